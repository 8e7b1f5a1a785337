"""The gate of a repository of plan data: what has to be so before a change of docs_data/ goes in.

The documents are what the manifest says (their checksums), the dataset is what the documents give, the suites can be
run, and nothing is found that the base did not have. The base is judged by its own rules and decisions, as it stood.
"""

from __future__ import annotations

import io
import json
import subprocess
import tarfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from checker.decide import Change, Changes, Snapshot, compare, expired
from checker.desk.comparing import failing, of_workspace
from checker.errors import InputError
from checker.messages import message
from checker.model import Message
from checker.pipeline import NOTHING, Kept, Progress, Reading, nothing_judged, render, ruled, rules, run
from checker.workspace import EXPECTATIONS, Workspace, find, with_pack
from checker.workspace.dataset import DATASET, is_fresh


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """What the gate saw: what could not be read, whether the dataset is fresh, what changed against the base.

    `failing` are the findings that close the gate. Without a base every open finding is new. `remarks` is what has to
    be said of the rule pack that was chosen.
    """

    reading: Reading
    fresh: bool
    judged: bool
    failing: tuple[Change, ...]
    changes: Changes | None
    remarks: tuple[Message, ...] = ()


def gate(
    workspace: Workspace, base: str, levels: Sequence[str], progress: Progress, on: date, kept: Kept = NOTHING
) -> Gate:
    """Look at a workspace as it stands, and at its base where one is named.

    Every rule pack it has must be usable, not only the one that holds on the day: another one is in force tomorrow.
    """
    for pack in workspace.packs:
        rules(with_pack(workspace, pack).suites)
    workspace = ruled(workspace, on, progress, kept=kept)
    found, reading = run(workspace, progress, on, kept)
    now = Snapshot.of(json.loads(render(found, "json", "zh")))
    fresh = not reading.unread and is_fresh(workspace.root / DATASET, reading.extractions)
    before = Snapshot(findings={}, held={}, unjudged={}, targets={}, pairs=())
    if base and not reading.unread:
        with checked_out(workspace.root, base) as folder:
            before = of_workspace(find(folder), progress, on, kept)
    changes = compare(before, now)
    decided = {
        one.fingerprint
        for one in workspace.decisions
        if one.closes and one.subject == "finding" and not expired(one, on)
    }
    return Gate(
        reading=reading,
        fresh=fresh,
        judged=not nothing_judged(found),
        failing=failing(changes, levels, decided),
        changes=changes if base and not reading.unread else None,
        remarks=workspace.remarks,
    )


@contextmanager
def checked_out(root: Path, revision: str) -> Iterator[Path]:
    """Lay out the workspace as it stood at a revision, with the suites beside it, in a folder that goes away again."""
    place = root.resolve()
    top = Path(_git(place, revision, "rev-parse", "--show-toplevel").decode().strip())
    commit = (
        _git(place, revision, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}").decode().strip()
    )
    inside = place.relative_to(top)
    beside = inside.parent / EXPECTATIONS
    listed = _git(
        top, revision, "ls-tree", "--name-only", "-z", commit, "--", f"{inside.as_posix()}", beside.as_posix()
    )
    paths = [name for name in listed.decode().split("\0") if name] if inside.parts else ["."]
    if not paths:
        raise _unknown(revision)
    archive = _git(top, revision, "archive", "--format=tar", commit, "--", *paths)
    with TemporaryDirectory(prefix="checker-base-") as folder:
        with tarfile.open(fileobj=io.BytesIO(archive)) as packed:
            packed.extractall(folder, filter="data")
        yield Path(folder) / inside


def _git(place: Path, revision: str, *arguments: str) -> bytes:
    try:
        return subprocess.run(["git", "-C", str(place), *arguments], capture_output=True, check=True).stdout
    except (subprocess.CalledProcessError, FileNotFoundError) as error:
        raise _unknown(revision) from error


def _unknown(revision: str) -> InputError:
    return InputError("", "", revision, message("decide.wanted.revision"))
