"""What the caption of a table says of it: its number, a year or a period, and whether it reports or sets targets."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from checker.language.heads import time_of
from checker.language.lexicon import compiled
from checker.language.numbering import CAPTION, UNIT
from checker.language.typesetting import squash

_LONGEST = 60  # characters; what is longer speaks of the table and is no caption
_ACTUAL = compiled(r"<columns.looks-back>")
_AHEAD = compiled(r"<columns.beside-the-present>[及和与、]?.{0,4}现状|现状.{0,4}(?:目标|规划|计划)")
_AIMS = compiled(r"<columns.looks-ahead>")
_WORKS = compiled(r"<works.listed>(?:建设)?(?:工程|项目)|(?:项目|工程)$|<works.list>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """What a caption says of its table: a year or a period, and whether it reports, sets targets or lists works."""

    year: int | None = None
    period: tuple[int, int] | None = None
    actual: bool = False
    aims: bool = False
    works: bool = False


def read_caption(text: str) -> Caption:
    """Return what a caption says of its table."""
    words = squash(text)
    time = time_of(re.sub(r"[《](?:[^》]*)[》]", lambda found: found[0].strip("《》"), words))
    plan = replace(time, year=None, period=(time.year - 4, time.year)) if _plan_named(words) and time.year else time
    return Caption(
        year=plan.year,
        period=plan.period,
        actual=_ACTUAL.search(words) is not None and _AHEAD.search(words) is None,
        aims=_AIMS.search(words) is not None,
        works=_WORKS.search(words) is not None,
    )


def _plan_named(words: str) -> bool:
    return re.search(r"十[一二三四五六七八九]五", words) is not None and not re.search(r"(?:19|20)\d\d年", words)


def number_and_caption(title: str, number: str, caption: str) -> tuple[str, str]:
    """Return the number and the caption of a table from the lines above it and from the title printed in it."""
    caption = caption if len(caption) <= _LONGEST else ""
    if not title:
        return number, caption
    found = CAPTION.match(title)
    if found is None:
        return number, caption or title
    return number or f"{found.group(1)}{found.group(2)}", caption or title[found.end() :]


def unit_named(text: str) -> str:
    """Return the unit that a line above a table names (单位：亿元); "" where it names none."""
    found = UNIT.search(text)
    return found.group(1) if found else ""


def without_unit(text: str) -> str:
    """Return a caption without the unit that is named behind it."""
    found = UNIT.search(text)
    return text[: found.start()] if found else text
