"""What the figures of a list lend each other: the verb, the thing of a grade, the work behind the last."""

from __future__ import annotations

import re

from checker.extract.draft import Draft
from checker.extract.naming import nameends, nouns
from checker.extract.sentences import Text
from checker.extract.tokens import Token
from checker.language.lexicon import compiled

_EXTENT = re.compile(r"(?:面积|总里程|总长度?)$")  # of the works just named
_TOTAL = re.compile(r"总数|总量|累计|保有")
_GRADE = re.compile(r"[\u4e00-\u9fa5]{1,4}[级型]")
_HEAD_OF_GRADED = re.compile(r"(?:(?:级|型|类)?(?:及?以[上下])|级|型|类)([\u4e00-\u9fa5“”]{2,})$")
_WORKED = re.compile(
    r"(?:实施|完成|推进|推动|启动|开展|抓好|加快)(?:[^，。；\d]*等|[\u4e00-\u9fa5]{2,8}[市县区州盟旗])?$"
)
_VERB_OF_ITS_OWN = compiled(r"[、和与及](?:<make>|<work>|<work-that-ends>)[^、]*$")
_AND_OTHERS = compiled("等(?=(?:<manner-of-work>)*(?:<work>|<work-that-ends>)$)")
_WORK_LAST = compiled(
    "(?:<manner-of-work>)*(?:<work>|<work-that-ends>|节能改造|(?:确权)?登记|勘界|普查|评估|清淤|搬迁)$"
)


def goes_on(token: Token, draft: Draft, last: Draft, *, listed: bool) -> bool:
    """Say whether the verb of the figure before governs this one too: 培育小巨人企业200家，瞪羚企业500家."""
    if draft.kind != "level" or token.dimension == "share" or last.kind not in ("increment", "annual"):
        return False
    if last.end == token.start and last.indicator == draft.indicator:
        return True  # 建成12座6万平方米: two figures of one thing
    if nouns.has_head(draft.indicator) and draft.by is not None and draft.by != last.by:
        return False  # 新增装机2400万千瓦；到2025年底，装机10500万千瓦: a new time, a new statement
    if nouns.has_head(draft.indicator) and last.unit != draft.unit and not _EXTENT.search(draft.indicator):
        return False  # 新增新能源装机3000万千瓦、发电量超3000亿度
    works_on = last.kind == "increment" and (last.unit == draft.unit or _EXTENT.search(draft.indicator) is not None)
    return (listed or works_on) and not _TOTAL.search(draft.indicator)


def graded(name: str, other: str, *, same_unit: bool) -> str:
    """其中国家级8个, 2个省级和1个国家级示范中心: a grade alone takes the thing of the figure beside it."""
    if name[-1] == other[-1] == "类":
        return ""  # 水质改善类4个、水质保持类81个: classes, and no grades of one thing
    head = _HEAD_OF_GRADED.search(other)
    return name + (head[1] if head else other if same_unit and not nouns.has_head(other) else "")


def as_the_next(text: Text, token: Token, thing: str, following: Token | None) -> str:
    """打造2个省级和1个国家级示范中心: a grade alone is of the thing behind the next figure; so is a thing whose work stands there."""
    said = _WORKED.search(re.split(r"\d", text.without_times(token.segment.start, token.start))[0]) is not None
    if following is None:
        return _AND_OTHERS.sub("", thing) if said else thing  # 甲市3家、乙市2家水泥企业等|改造
    other = nameends.thing(text.text[following.end : following.segment.end])
    if _GRADE.fullmatch(thing):
        return graded(thing, other, same_unit=False)
    alone = _VERB_OF_ITS_OWN.search(text.masked, token.end, following.start) is not None  # 完成3座泵站、新建5条渠道
    work = _WORK_LAST.search(other) if said and not alone else None
    return thing if work is None or _WORK_LAST.search(thing) else thing + work[0]  # 实施30个老旧小区、2万户城中村改造
