"""How answers are worded: the fact first, lead and responsible never mixed, doubts told."""

import pytest

from assistant.document.load import parse
from assistant.document.reader import SourceText
from assistant.engine import Assistant
from assistant.model.document import Document
from tests.answering.documents.conftest import Ask, asker


def test_a_broad_subject_tells_its_task_force_first_then_each_clause(ask: Ask) -> None:
    answer = ask("扬尘 谁管")
    assert answer.clauses[0] == "A.7"
    assert {"2.8.1", "2.8.4", "3.7.2", "3.7.5"} <= set(answer.clauses)
    assert answer.answer.index("A.7") < answer.answer.index("2.8.1") < answer.answer.index("3.7.2")


def test_a_duty_without_a_lead_gives_its_responsible_units_and_says_so(ask: Ask) -> None:
    answer = ask("重污染应急夜查驻厂谁牵头")
    assert len(answer.units) == 8
    assert "未写明牵头单位" in answer.answer
    assert any("未写明牵头单位" in note for note in answer.notes)


def test_implied_units_answer_only_when_all_are_asked_for(ask: Ask) -> None:
    assert ask("矿山扬尘管控的责任单位").units == ("区生态环境分局",)
    assert ask("矿山扬尘管控的全部责任单位").units == ("各镇（街）", "区生态环境分局")


def test_either_or_is_answered_with_the_fact(ask: Ask) -> None:
    answer = ask("秸秆堆存排查是环保分局牵头还是农业农村局牵头")
    assert answer.units == ("区农业农村局",)
    assert "区农业农村局是牵头单位" in answer.answer
    assert "区生态环境分局不是牵头单位" in answer.answer


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("秸秆禁烧农业农村局是牵头还是配合", "区农业农村局是责任单位，不是牵头单位"),
        ("夜查驻厂是公安分局牵头吗", "区公安分局不是牵头单位，是责任单位"),
        ("散煤复烧公安局管不管", "区公安分局不是牵头单位、责任单位，这几条里没有它"),
        ("应急局配合什么", "A.1"),
        ("市监局没进哪些专班", "没有区市场监管局的专班有3个"),
    ],
)
def test_no_role_is_told_of_a_unit_that_it_does_not_hold(text: str, told: str, ask: Ask) -> None:
    assert told in ask(text).answer


def test_a_vague_limit_keeps_its_words_and_gets_no_date(ask: Ask) -> None:
    answer = ask("农村清洁取暖改造什么时候完成")
    assert "今年取暖季前" in answer.answer
    assert answer.dates == ()


def test_a_duty_without_a_limit_says_so(ask: Ask) -> None:
    answer = ask("富余石料处置什么时候完成")
    assert "没有给" in answer.answer
    assert answer.clauses == ("2.8.6",)
    assert answer.dates == ()


def test_a_suspected_slip_of_the_pen_is_a_note_not_an_answer(ask: Ask) -> None:
    answer = ask("2021年11月底前要完成什么")
    assert "3.2.3" not in answer.clauses
    assert any("3.2.3" in note for note in answer.notes)


def test_one_of_three_figures_in_a_sentence(ask: Ask) -> None:
    assert [figure.value for figure in ask("水泥企业二氧化硫排放限值").values] == [50]


@pytest.mark.parametrize(
    ("text", "deed"), [("煤气发生炉什么时候取缔", "2022-03-31"), ("煤气发生炉取缔情况什么时候排查完", "2021-11-30")]
)
def test_check_and_deed_in_one_sentence_keep_their_own_days(text: str, deed: str, ask: Ask) -> None:
    assert [day.isoformat() for day in ask(text).dates] == [deed]


def test_nothing_found_is_told_as_nothing(ask: Ask) -> None:
    assert "牵头0项" in ask("农业农村局扬尘方面有任务吗").answer
    assert "没有" in ask("11月30日前应急局有什么到期任务").answer


@pytest.mark.parametrize(
    ("turns", "clauses"),
    [
        (("住建局牵头哪些任务", "第2条详细"), ("2.8.1",)),
        (("住建局牵头哪些任务", "最后一项谁牵头"), ("3.7.2",)),
        (("矿山扬尘管控由谁牵头", "原文"), ("2.8.4",)),
    ],
)
def test_the_result_can_be_asked_about(turns: tuple[str, ...], clauses: tuple[str, ...], ask: Ask) -> None:
    assert ask(*turns).clauses[:1] == clauses


def test_a_result_is_counted_without_task_forces(ask: Ask) -> None:
    answer = ask("区城乡水务局牵头哪些任务？", "换成交通局", "一共几项")
    assert [figure.value for figure in answer.values] == [9]


@pytest.mark.parametrize(
    "text", ["扬尘 谁管", "住建局牵头哪些任务", "方案文号", "错峰生产多久查一次", "秸秆综合利用率目标", "渣土车怎么管"]
)
def test_suggestions_can_be_asked(text: str, ask: Ask) -> None:
    for suggestion in ask(text).suggestions:
        assert ask(suggestion).answered


def test_a_refusal_says_why_and_gives_no_facts(assistant: Assistant) -> None:
    answer = assistant.ask("第8个专班由谁牵头")
    assert not answer.answered
    assert "附件只有7个专班" in answer.answer
    assert (answer.units, answer.clauses, answer.dates, answer.values) == ((), (), (), ())


FLOODS = """云溪市2023年汛期城市内涝治理工作方案

一、工作目标
汛期（2023年6月1日至9月30日），全市新增积水点不超过12处，应急抢险队伍到位时间不超过30分钟。
二、重点任务
（一）加快排水管网改造
2023年6月15日前，完成老城区雨污管网清淤80公里。（牵头单位：市住房和城乡建设局；责任单位：市财政局）
（二）强化泵站值守
汛期内对全市泵站每日巡查一次，建立巡查台账。（牵头单位：市水利局，责任单位：市应急管理局、市气象局）
三、排查整治
（一）开展易涝点排查
2023年5月31日前，对下穿立交桥、地下车库等易涝点逐一排查，建立问题清单。（牵头单位：市住房和城乡建设局，责任单位：市交通运输局）
（二）开展河道排查
每周对城区河道行洪障碍进行一次检查。（牵头单位：市水利局）
"""


@pytest.fixture(scope="module")
def flood() -> Ask:
    return asker((parse(SourceText("防汛.txt", FLOODS)),)).ask


@pytest.mark.parametrize(
    ("text", "units", "clauses", "contains"),
    [
        ("管网清淤谁牵头", ("市住房和城乡建设局",), "2.1.1", "市财政局"),
        ("易涝点排查归谁", ("市住房和城乡建设局",), "3.1.1", "市交通运输局"),
        ("泵站多久巡查一次", (), "2.2.1", "每日"),
        ("积水点最多允许多少处", (), "1.0.1", "12"),
        ("雨污管网要清淤多少公里", (), "2.1.1", "80"),
        ("清淤什么时候完成", (), "2.1.1", "6月15日前"),
        ("水利局牵头哪些任务", ("市水利局",), "2.2.1", "3.2.1"),
        ("河道检查谁牵头", ("市水利局",), "3.2.1", "市水利局"),
        ("易涝点排查要建什么清单", (), "3.1.1", "问题清单"),
        ("气象局配合哪些事", ("市气象局",), "2.2.1", "作为责任单位1项"),
    ],
)
def test_another_plan_of_another_field(
    text: str, units: tuple[str, ...], clauses: str, contains: str, flood: Ask
) -> None:
    answer = flood(text)
    assert answer.clauses[0] == clauses
    assert contains in answer.answer
    assert not units or answer.units == units


def test_with_several_plans_an_id_carries_its_plan(documents: tuple[Document, ...]) -> None:
    ask = asker((*documents, parse(SourceText("防汛.txt", FLOODS)))).ask
    assert ask("泵站值守谁牵头").clauses == ("防汛.txt#2.2.1",)
    assert ask("露天矿山扬尘谁牵头").clauses[0].endswith("#2.8.4")


def test_the_task_forces_of_a_unit_are_counted_alone(ask: Ask) -> None:
    answer = ask("环保分局牵头几个专班")
    assert answer.clauses == ("A.2", "A.4", "A.6")
    assert answer.answer.startswith("方案里区生态环境分局为牵头单位的专班共有3个。")
