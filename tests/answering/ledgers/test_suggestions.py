"""The next questions that an answer offers: on the same rows, and each one answered as it stands."""

import pytest

from assistant.engine import Assistant

QUESTIONS = [
    "泥沟镇还没取缔的散煤网点几家",
    "逾期的任务有哪些",
    "散煤网点哪个镇最多",
    "泥沟镇12月PM2.5比11月高多少",
    "油品抽检不合格的占多少",
    "清洁取暖完成多少户",
    "张山子镇查到过没装视频监控的工地有几个",
    "执法局牵头的道路平均积尘负荷多少",
]


@pytest.mark.parametrize("text", QUESTIONS)
def test_every_suggestion_is_answered(text: str, assistant: Assistant) -> None:
    suggestions = assistant.ask(text).suggestions
    assert suggestions
    assert [line for line in suggestions if not assistant.ask(line).answered] == []


def test_a_suggestion_stays_with_the_rows_of_the_answer(assistant: Assistant) -> None:
    [split, _] = assistant.ask("泥沟镇还没取缔的散煤网点几家").suggestions
    assert assistant.ask(split).understood.startswith("散煤网点台账：镇街＝泥沟镇，按")


def test_the_clause_behind_the_ledger_is_offered(assistant: Assistant) -> None:
    assert "3.3.2的原文是什么？" in assistant.ask("散煤网点一共多少家").suggestions
