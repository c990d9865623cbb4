"""Shares of parts, figures set against each other, bounds in money, and two tables of one place, of unseen fields."""

import pytest

from assistant.engine import Assistant
from tests.parsing.conftest import Open

KILNS = """\
设备编号,设备名称,使用车间,资金来源,购置日期,购置金额（万元）,维修费用（元）,运行状态
S1,回转窑,一车间,自筹,2021-03-05,180,5200,在用
S2,破碎机,一车间,财政,2022-06-01,36.5,,在用
S3,皮带机,二车间,自筹,2022-09-12,12,900,停用
S4,收尘器,二车间,捐赠,2023-01-20,100,300,在用
"""
BREEDING = """\
养殖场,所在乡镇,月份,应免头数（头）,实免头数（头）,补助金额（元）
丰源牧场,东岭乡,2023-05,400,380,2000
丰源牧场,东岭乡,2023-06,200,200,1000
大河牧场,西河镇,2023-05,300,240,1500
青山合作社,西河镇,2023-06,100,70,500
"""
VISITS = """\
检查编号,被检场户,所在乡镇,检查日期,检查结论
J1,丰源牧场,东岭乡,2023-05-11,合格
J2,大河牧场,西河镇,2023-05-15,不合格
J3,大河牧场,西河镇,2023-06-15,合格
J4,南坡羊场,南坪乡,2023-06-20,不合格
"""
STORES = """\
物资编号,物资名称,类别,存放乡镇,现有数量,应储数量
W1,救生衣,防汛,东岭乡,30,50
W2,编织袋,防汛,西河镇,900,800
W3,灭火器,消防,西河镇,10,25
"""


@pytest.fixture(scope="module")
def farm(opened: Open) -> Assistant:
    return opened({"设备台账": KILNS, "动物免疫台账": BREEDING, "防疫检查台账": VISITS, "应急物资台账": STORES})


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("100万以上的设备有几台", [(2,)]),
        ("单台不到20万元的设备", [("S3",)]),
        ("该免没免的一共多少头", [(110,)]),
        ("应免未免的头数哪个乡镇最多", [("西河镇", 90)]),
        ("各类别物资缺多少", [("防汛", 20), ("消防", 15)]),
        ("现有比应储多的物资有几条", [(1,)]),
        ("既有不合格检查又有物资缺口的乡镇", [("西河镇",)]),
        ("检查不合格的养殖场里哪些有免疫记录", [("大河牧场",)]),
        ("东岭乡免疫补助多少元，防疫检查又有几次，两个数都要", [(3000, 1)]),
    ],
)
def test_shares_and_figures_apart(farm: Assistant, question: str, rows: list[tuple]) -> None:
    answer = farm.ask(question)
    held = [[round(cell, 3) if isinstance(cell, float) else cell for cell in row] for row in answer.rows]
    assert len(held) == len(rows), answer.understood
    assert all(any(all(cell in one for cell in row) for one in held) for row in rows), (answer.understood, held)
