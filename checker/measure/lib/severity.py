"""How grave a finding can be at the most: a name that was cut, or only guessed to be the same, accuses nobody.

A name that begins with a particle, ends with a conjunction, leaves a bracket open, runs on for a sentence or says
nothing by itself (现有, 其中) was cut out of its sentence wrongly, and the figure may belong to something else.
"""

from __future__ import annotations

from checker.model import Pair, Severity, Target

# From this likeness on a proposed match may warn; below it is a question.
_LIKE_ENOUGH = 0.8


def severest(*targets: Target) -> Severity:
    """Return the most that can be said of these targets."""
    return "notice" if any(target.features.cut for target in targets) else "error"


def severest_of_pair(pair: Pair) -> Severity:
    """Return the most that can be said of a pair: no error unless both names are known to be one."""
    wordy = pair.upper.amount is None and pair.lower.amount is None
    if severest(pair.upper, pair.lower) == "notice" or (
        wordy and pair.relation == "above" and pair.certainty != "certain"
    ):
        return "notice"
    if pair.relation != "within" and (pair.upper.features.carried or pair.lower.features.carried):
        return "notice"
    if pair.certainty == "certain":
        return "error"
    return "warning" if pair.rank >= _LIKE_ENOUGH else "notice"
