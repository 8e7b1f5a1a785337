"""The grammar in rules: each construction of plan prose is a named rule with its examples.

A rule is data (the .toml files of this folder): what it says of a figure, the conditions under which it holds, sentences
in which it holds and sentences in which it must not. In a file the first rule that holds decides. Conditions speak of the
surroundings of a figure in the vocabulary of a context (checker/extract/context) and name words by their sense (`<make>`,
see `checker.language.lexicon`). Tests run the examples; `make docs` prints the rules as the manual of the grammar.
"""

from checker.language.grammar.engine import (
    Rule,
    Rules,
    file_of,
    files_of_rules,
    names_of_rules,
    read_rules,
    rule_named,
    rules,
)
from checker.language.grammar.plain import Asked

__all__ = [
    "Asked",
    "Rule",
    "Rules",
    "file_of",
    "files_of_rules",
    "names_of_rules",
    "read_rules",
    "rule_named",
    "rules",
]
