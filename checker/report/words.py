"""The sentences of a page in both languages: what is written where, and the dictionary the switch exchanges them by."""

from __future__ import annotations

import json
import re
from collections import Counter

from markupsafe import Markup, escape

from checker.messages import Language, catalogue, message
from checker.model import Message
from checker.report.lookup import in_language

_BOTH: tuple[Language, ...] = ("zh", "en")
_HELD = re.compile(r"<!--(\d+)-->")


class Words:
    """The sentences of the page in both languages.

    A fixed sentence is written once, in the language the page opens in, with its key; the page holds a dictionary of
    both, and the switch exchanges them. A sentence with fields is written twice, and the style shows the one wanted;
    but one that comes up more than once is kept in the dictionary like a fixed one. Which of the two it is, is known
    when the page is whole: until then a comment holds its place.
    """

    def __init__(self, lang: Language) -> None:
        self.lang: Language = lang
        self._held: list[tuple[Message, str]] = []
        self._names: dict[Message, str] = {}
        self._fixed: dict[tuple[str, str, str, str], Markup] = {}

    def settled(self, page: str) -> Markup:
        """Return a page with every sentence that was held back in its place."""
        told = Counter(sentence for sentence, _ in self._held)
        often = {sentence for sentence, times in told.items() if times > 1}
        return Markup(_HELD.sub(lambda held: self._written(*self._held[int(held[1])], often), page))

    def _name(self, sentence: Message) -> str:
        return self._names.setdefault(sentence, str(len(self._names)))

    def key(self, key: str) -> str:
        """Return the short name a fixed sentence has in this page and remember that it is used."""
        return self._name(Message(zh=catalogue("zh")[key], en=catalogue("en")[key]))

    def fixed(self, key: str, tag: str = "span", kind: str = "", to: str = "") -> Markup:
        """Return a fixed sentence as an element of a class that the switch can exchange; `to` is where a link leads."""
        asked = key, tag, kind, to
        if asked not in self._fixed:
            kinds = f" class={escape(kind)}" if kind else ""
            leads = f" href={escape(to)}" if to else ""
            text = escape(catalogue(self.lang)[key])
            self._fixed[asked] = Markup(f"<{tag}{kinds}{leads} data-t={self.key(key)}>{text}</{tag}>")
        return self._fixed[asked]

    def claim(self, check: str, tag: str = "span", kind: str = "", to: str = "") -> Markup:
        """Return what a check says where it finds something, or its name where the messages do not know it."""
        key = f"check.{check}.claim"
        if key in catalogue("zh"):
            return self.fixed(key, tag, kind, to)
        where = f" class={escape(kind)} href={escape(to)}" if to else ""
        return Markup(f"<{tag}{where}>{escape(check)}</{tag}>")

    def text(self, key: str) -> str:
        """Return a fixed sentence in the language the page opens in, for an attribute."""
        return catalogue(self.lang)[key]

    def both(self, sentence: Message | None, tag: str = "span") -> Markup:
        """Return what holds the place of a sentence in both languages."""
        if sentence is None:
            return Markup("")
        self._held.append((sentence, tag))
        return Markup(f"<!--{len(self._held) - 1}-->")

    def _written(self, sentence: Message, tag: str, often: set[Message]) -> str:
        """Return a sentence as it stands in the page: by its name, else in both languages; once where they are alike.

        Parts at the beginning that are the same in both, up to a centred dot, are written once.
        """
        if sentence in often and sentence.zh != sentence.en:
            return f"<{tag} data-t={self._name(sentence)}>{escape(in_language(sentence, self.lang))}</{tag}>"
        zh, en = sentence.zh.split(" · "), sentence.en.split(" · ")
        same = 0
        while same < min(len(zh), len(en)) and zh[same] == en[same]:
            same += 1
        if same == len(zh) == len(en):
            return f"<{tag}>{escape(sentence.zh)}</{tag}>"
        shared = "".join(f"{escape(part)} · " for part in zh[:same])
        own, other = (escape(" · ".join(parts[same:])) for parts in (zh, en))
        return f"{shared}<{tag} lang=zh>{own}</{tag}><{tag} lang=en>{other}</{tag}>"

    def with_fields(self, key: str, tag: str = "span", /, **fields: object) -> Markup:
        """Return a sentence with its fields filled, in both languages."""
        return self.both(message(key, **fields), tag)

    def dictionary(self) -> str:
        """Return the fixed sentences of both languages as JSON that cannot end the script element it stands in."""
        table = {lang: [in_language(sentence, lang) for sentence in self._names] for lang in _BOTH}
        text = json.dumps(table, ensure_ascii=False, separators=(",", ":"))
        return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
