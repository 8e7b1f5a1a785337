"""How fast we extract, beside other extractors, on the same text in the same run: `make bench`.

Printed is the number of characters a second, the median of several runs. The others are no dependencies:
recognizers-text looks for figures with units, jionlp's time parser for times; neither does the rest of what our
extraction does. Below stands the reading of PDF beside bare text (tests/bench/reading.py).
"""

from __future__ import annotations

import contextlib
import io
import logging
import statistics
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path

from tests.bench import reading

ORIGINALS = Path(__file__).parents[2] / "docs_data" / "originals"
TIMES_RECOGNIZERS, TIMES_JIONLP = 100, 1


def seconds(work: Callable[[], object], runs: int) -> float:
    """Return the median time of one run; the first, which fills caches, does not count."""
    work()
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def ours(text: str) -> Callable[[], object]:
    """Return our whole extraction: a file read, its passages made, its targets extracted."""
    from checker.extract import extract
    from checker.pipeline import read_document as read

    file = Path(tempfile.mkdtemp()) / "plan.txt"
    file.write_text(text, encoding="utf-8")
    return lambda: extract(read(file))


def recognizers(text: str) -> Callable[[], object]:
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
    return lambda: [model.parse(line) for line in text.splitlines() for model in models]


def jionlp(text: str) -> Callable[[], object]:
    """Return jionlp's time parser over the same lines."""
    import jionlp as package

    def parse() -> None:
        # It prints the traceback of every text it stumbles over.
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            for line in text.splitlines():
                package.ner.extract_time(line)

    return parse


def main() -> int:
    """Print the table; end with 1 where we are slower than we say we are."""
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    text = (ORIGINALS / "shandong-2024.txt").read_text(encoding="utf-8")
    part = text[: len(text) // 8]
    speeds = {
        "checker, whole extraction": len(text) / seconds(ours(text), 9),
        "recognizers-text, figures": len(part) / seconds(recognizers(part), 1),
        "jionlp, times": len(text) / seconds(jionlp(text), 3),
    }
    mine, theirs, times = speeds.values()
    for name, speed in speeds.items():
        print(f"{name:28} {speed:12,.0f} characters a second")
    print(f"{'against recognizers-text':28} {mine / theirs:12.1f} times (at least {TIMES_RECOGNIZERS} wanted)")
    print(f"{'against jionlp':28} {mine / times:12.1f} times (at least {TIMES_JIONLP} wanted)")
    reading.table()
    return 0 if mine / theirs >= TIMES_RECOGNIZERS and mine / times >= TIMES_JIONLP else 1


if __name__ == "__main__":
    sys.exit(main())
