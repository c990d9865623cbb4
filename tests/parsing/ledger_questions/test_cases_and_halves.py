"""Cases counted and not their sorts, two figures of a row ranked, each of all sorts, both halves of a question."""

from datetime import date

import pytest

from assistant.engine import Assistant
from tests.parsing.conftest import Open
from tests.parsing.ledger_questions.told_rows import check_rows

BOOKS = {
    "车辆业务": """\
业务编号,受理日期,业务类型,车主,办理状态,工本费（元）
Y1,2023-06-02,转籍业务,赵一,已办结,10
Y2,2023-06-05,注册业务,钱二,已办结,20
Y3,2023-06-09,转籍业务,孙三,审核中,30
Y4,2023-06-20,注册业务,李四,已办结,40
Y5,2023-07-03,年审业务,周五,审核中,50
Y6,2023-07-04,年审业务,吴六,已办结,60
""",
    "采矿权出让": """\
宗地编号,所在乡镇,起拍价（万元）,成交价（万元）,成交日期,竞得人
Z1,甲镇,100,300,2022-02-01,甲公司
Z2,甲镇,100,110,2022-03-01,乙公司
Z3,乙镇,200,260,2023-02-01,甲公司
Z4,乙镇,500,500,2022-05-01,丙公司
""",
    "体能测试": """\
测试编号,姓名,测试日期,第几次测,测试结果
T1,郑一,2023-05-01,1,不达标
T2,王二,2023-05-01,3,不达标
T3,冯三,2023-05-02,4,达标
T4,陈四,2023-05-02,2,不达标
T5,褚五,2023-05-03,5,不达标
""",
    "施工许可": """\
申请编号,建设单位,申请日期,许可种类,发照日期,审批结果
S1,城投集团,2023-01-01,新建许可,2023-01-11,已核发
S2,城投集团,2023-01-02,改建许可,,退件
S3,水务集团,2023-01-03,改建许可,2023-01-23,已核发
S4,城投集团,2023-01-04,装修许可,2023-01-09,已核发
S5,水务集团,2023-01-05,装修许可,,审查中
S6,交投集团,2023-01-06,新建许可,2023-01-26,已核发
""",
    "坝体隐患": """\
隐患编号,水坝名称,所在乡镇,隐患等级,建成年份,治理费用（万元）,发现日期
D1,东坝,甲镇,一级,1970,50,2023-01-01
D2,西坝,乙镇,二级,1965,20,2023-02-01
D3,南坝,乙镇,二级,1988,40,2023-03-01
D4,北坝,丙镇,一级,1990,10,2023-04-01
""",
}


@pytest.fixture(scope="module")
def office(opened: Open) -> Assistant:
    return opened(BOOKS, date(2023, 8, 1), reveal=True)


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("6月收了多少件业务", [(4,)]),
        ("二季度办了几起业务", [(4,)]),
        ("业务类型有几种", [(3,)]),
        ("哪块地成交价比起拍价多出来的钱最多", [("Z1", 300)]),
        ("溢价最高的两块地是哪些", [("Z1", 300), ("Z3", 260)]),
        ("溢价一共多少", [(270,)]),
        ("2022年比2023年多成交了几宗地", [(3, 1, 2)]),
        ("甲公司拿了几块地", [(2,)]),
        ("谁拿地最多", [("甲公司", 2)]),
        ("甲公司拿了几块地，一共花了多少", [(2, 560)]),
        ("测了3次以上还是不达标的有哪些人", [("王二",), ("褚五",)]),
        ("三种施工许可从申请到发照平均各几天", [("新建许可", 15), ("改建许可", 20), ("装修许可", 5)]),
        ("城投集团申请了几次，批了几次", [(3, 2)]),
        ("治理费用最高的两处隐患是哪里", [("D1", "甲镇", 50), ("D3", "乙镇", 40)]),
        ("治理费用最高的两处隐患是哪里，各多少钱", [("D1", 50), ("D3", 40)]),
        ("最老的坝是哪座，哪年建的", [("西坝", 1965)]),
    ],
)
def test_rows_are(office: Assistant, question: str, rows: list[tuple]) -> None:
    check_rows(office.ask(question), rows)


@pytest.mark.parametrize(
    "question",
    [
        "城投集团申请了几次，飞了几次",
        "申请了2次以上或者是审查中的建设单位有哪些",
    ],
)
def test_a_half_that_is_not_answered_is_said(office: Assistant, question: str) -> None:
    answer = office.ask(question)
    assert not answer.answered, answer.understood


def test_a_month_asked_for_behind_a_split_by_month_is_no_column(office: Assistant) -> None:
    assert "程序内部" not in office.ask("每月办理状态多少，哪个月最高").answer
