"""The verb that ends the words before a figure: 城镇化率达到|67%, 产量增长|5%, 高于全省平均|2个百分点."""

from __future__ import annotations

import re
from functools import lru_cache

from checker.extract.bases import before_base, without_base
from checker.extract.lexicon import ADVERB, CHANGE, REACH
from checker.extract.naming.nameends import TRIM, without_firm_words
from checker.language.lexicon import compiled, words
from checker.language.words import edges

# So many adverbs may follow one another. Some are made of others (仍有 of 仍 and 有), so that a longer chain could be taken
# apart in more ways than can be tried: the number is doubled with each.
FEW = "{0,6}"
_TAIL_OF = re.compile(rf"(?:{REACH}|不?低于|不?少于|不超过|不高于|占)(?:{ADVERB}){FEW}[^，。；、\d率比]{{2,16}}的$")
_TAIL_PER = compiled(r"(?:每(?:[十百千万]*<counts.per>){1,3})+$")
_NOUN_OF_CHANGE = compiled(r"<names.noun-of-change>$")
_TAIL_MAKE = compiled(r"^(?P<name>[^，。]{3,}?)(?:累计)?(?P<verb><doing.makes-it-more>)$")
_TAIL_REACH = re.compile(
    rf"(?:{ADVERB}|力争|确保|则|也|又|还|其|之){FEW}(?:{REACH})(?:了|为|到|至|在|约)*(?:{ADVERB}){FEW}$"
)
_TAIL_CHANGE = re.compile(
    rf"(?:{ADVERB}|再|又|还|增速|涨幅|降幅|幅度){FEW}?(?P<verb>{CHANGE})(?:了|约|近|幅度?|幅|不低于|不少于|再)*(?:{ADVERB}){FEW}$"
)
_TAIL_COMPARE = compiled(rf"(?:{ADVERB}){FEW}(?P<verb><names.compared>)(?P<with>[^，。；]{{1,24}})$")
_IS_LONG = re.compile("|".join(word for word in words("reach", "rise", "fall", "compare") if len(word) > 1))
_YARDSTICK = compiled(r"<names.yardstick>")
_SHORTEST = 2  # characters of a name


def _search_at_a_word(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Return the first match that does not begin with a single character inside a word: 储能达到 ends in 达到, not in 能达到."""
    found = pattern.search(text)
    while found is not None and found.start() not in edges(text) and not _IS_LONG.match(text, found.start()):
        found = pattern.search(text, found.start() + 1)
    return found


@lru_cache(maxsize=8192)
def tail(text: str) -> tuple[str, str, str]:
    """Take the verb off the end of the words before a figure: what is left, the verb's class, the verb.

    The class is `reach` (达到), `change` (提高, 高于…), or "" where no verb stands there.
    """
    text = _TAIL_PER.sub("", text.rstrip(TRIM))
    text = text[:-1] if len(text) > 2 and text.endswith(("由", "从")) else text
    share = _TAIL_OF.search(text)
    if share and share.start() >= 2:
        if share[0].startswith("占"):  # 光伏发电量占全社会用电量的|18%
            return text.removesuffix("的"), "reach", "占"
        return text[: share.start()], "reach", share[0]
    firm = without_firm_words(text)  # 企业总量力争|突破5000家: the bound is the verb
    if _SHORTEST <= firm < len(text) and firm in edges(text):
        return text[:firm], "reach", text[firm:]
    made = _TAIL_MAKE.match(text)
    if made:
        return made["name"], "make", made["verb"]
    compared = _TAIL_COMPARE.search(text)
    if compared and _YARDSTICK.search(compared["with"]):
        return text[: compared.start()], "compare", compared["verb"]
    if _NOUN_OF_CHANGE.search(text):
        return text, "", ""
    reached = _search_at_a_word(_TAIL_REACH, text)
    if reached:
        return text[: reached.start()], "reach", reached[0]
    changed = _search_at_a_word(_TAIL_CHANGE, text)
    if changed and changed.end() > changed.start():
        return without_base(text[: changed.start()]), "change", changed["verb"]
    return (based, "reach", text[len(based) :]) if (based := before_base(text)) else (text, "", "")
