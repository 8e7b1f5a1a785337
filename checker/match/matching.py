"""All documents together: pairs, totals with their parts, series, and what found no counterpart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from checker.match.aligned import aligned_pairs, aligned_sentences, statements_alike
from checker.match.annexes import Twins, twins_of, without_twins
from checker.match.candidates import candidates
from checker.match.comparing import Comparison, compare, form, key
from checker.match.concerning import Concerns
from checker.match.identifying import identified
from checker.match.learning import learnt
from checker.match.likeness import Likeness
from checker.match.lines import groups, series
from checker.match.looks import ALIKE
from checker.match.mentions import twins
from checker.match.names import catalogue
from checker.match.pairing import Decided, Meeting, Nearest, meet
from checker.match.relations import Relationship, relationships
from checker.match.statements import pair_id
from checker.model import (
    Certainty,
    Decision,
    Document,
    Extraction,
    Indicator,
    Matching,
    Pair,
    Region,
    Relation,
    SentencePair,
    Step,
    Target,
    Unmatched,
)

_ALMOST_SAME = 0.85
"""From this likeness on, a row of a table and a sentence of the same document are set side by side."""


def match(
    documents: Sequence[Document],
    extractions: Mapping[str, Extraction],
    indicators: Sequence[Indicator],
    regions: Sequence[Region],
    decisions: Sequence[Decision] = (),
) -> Matching:
    """Find the targets that speak of the same thing, in every pair of documents that have to do with each other."""
    known = {document.id: document for document in documents}
    indicators = learnt(indicators, decisions)
    entries = catalogue(indicators)
    concerns = Concerns(regions, entries)
    targets = {
        document.id: identified(extractions[document.id], document, indicators, regions).targets
        for document in documents
        if document.id in extractions
    }
    everything = [target for of_one in targets.values() for target in of_one]
    likeness = Likeness(target.base_name for target in everything)
    decided = Decided(decisions)
    pairs: list[Pair] = []
    unmatched: list[Unmatched] = []
    sentences: list[SentencePair] = []
    for of_one in targets.values():
        pairs.extend(_within(of_one, likeness, decided))
    # Annexes first: whether a plan and its annex say the same decides which of them the plans below are held against.
    in_annexes = Twins()
    for relationship in sorted(relationships(documents), key=lambda one: one.relation != "annex"):
        twins = in_annexes.among((*relationship.upper, *relationship.lower))
        aligned = aligned_sentences(relationship, known)
        found, lost = _side_by_side(relationship, known, targets, likeness, decided, concerns, twins, aligned)
        pairs.extend(found)
        in_annexes.add(found)
        sentences.extend(aligned)
        unmatched.extend(lost)
    return Matching(
        pairs=tuple(pairs),
        groups=groups(pairs, known, concerns, entries),
        series=series(everything, pairs, known),
        unmatched=tuple(unmatched),
        sentences=tuple(sentences),
    )


def _side_by_side(
    relationship: Relationship,
    documents: Mapping[str, Document],
    targets: Mapping[str, Sequence[Target]],
    likeness: Likeness,
    decided: Decided,
    concerns: Concerns,
    twins: Sequence[Pair],
    sentences: Sequence[SentencePair],
) -> tuple[list[Pair], list[Unmatched]]:
    relation = relationship.relation
    pairs: list[Pair] = []
    meetings: list[tuple[str, str, Meeting]] = []
    for upper in relationship.upper:
        for lower in relationship.lower:
            if upper in targets and lower in targets:
                concerned = _concerned(concerns, documents[upper], documents[lower])
                meeting = meet(targets[upper], targets[lower], relation, likeness, decided, concerned)
                meetings.append((upper, lower, meeting))
                pairs.extend(meeting.pairs)
    pairs.extend(_shown(relation, sentences, meetings, pairs, twins, documents, targets, likeness, decided, concerns))
    kept = without_twins(pairs, twins)
    unmatched: list[Unmatched] = []
    answered = {pair.upper.id for pair in pairs if pair.lower.kind != "baseline"} | twins_of(pairs, twins)
    parented = {pair.lower.id for pair in pairs}
    for target, nearest, doc in _left(meetings, "upper", answered, twins):
        plan = documents[relationship.lower[0]]
        concern, why = concerns.concerns(target, documents[target.doc], plan)
        unmatched.append(_unmatched(target, "upper", relation, plan, nearest, concern, why, doc))
    for target, nearest, doc in _left(meetings, "lower", parented, twins):
        plan = documents[relationship.upper[0]]
        unmatched.append(_unmatched(target, "lower", relation, plan, nearest, True, "", doc))
    return kept, unmatched


def _shown(
    relation: Relation,
    sentences: Sequence[SentencePair],
    meetings: Sequence[tuple[str, str, Meeting]],
    pairs: Sequence[Pair],
    twins: Sequence[Pair],
    documents: Mapping[str, Document],
    targets: Mapping[str, Sequence[Target]],
    likeness: Likeness,
    decided: Decided,
    concerns: Concerns,
) -> list[Pair]:
    """Return the pairs that sentences show, of targets that no name brought together for certain."""
    answered = {pair.upper.id for pair in pairs if pair.lower.kind != "baseline"} | twins_of(pairs, twins)
    parented = {pair.lower.id for pair in pairs if pair.certainty == "certain"}
    proposed = {pair.lower.id for pair in pairs}
    found: list[Pair] = []
    for upper, lower, _ in meetings:
        between = [one for one in sentences if (one.upper.doc, one.lower.doc) == (upper, lower)]
        left = [target for target in targets[upper] if target.id not in answered]
        free = [target for target in targets[lower] if target.id not in parented]
        concerned = _concerned(concerns, documents[upper], documents[lower])
        shown = list(aligned_pairs(between, left, free, likeness, decided, concerned, proposed))
        taken = {one for pair in shown for one in (pair.upper.id, pair.lower.id)} | proposed
        above, below = ([one for one in side if one.id not in taken] for side in (left, free))
        found += [*shown, *statements_alike(above, below, relation, likeness, decided, concerned)]
    return found


def _concerned(concerns: Concerns, upper: Document, lower: Document) -> Callable[[Target], bool | None]:
    return lambda target: concerns.concerns(target, upper, lower)[0]


def _left(
    meetings: Iterable[tuple[str, str, Meeting]], side: str, matched: set[str], twins: Sequence[Pair]
) -> list[tuple[Target, Nearest | None, str]]:
    """Return what no document of the other side answered, with the nearest of all candidates, each thing once."""
    best: dict[str, tuple[Target, Nearest | None, str]] = {}
    for upper, lower, meeting in meetings:
        for target, nearest in meeting.left_upper if side == "upper" else meeting.left_lower:
            if target.id in matched:
                continue
            known = best.get(target.id)
            if known is None or (known[1] is None and nearest is not None):
                best[target.id] = (target, nearest, lower if side == "upper" else upper)
    for twin in twins:
        if twin.upper.id in best and twin.lower.id in best:
            del best[twin.lower.id]
    return list(best.values())


def _unmatched(
    target: Target,
    side: str,
    relation: Relation,
    other: Document,
    nearest: Nearest | None,
    concern: bool | None,
    why: str,
    doc: str,
) -> Unmatched:
    if other.excerpt and concern:
        concern, why = None, "match.why.excerpt"
    return Unmatched(
        id=f"{target.id}~{other.id}",
        target=target,
        side="upper" if side == "upper" else "lower",
        relation=relation,
        other_doc=nearest.target.doc if nearest else doc,
        nearest=nearest.target if nearest else None,
        steps=nearest.steps if nearest else (),
        concerns=concern,
        why_not=why or f"match.why.{nearest.why_not if nearest else 'no-candidate'}",
    )


def _within(targets: Sequence[Target], likeness: Likeness, decided: Decided) -> list[Pair]:
    """Find what one document says twice: in text and table, or in two places, of the same year."""
    pairs: list[Pair] = []
    undated = _first_of_passage(targets)
    twice = {(text.id, row.id) for text, row in twins(targets, likeness)}
    twice |= {(row, text) for text, row in twice}
    places = {target.id: at for at, target in enumerate(targets)}
    near = {(left, right) for left, right in candidates(targets, targets, likeness, ALIKE) if left < right}
    near |= {(places[one], places[other]) for one, other in twice if places[one] < places[other]}
    for one, other in ((targets[left], targets[right]) for left, right in sorted(near)):
        if not _same_time(one, other, undated) or decided.rejects(one, other):
            continue
        if one.scope == "count" or (one.region, one.scope) != (other.region, other.scope):
            continue
        comparison = compare(one, other, likeness)
        if (one.id, other.id) in twice:
            comparison = _by_the_figure(comparison)
        if comparison.certainty is None:
            continue
        if (
            (one.id, other.id) not in twice
            and comparison.certainty == "proposed"
            and not _told_twice(one, other, comparison.rank)
        ):
            continue
        dated = one.due is not None and other.due is not None
        said = "told-twice" if dated else "undated"
        step = Step(name=f"match.step.{said}", outcome="for" if dated else "neutral", values=(("year", str(one.due)),))
        certainty: Certainty = comparison.certainty if dated else "proposed"
        if decided.accepts(one, other):
            certainty = "certain"
        pairs.append(
            Pair(
                id=pair_id(one, other),
                upper=one,
                lower=other,
                relation="within",
                certainty=certainty,
                steps=(*comparison.steps, step),
                differences=comparison.differences,
                rank=round(min(comparison.rank, 1.0), 4),
            )
        )
    return pairs


def _by_the_figure(comparison: Comparison) -> Comparison:
    """Let one figure in text and table make one target of two names that are only near."""
    if comparison.certainty == "certain":
        return comparison
    said = Step(name="match.step.same-figure", outcome="for")
    return replace(comparison, certainty="proposed", steps=(*comparison.steps, said))


def _first_of_passage(targets: Sequence[Target]) -> set[str]:
    """Return the figures of past years without a year: of one passage the first of each indicator only.

    城乡居民人均收入比2.61，较2015年缩小0.19 has two figures; the second is not the ratio.
    """
    first: dict[object, str] = {}
    for target in targets:
        if target.kind == "baseline" and target.due is None:
            first.setdefault((target.quote.passage, key(target)), target.id)
    return set(first.values())


def _same_time(one: Target, other: Target, undated: set[str]) -> bool:
    """Say whether two statements in different places speak of one time; a past figure without a year may be of any."""
    if one.quote.passage == other.quote.passage or (one.kind == "baseline") != (other.kind == "baseline"):
        return False
    if one.due is not None and other.due is not None:
        return one.due == other.due
    both_past = one.kind == other.kind == "baseline" and "change" not in {form(one), form(other)}
    return both_past and all(target.due is not None or target.id in undated for target in (one, other))


def _told_twice(one: Target, other: Target, rank: float) -> bool:
    return one.in_table != other.in_table and rank >= _ALMOST_SAME
