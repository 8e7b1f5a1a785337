"""What a part of a run asks for beside itself is answered otherwise where, and only where, something of it changed."""

from __future__ import annotations

from dataclasses import replace

from checker.match import match, relationships
from checker.measure import Asked, context_of
from checker.model import Document
from checker.parts import Parts
from tests.match import plans


def answer(asked: Asked, changed: str = "") -> str:
    """Return what is answered when a document has changed."""
    documents = [replace(one, issuer="另一机关") if one.id == changed else one for one in plans.documents()]
    extractions = plans.extractions()
    matching = match(documents, extractions, plans.indicators(), plans.regions())
    context = context_of(matching, documents, tuple(extractions.values()), plans.indicators(), plans.regions())
    return Parts(context, relationships(documents), "rules", {}).answers([asked])


def related() -> tuple[Document, Document, Document]:
    """Return a plan, one above it, and one that has nothing to do with what is found between them."""
    documents = {one.id: one for one in plans.documents()}
    found = next(one for one in relationships(tuple(documents.values())) if one.relation == "above")
    other = next(one for doc, one in documents.items() if doc not in (*found.upper, *found.lower))
    return documents[found.lower[0]], documents[found.upper[0]], other


def test_what_is_found_above_a_plan_changes_with_the_plans_above_it() -> None:
    lower, upper, _ = related()
    before = answer(("above", lower.id, ""))

    assert answer(("above", lower.id, ""), changed=upper.id) != before
    assert answer(("above", upper.id, ""), changed=upper.id) == answer(("above", upper.id, ""))


def test_what_is_found_between_two_changes_with_them_alone() -> None:
    lower, upper, other = related()
    asked: Asked = ("between", lower.id, upper.id)

    assert answer(asked, changed=lower.id) != answer(asked)
    assert answer(asked, changed=other.id) == answer(asked)


def test_a_document_there_is_not_is_known_by_nothing() -> None:
    assert answer(("document", "nobody", "")) == answer(("document", "nobody", ""), changed=plans.documents()[0].id)
