"""A small run made by hand from real plans and the gold: what the reports are tried on, whatever other rooms do."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from checker.match.alignment import align
from checker.model import (
    Amount,
    Document,
    Evidence,
    Extraction,
    Figure,
    Finding,
    Group,
    Message,
    Pair,
    Passage,
    Place,
    Quote,
    Region,
    Run,
    Step,
    Tally,
    Target,
    Unmatched,
)

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "gold"
ORIGINALS = ROOT / "docs_data" / "originals"
_HEADING = re.compile(r"^(?:([一二三四五六七八九十]+)、|(\d{1,2})[.．、])\s*")
_FIGURE = re.compile(r"\d[\d,.]*")


def read_plan(name: str, title: str, **known: object) -> Document:
    """Read a plan as paragraphs with their clause: just enough of a reader for a report to have text to show."""
    source = (ORIGINALS / f"{name}.txt").read_text(encoding="utf-8")
    passages: list[Passage] = []
    chapter = clause = ""
    text: list[str] = []
    origin: list[int] = []

    def close() -> None:
        if text:
            line = source.count("\n", 0, origin[0]) + 1
            kind = "heading" if len(text) < 25 and clause == chapter else "paragraph"
            passages.append(
                Passage(
                    number=len(passages) + 1,
                    clause=clause,
                    kind="heading" if kind == "heading" else "paragraph",
                    text="".join(text),
                    origin=tuple(origin),
                    place=Place(line=line),
                )
            )
            text.clear()
            origin.clear()

    at = 0
    for line in source.split("\n"):
        found = _HEADING.match(line.strip())
        if found:
            close()
            chapter = found[1] or chapter
            clause = chapter if found[1] else f"{chapter}/{found[2]}"
        for offset, char in enumerate(line):
            if not char.isspace():
                text.append(char)
                origin.append(at + offset)
        if found and found[1]:
            close()
        at += len(line) + 1
    close()
    return Document(
        id=name,
        title=title,
        file=f"originals/{name}.txt",
        sha256=hashlib.sha256(source.encode()).hexdigest(),
        source=source,
        passages=tuple(passages),
        **known,  # type: ignore[arg-type]
    )


def gold_targets(document: Document) -> tuple[Target, ...]:
    """Turn the gold of a document into targets whose quotes stand in its passages."""
    out = []
    for line in (GOLD / f"{document.id}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        wanted = re.sub(r"\s", "", row["quote"])
        passage = next((p for p in document.passages if wanted in p.text), None)
        if passage is None:
            continue
        start = passage.text.index(wanted)
        figure = None
        if row["value_text"] and row["value_text"] in wanted:
            begin = wanted.index(row["value_text"])
            figure = (start + begin, start + begin + len(row["value_text"]))
        out.append(
            Target(
                id=row["id"],
                doc=document.id,
                quote=Quote(
                    doc=document.id,
                    clause=row["clause"],
                    passage=passage.number,
                    start=start,
                    end=start + len(wanted),
                    text=wanted,
                ),
                indicator=row["indicator"],
                canonical=f"name:{row['indicator']}",
                amount=_amount(row),
                kind=row["kind"],
                by=row["by"],
                period=tuple(row["period"]) if row["period"] else None,
                time_text=row["time_text"],
                region=row["region"],
                scope=row["scope"],
                modality=row["modality"],
                note=row["note"],
                clause=row["clause"],
                due=row["by"] or 2025,
                due_stated=row["by"] is not None,
                figure=figure,
            )
        )
    return tuple(out)


def _amount(row: dict[str, object]) -> Amount | None:
    if row["value"] is None:
        return None
    value = Decimal(str(row["value"]))
    high = None if row["value_max"] is None else Decimal(str(row["value_max"]))
    bound = str(row["bound"])
    return Amount(
        value=value,
        value_max=high,
        text=str(row["value_text"]),
        unit=str(row["unit"]),
        bound=bound,  # type: ignore[arg-type]
        low=None if bound in ("le", "lt") else value,
        high=None if bound in ("ge", "gt") else high or value,
        canonical_unit="percent" if row["unit"] == "%" else str(row["unit"]),
        dimension=str(row["unit"]),
    )


def ledger(document: Document, targets: tuple[Target, ...]) -> tuple[Figure, ...]:
    """Put every run of digits of a document into one state, so that the ledger has something of each kind."""
    at = {(t.quote.passage, t.figure[0]): t for t in targets if t.figure}
    out = []
    for passage in document.passages:
        for found in _FIGURE.finditer(passage.text):
            target = at.get((passage.number, found.start()))
            after = passage.text[found.end() : found.end() + 1]
            state, reason = "out-of-scope", "kept-number"
            if target:
                state, reason = ("baseline" if target.kind == "baseline" else "target"), ""
            elif after in "年月日号":
                state, reason = "date", ""
            elif after in "GK.、":
                state, reason = "name", ""
            elif after in "万亿":
                state, reason = "unread", "no-unit"
            out.append(
                Figure(
                    doc=document.id,
                    passage=passage.number,
                    clause=passage.clause,
                    start=found.start(),
                    end=found.end(),
                    text=found[0],
                    state=state,  # type: ignore[arg-type]
                    reason=reason,
                    target=target.id if target else "",
                )
            )
    return tuple(out)


def evidence(target: Target, role: str, *, main: bool = False) -> Evidence:
    """Quote a target as evidence with its figure marked."""
    mark = (target.figure[0] - target.quote.start, target.figure[1] - target.quote.start) if target.figure else None
    return Evidence(
        role=role,  # type: ignore[arg-type]
        quote=target.quote,
        region="371700" if target.doc == "heze-2024" else "370000",
        figure=mark,
        target=target.id,
        primary=main,
    )


def pair(upper: Target, lower: Target, certainty: str = "certain") -> Pair:
    """Pair two targets with the steps a person would give."""
    return Pair(
        id=f"{upper.id}~{lower.id}",
        upper=upper,
        lower=lower,
        relation="above",
        certainty=certainty,  # type: ignore[arg-type]
        steps=(
            Step(name="same-name", outcome="for", values=(("upper", upper.indicator), ("lower", lower.indicator))),
            Step(name="same-unit", outcome="neutral", values=(("unit", lower.amount.unit if lower.amount else ""),)),
        ),
        rank=0.9,
    )


def run() -> Run:
    """Return the run: Heze 2024 under Shandong 2024, some pairs, eight findings of every severity and status."""
    province = read_plan(
        "shandong-2024",
        "山东省新型城镇化建设行动方案（2024—2025年）",
        issuer="山东省人民政府",
        region="370000",
        region_name="山东省",
        level="province",
        number="鲁政发〔2024〕1号",
        issued=date(2024, 1, 5),
        period=(2024, 2025),
    )
    city = read_plan(
        "heze-2024",
        "菏泽市新型城镇化建设行动提升方案（2024—2025年）",
        issuer="菏泽市人民政府",
        region="371700",
        region_name="菏泽市",
        level="city",
        number="菏政发〔2024〕11号",
        issued=date(2024, 5, 6),
        period=(2024, 2025),
        above=("shandong-2024",),
    )
    upper, lower = gold_targets(province), gold_targets(city)
    by_name = {t.indicator: t for t in reversed(upper)}
    pairs = tuple(pair(by_name[t.indicator], t) for t in lower if t.indicator in by_name)
    proposed = (pair(_named(upper, "城市轨道交通"), _named(lower, "轨道交通"), "proposed"),)
    return Run(
        documents=(province, city),
        extractions=(
            Extraction(doc=province.id, targets=upper, figures=ledger(province, upper)),
            Extraction(doc=city.id, targets=lower, figures=ledger(city, lower)),
        ),
        pairs=(*pairs, *proposed),
        sentences=align(province, city, "above"),
        groups=(
            Group(
                id="g1",
                total=_named(upper, "城市轨道交通"),
                parts=(_named(lower, "轨道交通"),),
                pairs=proposed,
                silent=("370100",),
            ),
        ),
        series=(),
        unmatched=tuple(
            Unmatched(id=f"u-{t.id}", target=t, side="upper", relation="above", other_doc=city.id)
            for t in upper
            if t.indicator not in {one.indicator for one in lower}
        )[:12],
        findings=findings(upper, lower),
        tallies=(
            Tally(
                check="below-average",
                within=14,
                outside=1,
                not_judged=9,
                reasons=(("no-base-year", 6), ("not-comparable", 3)),
            ),
            Tally(check="weaker-wording", within=20, outside=2, not_judged=0),
            Tally(check="disproportionate-share", within=3, outside=2, not_judged=19, reasons=(("no-population", 19),)),
            Tally(check="unanswered", within=30, outside=2, not_judged=0),
            Tally(check="weaker-bound", within=23, outside=1, not_judged=0),
        ),
        regions=(
            Region(code="370000", name="山东省", parent="100000", population=101527453),
            Region(code="371700", name="菏泽市", parent="370000", population=8795939),
        ),
        edition="2024-11",
    )


def _named(targets: tuple[Target, ...], part: str) -> Target:
    return next(t for t in targets if part in t.indicator)


def findings(upper: tuple[Target, ...], lower: tuple[Target, ...]) -> tuple[Finding, ...]:
    """Return the findings of findings.yaml, each quoting real targets."""
    sides = {"heze": lower, "shandong": upper}
    found: list[Finding] = []
    for row in yaml.safe_load((Path(__file__).parent / "findings.yaml").read_text(encoding="utf-8")):
        said: dict[str, Any] = {
            name: Message(**row.pop(name)) for name in ("message", "working", "suggestion", "slip") if name in row
        }
        quoted = tuple(
            evidence(_named(sides[whose], part), role, main=at == 0)
            for at, (role, whose, part) in enumerate(row.pop("evidence"))
        )
        found.append(Finding(**row, **said, evidence=quoted))
    return tuple(found)
