"""A run whose every text from outside tries to be markup, script, formula or template."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from checker.model import (
    Amount,
    Document,
    Evidence,
    Extraction,
    Figure,
    Finding,
    Message,
    Pair,
    Passage,
    Place,
    Quote,
    Run,
    Step,
    TableRow,
    Tally,
    Target,
)

HOSTILE = (
    "<script>alert(1)</script>\"'><img src=x onerror=alert(2)> ]]> javascript:alert(3) {{7*7}} "
    "</textarea></style> 到2025年=cmd|'/c calc'!A0"
)


def hostile_run() -> Run:
    """Return the run."""
    text = HOSTILE
    at = text.index("2025")
    quote = Quote(doc='x"><script>', clause='一"><b>/1', passage=1, start=0, end=len(text), text=text)
    target = Target(
        id="x/1",
        doc=quote.doc,
        quote=quote,
        indicator='=HYPERLINK("javascript:alert(4)")<b>',
        canonical='name:=HYPERLINK("javascript:alert(4)")<b>',
        amount=Amount(value=Decimal(1), value_max=None, text="1", unit="<i>个</i>", bound="ge"),
        kind="level",
        by=2025,
        period=None,
        time_text="",
        region="<u>某市</u>",
        scope="aggregate",
        modality="firm",
        departments=('"><script>部门',),
    )
    row = TableRow(
        headers=("<th>", "值"), cells=(text,), spans=((0, len(text)),), caption="<caption>", number="专栏<1>"
    )
    document = Document(
        id=quote.doc,
        title="</title><script>alert(5)</script>",
        file="javascript:alert(6)//<x>.txt",
        sha256="0" * 64,
        source=text,
        passages=(
            Passage(
                number=1,
                clause=quote.clause,
                kind="paragraph",
                text=text,
                origin=tuple(range(len(text))),
                place=Place(line=1),
            ),
            Passage(number=2, clause="", kind="row", text=text, origin=tuple(range(len(text))), row=row),
        ),
        region_name="<b>某市</b>",
        warnings=(Message(zh="<script>alert(7)</script>", en="<script>alert(7)</script>"),),
    )
    said = Message(zh=text, en=text + " en")
    finding = Finding(
        check="weaker-wording",
        severity="error",
        confidence="high",
        status="new",
        fingerprint='fp"><script>',
        message=said,
        working=said,
        evidence=(Evidence(role="target", quote=quote, figure=(at, at + 4), target="x/1", primary=True),),
        suggestion=said,
        slip=said,
        reason=text,
    )
    figure = Figure(
        doc=quote.doc, passage=1, clause=quote.clause, start=at, end=at + 4, text="2025", state="target", target="x/1"
    )
    unread = figure._replace(start=at + 20, end=at + 22, text="<x", state="unread", reason="<script>", target="")
    matched = Pair(
        id='p"><script>',
        upper=target,
        lower=target,
        relation="within",
        certainty="proposed",
        steps=(Step(name="<script>", outcome="for", values=(("x", text),)),),
    )
    return Run(
        documents=(document,),
        extractions=(Extraction(doc=quote.doc, targets=(target,), figures=(figure, unread)),),
        pairs=(matched,),
        groups=(),
        series=(),
        unmatched=(),
        findings=(finding, replace(finding, status="accepted", fingerprint="b")),
        tallies=(Tally(check="weaker-wording", within=0, outside=1, not_judged=1, reasons=(("<script>", 1),)),),
        edition="<script>",
        problems=(Message(zh="<script>alert(8)</script>", en="<script>alert(8)</script>"),),
    )
