"""The name of what is measured, cut out of the words beside a figure.

GUIDE.md (tests/gold): the name keeps the qualifiers and the order of the text; verbs of making and reaching, regions and
times go; a verb that tells what is counted stays.
"""

from __future__ import annotations

import re
from functools import lru_cache

from checker.extract.lexicon import ADVERB, CAUSE, FREE, JOINT, MAKE, REACH, REGION_WORD, WORK, WORK_WITH_OBJECT
from checker.extract.naming.nameends import TRIM, close
from checker.extract.naming.nouns import GENERIC, ONLY_GROWS, has_head, is_rate, tells_of_what
from checker.extract.naming.tails import FEW, tail
from checker.language import vocabulary
from checker.language.lexicon import compiled
from checker.language.words import edges, tagged

_ADVERB = ADVERB
_MAKE, _REACH, _WORK = MAKE, REACH, WORK
_HAVE = vocabulary.words("names.there-is")
_REGION = re.compile(rf"^(?:{REGION_WORD}|(?:我|本)[省市县区])")
_FREE = re.compile(rf"^(?:{FREE})")
_ADVERB_LED = re.compile(rf"^(?:{_ADVERB})(?=(?:{_ADVERB}){FEW}(?:{_MAKE}|{_WORK}|{_REACH}))")
_LEAD_ADVERBS = re.compile(rf"(?:{_ADVERB}){FEW}(?={_MAKE})")
_OF_THOSE = re.compile(r"[\u4e00-\u9fa5]的[^，的]{2,}(?:率|占比|比例|比重)$")
_COVERS = re.compile(r"[^，。率]{2,20}?的[^，率]{2,}$")
_LISTED_BEHIND = re.compile(rf"[、和与及](?!{_MAKE}|{_WORK})[\u4e00-\u9fa5]")
_ONE_MAKE = compiled(rf"(?:和|并|、|及|与|或|以及)?(?:<names.there-is>|{_MAKE})")
_NOUN_OF_VERB = compiled(
    r"(?:<names.behind-a-verb>|业(?!态)|房(?!屋|间)|区(?!域)|量(?!子)|数(?!字|据|智)|力(?!争)|度(?!假)|中(?![心小医药型央部高]))"
)
_PAPER = compiled(r"<papers.does>(?:<papers.plan>|<papers.rules>|意见|目录|机制)")
_ADDED_FIRST = compiled(r"(<names.adds>)([\u4e00-\u9fa5]{2})")
_SAYS_ALL = re.compile(rf"(?:{WORK_WITH_OBJECT})(?:更新|{_WORK})*")
_WORK_FIRST = re.compile(rf"(?:{_WORK})")
_AFTER_VERB = compiled(r"^<names.ends-a-verb>")
_ONLY_VERBS = re.compile(
    rf"^(?:{_ADVERB}|{_MAKE}|{_WORK}|{REGION_WORD}|和|并|、|及|与|或|了|好|出|起|成|有|我市|我省|上述){{0,12}}$"
)
# 管护资金按照省级补助|40%: who pays which part.
_BY_WHOM = compiled(r"(?<=<names.money>)按照?(?=(?:中央|国家|[省市县区乡镇]级|财政)[\u4e00-\u9fa5]{2})")
_ENDS_IN_MAKING = compiled(rf"(?:{_MAKE}|{_WORK}|<names.has-or-moves>)(?:了|好|起|成|出)?(?:{_ADVERB}){FEW}$")
_KEPT_PAIR = compiled(rf"^<names.counted-work>(?:[和、及与或]?(?:{_WORK}|新建|更新|更换))+")
_PLACE_THAT_ADDS = compiled(r"(?:<core>|[\u4e00-\u9fa5]{2,6}<places.growing>)(?=<names.added-there>(?!设))")
_LONGEST_OWNER = 10  # characters
_WORK_LAST = re.compile(rf"(?:{_WORK})$")
_ADDED = compiled(r"<names.added>")
_OPENS_OTHERWISE = compiled(r"(?:<names.opens-otherwise>|每(?![十百千万]))")
_NOUN_BEHIND = compiled(r"<names.noun-behind>")
_LAST_MAKE = re.compile(rf"(?:{_MAKE})")
_ADVERBIAL = compiled(r"^(?:<names.adverbial-opens>[^，、]{2,30}?(?:<names.adverbial-ends>|，))")


_TENDED = compiled(r"^<doing.advances>(?=[\u4e00-\u9fa5]{4})")  # 推进美丽海湾建设数量
_OPENING = 60  # characters that tell whether the first of them is a word by itself


def _without(prefix: re.Match[str] | None, text: str) -> str:
    """Return a phrase without what was matched at its front, whole where a single character is part of a word (及 in 及格率)."""
    if prefix is None or (prefix.end() == 1 and prefix.end() not in edges(text[:_OPENING])):
        return text
    return text[prefix.end() :]


@lru_cache(maxsize=8192)
def opened(text: str) -> str:
    """Take joints, regions, auxiliaries and, before a verb, adverbs off the front of a phrase."""
    previous = None
    while previous != text:
        previous = text
        text = text.lstrip(TRIM)
        text = _without(JOINT.match(text), text)
        region = _REGION.match(text)
        if region and len(text) > region.end():
            text = text[region.end() :].removeprefix("的").removeprefix("内")
        free = _FREE.match(text) or _ADVERB_LED.match(text)
        text = _without(free, text) if free and free.end() < len(text) else text
    return text


@lru_cache(maxsize=8192)
def lead(text: str) -> tuple[str, str]:
    """Take verbs of making off the front: the rest and the verbs; 新建、改扩建 and 改造 tell what is counted and stay."""
    kept = _KEPT_PAIR.match(text)
    if kept and len(text) > kept.end():
        return text, kept[0]
    at = _LEAD_ADVERBS.match(text)
    start = end = at.end() if at else 0
    while found := _ONE_MAKE.match(text, end):
        verb_end = _end_of_verb(text, end, found.end())
        if not verb_end or _NOUN_OF_VERB.match(text, verb_end) or _PAPER.fullmatch(text, end):
            break  # 服务业, 保障性, 发展水平, 覆盖率, 实施意见: the verb is the first half of a noun
        if end > start and _LISTED_BEHIND.match(text, verb_end):
            break  # 实现|服务、咨询“一次办”: the second verb is the first noun of a list
        end = verb_end
    verbs = text[start:end]
    if not verbs and (new := _newly(text)):
        return text[len(new) :], new
    if not verbs or end >= len(text):
        return text, ""
    rest = text[end:]
    if verbs in _HAVE and _OF_THOSE.search(rest):
        return text, ""  # 设有急诊科的医院占比: those that have it
    if verbs == "覆盖" and _COVERS.match(rest):
        return text, ""  # 覆盖城乡的医疗服务体系: what is covered tells which
    if verbs.endswith("开工") and _WORK_FIRST.match(rest):
        return text, verbs
    after = _AFTER_VERB.match(rest)
    return rest[after.end() :] if after and end + after.end() in edges(text) else rest, verbs


def _newly(text: str) -> str:
    """新集聚青年人才, 新认证企业: 新 before any verb makes it one of making; return both, "" where there is none."""
    words = tagged(text) if text.startswith("新") else ()
    if len(words) < 3 or words[0].text != "新" or not words[1].verb or len(words[1].text) < 2 or has_head(text):
        return ""
    if _WORK_FIRST.match(words[1].text):
        return ""  # 新改建农村公路
    return text[: words[1].end]


def _end_of_verb(text: str, start: int, end: int) -> int:
    """Return where the verb from `start` on ends, 0 where a longer word begins with it: 建筑, 新建|成品油, 建制镇."""
    words = edges(text)
    shorter = (at for at in range(end, start, -1) if at in words and _ONE_MAKE.fullmatch(text, start, at))
    return next(shorter, 0 if start in words and words.isdisjoint(range(start + 1, end)) else end)


def ends_in_making(text: str) -> bool:
    """Say whether the words before a figure end in a verb of making, so that the thing made comes after the figure."""
    return bool(_ENDS_IN_MAKING.search(text.rstrip(TRIM)))


def worked(text: str) -> str:
    """Return the verbs that tell what is counted (新建、改扩建, 改造) where nothing else stands before the figure, else ""."""
    rest = opened(text.strip(TRIM))
    if _SAYS_ALL.fullmatch(lead(rest)[0]):
        return ""
    kept = _KEPT_PAIR.match(rest)
    if kept:
        return kept[0]
    found = _WORK_LAST.search(rest)
    return found[0] if found and only_verbs(rest) else ""


def kept_work(name: str) -> str:
    """Return the verbs of work that a name begins with: 新建、改造 of 新建、改造雨水管网; "" where it begins with its thing."""
    found = _KEPT_PAIR.match(name) or _WORK_FIRST.match(name)
    return found[0] if found and len(name) - found.end() > 1 and found.end() in edges(name) else ""


def only_verbs(text: str) -> bool:
    """Say whether nothing but verbs and adverbs stands in `text`, so that the thing counted comes after the figure."""
    return not _SAYS_ALL.fullmatch(lead(opened(text))[0]) and any(
        _ONLY_VERBS.match(phrase.strip(TRIM)) for phrase in (opened(text), text)
    )


def subject(text: str) -> tuple[str, str, str]:
    """Read the words before a figure as subject and verb: the name, the class of the verb, the verbs.

    The class is `reach`, `change`, `compare`, `make` (新增X), `work` (改造X) or "" (the bare noun).
    """
    rest, kind, verb = tail(text)
    rest = _BY_WHOM.sub("", _cut_cause(rest))
    rest = opened(rest)
    rest = _without_place(_after_adverbial(rest))
    name, verbs = lead(rest)
    if verbs and kind in ("", "reach") and tells_of_what(verbs, name):
        name, verbs = rest, ""
    elif (two := _ADDED_FIRST.fullmatch(verbs)) and GENERIC.match(name):
        name, verbs = two[2] + name, two[1]  # 新增|种植面积
    name = close(opened(name) if verbs else name)
    name = _TENDED.sub("", name) if has_head(name) or _WORK_LAST.search(name) else name
    if kind == "change" and name in ONLY_GROWS:
        name += verb
    if kind in ("change", "compare", "make"):
        return name, kind, verb
    if kind == "reach":
        return name, "make-reach" if verbs and _ADDED.search(verbs) else "reach", verb or verbs
    if verbs:
        return name, "reach" if verbs in _HAVE else "make", verbs
    worked = _WORK_FIRST.match(name) or _WORK_LAST.search(name)
    return name, "work" if worked else "", worked[0] if worked else ""


def _cut_cause(text: str) -> str:
    last = None
    for found in CAUSE.finditer(text):
        if found.end() < len(text) - 1 and found.start() > 0:
            last = found
    if last is not None and len(text) - last.end() >= 2:
        owner = opened(text[: last.start()])
        if last[0] == "实现" and is_rate(text) and _is_a_thing(owner):
            return owner + text[last.end() :]  # 养殖场实现尾水处理设施覆盖率
        return text[last.end() :]
    return text


def _without_place(text: str) -> str:
    """Return 新增公园绿地 of 中心城区新增公园绿地: a place before a verb of making is where, not what."""
    found = _PLACE_THAT_ADDS.match(text)
    return text[found.end() :] if found and len(text) - found.end() > 3 else text


def _is_a_thing(text: str) -> bool:
    """Say whether a phrase is a short noun phrase without a verb: whose measure follows."""
    words = tagged(text)
    return 2 <= len(text) <= _LONGEST_OWNER and len(words) <= 3 and not any(word.acts or word.verb for word in words)


def _after_adverbial(text: str) -> str:
    found = _ADVERBIAL.match(text)
    if found and len(text) - found.end() >= 2 and found.end() in edges(text):
        return opened(text[found.end() :])
    # a making verb in the middle opens the object where an adverbial or an actor stands before it
    if _OPENS_OTHERWISE.match(text):
        for verb in _LAST_MAKE.finditer(text):
            if verb.start() >= 2 and len(text) - verb.end() >= 2 and not _NOUN_BEHIND.match(text, verb.end()):
                return text[verb.start() :]
    return text
