"""Short calls to the PDF library, one a character or object of a page, in a third of the time of the declared ones."""

from __future__ import annotations

from collections.abc import Callable
from ctypes import PYFUNCTYPE, byref, c_void_p, cast
from functools import cache
from typing import Any


@cache
def quick(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    """Return a function of the library whose arguments are handed on as they are, no pointer being made or checked.

    An argument is an integer, a `passed` handle, the `byref` of a room for the answer, or of one of the types given.
    """
    from pypdfium2 import raw

    return PYFUNCTYPE(result, *arguments)(cast(getattr(raw, name), c_void_p).value or 0)


def passed(handle: Any) -> Any:
    """Return a handle of the library made ready to be passed many times."""
    return byref(handle.contents)
