"""Features of the time of a target: a year by itself, the end of a part of a year, the year it is compared with."""

from __future__ import annotations

import re
from typing import Any

_ONE_YEAR = re.compile(r"(?:其中)?(?:20\d\d)年?(?:全年|度)?")
_MARKS = re.compile(r"[\s：:，,]")
_MONTH = re.compile(r"(?<!\d)(1[0-2]|[1-9])月(?:([12]\d|3[01]|[1-9])日)?")
_QUARTER = re.compile(r"(上半年)|第?([一二三四1-4])季度")
_QUARTERS = "一二三四"
_COMPARED_YEAR = re.compile(r"(?:较|比|在)(20\d\d)年")
_LAST = 31  # the last day of a month, whichever that is


def of_time(time_text: str, quote: str) -> dict[str, Any]:
    """Return the features of the time that is stated, and of the year a quote compares with."""
    compared = _COMPARED_YEAR.search("".join(quote.split()))
    return {
        "each_year": time_text.startswith("每年"),
        "one_year": _ONE_YEAR.fullmatch(_MARKS.sub("", time_text)) is not None,
        "last_day": _last_day(time_text),
        "compared_year": int(compared[1]) if compared else None,
    }


def _last_day(written: str) -> tuple[int, int] | None:
    """Return month and day on which the part of a year that a time names ends; None where it names none."""
    if found := _MONTH.search(written):
        return int(found[1]), int(found[2] or _LAST)
    if found := _QUARTER.search(written):
        quarter = 2 if found[1] else int(found[2]) if found[2].isdigit() else _QUARTERS.index(found[2]) + 1
        return 3 * quarter, _LAST
    return None
