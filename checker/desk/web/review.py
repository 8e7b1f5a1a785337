"""One review: a workspace folder, what the reader has made of it, and what persons decide; all that is typed is kept.

Everything a person says stands in the folder before the browser hears that it was kept, in the files that the command
line reads; what can be made again from these (facts, the run) is held in memory.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import IO

from checker.decide import settle
from checker.desk.deciding import DECISIONS
from checker.desk.web.held import Held, Progress, State
from checker.desk.web.reader import (
    CheckDone,
    CheckProgressed,
    DocumentRead,
    DocumentsRead,
    Event,
    Facts,
    Reader,
    ReaderFailed,
    ReadingDocument,
    Task,
)
from checker.desk.web.uploads import FILES, FOLDER, REMOVED, keep, safe_name
from checker.messages import Language, message
from checker.model import Finding, Message, Run
from checker.workspace import MANIFEST, PACKS, Workspace, find, shipped
from checker.workspace.catalogue import load_regions, with_the_country
from checker.workspace.correcting import CORRECTIONS, drop_corrections
from checker.workspace.decisions import load_decisions
from checker.workspace.editing import nodes_of, text_of, value_of, values_of
from checker.workspace.manifest import Listed, drop_document, load_manifest, put_document
from checker.workspace.notes import NOTES
from checker.workspace.packs import state_of_packs


class Review:
    """The review of one folder; safe to be used by several requests at once."""

    def __init__(self, folder: Path, lang: Language = "zh") -> None:
        folder.mkdir(parents=True, exist_ok=True)
        nested = folder / "docs_data"
        self.root = nested if (nested / MANIFEST).is_file() and not (folder / MANIFEST).is_file() else folder
        self.lang: Language = lang
        self.state: State = "open"
        self.progress = Progress()
        self._held = Held()
        self.lock = threading.RLock()
        own = self.root / "regions.csv"
        regions = load_regions(own if own.is_file() else shipped("docs_data/regions.csv"))
        self.regions = with_the_country(regions)
        self._reader = Reader(self._on_event)
        self._look()

    def begin(self) -> None:
        """Begin the reader before there is a file."""
        self._reader.begin()

    def close(self) -> None:
        """End the reader."""
        self._reader.close()

    @property
    def manifest(self) -> Path:
        """The file that lists the documents."""
        return self.root / MANIFEST

    def workspace(self) -> Workspace | None:
        """Return the workspace as it stands in the folder, None before the first document."""
        return find(self.root) if self.manifest.is_file() else None

    # Documents

    def add(self, files: Iterable[tuple[str, IO[bytes]]]) -> list[Message]:
        """Keep files and list them as documents; return what has to be said of those that were not kept."""
        said = []
        with self.lock:
            known = {listed.sha256: listed.id for listed in self.listed()}
            for name, stream in files:
                if len(known) >= FILES:
                    said.append(message("desk.files.too-many", most=FILES))
                    break
                folder = self.root / FOLDER
                taken = [*(one.id for one in self.listed()), *(one.name for one in folder.glob("*"))]
                safe = safe_name(name, taken)
                checksum = keep(stream, folder, safe)
                if checksum in known:
                    (folder / safe).unlink()
                    said.append(message("desk.files.same", name=safe, id=known[checksum]))
                    continue
                doc = safe.rpartition(".")[0] or safe
                put_document(self.manifest, self.regions, doc, {"file": f"{FOLDER}/{safe}", "sha256": checksum})
                known[checksum] = doc
            self._look()
        return said

    def listed(self) -> tuple[Listed, ...]:
        """Return the documents of the manifest."""
        edition = self._edition()
        if edition != self._held.listed_of:
            found = load_manifest(self.manifest, self.regions) if self.manifest.is_file() else ()
            self._held.listed, self._held.listed_of = found, edition
        return self._held.listed

    def remove(self, doc: str) -> None:
        """Take a document out of the list, and its file out of the originals."""
        with self.lock:
            file = next(listed.file for listed in self.listed() if listed.id == doc)
            drop_corrections(self.root / CORRECTIONS, tuple(one.id for one in self.listed()), doc)
            drop_document(self.manifest, self.regions, doc)
            if file.is_file():
                (self.root / REMOVED).mkdir(exist_ok=True)
                file.replace(self.root / REMOVED / file.name)
            self._held.facts.pop(doc, None)
            self._look()

    def forget(self, doc: str) -> None:
        """Look anew at a document whose file is another one now."""
        with self.lock:
            self._held.facts.pop(doc, None)
            self._look()

    def correct(self, doc: str, changes: Mapping[str, object]) -> None:
        """Keep what a person says of a document."""
        with self.lock:
            put_document(self.manifest, self.regions, doc, changes)
            facts = self._held.facts.get(doc)
            if isinstance(facts, Facts):
                names = {region.code: region.name for region in self.regions}
                now = {name: value for name, value in changes.items() if name in ("level", "region", "period")}
                if "region" in now:
                    now["region_name"] = names.get(str(now["region"]), "")
                if isinstance(now.get("period"), list):
                    now["period"] = tuple(now["period"])  # type: ignore[arg-type]
                self._held.facts[doc] = replace(facts, **now)  # type: ignore[arg-type]

    def facts(self) -> dict[str, Facts | Message | None]:
        """Return what is known of each document in order; None for one that has not been read yet."""
        with self.lock:
            return {listed.id: self._held.facts.get(listed.id) for listed in self.listed()}

    def above(self) -> dict[str, tuple[str, ...]]:
        """Return what each document answers: as a person has said, else as it seems."""
        with self.lock:
            known = {listed.id for listed in self.listed()}
            stated = {listed.id: listed.above for listed in self.listed() if listed.above or self.answers(listed.id)}
            seems = {doc: tuple(one for one in above if one in known) for doc, above in self._held.proposed.items()}
            return {**{doc: seems.get(doc, ()) for doc in known}, **stated}

    @property
    def confirmed(self) -> bool:
        """Whether a person has said of every document which plans it answers; before that there is nothing to check."""
        return bool(self.listed()) and all(self.answers(listed.id) for listed in self.listed())

    def answers(self, doc: str) -> bool:
        """Say whether the manifest says what a document answers, be it nothing; one written by hand says all."""
        text = text_of(self.manifest)
        node = next(node for node in nodes_of(text, self.manifest) if value_of(node, "id") == doc)
        values = values_of(node)
        return "above" in values or "title" in values

    def _look(self) -> None:
        workspace = self.workspace()
        if workspace is not None:
            self.progress.busy += 1
            listed = tuple(one for one in workspace.listed if one.id not in self._held.broke)
            self._reader.do(Task(workspace=replace(workspace, listed=listed)))

    # The check

    def start(self) -> None:
        """Begin the check, unless it is under way or the run in memory is of the documents as they are."""
        with self.lock:
            workspace = self.workspace()
            current = self.state == "checked" and not self.stale and not self.outdated
            if workspace is None or self.state == "checking" or current:
                return
            self.state, self.progress.step, self.progress.why = "checking", None, None
            self._held.of, self._held.reading_of = self._edition(), self._reading()
            self.progress.busy += 1
            self._reader.do(Task(workspace=workspace, check=date.today()))

    @property
    def stale(self) -> bool:
        """Whether documents or what is said of them have changed since the check."""
        return self._held.of != self._edition()

    @property
    def outdated(self) -> bool:
        """Whether a target was put right or a match decided on since the check; then it is made again unasked."""
        return self._held.reading_of != self._reading()

    @property
    def judging_anew(self) -> bool:
        """Whether the check under way is of the documents that the run in memory is of."""
        return self.state == "checking" and self._held.run is not None and self._held.run_of == self._held.of

    def _edition(self) -> str:
        found = self.manifest.read_bytes() if self.manifest.is_file() else b""
        return hashlib.sha256(found + state_of_packs(self.root / PACKS, date.today()).encode()).hexdigest()

    def _reading(self) -> str:
        """Return a mark of what persons have put right of targets and matches."""
        matches = [one for one in load_decisions(self.root / DECISIONS) if one.subject == "match"]
        found = text_of(self.root / CORRECTIONS) + repr(matches)
        return hashlib.sha256(found.encode("utf-8")).hexdigest()

    def _on_event(self, event: Event) -> None:
        with self.lock:
            if isinstance(event, ReadingDocument):
                self.progress.looking = event.doc
            elif isinstance(event, DocumentRead):
                self._held.facts[event.doc] = event.facts
            elif isinstance(event, CheckProgressed):
                self.progress.step = event
            else:
                self._finish(event)

    def _finish(self, event: DocumentsRead | CheckDone | ReaderFailed) -> None:
        self.progress.busy -= 1
        if isinstance(event, DocumentsRead):
            self._held.proposed = event.above
        elif isinstance(event, CheckDone):
            self._held.run, self._held.run_of, self.state = event.run, self._held.of, "checked"
            if self.outdated and not self.stale:
                self.start()
        elif self.state == "checking":
            self.state, self.progress.why = "failed", event.why
        elif self.progress.looking:
            # The file that was open when the reader broke; the others are read without it.
            self._held.facts[self.progress.looking] = event.why
            self._held.broke.add(self.progress.looking)
            self._look()
        self.progress.looking = ""

    # Findings and what is said of them

    def run(self) -> Run | None:
        """Return the run with the decisions that stand put to it, without reading or judging anew."""
        with self.lock:
            run = self._held.run
        if run is None:
            return None
        decisions = load_decisions(self.root / DECISIONS)
        return replace(run, findings=settle(run.findings, decisions, run.documents, run.extractions, date.today()))

    @property
    def judged(self) -> Run | None:
        """The run as it was judged, with no decision on a finding put to it."""
        return self._held.run

    @property
    def mark(self) -> str:
        """What changes with the run."""
        return f"{self._held.run_of[:12]}{self._held.reading_of[:12]}"

    def edition(self) -> str:
        """Return a mark of all that the page of the findings shows; the same mark, the same page."""
        held = hashlib.sha256(f"{self._held.of} {id(self._held.run)} {self.stale} {self.state} {date.today()}".encode())
        for name in (DECISIONS, NOTES, CORRECTIONS):
            held.update(text_of(self.root / name).encode("utf-8") + b"\0")
        return held.hexdigest()

    def finding(self, fingerprint: str) -> Finding | None:
        """Return a finding of the run with what it rests on."""
        run = self.run()
        return next((one for one in run.findings if one.fingerprint == fingerprint), None) if run else None
