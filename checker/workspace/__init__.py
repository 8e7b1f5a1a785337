"""One workspace: docs_data/ as a person keeps it, read and held to what it has to be.

A workspace is a folder with a manifest.yaml. Suites and regions that it does not bring itself are what the tool ships
with, so that a file given by itself is judged by the same rules; its indicators are added to those of the field.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from checker.errors import InputError
from checker.kept import NOTHING, Kept
from checker.language.characters import shown
from checker.messages import message
from checker.model import Decision, Indicator, Message, Region
from checker.workspace.catalogue import load_catalogue, load_regions, with_the_country
from checker.workspace.corrections import Correction, load_corrections
from checker.workspace.decisions import load_decisions
from checker.workspace.manifest import Listed, load_manifest
from checker.workspace.packs import EXPECTATIONS, INDICATORS, REGIONS, PackFile, load_packs

__all__ = [
    "EXPECTATIONS",
    "INDICATORS",
    "MANIFEST",
    "PACKS",
    "Correction",
    "Listed",
    "PackFile",
    "Workspace",
    "find",
    "loose",
    "shipped",
    "with_pack",
]

MANIFEST = "manifest.yaml"
ORIGINALS = "originals"
PACKS = "packs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """The documents to be checked, in order, and what they are checked by.

    `stated` says whether a person wrote down how the documents stand to each other. `unlisted` are the files that lie
    among the originals and are in no entry of the manifest. `packs` are the rule packs to choose from: there are none
    any more where the choice is made, and `pack` is what was chosen, `remarks` what has to be said of it.
    """

    root: Path
    listed: tuple[Listed, ...]
    regions: tuple[Region, ...]
    indicators: tuple[Indicator, ...]
    decisions: tuple[Decision, ...]
    corrections: tuple[Correction, ...]
    suites: Path
    stated: bool = True
    unlisted: tuple[Path, ...] = ()
    packs: tuple[PackFile, ...] = ()
    pack: PackFile | None = None
    remarks: tuple[Message, ...] = ()

    @property
    def own_indicators(self) -> tuple[Path, ...]:
        """The files with entries of the catalogue beside the field's: the workspace's own and its pack's, if any."""
        own = (self.root / INDICATORS,) if self.stated else ()
        return (*own, self.pack.folder / INDICATORS) if self.pack else own

    @property
    def edition(self) -> str:
        """A checksum of what the documents are held to."""
        rules = hashlib.sha256()
        for file in sorted(self.suites.glob("*.json")):
            rules.update(file.name.encode() + file.read_bytes())
        rules.update(repr((self.indicators, self.regions)).encode())
        return rules.hexdigest()

    @property
    def rules(self) -> tuple[tuple[str, str], ...]:
        """The checksum of each part of the edition: the suites, the catalogue of indicators, the regions."""
        suites = b"".join(file.name.encode() + file.read_bytes() for file in sorted(self.suites.glob("*.json")))
        parts = {
            "suites": suites,
            "indicators": repr(self.indicators).encode(),
            "regions": repr(self.regions).encode(),
        }
        return tuple((part, hashlib.sha256(content).hexdigest()) for part, content in parts.items())


def shipped(name: str) -> Path:
    """Return the path of what the tool brings with it: inside the installed package, or in its repository."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "_shipped" / name
    return installed if installed.exists() else package.parent / name


def find(folder: Path, kept: Kept = NOTHING) -> Workspace:
    """Read the workspace of a folder: the folder itself or the docs_data/ in it has the manifest.

    What is `kept` of a file of the same text is not parsed again.
    """
    if not folder.is_dir():
        raise InputError(folder, "", message("workspace.found.no-folder"), message("workspace.wanted.folder"))
    root = next((place for place in (folder, folder / "docs_data") if (place / MANIFEST).is_file()), None)
    if root is None:
        raise InputError(folder, "", message("workspace.found.no-workspace"), message("workspace.wanted.folder"))
    regions = with_the_country(load_regions(_own(root, REGIONS)))
    listed = load_manifest(root / MANIFEST, regions, kept)
    suites = next((place for place in (root / EXPECTATIONS, root.parent / EXPECTATIONS) if place.is_dir()), None)
    return Workspace(
        root=root,
        listed=listed,
        regions=regions,
        indicators=load_catalogue(root / INDICATORS, kept=kept),
        decisions=load_decisions(root / "decisions.yaml", kept),
        corrections=load_corrections(root / "corrections.yaml", tuple(entry.id for entry in listed)),
        suites=suites or shipped(EXPECTATIONS),
        unlisted=_unlisted(root, listed),
        packs=load_packs(root / PACKS, regions) if (root / PACKS).exists() else (),
    )


def with_pack(workspace: Workspace, pack: PackFile | None, remarks: Sequence[Message] = ()) -> Workspace:
    """Return a workspace by the rules of a pack: its suites and regions in the place of others, its indicators added.

    What the pack does not bring is the workspace's; without a pack all is. There is nothing to choose from any more.
    """
    if pack is None:
        return replace(workspace, packs=(), pack=None, remarks=tuple(remarks))
    suites, regions = pack.folder / EXPECTATIONS, pack.folder / REGIONS
    chosen = replace(workspace, packs=(), pack=pack, remarks=tuple(remarks))
    return replace(
        chosen,
        suites=suites if suites.exists() else workspace.suites,
        indicators=load_catalogue(*chosen.own_indicators),
        regions=with_the_country(load_regions(regions)) if regions.exists() else workspace.regions,
    )


def _unlisted(root: Path, listed: Sequence[Listed]) -> tuple[Path, ...]:
    """Return the files of originals/, and of the folders the listed ones lie in, that the manifest does not name."""
    known = {entry.file.resolve() for entry in listed}
    whole = root.resolve()
    folders = {whole / ORIGINALS, *(entry.file.parent.resolve() for entry in listed)} - {whole}
    found = {path for folder in folders for path in folder.rglob("*") if path.is_file()}
    return tuple(sorted(path for path in found if path.resolve() not in known and not path.name.startswith(".")))


def loose(files: tuple[Path, ...], above: tuple[Path, ...], kept: Kept = NOTHING) -> Workspace:
    """Make a workspace of files given by themselves; each answers the files named as standing above it."""
    if not files:
        raise InputError("", "", message("workspace.found.no-documents"), message("workspace.wanted.documents"))
    names = _named(tuple({file.resolve(): file for file in (*above, *files)}.values()))
    higher = {file.resolve() for file in above}
    answered = tuple(name for name, file in names.items() if file.resolve() in higher)
    lower = {file.resolve() for file in files}
    return Workspace(
        root=Path(),
        listed=tuple(
            Listed(
                id=name,
                file=file,
                shown=shown(str(file)),
                above=() if name in answered else answered,
                reference=name in answered and file.resolve() not in lower,
            )
            for name, file in names.items()
        ),
        regions=with_the_country(load_regions(shipped(f"docs_data/{REGIONS}"))),
        indicators=load_catalogue(kept=kept),
        decisions=(),
        corrections=(),
        suites=shipped("expectations"),
        stated=False,
    )


def _named(files: Sequence[Path]) -> dict[str, Path]:
    """Return files by the names they go by: their own, with the folder where two are called alike, else the ending."""
    found: dict[str, list[Path]] = defaultdict(list)
    for file in files:
        found[shown(file.stem)].append(file)
    named: dict[str, Path] = {}
    for stem, alike in found.items():
        whole = [file.resolve() for file in alike]
        ways = (
            [stem] * len(alike),
            [shown(f"{file.parent.name}-{file.stem}") for file in whole],
            [shown(f"{file.stem}-{file.suffix.removeprefix('.')}") for file in whole],
            [shown("-".join(file.with_suffix("").parts[1:])) for file in whole],
        )
        names = next((names for names in ways if len({*names, *named}) == len(names) + len(named)), None)
        if names is None:
            found_twice = message("workspace.found.same-name", id=stem)
            raise InputError(alike[-1], "", found_twice, message("workspace.wanted.distinct-names"))
        named |= dict(zip(names, alike, strict=True))
    return named


def _own(root: Path, name: str) -> Path:
    own = root / name
    return own if own.exists() else shipped(f"docs_data/{name}")
