"""The rules of the grammar: each holds in its examples and not in its counter-examples, and its file is in order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from pkgutil import resolve_name
from types import SimpleNamespace

import pytest

from checker.cli.constructions import asked, reader, vocabulary
from checker.errors import InputError
from checker.extract import extract
from checker.extract.context.plancontext import PlanContext
from checker.extract.context.stateclause import StateClause
from checker.extract.sentences import Span, read_text
from checker.language.grammar import Rule, Rules, files_of_rules, rules
from checker.messages import Language
from checker.pipeline import read_document
from tests.extract.rules import PERIOD, decided_by, in_braces
from tests.manual import manual

PLANS = sorted((Path(__file__).parent / "plans").glob("*.txt"))

RULES = [(file, rule) for file in files_of_rules() for rule in rules(file)]
SENTENCES = [(file, rule, one) for file, rule in RULES for one in rule.examples]
COUNTER = [(file, rule, one) for file, rule in RULES for one in rule.counter_examples]


@pytest.mark.parametrize(("file", "rule", "sentence"), SENTENCES, ids=[f"{r.name}: {s[:16]}" for _, r, s in SENTENCES])
def test_a_rule_holds_in_its_example(file: str, rule: Rule, sentence: str) -> None:
    assert rule.name in decided_by(sentence), file


@pytest.mark.parametrize(("file", "rule", "sentence"), COUNTER, ids=[f"{r.name}: {s[:16]}" for _, r, s in COUNTER])
def test_a_rule_does_not_hold_in_its_counter_example(file: str, rule: Rule, sentence: str) -> None:
    assert rule.name not in decided_by(sentence), file


@pytest.mark.parametrize(("file", "rule", "sentence"), COUNTER, ids=[f"{r.name}: {s[:16]}" for _, r, s in COUNTER])
def test_a_counter_example_is_decided_by_another_rule_or_its_own_rule_is_asked(
    file: str, rule: Rule, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[StateClause] = []
    holding = Rules.holding

    def noted(these: Rules, context: object) -> Iterator[Rule]:
        if these.file == f"{file}.toml" and isinstance(context, StateClause):
            asked.append(context)
        return holding(these, context)

    monkeypatch.setattr(Rules, "holding", noted)
    others = decided_by(sentence)
    start, end = in_braces(sentence)
    here = [one.words for one in asked if one.segment.start < end and start < one.segment.end]

    assert others or any(need in words for words in here for need in rule.needs), here


def test_every_rule_can_be_read_in_both_languages_and_has_its_examples() -> None:
    for file, rule in RULES:
        assert rule.examples, f"{file}: {rule.name}"
        assert re.search(r"[\u4e00-\u9fff]", rule.zh), f"{file}: {rule.name}"
        assert rule.en.endswith("."), f"{file}: {rule.name}"
        assert all(re.search(r"\{.+?\}", one) for one in rule.examples + rule.counter_examples), f"{file}: {rule.name}"


def test_names_of_rules_stand_once_in_the_whole_grammar() -> None:
    names = [rule.name for _, rule in RULES]

    assert len(names) == len(set(names))


def test_what_is_no_rule_is_refused_with_file_rule_and_key(tmp_path: object) -> None:
    from checker.language.grammar.engine import read_rules

    with pytest.raises(InputError, match=r"made\.toml: lame.*KeyError 'examples'"):
        read_rules("made.toml", '[[rule]]\nname = "lame"\nen = "x."\nzh = "无"\n')
    with pytest.raises(InputError, match=r"made\.toml: odd"):
        read_rules("made.toml", '[[rule]]\nname = "odd"\nen = "x."\nzh = "无"\nexamples = ["{1}"]\nleft = "("\n')
    with pytest.raises(InputError, match=r"made\.toml: more.*no name of a property"):
        read_rules("made.toml", '[[rule]]\nname = "more"\nen = "x."\nzh = "无"\nexamples = ["{1}"]\n"a or b" = "x"\n')


def test_either_each_rule_of_a_file_says_what_it_needs_or_none() -> None:
    from checker.language.grammar.engine import read_rules

    one = '[[rule]]\nname = "one"\nen = "x."\nzh = "无"\nexamples = ["{1}"]\n'
    other = one.replace('"one"', '"other"') + 'needs = ["全覆盖"]\n'
    with pytest.raises(InputError, match=r"made\.toml: one.*no needs"):
        read_rules("made.toml", one + other)


@pytest.mark.parametrize("file", ["states", "outcomes"])
def test_what_a_rule_needs_hides_no_clause_in_which_it_holds(file: str) -> None:
    with_needs = rules(file)
    without = Rules(file, tuple(replace(rule, needs=()) for rule in with_needs), with_needs.head, with_needs.names)
    governing, found = PlanContext(PERIOD, PERIOD[0]), 0
    for words in re.split("[，；。\n]", "".join(plan.read_text(encoding="utf-8") for plan in PLANS)):
        whole = Span(0, len(words))
        clause = StateClause(read_text(words, PERIOD), whole, whole, governing, dated=False)
        names = [one.name for rules_of in (with_needs, without) if (one := rules_of.first(clause)) is not None]
        assert len(names) in (0, 2), words
        assert len(set(names)) <= 1, words
        found += len(names)
    assert found > 100


def test_the_rules_of_a_file_asked_in_one_go_are_the_rules_asked_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: Counter[str] = Counter()
    first = Rules.first

    def compared(these: Rules, context: object) -> Rule | None:
        found = first(these, context)
        assert found is next((rule for rule in these if rule.holds(context)), None), these.file
        asked[these.file] += found is not None
        return found

    monkeypatch.setattr(Rules, "first", compared)
    for plan in PLANS[::3]:
        extract(read_document(plan))
    assert all(asked[f"{file}.toml"] > 10 for file in ("thresholds", "aside", "kinds", "scopes", "words")), asked


def test_the_expression_of_a_rule_can_be_read() -> None:
    from checker.language.grammar.engine import read_rules

    asked = 'unit = ["%"]\nnot_left = "a$"\nis = ["written"]\nvalue = { below = 10 }\n[[rule.unless]]\nright = "b"\n'
    head = '[[rule]]\nname = "one"\nen = "x."\nzh = "无"\nexamples = ["{1}"]\n'
    made = read_rules("made.toml", head + asked)[0]

    assert made.condition == "c.unit in _0 and not _1(c.left) and c.written and c.value < 10 and not (_2(c.right))"
    beside = SimpleNamespace(unit="%", left="b", written=True, value=9, right="a")
    assert made.holds(beside)
    assert not any(
        made.holds(SimpleNamespace(**{**vars(beside), **one}))
        for one in ({"unit": "个"}, {"left": "a"}, {"written": False}, {"value": 10}, {"right": "b"})
    )


# ---- what a person reads of a rule


@pytest.mark.parametrize(
    ("file", "rule"), [(f, r) for f, r in RULES if r.reads], ids=lambda one: getattr(one, "name", one)
)
def test_the_function_that_a_rule_says_reads_it_is_there(file: str, rule: Rule) -> None:
    assert callable(resolve_name(reader(rule, rules(file)))), file


@pytest.mark.parametrize("file", list(files_of_rules()))
def test_a_file_of_labels_has_no_conditions_and_every_other_one_a_context(file: str) -> None:
    asking = [rule.name for rule in rules(file) if rule.asks.properties()]

    assert bool(asking) == bool(rules(file).head.context)


@pytest.mark.parametrize("file", [file for file in files_of_rules() if rules(file).head.context])
def test_every_key_that_conditions_ask_for_is_explained(file: str) -> None:
    known = vocabulary(rules(file))

    assert {key for rule in rules(file) for key in rule.asks.properties()} <= known.keys()
    assert {key: one for key, one in known.items() if not re.fullmatch(r"[A-Z`].{8,}[.]", one.meaning)} == {}


def test_the_conditions_of_a_rule_are_told_as_they_are_written() -> None:
    from checker.language.grammar.engine import read_rules

    asked_for = 'unit = ["%", "‰"]\nnot_left = "a$"\nis = ["written"]\nis_not = ["listed"]\nvalue = { below = 10 }\n'
    lists = 'reads = "b"\n'
    lists += '[[rule.when]]\nfinds = "c"\n[[rule.when]]\nright = "d"\nnot_unit = ["e"]\n[[rule.unless]]\nhead = "f"\n'
    head = (
        'context = "some.Context"\nreaders = "some"\n[[rule]]\nname = "one"\nen = "x."\nzh = "无"\nexamples = ["{1}"]\n'
    )
    file = read_rules("made.toml", head + asked_for + lists)

    assert list(asked(file[0], file, "en", lambda words: f"‹{words}›")) == [
        "It holds where all of this is so:",
        "  ‹unit›: is one of ‹%, ‰›",
        "  ‹left›: has not ‹a$›",
        "  ‹written›: yes",
        "  ‹listed›: no",
        "  ‹value›: is below ‹10›",
        "  and one of these:",
        "    ‹words›: there is found ‹c›",
        "    ‹right›: has ‹d›; ‹unit›: is none of ‹e›",
        "  and none of these:",
        "    ‹head›: has ‹f›",
        "Then ‹some.b› reads the words; where it finds nothing, the next rule is asked.",
    ]
    assert file[0].asks.properties() == ["unit", "left", "written", "listed", "value", "words", "right", "head"]


def test_a_head_with_an_unknown_key_is_refused() -> None:
    from checker.language.grammar.engine import read_rules

    with pytest.raises(InputError, match=r"made\.toml.*contxt"):
        read_rules("made.toml", 'contxt = "x"\n[[rule]]\nname = "one"\nen = "x."\nzh = "无"\nexamples = ["{1}"]\n')


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_manual_has_every_rule_with_its_conditions_and_every_label_as_one(lang: Language) -> None:
    told = "".join(manual(lang)).split("\n### ")
    by_name = {part.split("\n", 1)[0]: part for part in told[1:]}

    assert by_name.keys() == {rule.name for _, rule in RULES}
    for file, rule in RULES:
        label = ("标签" if lang == "zh" else "A label:") in by_name[rule.name]
        assert label == (not rules(file).head.context), rule.name
        assert all(f"`{key}`: " in by_name[rule.name] for key in rule.asks.properties()), rule.name
