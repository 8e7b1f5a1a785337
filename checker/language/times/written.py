"""Years, five-year plans and small numbers as plans write them, and what each is.

A plan without a year (“十四五”) is dated by counting: the first five-year plan began in 1953, and from the sixth on each
covers five years ending in 5 and 0 (the tenth: 2001-2005).
"""

from __future__ import annotations

import re

Years = tuple[int, int]
_DIGITS = {c: str(n) for n, c in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0", "O": "0"}
_NUMERALS = {c: n for n, c in enumerate("一二三四五六七八九十", start=1)} | {"两": 2}
_QUOTES = '“”"＂″'  # printed and recognised text mixes them: “十四五"

# Each expression, and the characters that it begins with.
YEAR = r"(?:(?:19|20)\d\d|[二一][〇零○O九][〇零○一二三四五六七八九][〇零○一二三四五六七八九])"
OF_YEAR = "12二一"
IN_YEAR = "19|20|[二一][〇零○O九]"  # what every year holds
PLAN = rf"[{_QUOTES}]?(?:十[一二三四五六七八]五|十[一二三四五六七八]个五年|[六七八九十]五)[{_QUOTES}]?(?:规划|计划)?"
OF_PLAN = f"{_QUOTES}十六七八九"
FEW = r"(?:[0-9]{1,2}|[一二两三四五六七八九十])"
OF_FEW = "0123456789一二两三四五六七八九十"
SEASON = r"(?:主?汛期?|春节|国庆节?|元旦|五一|供暖季|采暖季|[春秋]季(?:学期)?(?:开学)?|开学|雨季|入冬)(?=之?前|以前)"
OF_SEASON = "主汛春国元五供采秋开雨入"
SAYS_A_SPAN = re.compile(r"期间|时期|期内|期$|三年|半期")  # of a plan: “十四五”期间, “十四五”前三年
DASH = r"(?:[—\-~至到]+|——)"

_YEAR = re.compile(YEAR)
_PLAN = re.compile(PLAN)
_MONTH = re.compile(r"(?<!\d)(1[0-2]|[1-9])月(?:([12]\d|3[01]|[1-9])日)?")
_QUARTER = re.compile(r"(上半年)|第?([一二三四1-4])季度")
_LAST_DAY = 31  # of a month, whichever that is
_NUMBER_OF_PLAN = re.compile(r"(十[一二三四五六七八九]|[六七八九十])(?:个)?五")


def year_of(text: str) -> int:
    """Return the year that stands in Arabic or Chinese digits."""
    return int("".join(_DIGITS.get(char, char) for char in text))


def years_in(text: str) -> tuple[int, ...]:
    """Return the years that a text names, in order."""
    return tuple(year_of(year) for year in _YEAR.findall(text))


def five_year_plan(text: str) -> Years | None:
    """Return first and last year of a five-year plan by its number (“十四五” -> 2021, 2025); None if it names none."""
    found = _NUMBER_OF_PLAN.search(text)
    if not found:
        return None
    word = found[1]
    number = 10 + _NUMERALS[word[1]] if len(word) == 2 else _NUMERALS[word]
    first = 1951 + 5 * number
    return first, first + 4


def plans_in(text: str) -> tuple[Years, ...]:
    """Return first and last year of each five-year plan that a text names, in order."""
    return tuple(plan for one in _PLAN.findall(text) if (plan := five_year_plan(one)))


def last_day(text: str) -> tuple[int, int] | None:
    """Return month and day on which the part of a year that a time names ends (2022年6月底前); None where it names none."""
    if found := _MONTH.search(text):
        return int(found[1]), int(found[2] or _LAST_DAY)
    if found := _QUARTER.search(text):
        return 3 * (2 if found[1] else few(found[2])), _LAST_DAY
    return None


def few(text: str) -> int:
    """Return the number of a few years: 3, 三, 两."""
    return int(text) if text.isdigit() else _NUMERALS[text]
