"""Whom something is done for: the counted themselves (为3000户更换水表), or those named before what is counted.

And who is sent, without what they are to do: 选派100名教师支援边远学校.
"""

from __future__ import annotations

import re

from checker.language.lexicon import compiled
from checker.language.words import tagged

_FOR_SOMEBODY = compiled(r"(?:^|[，、])(?:每年|累计)?<doing.serves>$")
_GIVEN = compiled(r"<doing.gives>")
_GIVEN_TO = compiled(
    r"(?:^|，)(?:为|向|给)<whole-region>?(?P<whom>[\u4e00-\u9fa5、（）]{2,20}?)(?P<given>(?:免费|统一)?<doing.gives-to>)"
)
_SENT = compiled(r"<doing.sends>(?:了|出)?$")
_WHO_IS_SENT = compiled(r"<names.person>$")
_ALLOTTED = compiled(r"(?P<who><bodies.purse>?(?:财政|预算))(?:统筹|每年|累计)*(?:安排|拨付|投入)(?:资金)?$")
_FOR_WHAT = re.compile(r"(?:专项)?(?:资金)?(?:用于|支持|扶持)(?P<what>[\u4e00-\u9fa5]{2,20})$")
_GIVEN_MONEY = re.compile(r"(?:专项)?(?:资金)?(?:予以|给予)(?P<how>[\u4e00-\u9fa5]{2,6})$")
_TO_WHAT = re.compile(r"(?:^|[，；])对(?:符合[^，；]{0,8}条件的)?(?P<what>[^，；]{3,20})，$")
_A_PERSON = compiled(r"<names.served>$")


def given_to(left: str, thing: str) -> str:
    """Return the name of what is done for those that are counted: 为3000户|提供上门服务 -> 上门服务; "" where it is not so."""
    return _GIVEN.sub("", thing, count=1) if _FOR_SOMEBODY.search(left) else ""


def for_whom(left: str, name: str) -> str:
    """Return a name with those before it for whom it is done: 为困难家庭的听障儿童实施|人工耳蜗手术300例."""
    found = next(reversed(list(_GIVEN_TO.finditer(left))), None)
    if found is None or not _A_PERSON.search(found["whom"]):
        return name
    first = tagged(found["whom"])[0]
    if first.acts and len(first.text) > 1:
        return name  # 为推动企业……
    return found["whom"] + name.removeprefix(found["whom"]).removeprefix(found["given"])


def sent(left: str, thing: str) -> str:
    """Return who is sent, without what they are to do: 选派100名|教师支援边远学校 -> 教师; the thing where it is not so."""
    if not _SENT.search(left):
        return thing
    words = tagged(thing)
    does = (word.end - len(word.text) for word in words[1:-1] if (word.verb or word.acts) and len(word.text) > 1)
    return next((thing[:at] for at in does if _WHO_IS_SENT.search(thing[:at])), thing)


def paid_for(left: str, right: str, before: str) -> str:
    """Return who pays for what: 对节水改造项目，省级财政安排|1000万元给予扶持 -> 节水改造项目省级财政扶持; "" where it is not said.

    `before` is what stands before the clause in its sentence.
    """
    payer = _ALLOTTED.search(left)
    if payer is None:
        return ""
    if what := _FOR_WHAT.match(right):
        return what["what"] + payer["who"] + "资金"
    given, what = _GIVEN_MONEY.match(right), _TO_WHAT.search(before)
    return what["what"] + payer["who"] + given["how"] if given and what else ""
