"""The manual of the grammar: every rule with what it says, where it holds and where not, as `make docs` writes it."""

from __future__ import annotations

from collections.abc import Iterator

from checker.language.grammar import Rule, files_of_rules, rules
from checker.messages import Language

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
        "Made by `make docs` from the .toml files of this folder; do not edit.",
    ),
    "zh": (
        "# 文法手册",
        "规划文本是怎样读的：每种句式是一条规则，附适用（✓）与不适用（✗）的例句，«»标出所指的词。例句即测试。"
        "每个文件自上而下逐条询问，第一条适用的规则作数。要增加一种句式，就在相应文件里加一条规则和例句；"
        "要增加一个动词，就把它放进[词表](../lexicon)中所属的类。",
        "由 `make docs` 据本文件夹的 .toml 文件生成，请勿手改。",
    ),
}  # fmt: skip


def manual(lang: Language) -> Iterator[str]:
    """Yield the manual part by part."""
    assert sorted(ORDER) == list(files_of_rules())
    yield "\n\n".join(_HEAD[lang]) + "\n"
    for name in ORDER:
        file = rules(name)
        yield f"\n## {file.title[lang]}\n\n`{name}.toml`\n"
        for rule in file:
            yield _rule(rule, lang)


def _rule(rule: Rule, lang: Language) -> str:
    gives = ", ".join(f"{key}: {value}" for key, value in rule.gives.items())
    lines = [f"\n### {rule.name}\n", rule.zh if lang == "zh" else rule.en, ""]
    lines += [f"- ✓ {_marked(one)}" for one in rule.examples]
    lines += [f"- ✗ {_marked(one)}" for one in rule.counter_examples]
    if gives:
        lines += ["", f"→ `{gives}`"]
    return "\n".join(line for line in lines) + "\n"


def _marked(sentence: str) -> str:
    """Return a sentence on one line, the marked words between «»."""
    flat = " ⏎ ".join(part for part in sentence.split("\n") if part)
    return flat.replace("{", "«").replace("}", "»").replace("|", "\\|")
