"""A ledger of any field that a short dictionary describes: what a row is, what it is counted in, and little more."""

import pytest

from assistant.engine import Assistant
from tests.parsing.conftest import Open

FERRIES = """\
日期,渡口,县区,渡客人次（人次）,首次乘渡（人）,超载劝返（人）,燃油消耗（升）
2023-06-01,东渡,甲县,300,30,3,20
2023-06-02,东渡,甲县,200,20,1,
2023-06-03,东渡,甲县,100,10,1,30
2023-06-01,西渡,乙县,400,10,8,
2023-07-02,西渡,乙县,100,5,1,25
2023-07-02,南渡,乙县,50,20,0,15
"""
DAILY = """\
[[ledger]]
name = "渡口日报"
files = ["渡口日报.csv"]
grain = "一渡口一日一行"
entity = "渡口"
unit_noun = "渡次"
"""
SPOTS = """\
放映点名称,乡镇,检查日期,检查有效期至,平台接入,场地审批,标准化放映点
红旗放映点,北镇,2022-09-01,2023-08-31,已接入,批准,是
双桥放映点,北镇,2022-07-20,2023-07-19,未接入,未批准,否
龙潭放映点,南镇,2022-12-01,2023-11-30,,批准,是
大湾放映点,南镇,,,未接入,批准,是
"""
LIST = """\
[[ledger]]
name = "放映点台账"
files = ["放映点台账.csv"]
entity = "放映点名称"
unit_noun = "个"
"""


@pytest.fixture(scope="module")
def described(opened: Open) -> Assistant:
    """The ledgers side by side, all described in one dictionary: each question finds its own."""
    tables = {"渡口日报": FERRIES, "放映点台账": SPOTS, "奶站收奶日报": MILK, "蜂场周报": BEES}
    return opened(tables, dictionary=DAILY + LIST + DAY_OF_MILK + WEEK_OF_BEES)


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("哪个渡口渡客最多，一共多少人次", [("东渡", 600)]),
        ("超载劝返人数占渡客人次的比例，哪个渡口最高", [("西渡", 0.018)]),
        ("哪个县区首次乘渡占渡客人次的比重最低", [("乙县", 35 / 550)]),
        ("头一回乘渡的占全部渡客人次多大比例", [(95 / 1150,)]),
        ("渡客总人次前二的渡口里，超载劝返总人数最少的是哪个", [("东渡", 5)]),
        ("燃油消耗没填的有几条", [(2,)]),
    ],
)
def test_days_of_a_thing_are_taken_together(described: Assistant, question: str, rows: list[tuple]) -> None:
    answer = described.ask(question)
    told = [tuple(float(c) if not isinstance(c, str) else c for c in row) for row in answer.rows]
    assert told == [tuple(pytest.approx(c) if not isinstance(c, str) else c for c in row) for row in rows]


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("未来60天内检查到期的放映点有几个", 1),
        ("检查已经到期的放映点有几个", 1),
        ("平台接入没填的放映点有几个", 1),
        ("场地没批下来的有几个", 1),
        ("南镇的标准化放映点有几个", 2),
        ("还没接入平台的标准化放映点有几个", 1),
    ],
)
def test_what_things_lack_and_what_runs_out_is_told_by_their_columns(
    described: Assistant, question: str, count: int
) -> None:
    answer = described.ask(question)
    assert [tuple(row) for row in answer.rows] == [(count,)], answer.understood


MILK = """\
收奶日期,奶站名称,乡镇,收奶量（公斤）,拒收量（公斤）,乳蛋白率（%）,拒收原因,质量追溯站
2023-06-01,红柳奶站,东镇,900,100,3.1,酸度超标,是
2023-06-02,红柳奶站,东镇,2000,0,,,是
2023-06-01,白杨奶站,西镇,1500,0,3.3,,否
2023-07-02,白杨奶站,西镇,800,300,3.2,抗生素残留,否
"""
DAY_OF_MILK = """\
[[ledger]]
name = "奶站收奶日报"
files = ["奶站收奶日报.csv"]
grain = "一奶站一日一行"
entity = "奶站名称"
unit_noun = "站次"
"""


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("6月哪个奶站收奶最多，多少公斤", [("红柳奶站", 2900)]),
        ("平均每天收奶最多的奶站是哪个", [("红柳奶站", 1450)]),
        ("收奶不到1000公斤的有多少条日报", [(2,)]),
        ("拒收过的日报有几条", [(2,)]),
        ("乳蛋白率没测的有几条", [(1,)]),
        ("质量追溯站6月收奶多少公斤", [(2900,)]),
    ],
)
def test_a_stem_that_means_an_amount_is_one(described: Assistant, question: str, rows: list[tuple]) -> None:
    answer = described.ask(question)
    assert [tuple(row) for row in answer.rows] == rows, answer.understood


BEES = """\
周起始日,蜂场名称,蜂群数（群）,损失蜂群（群）,产蜜量（公斤）,采蜜机（台）
2023-07-17,李记蜂场,50,2,30,1
2023-07-17,百花蜂场,90,9,20,2
2023-07-24,李记蜂场,48,1,60,3
2023-07-24,百花蜂场,81,0,40,2
"""
WEEK_OF_BEES = """\
[[ledger]]
name = "蜂场周报"
files = ["蜂场周报.csv"]
grain = "一蜂场一周一行"
entity = "蜂场名称"
unit_noun = "条"
"""


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("平均每周产蜜最多的蜂场是哪个", [("李记蜂场", 45)]),
        ("损失蜂群总数最多的蜂场是哪个", [("百花蜂场", 9)]),
        ("百花蜂场一共有多少台", [(4,)]),
        ("最近一周一共产蜜多少公斤", [(100,)]),
    ],
)
def test_a_thing_has_one_row_a_week(described: Assistant, question: str, rows: list[tuple]) -> None:
    answer = described.ask(question)
    assert [tuple(row) for row in answer.rows] == rows, answer.understood


def test_a_noun_that_measures_counts_no_rows(described: Assistant) -> None:
    assert not described.ask("红柳奶站比白杨奶站多多少公斤").answered
