"""A target that was not read, added by its words: the words are looked for first, then said what they aim at."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from checker.desk.web.additions import CHOICES, added_by, begun_with, words_marked
from checker.desk.web.desk import Desk, name_sent
from checker.desk.web.feedback import ConflictError
from checker.desk.web.kept import put_in
from checker.errors import InputError
from checker.messages import message
from checker.model import Document, Message, Run
from checker.workspace.adding import Found, find_words

_NAMES = 2000  # names of other plans' indicators that are proposed


def add_pages(desk: Desk) -> None:
    """Register the pages."""
    app, review = desk.app, desk.review

    @app.get("/add")
    def add_target() -> str | Answer:
        run = review.judged
        return _page(run, request.args) if run is not None else redirect(url_for("home"))

    @app.post("/add")
    def target_added() -> Answer | tuple[str, int]:
        run = review.judged
        document = _document(run, request.form) if run is not None else None
        if run is None or document is None:
            return redirect(url_for("home"))
        try:
            put_in(review, added_by(run, document, request.form, name_sent(), date.today()))
        except ConflictError:
            return _page(run, request.form, message("desk.add.twice")), 409
        except InputError as error:
            return _page(run, request.form, error.sentence), 422
        return redirect(f"{url_for('findings')}#targets", 303)


def _page(run: Run, given: Mapping[str, str], problem: Message | None = None) -> str:
    """Return the page with the form, as far as it can be filled: the words alone until they are found."""
    document, quote, at = _document(run, given), given.get("quote", ""), given.get("at", "")
    found: Found | None = None
    if document is not None and (quote or at):
        quote, at = words_marked(document, given.get("passage", ""), quote, at)
        where = find_words(document, quote)
        found, missed = (None, where) if isinstance(where, Message) else (where, None)
        problem = problem or missed
    fields: dict[str, str] = {}
    if document is not None and found is not None:
        fields = begun_with(run, document, found, at)
        fields |= {name: given[name] for name in (*fields, "reason", "name") if name in given}
    doc = document.id if document else ""
    names = {target.indicator for one in run.extractions if one.doc != doc for target in one.targets}
    return render_template(
        "add.html.jinja",
        documents=run.documents,
        doc=doc,
        quote=quote,
        found=found,
        fields=fields,
        choices=CHOICES,
        names=sorted(names)[:_NAMES] if found else (),
        problem=problem,
    )


def _document(run: Run, given: Mapping[str, str]) -> Document | None:
    return next((one for one in run.documents if one.id == given.get("doc", "")), None)
