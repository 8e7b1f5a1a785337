"""Which checks can be expected to name a changed target: from the pair and the permitted ranges, not by the measures.

A fault is planted only where its consequence goes beyond what the suites permit. Each measure says which changes it
detects, between documents in which relation; how far a change goes is worked out here, by a second, plainer comparison.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from checker.language.units import unit_of
from checker.measure import Context, Permits, discover
from checker.measure.lib.binding import binding, per_head
from checker.measure.lib.direction import common_direction
from checker.measure.lib.measurement import Change
from checker.measure.lib.rows.pairs import pair_rows
from checker.model import Amount, Bound, Pair, Target

_FIRM: dict[Bound, int] = {"ge": 2, "gt": 2, "le": 2, "lt": 2, "eq": 1, "range": 1, "approx": 0}
_ABOUT = Decimal("0.05")
# Differences between two names after which a reviewer does not expect the same figure.
_OTHER_THING = ("per", "audience", "threshold", "star", "grade", "residence", "dimension", "pilot", "stage")


def detecting(change: Change, frame: str, relation: str = "") -> set[str]:
    """Return the checks that detect a change in a row of a frame, of documents so related."""
    return {measure.check for measure in discover() if measure.detects_in(change, frame, relation)}


class Detection:
    """The pairs of every target, and which checks would name a target that had become another."""

    def __init__(self, context: Context, permits: Permits) -> None:
        self.context = context
        self._permits = permits
        self._rows = {row.id: row.columns for row in pair_rows(context)}
        self.pairs: dict[str, list[Pair]] = defaultdict(list)
        for pair in context.matching.pairs:
            self.pairs[pair.upper.id].append(pair)
            self.pairs[pair.lower.id].append(pair)

    def of_amount(self, target: Target, amount: Amount) -> frozenset[str]:
        """Return the checks that may name a target whose figure has become this one."""
        changed = replace(target, amount=amount)
        found: set[str] = set()
        for pair in self.pairs[target.id]:
            found |= self._figures(pair, replace_side(pair, target, changed))
        if found and amount.unit in ("%", "％") and amount.value > 100:
            found |= detecting("whole", "targets")
        return frozenset(found)

    def _figures(self, before: Pair, after: Pair) -> set[str]:
        one, other = after.upper.amount, after.lower.amount
        if one is None or other is None or not comparable(before):
            return set()
        frame = "mentions" if before.relation == "within" else "pairs"
        if unit_of(one.unit).dimension != unit_of(other.unit).dimension:
            return detecting("unit", frame, before.relation) if before.upper.kind == before.lower.kind else set()
        apart = difference(one, other)
        if apart is None or (before.upper.due != before.lower.due and before.relation != "earlier"):
            return set()
        if before.relation == "within":
            alike = before.upper.region == before.lower.region and before.upper.scope == before.lower.scope
            return detecting("difference", frame) if apart and alike else set()
        if before.upper.kind != before.lower.kind:
            return set()
        if before.relation == "annex":
            return detecting("difference", frame, "annex") if apart and not _were_apart(before) else set()
        way = common_direction(after.upper, after.lower, self.context)
        if way is None or way == "target" or not apart:
            return set()
        gap = apart if way == "higher" else -apart
        if before.relation == "earlier":
            first, then = before.upper.due, before.lower.due
            later = first is not None and then is not None and then > first
            return self._outside("shortfall", before, gap) if later else set()
        return self._above(before, after, gap)

    def _above(self, before: Pair, after: Pair, gap: Decimal) -> set[str]:
        binds = binding(before, self.context)
        if binds == "sum":
            return self._share(before, after)
        if binds not in ("each", "count", "mean"):
            return set()
        shortfall: Change = "shortfall-per-head" if binds == "mean" and per_head(before.upper) else "shortfall"
        excess = set() if self._reached(before, gap) else self._outside("excess", before, -gap)
        return self._outside(shortfall, before, gap) | excess

    def _reached(self, pair: Pair, gap: Decimal) -> bool:
        """Say whether the lower plan stood beyond the upper one already: it is then not driven there."""
        one = pair.upper.amount
        for other in self.context.extractions[pair.lower.doc].targets:
            if other.kind == "baseline" and other.base_name == pair.lower.base_name and other.amount and one:
                apart = difference(one, other.amount)
                if apart and (apart > 0) == (gap > 0):
                    return True
        return False

    def _share(self, before: Pair, after: Pair) -> set[str]:
        people = self.context.share_of_people(after.upper.doc, after.lower.doc)
        one, other = after.upper.amount, after.lower.amount
        same_region = self.context.region_of(after.upper) == self.context.region_of(after.lower)
        if not people or same_region or one is None or other is None or after.lower.scope != "aggregate":
            return set()
        share = canonical(other) / canonical(one)
        return self._outside("share", before, share / people) | (detecting("total", "groups") if share > 1 else set())

    def _outside(self, change: Change, pair: Pair, value: Decimal) -> set[str]:
        """Return the checks that detect a change which goes so far that the suites would not let it pass."""
        columns = self._rows.get(pair.id, {})
        return {
            check
            for check in detecting(change, "pairs", pair.relation)
            if not self._permits("pairs", check, columns, value)
        }

    def of_bound(self, target: Target, bound: Bound) -> frozenset[str]:
        """Return the checks that may name a target whose bound has become this one."""
        found: set[str] = set()
        assert target.amount is not None
        for pair in self.pairs[target.id]:
            other = pair.lower if pair.upper.id == target.id else pair.upper
            if other.amount is None or not comparable(pair) or other.due != target.due:
                continue
            if unit_of(other.amount.unit).dimension != unit_of(target.amount.unit).dimension:
                continue
            was_the_same = other.amount.bound == target.amount.bound
            if pair.relation == "above" and pair.lower.id == target.id and target.kind == other.kind:
                if _FIRM[other.amount.bound] > _FIRM[bound]:
                    found |= detecting("bound", "pairs", "above")
            elif pair.relation == "annex" and was_the_same:
                found |= detecting("bound", "pairs", "annex")
            elif pair.relation == "within" and was_the_same and not _were_apart(pair):
                found |= detecting("bound", "mentions")
        return frozenset(found)

    def of_deadline(self, target: Target, year: int | None) -> frozenset[str]:
        """Return the checks that may name a target that has become due in this year, or has lost its year."""
        found: set[str] = set()
        change: Change = "deadline" if year else "no-deadline"
        for pair in self.pairs[target.id]:
            upper, lower = pair.upper, pair.lower
            if pair.relation == "annex" and upper.due_stated and lower.due_stated and upper.due == lower.due:
                found |= detecting(change, "pairs", "annex") if year or lower.id == target.id else set()
            if pair.relation != "above" or lower.id != target.id or not upper.due_stated or not comparable(pair):
                continue
            if upper.due == lower.due and "annual" not in (upper.kind, lower.kind) and not self._twin(target):
                if year is None or upper.amount is None or binding(pair, self.context) != "sum":
                    found |= detecting(change, "pairs", "above")
        period = self.context.documents[target.doc].period
        if year and period and year > period[1] and (self.pairs[target.id] or found):
            found |= detecting("period", "targets")
        if year is None and found:
            found |= detecting("no-deadline", "targets")
        return frozenset(found)

    def _twin(self, target: Target) -> bool:
        """Say whether the same document says it in another place too: that place still answers."""
        return any(pair.relation == "within" for pair in self.pairs[target.id])

    def of_wording(self, target: Target, step: int) -> frozenset[str]:
        """Return the checks that may name a target that has come to be committed to in weaker words."""
        for pair in self.pairs[target.id]:
            firmer = pair.upper.wording is not None and min(pair.upper.wording, 4) > step
            if pair.lower.id == target.id and firmer and "baseline" not in (pair.upper.kind, pair.lower.kind):
                if found := detecting("wording", "pairs", pair.relation):
                    return frozenset(found)
        return frozenset()

    def of_scope(self, target: Target) -> frozenset[str]:
        """Return the checks that may name a target that has come to hold for a part of its region only."""
        for pair in self.pairs[target.id]:
            whole = pair.upper.scope in ("each", "aggregate") and target.scope in ("each", "aggregate")
            if pair.relation in ("above", "annex", "earlier") and pair.lower.id == target.id and whole:
                if "baseline" not in (pair.upper.kind, pair.lower.kind) and comparable(pair):
                    return frozenset(detecting("scope", "pairs", pair.relation))
        return frozenset()

    def of_loss(self, lost: Sequence[Target]) -> frozenset[str]:
        """Return the checks that may name that these targets are gone: what answered or asked for them stands alone."""
        found: set[str] = set()
        gone = {target.id for target in lost}
        for target in lost:
            for pair in self.pairs[target.id]:
                other = pair.lower if pair.upper.id == target.id else pair.upper
                if other.id in gone or "baseline" in (other.kind, target.kind) or pair.relation == "within":
                    continue
                if self._still_answered(other, gone) or self.context.documents[target.doc].excerpt:
                    continue
                change: Change = "answer" if target.id == pair.lower.id else "parent"
                # That a state has no parent, or no successor, the suites let pass; a figure not.
                if other.amount is None and (change == "parent" or pair.relation == "earlier"):
                    if pair.relation != "annex":
                        continue
                if pair.relation == "above" and change == "parent" and self._with_an_excerpt(target):
                    continue
                found |= detecting(change, "unmatched", pair.relation)
        return frozenset(found)

    def _with_an_excerpt(self, target: Target) -> bool:
        """Say whether of the plan a target belongs to, with its annexes, a part is missing: it may stand there."""
        own = self.context.documents[target.doc]
        family = {own.id, own.annex_of} - {None}
        return any(
            document.excerpt and (document.id in family or document.annex_of in family)
            for document in self.context.documents.values()
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
