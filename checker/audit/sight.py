"""What a reviewer can see of a changed target: reckoned from the pair and the permitted ranges, not by the measures.

A fault is planted only where its consequence goes beyond what the suites permit; the checks that may name it follow
from how the two documents stand to each other. The comparison here is deliberately a second, plainer one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from checker.judge import Line, applies
from checker.language.units import unit_of
from checker.measure import Facts
from checker.measure.binding import binding, per_head
from checker.measure.direction import common_direction
from checker.measure.pair_rows import pair_rows
from checker.model import Amount, Bound, Pair, Target

_FIRM: dict[Bound, int] = {"ge": 2, "gt": 2, "le": 2, "lt": 2, "eq": 1, "range": 1, "approx": 0}
_ABOUT = Decimal("0.05")
# Differences between two names after which a reviewer does not expect the same figure.
_OTHER_THING = ("per", "audience", "threshold", "star", "grade", "residence", "dimension", "pilot", "stage")


class Sight:
    """The pairs of every target, and what would be seen if a target were another."""

    def __init__(self, facts: Facts, rules: Mapping[str, Sequence[Line]]) -> None:
        self.facts = facts
        self._rules = rules
        self._rows = {row.id: row.columns for row in pair_rows(facts)}
        self.pairs: dict[str, list[Pair]] = defaultdict(list)
        for pair in facts.matching.pairs:
            self.pairs[pair.upper.id].append(pair)
            self.pairs[pair.lower.id].append(pair)

    def of_amount(self, target: Target, amount: Amount) -> frozenset[str]:
        """Return the checks that may name a target whose figure has become this one."""
        changed = replace(target, amount=amount)
        seen: set[str] = set()
        for pair in self.pairs[target.id]:
            seen |= self._figures(pair, replace_side(pair, target, changed))
        if seen and amount.unit in ("%", "％") and amount.value > 100:
            seen.add("impossible-value")
        return frozenset(seen)

    def _figures(self, before: Pair, after: Pair) -> set[str]:
        one, other = after.upper.amount, after.lower.amount
        if one is None or other is None or not comparable(before):
            return set()
        if unit_of(one.unit).dimension != unit_of(other.unit).dimension:
            return {"incompatible-units"} if before.upper.kind == before.lower.kind else set()
        apart = difference(one, other)
        if apart is None or (before.upper.due != before.lower.due and before.relation != "earlier"):
            return set()
        if before.relation == "within":
            alike = before.upper.region == before.lower.region and before.upper.scope == before.lower.scope
            return {"text-against-table"} if apart and alike else set()
        if before.upper.kind != before.lower.kind:
            return set()
        if before.relation == "annex":
            return {"annex-mismatch"} if apart and not _were_apart(before) else set()
        way = common_direction(after.upper, after.lower, self.facts)
        if way is None or way == "target" or not apart:
            return set()
        gap = apart if way == "higher" else -apart
        if before.relation == "earlier":
            later = (
                before.upper.due is not None and before.lower.due is not None and before.lower.due > before.upper.due
            )
            return {"regression"} if later and self._outside("regression", before, gap) else set()
        return self._above(before, after, gap)

    def _above(self, before: Pair, after: Pair, gap: Decimal) -> set[str]:
        binds = binding(before, self.facts)
        if binds == "sum":
            return self._share(before, after)
        if binds not in ("each", "count", "mean"):
            return set()
        below = "below-average" if binds == "mean" and per_head(before.upper) else "below-upper"
        return {check for check, found in ((below, gap), ("above-upper", -gap)) if self._outside(check, before, found)}

    def _share(self, before: Pair, after: Pair) -> set[str]:
        people = self.facts.share_of_people(after.upper.doc, after.lower.doc)
        one, other = after.upper.amount, after.lower.amount
        same_region = self.facts.region_of(after.upper) == self.facts.region_of(after.lower)
        if not people or same_region or one is None or other is None or after.lower.scope != "aggregate":
            return set()
        share = canonical(other) / canonical(one)
        seen = {"disproportionate-share"} if self._outside("disproportionate-share", before, share / people) else set()
        if share > 1:
            seen.add("exceeds-total")
        return seen

    def _outside(self, check: str, pair: Pair, value: Decimal) -> bool:
        """Say whether the suites would not let a value pass for this pair."""
        for rule in self._rules.get(check, ()):
            if not rule.type.endswith("to_be_between") or not applies(
                rule.kwargs.get("row_condition"), self._rows.get(pair.id, {})
            ):
                continue
            least, most = rule.kwargs.get("min_value"), rule.kwargs.get("max_value")
            if (least is not None and value < Decimal(str(least))) or (most is not None and value > Decimal(str(most))):
                return True
        return False

    def of_bound(self, target: Target, bound: Bound) -> frozenset[str]:
        """Return the checks that may name a target whose bound has become this one."""
        seen: set[str] = set()
        assert target.amount is not None
        for pair in self.pairs[target.id]:
            other = pair.lower if pair.upper.id == target.id else pair.upper
            if other.amount is None or not comparable(pair) or other.due != target.due:
                continue
            if unit_of(other.amount.unit).dimension != unit_of(target.amount.unit).dimension:
                continue
            if pair.relation == "above" and pair.lower.id == target.id and target.kind == other.kind:
                if _FIRM[other.amount.bound] > _FIRM[bound]:
                    seen.add("weaker-bound")
            elif pair.relation == "annex" and other.amount.bound == target.amount.bound:
                seen.add("annex-mismatch")
            elif pair.relation == "within" and not _were_apart(pair) and other.amount.bound == target.amount.bound:
                seen.add("text-against-table")
        return frozenset(seen)

    def of_deadline(self, target: Target, year: int | None) -> frozenset[str]:
        """Return the checks that may name a target that has become due in this year, or has lost its year."""
        seen: set[str] = set()
        for pair in self.pairs[target.id]:
            upper, lower = pair.upper, pair.lower
            if pair.relation == "annex" and upper.due_stated and lower.due_stated and upper.due == lower.due:
                seen.add("annex-mismatch" if year else "missing-deadline" if lower.id == target.id else "")
            if pair.relation != "above" or lower.id != target.id or not upper.due_stated or not comparable(pair):
                continue
            if upper.due == lower.due and "annual" not in (upper.kind, lower.kind) and not self._twin(target):
                if year is None:
                    seen.add("missing-deadline")
                elif upper.amount is None or binding(pair, self.facts) != "sum":
                    seen.add("later-deadline")
        period = self.facts.documents[target.doc].period
        if year and period and year > period[1] and (self.pairs[target.id] or seen):
            seen.add("deadline-conflict")
        if year is None and seen:
            seen.add("undated")
        return frozenset(seen - {""})

    def _twin(self, target: Target) -> bool:
        """Say whether the same document says it in another place too: that place still answers."""
        return any(pair.relation == "within" for pair in self.pairs[target.id])

    def of_wording(self, target: Target, step: int) -> frozenset[str]:
        """Return the checks that may name a target that has come to be committed to in weaker words."""
        for pair in self.pairs[target.id]:
            firmer = pair.upper.wording is not None and min(pair.upper.wording, 4) > step
            if pair.relation in ("above", "earlier") and pair.lower.id == target.id and firmer:
                if "baseline" not in (pair.upper.kind, pair.lower.kind):
                    return frozenset({"weaker-wording"})
        return frozenset()

    def of_scope(self, target: Target) -> frozenset[str]:
        """Return the checks that may name a target that has come to hold for a part of its region only."""
        for pair in self.pairs[target.id]:
            whole = pair.upper.scope in ("each", "aggregate") and target.scope in ("each", "aggregate")
            if pair.relation in ("above", "annex", "earlier") and pair.lower.id == target.id and whole:
                if "baseline" not in (pair.upper.kind, pair.lower.kind) and comparable(pair):
                    return frozenset({"narrower-scope", "different-definition"})
        return frozenset()

    def of_loss(self, lost: Sequence[Target]) -> frozenset[str]:
        """Return the checks that may name that these targets are gone: what answered or asked for them stands alone."""
        seen: set[str] = set()
        gone = {target.id for target in lost}
        for target in lost:
            for pair in self.pairs[target.id]:
                other = pair.lower if pair.upper.id == target.id else pair.upper
                if other.id in gone or "baseline" in (other.kind, target.kind) or pair.relation == "within":
                    continue
                if self._still_answered(other, gone) or self.facts.documents[target.doc].excerpt:
                    continue
                if pair.relation == "above" and target.id == pair.lower.id:
                    seen.add("unanswered")
                elif pair.relation == "above":
                    # That a state has no parent, or no successor, the suites let pass; a figure not.
                    missing = other.amount is not None and not self._with_an_excerpt(target)
                    seen |= {"no-parent"} if missing else set()
                elif pair.relation == "annex":
                    seen.add("annex-mismatch")
                elif target.id == pair.lower.id and other.amount is not None:
                    seen.add("dropped")
        return frozenset(seen)

    def _with_an_excerpt(self, target: Target) -> bool:
        """Say whether of the plan a target belongs to, with its annexes, a part is missing: it may stand there."""
        own = self.facts.documents[target.doc]
        family = {own.id, own.annex_of} - {None}
        return any(
            document.excerpt and (document.id in family or document.annex_of in family)
            for document in self.facts.documents.values()
        )

    def _still_answered(self, target: Target, gone: set[str]) -> bool:
        """Say whether something else still stands for what is gone, here or told twice over there."""
        for pair in self.pairs[target.id]:
            other = pair.lower if pair.upper.id == target.id else pair.upper
            if other.id not in gone:
                return True
            for again in self.pairs[other.id]:
                twin = again.lower if again.upper.id == other.id else again.upper
                if again.relation == "within" and twin.id not in gone:
                    return True
        return False


def replace_side(pair: Pair, target: Target, changed: Target) -> Pair:
    """Return the pair with one of its targets changed."""
    return replace(pair, upper=changed) if pair.upper.id == target.id else replace(pair, lower=changed)


def comparable(pair: Pair) -> bool:
    """Say whether a reviewer would set the two against each other: no actual of the past, no other definition."""
    if pair.relation != "within" and "baseline" in (pair.upper.kind, pair.lower.kind):
        return False
    return not any(kind in _OTHER_THING for kind, _, _ in pair.differences)


def canonical(amount: Amount) -> Decimal:
    """Return the printed figure in the unit all of its kind are compared in."""
    return amount.value * unit_of(amount.unit).factor


def difference(one: Amount, other: Amount) -> Decimal | None:
    """Return by which part of the first two figures certainly differ, 0 where rounding or 左右 may explain it."""
    if one.value_max is not None or other.value_max is not None:
        return None
    first, second = canonical(one), canonical(other)
    reach = sum((_reach(amount) for amount in (one, other)), Decimal(0))
    apart = first - second
    return apart / (abs(first) or Decimal(1)) if abs(apart) > reach else Decimal(0)


def _reach(amount: Amount) -> Decimal:
    rounding = (amount.step or Decimal(0)) / 2 if amount.bound in ("eq", "approx") else Decimal(0)
    return max(rounding, abs(canonical(amount)) * _ABOUT) if amount.bound == "approx" else rounding


def _were_apart(pair: Pair) -> bool:
    return (
        pair.upper.amount is not None
        and pair.lower.amount is not None
        and bool(difference(pair.upper.amount, pair.lower.amount))
    )
