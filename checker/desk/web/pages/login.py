"""Who asks, and may change what: known before any page of an office's desk is shown."""

from __future__ import annotations

from flask import Response, abort, flash, g, jsonify, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response as Answer

from checker.desk.web.desk import Desk, reads_only, sent, user
from checker.desk.web.office import Office, named_by_header

# What is shown to anybody.
_OPEN = ("login", "logged_in", "static", "report_style", "language")
# What one who reads alone may send, and the pages that are of no use to him: they hold a form and nothing else.
_READING = (*_OPEN, "logout", "live_checked")
_WRITING = ("add_target", "target_form", "transcribe", "reply")
_NAME, _MARK = "user", "mark"


def add_pages(desk: Desk, office: Office) -> None:
    """Register the pages, and ask for a user before all others."""
    app, users = desk.app, office.users

    @app.before_request
    def ask() -> Answer | tuple[Response | str, int] | None:
        if office.header:
            g.user = named_by_header(office, request.remote_addr or "", request.headers.get(office.header, ""))
            if not g.user:
                abort(403)
            return _permitted()
        name = str(session.get(_NAME, ""))
        # One who was taken off the list, or got another password, is not known any more.
        g.user = name if name and users is not None and users.mark(name) == session.get(_MARK) else ""
        if g.user:
            return _permitted()
        if request.endpoint in _OPEN:
            return None
        if request.method != "GET":
            abort(403)
        return redirect(url_for("login"))

    def _permitted() -> tuple[Response | str, int] | None:
        """Return the answer to one who may read alone and asks for more, None for all others."""
        g.role = users.role(g.user) if users is not None else "reviewer"
        return _refused(desk) if reads_only() and _changes() else None

    if users is None or office.header:
        return

    @app.get("/login")
    def login() -> str | Answer:
        return redirect(url_for("home")) if user() else render_template("login.html.jinja")

    @app.post("/login")
    def logged_in() -> Answer:
        name = sent("name")
        if not users.right(name, request.form.get("password", "")):
            flash(desk.say("desk.login.wrong"))
            return redirect(url_for("login"))
        kept = session.get("lang")
        session.clear()
        session.update({_NAME: name, _MARK: users.mark(name), **({"lang": kept} if kept else {})})
        session.permanent = True
        return redirect(url_for("home"))

    @app.post("/logout")
    def logout() -> Answer:
        session.clear()
        return redirect(url_for("login"))


def _changes() -> bool:
    """Say whether a request is made to change something, or to be shown a form that does."""
    return request.endpoint in _WRITING or (request.method not in ("GET", "HEAD") and request.endpoint not in _READING)


def _refused(desk: Desk) -> tuple[Response | str, int]:
    """Return the answer to one who may read and no more: a page, or a sentence for a script."""
    why = desk.say("desk.role.refused", name=user())
    if "text/html" in request.headers.get("Accept", ""):
        return render_template("refused.html.jinja", why=why), 403
    return jsonify(problem=why, problems=[why]), 403
