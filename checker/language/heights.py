"""A line put together from pieces that stand at different heights, and how many figures stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from checker.language import raised
from checker.language.typesetting import RAISED

_UP = {ord(figure): code for figure, code in RAISED.items()} | {ord("-"): "⁻", ord("−"): "⁻", ord("+"): "⁺"}
_SET_LOW = str.maketrans("0123456789", raised.LOWERED)
_FIGURE = re.compile(r"\d[\d,，]*(?:\.\d+)?")
_DIGIT = re.compile(rf"[\d{raised.RAISED}{raised.LOWERED}{''.join(RAISED.values())}]")


def digits(text: str) -> int:
    """Return how many figures from 0 to 9, also raised and lowered ones, stand in a text."""
    return len(_DIGIT.findall(text))


def figures(text: str) -> int:
    """Return how many figures stand in a text, each of one digit or more."""
    return len(_FIGURE.findall(text))


def put_in_line(pieces: Iterable[tuple[str, int]]) -> str:
    """Return pieces of a line as one text; each comes with its height: 1 raised, 0 on the line, -1 lowered.

    A raised figure has the code that stands for it on its way to the source (typesetting.RAISED). Where all of it is raised or lowered there is no line to stand above or below: it is read as it is.
    """
    pieces = [piece for piece in pieces if piece[0]]
    if not any(height == 0 and text.strip() for text, height in pieces):
        return "".join(text for text, _ in pieces)
    done: list[str] = []
    for at, (text, height) in enumerate(pieces):
        words = text
        if height > 0:
            words = text.translate(_UP)
        elif height < 0:
            before, after = done[-1][-1:] if done else "", pieces[at + 1][0][:1] if at + 1 < len(pieces) else ""
            beside = before.isdecimal() or (pieces[at + 1][1] == 0 and after.isdecimal() if after else False)
            words = text.translate(_SET_LOW) if beside else text
        done.append(words)
    return "".join(done)
