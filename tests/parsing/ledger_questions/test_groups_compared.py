"""Groups held against a bound, one another or all others, and what names before 这些 and 以后 stand for."""

import pytest

from assistant.engine import Assistant
from tests.parsing.conftest import Open
from tests.parsing.ledger_questions.told_rows import check_rows

LIFTS = """\
设备编号,设备类别,使用单位,所在街道,楼层,投用年份,维保费（元）,检验结论,年内抢修次数
T1,扶梯,百货商场,河东街道,1,1998,300,合格,2
T2,扶梯,百货商场,河东街道,2,2004,500,不合格,0
T3,货梯,百货商场,河东街道,1,2012,900,合格,1
T4,货梯,医院,河西街道,2,2016,400,合格,3
T5,客梯,医院,河西街道,3,1995,800,不合格,0
T6,客梯,图书馆,山南街道,1,2018,200,合格,0
T7,客梯,图书馆,山南街道,1,2019,100,合格,1
T8,客梯,图书馆,山南街道,2,2020,150,合格,1
"""
VISITS = """\
走访编号,走访日期,网格,发现问题,问题件数
V1,2024-03-01,东一网格,乱堆放,2
V2,2024-03-02,东一网格,占道,1
V3,2024-03-04,东一网格,无,0
V4,2024-03-05,西一网格,乱堆放,5
V5,2024-03-06,西一网格,占道,4
"""


@pytest.fixture(scope="module")
def lifts(opened: Open) -> Assistant:
    return opened({"电梯台账": LIFTS, "网格走访台账": VISITS})


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        # names before 这些 stand for their kind where each of the kind is asked of; bare 各 is said of those named
        ("扶梯货梯这些，每种电梯各几台", (("客梯", 4), ("扶梯", 2), ("货梯", 2))),
        ("扶梯、货梯等各类电梯分别有几台", (("客梯", 4), ("扶梯", 2), ("货梯", 2))),
        ("扶梯货梯这些各几台", (("扶梯", 2), ("货梯", 2))),
        ("扶梯货梯这几类，各有几台", (("扶梯", 2), ("货梯", 2))),
        # a bound that ends the question is one of sums, whatever rows, day or deed stand between
        ("哪些街道合格的电梯维保费超过1000", (("河东街道", 1200),)),
        ("哪几个单位的维保费在1200以上", (("百货商场", 1700), ("医院", 1200))),
        # levels are counted by the last character of their name
        ("每个街道每层各几台", (("河东街道", 1, 2), ("河东街道", 2, 1), ("河西街道", 2, 1), ("河西街道", 3, 1),
                               ("山南街道", 1, 2), ("山南街道", 2, 1))),
        # both, asked of the ones named first
        ("哪些单位扶梯和货梯都用过", (("百货商场", 2),)),
        # both sides of a bound
        ("2010年以前投用的电梯和以后投用的各几台", ((3, 5),)),
        ("维保费400以上的和不到400的各几台", ((4, 4),)),
        ("维保费800以上和150以下的电梯一共几台", ((4,),)),
        # beyond one that is named, and one against all others
        ("哪个街道的电梯比河西街道多", (("河东街道", 3), ("山南街道", 3))),
        ("维保费比山南街道高的街道有哪些", (("河东街道", 1700), ("河西街道", 1200))),
        ("河西街道的电梯比其他街道都少吗", (("河西街道", 2, 1),)),
        # what is asked of the group at the top
        ("哪个街道不合格的最多，都是哪些单位", (("百货商场", "河东街道"), ("医院", "河西街道"))),
        ("走访次数最多的那个网格，都发现些什么问题", (("乱堆放", "东一网格"), ("占道", "东一网格"))),
        # how often before the bound on what is counted
        ("各街道维保费几台超过400", (("河东街道", 2), ("河西街道", 1))),
        # a figure called by its deed and what it is counted in
        ("各街道的电梯抢修了几次", (("河东街道", 3), ("河西街道", 3), ("山南街道", 2))),
        ("各街道的电梯修了几次", (("河东街道", 3), ("河西街道", 3), ("山南街道", 2))),
        # which of two has more, and how many more
        ("扶梯和客梯哪个电梯多，多几台", ((2, 4, 2),)),
    ],
)  # fmt: skip
def test_groups_compared(lifts: Assistant, question: str, rows: tuple[tuple[object, ...], ...]) -> None:
    check_rows(lifts.ask(question), rows)


@pytest.mark.parametrize(
    "question",
    [
        "每个街道每辆车各几台",  # no column of cars: the second 每 is not passed over
        "河西街道的电梯比其他街道多几台",  # how far from all others is no place among them
    ],
)
def test_what_is_not_read(lifts: Assistant, question: str) -> None:
    assert not lifts.ask(question).rows
