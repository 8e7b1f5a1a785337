"""The name by which a finding is known from run to run: check, indicator, documents, year. It holds no figures.

A person's decision hangs on it, so it survives a changed figure, an edit elsewhere and another order of findings.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

_LENGTH = 16


def matter(check: str, names: Iterable[str]) -> str:
    """Return what names a check and what it was asked of, whatever the year; several findings may have it."""
    return fingerprint(f"{check}:", names)


def fingerprint(check: str, identity: Iterable[str], nth: int = 1) -> str:
    """Return the fingerprint of the nth finding of one check on one identity; the first of them is not numbered."""
    parts = [check, *identity, *([f"#{nth}"] if nth > 1 else [])]
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]
