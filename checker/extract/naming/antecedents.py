"""How a name that lacks something is completed by what stands earlier: the functions that the rules of antecedents.toml name."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from checker.extract.lending import graded
from checker.extract.naming import names, nouns, topics, works
from checker.extract.naming.allotted import told_before
from checker.extract.naming.lacking import NameToComplete
from checker.extract.parts import part_of, thing_measured
from checker.language.grammar import rules
from checker.language.lexicon import compiled
from checker.language.payers import paid_by
from checker.language.regions import leading_regions
from checker.language.words import tagged

_STAGE_LAST = compiled("<launch>$")
_WHOLE_WORK = compiled("<whole-work>$")
_INSTITUTION = compiled(r"<places.institution>$")
_OF_INSTITUTIONS = ("个", "家", "所", "处", "座")
_OWN_MEASURE = compiled(r"(?:总|年)?<names.size-of-something>")
# Dimensions in which a figure counts: a bare noun before it is the thing counted, not one whose measure is left out.
_COUNTS = frozenset(
    ("", "thing", "person", "household", "visit", "time_count", "money", "share", "time", "length", "length**2")
)
_HOW_FAR = re.compile(
    r"(?:(?:建设)?(?:进度|步伐|进程)|稳中有[升进降]|(?:连续.年)?(?:稳步|持续|逐步|不断|明显)[\u4e00-\u9fa5]{2})$"
)  # 加快基地建设进度，建成|1500万千瓦
_PURSUED = compiled(
    "^(?:<manner>|<gradual>|<all>)*(?:<further>|<worked-on>|<rise>|<fall>)(?=[^，；。]{4})"
)  # 持续提高|回收比例
_STANDARD_DRAWN_UP = compiled(
    "(?:<make-paper>|修订|提高|完善|实施)[^，；。]{0,4}《(?P<title>[^《》]{4,}(?:标准|规范|规程|导则))》$"
)
_LONGEST_PART, _LONGEST_TOPIC, _LONGEST_AGAIN, _LONGEST_GRADE, _TAIL = 10, 30, 4, 8, 8  # characters


Reader = Callable[[NameToComplete], str]
_READERS: dict[str, Reader] = {}


def _reader(function: Reader) -> Reader:
    _READERS[function.__name__] = function
    return function


def completed(lacking: NameToComplete) -> tuple[str, str, bool]:
    """Return the complete name, the rule that completed it, and whether something was carried over; "" where there is none."""
    for rule in rules("antecedents").holding(lacking):
        if name := _READERS[rule.reads](lacking):
            return name, rule.name, "sure" not in rule.gives
    return lacking.indicator, "", lacking.nameless


@_reader
def part_in_brackets(lacking: NameToComplete) -> str:
    """示范林15万亩（新造|2万亩）."""
    return part_of(lacking.text, lacking.token, lacking.indicator, lacking.drafts)


@_reader
def size_of_the_work(lacking: NameToComplete) -> str:
    """1.甲地至乙地高速公路。路线全长|98公里; 乙城绕城高速公路南段全长56公里，设计速度|120公里/小时."""
    headed = works.of_the_work_that_heads(lacking.text, lacking.token.segment, lacking.indicator)
    return headed or works.of_the_work_before(lacking.indicator, lacking.earlier)


@_reader
def launched_too(lacking: NameToComplete) -> str:
    """新能源开工1500万千瓦、投产|1000万千瓦: the work without its stage, and the new stage."""
    stage = _STAGE_LAST.search(lacking.earlier)
    return lacking.earlier[: stage.start()] + lacking.opened if stage and stage.start() > 1 else ""


@_reader
def paid_by_another(lacking: NameToComplete) -> str:
    """管护费由市县财政承担 for 管护费由省级财政承担70%、市县财政承担|30%."""
    first, other = paid_by(lacking.earlier), paid_by(lacking.indicator)
    return first.what + lacking.indicator if first and first.what and other and not other.what else ""


@_reader
def sum_of_works(lacking: NameToComplete) -> str:
    """新建高标准农田15万亩、改造提升10万亩，共|25万亩."""
    last = lacking.last
    if last is None or "worked-on-the-same" not in last.derivation:
        return ""
    return lacking.earlier.removeprefix(names.kept_work(lacking.earlier))


@_reader
def worked_on_the_same(lacking: NameToComplete) -> str:
    """新建高标准农田15万亩、改造提升|10万亩."""
    thing = lacking.earlier
    if lacking.last is not None and "worked-on-the-same" in lacking.last.derivation:
        thing = thing.removeprefix(names.kept_work(thing))  # 示范林15万亩（新造2万亩、改造|13万亩）
    return lacking.work + thing if lacking.work and not thing.startswith(lacking.work) else ""


@_reader
def name_of_the_last(lacking: NameToComplete) -> str:
    """其中海东、北山、南川3市达到|50%."""
    return lacking.earlier


@_reader
def name_of_the_last_and_own(lacking: NameToComplete) -> str:
    """数字经济总量突破5万亿元，占GDP比重提高到|52%."""
    return lacking.earlier + lacking.indicator


@_reader
def part_of_the_whole(lacking: NameToComplete) -> str:
    """清河治理河道 for 治理河道128公里，其中清河|52公里; 县道里程 for 公路里程900公里，其中县道|312公里."""
    name, whole = lacking.indicator, lacking.whole
    words = tagged(name)
    if lacking.token.dimension == "money" or _WHOLE_WORK.search(name):
        return ""  # 其中防沙治沙1500万亩 names its own work
    short = len(words) <= 3 or (lacking.unit not in _OF_INSTITUTIONS and _INSTITUTION.search(name))
    if not words or not short or any(word.acts for word in words) or _shares_a_word(name, whole):
        return ""
    if nouns.has_head(whole):
        return name + tagged(whole)[-1].text
    return name + whole if lacking.last_kind in ("increment", "annual") else ""


@_reader
def said_again(lacking: NameToComplete) -> str:
    """海绵型项目 for 海绵型项目36个；实施项目|45个."""
    name, earlier = lacking.indicator, lacking.earlier
    if not 1 < len(name) <= _LONGEST_AGAIN or tagged(name)[-1].acts:
        return ""
    return earlier if earlier.endswith(name) and earlier != name else ""


@_reader
def of_the_same_measure(lacking: NameToComplete) -> str:
    """风电装机 for 水电装机1050万千瓦，风电|100万千瓦."""
    name, words = lacking.indicator, tagged(lacking.earlier)
    if lacking.token.dimension in _COUNTS or not 1 < len(name) <= _LONGEST_PART or len(words) < 2:
        return ""
    measure = words[-1].text
    if nouns.is_rate(lacking.earlier) or tagged(name)[0].verb or nouns.GENERIC.match(measure):
        return ""
    return "" if _shares_a_word(name, measure) else name + measure


@_reader
def worked_on_too(lacking: NameToComplete) -> str:
    """新建、改造污水管网 for 新建、改造雨水管网65公里、污水管网|48公里."""
    name, work = lacking.indicator, names.kept_work(lacking.earlier)
    alike = tagged(name)[-1].text == tagged(lacking.earlier)[-1].text
    return work + name if work and alike and not names.kept_work(name) else ""


@_reader
def with_its_thing(lacking: NameToComplete) -> str:
    """生活垃圾资源化利用率 for 生活垃圾回收利用率35%、资源化利用率|60%; a name in which the one before ends is that one."""
    name, last = lacking.indicator, lacking.earlier
    if len(name) > 2 and last != name and last.endswith(name):
        return "" if _only_a_place_more(last, name) else last
    own, others = tagged(name), tagged(last)
    rates = name.endswith("率") and last.endswith("率")
    if len(own) < 2 or not (rates or own[-1].text == others[-1].text) or not all(word.acts for word in own[:-1]):
        return ""
    begun = (
        before.end
        for before, word in pairwise(others)
        if (word.acts or word.quality) and len(word.text) > 1 and not (before.acts and len(before.text) > 1)
    )
    return next((last[:end] + name for end in begun), "")


@_reader
def asked_by_a_standard(lacking: NameToComplete) -> str:
    """公共建筑节水设计标准节水率 for 修订《公共建筑节水设计标准》，将节水率提升至|30%."""
    before = lacking.text.text[lacking.sentence.start : lacking.token.segment.start].rstrip("，")
    standard = _STANDARD_DRAWN_UP.search(before)
    return names.opened(standard["title"]) + lacking.indicator if standard else ""


@_reader
def head_of_the_last(lacking: NameToComplete) -> str:
    """建设冷库20座、总容量|5万吨: a measure of another unit is of the thing alone."""
    if lacking.earlier.endswith(lacking.indicator):
        return lacking.earlier
    other = not lacking.same_unit and _OWN_MEASURE.fullmatch(lacking.indicator) is not None
    return (thing_measured(lacking.earlier) if other else lacking.earlier) + lacking.indicator


@_reader
def same_rate(lacking: NameToComplete) -> str:
    """新建类项目绿地率不低于35%，改扩建类项目不低于|25%."""
    if len(lacking.indicator) > _LONGEST_PART or not lacking.last_measure:
        return ""
    return lacking.indicator + lacking.earlier[-min(_TAIL, max(2, len(lacking.earlier) - 2)) :]


@_reader
def grade_of_the_last(lacking: NameToComplete) -> str:
    """示范企业20家，其中国家级|8家."""
    return graded(lacking.indicator, lacking.earlier, same_unit=lacking.same_unit)


@_reader
def named_in_full(lacking: NameToComplete) -> str:
    """建设生活垃圾焚烧处理设施，焚烧处理率达到|90%."""
    name = topics.named_in_full(lacking.text, lacking.sentence, lacking.token.segment, lacking.indicator)
    return name if name != lacking.indicator and not _only_a_place_more(name, lacking.indicator) else ""


def _only_a_place_more(full: str, name: str) -> bool:
    """Say whether a name says no more than another but whose it is: 甲市达标率98%，其他设区市达标率|95%."""
    places = re.split("[、和与及]", full.removesuffix(name))
    return full.endswith(name) and places[-1] in leading_regions(places[-1])


@_reader
def topic_of_the_clause(lacking: NameToComplete) -> str:
    """推进东部光伏发电基地建设，新增装机|1000万千瓦."""
    name = topics.with_topic(lacking.text, lacking.sentence, lacking.token.segment, lacking.indicator)
    return name if name != lacking.indicator else ""


@_reader
def topic_of_the_passage(lacking: NameToComplete) -> str:
    """（一）推进东部光伏发电基地建设 … 新增装机|1000万千瓦."""
    if lacking.has_last:
        name = topics.of_the_same_thing(lacking.indicator, lacking.earlier)
    else:
        name = topics.of_the_passage(lacking.text, lacking.sentence, lacking.indicator)
    return name if name != lacking.indicator else ""


@_reader
def once_more(lacking: NameToComplete) -> str:
    """改造老旧小区900个。再改造|1050个."""
    work = lacking.work
    same = (draft.indicator for draft in reversed(lacking.drafts) if work and draft.indicator.startswith(work))
    return next(same, "") or work + lacking.drafts[-1].indicator


@_reader
def work_told_before(lacking: NameToComplete) -> str:
    """庭院改厕 for 实施庭院改厕。2021年全县完成|1.2万户."""
    return told_before(lacking.text, lacking.sentence)


@_reader
def subject_before(lacking: NameToComplete) -> str:
    """能源消费总量进入平台期，控制在|8000万吨."""
    before = lacking.text.without_times(lacking.sentence.start, lacking.token.segment.start).rstrip("，；：")
    clause = re.split(r"[，；：]", before)[-1]
    topic = _HOW_FAR.sub("", topics.without_what_is_said(names.subject(clause)[0]))
    topic = _PURSUED.sub("", topic)
    return topic if 1 < len(topic) <= _LONGEST_TOPIC and not re.search(r"\d", topic) else ""


def _shares_a_word(one: str, other: str) -> bool:
    return one[-1] in other or any(one[at : at + 2] in other for at in range(len(one) - 1))
