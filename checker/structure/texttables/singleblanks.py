"""Tables whose rows stand on a line each with single blanks between the cells, as extraction from a PDF leaves them.

Blanks as narrow say nothing of columns. What does: the rows are numbered, and behind the name the cells of every row
are of the same kinds in the same order (unit, nature, figures). A cell of two lines leaves its halves on the lines
above and below its row; they go to the row that lacks them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from checker.language.typesetting import squash
from checker.model.layout import Cell, Grid, Line, Row
from checker.structure.texttables.cellkinds import VALUES, kind
from checker.structure.texttables.celltokens import CELLS_APART
from checker.structure.texttables.singleheads import PIECE, Span, Token, head, piece, tokens

_FEWEST, _BETWEEN = 4, 5
_NUMBER = re.compile(r"\d{1,3}")
_STOP = re.compile(r"[。；！？]")


@dataclass(slots=True)
class _Numbered:
    """A row as its line shows it: the number, the name and what stands behind, and the pieces given to it."""

    index: int
    number: Span
    name: list[Span]
    behind: list[tuple[str, Span]]
    above: list[list[Token]] = field(default_factory=list)
    below: list[list[Token]] = field(default_factory=list)

    @property
    def kinds(self) -> str:
        """The kinds behind the name, a letter each: u unit, n nature, v value."""
        return "".join(letter for letter, _ in self.behind)


def single_blanks(lines: Sequence[Line]) -> dict[int, tuple[Grid, int]]:
    """Return the tables among lines: by the index of the first line the table and the index of the first after it."""
    found: dict[int, tuple[Grid, int]] = {}
    for rows in _runs(lines):
        made = _table(lines, rows)
        if made is not None:
            start, grid, stop = made
            found[start] = grid, stop
    return found


def _runs(lines: Sequence[Line]) -> Iterator[list[_Numbered]]:
    """Yield runs of lines that begin with 1, 2, 3, ... and hold cells, with only short pieces between them."""
    run: list[_Numbered] = []
    for index, line in enumerate(lines):
        row = _numbered(index, line)
        number = int(line.text.split(maxsplit=1)[0]) if row is not None else 0
        if row is not None and run and number == len(run) + 1:
            run.append(row)
        elif row is not None and number == 1:
            if len(run) >= _FEWEST:
                yield run
            run = [row]
        elif run and (not piece(line) or index - run[-1].index > _BETWEEN):
            if len(run) >= _FEWEST:
                yield run
            run = []
    if len(run) >= _FEWEST:
        yield run


def _numbered(index: int, line: Line) -> _Numbered | None:
    if len(line.text) > 2 * PIECE or "\t" in line.text or _STOP.search(line.text):
        return None
    words = tokens(line)
    if len(words) < 3 or not _NUMBER.fullmatch(words[0][0]):
        return None
    letters = [_letter(text) for text, _ in words[1:]]
    behind = len(letters)
    while behind and letters[behind - 1]:
        behind -= 1
    # Behind a unit or a nature words are what a value column says (完成国家任务).
    sure = next((at for at, letter in enumerate(letters) if letter in ("u", "n")), behind)
    if sure < behind:
        behind = sure - 1 if sure and letters[sure - 1] == "v" else sure
        letters = [*letters[:behind], *(letter or "v" for letter in letters[behind:])]
    if behind == len(letters):
        return None
    if letters[behind] == "v" and letters[behind + 1 : behind + 2] == ["n"]:
        letters[behind] = "u"  # a stroke in the column of units
    return _Numbered(
        index,
        words[0][1],
        [span for _, span in words[1 : behind + 1]],
        [(letter, span) for letter, (_, span) in zip(letters[behind:], words[behind + 1 :], strict=True)],
    )


def _letter(text: str) -> str:
    looks = kind(squash(text))
    if looks == "nature":
        return "n"
    if looks == "unit":
        return "u"
    return "v" if looks in VALUES or looks == "nothing" else ""


def _table(lines: Sequence[Line], rows: Sequence[_Numbered]) -> tuple[int, Grid, int] | None:
    shapes = Counter(row.kinds for row in rows if row.name)
    shape, often = shapes.most_common(1)[0] if shapes else ("", 0)
    if "v" not in shape or len(shape) < 2 or often * 2 < len(rows):
        return None
    _share_out(lines, rows, shape)
    above = head(lines, rows[0].index, shape)
    if above is None:
        return None
    start, heads = above
    made = [_row(lines[start], heads), *(_filled(lines[row.index], row, shape) for row in rows)]
    stop = rows[-1].index + 1 + len(rows[-1].below)
    return start, Grid(rows=tuple(made), heads=1), stop


def _share_out(lines: Sequence[Line], rows: Sequence[_Numbered], shape: str) -> None:
    """Give the pieces between two rows to the one that lacks cells; where both do, half to each."""
    lacks = [not row.name or row.kinds != shape for row in rows]
    for at, (row, after) in enumerate(pairwise(rows)):
        pieces = [tokens(line) for line in lines[row.index + 1 : after.index]]
        if lacks[at] and not lacks[at + 1]:
            cut = len(pieces)
        elif lacks[at + 1] and not lacks[at]:
            cut = 0
        else:
            cut = len(pieces) if not lacks[at] else min(len(row.above), len(pieces)) or len(pieces) // 2
        row.below += pieces[:cut]
        after.above += pieces[cut:]
    last = rows[-1]
    if lacks[-1] and last.above:
        following = lines[last.index + 1 : last.index + 1 + len(last.above)]
        last.below = [tokens(line) for line in following if piece(line)]


def _filled(line: Line, row: _Numbered, shape: str) -> Row:
    """Return a row with what its pieces add; suspect where they do not tell which cell they are of."""
    places = _places(row.kinds, shape)
    cells: list[list[Span]] = [[row.number], list(row.name), *([] for _ in shape)]
    for (_, span), place in zip(row.behind, places or range(len(row.behind)), strict=False):
        cells[2 + place].append(span)
    if places is not None and _completed(cells, row, shape) and cells[1]:
        return _row(line, cells)
    # Nothing of the row is lost: what tells no cell stands with the name, and the row is not judged.
    pieces = [span for part in (*row.above, *row.below) for _, span in part]
    beyond = [span for _, span in row.behind[len(shape) :]]
    kept: list[list[Span]] = [[row.number], sorted([*row.name, *pieces, *beyond])]
    kept += [[span] for _, span in row.behind[: len(shape)]]
    kept += [[] for _ in range(len(shape) + 2 - len(kept))]
    return _row(line, kept, CELLS_APART)


def _completed(cells: list[list[Span]], row: _Numbered, shape: str) -> bool:
    """Put the pieces of a row into the cells they belong to; False where they do not tell which these are."""
    pieces = [*row.above, *row.below]
    if not pieces:
        return True
    empty = [at for at in range(1, len(cells)) if not cells[at]]
    wide = {len(part) for part in pieces}
    if wide == {1} and len(empty) <= 1:
        at = empty[0] if empty else 1
        whole = squash("".join(part[0][0] for part in pieces))
        if at >= 2 and (shape[at - 2] != "u" or kind(whole) != "unit"):
            return False
        own = cells[at]
        cells[at] = [part[0][1] for part in row.above] + own + [part[0][1] for part in row.below]
        return True
    if not empty or wide != {len(empty)}:
        return False
    for words in pieces:
        for at, (_, span) in zip(empty, words, strict=True):
            cells[at].append(span)
    return True


def _places(kinds: str, shape: str) -> list[int] | None:
    """Return the columns of a row's cells among those of the shape; None where several choices fit."""
    if kinds == shape:
        return list(range(len(shape)))
    if len(kinds) >= len(shape):
        return None
    choices = [
        [*range(at), *range(at + 1, len(shape))]
        for at in range(len(shape))
        if len(kinds) == len(shape) - 1 and shape[:at] + shape[at + 1 :] == kinds
    ]
    # Which of two equal neighbours is missing makes a difference: then the row does not tell.
    return choices[0] if len(choices) == 1 else None


def _row(at: Line, cells: Sequence[Sequence[Span]], suspect: str = "") -> Row:
    made = []
    before = at.start
    for spans in cells:
        end = max((span[1] for span in spans), default=before)
        made.append(Cell(spans=tuple(spans) or ((end, end),), end=end))
        before = end
    return Row(cells=tuple(made), place=at.place, page=at.page, suspect=suspect)
