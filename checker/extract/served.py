"""Whom something is done for: the counted themselves (为3000户更换水表), or those named before what is counted."""

from __future__ import annotations

import re

from checker.language.lexicon import compiled
from checker.language.words import tagged

_FOR_SOMEBODY = re.compile(r"(?:^|[，、])(?:每年|累计)?(?:为|给|让|使|帮助|推动|组织|引导|指导|支持|带动)$")
_GIVEN = re.compile(r"(?:开展|提供|实施|完成|进行|给予)")
_GIVEN_TO = compiled(
    r"(?:^|，)(?:为|向|给)(?:<whole-region>)?(?P<whom>[\u4e00-\u9fa5、（）]{2,20}?)(?P<given>(?:免费|统一)?(?:提供|实施|开展|发放|配备|安装|适配|给予))"
)
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
