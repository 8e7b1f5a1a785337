"""A share printed beside its part and its whole: 20个，占社区总数100个的25%, or a column 占比 of a table.

A share behind 其中 may be a floor or a ceiling (占比达到70%以上), which the part has to keep.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal

from checker.language.lexicon import compiled, expanded
from checker.language.wording import bound_after, bound_before, joined
from checker.model import Bound, Passage, RoundedFigure, StatedShare

_SIZES = {"": Decimal(1), "万": Decimal(10**4), "亿": Decimal(10**8)}
_WORDS = r"[^，,。；;：\d]"
# A bound (以上) or about (左右) beside part or whole leaves the share open, and so does about beside the share.
_OPEN = re.compile(r"约|近|超过?|不足|以上|以下|左右|至少|不少于|不低于|力争")


def _number(name: str) -> str:
    return rf"(?P<{name}>\d+(?:,\d{{3}})*(?:\.\d+)?)\s*(?P<{name}_size>[万亿]?)\s*"


_SHARE = r"(?P<share>\d+(?:\.\d+)?)\s*[%％]"
_UNIT = r"(?P<unit>[一-鿿]{1,4}?)"
_ITS_SHARE = r"(?:占(?:比|总数的|总量的|全部的|其中的)?|(?:所?占)?(?:比例|比重))"
_AT = expanded("(?:<reach>|为)?(?:<denial><allowance>?(?:<below>|<above>)|<above>|<below>|<least>|<most>)?")
_SENTENCES = (
    re.compile(
        rf"{_number('part')}{_UNIT}(?:{_WORDS}{{0,12}})?[，,]?占{_WORDS}{{0,16}}?{_number('whole')}(?P=unit)的(?P<own>){_SHARE}"
    ),
    re.compile(
        rf"{_number('whole')}{_UNIT}[，,（(]其中{_WORDS}{{0,16}}?{_number('part')}(?P=unit){_WORDS}{{0,16}}"
        rf"(?P<own>)[，,]{_ITS_SHARE}{_AT}{_SHARE}"
    ),
)
_SHARE_HEAD = re.compile(r"占比|比重|所占比例")
_WHOLE_HEAD = re.compile(r"总数|总量|总户数|总面积|总人口|合计|总计")
_NO_AMOUNT = re.compile(r"序号|编号|年份|率|平均")
_CELL = re.compile(r"^\d+(?:,\d{3})*(?:\.\d+)?$")
_SIDES: dict[Bound, Literal["eq", "ge", "le"] | None] = {
    "eq": "eq",
    "ge": "ge",
    "gt": "ge",
    "le": "le",
    "lt": "le",
    "approx": None,
}
_TOLD = ("占", "比例", "比重")
_SUMMED = compiled(r"^<cells.sum>$")
_WHOLE = Decimal(100)


def text_shares(passage: Passage) -> Iterator[StatedShare]:
    """Yield the shares that a sentence gives together with part and whole."""
    for pattern in _SENTENCES if passage.row is None and any(word in passage.text for word in _TOLD) else ():
        for found in pattern.finditer(passage.text):
            bound = _bound(passage.text, found)
            if bound is None or _OPEN.search(passage.text, found.start(), found.start("own")):
                continue
            part, whole = (_figure(found[name], found[f"{name}_size"], found["unit"]) for name in ("part", "whole"))
            if whole.value:
                yield StatedShare(
                    passages=(passage,),
                    start=found.start(),
                    end=found.end(),
                    name=found[0],
                    part=part,
                    whole=whole,
                    share=_rounded(found["share"]),
                    bound=bound,
                )


def _bound(text: str, found: re.Match[str]) -> Literal["eq", "ge", "le"] | None:
    """Return the side of a share that is allowed, None where it is told roughly."""
    after = bound_after(text, found.end())
    return _SIDES[
        joined(bound_before(text[found.start("own") : found.start("share")]), after[0] if after else None, passed=False)
    ]


def table_shares(table: Sequence[Passage]) -> Iterator[StatedShare]:
    """Yield the shares of a column 占比: against a column of wholes, else against the total of the one column."""
    first = table[0].row if table else None
    if first is None:
        return
    heads = first.headers if any(first.headers) else first.cells  # a head of unusual words is read as a row
    rows = [row for row in table if row.row and row.row.cells != heads]
    share_columns = [at for at, head in enumerate(heads) if _SHARE_HEAD.search(head)]
    if len(share_columns) != 1:
        return
    share_column = share_columns[0]
    amounts = [
        at
        for at, head in enumerate(heads)
        if at != share_column and not _NO_AMOUNT.search(head) and all(_cell(row, at) for row in rows)
    ]
    wholes = [at for at in amounts if _WHOLE_HEAD.search(heads[at])]
    totals = [row for row in rows if row.row and any(_SUMMED.match(cell.strip()) for cell in row.row.cells[:2])]
    if len(wholes) == 1 and len(amounts) == 2:
        column = next(at for at in amounts if at not in wholes)
        given = [(row, row, wholes[0]) for row in rows]
    elif len(totals) == 1 and len(amounts) == 1 and _share_cell(totals[0], share_column) in (None, _WHOLE):
        column = amounts[0]
        given = [(row, totals[0], column) for row in rows if row is not totals[0]]
    else:
        return
    for row, against, whole_column in given:
        printed, part, whole = _percent(row, share_column), _cell(row, column), _cell(against, whole_column)
        if not printed or not _CELL.match(printed) or not part or not whole or not _rounded(whole).value:
            continue
        passages = (row,) if against is row else (row, against)
        name = next((cell for cell in row.row.cells if cell and not cell[0].isdigit()), "") if row.row else ""
        yield StatedShare(
            passages=passages,
            start=0,
            end=len(row.text),
            name=name,
            part=_figure(part, "", ""),
            whole=_figure(whole, "", ""),
            share=_rounded(printed),
        )


def _cell(row: Passage, at: int) -> str:
    cell = row.row.cells[at].strip() if row.row and at < len(row.row.cells) else ""
    return cell if _CELL.match(cell) else ""


def _percent(row: Passage, at: int) -> str:
    return row.row.cells[at].strip().rstrip("%％") if row.row and at < len(row.row.cells) else ""


def _share_cell(row: Passage, at: int) -> Decimal | None:
    printed = _percent(row, at)
    return _rounded(printed).value if _CELL.match(printed) else None


def _figure(printed: str, size: str, unit: str) -> RoundedFigure:
    """Return a part or a whole; an unscaled figure without decimals is a count and exact."""
    rounded = _rounded(printed)
    exact = not size and "." not in printed
    reach = Decimal(0) if exact else rounded.reach * _SIZES[size]
    return RoundedFigure(f"{printed}{size}{unit}", rounded.value * _SIZES[size], reach)


def _rounded(printed: str) -> RoundedFigure:
    value = Decimal(printed.replace(",", ""))
    return RoundedFigure(printed, value, Decimal(1).scaleb(-len(printed.partition(".")[2])) / 2)
