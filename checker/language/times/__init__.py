"""Times as plans write them, and what each is for: a deadline, a period, a rhythm, a base to compare with, a past year.

Each way to write one is a form of the table `FORMS`: its expression, what it begins with, its reader and examples stand
together in years.py, plans.py or counted.py; what is searched for first is made of the table.
"""

from __future__ import annotations

import re

from checker.language.times import counted, plans, years
from checker.language.times.forms import Form, Found, Role, Time
from checker.language.times.written import Years, five_year_plan, last_day, year_of

__all__ = ["FORMS", "Form", "Role", "Time", "expressions", "five_year_plan", "last_day", "times", "year_of"]

# In the order in which they are tried: 2021年至2025年 is a period before 2021年 is a deadline.
FORMS: tuple[Form, ...] = (*years.FORMS, *plans.FORMS, *counted.FORMS)

# Half of the text of a plan holds nothing that a time needs, and most characters begin none.
_PARTS = dict.fromkeys(part for form in FORMS for part in form.holds.split("|"))
_CHARACTERS = "".join(part for part in _PARTS if len(part) == 1)  # in one class, which is searched much faster
_HELD = re.compile("|".join([f"[{_CHARACTERS}]", *(part for part in _PARTS if len(part) > 1)]))
_FIRST = frozenset("".join(form.begins for form in FORMS))
_BEGINS = re.compile(f"[{''.join(sorted(_FIRST))}]")
_TRIED = {
    char: tuple((re.compile(form.pattern).match, form) for form in FORMS if char in form.begins) for char in _FIRST
}


def times(text: str, period: Years | None = None) -> list[Time]:
    """Return the time expressions of a text in order; `period` is the plan's own, for 未来3年, 今年 and the like."""
    return [time for form, match in expressions(text) if (time := form.read(match, period)) is not None]


def expressions(text: str) -> list[tuple[Form, Found]]:
    """Return what is written like a time, in order, each with the first form that it has."""
    found: list[tuple[Form, Found]] = []
    if _HELD.search(text) is None:
        return found
    free = 0
    for begun in _BEGINS.finditer(text):
        at = begun.start()
        if at < free:
            continue
        for match_at, form in _TRIED[text[at]]:
            if match := match_at(text, at):
                found.append((form, match))
                free = match.end()
                break
    return found
