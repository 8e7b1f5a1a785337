"""Several figures of one name for one time in one document: a contradiction, or the figures of several things.

What stands in a list is of several things: works in the rows of a table or in one paragraph after another, a work or a
place named beside each figure, parts beside their sum. An indicator is told here and there in a plan, each time by
itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from checker.language.lexicon import words
from checker.language.sentences import sentence_around
from checker.measure.lib.binding import SHARES
from checker.measure.lib.compare import point
from checker.measure.lib.context import Context
from checker.measure.lib.rows.row import evidence
from checker.measure.lib.stated import stated
from checker.model import Evidence, Message, Target

_LIST = 3  # items; so many figures, too, are no longer one against another
_WHICH = 2  # characters before 水库 or 工程 that tell it from another one


def differ(one: Target, other: Target) -> bool:
    """Say whether two targets print different figures."""
    return _figure(one) != _figure(other)


def all_alike(told: Sequence[Target]) -> bool:
    """Say whether statements all print one figure."""
    return len({_figure(one) for one in told}) <= 1


def has_several_figures(told: Sequence[Target]) -> bool:
    """Say whether so many statements have more than two figures among them."""
    return _is_list(told)


def of_several_things(told: Sequence[Target], context: Context) -> bool:
    """Say whether statements of one name are, by where they stand and what is named beside them, of several things."""
    return (
        any(_beside(one, other, context) for one, other in combinations(told, 2) if differ(one, other))
        or any(map(_is_list, _by_section(told, context)))
        or _sum_with_parts(told)
    )


def places(told: Sequence[Target], context: Context) -> Message:
    """Return the figure of each statement with the place where it stands."""
    said = [(stated(one), context.place(one)) for one in told]
    return Message(
        zh="、".join(f"{figure.zh}（{place.zh}）" for figure, place in said),
        en=", ".join(f"{figure.en} ({place.en})" for figure, place in said),
    )


def place_of_each(told: Sequence[Target], context: Context) -> tuple[Evidence, ...]:
    """Return the quotes of statements in the order in which they stand."""
    return tuple(
        evidence(one, "table" if one.in_table else "text", context.region_name(one.doc), primary=one is told[0])
        for one in told
    )


def _figure(target: Target) -> object:
    amount = target.amount
    return amount and (amount.value, amount.value_max, amount.dimension or amount.unit)


def _is_list(told: Sequence[Target]) -> bool:
    return len({_figure(one) for one in told}) >= _LIST


def _beside(one: Target, other: Target, context: Context) -> bool:
    """Say whether two figures stand in one paragraph or table, or each beside a work or a place of its own."""
    passages = context.documents[one.doc].passages
    first, second = (passages[target.quote.passage] for target in (one, other))
    if first.number == second.number:
        return True
    if first.row is not None and second.row is not None:
        return (first.row.headers, first.row.caption) == (second.row.headers, second.row.caption)
    if first.row is not None or second.row is not None:
        return False
    before = [_before(target, context) for target in (one, other)]
    works, regions = [_works(text) for text in before], [context.lookups.named(text) for text in before]
    return any(mine and theirs and not mine & theirs for mine, theirs in (works, regions))


def _before(target: Target, context: Context) -> str:
    """Return what stands before a figure in its sentence, without the name of the indicator."""
    text = context.documents[target.doc].passages[target.quote.passage].text
    at = target.figure[0] if target.figure else target.quote.end
    return text[sentence_around(text, at)[0] : at].replace(target.indicator, "")


def _works(text: str) -> frozenset[str]:
    """Return the works a text names, each by what kind it is and the characters before that tell which."""
    found: set[str] = set()
    for word in words("built-work"):
        at = text.find(word)
        while at >= 0:
            found.add(text[max(at - _WHICH, 0) : at + len(word)])
            at = text.find(word, at + 1)
    return frozenset(found)


def _by_section(told: Sequence[Target], context: Context) -> Sequence[Sequence[Target]]:
    """Return the statements of the text by the section they stand in, and by the part whose sections follow another."""
    found: dict[object, list[Target]] = defaultdict(list)
    for one in told:
        headings = context.documents[one.doc].passages[one.quote.passage].headings
        if headings and not one.in_table:
            found[headings].append(one)
        if len(headings) > 1 and not one.in_table:
            found["sections of", headings[:-1]].append(one)
    return tuple(found.values())


def _sum_with_parts(told: Sequence[Target]) -> bool:
    """Say whether the largest of several figures, of what can be added up, is the sum of all others."""
    figures = {found for one in told if one.amount and (found := point(one.amount)) is not None}
    shares = any(one.amount and one.amount.unit in SHARES for one in told)
    return len(figures) >= _LIST and not shares and sum(figures) == 2 * max(figures)
