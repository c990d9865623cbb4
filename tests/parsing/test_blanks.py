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
    "11月的数据": "空气质量日报里11月的数据",
    "上个月的情况怎么样": "专班周报台账里上个月的情况怎么样",
    "平均浓度是多少": "空气质量日报里PM2.5平均浓度是多少",
    "12月最高浓度有多高": "空气质量日报里12月PM10最高浓度有多高",
    "检查结果怎么样": "错峰生产台账里检查结果怎么样",
    "处置状态": "散煤网点台账里处置状态",
    "未安装的有几家": "工地扬尘台账里视频监控未安装的有几家",
    "没装的工地有几个": "在线监测没装的工地有几个",
    "异常的有几次": "移动源检查台账里后氧传感器异常的有几次",
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
