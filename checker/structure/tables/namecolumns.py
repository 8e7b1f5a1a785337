"""Which column of a table holds the names, which the classes above them, and which cells are part of a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.language.heads import beside_time, in_brackets, word_of
from checker.language.typesetting import squash
from checker.model.document import Column, ColumnRole
from checker.structure.tables.cells import is_measure, is_unit
from checker.structure.tables.stacks import Stack

_MANY = 0.5


def tell_names(columns: list[Column], stacks: Sequence[Stack]) -> None:
    """Tell the column of names from those of classes, and the cells that stand before a name in one head with it."""
    values = [at for at, column in enumerate(columns) if column.role == "value"]
    open_ones = [at for at, column in enumerate(columns) if column.role == "unknown" and stacks[at].filled]
    if values:
        # What is worded like a task is the name where figures stand beside it (目标任务, 年度目标值).
        open_ones = sorted(open_ones + [at for at, column in enumerate(columns) if column.role == "task"])
    before = [at for at in open_ones if not values or at < values[-1]]
    if not before:
        return
    name = _name(before, stacks, values)
    group = [at for at in before if at <= name and stacks[at].heads == stacks[name].heads] if stacks[name].last else []
    for at in open_ones:
        if at == name and _classes_places(name, columns, stacks):
            role: ColumnRole = "class"
        elif at == name:
            role = "name" if values or word_of(stacks[at].last) in ("name", "class", "") else columns[at].role
        elif at in group and _belongs(at, stacks):
            role = "name"
        elif at > name:
            role = (
                columns[at].role
                if columns[at].role == "task" and not values
                else "note"
                if values
                else columns[at].role
            )
        else:
            role = "class"
        columns[at] = replace(columns[at], role=role)
    unit = in_brackets(stacks[name].last)
    if is_unit(unit):
        columns[name] = replace(columns[name], unit=unit)


def _classes_places(at: int, columns: Sequence[Column], stacks: Sequence[Stack]) -> bool:
    """Say whether a column only sorts the places beside it (城区: 甲区, 乙区), and the heads name what is measured."""
    beside = columns[at + 1].role if at + 1 < len(columns) else "unknown"
    values = [column for column in columns if column.role == "value"]
    measured = bool(values) and all(
        column.heads and (column.measure or beside_time(column.heads[-1])) for column in values
    )
    return beside == "region" and measured and stacks[at].distinct < _MANY


def _name(before: Sequence[int], stacks: Sequence[Stack], values: Sequence[int]) -> int:
    """Return which of the columns of words is that of the names: its cells differ, its head says so, it stands last."""

    def rank(at: int) -> tuple[float, ...]:
        stack = stacks[at]
        word = word_of(stack.last)
        repeated = stack.distinct < _MANY and len(stack.filled) > 2
        by_word = {"name": 3, "": 2, "planned": 2, "task": 2, "region": 1, "class": 0}.get(word, 1)
        worded = 1 if stack.share("words", "region", "figure", "unit") >= _MANY else 0
        measures = sum(map(is_measure, stack.filled)) / max(1, len(stack.filled))
        return (not repeated, worded, by_word if len(before) > 1 else 0, round(measures, 1), stack.distinct, at)

    same = [at for at in before if stacks[at].heads == stacks[before[-1]].heads and stacks[at].last]
    best = max(before, key=rank)
    # Under one merged head the name is the last cell: 主要污染物 | 氨氮.
    return (
        max((at for at in before if stacks[at].heads == stacks[best].heads and stacks[best].last), default=best)
        if same
        else best
    )


def _belongs(at: int, stacks: Sequence[Stack]) -> bool:
    """Say whether a cell before the name is part of it: in some row both are one cell, or it tells the measure."""
    here, after = stacks[at], stacks[at + 1]
    one = any(a == b and squash(text) for a, b, text in zip(here.keys, after.keys, here.cells, strict=True))
    return one or any(is_measure(text) for text in here.filled)
