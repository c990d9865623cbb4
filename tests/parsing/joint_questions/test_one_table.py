"""Questions that one ledger or the plan answers alone: no second table is drawn in, whatever words they share."""

import pytest

from assistant.parsing.ledger_questions.interpreter import LedgerReading
from assistant.parsing.understanding import Understanding
from assistant.session import Session
from tests.parsing.conftest import TODAY


@pytest.mark.parametrize(
    "question",
    [
        "第9个专班由谁牵头",
        "散煤专班有哪些成员单位",
        "复烧户数最多的镇街，多少户",
        "哪些企业VOCs问题还没整改完",
        "各镇街散煤网点有多少家",
        "既没装在线监测又没装视频监控的工地有哪些",
        "围挡和覆盖都不达标的检查有几次",
        "应急减排清单里红色预警停产的企业有哪些",
        "泥沟镇和邳庄镇各有几处秸秆没清理",
        "11月和12月的火点分别是几起",
        "住建局牵头的任务有哪些逾期",
        "任务里牵头单位是区公安分局的，平均进度多少",
        "错峰生产没落实的水泥企业有几家",
        "方案里住建局牵头几项任务",
        "11月30日前要完成哪些任务",
        "降尘量不得高于多少",
        "问题最多的工地是哪个",
        "PM2.5比全区平均高的镇街",
        "哪个专班周报迟报最多",
    ],
)
def test_no_second_table(understanding: Understanding, question: str) -> None:
    chosen = understanding.understand(question, Session(), TODAY).reading
    assert chosen is not None
    assert not (isinstance(chosen, LedgerReading) and chosen.joint), chosen.trace


@pytest.mark.parametrize(
    "question",
    [
        "",
        "？",
        "的",
        "既又",
        "都",
        "各自",
        "哪些既在又在",
        "专班的专班的专班",
        "里里里各自前三里最",
        "方案离上限还剩",
        "甲和乙各自前三",
    ],
)
def test_scraps_are_read_without_an_error(understanding: Understanding, question: str) -> None:
    understanding.understand(question, Session(), TODAY)
