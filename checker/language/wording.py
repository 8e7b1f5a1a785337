"""Words that bind a figure and words that commit an authority.

Bounds: a word before the figure (不低于, 超过, 控制在) or behind it (以上, 以内, 左右) says which side is allowed. A denied
comparison is read from the comparison and its denial (不 + 低于), never from a list of the two, so that the direction cannot flip.
Strength: how firmly the words commit, on the ladder of `STRENGTH`. The words stand in lexicon/bounds.toml and
lexicon/modifiers.toml; the names that a target keeps of them are their `rule` there.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple, cast

from checker.language.lexicon import WordClass, any_of, classes, compiled, expanded
from checker.model import Bound, Modality

_DENIED: dict[str, tuple[Bound, str]] = {"below": ("ge", "not-less-than"), "above": ("le", "not-more-than")}
_BEHIND = ("or-more", "starting", "or-less", "about", "kept-up", "kept-down")
_CLASSES = {one.name: one for one in classes("bounds")}


def _group(one: WordClass) -> str:
    return one.name.replace("-", "_")


def _name(found: re.Match[str]) -> str:
    return str(found.lastgroup).replace("_", "-")


def _alternatives() -> str:
    """Return an expression with a group for each meaning before a figure: denied comparisons first, then plain ones."""
    denied = (rf"(?P<not_{name}><denial><allowance>?<{name}>)" for name in _DENIED)
    plain = (f"(?P<{_group(one)}>{_words(one)})" for one in classes("bounds") if _stands_before(one))
    return expanded("|".join((*denied, *plain)))


def _stands_before(one: WordClass) -> bool:
    return bool(one.bound) and one.name not in _BEHIND


def _words(one: WordClass) -> str:
    """Return the expression of the words of a class; 控制 binds only with 在, 到 or 为 behind it, 严格 or not."""
    return f"(?:严格)?<{one.name}>(?:{'|'.join(one.reached_by)})" if one.reached_by else f"<{one.name}>"


BEFORE = _alternatives()
# 不低于每年每公里10000元; 不低于总里程的8%: what the figure is a rate or a share of may stand between
_BEFORE = compiled(
    rf"(?:{BEFORE})(?:了|到|至|达到?|在|为|于|出|[年每]均)?(?:(?:每(?:[十百千万]*<counts.per>){{1,3}}){{1,3}}|[^，。；、\d过超]{{2,16}}的)?$"
)
_AFTER = compiled(
    "(?:（含）)?<including>?(?:(?P<or_more><or-more>)|(?P<or_less><or-less>))(?:（含）)?"
    "|(?P<starting><starting>)|(?P<about><about>)|(?:(?P<kept_up><kept-up>)|(?P<kept_down><kept-down>))(?=[，。；、]|$)"
)
_OF_A_NOUN = ("最高", "最低", "最多", "最少")
_WIDEST = 26  # characters before a figure in which a bound word may stand


@lru_cache(maxsize=8192)
def bound_before(text: str) -> tuple[Bound, int, str] | None:
    """Read the bound word at the very end of `text`: its meaning, where it starts, and the name of its rule."""
    found = _BEFORE.search(text, max(0, len(text) - _WIDEST))
    if not found:
        return None
    name = _name(found)
    if name in ("least", "most") and found[0].startswith(_OF_A_NOUN) and found[0].endswith("的"):
        return None  # 最高用电负荷的5%: the peak of the load, and no bound
    if name.startswith("not-"):
        bound, rule = _DENIED[name.removeprefix("not-")]
    else:
        bound, rule = cast("Bound", _CLASSES[name].bound), _CLASSES[name].rule
    return bound, found.start(), rule


def bound_after(text: str, at: int) -> tuple[Bound, int, str] | None:
    """Read the bound word that starts at `at`: its meaning, where it ends, and the name of its rule."""
    found = _AFTER.match(text, at)
    if not found:
        return None
    one = _CLASSES[_name(found)]
    return cast("Bound", one.bound), found.end(), one.rule


def joined(before: tuple[Bound, int, str] | None, after: Bound | None, *, passed: bool) -> Bound:
    """Return the one bound of a figure from the words on both sides of it; `passed` is 余 or 多 after the figure.

    The word behind the figure is nearer to it and wins (超过全省平均0.5个百分点以上 is at least 0.5), but 左右 behind does not
    loosen an explicit limit (不超过100家左右 stays a limit); 控制在 is a limit only where nothing stands behind.
    """
    if before is not None and (after is None or _stays(before, after)):
        return before[0]
    if after is not None:
        return after
    return "gt" if passed else "eq"


def bound_rule(before: tuple[Bound, int, str] | None, after: tuple[Bound, int, str] | None, *, passed: bool) -> str:
    """Return the name of the rule by which `joined` chose, "" for a figure without words that bind it."""
    if before is not None and (after is None or _stays(before, after[0])):
        return before[2]
    if after is not None:
        return after[2]
    return "and-some" if passed else ""


def _stays(before: tuple[Bound, int, str], after: Bound) -> bool:
    """Say whether the word before stands against 左右 behind the figure."""
    return after == "approx" and before[2] not in ("nearly", "held-to")


# How firmly words commit, strongest first; design.md, "Wording strength".
STRENGTH: dict[int, str] = {5: "must", 4: "firm", 3: "basic", 2: "strive", 1: "encourage"}
_MODIFIERS = {one.name: one for one in classes("modifiers")}
_LADDER = [one for one in _MODIFIERS.values() if one.strength and one.name != "basic"]
_STRONG = re.compile(any_of(*(one.name for one in _LADDER)))
_CLASS_OF = {word: one for one in _LADDER for word in one.words}
_STRIVING = [one for one in _LADDER if one.ended_by]
_ENDS = {one.name: re.compile(any_of(*one.ended_by)) for one in _STRIVING}
_TRIES = re.compile(any_of(*(one.name for one in _STRIVING)))
# 努力争取更好结果 strives for nothing but itself
_STRIVE = compiled(
    "(?P<itself><trying>{1,2}[^，。；]{0,4}更好<success>)"
    + "".join(f"|(?:<{one.name}>){'(?=[^，。；]*$)' if one.reach == 'clause' else ''}" for one in _STRIVING)
)
_FOR_A_TITLE = compiled("<strive-for-a-title>")
_LEFT_OPEN = compiled("<leave>")
_COMMA = re.compile("[，。；]")
# 基本 weakens a verb of reaching; in 基本养老保险 or 基本农田 it is part of a name.
BASIC = compiled("<basic>(?=(?:全部|全面|全)?<result>)")


class Commitment(NamedTuple):
    """How a figure is meant, the word that decided, and the name of its rule; both "" where no word does."""

    modality: Modality
    word: str = ""
    rule: str = ""


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = list(pattern.finditer(text))
    return found[-1] if found else None


def _striving(text: str) -> tuple[str, WordClass] | None:
    """Return the last 力争 or the like that governs what follows: none behind which a later clause opens with 确保."""
    if _TRIES.search(text) is None:
        return None
    found = [one for one in _STRIVE.finditer(text) if one.lastgroup is None]
    if not found or _ENDS[_CLASS_OF[found[-1][0]].name].search(text, found[-1].end()):
        return None
    return found[-1][0], _CLASS_OF[found[-1][0]]


def modality(text: str, verb_context: str) -> Commitment:
    """Return how a figure is meant by the sentence before it and by its own verb phrase.

    GUIDE.md: 力争 and 争取 govern all that follows in the sentence, 基本 only its own verb; where both apply the nearer one is
    the modality.
    """
    if title := _FOR_A_TITLE.search(verb_context):
        return Commitment("strive", title[0], _MODIFIERS["strive-for-a-title"].rule)
    basic, strive = _last(BASIC, verb_context), _striving(text)
    if basic is not None:
        inner = _last(_STRIVE, verb_context)
        if inner is None or inner.start() < basic.start():
            return Commitment("basic", basic[0], _MODIFIERS["basic"].rule)
    if strive is not None:
        return Commitment("strive", strive[0], strive[1].rule)
    return Commitment("firm")


def strength(governing: str, how: Modality) -> tuple[int, str, str]:
    """Return the step of `STRENGTH` of the words before a figure, the word that decided, and the name of its rule.

    `governing` is the sentence up to the figure, of which only the figure's own clause and 力争/确保 before it count.
    """
    if how == "strive":
        striving = _striving(governing)
        return (2, striving[0], striving[1].rule) if striving else (2, "", "")
    if how == "basic":
        return 3, "基本", _MODIFIERS["basic"].rule
    last = _last(_STRONG, governing)
    if last is not None and (one := _CLASS_OF[last[0]]).strength == max(STRENGTH):
        return one.strength, last[0], one.rule
    # 推进 and 加快 say how it is gone about; 鼓励 leaves it to others.
    left_open = _last(_LEFT_OPEN, governing)
    if left_open is not None and not _COMMA.search(governing, left_open.end()):
        return 1, left_open[0], _MODIFIERS["leave"].rule
    return 4, "", ""
