"""Two targets side by side: whether they can speak of one indicator, step by step as a person would explain it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from checker.language.payers import paid_by
from checker.match.likeness import Likeness
from checker.match.looks import ALIKE, ALIKE_THOUGH_DIFFERENT, closeness_of, looks_alike, step
from checker.match.names import qualifiers
from checker.match.words import Kind, words
from checker.model import Certainty, Step, Target

Form = Literal["state", "change", "share", "amount"]
_NAMES_ENOUGH = 5  # characters of a measure that tells what changed by so much
_AS_AKIN = 0.6
"""The highest rank of two indicators that state one matter in two ways."""
_ORDER = {"certain": 2, "same": 2, "proposed": 1, "veto": 0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What a comparison came to; no certainty means that they are not of one indicator."""

    certainty: Certainty | None
    steps: tuple[Step, ...]
    differences: tuple[tuple[str, str, str], ...] = ()
    rank: float = 0.0
    same_name: bool = False
    why_not: str = ""


def form(target: Target) -> Form:
    """Return what a target is stated as: a state, a change against a base, a share of something, or an amount."""
    if target.amount is None or _one_each(target):
        return "state"
    if target.kind == "change" or target.quantity in {"points", "growth"} or "百分点" in target.amount.unit:
        return "change"
    if target.quantity == "share" or target.amount.unit in {"%", "％", "‰"}:
        return "share"
    return "amount"


def _one_each(target: Target) -> bool:
    """Say whether every place is to have at least one, which is full coverage said with a figure."""
    amount = target.amount
    return amount is not None and target.scope == "each" and amount.value == 1 and amount.dimension in {"thing", ""}


def compare(upper: Target, lower: Target, likeness: Likeness) -> Comparison:
    """Compare two named targets."""
    steps: list[Step] = []
    closeness = closeness_of(upper, lower, likeness)

    def refused(reason: str) -> Comparison:
        return Comparison(certainty=None, steps=tuple(steps), rank=closeness, why_not=reason)

    if upper.entry and upper.entry in lower.akin:
        return _akin(upper, lower, closeness)
    houses = upper.features.institution, lower.features.institution
    if houses[0] != houses[1]:
        steps.append(step("one-institution", "against", upper=houses[0] or "–", lower=houses[1] or "–"))
        return refused("other-indicator")
    if works := _works_apart(upper, lower):
        steps.append(step("one-work", "against", upper=works[0] or "–", lower=works[1] or "–"))
        return refused("other-indicator")
    payers = [paid_by(target.indicator) for target in (upper, lower)]
    if payers[0] and payers[1] and payers[0].payer != payers[1].payer:
        steps.append(step("one-payer", "against", upper=payers[0].payer, lower=payers[1].payer))
        return refused("other-indicator")
    same = _same_name(upper, lower, steps)
    if same is False:
        return refused("other-indicator")
    certainty = "certain" if same else "proposed"
    stated, forms = _same_form(upper, lower, bool(same))
    steps.extend(forms)
    if stated == "veto":
        return refused("other-kind-of-figure")
    differences, verdict, found = _qualifiers(upper, lower)
    steps.extend(found)
    if verdict == "veto":
        return refused("qualifiers")
    if same is None:
        wordy = form(upper) == form(lower) == "state"
        enough = ALIKE_THOUGH_DIFFERENT if wordy or "proposed" in {stated, verdict} else ALIKE
        looks, found = looks_alike(upper, lower, closeness, enough)
        steps.extend(found)
        if not looks:
            return refused("unlike")
    if "proposed" in {stated, verdict}:
        certainty = "proposed"
    return Comparison(
        certainty="certain" if certainty == "certain" else "proposed",
        steps=tuple(steps),
        differences=differences,
        rank=closeness,
        same_name=bool(same),
    )


def _works_apart(upper: Target, lower: Target) -> tuple[str, str] | None:
    """Return the works that two targets count, where one counts one work of a sum and the other not that work alone."""
    works = upper.features.part_of_sum, lower.features.part_of_sum
    if works[0] == works[1]:
        return None
    alone = [not work or _is_of(work, other.indicator) for work, other in zip(works, (lower, upper), strict=True)]
    return None if all(alone) and not all(works) else works


def _is_of(work: str, name: str) -> bool:
    """Say whether a name begins with a work and with no other beside it: 新建公园, not 新建、改扩建公园."""
    return name.startswith(work) and not re.match("[、和及与]", name[len(work) :])


def _akin(upper: Target, lower: Target, closeness: float) -> Comparison:
    """Return the comparison of two indicators that state one matter in two ways: a question, no more."""
    return Comparison(
        certainty="proposed",
        steps=(step("akin", "neutral", upper=upper.indicator, lower=lower.indicator),),
        differences=(("measure", upper.indicator, lower.indicator),),
        rank=min(closeness, _AS_AKIN),
    )


def _same_name(upper: Target, lower: Target, steps: list[Step]) -> bool | None:
    """Say whether the names are one (or two different ones) for sure; None leaves it to their looks."""
    if upper.entry and lower.entry:
        if upper.entry == lower.entry:
            steps.append(step("same-indicator", "for", upper=upper.indicator, lower=lower.indicator))
            return True
        steps.append(step("other-indicator", "against", upper=upper.indicator, lower=lower.indicator))
        return False
    if upper.base_name == lower.base_name:
        steps.append(step("same-name", "for", name=upper.base_name))
        return True
    return None


def _one_ends_in_the_other(upper: Target, lower: Target) -> bool:
    shorter, longer = sorted((upper.base_name, lower.base_name), key=len)
    return len(shorter) >= _NAMES_ENOUGH and longer.endswith(shorter)


def _same_form(upper: Target, lower: Target, same: bool) -> tuple[str, list[Step]]:
    above, below = form(upper), form(lower)
    if above == below:
        if above in {"state", "share"}:
            return "certain", []
        if above == "change":
            if not same and _one_ends_in_the_other(upper, lower) and _unit(upper) == _unit(lower):
                return "proposed", []  # 地级城市优良天数比例提高…, 优良天数比例提高…
            return ("certain", []) if same else ("veto", [step("change", "against")])
        one, other = _unit(upper), _unit(lower)
        if one == other or not one or not other:
            return "certain", []
        return ("proposed" if same else "veto"), [step("units-differ", "against", upper=one, lower=other)]
    if {above, below} == {"state", "share"}:
        share = upper if above == "share" else lower
        if share.amount is not None and share.amount.value >= 100:
            return "certain", [step("full-is-hundred", "for")]
        return "proposed", [step("state-and-share", "neutral")]
    return "veto", [step("forms-differ", "against", upper=above, lower=below)]


def _unit(target: Target) -> str:
    if target.amount is None:
        return ""
    return target.amount.dimension or target.amount.unit


def _qualifiers(upper: Target, lower: Target) -> tuple[tuple[tuple[str, str, str], ...], str, list[Step]]:
    # What the catalogue's own name says counts as said only where both are of that entry.
    one_entry = bool(upper.entry) and upper.entry == lower.entry
    above, below = (
        _by_kind(target.qualifiers if one_entry else qualifiers(target.indicator)) for target in (upper, lower)
    )
    differences: list[tuple[str, str, str]] = []
    steps: list[Step] = []
    worst = "certain"
    for kind in words().kinds:
        one, other = above.get(kind.name, ()), below.get(kind.name, ())
        if one == other:
            if one:
                steps.append(step(f"same.{kind.name}", "for", word="、".join(one)))
            continue
        meaning = _meaning(kind, one, other, changes=form(upper) == form(lower) == "change")
        if meaning == "same":
            continue
        differences.append((kind.name, "、".join(one), "、".join(other)))
        outcome: Literal["against", "neutral"] = "neutral" if meaning == "certain" else "against"
        steps.append(step(f"differs.{kind.name}", outcome, upper="、".join(one) or "–", lower="、".join(other) or "–"))
        if _ORDER[meaning] < _ORDER[worst]:
            worst = meaning
    return tuple(differences), worst, steps


def _by_kind(all_of_them: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for kind, word in all_of_them:
        found[kind].append(word)
    return {kind: tuple(found[kind]) for kind in found}


def _meaning(kind: Kind, one: Sequence[str], other: Sequence[str], *, changes: bool) -> str:
    rule = kind.contradict if one and other else kind.one_sided_change if changes else kind.one_sided
    if rule == "settlement":
        return "proposed" if _parts(one) & _parts(other) else "veto"
    if rule == "stage":
        stages = [set(re.findall("在建|[^及和、与并在]{2}", "".join(side))) for side in (one, other)]
        return "certain" if stages[0] & stages[1] or not (one and other) else "proposed"
    return rule


def _parts(settlements: Iterable[str]) -> set[str]:
    """Return the parts of the country these words of settlement mean."""
    return {part for word in settlements for part in words().settlements.get(word, frozenset({word}))}


def key(target: Target) -> tuple[str, tuple[tuple[str, str], ...], Form]:
    """Return what makes two statements of one document statements of one indicator."""
    return target.entry or target.base_name, target.qualifiers, form(target)
