"""A target of what a person says of words that were not read as one."""

from __future__ import annotations

from checker.extract.draft import Draft
from checker.extract.targets import finished
from checker.language.sentences import sentence_around
from checker.language.wording import strength
from checker.model import BY_HAND, Addition, Document, Passage, Target


def by_hand(
    document: Document, passage: Passage, words: tuple[int, int], figure: tuple[int, int] | None, said: Addition
) -> Target:
    """Return the target that a person adds; its words and its figure are runs of the passage's text."""
    at = figure[0] if figure else words[0]
    step, word, _ = strength(passage.text[sentence_around(passage.text, at)[0] : at], said.modality)
    years = [str(year) for year in (said.by, *(said.period or ())) if year is not None]
    told = bool(years) and all(year in passage.text[slice(*words)] for year in years)
    draft = Draft(
        indicator=said.indicator,
        kind=said.kind,
        start=words[0],
        end=words[1],
        value=said.value,
        value_max=said.value_max,
        value_text=passage.text[slice(*figure)] if figure else "",
        unit=said.unit,
        bound=said.bound,
        figure=figure,
        by=said.by,
        period=said.period,
        region=said.region,
        scope=said.scope,
        modality=said.modality,
        strength=step,
        strength_text=word,
        note=said.note,
        in_table=passage.row is not None,
        derivation=(BY_HAND,),
        by_from="sentence" if told else "",
    )
    return finished(draft, document, passage, {})
