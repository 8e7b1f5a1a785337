"""Writing the page, or the folder of pages, and taking away those of an earlier run."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, get_args

from checker.messages import Language
from checker.model import Run
from checker.pipeline import FORMATS, is_few, pages, render
from checker.reported import Rendering
from checker.workspace.ours import LIST

Form = Literal["auto", "one", "folder"]
FORMS: tuple[Form, ...] = get_args(Form)
# The list says what was written, each file with its checksum, so that another run knows what it may take away.
_LINE = re.compile(r"([0-9a-f]{64})  ((?:[\w-][\w.-]*/)?[\w-][\w.-]*\.(?:html|css|js))")


def write_pages(found: Run, out: Path, lang: Language, form: Form, rendered: Rendering = render) -> Path:
    """Write the report as one page or as a folder of pages, and return where one begins to read.

    `rendered` is what writes the one page, or has it kept.
    `auto` is a folder where there are more than a few plans. Pages of an earlier run that this one has not are taken
    away, but only where they are as they were written.
    """
    one = form == "one" or (form == "auto" and is_few(found))
    name = FORMATS["html"]
    made = [(name, str(rendered(found, "html", lang)))] if one else pages(found, lang)
    before = dict(_listed(out / LIST))
    written = dict(_write(out, made))
    if not one:
        lines = "".join(f"{checksum}  {file}\n" for file, checksum in written.items())
        (out / LIST).write_text(lines, encoding="utf-8", newline="\n")
    for file in before.keys() - written.keys():
        _take_away(out / file, before[file])
    if one and before:
        (out / LIST).unlink(missing_ok=True)
    return out / name


def _write(out: Path, made: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for file, text in made:
        content = text.encode("utf-8")
        (out / file).parent.mkdir(parents=True, exist_ok=True)
        (out / file).write_bytes(content)
        yield file, hashlib.sha256(content).hexdigest()


def _listed(file: Path) -> Iterator[tuple[str, str]]:
    """Yield the files of an earlier run with their checksums; a line of another shape names none."""
    if file.is_file():
        for line in file.read_text(encoding="utf-8", errors="replace").splitlines():
            if entry := _LINE.fullmatch(line):
                yield entry[2], entry[1]


def _take_away(file: Path, checksum: str) -> None:
    """Delete a file that is as it was written, and its folder where nothing is left in it."""
    whole = not file.is_symlink() and not file.parent.is_symlink() and file.is_file()
    if whole and hashlib.sha256(file.read_bytes()).hexdigest() == checksum:
        file.unlink()
        if file.parent.name in ("plans", "assets") and not any(file.parent.iterdir()):
            file.parent.rmdir()
