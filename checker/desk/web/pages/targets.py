"""A misread target, or one added by hand, put right beside its sentence, and taken back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from flask import Response, abort, jsonify, render_template, request

from checker.desk.web.additions import changed_by
from checker.desk.web.desk import Desk, name_sent, sent
from checker.desk.web.kept import corrections_in, put_right, take_back, target_named
from checker.desk.web.misreadings import BOUNDS, KINDS, NAMED, corrected, corrections_of, fields_of, seen_of
from checker.errors import InputError
from checker.model import Target
from checker.workspace.corrections import Correction


def add_pages(desk: Desk) -> None:
    """Register the pages."""
    app, review = desk.app, desk.review

    @app.get("/target")
    def target_form() -> str:
        run, target = review.run(), target_named(review, request.args.get("id", ""))
        if run is None or target is None:
            abort(404)
        known = corrected(run, corrections_in(review)).get(target.id, [])
        return render_template(
            "target.html.jinja",
            seen=seen_of(target, known),
            target=target,
            fields=fields_of(target),
            kinds=KINDS,
            bounds=BOUNDS,
            named=NAMED,
            known=known,
        )

    @app.post("/target")
    def correct_target() -> tuple[Response, int]:
        run, target = review.run(), target_named(review, request.form.get("id", ""))
        if run is None or target is None:
            abort(404)
        known = corrected(run, corrections_in(review)).get(target.id, [])
        if sent("seen") != seen_of(target, known):
            # What another person has put right since is not undone by a form that was opened before.
            return jsonify(problem=desk.say("desk.target.conflict")), 409
        try:
            if target.by_hand:
                _change(target, known)
            else:
                put_right(review, corrections_of(run, target, request.form, name_sent(), date.today()))
        except InputError as error:
            return jsonify(problem=getattr(error.sentence, desk.lang)), 422
        return jsonify(problem=""), 200

    def _change(target: Target, known: Sequence[tuple[str, Correction]]) -> None:
        for mark, old in known:
            changed = changed_by(old, target, request.form, name_sent(), date.today())
            if changed is None:
                take_back(review, mark, name_sent())
            else:
                put_right(review, (changed,), instead=mark)

    @app.post("/target/undo")
    def undo_correction() -> tuple[Response, int]:
        name = name_sent()
        if not name:
            return jsonify(problem=desk.say("desk.target.nameless")), 422
        if not take_back(review, sent("mark"), name):
            return jsonify(problem=desk.say("desk.target.gone")), 409
        return jsonify(problem=""), 200
