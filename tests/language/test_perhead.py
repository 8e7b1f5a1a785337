"""Names of figures for so many people, taken apart."""

from __future__ import annotations

import pytest

from checker.language.perhead import people_counted, per_people, thing_counted


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("千人口托位数", (1000, "", "托位")),
        ("每千人口拥有殡仪席位数", (1000, "", "殡仪席位")),
        ("每万名常住人口专利拥有量", (10**4, "常住", "专利")),
        ("每十万人全科医生数", (10**5, "", "全科医生")),
        ("每千名老年人养老床位数", None),
        ("人均公园绿地面积", None),
        ("托位总数", None),
    ],
)
def test_what_is_counted_for_how_many_people(name: str, said: tuple[int, str, str] | None) -> None:
    assert per_people(name) == said


def test_a_number_is_of_what_is_counted_and_a_population_of_people() -> None:
    assert thing_counted("全市托位总数") == "托位"
    assert people_counted("年末常住人口") == "常住"
    assert people_counted("总人口") == ""
    assert people_counted("常住人口城镇化率") is None
