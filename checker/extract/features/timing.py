"""Features of the time of a target: a year by itself, the end of a part of a year, the year it is compared with."""

from __future__ import annotations

import re
from typing import Any

from checker.language.times import last_day

_ONE_YEAR = re.compile(r"(?:其中)?(?:20\d\d)年?(?:全年|度)?")
_MARKS = re.compile(r"[\s：:，,]")
_COMPARED_YEAR = re.compile(r"(?:较|比|在)(20\d\d)年")


def of_time(time_text: str, quote: str) -> dict[str, Any]:
    """Return the features of the time that is stated, and of the year a quote compares with."""
    compared = _COMPARED_YEAR.search("".join(quote.split()))
    return {
        "each_year": time_text.startswith("每年"),
        "one_year": _ONE_YEAR.fullmatch(_MARKS.sub("", time_text)) is not None,
        "last_day": last_day(time_text),
        "compared_year": int(compared[1]) if compared else None,
    }
