"""What the wording says about which side is asked, and what that does to the prices."""

import pytest

from assistant.model.answer import Kind
from assistant.model.document_question import DocumentQuestion
from assistant.model.ledger_question import (
    Blank,
    ColumnRef,
    Dimension,
    Frame,
    LedgerQuestion,
    Measure,
    Membership,
    Shape,
)
from assistant.parsing.arbitration import arbitrate, tells_rows
from assistant.parsing.cues import cues
from assistant.parsing.ledger_questions.draft import Draft, Extreme, Piece, Restriction
from assistant.parsing.ledger_questions.interpreter import LedgerReading
from assistant.parsing.reading import Reading
from assistant.records import replace

CONDITION = Blank(ColumnRef("状态"))


def ledger(draft: Draft, shape: Shape = Shape.LIST, cost: float = 0.1) -> LedgerReading:
    return LedgerReading(LedgerQuestion(Frame("任务台账"), shape), cost, draft=draft)


def plan(kind: Kind, cost: float = 0.1) -> Reading:
    return Reading(DocumentQuestion(kind, "方案"), cost)


PLAIN = Draft("任务台账")
PENDING = Draft("任务台账", (Restriction(CONDITION, "状态", written="pending"),))


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("散煤治理谁牵头", "role"),
        ("几个专班里有环保分局", "count"),
        ("哪些专班里没有交通局", "structure"),
        ("清洁取暖优先改哪里", "order"),
        ("冲天炉改成什么", "order"),
        ("四个时段是哪四个", "order"),
        ("拆解到位谁查", "role"),
        ("每周五报啥", "order"),
        ("每月排查一次的", "often"),
        ("不含环保分局的专班有哪些", "structure"),
        ("住建局没参与的任务有几项", "structure"),
        ("交通局牵头但水务局没参与的任务", "role"),
        ("哪些专班包括市监局", "count"),
        ("码头封闭的责任单位含各镇街", "role"),
        ("水泥厂颗粒物、二氧化硫各限多少", "goal"),
        ("哪个部门负责秸秆禁烧", "role"),
        ("归谁管", "role"),
        ("多久调度一次", "often"),
        ("巡查频次是多少", "often"),
        ("原文怎么说的", "wording"),
        ("在哪一条", "wording"),
        ("要建什么台账", "record"),
        ("错峰建的台账叫什么", "record"),
        ("开展情况什么时候往上报", "when"),
        ("什么时候前完成", "when"),
        ("时限是哪天", "when"),
        ("要求达到多少", "duty"),
        ("比例要到多少", "allowed"),
        ("给商务局安排了什么", "order"),
        ("关键环节有几个", "order"),
        ("项目清单一共几张", "structure"),
        ("巡查的频率是怎么定的", "often"),
        ("不得超过多少", "duty"),
        ("各镇街还没完成几项", "rows"),
        ("目前逾期几项", "rows"),
        ("每期周几前报", "often"),
        ("月月都得查的是哪些", "often"),
        ("任务是多少户", "goal"),
        ("方案里环保分局牵头的", "wording"),
        ("第二部分工信局牵头的", "wording"),
        ("清单分别是哪几张", "structure"),
        ("这事该找谁", "role"),
        ("要哪些部门一起弄", "role"),
        ("要控制到什么数", "allowed"),
        ("年底前该办结的是哪些", "duty"),
        ("11月做完的任务", "finished"),
        ("有没有控制在要求以内", "met"),
        ("散煤复烧怎么防", "how"),
        ("问题线索怎么处理", "how"),
        ("一年要查几次", "allowed"),
        ("农业局和水务局一起干的活", "role"),
        ("最多排多少毫克", "limit"),
        ("河道工地查哪些内容", "order"),
        ("停产要几个月", "allowed"),
        ("发现的问题向谁报告", "wording"),
        ("甲镇要做些什么", "order"),
        ("低效工艺指哪些", "wording"),
        ("几家企业能合起来申报吗", "allowed"),
    ],
)
def test_a_wording_gives_its_cue(text: str, cue: str) -> None:
    assert cue in cues(text)


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("国三的车有几辆", "role"),
        ("能告诉我现在有几家吗", "allowed"),
        ("各处已查什么", "order"),
        ("问题是怎么处理的", "how"),
        ("网络管道有几条", "role"),
        ("频次最高的路段", "often"),
        ("查到几号", "allowed"),
        ("各镇清单有几张", "structure"),
        ("哪条路最脏", "wording"),
        ("散煤网点有几家", "duty"),
        ("方案有几条", "rows"),
        ("整改期限几天", "allowed"),
        ("各自计划几户", "allowed"),
        ("还要查哪些企业", "order"),
        ("年底前要完成的任务", "finished"),
        ("专班每期什么时候报的", "often"),
        ("散煤任务是几项", "goal"),
    ],
)
def test_a_word_in_another_use_gives_none(text: str, cue: str) -> None:
    assert cue not in cues(text)


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        (PLAIN, False),
        (PENDING, True),
        (Draft("任务台账", (Restriction(CONDITION, "状态"),)), True),
        (Draft("任务台账", (Restriction(Membership(ColumnRef("专项"), ("散煤",)), "专项"),)), False),
        (Draft("任务台账", dimensions=(Dimension("镇街", ColumnRef("镇街")),)), True),
        (Draft("任务台账", extreme=Extreme("most")), True),
        (Draft("任务台账", pieces=(Piece(noun="项"),)), False),
        (Draft("任务台账", flags=frozenset({"aggregate.average"})), True),
        (Draft("任务台账", flags=frozenset({"ask.list"})), False),
    ],
)
def test_only_rows_can_tell_a_status_a_group_or_an_extreme(draft: Draft, expected: bool) -> None:
    assert tells_rows(ledger(draft)) is expected


def _moved(reading: Reading, text: str, *others: Reading) -> float:
    """How far a reading's price moves."""
    return round(arbitrate((reading, *others), text)[0].cost - reading.cost, 6)


def test_a_list_of_rows_is_dear_where_somebody_in_charge_is_asked_for() -> None:
    assert _moved(ledger(PLAIN), "散煤治理谁牵头") > _moved(ledger(PLAIN, Shape.FIGURE), "散煤治理有几项") >= 0


def test_no_count_of_rows_answers_what_is_allowed() -> None:
    assert _moved(ledger(PLAIN, Shape.FIGURE), "浓度压到多少") >= 1
    assert _moved(ledger(PENDING), "浓度压到多少的还没达到") < 1


def test_a_status_speaks_for_the_ledger() -> None:
    assert _moved(ledger(PENDING, Shape.FIGURE), "散煤治理还有几项没完成") < 0


def test_a_question_for_wording_or_rhythm_is_the_plans() -> None:
    for text in ("原文怎么说的", "多久调度一次", "要建什么台账"):
        assert _moved(ledger(PENDING, Shape.FIGURE), text) > 0.5


def test_a_figure_of_the_plan_is_dear_unless_it_is_ordered_and_free_without_a_ledger() -> None:
    rows = ledger(PLAIN, Shape.FIGURE)
    assert _moved(plan(Kind.TARGET), "PM2.5平均多少", rows) > _moved(plan(Kind.TARGET), "PM2.5要求多少", rows) == 0
    assert _moved(plan(Kind.TARGET), "PM2.5平均多少") == 0


def test_rows_overrule_what_the_plan_does_not_hold() -> None:
    refusal = plan(Kind.REFUSE)
    assert _moved(refusal, "还有几项没完成", ledger(PENDING)) > 0
    assert _moved(refusal, "还有几项没完成", ledger(PLAIN)) == 0


def test_only_prices_move() -> None:
    given = (ledger(PLAIN), plan(Kind.LEAD))
    assert [reading.question for reading in arbitrate(given, "谁牵头")] == [reading.question for reading in given]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("降尘不能超多少吨", "limit"),
        ("浓度压到多少以下", "limit"),
        ("最少抽多大比例", "limit"),
        ("重污染天最多能有几天", "limit"),
        ("隔多久得过一遍", "often"),
        ("星期几之前报", "often"),
        ("多长时间对露天矿山排查一次", "often"),
        ("要建啥", "record"),
        ("淘汰任务数是多少", "goal"),
        ("臭氧限值多少", "goal"),
        ("氮氧化物，限多少", "allowed"),
        ("锅炉卡的是几蒸吨", "allowed"),
        ("淘汰的是国几的", "allowed"),
        ("改造定了多少户的任务", "goal"),
        ("登记率要冲到多少", "allowed"),
        ("垫底的镇会怎么处置", "allowed"),
        ("清洁日是每月几号", "often"),
        ("秸秆清理多久调度", "often"),
        ("淘汰的锅炉是每小时多少蒸吨的", "allowed"),
        ("水利工程排查都看什么", "order"),
        ("雾炮在哪提到", "wording"),
        ("拆迁工地领头的两家", "role"),
        ("货车淘汰的标准线", "goal"),
        ("项目要核哪些手续", "order"),
        ("治理重点是哪几个行业", "order"),
        ("清单怎么分的", "structure"),
        ("几号专班是管扬尘的", "structure"),
        ("哪些事要每周调度", "often"),
    ],
)
def test_modal_wording_asks_what_is_ordered(text: str, cue: str) -> None:
    assert cue in cues(text)


def test_what_speaks_against_the_plan_does_not_part_two_ledgers() -> None:
    """「取缔了几个」: that one ledger calls it finished makes it no likelier than the other."""
    done = Draft("散煤", (Restriction(CONDITION, "状态", written="done"),))
    first, second = arbitrate((ledger(done), ledger(PLAIN)), "取缔了几个")
    assert first.cost < second.cost
    assert first.cost + first.favour == pytest.approx(second.cost + second.favour)


DAYS = LedgerReading(
    LedgerQuestion(Frame("错峰台账", columns=(Measure("开始", ColumnRef("开始")),), distinct=True), Shape.LIST),
    0.1,
    draft=Draft("错峰台账", flags=frozenset({"ask.when"})),
)
"""A ledger that tells the days in its rows."""


@pytest.mark.parametrize(
    ("text", "weak", "rows"),
    [
        ("从哪天停到哪天", True, True),
        ("从哪天停到哪天", False, False),
        ("最晚哪天得停下来", True, False),
        ("哪天之前停完", True, False),
    ],
)
def test_days_in_rows_outdo_the_times_of_checks_nobody_asks_about(text: str, weak: bool, rows: bool) -> None:
    order = replace(plan(Kind.DEADLINE, 0.0), weak=weak)
    days, limit = arbitrate((DAYS, order), text)
    assert (days.cost < limit.cost) is rows


def test_rows_outdo_a_plan_that_has_nothing_to_tell() -> None:
    rows, nothing = arbitrate((ledger(PLAIN), replace(plan(Kind.TASKS, 0.0), weak=True)), "整改到期的有哪些")
    assert rows.cost < nothing.cost
