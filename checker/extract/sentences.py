"""Cut a passage into sentences and segments, and say which time governs which place.

A segment is what stands between commas, semicolons and colons; what stands in brackets and quotation marks does not cut.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from checker.language.characters import plain
from checker.language.lexicon import compiled
from checker.language.punctuation import BEHIND_THE_POINT
from checker.language.times import Time, times

_BRACKETED = re.compile(r"（[^（）]{0,400}）|“[^“”]{0,120}”|《[^《》]{0,120}》|\[[^\[\]]{0,40}\]")
# One class of characters first, so that nothing else is tried where none of them stands.
_CUT = re.compile(rf"[，；：。！？\n—.．](?:(?<=[，；：。！？\n])|(?<=—)—|{BEHIND_THE_POINT})")
_NO_STOP = "，；：—"
_IN_BRACKETS = str.maketrans(dict.fromkeys("，；：。！？、", "\x01"))
_GLUED_NUMBER = compiled(r"\d{1,2}(?:\.\d{1,2}){1,3}(?=本<papers.of-its-own>)")  # 3541万元2.3本项目
_SHORT_NAME = 16  # characters of a name in quotation marks, these included
_FORMULA = re.compile(r"[+＋]\d")  # “1个核心环网+3个片区”: a layout put into numbers, however long
_BRACKETS = re.compile(r"（[^（）]{0,400}）|“[^“”]{0,120}”|《[^《》]{0,120}》")
# 。（2021年恢复湿地3000亩）: a sentence in brackets behind the full stop, what is to be done by when; no remark on the one before.
_SENTENCE_IN_BRACKETS = re.compile(
    r"(?<=[。！？])（(?=(?:[到至在]?20\d\d年|“?[十一二三四五]{2,3}五”?期间)[^（）]{6,400}）(?:$|[\n。]))([^（）]+)）"
)


class Span(NamedTuple):
    """A stretch of a passage, `start` to `end`."""

    start: int
    end: int


@dataclass(slots=True)
class Text:
    """A passage as the grammar sees it: one spelling, brackets masked, times found, cut into sentences and segments.

    `heading` is the words of the heading it stands under, "" where it stands under none.
    """

    text: str
    masked: str
    times: list[Time]
    sentences: list[Span]
    cuts: list[int] = field(default_factory=list)
    brackets: list[Span] = field(default_factory=list)
    titles: list[Span] = field(default_factory=list)
    heading: str = ""

    def segment(self, start: int, end: int) -> Span:
        """Return the segment a figure from `start` to `end` stands in; inside brackets, what the brackets hold of it."""
        left = self.cuts[bisect_right(self.cuts, start) - 1] if self.cuts and self.cuts[0] <= start else 0
        at = bisect_left(self.cuts, end)
        right = self.cuts[at] - 1 if at < len(self.cuts) else len(self.text)
        bracket = self.bracket_around(start, end)
        if bracket is None:
            return Span(left, right)
        inner_left = max(self.text.rfind(mark, bracket.start, start) for mark in "（，；、：")
        inner_right = min(
            (found for mark in "），；：" if (found := self.text.find(mark, end, bracket.end)) >= 0),
            default=bracket.end,
        )
        return Span(max(left, inner_left + 1), min(right, inner_right))

    def without_times(self, start: int, end: int) -> str:
        """Return the words from `start` to `end` without the time expressions among them."""
        pieces, at = [], start
        for time in self.times:
            if time.start >= end:
                break
            if time.end <= start or time.start < at:
                continue
            pieces.append(self.text[at : time.start])
            at = min(time.end, end)
        pieces.append(self.text[at:end])
        return "".join(pieces)

    def times_in(self, start: int, end: int) -> list[Time]:
        """Return the time expressions that stand wholly between two places."""
        return [time for time in self.times if start <= time.start and time.end <= end]

    def in_title(self, start: int, end: int) -> bool:
        """Say whether a figure stands inside 《…》 or inside a short name or a formula in quotation marks."""
        title = _begun_before(self.titles, start)
        return title is not None and end <= title.end

    def bracket_around(self, start: int, end: int) -> Span | None:
        """Return the round brackets a figure stands in, None where it stands in none."""
        bracket = _begun_before(self.brackets, start)
        return bracket if bracket is not None and end < bracket.end else None


def _begun_before(spans: Sequence[Span], start: int) -> Span | None:
    """Return the last of some spans in order that begins before a place; they do not overlap."""
    at = bisect_left(spans, start, key=lambda span: span.start) - 1
    return spans[at] if at >= 0 else None


def read_text(passage: str, period: tuple[int, int] | None, heading: str = "") -> Text:
    """Prepare a passage's text for the grammar; places stay places of the passage."""
    text = _SENTENCE_IN_BRACKETS.sub(r"\n\1\n", plain(passage))
    masked = _BRACKETED.sub(lambda found: found[0].translate(_IN_BRACKETS), text)
    sentences, cuts, start = [], [0], 0
    for cut in _CUT.finditer(masked):
        cuts.append(cut.end())
        if cut[0][0] in _NO_STOP:
            continue
        if cut.start() > start:
            sentences.append(Span(start, cut.start()))
        start = cut.end()
    if start < len(text):
        sentences.append(Span(start, len(text)))
    if "本" in masked:
        cuts = sorted({*cuts, *(place for number in _GLUED_NUMBER.finditer(masked) for place in number.span())})
    brackets, titles = [], []
    for found in _BRACKETS.finditer(text):
        span = Span(found.start(), found.end())
        if found[0][0] == "（":
            brackets.append(span)
        elif found[0][0] == "《" or len(found[0]) <= _SHORT_NAME or _FORMULA.search(found[0]):
            titles.append(span)
    papers = [span for span in titles if text[span.start] == "《"]
    told = [time for time in times(text, period) if not _within(papers, time)]  # 《2030年前……方案》 is a name
    return Text(text, masked, told, sentences, cuts, brackets, titles, plain(heading))


def _within(spans: Sequence[Span], time: Time) -> bool:
    around = _begun_before(spans, time.start)
    return around is not None and time.end <= around.end
