"""The dataset holds what was read, field by field as declared, and its schema, dictionary and suite hold it to that."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from checker.errors import InputError
from checker.extract import amount_as_read
from checker.judge.running import outside
from checker.judge.suites import load
from checker.match import identified
from checker.measure.lib.context import context_of
from checker.measure.lib.frame import ROW, read_frame
from checker.measure.lib.rows.targets import schema_rows
from checker.messages import catalogue
from checker.model import Amount, Bound, Document, Extraction, Indicator, Matching, Quote, Region, Target
from checker.model.record import FIELDS, Field
from checker.pipeline import read_all
from checker.workspace import find, loose
from checker.workspace.dataset import COLUMNS, as_lines, as_table, cell, is_fresh, record
from checker.workspace.dictionary import json_schema, record_schema

REPOSITORY = Path(__file__).parents[1]
DATASET = REPOSITORY / "docs_data" / "targets.csv"
SCHEMA: dict[str, Any] = json.loads(json_schema())
PLAN = """<html><head><title>山东省能源规划（2021—2025年）</title></head><body>
<h1>山东省能源规划（2021—2025年）</h1><p>山东省人民政府</p><h2>一、主要目标</h2>
<p>到2025年，全省煤炭消费比重降至40%—45%。到2025年，济南市、青岛市建成充电桩2万个以上。</p>
<p>专栏1 主要指标</p><table><tr><td>指标</td><td>单位</td><td>2025年</td><td>属性</td></tr>
<tr><td>能源消费总量</td><td>万吨标准煤</td><td>1000</td><td>预期性</td></tr>
<tr><td>单位地区生产总值能耗降低</td><td>%</td><td>13.5</td><td>约束性</td></tr></table>
<p>专栏2 环境指标</p><table><tr><td>指标</td><td>2025年</td></tr>
<tr><td>空气质量优良天数比率（%）*</td><td>75</td></tr><tr><td>森林覆盖率（%）</td><td>25</td></tr></table>
<p>注：带*的为约束性指标，其余为预期性指标。</p></body></html>"""


def amount(value: str, bound: Bound = "ge", high: str | None = None, unit: str = "%") -> Amount:
    return amount_as_read(Decimal(value), Decimal(high) if high else None, value, unit, bound)


def target(**stated: Any) -> Target:
    quote = Quote(doc="plan", clause="一", passage=0, start=0, end=9, text="城镇化率达到6%以上")
    made: dict[str, Any] = {
        "id": "plan/6",
        "doc": "plan",
        "quote": quote,
        "indicator": "城镇化率",
        "canonical": "name:城镇化率",
        "amount": amount("6"),
        "kind": "level",
        "by": 2025,
        "period": None,
        "time_text": "到2025年",
        "region": "某市",
        "scope": "aggregate",
        "modality": "firm",
        "quantity": "share",
        "clause": "一",
    }
    return Target(**(made | stated))


def cells(one: Target) -> dict[str, str]:
    (row,) = csv.DictReader(io.StringIO(as_table([Extraction(doc="plan", targets=(one,), figures=())])))
    return row


def typed(field: Field, text: str) -> Any:
    """Return a cell of the dataset as the record has it in JSON, by the type that is declared for it."""
    if field.type == "texts":
        return text.split(";") if text else []
    if not text:
        return "" if field.type == "text" and not field.permitted else None
    if field.type == "years":
        return [None if year == ".." else int(year) for year in text.split("/")]
    read = {"number": float, "integer": int, "boolean": {"true": True, "false": False}.__getitem__, "text": str}
    return read[field.type](text)  # type: ignore[operator]


# ---- what stands in a field


@pytest.mark.parametrize(
    ("bound", "high", "said"),
    [
        ("ge", None, ("6", "false", "", "")),
        ("gt", None, ("6", "true", "", "")),
        ("le", None, ("", "", "6", "false")),
        ("lt", None, ("", "", "6", "true")),
        ("eq", None, ("6", "false", "6", "false")),
        ("range", "7.50", ("6", "false", "7.5", "false")),
    ],
)
def test_the_ends_are_plain_figures_and_say_apart_whether_they_belong(
    bound: Bound, high: str | None, said: tuple[str, ...]
) -> None:
    row = cells(target(amount=amount("6", bound, high)))

    assert tuple(row[name] for name in ("low", "low_open", "high", "high_open")) == said


def test_figures_are_written_out_in_full() -> None:
    row = cells(target(amount=amount("123456789012345678", unit="元")))

    assert (row["value"], row["low"]) == ("123456789012345678", "123456789012345678")
    assert cells(target(amount=amount("0.0000001")))["value"] == "0.0000001"
    assert cell(Decimal("1E+3")) == "1000"
    assert record(target(amount=amount("4.6")))["value"] == 4.6


def test_a_state_has_no_figure_and_no_bound() -> None:
    row = cells(target(amount=None, kind="state", quantity="none"))

    assert {row[name] for name in ("value", "unit", "bound", "low", "low_open", "high", "dimension")} == {""}


def test_a_period_and_a_standing_rule() -> None:
    assert cells(target(period=(2021, 2025)))["period"] == "2021/2025"
    assert cells(target(since=2023))["period"] == "2023/.."
    assert record(target(since=2023))["period"] == [2023, None]


def test_every_target_has_one_line_in_both_forms() -> None:
    both = Extraction(doc="plan", targets=(target(), target(id="plan/60")), figures=())

    assert [json.loads(line)["id"] for line in as_lines([both]).splitlines()] == ["plan/6", "plan/60"]
    assert [line.split(",")[0] for line in as_table([both]).splitlines()] == ["id", "plan/6", "plan/60"]


def test_range_nature_and_named_regions_are_filled_where_the_document_has_them(tmp_path: Path) -> None:
    (tmp_path / "plan.html").write_text(PLAN, encoding="utf-8")
    (extraction,) = read_all(loose((tmp_path / "plan.html",), ())).extractions
    rows = {row["canonical"]: row for row in csv.DictReader(io.StringIO(as_table([extraction])))}

    assert (rows["coal-share"]["value"], rows["coal-share"]["value_max"], rows["coal-share"]["high"]) == (
        "40",
        "45",
        "45",
    )
    assert rows["charging-posts"]["concerns"] == "370100;370200"
    assert {name: row["nature"] for name, row in rows.items() if row["nature"]} == {
        "energy-total": "预期性",
        "energy-intensity-cut": "约束性",
        "good-air-days": "约束性",
        "forest-coverage": "预期性",
    }


# ---- the canonical id


def identify(*names: str, own: str = "", regions: Sequence[Region] = (), **stated: Any) -> list[Target]:
    nothing: dict[str, Any] = {"title": "", "file": "", "sha256": "", "source": "", "passages": ()}
    document = Document(id="plan", region=own, region_name="某市", **nothing)
    known = (Indicator(id="urbanization-rate", name="常住人口城镇化率", aliases=("城镇化率",)),)
    targets = tuple(target(indicator=name, **({"canonical": ""} | stated)) for name in names)
    return list(identified(Extraction(doc="plan", targets=targets, figures=()), document, known, regions).targets)


def test_a_known_indicator_has_the_id_of_the_catalogue_and_another_that_of_its_name() -> None:
    known, other = identify("全市“常住人口城镇化率”", "某市湿地公园数量")

    assert (known.canonical, known.entry) == ("urbanization-rate", "urbanization-rate")
    assert (other.canonical, other.entry) == ("name:湿地公园", "")


def test_two_spellings_of_one_name_have_one_id() -> None:
    one, other = identify("湿地公园", "某市 建成“湿地公园”总数")

    assert one.canonical == other.canonical


def test_two_indicators_that_differ_in_a_qualifier_have_two_ids() -> None:
    one, other = identify("省级湿地公园", "国家级湿地公园")

    assert one.canonical != other.canonical


def test_the_sign_of_a_note_and_the_named_parts_at_its_head_are_no_part_of_a_name() -> None:
    plain, starred = identify("湿地公园", "湿地公园∗")
    (named,) = identify("乙县、丙县新建湿地公园", region="乙县、丙县")

    assert plain.canonical == starred.canonical == "name:湿地公园"
    assert named.canonical == "name:新建湿地公园"


def test_a_plan_names_regions_inside_its_own_alone() -> None:
    regions = (
        Region(code="370000", name="山东省", parent=""),
        Region(code="371700", name="菏泽市", parent="370000"),
        Region(code="140302", name="城区", parent="140300"),
    )
    found = identify("湿地公园", region="市主城区、菏泽市", own="370000", regions=regions)

    assert [one.concerns for one in found] == [("371700",)]


def test_an_id_that_a_person_has_put_right_is_kept() -> None:
    (corrected,) = identify("湿地公园", canonical="urbanization-rate")

    assert corrected.canonical == "urbanization-rate"


def test_a_name_that_says_nothing_has_no_id_and_the_suite_says_so() -> None:
    (nameless,) = identify("“”")

    assert nameless.canonical == ""
    assert "canonical" in broken(nameless)


# ---- schema and dictionary


def test_the_schema_is_itself_valid() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_every_row_of_the_dataset_keeps_to_the_schema() -> None:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    with DATASET.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    assert len(rows) > 300
    for row in rows:
        validator.validate({field.name: typed(field, row[field.name]) for field in FIELDS})


def test_every_line_that_extract_prints_keeps_to_the_schema() -> None:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    for extraction in read_all(find(REPOSITORY)).extractions:
        for one in extraction.targets:
            validator.validate(record(one))


@pytest.mark.parametrize(
    "wrong",
    [{"canonical": ""}, {"kind": "hope"}, {"low": "6"}, {"by": 20255}, {"period": [2021]}, {"nature": ""}, {"more": 1}],
)
def test_the_schema_refuses_another_record(wrong: Mapping[str, Any]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**record(target()), **wrong}, SCHEMA, cls=jsonschema.Draft202012Validator)


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_every_field_is_explained_and_its_example_is_one(field: Field) -> None:
    jsonschema.validate(
        typed(field, field.example), SCHEMA["properties"][field.name], cls=jsonschema.Draft202012Validator
    )
    for lang in ("zh", "en"):
        assert catalogue(lang)[f"dataset.field.{field.name}.meaning"]
        assert field.required or catalogue(lang)[f"dataset.field.{field.name}.empty"]
        assert all(f"dataset.{field.name}.{word}" in catalogue(lang) for word in field.permitted if word.isascii())


def test_no_sentence_explains_a_field_there_is_not() -> None:
    explained = {key.split(".")[2] for key in catalogue("en") if key.startswith("dataset.field.")}

    assert explained == set(COLUMNS)


def test_the_report_has_the_fields_of_the_dictionary() -> None:
    report = json.loads((REPOSITORY / "checker" / "report" / "schema.json").read_text(encoding="utf-8"))
    figure = {"type": "string", "pattern": report["$defs"]["figure"]["pattern"]}

    assert report["$defs"]["target"] == record_schema(figure, described=False)


# ---- a dataset of another form


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("id,doc,clause,quote,indicator,value,low,high,colour", "colour"),
        (",".join(name for name in COLUMNS if name != "low_open"), "low_open"),
        ("", "line 1"),
    ],
)
def test_a_dataset_of_another_form_is_refused_and_says_what_to_run(tmp_path: Path, head: str, said: str) -> None:
    file = tmp_path / "targets.csv"
    file.write_text(f"{head}\na/1,a\n", encoding="utf-8")

    with pytest.raises(InputError, match=r"targets\.csv: line 1.*checker extract --all") as caught:
        is_fresh(file, ())
    assert said in str(caught.value)


def test_a_dataset_is_fresh_where_it_is_what_the_documents_give(tmp_path: Path) -> None:
    file = tmp_path / "targets.csv"
    read = [Extraction(doc="plan", targets=(target(),), figures=())]

    assert not is_fresh(file, read)
    file.write_text(as_table(read), encoding="utf-8")
    assert is_fresh(file, read)
    assert not is_fresh(file, ())


# ---- its suite


def broken(one: Target) -> set[str]:
    """Return the rules of expectations/schema.json that a target breaks."""
    document = Document(id="plan", title="", file="", sha256="", source="", passages=(), period=(2021, 2025))
    extraction = Extraction(doc="plan", targets=(one,), figures=())
    context = context_of(Matching(pairs=(), groups=(), series=(), unmatched=()), [document], [extraction], (), ())
    (suite,) = (suite for suite in load(REPOSITORY / "expectations") if suite.frame == "schema")
    found = outside([suite], {"schema": read_frame("schema", schema_rows(context), (), context).table()}, ROW)
    return {suite.lines[number].rule for (_, number), rows in found.items() if rows}


def test_a_sound_target_breaks_no_rule() -> None:
    assert broken(target(wording=4, nature="约束性", concerns=("370100", "370200"))) == set()


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        ({"canonical": ""}, "canonical"),
        ({"canonical": "no such id"}, "canonical-form"),
        ({"scope": "some"}, "scope"),
        ({"modality": "perhaps"}, "modality"),
        ({"quantity": "much"}, "quantity"),
        ({"nature": "重要"}, "nature"),
        ({"wording": 6}, "wording"),
        ({"amount": None}, "value"),
        ({"amount": amount("6", "range")}, "value-max"),
        ({"amount": amount("7", "range", "6")}, "interval"),
        ({"amount": amount("5")._replace(low=Decimal(6))}, "value-low"),
        ({"amount": amount("7", "le")._replace(high=Decimal(6))}, "value-high"),
        ({"concerns": ("济南市",)}, "concerns"),
        ({"due": 2205}, "year"),
        ({"kind": "hope"}, "kind"),
        ({"indicator": ""}, "indicator"),
    ],
)
def test_every_rule_of_the_suite_catches_what_it_is_for(wrong: Mapping[str, Any], rule: str) -> None:
    assert rule in broken(target(**wrong))
