"""The pages of the documents: files chosen, what each is, how far the check has come."""

from __future__ import annotations

from typing import Any, get_args

from flask import Response, abort, flash, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from checker.desk.web.corrections import changed
from checker.desk.web.desk import Desk
from checker.desk.web.review import Review
from checker.desk.web.uploads import BYTES, FILES
from checker.desk.web.versions import reports
from checker.messages import Language
from checker.model import Level, Message


def add_pages(desk: Desk) -> None:
    """Register the pages."""
    app, review = desk.app, desk.review

    @app.get("/")
    def home() -> Answer:
        if not review.manifest.is_file():
            return redirect(url_for("files"))
        return redirect(url_for("findings" if review.run() else "documents"))

    @app.get("/files")
    def files() -> str:
        return render_template("files.html.jinja", most=FILES, megabytes=BYTES // 1_000_000)

    @app.post("/files")
    def upload() -> Answer:
        sent = [(one.filename or "", one.stream) for one in request.files.getlist("files") if one.filename]
        for problem in review.add(sent):
            flash(getattr(problem, desk.lang))
        if not sent:
            flash(desk.say("desk.files.none"))
            return redirect(url_for("files"))
        return redirect(url_for("documents"))

    @app.get("/documents")
    def documents() -> str | Answer:
        if not review.manifest.is_file():
            return redirect(url_for("files"))
        facts = review.facts()
        return render_template(
            "documents.html.jinja",
            facts=facts,
            above=review.above(),
            levels=get_args(Level),
            waiting=_waiting(review),
            replaced=review.stale and review.judged is not None and bool(reports(review)),
            comparable=review.state == "checked" and not review.stale,
            broken={doc for doc, one in facts.items() if isinstance(one, Message)},
        )

    @app.get("/documents/state")
    def looked() -> Response:
        return jsonify(waiting=_waiting(review), looking=review.progress.looking)

    @app.post("/documents")
    def correct() -> Answer:
        problems = changed(review, request.form)
        if request.form.get("by") == "script":
            return jsonify(problems=[getattr(one, desk.lang) for one in problems])
        for problem in problems:
            flash(getattr(problem, desk.lang))
        if problems or "start" not in request.form:
            return redirect(url_for("documents"))
        review.start()
        return redirect(url_for("progress"))

    @app.post("/documents/remove")
    def remove() -> Answer:
        doc = request.form.get("doc", "")
        if doc not in review.facts():
            abort(404)
        review.remove(doc)
        return redirect(url_for("home"))

    @app.get("/progress")
    def progress() -> str | Answer:
        if review.state == "checked" and not review.stale:
            return redirect(url_for("findings"))
        return render_template("progress.html.jinja", now=_now(review, desk.lang))

    @app.get("/progress/state")
    def state() -> Response:
        return jsonify(_now(review, desk.lang))


def _waiting(review: Review) -> bool:
    """Say whether documents are being read; what each answers is known once the last of them has been."""
    unknown = any(one is None for one in review.facts().values())
    return review.progress.busy > 0 and (unknown or review.state != "checking")


def _now(review: Review, lang: Language) -> dict[str, Any]:
    """Return how far the check has come, as the page of the progress shows it."""
    step, titles = review.progress.step, list(review.facts())
    of_documents = step is not None and step.stage in ("read", "extract") and step.done < len(titles)
    return {
        "state": review.state,
        "stage": step.stage if step else "",
        "done": step.done if step else 0,
        "all": step.all if step else 0,
        "document": titles[step.done] if step and of_documents else "",
        "why": getattr(review.progress.why, lang) if review.progress.why else "",
    }
