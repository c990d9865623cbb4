"""A plan that goes in stages: which there are, which one a day falls into, and when each of them is."""

from datetime import date

import pytest

from assistant.engine import Assistant
from assistant.model.answer import Answer

PLAN = """样县人民政府办公室
关于印发样县老旧小区改造工作方案的通知
样政办发〔2024〕7号
各乡镇人民政府：
现将方案印发给你们。
样县人民政府办公室
2024年3月1日
样县老旧小区改造工作方案
为做好老旧小区改造，制定本方案。
一、工作目标
到2024年12月底，集中整治老旧小区30个，排查隐患点全部销号。
二、重点任务
（一）管网更新。更新供水管网12公里。（牵头单位：县水利局）
三、实施步骤
（一）摸底建档{}（2024年3月5日至3月31日）
各乡镇逐户登记，3月25日前报送名单。
（二）集中整治{}（2024年4月1日至10月31日）
对照名单逐项施工，9月底前完成外墙。
（三）总结评估{}（2024年11月1日至12月31日）
各乡镇12月10日前报送总结。
"""
LEDGER = "小区,乡镇,状态\n东苑,甲镇,已完工\n西苑,乙镇,施工中\n"


@pytest.fixture(scope="module", params=["阶段", ""])
def district(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    plan, ledgers = tmp_path_factory.mktemp("plan"), tmp_path_factory.mktemp("ledgers")
    word = request.param
    (plan / "方案.txt").write_text(PLAN.format(word, word, word), "utf-8")
    (ledgers / "小区台账.csv").write_text(LEDGER, "utf-8")
    return Assistant.open(plan, ledgers, date(2024, 5, 20))


def told(district: Assistant, question: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    answer: Answer = district.ask(question)
    return answer.clauses, tuple(f"{one:%m-%d}" for one in answer.dates)


ALL = ("3.1.1", "3.2.1", "3.3.1")


@pytest.mark.parametrize(
    "question", ["分几个阶段", "总共分哪几个阶段推进", "各阶段的时间安排", "一共几步走", "每个阶段分别到什么时候"]
)
def test_all_are_told_with_their_times(district: Assistant, question: str) -> None:
    assert told(district, question) == (ALL, ("03-05", "03-31", "04-01", "10-31", "11-01", "12-31"))


@pytest.mark.parametrize(
    ("question", "clause", "dates"),
    [
        ("现在到了哪个阶段", "3.2.1", ("04-01", "10-31")),
        ("3月20号处在什么阶段", "3.1.1", ("03-05", "03-31")),
        ("最后一个阶段是什么时候", "3.3.1", ("11-01", "12-31")),
        ("集中整治阶段从啥时候到啥时候", "3.2.1", ("04-01", "10-31")),
        ("建档阶段哪天开始", "3.1.1", ("03-05", "03-31")),
        ("第二阶段什么时候结束", "3.2.1", ("04-01", "10-31")),
        ("总结评估是几月份的事", "3.3.1", ("11-01", "12-31")),
    ],
)
def test_one_is_told_by_its_day_its_number_and_its_name(
    district: Assistant, question: str, clause: str, dates: tuple[str, ...]
) -> None:
    assert told(district, question) == ((clause,), dates)


@pytest.mark.parametrize(
    ("question", "clause"),
    [("评估阶段要干什么", "3.3.1"), ("集中整治阶段有哪些要求", "3.2.1"), ("摸底建档阶段做什么", "3.1.1")],
)
def test_its_text_is_told(district: Assistant, question: str, clause: str) -> None:
    assert told(district, question)[0] == (clause,)


def test_what_is_due_within_one_keeps_its_own_day(district: Assistant) -> None:
    assert told(district, "名单什么时候报")[1] == ("03-25",)


def test_a_day_outside_all_is_said_to_be(district: Assistant) -> None:
    answer = district.ask("2025年2月1日是什么阶段")
    assert answer.answer.startswith("2025年2月1日不在方案列的任何阶段之内")
    assert answer.clauses == ALL


@pytest.mark.parametrize("question", ["验收阶段什么时候开始", "巩固提升阶段干什么"])
def test_a_stage_that_the_plan_does_not_list_is_refused(district: Assistant, question: str) -> None:
    assert not district.ask(question).answered


def test_what_was_due_before_is_told_behind_what_is_due_on_the_day(assistant: Assistant) -> None:
    answer = assistant.ask("12月底前要完成什么")
    assert "2.4.1" in answer.clauses
    assert "3.3.1" not in answer.clauses
    assert answer.answer.index("更早到期") < answer.answer.index("3.3.1")
