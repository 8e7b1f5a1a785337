"""Files that come through the browser: a safe name for each, kept whole or not at all, nothing kept twice."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Collection
from pathlib import Path
from typing import IO

from checker.read.limits import DEFAULT

FOLDER, REMOVED = "originals", "removed"
# The most that may come at once, and that one review may hold.
FILES, BYTES = 60, 2 * DEFAULT.file_bytes
_LENGTH = 60  # characters of a name; three bytes each stay below what file systems take
_STRANGE = re.compile(r"[^\w.-]+")


def safe_name(name: str, taken: Collection[str]) -> str:
    """Return the name under which a file is kept: no folder, no sign that means something, none that is taken."""
    last = re.split(r"[/\\]", name)[-1]
    stem, dot, ending = last.rpartition(".")
    stem, ending = (stem, ending) if dot else (last, "")
    stem = _STRANGE.sub("-", stem).strip("-.")[:_LENGTH] or "document"
    ending = _STRANGE.sub("", ending)[:8].lower()
    known = {_stem(one).casefold() for one in taken}
    free, count = stem, 1
    while free.casefold() in known:
        count += 1
        free = f"{stem}-{count}"
    return f"{free}.{ending}" if ending else free


def _stem(name: str) -> str:
    return name.rpartition(".")[0] or name


def keep(stream: IO[bytes], folder: Path, name: str) -> str:
    """Write a file and return its checksum; it stands there whole, or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    new = folder / f".{name}.new"
    digest = hashlib.sha256()
    try:
        with new.open("wb") as written:
            while part := stream.read(1 << 20):
                digest.update(part)
                written.write(part)
            written.flush()
            os.fsync(written.fileno())
        new.replace(folder / name)
    finally:
        new.unlink(missing_ok=True)
    return digest.hexdigest()
