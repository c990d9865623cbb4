"""What one clause tells of several things, and several clauses of one: only what the question names is told."""

import pytest

from assistant.engine import Assistant
from tests.answering.documents.conftest import Govern

PLAN = """样县人民政府办公室
关于印发样县设施管护方案的通知
样政办发〔2024〕10号
各乡镇人民政府：
现将方案印发给你们。
样县人民政府办公室
2024年3月1日
样县设施管护方案
为加强设施管护，制定本方案。
一、工作目标
到2025年12月底，设施完好率达到95%。
二、重点任务
（一）检测堤防。干堤每年检测1次，支堤、民堤每2年检测1次，结果于每年11月15日前报县水利局。（牵头单位：县水利局）
（二）建设中心泵房。依托县水厂建设集中供水的中心泵房，2024年10月底前投入运行。（牵头单位：县供水公司）
（三）改造村级水站。2024年11月底前改造水站48座，值班室、泵房、配电室分开设置。（牵头单位：县乡村振兴局）
（四）设立护河服务点。设立护河服务点12个，每点面积不低于40平方米，配备看护员不少于3名，看护员月工资不低于1500元，每周巡护不少于2次，雨后4小时内复查，2024年8月底前开工、2025年6月底前建成。（牵头单位：县民政局）
三、附则
本方案自印发之日起施行。
"""
LEDGER = "水站,乡镇,状态\n东站,甲镇,已完工\n西站,乙镇,施工中\n"


@pytest.fixture(scope="module")
def county(governed: Govern) -> Assistant:
    return governed(PLAN, LEDGER)


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("支堤多久检测一次", "每2年", "干堤每年"),
        ("支堤几年检测一次", "每2年", "干堤每年"),
        ("民堤几年检测一回", "每2年", "干堤每年"),
        ("干堤几年检测一次", "每年", "每2年检测1次（2"),
        ("中心泵房谁牵头", "县供水公司", "县乡村振兴局"),
        ("泵房谁牵头", "县乡村振兴局", "县水利局"),
    ],
)
def test_only_what_is_named_is_told(county: Assistant, question: str, told: str, untold: str) -> None:
    answer = county.ask(question)
    assert told in answer.answer, answer.answer
    assert untold not in answer.answer


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("护河服务点面积至少多大", "40平方米（", "12个（"),
        ("看护员工资最低多少", "1500元（", "3名（"),
        ("服务点看护员至少几个", "3名（", "12个（"),
        ("雨后几个小时之内复查", "4小时（", "8月31日"),
        ("护河服务点一周巡护几次", "每周2次", "8月31日"),
    ],
)
def test_the_figure_is_the_one_that_is_named_last(county: Assistant, question: str, told: str, untold: str) -> None:
    head = county.ask(question).answer.splitlines()[0]
    assert told in head, head
    assert untold not in head


def test_two_days_of_one_thing_are_asked_each_by_itself(county: Assistant) -> None:
    days = county.ask("护河服务点什么时候开工、什么时候建成").dates
    assert [day.isoformat() for day in days] == ["2024-08-31", "2025-06-30"]
