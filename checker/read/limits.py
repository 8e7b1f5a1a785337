"""How much of a file is read before it is refused, so that no file can take the run's time or memory."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass

# What the packing of a broken file raises.
UNPACKING = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)


def _nothing() -> None:
    """Say nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The most a file may hold; far above any plan, and open to be changed by the caller.

    `unpacked_bytes` and `packing` (unpacked over packed) are for the parts of a zip, `scanned_pages` for pages to be
    recognised from their picture, `converting_seconds` for another program's work on a file. `recognises` is called
    before each page that is recognised, which takes seconds.
    """

    file_bytes: int = 200_000_000
    unpacked_bytes: int = 400_000_000
    packing: int = 200
    parts: int = 20_000
    pages: int = 3_000
    scanned_pages: int = 200
    characters: int = 20_000_000
    cells: int = 2_000_000
    cell_characters: int = 200_000
    nesting: int = 200
    converting_seconds: int = 180
    recognises: Callable[[], None] = _nothing


DEFAULT = Limits()
