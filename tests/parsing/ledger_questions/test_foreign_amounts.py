"""Amounts, grades, places and days that run out in the books of any office, kept without a dictionary."""

from datetime import date
from pathlib import Path

import pytest

from assistant.engine import Assistant
from tests.conftest import CORPUS

BOOKS = {
    "道路工程进度": """\
项目名称,责任单位,计划里程(公里),已完成里程(公里),计划投资(万元),完成投资(万元),开工日期
迎宾路,市政处,12.5,8.5,5600,3300,2022-11-05
环城路,公路局,30,30,12000,11800,2022-09-18
农村路,公路局,86,41,7400,3100,2023-02-15
滨河路,市政处,6.5,0,2000,0,2023-06-20
""",
    "抢修记录": """\
抢修班组,停气原因,抢修日期,影响户数
一班,第三方破坏,2023-03-02,320
二班,管道腐蚀,2023-03-05,80
一班,第三方破坏,2023-04-11,410
二班,第三方破坏,2023-04-20,900
三班,管道腐蚀,2023-05-01,40
""",
    "食品许可台账": """\
许可证号,经营者,发证日期,有效期至,换证情况
JY1,李记面馆,2018-09-12,2023-09-11,未换证
JY2,好又多,2019-03-01,2024-02-29,
JY3,幼儿园食堂,2018-07-20,2023-07-19,未换证
JY4,味美轩,2018-06-30,2023-06-29,已换证
""",
    "应急物资": """\
物资名称,存放点,库存,单价(元)
雨衣,城东,300,35
编织袋,河堤,15000,1
冲锋舟,河堤,4,38000
""",
    "建筑企业资质": """\
企业名称,资质等级,成立日期
宏达,一级,2008-05-06
顺通,二级,2015-03-10
恒基,三级,2016-08-22
中原,特级,1998-01-15
""",
    "降尘监测": """\
镇街,月份,降尘量(吨/平方公里),排名,上月排名
城关镇,11月,5,2,3
柳泉镇,11月,4,1,1
双桥镇,11月,9,4,4
石门乡,11月,6,3,2
""",
    "VOCs排查": """\
街道,问题总数,已整改,整改率
城北,12,10,83.3%
城北,8,8,100%
河东,15,9,60%
""",
    "接访登记": """\
登记日期,事项,来访人数,答复期限,答复日期,房屋总价(万元)
2023-03-02,拆迁,3,2023-05-02,2023-04-20,80
2023-03-15,物业,12,2023-05-15,2023-05-20,100
2023-04-19,拆迁,1,2023-06-19,,60
""",
}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("office")
    for name, text in BOOKS.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return Assistant.open(CORPUS, folder, date(2023, 8, 1))


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("还剩多少公里没修", [55.5]),
        ("迎宾路还剩多少公里", [4]),
        ("还差多少万元没投", [8800]),
        ("还差多少没投", [8800]),
        ("公路局还差多少公里没完成", [45]),
        ("公路局的投资完成率是多少", [14900 / 19400]),
        ("投资完成多少万元", [18200]),
        ("没投的项目有几个", [1]),
        ("问题总数和其中已整改的各是多少", [35, 27]),
        ("平均每班抢修几次", [5 / 3]),
        ("第三方破坏造成的有几次", [3]),
        ("二班影响了多少户", [980]),
        ("影响户数最多和最少的班组相差多少户", [980, 40, 940]),
        ("降尘量最高和最低的镇街差多少", [9, 4, 5]),
        ("排名没变的镇街有几个", [2]),
        ("库存总值是多少", [177500]),
        ("二级以上的企业有几家", [3]),
        ("2015年以后（含2015年）成立的企业有几家", [2]),
        ("2018年开出几个证", [3]),
        ("已经到期还没换证的有几个", [1]),
        ("下个月到期的许可证有几个", [1]),
        ("超期答复的有几件", [1]),
        ("来访一共多少人", [16]),
        ("人均房屋总价是多少", [15]),
    ],
)
def test_figures_that_no_column_tells_by_itself(office: Assistant, question: str, figures: list[float]) -> None:
    answer = office.ask(question)
    assert [float(cell) for cell in answer.rows[0]] == pytest.approx(figures), answer.understood


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("里程完成率最低的项目", {"滨河路"}),
        ("排名上升的镇街有哪些", {"城关镇"}),
        ("排名比上月下降的镇街", {"石门乡"}),
        ("库存乘单价最高的物资是什么", {"冲锋舟"}),
        ("二级及以上资质的企业有哪些", {"宏达", "顺通", "中原"}),
        ("许可证年底前到期的有哪些", {"JY1", "JY3", "JY4"}),
        ("到期没换证的有哪些", {"JY3"}),
        ("2016年以前（含2016年）成立的企业", {"宏达", "顺通", "恒基", "中原"}),
        ("今天起60天内到期的许可证", {"JY1"}),
    ],
)
def test_rows_that_are_told_by_two_of_their_cells(office: Assistant, question: str, named: set[str]) -> None:
    answer = office.ask(question)
    names = {cell for row in answer.rows for cell in row if cell in _firsts()}
    assert names == named, answer.understood


@pytest.mark.parametrize(
    ("question", "groups"),
    [
        ("各责任单位还剩多少公里没完成", {"公路局": 45, "市政处": 10.5}),
        ("各抢修班抢修了几次", {"一班": 2, "二班": 2, "三班": 1}),
        ("各街道问题总数和已整改的", {"城北": 20, "河东": 15}),
        ("各存放点库存总值", {"城东": 10500, "河堤": 167000}),
    ],
)
def test_groups_have_the_same_figures(office: Assistant, question: str, groups: dict[str, float]) -> None:
    answer = office.ask(question)
    assert {row[0]: float(row[1]) for row in answer.rows} == pytest.approx(groups), answer.understood


def _firsts() -> set[str]:
    """The first cell of every row."""
    return {line.split(",")[0] for text in BOOKS.values() for line in text.splitlines()[1:]}
