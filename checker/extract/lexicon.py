"""Expressions that several modules of the grammar share, made of the words of checker/language/lexicon."""

from __future__ import annotations

import re

from checker.language.lexicon import any_of, classes, compiled, expanded

MAKE = any_of("make")
WORK = any_of("work")
WORK_WITH_OBJECT = any_of("whole-work")
REACH = any_of("reach")
CHANGE_UP = any_of("rise")
CHANGE_DOWN = any_of("fall")
CHANGE = any_of("rise", "fall", "compare")
ADVERB = any_of(*(one.name for one in classes("modifiers")))
LANDED = re.compile(any_of("launch"))
REGION_WORD = expanded(
    r"(?:(?:其[他余]的?)?各个?|(?:所有|每个?|全部)的?|其[他余]的?(?=<prefecture>|[市县]))(?:<region>|<settlement>)"
    r"(?:县（市、区）|[市县区州盟旗](?!级)|街道|(?:<region>|<settlement>)(?=至少|每年|均|都|要|[建新完培打设配]))*|<whole-region>"
)
_MADE_NEXT = r"(?=新?(?:建(?!筑|议|制|材|国)|改建|扩建|增|打造|布局|实施|开展|创建|培育))"
# What may always be taken off the front of a phrase, each with what has to stand behind it; the other adverbs only where a
# verb follows (高标准建设, but 高标准农田).
FREE = "|".join(
    (
        r"（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[.．、](?!\d)|[①-⑳]",
        expanded(r"本<papers.of-its-own>(?=[^，]{2,}$)"),
        r"落实(?=[^，]{3,}$)|执行(?=[^，率]{3,}$)",
        r"要求|要|应当?(?=[达建完实新设])|须|将|预计|目标是|目标为",
        expanded("<doing.commits>"),
        rf"(?:拟规划|规划|拟|试点){_MADE_NEXT}",
        r"计划(?=[新建完投总])|同步(?=[新建完])|年均(?=新|建|完|培|消)",
        any_of("sum-reached"),
        r"其中",
    )
)
EACH = compiled(
    r"^(?:[到至]?[^，。；]{0,12}，)?<doing.commits-all>?(?:全[省市县区州])?"
    r"(?:各个?(?:<region>|社区|村)|所有的?<prefecture>?|<prefecture>(?=均|都|全部)|每一?个?(?:<region>|<settlement>|<body>|所[\u4e00-\u9fa5]{2,8}?(?=至少|每年|均))"
    r"|其[他余]的?(?:各个?)?(?:<prefecture>|县（市、区）|[市县](?![级政场区])|区县|县区))"
)
JOINT = re.compile(f"^(?:{any_of('joint')})+")
CAUSE = re.compile(any_of("cause"))
"""Words after which a new subject may begin."""
