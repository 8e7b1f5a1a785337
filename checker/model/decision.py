"""A person's word on a finding or a match, and what the drafters answered to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

# What a person says: accept and reject close a finding (or settle a match); ask puts it into the letter to the
# drafters, later leaves it undecided: both leave it open.
Verdict = Literal["accept", "reject", "ask", "later"]
Answered = Literal["adopted", "partly", "refused", "later"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A person's word on a finding or a match, kept in docs_data/decisions.yaml.

    `about` says in words what was decided on, `names` are the indicators of a match and `documents` the roles of its
    documents. `sentences` are what it was decided on, in words: both sentences, heads and caption of a table, what was
    read and judged. Where these have changed since, the decision is overtaken. `answer` is what the drafters answered
    when they were asked, `answer_text` their words, with who and when; it decides nothing.
    """

    fingerprint: str
    verdict: Verdict
    subject: Literal["finding", "match"]
    reason: str
    name: str = ""
    date: str = ""
    expires: str = ""
    about: str = ""
    names: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    sentences: tuple[str, ...] = ()
    answer: Answered | Literal[""] = ""
    answer_text: str = ""
    answered_by: str = ""
    answered: str = ""

    @property
    def closes(self) -> bool:
        """Whether what it is about is settled by it."""
        return self.verdict in ("accept", "reject")
