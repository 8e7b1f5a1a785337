"""What of a clause taken over asks for less without another verb: how far, how strictly, by whose measure, of what.

Each function looks at one run of words that were put in, left out or exchanged between two clauses that say the same.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.language import lexicon
from checker.language.characters import plain
from checker.language.masking import FIGURE, PLACE, TIME
from checker.language.rewording import standing, words
from checker.language.scopes import counted, each_of, whole_of
from checker.language.words import tagged
from checker.match.clausesalike import of_one_object
from checker.match.wordruns import MARKS, Run, Token, length_of, one_run_apart, text_of
from checker.model import DifferenceKind

OBJECT = 4  # characters of an equal run that make it the same object
_LONGEST_VERB = 4  # characters of the verb behind 大幅 or 严格
_LONGEST_PUT_IN = 8
_LONGEST_CONDITION = 12
_NEARLY = 0.75  # likeness of two clauses of which the one is the other but for a word


def of_degree(run: Run, below: str) -> DifferenceKind | None:
    """Say whether how far or how strictly it goes became less: 显著提升 -> 逐步提升, 严格控制 -> 有效控制."""
    known, gone, came = words(), text_of(run.upper), text_of(run.lower)
    strong = next((word for word in (*known.degree, *known.strict) if gone.startswith(word)), "")
    if not strong or (length_of(run.before) < OBJECT and length_of(run.behind) < OBJECT):
        return None
    milder = (*known.going_on, *known.by_steps, *known.gradual, *known.moderate)
    mild = next((word for word in milder if came.startswith(word) and word not in known.degree), "")
    if strong in known.strict and (not mild or mild in known.going_on):
        return None  # 严格执行 that became 执行 is another way to put it
    if not _same_act(gone.removeprefix(strong), came.removeprefix(mild), said=bool(mild)):
        return None
    return None if any(word in below for word in (*known.degree, *known.strict)) else "degree"


def _same_act(one: str, other: str, *, said: bool) -> bool:
    """Say whether two verbs are as much of a promise: 提升 and 提高; 推进 that became 实施 is no less.

    `said`: a milder word stands before the second.
    """
    if one == other:
        return True
    if not (_verb_alone(one) and _verb_alone(other)):
        return False
    return said or words().promise.get(one) == words().promise.get(other)


def of_condition(run: Run, above: str) -> DifferenceKind | None:
    """Say whether it is done only once a condition is met: 2028年底前全面实现 became 条件成熟时推动."""
    known, came = words().on_condition, text_of(run.lower)
    word = next((word for word in known if word in came), "")
    if not word or any(one in above for one in known) or length_of(run.behind) < OBJECT:
        return None
    if any(token.key in MARKS for token in run.lower[1:]) or any(token.key in (PLACE, FIGURE) for token in run.lower):
        return None
    return "leeway" if max(said_of(run.upper), said_of(run.lower) - len(word)) <= _LONGEST_PUT_IN else None


def condition_before(lower: str, start: int, above: str) -> tuple[int, int] | None:
    """Return where the condition stands that was put before a clause (条件成熟时，), None where none came."""
    before = plain(lower[:start]).rstrip("，")
    opening = max(before.rfind(mark) for mark in "，；。") + 1
    known = words().on_condition
    came = 0 < len(before) - opening <= _LONGEST_CONDITION and any(word in before[opening:] for word in known)
    return (opening, len(before)) if came and not any(word in plain(above) for word in known) else None


def said_of(run: Sequence[Token]) -> int:
    """Return how many characters a run of words has beside places, years and figures."""
    return length_of([token for token in run if token.key not in (TIME, PLACE, FIGURE)])


def of_stage(run: Run, above: str, below: str) -> DifferenceKind | None:
    """Say whether a work that is to be there is only to be begun: 建成 became 开工建设, 推进……前期工作."""
    if max(length_of(run.before), length_of(run.behind)) < OBJECT or not (run.upper and run.lower):
        return None
    if max(said_of(run.upper), said_of(run.lower)) > _LONGEST_PUT_IN or not _ended(text_of(run.upper)):
        return None
    return "stage" if _begun(below) and not (_begun(above) or _ended(below)) else None


def _ended(text: str) -> bool:
    return lexicon.compiled("<ended>").search(plain(text)) is not None


def _begun(text: str) -> bool:
    return lexicon.compiled("<begun>").search(plain(text)) is not None


def once_for_all(above: str, below: str, level: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return where each of many places became all of the region (每个县至少1所 -> 全市至少1所), None where none did.

    `level` is that of the lower plan: that a city writes 全市 where its province wrote 各市 is no such thing. What is
    counted has to be the same, for 全市 9所 may well be one in each.
    """
    mine, theirs = each_of(above), whole_of(below)
    if mine is None or theirs is None or mine.level <= level or each_of(below) is not None:
        return None
    figures = counted(above)
    return ((mine.start, mine.end), theirs) if figures and figures == counted(below) else None


def of_kind(run: Run, above: str, others: int) -> DifferenceKind | None:
    """Say whether a thing became one kind of it, all else of its clause being the same: 汽车 -> 柴油货车.

    `others` are the characters that differ elsewhere in the clause.
    """
    if others or len(run.upper) != 1 or len(run.lower) < 2 or length_of(run.before) < 2:
        return None
    whole, kind = run.upper[0].key, run.lower[-1].key
    if not (_thing(run.upper[0]) and all(_named(token) for token in run.lower) and _thing(run.lower[-1])):
        return None
    alike = kind == whole or (len(kind) == len(whole) and kind[-1] == whole[-1])
    return "part" if alike and text_of(run.lower) not in plain(above) else None


def of_name(run: Run, below: str) -> DifferenceKind | None:
    """Say whether a name of several things lost one: 化肥农药利用率 -> 化肥利用率, 监测和预警能力 -> 监测能力."""
    if run.lower or not run.before or not run.behind or run.behind[0].key not in lexicon.words("head", "general"):
        return None
    joined = len(run.upper) == 2 and run.upper[0].key in lexicon.words("listing") and run.upper[0].key != "、"
    if len(run.upper) - joined != 1 or run.upper[-1].key in plain(below) or length_of(run.before) < 2:
        return None
    if joined:
        return "item" if _named(run.upper[-1]) and run.upper[-1].key not in lexicon.words("head", "general") else None
    beside = (run.before[-1], run.upper[0])
    heads = any(token.key in lexicon.words("head", "general") for token in beside)
    return "name-part" if all(_thing(token) for token in beside) and not heads else None


def of_growth(run: Run, above: str, below: str) -> DifferenceKind | None:
    """Say whether what is to become less is only to grow no more: 减量 -> 零增长."""
    return (
        "degree"
        if max(length_of(run.before), length_of(run.behind)) >= OBJECT
        and (shrinking(text_of(run.upper)) and standing_still(above, below) and _still(text_of(run.lower)))
        else None
    )


def standing_still(above: str, below: str) -> bool:
    """Say whether something is to become less by one text and to grow no more by the other."""
    return shrinking(above) and not _still(above) and _still(below) and not shrinking(below)


def of_one_matter(above: str, below: str, names: frozenset[str]) -> bool:
    """Say whether two clauses are of one matter beyond doubt, however little else of their words is the same."""
    return one_run_apart(above, below, names) or of_one_object(above, below, names) or standing_still(above, below)


def shrinking(text: str) -> bool:
    """Say whether a text speaks of something that becomes less."""
    return lexicon.compiled("<shrink>").search(plain(text)) is not None


def _still(text: str) -> bool:
    return lexicon.compiled("<no-growth>").search(plain(text)) is not None


def _thing(token: Token) -> bool:
    """Say whether a word names a thing, no action and no quality."""
    said = tagged(token.key)
    return len(said) == 1 and len(token.key) > 1 and not (said[0].acts or said[0].modifies or said[0].leans)


def _named(token: Token) -> bool:
    """Say whether a word can be part of a name: no mark, no sign, no particle."""
    return (
        token.key.isalpha()
        and len(token.key) > 1
        and token.key not in (TIME, PLACE, FIGURE)
        and not any(word.leans for word in tagged(token.key))
    )


def of_standing(run: Run) -> DifferenceKind | None:
    """Say whether one is to be as good as fewer others are: 国际先进水平 became 国内先进水平."""
    if len(run.upper) != 1 or len(run.lower) != 1 or not run.behind:
        return None
    above, below = standing(run.upper[0].key), standing(run.lower[0].key)
    if above is None or below is None or not lexicon.compiled("^(?:<foremost>)").match(run.behind[0].key):
        return None
    return "standing" if above < below else None


def of_ban(run: Run, above: str) -> DifferenceKind | None:
    """Say whether a word came behind a ban that leaves part of what is forbidden free: 严禁违规新增产能."""
    came = text_of(run.lower)
    if run.upper or not run.before or not run.behind or not 2 <= len(came) <= _LONGEST_PUT_IN:
        return None
    if run.before[-1].key not in lexicon.words("forbid") or came in plain(above):
        return None
    return None if any(token.key in (TIME, PLACE, FIGURE) or not token.key.isalnum() for token in run.lower) else "ban"


def in_the_main(run: Run, above: str, likeness: float) -> Token | None:
    """Return the word by which what is reached became less than all of it: 具备 -> 基本具备; None where none came.

    `likeness` is that of the clauses: where all else is the same, the verb alone may stand before what was put in.
    """
    if not run.lower or not run.behind or (length_of(run.behind) < OBJECT and likeness < _NEARLY):
        return None
    weak = (*lexicon.words("on-the-whole"), *lexicon.words("trying"))
    word = run.lower[-1]
    if word.key not in weak or any(one in plain(above) for one in weak):
        return None
    return word if text_of(run.behind).startswith(lexicon.words("result")) else None


def of_measure(run: Run) -> DifferenceKind | None:
    """Say whether something else is measured of the same thing: 煤炭消费 became 煤炭消费占比, 总量 became 强度."""
    gone, came = text_of(run.upper), text_of(run.lower)
    if not run.before or not run.behind or gone == came or not _noun(run.before[-1]):
        return None
    if not all(one in ("", *lexicon.words("head", "general")) for one in (gone, came)):
        return None
    if _ratio(gone) == _ratio(came) or (gone and came and (gone.endswith(came) or came.endswith(gone))):
        return None
    return None if run.behind[0].key in (TIME, PLACE) else "measured"


def _ratio(word: str) -> str:
    """Return what a word makes of a measure: a share, whatever its word (比重, 占比), another ratio, or "" for none."""
    if word in lexicon.words("share-of-a-whole"):
        return "share"
    return word if word in lexicon.words("rate") else ""


def _noun(token: Token) -> bool:
    said = tagged(token.key)
    return bool(said) and not said[-1].leans and token.key.isalpha()


def _verb_alone(text: str) -> bool:
    """Say whether a text is one verb: 提高."""
    return 0 < len(text) <= _LONGEST_VERB and all(word.acts for word in tagged(text))


def head_of(run: Run, other: Sequence[Token]) -> bool:
    """Say whether a run stands at the head of its clause below, behind nothing but marks, years and places."""
    return all(not token.key.isalnum() or token.key in (TIME, PLACE) for token in other[: run.at_lower])
