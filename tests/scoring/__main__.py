"""Score the extraction on documents annotated by hand that lie outside the repository.

    python -m tests.scoring GOLD DOCUMENTS... [--misses]

GOLD is a folder of `<doc>.jsonl` (records as gold/GUIDE.md defines them), with `<doc>.part.txt` where only a part was
annotated, `<doc>.txt` where the document is no text itself, and `tables*.jsonl` for main indicator tables row by row
(`tables*-retro.jsonl` beside it: tables of the past). DOCUMENTS are folders in which `<doc>` is looked for with any
suffix. Printed: F1 of figures, values and full records, states, baselines and the weak fields of each document, the
means, and the table of tests/gold/score_tables.py for each file of tables.
"""

from __future__ import annotations

import importlib
import json
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from checker.errors import InputError
from checker.extract import extract
from checker.pipeline import read_document
from checker.workspace.dataset import as_lines

SUFFIXES = (".pdf", ".docx", ".doc", ".html", ".htm", ".xlsx", ".txt", ".md")
WEAK = 0.95
score: Any = importlib.import_module("tests.gold.score")
score_tables: Any = importlib.import_module("tests.gold.score_tables")


def document(name: str, folders: list[Path]) -> Path | None:
    """Return the file of a document, None where no folder holds it; a part annotated is named `<doc>-<part>`."""
    parts = name.split("-")
    for stem in ("-".join(parts[:count]) for count in range(len(parts), 0, -1)):
        for folder in folders:
            for suffix in SUFFIXES:
                if (file := folder / f"{stem}{suffix}").is_file():
                    return file
    return None


@cache
def records(file: Path) -> tuple[dict[str, Any], ...]:
    """Return the records that `checker extract` prints for a file."""
    lines = as_lines([extract(read_document(file))]).splitlines()
    return tuple(json.loads(line) for line in lines if line.strip())


def prose(gold: Path, folders: list[Path], *, misses: bool) -> tuple[float, float, float] | None:
    """Print the scores of one document; return its F1 of figures, values and full records, None where it has none."""
    file = document(gold.stem, folders)
    if file is None:
        print(f"{gold.stem:28} no document")
        return None
    whole, part = gold.with_suffix(".txt"), gold.with_name(f"{gold.stem}.part.txt")
    source = (whole if whole.is_file() else file).read_text(encoding="utf-8")
    annotated = part.read_text(encoding="utf-8") if part.is_file() else None
    out, extra, missed, paired = score.score(list(records(file)), score.load(gold), source, annotated)
    figures = [out[kind]["f1"] for kind in ("figure", "value", "full")]
    weak = " ".join(f"{field} {share:.2f}" for field, share in out["fields"].items() if share < WEAK)
    states = f"state {out['state_recall']}/{out['state_precision']} baseline {out['baseline_recall']}"
    print(f"{gold.stem:28}" + "".join(f"{one:7.3f}" for one in figures) + f"  n {out['gold']:3}  {states}  {weak}")
    if misses:
        for record in missed:
            print("  missed", record["kind"], record["indicator"], record["value"], score.squash(record["quote"])[:60])
        for record in extra:
            print("  extra ", record["kind"], record["indicator"], record["value"], score.squash(record["quote"])[:60])
        for mine, theirs, right in paired:
            if wrong := [field for field, good in right.items() if not good]:
                print("  wrong ", wrong, mine["indicator"], "|", theirs["indicator"], mine["kind"], theirs["kind"])
    return (figures[0], figures[1], figures[2]) if out["gold"] else None


def tables(gold: Path, folders: list[Path], *, misses: bool) -> None:
    """Print the scores of a file of indicator tables."""
    names = dict.fromkeys(json.loads(line)["doc"] for line in gold.read_text(encoding="utf-8").splitlines() if line)
    with tempfile.TemporaryDirectory() as made:
        for name in names:
            if (file := document(name, folders)) is not None:
                lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records(file))
                Path(made, f"{name}.jsonl").write_text(lines, encoding="utf-8")
        past = gold.with_name(f"{gold.stem}-retro.jsonl")
        given = [str(gold), made, *([str(past)] if past.is_file() else []), *(["--misses"] if misses else [])]
        score_tables.main(given)


def main(arguments: list[str]) -> int:
    """Score everything; 2 where a folder is missing or a document cannot be read."""
    misses = "--misses" in arguments
    folders = [Path(argument) for argument in arguments if not argument.startswith("--")]
    if len(folders) < 2 or not all(folder.is_dir() for folder in folders):
        print(__doc__, file=sys.stderr)
        return 2
    gold, places = folders[0], folders[1:]
    annotated = [file for file in sorted(gold.glob("*.jsonl")) if not file.stem.startswith("tables")]
    try:
        found = [one for file in annotated if (one := prose(file, places, misses=misses)) is not None]
        if found:
            means = [sum(column) / len(found) for column in zip(*found, strict=True)]
            print(f"{'mean of those with figures':28}" + "".join(f"{mean:7.3f}" for mean in means))
        for file in sorted(gold.glob("tables*.jsonl")):
            if not file.stem.endswith(("-retro", "-picture")):
                tables(file, places, misses=misses)
    except InputError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
