"""How soon `checker --help` stands there, beside importing click alone: at most twice as long is wanted.

python -m tests.bench.start
"""

from __future__ import annotations

import subprocess
import sys
import time

RUNS = 15
MOST = 2.0
HELP = "from checker.cli import main; main(['--help'])"
CLICK = "import click"


def _seconds(code: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> int:
    """Print both times and their ratio; end with 1 where the help takes longer than it may."""
    # By turns, so that what else the machine does falls on both; the fastest of each is what the code itself costs.
    taken = [(_seconds(HELP), _seconds(CLICK)) for _ in range(RUNS)]
    mine, theirs = (min(column) for column in zip(*taken, strict=True))
    print(
        f"--help {1000 * mine:.0f} ms, importing click {1000 * theirs:.0f} ms: "
        f"{mine / theirs:.2f} times, at most {MOST:g} wanted"
    )
    return 1 if mine > MOST * theirs else 0


if __name__ == "__main__":
    sys.exit(main())
