"""What a site says at the end of a text: that a preview stops here, or where the text is from."""

from __future__ import annotations

from collections.abc import Sequence

from checker.language.lexicon import compiled
from checker.model.layout import Furniture, Line

_PREVIEW = compiled(
    r"(?:预览|试读|试看)(?:已|到此)?(?:结束|完毕)|未完待续|(?:查看|阅读|下载)(?:更多|全文|完整)|完整<site.whole>.{0,6}<site.to-get>"
    r"|(?:剩余|余下).{0,6}(?:未读|内容)|<site.to-enter>.{0,6}(?:查看|阅读|下载)|[（(](?:以下|下文|后文|其余)(?:内容)?(?:从?略|省略)[）)]"
)

_SITE = compiled(r"<site.this-text>.{0,10}<site.from>(?:互联)?网络|如有(?:任何)?(?:异议|侵权|不妥).{0,12}联系")


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
