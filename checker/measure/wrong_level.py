"""A city plan fills a list of the province's or names a provincial body as its own.

Sentences taken over from the plan above keep the powers and the bodies of the level above. A city can apply for a
provincial list; it cannot fill it. 厅 are bodies of a province, the city's are 局.
"""

from __future__ import annotations

import re

from checker.measure.lib.context import Context
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure, measured
from checker.measure.lib.rows.documents import Excerpt, place, sentence_around

_ASKS = re.compile(r"争取|申报|推荐|积极|申请|力争|组织|申建|支持|配合|推动|报送|上报|已|被")
_LISTED = re.compile(
    r"(?<!争取)(?:纳入|列入|评为|认定为)(?P<fault>(?:国家级|省级|省|国家)(?:重点|重大|年度)?[\u4e00-\u9fff]{0,4}(?:项目库|项目|计划|名单|试点|盘子))(?![库的])"
)
_BODIES = (
    "发展改革|教育|科学技术|科技|工业和信息化|公安|民政|司法|财政|人力资源社会保障|人力资源和社会保障|自然资源|生态环境|住房城乡建设|住房和城乡建设|"
    "交通运输|水利|农业农村|商务|文化和旅游|卫生健康|退役军人事务|应急管理|审计"
)
_BODY = re.compile(rf"(?<![省区部])(?P<fault>(?:{_BODIES})厅)")


@measure("passages")
def wrong_level(excerpt: Excerpt, _context: Context) -> Measurement:
    """Return whether a plan keeps to its level: own, list (fills a list of the level above), body (names its body)."""
    if excerpt.document.level not in ("city", "county", "town"):
        return NOT_CONCERNED
    text = excerpt.passage.text
    for found in _LISTED.finditer(text):
        start, end = sentence_around(text, found.start("fault"))
        clause = max(text.rfind(mark, start, found.start()) for mark in "，,。；;") + 1
        if _ASKS.search(text[max(clause, start) : found.start()]):
            continue
        places = (place(excerpt.document, excerpt.passage, start, end, primary=True),)
        return measured("list", variant="list", evidence=places, fault=found["fault"])
    if body := _BODY.search(text):
        start, end = sentence_around(text, body.start("fault"))
        places = (place(excerpt.document, excerpt.passage, start, end, primary=True),)
        return measured("body", evidence=places, fault=body["fault"])
    return measured("own")
