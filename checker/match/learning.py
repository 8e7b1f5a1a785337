"""What accepted matches teach: two names a person has called one indicator stand for one another from then on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.match.names import catalogue, normal
from checker.model import Decision, Indicator


def learnt(indicators: Sequence[Indicator], decisions: Sequence[Decision]) -> tuple[Indicator, ...]:
    """Return the catalogue with the aliases of accepted matches.

    Where two entries are called one, the entries are left as they are: the word then holds for the one pair only.
    """
    known = tuple(indicators)
    for decision in decisions:
        if (decision.subject, decision.verdict) != ("match", "accept") or len(decision.names) != 2:
            continue
        one, other = decision.names
        if normal(one) == normal(other):
            continue
        first, second = (catalogue(known).look_up(normal(name))[0] for name in (one, other))
        if first and second:
            continue
        if not first and not second:
            known = (*known, Indicator(id=normal(one), name=one, aliases=(other,)))
            continue
        alias, entry = (other, first) if first else (one, second)
        known = tuple(
            replace(indicator, aliases=(*indicator.aliases, alias)) if indicator.id == entry else indicator
            for indicator in known
        )
    return known
