"""Who pays a share of one thing: 省级财政承担, 县级自筹; a share of one payer is no share of another."""

from __future__ import annotations

import re
from typing import NamedTuple

PAYER = (
    "中央|国家|省|自治区|市|州|盟|县|区|旗|市县|县区|县（市、区）|县（区）|乡镇|乡|镇|街道|村|村级?集体|企业|单位|个人|业主|居民|群众|"
    "社会资本|财政|银行|担保机构|保险机构"
)
PAYS = "补助|补贴|配套|自筹|筹措|承担|分担|负担|出资|解决"
_PAID = re.compile(
    rf"(?P<what>.*?由)?(?P<payer>(?:{PAYER})(?:级|本级)?(?:和(?:{PAYER})(?:级|本级)?)?(?:财政|政府)(?:资金)?)(?:各|全额)?(?:{PAYS})"
)


class Paid(NamedTuple):
    """What is paid, up to 由, and who pays it."""

    what: str
    payer: str


def paid_by(name: str) -> Paid | None:
    """Return what is paid and by whom, where a name says no more: 管护费由|省级财政|承担; None for other names."""
    found = _PAID.fullmatch(name)
    return Paid(found["what"] or "", found["payer"]) if found else None
