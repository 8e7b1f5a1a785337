"""In which parts several pay for one thing, where a sentence taken over has other parts: 按6∶4分担 -> 按4∶6分担."""

from __future__ import annotations

from collections.abc import Iterator

from checker.language.payershares import Shares, payer_shares
from checker.model import Difference, SentencePair


def other_shares(pair: SentencePair) -> Iterator[Difference]:
    """Yield where one who pays by both sentences pays another part by the lower one.

    What the lower plan hands on within one level's part (市与县各承担一半) is its own to say.
    """
    mine, theirs = payer_shares(pair.upper.text), payer_shares(pair.lower.text)
    for one in mine:
        beside = theirs if len(mine) == len(theirs) == 1 else _in_the_same(pair, one, theirs)
        if len(beside) != 1 or not _differ(one, beside[0]):
            continue
        upper, lower = one.span, beside[0].span
        yield Difference(
            kind="shares",
            upper=upper,
            lower=lower,
            upper_words=pair.upper.text[slice(*upper)],
            lower_words=pair.lower.text[slice(*lower)],
        )


def _in_the_same(pair: SentencePair, one: Shares, theirs: list[Shares]) -> list[Shares]:
    """Return which of some statements below stand in the clause that says the same as that of one above."""
    clauses = [found for found in pair.clauses if found.upper[0] <= one.span[0] < found.upper[1]]
    return [other for other in theirs if any(found.lower[0] <= other.span[0] < found.lower[1] for found in clauses)]


def _differ(one: Shares, other: Shares) -> bool:
    """Say whether one who pays by both pays another part.

    Of other payers, as 省、市、县 for 省、市县, the highest counts.
    """
    both = sorted(one.of.keys() & other.of.keys())
    known = both if one.of.keys() == other.of.keys() else both[:1]
    return any(one.of[who] != other.of[who] for who in known)
