"""Why a file is not read, in both languages."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

from checker.errors import InputError
from checker.messages import message

# What the packing of a broken file raises.
UNPACKING = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)


def refusal(file: Path | str, reason: str, place: str = "", **fields: object) -> InputError:
    """Return the error for a file that is not read; `reason` is a key of the messages under read.refused."""
    found, wanted = (message(f"read.refused.{reason}.{part}", **fields) for part in ("found", "wanted"))
    return InputError(file, place, found, wanted)
