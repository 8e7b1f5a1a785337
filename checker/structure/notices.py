"""What a site says at the end of a text: that a preview stops here, or where the text is from."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.model.layout import Furniture, Line

_PREVIEW = re.compile(
    r"(?:预览|试读|试看)(?:已|到此)?(?:结束|完毕)|未完待续|(?:查看|阅读|下载)(?:更多|全文|完整)|完整(?:报告|版本?|内容|文档|文件).{0,6}(?:链接|下载|请|购买)"
    r"|(?:剩余|余下).{0,6}(?:未读|内容)|(?:登录|注册|付费|开通会员|扫码).{0,6}(?:查看|阅读|下载)|[（(](?:以下|下文|后文|其余)(?:内容)?(?:从?略|省略)[）)]"
)

_SITE = re.compile(
    r"(?:本文|文章|以上内容|资料|版权).{0,10}(?:来自|来源于|源自|转自)(?:互联)?网络|如有(?:任何)?(?:异议|侵权|不妥).{0,12}联系"
)


def without_preview(lines: Sequence[Line]) -> tuple[list[Line], list[Furniture]]:
    """Part the lines of the plan from a site's words at its end: that a preview stops here, where the text is from."""
    cut, kind, tail = len(lines), "preview", 0
    for index in range(len(lines) - 1, -1, -1):
        tail += len(lines[index].text)
        if tail > 600:
            break
        if len(lines[index].text) <= 80 and (
            found := _PREVIEW.search(lines[index].text) or _SITE.search(lines[index].text)
        ):
            cut, kind = index, "preview" if found.re is _PREVIEW else "site-notice"
    return list(lines[:cut]), [Furniture(span=(line.start, line.end), kind=kind) for line in lines[cut:]]
