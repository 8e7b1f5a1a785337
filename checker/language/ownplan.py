"""What a higher plan says of plans, not of matters: that those below make theirs, and how its own course is looked at."""

from __future__ import annotations

import re
from functools import cache

from checker.language.characters import plain
from checker.language.rewording import sayings


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    said = sayings()["own_plan"]
    return re.compile(said["made"]), re.compile(said["then"]), re.compile(said["watched"])


def of_plans(clause: str, before: str = "") -> bool:
    """Say whether a clause asks for the plan below itself, or says how the course of the plan is looked at.

    各市州应当结合实际制定三年行动方案, and what that plan is to hold (明确年度任务), `before` being the clause before it;
    2028年开展规划中期评估. A plan for a matter (绿色建筑专项规划) is another one.
    """
    made, then, watched = _patterns()
    text, ahead = (plain(one).strip("，、；。： ") for one in (clause, before))
    if made.search(text) or watched.search(text):
        return True
    return made.search(ahead) is not None and then.search(text) is not None
