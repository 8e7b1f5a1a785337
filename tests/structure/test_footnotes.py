"""Notes at the foot of a page: out of the sentence that goes on over the page, and kept as notes."""

from __future__ import annotations

from checker.model import Place
from checker.model.layout import Line, Pages
from checker.structure.content import put_together
from checker.structure.passages import passages

_TEXT, _SMALL, _AT = 15.0, 10.0, 10
_FULL = "到2025年，资源产出率" + "稳步提高，循环型产业体系基本建立，"


def _pages(first: list[tuple[str, float]], second: list[tuple[str, float]], called: str = "¹") -> Pages:
    """Return two pages of lines, each with its text and its size; `called` is printed raised in the first line."""
    source, items, raised = "", [], frozenset[int]()
    for page, held in enumerate((first, second), start=1):
        top = 100.0
        for text, size in held:
            start = len(source)
            if called and not source:
                text, raised = text[:_AT] + called + text[_AT:], frozenset((_AT,))
            source += text + "\n"
            place = Place(page=page, box=(90.0, top, 90.0 + size * 32, top + size))
            items.append(Line(start=start, end=start + len(text), raw=text, text=text, page=page, place=place))
            top += 1.6 * size
    return Pages(source=source, items=list(items), paged=True, raised=raised)


def _read(pages: Pages) -> list[tuple[str, str]]:
    found, _ = passages(put_together(pages))
    return [(passage.kind, passage.text) for passage in found]


_FIRST = [(_FULL, _TEXT)] * 3 + [("其中再生铜、再生铝产量分别为325万吨、740", _TEXT)]
_NOTE = [("1.资源产出率为生产总值与资源消耗之比，按12种主要资源计算。", _SMALL)]
_SECOND = [("万吨，资源循环利用水平持续提高。", _TEXT)] + [(_FULL, _TEXT)] * 3


def test_a_note_is_taken_out_of_the_sentence_that_goes_on_over_the_page() -> None:
    found = _read(_pages(_FIRST + _NOTE, _SECOND))

    assert any("325万吨、740万吨" in text for kind, text in found if kind == "paragraph")
    assert [text for kind, text in found if kind == "note"] == [
        "1.资源产出率为生产总值与资源消耗之比，按12种主要资源计算。"
    ]


def test_the_note_stands_behind_the_paragraph_that_calls_it() -> None:
    kinds = [kind for kind, _ in _read(_pages(_FIRST + _NOTE, _SECOND))]

    assert kinds[0] == "paragraph"
    assert "note" in kinds[1:3]


def test_small_words_that_nothing_calls_stay_where_they_are() -> None:
    found = _read(_pages(_FIRST + _NOTE, _SECOND, called=""))

    assert not any(kind == "note" for kind, _ in found)
