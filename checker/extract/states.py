"""Commitments without a figure that can still be checked: 全覆盖, 清零, 全部完成, 基本建成, a document to be issued by a year.

GUIDE.md: 全覆盖, 清零 and 消除 are what is reached and do not stand in the name; a document or mechanism to be made counts only
with a deadline or with 全面, 全部, 基本.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise

from checker.extract import names
from checker.extract.draft import Draft
from checker.extract.governing import Governing
from checker.extract.lexicon import EACH, JOINT
from checker.extract.sentences import Span, Text
from checker.extract.tokens import Token

# At any other character than these no alternative begins, and the expression is left at once.
_FIRST_OF_WHOLE = "(?=[基实达做省市区县镇乡村高城行动全连深有完整清“零只不彻总应均初位排进跻稳保处走争迈列国增涨降水收快低超优与和同符控满逐持明显大如坚杜])"
_WHOLE = re.compile(
    _FIRST_OF_WHOLE
    + r"(?:(?P<cover>(?:基本)?(?:实现|达到|做到)?(?:基本)?(?:[省市区县镇乡村]{0,4}|高标准|高质量|城乡|行政村|动态)?全覆盖|(?:连续|深度|有效|完整)覆盖$)|(?P<zero>(?:动态|整体|全面|全部|基本)?清零|“?零(?:门槛|填埋|增长|距离|排放|直排|容忍|投诉|突破|的突破|进京|跑腿)”?|实现零的突破|只减不增|只增不减|不增反降)"
    r"|(?P<gone>(?:全面|全部|基本|动态|彻底|总体|有效)(?:消除|消灭|根除|淘汰|取缔|取消|解决|放开|停止|退出|关停|禁止|禁用|消失))|(?P<all>应\w尽\w(?:、应\w尽\w)*)"
    r"|(?P<full>(?:全部|全面|全员|全额|均能|均可|均)(?=(?:在|为|开设|报销|补助|免除|兑现|解除|解决|提供|未|压减|实现|完成|建成|建立|达到|达标|实行|执行|采用|推行|推开|推广|落实|接入|纳入|配建|配备|开展|开放|覆盖|打通|具备|安装|使用|改造|贯通|通|落地|投用|脱贫|入统|接受|享受|测绘|归集|开通|整改|治理|形成|成型|塑成|确立|小康|建档|进行|收集|免费|得到|纳管|上线|合格|规范|启动|开工|竣工|交付|设立|设置|到位|普及|享有|启用|推进到位))"
    r"[\u4e00-\u9fa5]*)"
    r"|(?P<basic>(?:基本|初步|总体)(?=(?:实现|建成|形成|建立|完成|打通|消除|达到|达标|满足|解决|健全|覆盖|确立|成熟|具备|构建|普及|建设成|补齐|理顺|畅通|贯通|同步|相当|成型|定型))[\u4e00-\u9fa5]*)"
    r"|(?P<rank>(?:位次|排名|排位)[^，。]{0,6}(?:前移|提升|晋位|进位)|(?:进入|跻身|位居|稳居|保持|处于|达到|走在|争创|迈入|迈进|列)[^，。；]{0,14}(?:前列|第一方阵|第一梯队|百强|前[\d一二三四五六七八九十]+|首位|第一|先进行列|领先|一流)|(?:全国|全省|国际|国内|全市)(?:领先|一流|先进))"
    r"|(?P<compare>(?:增速|增幅|增长|涨幅|降幅|水平|收入)?(?:高于|快于|不低于|不高于|低于|超过|优于)(?:全国|全省|全市|地区生产总值|经济|GDP|城镇|城市|农村|上年|去年|国家|省|规定)[\u4e00-\u9fa5]{0,12}$|[与和同][^，。]{2,14}(?:基本)?(?:同步|持平|相当|(?:保持)?一致)(?=$|，)|(?:完成|达到|符合|控制在|满足)(?:国家|省|市|上级|省下达|国家下达|规定)[\u4e00-\u9fa5]{0,24}(?:目标|任务|要求|标准|指标|范围内|以内|水平)$)"
    r"|(?P<trend>(?:逐步|逐年|持续|稳步|不断|明显|显著|大幅|进一步)(?:提高|提升|下降|降低|减少|缩小|削减|改善|增加|增长|扩大|增强)$)"
    r"|(?P<task>(?:如期|坚决|全面|全部)?完成[^，。]{2,30}任务$)"
    r"|(?P<pass>达标$|不发生[\u4e00-\u9fa5]{2,}|杜绝[\u4e00-\u9fa5]{2,}))"
)
_NEARLY = re.compile(r"(?:基本|初步|总体)(?:实现|完成|达到|做到)")
_COVER = re.compile(
    r"(?P<cover>(?:[省市区县镇乡村]|高标准|高质量|城乡|动态)?全覆盖$)|(?P<zero>(?:动态|整体|全面|全部)?清零$)"
)
_OUTCOME = re.compile(
    r"(?=[建形实完出制编印修打开投通创摸竣挂设启达进构覆贯组发消取确互全依基再关淘拆])(?:建成|形成|实现|建立|完成|出台|制定|编制|印发|修订|打通|开通|投用|投入使用|投入运营|通车|创成|摸清|竣工|挂牌|设立|启用|通航|达到|进入|构建|覆盖|贯通|创建|组建|发布|消除|取得|确立|互联互通"
    r"|^(?:全部|全面|依法|基本|再)*(?:关停|淘汰|取缔|拆除|关闭))"
)
_QUOTED_STATUS = re.compile(
    r"(?:建成|创成|创建成|打造成|建设成为?|成为|实现)(?:[^，。；、“]{0,10})“[^”]{2,14}”$|“零\w{1,4}”$"
)
_OWN_PAPER = re.compile(r"(?:制定|编制|印发|出台)了?本|本(?:规划|方案|纲要|意见|计划|通知)|方案如下")
_TOWARDS = re.compile(
    r"(?:要|着力|努力)?(?:助力|推动(?=[^，]{0,8}(?:实现|质的|量的))|积极融入|主动融入|深入贯彻|贯彻落实|坚持|深刻|加快实现|促进|支持|服务)"
)
_NO_TEST = re.compile(
    r"取得(?:[^，]{0,14})(?:进展|成果|胜利|成绩|突破)$|良好开局|新发展格局|质的有效提升|更为明显|共同富裕取得|方面取得|提升”$"
)
# What is said of the times and of doctrine, not of a thing to be done.
_SLOGAN = re.compile(
    r"(?:时期|阶段|今年|之年)是[^，]*(?:时期|阶段|之年|一年)|(?:贯彻|落实|学习|领悟|领会|坚持|把握)[^，]{0,30}(?:精神|思想|意义|理念|方针|论述|指示|要求)$|(?<![率量数额比])走在(?:全国|全省|全市|世界)?前列|上继续走在"
)
_HELD_TO = re.compile(r"^[与和同](?:全[国省市])?|(?:基本|保持)*(?:同步|持平|相当|一致)$")
_TASK_DONE = re.compile(r"(?:如期|坚决|全面|全部)?完成")
_MADE_FIRST = re.compile(r"(?:加快|支持|推动|努力|全力|[^，]{0,20})(?:建设|打造|建成|构建)")
_MEASURE = re.compile(
    r"率|比重?$|比例|占比|面积|差距|强度|浓度|排放|能效水平|总量|规模|支出|投入|收入|数量|人数|里程|覆盖面|产量|能耗|事故|死亡"
)
_VAGUE = re.compile(r"能力$|质量$|力$|体系$|环境$")
# The urban core at the head of a state is the place that is to reach it: 市主城区雨污合流管网全部清零.
_CORE = re.compile(r"(?:市主城区|主城区|中心城区|市城区)(?=[^率面人内外以]{2})")


def states(text: Text, governing: Governing, tokens: list[Token], *, dated: bool = False) -> list[Draft]:
    """Return the states of a passage; segments that hold a target's figure are none. `dated` is a table row with a deadline."""
    found: list[Draft] = []
    if governing.retrospective:
        return found  # what was done is no commitment
    held = [
        (token.start, token.end)
        for token in tokens
        if token.state in ("target", "baseline", "unread") and token.reason != "counted"
    ]
    for sentence in text.sentences:
        for segment in _segments(text, sentence):
            if any(segment.start <= start < segment.end for start, _ in held):
                continue
            draft = _state(text, sentence, segment, governing, dated=dated)
            if draft is not None:
                found.append(draft)
    return found


def _segments(text: Text, sentence: Span) -> list[Span]:
    starts = text.cuts[bisect_right(text.cuts, sentence.start) : bisect_left(text.cuts, sentence.end)]
    edges = [sentence.start, *starts, sentence.end + 1]
    return [Span(a, min(b - 1, sentence.end)) for a, b in pairwise(edges) if b - 1 > a]


def _state(text: Text, sentence: Span, segment: Span, governing: Governing, *, dated: bool) -> Draft | None:
    words = text.masked[segment.start : segment.end]
    if len(words) < 4 or len(words) > 120 or words.startswith("（"):
        return None
    whole = _WHOLE.search(words)
    if whole and whole.lastgroup == "basic" and (reached := _COVER.search(words, whole.start())):
        whole = reached  # 基本实现公园绿地500米服务半径全覆盖: what is reached stands at the end
    status = None if whole else _QUOTED_STATUS.search(words)
    made = None if whole or status else _OUTCOME.search(words)
    if whole is None and status is None and made is None:
        return None
    rest = governing.at(text, sentence, segment, segment.end)
    if rest.past:
        return None
    timed = rest.by is not None or rest.period is not None
    if not timed or _only_said(words):
        made = None
    if _SLOGAN.search(words):
        return None
    if made is not None and not dated and governing.carried is rest.time and rest.time is not None:
        made = None  # under a heading with a year every sentence is dated: only whole states count there
    if whole is None and status is None and made is None:
        return None
    if whole and whole.lastgroup == "trend" and not (governing.period or timed):
        return None
    if whole and whole.lastgroup == "rank" and _attribute(words, whole):
        return None
    if (
        whole
        and whole.lastgroup in ("full",)
        and re.search(r"(?:以|将)[^，]{0,10}全面|全面(?:贯彻|深化|加强|推进|提升|落实)", words)
        and not timed
    ):
        return None
    name = governing.without_own_region(_name(text, segment, whole, sentence))
    if len(name) < 2 or (whole and whole.lastgroup == "trend" and not _measured(name)):
        return None
    start = segment.start
    if (
        rest.time is not None
        and sentence.start <= rest.time.start <= segment.start
        and not re.search(r"\d", text.text[rest.time.end : segment.start])
    ):
        start = rest.time.start
    while start < segment.end and text.text[start] in " ，、；：。":
        start += 1
    each = EACH.match(JOINT.sub("", text.text[segment.start : segment.end]))
    core = None if each else _CORE.match(JOINT.sub("", text.without_times(segment.start, segment.end)))
    return Draft(
        indicator=name,
        kind="state",
        start=start,
        end=segment.end,
        by=rest.by,
        period=rest.period,
        since=rest.since,
        time_text=rest.time_text,
        modality=rest.modality,
        strength=rest.strength,
        strength_text=rest.strength_text,
        scope="each" if each else "named" if core else "aggregate",
        region=core[0] if core else "",
        note=whole[0].strip("“”") if whole else "",
        uncertain=bool(whole and whole.lastgroup in ("trend", "rank", "pass")) or bool(not whole and not timed),
    )


def _only_said(words: str) -> bool:
    """制定本方案, 助力实现碳达峰, 取得显著成果: what is said of the plan itself or cannot be checked."""
    return bool(_OWN_PAPER.search(words) or _TOWARDS.match(words) or _NO_TEST.search(words))


def _attribute(words: str, whole: re.Match[str]) -> bool:
    """建设全国领先的产业集聚区, 打造国际一流邮轮港: the rank belongs to the thing made and is no rank to be reached."""
    behind = words[whole.end() :]
    return behind.startswith("的") or bool(_MADE_FIRST.match(words) and re.match(r"[\u4e00-\u9fa5]{2}", behind))


def _measured(name: str) -> bool:
    """Say whether what rises or falls is a measure: 能源利用效率, 收入差距; not 能力, 质量, 影响力."""
    return bool(_MEASURE.search(name)) and not _VAGUE.search(name)


def _name(text: Text, segment: Span, whole: re.Match[str] | None, sentence: Span) -> str:
    pieces, at = [], segment.start
    for time in text.times:
        if segment.start <= time.start and time.end <= segment.end:
            pieces.append(text.text[at : time.start])
            at = time.end
    pieces.append(text.text[at : segment.end])
    words = "".join(pieces)
    if whole is not None:
        group = str(whole.lastgroup)
        mark = whole[0]
        if _TASK_DONE.match(mark) and not names.opened(words.replace(mark, "", 1)):
            return names.close(_TASK_DONE.sub("", mark))  # 完成国家下达的节能任务
        if group == "cover" and not mark.startswith(("基本", "实现", "达到", "做到")):
            words = _NEARLY.sub("", words, count=1)  # 城市道路基本实现机械化清扫全覆盖
        if group in ("cover", "zero", "gone", "all", "trend", "pass", "compare"):
            words = words.replace(mark, "", 1) if group != "zero" or "零" not in mark else words
        elif group in ("full", "basic"):
            words = re.sub(
                r"(?:全部|全面|全员|全额|均能|均可|均|基本|初步|总体)(?:实现|完成|建成|建立|达到|形成|推行|覆盖|打通|塑成|确立)?",
                "",
                words,
                count=1,
            )
    name = names.opened(words)
    each = EACH.match(name)
    if each and len(name) - each.end() >= 2 and not re.match(r"[率的]", name[each.end() :]):
        name = names.opened(name[each.end() :])
    core = _CORE.match(name)
    if core and len(name) - core.end() >= 4:
        name = names.opened(name[core.end() :])
    name, _ = names.lead(name)
    name = re.sub(r"(?:全部|均|都|已|基本)?(?:实现|达到|完成|做到)+$", "", name)
    name = names.close(names.opened(name))
    if len(name) < 2 or names.only_verbs(name):
        left = text.text[sentence.start : segment.start].rstrip("，；：、")
        name = names.close(names.opened(re.split(r"[，；：]", left)[-1]))
    if len(name) < 2 and whole is not None:  # 与全国经济增速保持一致: the measure it is held to
        name = names.close(_HELD_TO.sub("", names.opened(whole[0])))
    return name
