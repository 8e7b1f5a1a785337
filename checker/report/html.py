"""The page: one self-contained file that opens with the network off.

Everything that comes from a document is escaped by Jinja2; the content security policy allows the page's own style and
script by their hashes and nothing else, so that a script in a plan's text could not run even if escaping failed.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinja2 import BytecodeCache, Environment, PackageLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

from checker.messages import Language, catalogue, message
from checker.model import Finding, Message, Run
from checker.report.lookup import in_language
from checker.report.page import Page

_BOTH: tuple[Language, ...] = ("zh", "en")


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What a page that is served has beside the report: in its head, above it, and under each finding."""

    head: Markup
    above: Markup
    under: Callable[[Finding], Markup]


def render(run: Run, lang: Language = "zh", beside: Beside | None = None) -> str:
    """Return the page of a run, which opens in `lang` and holds both languages."""
    words = Words(lang)
    page = Page(run)
    environment = _environment()
    environment.globals.update(
        t=words.fixed,
        claim=words.claim,
        m=words.both,
        say=words.with_fields,
        key=words.key,
        text=words.text,
        page=page,
        lang=lang,
        beside=beside,
    )
    template = environment.get_template("body.html.jinja")
    template.render()
    words.settle()
    body = Markup(template.render())
    return environment.get_template("page.html.jinja").render(
        body=body,
        style=Markup(style()),
        script=Markup(_asset("page.js")),
        title_key=words.key("report.title"),
        words=Markup(words.dictionary()),
        policy=policy(served=beside is not None),
    )


def style() -> str:
    """Return the style of the page, which the desk's own pages have too."""
    return _asset("page.css")


def policy(*, served: bool) -> str:
    """Return the content security policy of the page; one that is served may use its server's files and forms."""
    sources, forms, more = (" 'self'", "'self'", "connect-src 'self'; ") if served else ("", "'none'", "")
    script = _hash(_asset("page.js"))
    return (
        f"default-src 'none'; style-src {_hash(style())}{sources}; script-src {script}{sources}; img-src data:; "
        f"{more}base-uri 'none'; form-action {forms}"
    )


class Words:
    """The sentences of the page in both languages.

    A fixed sentence is written once, in the language the page opens in, with its key; the page holds a dictionary of
    both, and the switch exchanges them. A sentence with fields is written twice, and the style shows the one wanted;
    but one that comes up more than once is kept in the dictionary like a fixed one.
    """

    def __init__(self, lang: Language) -> None:
        self.lang: Language = lang
        self._told: Counter[Message] = Counter()
        self._often: frozenset[Message] = frozenset()
        self._names: dict[Message, str] = {}

    def settle(self) -> None:
        """After a first pass through the page: from now on what was told more than once goes into the dictionary."""
        self._often = frozenset(sentence for sentence, times in self._told.items() if times > 1)
        self._names = {}

    def _name(self, sentence: Message) -> str:
        return self._names.setdefault(sentence, str(len(self._names)))

    def key(self, key: str) -> str:
        """Return the short name a fixed sentence has in this page and remember that it is used."""
        return self._name(Message(zh=catalogue("zh")[key], en=catalogue("en")[key]))

    def fixed(self, key: str, tag: str = "span", kind: str = "") -> Markup:
        """Return a fixed sentence as an element of a class that the switch can exchange."""
        return Markup("<{tag}{kind} data-t={name}>{text}</{tag}>").format(
            tag=Markup(tag),
            kind=Markup(" class={}").format(kind) if kind else "",
            name=self.key(key),
            text=catalogue(self.lang)[key],
        )

    def claim(self, check: str, tag: str = "span", kind: str = "") -> Markup:
        """Return what a check says where it finds something, or its name where the messages do not know it."""
        key = f"check.{check}.claim"
        if key in catalogue("zh"):
            return self.fixed(key, tag, kind)
        return Markup("<{0}>{1}</{0}>").format(Markup(tag), check)

    def text(self, key: str) -> str:
        """Return a fixed sentence in the language the page opens in, for an attribute."""
        return catalogue(self.lang)[key]

    def both(self, sentence: Message | None, tag: str = "span") -> Markup:
        """Return a sentence in both languages; one element where they are the same.

        Parts at the beginning that are the same in both, up to a centred dot, are written once.
        """
        if sentence is None:
            return Markup("")
        self._told[sentence] += 1
        if sentence in self._often and sentence.zh != sentence.en:
            text = in_language(sentence, self.lang)
            return Markup("<{0} data-t={1}>{2}</{0}>").format(Markup(tag), self._name(sentence), text)
        zh, en = sentence.zh.split(" · "), sentence.en.split(" · ")
        same = 0
        while same < min(len(zh), len(en)) and zh[same] == en[same]:
            same += 1
        shared = Markup("").join([Markup("{} · ").format(part) for part in zh[:same]])
        if same == len(zh) == len(en):
            return Markup("<{0}>{1}</{0}>").format(Markup(tag), sentence.zh)
        return Markup("{3}<{0} lang=zh>{1}</{0}><{0} lang=en>{2}</{0}>").format(
            Markup(tag), " · ".join(zh[same:]), " · ".join(en[same:]), shared
        )

    def with_fields(self, key: str, tag: str = "span", /, **fields: object) -> Markup:
        """Return a sentence with its fields filled, in both languages."""
        return self.both(message(key, **fields), tag)

    def dictionary(self) -> str:
        """Return the fixed sentences of both languages as JSON that cannot end the script element it stands in."""
        table = {lang: [in_language(sentence, lang) for sentence in self._names] for lang in _BOTH}
        text = json.dumps(table, ensure_ascii=False, separators=(",", ":"))
        return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("checker.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=_COMPILED,
    )


class _Compiled(BytecodeCache):
    """The templates as they were compiled for the first page: a program that writes many compiles them once."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the compiled template where it is there."""
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the compiled template."""
        self._kept[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


@cache
def _asset(name: str) -> str:
    return "\n" + files("checker.report").joinpath("templates", name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    digest = base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"
