"""Fairs that were called off, cases with a limit and checks of firms: what was held, what is late, whose figure."""

from datetime import date

import pytest

from assistant.engine import Assistant
from tests.parsing.conftest import Open

FAIRS = """\
场次编号,比赛名称,乡镇,形式,举办日期,举办状态,参赛人数,备注
B1,春季篮球赛,东镇,线下,2023-02-01,已举办,40,
B2,象棋赛,西镇,线上,2023-03-05,已取消,,场地冲突
B3,长跑赛,东镇,线下,2023-03-18,已举办,90,雨天
B4,书法赛,西镇,线上,2023-04-02,已举办,30,
B5,诗词赛,东镇,线上,2023-07-02,筹备中,,
B6,拔河赛,西镇,线下,2023-04-12,已取消,,
"""
CASES = """\
案号,被申请单位,承办人,受理日期,审限日期,案件状态
1号,甲公司,王宁,2023-01-05,2023-03-05,已结案
2号,乙公司,李可,2023-03-05,2023-05-05,审理中
3号,甲公司,王宁,2023-05-01,2023-06-08,待开庭
4号,丙公司,王宁,2023-05-20,2023-07-20,待开庭
5号,丁公司,李可,2023-01-20,2023-03-20,已结案
6号,丁公司,李可,2023-01-22,2023-03-22,已结案
"""
CHECKS = """\
检查编号,单位名称,乡镇,隐患等级,罚款金额（元）,管护单位
C1,甲厂,东镇,重大,300,乡镇政府
C2,甲厂,东镇,一般,200,县水务公司
C3,乙店,西镇,一般,,乡镇政府
C4,丙站,西镇,重大,100,县水务公司
"""
STORES = """\
仓库,物资名称,储备数量（件）,,费用（元）,
,,应储数量,实存数量,运输费,保管费
东库,雨衣,50,30,10,20
西库,雨衣,20,25,10,30
东库,铁锹,10,10,5,5
"""


@pytest.fixture(scope="module")
def town(opened: Open) -> Assistant:
    texts = {"比赛": FAIRS, "仲裁案件": CASES, "隐患检查": CHECKS, "防汛物资": STORES}
    return opened({f"{name}台账": text for name, text in texts.items()}, today=date(2023, 6, 5))


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("今年办了几场比赛", [(3,)]),
        ("3月举办了几场比赛", [(1,)]),
        ("3月有几场比赛", [(2,)]),
        ("办了几场比赛", [(3,)]),
        ("4月办成了哪几场比赛", [("书法赛",)]),
        ("各形式的场次", [("线下", 2 + 1), ("线上", 3)]),
        ("按形式统计比赛场次", [("线下", 3), ("线上", 3)]),
        ("取消了的比赛里没写备注的有几场", [(1,)]),
        ("没结的案子有几件", [(3,)]),
        ("手上没结的案子超过1件的承办人有哪些", [("王宁",)]),
        ("过了审限还没结的案子有哪些", [("2号",)]),
        ("未来10天内审限到期、还没结的是哪几件", [("3号",)]),
        ("没开庭的案子有几件", [(2,)]),
        ("隐患检查台账里各乡镇有几条", [("东镇", 2), ("西镇", 2)]),
        ("被罚款的企业有几家", [(2,)]),
        ("罚款最多的公司是哪家", [("甲厂",)]),
        ("东镇的企业一共罚了多少钱", [(500,)]),
        ("雨衣缺多少件", [(20,)]),
        ("实存比应储还多的是哪个仓库", [("西库",)]),
        ("运输费一共多少", [(25,)]),
    ],
)
def test_what_was_held_is_late_or_lacks(town: Assistant, question: str, rows: list[tuple]) -> None:
    answer = town.ask(question)
    held = [set(map(str, row)) for row in answer.rows]
    assert len(held) == len(rows), (answer.understood, answer.rows)
    assert all(any({str(cell) for cell in row} <= one for one in held) for row in rows), (answer.understood, held)
