"""Figures that are no target: counts of what exists and is merely tended, members of a list, conditions, durations.

GUIDE.md: a threshold in a name, a name with figures in it and the count of what already exists are no targets.
"""

from __future__ import annotations

import re
from decimal import Decimal

from checker.extract import names
from checker.extract.existing import done_to
from checker.extract.lexicon import ADVERB, LANDED, MAKE, TEND
from checker.extract.parts import is_a_part, is_converted
from checker.extract.sentences import Text
from checker.extract.tokens import Around, Token
from checker.model import FigureState

_TEND = TEND
_WORD_BEFORE = re.compile(rf"(?:至少|不少于|最少|不低于|建有|{MAKE})$")
_REACHED_IN_BRACKETS = re.compile(r"达|到|增|建|为|率|培|完成|占比")
_RHYTHM = re.compile(r"每(?:个?季度|个?月|半年|周|日|天|两个?月|次)[^，]{0,8}$")
_REACHED_OF = re.compile(r"达到|提高|占[^，]*的$|[由从为比]的$")
_OF_AN_OFFICE_BEFORE = re.compile(r"下设|成员单位$|任组长、$")
_OF_AN_OFFICE = re.compile(r"为成员|任(?:副)?组长|组成(?:的|$)|各司其职|先行先试|承办|分工负责")
_TENDED_FIRST = re.compile(rf"^(?:进一步|继续|全面|深入|统筹|扎实|切实|持续|充分|认真|抓好|做好)*(?:{_TEND})")
_TENDED_LAST = re.compile(rf"(?:^|[，、])(?:{_TEND})(?:好|了|全市|全省|全国|现有|已有|原有|的)*$")
_TENDS = re.compile(rf"(?:{_TEND})")
_MAKES = re.compile(r"新增|新建|建设|打造|培育|创建|完成|建成|选派|实施|组织")
_MAKES_LAST = re.compile(r"(?:新增|新建|创建|培育|建设|打造)$")
_MAKE_END = re.compile(rf"(?:{MAKE})(?:了|好|起|成)?$")
_MEMBERS = re.compile(r"((?:[\u4e00-\u9fa5A-Za-z·—]{2,12}[、和])+[\u4e00-\u9fa5A-Za-z·—]{2,12}?)(?:等)?$")
_CONDITION = re.compile(r"^(?:对|凡)")
_REWARDED = re.compile(r"达到|提高|给予|奖|补|完成|实现")
_PUNCTUATION = re.compile(r"[，。；、）]")
_TAKES_A_NUMBER = re.compile(r"(?:到|达|为|至|在|比|的)$")
_TAKES_A_DURATION = re.compile(
    r"(?:到|达|至|在|为|缩短|延长|压缩|压减|提前|减少|增加|率|寿命|时间|时长|时限|年限|工作日)$"
)
_CARRIED_OUT = re.compile(r"(?:推进|抓好|抓紧|抓实|推动|加快|等)$")
_CARRIED_OUT_FIRST = re.compile(rf"(?:{ADVERB})*(?:推进|推动|抓好|抓紧|抓实|加快)")
_IMPROVED = re.compile(r"(?:提升|升级|提档|提标|改造|扩容)$")
_WORKS = re.compile(
    r"(?:项目|工程|高铁|铁路|公路|机场|水库|电站|港口|泵站)(?:的)?(?:建设|实施|落地|开工|竣工|投产|达产|通车)*$|达标$"
)
# Points of a list, whatever their number; and matters that are such points where 以下 or a verb of attention stands before.
_POINTS = re.compile(
    r"(?:重点(?![\u4e00-\u9fa5])|导向|方面|关系|环节|层面|维度|原则(?!上)|着力点|(?:民生)?(?:实|大|要|好)?事(?:项)?(?:$|，)|转变|统一|坚持|确保|突破口|必须|更加)"
)
_ONLY_POINTS = re.compile(r"(?:大?方面|领域|环节|大类|部分)?(?:的|共|、)?")
_MATTERS = re.compile(
    r"(?:重点|关键|主要|具体|大类)?(?:领域|环节|问题|任务|工作|举措|方向|事项|部分|要求|内容|目标|措施|阶段|专题)"
)
_TELLS = re.compile(r"(?:提出|部署|安排了|明确|列出|梳理|设置了|共?涉及|共?包括|共?涵盖)(?:了)?$")
_AS_FOLLOWS = re.compile(r"(?:以下|如下|下列)$")
_OWN_AIMS = re.compile(r"(?:约束性|预期性|主要|核心|具体|规划)指标$")
_FOLLOWING = re.compile(r"(?:以下|如下|下列|把握好?|处理好|围绕|聚焦|突出|坚持|分为?|从|等)$")
_HOUSE_NUMBER = re.compile(r"[路街道巷弄]\d+(?:[—\-]\d+)?号")
_ROOMS = ("层", "室", "栋", "幢", "单元", "座", "间")
_GIVE = r"(?:奖励|奖补|补助|补贴|资助|资金支持|奖金|财政奖补|一次性奖励|经费支持|生活补助|租房补贴|购房补贴)"
_GRANT_BEFORE = re.compile(
    rf"(?:给予|一次性|分别|最高|按|不超过|予以)[^，。；]{{0,14}}{_GIVE}(?:金额)?(?:最高|分别|各|累计|总额|为|每[人户家年月]?|不超过|达到?)*$|(?:奖励|奖补|资助)$"
)
_GRANT_BEHIND = re.compile(
    rf"(?:/[人户家个项年月亩]|每[人户家个项年月亩])?(?:标准)?(?:的|给予|予以|一次性)[^，。；\d]{{0,10}}{_GIVE}"
)
_IN_ALL = re.compile(r"总投资|投资|投入|安排|总额|共计|合计|累计|筹集|下达|设立|落实")
_DEFINES = re.compile(r"[^，。；\d]{2,16}?(?:是指|系指|指的是|指(?!标|数|导|挥|定|引|示|令|南|向|派|纹|出|战|责))")
_EXTENDED = re.compile(r"(?:到期|期满|承包)[^，。；]{0,8}延长$")
_DURATIONS = ("天", "年", "个月", "月", "小时", "分钟", "秒", "周", "日")
_COUNTABLE = ("thing", "person", "household", "visit")


def no_target(text: Text, token: Token, around: Around, previous: Token | None) -> tuple[FigureState, str] | None:
    """Return the state and the reason of a figure that is no target, None for one that may be.

    `previous` is the figure before it in the same segment.
    """
    left, right = around.left, around.right
    reading = token.reading
    if (
        reading.written
        and reading.high is None
        and reading.low < 10
        and not reading.text.startswith("翻")
        and "分之" not in reading.text
        and reading.unit not in ("%", "‰")
    ):
        if not _WORD_BEFORE.search(text.text[max(0, reading.start - 6) : reading.start]):
            return "out-of-scope", "word"  # 两个中心, 一个平台
    in_brackets = any(bracket.start < reading.start < bracket.end for bracket in text.brackets)
    if in_brackets and not (token.own_bound or _REACHED_IN_BRACKETS.search(left) or is_a_part(text, token, left)):
        return "out-of-scope", "in-brackets"
    if in_brackets and is_converted(text, token):
        return "out-of-scope", "in-brackets"
    if token.bound == "eq" and reading.unit in ("次", "场", "遍", "回", "期") and _RHYTHM.search(left):
        return "out-of-scope", "frequency"
    if found := _counts_what_is_said(token, around, previous) or _address(text, token) or _granted(text, token, around):
        return "out-of-scope", found
    if _DEFINES.match(left):
        return "out-of-scope", "definition"  # 大城市是指城区常住人口100万以上的城市
    if _EXTENDED.search(left) and reading.unit == "年":
        return "out-of-scope", "standing-rule"  # 土地承包到期后再延长30年
    if token.bound == "eq" and _exists(token, around, previous):
        return "out-of-scope", "existing"
    if token.bound == "eq" and _members(token, left, right):
        return "out-of-scope", "members"
    if (
        _CONDITION.match(left)
        and token.bound != "approx"
        and not _REWARDED.search(left + right)
        and not done_to(left, right)
    ):
        return "name", "condition"
    if not reading.unit and token.bound == "eq" and reading.low < 10000 and right and not _PUNCTUATION.match(right):
        if not _TAKES_A_NUMBER.search(left) and not names.only_verbs(left):
            return "name", "no-unit"
    if reading.unit in _DURATIONS and left.endswith("连续"):
        return "name", "duration"  # 连续3—5年
    if reading.unit in _DURATIONS and token.bound == "eq" and not _TAKES_A_DURATION.search(left.rstrip()):
        return "name", "duration"
    return None


def _counts_what_is_said(token: Token, around: Around, previous: Token | None) -> str:
    """抓好以下9个方面, 把握好5个关系, 围绕6个重点领域: the figure counts the points that follow."""
    if token.dimension != "thing" or token.own_bound:
        return ""
    if token.reading.unit == "项" and _OWN_AIMS.search(around.left):
        return "enumeration"  # 约束性指标9项
    if _TELLS.search(around.left):
        return "enumeration"
    if previous is not None and previous.reason == "enumeration" and _ONLY_POINTS.fullmatch(around.left):
        return "enumeration"  # 7个方面28项工作
    if _AS_FOLLOWS.search(around.left):
        return "enumeration"  # 办好以下10件实事
    said = _POINTS.match(around.right) or (_FOLLOWING.search(around.left) and _MATTERS.match(around.right))
    return "enumeration" if said else ""


def _address(text: Text, token: Token) -> str:
    """中山路6009号大厦B栋10层: what stands behind the number of a house is its storey or room."""
    segment = text.text[token.segment.start : token.start]
    return "address" if token.reading.unit in _ROOMS and _HOUSE_NUMBER.search(segment) else ""


def _granted(text: Text, token: Token, around: Around) -> str:
    """对首次认定的企业给予一次性奖励80万元: what one receiver is paid is a rule of the scheme, not a target of the plan."""
    if token.dimension.partition("/")[0] != "money" or _IN_ALL.search(around.left):
        return ""
    grant = _GRANT_BEFORE.search(around.left) or _GRANT_BEHIND.match(around.right)
    return "grant" if grant else ""


def _exists(token: Token, around: Around, previous: Token | None) -> bool:
    """做强7个国家级集群, 排查出的216个, 下设7个专班: the thing is there and is tended."""
    left, right = around.left, around.right
    if token.dimension in (*_COUNTABLE, "plant", "bed"):
        if left.endswith("的") and not _REACHED_OF.search(left):
            return True
        if _OF_AN_OFFICE_BEFORE.search(left) or _OF_AN_OFFICE.search(right):
            return True
    if token.dimension not in _COUNTABLE or not right or right.startswith("，"):
        return False
    before = left.rstrip()
    if _CARRIED_OUT.search(before) and _WORKS.search(right):
        return False  # 推进200个省级重点项目, 抓好6条续建高铁建设: works are carried out, not tended
    if done_to(before, right):
        return False  # 对现有36条黑臭水体进行整治
    if _IMPROVED.search(before):
        return False  # 完善提升20个养老服务网络
    if _TENDED_FIRST.match(left.lstrip("，、；并且")) and not names.ends_in_making(before):
        if not LANDED.search(right) and not _MAKES.search(before):
            return True
    if previous is not None and previous.reason == "existing" and around.listed and not names.opened(left):
        return True
    return bool(_TENDED_LAST.search(before)) and not LANDED.search(right) and not _MAKES_LAST.search(before)


def _members(token: Token, left: str, right: str) -> bool:
    """单县、鄄城县、成武县3个县: the figure counts the names before it, unless a verb says that they are made."""
    if token.dimension not in _COUNTABLE or not right or right.startswith("，"):
        return False
    before = left.rstrip()
    made = names.lead(names.opened(before))[1]
    if before.endswith("等") and _WORKS.search(right) and _CARRIED_OUT_FIRST.match(before):
        return False  # 推进甲通道、乙高铁等200个项目建设
    if before.endswith("等") and not made and not _WORKS.search(right):
        return True
    members = _MEMBERS.search(before)
    if members is None or "、" not in members[1] or _MAKE_END.search(before):
        return False
    if made and not _TENDS.match(names.opened(before)):
        return False
    return before.endswith("等") or Decimal(len(re.split(r"[、和]", members[1]))) == token.reading.low
