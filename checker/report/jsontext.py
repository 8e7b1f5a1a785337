"""JSON as `json.dumps` writes it with an indent of one, piece by piece: a long report is never there as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any


def pieces(tree: Mapping[str, Any]) -> Iterator[str]:
    """Yield the text of a tree, that of each value that comes from an iterator one item after the other.

    Everything else is plain: lists, tuples, dicts with keys of text, strings, numbers, truth values and None.
    """
    lead = "{\n "
    for name, value in tree.items():
        yield f"{lead}{encode_basestring(name)}: "
        lead = ",\n "
        if isinstance(value, Iterator):
            yield from _items(value)
        else:
            yield _text(value, "\n ")
    yield "\n}" if tree else "{}"


def _items(values: Iterable[Any]) -> Iterator[str]:
    lead = "[\n  "
    for value in values:
        yield lead + _text(value, "\n  ")
        lead = ",\n  "
    yield "[]" if lead[0] == "[" else "\n ]"


def _text(value: Any, line: str) -> str:
    """Return the text of a plain value; `line` is the end of a line with the indent of the value."""
    write = _WRITTEN.get(type(value))
    if write is not None:
        return write(value)
    inner = line + " "
    if isinstance(value, dict):
        parts = [
            f"{_named(name)}{write(one) if (write := _WRITTEN.get(type(one))) else _text(one, inner)}"
            for name, one in value.items()
        ]
        return f"{{{inner}{f',{inner}'.join(parts)}{line}}}" if parts else "{}"
    if isinstance(value, (list, tuple)):
        parts = [_text(one, inner) for one in value]
        return f"[{inner}{f',{inner}'.join(parts)}{line}]" if parts else "[]"
    raise TypeError(f"found a {type(value).__name__}; wanted a plain value")


@lru_cache(maxsize=4096)
def _named(name: str) -> str:
    return f"{encode_basestring(name)}: "


_WRITTEN: Mapping[type, Callable[[Any], str]] = {
    str: encode_basestring,
    int: int.__repr__,
    float: float.__repr__,
    bool: lambda value: "true" if value else "false",
    type(None): lambda _: "null",
}
