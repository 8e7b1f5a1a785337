"""The deadline that stands behind the figures it is of, in a clause that says no more than that all is then done.

新建绿道34公里、改造步道26公里，2029年底前建成: the clause names nothing that is built and asks nothing of its own, so the
year is that of the figures before it in the sentence, as far as they have none.
"""

from __future__ import annotations

import re

from checker.extract.draft import Draft
from checker.language.characters import plain
from checker.language.lexicon import compiled
from checker.language.times import times

_SENTENCE = re.compile(r"[^。；：！？]+")
_CLAUSE = re.compile(r"[^，]+")
_DAY = r"(?:\d{1,2}月)?(?:\d{1,2}日)?(?:年?[底末初])?(?:之?前|以前)?"
_KINDS = ("level", "increment")
_OPENS = compiled("(?:<strive>|<ensure>|<times.before-all-is-done>|，)*")
_ENDS = compiled(rf"{_DAY}(?:<strive>|<ensure>|<times.how-all-is-done>)*(?:<ended>|<times.done-besides>|[、并和])+")


def dated_behind(text: str, drafts: list[Draft], period: tuple[int, int] | None) -> list[Draft]:
    """Return what was read of a passage: figures dated by the clause behind them, and no state made of that clause."""
    said, kept = plain(text), list(drafts)
    for sentence in _SENTENCE.finditer(said):
        for clause in _CLAUSE.finditer(said, *sentence.span()):
            year, words = _all_done(clause[0], period)
            if year is None:
                continue
            before = [
                draft
                for draft in kept
                if draft.figure is not None
                and sentence.start() <= draft.figure[0] < clause.start()
                and draft.kind in _KINDS
                and draft.by is None
                and draft.period is None
                and not draft.ongoing
                and not draft.yearly
            ]
            for draft in before:
                draft.by, draft.by_from, draft.time_text = year, "sentence", words
            if len(before) == 1:
                before[0].end = max(before[0].end, clause.end())
            if before:
                kept = [one for one in kept if one.figure is not None or not _within(one, clause.span())]
    return kept


def _within(state: Draft, clause: tuple[int, int]) -> bool:
    """Say whether a state was made of a clause: it ends there, and begins there or before it."""
    return clause[0] < state.end <= clause[1] and state.start >= clause[0] - 1


def _all_done(clause: str, period: tuple[int, int] | None) -> tuple[int | None, str]:
    """Return by which year a clause says that all is done, and its words for it; None where it says anything else."""
    for time in times(clause, period):
        if time.role == "deadline" and time.year is not None:
            if _OPENS.fullmatch(clause[: time.start]) and _ENDS.fullmatch(clause[time.end :]):
                return time.year, time.text
    return None, ""
