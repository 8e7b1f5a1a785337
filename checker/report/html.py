"""A page as it is written: the report in one self-contained file, or one file of many; it opens with the network off.

Everything that comes from a document is escaped by Jinja2; the content security policy allows the page's own style and
script by their hashes and nothing else, so that a script in a plan's text could not run even if escaping failed.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinja2 import BytecodeCache, Environment, PackageLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

from checker.messages import Language
from checker.model import Finding, Pair, Run, Target
from checker.report.page import Page
from checker.report.whole import Whole
from checker.report.words import Words

ASSETS = ("assets/report.css", "assets/report.js")
# The pages of a folder have the files beside them for style and script; a browser that opens a file from the disk
# may take "self" for nothing.
_POLICY = (
    "default-src 'none'; style-src 'self' file:; script-src 'self' file:; img-src data:; base-uri 'none'; "
    "form-action 'none'"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What a page that is served has beside the report.

    In its head, above it, under each finding, beside each target and under each match.
    """

    head: Markup
    above: Markup
    under: Callable[[Finding], Markup]
    of_target: Callable[[Target], Markup]
    of_pair: Callable[[Pair], Markup]


def render(run: Run, lang: Language = "zh", beside: Beside | None = None) -> str:
    """Return the page of a run, which opens in `lang` and holds both languages."""
    return written(Page(Whole(run)), lang, "body.html.jinja", beside)


def written(page: Page, lang: Language, template: str, beside: Beside | None = None, *, shared: bool = False) -> str:
    """Return one page as a template writes it; with `shared` style and script lie in files beside it."""
    words = Words(lang)
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
    body = words.settled(environment.get_template(template).render())
    return environment.get_template("page.html.jinja").render(
        body=body,
        style="" if shared else Markup(style()),
        script="" if shared else Markup(script()),
        assets=tuple(map(page.asset_link, ASSETS)) if shared else (),
        title_key=words.key("report.title"),
        words=Markup(words.dictionary()),
        policy=_POLICY if shared else policy(served=beside is not None),
    )


def style() -> str:
    """Return the style of the page, which the desk's own pages have too."""
    return _asset("page.css")


def script() -> str:
    """Return the script of the page."""
    return _asset("page.js")


def policy(*, served: bool) -> str:
    """Return the content security policy of the page; one that is served may use its server's files and forms."""
    sources, forms, more = (" 'self'", "'self'", "connect-src 'self'; ") if served else ("", "'none'", "")
    return (
        f"default-src 'none'; style-src {_hash(style())}{sources}; script-src {_hash(script())}{sources}; "
        f"img-src data:; {more}base-uri 'none'; form-action {forms}"
    )


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
