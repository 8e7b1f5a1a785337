"""How fast we read a PDF, a page, beside pypdfium2's bare text of the same file, and the memory either takes.

Bare text has no lines, no running heads taken off, no tables and no places; the ratio says what these cost. Memory is
the highest resident size of a process of its own that does nothing else, its libraries included. Pages of prose and
pages with tables are measured apart, each as files of their own:

    python -m tests.bench.reading [FOLDER OF PDFS]
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

PLANS = ("shandong-2024", "shandong-2021-tasks")
RUNS = 3
# How many times bare text we may take, on pages of prose and on pages with tables.
WANTED = {"prose": 2, "tables": 5}
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


def pages(file: Path) -> int:
    """Take the file apart into lines and tables; return how many there are."""
    from checker.read import take_apart

    return len(take_apart(file.read_bytes(), file).items)


READERS = {"bare": bare, "ours": ours, "pages": pages}


def best(name: str, file: Path) -> float:
    """Return the best time of several runs in seconds of the processor."""
    taken = []
    for _ in range(RUNS):
        start = time.process_time()
        READERS[name](file)
        taken.append(time.process_time() - start)
    return min(taken)


def measure(name: str, file: Path) -> None:
    """Print the best time in seconds, and the highest resident size in megabytes."""
    taken = best(name, file)
    status = Path("/proc/self/status")
    found = _HIGHEST.search(status.read_text(encoding="ascii")) if status.exists() else None
    print(taken, int(found[1]) / 1024 if found else "nan")


def _apart(name: str, file: Path) -> tuple[float, float]:
    command = [sys.executable, "-m", "tests.bench.reading", name, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds, megabytes = done.stdout.split()
    return float(seconds), float(megabytes)


def table() -> None:
    """Print, for plans printed as PDF: a page's time by either way, how many times ours takes, and both memories."""
    from tests.read import make

    with tempfile.TemporaryDirectory() as folder:
        files = []
        for name in PLANS:
            file = Path(folder) / f"{name}.pdf"
            file.write_bytes(make.pdf(name))
            files.append(file)
            count = bare(file)
            (theirs, their_memory), (mine, memory) = _apart("bare", file), _apart("ours", file)
            print(
                f"{name + '.pdf':28} {count:3} pages: {1000 * mine / count:7.1f} ms a page, "
                f"bare text {1000 * theirs / count:.1f} ms ({mine / theirs:.1f} times); "
                f"memory {memory:.0f} MB, bare text {their_memory:.0f} MB"
            )
        by_kind(files)


def by_kind(files: Iterable[Path]) -> None:
    """Print how many times bare text the lines and tables of a page take, for prose and for pages with tables."""
    sums = {kind: [0, 0.0, 0.0] for kind in WANTED}
    with tempfile.TemporaryDirectory() as folder:
        for file in files:
            for kind, part in _parts(file, Path(folder)).items():
                total = sums[kind]
                total[0] += bare(part)
                total[1] += best("bare", part)
                total[2] += best("pages", part)
    for kind, (count, theirs, mine) in sums.items():
        if count:
            print(
                f"{'pages of ' + kind if kind == 'prose' else 'pages with ' + kind:28} {count:5.0f} pages: "
                f"{1000 * mine / count:7.1f} ms a page, bare text {1000 * theirs / count:.1f} ms "
                f"({mine / theirs:.1f} times, at most {WANTED[kind]} wanted)"
            )


def _parts(file: Path, folder: Path) -> dict[str, Path]:
    """Return a file of the pages of prose and one of the pages with tables, where there are such; none of scans."""
    import pypdfium2

    from checker.model.layout import Grid
    from checker.read import take_apart

    opened = pypdfium2.PdfDocument(file)
    found = take_apart(file.read_bytes(), file)
    with_tables = {row.page for item in found.items if isinstance(item, Grid) for row in item.rows}
    written = [index for index, page in enumerate(opened) if page.get_textpage().count_chars() >= 20]
    done = {}
    for kind in WANTED:
        wanted = [index for index in written if (index + 1 in with_tables) == (kind == "tables")]
        if wanted:
            part = pypdfium2.PdfDocument.new()
            part.import_pages(opened, wanted)
            done[kind] = folder / f"{kind}.pdf"
            part.save(done[kind])
            part.close()
    opened.close()
    return done


if __name__ == "__main__":
    if len(sys.argv) == 3:
        measure(sys.argv[1], Path(sys.argv[2]))
    elif len(sys.argv) == 2:
        by_kind(sorted(Path(sys.argv[1]).glob("*.pdf")))
    else:
        table()
