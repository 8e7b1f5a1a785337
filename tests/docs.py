"""Writes the generated parts of the docs: what stands between two marks in a README comes from the code.

`<!-- made: summary -->` ... `<!-- end -->` holds the summary of the example, `finding CHECK TEXT` one finding of it
that quotes the text, `commands` the commands, `dictionary` the fields of the dataset. expectations/README.md is made
whole: every check as `checker explain` prints it; so is the schema of the dataset.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from checker.cli import COMMANDS
from checker.cli.frames import frames_explained
from checker.cli.rules import explained
from checker.messages import Language, chapter, say
from checker.pipeline import rules
from checker.workspace.dictionary import dictionary, json_schema
from tests.example import EXAMPLE, text_of
from tests.manual import manual

REPOSITORY = Path(__file__).parents[1]
_BLOCK = re.compile(r"(<!-- made: (\w+)(?: ([^\n]*?))? -->\n).*?(<!-- end -->)", re.DOTALL)
_READMES: dict[str, Language] = {
    "README.md": "en",
    "README.zh.md": "zh",
    "docs_data/README.md": "en",
    "docs_data/README.zh.md": "zh",
}
_CHECKS: dict[str, Language] = {"expectations/README.md": "en", "expectations/README.zh.md": "zh"}
_GRAMMAR: dict[str, Language] = {
    "checker/language/grammar/README.md": "en",
    "checker/language/grammar/README.zh.md": "zh",
}
_HEADS = {
    "en": (
        "# The checks",
        "What the rows and columns are that a suite judges; then what each check asks, why, what is permitted now, and "
        "a plan sentence that breaks it and one that passes.",
        "Made by `make docs` from the messages, the suites of this folder and tests/measure; do not edit.",
    ),
    "zh": (
        "# 全部检查",
        "规则所评判的行与列各是什么；每项检查在问什么、依据是什么、现行允许的范围，以及会触发和不会触发的例句。",
        "由 `make docs` 据提示语、本文件夹的规则和 tests/measure 生成，请勿手改。",
    ),
}


def made() -> Iterator[tuple[Path, str]]:
    """Yield every file that has generated parts, with the text it should have."""
    for name, lang in _READMES.items():
        file = REPOSITORY / name
        yield file, filled(file.read_text(encoding="utf-8"), lang, text_of(lang).read_text(encoding="utf-8"))
    for name, lang in _CHECKS.items():
        yield REPOSITORY / name, "\n".join(_checks(lang)) + "\n"
    for name, lang in _GRAMMAR.items():
        yield REPOSITORY / name, "".join(manual(lang))
    yield REPOSITORY / "docs_data" / "targets.schema.json", json_schema()


def filled(text: str, lang: Language, example: str) -> str:
    """Return the text of a README with what stands between its marks made anew."""
    makers: dict[str, Callable[[str], str]] = {
        "summary": lambda _: _fenced(example[example.rindex("\n\n") + 2 :]),
        "finding": lambda wanted: _fenced(_finding(example, *wanted.split(" ", 1))),
        "commands": lambda _: _commands(lang),
        "dictionary": lambda _: _dictionary(lang),
    }
    return _BLOCK.sub(lambda mark: mark[1] + makers[mark[2]](mark[3] or "") + mark[4], text)


def _finding(example: str, check: str, quoted: str) -> str:
    """Return the one finding of a check that quotes a text, as the example prints it."""
    found = [part for part in example.split("\n\n") if f"[{check}]" in part.split("\n")[0] and quoted in part]
    if not found:
        raise SystemExit(f"no finding of {check} quotes {quoted}; see {EXAMPLE}")
    return found[0]


def _fenced(text: str) -> str:
    return f"```\n{text.strip(chr(10))}\n```\n"


def _commands(lang: Language) -> str:
    sentences = chapter(lang, "cli")
    return "".join(f"- `checker {name}`: {sentences[f'cli.{name}.short']}\n" for name in COMMANDS)


def _dictionary(lang: Language) -> str:
    title, lead = (say(f"dataset.dictionary.{part}", lang) for part in ("title", "lead"))
    return f"## {title}\n\n{lead}\n\n{dictionary(lang)}"


def _checks(lang: Language) -> Iterator[str]:
    yield "\n\n".join(_HEADS[lang])
    yield from frames_explained(lang)
    for check, lines in rules(REPOSITORY / "expectations").items():
        claim, *rest = explained(lines, lang)
        yield f"\n## {check}\n\n{claim.removeprefix(check + ': ')}"
        yield from _markdown(rest)


def _markdown(lines: list[str]) -> Iterator[str]:
    """Set what `explain` indents as a list."""
    for before, line in zip(["", *lines], lines, strict=False):
        if line.startswith("  "):
            if not before.startswith("  "):
                yield ""
            yield f"- {line.strip()}"
        else:
            yield line


def main() -> None:
    """Write every file with generated parts, and say which changed."""
    for file, text in made():
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8")
            print(file.relative_to(REPOSITORY), file=sys.stderr)


if __name__ == "__main__":
    main()
