"""The extractors that are measured, and the clock: each text in a process of its own, which has seen one other text.

    python -m tests.bench.extractors NAME FILE

The process first extracts another text (`WARMING`): by then libraries and dictionaries are loaded and expressions
compiled. What counts is the next run, the first on the text that is measured: no result of any extractor that it keeps
in a cache is of this text. The same text once more is printed too, and counts for nothing.
"""

from __future__ import annotations

import contextlib
import io
import logging
import subprocess
import sys
import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from checker.model import Document

WARMING = Path(__file__).parents[1] / "extract" / "plans" / "b-water.txt"
Extractor = Callable[[Document], object]


def paragraphs(document: Document) -> list[str]:
    """Return what every extractor is given: the paragraphs and rows of a document, each on one line."""
    return [passage.text for passage in document.passages]


def ours() -> Extractor:
    """Return our extraction: targets with their features, the ledger of every figure, and what is said besides."""
    from checker.extract import extract

    return extract


def recognizers() -> Extractor:
    """Return recognizers-text with the models a plan needs: numbers, percentages, dimensions, currency."""
    from recognizers_number import NumberRecognizer
    from recognizers_number_with_unit import NumberWithUnitRecognizer
    from recognizers_text import Culture

    numbers, units = NumberRecognizer(Culture.Chinese), NumberWithUnitRecognizer(Culture.Chinese)
    models = [
        numbers.get_number_model(),
        numbers.get_percentage_model(),
        units.get_dimension_model(),
        units.get_currency_model(),
    ]
    return lambda document: [model.parse(line) for line in paragraphs(document) for model in models]


def jionlp() -> Extractor:
    """Return jionlp's time parser."""
    import jionlp as package

    def parse(document: Document) -> None:
        # It prints the traceback of every text it stumbles over.
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            for line in paragraphs(document):
                package.ner.extract_time(line)

    return parse


EXTRACTORS: dict[str, Callable[[], Extractor]] = {"ours": ours, "recognizers": recognizers, "jionlp": jionlp}


@dataclass(frozen=True, slots=True)
class Timed:
    """Seconds of the processor: until the first text is done, for the text that is measured, and for it once more.

    `reading` is what our reader takes to make a document of the file, which no extractor is charged with.
    """

    characters: int
    start: float
    first: float
    again: float
    reading: float


def timed(name: str, file: Path, runs: int) -> Timed:
    """Return the best times of an extractor on a file, each run in a fresh process."""
    command = [sys.executable, "-m", "tests.bench.extractors", name, str(file)]
    found = []
    for _ in range(runs):
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        found.append([float(figure) for figure in done.stdout.splitlines()[-1].split()])
    characters, *times = (min(column) for column in zip(*found, strict=True))
    return Timed(int(characters), *times)


def measure(name: str, file: Path) -> None:
    """Print the characters of a file and the times of one process."""
    from checker.pipeline import read_document

    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    other = read_document(WARMING)
    clock = [time.process_time()]
    document = read_document(file)
    clock.append(time.process_time())
    extractor = EXTRACTORS[name]()
    extractor(other)
    for _ in range(2):
        clock.append(time.process_time())
        extractor(document)
    clock.append(time.process_time())
    reading, start, first, again = (later - before for before, later in pairwise(clock))
    print(sum(map(len, paragraphs(document))), start, first, again, reading)


if __name__ == "__main__":
    measure(sys.argv[1], Path(sys.argv[2]))
