"""Cells and columns by what they are made of, deeds that are parted by 过, and words that tell rows apart."""

from datetime import date

import pytest

from assistant.engine import Assistant
from tests.parsing.conftest import Open
from tests.parsing.ledger_questions.told_rows import check_rows

JOBS = """\
岗位编号,姓名,出生日期,人员类别,社保缴纳,考勤结果,是否返岗,月补贴（元）,催办次数,备注
P1,甲某,1966-05-01,大龄失业人员,已缴纳,满勤,是,900,1,
P2,乙某,1990-02-03,糖尿病患者,未缴纳,旷工,否,1000,4,
P3,丙某,1978-08-08,大龄失业人员,未缴纳,请假,是,1100,2,
P4,丁某,1985-01-20,残疾人,无需缴纳,旷工,否,900,0,
P5,戊某,1985-01-21,残疾人,已缴纳,满勤,否,900,0,
P6,己某,1985-01-22,糖尿病患者,未缴纳,请假,否,900,0,
P7,庚某,1985-01-23,大龄失业人员,无需缴纳,满勤,是,900,0,
P8,辛某,1985-01-24,残疾人,已缴纳,旷工,否,900,0,
"""
WORKS = """\
项目编号,项目名称,停顿原因,项目阶段,审核结果,威胁人数（人）,威胁户数（户）,用水量（吨）,检验费（元）,验收情况
X1,东渠,订单不足,洽谈,通过,30,9,100,40,验收合格
X2,西渠,用地指标不足,已签约,未通过,20,12,300,60,验收不合格
X3,南渠,设备老化,洽谈,通过,50,10,200,50,未验收
X4,北渠,订单不足,终止,未通过,1,1,10,10,验收合格
X5,中渠,用地指标不足,已签约,通过,1,1,10,10,未验收
X6,上渠,设备老化,终止,通过,1,1,10,10,验收合格
X7,下渠,订单不足,洽谈,通过,1,1,10,10,验收不合格
X8,老渠,设备老化,已签约,通过,1,1,10,10,未验收
"""


@pytest.fixture(scope="module")
def offices(opened: Open) -> Assistant:
    return opened({"岗位人员台账": JOBS, "沟渠项目台账": WORKS})


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("糖尿病人有几个", [(2,)]),
        ("大龄失业的人有多少", [(3,)]),
        ("旷过工的有几个", [(3,)]),
        ("请过假的是哪些", [("P3",), ("P6",)]),
        ("返过岗的有多少人", [(3,)]),
        ("没上社保的有几个", [(3,)]),
        ("社保没交的有几个", [(3,)]),
        ("社保交了的多少人", [(3,)]),
        ("年纪最大的是谁", [("P1",)]),
        ("岁数最小的是哪个", [("P2",)]),
        ("督办次数最多的是谁", [("P2",)]),
        ("没订单的项目有几个", [(3,)]),
        ("缺用地的项目有哪些", [("西渠",), ("中渠",)]),
        ("还在谈的项目有几个", [(3,)]),
        ("威胁的人最多的是哪个项目", [("南渠",)]),
        ("威胁户最多的是哪个项目", [("西渠",)]),
        ("用的水最多的是哪个项目", [("西渠",)]),
        ("检验的钱一共多少", [(200,)]),
        ("没去验收的有几个", [(3,)]),
        ("查到旷工的有几个", [(3,)]),
        ("验收结论不合格的项目有哪些", [("西渠",), ("下渠",)]),
    ],
)
def test_cells_are_said_by_what_they_are_made_of(offices: Assistant, question: str, rows: list[tuple]) -> None:
    answer = offices.ask(question, today=date(2023, 8, 1))
    check_rows(answer, rows)


@pytest.mark.parametrize(
    "question",
    [
        "欺过客的有几个",
        "还在吵的项目有几个",
        "大学生有几个",
        "赔一次平均花多少钱",
        "停了没弄的项目有几个",
        "没人批的是哪几件",
    ],
)
def test_a_word_that_may_tell_rows_apart_is_never_passed_over(offices: Assistant, question: str) -> None:
    assert not offices.ask(question, today=date(2023, 8, 1)).answered
