"""The base of a change or of a share among the words before a figure: 较峰值下降20%, 能力达到最高负荷3%."""

from __future__ import annotations

from checker.extract.naming.nouns import has_head, is_rate
from checker.language.lexicon import compiled

_AGAINST = compiled(r"(?:力争|争取|确保|要|应)?(?:较|比|同)(?:历史|基准|规划)?<times.usual-base>(?:年份?|水平)*$")
_OF_A_BASE = compiled(r"(?P<name>[^，。；\d]{3,}?)<doing.comes-to>(?P<of>[\u4e00-\u9fa5]{3,10})$")


def without_base(text: str) -> str:
    """Return the words before 下降 or 提高 without the state that the change is counted from (较峰值)."""
    return _AGAINST.sub("", text)


def before_base(text: str) -> str:
    """Return the measure before 达到 where what stands behind the verb is only what the share is of; "" where it is not so."""
    found = _OF_A_BASE.match(text)
    if not found or not has_head(found["name"]) or is_rate(found["of"]) or has_head(found["of"]):
        return ""
    return found["name"]
