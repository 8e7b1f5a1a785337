"""The manual of the grammar: every rule with what it says, where it holds and where not, as `make docs` writes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.cli.constructions import Property, asked, gives, sentence, vocabulary
from checker.language.grammar import Rule, Rules, files_of_rules, rules
from checker.messages import Language, say

# In the order in which they are asked.
ORDER = (
    "words", "ordinals", "thresholds", "aside", "frames", "antecedents", "kinds", "scopes", "modifiers", "states",
    "outcomes", "uncheckable", "ledger",
)  # fmt: skip
_HEAD = {
    "en": (
        "# The grammar",
        "How the Chinese of plans is read: each construction is a rule, with sentences in which it holds (✓) and in "
        "which it does not (✗); «» mark the words it is about. The sentences are run as tests. A file is asked "
        "from its first rule to its last, and the first that holds decides. To add a construction, add a rule with "
        "its sentences to its file; to add a verb, put it into its class in [the lexicon](../lexicon).",
        "Before its rules, each file has the table of the keys that its conditions can ask for. One key may be another "
        "text in another file: look it up there before a condition is copied. Words between backticks are regular "
        "expressions, `<make>` stands for the words of that sense in the lexicon.",
        "Made by `make docs` from the .toml files of this folder; do not edit.",
    ),
    "zh": (
        "# 文法手册",
        "规划文本是怎样读的：每种句式是一条规则，附适用（✓）与不适用（✗）的例句，«»标出所指的词。例句即测试。"
        "每个文件自上而下逐条询问，第一条适用的规则作数。要增加一种句式，就在相应文件里加一条规则和例句；"
        "要增加一个动词，就把它放进[词表](../lexicon)中所属的类。",
        "每个文件的规则之前列出其条件可以问的键。同一个键在不同文件中可能指不同的文字，照抄条件之前先查本表。"
        "反引号内是正则表达式，`<make>` 指词表中具有该义的词。",
        "由 `make docs` 据本文件夹的 .toml 文件生成，请勿手改。",
    ),
}  # fmt: skip


def manual(lang: Language) -> Iterator[str]:
    """Yield the manual part by part."""
    assert sorted(ORDER) == list(files_of_rules())
    yield "\n\n".join(_HEAD[lang]) + "\n"
    for name in ORDER:
        file = rules(name)
        yield f"\n## {file.head.title[lang]}\n\n`{name}.toml`\n"
        if file.head.context:
            yield "\n" + "\n".join(_vocabulary(file, lang)) + "\n"
        for rule in file:
            yield _rule(rule, file, lang)


def _vocabulary(file: Rules, lang: Language) -> Iterator[str]:
    """Yield the table of what conditions can ask for; keys that one sentence explains share a line."""
    yield say("cli.asked.lead", lang, context=f"`{file.head.context}`")
    yield ""
    yield f"| {' | '.join(say(f'cli.asked.{head}', lang) for head in ('key', 'kind', 'meaning'))} |"
    yield "| --- | --- | --- |"
    keys: dict[Property, list[str]] = {}
    for key, known in vocabulary(file).items():
        keys.setdefault(known, []).append(key)
    for known, names in keys.items():
        kind, meaning = say(f"cli.asked.{known.kind}", lang), known.meaning.replace("|", "\\|")
        yield f"| {', '.join(map(_code, names))} | {kind} | {meaning} |"


def _rule(rule: Rule, file: Rules, lang: Language) -> str:
    lines = [f"\n### {rule.name}\n", sentence(rule, lang), ""]
    lines += [f"- ✓ {_marked(one)}" for one in rule.examples]
    lines += [f"- ✗ {_marked(one)}" for one in rule.counter_examples]
    lines += ["", *_listed(asked(rule, file, lang, _code))]
    if rule.gives:
        lines += ["", f"→ `{gives(rule)}`"]
    return "\n".join(lines) + "\n"


def _listed(lines: Iterable[str]) -> Iterator[str]:
    """Set what is indented as a list, and what leads or follows one as a paragraph."""
    before = False
    for line in lines:
        depth = (len(line) - len(line.lstrip())) // 2
        if before != (depth > 0):
            yield ""
        before = depth > 0
        yield f"{'  ' * (depth - 1)}- {line.strip()}" if depth else line


def _code(words: str) -> str:
    return f"`{words}`"


def _marked(sentence: str) -> str:
    """Return a sentence on one line, the marked words between «»."""
    flat = " ⏎ ".join(part for part in sentence.split("\n") if part)
    return flat.replace("{", "«").replace("}", "»").replace("|", "\\|")
