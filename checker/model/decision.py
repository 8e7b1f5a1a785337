"""A person's word on a finding or a match."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A person's word on a finding or a match, kept in docs_data/decisions.yaml.

    `about` says in words what was decided on, `names` are the indicators of a match and `documents` the roles of its
    documents. `sentences` are what it was decided on, in words: both sentences, heads and caption of a table, what was
    read and judged. Where these have changed since, the decision is overtaken.
    """

    fingerprint: str
    verdict: Literal["accept", "reject"]
    subject: Literal["finding", "match"]
    reason: str
    name: str = ""
    date: str = ""
    expires: str = ""
    about: str = ""
    names: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    sentences: tuple[str, ...] = ()
