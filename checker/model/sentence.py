"""What the tool says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One sentence in the two languages of the reports."""

    zh: str
    en: str
