"""A clause that may hold a state: the context of the rules in grammar/states.toml and grammar/uncheckable.toml."""

from __future__ import annotations

import re
from functools import cache

from checker.extract.context import asked_once
from checker.extract.context.plancontext import Adverbials, PlanContext
from checker.extract.lexicon import ADVERB, EACH
from checker.extract.naming import nameends, names
from checker.extract.sentences import Span, Text
from checker.language.grammar import Rule
from checker.language.lexicon import compiled
from checker.language.words import tagged

CORE = compiled("<core>(?=[^率面人内外以]{2})")
"""The urban core at the head of a state is the place that is to reach it: 市主城区雨污合流管网全部清零."""
_ENDS_IN_REACHING = compiled(
    "(?:<in-full>|都|已|<on-the-whole>|确保|力争|争取)*(?:<attain>|保持)+$|(?:确保|力争|争取)$"
)
_HELD_TO = compiled("^[与和同](?:<whole-region>)?|(?:<on-the-whole>|保持)*(?:同步|持平|相当|一致)$")
_ONLY_COMMITS = re.compile(rf"(?:{ADVERB}){{0,12}}")  # some of the words are made of others, so with a bound
_NOT_A_NOUN = re.compile(r"[率的]")
# A verb first: somebody is told to do it. 新建 first may say which buildings are meant.
_DONE_FIRST = compiled("(?!新建|改建|扩建|新改建)(?:<manner>|<gradual>|<must>)*(?:<tend>|<make>|<work>)")
_SAYS = re.compile(r"[\u4e00-\u9fa5]{3}")
_CUT = re.compile(r"[，；：]")


class StateClause:
    """The words between two commas, with what governs them.

    `words` is the clause, `mark` what a rule found in it, `ahead` stands before the mark, `behind` after it; `named` is the
    clause without its verb and without what the rule takes off, `sort` what the rule says it is. A clause is `timed` where a
    year or a period governs it, `under_a_year` where only a heading or a lead-in names it. `rule` is the rule of states.toml
    that found a state in it, `against` that of uncheckable.toml by which it promises nothing.
    """

    __slots__ = ("__dict__", "_context", "_text", "against", "dated", "found", "rule", "segment", "sentence", "words")

    def __init__(self, text: Text, sentence: Span, segment: Span, context: PlanContext, *, dated: bool) -> None:
        self._text, self._context, self.sentence, self.segment = text, context, sentence, segment
        self.words, self.dated = text.masked[segment.start : segment.end], dated
        self.found: re.Match[str] | None = None
        self.rule: Rule | None = None
        self.against: Rule | None = None

    def find(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Look for the words of a construction and keep where they stand."""
        self.found = pattern.search(self.words)
        return self.found

    @property
    def mark(self) -> str:
        """Return what the rule found, as it is written, "" where it found nothing."""
        at = self.segment.start
        return self._text.text[at + self.found.start() : at + self.found.end()] if self.found else ""

    @property
    def ahead(self) -> str:
        """Return what stands before the mark."""
        return self.words[: self.found.start()] if self.found else self.words

    @property
    def behind(self) -> str:
        """Return what stands after the mark."""
        return self.words[self.found.end() :] if self.found else ""

    @property
    def sort(self) -> str:
        """Return what the rule that was found says the clause is: a result, a rank, a trend."""
        return self.rule.gives["sort"] if self.rule else ""

    @asked_once
    def adverbials(self) -> Adverbials:
        """Return what governs the clause from outside its words."""
        return self._context.at(self._text, self.sentence, self.segment, self.segment.end)

    @property
    def timed(self) -> bool:
        """Say whether a year or a period governs the clause."""
        return self.adverbials.by is not None or self.adverbials.period is not None

    @property
    def within_a_plan(self) -> bool:
        """Say whether the clause has a time, be it that of its plan."""
        return bool(self._context.period) or self.timed

    @property
    def past(self) -> bool:
        """Say whether the clause tells what was."""
        return self.adverbials.past

    @property
    def heads_its_paragraph(self) -> bool:
        """Say whether the clause is the first sentence by itself, and others stand behind it: 用水总量持续下降。…."""
        sentences = self._text.sentences
        whole = self.segment.end >= self.sentence.end and not _SAYS.search(
            self._text.text[self.sentence.start : self.segment.start]
        )
        return len(sentences) > 1 and self.sentence == sentences[0] and whole

    @property
    def under_a_year(self) -> bool:
        """Say whether its year is that of a heading, which dates every sentence, and not that of a row with a deadline."""
        return not self.dated and self.adverbials.time is not None and self._context.carried is self.adverbials.time

    @asked_once
    def subject(self) -> str:
        """Return what stands before the mark, in the clause before where the mark opens its clause."""
        own = names.opened(self.ahead)
        return own or names.opened(_CUT.split(self._before)[-1])

    @property
    def _before(self) -> str:
        return self._text.without_times(self.sentence.start, self.segment.start).rstrip("，；：、")

    @property
    def of_a_class(self) -> bool:
        """Say whether the subject is a noun phrase of four or more characters: a class of things, and no verb."""
        words = tagged(self.subject)
        if len(self.subject) < 4 or len(words) < 2 or "%" in self.subject or _DONE_FIRST.match(self.subject):
            return False
        first = words[0]
        return not (first.acts or first.quality or first.leans or words[-1].acts or any(one.verb for one in words[:3]))

    @property
    def alone(self) -> bool:
        """Say whether nothing stands before or behind the mark but what commits and joins."""
        return _ONLY_COMMITS.fullmatch(names.opened(self.ahead + self.behind)) is not None

    @asked_once
    def named(self) -> str:
        """Return the name of the state."""
        return self._context.without_own_region(self._cut())

    def _cut(self) -> str:
        text, segment = self._text, self.segment
        off = self.rule.gives.get("off", "") if self.rule else ""
        words = text.without_times(segment.start, segment.end)
        for pattern in off.split():
            words = _taken_off(words, self.mark, pattern)
        if self.rule and self.rule.gives.get("join") and not names.opened(self.ahead) and self.of_a_class:
            return nameends.close(self.subject + words.strip("，"))
        name = names.opened(words)
        each = EACH.match(name)
        if each and len(name) - each.end() >= 2 and not _NOT_A_NOUN.match(name, each.end()):
            name = names.opened(name[each.end() :])
        core = CORE.match(name)
        if core and len(name) - core.end() >= 4:
            name = names.opened(name[core.end() :])
        if self.sort != "all" or not self.of_a_class:  # 新建厂房全面…: which of them
            name, _ = names.lead(name)
        name = nameends.close(names.opened(_ENDS_IN_REACHING.sub("", name)))
        if len(name) < 2 or names.only_verbs(name):
            name = nameends.close(names.opened(_CUT.split(self._before)[-1]))
        if len(name) < 2 and self.mark:  # 与全国经济增速保持一致: the measure it is held to
            name = nameends.close(_HELD_TO.sub("", names.opened(self.mark)))
        return name


_part = cache(compiled)


def _taken_off(words: str, mark: str, part: str) -> str:
    """Return the words without the mark, or without the first that an expression finds in them."""
    return words.replace(mark, "", 1) if part == "mark" else _part(part).sub("", words, count=1)
