"""So much of one figure for each of another, what things are worth, and which of two is asked about."""

from datetime import date

import pytest

from assistant.engine import Assistant
from tests.parsing.conftest import Open
from tests.parsing.ledger_questions.told_rows import check_rows

BOOKS = {
    "牧草收割": """\
收割单号,收割日期,牧场,草种,收割方式,收割面积（亩）,收草量（吨）,打捆数（捆）,用时（小时）,机手
C1,2023-06-02,东岭牧场,苜蓿,机割,40,12,300,8,马强
C2,2023-06-05,西沟牧场,燕麦,人割,20,5,120,10,李成
C3,2023-06-09,东岭牧场,燕麦,机割,60,18,420,12,马强
C4,2023-07-01,南坡牧场,苜蓿,人割,10,3,60,5,李成
""",
    "饲料库房": """\
饲料编号,饲料名称,饲料种类,库房,结存数量（袋）,领用数量（袋）,进货单价（元/袋）,保质期至
S1,奶牛精料,精料,一号库,20,5,150,2023-08-01
S2,羔羊料,精料,二号库,10,2,120,2023-06-01
S3,青贮,粗料,一号库,100,30,12,2024-01-01
""",
    "牧户补饲巡查": """\
巡查日期,巡查员,牧户,发现缺料（处）,处理情况
2023-06-01,赵敏,王家,0,
2023-06-02,赵敏,李家,2,已处理
2023-06-03,钱进,张家,1,未处理
2023-06-04,钱进,王家,3,已处理
""",
}


@pytest.fixture(scope="module")
def pastures(opened: Open) -> Assistant:
    return opened(BOOKS, date(2023, 7, 10))


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("苜蓿平均每亩打多少捆", [[7.2]]),
        ("平均每小时割多少亩草", [[130 / 35]]),
        ("苜蓿平均每捆多少吨", [[15 / 360]]),
        ("结存的饲料按单价算值多少钱", [[5400]]),
        ("库房里的饲料值多少钱", [[5400]]),
        ("精料按进货单价算一共值多少", [[4200]]),
        ("机割的面积一共多少亩", [[100]]),
        ("东岭牧场和西沟牧场谁收割的多", [["东岭牧场", 100]]),
        ("每种饲料平均进货单价多少钱", [["精料", 135], ["粗料", 12]]),
        ("查出缺料的那些巡查，已经处理的占百分之几", [[2 / 3]]),
    ],
)
def test_they_are_read(pastures: Assistant, question: str, rows: list[list[object]]) -> None:
    check_rows(pastures.ask(question), rows)
