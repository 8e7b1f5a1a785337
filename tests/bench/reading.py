"""How fast we read a PDF, a page, beside pypdfium2's bare text of the same file, and the memory either takes.

Bare text has no lines, no running heads taken off, no tables and no places; the ratio says what these cost. Memory is
the highest resident size of a process of its own that does nothing else, its libraries included.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PLANS = ("shandong-2024", "shandong-2021-tasks")
RUNS = 3
_HIGHEST = re.compile(r"VmHWM:\s*(\d+) kB")


def bare(file: Path) -> int:
    """Take the bare text of every page; return how many there are."""
    import pypdfium2

    opened = pypdfium2.PdfDocument(file)
    for page in opened:
        page.get_textpage().get_text_range()
    return len(opened)


def ours(file: Path) -> int:
    """Read the file; return how many passages it has."""
    from checker.pipeline import read_document as read

    return len(read(file).passages)


READERS = {"bare": bare, "ours": ours}


def measure(name: str, file: Path) -> None:
    """Print the best time of several runs in seconds, and the highest resident size in megabytes."""
    taken = []
    for _ in range(RUNS):
        start = time.perf_counter()
        READERS[name](file)
        taken.append(time.perf_counter() - start)
    status = Path("/proc/self/status")
    found = _HIGHEST.search(status.read_text(encoding="ascii")) if status.exists() else None
    print(min(taken), int(found[1]) / 1024 if found else "nan")


def _apart(name: str, file: Path) -> tuple[float, float]:
    command = [sys.executable, "-m", "tests.bench.reading", name, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds, megabytes = done.stdout.split()
    return float(seconds), float(megabytes)


def table() -> None:
    """Print, for plans printed as PDF: a page's time by either way, how many times ours takes, and both memories."""
    from tests.read import make

    with tempfile.TemporaryDirectory() as folder:
        for name in PLANS:
            file = Path(folder) / f"{name}.pdf"
            file.write_bytes(make.pdf(name))
            pages = bare(file)
            (theirs, their_memory), (mine, memory) = _apart("bare", file), _apart("ours", file)
            print(
                f"{name + '.pdf':28} {pages:3} pages: {1000 * mine / pages:7.1f} ms a page, "
                f"bare text {1000 * theirs / pages:.1f} ms ({mine / theirs:.1f} times); "
                f"memory {memory:.0f} MB, bare text {their_memory:.0f} MB"
            )


if __name__ == "__main__":
    measure(sys.argv[1], Path(sys.argv[2]))
