"""Figures that belong to the name of what is counted: 投资500万元以上技改项目, 500千伏变电站, 5个镇, 年交易额超过500亿元的市场.

Each rule is one construction and is named for it; the figure it finds is set aside as part of a name.
"""

from __future__ import annotations

import re

from checker.extract import names
from checker.extract.lexicon import MAKE, REGION_WORD
from checker.extract.sentences import Text
from checker.extract.tokens import Token, same_segment

_GRADE = re.compile(r"(?:级|型|类|规模(?!以上)|吨级)(?!别)")
_PLAIN_NOUN = re.compile(r"[\u4e00-\u9fa5A-Za-z“”（）]{2,14}")
_REACHES = re.compile(r"达到|实现|完成|提高|提升|增|扩|降|减|缩|为$|到$|至$")
_SUBJECT_REACHES = re.compile(r"[^、，和及]{3,24}(?:达到?|提高到|实现|不低于|超过)")
_JOINT_FIRST = re.compile(r"[、和及与至]")
_REGION_NOUN = re.compile(r"(?:个|座)?(?:设区市|设区的市|市|县|区|镇|乡|州|县市区|区县|街道|乡镇)")
_GOVERNMENT_AND = re.compile(r"[省市县](?:级|本级)?[及和与]$")
_OF_GOVERNMENTS = re.compile(r"(?:市|县|区|乡镇|镇)")
_TAKEN_UP = re.compile(r"(?:将|把|使)$")
_RATE_FOLLOWS = re.compile(r"率|比|达到|均|各")
_MAKES_SOMETHING = re.compile(rf"(?:{MAKE}|推动|支持|组织|带动)")
_MAKE_END = re.compile(rf"(?:{MAKE})(?:了|好|起|成)?$")
_OF_NOUN = re.compile(r"的[\u4e00-\u9fa5]")
_NOUN = re.compile(r"的?[\u4e00-\u9fa5A-Za-z“]{2}")
_ONE_OF = re.compile(r"等[\u4e00-\u9fa5]{2}")
_NO_NOUN = re.compile(r"(?:水平|力争|确保|并|且|同比|增长|等|规模|目标)")
_ANY_JOINT = re.compile(r"[、和及与]|以及")
_PASSES = re.compile(r"(?:过|超过|超)$")
_PASSES_TOO = re.compile(r"、[^，。]{0,20}(?:过|超过)\d[^，。、]{0,8}的")
_ONLY_A_REGION = re.compile(rf"(?:{REGION_WORD})(?:内|的)?")
_RATE_AT_END = re.compile(
    r"(?:率|比例|占比|比重)(?:均|都|已|力争|要|应)*(?:为|达到?|提高到|保持在|稳定在|实现|不低于|超过|约)*$"
)
_SIZES = ("voltage", "apparent_power", "gross_tonnage", "steam_capacity")
_CAPACITY = re.compile(r"能力|容量|规模|产能|以上|以内|左右")
_PLACE_OF_SIZE = re.compile(r"[\u4e00-\u9fa5]{0,6}?(?:半径|范围内?|缓冲区|辐射圈|以内(?:区域|范围))(?!达|为|缩|扩)")
_SIZED = ("mass", "mass/time", "steam_capacity", "gross_tonnage", "length**3/time")
_FITTED = re.compile(r"(?:安装|加装|监控|监测|联网|普查|评估|检查|备案)$")
_SIDE_BY_SIDE = re.compile(r"的?(?:集中)?(?:连片|成片)")
_COUNTABLE = ("thing", "person", "household", "visit")


def set_thresholds_aside(text: Text, open_tokens: list[Token]) -> None:
    """Mark the figures of a sentence that are part of a name; they stay in the ledger as such."""
    for number, token in enumerate(open_tokens):
        previous = open_tokens[number - 1] if number and same_segment(open_tokens[number - 1], token) else None
        following = open_tokens[number + 1] if number + 1 < len(open_tokens) else None
        following = following if same_segment(following, token) else None
        right = text.text[token.end : following.reading.start if following else token.segment.end]
        if _regions(text, token, following, right):
            token.set_aside("name", "regions")
        elif _threshold(text, token, previous, following, right):
            token.set_aside("name", "threshold")
    _conditions_in_a_list(text, open_tokens)


def _regions(text: Text, token: Token, following: Token | None, right: str) -> bool:
    """16个设区市…比例均不低于80%, 将9类群众的标准再提高10%: the count says who reaches the figure after it."""
    if _GOVERNMENT_AND.search(text.text[max(0, token.start - 4) : token.start]) and _OF_GOVERNMENTS.match(right):
        return True  # 编制省及12个市级方案
    if following is None:
        return False
    if (
        token.dimension == "thing"
        and not token.own_bound
        and _TAKEN_UP.search(text.text[token.segment.start : token.start])
    ):
        return True
    if _counted_whole(text, token, following, right):
        return True
    if not _REGION_NOUN.match(text.text, token.reading.number_end, token.reading.number_end + 5):
        return False
    left = text.text[token.segment.start : token.start]
    return bool(_RATE_FOLLOWS.search(right)) and not _MAKES_SOMETHING.search(left)


def _counted_whole(text: Text, token: Token, following: Token, right: str) -> bool:
    """全省60个国家考核断面水质优良率为93%: the count says of how many the rate is."""
    if token.own_bound or token.dimension not in _COUNTABLE or not following.percent:
        return False
    left = names.opened(text.without_times(token.segment.start, token.start))
    return (not left or bool(_ONLY_A_REGION.fullmatch(left))) and bool(_RATE_AT_END.search(right))


def _threshold(text: Text, token: Token, previous: Token | None, following: Token | None, right: str) -> bool:
    dimension, prefixed = token.dimension, token.start < token.reading.start
    if _of_a_kind(text, token, right) or _radius(token, right):
        return True
    if following is not None and right.startswith(("、", "和")) and token.dimension == following.dimension:
        if _radius(token, text.text[following.end : following.segment.end]):
            return True  # 在干流岸线3公里、支流岸线1公里范围内
    if _GRADE.match(text.text, token.reading.end) or right.startswith(("级", "型")):
        return True  # 超100亿级, 万吨级
    if following is not None and not token.own_bound and dimension not in (*_COUNTABLE, "share", ""):
        if _PLAIN_NOUN.fullmatch(right) and not _REACHES.search(right) and not _JOINT_FIRST.match(right):
            return True  # 500千伏变电站11座
        if right == "的":
            return True  # 总投资280亿元的8.6代线
        if not names.opened(text.without_times(token.segment.start, token.start)) and _SUBJECT_REACHES.fullmatch(right):
            return True  # 500米公园绿地服务半径覆盖率达到80%
    if token.percent:
        if not right.startswith("的") or following is None:
            return False
        left = text.text[token.segment.start : token.start]
        return prefixed or (  # 低于60%的4个市, 节能率30%以上的改造面积达到20万平方米
            token.own_bound and not following.percent and bool(_RATE_AT_END.search(left))
        )
    of_noun = _OF_NOUN.match(right)
    if of_noun and token.own_bound:
        return (following is not None and not _ANY_JOINT.search(right)) or not _makes(
            text, token
        )  # 超过500亿元的商品交易市场; but 建成不少于20公里的绿道
    if of_noun and previous is not None and dimension != "thing":
        return True  # 30个年交易额…500亿元的市场
    if (
        prefixed
        and not right.strip("、")
        and following is not None
        and following.dimension == "thing"
        and dimension in ("money", "person")
    ):
        return not _makes(text, token)  # 产值超十亿元20家
    if token.suffix_bound and (_SIDE_BY_SIDE.match(right) or (dimension in _SIZED and _FITTED.search(right))):
        return True  # 300亩以上连片果园, 20吨以上货车监控安装
    if token.suffix_bound and dimension != "thing":
        if not right:
            return following is not None and following.dimension == "thing"  # 10亿元以上20个
        if _NOUN.match(right) and not _NO_NOUN.match(right):
            if following is not None:
                return not _ANY_JOINT.search(right)  # 投资500万元以上技改项目1万个
            return not _makes(text, token)
    if following is None and _PASSES.search(text.text[max(0, token.reading.start - 2) : token.reading.start]):
        return bool(_PASSES_TOO.match(right))
    return False


def _of_a_kind(text: Text, token: Token, right: str) -> bool:
    """关停30万千瓦以下煤电机组, 400总吨以上船舶, 30万千瓦及以上电厂, 500千伏输变电工程: the figure tells which things are meant.

    What is made is never at most so much, 及以上 opens a class, and volts or tons burthen measure nothing but their own thing.
    """
    if (
        token.start < token.reading.start
        or token.reading.high is not None
        or not _NOUN.match(right)
        or (_NO_NOUN.match(right) and not (_ONE_OF.match(right) and token.dimension in _SIZES))
    ):
        return False
    if token.dimension.partition("/")[0] in _SIZES:
        return not _CAPACITY.search(right)
    if token.percent and not right.startswith("的"):
        return False
    bound = text.text[token.reading.end : token.end]
    return bound.endswith("以下") or bound.startswith(("及以上", "（含）以上", "及其以上", "含以上"))


def _radius(token: Token, right: str) -> bool:
    """15公里供热半径内小锅炉, 300米服务半径全覆盖, 500米范围内: the figure is the size of a place."""
    return token.dimension in ("length", "time") and not token.suffix_bound and bool(_PLACE_OF_SIZE.match(right))


def _makes(text: Text, token: Token) -> bool:
    left = text.text[token.segment.start : token.start]
    return names.only_verbs(text.without_times(token.segment.start, token.start)) or bool(_MAKE_END.search(left))


def _conditions_in_a_list(text: Text, open_tokens: list[Token]) -> None:
    """镇区人口过10万、地方财政收入过10亿元的新生小城市: a list of conditions ends in the last one's 的."""
    for number in range(len(open_tokens) - 2, -1, -1):
        token, following = open_tokens[number], open_tokens[number + 1]
        if following.reason != "threshold" or token.state != "unread" or token.start == token.reading.start:
            continue
        between = text.text[token.end : following.start]
        if between.startswith(("、", "且", "和")) and "，" not in between:
            token.set_aside("name", "threshold")
