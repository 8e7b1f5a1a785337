"""When a document was issued, and the years it plans for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from checker.language.lexicon import compiled
from checker.language.numbering import numeral
from checker.model import DocumentKind
from checker.structure.facts.frontline import FrontLine

_CHINESE = str.maketrans("〇○◯Ｏ零一二三四五六七八九", "00000123456789")
_CHINESE_YEAR = re.compile(r"[一二][〇○◯Ｏ零九0][〇○◯Ｏ零一二三四五六七八九0]{2}(?=年)")
_DAY_TEXT = (
    r"(?P<year>(?:19|20)\d\d)年(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})月"
    r"(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})日"
)
_DAY = re.compile(_DAY_TEXT)
_DAY_ALONE = re.compile(rf"[（(]?{_DAY_TEXT}[）)]?")
_NUMERIC_DAY = re.compile(r"(?P<year>(?:19|20)\d\d)[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})")
_MONTH = re.compile(r"[（(]?((?:19|20)\d\d)年(?:\d{1,2}|[一二三四五六七八九十]{1,2})月[）)]?")
_ORGAN_END = "<bodies.signs>"
_SIGNED = compiled(rf"{_ORGAN_END}{_DAY_TEXT}(?:[（(].*)?$")
_PRINTED = re.compile(rf"{_DAY_TEXT}(?:印发|印制|印)$")
# ——2025年1月9日在云川市第九届人民代表大会第四次会议上; （2021年3月12日…会议批准）
_HEARD = re.compile(rf"{_DAY_TEXT}(?:在|经)?[^。日时]{{4,60}}(?:会议|全会|大会)(?:上|批准|通过|审议)")
_RANGE = re.compile(r"((?:19|20)\d\d)\s?年?\s?(?:[-—–－―~～至到]|——|--){1,2}\s?((?:19|20)\d\d)")
_FIVE_YEARS = re.compile(
    r"第(十?[一二三四五六七八九十])个五年|[“\"＂”](十?[一二三四五六七八九])五|(十[一二三四五六七八九])五|(?<!十)([六七八九])五(?=规划|计划|时期)"
)
_FIRST_FIVE_YEARS = 1951  # 1951 + 5 x 14 = 2021
_YEARS_LONG = compiled(r"([一二两三四五六])年<papers.for-years>?")
_BY_YEAR = re.compile(r"(?:到|至)?(20\d\d)年(?:底|末)?前|(?:到|至)(20\d\d)年")
_ONE_YEAR = re.compile(r"(?<![到至—–~-])(20\d\d)(?:年(?!版|远景|前|底前|末前)(?:度)?|(?=重点|工作|行动))")
_STATED = compiled(rf"<papers.states-its-term>(?:的)?<papers.term>(?:均?为|是|[:：])?[^。；]{{0,12}}?{_RANGE.pattern}")


def arabic(text: str) -> str:
    """Return a text with the years that are written in Chinese digits in Arabic ones (二〇二五年 -> 2025年)."""
    return _CHINESE_YEAR.sub(lambda found: found[0].translate(_CHINESE), text)


def is_day(text: str) -> bool:
    """Say whether a line is a date and nothing else."""
    return _DAY_ALONE.fullmatch(arabic(text)) is not None


def is_month(text: str) -> bool:
    """Say whether a line is a month and nothing else, as on covers."""
    return _MONTH.fullmatch(arabic(text)) is not None


def day_in(text: str) -> date | None:
    """Return the date that a value of a box of facts gives, in any numerals."""
    found = _DAY.search(arabic(text)) or _NUMERIC_DAY.search(text)
    return _date(found) if found else None


def issued(lines: Sequence[FrontLine], foot: Sequence[FrontLine], box: str, published: str) -> date | None:
    """Return the day of signing: under the notice, in the box, of the assembly that heard it, or at the foot.

    The colophon's day (X办公室2022年9月13日印发) counts where nobody signed, that of publication as a last resort.
    """
    front, end = [arabic(line.text) for line in lines], [arabic(line.text) for line in foot]
    for found in (
        _signed(front),
        _heard(front),
        day_in(box),
        _signed(end),
        _colophon(end) or _colophon(front),
        day_in(published),
    ):
        if found:
            return found
    return None


def _signed(lines: Sequence[str]) -> date | None:
    """Return the date that stands on a line of its own, or behind the name of the authority."""
    for text in lines:
        found = _DAY_ALONE.fullmatch(text) or (_SIGNED.search(text) if len(text) < 200 else None)
        if found and (day := _date(found)):
            return day
    return None


def _heard(lines: Sequence[str]) -> date | None:
    for index in range(min(len(lines), 25)):
        text = "".join(lines[index : index + 3])
        found = _HEARD.match(text.lstrip("—-–－（("))
        if found and (day := _date(found)):
            return day
    return None


def _colophon(lines: Sequence[str]) -> date | None:
    found = next((found for text in lines if (found := _PRINTED.search(text))), None)
    return _date(found) if found else None


def _date(found: re.Match[str]) -> date | None:
    try:
        return date(int(found["year"]), numeral(found["month"]), numeral(found["day"]))
    except ValueError:
        return None


def latest_year(lines: Sequence[FrontLine]) -> int | None:
    """Return the year of the month that a cover bears."""
    found = [match for line in lines if (match := _MONTH.fullmatch(arabic(line.text)))]
    return int(found[-1].group(1)) if found else None


def period(title: str, kind: DocumentKind, first: int | None, opening: str) -> tuple[int, int] | None:
    """Return the years a document is for: those of its title, else those it states as its term.

    `first` is the year of issue, from which a term without years (三年行动计划, 2030年前) counts.
    """
    title = arabic(title)
    if (found := _RANGE.search(title)) and int(found.group(1)) <= int(found.group(2)):
        return int(found.group(1)), int(found.group(2))
    years = [int(found.group(1)) for found in _ONE_YEAR.finditer(title)]
    if years and kind in ("annual", "tasks", "bulletin"):
        return max(years), max(years)
    if five := _FIVE_YEARS.search(title):
        start = _FIRST_FIVE_YEARS + 5 * numeral(next(filter(None, five.groups())))
        return start, start + 4
    if years and kind != "rules":
        return max(years), max(years)
    if kind == "annual" and first:
        return first, first
    by = _BY_YEAR.search(title)
    if by and first and first <= (last := int(by.group(1) or by.group(2))):
        return first, last
    stated = _STATED.search(arabic(opening))
    if stated and int(stated.group(1)) <= int(stated.group(2)):
        return int(stated.group(1)), int(stated.group(2))
    long = _YEARS_LONG.search(title)
    if long and first:
        return first, first + numeral(long.group(1)) - 1
    return None
