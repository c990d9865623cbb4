"""Books, plays, lifts and complaints as people speak of them: what is still to come, who is pleased, whose figure."""

from datetime import date
from decimal import Decimal

import pytest

from assistant.engine import Assistant
from tests.parsing.conftest import Open

PLAYS = """\
场次编号,乡镇,剧目,演出团体,计划日期,场次状态,补助资金（万元）,,传承人,
,,,,,,核定金额,拨付金额,姓名,年龄（岁）
Y1,东镇,借亲记,县剧团,2023-05-01,已演出,3,3,李某,71
Y2,东镇,小八路,百姓戏班,2023-05-20,待演出,2,1,,
Y3,西镇,借亲记,县剧团,2023-07-01,待演出,4,,王某,60
Y4,西镇,小八路,县剧团,2023-03-01,已取消,1,,陈某,80
Y5,西镇,小八路,百姓戏班,2023-03-08,已演出,1,1,赵某,50
Y6,东镇,借亲记,百姓戏班,2023-04-08,已演出,1,1,孙某,66
"""
LOANS = """\
借阅单号,书名,图书类别,定价（元）,借出日期,归还日期,借阅状态
J1,草房子,文学,20,2023-03-01,2023-03-11,已还
J2,本草入门,健康,30,2023-03-05,2023-03-25,已还
J3,草房子,文学,20,2023-04-01,,遗失
J4,茶树栽培,农技,40,2023-05-01,,在借
"""
LIFTS = """\
设备代码,使用单位,设备类别,原值（万元）,上次检验日期,下次检验日期,检验费（元）
D1,甲厂,电梯,50,2022-05-01,2023-05-01,300
D2,乙店,锅炉,20,2022-06-20,2023-06-20,200
D3,甲厂,电梯,40,2022-07-10,2023-07-10,300
D4,丙站,锅炉,10,2023-05-10,2024-05-10,150
"""
CALLS = """\
工单编号,承办所,性别,满意度
G1,东所,男,满意
G2,东所,女,不满意
G3,西所,女,不满意
G4,西所,女,满意
G5,西所,女,不满意
G6,东所,男,满意
"""
FIRES = """\
警情编号,乡镇,火灾类型,受伤人数（人）,死亡人数（人）,年检有效期至,保险到期日
F1,东镇,商铺,1,0,2023-05-01,2024-05-01
F2,东镇,商铺,0,0,2024-05-01,2023-05-01
F3,西镇,住宅,2,1,2023-09-01,2023-09-01
F4,西镇,住宅,0,0,2023-10-01,2023-09-08
"""


@pytest.fixture(scope="module")
def offices(opened: Open) -> Assistant:
    texts = {"送戏演出台账": PLAYS, "图书借阅": LOANS, "特种设备台账": LIFTS, "投诉工单": CALLS, "火灾警情": FIRES}
    return opened(texts, today=date(2023, 6, 5))


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("计划日期过了还没演的有几场", [(1,)]),
        ("还没演出的有几场", [(2,)]),
        ("演出补助一共拨付了多少", [(6,)]),
        ("遗失的书按定价算一共多少钱", [(20,)]),
        ("已经还了的书，从借出到归还平均多少天", [(15,)]),
        ("检验过期的设备有几台", [(1,)]),
        ("未来30天内要检验的设备有几台", [(1,)]),
        ("下个月要检验的设备有几台", [(1,)]),
        ("上个月检验了几台设备", [(1,)]),
        ("锅炉一共收了多少检验费", [(350,)]),
        ("原值比全厂设备平均原值还高的有几台", [(2,)]),
        ("原值前二的设备，从高到低", [("D1", 50), ("D3", 40)]),
        ("伤了人的商铺火灾有几起", [(1,)]),
        ("有没有死了人的住宅火灾", [("F3",)]),
        ("有人受伤的火灾有几起", [(2,)]),
        ("年检过期的火灾有几起", [(1,)]),
        ("火灾警情台账里东镇的报个数", [(2,)]),
        ("群众不满意的工单有几条", [(3,)]),
        ("东所、西所的男的女的工单各有几条", [("东所", "男", 2), ("东所", "女", 1), ("西所", "女", 3)]),
    ],
)
def test_rows_and_figures_are_those_that_people_mean(offices: Assistant, question: str, rows: list[tuple]) -> None:
    answer = offices.ask(question)
    held = [set(map(_shown, row)) for row in answer.rows]
    assert len(held) == len(rows), (answer.understood, answer.rows)
    assert all(any(set(map(_shown, row)) <= one for one in held) for row in rows), (answer.understood, held)


def _shown(cell: object) -> str:
    return f"{cell:.4f}" if isinstance(cell, int | float | Decimal) else str(cell)
