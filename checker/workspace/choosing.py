"""Which rule pack holds: the nearest region's that is in force on a day, or one that a person names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeVar

from checker.errors import InputError
from checker.messages import listed, message
from checker.model import COUNTRY, Document, Message, Region
from checker.workspace import Listed, PackFile
from checker.workspace.packs import OF

Standing = Literal["not-yet", "ended", "elsewhere", "in-force"]
Plan = TypeVar("Plan", Document, Listed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The pack that holds, None where none does, and what has to be said of the choice."""

    pack: PackFile | None
    remarks: tuple[Message, ...] = ()


def reviewed(plans: Sequence[Plan]) -> tuple[Plan, ...]:
    """Return the plans under review, read or as listed: those that answer one above, where none does all."""
    own = tuple(one for one in plans if not one.reference) or tuple(plans)
    return tuple(one for one in own if one.above) or own


def around(places: Sequence[str], regions: Sequence[Region]) -> tuple[str, ...]:
    """Return the regions that all places are or lie in, the nearest first; the last is the country.

    A place that is not known, "", lies in the country.
    """
    parents = {region.code: region.parent for region in regions}
    chains = [_chain(place, parents) for place in places] or [[COUNTRY]]
    return tuple(code for code in chains[0] if all(code in chain for chain in chains[1:]))


def _chain(place: str, parents: Mapping[str, str]) -> list[str]:
    """Return a region and all it lies in, up to the country."""
    found: list[str] = []
    while place and place != COUNTRY and place not in found:
        found.append(place)
        place = parents.get(place, "")
    return [*found, COUNTRY]


def standing(pack: PackFile, about: Sequence[str], on: date) -> Standing:
    """Return how a pack stands to plans of which `about` are the regions around, on a day."""
    if pack.pack.in_force > on:
        return "not-yet"
    if pack.pack.ended(on):
        return "ended"
    return "in-force" if pack.pack.region in about else "elsewhere"


def choose(packs: Sequence[PackFile], about: Sequence[str], on: date) -> Choice:
    """Return the pack of the nearest of some regions that is in force on a day, of several the latest.

    A nearer region whose packs have all ended, and which has no other, is said. Raises InputError for two packs of one
    region that are in force from the same day.
    """
    ended: list[PackFile] = []
    found: PackFile | None = None
    for region in about:
        own = [one for one in packs if one.pack.region == region]
        in_force = [one for one in own if one.pack.holds(on)]
        if in_force:
            found = _latest(in_force)
            break
        over = [one for one in own if one.pack.ended(on)]
        if over:
            ended.append(max(over, key=lambda one: one.pack.until or date.min))
    instead = found.label if found else message("pack.without")
    return Choice(pack=found, remarks=tuple(_ended(one, instead, on) for one in ended))


def _ended(pack: PackFile, instead: Message, on: date) -> Message:
    told = {"region": pack.pack.region_name, "until": pack.pack.until, "on": on}
    return message("pack.ended", pack=pack.label, instead=instead, **told)


def _latest(packs: Sequence[PackFile]) -> PackFile:
    """Return the pack that came into force last; two that did on one day are refused."""
    *others, latest = sorted(packs, key=lambda one: one.pack.in_force)
    if others and others[-1].pack.in_force == latest.pack.in_force:
        other = others[-1]
        found = message("pack.found.same-day", pack=latest.label, other=other.label, file=other.file)
        raise InputError(latest.file, latest.place, found, message("pack.wanted.one-a-day"))
    return latest


def named(packs: Sequence[PackFile], wanted: str, about: Sequence[str], on: date) -> Choice:
    """Return the pack that a person names by NAME, or by NAME@EDITION; by its name alone the one in force on a day.

    That it is not in force on the day, or is for another region than the plans, is said. Raises InputError where no
    pack is meant.
    """
    name, _, edition = wanted.partition(OF)
    own = [one for one in packs if one.pack.name == name.strip() and edition.strip() in ("", one.pack.edition)]
    if len(own) > 1:
        own = [one for one in own if one.pack.holds(on)]
    if not own:
        known = [f"{one.pack.name}{OF}{one.pack.edition}" for one in packs]
        found = message("pack.found.unknown", wanted=wanted, on=on)
        wanted_one = message("pack.wanted.known", packs=listed(known)) if known else message("workspace.wanted.packs")
        raise InputError("", "", found, wanted_one)
    pack = _latest(own)
    remarks = []
    if not pack.pack.holds(on):
        remarks.append(message("pack.not-in-force", pack=pack.label, on=on))
    if pack.pack.region not in about:
        remarks.append(message("pack.elsewhere", pack=pack.label, region=pack.pack.region_name))
    return Choice(pack=pack, remarks=tuple(remarks))
