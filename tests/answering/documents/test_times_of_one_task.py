"""A task with several times: the one by which all is done, the one of its step, and never a deed that was not done."""

import pytest

from assistant.engine import Assistant
from assistant.model.answer import Kind
from tests.answering.documents.conftest import Govern

PLAN = """样县人民政府办公室
关于印发样县公路安全提升方案的通知
样政办发〔2024〕9号
各乡镇人民政府：
现将方案印发给你们。
样县人民政府办公室
2024年3月1日
样县公路安全提升方案
为提升公路安全水平，制定本方案。
一、工作目标
到2025年12月底，安全隐患路段全部整治。
二、重点任务
（一）加装护栏。临水路段加装护栏180公里，2024年12月底前完成80公里，2025年10月底前全部完工。（牵头单位：县交通局）
（二）建设驿站。2024年9月底前建成驿站4处，2025年11月底前实现6个乡（镇）全覆盖。（牵头单位：县商务局）
（三）巡查桥梁。2024年6月底前巡查桥梁一遍。（牵头单位：县公路中心）
（四）检测隧道。引进检测队伍，隧道检测率2024年底达到70%、2025年底达到85%。（牵头单位：县公路中心）
三、附则
本方案自印发之日起施行，有效期至2025年12月31日。
"""
LEDGER = "路段,乡镇,状态\n东段,甲镇,已完工\n西段,乙镇,施工中\n"


@pytest.fixture(scope="module")
def county(governed: Govern) -> Assistant:
    return governed(PLAN, LEDGER)


@pytest.mark.parametrize(
    ("question", "dates"),
    [
        ("护栏全部装完是什么时候", ["2025-10-31"]),
        ("护栏什么时候完成80公里", ["2024-12-31"]),
        ("驿站什么时候全覆盖", ["2025-11-30"]),
        ("驿站啥时候能乡镇全覆盖", ["2025-11-30"]),
        ("驿站什么时候建成4处", ["2024-09-30"]),
        ("隧道检测率什么时候达到70%", ["2024-12-31"]),
        ("隧道检测率什么时候到85%", ["2025-12-31"]),
        ("6月底那个时间点要完成什么", ["2024-06-30"]),
        ("这个方案哪天印发的？有效期到什么时候", ["2024-03-01", "2025-12-31"]),
    ],
)
def test_the_time_is_that_of_the_words_asked(county: Assistant, question: str, dates: list[str]) -> None:
    assert [day.isoformat() for day in county.ask(question).dates] == dates


@pytest.mark.parametrize("question", ["6月以来没巡查过的桥梁有哪些", "6月份一次都没巡查过的桥梁"])
def test_what_was_never_done_is_no_matter_of_the_plan(county: Assistant, question: str) -> None:
    assert county.ask(question).kind is Kind.REFUSE
