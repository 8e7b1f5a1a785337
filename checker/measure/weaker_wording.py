"""A lower plan commits in weaker words than the upper plan: 建成 becomes 争取建成.

Words that commit stand on a ladder: 必须 and 确保, then 达到, 建成 and 实现, then 基本, then 力争 and 争取, then 支持
and 鼓励. A step down turns a duty into an intention. Where the upper plan binds each region, a step from firm to 争取
is a breach.
Source: 中发〔2018〕44号, on plans under one another.
"""

from __future__ import annotations

from checker.measure.lib.commitment import FIRM, step, wording
from checker.measure.lib.comparability import unlike
from checker.measure.lib.context import Context
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure, measured, not_judged
from checker.measure.lib.rows.pairs import differing
from checker.measure.lib.rows.sentences import Taken
from checker.measure.lib.taken import differs
from checker.model import DifferenceKind, Pair

_WEAKER: tuple[DifferenceKind, ...] = (
    "broken", "stage", "unfinished", "frequency", "whole", "left-open", "leeway", "thorough", "softer", "in-the-main",
    "degree", "standing", "approval", "either", "order",
)  # fmt: skip


@measure("pairs", says="figure", relations=("above", "earlier"), detects=("wording",))
def weaker_wording(pair: Pair, context: Context) -> Measurement:
    """Return the steps in wording from the upper commitment down to the lower; 必须 and 建成 are one step."""
    if "baseline" in (pair.upper.kind, pair.lower.kind):
        return NOT_CONCERNED
    if unlike(pair) == "object-differs":
        return not_judged("object-differs")
    if _told_of_the_text(pair, context):
        return NOT_CONCERNED  # a row has no word that commits; its sentence is held against the sentence
    upper, lower = min(step(pair.upper), FIRM), min(step(pair.lower), FIRM)
    return measured(
        upper - lower,
        evidence=differing(pair, context, pair.upper.wording_text, pair.lower.wording_text),
        upper_words=wording(pair.upper),
        lower_words=wording(pair.lower),
    )


def _told_of_the_text(pair: Pair, context: Context) -> bool:
    """Say whether the upper figure is a row's, and the lower sentence answers a sentence of the same plan as well."""
    if not pair.upper.in_table or pair.lower.in_table:
        return False
    return any(
        not other.upper.in_table and other.upper.doc == pair.upper.doc and other.relation == pair.relation
        for other in context.lookups.above(pair.lower)
    )


@measure("sentences", relations=("above", "annex", "earlier"), detects=("wording",))
def weaker_sentence(taken: Taken, context: Context) -> Measurement:
    """Return whether a sentence taken over is kept (same), or what of it is weaker.

    broken (what is forbidden is done),
    stage (建成 became 开工), unfinished (建成 became 推进……建设), frequency (每季度 became 每半年), whole (全部 is
    gone), left-open (建立 became 探索建立), leeway (因地制宜 came); thorough
    (全面 is gone), softer (建立 became 推进), in-the-main (具备 became 基本具备), degree (显著 became 逐步), standing
    (国际先进 became 国内先进), approval (批准 became 备案, or is given lower down), either (且 became 或), order (what
    comes first comes later).
    """
    return differs(taken, context, {kind: kind for kind in _WEAKER})
