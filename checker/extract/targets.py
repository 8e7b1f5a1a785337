"""Make a `Target` of what the grammar read: its quote, its amount as compared, its deadline in force and its id."""

from __future__ import annotations

import hashlib
import re
from decimal import Decimal

from checker.extract.draft import Draft
from checker.extract.features import Parts, features_of
from checker.extract.naming.nouns import is_rate
from checker.language.typesetting import as_printed, without_raised
from checker.language.units import unit_of
from checker.model import Amount, Bound, Document, Passage, Quantity, Quote, Target

_PRINTED = re.compile(r"[\d,]*(?:\.(\d+))?")
_GROWTH = re.compile(r"(?:增速|增长率?|涨幅|增幅|降幅)$")


def step_of(text: str, value: Decimal) -> Decimal:
    """Return one unit of the last printed digit of a figure (1.3万 -> 1000, 57 -> 1, 4.80 -> 0.01), before its unit."""
    digits = _PRINTED.match(text)
    if not digits or not digits[0]:
        return Decimal(1)
    printed = Decimal(digits[0].replace(",", ""))
    power = value / printed if printed else Decimal(1)
    decimals = len(digits[1] or "")
    return (Decimal(1).scaleb(-decimals) * power).normalize()


def amount_of(draft: Draft) -> Amount | None:
    """Return the amount of a draft with the interval its words allow; None for a state."""
    if draft.value is None or draft.bound is None:
        return None
    return amount_as_read(draft.value, draft.value_max, draft.value_text, draft.unit, draft.bound)


def amount_as_read(value: Decimal, value_max: Decimal | None, text: str, unit: str, bound: Bound) -> Amount:
    """Return the amount of a figure with its bound and unit: the interval that they allow, in the canonical unit."""
    known = unit_of(unit)
    low: Decimal | None = value * known.factor
    high: Decimal | None = (value if value_max is None else value_max) * known.factor
    return Amount(
        value=value,
        value_max=value_max,
        text=text,
        unit=unit,
        bound=bound,
        low=None if bound in ("le", "lt") else low,
        high=None if bound in ("ge", "gt") else high,
        low_open=bound == "gt",
        high_open=bound == "lt",
        step=step_of(text, value) * known.factor,
        canonical_unit=known.canonical,
        dimension=known.dimension,
    )


def quantity_of(draft: Draft) -> Quantity:
    """Say what the figure of a draft is; figures of different quantity never compare silently."""
    if draft.kind == "state" or draft.value is None:
        return "none"
    if draft.unit in ("个百分点", "百分点"):
        return "points"
    kind = draft.said_kind if draft.kind == "baseline" and draft.said_kind else draft.kind
    if kind == "annual":
        return "annual"
    if kind == "change":
        return "annual" if draft.yearly or draft.time_text == "年均" else "growth"
    if draft.unit in ("%", "‰"):
        return "share" if not _GROWTH.search(draft.indicator) else "growth"
    if draft.cumulative or (kind == "increment" and draft.period is not None):
        return "cumulative"
    if kind == "increment":
        return "flow"
    if not draft.unit or is_rate(draft.indicator):
        return "ratio"
    return "stock"


def _stands(draft: Draft) -> bool:
    """Say whether a commitment has no end: 持续推进, 2023年起."""
    return draft.ongoing or draft.since is not None


def finished(
    draft: Draft, document: Document, passage: Passage, used: dict[str, int], *, opened: bool = False
) -> Target:
    """Return the target of a draft; its id holds no figure and no place, so that edits elsewhere leave it as it is.

    `opened`: the plan's last year stands where the section that it belongs to opens.
    """
    text = passage.text[draft.start : draft.end]
    start = draft.start + len(text) - len(text.lstrip())
    end = draft.start + len(text.rstrip())
    key = f"{draft.indicator}|{draft.kind}|{draft.by}|{draft.period}|{draft.scope}"
    used[key] = used.get(key, 0) + 1
    digest = hashlib.sha256(f"{key}|{used[key]}".encode()).hexdigest()[:10]
    if document.raised:
        draft.unit = without_raised(draft.unit)  # m³ on the page, m3 in the file
    due, stated = draft.by, draft.by is not None
    if due is None and draft.period is not None:
        due, stated = draft.period[1], True
        if draft.kind == "baseline" and document.period is not None and due >= document.period[0]:
            due, stated = draft.period[0] - 1, False  # from what a span begins is what stood there when it began
    if due is None and document.period is not None and draft.kind not in ("annual", "baseline") and not _stands(draft):
        due, draft.by_from = document.period[1], "opening" if opened else "plan"
    quote = Quote.of(document, passage, start, end, printed(document, passage, (start, end), draft.shortest))
    amount = amount_of(draft)
    parts = Parts(quote, draft.indicator, amount, draft.figure, draft.time_text, draft.in_table, draft.region)
    return Target(
        id=f"{document.id}/{digest}",
        doc=document.id,
        quote=quote,
        indicator=draft.indicator,
        amount=amount,
        kind=draft.kind,
        by=draft.by,
        period=draft.period,
        time_text=draft.time_text,
        region=draft.region or document.region_name,
        scope=draft.scope,
        modality=draft.modality,
        note=draft.note,
        clause=passage.clause,
        due=due,
        due_stated=stated,
        wording=draft.strength,
        wording_text=draft.strength_text,
        nature=draft.nature,
        departments=draft.departments,
        quantity=quantity_of(draft),
        base_year=draft.base_year,
        in_table=draft.in_table,
        ongoing=_stands(draft),
        since=draft.since,
        figure=draft.figure,
        approximate_reading=draft.uncertain,
        by_from=draft.by_from,
        derivation=draft.derivation,
        features=features_of(parts, passage),
    )


def printed(document: Document, passage: Passage, quote: tuple[int, int], shortest: tuple[int, int] | None) -> str:
    """Return the shortest run that tells a target, as it stands in the file, the mark of a page within it included.

    "" where that is the quote itself.
    """
    start, end = shortest or quote
    return as_printed(passage.text[slice(*quote)], document.source, passage.origin[start:end], document.raised)
