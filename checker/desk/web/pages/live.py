"""The live draft: a paragraph checked while it is written, as a spelling checker does."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Response, abort, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from checker.bounded import StoppedError
from checker.desk.live import LONGEST, Held, Verdict, held
from checker.desk.web.desk import Desk
from checker.desk.web.quick import Hold, Paragraph
from checker.model import Document, Figure, Passage, Run
from checker.report.amounts import deadline, signed
from checker.report.lookup import Lookup, check_name
from checker.report.order import primary


def add_pages(desk: Desk) -> None:
    """Register the pages."""
    app, review = desk.app, desk.review
    known: dict[str, Held] = {}
    looked: dict[int, Lookup] = {}

    def hold_of(run: Run, doc: str) -> Hold:
        name = f"{review.mark} {doc}"
        workspace = review.workspace()
        if name not in known:
            if workspace is None:
                abort(404)
            known.clear()
            known[name] = held(workspace, run, doc)
        return Hold(name=name, held=known[name])

    def lookup_of(run: Run) -> Lookup:
        if id(run) not in looked:
            looked.clear()
            looked[id(run)] = Lookup(run)
        return looked[id(run)]

    @app.get("/live")
    def live() -> str | Answer:
        run = review.judged
        if run is None:
            return redirect(url_for("home"))
        drafts = [one for one in run.documents if one.above] or list(run.documents)
        names = [one.id for one in drafts]
        doc = request.args.get("doc", names[0])
        if doc not in names:
            abort(404)
        draft = next(one for one in drafts if one.id == doc)
        at = request.args.get("passage", "")
        passage = next((one for one in draft.passages if str(one.number) == at), None)
        return render_template(
            "live.html.jinja",
            drafts=drafts,
            draft=draft,
            titles=[one.title for one in run.documents if one.id in draft.above],
            places=list(_places(draft)),
            under=_under(draft, passage),
            text=passage.text if passage else "",
            at=passage.number if passage else "",
            longest=LONGEST,
        )

    @app.post("/live")
    def live_checked() -> tuple[Response, int]:
        run, doc = review.judged, request.form.get("doc", "")
        if run is None or doc not in {one.id for one in run.documents}:
            abort(404)
        draft = next(one for one in run.documents if one.id == doc)
        headings = next((path for at, path in _places(draft) if str(at) == request.form.get("under")), ())
        job = Paragraph(name=f"{review.mark} {doc}", text=request.form.get("text", ""), headings=headings)
        try:
            verdict = desk.quick.paragraph(job, hold_of(run, doc))
        except StoppedError:
            return jsonify(html="", problem=desk.say("desk.live.stopped")), 200
        page = render_template(
            "live_result.html.jinja",
            verdict=verdict,
            texts=[(passage, list(_runs(passage, verdict))) for passage in verdict.passages],
            lookup=lookup_of(run),
            name=check_name,
            primary=primary,
            doc=doc,
            signed=signed,
            deadline=deadline,
            upper=dict(verdict.matched),
        )
        return jsonify(html=page, problem=""), 200


def _places(draft: Document) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield where in a draft a paragraph may stand: the first passage under each heading, and the headings."""
    seen: set[tuple[str, ...]] = set()
    for passage in draft.passages:
        if passage.kind != "heading" and passage.headings and passage.headings not in seen:
            seen.add(passage.headings)
            yield passage.number, passage.headings


def _under(draft: Document, passage: Passage | None) -> int | None:
    """Return the place under whose headings a passage stands."""
    return next((at for at, path in _places(draft) if passage is not None and path == passage.headings), None)


def _runs(passage: Passage, verdict: Verdict) -> Iterator[tuple[str, Figure | None]]:
    """Yield the text of a passage cut at its figures, each with what it is."""
    at = 0
    figures = (figure for figure in verdict.figures if figure.passage == passage.number)
    for figure in sorted(figures, key=lambda one: one.start):
        if figure.start < at:
            continue
        yield passage.text[at : figure.start], None
        yield passage.text[figure.start : figure.end], figure
        at = figure.end
    yield passage.text[at:], None
