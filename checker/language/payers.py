"""Who pays a share of one thing: 省级财政承担, 县级自筹; a share of one payer is no share of another."""

from __future__ import annotations

from typing import NamedTuple

from checker.language.lexicon import compiled

_PAID = compiled(
    r"(?P<what>.*?由)?(?P<payer><bodies.payer>(?:级|本级)?(?:和<bodies.payer>(?:级|本级)?)?(?:财政|政府)(?:资金)?)(?:各|全额)?<bodies.pays>"
)


class Paid(NamedTuple):
    """What is paid, up to 由, and who pays it."""

    what: str
    payer: str


def paid_by(name: str) -> Paid | None:
    """Return what is paid and by whom, where a name says no more: 管护费由|省级财政|承担; None for other names."""
    found = _PAID.fullmatch(name)
    return Paid(found["what"] or "", found["payer"]) if found else None
