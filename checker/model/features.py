"""What a sentence, a name, a time or a row says of a target besides its figure: read once, for measures to ask."""

from __future__ import annotations

from typing import Literal, NamedTuple

Around = Literal["", "province", "national", "city"]


class Features(NamedTuple):
    """What is said of one target; a word or a year where one is said, else True where it is so.

    extract/features/ reads them, tests/extract/features.yaml has a sentence for each and one against it.
    """

    # ---- of the sentence
    held: bool = False  # the figure is to be kept all the time: 稳定在, 动态清零
    unchanged: bool = False  # nothing is to change, or to get worse: 不变, 不降低, 巩固
    budget: bool = False  # what the works of a plan are to cost, in all and by who pays: 估算总投资9亿元，其中
    part_of_above: bool = False  # how much of what the region above does it is: 占全省新建任务的
    brought_down: bool = False  # a level is brought down to the figure: 降至, 控制在
    falls: bool = False  # a verb says that something gets less: 下降, 缩小
    downward: bool = False  # any word says so: 压减
    yearly: bool = False  # said for each year or on the yearly average: 每年, 年均
    year_on_year: bool = False  # against the same time of the year before: 同比
    added: bool = False  # counted is what is added: 新增, 净增
    anew: bool = False  # counted is what is built or made over in some years: 新建, 改造
    built: bool = False  # counted may be all that then stands: 建成
    compared: bool = False  # against an earlier state: 较, 比, 在…基础上
    compared_year: int | None = None  # that of this year: 比2020年
    against_others: bool = False  # against the places around: 快于全国
    over_mean: bool = False  # against the mean of these: 高于全省平均
    whole: bool = False  # all of something, with nothing left: 全覆盖, 清零
    everywhere: bool = False  # each place, or all over: 各市, 全面建成
    cleared: bool = False  # down to nothing: 清零
    consolidated: bool = False  # what was reached is made firm: 巩固
    assigned: bool = False  # what is set above will be met: 完成省下达的目标
    standard: bool = False  # a standard or a threshold is set: 标准, 准入
    of_which: bool = False  # it is said of a part of what was named before: 其中

    # ---- of the words that touch the figure
    held_figure: bool = False  # the words right before it hold it: 稳定在
    lead: str = ""  # how it stands to the places around: 高于
    lead_over: Around = ""  # which these are: 全省
    change: str = ""  # how something changed by it: 提高
    changed_since: bool = False  # the change counts from a state that is named: 较上年提高
    two_bounds: str = ""  # the words bind it on two sides: 不低于…左右
    sets_out: bool = False  # a change sets out from it, in a year that is not told: 由13%降为2%
    institution: str = ""  # it is of this one institution or work, named before it: 甲市第二养护院
    part_of_sum: str = (
        ""  # it counts this work alone, and a sum of several follows: 改扩建 of 新建8处、改扩建11处，共19处
    )
    of_houses: bool = False  # it is of the houses that each is to build, named right before it: 每个县建成1所养护院，
    listed_whole: bool = False  # a 100% before a figure whose bound may be read on both: 100%、60%以上

    # ---- of the name
    less_wanted: bool = False  # less of it is better: 能耗, 失业率
    lowering: bool = False  # it counts how something gets less, or is dealt with: 降低率, 治理
    counts_places: bool = False  # it counts places or firms: 达标城市数量
    mean: bool = False  # it is a mean or a rate
    per_head: bool = False  # it is one for each person, household or unit of land: 人均, 亩均
    per_unit: bool = False  # it is one for each thing: 每公里, or in a unit that divides by no time: 元/平方米
    part_of_whole: bool = False  # a share that cannot pass 100%: 覆盖率
    capacity: bool = False  # what is dealt with in a stretch of time: 处理能力
    per_time: bool = False  # name or unit say in which: 吨/日, 年产
    bare: bool = False  # it tells what is counted and not of what: 建筑面积, 任务目标
    stage: str = ""  # works begun or under way: 开工, 在建
    core: str = ""  # the urban core, where the name begins with it or its figure is that of the core alone: 市主城区
    cut: bool = False  # it was cut out of its sentence wrongly: 的污水处理率
    carried: bool = False  # it begins with words of another sentence
    spelt_out: bool = False  # all of it stands in the quote

    # ---- of the time
    each_year: bool = False  # 每年, from whichever year on
    at_intervals: bool = False  # so often as it is done, again and again: 每季度至少1次
    one_year: bool = False  # a year by itself (2026年), and no end (到2026年)
    last_day: tuple[int, int] | None = None  # month and day on which the named part of a year ends; 31 is the last day

    # ---- of the row of a table
    allotted: bool = False  # the table tells out to places what is to be done, and names no time
    column_year: int | None = None  # the year in the deadline column
    column_open: bool = False  # that column names no end: 持续推进
    cell_years: tuple[int, ...] = ()  # the years that the main cell names


NO_FEATURES = Features()
