"""Tables as a text shows them: columns apart by tabs, pipes or runs of spaces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from checker.read.marks import CAPTION, mark
from checker.read.piece import Cell, Grid, Line, Row, blank

HEAD = re.compile(
    r"(?:序号?|编号|项目|类别|类型|领域|分类|属性|性质|目标值?|数值|现状值?|基期值?|规划值|预期值|备注|说明|地区|区域|区县|县区|市|县（市、区）|环节|增速|指标|任务|内容|名称|单位"
    r"|.{0,8}指标.{0,4}|.{0,8}名称|.{0,6}单位|.{0,6}部门|.{0,6}属性|.{0,8}任务|.{0,6}目标值?|.{0,6}时限|.{0,6}时间|.{0,6}进度|.{0,8}内容|.{0,6}措施"
    r"|.{0,6}\d{4}\s?年.{0,8}|[“\"]?十[一二三四五六七八九]五[”\"]?.{0,8}|年均.{0,8}|累计.{0,4}|责任.{0,6}|完成.{0,6}|年份|年度|.{0,6}增长.{0,4}|.{0,6}总?面积|.{0,6}人口)"
    r"(?:[（(][^（()）]{0,20}[）)])?"
    # The dataset's own columns.
    r"|(?i:id|doc|clause|quote|indicator|value|value_max|value_text|unit|bound|kind|by|due|year|deadline|period|time_text"
    r"|region|scope|modality|note|name|target)"
)
_GAP = re.compile(r"(?: {2,}|\u3000+|\t+)[ \u3000\t]*")
_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")
_NUMBER = re.compile(r"\d{1,3}")


def squash(text: str) -> str:
    """Return a text without its white space, as heads of columns are compared."""
    return "".join(c for c in text if not blank(c))


def is_head(cells: Sequence[str]) -> bool:
    """Say whether a row names columns: most of its cells are words that head columns of plans, none is a sentence."""
    words = [squash(cell) for cell in cells if squash(cell)]
    if len(words) < 2 or any(len(word) > 24 or "。" in word for word in words):
        return False
    return sum(HEAD.fullmatch(word) is not None for word in words) * 2 > len(words)


def grid_at(lines: Sequence[Line], index: int) -> tuple[Grid, int] | None:
    """Return the table that begins at a line and the index of the first line after it, or None."""
    line = lines[index]
    if "\t" in line.text:
        return _by_tabs(lines, index)
    if line.text.startswith("|") and line.text.count("|") >= 3:
        return _by_pipes(lines, index)
    if _GAP.search(line.text):
        return _by_spaces(lines, index)
    return None


def _row(line: Line, bounds: Sequence[tuple[int, int]]) -> Row:
    cells = tuple(Cell(spans=((line.start + a, line.start + b),), end=line.start + b) for a, b in bounds)
    return Row(cells=cells, place=line.place, page=line.page)


def _by_tabs(lines: Sequence[Line], index: int) -> tuple[Grid, int] | None:
    raws, stop = [], index
    tabs = 0
    while stop < len(lines):
        # The line's own text is stripped; empty cells at its end are tabs that only the source still has.
        line = lines[stop]
        count = line.raw.count("\t")
        if "\t" not in line.text and (not tabs or count != tabs):
            break
        tabs = tabs or count
        raws.append(line)
        stop += 1
    if len(raws) < 2 and not is_head(raws[0].text.split("\t")):
        return None
    return Grid(rows=tuple(_row(line, _bounds(line.raw, re.finditer(r"\t", line.raw))) for line in raws)), stop


def _by_pipes(lines: Sequence[Line], index: int) -> tuple[Grid, int] | None:
    rows: list[Row] = []
    markup: list[tuple[int, int]] = []
    stop = index
    while stop < len(lines) and lines[stop].text.startswith("|"):
        line = lines[stop]
        if _RULE.fullmatch(line.text):
            markup.append((line.start, line.end))
        else:
            pipes = [found.start() for found in re.finditer(r"(?<!\\)\|", line.raw)]
            bounds = [(a + 1, b) for a, b in pairwise([*pipes, len(line.raw)])]
            # Where a blank stands before the stroke it is the separator that the passage keeps, else the stroke is.
            ends = [b - 1 if b - 1 > a and line.raw[b - 1].isspace() else b for a, b in bounds]
            cells = [
                Cell(spans=((line.start + a, line.start + b),), end=min(line.start + end, line.end - 1))
                for (a, b), end in zip(bounds, ends, strict=True)
            ]
            last = len(cells) - 1 if not line.raw[bounds[-1][0] :].strip() else len(cells)
            rows.append(Row(cells=tuple(cells[:last]), place=line.place, page=line.page))
            markup += [(line.start + pipe, line.start + pipe + 1) for pipe in pipes]
        stop += 1
    return (Grid(rows=tuple(rows), heads=1, markup=tuple(markup)), stop) if len(rows) >= 2 else None


def _by_spaces(lines: Sequence[Line], index: int) -> tuple[Grid, int] | None:
    head = _GAP.split(lines[index].text)
    if len(head) < 3 or not is_head(head):
        return None
    rows, stop = [], index
    while stop < len(lines):
        line = lines[stop]
        cells = _GAP.split(line.text)
        group = len(cells) == 1 and mark(line.text) is not None and len(line.text) <= 20 and "。" not in line.text
        if len(cells) != len(head) and not group:
            break
        lead = len(line.raw) - len(line.raw.lstrip())
        length = lead + len(line.text)
        bounds = _bounds(line.raw[:length], _GAP.finditer(line.raw[:length], lead), lead)
        rows.append(_row(line, bounds))
        stop += 1
    while rows and len(rows[-1].cells) == 1:
        rows.pop()
        stop -= 1
    return (Grid(rows=tuple(rows)), stop) if len(rows) >= 2 else None


def _bounds(raw: str, separators: Iterable[re.Match[str]], start: int = 0) -> list[tuple[int, int]]:
    bounds = []
    for found in separators:
        bounds.append((start, found.start()))
        start = found.end()
    return [*bounds, (start, len(raw))]


def captioned(text: str) -> bool:
    """Say whether a line is the caption of a table or box, not a sentence that speaks of one."""
    return CAPTION.match(text) is not None and len(text) <= 50 and not text.endswith(("。", "；", "，", "、", ";", ","))
