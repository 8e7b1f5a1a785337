"""Small PDFs as printing systems make them: words at places, rules, shading, frames, pictures, turned pages."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from checker.model.layout import Grid, Line, Pages
from checker.read.limits import Limits
from checker.read.pdf import read_pdf

FONT = "STSong-Light"
LEFT, SIZE = 80, 10
TEXT = (
    "到2025年，全市建成污水处理厂20座，城镇污水集中处理率达到95%以上，",
    "新增绿化面积300公顷，公园服务半径覆盖率达到85%左右。",
)
HEAD = ("序号", "指标", "单位", "2020年", "2025年", "属性")
ROWS = (
    ("1", "森林覆盖率", "%", "20.9", "23.5", "约束性"),
    ("2", "城镇污水集中处理率", "%", "95", "98", "预期性"),
    ("3", "湿地保护率", "%", "60.4", "66", "预期性"),
)
SIDES = (80, 120, 270, 320, 370, 440, 510)


def canvas(size: tuple[int, int] = (595, 842)) -> tuple[Any, io.BytesIO]:
    """Return a page to draw on and where it is written to."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    out = io.BytesIO()
    made = Canvas(out, pagesize=size, invariant=1)
    made.setFont(FONT, SIZE)
    return made, out


def printed(draw: Callable[[Any], None], size: tuple[int, int] = (595, 842)) -> Pages:
    """Return a PDF that `draw` has drawn, read."""
    page, out = canvas(size)
    draw(page)
    page.save()
    return read_pdf(out.getvalue(), Path("plan.pdf"), Limits())


def lines(pages: Pages) -> list[str]:
    """Return the texts of the lines that are no table."""
    return [item.text for item in pages.items if isinstance(item, Line)]


def tables(pages: Pages) -> Iterator[list[list[str]]]:
    """Yield the words of each table's cells, merged ones in every place that they cover."""
    for item in pages.items:
        if isinstance(item, Grid):
            yield [
                ["".join(pages.source[start:end] for start, end in cell.spans).replace("\n", "") for cell in row.cells]
                for row in item.rows
            ]


def write(
    page: Any, rows: Sequence[Sequence[str]], top: float, *, sides: Sequence[float] = SIDES, step: int = 22
) -> None:
    """Print rows of cells, one line each."""
    for number, row in enumerate(rows):
        for x, text in zip(sides, row, strict=False):
            page.drawString(x + 3, top - number * step - 15, text)


def rule(
    page: Any, count: int, top: float, *, sides: Sequence[float] = SIDES, step: int = 22, down: slice = slice(None)
) -> None:
    """Draw the rules of a table of so many rows, or only some of those down."""
    for number in range(count + 1):
        page.line(sides[0], top - number * step, sides[-1], top - number * step)
    for x in sides[down]:
        page.line(x, top, x, top - count * step)


def filled(page: Any, count: int, top: float, *, step: int = 22) -> None:
    """Draw the rules of a table as thin filled fields, a piece for each side of each cell, as Word does."""
    for number in range(count + 1):
        for left, right in pairwise(SIDES):
            page.rect(left, top - number * step, right - left - 0.5, 0.5, stroke=0, fill=1)
    for number in range(count):
        for x in SIDES:
            page.rect(x, top - number * step - step + 0.5, 0.5, step - 0.5, stroke=0, fill=1)
