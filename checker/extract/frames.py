"""The functions that the rules of grammar/frames.toml name: each takes a name out of the clause of a figure."""

from __future__ import annotations

import re
from collections.abc import Callable

from checker.extract.context.figureinclause import JOINTS, FigureInClause, Frame
from checker.extract.context.predication import raised
from checker.extract.existing import done_to
from checker.extract.naming import nameends, names, nouns
from checker.extract.naming.allotted import allotted
from checker.extract.naming.antecedents import completed
from checker.extract.naming.lacking import NameToComplete
from checker.extract.naming.sharednames import each_of
from checker.extract.naming.topics import object_of
from checker.extract.parts import innermost, places_alone
from checker.extract.provisions import provided_at_a_share, provision_per_base
from checker.extract.regionframes import thing_before_its_region, thing_before_the_brackets, thing_of_a_region
from checker.extract.served import for_whom, given_to, paid_for, sent
from checker.extract.shares import share, shared_result
from checker.extract.wholes import whole_after, without_origin
from checker.extract.works import on_both_sides, with_example
from checker.language.grammar import rules
from checker.language.lexicon import compiled
from checker.language.words import tagged
from checker.model import Scope

_VERB_OF_ABILITY = re.compile(r"(?:具备|形成|拥有|达到|保持|建立)[^具形拥达保建]*$")
_FROM = re.compile(r"(?:^|[^自原])(?:由|从)(?:的|(?:每[人生户例次年月日])+)?$")  # 由每人每年600元提高至900元
_JOINS = re.compile(r"[、和与及]")
_OF_A_VERB = 2  # characters of a verb
_MANNER = compiled("(?:(?:<auxiliary>|<manner>|能够)+)$")
_SHARE_OF_ALL = re.compile(r"占[^，。；、]{2,14}$")
# What stands before a figure and names nothing: 争取每年在|3-4个县开展试点.
_NO_NAME = frozenset(("在", "到", "针对", "为", "将", "对", "按照", "按", "以", "从", "由", "与", "使", "各", "提出"))
_LONGEST_PLACE = 12  # characters
_WHO_REACHES = re.compile(
    r"(?P<who>[\u4e00-\u9fa5（、）]{1,8}?)(?:力争|基本|均|全部)*(?:实现|达到|突破|超过)(?P<what>[\u4e00-\u9fa5]{2,}.*)$"
)


Reader = Callable[[FigureInClause], "list[Frame]"]
_READERS: dict[str, Reader] = {}


def _reader(function: Reader) -> Reader:
    _READERS[function.__name__] = function
    return function


def framed(figure: FigureInClause) -> tuple[list[Frame], str]:
    """Return what the first rule that applies takes out of a clause, and the rule's name; nothing where no name is found."""
    for rule in rules("frames").holding(figure):
        if found := _READERS[rule.reads](figure):
            return found, rule.name
    return [], ""


_reader(provision_per_base)
_reader(provided_at_a_share)
_reader(thing_before_the_brackets)
_reader(thing_of_a_region)


@_reader
def share_of_units(figure: FigureInClause) -> list[Frame]:
    """80%以上的县级机关|建成节约型机关: who reaches something, and what."""
    text, token, beside = figure.text, figure.token, figure.beside
    right = text.without_times(token.end, token.end + len(beside.right))  # 80%的机关|2025年底前达到要求
    found = share(beside.left, right)
    if found is None:
        return []
    end = token.end + len(beside.right)
    rest = text.text[end : token.segment.end]
    each = found.also.startswith(("各", "全部"))
    also: tuple[Scope, str] | None = (("each", "") if each else ("named", found.also)) if found.also else None
    return [
        Frame(
            name=found.name + shared_result(right, rest),
            verb_class="reach",
            start=beside.start,
            end=end,
            dated_to=end,
            scope="share" if found.of_units else "aggregate",
            also=also,
            state=found.state,
        )
    ]


@_reader
def share_of_what_does(figure: FigureInClause) -> list[Frame]:
    """比赛场馆|100%使用绿色电力: who does something, and what."""
    name = names.opened(figure.left).removeprefix("实现").removesuffix("的") + figure.thing
    return [Frame(name=name, verb_class="reach", start=figure.beside.start, end=figure.end_of_thing)]


@_reader
def share_of_a_thing(figure: FigureInClause) -> list[Frame]:
    """甲园区实现|100%可再生能源供热: whose, and what it is a share of."""
    name, _, verb = names.subject(figure.left)
    if not name or nouns.has_head(name):
        return []
    return [
        Frame(
            name=name + figure.thing, verb_class="reach", verb=verb, start=figure.beside.start, end=figure.end_of_thing
        )
    ]


@_reader
def thing_of_a_place(figure: FigureInClause) -> list[Frame]:
    """建设甲镇～乙镇|2回送出线路: the place and the thing."""
    place, verbs = names.lead(names.opened(figure.left))
    words = tagged(figure.thing)
    if not verbs or nouns.has_head(place) or not 1 < len(place) <= _LONGEST_PLACE or names.kept_work(place):
        return []
    if words[0].verb or not 1 < len(figure.thing) <= _LONGEST_PLACE or _JOINS.search(figure.thing):
        return []
    return [figure.frame(place + figure.thing, "make", verbs)]


@_reader
def count_of_those_who_reach(figure: FigureInClause) -> list[Frame]:
    """5个镇|实现镇区常住人口10万人: the figure behind is the target."""
    token, following = figure.token, figure.following
    found = _WHO_REACHES.match(figure.right)
    if not found or following is None:
        return []
    return [
        Frame(
            name=names.subject(found["what"])[0],
            verb_class="reach",
            start=token.start,
            end=following.end,
            scope="count",
            note=figure.text.text[token.start : token.end] + found["who"],
            of_next=True,
        )
    ]


@_reader
def ability(figure: FigureInClause) -> list[Frame]:
    """形成|150吨/日的处理能力: the ability is what is measured."""
    verb = _VERB_OF_ABILITY.search(figure.left)
    share = _SHARE_OF_ALL.search(figure.left)  # 形成占最大负荷3%的响应能力
    return [figure.frame((share[0] + "的" if share else "") + figure.thing, "reach", verb[0] if verb else "")]


@_reader
def withstood(figure: FigureInClause) -> list[Frame]:
    """中心城区有效应对|50年一遇的暴雨: who withstands what."""
    who, verb = figure.left[:-_OF_A_VERB], figure.left[-_OF_A_VERB:]
    who = nameends.close(names.opened(_MANNER.sub("", who)))
    return [figure.frame(f"{who}{verb}{figure.thing}", "reach", verb)] if figure.thing else []


@_reader
def made_thing(figure: FigureInClause) -> list[Frame]:
    """培育|10家企业: the thing behind the figure, with the work that is done on it."""
    return [figure.frame(names.worked(figure.left) + sent(figure.left, figure.thing), "make", figure.left)]


@_reader
def thing_of_the_stack(figure: FigureInClause) -> list[Frame]:
    """完成水泥行业17家|19台窑炉改造: whose and what all of them tell of."""
    return [figure.frame(figure.thing_of_the_stack, "make", "")] if figure.thing_of_the_stack else []


@_reader
def thing_with_its_example(figure: FigureInClause) -> list[Frame]:
    """建成甲地至乙地等|5个项目: the thing, with its example where it says too little."""
    return [figure.frame(with_example(figure.left, figure.thing), "make", figure.left)]


@_reader
def next_of_a_list(figure: FigureInClause) -> list[Frame]:
    """培育国家级企业10家、|20家省级企业: of the kind of the target before."""
    if figure.left.strip(JOINTS) or figure.last is None:
        return []
    frame = figure.frame(figure.thing, "list", figure.left)
    goes = figure.last.kind in ("increment", "level", "annual", "baseline")
    return [frame._replace(kind=figure.last.kind if goes else None)]


@_reader
def work_around_the_figure(figure: FigureInClause) -> list[Frame]:
    """完成甲地至乙地段|180公里流沙系统治理: the place before, the work behind."""
    name = on_both_sides(figure.left, figure.thing)
    return [figure.frame(name, "make", figure.left)] if name else []


@_reader
def done_to_the_counted(figure: FigureInClause) -> list[Frame]:
    """对现有|36条黑臭水体进行整治: the thing and the work."""
    name = done_to(figure.left, figure.thing)
    return [figure.frame(name, "make", figure.left)] if name else []


@_reader
def given_to_the_counted(figure: FigureInClause) -> list[Frame]:
    """为|3000户更换水表: what is done for them."""
    name = given_to(figure.left, figure.thing)
    return [figure.frame(name, "make", figure.left)] if name else []


@_reader
def money_allotted(figure: FigureInClause) -> list[Frame]:
    """省级财政安排|1000万元支持节水改造: who pays for what."""
    before = figure.text.without_times(figure.sentence.start, figure.token.segment.start)
    name = paid_for(figure.left, figure.right, before)
    return [figure.frame(name, "make", figure.left)] if name else []


@_reader
def thing_of_a_list(figure: FigureInClause) -> list[Frame]:
    """实施甲河、乙湖|6个生态修复工程: a verb has to stand before the names."""
    verb = names.lead(names.opened(figure.left))[1] if figure.unit else ""
    return [figure.frame(figure.thing, "make", verb)] if verb else []


@_reader
def subject_before(figure: FigureInClause) -> list[Frame]:
    """城镇化率达到|67%以上: the subject before the figure, completed by what was named earlier."""
    text, sentence, token, beside = figure.text, figure.sentence, figure.token, figure.beside
    whole = whole_after(text, token) if figure.following is None else None
    left = without_origin(beside.left) if whole else beside.left
    if left.strip(JOINTS) in ("按照", "按") and beside.right.startswith("的"):
        for_what = object_of(re.split(r"[，；。]", text.text[token.segment.end :].lstrip("，"), maxsplit=1)[0])
        return [Frame(name=for_what, verb_class="reach", start=beside.start, end=token.end)] if for_what else []
    name, verb_class, verb = names.subject(left)
    name, verb_class = raised(token, name, verb_class, verb)
    own = "" if names.only_verbs(left) or names.only_verbs(name) or name in _NO_NAME else for_whom(left, name)
    verb_class = verb_class or ("make" if own not in ("", name) else "")
    name = own or name
    if not own and not verb_class and names.ends_in_making(left):
        verb_class = "make"  # 建成投产1500万千瓦: of what stands earlier, so much is made
    own, behind = thing_before_its_region(figure, own)
    work = allotted(text, sentence, token, own, beside.right, figure.last)
    if work:
        name, rule, carried, verb_class = work, "work-shared-out", True, "work"
    else:
        lacking = NameToComplete(
            text, sentence, token, own, verb_class, left, figure.drafts, figure.last, listed=figure.listed
        )
        name, rule, carried = completed(lacking)
    if not name:
        return []
    here = behind or (places_alone(own) if name != own else "")
    shares_it = work or behind or (figure.last is not None and name == figure.last.indicator)
    counted_from = _FROM.search(left) is not None
    whole = whole if counted_from else None
    return [
        Frame(
            name=part,
            verb_class=verb_class,
            verb=verb,
            start=beside.start,
            end=token.end,
            scope="named" if here and shares_it else None,
            region=innermost(here) if shares_it else "",
            may_go_on=not verb_class,
            origin=whole is not None or (figure.following is not None and counted_from),
            whole=whole,
            carried=carried,
            antecedent=rule,
        )
        for part in each_of(name, left, alone=figure.following is None and not figure.listed)
    ]
