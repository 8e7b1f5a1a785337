"""What sentences say of works that a table of the same plan lists: when they are done, who leads them, what they cost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from checker.extract.figures import find
from checker.extract.lexicon import MAKE, WORK
from checker.extract.particulars.workrows import Due, Work, WorkTable, core, is_counted, money_of, work_table
from checker.language.bodies import one_body
from checker.language.references import Reference, references
from checker.language.sections import role_of
from checker.language.sentences import sentence_around
from checker.model import Document, Passage, RoundedFigure, ToldOfWorks, WorkMatter

_BACK = frozenset(("retrospect", "situation", "overview", "glossary"))
_YEAR = re.compile(r"(?P<year>20\d\d)年(?:(?P<month>1[0-2]|[1-9])月)?[底末]?(?:[以之]?前)?")
_DONE = re.compile(r"建成|完成|完工|竣工|投用|投入使用|投入运[行营]|投运|投产|通车|交付|实施完毕")
_PARTLY = re.compile(r"一期|二期|三期|首[期批]|前期|先期|开工|启动|动工|主体|部分|初步|试点|阶段|分[期批年]|示范段")
# What may stand right before the name of a work that is told as a whole, and right behind it.
_BEFORE = re.compile(
    rf"(?:^|[，,；;：:、（(“\"]|{MAKE}|{WORK}|推进|推动|加快|全面|实施|市|我市|全市|全省|本市|\d[个座处所项条]|将|对|的|牵头|负责|组织|统筹|和|及|与|成|“)$"
)
_BEHIND = re.compile(
    r"^[”\"]?(?:建设)?(?:工程|项目)?(?:建设)?[”\"]?(?=$|[，,。；;：:、（(）)]|建成|完成|完工|竣工|投|通车|由|全部|于|在|到|力争|确保|要|和|及|与)"
)
_BODY = r"[\u4e00-\u9fff（）]{2,14}?(?:局|委员会|委|办公室|办|厅|部门|集团|公司|中心|政府|院)"
_LEAD = re.compile(rf"(?:由|^|[，,；;。])(?P<bodies>{_BODY}(?:(?:、|和|与|及|会同){_BODY})*)(?:负责)?牵头")
_WITH = re.compile(r"、|和|与|及")
_WORKS = "(?:重点|重大|主要|骨干)?(?:建设)?(?:工程|项目)"
_COUNT = re.compile(
    rf"(?P<count>\d{{1,3}})\s?[个项](?:省级|市级|县级)?(?P<what>{_WORKS})|(?P<which>{_WORKS})共?(?P<number>\d{{1,3}})\s?[个项]"
)
_INVESTED = re.compile(r"总投资[^，。；\d]{0,6}$|投资(?:总额|规模|估算|概算)?[^，。；\d]{0,4}$")
_LOOSE = re.compile(r"约|近|超|余|左右|以上|不[少低]于")
_LISTED_WORK = re.compile(r"[\u4e00-\u9fff“”（）]{5,24}?(?:工程|项目)(?=[、，,。；;（(和及与]|$)")
_LOOSELY = Decimal("0.05")


def works_told(document: Document, tables: Sequence[Sequence[Passage]]) -> Iterator[ToldOfWorks]:
    """Yield what each sentence of the text says of a work of a table, or of all works of the table that it points to."""
    listed = [found for table in tables if (found := work_table(table)) is not None]
    if not listed:
        return
    for passage in document.passages:
        if passage.kind != "paragraph" or _looks_back(document, passage):
            continue
        for table in listed:
            yield from _of_works(passage, table)
        for reference in references(passage.text):
            if (meant := _meant(reference, listed)) is not None:
                yield from _of_all(passage, reference, meant)


def _looks_back(document: Document, passage: Passage) -> bool:
    section = document.sections[passage.section] if passage.section is not None else None
    roles = {role_of(heading) for heading in passage.headings}
    return passage.clause == "题" or not _BACK.isdisjoint({*roles, section.role if section is not None else "none"})


def _of_works(passage: Passage, table: WorkTable) -> Iterator[ToldOfWorks]:
    text = passage.text
    for work in table.works:
        for whole, names in ((True, work.wholes), (False, work.parts)):
            place = next((at for name in names if (at := _named(text, name)) is not None), None)
            if place is not None:
                yield from _of_one(passage, work, place, table, whole=whole)
                break


def _named(text: str, name: str) -> tuple[int, int] | None:
    """Return where a text names a work, and not one of another place or a part of it."""
    at = text.find(name)
    while at >= 0:
        start, _ = sentence_around(text, at)
        if _BEFORE.search(text[start:at]) and _BEHIND.match(text[at + len(name) :]):
            return at, at + len(name)
        at = text.find(name, at + 1)
    return None


def _of_one(
    passage: Passage, work: Work, place: tuple[int, int], table: WorkTable, *, whole: bool
) -> Iterator[ToldOfWorks]:
    text = passage.text
    start, end = sentence_around(text, place[0])
    sentence = text[start:end]
    others = {name for other in table.works if other is not work for name in other.wholes}
    if any(name in sentence and name not in text[place[0] : place[1]] for name in others):
        return
    name = text[place[0] : place[1]]
    due = _due(sentence, place[0] - start, place[1] - start)
    if due is not None and work.due is not None:
        both = due.month and work.due.month
        told, beside = (one.year * 12 + one.month if both else one.year for one in (due, work.due))
        if whole or told > beside:
            yield _told(passage, (start, end), work, "deadline", name, (due.printed, work.due.printed), (told, beside))
    bodies = _led_by(sentence, place[0] - start) if whole else ()
    listed = [body for body in work.leads if one_body(body, body)]
    if bodies and listed:
        alike = any(one_body(mine, theirs) for mine in bodies for theirs in listed)
        yield _told(
            passage,
            (start, end),
            work,
            "lead",
            name,
            ("、".join(bodies), "、".join(work.leads)),
            (0, 0 if alike else 1),
        )


def _told(
    passage: Passage,
    span: tuple[int, int],
    work: Work,
    matter: WorkMatter,
    name: str,
    printed: tuple[str, str],
    values: tuple[int, int],
) -> ToldOfWorks:
    return ToldOfWorks(
        passage=passage,
        start=span[0],
        end=span[1],
        rows=(work.row,),
        matter=matter,
        name=name,
        said=printed[0],
        beside=printed[1],
        value=Decimal(values[0]),
        listed=Decimal(values[1]),
    )


def _due(sentence: str, start: int, end: int) -> Due | None:
    """Return when a sentence has the work that it names from `start` to `end` done; None where it tells of more."""
    found = list(_YEAR.finditer(sentence))
    if len(found) != 1 or _PARTLY.search(sentence):
        return None
    time = found[0]
    low, high = min(time.start(), start), max(time.end(), end)
    closes = next((at for at in range(high, len(sentence)) if sentence[at] in "，,；;"), len(sentence))
    if sentence[low:high].count("，") > 1 or not _DONE.search(sentence, low, closes):
        return None
    return Due(int(time["year"]), int(time["month"] or 0), time[0])


def _led_by(sentence: str, at: int) -> tuple[str, ...]:
    """Return who leads the work named at a place of a sentence: 由甲局牵头实施|工程, 工程由甲局牵头."""
    found = list(_LEAD.finditer(sentence))
    if len(found) != 1:
        return ()
    between = sentence[min(found[0].end(), at) : max(found[0].start(), at)]
    if between.count("，") + between.count("、") > 1 or len(between) > 40:
        return ()
    return tuple(_WITH.split(found[0]["bodies"].partition("会同")[0]))


def _meant(reference: Reference, tables: Sequence[WorkTable]) -> WorkTable | None:
    """Return the only table of works that stands in the annex, or has the number, that a reference names."""
    if not reference.pointing:
        return None
    label = reference.printed.replace(" ", "")
    found = [table for table in tables if label in table.rows[0].clause.split("/")[:-1]]
    return found[0] if len(found) == 1 else None


def _of_all(passage: Passage, reference: Reference, table: WorkTable) -> Iterator[ToldOfWorks]:
    start, end = sentence_around(passage.text, reference.start)
    sentence = passage.text[start:end]
    money = _money(sentence)
    if money is not None and table.money is not None:
        rows = (table.total,) if table.total is not None else table.rows
        yield _sum(passage, (start, end), rows, "money", money, table.money)
    counts = list(_COUNT.finditer(sentence))
    if len(counts) == 1 and is_counted(table):
        one = counts[0]
        told = RoundedFigure(one[0], Decimal(one["count"] or one["number"]), Decimal(0))
        number = RoundedFigure(f"{len(table.rows)}项", Decimal(len(table.rows)), Decimal(0))
        yield _sum(passage, (start, end), table.rows, "number", told, number, name=one["what"] or one["which"])
    for absent in _absent(sentence[: reference.start - start], table):
        nothing = RoundedFigure(reference.printed, Decimal(0), Decimal(0))
        told = RoundedFigure(absent, Decimal(1), Decimal(0))
        yield _sum(passage, (start, end), table.rows[:1], "absent", told, nothing, name=absent)


def _sum(
    passage: Passage,
    span: tuple[int, int],
    rows: Sequence[Passage],
    matter: WorkMatter,
    told: RoundedFigure,
    listed: RoundedFigure,
    name: str = "总投资",
) -> ToldOfWorks:
    return ToldOfWorks(
        passage=passage,
        start=span[0],
        end=span[1],
        rows=tuple(rows),
        matter=matter,
        name=name,
        said=told.printed,
        beside=listed.printed,
        value=told.value,
        listed=listed.value,
        reach=told.reach + listed.reach,
    )


def _money(sentence: str) -> RoundedFigure | None:
    """Return the one figure of a sentence that is what is invested in all."""
    found = [one for one in find(sentence) if one.unit == "元" and _INVESTED.search(sentence, 0, one.start)]
    if len(found) != 1 or found[0].high is not None:
        return None
    one = found[0]
    figure = money_of(sentence[one.start : one.end], one.low, one.text)
    around = sentence[max(0, one.start - 3) : one.start] + sentence[one.end : one.end + 2]
    reach = max(figure.reach, figure.value * _LOOSELY) if _LOOSE.search(around) or one.passed else figure.reach
    return RoundedFigure(figure.printed, figure.value, reach)


def _absent(sentence: str, table: WorkTable) -> Iterator[str]:
    """Yield the works that a sentence names, of those a table is to list, where no row has any such words."""
    named = [found[0] for found in _LISTED_WORK.finditer(sentence)]
    if len(named) < 2:
        return
    rows = ["".join(row.text.split()) for row in table.rows]
    for name in named:
        words = re.sub(rf"^(?:实施|推进|建设|重点|{MAKE}|{WORK})+", "", name).strip("“”")
        pairs = {core(words)[at : at + 2] for at in range(len(core(words)) - 1)}
        if len(words) >= 6 and not any(
            core(words) in row or 2 * sum(one in row for one in pairs) > len(pairs) for row in rows
        ):
            yield words
