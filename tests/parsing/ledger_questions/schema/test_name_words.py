"""A ledger that puts two sorts together in its name: either says which rows are meant, words of other names do not."""

import pytest

from assistant.engine import Assistant
from tests.parsing.conftest import Open

BOTH = """\
编号,业务类别,受理日期,办理状态
A1,法律援助,2024-03-01,已办结
A2,社区矫正,2024-03-02,在矫
A3,法律援助,2024-04-05,办理中
A4,社区矫正,2024-04-06,在矫
A5,法律援助,2024-04-09,已办结
"""
ONE = """\
编号,业务类别,受理日期,办理状态
B1,公证,2024-03-01,已办结
B2,法律援助,2024-03-02,办理中
"""


@pytest.fixture(scope="module")
def cases(opened: Open) -> Assistant:
    return opened({"社区矫正与法律援助案件": BOTH, "法律援助中心接待": ONE})


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("4月受理了多少件法律援助案件", [(2,)]),
        ("社区矫正的案件有几件", [(2,)]),
        ("社区矫正与法律援助案件一共几件", [(5,)]),
        ("法律援助案件里已办结的有几件", [(2,)]),
        ("法律援助中心接待了几件", [(2,)]),
    ],
)
def test_a_sort_in_the_name_says_which_rows(cases: Assistant, question: str, rows: list[tuple[int]]) -> None:
    answer = cases.ask(question)
    assert [tuple(row) for row in answer.rows] == rows, answer.understood
