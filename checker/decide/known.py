"""Whether a finding is the one an earlier run had, as both runs' JSON reports tell it.

It is where it rests on what it rested on, and where nothing about it differs but figures that lie nearer to what is
permitted. Otherwise it is worse or another one: nobody has looked at it yet.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

# The check that says of a decision that it does not say what it was taken on.
UNBOUND = "decision-unbound"
GRAVER = ("notice", "warning", "error")


def is_known(before: Mapping[str, Any], now: Mapping[str, Any]) -> bool:
    """Say whether a finding is the one that an earlier report has under its fingerprint."""
    if GRAVER.index(now["severity"]) > GRAVER.index(before["severity"]):
        return False
    return rests_on_the_same(before, now) or _lighter(before, now)


def rests_on_the_same(before: Mapping[str, Any], now: Mapping[str, Any]) -> bool:
    """Say whether two findings rest on the same sentences, tables and figures.

    A report of an earlier edition does not say what they rest on: then quotes and arithmetic have to be the same.
    """
    if before.get("mark") and now.get("mark"):
        return bool(before["mark"] == now["mark"])
    return bool(before["working"] == now["working"]) and _quotes(before) == _quotes(now)


def _lighter(before: Mapping[str, Any], now: Mapping[str, Any]) -> bool:
    """Say whether nothing differs but figures, which are no further from what is permitted than they were."""
    if not before.get("shape") or before["shape"] != now.get("shape"):
        return False
    if before.get("beyond") is None or now.get("beyond") is None:
        return False
    was, is_ = Decimal(before["beyond"]), Decimal(now["beyond"])
    return (was < 0) == (is_ < 0) and abs(is_) <= abs(was)


def _quotes(finding: Mapping[str, Any]) -> list[str]:
    return sorted("".join(str(item["quote"]).split()) for item in finding.get("evidence", ()))
