"""Times that name a five-year plan: “十四五”期间, 到“十四五”末, “十三五”以来."""

from __future__ import annotations

from checker.language.lexicon import compiled, words
from checker.language.times.forms import Forms, Found, Time, told
from checker.language.times.written import OF_PLAN, PLAN, SAYS_A_SPAN, Years, five_year_plan, plans_in

FORMS = Forms()

_NEXT_PLAN = r"(?:、|和|及|与|(?<=[”＂″])(?=[“＂″]))"
_MADE = "|".join(sorted({*words("make"), *words("work")}))
# “十四五”新增…100万千瓦: what is done in the years of the plan, and no name of it (“十三五”建设成就).
_DONE_IN_IT = compiled(rf"[，,]?<times.done-for-the-plan>*(?:完成|投产|核准|淘汰|{_MADE})(?=[^，。；]*\d)")


@FORMS.form(
    rf"(?:到|至)?{PLAN}(?:规划)?<times.end-of-a-plan>",
    begins="到至" + OF_PLAN,
    holds="五",
    examples={
        "{到“十四五”末}建成公园20个": "deadline",
        "{到“十四五”末期}建成公园20个": "deadline",
        "{“十四五”收官之年}建成公园20个": "deadline",
    },
)
def end_of_a_plan(match: Found, _period: Years | None) -> Time | None:
    """Return the last year of a plan as a deadline."""
    plan = five_year_plan(match[0])
    return told(match, "deadline", plan[1]) if plan else None


@FORMS.form(
    rf"{PLAN}(?:以来|时期以来)",
    begins=OF_PLAN,
    holds="五",
    examples={"{“十三五”以来}新建公园50个": "past"},
)
def since_a_plan(match: Found, _period: Years | None) -> Time | None:
    """Return the years of a plan as past."""
    plan = five_year_plan(match[0])
    return told(match, "past", period=plan) if plan else None


@FORMS.form(
    rf"{PLAN}(?:期间|时期)?{_NEXT_PLAN}(?:{PLAN}(?:期间|时期)?{_NEXT_PLAN}){{0,3}}{PLAN}(?:期间|时期|末)",
    begins=OF_PLAN,
    holds="五",
    examples={
        "{“十四五”、“十五五”期间}分别新增公园20个、30个": "period",
        "{“十四五”和“十五五”末}分别建成公园20个、50个": "deadline",
    },
)
def plans_of_a_list(match: Found, _period: Years | None) -> Time | None:
    """Return the periods, or with 末 the deadlines, of figures that are listed in the same order."""
    plans = plans_in(match[0])
    if match[0].endswith("末"):
        return told(match, "deadline", plans[-1][1], years=tuple(last for _, last in plans))
    return told(match, "period", period=plans[-1], periods=plans)


@FORMS.form(
    rf"(?:在|于)?{PLAN}(?:规划)?<times.span-of-a-plan>?",
    begins="在于" + OF_PLAN,
    holds="五",
    examples={
        "{“十四五”期间}新建公园20个": "period",
        "{“十四五”前三年}新建公园20个": "period",
        "{“十四五”}新增公园20个": "period",
        "{“十四五”规划}": None,
    },
)
def years_of_a_plan(match: Found, _period: Years | None) -> Time | None:
    """Return the years of a plan as a period; None for the name of the plan."""
    plan = five_year_plan(match[0])
    if plan is None or not (SAYS_A_SPAN.search(match[0]) or _DONE_IN_IT.match(match.string, match.end())):
        return None
    first, last = plan
    if "前三年" in match[0]:
        last = first + 2
    elif "后三年" in match[0]:
        first = last - 2
    return told(match, "period", period=(first, last))
