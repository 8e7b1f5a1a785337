"""How grave a finding can be at the most: a name that was cut, or only guessed to be the same, accuses nobody.

A name that begins with a particle, ends with a conjunction, leaves a bracket open, runs on for a sentence or says
nothing by itself (现有, 其中) was cut out of its sentence wrongly, and the figure may belong to something else.
"""

from __future__ import annotations

from checker.measure.lib.compare import same_amount, same_figure
from checker.measure.lib.context import Context
from checker.model import Pair, Quote, Severity, Target

# From this likeness on a proposed match may warn; below it is a question.
_LIKE_ENOUGH = 0.8
# From this likeness on two sentences are one that was taken over, and what stands in both is one thing.
_TAKEN_OVER, _TAKEN_OVER_PLAINLY = 0.7, 0.8


def severest(*targets: Target) -> Severity:
    """Return the most that can be said of these targets."""
    return "notice" if any(target.features.cut for target in targets) else "error"


def severest_of_pair(pair: Pair, context: Context) -> Severity:
    """Return the most that can be said of a pair: no error unless both names are known to be one."""
    wordy = pair.upper.amount is None and pair.lower.amount is None
    taken = taken_over(pair, context)
    if severest(pair.upper, pair.lower) == "notice" or (
        wordy and pair.relation == "above" and pair.certainty != "certain" and taken < _TAKEN_OVER
    ):
        return "notice"
    if pair.relation != "within" and any(carried_over(one, context) for one in (pair.upper, pair.lower)):
        return "notice"
    if pair.certainty == "certain" or (not wordy and taken >= _TAKEN_OVER_PLAINLY):
        return "error"
    return "warning" if pair.rank >= _LIKE_ENOUGH or taken >= _TAKEN_OVER else "notice"


def is_taken_over(pair: Pair, context: Context) -> bool:
    """Say whether the lower target stands in a sentence that was taken over from that of the upper one."""
    return taken_over(pair, context) >= _TAKEN_OVER


def taken_over(pair: Pair, context: Context) -> float:
    """Return how like two sentences are of which one was taken over from the other with the target in it, else 0.

    The target has the figure of the other one, or both have none, and no other one in its sentence has it.
    """
    upper, lower = pair.upper, pair.lower
    if upper.in_table or lower.in_table:
        return 0.0
    for one in context.lookups.sentences(upper.doc, upper.quote.passage, lower.doc):
        alone = all(
            [target.id for target in context.extractions[mine.doc].targets if _has(target, sentence, mine)] == [mine.id]
            for mine, sentence in ((upper, one.upper), (lower, one.lower))
        )
        if alone and _alike(upper, lower):
            return one.likeness
    return 0.0


def _has(target: Target, sentence: Quote, mine: Target) -> bool:
    """Say whether a target stands in a sentence with the figure of another one, or without one as that."""
    here = target.quote.passage == sentence.passage
    return here and sentence.start <= target.quote.start < sentence.end and _alike(target, mine)


def _alike(one: Target, other: Target) -> bool:
    return same_amount(one.amount, other.amount) or one.amount is other.amount is None


def carried_over(target: Target, context: Context) -> bool:
    """Say whether a name was put together from words further off than the step before: 2027年达到75%、2030年达到85%.

    A row that says the same figure under the same name leaves no doubt of it either.
    """
    if not target.features.carried and not target.approximate_reading:
        return False
    twins = context.lookups.pairs_with(target, target.doc)
    rows = (one for pair in twins for one in _told_again(pair, target))
    if any(one.in_table and not one.approximate_reading for one in rows) or _in_a_row(target, context):
        return False
    return not any(_step_before(one, target, context) for one in context.extractions[target.doc].targets)


def _told_again(pair: Pair, target: Target) -> tuple[Target, ...]:
    """Return the other mention of a figure in the same plan, where both are one for certain."""
    if pair.relation != "within" or pair.certainty != "certain" or pair.differences:
        return ()
    other = pair.lower if pair.upper.id == target.id else pair.upper
    same = other.amount is not None and target.amount is not None and same_figure(other.amount, target.amount)
    return (other,) if same and other.indicator == target.indicator else ()


def _in_a_row(target: Target, context: Context) -> bool:
    """Say whether a row of the same plan says the figure for the same year under the same name."""
    return any(
        one.in_table
        and not one.approximate_reading
        and (one.indicator, one.due, one.kind) == (target.indicator, target.due, target.kind)
        and _alike(one, target)
        for one in context.extractions[target.doc].targets
    )


def _step_before(one: Target, target: Target, context: Context) -> bool:
    """Say whether a figure stands right before another one, with the name of both whole in its words."""
    if one.quote.passage != target.quote.passage or one.indicator != target.indicator or not one.features.spelt_out:
        return False
    between = context.documents[target.doc].passages[target.quote.passage].text[one.quote.end : target.quote.start]
    return one.quote.end <= target.quote.start and one.due != target.due and not between.strip("，,、；;和并及以上")
