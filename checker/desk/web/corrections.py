"""What a person puts right of the documents: level, region, period, and which plans each answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import get_args

from werkzeug.datastructures import MultiDict

from checker.desk.web.reader import Facts
from checker.desk.web.review import Review
from checker.errors import InputError
from checker.messages import message
from checker.model import Level, Message

_YEAR = re.compile(r"(?:19|20)\d\d")


class WrongError(ValueError):
    """What was typed means nothing here, and why."""

    def __init__(self, why: Message) -> None:
        super().__init__(why.en)
        self.why = why


def changed(review: Review, form: MultiDict[str, str]) -> list[Message]:
    """Keep what differs from what is known; return what has to be said of what was not kept."""
    problems = []
    above = review.above()
    for doc, facts in review.facts().items():
        if f"shown:{doc}" not in form:
            continue
        changes: dict[str, object] = {}
        if isinstance(facts, Facts):
            for name, read in (("level", _level), ("region", _region), ("period", _period)):
                try:
                    changes.update(read(review, form, doc, facts))
                except WrongError as error:
                    problems.append(
                        message("desk.wrong.of", doc=doc, field=message(f"desk.facts.{name}"), why=error.why)
                    )
        ticked = tuple(other for other in form.getlist(f"above:{doc}") if other in above and other != doc)
        # What was only proposed is the person's word once the check is started on it.
        if set(ticked) != set(above[doc]) or ("start" in form and not review.answers(doc)):
            changes["above"] = list(ticked)
        try:
            if changes:
                review.correct(doc, changes)
        except InputError as error:
            # Two plans that answer each other, say.
            problems.append(error.sentence)
    return problems


def _level(_review: Review, form: MultiDict[str, str], doc: str, facts: Facts) -> Iterator[tuple[str, object]]:
    level = form.get(f"level:{doc}", facts.level)
    if level not in get_args(Level):
        raise WrongError(message("desk.wrong.level", found=level))
    if level != facts.level:
        yield "level", level


def _region(review: Review, form: MultiDict[str, str], doc: str, facts: Facts) -> Iterator[tuple[str, object]]:
    typed = form.get(f"region:{doc}", "").strip()
    if typed in ("", facts.region, facts.region_name):
        return
    codes = [region.code for region in review.regions if typed in (region.code, region.name)]
    if len(codes) != 1:
        several = "、".join(codes[:6])
        raise WrongError(message(f"desk.wrong.{'region-several' if codes else 'region'}", found=typed, codes=several))
    yield "region", codes[0]


def _period(_review: Review, form: MultiDict[str, str], doc: str, facts: Facts) -> Iterator[tuple[str, object]]:
    years = [form.get(f"{end}:{doc}", "").strip() for end in ("from", "to")]
    known = [str(year) for year in facts.period or ("", "")]
    if years in (known, ["", ""]):
        return
    if not all(_YEAR.fullmatch(year) for year in years) or years[0] > years[1]:
        raise WrongError(message("desk.wrong.period", found="—".join(years)))
    yield "period", [int(year) for year in years]
