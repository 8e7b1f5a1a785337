"""What every page of the desk has at hand: the review, the language asked for, who is asking."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast, get_args

from flask import Flask, g, request, session
from markupsafe import Markup

from checker.desk.web.quick import Quick
from checker.desk.web.review import Review
from checker.messages import Language, say

LANGUAGES = get_args(Language)


@dataclass(frozen=True, slots=True)
class Desk:
    """An application, its review, and what does short work for it."""

    app: Flask
    review: Review
    quick: Quick

    @property
    def lang(self) -> Language:
        """The language a script asks for, which may have been switched in its page, else that of this browser."""
        asked = request.args.get("lang") or session.get("lang", self.review.lang)
        return cast("Language", asked) if asked in LANGUAGES else "zh"

    def say(self, key: str, /, **fields: object) -> str:
        """Return a sentence in the language asked for."""
        return say(key, self.lang, **fields)


def user() -> str:
    """Return who is asking where the desk knows its users, "" on a computer of one's own."""
    return str(g.get("user", ""))


def reads_only() -> bool:
    """Say whether whoever asks may change nothing."""
    return str(g.get("role", "")) == "reader"


def sent(name: str) -> str:
    """Return what a form says in a field, on one line."""
    return " ".join(request.form.get(name, "").split())


def name_sent() -> str:
    """Return who sends a form: the user the desk knows, else the name that was typed."""
    return user() or sent("name")


def both(name: str, tag: str = "span", /, **fields: object) -> Markup:
    """Return a sentence in both languages; the style of the page shows the one wanted."""
    parts = [
        Markup("<{0} lang={1}>{2}</{0}>").format(Markup(tag), lang, say(f"desk.{name}", lang, **fields))
        for lang in LANGUAGES
    ]
    return Markup("").join(parts)
