"""Tables whose columns a text sets apart by blanks: cells over several lines, heads over several, pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.model import Document
from checker.read.plain import read_text
from checker.structure import structure
from checker.structure.texttables.aligned import aligned


def _read(text: str) -> Document:
    return structure(read_text(text), text.encode(), Path("plan.txt"))


def _table(text: str) -> tuple[tuple[str, ...], list[tuple[str, ...]], list[bool]]:
    found = [p.row for p in _read(text).passages if p.row]
    return (found[0].headers if found else ()), [row.cells for row in found], [bool(row.suspect) for row in found]


CENTRED = """        专栏2 海青市主要指标

序号          指标              计量单位   发展目标    指标类型

1     新建民用建筑绿色建筑占比         %      100    约束
     实施既有居住建筑节能改造及绿色
2                           万平方米   ≥500    预期
            化改造
3     实施公共建筑能效提升改造         万平方米   ≥200    预期
     新建超低能耗建筑、近零能耗建筑
4                           万平方米   ≥100    预期
          等绿色低碳建筑
5      绿色建材应用比例            %      ≥40    预期

     三、重点任务
"""


def test_lines_of_a_cell_above_and_below_its_middle_are_of_its_row() -> None:
    heads, rows, suspect = _table(CENTRED)

    assert heads == ("序号", "指标", "计量单位", "发展目标", "指标类型")
    assert [row[1] for row in rows] == [
        "新建民用建筑绿色建筑占比",
        "实施既有居住建筑节能改造及绿色化改造",
        "实施公共建筑能效提升改造",
        "新建超低能耗建筑、近零能耗建筑等绿色低碳建筑",
        "绿色建材应用比例",
    ]
    assert [row[3] for row in rows] == ["100", "≥500", "≥200", "≥100", "≥40"]
    assert not any(suspect)


def test_what_follows_the_table_is_no_row_of_it() -> None:
    assert any(p.text == "三、重点任务" for p in _read(CENTRED).passages if p.row is None)


def test_heads_of_several_lines_and_of_signs_set_apart() -> None:
    text = """指标    序                         指标    2020 年   2025 年
               指    标    名   称
类别    号                         属性     (现状)     (目标)

      1    甲比率 (% )              约束性   93.7      93.8

环境    2    乙浓度 (毫克/升)             约束性    26       25
治理
      3    丙浓度 (毫克/升)             预期性    56       55
"""
    heads, rows, _ = _table(text)

    assert heads == ("指标类别", "序号", "指标名称", "指标属性", "2020年(现状)", "2025年(目标)")
    assert [row[4:] for row in rows] == [("93.7", "93.8"), ("26", "25"), ("56", "55")]


def test_a_head_alone_at_the_foot_of_a_page_is_that_of_the_rows_on_the_next() -> None:
    text = "一、目标\n  完成下列指标：\n序号        指标名称           单位     2020 年   2025 年   属性\n\f"
    text += "1         甲率            %      18       20      约束性\n\n"
    text += "2         乙浓度           毫克/升   0.09     0.08    约束性\n\n"
    text += "3         丙率            %      －        35      预期性\n\f"
    text += "4           丁率        %    21     22    约束性\n\n5           戊率        %    3     4    预期性\n"
    heads, rows, _ = _table(text)

    assert heads == ("序号", "指标名称", "单位", "2020年", "2025年", "属性")
    assert rows[1] == ("2", "乙浓度", "毫克/升", "0.09", "0.08", "约束性")
    assert [row[0] for row in rows] == ["1", "2", "3", "4", "5"]


def test_two_cells_that_one_blank_parts_are_two() -> None:
    text = """序号     指标            指标属性   2020 年   2025 年
1 甲率（%）          约束性 97        97
2 乙率（%）          约束性 27        26
3 丙率（%）          预期性 51        50
"""
    _, rows, _ = _table(text)

    assert rows[1] == ("2", "乙率（%）", "约束性", "27", "26")


def test_a_row_whose_figures_run_together_is_not_judged() -> None:
    text = """序号     指标            单位    2020 年    2025 年
1     甲率            %     97        98
2     乙率            %     27        26
                          28
3     丙率            %     51        50
4     丁率            %     52        53
"""
    _, rows, suspect = _table(text)

    assert sum(suspect) == 1
    assert [doubted for row, doubted in zip(rows, suspect, strict=True) if any("28" in cell for cell in row)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "        第三章      优化布局           加快发展\n\n    全市坚持统筹推进，形成合力。\n" * 4,
        "海青市发展和改革委员会      海青市财政局\n海青市水利局            海青市住建局\n" * 3,
        "  加强  领导，\n落实  责任，\n形成  合力。\n强化  保障，\n",
    ],
)
def test_lines_with_wide_blanks_are_no_table(text: str) -> None:
    assert aligned(read_text(text).items) == {}  # type: ignore[arg-type]


def test_cells_parted_by_two_blanks_need_not_stand_in_line() -> None:
    text = """专栏2　监测指标
序号  指标名称  单位  2020年  2030年
1  居民素养水平  %  22.8  35
2  二级以上医院设立专科的比例  %  81.3  100
3  县城占比  %  54  —

第二节　建设服务体系
"""
    heads, rows, suspect = _table(text)

    assert heads == ("序号", "指标名称", "单位", "2020年", "2030年")
    assert [row[3:] for row in rows] == [("22.8", "35"), ("81.3", "100"), ("54", "—")]
    assert not any(suspect)
