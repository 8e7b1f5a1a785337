"""Words that bind a figure and words that commit an authority.

Bounds: a word before the figure (不低于, 超过, 控制在) or behind it (以上, 以内, 左右) says which side is allowed. A denied
comparison is read from the comparison and its denial (不 + 低于), never from a list of the two, so that the direction cannot flip.
Strength: how firmly the words commit, on the ladder of `STRENGTH`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from checker.model import Bound, Modality

_DENIAL = r"(?:不|未|勿|莫|没有)(?:得|能|应|应当|宜|可|可以|许|允许|准|再|会|要|予)?"
_MORE = r"(?:超过|超出|突破|高于|多于|大于|优于|强于|长于|逾|超|(?<![超通经度不跨渡])过)"
_LESS = r"(?:低于|少于|小于|短于|不足|不到|未达到?)"

# Each alternative is one meaning; the order is: denied comparisons first, then plain ones.
BEFORE = (
    rf"(?P<nl>{_DENIAL}(?:低于|少于|小于|短于))"
    rf"|(?P<ng>{_DENIAL}{_MORE})"
    r"|(?P<least>至少|最少|最低|起码|大于等于|大于或等于|高于或等于|不小于|达到或超过|达到或高于|≥)"
    r"|(?P<most>至多|最多|最高|小于等于|小于或等于|低于或等于|≤)"
    rf"|(?P<less>{_LESS}|<)"
    rf"|(?P<more>{_MORE}|>)"
    r"|(?P<near>大约|大概|接近|将近|约为|约|近)"
    r"|(?P<hold>(?:严格)?(?:控制|管控|限制|限定)(?:到|至|在|为)|(?:压减|压降|压缩)在|(?:降至|降到|下降到|下降至|降低到|降低至|减至|减少到|减少至|压减至)(?=[^，。；]{0,14}以[下内]))"
)
# 不低于每年每公里10000元; 不低于总里程的8%: what the figure is a rate or a share of may stand between
_BEFORE = re.compile(
    rf"(?:{BEFORE})(?:了|到|至|达到?|在|为|于|出|[年每]均)?(?:(?:每(?:[十百千万]*(?:[年月日天周亩人户生床座个家张件次]|平方公里|公里|学年|学期|平方米|公顷)){{1,3}}){{1,3}}|[^，。；、\d过超]{{2,16}}的)?$"
)
AFTER = (
    r"(?P<ge>(?:（含）)?(?:及其?|或|含|和)?以上(?:（含）)?|起步)"
    r"|(?P<le>(?:（含）)?(?:及其?|或|含|和)?(?:以下|以内|之内)(?:（含）)?)"
    r"|(?P<about>左右|上下|前后)"
)
_AFTER = re.compile(rf"(?:{AFTER})")

_BEFORE_MEANING: dict[str, Bound] = {
    "nl": "ge", "ng": "le", "least": "ge", "most": "le", "less": "lt", "more": "gt", "near": "approx", "hold": "le",
}  # fmt: skip
_AFTER_MEANING: dict[str, Bound] = {"ge": "ge", "le": "le", "about": "approx"}


@lru_cache(maxsize=8192)
def bound_before(text: str) -> tuple[Bound, int, str] | None:
    """Read the bound word at the very end of `text`: its meaning, where it starts, and which kind of word it is."""
    found = _BEFORE.search(text, max(0, len(text) - 26))
    if not found:
        return None
    name = str(found.lastgroup)
    return _BEFORE_MEANING[name], found.start(), name


def bound_after(text: str, at: int) -> tuple[Bound, int] | None:
    """Read the bound word that starts at `at`: its meaning and where it ends."""
    found = _AFTER.match(text, at)
    if not found:
        return None
    return _AFTER_MEANING[str(found.lastgroup)], found.end()


def joined(before: tuple[Bound, int, str] | None, after: Bound | None, *, passed: bool) -> Bound:
    """Return the one bound of a figure from the words on both sides of it; `passed` is 余 or 多 after the figure.

    The word behind the figure is nearer to it and wins (超过全省平均0.5个百分点以上 is at least 0.5), but 左右 behind does not
    loosen an explicit limit (不超过100家左右 stays a limit); 控制在 is a limit only where nothing stands behind.
    """
    if before is not None and after == "approx" and before[2] not in ("near", "hold"):
        return before[0]
    if after is not None:
        return after
    if before is not None:
        return before[0]
    return "gt" if passed else "eq"


# How firmly words commit, strongest first; design.md, "Wording strength".
STRENGTH: dict[int, str] = {5: "must", 4: "firm", 3: "basic", 2: "strive", 1: "encourage"}
_LADDER = (
    (5, r"必须|确保|务必|不得突破|严禁|严格(?=控制|执行|落实|限制)|坚决|保证"),
    (2, r"力争|争取|努力|力促|力求|争创|争当|尽量|尽快"),
    (1, r"支持|鼓励|探索|推动|引导|倡导|稳步|逐步|有序|适时|研究(?=制定|建立|推|实施)|谋划|推进|积极(?!应对)|加快"),
)
_LEFT_OPEN = re.compile(r"鼓励(?!性|类|奖)|倡导")
_STRONG = re.compile("|".join(f"(?P<s{step}>{words})" for step, words in _LADDER))
# 努力争取更好结果 strives for nothing but itself
_STRIVE = re.compile(
    r"(?:努力|力争|争取){1,2}[^，。；]{0,4}更好(?:结果|成绩|成效|水平)(?P<itself>)|力争|争取(?!到(?![“12二“]))|(?:(?<![年期])努力|力求|力促|探索)(?=[^，。；]*$)"
)
_ENSURE = re.compile(r"确保|必须|保证")
_STRIVE_ALONE = re.compile(r"争创")
# 基本 weakens a verb of reaching; in 基本养老保险 or 基本农田 it is part of a name.
BASIC = re.compile(
    r"(?:基本|初步|大体)(?=(?:全部|全面|全)?(?:实现|建成|形成|建立|完成|打通|消除|达到|达标|满足|解决|健全|覆盖|确立|成熟|具备|构建|"
    r"清零|消灭|普及|完善|建设成|根除|遏制|扭转|掌握|摸清|持平|同步|相当|保持|稳定|补齐|理顺|改善|畅通|贯通|改造|淘汰|无|没有|取得|成型|定型|归零|到位|落实))"
)


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = list(pattern.finditer(text))
    return found[-1] if found else None


def _striving(text: str) -> re.Match[str] | None:
    """Return the last 力争 or 争取 that governs what follows: none behind which a later clause opens with 确保."""
    found = [one for one in _STRIVE.finditer(text) if one["itself"] is None]
    if not found or _ENSURE.search(text, found[-1].end()):
        return None
    return found[-1]


def modality(text: str, verb_context: str) -> tuple[Modality, str]:
    """Return the modality of a figure from the sentence before it and from its own verb phrase.

    GUIDE.md: 力争 and 争取 govern all that follows in the sentence, 基本 only its own verb; where both apply the nearer one is
    the modality. The second value is the word.
    """
    if strive_alone := _STRIVE_ALONE.search(verb_context):
        return "strive", strive_alone[0]
    basic, strive = _last(BASIC, verb_context), _striving(text)
    if basic is not None:
        inner = _last(_STRIVE, verb_context)
        if inner is None or inner.start() < basic.start():
            return "basic", basic[0]
    if strive is not None:
        return "strive", strive[0]
    return "firm", ""


def strength(governing: str, how: Modality) -> tuple[int, str]:
    """Return the step of `STRENGTH` of the words before a figure, and the word that decided.

    `governing` is the sentence up to the figure, of which only the figure's own clause and 力争/确保 before it count.
    """
    last = None
    for found in _STRONG.finditer(governing):
        last = found
    if how == "strive":
        striving = _striving(governing)
        return 2, striving[0] if striving else ""
    if how == "basic":
        return 3, "基本"
    if last is not None and last.lastgroup == "s5":
        return 5, last[0]
    # 推进 and 加快 say how it is gone about; 鼓励 leaves it to others.
    left_open = _last(_LEFT_OPEN, governing)
    if left_open is not None and not re.search(r"[，。；]", governing[left_open.end() :]):
        return 1, left_open[0]
    return 4, ""
