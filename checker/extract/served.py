"""Whom something is done for: the counted themselves (为3000户更换水表), or those named before what is counted.

And who is sent, without what they are to do: 选派100名教师支援边远学校.
"""

from __future__ import annotations

import re

from checker.language.lexicon import compiled
from checker.language.words import tagged

_FOR_SOMEBODY = re.compile(r"(?:^|[，、])(?:每年|累计)?(?:为|给|让|使|帮助|推动|组织|引导|指导|支持|带动)$")
_GIVEN = re.compile(r"(?:开展|提供|实施|完成|进行|给予)")
_GIVEN_TO = compiled(
    r"(?:^|，)(?:为|向|给)(?:<whole-region>)?(?P<whom>[\u4e00-\u9fa5、（）]{2,20}?)(?P<given>(?:免费|统一)?(?:提供|实施|开展|发放|配备|安装|适配|给予))"
)
_SENT = re.compile(r"(?:选派|派驻|派出|选调|选聘|下派|增派)(?:了|出)?$")
_WHO_IS_SENT = re.compile(r"(?:员|师|人才|者|干部|医生|骨干|专家|群众|人员|教授|博士|大学生)$")
_ALLOTTED = re.compile(
    r"(?P<who>(?:中央|[省市县区州]级?|各级)?(?:财政|预算))(?:统筹|每年|累计)*(?:安排|拨付|投入)(?:资金)?$"
)
_FOR_WHAT = re.compile(r"(?:专项)?(?:资金)?(?:用于|支持|扶持)(?P<what>[\u4e00-\u9fa5]{2,20})$")
_GIVEN_MONEY = re.compile(r"(?:专项)?(?:资金)?(?:予以|给予)(?P<how>[\u4e00-\u9fa5]{2,6})$")
_TO_WHAT = re.compile(r"(?:^|[，；])对(?:符合[^，；]{0,8}条件的)?(?P<what>[^，；]{3,20})，$")
_A_PERSON = re.compile(r"(?:人|者|户|[家儿]|员|生|居民|群众|企业|家庭|儿童|妇女|对象|群体|主体)$")


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
