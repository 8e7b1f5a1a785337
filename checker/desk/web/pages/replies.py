"""The returned letter or draft: dropped, read, its answers kept, what could not be read listed."""

from __future__ import annotations

from typing import get_args

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from checker.desk.web.desk import Desk, sent
from checker.desk.web.replies import take_reply
from checker.errors import InputError
from checker.model import Answered


def add_pages(desk: Desk) -> None:
    """Register the pages."""
    app, review = desk.app, desk.review

    @app.get("/reply")
    def reply() -> str | Answer:
        if review.run() is None:
            return redirect(url_for("home"))
        return render_template("reply.html.jinja", taken=None, kinds=())

    @app.post("/reply")
    def returned() -> str | Answer:
        file = request.files.get("file")
        if file is None or not file.filename:
            flash(desk.say("desk.files.none"))
            return redirect(url_for("reply"))
        try:
            taken = take_reply(review, desk.quick, file.filename, file.stream, sent("by"))
        except InputError as error:
            flash(getattr(error.sentence, desk.lang))
            return redirect(url_for("reply"))
        return render_template("reply.html.jinja", taken=taken, kinds=get_args(Answered))
