"""The rows of the frame `groups`: a figure of a higher plan with the parts of it that were found below."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from checker.measure.lib.binding import aggregation, binding
from checker.measure.lib.compare import comparable
from checker.measure.lib.context import Context
from checker.measure.lib.rows.row import FrameRow, evidence, identity, matter
from checker.measure.lib.severity import severest
from checker.measure.lib.stated import amount, bare, due
from checker.model import Group, Pair, Target


@dataclass(frozen=True, slots=True)
class Part:
    """One region's part of a total, with the people who live there."""

    region: str
    name: str
    target: Target
    people: int | None


@dataclass(frozen=True, slots=True)
class Whole:
    """A total or mean of a higher plan, one part a region, and the regions not heard from.

    `summed` says whether the parts add up to it; otherwise it is their mean. `unlike` are answers that count
    something else.
    """

    total: Target
    parts: tuple[Part, ...]
    silent: tuple[str, ...]
    summed: bool
    unlike: tuple[str, ...]


def group_rows(context: Context) -> Iterator[FrameRow]:
    """Yield a row for each total with its parts, then one for each mean with those it is the mean of."""
    for group in context.matching.groups:
        yield _row(group, group.id, True, context)
    for upper, pairs in _means(context).items():
        code = context.documents[pairs[0].upper.doc].region
        heard = {context.documents[pair.lower.doc].region for pair in pairs}
        below = (region.code for region in context.lookups.below(code))
        silent = tuple(sorted(set(below) - heard))
        parts = tuple(pair.lower for pair in pairs)
        group = Group(id=upper, total=pairs[0].upper, parts=parts, pairs=tuple(pairs), silent=silent)
        yield _row(group, f"{upper}:mean", False, context)


def _means(context: Context) -> dict[str, list[Pair]]:
    found: dict[str, list[Pair]] = defaultdict(list)
    for pair in context.matching.pairs:
        if pair.repeats or pair.relation != "above" or pair.upper.amount is None or pair.lower.amount is None:
            continue
        one_below = context.region_of(pair.lower)
        if one_below is None or one_below.parent != context.documents[pair.upper.doc].region:
            continue
        if binding(pair, context) == "mean" and pair.lower.kind != "baseline":
            found[pair.upper.id].append(pair)
    return dict(found)


def _row(group: Group, row_id: str, summed: bool, context: Context) -> FrameRow:
    parts: dict[str, Part] = {}
    unlike: list[str] = []
    for target in group.parts:
        region = context.region_of(target)
        code = region.code if region else context.role(target.doc)
        name = context.region_name(target.doc)
        if comparable(group.total, target) or group.total.due != target.due:
            unlike.append(name)
            continue
        parts.setdefault(code, Part(code, name, target, context.people(target.doc)))
    total = group.total
    sure = all(pair.certainty == "certain" for pair in group.pairs)
    places = [evidence(total, "total", context.region_name(total.doc), primary=True)]
    places += [evidence(part.target, "part", part.name) for part in parts.values()]
    known = context.indicator(total)
    return FrameRow(
        id=row_id,
        subject=Whole(total, tuple(parts.values()), group.silent, summed, tuple(unlike)),
        evidence=tuple(places),
        identity=(identity(total, context), *sorted(parts)),
        matter=(matter(total, context),),
        columns={
            "summed": summed,
            "heard": len(parts),
            "silent": len(group.silent),
            "capped": total.amount is not None and total.amount.bound in ("le", "lt"),
            "aggregation": aggregation(total, context),
            "kind": total.kind,
        },
        fields={
            "indicator": total.indicator,
            "total": amount(total.amount),
            "region": context.region_name(total.doc),
            "title": context.title(total.doc),
            "due": due(total),
            "heard": len(parts),
            "silent": len(group.silent),
            "unit": total.amount.canonical_unit if total.amount else "",
        },
        indicator=total.indicator,
        weight=1.4 * (known.weight if known else 1.0),
        confidence="high" if sure else "medium",
        at_most=severest(total, *group.parts) if sure else "notice",
    )


def people_of(codes: tuple[str, ...], context: Context) -> Decimal | None:
    """Return the people of some regions together, None where one has no census figure."""
    found = [context.regions[code].population if code in context.regions else None for code in codes]
    if any(people is None for people in found):
        return None
    return Decimal(sum(people for people in found if people is not None))


def terms(whole: Whole, joint: str = " + ") -> str:
    """Return the parts as a sum is written (菏泽市 3 + 济南市 5), or as a list."""
    figures = ((part.name, part.target.amount) for part in whole.parts)
    return joint.join(f"{name} {bare(figure)}" for name, figure in figures if figure)
