"""Figures that were set beforehand beside those that were found: the bare noun is the latter."""

import pytest

from assistant.engine import Assistant
from tests.parsing.conftest import Open
from tests.parsing.ledger_questions.told_rows import check_rows

WARDS = """\
库点,乡镇,设计存粮（吨）,现存粮（吨）,备注
东库,甲镇,100,120,
西库,乙镇,200,90,
南库,甲镇,300,150,漏雨
"""
ROOMS = """\
房号,用途,使用面积（平方米）,标准面积（平方米）
101,会议室,60,
102,值班室,20,18
103,值班室,12,18
"""


@pytest.fixture(scope="module")
def stores(opened: Open) -> Assistant:
    return opened({"粮库登记": WARDS, "房间登记": ROOMS})


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("存粮最多的是哪个库点", [("南库",)]),
        ("甲镇存粮一共多少吨", [(270,)]),
        ("实际存粮超过设计存粮的库点有哪些", [("东库",)]),
        ("目前存粮最少的库点", [("西库",)]),
        ("超设计的库点有几个", [(1,)]),
        ("面积最大的是哪个房号", [("101",)]),
        ("超标准的值班室有几间", [(1,)]),
        ("面积超标准的有几间", [(1,)]),
    ],
)
def test_the_bare_noun_is_what_is_there(stores: Assistant, question: str, rows: list[tuple]) -> None:
    check_rows(stores.ask(question), rows)
