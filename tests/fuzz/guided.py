"""Fuzz the readers and the language of plans, guided by coverage (atheris): `make fuzz`, or one target by its name.

    python -m tests.fuzz readers -max_total_time=600 [CORPUS]

A file may be refused with InputError and by nothing else; the language of plans reads any text. What breaks that, or
takes longer than TIMEOUT seconds on an input, stops the run and is written to a file crash-* or timeout-*, which the
same command takes as its argument to show it again. Seeds are the formats of a plan and sentences of one.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["checker"]):
    from checker.errors import InputError
    from checker.extract import extract
    from checker.language.characters import plain
    from checker.language.numbers import read_number
    from checker.language.times import times
    from checker.language.units import unit_of
    from checker.language.wording import bound_after, bound_before, modality, strength
    from checker.model import Document
    from checker.read import Limits, take_apart
    from checker.structure import structure

TIMEOUT, LONGEST = 10, 60_000
# A scan of fuzzed pages is slow and is the recogniser's affair; the other limits only make a run quicker.
LIMITS = Limits(scanned_pages=0, unpacked_bytes=5_000_000)
ORIGINALS = Path(__file__).parents[2] / "docs_data" / "originals"


def _read(data: bytes) -> Document | None:
    path = Path("plan")
    try:
        return structure(take_apart(data, path, LIMITS), data, path)
    except InputError:
        return None


def readers(data: bytes) -> None:
    """Read bytes as a file of whatever format they seem to have; every passage points into the source."""
    found = _read(data)
    if found is None:
        return
    for passage in found.passages:
        assert len(passage.text) == len(passage.origin)
        assert all(0 <= at < len(found.source) for at in passage.origin)


def targets(data: bytes) -> None:
    """Extract the targets of a text; every quote and every figure of the ledger stands where it says."""
    found = _read(data.decode("utf-8", "ignore").encode("utf-8"))
    if found is None:
        return
    texts = {passage.number: passage.text for passage in found.passages}
    extraction = extract(found)
    for target in extraction.targets:
        quote = target.quote
        assert texts[quote.passage][quote.start : quote.end] == quote.text
    for figure in extraction.figures:
        assert texts[figure.passage][figure.start : figure.end] == figure.text


def language(data: bytes) -> None:
    """Read any text as a number, times, a unit, bounds and wording; plain text is as long as it was."""
    text = data.decode("utf-8", "ignore")
    assert len(plain(text)) == len(text)
    read_number(text)
    times(text, (2021, 2025))
    unit_of(text)
    bound_before(text)
    bound_after(text, len(text) // 2)
    strength(text, modality(text, text).modality)


TARGETS: Mapping[str, Callable[[bytes], None]] = {"readers": readers, "targets": targets, "language": language}


def seed(folder: Path, name: str) -> None:
    """Write what the fuzzer begins with: short files in every format for the readers, sentences for the others."""
    text = (ORIGINALS / "shandong-2024.txt").read_text(encoding="utf-8")
    seeds = [line.encode("utf-8") for line in text.splitlines() if line.strip()]
    if name == "readers":
        from tests.read import make

        plan = "heze-2024"
        seeds = [make.docx(plan), make.html(plan), make.html(plan, "gb18030"), make.pdf(plan), make.xlsx("jinan-2022")]
        seeds += [text[:3000].encode(coding) for coding in ("utf-8", "utf-16", "gb18030")]
        seeds += ["指标,单位,2025年\n城镇化率,%,68\n".encode(), b"| a | b |\n|---|---|\n| 1 | 2 |\n"]
    for number, data in enumerate(seeds):
        (folder / f"{number:03}").write_bytes(data)


def main() -> None:
    """Run one target until it breaks, or as long as libFuzzer's own options (-max_total_time=SECONDS) say."""
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        raise SystemExit(f"wanted one of {', '.join(TARGETS)}, and what libFuzzer is told")
    name = sys.argv.pop(1)
    with tempfile.TemporaryDirectory() as folder:
        replayed = any(not option.startswith("-") for option in sys.argv[1:])
        if not replayed:
            seed(Path(folder), name)
        given = [*sys.argv, f"-timeout={TIMEOUT}", f"-max_len={LONGEST}", *([] if replayed else [folder])]
        atheris.Setup(given, TARGETS[name])
        atheris.Fuzz()
