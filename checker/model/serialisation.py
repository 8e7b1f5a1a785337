"""The nouns written as JSON and read back: what comes back equals what was written, field by field.

A noun is written by its declared types alone, so a new field needs nothing here. A dataclass that several others hold
is written once, as a row of a table of its class, and is one object again when it is read.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
_AS_THEY_ARE = (str, int, float, bool, NoneType)


def to_json(value: object, known: Mapping[str, object] | None = None) -> str:
    """Return a dataclass as JSON; of the objects `known` by a name to whoever reads it, their names stand in it."""
    out = _Out(known or {})
    root = out.place(value)
    return json.dumps([type(value).__name__, root, out.rows], ensure_ascii=False, separators=(",", ":"))


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
                getattr(value, name) if code is None else code.write(getattr(value, name), self)
                for name, code in _columns(kind)
            ]
            table = self.rows.setdefault(kind.__name__, [])
            table.append(row)
            self._alive.append(value)
            self._at[id(value)] = len(table) - 1
        return self._at[id(value)]


class _In:
    """The rows of a text, and the objects read of them so far."""

    def __init__(self, rows: dict[str, list[list[Any]]], known: Mapping[str, object]) -> None:
        self._rows = rows
        self._known = known
        self._read: dict[tuple[type, int], object] = {}

    def get(self, kind: type, at: int | str) -> object:
        """Return the object of a row, or of a name."""
        if isinstance(at, str):
            return self._known[at]
        if (kind, at) not in self._read:
            row, columns = self._rows[kind.__name__][at], _columns(kind)
            if at < 0 or len(row) != len(columns):
                raise ValueError(f"found {len(row)} fields of {kind.__name__}; wanted {len(columns)}")
            values = {
                name: value if code is None else code.read(value, self)
                for (name, code), value in zip(columns, row, strict=True)
            }
            self._read[kind, at] = kind(**values)
        return self._read[kind, at]


@dataclass(frozen=True, slots=True)
class _Code:
    """How the values of one type are written and read; no code is: as they are."""

    write: Callable[[Any, _Out], Any]
    read: Callable[[Any, _In], Any]


@cache
def _columns(kind: type) -> Sequence[tuple[str, _Code | None]]:
    types = get_type_hints(kind)
    return tuple((field.name, _code(types[field.name])) for field in fields(kind))


@cache
def _code(of: Any) -> _Code | None:
    """Return how values of a type are written; raises TypeError for a type that nothing is known of."""
    origin, parts = get_origin(of), get_args(of)
    if of in _AS_THEY_ARE or origin is Literal:
        return None
    if origin in (Union, UnionType):
        return _optional(parts)
    if origin is tuple:
        return _each(parts[0]) if parts[1:] == (...,) else _every(tuple, parts)
    if origin is frozenset:
        return _Code(lambda value, _: sorted(value), lambda value, _: frozenset(value))
    if of is Decimal:
        return _Code(lambda value, _: str(value), lambda value, _: Decimal(value))
    if of is date:
        return _Code(lambda value, _: value.isoformat(), lambda value, _: date.fromisoformat(value))
    if of is bytes:
        return _Code(lambda value, _: b64encode(value).decode(), lambda value, _: b64decode(value))
    if is_dataclass(of):
        return _Code(lambda value, out: out.place(value), lambda value, rows: rows.get(cast("type", of), value))
    if isinstance(of, type) and hasattr(of, "_fields"):
        types = get_type_hints(of)
        return _every(lambda values: of(*values), tuple(types[name] for name in of._fields))
    raise TypeError(f"found the type {of!r}; wanted one that can be written")


def _optional(parts: tuple[Any, ...]) -> _Code | None:
    codes = [code for code in map(_code, parts) if code is not None]
    if not codes:
        return None
    if len(codes) != 1 or len(parts) != 2 or NoneType not in parts:
        raise TypeError(f"found the types {parts!r}; wanted one of them and None")
    write, read = codes[0].write, codes[0].read
    return _Code(
        lambda value, out: None if value is None else write(value, out),
        lambda value, rows: None if value is None else read(value, rows),
    )


def _each(part: Any) -> _Code:
    """Return how tuples of any length are written."""
    code = _code(part)
    if code is None:
        return _Code(lambda value, _: value, lambda value, _: tuple(value))
    write, read = code.write, code.read
    return _Code(
        lambda value, out: [write(one, out) for one in value],
        lambda value, rows: tuple([read(one, rows) for one in value]),
    )


def _every(make: Callable[[Any], Any], parts: tuple[Any, ...]) -> _Code:
    """Return how tuples are written whose values have a type each."""
    codes = [(at, code) for at, code in enumerate(map(_code, parts)) if code is not None]

    def write(value: Any, out: _Out) -> Any:
        values = list(value)
        for at, code in codes:
            values[at] = code.write(values[at], out)
        return values

    def read(value: Any, rows: _In) -> Any:
        if len(value) != len(parts):
            raise ValueError(f"found {len(value)} values; wanted {len(parts)}")
        values = list(value)
        for at, code in codes:
            values[at] = code.read(values[at], rows)
        return make(values)

    return _Code(write, read)
