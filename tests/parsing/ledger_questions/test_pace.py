"""How quickly things are dealt with: by the days from the first to the last, and never by how many there are."""

import pytest

from assistant.engine import Assistant
from tests.parsing.conftest import Open
from tests.parsing.ledger_questions.told_rows import check_rows

COMPLAINTS = """\
投诉编号,投诉日期,小区,物业公司,投诉事项,办结日期,补偿金额（元）
T1,2023-03-01,南苑,甲物业,漏水,2023-03-03,100
T2,2023-03-02,南苑,乙物业,漏水,2023-03-12,
T3,2023-04-01,北苑,甲物业,停电,2023-04-02,900
T4,2023-04-05,北苑,乙物业,噪音,2023-04-09,
T5,2023-05-05,北苑,乙物业,噪音,,
"""


@pytest.fixture(scope="module")
def complaints(opened: Open) -> Assistant:
    return opened({"物业投诉": COMPLAINTS})


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("哪类投诉最多", [("漏水",), ("噪音",)]),
        ("哪类投诉办得最慢", [("漏水", 6)]),
        ("哪个小区的投诉办得最快", [("北苑", 2.5)]),
        ("哪家物业处理投诉最慢", [("乙物业", 7)]),
        ("处理得最慢的物业公司", [("乙物业", 7)]),
        ("甲物业和乙物业谁处理得快", [("甲物业", 1.5)]),
        ("漏水和停电的投诉哪个办得快", [("停电", 1)]),
    ],
)
def test_pace_is_told_in_days(complaints: Assistant, question: str, rows: list[tuple]) -> None:
    check_rows(complaints.ask(question), rows)


@pytest.mark.parametrize("question", ["哪个小区的投诉补偿得最快"])
def test_pace_is_no_sum(complaints: Assistant, question: str) -> None:
    answer = complaints.ask(question)
    assert not answer.answered, answer.understood
