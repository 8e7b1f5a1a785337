"""An upper target has no answer in the lower plan.

A lower plan need not repeat every sentence, but a figure the upper plan sets for each region or as a rate is one a
reader will look for. Targets that do not concern the region (berths inland, cities named otherwise) are left out.
Where the lower plan promises what it will be assigned (完成省下达目标), it answers by reference.
Source: 中发〔2018〕44号, on plans under one another.
"""

from __future__ import annotations

import re
import unicodedata

from checker.measure.facts import Facts
from checker.measure.reading import NOT_CONCERNED, Reading, measure, measured, not_judged
from checker.measure.unmatched_rows import Sought
from checker.model import Document, Target

_REFERS = re.compile(
    r"(?:完成|达到|符合|满足|执行|落实|按照?|不低于|不高于|控制在)(?:国家|中央|上级|省|市|自治区)[^，。；\t\d]{0,12}"
    r"(?:目标|任务|指标|要求|标准|范围|以内|水平)"
)
_HOW_IT_CHANGES = re.compile(r"(?:累计|年均|逐年)?(?:下降|降低|减少|提高|提升|增长|上升|改善)?(?:率|比例|幅度|比率)?$")
_SHORTEST_STATE = 6
_SHORTEST = 4  # characters of a name that tell one thing from another


@measure("unmatched", relations=("above",))
def unanswered(sought: Sought, facts: Facts) -> Reading:
    """Read whether an upper target is answered (referred: by what is assigned), or what is not: a figure or a state."""
    if sought.side != "upper" or sought.target.kind == "baseline":
        return NOT_CONCERNED
    if sought.missing is None:
        return measured("answered")
    if sought.missing.concerns is False:
        return NOT_CONCERNED
    if facts.documents[sought.missing.other_doc].excerpt:
        return not_judged("excerpt")
    if sought.missing.concerns is None:
        return not_judged("concern-unknown")
    if any(_refers(sought.target, other) for other in facts.extractions[sought.missing.other_doc].targets):
        return measured("referred")
    if _said(sought.target, facts.documents[sought.missing.other_doc]):
        return measured("answered")
    return measured("figure" if sought.target.amount is not None else "state")


def _refers(upper: Target, lower: Target) -> bool:
    """Say whether a target without a figure says of the upper one's indicator that what is assigned will be met."""
    if lower.amount is not None or not _REFERS.search(lower.quote.text):
        return False
    if upper.entry and upper.entry == lower.entry:
        return True
    name = _HOW_IT_CHANGES.sub("", _spelled(upper.indicator))
    return len(name) >= _SHORTEST and name in _spelled(lower.quote.text)


def _said(upper: Target, lower: Document) -> bool:
    """Say whether a sentence of the lower plan holds the name of the upper target, and its figure where it has one."""
    name = _HOW_IT_CHANGES.sub("", _spelled(upper.indicator))
    if len(name) < (_SHORTEST if upper.amount is not None else _SHORTEST_STATE):
        return False
    figure = upper.amount.text if upper.amount is not None else ""
    printed = re.compile(rf"(?<![\d.]){re.escape(_plain(figure))}(?![\d.])")
    for passage in lower.passages:
        text = _spelled(_plain(passage.text))
        if passage.row is not None and name in text and _REFERS.search(text):
            return True
        if name in text and any(name in one and printed.search(one) for one in re.split("[。；！？]", text)):
            return True
    return False


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _spelled(text: str) -> str:
    return re.sub(r"[\s（）()]|累计", "", text).replace("GDP", "地区生产总值")
