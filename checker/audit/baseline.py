"""The plain comparison an audit is held against: a pair whose figures are not printed alike, and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from checker.language.characters import plain
from checker.model import Document, Matching, Target

# Of each side the document, its passage and the figure with its unit as they are printed, in half-width signs.
Printed = tuple[str, int, str]
Differing = Counter[tuple[Printed, Printed]]


def figures_compared(matching: Matching) -> int:
    """Return how many pairs have a figure on both sides."""
    return sum(pair.upper.figure is not None and pair.lower.figure is not None for pair in matching.pairs)


def differing(matching: Matching, documents: Mapping[str, Document]) -> Differing:
    """Return the pairs of figures that are not printed alike."""
    found: Differing = Counter()
    for pair in matching.pairs:
        upper, lower = _printed(pair.upper, documents), _printed(pair.lower, documents)
        if upper and lower and upper[2] != lower[2]:
            found[upper, lower] += 1
    return found


def come(before: Differing, after: Differing) -> Differing:
    """Return what differs in a run and did not in another, wherever its passages have moved to."""
    known: Counter[tuple[str, str, str, str]] = Counter()
    for pair, count in before.items():
        known[_words(pair)] += count
    found: Differing = Counter()
    for pair, count in after.items():
        for _ in range(count):
            if known[_words(pair)]:
                known[_words(pair)] -= 1
            else:
                found[pair] += 1
    return found


def places_of(pair: tuple[Printed, Printed]) -> tuple[tuple[str, int], tuple[str, int]]:
    """Return the document and passage of the two figures of a pair."""
    return pair[0][:2], pair[1][:2]


def _words(pair: tuple[Printed, Printed]) -> tuple[str, str, str, str]:
    return pair[0][0], pair[0][2], pair[1][0], pair[1][2]


def _printed(target: Target, documents: Mapping[str, Document]) -> Printed | None:
    if target.figure is None or target.amount is None:
        return None
    text = documents[target.doc].passages[target.quote.passage].text
    return target.doc, target.quote.passage, plain(text[slice(*target.figure)]) + target.amount.unit
