"""Names of which part stands earlier: the head of the figure before, the work done on it, the topic of the segment before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from checker.extract import names, nouns
from checker.extract.draft import Draft
from checker.extract.lexicon import LANDED
from checker.extract.parts import part_of, places_alone, thing_measured
from checker.extract.sentences import Span, Text
from checker.extract.sharednames import CLASS
from checker.extract.tokens import Token
from checker.language.lexicon import compiled
from checker.language.words import tagged

_GRADED = re.compile(r"(?:级|型|类|以上|以下)$")
_GRADE = re.compile(r"[\u4e00-\u9fa5]{1,4}[级型]")
_HEAD_OF_GRADED = re.compile(r"(?:(?:级|型|类)?(?:及?以[上下])|级|型|类)([\u4e00-\u9fa5“”]{2,})$")
_SAME_MEASURE = ("%", "‰", "分钟", "小时", "个工作日")
_LONGEST_PART, _LONGEST_TOPIC = 10, 30  # characters: more than that is a name of its own, or no name
_TOPIC_OPENS = re.compile(
    r"(?:开展|实施|推动|推进|完善|深化|发展|做强|做优|壮大|用好|支持|加强|聚焦|围绕|共建|建设|打造|推广|扩大)"
)
_COUNTED = re.compile(r"[\d一二三四五六七八九十两几百千][个家项条座大]|\d")
_LONGEST_NAME = 18
_LONGEST_AGAIN = 4
_LONGEST_OWNER = 24
_BARE_SIZE = re.compile("(?:新增|新建|投产|核准|建设|开发)*(?:装机|装机容量|装机规模|规模|建设规模|储备能力|处理能力)")
_ADVERBS = compiled("^(?:<manner>|<gradual>|<all>)+(?=<tend>|<make>|<work>)")
_COUNTS = ("", "thing", "person", "household", "visit", "time_count", "money", "share", "time", "length", "length**2")
_WHOLE_WORK = compiled("(?:<whole-work>)$")
_BARE_RATE = re.compile(
    r"(?:覆盖|普及|达标|合格|完成|使用|利用|处理|处置|治理|回收|安装|入户|推广|保护|修复|完好|养护)率|面积|里程|规模"
)
_LONGEST_WORK = 10
_OF_WORK = re.compile(r"(?:工作|行动|建设|力度|发展|试点|工程|改革|制度)$")
_WORK_ALONE = re.compile(r"(?:(?![、和与及的率])[\u4e00-\u9fa5])+")
_NO_TOPIC = re.compile(r"(?:项目|工程|产业|经济|市场|工作|任务|行动|机制|体系|设施)")
_NOUN = re.compile(r"[\u4e00-\u9fa5]")
_SAYS_TOO_LITTLE = re.compile(
    r"(?:投资|总投资|产量|产值|总产值|交易额|销售额|营业收入|市场规模|产业规模|(?:并网|装机|开发|建设|种植|养殖|新建|投产)(?:规模|容量|面积|装机)|并网装机|占[\u4e00-\u9fa5]{2,12}(?:比重?|比例))|(?:一批)?(?:特色|领军|骨干|龙头|标志性|优质|典型|创新|应用|示范|重点)(?:企业|项目|工程|场景|成果|园区|基地|平台|案例)"
)
_LANDED_LAST = re.compile(rf"(?:{LANDED.pattern})$")
_OWN_MEASURE = re.compile(r"(?:总|年)?(?:产量|产值|产能|投资|面积|收入|营业收入|主营业务收入|销售收入|长度|里程|容量)")
_CLASSES = re.compile(rf"(?:{CLASS.pattern})(?:(?:和|、|与|及)(?:{CLASS.pattern}))*")
_WORKED = re.compile(r"(?:实施|完成|推进|推动|启动|开展|抓好|加快)$")
_WORK_LAST = re.compile(r"(?:更新改造|节能改造|提升改造|改造|整治|治理|修复)$")
_TOTAL = re.compile(r"总数|总量|累计|保有")

_EXTENT = re.compile(r"(?:面积|总里程|总长度?)$")  # of the works just named


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


def completed(
    text: Text,
    sentence: Span,
    token: Token,
    name: str,
    verb_class: str,
    left: str,
    drafts: Sequence[Draft],
    last: Draft | None,
    *,
    listed: bool,
) -> tuple[str, bool]:
    """Complete the name of a figure; the second value says that something was carried over.

    `drafts` are the targets of the passage so far, `last` the one before in the same sentence.
    """
    if part := part_of(text, token, name, drafts):
        return part, True
    if last is not None:
        carried = _from_the_last(token, name, verb_class, left, last, listed=listed)
        if carried is not None:
            return carried
    if name:
        name = _with_its_topic(text, sentence, token, name)
        alone = names.lead(names.opened(left))[0].startswith(name)  # 带动销售额 has a subject of its own
        return (with_topic(text, sentence, token.segment, name) if alone else name), False
    work = names.worked(left)
    if last is None and drafts and token.segment.start <= sentence.start + 1:  # 再改造1050个
        same = next((draft.indicator for draft in reversed(drafts) if work and draft.indicator.startswith(work)), "")
        return same or work + drafts[-1].indicator, True
    piece = re.split(r"[，；：]", text.without_times(sentence.start, token.segment.start).rstrip("，；："))[-1]
    topic = without_what_is_said(names.subject(piece)[0]) if piece else ""
    return (topic if 2 <= len(topic) <= _LONGEST_TOPIC and not re.search(r"\d", topic) else ""), True


def without_what_is_said(topic: str) -> str:
    """能源消费总量进入平台期，控制在…: what a clause says of a measure is no part of the measure's name."""
    words = tagged(topic)
    starts = (before.end for before, word in pairwise(words) if word.verb and nouns.HEAD.search(topic[: before.end]))
    return topic[: next(starts, len(topic))]


def with_topic(text: Text, sentence: Span, segment: Span, name: str) -> str:
    """开展人工智能行动，培育100家特色企业: a thing or measure that says too little takes the topic its clause opens with."""
    if _BARE_SIZE.fullmatch(name):
        owner = _object_before(text, sentence, segment)
        return name if not owner or owner[-1] == name[-1] else owner + name
    rate = _BARE_RATE.fullmatch(name)
    if not rate and not _SAYS_TOO_LITTLE.fullmatch(name):
        return name
    before = re.split(r"[；。]", text.without_times(sentence.start, segment.start))[-1]
    pieces = [piece for piece in re.split(r"[，：]", before) if piece]
    topic = (_work(pieces[-1]) if rate else _topic(pieces[0])) if pieces else ""
    topic = topic[:-2] if topic.endswith(name[:2]) and len(topic) > 3 else topic  # 加强湿地保护，保护率达到55%
    return name if not topic or name in topic else topic + name


def _object_before(text: Text, sentence: Span, segment: Span) -> str:
    """Return what the clause before is about: 重点推进甲地光伏发电基地建设 -> 甲地光伏发电基地; "" where it has no such verb."""
    before = text.without_times(sentence.start, segment.start).rstrip("，；：")
    clause = _ADVERBS.sub("", names.opened(re.split(r"[，；：]", before)[-1]), count=1)
    opened = _TOPIC_OPENS.match(clause)
    owner = _OF_WORK.sub("", names.close(names.lead(names.opened(clause[opened.end() :]))[0])) if opened else ""
    return owner if 2 <= len(owner) <= _LONGEST_OWNER and not re.search(r"[\d，]", owner) else ""


def _work(piece: str) -> str:
    """Return the work that a clause is about: 推进垃圾分类 -> 垃圾分类, 加强基础设施建设 -> 基础设施; "" where it is none."""
    rest, verbs = names.lead(names.opened(piece))
    opened = _TOPIC_OPENS.match(rest)
    topic = _OF_WORK.sub("", rest[opened.end() :] if opened else rest)
    said = opened is not None or bool(verbs)
    return topic if said and 2 <= len(topic) <= _LONGEST_WORK and _WORK_ALONE.fullmatch(topic) else ""


def _topic(piece: str) -> str:
    """Return the noun a clause is about: 推动新能源汽车产业提质扩量 -> 新能源汽车产业; "" where it names none."""
    if not _TOPIC_OPENS.match(names.opened(piece)) and not re.search(r"(?:建立|建成|形成|运行)$", piece):
        return ""
    words = tagged(_TOPIC_OPENS.sub("", names.lead(names.opened(piece))[0]))
    first = next((at for at, word in enumerate(words) if not word.verb), len(words))
    end = next(
        (at for at in range(first + 1, len(words)) if words[at].verb or not _NOUN.match(words[at].text)), len(words)
    )
    topic = "".join(word.text for word in words[first:end])
    return (
        topic
        if 2 <= len(topic) <= _LONGEST_NAME and not _NO_TOPIC.fullmatch(topic) and not _COUNTED.search(topic)
        else ""
    )


def _with_its_topic(text: Text, sentence: Span, token: Token, name: str) -> str:
    """建设生活垃圾焚烧处理设施，焚烧处理率达到90%: a short rate takes up a word named in full earlier in the sentence."""
    stem = name.removesuffix("率")
    if not name.endswith("率") or not 3 <= len(stem) <= _LONGEST_PART:
        return name
    inner = stem[tagged(stem)[0].end :]
    for piece in re.split(r"[，；：]", text.without_times(sentence.start, token.segment.start)):
        if len(inner) > 2 and inner in piece and _CLASSES.fullmatch(of := names.opened(piece).partition(inner)[0]):
            return of + name  # 城市和县城污水处理能力满足需要，生活污水处理率达到98%
        whole = names.subject(piece)[0] if stem in piece else ""
        if 2 <= whole.find(stem) <= _LONGEST_PART:
            return whole[: whole.find(stem)] + name
    return name


def _with_its_thing(name: str, last: str) -> str:
    """生活垃圾回收利用率…、资源化利用率…: a measure that names no thing of its own takes up that of the measure before it.

    So does one that is the end of the name before: 大宗固废年利用量…；年利用量….
    """
    if len(name) > 2 and last != name and last.endswith(name):
        return last
    own, others = tagged(name), tagged(last)
    rates = name.endswith("率") and last.endswith("率")
    if len(own) < 2 or not (rates or own[-1].text == others[-1].text) or not all(word.acts for word in own[:-1]):
        return ""
    thing = next(
        (
            before.end
            for before, word in pairwise(others)
            if (word.acts or word.quality) and len(word.text) > 1 and not (before.acts and len(before.text) > 1)
        ),
        0,
    )
    return last[:thing] + name if thing else ""


def graded(name: str, other: str, *, same_unit: bool) -> str:
    """其中国家级8个, 2个省级和1个国家级示范中心: a grade alone takes the thing of the figure beside it."""
    head = _HEAD_OF_GRADED.search(other)
    return name + (head[1] if head else other if same_unit and not nouns.has_head(other) else "")


def as_the_next(text: Text, token: Token, thing: str, following: Token | None) -> str:
    """打造2个省级和1个国家级示范中心: a grade alone is of the thing behind the next figure; so is a thing whose work stands there."""
    if following is None:
        return thing
    other = names.thing(text.text[following.end : following.segment.end])
    if _GRADE.fullmatch(thing):
        return graded(thing, other, same_unit=False)
    work = _WORK_LAST.search(other) if _WORKED.search(text.text[token.segment.start : token.start]) else None
    return thing if work is None or _WORK_LAST.search(thing) else thing + work[0]  # 实施30个老旧小区、2万户城中村改造


def _part_of_the_whole(token: Token, name: str, verb_class: str, left: str, last: Draft) -> str:
    """Return 清漳渠治理河道 for 治理河道128公里，其中清漳渠52公里, 县道里程 for 里程900公里，其中县道312公里; "" where it is not so.

    A part that is one noun and shares no word with the whole lacks its measure, or the work that is done on it.
    """
    words = tagged(name)
    if not left.startswith("其中") or verb_class or token.reading.unit != last.unit or nouns.has_head(name):
        return ""
    if token.dimension == "money" or _WHOLE_WORK.search(name):
        return ""  # 其中防沙治沙1500万亩 names its own work
    if not 0 < len(words) <= 3 or any(word.acts for word in words) or _shares_a_word(name, last.indicator):
        return ""
    if nouns.has_head(last.indicator):
        return name + tagged(last.indicator)[-1].text
    return name + last.indicator if last.kind in ("increment", "annual") else ""


def _of_the_same_measure(token: Token, name: str, verb_class: str, left: str, last: Draft) -> str:
    """Return 风电装机 for 水电装机1050万千瓦，风电100万千瓦: a bare thing in a measure's unit takes the measure; else ""."""
    bare = 1 < len(name) <= _LONGEST_PART and names.opened(left).startswith(name) and not nouns.has_head(name)
    measured = token.dimension not in _COUNTS and token.reading.unit == last.unit and nouns.has_head(last.indicator)
    words = tagged(last.indicator)
    if not bare or not measured or verb_class or len(words) < 2 or nouns.is_rate(last.indicator):
        return ""
    if tagged(name)[0].verb or nouns.GENERIC.match(words[-1].text) or _shares_a_word(name, words[-1].text):
        return ""
    return name + words[-1].text


def _shares_a_word(one: str, other: str) -> bool:
    return one[-1] in other or any(one[at : at + 2] in other for at in range(len(one) - 1))


def _worked_on_too(token: Token, name: str, verb_class: str, left: str, last: Draft, *, listed: bool) -> str:
    """Return 新建、改造污水管网 for 新建、改造雨水管网65公里、污水管网48公里: the work of the first holds for a list of one unit."""
    work = names.kept_work(last.indicator)
    bare = names.opened(left).startswith(name) and not verb_class and not nouns.has_head(name)
    alike = (
        token.reading.unit == last.unit and tagged(name)[-1].text == tagged(last.indicator)[-1].text if name else False
    )
    return work + name if listed and work and bare and alike and not names.kept_work(name) else ""


def _said_again(token: Token, name: str, last: Draft) -> str:
    """Return 海绵型项目 for 海绵型项目36个；实施项目45个: a bare noun in which the name before ends; "" where it is none."""
    if not 1 < len(name) <= _LONGEST_AGAIN or token.reading.unit != last.unit or nouns.has_head(name):
        return ""
    again = last.indicator.endswith(name) and last.indicator != name and not tagged(name)[-1].acts
    return last.indicator if again else ""


def _from_the_last(
    token: Token, name: str, verb_class: str, left: str, last: Draft, *, listed: bool
) -> tuple[str, bool] | None:
    done, before = LANDED.fullmatch(names.opened(left)), _LANDED_LAST.search(last.indicator)
    if done and before and len(last.indicator) > len(before[0]) + 1:  # 新能源开工1500万千瓦、投产1000万千瓦
        return last.indicator[: before.start()] + done[0], True
    work = "" if name else names.worked(left)
    if work and last.kind == "increment" and not last.indicator.startswith(work):
        return work + last.indicator, True  # 新建高标准农田15万亩、改造提升10万亩
    if places_alone(name) and token.reading.unit == last.unit:
        return last.indicator, True  # 其中海东、北山、南川3市达到50%
    if name.startswith("占") and not name.startswith(("占地", "占道")):
        return last.indicator + name, True  # 数字经济总量突破…，占GDP比重提高到52%
    if whole := _part_of_the_whole(token, name, verb_class, left, last) or _said_again(token, name, last):
        return whole, True
    if whole := _of_the_same_measure(token, name, verb_class, left, last):
        return whole, True
    if whole := _worked_on_too(token, name, verb_class, left, last, listed=listed):
        return whole, True
    bare = nouns.has_head(name) and names.opened(left).startswith(name) and token.reading.unit == last.unit
    if bare and (whole := _with_its_thing(name, last.indicator)):
        return whole, True
    if not name or nouns.GENERIC.match(name):
        if last.indicator.endswith(name):
            return last.indicator, True
        other = last.unit != token.reading.unit and _OWN_MEASURE.fullmatch(name) is not None
        return (thing_measured(last.indicator) if other else last.indicator) + name, True
    if token.reading.unit in _SAME_MEASURE and last.unit == token.reading.unit and verb_class != "make":
        if len(name) <= _LONGEST_PART and not nouns.has_head(name) and nouns.has_head(last.indicator):
            return name + last.indicator[-min(8, max(2, len(last.indicator) - 2)) :], True  # 改扩建类项目不低于60%
    if len(name) <= 8 and not verb_class and _GRADED.search(name):
        return graded(name, last.indicator, same_unit=last.unit == token.reading.unit), False  # 超100亿级45家
    return None
