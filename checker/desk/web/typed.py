"""What a person types of a target, read: words, figures, years, the reason; what means nothing is an InputError."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from checker.errors import InputError
from checker.language.numbers import read_number
from checker.messages import message


def reason_typed(form: Mapping[str, str], name: str) -> str:
    """Return the reason; name and reason have to be given."""
    reason = " ".join(form.get("reason", "").split())
    for missing, given in (("name", name), ("text", reason)):
        if not given:
            raise InputError("", "", message("workspace.found.nothing"), message(f"desk.wanted.{missing}"))
    return reason


def word_typed(typed: str, name: str) -> str:
    """Return a word, which has to be there."""
    if not typed:
        raise wrong(name, typed, "word")
    return typed


def figure_typed(typed: str, name: str) -> Decimal:
    """Return one figure; 6.5万 and 65000 are the same."""
    number = read_number(typed)
    if number is None or number.value_max is not None or number.passed or number.share:
        raise wrong(name, typed, "figure")
    return number.value


def year_typed(typed: str, name: str) -> int:
    """Return a year of four digits."""
    if not (typed.isdecimal() and len(typed) == 4 and typed.startswith(("19", "20"))):
        raise wrong(name, typed, "year")
    return int(typed)


def years_typed(first: str, last: str) -> tuple[int, int]:
    """Return the first and the last year of a period."""
    years = year_typed(first, "from"), year_typed(last, "to")
    if years[0] > years[1]:
        raise wrong("to", last, "order")
    return years


def wrong(name: str, typed: str, wanted: str) -> InputError:
    """Return the error for what was typed in a field."""
    found = message("desk.target.found", field=message(f"desk.target.field.{name}"), typed=typed or "—")
    return InputError("", "", found, message(f"desk.wanted.{wanted}"))
