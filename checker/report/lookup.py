"""Finding again what a finding names: its documents, passages, targets and regions, and the place in words."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from functools import cached_property

from checker.language.periods import period_in_words
from checker.language.places import paragraph_in_words, place_of
from checker.messages import Language, catalogue, message
from checker.model import (
    COUNTRY,
    Document,
    Evidence,
    Figure,
    Message,
    Passage,
    Place,
    Quote,
    Run,
    Target,
    stated_residents,
)

# Where the other rooms keep what they say by key.
_STATE = "国家"  # as the names of regions are written in either language
_PREFIXES = ("", "measure.reason.", "match.step.", "match.why.", "extract.reason.", "extract.", "judge.reason.")


class Lookup:
    """What is known of a run, by id."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.documents: dict[str, Document] = {document.id: document for document in run.documents}
        self.targets: dict[str, Target] = {
            target.id: target for extraction in run.extractions for target in extraction.targets
        }
        self.passages: dict[tuple[str, int], Passage] = {
            (document.id, passage.number): passage for document in run.documents for passage in document.passages
        }
        self.regions = {region.code: region for region in run.regions}

    @cached_property
    def _line_ends(self) -> dict[str, list[int]]:
        return {
            document.id: [at for at, char in enumerate(document.source) if char == "\n"]
            for document in self.run.documents
        }

    def title(self, doc: str) -> str:
        """Return a document's title, or its id where it has none."""
        document = self.documents.get(doc)
        return document.title if document and document.title else doc

    def short(self, doc: str) -> str:
        """Return a short name for a document: its region and years; the second and third of one name are numbered."""
        return self._shorts.get(doc, doc)

    @cached_property
    def _shorts(self) -> dict[str, str]:
        out: dict[str, str] = {}
        met: Counter[str] = Counter()
        for document in self.run.documents:
            region = document.region_name or self.region(document.region)
            region = region or (_STATE if document.level == "national" else "")
            name = f"{region}{_span(document)}" if region else document.id
            met[name] += 1
            out[document.id] = name if met[name] == 1 else f"{name} ({met[name]})"
        return out

    def region(self, code_or_name: str) -> str:
        """Return a region's name for its code; what is no known code is taken to be the name."""
        region = self.regions.get(code_or_name)
        return region.name if region else code_or_name

    def region_of(self, evidence: Evidence) -> str:
        """Return whose statement a piece of evidence is."""
        document = self.documents.get(evidence.quote.doc)
        return self.region(evidence.region) or (
            document.region_name or self.region(document.region) if document else ""
        )

    def population(self, target: Target) -> int | None:
        """Return how many people live where a target's document holds; None where neither census nor plan says."""
        document = self.documents.get(target.doc)
        if document is None:
            return None
        region = self.regions.get(COUNTRY if document.level == "national" else document.region)
        if region is not None and region.population is not None:
            return region.population
        return self._residents.get(document.id)

    @cached_property
    def _residents(self) -> dict[str, int | None]:
        return {
            extraction.doc: stated_residents(extraction.targets, self.documents[extraction.doc])
            for extraction in self.run.extractions
            if extraction.doc in self.documents
        }

    def line(self, quote: Quote) -> int | None:
        """Return the line of the file on which a quote begins, where the format has lines."""
        passage = self.passages.get((quote.doc, quote.passage))
        if passage is None or passage.place.line is None:
            return None
        if 0 <= quote.start < len(passage.origin):
            return bisect_right(self._line_ends[quote.doc], passage.origin[quote.start] - 1) + 1
        return passage.place.line

    def where(self, quote: Quote) -> Message | None:
        """Return the place of a quote in its file in words: line, page, paragraph or cell."""
        passage = self.passages.get((quote.doc, quote.passage))
        return place_in_words(passage.place if passage else Place(), self.line(quote))

    def clause_of(self, stated: Quote | Figure) -> Message:
        """Return the clause that a quote or a figure stands in, in words."""
        return place_of(stated.clause, self.passages.get((stated.doc, stated.passage)))

    def place(self, quote: Quote) -> Message:
        """Return clause and place of a quote in words: 第二部分（二）第3自然段, 表1序号4, 第二部分，第8页."""
        where = self.where(quote)
        if not quote.clause:
            return where or message("report.place.none")
        passage = self.passages.get((quote.doc, quote.passage))
        clause = self.clause_of(quote)
        clause = Message(zh=clause.zh + self._paragraph(passage), en=clause.en) if passage else clause
        if where is None:
            return clause
        whole = message("report.place.whole", clause=clause, where=where)
        # An office counts the paragraphs of a part and the rows of a table, not those of the file.
        place = passage.place if passage else None
        counted = place is not None and place.page is None and place.sheet is None and not place.typed
        return Message(zh=clause.zh, en=whole.en) if counted and self.line(quote) is None else whole

    def _paragraph(self, passage: Passage) -> str:
        """Return which paragraph of its part it is, where there are several."""
        number = self._counted.get(id(passage), 0)
        return paragraph_in_words(number) if number else ""

    @cached_property
    def _counted(self) -> dict[int, int]:
        """The number of each paragraph of a part that has more than one."""
        parts: dict[tuple[str, str, int | None], list[Passage]] = {}
        for (doc, _), passage in self.passages.items():
            if passage.kind == "paragraph" and passage.clause and not passage.place.typed:
                parts.setdefault((doc, passage.clause, passage.section), []).append(passage)
        several = (found for found in parts.values() if len(found) > 1)
        return {id(passage): number for found in several for number, passage in enumerate(found, 1)}


def _span(document: Document) -> str:
    """Return what a document is for in brackets: its five years or its years, else when it was issued."""
    if document.period is not None:
        return f"（{period_in_words(*document.period)}）"
    return f"（{document.issued.year}）" if document.issued else ""


def place_in_words(place: Place, line: int | None) -> Message | None:
    """Say a place in the two languages; None where the format has no places."""
    if place.page is not None:
        kind = "typed-page" if place.typed else "scanned" if place.scanned else "page"
        return message(f"report.place.{kind}", page=place.page)
    if place.typed:
        return message("report.place.typed")
    if place.cell is not None:
        if place.sheet is None:
            return message("report.place.only-cell", cell=place.cell)
        return message("report.place.cell", sheet=place.sheet, cell=place.cell)
    if place.paragraph is not None:
        return message("report.place.paragraph", paragraph=place.paragraph)
    return message("report.place.line", line=line) if line is not None else None


def in_language(sentence: Message, lang: Language) -> str:
    """Return a sentence in one language."""
    return sentence.zh if lang == "zh" else sentence.en


def told(key: str, lang: Language, *prefixes: str) -> str:
    """Return the sentence for a key another room gave (a reason, a step, a check); the key itself if there is none.

    A reason that is data of a newer suite must still be readable, so an unknown key is shown and never an exception.
    """
    sentences = catalogue(lang)
    return next((sentences[p + key] for p in (*prefixes, *_PREFIXES) if p + key in sentences), key)


def told_both(key: str, *prefixes: str, **fields: object) -> Message:
    """Return `told` in both languages with its fields filled."""
    zh, en = told(key, "zh", *prefixes), told(key, "en", *prefixes)
    return Message(zh=_fill(zh, fields), en=_fill(en, fields)) if fields else Message(zh=zh, en=en)


def _fill(sentence: str, fields: dict[str, object]) -> str:
    for name, value in fields.items():
        sentence = sentence.replace(f"{{{name}}}", str(value))
    return sentence


def check_name(check: str) -> Message:
    """Return what a check says where it finds something, or its name where the messages do not know it."""
    key = f"check.{check}.claim"
    return message(key) if key in catalogue("zh") else Message(zh=check, en=check)


def check_why(check: str) -> Message | None:
    """Return why a check asks, or None where the catalogue does not say."""
    key = f"check.{check}.why"
    return message(key) if key in catalogue("zh") else None
