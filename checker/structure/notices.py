"""What a site prints around a plan: controls above it, and below it links and the end of a preview."""

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
# The controls of a page as its text leaves them, a line each or several on one.
_CONTROL = re.compile(
    r"(?:[【\[（(]?(?:下载|打印(?:本页)?|全屏|收藏|分享(?:到)?|字[号体](?:[：:])?|大|中|小|加大|还原|减小|关闭(?:窗口)?|返回(?:顶部|首页)?|朗读|纠错|微信|微博|我要纠错|语音播报|视力保护色)"
    r"[】\]）)：:|｜/、,，]*|[】\]）)|｜])+"
)
_PATH = re.compile(r"(?:您?(?:的)?当前(?:的)?位置|您(?:现)?在的?位置|首页)\s?[：:>＞»].{0,80}")
_COUNTED = re.compile(r"(?:浏览|阅读|点击|访问)(?:次数|量|数)\s?[：:]?\s?\d*\s?次?")
_BELOW = re.compile(
    r"(?:相关(?:报道|链接|阅读|文章|稿件|新闻|附件|解读)|附件下载|上一[篇条]|下一[篇条]|扫一扫|责任编辑|网站(?:地图|标识码)|版权所有|主办单位|ICP备|友情链接)(?:\s?[：:].*)?"
)
_ABOVE_LINES, _BELOW_LINES = 60, 30


def without_site(lines: Sequence[Line]) -> tuple[list[Line], list[Furniture]]:
    """Part the lines of the plan from the controls of a web page above it and the links of the site below it."""
    taken: set[int] = set()
    for index, line in enumerate(lines[:_ABOVE_LINES]):
        words = "".join(line.text.split())
        if len(words) <= 90 and any(sign.fullmatch(words) for sign in (_CONTROL, _PATH, _COUNTED)):
            taken.add(index)
    first = max(len(lines) - _BELOW_LINES, _ABOVE_LINES)
    below = next((i for i in range(first, len(lines)) if _BELOW.fullmatch("".join(lines[i].text.split())[:200])), None)
    if below is not None and sum(len(line.text) for line in lines[below:]) <= 1200:
        taken |= set(range(below, len(lines)))
    kept = [line for index, line in enumerate(lines) if index not in taken]
    return kept, [Furniture(span=(lines[i].start, lines[i].end), kind="site-notice") for i in sorted(taken)]


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
