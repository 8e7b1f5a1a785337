"""A new version of a document in the place of the last one, and the run of before kept to be compared with."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO, Any

from checker.decide import Changes, Snapshot, compare
from checker.desk.comparing import of_report
from checker.desk.web.review import Review
from checker.desk.web.uploads import FOLDER, keep, safe_name
from checker.errors import InputError
from checker.messages import message
from checker.model import Run
from checker.pipeline import render
from checker.workspace.manifest import put_document

# Where the files and the reports of earlier versions lie.
EARLIER = "earlier"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What changed since an earlier run: findings by what became of them, and figures that are unread only now."""

    changes: Changes
    unread: tuple[Mapping[str, Any], ...]


def replace_document(review: Review, doc: str, name: str, stream: IO[bytes]) -> None:
    """Put a new version in the place of a document and keep what was found of the last one.

    Raises InputError where there is nothing to compare with yet, and for a file that is there already.
    """
    with review.lock:
        run = review.run()
        if run is None or review.stale or review.state != "checked":
            raise InputError("", "", message("desk.version.unchecked"), message("desk.wanted.check"))
        listed = next(one for one in review.listed() if one.id == doc)
        known = {one.sha256: one.id for one in review.listed()}
        folder = review.root / FOLDER
        safe = safe_name(name, [file.name for file in folder.glob("*")])
        checksum = keep(stream, folder, safe)
        if checksum in known:
            (folder / safe).unlink()
            same = message("desk.files.same", name=safe, id=known[checksum])
            raise InputError("", "", same, message("desk.wanted.another"))
        _keep_report(review.root / EARLIER, doc, run)
        put_document(review.manifest, review.regions, doc, {"file": f"{FOLDER}/{safe}", "sha256": checksum})
        if listed.file.is_file():
            taken = [file.name for file in (review.root / EARLIER).glob("*")]
            listed.file.replace(review.root / EARLIER / safe_name(listed.file.name, taken))
        review.forget(doc)


def reports(review: Review) -> tuple[str, ...]:
    """Return the names of the reports of before, newest first."""
    files = sorted((review.root / EARLIER).glob("*.json"), key=lambda file: file.stat().st_mtime_ns, reverse=True)
    return tuple(file.stem for file in files)


def compared(review: Review, run: Run, name: str) -> Comparison:
    """Compare a run with a report of before."""
    file = review.root / EARLIER / f"{name}.json"
    report = json.loads(render(run, "json", "zh"))
    earlier = json.loads(file.read_text(encoding="utf-8"))
    before = {_place(one) for one in earlier.get("unread", ())}
    return Comparison(
        changes=compare(of_report(file), Snapshot.of(report)),
        unread=tuple(one for one in report["unread"] if _place(one) not in before),
    )


def _place(figure: Mapping[str, Any]) -> tuple[str, ...]:
    return str(figure["doc"]), str(figure["clause"]), str(figure["text"])


def _keep_report(folder: Path, doc: str, run: Run) -> None:
    folder.mkdir(exist_ok=True)
    name = safe_name(f"{date.today().isoformat()}-{doc}.json", [file.name for file in folder.glob("*.json")])
    new = folder / f".{name}.new"
    new.write_text(str(render(run, "json", "zh")), encoding="utf-8")
    new.replace(folder / name)
