"""The page of the findings, and what is decided and said under each of them."""

from __future__ import annotations

from collections.abc import Container, Mapping
from datetime import datetime
from typing import cast, get_args

from flask import Response, abort, jsonify, redirect, render_template, request, url_for
from markupsafe import Markup, escape
from werkzeug.wrappers import Response as Answer

from checker.desk.web.desk import Desk, both, name_sent, reads_only, sent, user
from checker.desk.web.feedback import ConflictError, Feedback, load_feedback, mark_of_decision
from checker.desk.web.guard import token
from checker.desk.web.kept import all_kept, corrections_in, say_of_finding
from checker.desk.web.misreadings import corrected
from checker.desk.web.pages.exports import commented_drafts, exports
from checker.desk.web.review import Review
from checker.desk.web.versions import reports
from checker.errors import InputError
from checker.messages import Language
from checker.model import Finding, Pair, Run
from checker.pipeline import render
from checker.report.html import Beside, policy
from checker.workspace.notes import Note, NoteKind

# Stand in the page that is kept where each browser has its own token and its own user.
_TOKEN_PLACE, _USER_PLACE = "token-of-this-browser", "user-of-this-browser"


def add_pages(desk: Desk) -> None:
    """Register the pages."""
    app, review = desk.app, desk.review

    # The page last shown to those who decide, and to those who read alone; it takes a second or two to be made.
    shown: dict[bool, tuple[tuple[str, Language], str]] = {}

    @app.get("/findings")
    def findings() -> str | Answer | Response:
        run = review.run()
        if not review.confirmed:
            return redirect(url_for("documents"))
        if run is None or (review.outdated and not review.stale):
            # After a restart, or a word kept elsewhere, the run is made again from what the folder holds.
            review.start()
        if run is None or (review.state == "checking" and not review.judging_anew):
            return redirect(url_for("progress"))
        key = (review.edition(), desk.lang)
        known = shown.get(reads_only())
        if known is None or known[0] != key:
            known = shown[reads_only()] = key, _page(review, run, desk.lang)
        text = known[1].replace(_TOKEN_PLACE, token()).replace(_USER_PLACE, str(escape(user())))
        page = Response(text, mimetype="text/html")
        page.headers["Content-Security-Policy"] = f"{policy(served=True)}; frame-ancestors 'none'"
        return page

    @app.post("/decide")
    def decide() -> Answer | tuple[Answer, int]:
        finding = review.finding(request.form.get("fingerprint", ""))
        kind = request.form.get("kind", "")
        if finding is None or kind not in get_args(NoteKind):
            abort(404)
        problem, status = "", 200
        note = Note(
            fingerprint=finding.fingerprint,
            kind=cast("NoteKind", kind),
            at=datetime.now().astimezone().isoformat(timespec="seconds"),
            name=name_sent(),
            text=sent("text"),
            to=sent("to"),
        )
        try:
            say_of_finding(review, finding, note, sent("seen"))
        except ConflictError:
            problem, status = desk.say("desk.decide.conflict"), 409
        except InputError as error:
            problem, status = getattr(error.sentence, desk.lang), 422
        feedback = load_feedback(review.root)
        decision = feedback[finding.fingerprint].decision if finding.fingerprint in feedback else None
        return jsonify(
            panel=_panel(finding, feedback), problem=problem, settled=decision is not None and decision.closes
        ), status


def _page(review: Review, run: Run, lang: Language) -> str:
    """Return the page of the findings, the same for all of a role but for the browser's token and its user."""
    feedback = load_feedback(review.root)
    above = render_template(
        "above.html.jinja",
        exports=exports(),
        drafts=commented_drafts(review),
        comparing=bool(reports(review)),
        docs=[one.id for one in run.documents],
        place=_TOKEN_PLACE,
        user_place=_USER_PLACE if user() else "",
    )
    known = corrected(run, corrections_in(review))
    matches = {one.fingerprint: one for one in all_kept(review).matches}
    pairs = {frozenset((pair.upper.id, pair.lower.id)): pair for pair in run.pairs}

    drafts = {one.id for one in run.documents if one.above}

    def of_pair(pair: Pair) -> Markup:
        word = matches.get(pair.id)
        return Markup(render_template("match.html.jinja", pair=pair, word=word, seen=mark_of_decision(word)))

    def under(finding: Finding) -> Markup:
        targets = [one.target for one in finding.evidence if one.target]
        pair = pairs.get(frozenset(targets)) if len(targets) == 2 else None
        return _panel(finding, feedback) + _try(finding, drafts) + (of_pair(pair) if pair else Markup())

    beside = Beside(
        head=Markup(render_template("head.html.jinja")),
        above=Markup(above),
        under=under,
        of_target=lambda target: Markup(
            render_template("mend.html.jinja", target=target, known=known.get(target.id, []))
        ),
        of_pair=of_pair,
    )
    return str(render(run, "html", lang, beside=beside))


def _try(finding: Finding, drafts: Container[str]) -> Markup:
    """Return the link by which the draft's paragraph can be written anew and checked while it is."""
    quote = next((one.quote for one in finding.evidence if one.quote.doc in drafts and one.primary), None)
    if quote is None:
        return Markup()
    address = url_for("live", doc=quote.doc, passage=quote.passage)
    return Markup('<p class="try"><a href="{0}">{1}</a></p>').format(address, both("live.try"))


def _panel(finding: Finding, feedback: Mapping[str, Feedback]) -> Markup:
    own = feedback.get(finding.fingerprint, Feedback())
    return Markup(render_template("panel.html.jinja", finding=finding, feedback=own))
