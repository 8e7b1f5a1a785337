"""What was found in the documents of a relationship, kept: not looked for again where none of them has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from checker.edition import MATCHING, edition
from checker.intake import Reading
from checker.kept import Kept
from checker.model import Decision, Matched
from checker.model.serialisation import compact, to_json
from checker.workspace import Workspace

if TYPE_CHECKING:
    from checker.match import Doing, Given, Task


def kept_or_done(kept: Kept, workspace: Workspace, reading: Reading, said: Sequence[Decision], do: Doing) -> Doing:
    """Return what matches the documents of relationships as `do` does, but for those of which the same is kept."""
    matches = repr([decision for decision in said if decision.subject == "match"])
    rules = (edition(MATCHING), hashlib.sha256(repr((workspace.indicators, workspace.regions)).encode()).hexdigest())
    checksums = _checksums(reading)

    def each(given: Given, tasks: Sequence[Task]) -> Iterator[Matched]:
        made_of, known, found = [], [], []
        for task in tasks:
            documents = tuple(dict.fromkeys((*task.relationship.upper, *task.relationship.lower)))
            named = {target.id: target for document in documents for target in given.targets.get(document, ())}
            about = repr((task.relationship, tuple(twin.id for twin in task.twins)))
            made_of.append((*rules, matches, about, *(checksums[document] for document in documents)))
            known.append(named)
            found.append(kept.get(Matched, *made_of[-1], known=named))
        answers = iter(do(given, [task for task, matched in zip(tasks, found, strict=True) if matched is None]))
        for one, named, matched in zip(made_of, known, found, strict=True):
            if matched is None:
                matched = compact(next(answers), named)
                kept.put(matched, *one, known=named)
            yield matched

    return each


def _checksums(reading: Reading) -> Mapping[str, str]:
    """Return for each document the checksum of what it says and of the targets read in it."""
    if reading.made_of:
        return reading.made_of
    found = {document.id: hashlib.sha256(_bytes(document)) for document in reading.documents}
    for extraction in reading.extractions:
        found[extraction.doc].update(_bytes(extraction))
    return {document: checksum.hexdigest() for document, checksum in found.items()}


def _bytes(value: object) -> bytes:
    return to_json(value).encode("utf-8", "surrogatepass")
