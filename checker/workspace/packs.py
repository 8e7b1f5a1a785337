"""Rule packs: named suites, catalogue and regions of a region, each in force from a day.

A pack is a folder with a pack.yaml, which says what it is, and at least one of expectations/, indicators.yaml and
regions.csv beside it. Packs lie side by side in one folder: the packs/ of a workspace, or one that several share.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from checker.errors import InputError
from checker.messages import message
from checker.model import Message, Pack, Region
from checker.workspace.lined import Entry, only_entry

PACK = "pack.yaml"
INDICATORS = "indicators.yaml"
EXPECTATIONS = "expectations"
REGIONS = "regions.csv"
OF = "@"
"""What stands between the name of a pack and its edition where a person names one."""
_RULES = (EXPECTATIONS, INDICATORS, REGIONS)
_KEYS = ("name", "edition", "region", "in_force", "until", "source")


@dataclass(frozen=True, slots=True, kw_only=True)
class PackFile:
    """A rule pack as it lies in a folder: what it says of itself, its pack.yaml, and the line it begins to hold by."""

    pack: Pack
    file: Path
    line: int

    @property
    def folder(self) -> Path:
        """Where its rules lie."""
        return self.file.parent

    @property
    def label(self) -> Message:
        """Its name and edition."""
        return message("report.pack.label", name=self.pack.name, edition=self.pack.edition)

    @property
    def place(self) -> Message:
        """The line on which it says from when it is in force."""
        return message("workspace.line", line=self.line, key="in_force")


def load_packs(folder: Path, regions: Sequence[Region]) -> tuple[PackFile, ...]:
    """Return the packs of a folder in the order of their folders; no two have the same name and edition.

    Raises InputError for a folder in it that holds no pack; hidden ones count for none. Rules are read where they are
    used.
    """
    if not folder.is_dir():
        raise InputError(folder, "", message("workspace.found.no-folder"), message("workspace.wanted.packs"))
    names = {region.code: region.name for region in regions}
    found: dict[tuple[str, str], PackFile] = {}
    for place in sorted(folder.iterdir()):
        if place.name.startswith(".") or not place.is_dir():
            continue
        entry = only_entry(place / PACK)
        pack = _pack(entry.only(_KEYS), names)
        if (other := found.get((pack.name, pack.edition))) is not None:
            twice = message("workspace.found.pack-twice", name=pack.name, edition=pack.edition, file=other.file)
            raise entry.fault("edition", twice, message("workspace.wanted.pack-once"))
        if not any((place / part).exists() for part in _RULES):
            raise InputError(place, "", message("workspace.found.empty-pack"), message("workspace.wanted.pack-rules"))
        line = entry.values["in_force"].start_mark.line + 1
        found[pack.name, pack.edition] = PackFile(pack=pack, file=place / PACK, line=line)
    return tuple(found.values())


def state_of_packs(folder: Path, on: date) -> str:
    """Return what changes with the files of packs, and with the day on which one begins or ceases to hold.

    It is "" where there is no such folder; what is no pack counts by its files alone.
    """
    if not folder.is_dir():
        return ""
    found = []
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        seen = file.stat()
        turned = _turned(file, on, (seen.st_mtime_ns, seen.st_size)) if file.name == PACK else ""
        found.append(f"{file.relative_to(folder).as_posix()} {seen.st_mtime_ns} {seen.st_size} {turned}")
    return "\n".join(found)


@lru_cache(maxsize=256)
def _turned(file: Path, on: date, _as_it_is: tuple[int, int]) -> str:
    """Return whether a pack holds on a day, as far as its file says it."""
    try:
        entry = only_entry(file)
        first, last = entry.day("in_force"), entry.day("until")
    except InputError as error:
        return str(error)
    return f"{first is not None and first <= on} {last is not None and last < on}"


def _pack(entry: Entry, regions: Mapping[str, str]) -> Pack:
    name, region = entry.text("name", None), entry.text("region", None)
    if OF in name:
        raise entry.fault("name", name, message("workspace.wanted.pack-name"))
    if region not in regions:
        unknown = message("workspace.found.unknown-region", region=region)
        raise entry.fault("region", unknown, message("workspace.wanted.region"))
    edition, source = entry.text("edition", None), entry.text("source", None)
    for key, value in (("name", name), ("edition", edition), ("source", source)):
        if not value:
            raise entry.fault(key, message("workspace.found.nothing"), message("workspace.wanted.value", key=key))
    in_force, until = entry.day("in_force"), entry.day("until")
    if in_force is None:
        nothing = message("workspace.found.nothing")
        raise entry.fault("in_force", nothing, message("workspace.wanted.value", key="in_force"))
    if until is not None and until < in_force:
        before = message("workspace.found.ends-before", until=until, in_force=in_force)
        raise entry.fault("until", before, message("workspace.wanted.last-day", in_force=in_force))
    return Pack(
        name=name,
        edition=edition,
        region=region,
        region_name=regions[region],
        in_force=in_force,
        until=until,
        source=source,
    )
