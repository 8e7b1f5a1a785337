"""Targets with a figure in running text: each figure of a sentence with its name, bound, time and what it is."""

from __future__ import annotations

import re
from bisect import insort

from checker.extract.context.clause import Clause, no_target, set_names_aside
from checker.extract.context.figureinclause import FigureInClause, Frame
from checker.extract.context.plancontext import PlanContext
from checker.extract.context.predication import UNIT_NAMES, Predication, kind_of, of_each, scope_of
from checker.extract.draft import Draft
from checker.extract.existing import is_there, work_on
from checker.extract.frames import framed
from checker.extract.lending import goes_on
from checker.extract.lists import distribution, in_each_period, places
from checker.extract.modifiers import modifiers_of
from checker.extract.naming import nameends, names
from checker.extract.sentences import Span, Text
from checker.extract.tokens import LEDGER, Token, listed_from, neighbours, share_bounds, stacks, tokens
from checker.extract.wholes import whole_of
from checker.language.grammar import rule_named

_DIGIT = re.compile(r"\d")
_SUM, _ON_THE_SAME = "sum-of-works", "worked-on-the-same"


class Prose:
    """Reads the figures of one passage; `drafts` holds the targets, `tokens` every figure with its state."""

    def __init__(self, text: Text, context: PlanContext) -> None:
        self.text, self.context = text, context
        self.tokens = tokens(text)
        self.stacks = stacks(text, self.tokens)
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
        # 新增煤电900万千瓦。其中，自用煤电500万千瓦: a sentence that begins so goes on with the target before it.
        goes_on = self.text.text.startswith("其中", sentence.start) and self.drafts and open_tokens
        first_draft = len(self.drafts) - bool(goes_on)
        beside = neighbours(open_tokens)
        for number, token in enumerate(open_tokens):
            if token.state != "unread":
                continue
            listed = listed_from(self.text, open_tokens, number)
            if len(listed) > 1 and self._respectively(sentence, listed):
                continue
            last = self.drafts[-1] if len(self.drafts) > first_draft else None
            self._one(sentence, token, *beside[number], last)

    def _respectively(self, sentence: Span, listed: list[Token]) -> bool:
        """Read A、B分别达到x、y and 2024年、2025年分别建成x、y; True where the list was read."""
        found = distribution(self.text, self.drafts, sentence, listed)
        if found is None:
            return False
        regions = places(found.parts)
        first = listed[0]
        for number, token in enumerate(listed):
            # 分别不低于80%、75%: the word before the list governs the list
            if not token.own_bound and first.own_bound and first.start < first.reading.start and token.bound != "range":
                token.bound, token.bound_rule = first.bound, first.bound_rule
            last = listed[-1].reading
            if token.reading.unit in ("", "个") and last.unit in ("百分点", "个百分点"):
                token.reading = token.reading._replace(unit="个百分点")  # 分别提高1.5个和2个百分点
            elif not token.reading.unit and last.text[-1:].isdigit():
                token.reading = token.reading._replace(unit=last.unit)  # 分别达到20、15吨
            draft = self._draft(
                sentence, token, found.parts[number], found.verb_class, found.verb, first.segment.start, listed[-1].end
            )
            draft.derivation = ("distribution", *draft.derivation)
            if regions:
                draft.scope, draft.region = "named", regions[number]
            if found.years:
                year = found.years[number]
                draft.by, draft.period, draft.time_text = year, None, f"{year}年"
                if draft.kind != "change" and year is not None and self.context.past(year):
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
        clause = Clause(self.text, token, previous, following)
        if aside := no_target(clause):
            token.decide(aside)
            return
        stack = self.stacks.get(token.start, ())
        figure = FigureInClause(
            self.text, sentence, token, clause.beside, following, last, self.drafts, stack, self.context.region
        )
        frames, rule = framed(figure)
        if not frames:
            token.decide(LEDGER["no-name" if token.reading.unit else "bare-number"])
        for frame in frames:
            self._keep_frame(figure, frame, rule)

    def _keep_frame(self, figure: FigureInClause, frame: Frame, rule: str) -> None:
        """Make the target of a frame, and the states that its construction reaches beside it."""
        token = figure.following if frame.of_next and figure.following is not None else figure.token
        draft = self._draft(
            figure.sentence, token, frame.name, frame.verb_class, frame.verb, frame.start, frame.end, frame.dated_to
        )
        if frame.also is not None:  # 各市和60%的县（市、区）建成…: a state of the first, a share of the second
            state = self._draft(figure.sentence, token, frame.state, frame.verb_class, "", frame.start, frame.end)
            state.drop_figure()
            state.scope, state.region = frame.also
            state.derivation = (rule,)
            self.drafts.append(state)
        if frame.scope is not None:
            draft.scope, draft.region, draft.note = frame.scope, frame.region or draft.region, frame.note or draft.note
        goes = figure.beside.listed or self.text.text.startswith("其中", figure.token.segment.start)
        goes = goes or self.text.text.startswith("其中", figure.sentence.start)
        if frame.kind is not None:
            draft.kind = frame.kind
        elif frame.may_go_on and figure.last is not None and goes_on(token, draft, figure.last, listed=goes):
            draft.kind = figure.last.kind
        if frame.origin:  # 由38.2%提高到45%, 由60%扩展到全部事项
            draft.kind, draft.indicator = "baseline", nameends.close(re.sub(r"(?:由|从)的?$", "", draft.indicator))
        draft.uncertain = frame.carried
        antecedent = (frame.antecedent,) if frame.antecedent else ()
        if frame.antecedent == _SUM:
            self._named_with_its_work(draft)
        draft.derivation = (rule, *antecedent, *draft.derivation)
        self._keep(token, draft)
        if frame.whole is not None:
            self.drafts.append(whole_of(draft, frame.whole))
        if frame.of_next:
            figure.token.decide(rule_named(rule))
            token.of_units = True

    def _named_with_its_work(self, total: Draft) -> None:
        """Give the first part of a sum its own work; the sum is quoted with its parts: 新建X8处、改造11处，共19处."""
        first = next((one for one in reversed(self.drafts) if _ON_THE_SAME not in one.derivation), None)
        thing = total.indicator
        if first is None or first.indicator != thing:
            return
        before = self.text.without_times(first.start, first.end).partition(thing)[0]
        first.indicator = names.lead(names.opened(before + thing))[1] + thing
        total.start = first.start

    def _draft(
        self, sentence: Span, token: Token, name: str, verb_class: str, verb: str, quote_from: int, quote_to: int,
        dated_to: int = 0,
    ) -> Draft:  # fmt: skip
        text, reading = self.text.text, token.reading
        dated = [time.end for time in self.text.times_in(token.end, dated_to) if time.role == "deadline"]
        adverbials = self.context.at(self.text, sentence, token.segment, max(dated, default=token.start))
        if (
            adverbials.time is not None
            and sentence.start <= adverbials.time.start
            and adverbials.time.end <= quote_from
        ):
            if not _DIGIT.search(text, adverbials.time.end, quote_from):
                quote_from = adverbials.time.start
        while quote_from < token.start and text[quote_from] in " ，、；：。\x01并且":
            quote_from += 1
        said = Predication(
            text=self.text,
            sentence=sentence,
            token=token,
            name=name,
            verb_class=verb_class,
            verb=verb,
            annual=adverbials.annual,
            period=adverbials.period is not None,
            region=self.context.region,
        )
        kind, kind_rule = kind_of(said)
        before = text[token.segment.start : token.start]
        still = adverbials.by is None and adverbials.period is None and is_there(before, name)
        scope, region, scope_rule = scope_of(said)
        name = of_each(name) if scope == "each" else name
        return Draft(
            indicator=work_on(self.context.without_own_region(name), before),
            kind="baseline" if adverbials.past or still else kind,
            said_kind=kind,
            start=quote_from,
            end=max(quote_to, token.end),
            value=reading.low,
            value_max=reading.high,
            value_text=reading.text,
            unit=UNIT_NAMES.get(reading.unit, reading.unit),
            bound=token.bound,
            figure=(reading.start, reading.number_end),
            by=adverbials.by,
            period=adverbials.period,
            since=adverbials.since,
            time_text=adverbials.time_text,
            region=region,
            scope=scope,
            modality=adverbials.modality,
            strength=adverbials.strength,
            strength_text=adverbials.strength_text,
            base_year=adverbials.base_year,
            yearly=adverbials.annual,
            by_from=adverbials.by_from,
            derivation=(kind_rule, scope_rule, *modifiers_of(adverbials, token.bound_rule)),
        )

    def _keep(self, token: Token, draft: Draft) -> None:
        token.state = "baseline" if draft.kind == "baseline" else "target"
        self.drafts.extend(in_each_period(self.text, token, draft))
