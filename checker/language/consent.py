"""Who agrees to a thing or is told of it, on which conditions, in which order, and what is left out of a rule."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from checker.language.characters import plain
from checker.language.rewording import sayings

Span = tuple[int, int]
_BODY = r"[^，。；、报经由向]{2,14}?"


class Consent(NamedTuple):
    """Where a clause says who agrees (报省厅批准) or is told (报市局备案), the body that does, and whether it agrees."""

    span: Span
    body: str
    agrees: bool


@cache
def _consent() -> re.Pattern[str]:
    said = sayings()["consent"]
    verb = rf"(?:(?P<agrees>{said['approves']})|(?P<notes>{said['notes']}))(?!{said['noun']})"
    return re.compile(rf"(?:{said['lead']})(?P<body>{_BODY}){verb}")


def consent(text: str) -> Consent | None:
    """Return who agrees to a thing by a clause, or is told of it; who agrees where both are named; None for nobody."""
    found = [Consent(one.span(), one["body"], one["agrees"] is not None) for one in _consent().finditer(plain(text))]
    return next((one for one in found if one.agrees), found[0] if found else None)


@cache
def _conditions() -> tuple[re.Pattern[str], ...]:
    said = sayings()["conditions"]
    side = r"[\u4e00-\u9fff]{2}"
    return (
        re.compile(rf"(?P<before>{side})(?P<joint>{said['both']})(?=(?P<behind>{side}))"),
        *(re.compile(said[name]) for name in ("all", "one_of", "allowed", "asked")),
    )


def one_is_enough(above: str, below: str) -> tuple[Span, Span] | None:
    """Return where conditions that have to be met together above need not be below: 甲且乙方可 -> 甲或乙可.

    None where none are, or where what they lead to is a duty, which then holds in more cases.
    """
    both, all_of_them, one_of, allowed, asked = _conditions()
    one, other = plain(above), plain(below)
    if asked.search(other) and not allowed.search(other):
        return None
    mine, theirs = all_of_them.search(one), one_of.search(other)
    if mine is not None and theirs is not None and one_of.search(one) is None:
        return mine.span(), theirs.span()
    for found in both.finditer(one):
        either = sayings()["conditions"]["either"]
        match = re.search(rf"{found['before']}(?P<joint>{either}){found['behind']}", other)
        if match is not None:
            return found.span("joint"), match.span("joint")
    return None


@cache
def _order() -> tuple[re.Pattern[str], re.Pattern[str]]:
    said = sayings()["order"]
    return re.compile(said["before"]), re.compile(rf"(?P<items>[^，。；]+?、[^，。；]+?){said['behind']}")


def ranked(text: str) -> tuple[Span, tuple[str, ...]] | None:
    """Return the things of which a clause says in which order they come, with where they stand; None for no such."""
    said = plain(text)
    before, behind = _order()
    if (found := before.search(said)) is not None:
        start, end = found.end(), len(said)
    elif (listed := behind.search(said)) is not None:
        start, end = listed.span("items")
    else:
        return None
    return (start, end), tuple(re.split(r"[、—→]+|以及|和", said[start:end]))


@cache
def _exceptions() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(sayings()["exception"]["except"]), re.compile(sayings()["exception"]["anywhere"])


def excepted(text: str) -> Span | None:
    """Return where a text leaves something out of its rule (除……外), None where it does not."""
    found = _exceptions()[0].search(plain(text))
    return None if found is None else found.span()


def leaves_out(text: str) -> bool:
    """Say whether a text leaves anything out of its rule, in whatever words: 除……外, 不受此限."""
    return _exceptions()[1].search(plain(text)) is not None


class Doer(NamedTuple):
    """Who does a thing (由……承担): where the words stand, and what of them says which body it is."""

    start: int
    end: int
    which: str


@cache
def _doers() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    said = sayings()["body"]
    who = r"由(?P<who>[\u4e00-\u9fff（）、]{2,16}?)(?:统一|共同|具体|自行)?"
    return (
        re.compile(rf"{who}(?=(?:{said['does']})(?!{said['kind']}))"),
        re.compile(said["kind"]),
        re.compile(said["vague"]),
    )


def doer(text: str) -> Doer | None:
    """Return who does a thing by a clause; None where it does not say, says it twice, or names nobody in particular."""
    doers, kind, vague = _doers()
    found = list(doers.finditer(plain(text)))
    if len(found) != 1 or vague.search(found[0]["who"]):
        return None
    return Doer(*found[0].span("who"), kind.sub("", found[0]["who"]))
