"""The nouns written as JSON and read back: what comes back equals what was written, field by field.

A noun is written by its declared types alone, so a new field needs nothing here. A dataclass that several others hold
is written once, as a row of a table of its class, and is one object again when it is read.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import islice
from sys import intern
from types import MemberDescriptorType, NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
_MANY = 65_536
_AS_THEY_ARE = (str, int, float, bool, NoneType)


def to_json(value: object, known: Mapping[str, object] | None = None) -> str:
    """Return a dataclass as JSON; of the objects `known` by a name to whoever reads it, their names stand in it."""
    out = _Out(known or {})
    root = out.place(value)
    return json.dumps([type(value).__name__, root, out.rows], ensure_ascii=False, separators=(",", ":"))


def compact(value: T, known: Mapping[str, object] | None = None) -> T:
    """Return a dataclass equal to one, whose words are shared with all others that are so or were read.

    Its parts lie together in memory, whatever was made and dropped between them.
    """
    return from_json(type(value), to_json(value, known), known)


def from_json(kind: type[T], text: str, known: Mapping[str, object] | None = None) -> T:
    """Return the dataclass of a kind that was written, with the objects `known` by the names that stand in it.

    Raises ValueError for a text that is none of that kind, or that names what is not known.
    """
    try:
        name, root, rows = json.loads(text)
        if name != kind.__name__:
            raise ValueError(f"found {name!r}; wanted {kind.__name__!r}")
        return cast("T", _In(rows, known or {}).get(kind, root))
    except (TypeError, KeyError, IndexError, AttributeError, ArithmeticError, RecursionError) as fault:
        raise ValueError(f"found no {kind.__name__}: {fault!r}") from fault


class _Out:
    """The rows written so far, by class; an object is known again by its identity."""

    def __init__(self, known: Mapping[str, object]) -> None:
        self.rows: dict[str, list[list[Any]]] = {}
        self._at: dict[int, int | str] = {id(value): name for name, value in known.items()}
        self._alive: list[object] = []

    def place(self, value: object) -> int | str:
        """Return the row of an object in the table of its class, or the name it is known by."""
        if id(value) not in self._at:
            kind: Any = type(value)
            row = [
                getattr(value, name) if code.write is None else code.write(getattr(value, name), self)
                for name, code in _columns(kind)
            ]
            table = self.rows.setdefault(kind.__name__, [])
            table.append(row)
            self._alive.append(value)
            self._at[id(value)] = len(table) - 1
        return self._at[id(value)]


class _In:
    """The rows of a text, and the objects read of them so far: of a class all at once, field by field."""

    def __init__(self, rows: dict[str, list[list[Any]]], known: Mapping[str, object]) -> None:
        self._rows = rows
        self._known = known
        self._read: dict[type, list[Any]] = {}

    def get(self, kind: type, at: int | str) -> object:
        """Return the object of a row, or of a name."""
        return self.each(kind, [at])[0]

    def each(self, kind: type, places: Sequence[int | str]) -> list[Any]:
        """Return the objects of rows of one class, or of names."""
        known = self._known
        if any(isinstance(at, str) or at < 0 for at in places):
            read = self._read[kind] if kind in self._read else self._table(kind) if self._has(kind, places) else []
            return [known[at] if isinstance(at, str) else read[_not_below_nought(at)] for at in places]
        read = self._read[kind] if kind in self._read else self._table(kind) if places else []
        return [read[cast("int", at)] for at in places]

    def _has(self, kind: type, places: Sequence[int | str]) -> bool:
        return kind.__name__ in self._rows and not all(isinstance(at, str) for at in places)

    def _table(self, kind: type) -> list[Any]:
        """Return the objects of all rows of a class; raises ValueError for rows of another shape."""
        rows, columns = self._rows[kind.__name__], _columns(kind)
        if any(len(row) != len(columns) for row in rows):
            raise ValueError(f"found other fields of {kind.__name__}; wanted {len(columns)}")
        values = [code.column(column, self) for (_, code), column in zip(columns, zip(*rows, strict=True), strict=True)]
        self._read[kind] = _filled(kind, len(rows), values)
        return self._read[kind]


def _not_below_nought(at: int) -> int:
    if at < 0:
        raise IndexError(at)
    return at


def _filled(kind: Any, number: int, values: Sequence[Sequence[Any]]) -> list[Any]:
    """Return so many objects of a class with the values of their fields, which are checked by nobody."""
    fillers = _fillers(kind)
    if not fillers:
        names = [field.name for field in fields(kind)]
        return [kind(**dict(zip(names, row, strict=True))) for row in zip(*values, strict=True)]
    made = [kind.__new__(kind) for _ in range(number)]
    for fill, column in zip(fillers, values, strict=True):
        deque(map(fill, made, column), maxlen=0)
    return made


@cache
def _fillers(kind: type) -> Sequence[Callable[[object, object], None]]:
    """Return what sets each field of a class whose objects hold their fields in slots; nothing for another class."""
    slots = [getattr(kind, field.name, None) for field in fields(kind)]
    plain = not hasattr(kind, "__post_init__") and all(isinstance(slot, MemberDescriptorType) for slot in slots)
    return [slot.__set__ for slot in slots if slot is not None] if plain else ()


@dataclass(frozen=True, slots=True)
class _Code:
    """How the values of one type are written, one after the other, and read, a column of them at a time.

    `write` is none where they are written as they are.
    """

    write: Callable[[Any, _Out], Any] | None
    column: Callable[[Sequence[Any], _In], Sequence[Any]]


@cache
def _columns(kind: type) -> Sequence[tuple[str, _Code]]:
    types = get_type_hints(kind)
    return tuple((field.name, _code(types[field.name])) for field in fields(kind))


@cache
def _code(of: Any) -> _Code:
    """Return how values of a type are written; raises TypeError for a type that nothing is known of."""
    origin, parts = get_origin(of), get_args(of)
    if of is str or (origin is Literal and all(isinstance(part, str) for part in parts)):
        # Ids, words and sentences stand in many texts; all that are read share one copy.
        return _Code(None, lambda values, _: list(map(intern, values)))
    if of in _AS_THEY_ARE or origin is Literal:
        return _PLAIN
    if origin in (Union, UnionType):
        return _optional(parts)
    if origin is tuple:
        return _each(parts[0]) if parts[1:] == (...,) else _every(tuple, parts)
    if origin is frozenset:
        return _Code(lambda value, _: sorted(value), lambda values, _: list(map(frozenset, values)))
    if of is Decimal:
        return _Code(lambda value, _: str(value), lambda values, _: list(map(Decimal, values)))
    if of is date:
        return _Code(lambda value, _: value.isoformat(), lambda values, _: list(map(date.fromisoformat, values)))
    if of is bytes:
        return _Code(lambda value, _: b64encode(value).decode(), lambda values, _: list(map(b64decode, values)))
    if is_dataclass(of):
        return _Code(lambda value, out: out.place(value), lambda values, rows: rows.each(cast("type", of), values))
    if isinstance(of, type) and hasattr(of, "_fields"):
        types = get_type_hints(of)
        return _every(cast("Any", of)._make, tuple(types[name] for name in of._fields))
    raise TypeError(f"found the type {of!r}; wanted one that can be written")


_PLAIN = _Code(None, lambda values, _: values)


def _optional(parts: tuple[Any, ...]) -> _Code:
    codes = [code for code in map(_code, parts) if code is not _PLAIN]
    if all(code.write is None for code in codes):
        return _PLAIN
    if len(codes) != 1 or len(parts) != 2 or NoneType not in parts:
        raise TypeError(f"found the types {parts!r}; wanted one of them and None")
    write, column = codes[0].write, codes[0].column
    assert write is not None

    def read(values: Sequence[Any], rows: _In) -> Sequence[Any]:
        found = iter(column([value for value in values if value is not None], rows))
        return [None if value is None else next(found) for value in values]

    return _Code(lambda value, out: None if value is None else write(value, out), read)


def _each(part: Any) -> _Code:
    """Return how tuples of any length are written."""
    code = _code(part)
    write, column = code.write, code.column
    if part is int:
        return _Code(lambda value, _: value, lambda values, _: list(map(_counted, values)))
    if code is _PLAIN or part is str:
        return _Code(lambda value, _: value, lambda values, _: list(map(tuple, values)))

    def read(values: Sequence[Any], rows: _In) -> Sequence[Any]:
        found = iter(column([one for value in values for one in value], rows))
        return [tuple(islice(found, len(value))) for value in values]

    if write is None:
        return _Code(lambda value, _: value, read)
    return _Code(lambda value, out: [write(one, out) for one in value], read)


def _counted(values: Sequence[int]) -> tuple[int, ...]:
    """Return whole numbers as a tuple; what counts characters is one object wherever it is read."""
    numbers = _numbers()
    return tuple([numbers[value] if 0 <= value < _MANY else value for value in values])


@cache
def _numbers() -> Sequence[int]:
    return tuple(range(_MANY))


def _every(make: Callable[[Any], Any], parts: tuple[Any, ...]) -> _Code:
    """Return how tuples are written whose values have a type each."""
    codes = list(map(_code, parts))
    writing = [(at, code.write) for at, code in enumerate(codes) if code.write is not None]

    def write(value: Any, out: _Out) -> Any:
        values = list(value)
        for at, one in writing:
            values[at] = one(values[at], out)
        return values

    def read(values: Sequence[Any], rows: _In) -> Sequence[Any]:
        if any(len(value) != len(parts) for value in values):
            raise ValueError(f"found tuples of other lengths; wanted {len(parts)} values")
        columns = zip(*values, strict=True)
        return list(
            map(make, zip(*(code.column(one, rows) for code, one in zip(codes, columns, strict=False)), strict=True))
        )

    return _Code(write, read)
