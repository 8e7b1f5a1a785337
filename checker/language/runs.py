"""Which of many names a short text holds, without asking for one name after the other."""

from __future__ import annotations

from collections.abc import Iterable


class Names:
    """Names that are looked for in texts."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = frozenset(names)
        self._lengths = sorted({len(name) for name in self._names})

    def in_text(self, text: str) -> frozenset[str]:
        """Return the names that a text holds; the empty name stands in every text."""
        runs = {text[at : at + length] for length in self._lengths for at in range(len(text) - length + 1)}
        return self._names & runs
