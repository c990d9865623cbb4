"""What two figures, or two days, of the plan are to each other."""

import pytest

from assistant.engine import Assistant

VERDICTS = {
    "水泥氮氧化物限值是二氧化硫的几倍": "前者是后者的2倍",
    "水泥颗粒物和二氧化硫的限值差多少": "前者比后者少40毫克/立方米",
    "住建局牵头的比交通局多几项": "前者比后者少4项",
    "环保分局牵头的专班比住建局多几个": "前者比后者多1个",
    "主要任务比工作措施多几条": "前者比后者多9条",
    "PM2.5目标和重污染天数哪个大": "单位不同",
    "重污染10天行不行": "10天不符合方案要求",
    "秸秆利用率96%够不够": "96%符合方案要求",
    "PM2.5平均70达标吗": "不高于65",
    "锅炉淘汰和码头封闭改造哪个先完成": "同一天",
}


@pytest.mark.parametrize(("text", "verdict"), VERDICTS.items())
def test_the_verdict_comes_first(text: str, verdict: str, assistant: Assistant) -> None:
    assert verdict in assistant.ask(text).answer.partition("\n")[0]


def test_of_two_units_the_one_with_more_is_the_answer(assistant: Assistant) -> None:
    assert assistant.ask("交通局和执法局哪个牵头的多").units == ("区交通运输局",)


def test_rows_are_compared_by_their_ledger(assistant: Assistant) -> None:
    assert assistant.ask("泥沟镇完成户数比邳庄镇多多少").of_rows
