"""How far amounts have come, how long things have been there, and what was not done within a time."""

from datetime import date

import pytest

from assistant.engine import Assistant
from tests.parsing.conftest import Open
from tests.parsing.ledger_questions.told_rows import check_rows

ROUNDS = """\
巡护编号,巡护日期,林班,巡护员,护林站,火险类别
H1,2023-05-02,一林班,甲,东站,吸烟
H2,2023-06-11,二林班,乙,西站,烧荒
H3,2023-07-03,一林班,甲,东站,无
H4,2023-07-20,三林班,丙,北站,无
H5,2023-07-28,三林班,丙,北站,吸烟
"""
PUMPS = """\
泵号,站点,泵型,启用日期,报修日期,限修日期,修复日期,维修状态,停机时长（小时）,维修费（元）
P1,甲站,离心泵,2011-03-01,2023-06-01,2023-06-10,2023-06-20,已修复,60,900
P2,甲站,轴流泵,2009-05-01,2023-07-01,2023-07-10,,待修复,30,
P3,乙站,离心泵,2015-08-01,2023-07-25,2023-08-20,,待修复,12,
P4,乙站,离心泵,2019-02-01,2023-05-06,2023-05-16,2023-05-09,已修复,48,2600
"""
WORKS = """\
工程名称,所在村,总投资（万元）,已完成投资（万元）,开工日期
修渠,东村,100,30,2023-02-01
打井,东村,200,180,2023-03-01
筑坝,西村,50,45,2023-04-01
"""
PERMITS = """\
证号,摊主,街区,经营类别,登记日期,有效期至
Z1,甲,东街,小吃,2022-08-20,2023-08-19
Z2,乙,东街,百货,2023-01-05,2024-01-04
Z3,丙,西街,小吃,2022-07-15,2023-07-14
"""
STALLS = """\
摊位号,街区,承租人,租期起,租期止,月租金（元）
T1,东街,甲,2022-08-05,2023-08-04,300
T2,东街,乙,2023-06-01,2024-05-31,280
T3,西街,丙,2021-01-01,2023-12-31,260
"""
REPORTS = """\
单位,月份,用水量（吨）,报送日期
一厂,2023-06,30,2023-07-03
二厂,2023-06,40,2023-07-04
一厂,2023-07,35,2023-08-01
二厂,2023-07,,
"""

LICENCES = """\
证书编号,申请人,所在村,证书类别,受理日期,发证日期,补种期限,补种完成日期,办理状态
L1,甲,东村,松木,2023-03-01,2023-03-11,2023-05-01,2023-07-20,已发证
L2,乙,西村,杉木,2023-04-01,2023-04-21,2023-06-01,,已发证
L3,丙,西村,松木,2023-07-01,,,,审核中
"""
ORDERS = """\
订单编号,订购单位,采购类别,预算金额（万元）,单价（元/件）,检验结果
O1,水务站,货物,20,5,合格
O2,水务站,服务,30,8,检验中
O3,农技站,货物,5,6,不合格
"""


@pytest.fixture(scope="module")
def orders(opened: Open) -> Assistant:
    return opened({"采伐证办理": LICENCES, "采购订单": ORDERS})


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("从受理到发证平均几天", [(15,)]),
        ("补种超期了还没补的有几个", [(1,)]),
        ("水务站的预算是多少", [(50,)]),
        ("货物和服务的预算各是多少", [("服务", 30), ("货物", 25)]),
        ("水务站的预算比农技站大多少万元", [(50, 5, 45)]),
        ("检验结果已经出来的订单里，不合格的占多少", [(0.5,)]),
    ],
)
def test_figures_and_states_in_short(orders: Assistant, question: str, rows: list[tuple]) -> None:
    check_rows(orders.ask(question, today=date(2023, 8, 1)), rows)


def test_prices_add_up_to_nothing(orders: Assistant) -> None:
    """A sum of so much for one of each is told by no figure."""
    assert "求单价合计" not in orders.ask("单价合计多少", today=date(2023, 8, 1)).understood


@pytest.fixture(scope="module")
def works(opened: Open) -> Assistant:
    return opened({"护林巡护": ROUNDS, "水泵台账": PUMPS, "村级工程": WORKS})


@pytest.fixture(scope="module")
def stalls(opened: Open) -> Assistant:
    return opened({"摊贩登记": PERMITS, "摊位出租": STALLS, "用水月报": REPORTS})


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("7月以来一次都没巡过的林班是哪几个", [("二林班", 0)]),
        ("7月没巡护过的林班有哪些", [("二林班", 0)]),
        ("哪些林班近10天没有巡护", [("一林班", 0), ("二林班", 0)]),
        ("7月没巡护的林班有几个", [(1,)]),
        ("没报过吸烟的护林站有哪些", [("西站", 0)]),
        ("限修日期都过了还是待修复的有几台泵", [(1,)]),
        ("停机超了40小时的水泵有几台", [(2,)]),
        ("用得最久的离心泵在哪个站点", [("甲站",)]),
        ("修得最久的是哪台泵", [("P1",)]),
        ("报修过去20天了还没修复的有几台泵", [(1,)]),
        ("报修30多天还没修复的水泵有几台", [(1,)]),
        ("报修都一个多月了还待修复的有几台泵", [(1,)]),
        ("乙站的水泵维修比甲站多花多少", [(2600, 900, 1700)]),
        ("村级工程还差多少投资没完成", [(95,)]),
        ("东村的工程还差多少投资没完成", [(90,)]),
        ("投资已经完成八成以上的工程有几个", [(2,)]),
        ("投资还没完成一半的工程有哪些", [("修渠",)]),
        ("投资没完成一半的工程在哪个村", [("东村",)]),
    ],
)
def test_how_far_and_how_long(works: Assistant, question: str, rows: list[tuple]) -> None:
    check_rows(works.ask(question, today=date(2023, 8, 1)), rows)


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("年底前登记要到期的摊贩有几个", [(1,)]),
        ("登记过期的摊贩有哪些", [("Z3",)]),
        ("租期快到的摊位有哪些", [("T1",)]),
        ("租期已经到了的摊位有几个", [(0,)]),
        ("7月没报的单位有哪些", [("二厂",)]),
    ],
)
def test_what_runs_out_and_is_due(stalls: Assistant, question: str, rows: list[tuple]) -> None:
    check_rows(stalls.ask(question, today=date(2023, 8, 1)), rows)


def test_longest_ranks_no_sum_of_money(stalls: Assistant) -> None:
    """租得最久 is told by the first day and never by what it costs."""
    answer = stalls.ask("租金最久的摊位是哪个", today=date(2023, 8, 1))
    assert "月租金" not in answer.understood or not answer.answered
