"""Which targets of all documents stand in one row of the matrix: those a certain pair or the catalogue joins."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from checker.model import Run, Target

# A figure of a whole region, and the characters from which on a name is of one thing: 项目 is of any.
_WHOLE, _A_NAME = ("aggregate", "share"), 4


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One indicator and, for each document that has any, its targets in the order of the text."""

    name: str
    canonical: str
    cells: Mapping[str, tuple[Target, ...]]

    @property
    def documents(self) -> int:
        """In how many documents the indicator was found."""
        return len(self.cells)


def _of_a_part(target: Target) -> bool:
    """Say whether a target is what a table allots to a place below the plan's own."""
    return target.features.allotted and target.scope == "named"


def _row_of(target: Target) -> tuple[str, ...]:
    """Return what the targets of one row have in common where no pair joins them."""
    unit = target.amount.canonical_unit if target.amount else ""
    qualifiers = (f"{kind}={word}" for kind, word in target.qualifiers)
    whole = target.scope in _WHOLE and target.amount is not None and len(target.indicator) >= _A_NAME
    if not _of_a_part(target) and (target.entry or whole):
        return target.canonical, unit, *qualifiers
    return target.doc, target.indicator, target.region


def once(cell: Sequence[Target], written: Callable[[Target], str], told: Callable[[str], object]) -> dict[str, Target]:
    """Return the targets of a cell by how they are written, in their order: of equal ones one that is told of.

    `told` says by its id whether findings tell of a target.
    """
    found: dict[str, Target] = {}
    for target in cell:
        known = found.setdefault(written(target), target)
        if told(target.id) and not told(known.id):
            found[written(target)] = target
    return found


def rows(run: Run) -> tuple[MatrixRow, ...]:
    """Return the rows of the matrix, widest first, then in the order of the documents.

    Targets are in one row if a certain pair joins them, directly or through others, or if they are of one canonical
    indicator with the same qualifiers, in one unit where only the name says so; a proposed pair joins nothing until a
    person has said so. What a table allots to
    a place below stands in no row of the whole, and in none where no other document speaks of it.
    """
    order = {document.id: at for at, document in enumerate(run.documents)}
    targets = [target for extraction in run.extractions for target in extraction.targets if target.doc in order]
    leader = {target.id: target.id for target in targets}

    def find(key: str) -> str:
        while leader[key] != key:
            leader[key] = leader[leader[key]]
            key = leader[key]
        return key

    def join(one: str, other: str) -> None:
        if one in leader and other in leader:
            a, b = sorted((find(one), find(other)))
            leader[b] = a

    for pair in run.pairs:
        if pair.certainty == "certain" and not _of_a_part(pair.lower):
            join(pair.upper.id, pair.lower.id)
    same: dict[tuple[str, ...], str] = {}
    for target in targets:
        join(same.setdefault(_row_of(target), target.id), target.id)

    members: dict[str, list[Target]] = {}
    for target in targets:
        members.setdefault(find(target.id), []).append(target)
    names = {indicator.id: indicator.name for indicator in run.indicators}
    out = []
    for group in members.values():
        if all(map(_of_a_part, group)):
            continue
        held: dict[str, list[Target]] = {}
        for target in sorted(group, key=lambda one: order[one.doc]):
            held.setdefault(target.doc, []).append(target)
        cells = {doc: tuple(found) for doc, found in held.items()}
        first = next(iter(cells.values()))[0]
        canonical = first.entry if all(target.entry == first.entry for target in group) else ""
        plain_name = canonical and not first.qualifiers and names.get(canonical)
        out.append(MatrixRow(plain_name or first.indicator, canonical, cells))
    at = {id(row): place for place, row in enumerate(out)}
    return tuple(sorted(out, key=lambda row: (-row.documents, at[id(row)])))
