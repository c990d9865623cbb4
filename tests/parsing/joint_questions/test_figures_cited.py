"""What of the plan a question to its ledgers rests on is cited: the clause, and the figure where one is meant."""

import pytest

from assistant.engine import Assistant


@pytest.mark.parametrize(
    ("question", "clause", "figure"),
    [
        ("重污染天离8天的上限还剩几天", "1.0.1", "8"),
        ("建成区清洁取暖改造面积离17万平方米还差多少", "2.3.1", "170000"),
        ("哪几个镇10月降尘量超过了方案限值", "2.8.1", "7"),
        ("方案要求装视频监控的大工地，还没装的有几个", "2.8.1", "5000"),
        ("水泥企业颗粒物超过方案限值的有几家", "2.2.3", "10"),
        ("农村村居里抽查比例没到方案10%的有几个", "3.3.1", "10"),
    ],
)
def test_a_figure_of_the_plan(assistant: Assistant, question: str, clause: str, figure: str) -> None:
    answer = assistant.ask(question)
    assert (answer.answered, clause in answer.clauses) == (True, True), (answer.understood, answer.clauses)
    assert figure in {format(value.value.normalize(), "f") for value in answer.values}


@pytest.mark.parametrize(
    ("question", "clauses"),
    [
        ("扬尘专班的牵头单位各有几项任务逾期", {"A.7"}),
        ("公安分局所在的专班累计排查多少、发现多少", {"A.5"}),
        ("方案要求每周调度的任务，现在进度各多少", {"3.1.1", "3.6.1"}),
    ],
)
def test_the_rows_of_the_plan(assistant: Assistant, question: str, clauses: set[str]) -> None:
    answer = assistant.ask(question)
    assert set(answer.clauses) == clauses, answer.understood


def test_hundreds_of_rows_are_not_cited(assistant: Assistant) -> None:
    answer = assistant.ask("方案没写时限的任务，台账上有哪些还没完成")
    assert answer.answered
    assert len(answer.clauses) <= 8
