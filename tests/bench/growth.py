"""How the time of reading grows with the text: four times the text is to take about four times as long, never sixteen.

Each reader is given pieces that are hard on it (growth.yaml), repeated to a length and to four times that length; of
either the best of several runs counts, in seconds of the processor. What is over too soon to be told from noise is not
judged. With a ratio above `MOST` the end is 1:

    python -m tests.bench.growth
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from checker.extract import extract
from checker.extract.figures import find
from checker.language.characters import plain
from checker.language.numbers import ARABIC, CHINESE
from checker.language.times import times
from checker.language.wording import BASIC, BEFORE, bound_after, bound_before, modality
from checker.model.layout import Line
from checker.read import take_apart
from checker.read.plain import read_text
from checker.structure import structure
from checker.structure.content import put_together
from checker.structure.passages import passages
from checker.structure.texttables.aligned import aligned
from checker.structure.texttables.stacked import stacked

PLAN = Path("plan.txt")
TIMES = 4  # as long is the longer of two texts
MOST = 8.0  # times as long the longer may take; a quadratic reader takes sixteen
NOISE = 0.1  # seconds; a longer text read sooner is not judged
RUNS = 3
PIECES: dict[str, list[str]] = yaml.safe_load(Path(__file__).with_name("growth.yaml").read_text(encoding="utf-8"))

Run = Callable[[], object]


def _extraction(text: str) -> Run:
    document = structure(read_text(text), text.encode(), PLAN)
    return lambda: extract(document)


def _before_a_figure(text: str) -> Run:
    return _extraction(f"到2025年，{text}公园达到5个以上。")


def _reading(text: str) -> Run:
    return lambda: passages(put_together(read_text("目录\n" + text + "x")))


def _lines(reader: Callable[[Sequence[Line]], object]) -> Callable[[str], Run]:
    def ready(text: str) -> Run:
        lines = [item for item in read_text(text).items if isinstance(item, Line)]
        return lambda: reader(lines)

    return ready


def _on_text(reader: Callable[[str], object]) -> Callable[[str], Run]:
    return lambda text: lambda: reader(text)


# Of each reader the pieces that it is given, the characters of the shorter text, and what makes it ready for a text.
READERS: dict[str, tuple[str, int, Callable[[str], Run]]] = {
    "characters": ("language", 10_000, _on_text(plain)),
    "arabic numbers": ("language", 10_000, _on_text(re.compile(ARABIC).findall)),
    "chinese numbers": ("language", 10_000, _on_text(re.compile(CHINESE).findall)),
    "times": ("language", 10_000, _on_text(lambda text: times(text, (2021, 2025)))),
    "bounds": ("language", 10_000, _on_text(re.compile(BEFORE).findall)),
    "bound before": ("language", 10_000, _on_text(bound_before)),
    "bound after": ("language", 10_000, _on_text(lambda text: bound_after(text, 0))),
    "in the main": ("language", 10_000, _on_text(BASIC.findall)),
    "modality": ("language", 10_000, _on_text(lambda text: modality(text, text))),
    "figures": ("language", 10_000, _on_text(find)),
    "text": ("plain", 15_000, _reading),
    "lines in columns": ("aligned", 30_000, _lines(aligned)),
    "a cell a line": ("stacked", 10_000, _lines(stacked)),
    "markdown": ("markdown", 60_000, _on_text(lambda text: take_apart(f"一、目标\n{text}".encode(), PLAN))),
    "extraction": ("extraction", 4_000, _extraction),
    "before a figure": ("before a figure", 4_000, _before_a_figure),
}


@dataclass(frozen=True, slots=True)
class Growth:
    """The best seconds for a text and for one `TIMES` as long."""

    short: float
    long: float

    @property
    def ratio(self) -> float:
        """Return how many times as long the longer takes; 0 where it is over too soon to be told from noise."""
        return self.long / self.short if self.long > NOISE else 0.0


def growth(
    ready: Callable[[str], Run], piece: str, length: int, clock: Callable[[], float] = time.process_time
) -> Growth:
    """Return how the time of a reader grows from a text of so many characters to a longer one."""
    short, long = (
        min(_seconds(ready, piece * (characters // len(piece)) + tail, clock) for tail in "甲乙丙"[:RUNS])
        for characters in (length, TIMES * length)
    )
    return Growth(short, long)


def _seconds(ready: Callable[[str], Run], text: str, clock: Callable[[], float]) -> float:
    run = ready(text)
    start = clock()
    run()
    return clock() - start


def measured() -> Iterator[tuple[str, str, Growth]]:
    """Yield of each reader and piece how its time grows."""
    for name, (pieces, length, ready) in READERS.items():
        ready("到2025年，城镇化率达到60%以上。\n")()  # what is made once is made before
        for piece in PIECES[pieces]:
            yield name, piece, growth(ready, piece, length)


def table() -> list[str]:
    """Print of each reader its worst piece; return what grows faster than it may."""
    worst: dict[str, tuple[str, Growth]] = {}
    beyond = []
    for name, piece, found in measured():
        if name not in worst or found.ratio > worst[name][1].ratio:
            worst[name] = piece, found
        if found.ratio > MOST:
            beyond.append(f"{name} of {piece!r}: {found.ratio:.1f}")
    print(f"{TIMES} times the text takes, at most {MOST:g} times as long wanted:")
    for name, (piece, found) in worst.items():
        ratio = f"{found.ratio:4.1f} times, {piece!r}" if found.ratio else f"under {NOISE:g} s with every piece"
        print(f"{name:18} {ratio}")
    return beyond


def main() -> int:
    """Print the table; end with 1 where the time of a reader grows faster than it may."""
    beyond = table()
    print("too fast: " + "; ".join(beyond) if beyond else "so it is")
    return 1 if beyond else 0


if __name__ == "__main__":
    sys.exit(main())
