"""Whom an extreme asks for: those whose the row at the top is, those who did it most, and who was quick."""

import pytest

from assistant.engine import Assistant
from tests.parsing.conftest import Open

LEAVES = """\
单号,申请日期,申请人,树种,采伐面积（亩）,采伐单价（元）,办结日期,经办人,办理中队,处理状态,下次复查情况
L01,2023-03-01,关大海,杉木,12,300,2023-03-05,郝亮,一队,已清运,已复查
L02,2023-03-02,季小川,松木,40,500,2023-03-20,屠刚,二队,已清运,未复查
L03,2023-03-04,关大海,杉木,30,200,2023-03-10,郝亮,一队,待清运,未复查
L04,2023-03-06,费宁,樟木,8,900,2023-03-18,屠刚,二队,待清运,未复查
L05,2023-03-09,贝明,松木,25,700,2023-03-12,郝亮,一队,待清运,
"""
BOOTHS = """\
摊位编号,经营户,性别,市场,投诉事项,被投诉日期,巡查人
T1,安小满,女,东市,短斤少两,2023-03-01,童静
T2,白露,女,西市,乱收费,2023-03-02,裘娜
T3,冬至成,男,西市,短斤少两,2023-03-05,裘娜
T4,谷雨,男,西市,乱收费,2023-03-06,裘娜
T5,立夏,女,东市,短斤少两,2023-03-07,童静
T6,芒种,男,西市,短斤少两,2023-03-08,裘娜
"""


WORKS = """\
工程编号,工程名称,所在镇,工程类别,施工单位,工程状态,造价（万元）,补助（元/月）,验收得分（分）,验收人,开工日期
G1,北河清淤,河口镇,清淤,长波二公司,已完工,120,300,91,童静、裘娜,2023-01-03
G2,南渠衬砌,河口镇,衬砌,远帆建设,在建,80,200,88,童静,2023-02-03
G3,西塘加固,石门镇,加固,长波二公司,在建,200,400,79,裘娜、童静,2023-02-09
G4,东堤护岸,石门镇,护岸,顺风建工,已完工,60,300,95,裘娜,2023-03-01
G5,中坝加固,石门镇,加固,远帆建设,已完工,150,100,84,童静,2023-03-09
"""


@pytest.fixture(scope="module")
def desk(opened: Open) -> Assistant:
    return opened({"采伐复查": LEAVES, "摊位投诉": BOOTHS, "水利工程": WORKS})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("采伐面积最大的是谁", ["季小川"]),
        ("采伐面积最大的两片是谁的", ["季小川", "关大海"]),
        ("采伐单价前三名是谁", ["费宁", "贝明", "季小川"]),
        ("采伐单价最高的是谁，什么树种", ["费宁", "樟木"]),
        ("经办采伐最多的是谁", ["郝亮"]),
        ("谁办采伐用的天数最短", ["郝亮"]),
        ("从申请到办结谁办得最慢", ["屠刚"]),
        ("郝亮和屠刚谁办得快", ["郝亮"]),
        ("杉木和松木哪个贵", ["松木"]),
        ("哪个中队清运得最多", ["一队", "二队"]),
        ("东市和西市哪个被投诉多", ["西市"]),
        ("造价最高的镇是哪个，花了多少", ["石门镇"]),
    ],
)
def test_names_of_those_meant(desk: Assistant, question: str, told: list[str]) -> None:
    answer = desk.ask(question)
    cells = [cell for row in answer.rows for cell in row]
    assert answer.answered, answer.understood
    assert all(name in cells for name in told), (answer.understood, answer.rows)


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("松木一共复查了几片", [(2,)]),
        ("下次已经复查了的有几片", [(1,)]),
        ("西市男女经营户各多少", [("女", 1), ("男", 3)]),
        ("已完工的工程是哪几家公司干的", [("长波二公司",), ("顺风建工",), ("远帆建设",)]),
        ("石门镇的工程都是谁在干", [("长波二公司",), ("顺风建工",), ("远帆建设",)]),
        ("裘娜巡查过哪些市场", [("西市",)]),
        ("在建的工程一共要发多少补助", [(600,)]),
        ("造价一共付了多少", [(610,)]),
        ("在建的工程平均多少分", [(83.5,)]),
    ],
)
def test_numbers(desk: Assistant, question: str, rows: list[tuple[object, ...]]) -> None:
    answer = desk.ask(question)
    assert sorted(answer.rows, key=str) == sorted(rows, key=str), answer.understood


@pytest.mark.parametrize("question", ["安小满和白露谁查得快", "东市和西市哪个厚"])
def test_a_pace_that_no_day_tells_is_no_number_of_rows(desk: Assistant, question: str) -> None:
    assert not desk.ask(question).answered
