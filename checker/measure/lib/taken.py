"""What became of a sentence that was taken over: what differs in it, and what a target's clause says below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.language.quotes import run_of
from checker.language.rewording import assigned
from checker.language.sentences import names_with_figure
from checker.measure.lib.context import Context
from checker.measure.lib.measurement import Measurement, measured
from checker.measure.lib.rows.sentences import Taken, evidence_of_all, place_of, subject_of
from checker.measure.lib.stated import later, quoted
from checker.model import Difference, DifferenceKind, Message, Quote, Target

_VERBAL = frozenset({"left-open", "leeway", "softer", "measured", "in-the-main"})
_GONE = frozenset({"degree", "measured", "softer"})
_WRITTEN_AFTER = 0.7
"""From this likeness on a figure below was asked above: with less, it may answer another one of 覆盖率和配建达标率."""
_OF_DEGREE: tuple[DifferenceKind, ...] = ("thorough", "softer", "frequency", "degree", "standing", "in-the-main")
_LESS: frozenset[DifferenceKind] = frozenset(
    {
        "broken",
        "approval",
        "either",
        "stage",
        "unfinished",
        "whole",
        "some",
        "left-open",
        "leeway",
        "year-gone",
        *_OF_DEGREE,
    }
)
_SAME = 0.6
"""From this likeness on a clause below says what the clause of a target says."""


def differs(
    taken: Taken,
    context: Context,
    kinds: Mapping[DifferenceKind, str],
    same: str = "same",
    together: DifferenceKind | None = None,
) -> Measurement:
    """Return the first of these kinds of difference by the word a suite knows it by, else that nothing differs.

    The kinds are asked in the order in which they are given, the gravest first. Several of one kind are told together,
    and those of the kind `together` with the first that is found.
    """
    for kind, word in kinds.items():
        found = [one for one in taken.differences if one.kind == kind]
        if found:
            beside = [one for one in taken.differences if one.kind == together and one not in found]
            found = sorted((*found, *beside), key=lambda one: one.upper) if beside else found
            return measured(
                word,
                variant=_variant(kind, found),
                evidence=evidence_of_all(taken.pair, found, context),
                upper_words=_said(("；" if kind == "clause" else "、").join(one.upper_words for one in found)),
                lower_words=_said("、".join(one.lower_words for one in found if one.lower_words)),
                later=later(found[0].months),
                indicator=subject_of(taken.pair, found[0]),
            )
    return measured(same)


def _variant(kind: DifferenceKind, found: Sequence[Difference]) -> str:
    """Return which sentence tells it; words of a verb that were only put in take the place of none."""
    added = kind in _VERBAL and not any(one.upper_words for one in found)
    gone = kind in _GONE and not any(one.lower_words for one in found)
    return f"sentence-{kind}-added" if added else f"sentence-{kind}-gone" if gone else f"sentence-{kind}"


def _said(words: str) -> Message:
    return quoted(words.strip())


def weakened(target: Target, doc: str, context: Context) -> bool:
    """Say whether a clause of another document says what a target's clause says, in words that ask for less."""
    for pair in context.lookups.sentences(target.doc, target.quote.passage, doc):
        at = place_of(target) - pair.upper.start
        for clause in pair.clauses:
            start, end = clause.upper
            if start <= at < end and any(
                one.kind in _LESS and start <= one.upper[0] <= end for one in pair.differences
            ):
                return True
    return False


def written_after(target: Target, upper: str, context: Context) -> bool:
    """Say whether the clause of a target was written after one of an upper document that prints the same figure."""
    if target.amount is None:
        return False
    for pair in context.lookups.sentences_above(target.doc, target.quote.passage, upper):
        at = place_of(target) - pair.lower.start
        for clause in pair.clauses:
            text = pair.upper.text[slice(*clause.upper)]
            once = any(one.kind == "once" for one in pair.differences)
            inside = clause.lower[0] <= at < clause.lower[1] and (once or clause.likeness >= _WRITTEN_AFTER)
            if inside and not pair.behind and names_with_figure(text, "", target.amount.text):
                return True
    return False


def answer(target: Target, doc: str, context: Context) -> tuple[str, Quote | None]:
    """Return what the clause of another document says that was written after a target's clause.

    `same`: the same, with its figure or without one where there is none; `assigned`: that what is assigned will be met;
    `without-figure`: the same without the figure; "" where there is no such clause. The quote is that clause.
    """
    for pair in context.lookups.sentences(target.doc, target.quote.passage, doc):
        for clause in pair.clauses:
            at = place_of(target) - pair.upper.start
            if clause.likeness < _SAME or not clause.upper[0] <= at < clause.upper[1]:
                continue
            start, end = clause.lower
            text = pair.lower.text[start:end]
            return _answer(target, text), run_of(pair.lower, start, end, context.documents[doc])
    return "", None


def _answer(target: Target, text: str) -> str:
    if target.amount is None or names_with_figure(text, "", target.amount.text):
        return "same"
    if assigned(text):
        return "assigned"
    return "" if any(character.isdigit() for character in text) else "without-figure"
