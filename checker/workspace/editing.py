"""A YAML list of entries changed in place: what else stands in the file, comments too, stays as it is."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import yaml

from checker.errors import InputError
from checker.messages import message

LOCK = ".lock"


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Let one program, and one part of a program, at a time change the files of a folder."""
    from filelock import FileLock

    with FileLock(folder / LOCK):
        yield


def text_of(file: Path) -> str:
    """Return the text of a file, "" where it is not there yet."""
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def write(file: Path, text: str, check: Callable[[Path], object]) -> None:
    """Put a text in the place of a file, whole or not at all; what `check` refuses is not put there."""
    new = file.with_name(f"{file.name}.new")
    try:
        with new.open("w", encoding="utf-8") as written:
            written.write(text)
            written.flush()
            os.fsync(written.fileno())
        check(new)
        new.replace(file)
    finally:
        new.unlink(missing_ok=True)


def nodes_of(text: str, file: Path) -> Sequence[yaml.Node]:
    """Return the entries of a list that is written as a block; raises InputError for one written in a line."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if not isinstance(root, yaml.SequenceNode):
        return ()
    if root.flow_style and root.value:
        place = message("workspace.at-line", line=root.start_mark.line + 1)
        raise InputError(file, place, message("decide.found.flow"), message("decide.wanted.block"))
    return tuple(root.value)


def values_of(node: yaml.Node) -> dict[str, object]:
    """Return an entry as it is written: texts, and lists of texts."""
    loader = yaml.BaseLoader("")
    return {str(key): value for key, value in loader.construct_document(node).items()}


def put(text: str, file: Path, key: str, values: Mapping[str, object]) -> str:
    """Return the text with an entry in the place of the one whose `key` has the same value, or after the last."""
    nodes, lines = nodes_of(text, file), whole_lines(text)
    same = next((node for node in nodes if value_of(node, key) == str(values[key])), None)
    if same is not None:
        return "".join([*lines[: same.start_mark.line], block(values), *lines[end_of(lines, same) :]])
    if not nodes:
        # The empty list [] makes room for the first entry.
        return "".join([*(line for line in lines if line.strip() != "[]"), block(values)])
    end = end_of(lines, nodes[-1])
    return "".join([*lines[:end], block(values), *lines[end:]])


def drop(text: str, file: Path, key: str, value: str) -> str:
    """Return the text without the entry whose `key` has this value, and without the comment above it."""
    lines = whole_lines(text)
    for node in nodes_of(text, file):
        if value_of(node, key) == value:
            return "".join([*lines[: comment_start(lines, node.start_mark.line)], *lines[end_of(lines, node) :]])
    return text


def whole_lines(text: str) -> list[str]:
    """Return the lines of a text, each with its end."""
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    return lines


def block(values: Mapping[str, object]) -> str:
    """Return one entry as it is written."""
    return yaml.safe_dump([dict(values)], allow_unicode=True, sort_keys=False, width=10_000)


def value_of(node: yaml.Node, name: str) -> str:
    """Return the text that stands at a key of an entry, "" where there is none."""
    return next((str(value.value) for key, value in node.value if key.value == name), "")


def end_of(lines: Sequence[str], node: yaml.Node) -> int:
    """Return the line after an entry: the mark of a block's end may stand below blank lines and comments."""
    end: int = node.end_mark.line + (1 if node.end_mark.column else 0)
    while end > node.start_mark.line + 1 and not _says(lines[end - 1]):
        end -= 1
    return end


def comment_start(lines: Sequence[str], first: int) -> int:
    """Return where the comment of an entry begins; what heads the whole file is no comment of its first entry."""
    at = first
    while at > 0 and lines[at - 1].startswith("#"):
        at -= 1
    return first if at == 0 else at


def _says(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")
