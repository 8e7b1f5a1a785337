"""Whether a table says how its figures are meant: in its caption, in the head of a column or in a note for all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from checker.language.characters import plain
from checker.language.lexicon import compiled

_MEANING = compiled("<end-of-range>|<least>|<most>|<or-more>|<or-less>|<about>|<denial><allowance>?(?:<above>|<below>)")
_OF_ALL = compiled("<table-figures>")
_OF_ONE = re.compile(r"\d")


def says_how_meant(heads: Iterable[str], notes: Iterable[str]) -> bool:
    """Say whether head or caption, or a note on all figures (表中目标值均为下限), names the bound of bare cells.

    A note with a figure of its own speaks of one row.
    """
    return any(_MEANING.search(_compact(head)) for head in heads) or any(
        _MEANING.search(note) and _OF_ALL.search(note) and not _OF_ONE.search(note) for note in map(_compact, notes)
    )


def _compact(text: str) -> str:
    return "".join(plain(text).split())
