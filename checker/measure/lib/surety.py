"""How grave a finding can be at the most: a name that was cut, or only guessed to be the same, accuses nobody.

A name that begins with a particle, ends with a conjunction, leaves a bracket open, runs on for a sentence or says
nothing by itself (现有, 其中) was cut out of its sentence wrongly, and the figure may belong to something else.
"""

from __future__ import annotations

import re

from checker.model import Pair, Severity, Target

LONGEST = 40
# From this likeness on a proposed match may warn; below it is a question.
_LIKE_ENOUGH = 0.8
_CUT = re.compile(
    r"^(?:的|及其?|和(?!谐|平|美)|与|并|或|、|，|,|；|对|以|将|等|由|被|而|于|至|达|率(?!先))|(?:及|和|与|的|、|，|在|并|或|将|力争|努力|分别|不|均)$|[。；！？]"
)
_EMPTY = re.compile(
    r"^(?:现有|其中|其他|总量|总数|比例|占比|面积|数量|规模|能力|任务|项目|工作|以上|以下|重点|新增|累计|[国省市县区]家?级)$"
)
_BRACKETS = (("（", "）"), ("(", ")"), ("“", "”"), ("《", "》"), ("〔", "〕"), ("【", "】"))


def cut(target: Target) -> bool:
    """Say whether the name of a target was cut out of its sentence wrongly."""
    name = target.indicator.strip()
    if len(name) < 2 or len(name) > LONGEST or _CUT.search(name) or _EMPTY.match(name):
        return True
    return any(name.count(opening) != name.count(closing) for opening, closing in _BRACKETS)


def graveness(*targets: Target) -> Severity:
    """Return the most that can be said of these targets."""
    return "notice" if any(cut(target) for target in targets) else "error"


def carried(target: Target) -> bool:
    """Say whether the name of a sentence's target begins with words of another sentence."""
    if target.in_table:
        return False
    letters = [re.sub(r"[\W_]", "", text) for text in (target.indicator, target.quote.text)]
    return letters[0][:3] not in letters[1]


def graveness_of_pair(pair: Pair) -> Severity:
    """Return the most that can be said of a pair: no error unless both names are known to be one."""
    wordy = pair.upper.amount is None and pair.lower.amount is None
    if graveness(pair.upper, pair.lower) == "notice" or (
        wordy and pair.relation == "above" and pair.certainty != "certain"
    ):
        return "notice"
    if pair.relation != "within" and (carried(pair.upper) or carried(pair.lower)):
        return "notice"
    if pair.certainty == "certain":
        return "error"
    return "warning" if pair.rank >= _LIKE_ENOUGH else "notice"
