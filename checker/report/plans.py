"""A run cut by its plans: what belongs to the page of each, and how each stands in the overview."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from checker.model import Document, Run, Severity, Unmatched
from checker.report import omitted
from checker.report.order import Folded, flat
from checker.report.summary import SEVERITIES
from checker.report.whole import Whole

_PROVINCE = 2  # figures of a code of GB/T 2260 that name the province


def by_plan(whole: Whole) -> dict[str, Run]:
    """Return for each document the part of the run that belongs to its page.

    What two plans have in common belongs to the lower or later one, which has to answer.
    """
    run = whole.run
    extractions = {extraction.doc: (extraction,) for extraction in run.extractions}
    pairs = _grouped((pair.lower.doc, pair) for pair in run.pairs)
    sentences = _grouped((pair.lower.doc, pair) for pair in run.sentences)
    unmatched = _grouped((_answering(item), item) for item in run.unmatched)
    return {
        document.id: replace(
            run,
            documents=(document,),
            extractions=extractions.get(document.id, ()),
            pairs=tuple(pairs[document.id]),
            groups=(),
            series=(),
            unmatched=tuple(unmatched[document.id]),
            sentences=tuple(sentences[document.id]),
            findings=tuple(item.finding for item in flat(whole.homed.get(document.id, ()))),
        )
        for document in run.documents
    }


def _grouped(items: Iterable[tuple[str, Any]]) -> Mapping[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for doc, item in items:
        found[doc].append(item)
    return found


def _answering(item: Unmatched) -> str:
    """Return the lower document of a target without a counterpart."""
    return item.other_doc if item.side == "upper" else item.target.doc


def elsewhere(whole: Whole) -> dict[str, dict[str, list[Folded]]]:
    """Return for each document the findings that quote it and belong to other plans, by these."""
    found: dict[str, dict[str, list[Folded]]] = defaultdict(lambda: defaultdict(list))
    for item in flat(whole.folded):
        home = whole.homes[item.number]
        for doc in dict.fromkeys(one.quote.doc for one in item.finding.evidence):
            if doc != home:
                found[doc][home].append(item)
    return {doc: dict(homes) for doc, homes in found.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """How a plan stands, or all plans of a province: its open findings by severity, and how much of it was read.

    `closed` findings are explained or resolved, `unread` figures could not be read, `omitted` ones stand in what was
    not read of the file, `uncounted` are the places there at which nobody can count any.
    """

    documents: tuple[Document, ...]
    region: str
    open: Mapping[Severity, int]
    closed: int
    figures: int
    targets: int
    unread: int
    omitted: int
    uncounted: int

    @property
    def document(self) -> Document:
        """The plan of a line that is of one."""
        return self.documents[0]


class Overview:
    """The lines of the overview."""

    def __init__(self, whole: Whole) -> None:
        self._whole = whole

    @cached_property
    def plans(self) -> list[Line]:
        """The plans, those that need attention first: by errors, warnings, figures that could not be read, notices."""
        return sorted((self._line(document) for document in self._whole.run.documents), key=_attention)

    @cached_property
    def provinces(self) -> list[Line]:
        """The plans of each province together, in the same order; none where there is but one province."""
        found: dict[str, list[Line]] = defaultdict(list)
        for line in self.plans:
            found[line.document.region[:_PROVINCE]].append(line)
        lines = [self._together(code, lines) for code, lines in found.items()]
        return sorted(lines, key=_attention) if len(lines) > 1 else []

    def _line(self, document: Document) -> Line:
        found = [item.finding for item in flat(self._whole.homed.get(document.id, ()))]
        states = self._whole.texts.figures(document)
        return Line(
            documents=(document,),
            region=document.region_name or self._whole.lookup.region(document.region),
            open=Counter(finding.severity for finding in found if finding.open),
            closed=sum(not finding.open for finding in found),
            figures=sum(states.values()) + omitted.figures(document.omissions),
            targets=self._whole.texts.targets_in(document),
            unread=states["unread"],
            omitted=omitted.figures(document.omissions),
            uncounted=omitted.uncounted(document.omissions),
        )

    def _together(self, code: str, lines: list[Line]) -> Line:
        name = self._whole.lookup.region(f"{code:0<6}") if code else ""
        return Line(
            documents=tuple(line.document for line in lines),
            region=name if not name.isdigit() else next((line.region for line in lines if line.region), ""),
            open={severity: sum(line.open.get(severity, 0) for line in lines) for severity in SEVERITIES},
            closed=sum(line.closed for line in lines),
            figures=sum(line.figures for line in lines),
            targets=sum(line.targets for line in lines),
            unread=sum(line.unread for line in lines),
            omitted=sum(line.omitted for line in lines),
            uncounted=sum(line.uncounted for line in lines),
        )


def _attention(line: Line) -> tuple[int, ...]:
    counts = (line.open.get("error", 0), line.open.get("warning", 0), line.unread + line.omitted + line.uncounted)
    return (*(-count for count in counts), -line.open.get("notice", 0))
