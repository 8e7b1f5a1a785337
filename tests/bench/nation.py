"""How time and memory grow with a nation of plans: `python -m tests.bench.nation [PLANS ...]`, 32 and 320 unless given.

The plans are made (made.py). Each number of plans is checked by the command in fresh processes: once with nothing kept,
once to fill an empty store, once again with what that kept, and twice more after one plan has changed, with a report
and without one. Printed are seconds on the wall, seconds of the processor in the command and in the processes that read
for it, and the most memory of the command; beside them `import great_expectations`, measured in turn with them, for a
measure that holds on any machine. With more than `MOST` times the time or the memory for ten times the plans, the end
is 1.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from tests.bench.made import written

PLANS = (32, 320)
MOST = 11.0  # times as much for ten times the plans
# Without Spark, should that be installed: its client ends a process given with -c where a library is missing.
_IMPORT = "import sys; sys.modules['pyspark'] = None; import great_expectations"
_MEASURED = """
import json, resource, sys, time
start = time.perf_counter()
try:
    exec(sys.argv[1])
except SystemExit as end:
    if end.code not in (0, None):
        raise
own, others = (resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
used = own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime
print(json.dumps([time.perf_counter() - start, used, own.ru_maxrss // 1024]), file=sys.stderr)
"""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a command took: seconds on the wall, of the processor, and the most memory in MB."""

    wall: float
    processor: float
    megabytes: int


def taken(code: str, cache: Path) -> Taken:
    """Return what some code takes in a fresh process, the store of results in this folder."""
    done = subprocess.run(
        [sys.executable, "-c", _MEASURED, code],
        env={**os.environ, "CHECKER_CACHE": str(cache)},
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    wall, processor, megabytes = (float(part) for part in done.stderr.splitlines()[-1].strip("[]").split(","))
    return Taken(wall, processor, int(megabytes))


def check(folder: Path, *more: str, form: str = "json") -> str:
    """Return the code of a check of a folder that writes the findings in a form, as JSON if not another."""
    arguments = ["check", str(folder), "--out", str(folder / "out"), "--format", form, "--fail-on", "never", *more]
    return f"from checker.cli import main; main({arguments!r})"


def nation(plans: int, place: Path) -> dict[str, Taken]:
    """Return what each way of checking so many plans takes."""
    folder, cache = written(place / f"nation-{plans}", plans), place / f"cache-{plans}"
    found = {"import great_expectations": taken(_IMPORT, cache)}
    found["nothing kept"] = taken(check(folder, "--no-cache"), cache)
    found["filling the store"] = taken(check(folder), cache)
    found["again"] = taken(check(folder), cache)
    changed = folder / "g0-5.txt"
    for name, form in (("one plan changed", "json"), ("one changed, no report", "none")):
        changed.write_text(changed.read_text(encoding="utf-8").replace("2025年", "2024年", 1), encoding="utf-8")
        found[name] = taken(check(folder, form=form), cache)
    return found


def main(numbers: list[str]) -> int:
    """Print a table for each number of plans; end with 1 where time or memory grows faster than it may."""
    sizes = [int(number) for number in numbers] or list(PLANS)
    found: dict[int, dict[str, Taken]] = {}
    with tempfile.TemporaryDirectory() as place:
        for plans in sizes:
            found[plans] = nation(plans, Path(place))
            beside = found[plans]["import great_expectations"]
            for name, one in found[plans].items():
                print(
                    f"{plans:5} plans  {name:26} {one.wall:8.1f} s  {one.processor:8.1f} s of processors "
                    f"{one.processor / beside.processor:7.1f} times the import  {one.megabytes:6,} MB",
                    flush=True,
                )
    for plans, ways in found.items():
        for name in ("one plan changed", "one changed, no report"):
            part = ways["nothing kept"].wall / ways[name].wall
            print(f"{name} of {plans}: 1/{part:.0f} of the time of all of them")
    beyond = []
    for few, many in pairwise(sizes):
        limit = MOST * many / few / 10
        for name in ("nothing kept", "again"):
            one, other = found[few][name], found[many][name]
            for what, times in (
                ("time", other.processor / one.processor),
                ("memory", other.megabytes / one.megabytes),
            ):
                print(f"{name}: {many} plans take {times:.1f} times the {what} of {few}, at most {limit:g} wanted")
                beyond += [f"{name}, {what}"] if times > limit else []
    print("beyond: " + "; ".join(beyond) if beyond else "so it is")
    return 1 if beyond else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
