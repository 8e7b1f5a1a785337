"""What is taken along from the desk: the reports, the drafts with comments."""

from __future__ import annotations

from io import BytesIO

from flask import Response, abort, send_file

from checker.desk.commenting import commented
from checker.desk.web.desk import Desk
from checker.desk.web.review import Review
from checker.pipeline import FORMATS, formats, render
from checker.workspace.ours import COMMENTS

# What the desk offers; the other formats are for programs of the command line.
EXPORTS = ("docx", "xlsx", "html", "json", "sarif")
_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html",
    "json": "application/json",
    "sarif": "application/json",
}


def add_pages(desk: Desk) -> None:
    """Register the pages."""
    app, review = desk.app, desk.review

    @app.get("/export/<form>")
    def export(form: str) -> Response:
        run = review.run()
        if run is None or form not in exports():
            abort(404)
        return _file(render(run, form, desk.lang), FORMATS[form], _TYPES[form])

    @app.get("/drafts/<name>")
    def draft(name: str) -> Response:
        run, workspace = review.run(), review.workspace()
        found = commented(workspace, run, desk.lang) if run and workspace else {}
        if name not in found:
            abort(404)
        return _file(found[name], name, _TYPES["docx"])


def exports() -> tuple[str, ...]:
    """Return the formats that can be had."""
    return tuple(form for form in EXPORTS if form in formats())


def commented_drafts(review: Review) -> tuple[str, ...]:
    """Return the names of the Word drafts that can be had with comments."""
    return tuple(f"{one.id}{COMMENTS}" for one in review.listed() if one.file.suffix.lower() == ".docx")


def _file(content: str | bytes, name: str, kind: str) -> Response:
    whole = content if isinstance(content, bytes) else content.encode("utf-8")
    return send_file(BytesIO(whole), mimetype=kind, as_attachment=True, download_name=name)
