"""YAML whose every value knows its file and line, so that a wrong one can be pointed at.

Scalars are taken as they are written: `370000` is the code of a region and no number, `no` is a word. What a value
has to be is said by whoever asks for it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from checker.errors import InputError
from checker.kept import NOTHING, Kept
from checker.messages import message
from checker.model import Message

_NULL = "tag:yaml.org,2002:null"
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_YEARS = re.compile(r"(?:19|20)\d\d")
_IDENTIFIER = re.compile(r"\w[\w.-]*")
_FLAGS = {"true": True, "yes": True, "false": False, "no": False}


def _wanted(key: str, /, **fields: object) -> Message:
    return message(f"workspace.wanted.{key}", **fields)


@dataclass(frozen=True, slots=True)
class Entry:
    """One mapping of a YAML file: the keys and values of a document, an indicator, a decision."""

    file: Path
    line: int
    values: dict[str, yaml.Node]

    def fault(self, key: str, found: str | Message, wanted: Message) -> InputError:
        """Return the error that points at the line of one key, or of the entry where it has no such key."""
        node = self.values.get(key)
        line = node.start_mark.line + 1 if node is not None else self.line
        return InputError(self.file, message("workspace.line", line=line, key=key), found, wanted)

    def only(self, known: Collection[str]) -> Entry:
        """Return the entry itself, or raise for the first key that means nothing here."""
        for key in self.values:
            if key not in known:
                raise self.fault(key, key, _wanted("key", keys=", ".join(sorted(known))))
        return self

    def has(self, key: str) -> bool:
        """Say whether a key stands here with something after it."""
        return key in self.values and self.values[key].tag != _NULL

    def text(self, key: str, default: str | None = "") -> str:
        """Return a value as it is written; without a default it must be there."""
        if not self.has(key):
            if default is None:
                raise self.fault(key, message("workspace.found.nothing"), _wanted("value", key=key))
            return default
        node = self.values[key]
        if not isinstance(node, yaml.ScalarNode):
            raise self.fault(key, message("workspace.found.structure"), _wanted("text"))
        return str(node.value).strip()

    def inner(self, key: str) -> Entry:
        """Return the mapping that stands at a key, as an entry of its own."""
        node = self.values[key]
        if not isinstance(node, yaml.MappingNode):
            raise self.fault(key, message("workspace.found.no-mapping"), _wanted("mapping"))
        return _mapping(self.file, node)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; a single text is a list of one, a missing key an empty one."""
        if not self.has(key):
            return ()
        node = self.values[key]
        if isinstance(node, yaml.ScalarNode):
            return (str(node.value).strip(),)
        if not isinstance(node, yaml.SequenceNode) or not all(isinstance(item, yaml.ScalarNode) for item in node.value):
            raise self.fault(key, message("workspace.found.structure"), _wanted("texts"))
        return tuple(str(item.value).strip() for item in node.value)

    def one_of(self, key: str, words: Collection[str], default: str) -> str:
        """Return a value that has to be one of a few words."""
        value = self.text(key, default)
        if value not in words:
            raise self.fault(key, value, _wanted("one-of", words=", ".join(sorted(words))))
        return value

    def some_of(self, key: str, words: Collection[str]) -> tuple[str, ...]:
        """Return a list whose every value has to be one of a few words."""
        found = self.texts(key)
        for value in found:
            if value not in words:
                raise self.fault(key, value, _wanted("one-of", words=", ".join(sorted(words))))
        return found

    def identifier(self, key: str) -> str:
        """Return an id: letters, digits, dots and hyphens, nothing that has a meaning in a path or in another id."""
        value = self.text(key, None)
        if not _IDENTIFIER.fullmatch(value):
            raise self.fault(key, value, _wanted("identifier"))
        return value

    def flag(self, key: str) -> bool:
        """Return a yes or no; a missing key is no."""
        value = self.text(key, "false").lower()
        if value not in _FLAGS:
            raise self.fault(key, value, _wanted("flag"))
        return _FLAGS[value]

    def day(self, key: str) -> date | None:
        """Return a date written as year-month-day."""
        value = self.text(key)
        try:
            return date.fromisoformat(value) if value else None
        except ValueError:
            raise self.fault(key, value, _wanted("day")) from None

    def number(self, key: str, default: Decimal) -> Decimal:
        """Return a decimal figure."""
        value = self.text(key, str(default))
        try:
            figure = Decimal(value)
        except InvalidOperation:
            raise self.fault(key, value, _wanted("number")) from None
        if not figure.is_finite():
            raise self.fault(key, value, _wanted("number"))
        return figure

    def year(self, key: str) -> int:
        """Return a year."""
        value = self.text(key)
        if not _YEARS.fullmatch(value):
            raise self.fault(key, value, _wanted("year"))
        return int(value)

    def years(self, key: str) -> tuple[int, int] | None:
        """Return the first and the last year of a period, as `[2021, 2025]`."""
        found = self.texts(key)
        if not found:
            return None
        if len(found) != 2 or not all(_YEARS.fullmatch(year) for year in found) or int(found[0]) > int(found[1]):
            raise self.fault(key, ", ".join(found), _wanted("years"))
        return int(found[0]), int(found[1])


def entries(file: Path, *, shipped: bool = False, kept: Kept = NOTHING) -> Iterator[Entry]:
    """Yield the entries of a YAML file, which is a list of mappings; a file that says nothing yields none.

    A file that is `shipped` with the tool is read by the parser in C, where there is one: it is some ten times as fast
    and says the same of a file that is in order, but cannot be trusted with whatever a person may have written.
    A text that is `kept` is not parsed again.
    """
    root = _composed(file, kept, _loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader) if shipped else yaml.SafeLoader))
    if root is None or root.tag == _NULL:
        return
    if not isinstance(root, yaml.SequenceNode):
        raise InputError(file, _line(root), message("workspace.found.no-list"), _wanted("list"))
    for node in root.value:
        if not isinstance(node, yaml.MappingNode):
            raise InputError(file, _line(node), message("workspace.found.no-mapping"), _wanted("mapping"))
        yield _mapping(file, node)


def only_entry(file: Path) -> Entry:
    """Return what a YAML file says that is one mapping of keys to values."""
    root = _compose(file, _text(file), yaml.SafeLoader)
    if not isinstance(root, yaml.MappingNode):
        place = _line(root) if root is not None else ""
        raise InputError(file, place, message("workspace.found.no-mapping"), _wanted("mapping"))
    return _mapping(file, root)


@cache
def _loader(of: type[yaml.SafeLoader]) -> type[yaml.SafeLoader]:
    """Return a loader that asks of a scalar without a tag no more than whether it says nothing."""

    class Plain(of):  # type: ignore[misc, valid-type]
        def resolve(self, kind: type[yaml.Node], value: object, implicit: Any) -> str:
            if kind is yaml.ScalarNode:
                return _NULL if implicit[0] and value in _NOTHING else str(self.DEFAULT_SCALAR_TAG)
            return str(self.DEFAULT_SEQUENCE_TAG if kind is yaml.SequenceNode else self.DEFAULT_MAPPING_TAG)

    return Plain


def _composed(file: Path, kept: Kept, loader: type[yaml.SafeLoader]) -> yaml.Node | None:
    text = _text(file)
    if kept is NOTHING:
        return _compose(file, text, loader)
    from checker.workspace.composed import composed_before, keep_composed

    known = composed_before(text, kept)
    root = known or _compose(file, text, loader)
    if root is not None and known is None:
        keep_composed(text, root, kept)
    return root


def _text(file: Path) -> str:
    if file.exists() and not file.is_file():
        raise InputError(file, "", message("workspace.found.other-than-a-file"), _wanted("file"))
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise InputError(file, "", message("workspace.found.no-file"), _wanted("file")) from None
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(file, "", str(error), _wanted("utf-8")) from None


def _compose(file: Path, text: str, loader: type[yaml.SafeLoader]) -> yaml.Node | None:
    try:
        return yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = message("workspace.at-line", line=mark.line + 1) if mark else ""
        raise InputError(file, place, error.problem or "", _wanted("yaml")) from None
    except yaml.YAMLError as error:
        raise InputError(file, "", str(error), _wanted("yaml")) from None
    except RecursionError:
        raise InputError(file, "", message("workspace.found.too-deep"), _wanted("yaml")) from None


def _mapping(file: Path, node: yaml.MappingNode) -> Entry:
    values: dict[str, yaml.Node] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise InputError(file, _line(key), message("workspace.found.structure"), _wanted("text"))
        if key.value in values:
            raise InputError(file, _line(key), message("workspace.found.twice", key=key.value), _wanted("once"))
        values[str(key.value)] = value
    return Entry(file, node.start_mark.line + 1, values)


def _line(node: yaml.Node) -> Message:
    return message("workspace.at-line", line=node.start_mark.line + 1)
