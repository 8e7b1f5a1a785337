"""A name as it was found before a figure, with what stands before it: the context of grammar/antecedents.toml."""

from __future__ import annotations

from collections.abc import Sequence

from checker.extract.context import asked_once
from checker.extract.draft import Draft
from checker.extract.naming import names, nouns
from checker.extract.parts import places_alone
from checker.extract.sentences import Span, Text
from checker.extract.tokens import Token

_PART = "part-of-the-whole"
_COUNTABLE = ("thing", "person", "household", "length", "length**2")


class NameToComplete:
    """The name found before a figure, with what stands before it.

    `indicator` is that name, `verb_class` and `left` the class of its verb and the words before the figure, `drafts` the
    targets of the passage so far, `last` the one before in the same sentence (`has_last`), of the kind `last_kind`;
    `same_unit`: its unit is that of the figure.
    """

    def __init__(
        self, text: Text, sentence: Span, token: Token, indicator: str, verb_class: str, left: str,
        drafts: Sequence[Draft], last: Draft | None, *, listed: bool,
    ) -> None:  # fmt: skip
        self.text, self.sentence, self.token, self.indicator = text, sentence, token, indicator
        self.verb_class, self.left, self.drafts, self.last, self.listed = verb_class, left, drafts, last, listed
        self.unit = token.reading.unit
        self.named, self.nameless, self.has_last = bool(indicator), not indicator, last is not None
        self.earlier, self.last_kind = (last.indicator, last.kind) if last is not None else ("", "")
        # 套（间）, 其中…套
        self.same_unit = last is not None and last.unit.partition("（")[0] == self.unit.partition("（")[0]

    @asked_once
    def opened(self) -> str:
        """Return the words before the figure without joints, regions and auxiliaries at their front."""
        return names.opened(self.left)

    @property
    def last_is_a_part(self) -> bool:
        """Say whether the target before is a part behind 其中 that has the name of its whole."""
        return self.last is not None and _PART in self.last.derivation

    @asked_once
    def whole(self) -> str:
        """Return the name of the latest target that is no such part."""
        wholes = (draft.indicator for draft in reversed(self.drafts) if _PART not in draft.derivation)
        return next(wholes, "") if self.last_is_a_part else self.earlier

    @property
    def nameless_or_general(self) -> bool:
        """Say whether there is no name or one too general to stand alone."""
        return not self.indicator or nouns.GENERIC.match(self.indicator) is not None

    @property
    def only_places(self) -> bool:
        """Say whether the name is nothing but places."""
        return bool(places_alone(self.indicator))

    @property
    def bare(self) -> bool:
        """Say whether nothing stands before the name that could say more of it."""
        return bool(self.indicator) and self.opened.startswith(self.indicator)

    @property
    def opens_its_clause(self) -> bool:
        """Say whether the name opens its clause behind verbs of making: 带动销售额 has a subject of its own."""
        before = self.opened.partition(self.indicator)[0]
        return names.lead(self.opened)[0].startswith(self.indicator) or (before != "" and names.only_verbs(before))

    @property
    def opens_its_sentence(self) -> bool:
        """Say whether the figure stands in the first clause of its sentence, behind a target of one before."""
        return bool(self.drafts) and self.in_the_first_clause

    @property
    def in_the_first_clause(self) -> bool:
        """Say whether the figure stands in the first clause of its sentence."""
        return self.token.segment.start <= self.sentence.start + 1

    @property
    def countable(self) -> bool:
        """Say whether the figure counts things, persons or households, or measures a length or an area."""
        return self.token.dimension in _COUNTABLE

    @property
    def measure(self) -> bool:
        """Say whether the name ends in the noun of a measure."""
        return nouns.has_head(self.indicator)

    @property
    def last_measure(self) -> bool:
        """Say whether the name of the target before ends in the noun of a measure."""
        return nouns.has_head(self.earlier)

    @asked_once
    def work(self) -> str:
        """Return the work that stands alone before the figure, "" where there is none."""
        return "" if self.indicator else names.worked(self.left)
