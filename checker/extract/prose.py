"""Targets with a figure in running text: each figure of a sentence with its name, bound, time and what it is."""

from __future__ import annotations

import re
from bisect import insort
from dataclasses import replace

from checker.extract import names
from checker.extract.aside import no_target
from checker.extract.draft import Draft
from checker.extract.governing import Governing
from checker.extract.kinds import UNIT_NAMES, kind_of, scope_of
from checker.extract.sentences import Span, Text
from checker.extract.thresholds import set_thresholds_aside
from checker.extract.tokens import Token, listed_from, same_segment, share_bounds, tokens

_LIST_JOINT = re.compile(r"、|以及|和|及|与|或")
_JOINTS = "、，和及与以 "
_NO_THING = re.compile(r"^(?:左右|以上|以内|（|、|和|及|与)")
_RESPECTIVELY = re.compile(r"分别|依次|各为|各达")
_FIGURE_WITH_UNIT = re.compile(r"\d[^\u4e00-\u9fa5]*")
_FROM = re.compile(r"(?:^|[^自原])(?:由|从)的?$")
_FOR_SOMEBODY = re.compile(r"(?:^|[，、])(?:每年|累计)?(?:为|给|让|使|帮助|推动|组织|引导|指导|支持|带动)$")
_GIVEN = re.compile(r"(?:开展|提供|实施|完成|进行|给予)")
_LISTING = re.compile(r"[、和].*?(?:等)?$")
_GRADED = re.compile(r"(?:级|型|类|以上|以下)$")
_HEAD_OF_GRADED = re.compile(r"(?:级|型|类|以上|以下)([\u4e00-\u9fa5“”]{2,})$")
_SHARE_RESULT = re.compile(
    r"(?:全部|均|都|基本)?(?:建成|建设成为?|完成|实现|具备|建立|创成|成为|达成|创建为?|配备|建有|设有|拥有)"
)
_SHARE_RESULT_REACHED = re.compile(r"[\u4e00-\u9fa5）](?:达到|完成|建成|实现|具备|纳入|符合|满足)")
_SHARE_OF = re.compile(r"的?[\u4e00-\u9fa5A-Za-z“（]{2}")
_SHARE_OPENS = re.compile(r"(?:将|使|让|有|实现|确保|推动|支持|保障|力争|争取)$")
_COORDINATE = re.compile(r"(各[市县区州][^，]{0,4}|全部[市县]|[市县]?主城区|市本级|市级)(?:和|及|与)$")
_NOT_UNITS = re.compile(r"面积|资金|空间|用地|降雨|收入|雨水|能力|产能|耕地|水量|电量|支出|产值")
_WHO_REACHES = re.compile(
    r"(?P<who>[\u4e00-\u9fa5（、）]{1,8}?)(?:力争|基本|均|全部)*(?:实现|达到|突破|超过)(?P<what>[\u4e00-\u9fa5]{2,}.*)$"
)
_UNITS = r"县（市、区）|县|市|区|镇|乡|村|社区|园区|街道|乡镇|开发区|小区|学校|医院|企业|机构|家庭|单位"
_UNIT_ALONE = re.compile(rf"(?:{_UNITS})")
_DOES = r"(?:开展|实现|完成|进行|通过|实施)"
_UNIT_DOES = re.compile(rf"(?P<who>{_UNITS}){_DOES}(?P<what>[\u4e00-\u9fa5“].*)$")
_UNITS_DO = re.compile(rf"\d+个(?:{_UNITS}){_DOES}(?P<what>[\u4e00-\u9fa5“][^，。；]*)")
_STILL = re.compile(r"已连续|目前|现有|已建成|已达|已有|已累计|截至目前|仅为?|仍有|尚有")
_SAME_MEASURE = ("%", "‰", "分钟", "小时", "个工作日")


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
        open_tokens = [token for token in inside if token.state == "unread"]
        set_thresholds_aside(self.text, open_tokens)
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

    # -- a list of figures ------------------------------------------------------------------------------------------

    def _respectively(self, sentence: Span, listed: list[Token]) -> bool:
        """Read A、B分别达到x、y and 2024年、2025年分别建成x、y; True where the list was read."""
        first, count = listed[0], len(listed)
        start = first.segment.start
        left = self.text.text[start : first.start]
        if not _RESPECTIVELY.search(left) and not any(time.years for time in self.text.times_in(start, first.start)):
            return False
        before = left.partition("分别" if "分别" in left else "依次")[0]
        behind = self.text.without_times(start + len(before) + 2, first.start)
        subject = self.text.without_times(start, start + len(before))
        dated = self.text.times_in(sentence.start, first.start)
        years = next((time.years for time in reversed(dated) if len(time.years) == count), ())
        carried = [draft.indicator for draft in self.drafts[-count:] if draft.start >= start]
        if re.search(r"\d", behind) and len(carried) == count:  # 分别由61%、18%提高到75%和30%
            _, kind, verb = names.subject(names.opened(_FIGURE_WITH_UNIT.split(behind)[-1]))
            kind, parts = kind or "reach", carried
        elif years:
            name, kind, verb = names.subject(subject + behind)
            if not name or names.only_verbs(subject + behind):
                thing = names.thing(self.text.text[listed[-1].end : listed[-1].segment.end])
                name, kind, verb = thing or (self.drafts[-1].indicator if self.drafts else name), "make", behind
            parts = [name] * count
        else:
            name, kind, verb = names.subject(subject + ("达到" if behind in ("", "由", "从") else behind))
            split = names.coordinated(name, count) or names.coordinated(names.close(names.opened(subject)), count)
            if split is None:
                return False
            parts = split
        for number, token in enumerate(listed):
            if not token.own_bound and first.own_bound and first.start < first.reading.start and token.bound != "range":
                token.bound = first.bound  # 分别不低于80%、75%: the word before the list governs the list
            if token.reading.unit == "个" and listed[-1].reading.unit in ("百分点", "个百分点"):
                token.reading = replace(token.reading, unit="个百分点")  # 分别提高1.5个和2个百分点
            draft = self._draft(sentence, token, parts[number], kind, verb, quote_from=start, quote_to=listed[-1].end)
            if years:
                draft.by, draft.period, draft.time_text = years[number], None, f"{years[number]}年"
            if behind in ("由", "从") or (years and draft.kind != "change" and self.governing.past(years[number])):
                draft.kind = "baseline"
            self._keep(token, draft)
        return True

    # -- one figure -------------------------------------------------------------------------------------------------

    def _one(
        self, sentence: Span, token: Token, previous: Token | None, following: Token | None, last: Draft | None
    ) -> None:
        """Read one figure by the constructions in turn; `last` is the target read before it in the same sentence."""
        previous = previous if same_segment(previous, token) else None
        following = following if same_segment(following, token) else None
        start, listed = self._left_edge(token, previous)
        left = self.text.without_times(start, token.start)
        right = self._right(token, following)
        aside = no_target(self.text, token, left, right, previous, listed=listed)
        if aside is not None:
            token.set_aside(*aside)
        elif not (
            self._share(sentence, token, left, right, start)
            or self._count(sentence, token, left, right, following)
            or self._made(sentence, token, left, right, start, last, listed=listed)
        ):
            self._reached(sentence, token, left, start, following, last, listed=listed)

    def _left_edge(self, token: Token, previous: Token | None) -> tuple[int, bool]:
        """Return where the words of a figure begin, and whether it continues a list."""
        start = token.segment.start
        if previous is None or previous.end <= start:
            return start, False
        if previous.reason == "threshold":
            return min(start, previous.segment.start), False
        joints = list(_LIST_JOINT.finditer(self.text.masked[previous.end : token.start]))
        return previous.end + (joints[-1].end() if joints else 0), bool(joints)

    def _right(self, token: Token, following: Token | None) -> str:
        """Return the words behind a figure that belong to it, not to the next one of the list."""
        if following is None:
            return self.text.text[token.end : token.segment.end]
        joints = list(_LIST_JOINT.finditer(self.text.masked[token.end : following.start]))
        return self.text.text[token.end : token.end + joints[-1].start() if joints else following.start]

    def _share(self, sentence: Span, token: Token, left: str, right: str, start: int) -> bool:
        """Read 80%以上的县级机关建成节约型机关: a share of units that reach something."""
        if token.reading.unit != "%" or not _SHARE_OF.match(right):
            return False
        base, coordinate = names.opened(left), _COORDINATE.search(left)
        opening = not base or names.only_verbs(base) or coordinate or _SHARE_OPENS.search(left)
        if not opening and not (right.startswith("的") and _SHARE_RESULT_REACHED.search(right)):
            return False
        result = names.thing(right) if opening else base + names.thing(right)  # 城市建成区50%以上的面积达到要求
        made = _SHARE_RESULT.search(result)
        who = result[: made.start()] if made else result
        name = names.close(who + result[made.end() :]) if made and made.start() else result
        edges = {"quote_from": start, "quote_to": token.end + len(right)}
        if coordinate:  # 各市和60%的县（市、区）建成…: a state of the first, a share of the second
            state = self._draft(sentence, token, names.close(name.removeprefix(who)), "reach", "", **edges)
            state.kind, state.value, state.value_max, state.bound = "state", None, None, None
            state.figure, state.value_text, state.unit = None, "", ""
            state.scope = "each" if coordinate[1].startswith(("各", "全部")) else "named"
            state.region = "" if state.scope == "each" else coordinate[1]
            self.drafts.append(state)
        draft = self._draft(sentence, token, name, "reach", "", **edges)
        draft.scope = "aggregate" if _NOT_UNITS.search((who or result)[:10]) else "share"
        self._keep(token, draft)
        return True

    def _count(self, sentence: Span, token: Token, left: str, right: str, following: Token | None) -> bool:
        """Read 5个镇实现镇区常住人口10万人: the figure after it is the target, this one counts who reaches it."""
        if following is None or token.dimension not in ("thing", "household") or not names.only_verbs(left):
            return False
        found = _WHO_REACHES.match(right)
        if not found:
            return False
        name = names.subject(found["what"])[0]
        draft = self._draft(sentence, following, name, "reach", "", quote_from=token.start, quote_to=following.end)
        draft.scope, draft.note = "count", self.text.text[token.start : token.end] + found["who"]
        token.set_aside("name", "count-of-units")
        self._keep(following, draft)
        following.reason = "counted"
        return True

    def _made(
        self, sentence: Span, token: Token, left: str, right: str, start: int, last: Draft | None, *, listed: bool
    ) -> bool:
        """Read 培育10家企业, 为3000户更换水表, 实施甲河、乙湖等6个生态修复: the thing counted stands behind the figure."""
        thing = names.thing(right) if right and not _NO_THING.match(right) else ""
        if not thing or token.reading.unit == "%":
            return False
        kind, verb = "make", left
        if names.only_verbs(left) or (listed and not names.opened(left)) or names.ends_in_making(left):
            if last is not None and listed and not left.strip(_JOINTS):
                kind = "list"
            else:
                thing = names.worked(left) + thing
        elif served := _FOR_SOMEBODY.search(left):
            thing, verb = _GIVEN.sub("", thing, count=1), served[0]
        elif _LISTING.search(left) and token.reading.unit and token.dimension in ("thing", "person", "household"):
            verb = names.lead(names.opened(left))[1]
            if not verb:
                return False
        else:
            return False
        counted = self._counted_units(token, thing)
        draft = self._draft(
            sentence,
            token,
            counted or thing,
            kind,
            verb,
            quote_from=start,
            quote_to=token.end + len(right.rstrip(_JOINTS)),
        )
        if counted:
            draft.scope = "count"
        if kind == "list" and last is not None and last.kind in ("increment", "level", "annual", "baseline"):
            draft.kind = last.kind
        self._keep(token, draft)
        return True

    def _counted_units(self, token: Token, thing: str) -> str:
        """Read 1个县、1个园区、2个社区开展近零碳示范创建: units that share what they are to do; "" where they are none."""
        found = _UNIT_DOES.match(thing)
        if found:
            return names.close(found["who"] + found["what"])
        if not _UNIT_ALONE.fullmatch(thing):
            return ""
        shared = _UNITS_DO.search(self.text.masked, token.end, token.segment.end)
        return names.close(thing + re.sub(r"(?:工作|任务)$", "", shared["what"])) if shared else ""

    def _reached(
        self,
        sentence: Span,
        token: Token,
        left: str,
        start: int,
        following: Token | None,
        last: Draft | None,
        *,
        listed: bool,
    ) -> None:
        """Read 城镇化率达到67%以上: the subject stands before the figure, or was named earlier in the sentence."""
        name, kind, verb = names.subject(left)
        name, carried = self._elliptical(sentence, token, "" if names.only_verbs(left) else name, kind, left, last)
        if not name:
            token.set_aside(*(("unread", "no-name") if token.reading.unit else ("out-of-scope", "bare-number")))
            return
        parts = names.coordinated(name, 0) if re.search(r"均|都", left) and re.search(r"[、和与及]", name) else None
        if not parts or not all(names.is_rate(part) for part in parts):
            parts = [name]  # A率和B率均达100% are two
        for part in parts:
            draft = self._draft(sentence, token, part, kind, verb, quote_from=start, quote_to=token.end)
            if (
                listed
                and not kind
                and last is not None
                and last.kind in ("increment", "annual")
                and draft.kind == "level"
            ):
                draft.kind = last.kind if token.dimension != "share" else draft.kind
            if following is not None and _FROM.search(left):  # 由38.2%提高到45%
                draft.kind, draft.indicator = "baseline", names.close(re.sub(r"(?:由|从)的?$", "", draft.indicator))
            draft.uncertain = carried
            self._keep(token, draft)

    def _elliptical(
        self, sentence: Span, token: Token, name: str, kind: str, left: str, last: Draft | None
    ) -> tuple[str, bool]:
        """Complete a name of which part stands earlier in the sentence; the second value says that something was carried."""
        if last is not None:
            work = "" if name else names.worked(left)
            if work and last.kind == "increment" and not last.indicator.startswith(work):
                return work + last.indicator, True  # 新建高标准农田15万亩、改造提升10万亩
            if name.startswith("占") and not name.startswith(("占地", "占道")):
                return last.indicator + name, True  # 数字经济总量突破…，占GDP比重提高到52%
            if not name or names.GENERIC.match(name):
                return last.indicator if last.indicator.endswith(name) else last.indicator + name, True
            same_measure = token.reading.unit in _SAME_MEASURE and last.unit == token.reading.unit
            if (
                same_measure
                and kind != "make"
                and len(name) <= 10
                and not names.has_head(name)
                and names.has_head(last.indicator)
            ):
                return name + last.indicator[-min(8, max(2, len(last.indicator) - 2)) :], True  # 改扩建类项目不低于60%
            if len(name) <= 8 and not kind and _GRADED.search(name):
                head = _HEAD_OF_GRADED.search(last.indicator)
                return name + (head[1] if head else ""), False  # 超100亿级45家
        if name:
            return name, False
        if last is None and self.drafts and token.segment.start <= sentence.start + 1:
            return self._worked_before(names.worked(left)), True  # 再改造1050个
        piece = re.split(r"[，；：]", self.text.without_times(sentence.start, token.segment.start).rstrip("，；："))[-1]
        topic = names.subject(piece)[0] if piece else ""
        return (topic if 2 <= len(topic) <= 30 and not re.search(r"\d", topic) else ""), True

    def _worked_before(self, work: str) -> str:
        """The thing the same work was done on earlier in the passage, else the thing named last."""
        same = next(
            (draft.indicator for draft in reversed(self.drafts) if work and draft.indicator.startswith(work)), ""
        )
        return same or work + self.drafts[-1].indicator

    # -- the draft --------------------------------------------------------------------------------------------------

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
        still = rest.by is None and rest.period is None and _STILL.search(text[token.segment.start : token.start])
        scope, region = scope_of(self.text, sentence, token, name)
        return Draft(
            indicator=self.governing.without_own_region(name),
            kind="baseline" if rest.past or still else kind,
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
        self.drafts.append(draft)
