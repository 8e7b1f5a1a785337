"""Which sentence of one plan says what a sentence of another one says, and what differs in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from checker.model.target import Quote

Relation = Literal["above", "annex", "earlier", "within"]
READ_BY_SENTENCE = "aligned-sentence"
"""In the derivation of a target: it is an obligation that two plans share in one sentence, and no extraction's."""
READ_BY_REGION = "task-that-names-the-region"
"""In the derivation of a target: it was made of a clause because that names the region of the plan below."""
READ_BY_PARAGRAPH = "task-of-a-paragraph"
"""In the derivation of a target: it was made of a clause of a paragraph that the plan below goes along without it."""
ASKED_AFTER = frozenset({READ_BY_REGION, READ_BY_PARAGRAPH})
"""How targets are made that stand among no extraction's: of clauses, because the plan below is silent of them."""
# What a sentence lost or gained below: its year (gone, or a later one), the whole of something (全部, or only 全面),
# room to do less (因地制宜), a verb (softer: 建立 became 推进; left open: 探索), an item of a list, who pays or does
# it, a part of the object (重点城市 for 城市, or with a clause before it), a threshold, how far it goes (显著 became
# 逐步), a word that says which thing is meant (强制责任保险), among whom one is foremost (国际先进 became 国内先进),
# what a ban forbids (严禁违规新增), how much of it is reached (基本具备), what is measured (煤炭消费
# became 煤炭消费占比), how far a work comes (建成 became 开工), that each of many does it
# (每个县1所 became 全市1所), a part of a name (化肥农药利用率 became 化肥利用率), how often it is done (每季度 became
# 每半年), that it is there in the end (建成 became 推进……建设), that all are meant (所有 became 示范), what a
# term means (指甲、乙、丙 became 指甲且乙), a whole clause between clauses that were taken over, where
# a line ends (甲至乙 became 甲至丙), which class or number stands in a name (六车道 became 四车道), who has to agree
# (报批准 became 报备案), that conditions are met together (且 became 或), in which order things come, who does it, in
# what ratio several pay, of which whole or of what a share is, that what is forbidden is not done.
DifferenceKind = Literal[
    "year-gone", "year-later", "whole", "thorough", "leeway", "softer", "left-open", "item", "duty", "part",
    "qualified", "threshold", "degree", "word-gone", "standing", "ban", "measured", "in-the-main",
    "stage", "once", "name-part", "frequency", "unfinished", "some", "defined", "clause",
    "route", "grade", "approval", "either", "order", "doer", "shares", "meaning", "broken",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that differs: the words above and below, each with where it stands in the text of its quote.

    A word that is missing on one side stands as an empty run where it would stand. `months` are by how many the
    deadline is later.
    """

    kind: DifferenceKind
    upper: tuple[int, int]
    lower: tuple[int, int]
    upper_words: str
    lower_words: str
    months: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ClausePair:
    """A clause of the upper sentence and the one below that says the same, by where they stand in their quotes."""

    upper: tuple[int, int]
    lower: tuple[int, int]
    likeness: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SentencePair:
    """Two sentences of two documents that say the same; `upper` is of the document that is held fixed.

    `likeness` goes from 0 to 1; `equal` are the runs that are the same in both, (from, to) above and below, in the
    texts of the quotes; `verbatim` says that nothing differs but regions, years, figures and marks. `differences` are
    those that are worth a question; of two sentences of which one tells of the past (`behind`) none is asked.
    """

    id: str
    upper: Quote
    lower: Quote
    relation: Relation
    likeness: float
    verbatim: bool
    clauses: tuple[ClausePair, ...]
    equal: tuple[tuple[int, int, int, int], ...]
    behind: bool = False
    differences: tuple[Difference, ...] = ()
