"""Works whose words stand on both sides of their figure, with an example before 等, or behind verbs of whatever kind."""

from __future__ import annotations

import re

from checker.extract.lexicon import ADVERB
from checker.extract.naming import nameends, names
from checker.extract.naming.nouns import HEAD
from checker.language.words import tagged

_WORK_LAST = re.compile(r"(?:改造|治理|整治|修复|建设|整合|提升|清淤|疏浚|加固|更新|绿化|养护)$")
ABILITY = re.compile(r"(?:能力|规模|产能|容量|储备)$")
_SAYS_LITTLE = re.compile(r"(?:重点|重大|标志性)?(?:项目|工程|企业|基地|平台|园区|中心)(?:建设)?")
_ADVERB_FIRST = re.compile(rf"(?:{ADVERB})")


def only_actions(text: str) -> bool:
    """Say whether the words of a phrase all tell what is done, whatever verbs they are: 完善提升, 规范建设."""
    words = tagged(names.opened(text))
    return (
        0 < len(words) <= 3
        and all(word.acts or word.verb or word.quality for word in words)
        and any(word.verb for word in words)
    )


def on_both_sides(left: str, thing: str) -> str:
    """完成甲地至乙地段沿黄岸线180公里流沙系统治理: the work is named behind the figure, its place before; "" where it is not so."""
    place, verbs = names.lead(names.opened(left))
    if not (verbs or _ADVERB_FIRST.match(names.opened(left))) or len(place) < 2 or HEAD.search(place):
        return ""
    place = re.sub(r"(?:现有|原有|剩余|其余)$", "", place)
    return nameends.close(place) + thing if _WORK_LAST.search(thing) and not names.only_verbs(left) else ""


def with_example(left: str, thing: str) -> str:
    """Return the thing counted, with the example before 等 where it says too little by itself (项目)."""
    return (
        names.opened(left) + thing
        if _SAYS_LITTLE.fullmatch(thing)
        else nameends.close(re.sub(r"建设$", "", thing) or thing)
    )
