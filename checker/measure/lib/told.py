"""A target that a plan says another has set, held against what that plan itself says of the indicator and the year."""

from __future__ import annotations

from collections.abc import Iterator

from checker.language.titles import bare_title, plain_title
from checker.measure.lib.compare import same_unit
from checker.measure.lib.context import Context
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measured, not_judged
from checker.measure.lib.rows.citations import Told
from checker.measure.lib.rows.row import evidence
from checker.measure.lib.stated import amount, name
from checker.model import Amount, Target

_LEVELS = {"national": ("国", "中央", "党"), "province": ("省", "自治区")}


def told_figure(found: Told, context: Context) -> Measurement:
    """Return whether what is told agrees with what the plan above says: agrees, or figure (another one)."""
    told = found.reported.target
    if told.amount is None:
        return NOT_CONCERNED
    papers = list(_meant(found, context))
    if not papers:
        return not_judged("not-at-hand")
    said = [one for paper in papers for one in _said_of_the_same(told, paper, context)]
    if not said:
        return not_judged("no-upper-target")
    if any(one.amount is not None and _meets(told.amount, one.amount) for one in said):
        return measured("agrees")
    right = said[0]
    (own,) = (evidence(told, "lower", context.region_name(told.doc), primary=True),)
    return measured(
        "figure",
        variant="figure",
        evidence=(own, evidence(right, "upper", context.region_name(right.doc))),
        indicator=name(told),
        told=amount(told.amount),
        right=amount(right.amount),
        upper=context.title(right.doc),
        place=context.place(right),
    )


def _meant(found: Told, context: Context) -> Iterator[str]:
    """Yield the plans above, and their annexes, that a paper may be: by its title, else by the level it is of."""
    paper = found.reported.paper
    title = bare_title(plain_title(paper[paper.index("《") + 1 : paper.index("》")])) if "《" in paper else ""
    for doc in sorted(context.chain.ancestors.get(context.plan_of(found.document.id), ())):
        document = context.documents.get(doc)
        if document is None:
            continue
        bare = bare_title(plain_title(document.title))
        own = title in (bare, f"{document.region_name}{bare}") if title else _of_level(paper, document.level)
        if own:
            yield from (doc, *context.annexes.get(doc, ()))


def _of_level(paper: str, level: str) -> bool:
    return paper.startswith("上级") or paper.startswith(_LEVELS.get(level, ("\0",)))


def _said_of_the_same(told: Target, doc: str, context: Context) -> Iterator[Target]:
    """Yield the targets of a plan of the same indicator, kind, unit and year, for the whole of its region."""
    for one in context.extractions[doc].targets if doc in context.extractions else ():
        if one.canonical != told.canonical or one.qualifiers != told.qualifiers or one.kind != told.kind:
            continue
        if one.concerns or one.due != told.due or one.amount is None or told.amount is None:
            continue
        if same_unit(one.amount, told.amount):
            yield one


def _meets(told: Amount, said: Amount) -> bool:
    """Say whether two figures may be one: an end of the one is an end of the other, or one is only about so much."""
    if "approx" in (told.bound, said.bound):
        return True
    ends = {said.low, said.high} - {None}
    return not ends or bool(ends & ({told.low, told.high} - {None}))
