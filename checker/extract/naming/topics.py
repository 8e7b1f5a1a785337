"""The topic of a clause: what a measure or a thing that says too little is about."""

from __future__ import annotations

import re
from itertools import pairwise

from checker.extract.naming import nameends, names, nouns, works
from checker.extract.naming.sharednames import CLASS
from checker.extract.sentences import Span, Text
from checker.language.lexicon import compiled
from checker.language.numbering import opening
from checker.language.words import tagged

_LONGEST_PART = 10  # characters: more than that is a name of its own
_TOPIC_OPENS = compiled(r"(?:<doing.opens-a-topic>|[部省区市县校企军地]{0,2}共建)")
_SETS_UP = compiled("<doing.set-up>$")
_COUNTED = re.compile(r"[\d一二三四五六七八九十两几百千][个家项条座大]|\d")
_LONGEST_NAME = 18
_LONGEST_OWNER = 24
_BARE_SIZE = compiled("<works.made-ready>*<works.bare-size>")
_BARE_SIZE_LAST = re.compile(f"(?:{_BARE_SIZE.pattern})$")
_ADVERBS = compiled("^(?:<manner>|<gradual>|<all>)+(?=<tend>|<make>|<work>)")
_BARE_RATE = compiled(r"<names.rate-of>率|面积|里程|规模")
_DOES_ALONE = compiled("(?:<manner>|<gradual>|<all>|<tend>|<make>|<work>)")
_SHORTEST_THING = 2  # characters
_ONE_THING = re.compile(r"(?:(?![、和与及])[\u4e00-\u9fa5“”])+")
# 构建现代能源体系, 主要目标: of these nothing is the size.
_IN_GENERAL = compiled(r"<names.in-general>$|<names.by-and-by>")
_LONGEST_WORK = 10
_OF_WORK = compiled(r"<names.of-work>$")
_WORK_ALONE = re.compile(r"(?:(?![、和与及的率])[\u4e00-\u9fa5])+")
_NO_TOPIC = compiled(r"<names.no-topic>")
_LONGEST_KIND = 6
_OF_REGION = compiled("^[，、；\\s]*<whole-region>")
_PIECES = re.compile(r"[，；：。]")
_JOINTS = re.compile(r"[、和与及]")
_NOUN = re.compile(r"[\u4e00-\u9fa5]")
_SAYS_TOO_LITTLE = compiled(
    r"<names.measured-over>?<names.value>|(?:<works.of-a-size><works.size>|并网装机|占[\u4e00-\u9fa5]{2,12}(?:比重?|比例))|(?:一批)?<names.chosen><names.chosen-thing>"
)
_CLASSES = re.compile(rf"(?:{CLASS.pattern})(?:(?:和|、|与|及)(?:{CLASS.pattern}))*")


def without_what_is_said(topic: str) -> str:
    """能源消费总量进入平台期，控制在…: what a clause says of a measure is no part of the measure's name."""
    words = tagged(topic)
    starts = (before.end for before, word in pairwise(words) if word.verb and nouns.HEAD.search(topic[: before.end]))
    return topic[: next(starts, len(topic))]


def with_topic(text: Text, sentence: Span, segment: Span, name: str) -> str:
    """开展人工智能行动，培育100家特色企业: a thing or measure that says too little takes the topic its clause opens with."""
    if whole := works.part_of(text, sentence, name):
        return whole
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
    return object_of(re.split(r"[，；：]", before)[-1])


def object_of(clause: str) -> str:
    """Return what a clause works on (加强储备能力建设 -> 储备能力), "" where it has no such verb."""
    clause = _ADVERBS.sub("", names.opened(clause), count=1)
    opened = _TOPIC_OPENS.match(clause)
    owner = _OF_WORK.sub("", nameends.close(names.lead(names.opened(clause[opened.end() :]))[0])) if opened else ""
    return owner if 2 <= len(owner) <= _LONGEST_OWNER and not re.search(r"[\d，]", owner) else ""


def of_the_passage(text: Text, sentence: Span, name: str) -> str:
    """海上风电。新增装机120万千瓦: a bare size of which its sentence says no more is of what its passage is about."""
    if not _BARE_SIZE.fullmatch(name):
        return name
    before = [one for one in text.sentences if one.end <= sentence.start]
    owner = _about(text, before[0]) or _about(text, before[-1]) if before else ""
    owner = owner or _thing_of_a_heading(text.heading)
    return name if not owner or owner[-1] == name[-1] else owner + name


def of_the_same_thing(name: str, earlier: str) -> str:
    """Return a bare size under the thing of the size before: 东部基地装机300万千瓦，核准建设规模|120万千瓦."""
    size = _BARE_SIZE_LAST.search(earlier)
    owner = earlier[: size.start()] if size else ""
    return owner + name if owner and _BARE_SIZE.fullmatch(name) else name


def _about(text: Text, sentence: Span) -> str:
    """Return the thing that a sentence of one clause names (海上风电。) or works on (推进东部基地建设。), else ""."""
    return _thing_of_a_heading(text.text[sentence.start : sentence.end])


def _thing_of_a_heading(heading: str) -> str:
    """Return what a heading is about: （三）海上风电, （三）推进海上风电建设 -> 海上风电; "" where it names no single thing."""
    words = _ADVERBS.sub("", names.opened(heading[opening(heading) :].rstrip("。")), count=1)
    opened = _TOPIC_OPENS.match(words)
    owner = _OF_WORK.sub("", nameends.close(names.lead(names.opened(words[opened.end() :] if opened else words))[0]))
    if not 2 <= len(owner) <= _LONGEST_OWNER or not _ONE_THING.fullmatch(owner) or _IN_GENERAL.search(owner):
        return ""
    return "" if any(word.verb for word in tagged(owner)) else owner


def _work(piece: str) -> str:
    """Return the work that a clause is about: 推进垃圾分类 -> 垃圾分类, 加强基础设施建设 -> 基础设施; "" where it is none."""
    rest, verbs = names.lead(names.opened(piece))
    opened = _TOPIC_OPENS.match(rest)
    topic = _OF_WORK.sub("", rest[opened.end() :] if opened else rest)
    said = opened is not None or bool(verbs)
    return topic if said and 2 <= len(topic) <= _LONGEST_WORK and _WORK_ALONE.fullmatch(topic) else ""


def _topic(piece: str) -> str:
    """Return the noun a clause is about: 推动新能源汽车产业提质扩量 -> 新能源汽车产业; "" where it names none."""
    if not _TOPIC_OPENS.match(names.opened(piece)) and not _SETS_UP.search(piece):
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


def named_in_full(text: Text, sentence: Span, segment: Span, name: str) -> str:
    """建设生活垃圾焚烧处理设施，焚烧处理率达到90%: a short rate takes up a word named in full earlier in the sentence."""
    stem = name.removesuffix("率")
    shortest = 2 if _BARE_RATE.fullmatch(name) else 3
    if not name.endswith("率") or not shortest <= len(stem) <= _LONGEST_PART:
        return name
    inner = stem[tagged(stem)[0].end :]
    if _OF_REGION.search(text.without_times(segment.start, segment.end)):
        return name  # 全省再生水利用率 is whole as it stands
    for piece in re.split(r"[，；：]", text.without_times(sentence.start, segment.start)):
        if len(inner) > 2 and inner in piece and _CLASSES.fullmatch(of := names.opened(piece).partition(inner)[0]):
            return of + name  # 城市和县城污水处理能力满足需要，生活污水处理率达到98%
        whole = names.subject(piece)[0] if stem in piece else ""
        if 2 <= whole.find(stem) <= _LONGEST_PART and not names.only_verbs(before := whole[: whole.find(stem)]):
            return _without_verbs(before) + name
        if owner := _owner_of(names.subject(piece)[0], stem):
            return owner + name
    return name


def _without_verbs(owner: str) -> str:
    """Return what stands behind the last verb of a phrase: 整体推进农作物 -> 农作物."""
    ends = [word.end for word in tagged(owner) if _DOES_ALONE.fullmatch(word.text)]
    return owner[max(ends, default=0) :].removeprefix("的")


def _owner_of(piece: str, stem: str) -> str:
    """Return whose rate it is (水泥窑生产线烟气脱硝工程，烟气综合脱硝率): a clause has all its words but one, behind an owner."""
    words = [word.text for word in tagged(stem)]
    at = piece.find(words[0])
    if len(words) < _SHORTEST_THING or not 2 <= at <= _LONGEST_PART or len(words[0]) < _SHORTEST_THING:
        return ""
    gone = [word for word in words if word not in piece[at:]]
    owner = _without_verbs(piece[:at])
    if len(gone) > 1 or words[-1] in gone or not _ONE_THING.fullmatch(owner) or owner[-1] == "的":
        return ""
    return "" if all(word.verb or word.acts for word in tagged(owner)) else owner


def kind_in_full(text: Text, sentence: Span, name: str) -> str:
    """开展生态农业示范区、示范镇创建。到2023年，完成2个示范区: a kind listed in the sentence before is meant as it is named there."""
    before = [one for one in text.sentences if one.end <= sentence.start][-1:]
    if not before or not _SHORTEST_THING <= len(name) <= _LONGEST_KIND:
        return name
    for piece in _PIECES.split(text.text[before[0].start : before[0].end]):
        first, *others = _JOINTS.split(piece)
        first = names.lead(names.opened(first))[0]
        at = first.find(name[:2], 2)
        if not others or at < 0 or _NO_TOPIC.fullmatch(name):
            continue
        if first[at:] == name or any(other == name or other.startswith(name) for other in others):
            return _without_verbs(first[:at]) + name
    return name
