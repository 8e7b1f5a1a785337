"""Whether two statements speak of one thing: a person's word, and all that was kept of targets and matches."""

from __future__ import annotations

from typing import cast

from flask import Response, abort, jsonify, render_template, request

from checker.desk.web.desk import Desk, name_sent, sent
from checker.desk.web.feedback import ConflictError, mark_of_decision
from checker.desk.web.kept import all_kept, decide_match, in_short, pair_named, withdraw_match
from checker.desk.web.misreadings import NAMED
from checker.errors import InputError
from checker.workspace.notes import NoteKind


def add_pages(desk: Desk) -> None:
    """Register the pages."""
    app, review = desk.app, desk.review

    @app.post("/match")
    def match() -> tuple[Response, int]:
        kind, fingerprint = request.form.get("kind", ""), sent("pair")
        pair = pair_named(review, fingerprint)
        if kind not in ("accept", "reject", "undo") or (pair is None and kind != "undo"):
            abort(404)
        try:
            if kind == "undo":
                withdraw_match(review, fingerprint, name_sent(), sent("seen"))
            elif pair is not None:
                decide_match(review, pair, cast("NoteKind", kind), sent("text"), name_sent(), sent("seen"))
        except ConflictError:
            return jsonify(problem=desk.say("desk.match.conflict")), 409
        except InputError as error:
            return jsonify(problem=getattr(error.sentence, desk.lang)), 422
        return jsonify(problem=""), 200

    @app.get("/kept")
    def kept() -> str:
        found = all_kept(review)
        marks = {one.fingerprint: mark_of_decision(one) for one in found.matches}
        return render_template("kept.html.jinja", kept=found, marks=marks, named=NAMED, in_short=in_short)
