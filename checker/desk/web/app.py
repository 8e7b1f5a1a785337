"""The pages of the desk: files, documents, progress, findings, and what is sent from them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from typing import Any, cast, get_args

from flask import (
    Flask,
    Response,
    abort,
    flash,
    jsonify,
    redirect,
    render_template,
    request,
    send_file,
    session,
    url_for,
)
from markupsafe import Markup
from werkzeug.wrappers import Response as Answer

from checker.desk.commenting import COMMENTS, commented
from checker.desk.web.corrections import changed
from checker.desk.web.feedback import ConflictError, Feedback
from checker.desk.web.guard import guard, token
from checker.desk.web.review import Review
from checker.desk.web.uploads import BYTES, FILES
from checker.errors import InputError
from checker.messages import Language, say
from checker.model import Finding, Level, Message, Run
from checker.pipeline import FORMATS, formats, render
from checker.report.html import Beside, policy, style
from checker.workspace.notes import Note, NoteKind

# What the desk offers; the other formats are for programs of the command line.
EXPORTS = ("docx", "xlsx", "html", "json", "sarif")
_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html",
    "json": "application/json",
    "sarif": "application/json",
}
# Stands in the page that is kept where each browser has its own token.
_TOKEN_PLACE = "token-of-this-browser"
_LANGUAGES = get_args(Language)


def make_app(review: Review, key: bytes) -> Flask:
    """Return the desk of one review as a WSGI application."""
    app = Flask(__name__)
    guard(app, key)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True

    # The page of the findings last shown, which takes a second or two to be made.
    shown: dict[str, Any] = {}

    def lang() -> Language:
        asked = session.get("lang", review.lang)
        return cast("Language", asked) if asked in _LANGUAGES else "zh"

    @app.context_processor
    def words() -> dict[str, Any]:
        now = lang()
        return {
            "lang": now,
            "t": lambda name, /, **fields: say(f"desk.{name}", now, **fields),
            "word": lambda name: say(name, now),
            "m": lambda sentence: getattr(sentence, now),
            "both": _both,
            "review": review,
        }

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
            flash(getattr(problem, lang()))
        if not sent:
            flash(say("desk.files.none", lang()))
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
            broken={doc for doc, one in facts.items() if isinstance(one, Message)},
        )

    @app.get("/documents/state")
    def looked() -> Response:
        return jsonify(waiting=_waiting(review), looking=review.progress.looking)

    @app.post("/documents")
    def correct() -> Answer:
        problems = changed(review, request.form)
        if request.form.get("by") == "script":
            return jsonify(problems=[getattr(one, lang()) for one in problems])
        for problem in problems:
            flash(getattr(problem, lang()))
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
        return render_template("progress.html.jinja", now=_now(review, lang()))

    @app.get("/progress/state")
    def state() -> Response:
        return jsonify(_now(review, lang()))

    @app.get("/findings")
    def findings() -> str | Answer | Response:
        run = review.run()
        if not review.confirmed:
            return redirect(url_for("documents"))
        if run is None or review.state == "checking":
            # After a restart the run is made again from what the folder holds.
            review.start()
            return redirect(url_for("progress"))
        key = (review.edition(), lang())
        if shown.get("key") != key:
            shown.update(key=key, page=_page(review, run, lang()))
        page = Response(shown["page"].replace(_TOKEN_PLACE, token()), mimetype="text/html")
        page.headers["Content-Security-Policy"] = f"{policy(served=True)}; frame-ancestors 'none'"
        return page

    @app.post("/decide")
    def decide() -> Answer | tuple[Answer, int]:
        sent = {name: " ".join(request.form.get(name, "").split()) for name in ("name", "text", "to", "seen")}
        finding = review.finding(request.form.get("fingerprint", ""))
        kind = request.form.get("kind", "")
        if finding is None or kind not in get_args(NoteKind):
            abort(404)
        problem, status = "", 200
        note = Note(
            fingerprint=finding.fingerprint,
            kind=cast("NoteKind", kind),
            at=datetime.now().astimezone().isoformat(timespec="seconds"),
            name=sent["name"],
            text=sent["text"],
            to=sent["to"],
        )
        try:
            review.add_note(finding, note, sent["seen"])
        except ConflictError:
            problem, status = say("desk.decide.conflict", lang()), 409
        except InputError as error:
            problem, status = getattr(error.sentence, lang()), 422
        feedback = review.feedback()
        decision = feedback[finding.fingerprint].decision if finding.fingerprint in feedback else None
        return jsonify(
            panel=_panel(finding, feedback), problem=problem, settled=decision is not None and decision.closes
        ), status

    @app.get("/export/<form>")
    def export(form: str) -> Response:
        run = review.run()
        if run is None or form not in exports():
            abort(404)
        return _file(render(run, form, lang()), FORMATS[form], _TYPES[form])

    @app.get("/drafts/<name>")
    def draft(name: str) -> Response:
        run, workspace = review.run(), review.workspace()
        found = commented(workspace, run, lang()) if run and workspace else {}
        if name not in found:
            abort(404)
        return _file(found[name], name, _TYPES["docx"])

    @app.post("/language")
    def language() -> Answer:
        session["lang"] = request.form.get("lang", "")
        return redirect(url_for("home"))

    @app.get("/report.css")
    def report_style() -> Response:
        return Response(style(), mimetype="text/css")

    def refused(error: Any) -> tuple[str, int]:
        return render_template("refused.html.jinja", why=say(f"desk.refused.{error.code}", lang())), error.code

    for code in (403, 404, 413):
        app.register_error_handler(code, refused)
    return app


def exports() -> tuple[str, ...]:
    """Return the formats that can be had."""
    return tuple(form for form in EXPORTS if form in formats())


def commented_drafts(review: Review) -> tuple[str, ...]:
    """Return the names of the Word drafts that can be had with comments."""
    return tuple(f"{one.id}{COMMENTS}" for one in review.listed() if one.file.suffix.lower() == ".docx")


def _page(review: Review, run: Run, lang: Language) -> str:
    """Return the page of the findings, the same for every browser but for its token."""
    feedback = review.feedback()
    drafts = commented_drafts(review)
    beside = Beside(
        head=Markup(render_template("head.html.jinja")),
        above=Markup(render_template("above.html.jinja", exports=exports(), drafts=drafts, place=_TOKEN_PLACE)),
        under=lambda finding: _panel(finding, feedback),
    )
    return str(render(run, "html", lang, beside=beside))


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


def _panel(finding: Finding, feedback: Mapping[str, Feedback]) -> Markup:
    own = feedback.get(finding.fingerprint, Feedback())
    return Markup(render_template("panel.html.jinja", finding=finding, feedback=own))


def _both(name: str, tag: str = "span", /, **fields: object) -> Markup:
    """Return a sentence in both languages; the style of the page shows the one wanted."""
    parts = [
        Markup("<{0} lang={1}>{2}</{0}>").format(Markup(tag), lang, say(f"desk.{name}", lang, **fields))
        for lang in _LANGUAGES
    ]
    return Markup("").join(parts)


def _file(content: str | bytes, name: str, kind: str) -> Response:
    whole = content if isinstance(content, bytes) else content.encode("utf-8")
    return send_file(BytesIO(whole), mimetype=kind, as_attachment=True, download_name=name)
