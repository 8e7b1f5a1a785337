"""Words that stand in a picture, typed by a person beside the picture of their page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from checker.desk.web.desk import Desk, name_sent
from checker.desk.web.feedback import ConflictError
from checker.desk.web.kept import put_in
from checker.desk.web.typed import reason_typed
from checker.errors import InputError
from checker.messages import message
from checker.model import Document, Message, Transcription
from checker.workspace.corrections import TRANSCRIBED, Correction
from checker.workspace.transcribing import transcribed


def add_pages(desk: Desk) -> None:
    """Register the pages."""
    app, review = desk.app, desk.review

    @app.get("/transcribe")
    def transcribe() -> str | Answer:
        document = _document(request.args)
        return _page(document, request.args) if document is not None else redirect(url_for("home"))

    @app.post("/transcribe")
    def words_transcribed() -> Answer | tuple[str, int]:
        document = _document(request.form)
        if document is None:
            return redirect(url_for("home"))
        try:
            put_in(review, typed_words(document, request.form, name_sent(), date.today()))
        except ConflictError:
            return _page(document, request.form, message("desk.transcribe.twice")), 409
        except InputError as error:
            return _page(document, request.form, error.sentence), 422
        return redirect(url_for("findings"), 303)

    def _document(given: Mapping[str, str]) -> Document | None:
        run = review.judged
        return next((one for one in run.documents if one.id == given.get("doc", "")), None) if run else None

    def _page(document: Document, given: Mapping[str, str], problem: Message | None = None) -> str:
        file = next((one.file for one in review.listed() if one.id == document.id), None)
        if file is None:
            abort(404)
        return render_template(
            "transcribe.html.jinja",
            document=document,
            given=given,
            printed=file.suffix.lower() == ".pdf",
            paged=is_paged(document),
            problem=problem,
        )


def is_paged(document: Document) -> bool:
    """Say whether the passages of a document stand on pages."""
    return any(one.place.page is not None for one in document.passages)


def typed_words(document: Document, form: Mapping[str, str], name: str, on: date) -> Correction:
    """Return the correction that puts in the words a form holds; raises InputError where that cannot be."""
    reason = reason_typed(form, name)
    words, page = form.get("words", "").strip(), form.get("page", "").strip()
    behind = " ".join(form.get("behind", "").split())
    if not words:
        raise InputError("", "", message("workspace.found.nothing"), message("desk.wanted.word"))
    if is_paged(document):
        if not page.isdecimal() or not 0 < int(page) <= _last_page(document):
            raise InputError("", "", page or message("workspace.found.nothing"), message("desk.wanted.place"))
        where = Transcription(page=int(page))
    elif behind:
        where = Transcription(behind=behind)
    else:
        raise InputError("", "", message("workspace.found.nothing"), message("desk.wanted.place"))
    made = Correction(
        doc=document.id,
        quote=words,
        figure="",
        field=TRANSCRIBED,
        value=where,
        reason=reason,
        name=name,
        date=on.isoformat(),
    )
    for _, why in transcribed(document, (made,))[1]:
        raise InputError("", "", why, message("desk.wanted.place"))
    return made


def _last_page(document: Document) -> int:
    """Return the last page of which the document says anything: of a passage, or of what could not be read."""
    pages = [one.place.page or 0 for one in document.passages]
    places = [place for one in document.omissions for place in one.places if one.where in ("page", "")]
    return max([*pages, *(int(place) for place in places if place.isdecimal())])
