"""What people say for a cell is taken for the one cell that says it and told; what fits several or none is not."""

from datetime import date

import pytest

from assistant.engine import Assistant
from tests.parsing.conftest import Open
from tests.parsing.ledger_questions.told_rows import check_rows

BUSES = """\
车号,经营形式,燃料,车况,年租金（万元）
K-1,个体承包,天然气,正常,3
K-2,公司直营,柴油,维修,5
K-3,个体承包,天然气,正常,4
K-4,公司直营,纯电动,故障停运,6
K-5,公司直营,纯电动,正常,2
K-6,公司直营,柴油,故障停运,1
"""
SHOWS = """\
场次号,剧场,进度,线索渠道,开演日期
S1,东院,已取消,来电,2023-03-01
S2,东院,已举办,来访,2023-04-01
S3,西院,已取消,网络,2023-05-01
S4,西院,待举办,来电,2023-06-20
S5,西院,已举办,来访,2023-04-20
S6,西院,待举办,网络,2023-06-20
"""
BARNS = """\
场名,设计存栏（头）,现存栏（头）,存养状态,受损起因,建成年份
甲场,900,300,在养,火灾,1998
乙场,500,450,在养,洪涝,2004
丙场,400,0,停养,火灾,1987
丁场,450,100,在养,疫病,2010
戊场,450,90,在养,疫病,2011
己场,450,80,停养,洪涝,2012
"""
PERMITS = """\
许可证号,发证日期,有效期至,售价（元）,补贴款（元）
X1,2022-01-01,2023-05-10,800,500
X2,2022-02-01,2023-06-25,900,100
X3,2023-05-02,2024-05-01,700,300
X4,2022-05-01,2023-04-30,600,200
"""
SHEDS = """\
棚名,占地面积（平方米）,承包人,备案日期,主管单位,水泵
甲棚,120,张某,2022-03-01,县住房建设局,有
乙棚,80,李某,2022-09-01,县农业局,无
丙棚,60,王某,2023-02-01,县住房建设局,有
丁棚,50,赵某,2023-02-03,县农业局,无
"""
WALKS = """\
走访单号,社区,问题类别
Z1,东社区,设施损坏
Z2,东社区,环境卫生
Z3,西社区,设施损坏
Z4,西社区,环境卫生
"""


@pytest.fixture(scope="module")
def spoken(opened: Open) -> Assistant:
    return opened(
        {
            "客运车辆": BUSES,
            "演出场次": SHOWS,
            "养殖场": BARNS,
            "砍伐许可": PERMITS,
            "大棚名册": SHEDS,
            "网格走访": WALKS,
        },
        today=date(2023, 6, 15),
    )


@pytest.mark.parametrize(
    ("question", "rows", "told"),
    [
        ("烧气的车有几辆", [(2,)], "天然气"),
        ("私人包的客运车辆有几辆", [(2,)], "个体承包"),
        ("黄了的场次有几场", [(2,)], "已取消"),
        ("打电话来反映的场次有几场", [(2,)], ""),
        ("甲棚多大地方", [(120,)], "占地面积多少"),
        ("乙棚跟谁签的", [("李某",)], "的承包人是谁"),
        ("去年报备的棚有几座", [(2,)], "备案"),
        ("家里着火的养殖场有几家", [(2,)], "火灾"),
    ],
)
def test_a_cell_is_said_in_everyday_words(
    spoken: Assistant, question: str, rows: list[tuple[object, ...]], told: str
) -> None:
    answer = spoken.ask(question)
    assert [tuple(row) for row in answer.rows] == rows, answer.understood
    assert not told or any(f"已按“{told}”理解" in note for note in answer.notes), answer.notes


@pytest.mark.parametrize(
    "question",
    [
        "烧炭的车有几辆",
        "坏了的场次有几场",
        "女的养殖场有几家",
        "加油花了多少钱",
        "养猫的养殖场有几家",
        "修路的大棚有几座",
        "水泵坏了几个",
    ],
)
def test_what_no_cell_says_is_refused(spoken: Assistant, question: str) -> None:
    answer = spoken.ask(question)
    assert (answer.answered, answer.error) == (False, None)


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("哪个场养得最多", [("乙场",)]),
        ("养得最少的是哪个场", [("丙场",)]),
        ("租得最贵的是哪辆车", [("K-4",)]),
        ("哪个养殖场最老", [("丙场", 1987)]),
        ("5月过期的许可证有几张", [(1,)]),
        ("上个月过期的许可是哪些", [("X1",)]),
        ("本月过期的许可证有几张", [(0,)]),
        ("最贵的许可是哪张", [("X2",)]),
    ],
)
def test_what_extremes_and_ends_are_of(spoken: Assistant, question: str, rows: list[tuple[object, ...]]) -> None:
    check_rows(spoken.ask(question), rows)
