"""Short calls to the PDF library, one a character or object of a page: what is passed are plain numbers."""

from __future__ import annotations

from collections.abc import Callable
from ctypes import PYFUNCTYPE, c_void_p, cast
from functools import cache
from typing import Any


@cache
def quick(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    """Return a function of the library for plain numbers, in half the time: it makes and checks no pointers."""
    from pypdfium2 import raw

    return PYFUNCTYPE(result, *arguments)(address(getattr(raw, name)))


def address(handle: Any) -> int:
    """Return the address behind a handle of the library."""
    return cast(handle, c_void_p).value or 0
