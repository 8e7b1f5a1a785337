"""Targets with a figure in running text: each figure of a sentence with its name, bound, time and what it is."""

from __future__ import annotations

import re
from bisect import insort
from dataclasses import replace

from checker.extract import names
from checker.extract.clause import Clause, no_target, set_names_aside
from checker.extract.draft import Draft
from checker.extract.ellipsis import as_the_next, completed, goes_on, with_topic
from checker.extract.existing import done_to, given_to, is_there, without_rest, work_on
from checker.extract.governing import Governing
from checker.extract.kinds import UNIT_NAMES, kind_of, of_each, raised, scope_of
from checker.extract.lists import counted_units, distribution, in_each_period, places
from checker.extract.nouns import is_rate
from checker.extract.parts import places_alone, shared_out
from checker.extract.sentences import Span, Text
from checker.extract.sharednames import coordinated
from checker.extract.shares import share, shared_result
from checker.extract.tokens import Around, Token, listed_from, same_segment, share_bounds, tokens
from checker.extract.wholes import whole_after, whole_of, without_origin
from checker.extract.works import ABILITY, HAS_ABILITY, on_both_sides, only_actions, opens_an_output, with_example

_JOINTS = "、，和及与以 "
_NO_THING = re.compile(r"^(?:左右|以上|以内|（|、|和|及|与)")
_FROM = re.compile(r"(?:^|[^自原])(?:由|从)的?$")
_LISTING = re.compile(r"[、和].*?(?:等)?$")
_WHO_REACHES = re.compile(
    r"(?P<who>[\u4e00-\u9fa5（、）]{1,8}?)(?:力争|基本|均|全部)*(?:实现|达到|突破|超过)(?P<what>[\u4e00-\u9fa5]{2,}.*)$"
)


class Prose:
    """Reads the figures of one passage; `drafts` holds the targets, `tokens` every figure with its state."""

    def __init__(self, text: Text, governing: Governing) -> None:
        self.text, self.governing = text, governing
        self.tokens = tokens(text)
        self.drafts: list[Draft] = []

    def begin_at(self, place: int) -> None:
        """Let no segment reach back over `place`, where the number of the clause ends."""
        insort(self.text.cuts, place)
        for token in self.tokens:
            if token.segment.start < place < token.start:
                token.segment = Span(place, token.segment.end)

    def read(self) -> None:
        """Go through the sentences in order."""
        at = 0
        for sentence in self.text.sentences:
            inside = []
            while at < len(self.tokens) and self.tokens[at].reading.start < sentence.end:
                inside.append(self.tokens[at])
                at += 1
            if inside:
                self._sentence(sentence, inside)

    def _sentence(self, sentence: Span, inside: list[Token]) -> None:
        open_tokens = [token for token in inside if token.state == "unread" and not token.reason]
        set_names_aside(self.text, open_tokens)
        open_tokens = [token for token in open_tokens if token.state == "unread"]
        share_bounds(self.text, open_tokens)
        first_draft = len(self.drafts)
        for number, token in enumerate(open_tokens):
            if token.state != "unread":
                continue
            listed = listed_from(self.text, open_tokens, number)
            if len(listed) > 1 and self._respectively(sentence, listed):
                continue
            previous = open_tokens[number - 1] if number else None
            following = open_tokens[number + 1] if number + 1 < len(open_tokens) else None
            self._one(sentence, token, previous, following, self.drafts[-1] if len(self.drafts) > first_draft else None)

    def _respectively(self, sentence: Span, listed: list[Token]) -> bool:
        """Read A、B分别达到x、y and 2024年、2025年分别建成x、y; True where the list was read."""
        found = distribution(self.text, self.drafts, sentence, listed)
        if found is None:
            return False
        regions = places(found.parts)
        first, edges = listed[0], {"quote_from": listed[0].segment.start, "quote_to": listed[-1].end}
        for number, token in enumerate(listed):
            if not token.own_bound and first.own_bound and first.start < first.reading.start and token.bound != "range":
                token.bound = first.bound  # 分别不低于80%、75%: the word before the list governs the list
            if token.reading.unit == "个" and listed[-1].reading.unit in ("百分点", "个百分点"):
                token.reading = replace(token.reading, unit="个百分点")  # 分别提高1.5个和2个百分点
            draft = self._draft(sentence, token, found.parts[number], found.verb_class, found.verb, **edges)
            if regions:
                draft.scope, draft.region = "named", regions[number]
            if found.years:
                year = found.years[number]
                draft.by, draft.period, draft.time_text = year, None, f"{year}年"
                if draft.kind != "change" and year is not None and self.governing.past(year):
                    draft.kind = "baseline"
            if found.periods:
                draft.by, draft.period = None, found.periods[number]
                draft.time_text = f"{draft.period[0]}—{draft.period[1]}年"
            if found.origin:
                draft.kind = "baseline"
            self._keep(token, draft)
        return True

    def _one(
        self, sentence: Span, token: Token, previous: Token | None, following: Token | None, last: Draft | None
    ) -> None:
        """Read one figure by the constructions in turn; `last` is the target read before it in the same sentence."""
        previous = previous if same_segment(previous, token) else None
        following = following if same_segment(following, token) else None
        clause = Clause(self.text, token, previous, following)
        around = clause.around
        if aside := no_target(clause):
            token.decide(aside)
        elif not (
            self._share(sentence, token, around)
            or self._count(sentence, token, around, following)
            or self._made(sentence, token, around, following, last)
        ):
            self._reached(sentence, token, around, following, last)

    def _share(self, sentence: Span, token: Token, around: Around) -> bool:
        """Read 80%以上的县级机关建成节约型机关: a share of units that reach something."""
        found = share(around.left, around.right) if token.reading.unit == "%" else None
        if found is None:
            return False
        edges = {"quote_from": around.start, "quote_to": token.end + len(around.right)}
        if found.also:  # 各市和60%的县（市、区）建成…: a state of the first, a share of the second
            state = self._draft(sentence, token, found.state, "reach", "", **edges)
            state.drop_figure()
            state.scope, state.region = ("each", "") if found.also.startswith(("各", "全部")) else ("named", found.also)
            self.drafts.append(state)
        rest = self.text.text[token.end + len(around.right) : token.segment.end]
        name = found.name + shared_result(around.right, rest)
        draft = self._draft(sentence, token, name, "reach", "", **edges)
        draft.scope = "share" if found.of_units else "aggregate"
        self._keep(token, draft)
        return True

    def _count(self, sentence: Span, token: Token, around: Around, following: Token | None) -> bool:
        """Read 5个镇实现镇区常住人口10万人: the figure after it is the target, this one counts who reaches it."""
        if following is None or token.dimension not in ("thing", "household") or not names.only_verbs(around.left):
            return False
        found = _WHO_REACHES.match(around.right)
        if not found:
            return False
        name = names.subject(found["what"])[0]
        draft = self._draft(sentence, following, name, "reach", "", quote_from=token.start, quote_to=following.end)
        draft.scope, draft.note = "count", self.text.text[token.start : token.end] + found["who"]
        token.set_aside("name", "count-of-units")
        self._keep(following, draft)
        following.reason = "counted"
        return True

    def _made(self, sentence: Span, token: Token, around: Around, following: Token | None, last: Draft | None) -> bool:
        """Read 培育10家企业, 为3000户更换水表, 实施甲河、乙湖等6个生态修复: the thing counted stands behind the figure."""
        left, right, listed = without_rest(around.left), around.right, around.listed
        thing = names.thing(right) if right and not _NO_THING.match(right) else ""
        if not thing or (token.reading.unit == "%" and not ABILITY.search(thing)):
            return False
        kind, verb = "make", left
        both = on_both_sides(left, thing) if not listed else ""
        if ABILITY.search(thing) and (able := HAS_ABILITY.search(left)):
            kind, verb = "reach", able[0]  # 具备5%以上的尖峰负荷响应能力, 形成150吨/日的处理能力
        elif opens_an_output(left):
            verb = left  # 建成年产10万吨的甲醇生产线
        elif left.endswith("等") and token.dimension in ("thing", "person", "household"):
            thing = with_example(left, thing)  # 建成通车甲地至乙地等5个项目
        elif names.only_verbs(left) or (listed and not names.opened(left)) or names.ends_in_making(left):
            if last is not None and listed and not left.strip(_JOINTS):
                kind = "list"
            else:
                thing = names.worked(left) + thing
        elif both or only_actions(left):
            thing = both or thing
        elif done := done_to(left, thing) or given_to(left, thing):
            thing = done  # 对现有36条黑臭水体进行整治, 为3000户更换水表
        elif _LISTING.search(left) and token.reading.unit and token.dimension in ("thing", "person", "household"):
            verb = names.lead(names.opened(left))[1]
            if not verb:
                return False
        else:
            return False
        thing = as_the_next(self.text, token, thing, following)
        counted = counted_units(self.text, token, thing)
        edges = {"quote_from": around.start, "quote_to": token.end + len(right.rstrip(_JOINTS))}
        thing = with_topic(self.text, sentence, token.segment, thing)
        draft = self._draft(sentence, token, counted or thing, kind, verb, **edges)
        if counted:
            draft.scope = "count"
        if kind == "list" and last is not None and last.kind in ("increment", "level", "annual", "baseline"):
            draft.kind = last.kind
        self._keep(token, draft)
        return True

    def _reached(
        self, sentence: Span, token: Token, around: Around, following: Token | None, last: Draft | None
    ) -> None:
        """Read 城镇化率达到67%以上: the subject stands before the figure, or was named earlier in the sentence."""
        whole = whole_after(self.text, token) if following is None else None
        left = without_origin(around.left) if whole else around.left
        name, kind, verb = names.subject(left)
        name, kind = raised(token, name, kind, verb)
        own = "" if names.only_verbs(left) else name
        work = shared_out(self.text, sentence, token, own, around.right)
        kind = "work" if work else kind
        name, carried = (
            (work, True) if work else completed(self.text, sentence, token, own, kind, left, self.drafts, last)
        )
        if not name:
            token.set_aside(*(("unread", "no-name") if token.reading.unit else ("out-of-scope", "bare-number")))
            return
        parts = coordinated(name, 0) if re.search(r"均|都", left) and re.search(r"[、和与及]", name) else None
        if not parts or not all(is_rate(part) for part in parts):
            parts = [name]  # A率和B率均达100% are two
        for part in parts:
            draft = self._draft(sentence, token, part, kind, verb, quote_from=around.start, quote_to=token.end)
            if name != own and (here := places_alone(own)) and (work or (last is not None and name == last.indicator)):
                draft.scope, draft.region = "named", here
            if (
                not kind
                and last is not None
                and goes_on(token, draft, last, listed=around.listed or left.startswith("其中"))
            ):
                draft.kind = last.kind
            whole = whole if _FROM.search(left) else None
            if whole or (following is not None and _FROM.search(left)):  # 由38.2%提高到45%, 由60%扩展到全部事项
                draft.kind, draft.indicator = "baseline", names.close(re.sub(r"(?:由|从)的?$", "", draft.indicator))
            draft.uncertain = carried
            self._keep(token, draft)
            if whole:
                self.drafts.append(whole_of(draft, whole))

    def _draft(
        self, sentence: Span, token: Token, name: str, verb_class: str, verb: str, *, quote_from: int, quote_to: int
    ) -> Draft:
        text, reading = self.text.text, token.reading
        rest = self.governing.at(self.text, sentence, token.segment, token.start)
        if rest.time is not None and sentence.start <= rest.time.start and rest.time.end <= quote_from:
            if not re.search(r"\d", text[rest.time.end : quote_from]):
                quote_from = rest.time.start
        while quote_from < token.start and text[quote_from] in " ，、；：。\x01并且":
            quote_from += 1
        kind = kind_of(self.text, token, name, verb_class, verb, annual=rest.annual, period=rest.period is not None)
        before = text[token.segment.start : token.start]
        still = rest.by is None and rest.period is None and is_there(before, name)
        scope, region = scope_of(self.text, sentence, token, name)
        name = of_each(name) if scope == "each" else name
        return Draft(
            indicator=work_on(self.governing.without_own_region(name), before),
            kind="baseline" if rest.past or still else kind,
            told_as=kind,
            start=quote_from,
            end=max(quote_to, token.end),
            value=reading.low,
            value_max=reading.high,
            value_text=reading.text,
            unit=UNIT_NAMES.get(reading.unit, reading.unit),
            bound=token.bound,
            figure=(reading.start, reading.number_end),
            by=rest.by,
            period=rest.period,
            since=rest.since,
            time_text=rest.time_text,
            region=region,
            scope=scope,
            modality=rest.modality,
            strength=rest.strength,
            strength_text=rest.strength_text,
            base_year=rest.base_year,
            yearly=rest.annual,
        )

    def _keep(self, token: Token, draft: Draft) -> None:
        token.state = "baseline" if draft.kind == "baseline" else "target"
        self.drafts.extend(in_each_period(self.text, token, draft))
