"""What a figure is (a level, an increment, an amount a year, a change) and whom it speaks of.

The kinds and scopes are those of GUIDE.md; the verb decides the kind, the unit and the name where there is no verb.
"""

from __future__ import annotations

import re

from checker.extract.lexicon import CHANGE_DOWN, EACH, JOINT, WORK
from checker.extract.nouns import has_head, is_rate
from checker.extract.sentences import Span, Text
from checker.extract.tokens import Token
from checker.language.units import unit_of
from checker.language.words import tagged
from checker.model import Kind, Scope

_GROWTH_NAME = re.compile(r"(?:增速|增长率?)$")
_RISE_NAME = re.compile(r"[涨增降]幅$")
_HANDED_OVER = re.compile(r"(?:交付|落地|投用|投运|开工|竣工|上市)$")
_WORK_SECOND = re.compile(r"提升|救助|改造|整治|修复|治理|升级")
_POINTS_CHANGE = re.compile(r"增速|增长|提高|提升")
_WORKS_LAST = re.compile(rf"(?:{WORK})")
_MORE_OR_LESS = re.compile(r"提高|提升|降|减|下")
_DOWN = re.compile(CHANGE_DOWN)
_ADDS = re.compile(r"新增|净增|增加")
_NEWLY = re.compile(
    r"新(?:设|增|建|开|培育|入[规库统]|升规|认定|引进|签约|注册|登记|投[产用]|获批|[打修铺栽植造挖购装架])(?![区业型城材])"
)
_WORK_TO_DO = re.compile(r"(?:任务|减量|扩招|新造|改造|修复|治理|整治)$")
_EXTENTS = ("length", "length**2")
_RUNNING_TOTAL = re.compile(r"累计(?:建成|建设|拥有|发展|达|形成)")
_TOTAL_NAME = re.compile(r"总数|总量|总规模|保有量")
_ADDED_NAME = re.compile(r"新增|净增|新开工|新签约|落户$|转移就业$|(?:投资|资金|投入|经费)$")
_COUNTED = {"thing", "person", "household", "animal", "visit", "plant", "bed", "parking", "berth"}
_COUNTED_BASE = re.compile(
    r"(?:村|镇|街道|社区|学校|幼儿园|企业|机构|机关|小区|县|区|市|家庭|医院|卫生院|车辆?|汽车|床位|厂|乡|园区|单位|站|点|公司|中心|"
    r"岗位|医师|教师|人员|户|项目|产品|品牌|居民|老年人|儿童|林场|灌区|水库|河段|断面|工厂|商户|车站)(?:）)?$"
)
_SHARE_NAME = re.compile(r"(?P<base>[^占]+?)(?:占比|比例|比重)$")
_EVERYONE = re.compile(r"均|各|都")
_NAMED = re.compile(
    r"^(?:(?:[\u4e00-\u9fa5]{1,6}?(?:市|县|区|州|盟|旗|镇)、)+[\u4e00-\u9fa5]{1,6}?(?:新区|高新区|开发区|市|县|区|州|盟|旗|镇)等?|"
    r"(?:市主城区|主城区|中心城区|市城区)(?=[^率面人]))"
)
_EACH_THING = re.compile(r"每(?:一)?[座处个所家条栋间](?![年月日周季]|百分点|工作日|学期)[\u4e00-\u9fa5]")
_EACH_OF = re.compile(r"^每(?:一)?[座处个所家条栋间]")
_SHORTEST = 3
_COUNTED_REGIONS = re.compile(r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})个?(?:设区市|设区的市|市|县|区|镇|州)")
UNIT_NAMES = {"百分点": "个百分点", "个点": "个百分点", "人口": "人"}


def kind_of(text: Text, token: Token, name: str, verb_class: str, verb: str, *, annual: bool, period: bool) -> Kind:
    """Return the kind of a figure from its verb, its unit and its name; `annual` after 每年, `period` where a span is stated."""
    left = text.text[token.segment.start : token.start]
    unit = UNIT_NAMES.get(token.reading.unit, token.reading.unit)
    ratio = unit in ("%", "‰", "倍", "番")
    if unit == "个百分点":
        return "change" if verb_class in ("change", "compare") or _POINTS_CHANGE.search(name) else "level"
    if ratio and not verb_class and token.start == token.reading.start and _RISE_NAME.search(name):
        return "change"  # 居民消费价格涨幅2%左右
    if unit == "番" or (ratio and (verb_class == "compare" or _GROWTH_NAME.search(name))):
        return "change"
    if verb_class == "change":
        return _changed(left, unit, name, verb, annual=annual, ratio=ratio)
    if annual and not is_rate(name) and not (ratio and name.endswith("幅")):
        return "annual"
    if (not unit and token.reading.low < 100) or is_rate(name) or token.dimension in ("time", "month", "age"):
        return "level"
    if verb_class in ("make", "make-reach", "list"):
        if (_RUNNING_TOTAL.search(left) and not period) or _TOTAL_NAME.search(name):
            return "level"
        if verb.endswith("实现") and has_head(name) and not _ADDED_NAME.search(name):
            return "level"  # 实现营业收入300亿元
        return "level" if ratio and "新增" not in verb else "increment"
    done = verb_class == "work" or (verb_class == "reach" and verb.endswith(("完成", "累计")))
    if verb_class == "" and unit_of(unit).dimension in _COUNTED and _is_done(name):
        return "increment"
    if (
        not ratio
        and unit_of(unit).dimension in (*_COUNTED, *_EXTENTS)
        and (_WORK_TO_DO.search(name) or (_NEWLY.search(name) and not has_head(name)))
    ):
        return "increment"
    if not ratio and (done or (_ADDED_NAME.search(name) and "均" not in name)):
        return "increment"
    return "level"


def raised(token: Token, name: str, verb_class: str, verb: str) -> tuple[str, str]:
    """Return name and class of verb, those of work where 提升 is done on so much (低效林地优化提升20万亩), no rise by so much."""
    extent = token.dimension in (*_EXTENTS, *_COUNTED) and len(name) > 2 and not has_head(name)
    return (name + verb, "work") if verb_class == "change" and verb.endswith("提升") and extent else (name, verb_class)


def _is_done(name: str) -> bool:
    """规范提升农村供水厂站500处, 安置房交付18万套: the name begins or ends with what is done."""
    words = tagged(name)
    if len(words) > 2 and _WORK_SECOND.fullmatch(words[1].text):
        return True
    return not has_head(name) and (
        (len(words) > 1 and words[0].verb and len(words[0].text) > 1) or bool(_HANDED_OVER.search(name))
    )


def _changed(left: str, unit: str, name: str, verb: str, *, annual: bool, ratio: bool) -> Kind:
    """提高, 增加, 下降 and the like: a change against a base, or things added."""
    if annual and not ratio and not _MORE_OR_LESS.search(verb):
        return "annual"  # 每年扩大1万亩
    dimension = unit_of(unit).dimension
    if ratio or not _ADDS.search(verb) or _DOWN.search(verb):
        if not ratio and _WORKS_LAST.search(left[-10:]):
            return "increment"  # 改造提升10万亩
        return "change"
    return "increment" if dimension in (*_COUNTED, *_EXTENTS) else "change"


def scope_of(text: Text, sentence: Span, token: Token, name: str) -> tuple[Scope, str]:
    """Return whom a figure speaks of, and the named part of the region where one is named."""
    head = JOINT.sub("", text.without_times(token.segment.start, token.start))
    if EACH.match(head) or EACH.match(JOINT.sub("", text.text[token.segment.start : token.start])):
        return "each", ""
    if _EACH_THING.match(head):
        return "each", ""  # 每座泵站占地面积不超过1200平方米
    share = _SHARE_NAME.search(name)
    if share and _COUNTED_BASE.search(share["base"]):
        return "share", ""
    everyone = _EVERYONE.search(text.text[token.segment.start : token.start])
    if own := _NAMED.match(head):
        return ("each" if everyone and "、" in own[0] else "named"), own[0]
    if counted := _COUNTED_REGIONS.match(head):
        return ("each" if everyone else "named"), counted[0]
    if everyone:  # 济南市、青岛市…，…率均达到78%: 均 takes up the names of a segment before
        for piece in re.split(r"[，；：]", text.without_times(sentence.start, token.segment.start)):
            if above := _NAMED.match(JOINT.sub("", piece)):
                return "each", above[0]
    return "aggregate", ""


def of_each(name: str) -> str:
    """Return the name of what each must reach without the words for each: 每座泵站占地面积 -> 泵站占地面积."""
    rest = _EACH_OF.sub("", name)
    return rest if len(rest) >= _SHORTEST else name
