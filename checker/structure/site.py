"""What a site sets around a document on its page, and what an office prints under it."""

from __future__ import annotations

import re

from checker.language.lexicon import compiled

# Words of a site that stand around an article; alone on a line, or glued to the front of the next line.
_SIZES = r"【?字[号体][:：]?|[【\[]?[大中小](?:[ \u3000|]?[大中小]){1,2}[】\]]?|加大|还原|减小|放大|缩小|A[+-]"
_CHROME_WORD = (
    rf"(?:{_SIZES}|<site.button>"
    r"|分享(?:到)?<site.share>?[:：]?|<site.further-button>|扫一扫.{0,14}|[【】×>＞»|]+)"
)
_CHROME = compiled(rf"(?:{_CHROME_WORD}|[大中小])+")
_GLUED_WORD = r"<site.glued>"
_CHROME_GLUED = compiled(
    rf"(?:(?:{_GLUED_WORD})(?=[^\u4e00-\u9fff]|{_GLUED_WORD})|【字[号体][^】]{{0,20}}】|[】\]×]|字[号体][:：]|加大|还原|减小)+"
)
_SITE_LINE = compiled(
    r"(?:您?(?:的|所在|现在)?(?:当前)?(?:的)?位置(?:是)?[:：]|您现在的位置|(?:信息|文章|稿件)?来源[:：]"
    r"|<site.done-with-it>?<site.counted>[:：]|<site.visited><site.visits>"
    r"|<site.who>[:：]|相关(?:链接|文档|解读|报道)|https?://|www\.|版权所有|主办单位|网站标识码)"
)
_TRAIL = re.compile(r"[^>＞»《》、，。；\d]{2,14}\s?(?:[>＞»]\s?[^>＞»《》、，。；]{2,30}){1,6}")
_SIZE_ALONE = re.compile(r"[大中小]")
# At the foot of a page: what follows belongs to the site, to its last line.
_SITE_ENDS = compiled(r"(?:相关<site.related>|<site.other-pages>)[:：>＞》]*")
_CONTACT = compiled(
    r"[（(]?<site.contact>[:：]"
    r"|[\u4e00-\u9fff]{0,2}ICP备|[\u4e00-\u9fff]公网安备|版权所有|<site.keeper>(?:单位)?[:：]|网站标识码|[0-9a-f]{32}"
)


def of_the_site(text: str) -> bool:
    """Say whether a line without its blanks belongs to the site: buttons, the trail of pages, source and clicks."""
    return bool(_CHROME.fullmatch(text) or _SITE_LINE.match(text) or (len(text) < 80 and _TRAIL.fullmatch(text)))


def alone(text: str) -> bool:
    """Say whether a line is a single 大, 中 or 小, a button only beside others: else a paragraph's last character."""
    return _SIZE_ALONE.fullmatch(text) is not None


def before_the_line(text: str) -> int:
    """Return how many characters at the head of a line are the site's words glued to it."""
    found = _CHROME_GLUED.match(text)
    return found.end() if found else 0


def ends_the_document(text: str) -> bool:
    """Say whether from this line on a page's foot is the site's (相关报道：)."""
    return _SITE_ENDS.fullmatch(text) is not None


def is_contact(text: str) -> bool:
    """Say whether a line tells whom to ring or where an office is, which is nothing that a plan says."""
    return len(text) <= 90 and _CONTACT.match(text) is not None
