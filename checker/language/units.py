"""Units of plans: which word is a unit, what it measures, and how it is compared.

The definitions are in units.txt beside this file. pint reads them once; what leaves this module is a name, a `Decimal`
factor and the name of a dimension, never pint's objects.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache
from importlib.resources import files

# The bases of a rate, as they stand after a slash: 个/千人, 元/人/月, 吨/日, 件/万人, 公里/百平方公里.
_POWERS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8}
_POWER = re.compile(r"(10{0,2})?(十万|百万|千万|[十百千万亿])")
# Vital statistics are told for so many people without saying so: 10.2/10万, and 1/10万 as the unit of a column.
_OF_PEOPLE = re.compile(r"1?/(?=10{1,2}万|[十百]万)")
_PRODUCT_BELOW = re.compile(r"/（([^（）]*)）")  # 千瓦时/（平方米·年）
# A unit with one of these before it is another one: 标准亩, 载重吨, 标准立方米.
_QUALIFIERS = r"(?:标准|国际|名义)|(?:净|载重|排水|折纯|实物|绝干|毛)(?=吨)|标(?=立方|方)"
_COUNTER_OF_PERCENT = {"个百分点": "百分点", "个点": "百分点"}


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as compared: one of it is `factor` of `canonical`; `dimension` is "" where the word is no known unit."""

    canonical: str
    factor: Decimal
    dimension: str


def _definitions() -> list[str]:
    text = files(__package__).joinpath("units.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


@cache
def spellings() -> tuple[str, ...]:
    """Return every spelling of a unit in units.txt, longest first."""
    found: set[str] = set()
    for line in _definitions():
        name, *rest = [part.strip() for part in line.split("=")]
        found.add(name)
        found.update(rest[1:])
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@cache
def _known() -> dict[str, tuple[str, Fraction, str]]:
    """Every single spelling with its canonical unit, factor and dimension, worked out once by pint in fractions.

    A 亩 is two thirds of a thousand square metres, a second the 86400th of a day: decimals would not hold them.
    """
    import pint

    registry: pint.UnitRegistry[Fraction] = pint.UnitRegistry(None, non_int_type=Fraction, cache_folder=None)
    spelled = {word: f"u{number}" for number, word in enumerate(spellings())}
    # pint's grammar has no room for % or /, and reads digits as exponents: each word goes in under a plain name.
    ordered = sorted(spelled, key=len, reverse=True)
    word = re.compile("|".join(re.escape(one) for one in ordered))
    lines = []
    for line in _definitions():
        name, definition, *others = [part.strip() for part in line.split("=")]
        meant = definition if definition.startswith("[") else word.sub(lambda found: spelled[found[0]], definition)
        lines.append(f"{spelled[name]} = {meant} = _" + "".join(f" = {spelled[other]}" for other in others))
    registry.load_definitions(lines)
    base_names: dict[str, str] = {}
    known: dict[str, tuple[str, Fraction, str]] = {}
    for line in _definitions():
        name, definition, *others = [part.strip() for part in line.split("=")]
        quantity = registry.Quantity(Fraction(1), spelled[name]).to_base_units()
        powers = sorted((base.strip("[]"), power) for base, power in quantity.dimensionality.items())
        dimension = "*".join(base if power == 1 else f"{base}**{power}" for base, power in powers)
        canonical = base_names.setdefault(dimension, name)
        for spelling in (name, *others):
            known[spelling] = (canonical, Fraction(quantity.magnitude), dimension)
    return known


@lru_cache(maxsize=4096)
def unit_of(written: str) -> Unit:
    """Return how a unit as written is compared; the dimension is "" where some part of it is not in units.txt.

    A rate (元/人/月, 个/千人) is read part by part; the powers of its bases go into the factor. "" is a bare figure.
    """
    written = _spelled(written)
    if not written:
        return Unit("", Decimal(1), "number")
    parts = _parts(written)
    if parts is None:
        return Unit(written.partition("（")[0], Decimal(1), "")
    known = _known()
    canonical, factor, dimension = known[parts[0]] if parts[0] else ("", Fraction(1), "number")
    for power, bare in parts[1]:
        unit = known[bare]
        if unit[2] == "time":  # what flows is told by the day
            unit = ("天", unit[1] / known["天"][1], "time")
        factor = factor / (unit[1] * power)
        canonical += "/" + unit[0]
        dimension += "/" + unit[2]
    return _unit(canonical, factor, dimension)


def is_unit(written: str) -> bool:
    """Say whether every part of a unit as written is in units.txt; pint is not asked for that."""
    written = _spelled(written)
    return not written or _parts(written) is not None


def of_two_words(written: str) -> str:
    """Return the first of two words for one thing: 家 of 家（个）, 套 of 套（间）."""
    return written.partition("（")[0] or written


def _spelled(written: str) -> str:
    return _PRODUCT_BELOW.sub(r"/\1", _COUNTER_OF_PERCENT.get(written, written))


def _parts(written: str) -> tuple[str, list[tuple[int, str]]] | None:
    """Return the spelling at the head of a unit and those below it, each with its power; None where one is unknown."""
    known = _spellings()
    if written in known:
        return written, []
    written = of_two_words(written)
    if written in known:
        return written, []
    head, *bases = re.split(r"[/每·]", _OF_PEOPLE.sub("人/", written) if _OF_PEOPLE.match(written) else written)
    if (head and head not in known) or not bases:
        return None
    below: list[tuple[int, str]] = []
    for base in bases:
        power = _POWER.match(base) if base not in known else None
        bare = base[power.end() :] if power else base
        if power and not bare and len(power[0]) > 1:
            bare = "人"
        if bare not in known:
            return None
        below.append((int(power[1] or 1) * _POWERS[power[2]] if power else 1, bare))
    return head, below


@cache
def _spellings() -> frozenset[str]:
    return frozenset(spellings())


def _unit(canonical: str, factor: Fraction, dimension: str) -> Unit:
    return Unit(canonical, (Decimal(factor.numerator) / factor.denominator).normalize(), dimension)


@cache
def pattern() -> str:
    """Return a regular expression for a unit as written after a figure, the longest spelling first.

    A unit is one word or words joined by / and ·: 克标准煤/千瓦时, 吨/月·平方公里, 元/百公里, kWh/（m2·a）.
    """
    # 岁, 级, 点, 环, 方 and the like are read as units too; whether they belong to a name is the sentence's matter.
    one = "|".join(map(_as_written, spellings()))
    base = rf"(?:{one}|(?:10{{0,2}})?(?:十万|百万|千万|[十百千万亿])(?:{one}))"
    below = rf"[/·](?:（{base}(?:·{base}){{1,2}}）|{base})"
    return rf"(?:个百分点|个点|(?:{one}|(?:{_QUALIFIERS})(?:{one}))(?:{below}){{0,3}})"


def _as_written(word: str) -> str:
    """Return the expression for one spelling; a Latin one is not the beginning of a longer word (m, but not mm or m3)."""
    return re.escape(word) + (r"(?![A-Za-z\d])" if word[-1].isascii() and word[-1].isalnum() else "")
