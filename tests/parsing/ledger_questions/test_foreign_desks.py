"""What a desk asks of the cases it takes in: grades, stages, days, and figures beside what is left of them."""

import pytest

from assistant.engine import Assistant
from tests.parsing.conftest import Open

LODGINGS = """\
民宿编号,民宿名称,所在村,风险等级,修缮紧迫程度,受理日期,申报方式,办理状态,办结日期,应补金额（元）,实补金额（元）,能否接待团队,检测状态,满意度评价,经营状态
M01,云上居,东沟村,高,重度,2023-03-01,窗口,已办结,2023-03-05,900,900,能,已检测,满意,正常经营
M02,溪边院,东沟村,低,轻度,2023-03-02,网上,已办结,2023-03-12,500,400,不能,已检测,,临时歇业
M03,竹里馆,西岭村,高,轻度,2023-03-05,窗口,已受理,,700,,能,未检测,,正常经营
M04,半山寮,西岭村,中,重度,2023-03-06,网上,办理中,,400,,不能,未检测,,正常经营
M05,石头屋,东沟村,低,中度,2023-03-08,村里代报,已办结,2023-03-14,600,600,不能,已检测,不满意,临时歇业
M06,听雨楼,西岭村,中,重度,2023-03-09,窗口,已受理,,800,,能,无需检测,,正常经营
M07,归田居,东沟村,低,中度,2023-03-10,村里代报,办理中,,300,,不能,检测中,,临时歇业
M08,老磨坊,西岭村,高,轻度,2023-03-11,窗口,已办结,2023-03-15,200,100,能,已检测,,正常经营
"""


@pytest.fixture(scope="module")
def desk(opened: Open) -> Assistant:
    return opened({"民宿备案": LODGINGS})


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("高风险的民宿有几家", [(3,)]),
        ("风险低的有几家", [(3,)]),
        ("西岭村中等风险的民宿有几家", [(2,)]),
        ("修缮紧迫程度重的有几家", [(3,)]),
        ("不能接待团队的民宿有几家", [(4,)]),
        ("没法接待团队的东沟村民宿有几家", [(3,)]),
        ("可以接待团队的有几家", [(4,)]),
        ("歇业的民宿有几家", [(3,)]),
        ("东沟村没歇业的有几家", [(1,)]),
        ("民宿办结率是多少", [(0.5,)]),
        ("已受理的民宿有几家", [(2,)]),
        ("没办结的民宿有几家", [(4,)]),
        ("民宿检测率是多少", [(4 / 7,)]),
        ("应补多少钱，实补多少，还差多少", [(4400, 2000, 2400)]),
        ("东沟村应补一共多少元，实补多少，还欠多少", [(2300, 1900, 400)]),
        ("窗口来的和网上来的民宿，办结平均各用几天", [("窗口", 4), ("网上", 10)]),
        ("窗口办的和村里代报的平均几天办结", [("窗口", 4), ("村里代报", 6)]),
        ("村里代报的办结平均要几天", [(6,)]),
        ("办结了但满意度没填的有几家", [(2,)]),
        ("满意度空着的东沟村民宿有几家", [(2,)]),
        ("风险高的里面满意度填了的有几家", [(1,)]),
    ],
)
def test_a_desk_is_answered_in_its_own_words(desk: Assistant, question: str, rows: list[tuple]) -> None:
    answer = desk.ask(question)
    assert sorted(map(tuple, answer.rows)) == sorted(rows), answer.understood


SLOPES = """\
坡体编号,地点,所在村,风险等级,坡高（米）,治理状态
P01,后山,东沟村,高,12,未治理
P02,岭脚,东沟村,低,5,已治理
P03,河湾,西岭村,高,9,治理中
P04,寨门,西岭村,中,7,未治理
"""
WORKS = """\
工程编号,工程名称,关联坡体,施工单位,工程状态
G1,护坡一期,P01,甲公司,已完工
G2,护坡二期,P03,乙公司,施工中
G3,排水沟,P02,甲公司,已完工
G4,挡墙,,乙公司,已完工
"""


@pytest.fixture(scope="module")
def slopes(opened: Open) -> Assistant:
    return opened({"边坡排查": SLOPES, "防护工程": WORKS})


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("哪些坡体还没治理完，但对应的防护工程已经完工了", [("P01",)]),
        ("哪些坡体关联的防护工程还在施工", [("P03",)]),
        ("高风险的坡体，按坡高从低到高排一下", [("P03", "河湾", 9), ("P01", "后山", 12)]),
        ("中等风险的坡体有哪些，在哪个村", [("P04", "西岭村")]),
    ],
)
def test_what_bears_the_number_of_another_is_found_by_it(slopes: Assistant, question: str, rows: list[tuple]) -> None:
    answer = slopes.ask(question)
    assert len(answer.rows) == len(rows), answer.understood
    assert all(set(row) <= set(told) for row, told in zip(rows, answer.rows, strict=True)), answer.rows
