"""Whether two names are of one body: 市发展改革委 and 市发展和改革委员会, 市住建局 and 住房和城乡建设局."""

from __future__ import annotations

import re

_LEVEL = re.compile(r"^(?:[\u4e00-\u9fff]{2,3}(?=[省市县区州])|各)?(?:省|自治区|市|州|盟|县|区)(?=[\u4e00-\u9fff])")
_END = re.compile(r"(?:委员会|委|办公室|办|局|厅|部)$")
_JOINT = re.compile(r"[和与及、\s]")
_BODY = re.compile(r"(?:局|委员会|委|办公室|办|厅|部门|部|集团|公司|中心|政府|院)(?:[（(][^（()）]*[）)])?$")


def one_body(one: str, other: str) -> bool:
    """Say whether two names are of one body, as far as they are names of bodies; one may be short for the other."""
    if not _BODY.search(one) or not _BODY.search(other):
        return False
    short, long = sorted((_bare(one), _bare(other)), key=len)
    return _is_short_for(short, long)


def _bare(name: str) -> str:
    bare = _JOINT.sub("", re.sub(r"[（(][^（()）]*[）)]$", "", name))
    bare = _LEVEL.sub("", bare)
    return _END.sub("", bare) or bare


def _is_short_for(short: str, long: str) -> bool:
    """Say whether a name has its characters, in order, in the longer one, which begins as it does."""
    if not short or short[0] != long[0]:
        return short != "" and short in long
    rest = iter(long)
    return all(char in rest for char in short)
