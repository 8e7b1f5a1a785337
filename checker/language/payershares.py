"""In what parts several pay for one thing: 省级财政与市县财政按6∶4的比例分担, 市和县各承担一半, 省级承担60%、市县承担40%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from checker.language.characters import plain
from checker.language.rewording import levels, sayings

_FIGURE = r"\d{1,3}(?:\.\d+)?"
_RATIO = re.compile(rf"{_FIGURE}(?:\s?[∶:：比]\s?{_FIGURE})+")
_MARK = re.compile(r"[∶:：比]")
_NEAR = 10  # characters between the payers and their ratio: 省级财政与市县财政[原则上]按6∶4
_SEVERAL = 2


class Shares(NamedTuple):
    """Who pays which part of one thing, 0 to 1, the state's levels by their step; and where the words stand."""

    span: tuple[int, int]
    of: Mapping[str, Fraction]


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    said = sayings()["shares"]
    payer = (
        rf"(?:(?:{'|'.join(sorted(map(re.escape, levels()), key=len, reverse=True))}){said['money']}|{said['payer']})"
    )
    several = rf"{payer}(?:(?:{said['joined']}){payer})+"
    alike = "|".join(map(re.escape, said["alike"]))
    return (
        re.compile(payer),
        re.compile(several),
        re.compile(rf"(?P<who>{several})(?:{said['each']})(?:{said['pays']})(?P<part>{alike})"),
    )


@cache
def _one() -> re.Pattern[str]:
    said, payer = sayings()["shares"], _patterns()[0].pattern
    return re.compile(rf"(?P<who>{payer})(?:{said['pays']}|{said['by']})?(?P<part>{_FIGURE})[%％](?:{said['pays']})?")


def payer_shares(text: str) -> list[Shares]:
    """Return by which parts several pay, of all that a text says of it, in its order."""
    said = plain(text)
    found = [*_by_ratio(said), *_alike(said)]
    if not found and (one := _each_its_own(said) or _all_alone(said)) is not None:
        found = [one]
    return sorted(found, key=lambda one: one.span)


def _by_ratio(said: str) -> Iterator[Shares]:
    words = sayings()["shares"]
    for ratio in _RATIO.finditer(said):
        if not re.search(rf"(?:{words['pays']})", said[max(ratio.start() - 2 * _NEAR, 0) : ratio.end() + 2 * _NEAR]):
            continue
        parts = [Fraction(one.strip()) for one in _MARK.split(ratio[0])]
        who = _named(said, ratio.span(), len(parts))
        if who and sum(parts):
            yield _shares(who, [part / sum(parts) for part in parts], ratio.span())


def _named(said: str, ratio: tuple[int, int], count: int) -> list[str]:
    """Return the payers that stand nearest to a ratio, before it or behind it, as many as it has parts."""
    _, several, _ = _patterns()
    before = [one for one in several.finditer(said, 0, ratio[0]) if ratio[0] - one.end() <= _NEAR]
    behind = [one for one in several.finditer(said, ratio[1]) if one.start() - ratio[1] <= _NEAR]
    for found in (*before[-1:], *behind[:1]):
        who = _apart(found[0])
        if len(who) == count:
            return who
    return []


def _alike(said: str) -> Iterator[Shares]:
    for found in _patterns()[2].finditer(said):
        who = _apart(found["who"])
        part = Fraction(sayings()["shares"]["alike"][found["part"]])
        if part * len(who) == 1:
            yield _shares(who, [part] * len(who), found.span())


def _each_its_own(said: str) -> Shares | None:
    found = list(_one().finditer(said))
    pays = re.search(sayings()["shares"]["pays"], said)
    if len(found) < _SEVERAL or pays is None or sum(Fraction(one["part"]) for one in found) != 100:
        return None
    parts = [Fraction(one["part"]) / 100 for one in found]
    return _shares([one["who"] for one in found], parts, (found[0].start(), found[-1].end()))


def _all_alone(said: str) -> Shares | None:
    """Return that one pays for all of it: 由省级财政全额承担."""
    words = sayings()["shares"]
    found = re.search(rf"由(?P<who>{_patterns()[0].pattern})(?:{words['all']})(?:{words['pays']})", said)
    return None if found is None else _shares([found["who"]], [Fraction(1)], found.span())


def _apart(who: str) -> list[str]:
    return [found[0] for found in _patterns()[0].finditer(who)]


def _shares(who: list[str], parts: list[Fraction], span: tuple[int, int]) -> Shares:
    return Shares(span, {_payer(one): part for one, part in zip(who, parts, strict=True)})


def _payer(word: str) -> str:
    """Return a payer as it is compared: a level of the state by its step, any other by its word."""
    known = levels()
    level = max((name for name in known if word.startswith(name)), key=len, default="")
    return str(known[level]) if level else word
