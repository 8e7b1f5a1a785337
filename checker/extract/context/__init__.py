"""What the conditions of the grammar's rules speak of: a figure with what stands beside it, a clause, what governs both."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class asked_once(Generic[T]):  # noqa: N801  (a decorator)
    """A property that is worked out when it is first asked for: functools.cached_property without its lock."""

    def __init__(self, function: Callable[[Any], T]) -> None:
        self._function, self.__doc__ = function, function.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> asked_once[T]: ...
    @overload
    def __get__(self, instance: object, owner: type) -> T: ...
    def __get__(self, instance: object | None, owner: type) -> asked_once[T] | T:
        if instance is None:
            return self
        found = instance.__dict__[self._name] = self._function(instance)
        return found
