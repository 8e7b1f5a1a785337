"""A figure with the words of its segment: the context of the rules in grammar/thresholds.toml and grammar/aside.toml.

These rules say which figures are no targets: those that belong to a name, and those by which nothing is planned.
"""

from __future__ import annotations

import re

from checker.extract.bracketed import counted_in_brackets, works_of_the_counted
from checker.extract.context import asked_once
from checker.extract.existing import done_to
from checker.extract.lexicon import REGION_WORD
from checker.extract.naming import names
from checker.extract.parts import is_a_part, is_converted
from checker.extract.sentences import Text
from checker.extract.tokens import ClauseWords, Token, same_segment, words_beside
from checker.language.grammar import Rule, rules
from checker.language.lexicon import compiled

_COUNTED = ("thing", "person", "household", "visit")
_AFTER = 8  # characters
_ONLY_A_REGION = re.compile(rf"(?:{REGION_WORD})(?:内|的)?")
_ENDS_IN_A_VERB = compiled("<make>[了好起成]?$")
_THING = compiled(
    r"^的?(?!水平|规模(?![\u4e00-\u9fa5]{2})|目标|<strive>|<ensure>|同比|增长|[并且等])[\u4e00-\u9fa5A-Za-z“]{2}"
)
_NAMES_BEFORE = re.compile(r"((?:[\u4e00-\u9fa5A-Za-z·—]{2,12}[、和])+[\u4e00-\u9fa5A-Za-z·—]{2,12}?)等?$")
_BETWEEN_NAMES = re.compile("[、和]")


class Clause:
    """The words beside a figure, and the figures beside it in its segment.

    `number`, `unit`, `value`, `bound` and `dimension` are the figure's own, `next_…` and `previous_…` those of the figures
    beside it, "" where there is none (`has_next`, `has_previous`). `own_bound` says that it has bound words, which belong
    to the figure and to none of the texts; `bound_stands_before` and `bound_stands_behind` say where. `in_characters`: the
    number is written 三, not 3; `countable`: it counts things, persons, households or visits; `percent`: it is a share or a
    difference of shares; `is_range`: it is 3—5.
    """

    def __init__(self, text: Text, token: Token, previous: Token | None, following: Token | None) -> None:
        self._text, self._token = text, token
        self._previous = previous if same_segment(previous, token) else None
        self._next = following if same_segment(following, token) else None
        reading = token.reading
        self.number, self.unit, self.value = reading.text, reading.unit, reading.low
        self.bound, self.dimension, self.percent = token.bound, token.dimension, token.percent
        self.own_bound, self.bound_stands_behind = token.own_bound, token.suffix_bound
        self.bound_stands_before = token.start < reading.start
        self.has_previous, self.has_next = self._previous is not None, self._next is not None
        self.is_range, self.in_characters = reading.high is not None, reading.written
        self.countable = self.dimension in _COUNTED

    # ---- the words before the figure

    @asked_once
    def before(self) -> str:
        """Return all words of the segment before the figure."""
        return self._text.text[self._token.segment.start : self._token.start]

    @asked_once
    def beside(self) -> ClauseWords:
        """Return the words that belong to this figure and not to another one of its list."""
        return words_beside(self._text, self._token, self._previous, self._next)

    @asked_once
    def left(self) -> str:
        """Return of these the words before it, without times."""
        return self.beside.left.rstrip()

    @asked_once
    def opened(self) -> str:
        """Return all words before it without times and without joints, regions and auxiliaries at their front."""
        return names.opened(self._without_times)

    @asked_once
    def opened_left(self) -> str:
        """Return of these the words that belong to this figure."""
        return names.opened(self.left)

    @asked_once
    def _without_times(self) -> str:
        return self._text.without_times(self._token.segment.start, self._token.start)

    # ---- the words behind it

    @asked_once
    def right(self) -> str:
        """Return the words behind it that belong to it."""
        return self.beside.right

    @asked_once
    def to_next(self) -> str:
        """Return the words between it and the next figure of the segment, or the end of the segment."""
        end = self._next.reading.start if self._next else self._token.segment.end
        return self._text.text[self._token.end : end]

    @asked_once
    def behind_next(self) -> str:
        """Return the words behind the next figure."""
        return self._text.text[self._next.end : self._next.segment.end] if self._next else ""

    @property
    def after(self) -> str:
        """Return what follows the number, with the unit."""
        end = self._token.reading.number_end
        return self._text.text[end : end + _AFTER]

    @property
    def behind(self) -> str:
        """Return what follows the unit, with the bound words there."""
        end = self._token.reading.end
        return self._text.text[end : end + _AFTER]

    @property
    def bound_behind(self) -> str:
        """Return the bound words behind the unit."""
        return self._text.text[self._token.reading.end : self._token.end]

    # ---- the figure and those beside it

    @property
    def quantity(self) -> str:
        """Return the dimension without what it is taken per: mass for mass/time."""
        return self.dimension.partition("/")[0]

    @property
    def next_unit(self) -> str:
        """Return the unit of the next figure."""
        return self._next.reading.unit if self._next else ""

    @property
    def next_dimension(self) -> str:
        """Return the dimension of the next figure."""
        return self._next.dimension if self._next else ""

    @property
    def next_is_alike(self) -> bool:
        """Say whether the next figure has the same dimension."""
        return self._next is not None and self._next.dimension == self.dimension

    @property
    def next_reason(self) -> str:
        """Return why the next figure was set aside."""
        return self._next.reason if self._next else ""

    @property
    def previous_reason(self) -> str:
        """Return why the figure before was set aside."""
        return self._previous.reason if self._previous else ""

    @property
    def listed(self) -> bool:
        """Say whether it stands in one list with the figure before."""
        return self.beside.listed

    # ---- what the words say

    @property
    def of_a_region_or_nothing(self) -> bool:
        """Say whether at most a region stands before it."""
        return not self.opened or _ONLY_A_REGION.fullmatch(self.opened) is not None

    @property
    def before_a_thing(self) -> bool:
        """Say whether a thing is named behind its bound words: 30万千瓦以下|煤电机组, not 10亿元以上|水平."""
        return _THING.search(self.to_next) is not None

    @property
    def is_made(self) -> bool:
        """Say whether what stands behind the figure is made: only verbs, or a verb of making last, stand before it."""
        return names.only_verbs(self._without_times) or _ENDS_IN_A_VERB.search(self.before) is not None

    @property
    def ends_in_making(self) -> bool:
        """Say whether the words before it end in a verb of making or of work."""
        return names.ends_in_making(self.left)

    @property
    def opens_in_making(self) -> bool:
        """Say whether the words before it begin with a verb of making."""
        return names.lead(self.opened_left)[1] != ""

    @property
    def only_verbs(self) -> bool:
        """Say whether nothing but verbs stands before it."""
        return names.only_verbs(self.left)

    @property
    def work_is_done_to_it(self) -> bool:
        """Say whether work is done to what is counted: 对现有36条黑臭水体进行整治."""
        return done_to(self.left, self.right) != ""

    @property
    def names_listed(self) -> int:
        """Return how many names are listed directly before it, with 、 between them: 甲县、乙县、丙县3个县."""
        found = _NAMES_BEFORE.search(self.left)
        return len(_BETWEEN_NAMES.split(found[1])) if found and "、" in found[1] else 0

    @property
    def counts_the_names(self) -> bool:
        """Say whether it is the number of these names."""
        return self.names_listed > 0 and self.names_listed == self.value

    @property
    def in_brackets(self) -> bool:
        """Say whether it stands in brackets."""
        start = self._token.reading.start
        return self._text.bracket_around(start, start) is not None

    @property
    def part_of_the_whole_before(self) -> bool:
        """Say whether it is, in brackets, a part of the figure before them: 示范林15万亩（新造2万亩）."""
        return is_a_part(self._text, self._token, self.left)

    @property
    def counts_the_thing_before(self) -> bool:
        """Say whether it counts, in brackets, what stands before them: 淘汰柴油机组（3台）, 13家企业（46个项目）."""
        if works_of_the_counted(self._text, self._token):
            return True
        return counted_in_brackets(self._text, self._token) is not None

    @property
    def converted(self) -> bool:
        """Say whether it says in another unit what the figure before the brackets says: 50公顷（约750亩）."""
        return is_converted(self._text, self._token)


def set_names_aside(text: Text, tokens: list[Token]) -> None:
    """Set aside the figures of a sentence that belong to a name, the last one first: a list of conditions ends in its 的."""
    constructions = rules("thresholds")
    following: Token | None = None
    for number in range(len(tokens) - 1, -1, -1):
        token = tokens[number]
        clause = Clause(text, token, tokens[number - 1] if number else None, following)
        if rule := constructions.first(clause):
            token.decide(rule)
        following = token


def no_target(clause: Clause) -> Rule | None:
    """Return the rule by which nothing is planned with a figure, None for one that may be a target."""
    found: Rule | None = rules("aside").first(clause)
    return found
