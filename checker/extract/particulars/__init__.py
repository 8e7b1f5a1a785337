"""What a document says besides its targets; checker/model/particulars.py defines each of these statements."""

from __future__ import annotations

import unicodedata

from checker.extract.features.words import word_list
from checker.extract.particulars.citations import citations_in
from checker.extract.particulars.converted import text_conversions
from checker.extract.particulars.grounds import drafted_on_grounds, grounds_in
from checker.extract.particulars.layouts import layouts_in
from checker.extract.particulars.listed import group_lists, text_lists
from checker.extract.particulars.looseends import loose_ends
from checker.extract.particulars.misordered import misordered_in
from checker.extract.particulars.ofwhich import text_parts
from checker.extract.particulars.payers import payers_in
from checker.extract.particulars.portions import portions_in
from checker.extract.particulars.remarks import consolidations_in, text_fault_in, upper_matters_in
from checker.extract.particulars.shares import table_shares, text_shares
from checker.extract.particulars.sums import table_sums, tables_of
from checker.extract.particulars.workstold import works_told
from checker.language.indicatornames import spelt_alike
from checker.model import Document, Particulars, Passage

__all__ = ["particulars_of"]


def particulars_of(document: Document) -> Particulars:
    """Return what a document says besides its targets."""
    passages, tables = document.passages, tables_of(document)
    faults = (text_fault_in(passage) for passage in passages)
    return Particulars(
        citations=tuple(one for passage in passages for one in citations_in(passage)),
        grounds=next((one for passage in passages if (one := grounds_in(passage))), None),
        drafted_on_grounds=any(drafted_on_grounds(passage) for passage in passages),
        consolidations=tuple(one for passage in passages for one in consolidations_in(passage)),
        text_faults=tuple(fault for fault in faults if fault is not None),
        upper_matters=tuple(one for passage in passages for one in upper_matters_in(passage)),
        shares=(
            *(share for passage in passages for share in text_shares(passage)),
            *(share for table in tables for share in table_shares(table)),
        ),
        misordered=tuple(one for passage in passages for one in misordered_in(passage)),
        parts=(
            *(one for passage in passages for one in text_parts(passage, document.region_name)),
            *(one for passage in passages for one in payers_in(passage)),
            *(one for passage in passages for one in portions_in(passage)),
        ),
        lists=(
            *(one for passage in passages for one in (*text_lists(passage), *layouts_in(passage))),
            *group_lists(passages),
        ),
        conversions=tuple(one for passage in passages for one in text_conversions(passage)),
        sums=tuple(found for table in tables for found in table_sums(document.id, table)),
        works=tuple(works_told(document, tables)),
        loose_ends=tuple(loose_ends(document)),
        assigned=frozenset(passage.number for passage in passages if _is_assigned(passage)),
    )


def _is_assigned(passage: Passage) -> bool:
    """Say whether the row of a table promises what is set above."""
    if passage.row is None:
        return False
    return word_list("assigned").are_in(spelt_alike(unicodedata.normalize("NFKC", passage.text)))
