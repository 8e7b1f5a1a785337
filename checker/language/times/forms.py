"""What a time is, and the table of forms in which plans write one: `Forms.form` enters a form beside its reader."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from checker.language.lexicon import expanded
from checker.language.times.written import Years

Role = Literal["deadline", "period", "annual", "base", "past", "relative", "span", "start"]


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression: `start` to `end` in the text, what it is for, and the years it names.

    `year` is the deadline or base year, `period` the span, `years` the single years of a list (到2023年、2025年分别), `periods` the
    spans of one (“十四五”、“十五五”期间分别). `source` says where it stands that it governs: in the sentence itself or above it.
    """

    start: int
    end: int
    text: str
    role: Role
    year: int | None = None
    period: Years | None = None
    years: tuple[int, ...] = ()
    periods: tuple[Years, ...] = ()
    source: str = "sentence"


Found = re.Match[str]
Reader = Callable[[Found, Years | None], Time | None]


@dataclass(frozen=True, slots=True)
class Form:
    """A way to write a time: how it looks, where it can begin, and the reader that says what it means or that it is none.

    `begins` are all the characters that it can begin with, `holds` names what it never lacks, short alternatives with |
    between them: a text is looked through for these first. `examples` are texts, of a plan of 2021-2025, with the
    expression in braces and the role that it has there; None where it is no time of a commitment.
    """

    name: str
    pattern: str
    begins: str
    holds: str
    examples: Mapping[str, Role | None]
    read: Reader


class Forms(list[Form]):
    """The forms of a module in the order in which they are tried."""

    def form(
        self, pattern: str, *, begins: str, holds: str, examples: Mapping[str, Role | None]
    ) -> Callable[[Reader], Reader]:
        """Enter a form; the function below is its reader and gives it its name."""

        def entered(read: Reader) -> Reader:
            self.append(Form(read.__name__, expanded(pattern), begins, holds, examples, read))
            return read

        return entered


def told(
    match: Found,
    role: Role,
    year: int | None = None,
    *,
    period: Years | None = None,
    years: tuple[int, ...] = (),
    periods: tuple[Years, ...] = (),
) -> Time:
    """Return the time that an expression is."""
    return Time(match.start(), match.end(), match[0], role, year, period, years, periods)
