"""The way in: the documents of a workspace read and their targets extracted, each within a limit of time and memory."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from functools import partial
from importlib import import_module
from itertools import starmap
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, Protocol, Self, TypeVar

from checker.bounded import MEGABYTES, SECONDS, Bounds, Heartbeat, StoppedError, Worker, bounds
from checker.edition import EXTRACTING, READING, edition
from checker.errors import InputError, refusal
from checker.kept import NOTHING, Kept, checksum_of
from checker.messages import message
from checker.model import Document, Extraction, Message
from checker.model.serialisation import compact, to_json
from checker.workers import Workers
from checker.workspace import Correction, Listed, Workspace
from checker.workspace.adding import add
from checker.workspace.corrections import correct, left_out
from checker.workspace.placing import placed, settled, with_roles
from checker.workspace.transcribing import transcribed

if TYPE_CHECKING:
    from checker.match import Identify
    from checker.model.layout import Pages

Stage = Literal["read", "extract", "match", "measure", "judge"]
# Told how far a stage has come: the stage, how many of its subjects are done, how many there are.
Progress = Callable[[Stage, int, int], None]
Kind = TypeVar("Kind", bound=Worker | Workers)


class AtWork(Protocol):
    """Who reads and extracts: processes of this machine, or others that come to the same."""

    limits: Bounds

    def __enter__(self) -> Self:
        """Begin."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End what was begun."""

    def each(self, jobs: Sequence[Any]) -> Iterator[tuple[Any, Exception | None]]:
        """Yield for each job in order what the work makes of it, or why there is nothing: stopped, or bad input."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The documents that could be read, what was read out of them, and what could not be.

    `made_of` is for each document the checksum of all that it and its targets are made of, beside the rules, the
    catalogue and the regions; it is empty where nothing is kept.
    """

    documents: tuple[Document, ...]
    extractions: tuple[Extraction, ...]
    unread: tuple[InputError, ...] = ()
    notes: tuple[Message, ...] = ()
    made_of: Mapping[str, str] = field(default_factory=dict, compare=False)


def no_progress(_stage: Stage, _done: int, _all: int) -> None:
    """Report no progress."""


def read_document(path: Path, doc_id: str | None = None, recognises: Heartbeat | None = None) -> Document:
    """Return the document that a file makes; `recognises` is told of each page that is recognised from its picture.

    Raises InputError for a file that is missing, empty, broken, locked, beyond the limits or of no format known here.
    """
    from checker.read import Limits, read
    from checker.structure import structure

    pages, data = read(path, limits=Limits(recognises=recognises) if recognises else Limits())
    return structure(pages, data, path, doc_id=doc_id)


def read_documents(
    workspace: Workspace, progress: Progress = no_progress, worker: AtWork | None = None, kept: Kept = NOTHING
) -> Reading:
    """Read every document of the workspace; one that cannot be read is said, and the others go on."""
    documents, unread = list[Document](), list[InputError]()
    with _at_work(worker, "read", "structure") as worker:
        found_again = [_known(listed, kept) for listed in workspace.listed]
        left = [listed for listed, known in zip(workspace.listed, found_again, strict=True) if known is None]
        answers = worker.each([(listed.file, listed.id) for listed in left])
        for number, (listed, known) in enumerate(zip(workspace.listed, found_again, strict=True)):
            progress("read", number, len(workspace.listed))
            document, error = (known, None) if known is not None else _compact(*next(answers))
            if error is None and known is None and kept is not NOTHING:
                kept.put(document, *_read_of(listed), document.sha256)
            try:
                if error is not None:
                    raise error
                documents.append(listed.complete(document))
            except StoppedError as stopped:
                unread.append(_refused(listed.file, stopped, worker.limits))
            except InputError as refused:
                unread.append(refused)
    ids = {document.id for document in documents}
    found = [settled(document, ids, workspace.regions) for document in documents]
    if not workspace.stated:
        found = [placed(document, found, workspace.regions) for document in found]
    notes = [message("workspace.unlisted", file=path) for path in workspace.unlisted]
    for at, document in enumerate(found):
        found[at], unused = transcribed(document, workspace.corrections)
        notes += starmap(left_out, unused)
    return Reading(documents=tuple(with_roles(found)), extractions=(), unread=tuple(unread), notes=tuple(notes))


def _compact(found: Document | Extraction | None, error: Exception | None) -> tuple[Any, Exception | None]:
    """Return an answer as it is held till the end of the run."""
    return (compact(found) if found is not None else None), error


def _read_of(listed: Listed) -> tuple[str, ...]:
    """Return what the reading of a file depends on beside its content."""
    return edition(READING), listed.id, listed.file.name


def _known(listed: Listed, kept: Kept) -> Document | None:
    """Return the document that is kept of the content and the name of a file."""
    checksum = checksum_of(listed.file) if kept is not NOTHING else ""
    return kept.get(Document, *_read_of(listed), checksum) if checksum else None


def _extracted_of(written: str) -> tuple[str, ...]:
    """Return what the extraction from a document depends on, of which the checksum is given."""
    return edition(EXTRACTING), written


def _checksum(written: str, corrections: Iterable[Correction], doc: str) -> str:
    """Return the checksum of a document, of which one is given, with the corrections of what was read in it."""
    return _sum(repr((written, [correction for correction in corrections if correction.doc == doc])))


def _sum(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _at_work(worker: AtWork | None, *rooms: str) -> AbstractContextManager[AtWork]:
    """Return the worker given, or some for this stage alone, with the rooms that they and later stages need."""
    return nullcontext(worker) if worker is not None else reading_worker(Workers, *rooms)


def reading_worker(kind: type[Kind], *rooms: str, limits: Bounds | None = None) -> Kind:
    """Return a worker of some kind that reads files and extracts targets, within the usual limits if not others."""
    return kind(_work, limits or bounds(), partial(_load, rooms))


def _work(job: tuple[Path, str | None] | Document, heartbeat: Heartbeat) -> Document | Extraction:
    """Read a file, or extract the targets of a document."""
    if not isinstance(job, Document):
        return read_document(*job, recognises=heartbeat)
    from checker.extract import extract

    return extract(job)


def _load(rooms: Iterable[str]) -> None:
    """Load what the work and the stages after it both need, so that it is loaded once."""
    for room in rooms:
        import_module(f"checker.{room}")


def _refused(file: Path | str, stopped: StoppedError, limits: Bounds) -> InputError:
    """Return what is said of a document whose reading was stopped."""
    names = {"seconds_name": SECONDS, "megabytes_name": MEGABYTES}
    return refusal(file, f"stopped-{stopped.why}", seconds=limits.seconds, megabytes=limits.megabytes, **names)


def extract_targets(
    workspace: Workspace,
    reading: Reading,
    progress: Progress = no_progress,
    worker: AtWork | None = None,
    kept: Kept = NOTHING,
) -> Reading:
    """Return the reading with the targets, corrected and identified, and the ledger of every document.

    A document whose extraction was stopped is none of those that could be read.
    """
    from checker.match import identifying

    extractions, notes = list[Extraction](), list[Message]()
    identify = identifying(workspace.indicators, workspace.regions)
    stopped: dict[str, InputError] = {}
    with _at_work(worker, "extract", "match") as worker:
        written = {one.id: _sum(to_json(one)) for one in reading.documents} if kept is not NOTHING else {}
        found_again = [
            kept.get(Extraction, *_extracted_of(written[one.id])) if kept is not NOTHING else None
            for one in reading.documents
        ]
        answers = worker.each([one for one, known in zip(reading.documents, found_again, strict=True) if known is None])
        for number, (document, known) in enumerate(zip(reading.documents, found_again, strict=True)):
            progress("extract", number, len(reading.documents))
            found, error = (known, None) if known is not None else _compact(*next(answers))
            if isinstance(error, StoppedError):
                stopped[document.id] = _refused(document.file, error, worker.limits)
                continue
            if error is not None:
                raise error
            if known is None and kept is not NOTHING:
                kept.put(found, *_extracted_of(written[document.id]))
            extraction, left = _corrected(workspace, document, found, identify)
            extractions.append(extraction)
            notes += starmap(left_out, left)
    documents = reading.documents
    if stopped:
        ids = {document.id for document in documents if document.id not in stopped}
        documents = tuple(settled(one, ids, workspace.regions) for one in documents if one.id in ids)
    return replace(
        reading,
        documents=documents,
        extractions=tuple(extractions),
        unread=(*reading.unread, *stopped.values()),
        notes=(*reading.notes, *notes),
        # Where one was stopped, others may stand to each other in another way than they were written.
        made_of={} if stopped else {doc: _checksum(one, workspace.corrections, doc) for doc, one in written.items()},
    )


def _corrected(
    workspace: Workspace, document: Document, found: Extraction, identify: Identify | None = None
) -> tuple[Extraction, tuple[tuple[Correction, Message], ...]]:
    """Return the targets and the ledger of a document, and the corrections that could not be put in.

    Here, and nowhere else, a target gets what persons have corrected and its canonical id, and those they have added
    come in.
    """
    from checker.extract import amount_as_read, by_hand, with_features
    from checker.match import identifying

    corrected, left = correct(found, workspace.corrections, amount_as_read)
    corrected, missed = add(corrected, document, workspace.corrections, by_hand)
    corrected = corrected if corrected == found else with_features(corrected, document)
    identify = identify or identifying(workspace.indicators, workspace.regions)
    return identify(corrected, document), (*left, *missed)


def identified_targets(workspace: Workspace, document: Document) -> Extraction:
    """Return the targets and the ledger of one document, in this process and without a limit."""
    from checker.extract import extract

    return _corrected(workspace, document, extract(document))[0]


def reread(workspace: Workspace, reading: Reading, doc: str, pages: Pages) -> Reading:
    """Return a reading in which one document was made anew of these pages, its own but changed; the rest is kept."""
    from checker.extract import extract
    from checker.structure import structure

    at = [document.id for document in reading.documents].index(doc)
    listed = next(one for one in workspace.listed if one.id == doc)
    ids = {document.id for document in reading.documents}
    made = replace(listed, sha256="").complete(structure(pages, b"", listed.file, doc_id=doc))
    before = reading.documents[at]
    document, _ = transcribed(settled(made, ids, workspace.regions), workspace.corrections)
    document = replace(document, above=before.above, role=before.role)
    documents, extractions = list(reading.documents), list(reading.extractions)
    documents[at], (extractions[at], _) = document, _corrected(workspace, document, extract(document))
    return replace(reading, documents=tuple(documents), extractions=tuple(extractions), made_of={})


def read_all(
    workspace: Workspace, progress: Progress = no_progress, worker: AtWork | None = None, kept: Kept = NOTHING
) -> Reading:
    """Read the documents and extract their targets."""
    with _at_work(worker, "read", "structure", "extract", "match") as worker:
        reading = read_documents(workspace, progress, worker, kept)
        return extract_targets(workspace, reading, progress, worker, kept)
