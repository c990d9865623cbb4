"""A town or list that is not named is asked for, with the whole question for each."""

import pytest

from assistant.engine import Assistant
from assistant.session import Session

ASKED = {
    "镇里上周检查了几次": "泥沟镇上周检查了几次",
    "镇上上周检查了几次": "泥沟镇上周检查了几次",
    "街道那边怎么样了": "运河街道怎么样了",
    "清单里有多少条记录": "应急减排清单里有多少条记录",
    "合格的占几成": "清洁取暖台账里合格的占几成",
    "完成率有多高了": "任务台账里完成率有多高了",
    "整改到期还没整改的有几条": "工地扬尘台账里整改到期还没整改的有几条",
}


@pytest.mark.parametrize(("text", "choice"), ASKED.items())
def test_what_is_left_blank_is_asked_for(text: str, choice: str, assistant: Assistant) -> None:
    answer = assistant.ask(text, Session())
    assert answer.kind == "clarify"
    assert choice in answer.choices


@pytest.mark.parametrize("text", ["镇里每天要巡查什么", "镇里哪个村秸秆最多"])
def test_a_town_that_needs_no_name_is_not_asked_for(text: str, assistant: Assistant) -> None:
    assert assistant.ask(text, Session()).answered
