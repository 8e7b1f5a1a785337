"""Targets with a figure in running text: each figure of a sentence with its name, bound, time and what it is."""

from __future__ import annotations

import re
from bisect import insort
from dataclasses import dataclass, replace
from decimal import Decimal

from checker.extract import names
from checker.extract.draft import Draft
from checker.extract.figures import Reading, find
from checker.extract.governing import Governing
from checker.extract.lexicon import CHANGE_DOWN, EACH, LANDED, MAKE, TEND, WORK
from checker.extract.sentences import Span, Text
from checker.language import units
from checker.language.wording import bound_after, bound_before, joined
from checker.model import Bound, FigureState, Kind, Scope

_LIST_JOINT = re.compile(r"(?:、|以及|和|及|与|或)")
_TENDED = re.compile(rf"(?:^|[，、])(?:{'|'.join(sorted(TEND.split('|'), key=len, reverse=True))})(?:好|了|全市|全省|全国|现有|已有|原有|的)*$")
_TEND = "|".join(sorted(TEND.split("|"), key=len, reverse=True))
_MAKE_END = re.compile(rf"(?:{MAKE})(?:了|好|起|成)?$")
_COUNTED_UNIT = {"thing", "person", "household", "animal", "visit", "plant", "bed", "parking", "berth"}
_COUNTED_BASE = re.compile(r"(?:村|镇|街道|社区|学校|幼儿园|企业|机构|机关|小区|县|区|市|家庭|医院|卫生院|车辆?|汽车|床位|厂|乡|园区|单位|站|点|公司|中心|岗位|医师|教师|人员|户|项目|产品|品牌|居民|老年人|儿童|林场|灌区|水库|河段|断面|工厂|商户|车站)(?:）)?$")
_SHARE_NAME = re.compile(r"(?P<base>[^占]+?)(?:占比|比例|比重)$")
_MEASURE_OF_RESULT = re.compile(r"(?:全部|均|都|基本)?(?:建成|建设成为?|完成|实现|具备|建立|创成|成为|达成|创建为?|配备|建有|设有|拥有)")
_NAMED = re.compile(
    r"^(?:(?:[\u4e00-\u9fa5]{1,6}?(?:市|县|区|州|盟|旗|镇)、)+[\u4e00-\u9fa5]{1,6}?(?:新区|高新区|开发区|市|县|区|州|盟|旗|镇)等?|(?:市主城区|主城区|中心城区|市城区)(?=[^率面人]))"
)
# 至少建成1处: the bound word stands before the verb
_LEAST_THEN_VERB = re.compile(rf"(?:至少|最少|不少于|不低于)(?:{MAKE}|办好|有|配有|建有|设有|拥有|帮扶|开展|组织){{1,2}}$")
_STILL = re.compile(r"已连续|目前|现有|已建成|已达|已有|已累计|截至目前|仅为?|仍有|尚有")


@dataclass(slots=True)
class Token:
    """A figure in its sentence: reading, bound words around it, and its state in the ledger so far."""

    reading: Reading
    start: int
    end: int
    bound: Bound
    own_bound: bool
    segment: Span
    state: FigureState = "unread"
    reason: str = ""
    draft: int | None = None
    suffix_bound: bool = False


def tokens(text: Text) -> list[Token]:
    """Find the figures of a passage, with the bound words on both sides and the dates and names set aside."""
    found: list[Token] = []
    at = 0
    for reading in find(text.text):
        while at < len(text.times) and text.times[at].end <= reading.start:
            at += 1
        dated = any(time.start <= reading.start and reading.number_end <= time.end for time in text.times[max(0, at - 1) : at + 1])
        segment = text.segment(reading.start, reading.end)
        offset = max(segment.start, reading.start - 26)
        before = bound_before(text.text[offset : reading.start])
        after = bound_after(text.text, reading.end)
        end = after[1] if after and after[1] <= segment.end else reading.end
        start = offset + before[1] if before and before[2] != "least" else offset + before[1] if before and offset + before[1] >= reading.start - 5 else reading.start
        if before is None and (least := _LEAST_THEN_VERB.search(text.text, segment.start, reading.start)):
            before = ("ge", least.start() - offset, "least")
        bound = joined(before, after[0] if after and after[1] <= segment.end else None, passed=reading.passed)
        if reading.high is not None:
            bound = "range"
        token = Token(reading, start, end, bound, bool(before or (after and after[1] <= segment.end)), segment, suffix_bound=bool(after))
        if dated or reading.name in ("date", "number-of-document"):
            token.state, token.reason = "date", reading.name or "date"
        elif reading.name:
            token.state, token.reason = "name", reading.name
        elif text.in_title(reading.start, reading.end):
            token.state, token.reason = "name", "in-quotes"
        found.append(token)
    return found


class Prose:
    """Reads the figures of one passage; `drafts` holds the targets, `tokens` every figure with its state."""

    def __init__(self, text: Text, governing: Governing) -> None:
        self.text, self.governing = text, governing
        self.tokens = tokens(text)
        self.drafts: list[Draft] = []

    def begin_at(self, place: int) -> None:
        """The number of the clause ends at `place`: no segment reaches back over it."""
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

    # -- one sentence -----------------------------------------------------------------------------------------------

    def _sentence(self, sentence: Span, inside: list[Token]) -> None:
        open_tokens = [token for token in inside if token.state == "unread"]
        self._set_thresholds_aside(open_tokens)
        open_tokens = [token for token in open_tokens if token.state == "unread"]
        self._share_bounds(open_tokens)
        first_draft = len(self.drafts)
        done: set[int] = set()
        for number, token in enumerate(open_tokens):
            if id(token) in done or token.state != "unread":
                continue
            listed = self._listed(open_tokens, number)
            if listed and self._respectively(sentence, listed):
                done.update(id(one) for one in listed)
                continue
            previous = open_tokens[number - 1] if number else None
            following = open_tokens[number + 1] if number + 1 < len(open_tokens) else None
            self._one(sentence, token, previous, following, first_draft)

    def _set_thresholds_aside(self, open_tokens: list[Token]) -> None:
        text = self.text.text
        for number, token in enumerate(open_tokens):
            following = open_tokens[number + 1] if number + 1 < len(open_tokens) else None
            previous = open_tokens[number - 1] if number else None
            same_next = following is not None and following.segment.start == token.segment.start
            same_previous = previous is not None and previous.segment.start == token.segment.start
            limit = following.reading.start if following is not None and same_next else token.segment.end
            right = text[token.end : limit]
            after_unit = text[token.reading.end : token.reading.end + 3]
            percent = token.reading.unit in ("%", "‰", "百分点", "个百分点")
            dimension = units.unit_of(token.reading.unit).dimension
            if re.match(r"(?:级|型|类|规模(?!以上)|吨级)(?!别)", after_unit) or re.match(r"(?:级|型)", right):
                token.state, token.reason = "name", "threshold"
            elif not token.own_bound and dimension not in ("thing", "person", "household", "visit", "share", "") and same_next and following is not None and re.fullmatch(
                r"[\u4e00-\u9fa5A-Za-z“”（）]{2,14}", right
            ) and not re.search(r"达到|实现|完成|提高|增长|为$", right) and not re.match(r"[、和及与至]", right):
                token.state, token.reason = "name", "threshold"  # 500千伏变电站11座
            elif re.match(r"(?:个|座)?(?:设区市|设区的市|市|县|区|镇|乡|州|县市区|区县|街道|乡镇)", text[token.reading.number_end : token.reading.number_end + 5]) and same_next and re.search(r"率|比|达到|均|各", right) and not self._makes_anything(token):
                token.state, token.reason = "name", "regions"
            elif token.own_bound and not percent and re.match(r"的[\u4e00-\u9fa5]", right) and (token.start < token.reading.start or same_next or not self._makes(token)):
                if not (dimension == "thing" and self._makes(token)):
                    token.state, token.reason = "name", "threshold"
            elif percent and token.start < token.reading.start and re.match(r"的", right) and same_next:
                token.state, token.reason = "name", "threshold"
            elif token.suffix_bound and not percent and dimension != "thing" and not right and same_next and following is not None and units.unit_of(following.reading.unit).dimension == "thing":
                token.state, token.reason = "name", "threshold"  # 10亿元以上20个
            elif not token.own_bound and dimension not in ("thing", "person", "share", "") and right == "的" and same_next:
                token.state, token.reason = "name", "threshold"  # 总投资280亿元的8.6代线
            elif token.suffix_bound and not percent and dimension != "thing" and re.match(r"的?[\u4e00-\u9fa5A-Za-z“]{2}", right) and not re.match(r"(?:水平|力争|确保|并|且|同比|增长|等|规模|目标)", right):
                joint = re.search(r"[、和及与]|以及", right)
                if same_next and not joint and following is not None:
                    token.state, token.reason = "name", "threshold"
                elif not same_next and not self._makes(token):
                    token.state, token.reason = "name", "threshold"
            elif same_previous and previous is not None and not percent and re.match(r"的[\u4e00-\u9fa5]", right) and dimension != "thing":
                token.state, token.reason = "name", "threshold"
            elif re.search(r"(?:过|超过|超)$", text[max(0, token.reading.start - 2) : token.reading.start]) and not same_next and re.match(r"、[^，。]{0,20}(?:过|超过)\d[^，。、]{0,8}的", right):
                token.state, token.reason = "name", "threshold"
        # 镇区人口过10万、地方财政收入过10亿元的新生小城市: a list of conditions ends in the last one's 的
        for number in range(len(open_tokens) - 2, -1, -1):
            token, following = open_tokens[number], open_tokens[number + 1]
            between = text[token.end : following.start]
            if following.reason == "threshold" and token.state == "unread" and token.start < token.reading.start and re.match(r"^[、且和]", between) and "，" not in between:
                token.state, token.reason = "name", "threshold"

    def _makes_anything(self, token: Token) -> bool:
        left = self.text.text[token.segment.start : token.start]
        return bool(re.search(rf"(?:{MAKE}|推动|支持|组织|带动)", left))

    def _makes(self, token: Token) -> bool:
        left = self.text.text[token.segment.start : token.start]
        return names.only_verbs(self._clean(token.segment.start, token.start)) or bool(_MAKE_END.search(left))

    def _share_bounds(self, open_tokens: list[Token]) -> None:
        """A bound word behind the last figure of a 、-list counts for the figures before it, but not for 100% (GUIDE.md)."""
        for number in range(len(open_tokens) - 2, -1, -1):
            token, following = open_tokens[number], open_tokens[number + 1]
            if token.own_bound or token.bound == "range" or not following.suffix_bound or following.segment.start != token.segment.start:
                continue
            between = self.text.text[token.end : following.start]
            whole = token.reading.unit == "%" and token.reading.low == 100
            verb_between = re.match(rf"、(?:{MAKE}|{WORK})(?![率型性业])", between)
            chained = between in ("和", "与", "及", "以及") and number > 0 and "、" in self.text.text[open_tokens[number - 1].end : token.start] and open_tokens[number - 1].segment.start == token.segment.start
            object_between = re.match(r"[\u4e00-\u9fa5]", between) and token.reading.unit in ("个", "家", "所", "座", "处", "项") and not between.startswith(("、", "和", "及", "与"))
            if ("、" in between or chained) and not whole and not object_between and not verb_between:
                token.bound, token.suffix_bound = following.bound, True

    def _listed(self, open_tokens: list[Token], number: int) -> list[Token] | None:
        """The figures from `number` on that stand in one list (、 or 和) with nothing but the joint between them."""
        listed = [open_tokens[number]]
        for following in open_tokens[number + 1 :]:
            between = self.text.text[listed[-1].end : following.start]
            if following.segment.start == listed[0].segment.start and re.fullmatch(r"(?:、|和|与|及|以及|，)", between):
                listed.append(following)
            else:
                break
        return listed if len(listed) > 1 else None

    def _respectively(self, sentence: Span, listed: list[Token]) -> bool:
        """Read `A、B分别达到x、y` and `2024年、2025年分别建成x、y`; True where the list was read."""
        first, count = listed[0], len(listed)
        start = self._subject_start(first)
        left = self.text.text[start : first.start]
        if not re.search(r"分别|依次|各为|各达", left) and not any(time.years for time in self._times(start, first.start)):
            return False
        before, _, behind = left.partition("分别") if "分别" in left else left.partition("依次")
        behind = self._clean(start + len(before) + 2, first.start)
        listed_years = next((time.years for time in reversed(self._times(sentence.start, first.start)) if len(time.years) == count), ())
        cleaned = self._clean(start, start + len(before))
        carried = [draft for draft in self.drafts[-count:] if draft.start >= first.segment.start]
        if re.search(r"\d", behind) and len(carried) == count:
            name, kind, verb = names.subject(names.opened(re.split(r"\d[^\u4e00-\u9fa5]*", behind)[-1]))
            kind, parts = kind or "reach", [draft.indicator for draft in carried]  # 分别由61%、18%提高到75%和30%
        elif listed_years:
            right = self.text.text[listed[-1].end : listed[-1].segment.end]
            name, kind, verb = names.subject(cleaned + behind)
            if not name or names.only_verbs(cleaned + behind):
                name = names.thing(right) or (self.drafts[-1].indicator if self.drafts else name)
                kind, verb = "make", behind
            parts = [name] * count
        else:
            name, kind, verb = names.subject(cleaned + "达到" if not behind or behind in ("由", "从") else cleaned + behind)
            split = names.coordinated(name, count)
            if split is None:
                split = names.coordinated(names.close(names.opened(cleaned)), count)
            if split is None:
                return False
            parts = split
        for number, token in enumerate(listed):
            bound = token.bound
            if not token.own_bound and first.own_bound and first.start < first.reading.start:
                bound = first.bound  # 分别不低于80%、75%: the word before the list governs the list
            if token.reading.unit == "个" and listed[-1].reading.unit in ("百分点", "个百分点"):
                token.reading = replace(token.reading, unit="个百分点")  # 分别提高1.5个和2个百分点
            draft = self._draft(sentence, token, parts[number], kind, verb, quote_from=start, quote_to=listed[-1].end)
            if behind in ("由", "从"):
                draft.kind = "baseline"
            draft.bound = "range" if token.reading.high is not None else bound
            if listed_years:
                year = listed_years[number]
                draft.by, draft.period, draft.time_text = year, None, f"{year}年"
                if draft.kind != "change" and draft.by is not None and self.governing.past(draft.by):
                    draft.kind = "baseline"
            self._keep(token, draft)
        return True

    # -- one figure -------------------------------------------------------------------------------------------------

    def _one(self, sentence: Span, token: Token, previous: Token | None, following: Token | None, first_draft: int) -> None:
        text = self.text.text
        same_previous = previous is not None and previous.segment.start == token.segment.start
        same_next = following is not None and following.segment.start == token.segment.start
        start = self._subject_start(token)
        listed = False
        if same_previous and previous is not None and previous.end > start:
            between = self.text.masked[previous.end : token.start]
            joint = None
            for joint in _LIST_JOINT.finditer(between):
                pass
            if previous.reason == "threshold":
                start = start if start < previous.start else previous.segment.start
            else:
                listed = joint is not None
                start = previous.end + (joint.end() if joint else 0)
        left = self._clean(start, token.start)
        right_end = following.start if same_next and following is not None else token.segment.end
        right = text[token.end : right_end]
        if same_next:
            cut = None
            for cut in _LIST_JOINT.finditer(self.text.masked[token.end : right_end]):
                pass
            if cut is not None:
                right = right[: cut.start()]
        unit = token.reading.unit
        dimension = units.unit_of(unit).dimension
        if self._is_no_target(token, left, right, dimension, previous if same_previous else None, listed=listed):
            return
        if self._share(sentence, token, left, right, start):
            return
        if self._count(sentence, token, left, right, following if same_next else None):
            return
        last = self.drafts[-1] if len(self.drafts) > first_draft else None
        verb_only = names.only_verbs(left)
        thing = names.thing(right) if right and not re.match(r"^(?:左右|以上|以内|（|、|和|及|与)", right) else ""
        if (verb_only or (listed and not names.opened(left)) or names.ends_in_making(left)) and thing and unit != "%":
            if last is not None and listed and not left.strip("、和及与以 ") and not re.search(r"级|型|以上$", left):
                kind = "list"
            else:
                kind = "make"
            worked = names.worked(left)
            if worked and kind == "make":
                thing = worked + thing
            draft = self._draft(sentence, token, thing, kind, left, quote_from=start, quote_to=token.end + len(right.rstrip("、，和及与 ")))
            if kind == "list" and last is not None and last.kind in ("increment", "level", "annual", "baseline"):
                draft.kind = last.kind
            self._keep(token, draft)
            return
        served = re.search(r"(?:^|[，、])(?:每年|累计)?(?:为|给|帮助|推动|组织|引导|支持|带动)$", left)
        if served and thing and unit != "%":
            draft = self._draft(sentence, token, re.sub(r"(?:开展|提供|实施|完成|进行|给予)", "", thing, count=1), "make", served[0], quote_from=start, quote_to=token.end + len(right.rstrip("、，和及与 ")))
            self._keep(token, draft)
            return
        listing = re.search(r"[、和].*?(?:等)?$", left)
        if thing and unit and dimension in ("thing", "person", "household") and listing and names.lead(names.opened(left))[1]:
            draft = self._draft(sentence, token, thing, "make", names.lead(names.opened(left))[1], quote_from=start, quote_to=token.end + len(right.rstrip("、，和及与 ")))
            self._keep(token, draft)
            return
        name, kind, verb = names.subject(left)
        if verb_only:
            name = ""
            if last is not None and (work := names.worked(left)) and last.kind == "increment" and not last.indicator.startswith(work):
                name = work + last.indicator  # 新建高标准农田15万亩、改造提升10万亩
        uncertain = False
        if last is not None and name.startswith("占") and not name.startswith(("占地", "占道")):
            name, uncertain = last.indicator + name, True
        elif (not name or names.GENERIC.match(name)) and last is not None:
            name, uncertain = self._carried(name, last, left), True
        elif last is not None and unit in ("%", "‰", "分钟", "小时", "个工作日") and last.unit == unit and not names.has_head(name) and names.has_head(last.indicator) and len(name) <= 10 and kind != "make":
            name, uncertain = name + last.indicator[-min(8, max(2, len(last.indicator) - 2)) :], True  # 改扩建类项目不低于60%
        elif last is not None and len(name) <= 8 and re.search(r"(?:级|型|类|以上|以下)$", name) and not kind:
            name = name + self._head_of(last.indicator)
        if not name:
            name = self._topic(sentence, token)
            uncertain = True
        if not name:
            token.state, token.reason = ("unread", "no-name") if unit else ("out-of-scope", "bare-number")
            return
        parts = names.coordinated(name, 0) if re.search(r"均|都", left) and re.search(r"[、和与及]", name) else None
        if parts and all(names.is_rate(part) for part in parts):
            for part in parts:
                self._keep(token, self._draft(sentence, token, part, kind, verb, quote_from=start, quote_to=token.end))
            return
        draft = self._draft(sentence, token, name, kind, verb, quote_from=start, quote_to=token.end)
        if not kind and listed and last is not None and last.kind in ("increment", "annual") and draft.kind == "level" and dimension != "share":
            draft.kind = last.kind
        if re.search(r"(?:^|[^自原])(?:由|从)的?$", left) and same_next:
            draft.kind = "baseline"
            draft.indicator = names.close(re.sub(r"(?:由|从)的?$", "", draft.indicator))
        draft.uncertain = uncertain
        self._keep(token, draft)

    def _in_brackets(self, token: Token) -> bool:
        return any(bracket.start < token.reading.start < bracket.end for bracket in self.text.brackets)

    def _is_no_target(self, token: Token, left: str, right: str, dimension: str, previous: Token | None, *, listed: bool) -> bool:
        """Set aside counts of what exists, list members, and bare numbers that belong to no target; True where set aside."""
        reading = token.reading
        if reading.written and reading.low < 10 and reading.unit not in ("%", "‰") and not reading.text.startswith("翻") and not re.search(
            rf"(?:至少|不少于|最少|不低于|{MAKE}|{'建有'})$", self.text.text[max(0, token.reading.start - 6) : token.reading.start]
        ):
            token.state, token.reason = "out-of-scope", "word"
            return True
        if self._in_brackets(token) and not re.search(rf"(?:达|到|增|建|为|率|培|完成|{'占比'})", left):
            token.state, token.reason = "out-of-scope", "in-brackets"
            return True
        if re.search(r"每(?:个?季度|个?月|半年|周|日|天|两个?月|次)[^，]{0,8}$", left) and reading.unit in ("次", "场", "遍", "回", "期") and token.bound == "eq":
            token.state, token.reason = "out-of-scope", "frequency"
            return True
        if dimension in ("thing", "person", "household", "visit", "plant", "bed") and token.bound in ("eq",) and (
            (left.endswith("的") and not re.search(r"达到|提高|占[^，]*的$|[由从为比]的$", left)) or re.search(r"下设|成员单位$|任组长、$", left) or re.search(r"为成员|任(?:副)?组长|组成(?:的|$)|各司其职|先行先试|承办|分工负责", right)
        ):
            token.state, token.reason = "out-of-scope", "existing"
            return True
        if dimension in ("thing", "person", "household", "visit") and right[:1] not in ("", "，") and token.bound in ("eq",):
            opened = left.rstrip()
            tended = re.match(rf"^(?:进一步|继续|全面|深入|统筹|扎实|切实|持续|充分|认真|抓好|做好)*(?:{_TEND})", left.lstrip("，、；并且"))
            if tended and not names.ends_in_making(opened) and not LANDED.search(right) and not re.search(rf"(?:新增|新建|{'建设|打造|培育|创建|完成|建成|选派|实施|组织'})", opened):
                token.state, token.reason = "out-of-scope", "existing"
                return True
            if previous is not None and previous.reason == "existing" and listed and not names.opened(left):
                token.state, token.reason = "out-of-scope", "existing"
                return True
            if _TENDED.search(opened) and not LANDED.search(right) and not re.search(r"(?:新增|新建|创建|培育|建设|打造)$", opened):
                token.state, token.reason = "out-of-scope", "existing"
                return True
            members = re.search(r"((?:[\u4e00-\u9fa5A-Za-z·—]{2,12}[、和])+[\u4e00-\u9fa5A-Za-z·—]{2,12}?)(?:等)?$", opened)
            made = names.lead(names.opened(opened))[1]
            if opened.endswith("等") and not made:
                token.state, token.reason = "out-of-scope", "members"
                return True
            if members and re.search(r"[、]", members[1]) and not _MAKE_END.search(opened) and (not made or re.match(rf"(?:{'|'.join(TEND.split('|'))})", names.opened(opened))):
                listed = len(re.split(r"[、和]", members[1]))
                if opened.endswith("等") or Decimal(listed) == reading.low:
                    token.state, token.reason = "out-of-scope", "members"
                    return True
        if re.match(r"^(?:对|凡)", left) and not re.search(r"达到|提高|给予|奖|补|完成|实现", left + right) and token.bound != "approx":
            token.state, token.reason = "name", "condition"
            return True
        if not reading.unit and token.bound == "eq" and right and not re.match(r"[，。；、）]", right) and reading.low < 10000:
            if not re.search(r"(?:到|达|为|至|在|比|的)$", left) and not names.only_verbs(left):
                token.state, token.reason = "name", "no-unit"
                return True
        if reading.unit in ("天", "年", "个月", "月", "小时", "分钟", "秒", "周", "日") and not re.search(r"(?:到|达|至|在|为|缩短|延长|压缩|压减|提前|减少|增加|率|寿命|时间|时长|时限|年限|工作日)$", left.rstrip()) and token.bound == "eq":
            token.state, token.reason = "name", "duration"
            return True
        return False

    def _share(self, sentence: Span, token: Token, left: str, right: str, start: int) -> bool:
        """Read `80%以上的县级机关建成节约型机关`: a share of units that reach something."""
        if token.reading.unit != "%" or not re.match(r"的?[\u4e00-\u9fa5A-Za-z“（]{2}", right):
            return False
        base = names.opened(left)
        coordinate = re.search(r"(各[市县区州][^，]{0,4}|全部[市县]|[市县]?主城区|市本级|市级)(?:和|及|与)$", left)
        if base and not names.only_verbs(base) and not coordinate and not re.search(r"(?:将|使|让|有|实现|确保|推动|支持|保障|力争|争取)$", left):
            return False
        result = names.thing(right)
        made = _MEASURE_OF_RESULT.search(result)
        units_text = result[: made.start()] if made else result
        name = names.close(result[: made.start()] + result[made.end() :]) if made and made.start() else result
        draft = self._draft(sentence, token, name, "reach", "", quote_from=start, quote_to=token.end + len(right))
        head = units_text or result
        draft.scope = "aggregate" if re.search(r"面积|资金|空间|用地|降雨|收入|雨水|能力|产能|耕地|水量|电量|支出|产值", head[:10]) else "share"
        self._keep(token, draft)
        if coordinate:
            state = self._draft(sentence, token, names.close(name.removeprefix(units_text)), "reach", "", quote_from=start, quote_to=token.end + len(right))
            state.kind, state.value, state.value_max, state.bound, state.figure, state.value_text, state.unit = "state", None, None, None, None, "", ""
            state.scope = "each" if coordinate[1].startswith(("各", "全部")) else "named"
            state.region = "" if state.scope == "each" else coordinate[1]
            self.drafts.insert(len(self.drafts) - 1, state)
        return True

    def _count(self, sentence: Span, token: Token, left: str, right: str, following: Token | None) -> bool:
        """Read `5个镇实现镇区常住人口10万人`: the figure after it is the target, this one counts who reaches it."""
        if following is None or units.unit_of(token.reading.unit).dimension not in ("thing", "household"):
            return False
        found = re.match(r"(?P<who>[\u4e00-\u9fa5（、）]{1,8}?)(?P<verb>(?:力争|基本|均|全部)*(?:实现|达到|突破|超过))(?P<what>[\u4e00-\u9fa5]{2,}.*)$", right)
        if not found or not names.only_verbs(left):
            return False
        name = names.subject(found["what"])[0]
        draft = self._draft(sentence, following, name, "reach", "", quote_from=token.start, quote_to=following.end)
        draft.scope, draft.note = "count", self.text.text[token.start : token.end] + found["who"]
        token.state, token.reason = "name", "count-of-units"
        self._keep(following, draft)
        following.state = "target"
        return False if following.draft is None else self._counted(following)

    def _counted(self, following: Token) -> bool:
        following.reason = "counted"
        return True

    # -- the pieces ---------------------------------------------------------------------------------------------------

    def _subject_start(self, token: Token) -> int:
        return token.segment.start

    def _times(self, start: int, end: int) -> list:  # type: ignore[type-arg]
        return [time for time in self.text.times if start <= time.start and time.end <= end]

    def _clean(self, start: int, end: int) -> str:
        """The words from `start` to `end` without the time expressions among them."""
        pieces, at = [], start
        for time in self.text.times:
            if time.start >= end:
                break
            if time.end <= start or time.start < at:
                continue
            pieces.append(self.text.text[at : time.start])
            at = min(time.end, end)
        pieces.append(self.text.text[at:end])
        return "".join(pieces)

    def _carried(self, name: str, last: Draft, left: str) -> str:
        """The name of a figure whose own words are only a verb or a generic noun: that of the figure before it."""
        del left
        if not name:
            return last.indicator
        if last.indicator.endswith(name):
            return last.indicator
        return last.indicator + name

    def _head_of(self, name: str) -> str:
        found = re.search(r"(?:级|型|类|以上|以下)([\u4e00-\u9fa5“”]{2,})$", name)
        return found[1] if found else ""

    def _topic(self, sentence: Span, token: Token) -> str:
        """The noun phrase of the segment before, where the figure's own segment has none."""
        left = self._clean(sentence.start, token.segment.start).rstrip("，；：")
        piece = re.split(r"[，；：]", left)[-1]
        name = names.subject(piece)[0] if piece else ""
        return name if 2 <= len(name) <= 30 else ""

    def _draft(self, sentence: Span, token: Token, name: str, kind: str, verb: str, *, quote_from: int, quote_to: int) -> Draft:
        reading = token.reading
        rest = self.governing.at(self.text, sentence, token.segment, token.start)
        if rest.time is not None and rest.time.start >= sentence.start and rest.time.end <= quote_from and not re.search(r"\d", self.text.text[rest.time.end : quote_from]):
            quote_from = rest.time.start
        quote_from = self._first_letter(quote_from, token.start)
        draft = Draft(
            indicator=name, kind=self._kind(token, name, kind, verb, annual=rest.annual, period=rest.period is not None), start=quote_from, end=max(quote_to, token.end), value=reading.low, value_max=reading.high,
            value_text=reading.text, unit=self._unit(reading.unit), bound=token.bound, figure=(reading.start, reading.number_end), by=rest.by, period=rest.period,
            time_text=rest.time_text, modality=rest.modality, strength=rest.strength, strength_text=rest.strength_text, base_year=rest.base_year,
        )  # fmt: skip
        draft.scope, draft.region = self._scope(sentence, token, name)
        if draft.kind == "annual" and rest.annual and not rest.time_text:
            draft.time_text = "每年"
        if rest.past or (_STILL.search(self.text.text[token.segment.start : token.start]) and rest.by is None and rest.period is None):
            draft.kind = "baseline"
        return draft

    def _unit(self, unit: str) -> str:
        return {"百分点": "个百分点", "个点": "个百分点", "人口": "人"}.get(unit, unit)

    def _first_letter(self, start: int, end: int) -> int:
        while start < end and self.text.text[start] in " ，、；：。\x01并且":
            start += 1
        return start

    def _kind(self, token: Token, name: str, kind: str, verb: str, *, annual: bool, period: bool) -> Kind:
        left = self.text.text[token.segment.start : token.start]
        unit = self._unit(token.reading.unit)
        dimension = units.unit_of(unit).dimension
        ratio = unit in ("%", "‰", "倍", "番")
        if unit == "个百分点":
            return "change" if kind in ("change", "compare") or re.search(r"增速|增长|提高|提升", name) else "level"
        if token.reading.text.startswith(("翻", "倍增")):
            return "change"
        if ratio and re.search(r"(?:增速|增长率?)$", name) and not annual:
            return "change"
        if annual and kind == "change" and not ratio and not re.search(r"提高|提升|降|减|下", verb):
            return "annual"
        if ratio and annual and re.search(r"(?:增速|增长率?)$", name):
            return "change"
        if kind == "compare" and ratio and not re.search(r"目标|标准|要求", verb):
            return "change"
        if kind == "change" and (ratio or not re.search(r"新增|净增|增加", verb) or re.search(CHANGE_DOWN, verb)):
            return "change"
        if kind == "change" and not ratio and re.search(rf"(?:{WORK})", left[-10:]):
            return "increment"
        if kind == "change":
            return "increment" if dimension in _COUNTED_UNIT or re.search("增加|增", verb) and dimension == "thing" else "change"
        if annual and not names.is_rate(name) and not (ratio and re.search(r"幅$", name)):
            return "annual"
        if (not unit and token.reading.low < 100) or names.is_rate(name):
            return "level"
        if kind in ("make", "make-reach", "list"):
            if (re.search(r"累计(?:建成|建设|拥有|发展|达|形成)", left) and not period) or re.search(r"总数|总量|总规模|保有量", name):
                return "level"
            return "level" if ratio and not re.search("新增", verb) else "increment"
        if kind == "work" and not ratio:
            return "increment"
        if kind == "reach" and re.search(r"完成$|累计$", verb) and not ratio:
            return "increment"
        if not ratio and re.search(r"新增|净增|新开工|新签约|(?:投资|资金|投入|经费)$", name) and not re.search(r"均", name):
            return "increment"
        return "level"

    def _scope(self, sentence: Span, token: Token, name: str) -> tuple[Scope, str]:
        segment = self.text.text[token.segment.start : token.start]
        if EACH.match(names.JOINT.sub("", segment)) or EACH.match(names.JOINT.sub("", self._clean(token.segment.start, token.start))):
            return "each", ""
        share = _SHARE_NAME.search(name)
        if share and _COUNTED_BASE.search(share["base"]):
            return "share", ""
        return self._named(sentence, token)

    def _named(self, sentence: Span, token: Token) -> tuple[Scope, str]:
        """The named part the figure speaks of: at the head of its own segment, or of one before it where 均 or 各 takes it up."""
        own = _NAMED.match(names.JOINT.sub("", self._clean(token.segment.start, token.start)))
        everyone = re.search(r"均|各|都", self.text.text[token.segment.start : token.start])
        if own:
            return ("each" if everyone and "、" in own[0] else "named"), own[0]
        counted = re.match(r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})个?(?:设区市|设区的市|市|县|区|镇|州)", names.JOINT.sub("", self._clean(token.segment.start, token.start)))
        if counted:
            return ("each" if everyone else "named"), counted[0]
        if everyone:
            for piece in re.split(r"[，；：]", self._clean(sentence.start, token.segment.start)):
                above = _NAMED.match(names.JOINT.sub("", piece))
                if above:
                    return "each", above[0]
        return "aggregate", ""

    def _keep(self, token: Token, draft: Draft) -> None:
        token.draft = len(self.drafts)
        token.state = "baseline" if draft.kind == "baseline" else "target"
        self.drafts.append(draft)
