"""The manifest: which documents there are, what is known of them, and how they stand to each other.

A person writes what a document says of itself: the plan it answers (`above`), the plan it is annexed to, the plan it
takes the place of. What follows from that is worked out here: a plan answers the annexes of what it answers too, and
it is set beside whatever has since taken the place of that; from the dates the checks see that the newer one came
after.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import get_args

from checker.errors import InputError
from checker.kept import NOTHING, Kept
from checker.messages import message
from checker.model import Document, Level, Region
from checker.workspace.editing import alone, drop, nodes_of, put, text_of, value_of, values_of, write
from checker.workspace.lined import Entry, entries

_RELATIONS = ("above", "annex_of", "succeeds")
_FACTS = ("title", "issuer", "region", "level", "number", "issued", "period", "excerpt")
_KEYS = ("id", "file", "sha256", *_FACTS, *_RELATIONS)
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One entry of the manifest: where the document lies and what a person has said of it.

    `shown` is the path as reports name it; `role` is what findings know it by, where not by region and title;
    `facts` are the nouns of `Document` that override what the reader saw, `reference` says that the document is there
    only for others to be held against.
    """

    id: str
    file: Path
    shown: str
    sha256: str = ""
    above: tuple[str, ...] = ()
    annex_of: str | None = None
    succeeds: str | None = None
    reference: bool = False
    role: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)

    def complete(self, document: Document) -> Document:
        """Return the document as read, with what the manifest says of it; its content must be the listed one."""
        if self.sha256 and document.sha256 != self.sha256:
            found = message("workspace.found.checksum", sha256=document.sha256)
            raise InputError(self.shown, "", found, message("workspace.wanted.checksum", sha256=self.sha256))
        stated = {
            "above": self.above,
            "annex_of": self.annex_of,
            "succeeds": self.succeeds,
            "file": self.shown,
            "role": self.role,
        }
        known = {name: value for name, value in stated.items() if value}
        return replace(document, id=self.id, reference=self.reference, **self.facts, **known)  # type: ignore[arg-type]


def load_manifest(file: Path, regions: Sequence[Region], kept: Kept = NOTHING) -> tuple[Listed, ...]:
    """Read a manifest; every path stays inside its folder, every relation names a document of the list."""
    names = {region.code: region.name for region in regions}
    found: dict[str, tuple[Entry, Listed]] = {}
    files: dict[Path, str] = {}
    for entry in entries(file, kept=kept):
        listed = _listed(entry.only(_KEYS), names)
        if listed.id in found:
            twice = message("workspace.found.id-twice", id=listed.id, line=found[listed.id][0].line)
            raise entry.fault("id", twice, message("workspace.wanted.unique"))
        same = files.setdefault(listed.file.resolve(), listed.id)
        if same != listed.id:
            again = message("workspace.found.file-twice", file=listed.shown, id=same, line=found[same][0].line)
            raise entry.fault("file", again, message("workspace.wanted.unlisted"))
        found[listed.id] = entry, listed
    if not found:
        raise InputError(file, "", message("workspace.found.no-documents"), message("workspace.wanted.documents"))
    for entry, listed in found.values():
        for key in _RELATIONS:
            for other in entry.texts(key):
                if other == listed.id:
                    itself = message("workspace.found.itself", id=other)
                    raise entry.fault(key, itself, message("workspace.wanted.other"))
                if other not in found:
                    unknown = message("workspace.found.unknown-document", id=other)
                    raise entry.fault(key, unknown, message("workspace.wanted.listed"))
    for key in _RELATIONS:
        _no_circle(found, key)
    return tuple(related([listed for _, listed in found.values()]))


def put_document(file: Path, regions: Sequence[Region], doc: str, changes: Mapping[str, object]) -> None:
    """Write what is known of a document into its entry, or into a new one; a value of None takes the key out."""
    with alone(file.parent):
        text = text_of(file)
        nodes = nodes_of(text, file)
        known = next((values_of(node) for node in nodes if value_of(node, "id") == doc), {"id": doc})
        values = {key: value for key, value in {**known, **changes}.items() if value is not None}
        ordered = {key: values[key] for key in _KEYS if key in values}
        write(file, put(text, file, "id", ordered), lambda new: load_manifest(new, regions))


def drop_document(file: Path, regions: Sequence[Region], doc: str) -> None:
    """Take a document out of the list, and out of what others say they answer; the last one takes the list with it."""
    with alone(file.parent):
        text = text_of(file)
        for node in nodes_of(text, file):
            values = values_of(node)
            kept = {key: _without(values[key], doc) if key in _RELATIONS else values[key] for key in values}
            if kept != values and values["id"] != doc:
                text = put(text, file, "id", {key: value for key, value in kept.items() if value != ""})
        text = drop(text, file, "id", doc)
        if nodes_of(text, file):
            write(file, text, lambda new: load_manifest(new, regions))
        else:
            file.unlink(missing_ok=True)


def _without(value: object, doc: str) -> object:
    if isinstance(value, list):
        return [one for one in value if one != doc]
    return "" if value == doc else value


def related(listed: Sequence[Listed]) -> list[Listed]:
    """Add to what each document answers its annexes, what has since taken its place, and the annexes of that."""
    after = {entry.succeeds: entry.id for entry in listed if entry.succeeds}
    annexes: dict[str, list[str]] = {}
    for entry in listed:
        if entry.annex_of:
            annexes.setdefault(entry.annex_of, []).append(entry.id)

    def answered(entry: Listed) -> tuple[str, ...]:
        found: list[str] = []
        for stated in entry.above:
            plan: str | None = stated
            while plan is not None and plan not in found:
                found += [plan, *(annex for annex in annexes.get(plan, ()) if annex not in found)]
                plan = after.get(plan)
        return tuple(found)

    return [replace(entry, above=answered(entry)) for entry in listed]


def _listed(entry: Entry, regions: Mapping[str, str]) -> Listed:
    sha256 = entry.text("sha256").lower()
    if sha256 and not _SHA256.fullmatch(sha256):
        raise entry.fault("sha256", sha256, message("workspace.wanted.checksum", sha256="0-9a-f * 64"))
    region = entry.text("region")
    if region and region not in regions:
        unknown = message("workspace.found.unknown-region", region=region)
        raise entry.fault("region", unknown, message("workspace.wanted.region"))
    stated: dict[str, str | date | tuple[int, int] | bool | None] = {
        "title": entry.text("title"),
        "issuer": entry.text("issuer"),
        "region": region,
        "region_name": regions.get(region, ""),
        "level": entry.one_of("level", get_args(Level), "unknown") if entry.has("level") else None,
        "number": entry.text("number"),
        "issued": entry.day("issued"),
        "period": entry.years("period"),
        "excerpt": entry.flag("excerpt") if entry.has("excerpt") else None,
    }
    path = _inside(entry)
    return Listed(
        id=entry.identifier("id"),
        file=path,
        shown=entry.text("file"),
        sha256=sha256,
        above=entry.texts("above"),
        annex_of=entry.text("annex_of") or None,
        succeeds=entry.text("succeeds") or None,
        facts={name: value for name, value in stated.items() if value not in (None, "")},
    )


def _inside(entry: Entry) -> Path:
    """Return the path of the document: relative, no way out of the folder by `..`, by a drive or by a link."""
    written = entry.text("file", None)
    folder = entry.file.parent.resolve()
    pure = PurePosixPath(written)
    try:
        path = (folder / written).resolve()
    except (OSError, RuntimeError, ValueError) as error:  # too long, a circle of links, a null byte
        found = message("workspace.found.no-path", why=error)
        raise entry.fault("file", found, message("workspace.wanted.inside")) from None
    if pure.is_absolute() or ".." in pure.parts or "\\" in written or not path.is_relative_to(folder):
        found = message("workspace.found.outside", path=written)
        raise entry.fault("file", found, message("workspace.wanted.inside"))
    return folder / written


def _no_circle(found: Mapping[str, tuple[Entry, Listed]], key: str) -> None:
    """Refuse documents that lead back to themselves: what is above one is not below it too."""
    for start, (entry, _) in found.items():
        seen: set[str] = set()
        after = list(found[start][0].texts(key))
        while after:
            at = after.pop()
            if at == start:
                raise entry.fault(key, message("workspace.found.circle", id=start), message("workspace.wanted.other"))
            if at not in seen:
                seen.add(at)
                after += found[at][0].texts(key)
