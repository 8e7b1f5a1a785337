"""What could not be read, with the picture of the page it stands on."""

from __future__ import annotations

from io import BytesIO

from flask import Response, abort, redirect, render_template, send_file, url_for
from werkzeug.wrappers import Response as Answer

from checker.bounded import StoppedError
from checker.desk.web.desk import Desk
from checker.desk.web.quick import Picture
from checker.desk.web.unread import frames_on, unread_of
from checker.errors import InputError


def add_pages(desk: Desk) -> None:
    """Register the pages."""
    app, review = desk.app, desk.review

    @app.get("/unread")
    def unread() -> str | Answer:
        run = review.judged
        if run is None:
            return redirect(url_for("home"))
        printed = {one.id for one in review.listed() if one.file.suffix.lower() == ".pdf"}
        return render_template("unread.html.jinja", found=unread_of(run), printed=printed, problems=run.problems)

    @app.get("/pages/<doc>/<int:page>.png")
    def page_picture(doc: str, page: int) -> Response:
        run = review.judged
        document = next((one for one in run.documents if one.id == doc), None) if run else None
        file = next((one.file for one in review.listed() if one.id == doc), None)
        if run is None or document is None or file is None:
            abort(404)
        try:
            png = desk.quick.picture(Picture(file=file, page=page, boxes=frames_on(run, document, page)))
        except (InputError, StoppedError):
            abort(404)
        return send_file(BytesIO(png), mimetype="image/png")
