"""A new version of a document, and what became of what was found in the last one."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from checker.desk.web.desk import Desk
from checker.desk.web.versions import Comparison, compared, replace_document, reports
from checker.errors import InputError
from checker.messages import catalogue
from checker.report.order import flat, fold


def add_pages(desk: Desk) -> None:
    """Register the pages."""
    app, review = desk.app, desk.review
    made: dict[tuple[str, str], Comparison] = {}

    @app.post("/documents/version")
    def new_version() -> Answer:
        doc, file = request.form.get("doc", ""), request.files.get("file")
        if doc not in review.facts():
            abort(404)
        if file is None or not file.filename:
            flash(desk.say("desk.files.none"))
            return redirect(url_for("documents"))
        try:
            replace_document(review, doc, file.filename, file.stream)
        except InputError as error:
            flash(getattr(error.sentence, desk.lang))
        return redirect(url_for("documents"))

    @app.get("/compare")
    def compare() -> str | Answer:
        run, known = review.run(), reports(review)
        if run is None or review.state == "checking" or review.stale or not known:
            return redirect(url_for("findings"))
        name = request.args.get("with", known[0])
        if name not in known:
            abort(404)
        key = (name, review.edition())
        if key not in made:
            made.clear()
            made[key] = compared(review, run, name)
        return render_template(
            "compare.html.jinja",
            name=name,
            reports=known,
            found=made[key],
            numbers={item.finding.fingerprint: item.number for item in flat(fold(run.findings))},
            why=lambda reason: catalogue(desk.lang).get(reason, reason),
        )
