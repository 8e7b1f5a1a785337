"""Spark beside the embedded engine on made nations: `python -m tests.bench.spark [PLANS ...]`, 32 and 320 unless given.

Each number of plans is checked by the command in fresh processes with nothing kept, once by each engine, Spark with two
cores of this machine. Printed are seconds on the wall, of Spark also those of a session that does nothing; the memory
and the processor of Java are not the command's own and are not told. Where the findings differ, the end is 1.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.bench.made import written
from tests.bench.nation import check, taken

PLANS = (32, 320)
MASTER = "local[2]"
SPARK = ("--engine", "spark", "--master", MASTER)
_NOTHING = f"from checker.engine import engine\nwith engine('spark', {MASTER!r}): pass"


def main(numbers: list[str]) -> int:
    """Print a line for each engine and number of plans; end with 1 where they come to something else."""
    differ = []
    with tempfile.TemporaryDirectory() as place:
        cache = Path(place) / "cache"
        print(f"a session of Spark alone  {taken(_NOTHING, cache).wall:8.1f} s", flush=True)
        for plans in [int(number) for number in numbers] or PLANS:
            folder = written(Path(place) / f"nation-{plans}", plans)
            findings = []
            for name, more in (("embedded", ()), (f"spark {MASTER}", SPARK)):
                took = taken(check(folder, "--no-cache", *more), cache)
                print(f"{plans:5} plans  {name:14} {took.wall:8.1f} s", flush=True)
                findings.append((folder / "out" / "findings.json").read_bytes())
            differ += [plans] if findings[0] != findings[1] else []
    print(f"other findings: {differ}" if differ else "the same findings, byte for byte")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
