"""A figure in its sentence: what was read, the bound words on both sides, and its state in the ledger so far."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple, cast

from checker.extract.figures import Numeral, find, part_of_a_word
from checker.extract.lexicon import MAKE, WORK
from checker.extract.sentences import Span, Text
from checker.language.grammar import Rule, rules
from checker.language.units import unit_of
from checker.language.wording import bound_after, bound_before, bound_rule, joined
from checker.model import Bound, FigureState

# 至少建成1处: the bound word stands before the verb
_LEAST_THEN_VERB = re.compile(
    rf"(?:至少|最少|不少于|不低于)(?:{MAKE}|办好|有|配有|建有|设有|拥有|帮扶|开展|组织){{1,2}}$"
)
_JOINTS = ("、", "和", "与", "及", "以及")
_LIST_JOINT = re.compile(r"、|以及|和|及|与|或")
_ONLY_JOINT = re.compile(r"(?:、|和|与|及|以及|，)")
_VERB_OF_ITS_OWN = re.compile(rf"、(?:{MAKE}|{WORK})(?![率型性业])")
_FIRST_OR_SECOND = re.compile(r"^[一二三四五六七八九十]是(?=[\u4e00-\u9fa5])")  # 二是支持3000名
_CHINESE = re.compile(r"[\u4e00-\u9fa5]")
LEDGER = {rule.name: rule for rule in rules("ledger")}
_SAID_IN_BRACKETS = re.compile(r"（\d[^（）]{0,12}）(?=以[上下内])")
INVESTED = ("总投资", "计划总投资", "计划投资")
_LONGEST_LIST = 40  # figures a 分别 can govern; a hostile list of thousands stays linear
# 装配式建筑不少于建筑规模30%
_BOUND_THEN_BASE = re.compile(r"(?:(?P<least>不少于|不低于)|不超过|不高于)(?:全[省市县]|总)?[\u4e00-\u9fa5]{2,8}?的?\Z")
_WIDEST_BOUND = 26  # characters before a figure in which a bound word may stand


@dataclass(slots=True)
class Token:
    """A figure in its sentence; `start` and `end` take in the bound words, `own_bound` says that there are any.

    `rule` names the rule of the grammar that gave it its state, `bound_rule` that of its bound. `of_units` is what each of
    some units that are counted before it reaches (5个镇实现人口10万人): that they do is a state as well.
    """

    reading: Numeral
    start: int
    end: int
    bound: Bound
    own_bound: bool
    segment: Span
    state: FigureState = "unread"
    reason: str = ""
    suffix_bound: bool = False
    rule: str = ""
    bound_rule: str = ""
    of_units: bool = False

    @property
    def dimension(self) -> str:
        """What the figure's unit measures; "" for a word that is no known unit."""
        return unit_of(self.reading.unit).dimension

    @property
    def percent(self) -> bool:
        """Say whether the figure is a share or a difference of shares."""
        return self.reading.unit in ("%", "‰", "百分点", "个百分点")

    def set_aside(self, state: FigureState, reason: str, rule: str = "") -> None:
        """Say that the figure is no target, why, and by which rule."""
        self.state, self.reason, self.rule = state, reason, rule or reason

    def decide(self, rule: Rule) -> None:
        """Set the figure aside as a rule says."""
        self.set_aside(cast("FigureState", rule.gives["state"]), rule.gives["reason"], rule.name)


class ClauseWords(NamedTuple):
    """The words beside a figure in its segment: before it from `start` on, without times, and behind it.

    `listed` says that it stands in one list with the figure before.
    """

    start: int
    left: str
    right: str
    listed: bool


def tokens(text: Text) -> list[Token]:
    """Find the figures of a passage, with the bound words on both sides and the dates and names set aside."""
    found: list[Token] = []
    at = 0
    for reading in find(text.text):
        while at < len(text.times) and text.times[at].end <= reading.start:
            at += 1
        dated = any(
            time.start <= reading.start and reading.number_end <= time.end
            for time in text.times[max(0, at - 1) : at + 1]
        )
        token = _token(text, reading)
        if dated:
            token.decide(LEDGER["time-expression"])
        elif rule := part_of_a_word(text.text, reading):
            token.decide(rule)
        elif text.text[reading.number_end : reading.number_end + 1] == "." and "." in reading.text:
            token.decide(LEDGER["glued-figures"])
        elif text.in_title(reading.start, reading.end):
            token.decide(LEDGER["inside-a-title"])
        found.append(token)
    return found


def _token(text: Text, reading: Numeral) -> Token:
    segment = text.segment(reading.start, reading.end)
    offset = max(segment.start, reading.start - _WIDEST_BOUND)
    before = bound_before(text.text[offset : reading.start])
    after = bound_after(text.text, reading.end)
    if after is None and (said := _SAID_IN_BRACKETS.match(text.text, reading.end)):
        after = bound_after(text.text, said.end())  # 配置15%（2小时）以上的储能设施
    if after is not None and after[1] > segment.end:
        after = None
    start = offset + before[1] if before else reading.start
    if before is None and reading.unit == "%" and (of := _BOUND_THEN_BASE.search(text.text, offset, reading.start)):
        start = of.start()
        before = ("ge" if of["least"] else "le", start - offset, "not-less-than" if of["least"] else "not-more-than")
    if before is None and (least := _LEAST_THEN_VERB.search(text.text, offset, reading.start)):
        before = ("ge", least.start() - offset, "at-least")
    bound: Bound = (
        "range" if reading.high is not None else joined(before, after[0] if after else None, passed=reading.passed)
    )
    end = after[1] if after else reading.end
    return Token(
        reading,
        start,
        end,
        bound,
        bool(before or after),
        segment,
        suffix_bound=after is not None,
        bound_rule=bound_rule(before, after, passed=reading.passed),
    )


def share_bounds(text: Text, open_tokens: list[Token]) -> None:
    """Let a bound word behind the last figure of a 、-list count for the figures before it, but not for 100% (GUIDE.md).

    和 joins the last of three or more, or the two that 分别 tells of; an item with a verb of its own (培训4期、培训500人次以上) is no item of the list.
    """
    for number in range(len(open_tokens) - 2, -1, -1):
        token, following = open_tokens[number], open_tokens[number + 1]
        if (
            token.own_bound
            or token.bound == "range"
            or not following.suffix_bound
            or not same_segment(token, following)
        ):
            continue
        if token.reading.unit == "%" and token.reading.low == 100:
            continue
        between = text.text[token.end : following.start]
        previous = open_tokens[number - 1] if number else None
        chained = (
            between in _JOINTS
            and previous is not None
            and same_segment(previous, token)
            and "、" in text.text[previous.end : token.start]
        )
        if between in ("和", "与", "及") and "分别" in text.text[token.segment.start : token.start]:
            chained = True
        own_verb = _VERB_OF_ITS_OWN.match(between)
        if own_verb and own_verb.end() == len(between) and token.reading.unit == following.reading.unit:
            own_verb = None  # 开工160万千瓦、投产100万千瓦以上: no thing of its own either
        thing_between = _CHINESE.match(between) and token.dimension == "thing" and not between.startswith(_JOINTS)
        if ("、" in between or chained) and not thing_between and not own_verb:
            token.bound, token.suffix_bound, token.bound_rule = following.bound, True, following.bound_rule
    _share_first_bound(text, open_tokens)


def _share_first_bound(text: Text, open_tokens: list[Token]) -> None:
    """Let a bound word between 分别 and a list of figures count for all of them: 分别不低于50%、40%和30%."""
    for one, other in pairwise(open_tokens):
        before = text.text[one.segment.start : one.start]
        if (
            one.own_bound
            and not one.suffix_bound
            and "分别" in before
            and not other.own_bound
            and text.text[one.end : other.start] in _JOINTS
            and same_segment(one, other)
        ):
            other.bound, other.own_bound, other.bound_rule = one.bound, True, one.bound_rule


def listed_from(text: Text, open_tokens: list[Token], number: int) -> list[Token]:
    """Return the figures from `number` on that stand in one list with nothing but the joint between them."""
    listed = [open_tokens[number]]
    for following in open_tokens[number + 1 : number + _LONGEST_LIST]:
        between = text.text[listed[-1].end : following.start]
        if not same_segment(following, listed[0]) or not _ONLY_JOINT.fullmatch(between):
            break
        listed.append(following)
    return listed


def stacks(text: Text, all_tokens: Sequence[Token]) -> dict[int, tuple[Token, ...]]:
    """Return the figures that stand together without a word between them (6家9台1260平方米), by where each begins.

    What is invested may be called so: 6家|总投资3亿元.
    """
    runs: list[list[Token]] = []
    for token in all_tokens:
        before = runs[-1][-1] if runs else None
        joined = before is not None and text.text[before.end : token.start] in ("", *INVESTED)
        if joined and token.start == token.reading.start:
            runs[-1].append(token)
        else:
            runs.append([token])
    together = [tuple(run) for run in runs if len(run) > 1]
    return {one.start: run for run in together for one in run}


def words_beside(text: Text, token: Token, previous: Token | None, following: Token | None) -> ClauseWords:
    """Return the words of a figure; `previous` and `following` are the figures beside it in the same segment."""
    start, listed = _left_edge(text, token, previous)
    left = _FIRST_OR_SECOND.sub("", text.without_times(start, token.start))
    if left.count("“") > left.count("”"):  # 执行“室温不低于26度”的标准: what is quoted with the figure
        left = left.rpartition("“")[2] or left
    if previous is not None and left.strip() in ("到", "至"):
        left = "达"  # 由60个到50个: the level that is reached
    return ClauseWords(start, left, _right_of(text, token, following), listed)


def _left_edge(text: Text, token: Token, previous: Token | None) -> tuple[int, bool]:
    """Return where the words of a figure begin, and whether it continues a list; `previous` stands in the same segment."""
    start = token.segment.start
    if previous is None or previous.end <= start:
        return start, False
    if previous.reason == "threshold":
        return min(start, previous.segment.start), False
    joints = list(_LIST_JOINT.finditer(text.masked[previous.end : token.start]))
    if joints and joints[0].span() == (0, 1) and [one[0] for one in joints].count("、") == 1:
        return previous.end + 1, True  # 护士3人、医生和药师|2人: the second thing is of two
    return previous.end + (joints[-1].end() if joints else 0), bool(joints)


def _right_of(text: Text, token: Token, following: Token | None) -> str:
    """Return the words behind a figure that belong to it, not to the next one of the list."""
    if following is None:
        return text.text[token.end : token.segment.end]
    joints = list(_LIST_JOINT.finditer(text.masked[token.end : following.start]))
    return text.text[token.end : token.end + joints[-1].start() if joints else following.start]


def neighbours(open_tokens: Sequence[Token]) -> list[tuple[Token | None, Token | None]]:
    """Return for each figure those before and behind it between the same two commas; one in brackets parts no two outside."""
    latest: dict[int, int] = {}
    found: list[tuple[Token | None, Token | None]] = []
    for at, token in enumerate(open_tokens):
        before = latest.get(token.segment.start)
        previous = open_tokens[before] if before is not None else None
        if before is not None:
            found[before] = (found[before][0], token)
        found.append((previous, None))
        latest[token.segment.start] = at
    return found


def same_segment(one: Token | None, other: Token) -> bool:
    """Say whether two figures stand between the same two commas."""
    return one is not None and one.segment.start == other.segment.start


def set_label_aside(tokens: list[Token], end: int) -> None:
    """Mark the figures before `end` as the number that a clause, an item or a cell begins with."""
    for token in tokens:
        if token.reading.start >= end:
            break
        token.decide(LEDGER["number-of-the-clause"])
