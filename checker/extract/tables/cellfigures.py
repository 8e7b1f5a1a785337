"""The figures of one cell of a table: one with its bound, or several with the class that each is for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from checker.extract.figures import Numeral, find, part_of_a_word
from checker.extract.tables.rownames import looks_like_unit
from checker.language.characters import plain
from checker.language.lexicon import compiled
from checker.language.wording import bound_after, bound_before, joined
from checker.model import Bound

_EMPTY = compiled(r"^[—\-–/\\*·\s]*$|^<cells.empty>$")
_BRACKETED = re.compile(r"[\[〔【]\s*[<>≥≤﹤﹥]?\s*[\d.,]+")
_IN_ROUND_BRACKETS = re.compile(r"^（[<>≥≤]?[\d.,]+）$")  # cumulative only where a note says so
_ASIDE = re.compile(r"(?<=[\d%）\]〕】个吨元里米亩户人次])（([^（）]{0,60})）")
_YEAR = re.compile(r"(?:到|至)?(?:19|20)\d\d年(?:底|末)?(?:前)?")
_IN_YEAR = re.compile(r"((?:19|20)\d\d)年?")
_NEGATIVE = re.compile(r"[\[〔（【]?[-—]\d")
_ARROW = re.compile(r"[↓↑▼▲]")
_PRODUCT = re.compile(r"\d\s*[×xX*:：]\s*\d")  # a product, a ratio
_NOTE_MARK = re.compile(r"(?<=\d)[\[〔]\d[\]〕]$")
_AGAINST = compiled(r"[比较](?:((?:19|20)\d\d)年|峰值|基期|现状)[^\d]{0,8}?(<doing.rise-or-fall>)")
_BOUND_WORDS = compiled(
    r"(?:不?(?:得|能)?(?:<cells.than>|突破)|<cells.bound>|<cells.leads-to-a-figure>|[≥≤<>＜＞﹤﹥:：，,、；;。\s\[\]〔〕【】（）*★①-⑳#])+"
)
# 5年下降率为7%: by so much over so many years.
_OVER_YEARS = compiled(r"([2-9]|10)年(?:内|间)?(?:累计)?<doing.rise-or-fall>(?:率|幅度?)?(?:为|达到?)?(?=[\d约])")
_EACH_YEAR = re.compile(r"\s*每年度?(?=[^\d，,；;]{0,6}\d)")
_AT_ITS_ENDS = re.compile(rf"^{_BOUND_WORDS.pattern}|{_BOUND_WORDS.pattern}$")
_AFTER_WORDS = re.compile(r"^(?:及?以[上下内]|左右|上下|以内|之内)")
_WORDS = re.compile(r"[\u4e00-\u9fff]")
_MOST_WORDS = 8  # Chinese characters beside one figure: what has more is a sentence whose figure may be anything
_NEWLY = re.compile(r"(?:累计)?(?:新增加?|净增加?|新建成?|新完成)")
_SIGN_BEHIND = re.compile(r"^(\s*[\d.,]+)\s*([<>≤≥])\s*$")  # 1.3<
_OF_A_SIGN: dict[str, Bound] = {"<": "lt", ">": "gt", "≤": "le", "≥": "ge"}
_SMALL_FORMS = str.maketrans("﹤﹥", "<>")


@dataclass(frozen=True, slots=True)
class CellFigure:
    """A figure of a cell: where it stands in it, its bound, the class or region it is for and what a bracket adds.

    `cumulative` is a figure in square brackets, `in_round` one in round brackets; `base_year` is that of a figure which
    the cell itself calls a change against a year, `year` one that stands in brackets behind the figure; `negative` says
    that it stands behind a minus, `over` in how many years so much changes, `changed` that the cell says
    from what it does, `added` that so much is newly done (新增40千米), `yearly` that it is so each year (每年不少于5次).
    """

    reading: Numeral
    bound: Bound
    label: str = ""
    aside: str = ""
    cumulative: bool = False
    in_round: bool = False
    base_year: int | None = None
    year: int | None = None
    negative: bool = False
    over: int = 0
    changed: bool = False
    added: bool = False
    yearly: bool = False


def figures_in(cell: str, *, signed: bool = False) -> list[CellFigure]:
    """Return the figures of a cell that can be told apart; none where the cell has none or cannot be understood.

    A figure below zero (-1.2%) is one only where the cell may hold changes (`signed`).
    """
    text = _ASIDE.sub(_unit_alone, plain(cell).translate(_SMALL_FORMS))
    if behind := _SIGN_BEHIND.match(text):  # the figure stands where it stood; its sign gives the bound
        return [replace(one, bound=_OF_A_SIGN[behind[2]]) for one in figures_in(behind[1], signed=signed)]
    if _EMPTY.match(text):
        return []
    asides = {found.start(): found[1] for found in _ASIDE.finditer(text)}
    masked = _ASIDE.sub(lambda found: "\x01" * len(found[0]), text)
    against = _AGAINST.search(masked)
    if arrow := _ARROW.search(masked):
        figures = figures_in(_ARROW.sub(" ", text), signed=signed)
        return [replace(one, negative=one.negative or arrow[0] in "↓▼") for one in figures]
    fallen = _NEGATIVE.match(masked)
    if (fallen and not signed) or _PRODUCT.search(masked):
        return []
    if fallen:
        masked = masked[: fallen.end() - 2] + " " + masked[fallen.end() - 1 :]
        return [replace(one, negative=True) for one in figures_in(masked)]
    if yearly := _EACH_YEAR.match(masked):
        rest = " " * yearly.end() + masked[yearly.end() :]
        return [replace(one, yearly=True) for one in figures_in(rest, signed=signed)]
    if over := _OVER_YEARS.search(masked):
        rest = masked[: over.start()] + " " * (over.end() - over.start()) + masked[over.end() :]
        return [replace(one, over=int(over[1])) for one in figures_in(rest)[:1]]
    masked = _NOTE_MARK.sub(lambda found: "\x01" * len(found[0]), masked)
    masked = _YEAR.sub(lambda found: " " * len(found[0]), masked)
    found = find(masked)
    readings = [reading for reading in found if part_of_a_word(masked, reading) is None] or found[:1]
    if not readings:
        return []
    labels, left = [], 0
    for reading in readings:
        words = _AFTER_WORDS.sub("", masked[left : reading.start].replace("\x01", "").strip())
        labels.append(_AT_ITS_ENDS.sub("", words))
        left = reading.end
    if any(re.fullmatch(r"[\d.,/、\s]+", label) and not _IN_YEAR.fullmatch(label) for label in labels):
        return []  # 83/77: a figure of its own stands before the one that was read
    rest = _AFTER_WORDS.sub("", masked[left:].replace("\x01", "").strip(" ]〕】）*"))
    if len(readings) == 1:
        if against:
            found_base = int(against[1]) if against[1] else None
            return [replace(_figure(text, masked, readings[0], 0, base_year=found_base), changed=True)]
        if len(_WORDS.findall(labels[0] + rest)) > _MOST_WORDS or (_WORDS.search(labels[0]) and len(rest) > 1):
            return []
        added = _NEWLY.fullmatch(labels[0]) is not None
        label = "" if added else labels[0]
        found_figure = _figure(text, masked, readings[0], 0, label=label, aside=_aside(asides, readings[0]))
        return [replace(found_figure, added=added)]
    if not any(labels[1:]) and all(_aside(asides, reading) for reading in readings):
        labels = [_aside(asides, reading) for reading in readings]  # 30%（全省）45%（南部各市）
        asides = {}
    if not all(labels[1:]) or len(_WORDS.findall(rest)) > _MOST_WORDS or any(len(label) > 20 for label in labels):
        return []
    starts = [0, *(reading.end for reading in readings[:-1])]
    return [
        _figure(text, masked, reading, start, label=label, aside=_aside(asides, reading))
        for reading, start, label in zip(readings, starts, labels, strict=True)
    ]


def _unit_alone(found: re.Match[str]) -> str:
    """Return a bracket behind a figure as it is, without its marks where it holds nothing but a unit (106（微克/立方米）)."""
    return found[1] if looks_like_unit(found[1]) else found[0]


def _aside(asides: dict[int, str], reading: Numeral) -> str:
    return next((words for at, words in asides.items() if reading.number_end <= at <= reading.end + 1), "")


def _figure(
    text: str,
    masked: str,
    reading: Numeral,
    start: int,
    *,
    label: str = "",
    aside: str = "",
    base_year: int | None = None,
) -> CellFigure:
    before = masked[start : reading.start]
    dated = _IN_YEAR.fullmatch(label) or _IN_YEAR.fullmatch(aside)
    return CellFigure(
        reading=reading,
        bound=_bound(masked, reading, before),
        label="" if _IN_YEAR.fullmatch(label) else label,
        aside=aside,
        year=int(dated[1]) if dated else None,
        cumulative=bool(_BRACKETED.search(masked[max(0, start) : reading.end])),
        in_round=bool(_IN_ROUND_BRACKETS.match(text)),
        base_year=base_year,
    )


def _bound(cell: str, reading: Numeral, before: str) -> Bound:
    if reading.high is not None:
        return "range"
    word = bound_before(before.rstrip("[〔【（ "))
    tail = reading.end
    while tail < len(cell) and cell[tail] in "]〕】） *％%\x01":
        tail += 1
    inner = bound_after(cell, reading.end)
    after = inner or bound_after(cell, tail)
    return joined(word, after[0] if after else None, passed=reading.passed)
