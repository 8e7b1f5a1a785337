"""A person's word on a finding or a match."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A person's word on a finding or a match, kept in docs_data/decisions.yaml.

    `about` says in words what was decided on, `names` are the indicators of a match, and `sentences` is the mark of the
    sentences it was decided on: where these have changed since, the decision is overtaken.
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
    sentences: str = ""
