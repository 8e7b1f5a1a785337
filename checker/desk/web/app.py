"""The desk as an application: its guard, what its templates may ask, its pages."""

from __future__ import annotations

from typing import Any

from flask import Flask, Response, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response as Answer

from checker.desk.web.desk import Desk, both, reads_only, user
from checker.desk.web.guard import guard
from checker.desk.web.office import Office
from checker.desk.web.pages import (
    additions,
    documents,
    exports,
    findings,
    live,
    login,
    matches,
    replies,
    targets,
    transcriptions,
    unread,
    versions,
)
from checker.desk.web.quick import Quick
from checker.desk.web.review import Review
from checker.messages import say
from checker.report.html import style

_PAGES = (documents, findings, targets, additions, transcriptions, matches, live, versions, replies, unread, exports)


def make_app(review: Review, key: bytes, quick: Quick | None = None, office: Office | None = None) -> Flask:
    """Return the desk of one review as a WSGI application, for this computer alone or for an office."""
    app = Flask(__name__)
    guard(app, key, office)
    # The framework escapes by the ending of a template's name, which it does not know of ours.
    app.jinja_env.autoescape = True
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    desk = Desk(app, review, quick or Quick())

    @app.context_processor
    def words() -> dict[str, Any]:
        now = desk.lang
        return {
            "lang": now,
            "t": lambda name, /, **fields: say(f"desk.{name}", now, **fields),
            "word": lambda name: say(name, now),
            "m": lambda sentence: getattr(sentence, now),
            "both": both,
            "review": review,
            "user": user(),
            "reads_only": reads_only(),
            "can_leave": office is not None and office.users is not None and not office.header,
        }

    if office is not None:
        login.add_pages(desk, office)
    for page in _PAGES:
        page.add_pages(desk)

    @app.post("/language")
    def language() -> Answer:
        session["lang"] = request.form.get("lang", "")
        return redirect(url_for("home"))

    @app.get("/report.css")
    def report_style() -> Response:
        return Response(style(), mimetype="text/css")

    def refused(error: Any) -> tuple[str, int]:
        return render_template("refused.html.jinja", why=desk.say(f"desk.refused.{error.code}")), error.code

    for code in (403, 404, 413):
        app.register_error_handler(code, refused)
    return app
