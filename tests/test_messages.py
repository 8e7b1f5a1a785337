"""How sentences are filled: marks inside marks, one and several."""

from __future__ import annotations

import pytest

from checker.messages import counted, say


def test_marks_inside_quotation_marks_and_titles_are_those_of_the_inside() -> None:
    assert say("report.quoted", "zh", text="“小巨人”企业") == "“‘小巨人’企业”"
    assert say("report.titled", "zh", title="关于印发《绿化规划》的通知") == "《关于印发〈绿化规划〉的通知》"
    assert say("report.labelled", "zh", label="原文", value="“小巨人”企业") == "原文：“小巨人”企业"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1 year(s) later", "1 year later"),
        ("2 year(s) later", "2 years later"),
        ("1 stretch(es) of words, with 3 figure(s)", "1 stretch of words, with 3 figures"),
        ("3 head(s) or foot(s)", "3 heads or foots"),
        ("表1: row(s) 3 hold", "表1: row 3 hold"),
        ("page(s) 3、4 show", "pages 3、4 show"),
    ],
)
def test_an_english_sentence_says_one_or_several(text: str, said: str) -> None:
    assert counted(text) == said
