"""Word classes of plan prose that carry grammar: verbs of making, reaching and changing, regions, joints of a sentence.

Only words of the language stand here, never names of indicators; a new verb is added to the class whose grammar it has.
"""

from __future__ import annotations

import re

from checker.language.lexicon import any_of, classes, expanded

MAKE = any_of("make")
WORK = any_of("work")
WORK_WITH_OBJECT = any_of("whole-work")
REACH = any_of("reach")
CHANGE_UP = any_of("rise")
CHANGE_DOWN = any_of("fall")
CHANGE = any_of("rise", "fall", "compare")
ADVERB = any_of(*(one.name for one in classes("modifiers")))
LANDED = re.compile(any_of("launch"))
REGION_WORD = expanded("(?:各个?|(?:所有|每个?|全部)的?)(?:<region>|<settlement>)+|<whole-region>")
# Auxiliaries that may always be taken off the front; the other adverbs only where a verb follows (高标准建设, but 高标准农田).
FREE = "（[一二三四五六七八九十\\d]{1,3}）|\\d{1,2}[.．、](?!\\d)|[①-⑳]|本(?:规划|项目|方案|行动|计划|工程)(?=[^，]{2,}$)|落实(?=[^，]{3,}$)|执行(?=[^，率]{3,}$)|要求|要|应当?(?=[达建完实新设])|须|将|力争|争取|确保|努力|力求|力促|务必|必须|保证|原则上|总体上|目标是|目标为|预计|(?:拟规划|规划|拟|试点)(?=新?(?:建(?!筑|议|制|材|国)|改建|扩建|增|打造|布局|实施|开展|创建|培育))|计划(?=[新建完投总])|同步(?=[新建完])|年均(?=新|建|完|培|消)|累计|共计|合计|其中"
EACH = re.compile(
    r"^(?:[到至]?[^，。；]{0,12}，)?(?:确保|力争|争取|实现|推动|支持|鼓励|原则上|保证|做到)?(?:全[省市县区州])?"
    r"(?:各(?:个)?(?:设区市|设区的市|地级市|市（州）|市州|地市|市|县（市、区）|县（市）|县市区|区县|县区|县|区|州|盟|旗|地|乡镇（街道）|乡镇|镇街|镇（街道）|街道|社区|村)|"
    r"所有(?:的)?|每(?:一)?个?(?:设区市|地级市|市|县（市、区）|县（市）|县市区|区县|县区|县城|县|区|州|乡镇（街道）|乡镇|镇（街道）|镇街|街道|镇|乡|社区|行政村|建制村|村|园区|开发区|学校|机构|所[\u4e00-\u9fa5]{2,8}?(?=至少|每年|均)))"
)
JOINT = re.compile(f"^(?:{any_of('joint')})+")
CAUSE = re.compile(any_of("cause"))
"""Words after which a new subject may begin."""
