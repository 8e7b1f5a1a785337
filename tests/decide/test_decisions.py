"""A person's word is kept where it belongs, counts as long as it stands, and is said to have fallen when it has."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.decide import settle
from checker.errors import InputError
from checker.match.learning import learnt
from checker.model import Decision, Evidence, Finding, Indicator, Message, Quote
from checker.workspace.decisions import decide, load_decisions
from tests.decide.conftest import checker, city, findings

DAY = ("--date", "2024-06-01")


def accepted(*more: str) -> str:
    fingerprint = str(findings()["below-upper"]["fingerprint"])
    result = checker("accept", fingerprint, "--reason", "省里已批复", "--name", "某人", *DAY, *more)
    assert result.exit_code == 0, result.output
    return fingerprint


# ---- keeping


def test_an_accepted_finding_is_explained_and_fails_no_more(workspace: Path) -> None:
    accepted()

    assert checker("check").exit_code == 0
    assert {name: one["status"] for name, one in findings().items()} == {"below-upper": "accepted"}
    assert findings()["below-upper"]["reason"] == "省里已批复"


def test_a_decision_holds_what_it_was_taken_on(workspace: Path) -> None:
    fingerprint = accepted()

    (decision,) = load_decisions(Path("decisions.yaml"))
    assert (decision.fingerprint, decision.date, decision.name) == (fingerprint, "2024-06-01", "某人")
    assert decision.about == "below-upper 森林覆盖率 (city 一, province 一)"
    assert "20" not in decision.about
    assert decision.sentences == (
        "到2025年，各市森林覆盖率均达到30%以上 ｜ ⇒ 30 ge % 2025 level each firm",
        "到2025年，森林覆盖率达到20%以上 ｜ ⇒ 20 ge % 2025 level aggregate firm",
        "⇒ 0.333333",
    )


@pytest.mark.parametrize("arguments", [("0123456789abcdef", "--reason", "x"), ("city/1~province/2", "--reason", "x")])
def test_what_is_not_there_cannot_be_decided_on(workspace: Path, arguments: tuple[str, ...]) -> None:
    result = checker("accept", *arguments)

    assert result.exit_code == 2
    assert arguments[0] in result.output
    assert not Path("decisions.yaml").exists()


@pytest.mark.parametrize("reason", [(), ("--reason", "  ")])
def test_a_decision_without_a_reason_is_refused(workspace: Path, reason: tuple[str, ...]) -> None:
    result = checker("--lang", "en", "reject", str(findings()["below-upper"]["fingerprint"]), *reason)

    assert result.exit_code == 2
    assert "--reason" in result.output
    assert not Path("decisions.yaml").exists()


def test_a_near_miss_names_the_fingerprint_that_may_be_meant(workspace: Path) -> None:
    fingerprint = str(findings()["below-upper"]["fingerprint"])

    assert f"{fingerprint}？" in checker("accept", f"{fingerprint}0", "--reason", "x").output


def test_one_wrong_fingerprint_among_several_keeps_none(workspace: Path) -> None:
    fingerprint = str(findings()["below-upper"]["fingerprint"])

    assert checker("accept", fingerprint, "nothing", "--reason", "x").exit_code == 2
    assert not Path("decisions.yaml").exists()


# ---- the file


def entry(name: str, reason: str = "因为") -> Decision:
    return Decision(fingerprint=name, verdict="accept", subject="finding", reason=reason)


def test_entries_are_kept_in_order_and_all_else_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "decisions.yaml"
    file.write_text("# What is kept here.\n\n[]\n", encoding="utf-8")
    decide(file, entry("b"), entry("d"))
    text = file.read_text(encoding="utf-8").replace("- fingerprint: d", "# by telephone\n- fingerprint: d")
    file.write_text(text + "# the end\n", encoding="utf-8")

    decide(file, entry("c"), entry("a"), entry("e"), entry("b", "改了: 理由"))

    lines = file.read_text(encoding="utf-8").splitlines()
    assert [one.fingerprint for one in load_decisions(file)] == ["a", "b", "c", "d", "e"]
    assert lines[:3] == ["# What is kept here.", "", "- fingerprint: a"]
    assert lines[lines.index("- fingerprint: d") - 1] == "# by telephone"
    assert lines[-1] == "# the end"
    assert load_decisions(file)[1].reason == "改了: 理由"


def test_a_decision_added_is_lines_added_and_none_changed(tmp_path: Path) -> None:
    file = tmp_path / "decisions.yaml"
    decide(file, entry("a"), entry("c"))
    before = file.read_text(encoding="utf-8").splitlines()

    decide(file, entry("b"))

    after = file.read_text(encoding="utf-8").splitlines()
    assert [line for line in after if line not in before] == ["- fingerprint: b"]
    assert len(after) == len(before) + 4


def test_a_list_on_one_line_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "decisions.yaml"
    text = "[{fingerprint: a, subject: finding, verdict: accept, reason: x}]\n"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(InputError, match="line 1"):
        decide(file, entry("b"))

    assert file.read_text(encoding="utf-8") == text


# ---- standing and falling


def test_an_edit_elsewhere_leaves_a_decision_standing(workspace: Path) -> None:
    accepted()
    city("20个", "21个")
    city("贯彻", "认真贯彻")

    assert checker("check").exit_code == 0
    assert findings()["below-upper"]["status"] == "accepted"


def test_a_paragraph_put_before_it_leaves_a_decision_standing(workspace: Path) -> None:
    accepted()
    city("贯彻《", "坚持生态优先。\n\n贯彻《")

    assert checker("check").exit_code == 0


def test_a_changed_sentence_opens_the_finding_again_and_says_so(workspace: Path) -> None:
    fingerprint = accepted()
    city("20%", "15%")

    assert checker("check").exit_code == 1
    found = findings()
    assert found["below-upper"]["fingerprint"] == fingerprint
    assert found["below-upper"]["status"] == "new"
    assert found["decision-overtaken"]["severity"] == "warning"
    assert "省里已批复" in found["decision-overtaken"]["working"]["zh"]


def test_a_decision_taken_anew_stands_again(workspace: Path) -> None:
    accepted()
    city("20%", "15%")
    checker("check")
    accepted()

    assert checker("check").exit_code == 0
    assert len(load_decisions(Path("decisions.yaml"))) == 1


@pytest.mark.parametrize(("day", "code"), [("2025-12-30", 0), ("2025-12-31", 1)])
def test_a_decision_expires_on_its_day(workspace: Path, day: str, code: int) -> None:
    accepted("--expires", "2025-12-31")

    assert checker("check", "--date", day).exit_code == code
    assert ("decision-expired" in findings()) == bool(code)


def test_an_expiry_that_is_past_is_refused(workspace: Path) -> None:
    fingerprint = str(findings()["below-upper"]["fingerprint"])

    assert checker("accept", fingerprint, "--reason", "x", *DAY, "--expires", "2024-06-01").exit_code == 2


def test_a_decision_about_nothing_any_more_is_a_notice(workspace: Path) -> None:
    accepted()
    city("20%", "30%")

    assert checker("check").exit_code == 0
    assert {name: one["severity"] for name, one in findings().items()} == {"decision-unused": "notice"}


def test_every_report_can_be_written_with_fallen_decisions(workspace: Path) -> None:
    accepted("--expires", "2025-12-31")
    pair = checker("match").stdout.split()[0]
    assert checker("reject", pair, "--reason", "不是一回事", *DAY).exit_code == 0
    Path("province.txt").write_text(Path("province.txt").read_text(encoding="utf-8").replace("30%", "31%"), "utf-8")

    result = checker(
        "check", "--date", "2026-01-01", "--format", "html,json,markdown,sarif,junit,github,xlsx,docx", "--out", "r"
    )

    assert result.exit_code in (0, 1), result.output
    assert any(name.startswith("decision-") for name in findings("r"))


def test_a_decision_written_by_hand_without_its_sentences_stands_and_is_said() -> None:
    quote = Quote(doc="a", clause="一", passage=1, start=0, end=2, text="增长")
    said = Message(zh="x", en="x")
    finding = Finding(
        check="undated", severity="notice", confidence="high", status="new", fingerprint="f",
        message=said, working=said,
        evidence=(Evidence(role="target", quote=quote, primary=True),),
    )  # fmt: skip

    settled, fallen = settle((finding,), (entry("f", "无妨"),), (), ())

    assert (settled.status, settled.reason) == ("accepted", "无妨")
    assert (fallen.check, fallen.severity, fallen.cause) == ("decision-unbound", "warning", "f")
    assert fallen.suggestion is not None
    assert "checker accept f --reason" in fallen.suggestion.en


# ---- matches


def test_a_rejected_match_is_never_made_again(workspace: Path) -> None:
    pair = next(line.split()[0] for line in checker("match").stdout.splitlines() if "~" in line)

    assert checker("reject", pair, "--reason", "口径不同", *DAY).exit_code == 0

    assert pair not in checker("match").stdout
    assert checker("check").exit_code == 0
    assert "below-upper" not in findings()
    assert "decision-unused" not in findings()


def test_a_rejected_match_whose_sentence_changed_is_made_again(workspace: Path) -> None:
    pair = next(line.split()[0] for line in checker("match").stdout.splitlines() if "~" in line)
    checker("reject", pair, "--reason", "口径不同", *DAY)
    city("20%", "15%")

    assert pair in checker("match").stdout
    checker("check")
    assert "decision-overtaken" in findings()


def test_an_accepted_match_makes_the_two_names_one_for_others_too(workspace: Path) -> None:
    Path("city2.txt").write_text(Path("city.txt").read_text(encoding="utf-8").replace("某市", "另市"), encoding="utf-8")
    for file in ("city.txt", "city2.txt"):
        text = Path(file).read_text(encoding="utf-8").replace("新建口袋公园20个", "建成街边小绿地20个")
        Path(file).write_text(text, encoding="utf-8")
    with Path("manifest.yaml").open("a", encoding="utf-8") as manifest:
        manifest.write("- {id: city2, file: city2.txt, above: province}\n")
    matched = checker("match").stdout
    assert "小绿地" not in matched
    checker("check", "--fail-on", "never", "--out", "r")
    targets = json.loads(Path("r/findings.json").read_text(encoding="utf-8"))["targets"]
    upper = next(one["id"] for one in targets if one["doc"] == "province" and "口袋公园" in one["quote"])
    lower = next(one["id"] for one in targets if one["doc"] == "city" and "小绿地" in one["quote"])

    result = checker("accept", f"{upper}~{lower}", "--reason", "同一类小游园", *DAY)

    assert result.exit_code == 0, result.output
    made = [line for line in checker("match").stdout.splitlines() if line.startswith(upper)]
    assert sorted(line.split()[0].split("~")[1].split("/")[0] for line in made) == ["city", "city2"]


def test_two_entries_of_the_catalogue_are_not_made_one() -> None:
    known = (Indicator(id="a", name="森林覆盖率"), Indicator(id="b", name="林木绿化率"))
    word = Decision(
        fingerprint="x~y", verdict="accept", subject="match", reason="x", names=("森林覆盖率", "林木绿化率")
    )

    assert learnt(known, (word,)) == known
