"""A whole and its parts in one sentence: 公园100个，其中综合公园20个、口袋公园80个; 由……构成 names all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from checker.extract.figures import Numeral, find
from checker.language.divisions import are_all_divisions
from checker.language.lexicon import compiled
from checker.language.units import of_two_words, unit_of
from checker.language.wording import bound_after, bound_before, joined
from checker.language.words import tagged
from checker.model import Passage, RoundedFigure, StatedParts

# 其中 names parts; 由甲200亿元、乙90亿元……构成 names all of them.
_OF_WHICH = re.compile(r"[，,、（(]\s*(?:其中[，,：:]?|由(?=[^。；;]{6,160}(?:构成|组成)))")
_MADE_UP = re.compile(r"[^。；;，,、\d]{0,8}(?:构成|组成)")
_BEFORE = 24  # characters between the whole and 其中: 60家企业通过评价，其中
_ENDS = re.compile(r"[。；;\t]|其中")
# A part tells of the whole's things; after these words a clause tells of other things, or of all again.
_OTHERS = re.compile(
    r"累计|总(?![氮磷])|合计|共[计有达]|共$|全[国省市区县州盟]|年均|每|人均|平均|比|较|占|超|至少|不足|以来|年"
)
# About, at least and at most leave a figure open.
_OPEN = re.compile(r"约|近|余|多|超过?|不足|以上|以下|以内|左右|至少|不[少低]于|不超过|[≥≤＞＜]")
_PLACE = compiled(
    r"(?:其中)?[，,：:]?(?P<place>[\u4e00-\u9fa5]{1,5}<places.place>|[\u4e00-\u9fa5]{2,12}自治[州县旗])(?:分别|各)?"
)
_THE_REST = re.compile(r"(?:其他|其它|其余|剩余|余下)的?[\u4e00-\u9fa5]{0,6}")
_SHARES = ("%", "％", "‰", "个百分点")
_REACH = 3
_SEVERAL = 3  # parts that look like all of them
_MORE = compiled(r"<counts.rest>")
# By its own words one thing may be several of the parts: 同一设施可兼具多项功能, 分项有重复.
_OVERLAP = re.compile(
    r"(?:可|能|同时|也|兼)兼[具有备任作顾]?|兼具多|一[室址家站点场馆址]多用|(?<!不)(?<!无)(?<!避免)(?:有|存在|部分|可能|略有)(?:部分|所)?(?:重复|交叉|重叠|重合)|(?<!不)(?:重复|交叉)(?:计算|统计|计入)|(?:重复|交叉|重叠)部分"
)
_SENTENCE_END = re.compile(r"[。；;\n\t]")
_OPENS, _CLOSES = "（(", "）)"


def text_parts(passage: Passage, region: str) -> Iterator[StatedParts]:
    """Yield each whole with the parts that a sentence names behind 其中, all of one unit, each with its place.

    `region` is what the plan is for, by which parts that are places are known to be all of them.
    """
    text = passage.text
    if "其中" not in text and "成" not in text:
        return
    figures = find(text)
    for found in _OF_WHICH.finditer(text):
        whole = _whole(text, figures, found.start())
        if whole is None:
            continue
        ends = _ENDS.search(text, found.end())  # a cell of a table is a text by itself
        end = _closed(text, found.start(), ends.start() if ends else len(text))
        parts = _parts(
            text, [one for one in figures if found.end() <= one.start and one.end <= end], found.end(), whole
        )
        if parts and not _OVERLAP.search(text, whole.start, _sentence_end(text, parts[-1].end)):
            names = _names(text, parts, found.end())
            places = [told["place"] for name in names if (told := _PLACE.fullmatch(name))]
            behind = text[found.end() : _sentence_end(text, parts[-1].end)]
            open_parts = any(_is_open(text, one) for one in parts)
            yield StatedParts(
                passage=passage,
                start=whole.start,
                end=parts[-1].end,
                whole=_figure(text, whole),
                parts=tuple(_figure(text, one) for one in parts),
                counted=unit_of(whole.unit).dimension == "thing" and len(places) < len(names),
                open=open_parts or _is_open(text, whole),
                floor=not open_parts and _is_floor(text, whole),
                all_named=len(parts) >= _SEVERAL and not _MORE.search(behind),
                closed=are_all_divisions(places, region) or (len(parts) > 1 and _are_all(text, parts, names, behind)),
            )


def _whole(text: str, figures: Sequence[Numeral], at: int) -> Numeral | None:
    """Return the figure of which parts are named from `at` on: the last before it, in the same clause, with a unit."""
    before = [one for one in figures if one.end <= at]
    if not before or not before[-1].unit or before[-1].high is not None or before[-1].unit in _SHARES:
        return None
    between = text[before[-1].end : at]
    return before[-1] if len(between) <= _BEFORE and not re.search(r"[，,。；;：:\t]", between) else None


def _closed(text: str, opening: int, end: int) -> int:
    """Return where parts end that are named in brackets: with the bracket."""
    if text[opening] not in _OPENS:
        return end
    depth = 0
    for at in range(opening, end):
        depth += (text[at] in _OPENS) - (text[at] in _CLOSES)
        if depth == 0:
            return at
    return end


def _parts(text: str, figures: Sequence[Numeral], start: int, whole: Numeral) -> list[Numeral]:
    """Return the parts in order, up to the first clause that tells of something else."""
    parts: list[Numeral] = []
    at = start
    for one in figures:
        words = text[at : one.start]
        clause = re.split(r"[，,、]", words)[-1]
        if of_two_words(one.unit) != of_two_words(whole.unit) or _inside_brackets(text[start : one.start]):
            at = one.end
            continue
        if _OTHERS.search(clause) or one.high is not None:
            break
        if parts and words.startswith(("，", ",")) and _does(clause) and not _does(_first_name(text, start, parts[0])):
            break  # 其中小型水库298座，纳入本期加固的水库146座: what is done to some is no other part
        parts.append(one)
        at = one.end
        if sum(part.low for part in parts) == whole.low:
            break  # the whole is told; what follows is told of a part of it
    return parts


def _first_name(text: str, start: int, part: Numeral) -> str:
    return re.split(r"[，,、]", text[start : part.start])[-1]


def _does(clause: str) -> bool:
    """Say whether a clause begins with a verb."""
    said = tagged(clause.strip())
    return bool(said) and said[0].verb


def _names(text: str, parts: Sequence[Numeral], start: int) -> list[str]:
    """Return the words right before the figure of each part, which name it."""
    begins = (start, *(one.end for one in parts[:-1]))
    return [re.split(r"[，,、]", text[at : one.start])[-1].strip() for at, one in zip(begins, parts, strict=True)]


def _are_all(text: str, parts: Sequence[Numeral], names: Sequence[str], behind: str) -> bool:
    """Say whether the parts are said to make up the whole, or the last is what the others leave, with none hinted at."""
    if _MADE_UP.match(text, parts[-1].end):
        return True
    return bool(_THE_REST.fullmatch(names[-1])) and len(_MORE.findall(behind)) == 1


def _sentence_end(text: str, at: int) -> int:
    found = _SENTENCE_END.search(text, at)
    return found.start() if found else len(text)


def _inside_brackets(text: str) -> bool:
    return sum(char in _OPENS for char in text) > sum(char in _CLOSES for char in text)


def _is_open(text: str, one: Numeral) -> bool:
    return bool(_OPEN.search(text[max(0, one.start - _REACH) : one.start]) or _OPEN.match(text, one.end)) or one.passed


def _is_floor(text: str, one: Numeral) -> bool:
    after = bound_after(text, one.end)
    return joined(bound_before(text[: one.start]), after[0] if after else None, passed=one.passed) in ("ge", "gt")


def _figure(text: str, one: Numeral) -> RoundedFigure:
    """Return a figure as printed; one without scale and decimals is a count and exact."""
    decimals = len(one.text.rstrip("万亿").partition(".")[2])
    scale = {"万": Decimal(10**4), "亿": Decimal(10**8)}.get(one.text[-1:], Decimal(1))
    exact = decimals == 0 and scale == 1
    reach = Decimal(0) if exact else Decimal(1).scaleb(-decimals) / 2 * scale
    return RoundedFigure(text[one.start : one.end], one.low, reach)
