"""Commitments without a figure that can still be checked: 全覆盖, 清零, 全部完成, 基本建成, a document to be issued by a year.

GUIDE.md: 全覆盖, 清零 and 消除 are what is reached and do not stand in the name; a document or mechanism to be made counts only
with a deadline or with 全面, 全部, 基本.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from checker.extract.context.plancontext import PlanContext
from checker.extract.context.stateclause import CORE, StateClause
from checker.extract.draft import Draft
from checker.extract.lexicon import EACH, JOINT
from checker.extract.naming import nameends
from checker.extract.sentences import Span, Text
from checker.extract.tokens import Token
from checker.language.grammar import rules
from checker.language.lexicon import compiled
from checker.language.sentences import sets_a_deadline

_LEAST, _MOST = 4, 120  # characters of a clause that can hold a state
_DIGIT = re.compile(r"\d")
_LISTED = re.compile(r"、|以及|(?:和|与|及(?!以[上下内外]))(?![平谐美])")
_MEASURE = compiled("(?:<rate>|<measured>|权重|约束性指标)$")
_HOLDS_NONE = ("target", "baseline", "unread")


def states(text: Text, context: PlanContext, tokens: list[Token], *, dated: bool = False) -> list[Draft]:
    """Return the states of a passage; `dated` is a table row with a deadline."""
    found = (_state(text, clause) for clause in clauses(text, context, tokens, dated=dated) if clause.against is None)
    return [draft for one in found if one is not None for draft in _each_measure(one)]


def _each_measure(draft: Draft) -> list[Draft]:
    """Return a state once for each measure that it names: 碳排放强度、优良水体比例完成国家下达目标 are two.

    Things that are to reach a state together are one (城市、县城污水直排口全面消除).
    """
    parts = [part for part in _LISTED.split(draft.indicator) if part]
    if len(parts) > 1 and all(_MEASURE.search(part) for part in parts):
        return [replace(draft, indicator=nameends.close(part)) for part in parts]
    return [draft]


def clauses(text: Text, context: PlanContext, tokens: list[Token], *, dated: bool = False) -> Iterator[StateClause]:
    """Yield the clauses that have the words of a state, with the rule that found it and the rule against it.

    What a review tells was done is no commitment; a clause that holds a target's figure is read by that. Outside a review
    a deadline (2020年底前) commits, though the year is past.
    """
    if context.retrospective:
        return
    held = [token.start for token in tokens if token.state in _HOLDS_NONE and not token.of_units]
    wanted = (rules("states"), rules("outcomes"))
    for sentence, segment in _segments(text, [place for one in wanted for place in one.needed_in(text.masked)]):
        words = text.masked[segment.start : segment.end]
        if not _LEAST <= len(words) <= _MOST or words.startswith("（"):
            continue
        if any(segment.start <= start < segment.end for start in held):
            continue
        clause = StateClause(text, sentence, segment, context, dated=dated)
        clause.rule = next(filter(None, (one.first(clause) for one in wanted)), None)
        told = clause.rule is not None and clause.adverbials.past and not sets_a_deadline(clause.adverbials.time_text)
        if clause.rule is not None and not told:
            clause.against = rules("uncheckable").first(clause)
            yield clause


def _segments(text: Text, places: list[int]) -> Iterator[tuple[Span, Span]]:
    """Yield in order the segments in which some places stand, each with its sentence."""
    at, last = 0, -1
    for place in sorted(places):
        while at < len(text.sentences) and text.sentences[at].end <= place:
            at += 1
        if at == len(text.sentences):
            return
        sentence = text.sentences[at]
        if place <= last or place < sentence.start:
            continue
        cut = bisect_right(text.cuts, place)
        start = max(text.cuts[cut - 1], sentence.start)
        last = text.cuts[cut] - 1 if cut < len(text.cuts) and text.cuts[cut] < sentence.end else sentence.end
        yield sentence, Span(start, last)


def _state(text: Text, clause: StateClause) -> Draft | None:
    rule, sentence, segment = clause.rule, clause.sentence, clause.segment
    if rule is None or len(clause.named) < 2:
        return None
    adverbials = clause.adverbials
    start = segment.start
    if (
        adverbials.time is not None
        and sentence.start <= adverbials.time.start <= segment.start
        and not _DIGIT.search(text.text, adverbials.time.end, segment.start)
    ):
        start = adverbials.time.start
    while start < segment.end and text.text[start] in " ，、；：。":
        start += 1
    each = EACH.match(JOINT.sub("", text.text[segment.start : segment.end]))
    core = None if each else CORE.match(JOINT.sub("", text.without_times(segment.start, segment.end)))
    doubt = rule.gives.get("doubt", "")
    return Draft(
        indicator=clause.named,
        kind="state",
        start=start,
        end=segment.end,
        by=adverbials.by,
        period=adverbials.period,
        since=adverbials.since,
        time_text=adverbials.time_text,
        modality=adverbials.modality,
        strength=adverbials.strength,
        strength_text=adverbials.strength_text,
        scope="each" if each else "named" if core else "aggregate",
        region=core[0] if core else "",
        note=_unquoted(clause.mark) if rule.gives.get("note") == "mark" else "",
        uncertain=doubt == "always" or (doubt == "undated" and not clause.timed),
        by_from=adverbials.by_from,
        derivation=(rule.name, *adverbials.derivation),
    )


def _unquoted(mark: str) -> str:
    """Return the mark without quotation marks beside it, or of which one stands outside."""
    mark = mark.strip("“”")
    return mark if mark.count("“") == mark.count("”") else mark.replace("“", "").replace("”", "")
