"""A row: one subject of a frame, with the quotes that show it and the name it keeps from run to run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from checker.measure.lib.context import Context
from checker.model import Confidence, Evidence, Message, Severity, Target

Role = Literal["upper", "lower", "total", "part", "earlier", "later", "text", "table", "target", "related"]
Cell = str | int | bool | Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameRow:
    """One subject with what is needed to report on it.

    `identity` is what its findings are known by from run to run: names, roles of documents and years, never figures.
    `matter` is the same without what a corrected plan may say otherwise (kind, scope, year, place in a table), the
    identity where it is left out. `columns`
    stand beside the measures in the frame, for the `row_condition` of a suite. `fields` fill sentences. `relation` is
    that of the documents, `led_by` check and identity of the finding from which all of this row would follow, `nearer`
    the identity of the row in which the same is asked of a plan nearer in the chain, `levels` what each level of the
    chain asks for. `at_most` is how grave its findings can be: less where a name was cut or the fault is another
    authority's. `asked` is the document in which an answer to a target of another was looked for.
    """

    id: str
    subject: object
    evidence: tuple[Evidence, ...]
    identity: tuple[str, ...]
    columns: Mapping[str, Cell] = field(default_factory=dict)
    fields: Mapping[str, object] = field(default_factory=dict)
    indicator: str = ""
    weight: float = 1.0
    confidence: Confidence = "high"
    matter: tuple[str, ...] = ()
    relation: str = ""
    led_by: tuple[str, ...] = ()
    nearer: tuple[str, ...] = ()
    levels: Message | None = None
    at_most: Severity = "error"
    asked: str = ""


def evidence(target: Target, role: Role, region: str = "", *, primary: bool = False) -> Evidence:
    """Return the quote of a target as evidence, its figure marked where it stands inside the quote."""
    quote, figure = target.quote, target.figure
    inside = figure is not None and quote.start <= figure[0] and figure[1] <= quote.end
    mark = (figure[0] - quote.start, figure[1] - quote.start) if figure is not None and inside else None
    return Evidence(role=role, quote=quote, region=region, figure=mark, target=target.id, primary=primary)


def identity(target: Target, context: Context) -> str:
    """Return what names a target apart from its figure: document, indicator, qualifiers, kind, scope and year."""
    qualifiers = ",".join(f"{kind}={word}" for kind, word in sorted(target.qualifiers))
    said = (qualifiers, target.kind, target.scope, target.region, str(target.due or ""))
    return "|".join((matter(target, context), *said))


def matter(target: Target, context: Context) -> str:
    """Return what names the indicator of a target in its document."""
    return f"{context.role(target.doc)}|{target.base_name or target.indicator}"
