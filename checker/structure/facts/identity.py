"""What a document says about itself: title, 文号, issuers, region, level, date of issue, period and kind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from checker.model import DocumentKind, Level
from checker.model.layout import Line, Pages
from checker.structure.facts import datings, issuers
from checker.structure.facts.doctype import kind
from checker.structure.facts.front import front
from checker.structure.facts.titles import forwarder, title

_OPENING = 60  # items of a file in which it states its term


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What was read off a document about itself; "" and None where it does not say.

    `issuer` names all who issue it, joined by 、, the first named first.
    """

    title: str = ""
    kind: DocumentKind = "plan"
    issuer: str = ""
    region_name: str = ""
    level: Level = "unknown"
    number: str = ""
    issued: date | None = None
    period: tuple[int, int] | None = None


def facts(pages: Pages, file_name: str = "") -> Facts:
    """Return what the front and the foot of a file say about the document.

    `file_name` is the name of the file without its ending, for a text that bears no title.
    """
    here = front(pages)
    named = title(here, pages.title, file_name)
    who = issuers.issuers(here.lines, here.foot, forwarder(here.lines), named, here.box.get("issuer", ""))
    where = issuers.region(who, named, here.lines)
    if "政府工作报告" in named and where and not any(name.startswith(where) for name in who):
        who = [f"{where}人民政府"]
    texts = [pages.source[item.start : item.end] for item in pages.items if isinstance(item, Line)]
    paper = kind(datings.arabic(named), texts)
    day = datings.issued(here.lines, here.foot, here.box.get("issued", ""), here.box.get("published", ""))
    first = day.year if day else datings.latest_year(here.lines)
    return Facts(
        title=named,
        kind=paper,
        issuer="、".join(who),
        region_name=where,
        level=issuers.level(who, where, pages.source),
        number=issuers.number(here.lines, here.box.get("number", "")),
        issued=day,
        period=datings.period(named, paper, first, "".join(text.strip() for text in texts[:_OPENING])),
    )
