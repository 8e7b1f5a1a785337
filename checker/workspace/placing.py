"""Where a document stands: its region by the table, and the plans above it where nobody has said which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from checker.language.titles import title_of_any_draft
from checker.model import Document, Region

_OPENING = 2000  # characters in which a document says whose it is


def settled(document: Document, kept: set[str], regions: Sequence[Region]) -> Document:
    """Leave out the relations to documents that could not be read; complete the region by the table."""
    return replace(
        document,
        above=tuple(other for other in document.above if other in kept),
        annex_of=document.annex_of if document.annex_of in kept else None,
        succeeds=document.succeeds if document.succeeds in kept else None,
        region=document.region or code_of(document, regions),
        region_name=document.region_name or _name_of(document.region, regions),
    )


def _name_of(code: str, regions: Sequence[Region]) -> str:
    return next((region.name for region in reversed(regions) if code and region.code == code), "")


def code_of(document: Document, regions: Sequence[Region]) -> str:
    """Return the code of the region a document names, "" where the name is unknown or several bear it.

    Where several do (鼓楼区), the one counts whose city or province the document names too.
    """
    bearers = [region for region in regions if region.name == document.region_name]
    if len(bearers) > 1:
        names = {region.code: region.name for region in regions}
        opening = document.title + document.issuer + document.source[:_OPENING]
        bearers = [region for region in bearers if names.get(region.parent, " ") in opening]
    return bearers[0].code if len(bearers) == 1 else ""


def placed(document: Document, documents: Sequence[Document], regions: Sequence[Region]) -> Document:
    """Set a file given by itself under the given files of the regions it lies in, where nothing else is said.

    Where it cites some of them by title, it answers these; where it cites none, all.
    """
    parents = {region.code: region.parent for region in regions}
    around: set[str] = set()
    code = parents.get(document.region)
    while code:
        around.add(code)
        code = parents.get(code)
    upper = [other for other in documents if other.region in around or _national(other, document)]
    text = _letters(document.source)
    cited = [other for other in upper if other.title and _letters(other.title) in text]
    return replace(document, above=document.above or tuple(other.id for other in cited or upper))


def with_roles(documents: Sequence[Document]) -> list[Document]:
    """Return the documents with the role each is known by: region, whether it is an annex, title without its draft.

    Two that are alike in all of this are told apart by their order. One that has its role already keeps it.
    """
    seen: Counter[str] = Counter()
    found = []
    for document in documents:
        role = document.role or _role(document)
        seen[role] += 1
        found.append(replace(document, role=role if seen[role] == 1 else f"{role} #{seen[role]}"))
    return found


def _role(document: Document) -> str:
    name = title_of_any_draft(document.title)
    if not name:
        name = f"{document.kind} {'-'.join(str(year) for year in document.period or ())}".strip()
    place = document.region or document.region_name or document.level
    return " ".join((place, "annex", name) if document.annex_of else (place, name))


def _national(other: Document, document: Document) -> bool:
    """Say whether another document is the country's and this one is not: such documents bear no code of a region."""
    return other.level == "national" and document.level not in ("national", "unknown") and not other.region


def _letters(text: str) -> str:
    """Return the characters and digits of a text, whatever brackets and blanks it was typeset with."""
    return "".join(char for char in text if char.isalnum())
