"""How fast we extract, beside other extractors: `make bench`, or `python -m tests.bench FOLDER` for more texts.

Every extractor is given the same paragraphs, lines that the page broke put together, and the time of the processor is
taken of the first run on a text in a fresh process that has extracted one other text (extractors.py); the best of
several such processes counts. Of every text are printed its characters, the characters a second of each extractor, and
how many times ours is as fast. What they do is not the same, and stands above the table. With a text below a floor the
end is 1. Below stand the reading of PDF beside bare text (reading.py), how soon the help is there (start.py), how the
time of reading grows with the text (growth.py), and a check at the desk beside one of the command line (desk.py).
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from tests.bench import desk, growth, reading, start
from tests.bench.extractors import Timed, timed

REPOSITORY = Path(__file__).parents[2]
TEXTS = (
    *sorted((REPOSITORY / "docs_data" / "originals").glob("*.txt")),
    REPOSITORY / "tests" / "extract" / "plans" / "a-work-report.txt",
    Path(__file__).parent / "work-report.txt",
)
# How many times as fast as each other extractor we have to be, on every text.
FLOORS = {"recognizers": 30.0, "jionlp": 1.5}
RUNS = {"ours": 5, "recognizers": 1, "jionlp": 5}
WHAT = """\
ours          targets with name, figure, unit, bound, time, scope and wording, states without a figure, features of
              each, the ledger of every figure, citations, shares and sums; Chinese alone, of plans alone
recognizers   recognizers-text: numbers, percentages, dimensions and currency, each with its unit; of any text; no
              names, no bounds, no times
jionlp        jionlp's time parser: times and spans resolved to dates; of any text; no figures"""


def table(files: Iterable[Path]) -> list[str]:
    """Print a line for each text; return what is below a floor."""
    print(WHAT, end="\n\n")
    print(f"{'characters a second':26} {'length':>7} {'ours':>9} {'again':>9} {'+ reading':>9}", end="")
    print("".join(f" {name:>12} {'times':>6}" for name in FLOORS))
    below, starts = [], dict.fromkeys(RUNS, float("inf"))
    for file in files:
        found = {name: timed(name, file, runs) for name, runs in RUNS.items()}
        starts = {name: min(starts[name], one.start) for name, one in found.items()}
        times = {name: found[name].first / found["ours"].first for name in FLOORS}
        print(_line(file, found, times), flush=True)
        below += [f"{file.stem}: {times[name]:.1f} times {name}" for name in FLOORS if times[name] < FLOORS[name]]
    print("start with the first text, seconds: " + ", ".join(f"{name} {took:.1f}" for name, took in starts.items()))
    return below


def _line(file: Path, found: dict[str, Timed], times: dict[str, float]) -> str:
    mine = found["ours"]
    own = (mine.first, mine.again, mine.first + mine.reading)
    return (
        f"{file.stem:26} {mine.characters:7,}"
        + "".join(f" {mine.characters / seconds:9,.0f}" for seconds in own)
        + "".join(f" {mine.characters / found[name].first:12,.0f} {times[name]:6.1f}" for name in FLOORS)
    )


def main(folders: list[str]) -> int:
    """Print the tables; end with 1 where we are slower on a text than we have to be."""
    more = (file for folder in folders for file in sorted(Path(folder).glob("*.txt")))
    below = table((*TEXTS, *more))
    wanted = " and ".join(f"{floor:g} times {name}" for name, floor in FLOORS.items())
    print(f"at least {wanted} wanted on every text; {'below: ' + ', '.join(below) if below else 'so it is'}")
    reading.table()
    return max(1 if below else 0, start.main(), growth.main(), desk.main())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
