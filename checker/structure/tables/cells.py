"""What stands in a cell of a table: a figure, a number of the row, a unit, a region, a nature, words or nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from checker.language.characters import plain
from checker.language.lexicon import compiled
from checker.language.numbering import numeral
from checker.language.typesetting import squash
from checker.language.units import unit_of

CellKind = Literal["nothing", "figure", "nature", "unit", "region", "words"]

_NOTHING = compiled(r"[—\-/\\*·…﹣_]*|<cells.empty>|/")
_NATURE = compiled(r"<cells.nature>性?(?:指标)?(?:[/、](?:约束|预期)性?)?|约束[/、]预期")
_ORDINAL = re.compile(r"[（(]?(?:\d{1,3}(?:\.\d{1,2}){0,2}|[一二三四五六七八九十]{1,3})[）).、]?|[①-⑳]")
_BOUND = compiled(r"不?<cells.than>|<cells.bound>|以[上下内]|左右|及其?")
_IN_BRACKETS = re.compile(r"[（(][^（）()]{0,40}[）)]")
_DIGITS = re.compile(r"\d[\d.,]*")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_REGION = re.compile(
    r"(?:全[省市区县州国]|[省市]本级|[\u4e00-\u9fff]{1,10}(?:[省市区县州盟旗]|新区|开发区|高新区|示范区|合作区|林区|兵团)|[\u4e00-\u9fff]{2,3}地区)"
)
_NO_REGION = re.compile(
    r"(?:建成|城|镇|郊|地|园|社|小|库|牧|农|林|灌|景|矿|湖|保护|功能|控制|试验|片|辖|校|厂|生态|核心|重点|主城)区$|超市$|.*城市$"
)
_SUMMED = compiled(r"<cells.sum>|全[省市区县州]|平均")
_MEASURED = re.compile(
    r"(?:率|比重|比例|面积|数量?|(?<!质)量|长度|里程|指数|浓度|规模|产值|水平|能力|收入|投资|占比)(?:[（(].*)?$"
)
_UNIT_WORDS = re.compile(r"(?:万亿|亿|万|千|百)?(?:元|吨|人|户|个|家|亩|次|套|项|座|台|条|所|年|岁|天|处|[%‰])")
_SCALE = compiled(r"^<cells.scale>(?=[\u4e00-\u9fffA-Za-z㎡])")
_BARE = re.compile(r"[^\u4e00-\u9fffA-Za-z\d]*\d[\d.,]*(?:[—~\-]\d[\d.,]*)?[^\d]{0,7}")
_PLACES = 2


@lru_cache(maxsize=2048)  # a cell is asked what it is by every rule that looks at its row or column
def _words(text: str) -> str:
    return squash(plain(text))


@lru_cache(maxsize=2048)
def kind_of(text: str) -> CellKind:
    """Return what stands in a cell."""
    words = _words(text)
    if _NOTHING.fullmatch(words):
        return "nothing"
    if _NATURE.fullmatch(words):
        return "nature"
    if any(character.isdigit() for character in words) and is_figure(words):
        return "figure"
    if is_unit(words):
        return "unit"
    if is_region(words) or is_sum(words):
        return "region"
    return "words"


def is_figure(text: str) -> bool:
    """Say whether a cell is a figure or several, with their bounds and units, and not a name with a digit in it."""
    words = _words(text)
    if not any(character.isdigit() for character in words) or len(words) > 60:
        return False
    rest = _BOUND.sub("", _IN_BRACKETS.sub("", words)) or words
    figures = _DIGITS.findall(rest)
    if re.search(r"\d[A-Z]+\d|[×xX]\d", rest):
        return False  # a code, a product
    if not figures or is_measure(rest) or re.search(r"[A-Za-z]", rest[: rest.index(figures[0])]):
        return False
    return len(_CHINESE.findall(rest)) <= 5 * len(figures)


def is_bare_figure(text: str) -> bool:
    """Say whether a cell is one figure with its bound and unit and no other words."""
    words = _words(text)
    rest = _BOUND.sub("", _IN_BRACKETS.sub("", words))
    return bool(_BARE.fullmatch(rest))


def is_unit(text: str) -> bool:
    """Say whether a text is a unit, with 万 or 亿 before it or not."""
    words = _words(text).strip("（）()")
    if not words or len(words) > 14 or words[0].isdigit():
        return False
    if _UNIT_WORDS.fullmatch(words):
        return True
    known = _SCALE.sub("", words)
    return bool(unit_of(words).dimension or unit_of(known).dimension) or (
        "/" in words and len(words) > 2 and not re.search(r"[一-龥]{5}", words)
    )


def is_region(text: str) -> bool:
    """Say whether a text is the name of a region, or of all of it (全市)."""
    words = _words(text)
    return _REGION.fullmatch(words) is not None and _NO_REGION.search(words) is None


def is_sum(text: str) -> bool:
    """Say whether a row or column is that of the sum or of the whole region (合计, 全市)."""
    return _SUMMED.match(_words(text)) is not None


def is_measure(text: str) -> bool:
    """Say whether a text ends in the noun of a measure (…率, …面积)."""
    return _MEASURED.search(_words(text)) is not None


def is_ordinal(text: str) -> bool:
    """Say whether a text may be the number of a row."""
    return _ORDINAL.fullmatch(_words(text)) is not None


def counts(column: Sequence[str]) -> bool:
    """Say whether a column holds the numbers of rows: each is the one before it, the next one, or begins anew."""
    numbers = [_words(text) for text in column if squash(text)]
    if len(numbers) < _PLACES or not all(map(is_ordinal, numbers)):
        return False
    parts = [
        tuple(map(int, re.findall(r"\d+", number))) or (numeral(number.strip("（）()、. ")),) for number in numbers
    ]
    good = sum(b[-1] - a[-1] in (0, 1) or b[-1] == 1 for a, b in pairwise(parts))
    return parts[0][-1] <= _PLACES * len(parts) and good >= 0.8 * (len(parts) - 1) and len(set(parts)) > 1
