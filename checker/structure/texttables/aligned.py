"""Tables whose columns a text sets apart by blanks and whose cells may run over several lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.language.heads import COUNTED
from checker.language.numbering import NOTE, UNIT, mark
from checker.language.typesetting import squash
from checker.model.layout import Cell, Grid, Line, Row
from checker.structure.texttables.alignedcells import mixed, no_head, spaced, wordy
from checker.structure.texttables.alignedcolumns import Piece, Strip, column_of, head_strips, pieces, spanned, strips
from checker.structure.texttables.alignedregion import Cells, Region, headish
from checker.structure.texttables.cellkinds import VALUES, heads_column, heads_values, is_cut, kind
from checker.structure.texttables.celltokens import CELLS_APART
from checker.structure.texttables.headfit import misplaced
from checker.structure.texttables.textgrids import captioned

_GAP = re.compile(r"\S[ \u3000]{2,}\S")
_TORN = re.compile(r"[.．\ue000-\uf8ff\U00100000-\U0010ffff]\d")
_MOST_LINES = 400  # of a table on a page
_SHORT = 30
_Spans = list[list[tuple[int, int]]]  # of each head


def aligned(lines: Sequence[Line]) -> dict[int, tuple[Grid, int]]:
    """Return the tables among lines: by the index of the first line the table and the index of the first after it."""
    found: dict[int, tuple[Grid, int]] = {}
    # What a page's last lines leave for the next page: the columns of a table, or a head alone.
    width, after, first = 0, -1, -1
    head: _Spans = []
    for start, stop in _regions(lines):
        follows = start > 0 and after == start and lines[start].page != lines[start - 1].page
        table = _table(lines[start:stop], width if follows else 0, head if follows else [])
        if table is None:
            while start < stop - 1 and len(pieces(lines[start], 0, wide=False)) == 1 and no_head(lines[start].text):
                start += 1
            width, after, first = 0, stop, start
            head = _head_alone(lines[start:stop])
            continue
        grid, begin, end = table
        begin = first if follows and head and begin == 0 and grid.heads else start + begin
        found[begin] = grid, start + end
        width, first, after = len(grid.rows[0].cells), start + end, stop
        head = _head_alone(lines[first:stop])
    return found


def _head_alone(lines: Sequence[Line]) -> _Spans:
    """Return the spans of each head where lines are nothing but the head of a table that the next page holds."""
    if not 0 < len(lines) <= 5:
        return []
    heads = head_strips([pieces(line, at, wide=False) for at, line in enumerate(lines)])
    words = [squash("".join(piece.text for piece in one)) for one in heads]
    if len(words) < 3 or not headish(words):
        return []
    return [[(piece.start, piece.end) for piece in one] for one in heads]


def _regions(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a page whose lines are set apart by blanks or are short pieces."""
    start = gaps = 0
    for index, line in enumerate(lines):
        gap = _GAP.search(line.raw) is not None and "\t" not in line.raw and not captioned(line.text)
        broken = index > start and line.page != lines[index - 1].page
        if broken or not (gap or _piece(line)) or index - start >= _MOST_LINES:
            if gaps >= 2 or (gaps and broken):
                yield start, index
            start, gaps = index if gap or _piece(line) else index + 1, 0
        gaps += gap
    if gaps >= 2:
        yield start, len(lines)


def _piece(line: Line) -> bool:
    """Say whether a line can be a part of a cell by itself, or the label of a group of rows."""
    text = line.text
    if len(text) > _SHORT or line.level or captioned(text) or NOTE.match(text) or UNIT.fullmatch(text):
        return False
    return "\t" not in line.raw and not text.endswith(("。", "；", "！"))


def _table(lines: Sequence[Line], width: int, head: _Spans) -> tuple[Grid, int, int] | None:
    """Return the table of a region, the line it begins with and the first after it."""
    best: tuple[float, Grid, int, int] | None = None
    for wide in (False, True):
        found = _Table(lines, wide=wide).read(width, head)
        if found is not None and (best is None or found[0] > 1.05 * best[0] + 1):
            best = found
    return best[1:] if best else None


class _Table(Region):
    """A region read as a table: its head and its rows."""

    def read(self, width: int, head: _Spans) -> tuple[float, Grid, int, int] | None:
        """Return how well the table holds together, the table, the line it begins with and the first after it."""
        if not self.columns:
            return None
        body, anchors = self.anchors()
        if len(anchors) < 2:
            return None
        # The head is set otherwise than the rows (指  标): the rows tell the columns.
        told = strips(self.levels[body : self._end(anchors[-1])], self.blocks)
        if told:
            self.columns = told
            body, anchors = self.anchors()
            if len(anchors) < 2:
                return None
        first, heads = self._heads(body, anchors[0])
        if first is None:
            if len(self.columns) not in (width, len(head)):
                return None
            first, body = 0, 0
            heads = [_head_row(head, self.lines[0])] if len(self.columns) == len(head) else []
        end = self._end(anchors[-1])
        made = self._rows(body, end, anchors)
        sound = sum(not row.suspect for row in made)
        if sound < 2 or (sound * 3 < 2 * len(made) if self.ordinal is None else sound * 2 < len(made)):
            return None
        return (
            self.clean(body, end) - 0.01 * len(self.columns),
            Grid(rows=(*heads, *made), heads=len(heads)),
            first,
            end,
        )

    def _heads(self, body: int, anchor: int) -> tuple[int | None, list[Row]]:
        """Return the first line of the head above the rows, and the rows of the head."""
        own: list[list[Piece]] = [[] for _ in self.columns]
        over: list[list[Piece]] = [[] for _ in self.columns]
        first = body
        while first > 0 and body - first < 6:
            level = self.levels[first - 1]
            text = self.lines[first - 1].text
            if captioned(text) or (len(level) == 1 and no_head(text)):
                break
            first -= 1
        for at in range(first, body):
            for piece in self._parted(at):
                columns = spanned(piece, self.columns)
                for column in columns:
                    (over if len(columns) > 1 else own)[column].append(piece)
        self._merge(own, over)
        words = [squash("".join(p.text for p in (*a, *b))) for a, b in zip(over, own, strict=True)]
        known = sum(heads_column(word) or heads_values(word) or word in COUNTED for word in words if word)
        if misplaced(words, self.profiles(body), self.ordinal) >= 5.0:
            return None, []
        if known < 2 or not any(heads_values(word) or heads_column(word) for word in words[1:]):
            return None, []
        if not any(over):
            return first, [_row(own, self.lines)]
        upper = [a or b for a, b in zip(over, own, strict=True)]
        lower = [b or a for a, b in zip(over, own, strict=True)]
        return first, [_row(upper, self.lines), _row(lower, self.lines)]

    def _merge(self, own: list[list[Piece]], over: list[list[Piece]]) -> None:
        """Make one column of two where a head stands over both in pieces, or the right one has none and holds words."""
        filled = self.filled()
        at = 1
        while at < len(self.columns):
            texts = [[squash("".join(p.text for p in line[one])) for line in filled] for one in (at - 1, at)]
            words = all(wordy(column) for column in texts)
            heads = [squash("".join(piece.text for piece in own[one])) for one in (at - 1, at)]
            sizes = [sum(map(bool, column)) for column in texts]
            loose = (heads[0] and not heads[1]) or (heads[1] and not heads[0] and sizes[0] >= sizes[1])
            whole = all(heads) and heads_column("".join(heads)) and not all(map(heads_column, heads))
            if words and not over[at] and not over[at - 1] and (whole or loose) and at > 1:
                left, right = self.columns[at - 1], self.columns[at]
                one = Strip(left.left, right.right, left.rows | right.rows)
                self.columns = [*self.columns[: at - 1], one, *self.columns[at + 1 :]]
                own[at - 1 : at + 1] = [sorted([*own[at - 1], *own[at]], key=lambda one: (one.row, one.left))]
                over[at - 1 : at + 1] = [[]]
                filled = self.filled()
            else:
                at += 1

    def _parted(self, at: int) -> list[Piece]:
        """Return the pieces of a line of the head, parted at a blank where each stands over a column of its own."""
        found: list[Piece] = []
        for piece in spaced(self.levels[at]):
            words: list[Piece] = []
            for atom in (atom for atom in self.atoms[at] if piece.start <= atom.start < piece.end):
                last = words[-1] if words else None
                # 2025 年 is one word, and so is one whose signs are set apart.
                if last and (atom.text[0] == "年" or (len(atom.text) == 1 and len(last.text.split(" ")[-1]) == 1)):
                    words[-1] = Piece(last.left, atom.right, last.start, atom.end, f"{last.text} {atom.text}", at)
                else:
                    words.append(atom)
            columns = [column_of(word, self.columns) for word in words]
            found += words if len(set(columns)) == len(words) > 1 else [piece]
        return found

    def _end(self, anchor: int) -> int:
        """Return the first line after the last row: lines follow its middle that are no heading and not far off."""
        at = anchor + 1
        while at < len(self.levels) and at - anchor <= 3 and not self._label(at):
            texts = [squash(piece.text) for piece in self.levels[at]]
            if (self.apart(at) and len(texts) == 1) or headish(texts):
                break
            at += 1
        return at

    def _label(self, at: int) -> bool:
        """Say whether a line is the label of a group of rows or a heading."""
        text = self.lines[at].text
        found = mark(text)
        whole = len(self.levels[at]) == 1 or (found is not None and found.style in ("编", "章", "节"))
        return whole and found is not None and kind(squash(text[:40])) not in VALUES

    def _rows(self, body: int, end: int, anchors: Sequence[int]) -> list[Row]:
        """Return the lines below the head shared out over the rows, each with the anchor that it is nearest to."""
        rows: list[Cells] = [[[] for _ in self.columns] for _ in anchors]
        labels: dict[int, list[Piece]] = {}
        held: dict[int, list[int]] = {}
        for at, anchor in enumerate(anchors):
            held.setdefault(self.blocks[anchor], []).append(at)
        above = [0] * len(anchors)
        names = self.names(body, end)
        for line in range(body, end):
            if self._label(line):
                labels.setdefault(next((at for at, one in enumerate(anchors) if one > line), len(rows)), []).extend(
                    self.levels[line]
                )
                continue
            near = held.get(self.blocks[line]) or range(len(anchors))
            # Between two rows a line belongs to the upper one if that has as many lines above its middle.
            at = min(near, key=lambda one: (abs(anchors[one] - line), line - anchors[one] > above[one]))
            cells = self.filled()[line]
            above[at] += line < anchors[at] and any(cells[names:])
            for column, cell in enumerate(cells):
                rows[at][column] += cell
        made = []
        for at, cells in enumerate(rows):
            if at in labels:
                made.append(_row([labels[at]], self.lines))
            if any(cells):
                made.append(self._row(cells))
        return made

    def _row(self, cells: Cells) -> Row:
        texts = ["".join(piece.text for piece in cell) for cell in cells]
        cut = any(is_cut(squash(text)) or _TORN.match(text) for text in texts[1:])
        joined = any(map(mixed, cells))
        return _row(cells, self.lines, CELLS_APART if cut or joined else "")


def _head_row(head: _Spans, line: Line) -> Row:
    cells = tuple(Cell(spans=tuple(spans), end=spans[-1][1]) for spans in head)
    return Row(cells=cells, place=line.place, page=line.page)


def _row(cells: Sequence[Sequence[Piece]], lines: Sequence[Line], suspect: str = "") -> Row:
    filled = [piece for cell in cells for piece in cell]
    first = min(filled, key=lambda piece: piece.start)
    # What parts two cells in the passage is a blank: that behind the first, or one before or behind the row.
    aside = first.start - 1 if first.start else first.end
    made = []
    for at, cell in enumerate(cells):
        after = cells[at + 1] if at + 1 < len(cells) else ()
        end = cell[-1].end if cell and after and after[0].start > cell[-1].end else aside
        spans = tuple(dict.fromkeys((piece.start, piece.end) for piece in cell)) or ((aside, aside),)
        made.append(Cell(spans=spans, end=end))
    line = lines[first.row]
    return Row(cells=tuple(made), place=line.place, page=line.page, suspect=suspect)
