"""One finding as an official puts it to the drafters: indicator, both statements with their places, what differs."""

from __future__ import annotations

from checker.messages import Language, say
from checker.model import Evidence, Finding
from checker.report.lookup import Lookup
from checker.report.order import primary

_BELOW = frozenset({"lower", "part", "later", "table", "text", "target"})


def documents_asked(finding: Finding) -> frozenset[str]:
    """Return the documents whose drafters have to answer a finding."""
    if finding.asked:
        return frozenset({finding.asked})
    below = frozenset(item.quote.doc for item in finding.evidence if item.role in _BELOW)
    main = primary(finding)
    return below or frozenset({main.quote.doc} if main else ())


def sides(finding: Finding) -> tuple[tuple[Evidence, ...], tuple[Evidence, ...]]:
    """Return the statements of the documents that are asked, and those of others they are held against, each once."""
    asked = documents_asked(finding)
    once = {(item.quote, item.figure): item for item in reversed(finding.evidence)}
    told = tuple(item for item in finding.evidence if once[item.quote, item.figure] is item)
    below = tuple(item for item in told if item.quote.doc in asked)
    return below, tuple(item for item in told if item.quote.doc not in asked)


def told_in_writing(finding: Finding) -> tuple[tuple[Evidence, ...], tuple[Evidence, ...]]:
    """Return the same for a letter: what only comes near to something that was not found is no answer to it."""
    below, above = sides(finding)
    return tuple(item for item in below if not (finding.asked and item.role == "related")), above


def readable(text: str) -> str:
    """Return a quote for the eye: the cells of a table row are parted by a bar instead of a tab."""
    return text.replace("\t", " ｜ ")


def statement(evidence: Evidence, lookup: Lookup, lang: Language) -> str:
    """Return a statement with its source, as it stands in a cell of the opinion's table."""
    place = getattr(lookup.place(evidence.quote), lang)
    quoted = say("report.quoted", lang, text=readable(evidence.quote.text))
    return say("report.opinion.statement", lang, quoted=quoted, title=lookup.title(evidence.quote.doc), place=place)


def indicator(finding: Finding, lookup: Lookup) -> str:
    """Return the indicator a finding is about: as the finding says, or as its primary target is called."""
    main = primary(finding)
    target = lookup.targets.get(main.target) if main else None
    names = {entry.id: entry.name for entry in lookup.run.indicators}
    if target is not None:
        return target.indicator
    return names.get(finding.indicator, finding.indicator)
