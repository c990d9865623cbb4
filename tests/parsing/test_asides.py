"""A part that only tells why it is asked is passed over and told; one that says what is asked is not."""

import pytest

from assistant.engine import Assistant


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("评先要用，哪些镇街11月的PM2.5均值比全区平均低", "哪些镇街11月的PM2.5均值比全区平均低"),
        ("我要画折线图，按周统计新发现的秸秆堆个数", "按周统计新发现的秸秆堆个数"),
        ("我们科室要做画册，泥沟有多少散煤网点", "泥沟有多少散煤网点"),
        ("群众闹得凶，扬尘整治谁牵头", "扬尘整治谁牵头"),
        ("哪些任务逾期了，写周刊用", "哪些任务逾期了"),
    ],
)
def test_why_it_is_asked_is_passed_over_and_told(text: str, asked: str, assistant: Assistant) -> None:
    answer, plain = assistant.ask(text), assistant.ask(asked)
    assert (answer.answered, answer.rows, answer.units) == (True, plain.rows, plain.units)
    assert any("只答后面问的" in note for note in answer.notes)


@pytest.mark.parametrize(
    "text",
    [
        "垃圾分类，谁牵头",
        "垃圾分类要用，谁牵头扬尘整治",
        "土壤污染防治要用，谁牵头",
        "教育局很着急，扬尘整治谁牵头",
        "为民办实事，责任单位是谁",
        "要养猪的，有几家",
    ],
)
def test_what_is_asked_is_not_passed_over(text: str, assistant: Assistant) -> None:
    assert not assistant.ask(text).answered
