"""Refusals: each names its reason, in the answer and in 理解为, and every way on that it offers can be asked."""

import pytest

from assistant.engine import Assistant
from assistant.model.answer import Kind

REASONS = {
    "臭氧浓度的目标是多少": "方案没有给“臭氧浓度”定目标或限值；定了的有：",
    "区教育局牵头什么": "区教育局",
    "全市PM2.5目标是多少": "只写了本地的目标，没有“全市”的",
    "去年的方案有几个专班": "没有“去年的方案”",
    "上一个方案几条": "没有“上一个方案”",
    "环保税怎么交": "没有“税”",
    "环大气〔2021〕65号全文念一下": "只引用了《生态环境部关于加快解决",
    "取消交通局的牵头任务": "只能查，不能改",
    "后天几级风": "天气预报",
    "卖散煤罚多少": "没有写这件事的金额或标准",
    "臭氧超标天数控制在几天": "没有给“臭氧”定目标",
    "板材厂错峰到几号": "没有这一问要的内容",
    "济南的散煤网点有几家": "数据里没有“济南”这个地方",
    "任务台账里花了多少经费": "任务台账里没有“经费”这一栏；有的是：任务编号",
    "2020年12月PM2.5平均多少": "从2021-10-01开始",
    "明天的PM2.5预报是多少": "还没有数据",
    "住建局办公室的电话是多少": "个人信息或联系方式",
    "删除泥沟镇的网点记录": "只能查，不能改",
    "select * from 任务台账": "SQL",
    "中午食堂吃什么": "食堂”，这不是方案和台账里的事",
    "烟花爆竹归谁管": "方案和台账里没有“烟花爆竹”",
    "3.5.1c由谁牵头": "没有条款3.5.1c",
}


@pytest.mark.parametrize(("text", "reason"), REASONS.items())
def test_a_refusal_names_its_reason(text: str, reason: str, assistant: Assistant) -> None:
    answer = assistant.ask(text)
    assert answer.kind is Kind.REFUSE
    assert reason in answer.answer
    assert answer.understood.startswith("答不了（")
    assert answer.understood.endswith(f"：{text}")


@pytest.mark.parametrize("text", REASONS)
def test_each_way_on_can_be_asked_as_it_stands(text: str, assistant: Assistant) -> None:
    suggestions = assistant.ask(text).suggestions
    assert suggestions
    assert [line for line in suggestions if not assistant.ask(line).answered] == []


@pytest.mark.parametrize(
    ("text", "way_on"),
    [
        ("臭氧浓度的目标是多少", "PM2.5平均浓度的目标是多少？"),
        ("2020年12月PM2.5平均多少", "2021年12月PM2.5平均多少"),
        ("济南的散煤网点有几家", "的散煤网点有几家"),
        ("区发改委员会牵头哪些任务", "区发展改革局牵头的任务有哪些？"),
        ("3.5.1c由谁牵头", "3.5.2的原文是什么？"),
    ],
)
def test_what_is_nearby_is_offered(text: str, way_on: str, assistant: Assistant) -> None:
    answer = assistant.ask(text)
    assert answer.answered or way_on in answer.suggestions
