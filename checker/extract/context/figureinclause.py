"""A figure with the words beside it in its clause, and what a rule takes out of them: the context of grammar/frames.toml."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from checker.extract.bracketed import Bracketed, counted_in_brackets, works_of_the_counted
from checker.extract.context import asked_once
from checker.extract.draft import Draft
from checker.extract.existing import without_rest
from checker.extract.lending import as_the_next
from checker.extract.lists import counted_units
from checker.extract.naming import nameends, names
from checker.extract.naming.topics import kind_in_full, with_topic
from checker.extract.sentences import Span, Text
from checker.extract.tokens import INVESTED, ClauseWords, Token
from checker.extract.works import ABILITY, only_actions
from checker.language.lexicon import compiled
from checker.language.words import tagged
from checker.model import Kind, Scope

JOINTS = "、，和及与以 "
_NO_THING = re.compile(r"^(?:左右|以上|以内|（|、|和|及|与)")
_WORKS_COUNTED = re.compile(r"（\d{1,6}[个项](?:子|重点)?(?:项目|工程|任务)?）")  # 水泥企业（46个项目）
_COUNTS = ("unread", "target", "baseline")
_A_THING = re.compile(r"[\u4e00-\u9fa5A-Za-z“]{2}")
_BEHIND_A_MARK, _ITEM = re.compile("[，、；]"), re.compile("[，、；]")
_ONE_WORK = compiled("^[^，；]*、[^，；]*的[^，；、]*(?:<work>)$")  # 有组织排放、无组织排放的|治理
_STANDARD = re.compile(r"”?的?(?:标准|要求|目标|水平)(?:要求)?(?:$|[并且，])")  # 执行“夏季室温不低于26度”的标准
_DOES = compiled(
    "(?:使用|采用|执行|实行|纳入|接入|享受|参加|安装|配备|落实|达到|完成|实现|开展|建立|设置|推行|建设|建成)"
)


class Frame(NamedTuple):
    """What a rule took out of a clause: the name of the indicator, the verb and its class, where the quote ends.

    `start` is where the quote begins. `scope`, `region` and `note` stand where the construction itself tells them,
    `kind` where it is that of the target before. `of_next` says that the figure behind is meant; `may_go_on` that the verb
    of the target before may govern this one; `origin` that the figure is the one counted from; `whole` what it grows to
    without a figure; `carried` that part of the name stands earlier, by the rule `antecedent`. `also` is the scope and region of others who reach
    the whole of `state` beside the figure. A deadline between the figure and `dated_to` governs it too.
    """

    name: str
    verb_class: str
    start: int
    end: int
    verb: str = ""
    scope: Scope | None = None
    region: str = ""
    note: str = ""
    kind: Kind | None = None
    of_next: bool = False
    may_go_on: bool = False
    origin: bool = False
    whole: re.Match[str] | None = None
    carried: bool = False
    antecedent: str = ""
    also: tuple[Scope, str] | None = None
    dated_to: int = 0
    state: str = ""


class FigureInClause:
    """A figure with the words beside it.

    `left` and `right` are the words before and behind it that belong to it (of a list its own item), without times on the
    left. `last` is the target read before it in the same sentence, `following` the figure behind it in the same segment
    (`has_last`, `has_next`). `dimension` is what the unit measures; `thing` is the thing behind the figure
    (`thing_behind`), "" where none stands there; `listed`: it continues a list; `share`: it is a
    percentage. `region` is the plan's. `stack` are the figures that stand together without a word between them (6家9台), this among them.
    """

    def __init__(
        self, text: Text, sentence: Span, token: Token, beside: ClauseWords, following: Token | None,
        last: Draft | None, drafts: Sequence[Draft], stack: tuple[Token, ...] = (), region: str = "",
    ) -> None:  # fmt: skip
        self.region = region
        self.text, self.sentence, self.token, self.beside = text, sentence, token, beside
        self.following, self.last, self.drafts, self.stack = following, last, drafts, stack
        self.left, self.right = without_rest(beside.left), beside.right
        self.unit, self.dimension, self.listed = token.reading.unit, token.dimension, beside.listed
        nothing = not self.right or _NO_THING.match(self.right) or _STANDARD.match(self.right)
        self.thing = "" if nothing else nameends.thing(_WORKS_COUNTED.sub("", self.right))
        self.thing_behind = bool(self.thing)
        self.share, self.has_next, self.has_last = self.unit == "%", following is not None, last is not None

    @asked_once
    def thing_of_the_stack(self) -> str:
        """Return whose and what several figures that stand together tell of, "" where nothing stands behind the last."""
        if not self.stack or any(one.state not in _COUNTS for one in self.stack):
            return ""  # 8个220千伏输变电工程
        first, last = self.stack[0], self.stack[-1]
        behind = self.text.text[last.end : last.segment.end]
        before = _BEHIND_A_MARK.split(self.text.text[first.segment.start : first.start])[-1]
        item = behind if _ONE_WORK.search(behind) else _ITEM.split(behind)[0]
        thing = "" if _NO_THING.match(behind) or not _A_THING.match(behind) else nameends.thing(item)
        whose = "" if names.only_verbs(before) else names.subject(before)[0]
        invested = self.left if self.left in INVESTED else ""
        return whose + thing + invested if thing else ""

    @asked_once
    def bracketed(self) -> Bracketed | None:
        """Return what a count in brackets counts that stands before them, None where there is no such thing."""
        works, last = works_of_the_counted(self.text, self.token), self.last
        if works and last is not None and last.figure is not None and last.figure[1] < self.token.start:
            end = self.token.end + len(works)
            return Bracketed(last.indicator + works, last.region if last.scope == "named" else "", last.start, end)
        return counted_in_brackets(self.text, self.token, self.region)

    @property
    def counts_the_thing_before(self) -> bool:
        """Say whether it counts, in brackets, what stands before them: 淘汰柴油机组（3台）, 13家企业（46个项目）."""
        return self.bracketed is not None

    @property
    def ability_behind(self) -> bool:
        """Say whether an ability or a capacity stands behind the figure."""
        return ABILITY.search(self.thing) is not None

    @asked_once
    def only_verbs_before(self) -> bool:
        """Say whether nothing but verbs and adverbs stands before the figure."""
        return names.only_verbs(self.left)

    @property
    def nothing_before(self) -> bool:
        """Say whether nothing but joints, regions and auxiliaries stands before the figure."""
        return not names.opened(self.left)

    @property
    def ends_in_making(self) -> bool:
        """Say whether the words before the figure end in a verb of making or work."""
        return names.ends_in_making(self.left)

    @property
    def only_actions_before(self) -> bool:
        """Say whether two or three words that tell what is done stand before the figure."""
        return only_actions(self.left)

    @property
    def end_of_thing(self) -> int:
        """Return where the thing behind the figure ends."""
        return self.token.end + len(self.right.rstrip(JOINTS))

    @property
    def does_behind(self) -> bool:
        """Say whether the words behind the figure begin with a verb that takes an object."""
        words = tagged(self.thing)
        does = (words[0].verb or words[0].acts) and len(words[0].text) > 1 and _DOES.match(self.thing) is not None
        return len(words) > 1 and (does or self.thing.endswith("化"))

    @property
    def subject_only_before(self) -> bool:
        """Say whether a noun phrase without a verb of reaching stands before the figure."""
        name, verb_class, _ = names.subject(self.left)
        return len(name) > 1 and verb_class in ("", "make") and not self.only_verbs_before and not self.ends_in_making

    def frame(self, name: str, verb_class: str, verb: str = "") -> Frame:
        """Return the frame of a thing behind the figure, its name completed by what stands beside it."""
        name = as_the_next(self.text, self.token, name, self.following)
        counted = counted_units(self.text, self.token, name)
        name = kind_in_full(self.text, self.sentence, with_topic(self.text, self.sentence, self.token.segment, name))
        scope: Scope | None = "count" if counted else None
        return Frame(
            name=counted or name,
            verb_class=verb_class,
            verb=verb,
            start=self.beside.start,
            end=self.end_of_thing,
            scope=scope,
        )
