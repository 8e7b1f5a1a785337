"""A small run made by hand from the real plans and the gold: what the reports are tried on, whatever the other rooms do."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

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
    TableRow,
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
        "shandong-2024", "山东省新型城镇化建设行动方案（2024—2025年）", issuer="山东省人民政府", region="370000", region_name="山东省",
        level="province", number="鲁政发〔2024〕1号", issued=date(2024, 1, 5), period=(2024, 2025),
    )  # fmt: skip
    city = read_plan(
        "heze-2024", "菏泽市新型城镇化建设行动提升方案（2024—2025年）", issuer="菏泽市人民政府", region="371700", region_name="菏泽市",
        level="city", number="菏政发〔2024〕11号", issued=date(2024, 5, 6), period=(2024, 2025), above=("shandong-2024",),
    )  # fmt: skip
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
        groups=(
            Group(id="g1", total=_named(upper, "城市轨道交通"), parts=(_named(lower, "轨道交通"),), pairs=proposed, silent=("370100",)),
        ),
        series=(),
        unmatched=tuple(
            Unmatched(id=f"u-{t.id}", target=t, side="upper", relation="above", other_doc=city.id)
            for t in upper
            if t.indicator not in {one.indicator for one in lower}
        )[:12],
        findings=findings(upper, lower),
        tallies=(
            Tally(check="below-average", within=14, outside=1, not_judged=9, reasons=(("no-base-year", 6), ("not-comparable", 3))),
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
    """Return findings such as the checks make, with real sentences on both sides."""
    city, province = _named(lower, "常住人口城镇化率"), _named(upper, "常住人口城镇化率")
    rail, total = _named(lower, "轨道交通"), _named(upper, "城市轨道交通")
    smart, smart_up = _named(lower, "四星级"), _named(upper, "四星级")
    share = Finding(
        check="disproportionate-share", severity="error", confidence="medium", status="new", fingerprint="c1f0a9d2e4b7",
        message=Message(
            zh="菏泽市轨道交通在建及营运里程 590 公里，占全省目标 700 公里的 84.3%，而常住人口占全省 8.66%，疑似口径不同，请核实。",
            en="Heze's 590 km are 84.3% of the province's 700 km, with 8.66% of its people; the definitions may differ, please verify.",
        ),
        working=Message(zh="590 ÷ 700 = 84.3%；8,795,939 ÷ 101,527,453 = 8.66%；84.3% ÷ 8.66% = 9.73 倍，允许 0.7—1.5", en="590 ÷ 700 = 84.3%; 8,795,939 ÷ 101,527,453 = 8.66%; 84.3% ÷ 8.66% = 9.73 times, permitted 0.7–1.5"),
        evidence=(evidence(rail, "part", main=True), evidence(total, "total")),
        suggestion=Message(zh="建议核实“轨道交通”是否含铁路，与省级“城市轨道交通”口径保持一致。", en="Please verify whether “轨道交通” includes railways and keep to the province's definition."),
        slip=Message(zh="若去掉“城市”二字，口径由城市轨道扩大到全部轨道。", en="Dropping “城市” widens the definition to all railways."),
        indicator="urban-rail", weight=2.0,
    )  # fmt: skip
    below = Finding(
        check="below-average", severity="warning", confidence="high", status="new", fingerprint="0a11b6f3c8d5",
        message=Message(
            zh="菏泽市常住人口城镇化率目标 57% 左右，低于全省目标 67% 以上 10 个百分点，请核实是否与全省目标相衔接。",
            en="Heze aims at about 57% urbanisation, 10 points under the province's 67% or more; please verify that they fit.",
        ),
        working=Message(zh="(67 − 57) ÷ 67 = 14.9%，允许不超过 10%", en="(67 − 57) ÷ 67 = 14.9%, permitted at most 10%"),
        evidence=(evidence(city, "lower", main=True), evidence(province, "upper")),
        suggestion=Message(zh="建议说明目标低于全省平均的依据，或补充追赶安排。", en="Please give the basis for a target under the mean, or a path to catch up."),
        indicator="urbanization-rate", weight=3.0,
    )  # fmt: skip
    bound = replace(
        below, check="weaker-bound", status="known", fingerprint="77ab90cc12de", confidence="high", cause=below.fingerprint,
        message=Message(zh="省级为“67%以上”，菏泽市为“57%左右”，界限由“以上”变为“左右”，请核实。", en="The province says “67% or more”, Heze “about 57%”: the bound is weaker; please verify."),
        working=Message(zh="以上 → 左右：弱 2 级", en="at least → about: 2 steps weaker"), suggestion=None,
    )  # fmt: skip
    wording = Finding(
        check="weaker-wording", severity="error", confidence="high", status="new", fingerprint="5d20e1f7a9b3",
        message=Message(zh="省级要求各市建成四星级以上新型智慧城市，菏泽市为“争取市主城区”建成，措辞疑似减弱，范围缩小，请核实。", en="The province has every city reach four stars; Heze only strives for its main urban area; please verify."),
        working=Message(zh="建成 → 争取：弱 1 级；各市 → 市主城区", en="achieve → strive: 1 step weaker; every city → main urban area"),
        evidence=(evidence(smart, "lower", main=True), evidence(smart_up, "upper")),
        suggestion=Message(zh="建议去掉“争取”，并明确全市达到四星级以上。", en="Please drop “争取” and commit the whole city."),
        indicator="smart-city", weight=1.5,
    )  # fmt: skip
    rest = []
    for at, target in enumerate(upper[5:9]):
        rest.append(
            Finding(
                check="unanswered", severity="notice", confidence="medium" if at % 2 else "low",
                status=("new", "known", "accepted", "resolved")[at], fingerprint=f"9e{at}b44c0d1a2",  # type: ignore[arg-type]
                message=Message(zh=f"省级目标“{target.indicator}”在菏泽市方案中未见回应，请核实是否需要承接。", en=f"The province's target “{target.indicator}” has no answer in Heze's plan; please verify whether one is needed."),
                working=Message(zh="在菏泽市方案中未找到同名或同义指标", en="no indicator of the same name or meaning in Heze's plan"),
                evidence=(evidence(target, "upper", main=True),),
                indicator=target.indicator, reason="由省级部门直接实施，不分解到市" if at == 2 else "",
            )
        )  # fmt: skip
    return (below, bound, wording, share, *rest)


HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)> ]]> javascript:alert(3) {{7*7}} </textarea></style> 到2025年=cmd|'/c calc'!A0"


def hostile_run() -> Run:
    """Return a run whose every text from outside tries to be markup, script, formula or template."""
    text = HOSTILE
    at = text.index("2025")
    quote = Quote(doc='x"><script>', clause='一"><b>/1', passage=1, start=0, end=len(text), text=text)
    target = Target(
        id="x/1", doc=quote.doc, quote=quote, indicator="=HYPERLINK(\"javascript:alert(4)\")<b>", amount=Amount(value=Decimal(1), value_max=None, text="1", unit="<i>个</i>", bound="ge"),
        kind="level", by=2025, period=None, time_text="", region="<u>某市</u>", scope="aggregate", modality="firm", departments=('"><script>部门',),
    )  # fmt: skip
    row = TableRow(headers=("<th>", "值"), cells=(text,), spans=((0, len(text)),), caption="<caption>", number="专栏<1>")
    document = Document(
        id=quote.doc, title="</title><script>alert(5)</script>", file="javascript:alert(6)//<x>.txt", sha256="0" * 64, source=text,
        passages=(
            Passage(number=1, clause=quote.clause, kind="paragraph", text=text, origin=tuple(range(len(text))), place=Place(line=1)),
            Passage(number=2, clause="", kind="row", text=text, origin=tuple(range(len(text))), row=row),
        ),
        region_name="<b>某市</b>", warnings=("<script>alert(7)</script>",),
    )  # fmt: skip
    said = Message(zh=text, en=text + " en")
    finding = Finding(
        check="weaker-wording", severity="error", confidence="high", status="new", fingerprint='fp"><script>', message=said, working=said,
        evidence=(Evidence(role="target", quote=quote, figure=(at, at + 4), target="x/1", primary=True),), suggestion=said, slip=said, reason=text,
    )  # fmt: skip
    figure = Figure(doc=quote.doc, passage=1, clause=quote.clause, start=at, end=at + 4, text="2025", state="target", target="x/1")
    unread = replace(figure, start=at + 20, end=at + 22, text="<x", state="unread", reason="<script>", target="")
    matched = Pair(id='p"><script>', upper=target, lower=target, relation="within", certainty="proposed", steps=(Step(name="<script>", outcome="for", values=(("x", text),)),))
    return Run(
        documents=(document,), extractions=(Extraction(doc=quote.doc, targets=(target,), figures=(figure, unread)),), pairs=(matched,), groups=(), series=(),
        unmatched=(), findings=(finding, replace(finding, status="accepted", fingerprint="b")), tallies=(Tally(check="weaker-wording", within=0, outside=1, not_judged=1, reasons=(("<script>", 1),)),),
        edition="<script>", problems=("<script>alert(8)</script>",),
    )  # fmt: skip
