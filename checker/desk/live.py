"""A paragraph checked while it is written: its targets, and where it does not fit the plans above.

It is read as it stands under the headings chosen, matched with the plans that the draft answers, and held to the
suites without Great Expectations. What asks for a whole plan is not asked here: totals over several regions, earlier
plans, targets without an answer, citations, tables.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import InputError
from checker.intake import Reading, identified_targets
from checker.model import Document, Extraction, Figure, Finding, Matching, Passage, Run, Target
from checker.pipeline import match_targets, measure_matches
from checker.workspace import Workspace, with_pack

if TYPE_CHECKING:
    from checker.measure import Frame

# What is judged of a paragraph: pairs with a plan above, each target, two figures for one thing, sentences taken over.
FRAMES = ("pairs", "targets", "mentions", "sentences")
# A paragraph is no document: longer text is cut off before it is read.
LONGEST = 4000


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What stays the same while somebody writes: the plans above with what was read of them, and the draft."""

    workspace: Workspace
    draft: Document
    above: tuple[Document, ...]
    extractions: tuple[Extraction, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What was read of a paragraph and what was found: passages, figures, targets, findings, and targets unmatched."""

    passages: tuple[Passage, ...] = ()
    figures: tuple[Figure, ...] = ()
    targets: tuple[Target, ...] = ()
    matched: tuple[tuple[str, Target], ...] = ()
    findings: tuple[Finding, ...] = ()


def held(workspace: Workspace, run: Run, doc: str) -> Held:
    """Return what a draft of a run is checked against while it is written, by the rules of the pack of the run."""
    of_run = (run.pack.name, run.pack.edition) if run.pack else None
    pack = next((one for one in workspace.packs if (one.pack.name, one.pack.edition) == of_run), None)
    draft = next(one for one in run.documents if one.id == doc)
    above = tuple(replace(one, reference=True) for one in run.documents if one.id in draft.above)
    known = {one.id for one in above}
    return Held(
        workspace=replace(with_pack(workspace, pack), corrections=()),
        draft=draft,
        above=above,
        extractions=tuple(one for one in run.extractions if one.doc in known),
    )


def check_paragraph(one: Held, text: str, headings: Sequence[str] = ()) -> Verdict:
    """Return what is found in a paragraph that stands under these headings of the draft; "" is nothing."""
    document = _document(one.draft, text[:LONGEST], headings)
    if document is None:
        return Verdict()
    first = min((p.number for p in document.passages if p.kind != "heading" or p.text not in headings), default=0)
    extraction = identified_targets(one.workspace, document)
    above = (_near(upper, extraction.targets) for upper in one.extractions)
    reading = Reading(documents=(*one.above, document), extractions=(*above, extraction))
    matching = match_targets(one.workspace, reading)
    own = _of(matching, document.id)
    findings = _judged(one.workspace, measure_matches(one.workspace, reading, own))
    return Verdict(
        passages=tuple(passage for passage in document.passages if passage.number >= first),
        figures=tuple(figure for figure in extraction.figures if figure.passage >= first),
        targets=tuple(target for target in extraction.targets if target.quote.passage >= first),
        matched=tuple((pair.lower.id, pair.upper) for pair in own.pairs if pair.relation == "above"),
        findings=tuple(
            finding for finding in findings if any(item.quote.doc == document.id for item in finding.evidence)
        ),
    )


def _near(upper: Extraction, own: Sequence[Target]) -> Extraction:
    """Return what was read of a plan above without the targets that share no two signs of a name, and no indicator.

    These match nothing in the paragraph; in a long plan they are most of it.
    """
    names = {pair for target in own for pair in _pairs_of_signs(target.indicator)}
    known = {target.canonical for target in own}
    kept = (
        one for one in upper.targets if one.canonical in known or not names.isdisjoint(_pairs_of_signs(one.indicator))
    )
    return replace(upper, targets=tuple(kept))


def _pairs_of_signs(name: str) -> set[str]:
    return {name[at : at + 2] for at in range(len(name) - 1)} or {name}


def _document(draft: Document, text: str, headings: Sequence[str]) -> Document | None:
    """Return the draft with nothing in it but a paragraph under its headings, None where nothing is left to read."""
    from checker.read.build import Builder
    from checker.structure import structure

    built = Builder()
    for level, heading in enumerate(headings, 1):
        built.paragraph(heading, level=level)
    for line in text.splitlines():
        if line.strip():
            built.paragraph(line)
    try:
        made = structure(built.pages(), b"", Path(draft.file), doc_id=draft.id)
    except InputError:
        return None
    return replace(
        draft,
        source=made.source,
        passages=made.passages,
        sections=made.sections,
        raised=made.raised,
        omissions=(),
        warnings=(),
    )


def _of(matching: Matching, doc: str) -> Matching:
    """Return the pairs and aligned sentences of one document."""
    return Matching(
        pairs=tuple(pair for pair in matching.pairs if doc in (pair.lower.doc, pair.upper.doc)),
        sentences=tuple(one for one in matching.sentences if doc in (one.lower.doc, one.upper.doc)),
    )


def _judged(workspace: Workspace, measured: Mapping[str, Frame]) -> tuple[Finding, ...]:
    """Hold the frames that a paragraph has to the suites."""
    from checker.judge import judge, outside_directly

    kept = {
        name: frame if name in FRAMES else replace(frame, rows={}, measurements={}) for name, frame in measured.items()
    }
    findings, _ = judge(kept, workspace.suites, outside_directly)
    return findings
