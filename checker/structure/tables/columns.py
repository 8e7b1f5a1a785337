"""The columns of a table typed: what each is for by the words of its head and by what stands in its cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from checker.language.heads import COUNTED, HeadWord, bare, beside_time, in_brackets, measure_of, time_of, word_of
from checker.model.document import Column, ColumnRole
from checker.structure.tables.cells import (
    counts,
    is_bare_figure,
    is_figure,
    is_ordinal,
    is_region,
    is_sum,
    is_unit,
)
from checker.structure.tables.namecolumns import tell_names
from checker.structure.tables.stacks import Stack

_MOST, _MANY, _SOME = 0.75, 0.5, 0.3
_SHORT = 6
_LONG = 20  # characters: a cell longer than this is a sentence, no figure and no name of a column
_BODIES = ("局", "委", "厅", "办", "部", "政府", "公司", "中心", "集团", "院", "会")
_FIXED: dict[HeadWord, ColumnRole] = {
    "deadline": "deadline", "department": "department", "nature": "nature", "bound": "bound",
    "kind": "kind", "unit": "unit",
}  # fmt: skip


def typed(stacks: Sequence[Stack]) -> tuple[Column, ...]:
    """Return the columns of a table, each with its role and, for values, what its head says of them."""
    columns = [_column(stack) for stack in stacks]
    for at, (before, stack) in enumerate(pairwise(stacks), start=1):
        if (
            columns[at].role == "value"
            and not time_of(stack.last).named
            and stack.heads
            and stack.heads == before.heads
        ):
            if columns[at - 1].role != "value" and stack.filled and all(map(is_ordinal, stack.filled)):
                # One head over a name and the number of its part.
                columns[at] = Column(heads=stack.heads, role="ordinal")
    tell_names(columns, stacks)
    _measures_of_places(columns)
    _parts(columns)
    _spread_aims(columns)
    _aims_of_the_past(columns)
    timed = any(column.role == "value" and _is_of_a_time(column) and not _invested(column.heads) for column in columns)
    if timed and not any(column.region for column in columns) and not _tells_out(columns):
        # Beside columns of years, figures without a time (a ratio of the two, a score) are none of the plan's.
        columns = [
            replace(column, role="note") if column.role == "value" and not _tells_time(column) else column
            for column in columns
        ]
    return tuple(columns)


def _measures_of_places(columns: list[Column]) -> None:
    """Where places are the rows and nothing else names them, a head of a year says what is measured: 2025年托位."""
    values = [at for at, column in enumerate(columns) if column.role == "value"]
    said = {at: columns[at].measure or beside_time(columns[at].heads[-1]) for at in values if columns[at].heads}
    roles = {column.role for column in columns}
    if "region" in roles and "name" not in roles and len(said) == len(values) and all(said.values()):
        for at, measure in said.items():
            columns[at] = replace(columns[at], measure=measure)


def _invested(heads: Sequence[str]) -> bool:
    return "invested" in map(word_of, heads)


def _aims_of_the_past(columns: list[Column]) -> None:
    """Beside what was reached, the figures under the bare name of a plan (“十三五”期间) are those it aimed at."""
    reached = any(column.actual and column.year is None and column.period is None for column in columns)
    for at, column in enumerate(columns):
        if reached and column.total and column.period is not None and not column.actual:
            columns[at] = replace(column, planned=True, total=False)


def _spread_aims(columns: list[Column]) -> None:
    """A head that says 规划目标 over several years says it of all but the first, from which they set out."""
    over = [
        column for column in columns if column.role == "value" and len(column.heads) > 1 and column.year is not None
    ]
    for at, column in enumerate(columns):
        if column in over and column.planned and not time_of(column.heads[-1]).planned:
            years = [one.year for one in over if one.heads[0] == column.heads[0] and one.year is not None]
            if column.year is not None and column.year < max(years):
                columns[at] = replace(column, planned=False)


def _parts(columns: list[Column]) -> None:
    """Give the columns of years that are parts of a sum (其中：2024年) what the sum's head says is measured."""
    whole: Column | None = None
    for at, column in enumerate(columns):
        if column.role != "value" or not column.heads:
            whole = None
        elif column.heads[-1].startswith("其中") and at and columns[at - 1].role == "value":
            whole = columns[at - 1]
            if not _tells_time(whole) or whole.planned:
                columns[at - 1] = replace(whole, total=True)
        if whole is not None and not column.measure:
            columns[at] = replace(column, measure=whole.measure, unit=column.unit or whole.unit)


def _tells_time(column: Column) -> bool:
    told = column.year is not None or column.period is not None or column.actual or column.planned
    return told or column.change or column.total or bool(column.region or column.years)


def _is_of_a_time(column: Column) -> bool:
    """Say whether a column's head tells its time by more than a word of its own measure (新增床位, 累计投放量)."""
    return _tells_time(replace(column, total=False) if column.measure else column)


def _tells_out(columns: Sequence[Column]) -> bool:
    """Say whether places are the rows and each column names what it measures, with a time or without one."""
    roles = {column.role for column in columns}
    values = [column for column in columns if column.role == "value"]
    return (
        "region" in roles
        and "name" not in roles
        and all(column.measure or not _tells_time(column) for column in values)
    )


def _column(stack: Stack) -> Column:
    """Return a column with the role that its own head and cells tell; "unknown" where only its neighbours can tell."""
    column = Column(heads=stack.heads)
    words = [word_of(head) for head in stack.heads]
    word: HeadWord = next((one for one in reversed(words) if one), "")
    if word in ("bound", "kind"):
        return replace(column, role=_FIXED[word])
    if stack.share("nature") >= _MANY and stack.kinds["nature"]:
        return replace(column, role="nature")
    counted = word in ("", "name", "class") and not unit_in(stack.last) and counts(stack.cells)
    if bare(stack.last) in COUNTED or word == "ordinal" or counted:
        return replace(column, role="ordinal")
    value = _value(stack, word)
    if value is not None:
        return value
    if word == "unit":
        names = sum(text.endswith(_BODIES) or is_region(text) for text in stack.filled)
        return replace(column, role="department" if names > _MANY * len(stack.filled) else "unit")
    if word in ("deadline", "department", "nature"):
        return replace(column, role=_FIXED[word])
    if (
        word == "region"
        and stack.share("words", "region") >= _MOST
        and stack.length <= _SHORT
        and stack.distinct > _MANY
    ):
        return replace(column, role="region")
    if word == "note" or word == "invested":
        return replace(column, role="note")
    if not word and stack.share("unit") >= _MOST:
        return replace(column, role="unit")
    if (
        len(stack.filled) > 1
        and stack.share("region") >= _MOST
        and stack.distinct > _MANY
        and word not in ("task", "note")
    ):
        return replace(column, role="region")
    if word in ("planned", "actual", "change", "total") and stack.length > _LONG / 2 and stack.share("figure") < _SOME:
        return replace(column, role="task" if word == "planned" else "note")
    named = next((time for time in map(time_of, reversed(stack.heads)) if time.named), None)
    if word == "task" or (named is not None and stack.length > _LONG / 2):
        return replace(column, role="task", year=named.year if named else None)
    return column


def lists_works(stacks: Sequence[Stack]) -> bool:
    """Say whether a table lists projects: what they are called, what is built, what is invested, and no years."""
    heads = [head for stack in stacks for head in stack.heads]
    words = [word_of(head) for head in heads]
    if "unit" in words or any(time_of(h).named and word != "invested" for h, word in zip(heads, words, strict=True)):
        return False
    named = any(word in bare(head) for head in heads for word in ("项目", "工程", "名称"))
    built = any(bare(head).startswith(("建设内容", "工程内容", "建设规模及")) for head in heads)
    return (named and built) or "invested" in words


def unit_in(head: str) -> str:
    """Return the unit that the brackets of a head name: （万亩）, （重现期·年）; "" where they name none."""
    inside = in_brackets(head)
    return next((part for part in (inside, re.split("[·，,]", inside)[-1]) if is_unit(part)), "")


def _about_unit(head: str) -> str:
    """Return in brackets what the brackets of a head say beside the unit (重现期·年); "" where they name it alone."""
    inside, unit = in_brackets(head), unit_in(head)
    beside = inside[: -len(unit)].rstrip("·，,") if unit and inside.endswith(unit) else ""
    return f"（{beside}）" if re.fullmatch(r"[\u4e00-\u9fff]{2,8}", beside) and not time_of(beside).named else ""


def _value(stack: Stack, word: HeadWord) -> Column | None:
    """Return a column of figures with the time, the measure, the unit and the region of its heads, or None."""
    if word in ("deadline", "department", "unit") or "note" in map(word_of, stack.heads):
        return None
    figures = stack.share("figure")
    times = [time_of(head) for head in stack.heads]
    named = next((time for time in reversed(times) if time.named), None)
    tense = next((time for time in reversed(times) if time.actual or time.planned), None)
    change = next((time for time in times if time.change), None)
    total = next((time for time in times if time.total), None)
    any_figure = bool(stack.kinds["figure"] or stack.kinds["nothing"])
    sure = (
        word in ("actual", "planned", "change", "total")
        and any_figure
        and (figures >= _SOME or stack.length <= _LONG / 2)
    )
    if word in ("name", "task", "class", "region") and named is None:
        plain_ones = sum(map(is_bare_figure, stack.filled))
        if not plain_ones or plain_ones < _MOST * (len(stack.filled) - stack.kinds["nothing"]):
            return None
    if word in ("name", "task", "class") and named is not None and figures < _SOME and stack.length > _LONG / 2:
        return None
    if named is None and not sure and figures < _MOST:
        return None
    if figures < _SOME and stack.length > _LONG:
        return None
    if not stack.filled and named is None and not sure:
        return None
    region = next((bare(head) for head in reversed(stack.heads) if is_region(bare(head))), "")
    measured = next(((measure_of(head), head) for head in reversed(stack.heads) if measure_of(head)), ("", ""))
    measure = "" if region or is_figure(measured[0]) or is_sum(measured[0]) else measured[0]
    measure += _about_unit(measured[1]) if measure else ""
    bracketed = next(filter(None, map(unit_in, reversed(stack.heads))), "")
    return Column(
        heads=stack.heads,
        role="value",
        year=named.year if named else None,
        years=next((time.years for time in reversed(times) if time.years), ()),
        period=named.period if named else None,
        actual=tense.actual if tense else False,
        planned=tense.planned if tense else False,
        change=change is not None,
        yearly=any(time.yearly for time in times),
        total=total is not None and change is None,
        base=tense.base if tense else False,
        measure=measure,
        unit=bracketed,
        region="" if is_sum(region) else region,
    )
