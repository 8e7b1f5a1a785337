"""Reading takes a time that grows with the text, however unfortunate the text."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from checker.extract.figures import find
from checker.language.characters import plain
from checker.language.numbers import ARABIC, CHINESE
from checker.language.times import times
from checker.language.wording import BASIC, BEFORE, bound_after, bound_before, modality
from tests.language import sentences

SHORT, LONG = 10_000, 20_000
READERS: dict[str, Callable[[str], object]] = {
    "characters": plain,
    "arabic": re.compile(ARABIC).findall,
    "chinese": re.compile(CHINESE).findall,
    "times": lambda text: times(text, sentences.PERIOD),
    "bounds": re.compile(BEFORE).findall,
    "bound-before": bound_before,
    "bound-after": lambda text: bound_after(text, 0),
    "basic": BASIC.findall,
    "modality": lambda text: modality(text, text),
    "figures": find,
}
PIECES: list[str] = yaml.safe_load(Path(__file__).with_name("speed.yaml").read_text(encoding="utf-8"))


def _seconds(reader: Callable[[str], object], text: str) -> float:
    start = time.perf_counter()
    reader(text)
    return time.perf_counter() - start


def _grows_with_the_text(reader: Callable[[str], object], piece: str, tail: str) -> bool:
    """A quadratic reading takes four times as long; what is over in milliseconds cannot be told from noise."""
    short, long = (_seconds(reader, piece * (length // len(piece)) + tail) for length in (SHORT, LONG))
    return long < max(3.2 * short, 0.05)


@pytest.mark.parametrize("name", READERS)
def test_twice_the_text_takes_about_twice_the_time(name: str) -> None:
    reader = READERS[name]
    reader("到2025年，城镇化率达到60%以上。")
    for piece in PIECES:
        # what the machine does beside it may slow one measurement, not three; each text is new, no memory answers
        assert any(_grows_with_the_text(reader, piece, tail) for tail in "甲乙丙"), piece
