"""What stands around a document is left out of its text, and said to be."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.model import Document
from checker.read import take_apart
from checker.structure import structure

_BODY = "海青市“十四五”水利规划\n\n一、目标\n\n到2025年，水库达到5座。\n\n二、保障\n\n加强领导，各县区抓好落实。\n\n"


def _read(text: str, name: str = "plan.txt") -> Document:
    data = text.encode()
    return structure(take_apart(data, Path(name)), data, Path(name))


def _texts(document: Document) -> list[str]:
    return [passage.text for passage in document.passages]


@pytest.mark.parametrize(
    "foot",
    [
        "海青市人民政府办公室2021年12月22日印发\n",
        "海青市人民政府办公室\n2021年12月22日印发\n",
        "抄送：市委各部门，市人大办公室，\n市监委，海青军分区。\n海青市人民政府办公室 2021年12月22日印发\n",
        "信息公开选项：主动公开\n抄送：市委办公室。\n海青市人民政府办公室\n二〇二一年十二月二十二日印发\n",
    ],
)
def test_a_colophon_is_no_text_of_the_plan(foot: str) -> None:
    found = _read(_BODY + foot)

    assert _texts(found) == _texts(_read(_BODY))
    assert any("版记" in warning.zh for warning in found.warnings)


def test_a_sentence_that_speaks_of_printing_stays() -> None:
    found = _read(_BODY + "本规划由海青市人民政府办公室于2021年12月22日印发，各县区照此执行。\n")

    assert "2021年12月22日" in _texts(found)[-1]


@pytest.mark.parametrize(
    "foot",
    [
        "联系地址：海青市中山路6009号大厦B栋10层\n",
        "相关报道：\n2024年海青市水利投资20亿元\n",
        "打印本页\n关闭窗口\n【字体：\n大\n中\n小\n】\n",
        "主办：海青市人民政府办公室\n海ICP备12345678号\n",
    ],
)
def test_what_a_site_sets_below_is_no_text_of_the_plan(foot: str) -> None:
    found = _read(_BODY + foot)

    assert _texts(found) == _texts(_read(_BODY))
    assert any("网站说明" in warning.zh for warning in found.warnings)


def test_buttons_and_the_box_of_facts_above_are_no_text_of_the_plan() -> None:
    box = "索引号：HQ/2022-00018\n发布机构：海青市水利局\n成文日期：2022年3月9日\n文号：海水发〔2022〕2号\n"
    found = _read(f"您的位置：\n首页\n>\n{box}【字号：\n大\n中\n小\n】\n{_BODY}")

    assert _texts(found) == _texts(_read(_BODY))
    assert (found.number, found.issuer) == ("海水发〔2022〕2号", "海青市水利局")


def test_a_box_of_facts_in_a_table_of_a_page_is_read_and_left_out() -> None:
    rows = [("索引号", "HQ/2022-00018", "主题分类", "水利"), ("发布机构", "海青市水利局", "成文日期", "2022年3月9日")]
    rows += [("名称", "海青市水利局关于印发海青市“十四五”水利规划的通知", "文号", "海水发〔2022〕2号")]
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    body = "<p>一、目标</p><p>到2025年，水库达到5座。</p>"
    found = _read(f"<html><body><table>{table}</table>{body}</body></html>", "plan.html")

    assert found.title == "海青市“十四五”水利规划"
    assert (found.number, str(found.issued), found.issuer) == ("海水发〔2022〕2号", "2022-03-09", "海青市水利局")
    assert not any("索引号" in text for text in _texts(found))


def test_a_lone_character_of_a_paragraph_is_no_button() -> None:
    found = _read(
        "海青市“十四五”水利规划\n\n着力建设水利强市，把工程做\n大\n做强。\n\n一、目标\n\n到2025年，水库达到5座。\n"
    )

    assert "大" in "".join(_texts(found)[1:-2])


def test_a_source_under_a_table_in_the_middle_stays() -> None:
    filler = "各县区抓好落实，加强领导。\n\n" * 90
    found = _read(f"{_BODY}{filler}来源：海青市统计局\n\n{filler}")

    assert "来源：海青市统计局" in "".join(_texts(found))


_ARTICLE = "".join(f"<p>（{i}）加强水利建设，新建水库{i}座，确保供水安全得到保障。</p>" for i in range(1, 30))


@pytest.mark.parametrize(
    ("head", "above"),
    [
        ("<title>海青市“十四五”水利规划 - 海青市水利局</title>", "<h1>海青市“十四五”水利规划</h1>"),
        ("<title>海青市“十四五”水利规划_海青市人民政府门户网站</title>", ""),
        ("<title>通知公告 海青市“十四五”水利规划</title>", "<p>政务公开</p>"),
        ('<meta name="ArticleTitle" content="海青市水利局关于印发海青市“十四五”水利规划的通知">', ""),
        ("<title>规划计划</title>", "<ul><li><b>索引号：</b>1</li><li><b>名　称：</b>海青市“十四五”水利规划</li></ul>"),
    ],
)
def test_the_title_of_a_page_whose_article_does_not_repeat_it(head: str, above: str) -> None:
    body = f"<p>为加快水利发展，根据《云岭省“十四五”水利规划》，制定本规划。</p><p>一、目标</p>{_ARTICLE}"
    page = f"<html><head>{head}</head><body>{above}<div class='content'>{body}</div></body></html>"

    assert _read(page, "plan.html").title == "海青市“十四五”水利规划"


def test_a_box_of_facts_above_the_article_is_read() -> None:
    box = "<li><b>索引号：</b>12/2022</li><li><b>发布机构：</b>海青市水利局</li><li><b>发文日期：</b>2022年3月9日</li>"
    page = f"<html><body><ul>{box}</ul><div class='content'><p>一、目标</p>{_ARTICLE}</div></body></html>"
    found = _read(page, "plan.html")

    assert (found.issuer, str(found.issued), found.level) == ("海青市水利局", "2022-03-09", "city")
    assert not any("索引号" in text for text in _texts(found))
