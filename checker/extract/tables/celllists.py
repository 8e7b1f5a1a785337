"""Rows that list several things in one cell and as many figures in another: 湿地面积/保护率 | 1665/52以上.

The names share what sentences share (甲、乙减排量), the units their places in the list (万亩/%); under a head of several
years (2025年/2035年) the figures are those of one thing.
"""

from __future__ import annotations

import re
from dataclasses import replace

from checker.extract.naming.nouns import HEAD
from checker.extract.naming.sharednames import coordinated
from checker.extract.tables.cellfigures import CellFigure, figures_in
from checker.extract.tables.rownames import Named, looks_like_unit, unit_cell, without_unit
from checker.language.characters import plain
from checker.language.shares import of_amount_or_share
from checker.language.words import is_word, tagged
from checker.model import Column

_PIECE = re.compile(r"[^/、；;]+")
_IN_SQUARE = re.compile(r"\s*[\[〔【].*[\]〕】]\s*")
_IN_ROUND = re.compile(r"\s*（[^（）]*）\s*")
_BRACKETS = re.compile(r"[\[〔【\]〕】（）]")
_BOUND_BEHIND = re.compile(r"以[上下内]|之内")
_JOINED = re.compile(r"[/、]|以及|[和与及]")
_WHOLE_SHARE = 100
_LONGEST_MEASURE = 4  # characters of a name that says only what is measured: 保护率, 比重
_POWERS = {1: "", 10**3: "千", 10**4: "万", 10**6: "百万", 10**8: "亿"}


def paired(cell: str, about: Named, column: Column) -> list[tuple[CellFigure, Named]]:
    """Return the figures of a cell, each with the name it is for; none where a list goes with nothing of its length."""
    figures, years = _listed(cell), column.years
    if not figures:
        return [] if years else [(figure, about) for figure in figures_in(cell, signed=column.change)]
    if years:
        dated = len(years) == len(figures)
        return [(replace(one, year=year), about) for one, year in zip(figures, years, strict=True)] if dated else []
    return list(zip(figures, _several(about, len(figures)), strict=False))


def _listed(cell: str) -> list[CellFigure]:
    """Return the figures of a cell that parts them by strokes or commas and says nothing else of each; else none."""
    text = plain(cell)
    pieces = list(_PIECE.finditer(text))
    if len(pieces) < 2 or not all(re.search(r"\d", piece[0]) for piece in pieces):
        return []
    square, within = _IN_SQUARE.fullmatch(text), _IN_ROUND.fullmatch(text)
    figures = []
    for piece in pieces:
        words = _BRACKETS.sub(" ", piece[0]) if square or within else piece[0]
        found = figures_in(" " * piece.start() + words)
        if len(found) != 1 or found[0].label or found[0].aside:
            return []
        figures.append(replace(found[0], cumulative=bool(square), in_round=bool(within)))
    last = figures[-1].bound
    if _BOUND_BEHIND.search(pieces[-1][0]) and all(figure.bound == "eq" for figure in figures[:-1]):
        # 1665/52以上: the words behind the last figure are said of all.
        figures = [one if one.reading.low == _WHOLE_SHARE else replace(one, bound=last) for one in figures]
    return figures


def _several(about: Named, count: int) -> list[Named]:
    """Return the names of a row that lists as many things as its cells have figures, each with its unit; else none."""
    parts = [part for part in _JOINED.split(about.name) if part]
    if len(parts) != count:
        parts = [part for part in re.split(r"[/、]", about.name) if part]
    if len(parts) != count:
        return []
    own = [without_unit(part) for part in parts]
    both = [of_amount_or_share(about.name, share=share) for share in (False, True)]
    names = both if count == len(both) and about.name not in both else _whole_names([name for name, _, _ in own])
    shared = _units(about, count)
    return [
        replace(about, name=name, unit=unit or rest[0], power=power if unit else rest[1])
        for name, (_, unit, power), rest in zip(names, own, shared, strict=True)
    ]


def _units(about: Named, count: int) -> list[tuple[str, int]]:
    """Return the unit of each thing: those of a list of as many (万亩/%), or the same for all."""
    written = _POWERS.get(about.power, "") + about.unit
    parts = re.split(r"[/、，,]", written)
    if len(parts) == count and all(map(looks_like_unit, parts)) and ("%" in parts or "/" not in written):
        return [unit_cell(part) for part in parts]
    return [(about.unit, about.power)] * count


def _whole_names(parts: list[str]) -> list[str]:
    """Give each name of a list what it shares with its neighbours: its subject, its measure, or half a word."""
    first, last = parts[0], parts[-1]
    if len(parts) == 2 and len(last) > 2 and not HEAD.search(first):
        word = tagged(last)[0].text
        if is_word(first[-1] + last[1]) and is_word(last[:2]):  # 野生动/植物保护率
            return [first + last[1:], first[:-1] + last]
        if 1 < len(word) < len(first) - 1 and first.endswith(word[-1]):  # 绿地东部/西部占比
            return [first + last[len(word) :], first[: -len(word)] + last]
    if not all(map(HEAD.search, parts[:-1])):
        return coordinated("、".join(parts), len(parts)) or parts
    return [first, *(_with_subject(part, first) for part in parts[1:])]


def _with_subject(part: str, first: str) -> str:
    """湿地保有量, 保护率: a measure alone is one of the thing that the first name is of."""
    words = tagged(first)
    ends, left = [word.end for word in words[:-1]], len(first) - len(part)
    if part.endswith(words[-1].text) and left in ends:  # 保护地陆域占比, 海域占比
        return first[:left] + part
    if len(part) > _LONGEST_MEASURE or not HEAD.search(part) or not ends or len(first) <= len(part):
        return part
    return first[: min(ends, key=lambda end: (abs(end - left), -end))] + part
