"""Names of which part stands earlier: the head of the figure before, the work done on it, the topic of the segment before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from checker.extract import names, nouns
from checker.extract.draft import Draft
from checker.extract.sentences import Span, Text
from checker.extract.tokens import Token
from checker.language.words import tagged

_GRADED = re.compile(r"(?:级|型|类|以上|以下)$")
_HEAD_OF_GRADED = re.compile(r"(?:级|型|类|以上|以下)([\u4e00-\u9fa5“”]{2,})$")
_SAME_MEASURE = ("%", "‰", "分钟", "小时", "个工作日")
_LONGEST_PART, _LONGEST_TOPIC = 10, 30  # characters: more than that is a name of its own, or no name
_TOTAL = re.compile(r"总数|总量|累计|保有")

_EXTENT = re.compile(r"(?:面积|总里程|总长度?)$")  # of the works just named


def goes_on(token: Token, draft: Draft, last: Draft, *, listed: bool) -> bool:
    """Say whether the verb of the figure before governs this one too: 培育小巨人企业200家，瞪羚企业500家."""
    if draft.kind != "level" or token.dimension == "share" or last.kind not in ("increment", "annual"):
        return False
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
) -> tuple[str, bool]:
    """Complete the name of a figure; the second value says that something was carried over.

    `drafts` are the targets of the passage so far, `last` the one before in the same sentence.
    """
    if last is not None:
        carried = _from_the_last(token, name, verb_class, left, last)
        if carried is not None:
            return carried
    if name:
        return _with_its_topic(text, sentence, token, name), False
    work = names.worked(left)
    if last is None and drafts and token.segment.start <= sentence.start + 1:  # 再改造1050个
        same = next((draft.indicator for draft in reversed(drafts) if work and draft.indicator.startswith(work)), "")
        return same or work + drafts[-1].indicator, True
    piece = re.split(r"[，；：]", text.without_times(sentence.start, token.segment.start).rstrip("，；："))[-1]
    topic = names.subject(piece)[0] if piece else ""
    return (topic if 2 <= len(topic) <= _LONGEST_TOPIC and not re.search(r"\d", topic) else ""), True


def _with_its_topic(text: Text, sentence: Span, token: Token, name: str) -> str:
    """建设生活垃圾焚烧处理设施，焚烧处理率达到90%: a short rate takes up a word named in full earlier in the sentence."""
    stem = name.removesuffix("率")
    if not name.endswith("率") or not 3 <= len(stem) <= _LONGEST_PART:
        return name
    for piece in re.split(r"[，；：]", text.without_times(sentence.start, token.segment.start)):
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
        (before.end for before, word in pairwise(others) if (word.acts or word.quality) and not before.acts), 0
    )
    return last[:thing] + name if thing else ""


def _from_the_last(token: Token, name: str, verb_class: str, left: str, last: Draft) -> tuple[str, bool] | None:
    work = "" if name else names.worked(left)
    if work and last.kind == "increment" and not last.indicator.startswith(work):
        return work + last.indicator, True  # 新建高标准农田15万亩、改造提升10万亩
    if name.startswith("占") and not name.startswith(("占地", "占道")):
        return last.indicator + name, True  # 数字经济总量突破…，占GDP比重提高到52%
    bare = nouns.has_head(name) and names.opened(left).startswith(name) and token.reading.unit == last.unit
    if bare and (whole := _with_its_thing(name, last.indicator)):
        return whole, True
    if not name or nouns.GENERIC.match(name):
        return last.indicator if last.indicator.endswith(name) else last.indicator + name, True
    if token.reading.unit in _SAME_MEASURE and last.unit == token.reading.unit and verb_class != "make":
        if len(name) <= _LONGEST_PART and not nouns.has_head(name) and nouns.has_head(last.indicator):
            return name + last.indicator[-min(8, max(2, len(last.indicator) - 2)) :], True  # 改扩建类项目不低于60%
    if len(name) <= 8 and not verb_class and _GRADED.search(name):
        head = _HEAD_OF_GRADED.search(last.indicator)
        return name + (head[1] if head else ""), False  # 超100亿级45家
    return None
