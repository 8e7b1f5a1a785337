"""A document is cited by a wrong title, number or figure, in wrong brackets, or too loosely to be found.

A citation is how a reader gets from one plan to the other. A wrong number leads to another document; 〔〕 are the
brackets of a document number, and a plan named without 《》 and number can hardly be found. A reference to an annex,
a table or a chapter that the document does not have leads nowhere.
Source: 党政机关公文处理工作条例 (2012) and GB/T 9704—2012, on document numbers and citing.
"""

from __future__ import annotations

from dataclasses import replace

from checker.language.titles import bare_title, is_misprint, of_another_kind, other_years, plain_title, same_title
from checker.measure.lib.context import Context, Head
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure, measured, not_judged
from checker.measure.lib.rows.citations import Cited, Told, cited_place
from checker.measure.lib.rows.documents import Excerpt, place
from checker.measure.lib.told import told_figure

_BRACKETS = "〔〕"


@measure("citations", own=True, detects=("citation",))
def citation(found: Cited | Told, context: Context) -> Measurement:
    """Return how a document is cited: agrees, number, title, figure, brackets, unbalanced, unnumbered or unmarked.

    One that is not at hand and that a plan above cites too: years (of other years there) or name (by another name).
    """
    if isinstance(found, Told):
        return told_figure(found, context)
    document, cited = found.document, found.citation
    own = plain_title(document.title)
    title, number = plain_title(cited.title), plain_title(cited.number)
    if number and not cited.title and number == plain_title(document.number):
        return NOT_CONCERNED
    if cited.title and _is_own(bare_title(title), bare_title(own)) and not _of_another(found, context):
        return NOT_CONCERNED
    if cited.title and is_misprint(title, own):
        return measured("title", variant="title", right=document.title)
    meant = _meant(found, context)
    if meant is not None:
        if number and plain_title(meant.number) and number != plain_title(meant.number):
            return measured("number", variant="number", right=meant.number)
        real = plain_title(meant.title)
        # The notice that sends the plan out names it whole: 关于印发…的通知.
        named = bool(real) and real.replace("的", "") in title.replace("的", "")
        wrong = (not named and not same_title(title, real)) or (not number and other_years(title, real))
        if cited.title and wrong:
            return measured("title", variant="title", right=meant.title)
    if cited.brackets and cited.brackets != _BRACKETS:
        return measured("brackets", variant="brackets")
    if _unbalanced(cited.title):
        return measured("unbalanced", variant="unbalanced")
    if meant is not None:
        return measured("agrees")
    if (above := _as_above(found, context)) is not None:
        return above
    if not cited.marked:
        return measured("unmarked", variant="unmarked")
    if cited.policy:
        return not_judged("not-at-hand") if cited.number else measured("unnumbered", variant="unnumbered")
    return NOT_CONCERNED


@measure("passages", own=True)
def loose_end(excerpt: Excerpt, context: Context) -> Measurement:
    """Return whether what a passage refers to of its own document is there: nowhere where it is not.

    Where a paper annexed to the document is a file of its own, nothing can be said.
    """
    loose = next(iter(excerpt.loose_ends), None)
    if loose is None:
        return NOT_CONCERNED
    if any(head.annex_of == excerpt.document.id for head in context.heads):
        return not_judged("not-at-hand")
    places = (place(excerpt.document, excerpt.passage, loose.start, loose.end, primary=True),)
    return measured("nowhere", variant="nowhere", evidence=places, cited=loose.printed, last=loose.last)


def _meant(found: Cited, context: Context) -> Head | None:
    """Return the document of the workspace that is meant, by number or by title without its years."""
    number, title = plain_title(found.citation.number), bare_title(plain_title(found.citation.title))
    own = found.document
    for document in context.heads:
        if document.id in (own.id, own.annex_of):
            continue
        bare = bare_title(plain_title(document.title))
        if title and (title == bare or is_misprint(title, bare)):
            return document
    for document in context.heads:
        if number and document.id != own.id and number == plain_title(document.number) and not document.annex_of:
            return document
    return None


def _as_above(found: Cited, context: Context) -> Measurement | None:
    """Return how a plan above cites the same document otherwise; None where none does, or one as here."""
    title = plain_title(found.citation.title)
    others = [
        (document, one)
        for doc in sorted(context.chain.ancestors.get(context.plan_of(found.document.id), ()))
        if (document := context.documents.get(doc)) is not None
        for one in context.particulars(doc).citations
        if one.title
    ]
    here = {plain_title(one.title) for one in context.particulars(found.document.id).citations}
    if any(plain_title(one.title) == title for _, one in others):
        return None
    for document, one in others:
        other = plain_title(one.title)
        word = "years" if other_years(title, other) and bare_title(title) == bare_title(other) else ""
        word = word or ("name" if is_misprint(title, other) or of_another_kind(title, other) else "")
        if word and other not in here:
            passage = next(passage for passage in document.passages if passage.number == one.passage)
            mine = next(passage for passage in found.document.passages if passage.number == found.citation.passage)
            places = (
                replace(cited_place(found.document, mine, found.citation), role="lower", primary=True),
                replace(cited_place(document, passage, one), role="upper", primary=False),
            )
            return measured(word, variant=word, evidence=places, right=one.title, upper=context.title(document.id))
    return None


def _is_own(title: str, own: str) -> bool:
    """Say whether a document names itself, or a part of its own title."""
    return title == own or bool(own and (title in own or own in title))


def _of_another(found: Cited, context: Context) -> bool:
    """Say whether the number that is given is not the document's own: a plan of the same name, of another office."""
    number, own = plain_title(found.citation.number), found.document
    numbers = {plain_title(one.number) for one in context.heads if one.id not in (own.id, own.annex_of)}
    return bool(number) and (number in numbers or plain_title(own.number) not in ("", number))


def _unbalanced(title: str) -> bool:
    """Say whether a bracket is opened full width and closed half width, or not closed at all."""
    return any(title.count(opening) != title.count(closing) for opening, closing in ("（）", "()", "〔〕"))
