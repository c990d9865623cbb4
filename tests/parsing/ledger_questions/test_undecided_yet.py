"""What has no result or no end yet, in ledgers that keep no state; a title of two sorts; cells that deny."""

from datetime import date

import pytest

from assistant.engine import Assistant
from tests.parsing.conftest import Open
from tests.parsing.ledger_questions.told_rows import check_rows

BOOKS = {
    "来信来访台账": """\
编号,日期,方式,被反映单位,经办室,办理时限,办结日期
X1,2024-03-04,来信,甲厂,一室,2024-03-20,2024-03-09
X2,2024-03-11,来访,乙店,二室,2024-03-30,2024-03-30
X3,2024-03-15,来信,甲厂,一室,2024-04-02,
X4,2024-03-20,来访,甲厂,二室,2024-04-08,
X5,2024-04-02,来信,丙站,一室,2024-04-20,2024-04-05
X6,2024-04-03,来访,乙店,二室,2024-04-22,
""",
    "水样送检": """\
样号,取样日期,水厂,化验室,化验费（元）,化验结论
S1,2024-03-01,东厂,市站,200,合格
S2,2024-03-04,西厂,市站,210,不合格
S3,2024-03-06,东厂,县站,220,
S4,2024-03-08,西厂,县站,230,合格
S5,2024-03-09,北厂,市站,240,
S6,2024-03-12,北厂,县站,250,合格
""",
    "贷款贴息": """\
户名,乡镇,贴息金额（元）,审查状态
赵甲,东乡,500,审查通过
钱乙,西乡,600,审查不通过
孙丙,东乡,700,审查通过
李丁,西乡,800,审查不通过
周戊,东乡,900,审查通过
吴己,西乡,950,审查通过
""",
}
SAID = [
    ("来信来访没办完的有几件", [(3,)]),
    ("来信来访还有哪几件没完成", [("X3",), ("X4",), ("X6",)]),
    ("各室手上还压着多少件没办结的来信来访", [("一室", 1), ("二室", 2)]),
    ("各经办室手里压着多少件", [("一室", 1), ("二室", 2)]),
    ("谁家被来信来访得最多", [("甲厂", 3)]),
    ("来信来访一共多少件", [(6,)]),
    ("来信和来访各多少件", [("来信", 3), ("来访", 3)]),
    ("水样送检还有几份没出结果", [(2,)]),
    ("水样送检没出结果的是哪几份", [("S3",), ("S5",)]),
    ("水样送检结果还没出来的有几份", [(2,)]),
    ("上个月送检了几家水厂，重复的只算一家", [(3,)]),
    ("审查没通过的是谁", [("钱乙",), ("李丁",)]),
    ("没通过审查的有几户", [(2,)]),
]


@pytest.fixture(scope="module")
def books(opened: Open) -> Assistant:
    return opened(BOOKS, date(2024, 4, 10), reveal=True)


@pytest.mark.parametrize(("question", "rows"), SAID)
def test_they_are_read(question: str, rows: list[tuple[object, ...]], books: Assistant) -> None:
    check_rows(books.ask(question), rows)
