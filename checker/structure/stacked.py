"""Tables as a text shows them whose cells stand one under another: head cells one a line, then row after row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.language.heads import HEAD
from checker.language.numbering import mark
from checker.language.typesetting import squash
from checker.model.layout import Cell, Grid, Line, Row

# Why the figures of a row are not judged; keys of the messages under read.suspect.
CELLS_APART = "cells-apart"

_COUNT = frozenset(("序号", "编号", "序", "项次"))
_NAMES = re.compile(r"(?:主要|核心|具体)?(?:指标|项目|工程|任务|名称)(?:名称)?(?:[（(][^（()）]{1,12}[）)])?")
_YEAR = re.compile(r"\d{4}\s?年?|[“\"]?十[一二三四五六七八九]五[”\"]?|目标|现状|基期|规划值|预期值|合计|累计")
_UNIT = re.compile(r"(?:计量)?单位(?:[（(].*)?")
_NATURE = re.compile(r".{0,4}(?:属性|性质)")
_BRACKETED = re.compile(r"[（(\[【][^（()）]*[）)\]】]")
_SPLIT = re.compile(
    r"(?:主要|指标|项目|工程|任务|计量|责任|牵头|完成|建设|规划|目标)(?:指标|名称|属性|性质|类型|类别|内容|值|部门|时限|时间)|(?:计量|责任|牵头)单位"
    r"|\d{4}\s?年?(?:年|末|底)?(?:目标|现状|基期|规划|预期|实际)?(?:值|数)?|序号|单位|属性|性质|备注"
)
_FIGURE = re.compile(r"[^\u4e00-\u9fff]*\d[^\u4e00-\u9fff]*[\u4e00-\u9fff%‰/]{0,8}(?:[（(\[].*)?|[≤≥<>约＜＞].*\d.*")
_NOTHING = re.compile(r"[—\-–/\\*·－―…]+|无|空")
_BINDING = re.compile(r"[约预][束期]性|指令性|指导性")
_SENTENCE = re.compile(r"[。；！？]|，.*，")
_HEAD_LINES, _ROW_LINES, _CELL, _TALL = 24, 60, 60, 4


def stacked_at(lines: Sequence[Line], index: int) -> tuple[Grid, int] | None:
    """Return the table that begins at a line and the index of the first line after it, or None.

    Where rows are numbered 1, 2, 3 the numbers tell how many lines a row has; where they are not, only columns of years
    do. A run that is plainly a table and cannot be told apart becomes rows of one cell that say so.
    """
    if not _may_begin(lines, index):
        return None
    best: tuple[int, Grid, int] | None = None
    for head, columns in _heads(lines, index):
        found = _Rows(lines, columns).read(head)
        if found and (best is None or found[0] > best[0]):
            best = found
    return best[1:] if best else _untold(lines, index)


def _may_begin(lines: Sequence[Line], index: int) -> bool:
    if len(lines[index].text) > 24:
        return False
    first = squash(lines[index].text)
    if first not in _COUNT and not _NAMES.fullmatch(first):
        return False
    second = squash(lines[index + 1].text) if index + 1 < len(lines) else ""
    if first not in _COUNT and (second in _COUNT or _NAMES.fullmatch(second)) and not _SPLIT.fullmatch(first + second):
        return False  # a caption: 主要指标
    window = [squash(line.text) for line in lines[index : index + 12]]
    return len(window) >= 8 and all(len(word) <= 16 for word in window[:3]) and sum(map(_is_head, window[:5])) >= 3


def _words(line: Line) -> str:
    return squash(line.text)


def _is_figure(text: str) -> bool:
    # No cell with a figure is longer; the bound keeps the search short on any line.
    return len(text) <= 40 and _FIGURE.fullmatch(text) is not None


def _is_head(word: str) -> bool:
    return HEAD.fullmatch(word) is not None or _BRACKETED.fullmatch(word) is not None


def _heads(lines: Sequence[Line], index: int) -> Iterator[tuple[int, list[list[Line]]]]:
    """Yield where the head may end, and its lines put together into one run of lines a column."""
    counted = squash(lines[index].text) in _COUNT or squash("".join(x.text for x in lines[index : index + 2])) in _COUNT
    for stop in range(index + 3, min(index + _HEAD_LINES, len(lines))):
        if len(lines[stop - 1].text) > 16 or _SENTENCE.search(lines[stop - 1].text):
            return
        word = _words(lines[stop - 1])
        if not counted and not _is_head(word) and (_is_figure(word) or not _is_head(_words(lines[stop - 2]))):
            return
        begins = lines[stop + _group(lines, stop)].text if stop + _group(lines, stop) < len(lines) else ""
        if begins == "1" if counted else not _is_head(squash(begins)) and not _is_figure(squash(begins)):
            for columns in _put_together(lines[index:stop]):
                if len(columns) >= 3 and (counted or all(_is_head("".join(map(_words, one))) for one in columns)):
                    yield stop, columns
        if counted and begins == "1":
            return


def _put_together(head: Sequence[Line]) -> Iterator[list[list[Line]]]:
    """Yield the ways to read lines as heads: words in brackets belong to the line above, split words to each other."""
    columns: list[list[Line]] = []
    for line in head:
        above = "".join(map(_words, columns[-1])) if columns else ""
        word = squash(line.text)
        opened = above.count("（") + above.count("(") > above.count("）") + above.count(")")
        apart = HEAD.fullmatch(above) and HEAD.fullmatch(word)
        if columns and (opened or _BRACKETED.fullmatch(word) or (not apart and _SPLIT.fullmatch(above + word))):
            columns[-1].append(line)
        else:
            columns.append([line])
    yield columns
    # 指标 / 名称 are heads by themselves and one head together: the rows decide.
    closer: list[list[Line]] = []
    for column in columns:
        above = "".join(map(_words, closer[-1])) if closer else ""
        if closer and _SPLIT.fullmatch(above + "".join(map(_words, column))):
            closer[-1] = [*closer[-1], *column]
        else:
            closer.append(column)
    if len(closer) < len(columns):
        yield closer


def _group(lines: Sequence[Line], index: int) -> int:
    """Return 1 where a line is the label of a group of rows (一、节约用水), else 0."""
    text = lines[index].text if index < len(lines) else ""
    return int(mark(text) is not None and len(text) <= 20 and not _SENTENCE.search(text))


class _Rows:
    """The rows under a head, each as many lines as the head has columns, or more where a name was broken."""

    def __init__(self, lines: Sequence[Line], columns: Sequence[Sequence[Line]]) -> None:
        self.lines, self.columns = lines, columns
        self.heads = ["".join(map(_words, column)) for column in columns]
        self.head_lines = [squash(line.text) for column in columns for line in column]
        self.width = len(columns)
        self.counted = self.heads[0] in _COUNT
        self.years = [at for at, head in enumerate(self.heads) if _YEAR.search(head) and not _UNIT.fullmatch(head)]
        self.name = 1 if self.counted else 0

    def read(self, start: int) -> tuple[int, Grid, int] | None:
        """Return how many rows fit their heads, the table and where it ends; None where the lines are not its rows."""
        if not self.counted and not self.years:
            return None
        rows = [_row(self.columns)]
        index, count, sound = start, 0, 0
        while index < len(self.lines):
            group = _group(self.lines, index)
            if group and self._begins(index + 1, count + 1):
                rows.append(_row([[self.lines[index]]]))
                index += 1
                continue
            if [squash(x.text) for x in self.lines[index : index + len(self.head_lines)]] == self.head_lines:
                rows.append(_row(self.columns_at(index)))
                index += len(self.head_lines)
                continue
            found = self._row(index, count + 1) if self._begins(index, count + 1) else None
            if found is None:
                break
            rows.append(found[0])
            index = found[1]
            count += 1
            sound += not found[0].suspect
        if sound < 2 or sound * 2 < count:
            return None
        return sound, Grid(rows=tuple(rows), heads=1), index

    def columns_at(self, index: int) -> list[list[Line]]:
        """Return the lines of a head that is printed again."""
        columns = []
        for column in self.columns:
            columns.append(list(self.lines[index : index + len(column)]))
            index += len(column)
        return columns

    def _begins(self, index: int, number: int) -> bool:
        if index >= len(self.lines):
            return False
        text = squash(self.lines[index].text)
        if self.counted:
            return text == str(number)
        return not _is_figure(text) and not _NOTHING.fullmatch(text) and not _SENTENCE.search(text)

    def _row(self, index: int, number: int) -> tuple[Row, int] | None:
        """Return the row that begins at a line and where it ends."""
        for more in range(_TALL):
            stop = index + self.width + more
            if stop > len(self.lines):
                break
            cells = self._cells(index, more)
            if self._fits(cells) and (more == 0 or not self.counted or self._ends(stop, number)):
                return _row(cells), stop
        if not self.counted:
            return None
        # A cell was left empty and printed no line: where the row ends is known, which cell is which is not.
        for stop in range(index + 2, min(index + self.width + _TALL, len(self.lines))):
            if self._begins(stop + _group(self.lines, stop), number + 1):
                return _row([[line] for line in self.lines[index:stop]], CELLS_APART), stop
        return None

    def _ends(self, stop: int, number: int) -> bool:
        return stop >= len(self.lines) or self._begins(stop + _group(self.lines, stop), number + 1) or not self.years

    def _cells(self, index: int, more: int) -> list[list[Line]]:
        cells, at = [], index
        for column in range(self.width):
            size = 1 + (more if column == self.name else 0)
            cells.append(list(self.lines[at : at + size]))
            at += size
        return cells

    def _fits(self, cells: Sequence[Sequence[Line]]) -> bool:
        """Say whether the cells hold what their heads announce."""
        texts = ["".join(map(_words, cell)) for cell in cells]
        figures = 0
        for at, (head, text) in enumerate(zip(self.heads, texts, strict=True)):
            figure = _is_figure(text)
            if len(text) > _CELL and _SENTENCE.search(text):
                return False
            if at in self.years:
                if not figure and not _NOTHING.fullmatch(text) and (len(text) > 8 or _BINDING.fullmatch(text)):
                    return False
                figures += figure
            elif (
                (_UNIT.fullmatch(head) or _NATURE.fullmatch(head) or at == self.name)
                and re.fullmatch(r"[\d.,≤≥<>]+", text)
            ) or (_NATURE.fullmatch(head) and (len(text) > 6 or re.search(r"[\d%]", text))):
                return False
        return figures > 0 or not self.years


def _untold(lines: Sequence[Line], index: int) -> tuple[Grid, int] | None:
    """Return a run that is a table of figures by its head, each line a row of one cell that is not judged."""
    head = [squash(line.text) for line in lines[index : index + 8]]
    if sum(_YEAR.search(word) is not None and HEAD.fullmatch(word) is not None for word in head) < 2:
        return None
    stop = index
    while stop < len(lines) and len(lines[stop].text) <= 30 and not _SENTENCE.search(lines[stop].text):
        if _group(lines, stop) and stop + 1 < len(lines) and _SENTENCE.search(lines[stop + 1].text):
            break
        stop += 1
    figures = sum(_is_figure(squash(line.text)) for line in lines[index:stop])
    if figures < 5 or figures * 4 < stop - index:
        return None
    return Grid(rows=tuple(_row([[line]], CELLS_APART) for line in lines[index:stop])), stop


def _row(cells: Sequence[Sequence[Line]], suspect: str = "") -> Row:
    """Return a row of cells, each one line or a few that belong together."""
    return Row(
        cells=tuple(Cell(spans=tuple((x.start, x.end) for x in cell), end=cell[-1].end) for cell in cells),
        place=cells[0][0].place,
        page=cells[0][0].page,
        suspect=suspect,
    )
