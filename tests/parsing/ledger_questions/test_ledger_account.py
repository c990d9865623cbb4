"""The account of a reading: what each kind of word must leave in the question, and who is named when it does not."""

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.model.answer import Figure
from assistant.model.ledger_question import (
    Aggregate,
    Arithmetic,
    ColumnRef,
    Comparison,
    Condition,
    DatePart,
    Dimension,
    Frame,
    FrameValue,
    Function,
    Junction,
    LedgerQuestion,
    Literal,
    Measure,
    Membership,
    Order,
    Rank,
    Shape,
)
from assistant.parsing.ledger_questions.accounting.account import unaccounted
from assistant.parsing.ledger_questions.accounting.evidence import Evidence
from assistant.parsing.ledger_questions.interpreter import LedgerReading
from assistant.parsing.ledger_questions.items import Item, Quantity
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ranking import Chosen
from assistant.parsing.understanding import Understanding
from assistant.records import replace
from assistant.session import Session
from tests.parsing.conftest import TODAY
from tests.parsing.ledger_questions.making import VISITS

PASSED = Membership(ColumnRef("抽检结果"), ("通过",))
FAILED = Membership(ColumnRef("抽检结果"), ("不通过",))
WARM = Comparison(ColumnRef("室内温度"), ">", Literal(20))
COUNT = Measure("次数", Aggregate(Function.COUNT))
MEAN = Measure("藏书量平均", Aggregate(Function.AVERAGE, ColumnRef("藏书量")))
TOTAL = Measure("藏书量合计", Aggregate(Function.SUM, ColumnRef("藏书量")))
SHARE = Measure("占比", Arithmetic("/", Aggregate(Function.COUNT, None, (PASSED,)), Aggregate(Function.COUNT)), "%")
GAP = Measure("相差", Arithmetic("-", Aggregate(Function.COUNT, None, (PASSED,)), Aggregate(Function.COUNT)))
TOWN = Dimension("街道", ColumnRef("街道"))
MONTH = Dimension("月份", DatePart("month", ColumnRef("走访日期")))
OPEN_GAP = Arithmetic("-", ColumnRef("发现问题数"), ColumnRef("已整改问题数"))


def question(*measures: Measure, **fields: object) -> LedgerQuestion:
    return LedgerQuestion(Frame(VISITS.name, measures=measures, **fields), Shape.FIGURE)  # type: ignore[arg-type]


def word(kinds: str, **fields: object) -> Item:
    return replace(Item(0, 2, "某词", frozenset(kinds.split())), **fields)  # type: ignore[arg-type]


def named(column: str, kind: str = "textual") -> Item:
    return word(f"column {kind}", senses=(Sense(SenseKind.COLUMN, column),))


PLAIN = question(COUNT)
LIST = question(columns=(Measure("街道", ColumnRef("街道")), Measure("藏书量", ColumnRef("藏书量"))))
BY_TOWN = question(COUNT, dimensions=(TOWN,))

PLACED = [
    (word("condition", condition=PASSED), question(COUNT, conditions=(PASSED,)), PLAIN),
    (word("condition", condition=PASSED), SHARE, FAILED),
    (word("condition", condition=Junction("and", (PASSED, WARM))), question(COUNT, conditions=(PASSED, WARM)), PASSED),
    (word("condition", condition=PASSED, written="pending"), question(Measure("差", OPEN_GAP)), PLAIN),
    (word("having", condition=WARM), question(COUNT, having=(WARM,)), BY_TOWN),
    (word("measure", measure=MEAN), MEAN, COUNT),
    (word("measure", measure=MEAN), question(MEAN, dimensions=(TOWN,)), TOTAL),
    (word("measure", measure=TOTAL), MEAN, COUNT),
    (word("scalar", scalar=OPEN_GAP), Measure("差", Aggregate(Function.SUM, OPEN_GAP)), TOTAL),
    (word("dimension", dimension=TOWN, column="街道", written="each"), BY_TOWN, PLAIN),
    (word("dimension", dimension=TOWN, column="街道", written="split"), BY_TOWN, LIST),
    (word("extreme"), question(COUNT, order=(Order(COUNT.scalar),), limit=1), BY_TOWN),
    (word("which", column="街道"), BY_TOWN, PLAIN),
    (word("asked", noun="次"), PLAIN, LIST),
    (named("藏书量", "numeric"), TOTAL, PLAIN),
    (named("街道"), BY_TOWN, PLAIN),
    (named("街道"), LIST, TOTAL),
    (word("share.share"), SHARE, PLAIN),
    (word("aggregate.average"), MEAN, TOTAL),
    (word("aggregate.sum"), TOTAL, MEAN),
    (word("plus.plus"), TOTAL, MEAN),
    (word("aggregate.maximum"), Measure("最大", Aggregate(Function.MAXIMUM, ColumnRef("藏书量"))), TOTAL),
    (word("difference.difference more.less"), GAP, PLAIN),
    (word("than.than"), GAP, PLAIN),
    (word("trend.trend"), question(COUNT, dimensions=(MONTH,)), BY_TOWN),
    (word("group.month"), question(COUNT, dimensions=(MONTH,)), BY_TOWN),
    (word("group.each"), BY_TOWN, PLAIN),
    (word("latest.latest"), question(MEAN, latest=("书店名称", "走访日期")), MEAN),
    (word("rank.rank"), question(COUNT, dimensions=(TOWN,), rank=Rank(PASSED)), PLAIN),
    (word("ask.who"), LIST, PLAIN),
    (word("ask.when"), question(COUNT, dimensions=(MONTH,)), PLAIN),
    (word("plan.exceeded"), replace(PLAIN, figures=(Figure("温度", "<=", 26, "度", "1.1"),)), PLAIN),  # type: ignore[arg-type]
    (
        word("overall.overall"),
        question(MEAN, having=(Comparison(MEAN.scalar, ">", FrameValue(Frame(VISITS.name, measures=(MEAN,)))),)),
        PLAIN,
    ),
]


def made(thing: LedgerQuestion | Measure | Condition) -> LedgerQuestion:
    if isinstance(thing, LedgerQuestion):
        return thing
    return question(thing) if isinstance(thing, Measure) else question(COUNT, conditions=(thing,))


@pytest.mark.parametrize(("item", "there", "missing"), PLACED, ids=[str(n) for n in range(len(PLACED))])
def test_a_word_is_accounted_for_by_what_its_kind_calls_for(
    item: Item, there: LedgerQuestion | Measure, missing: LedgerQuestion | Measure | Condition
) -> None:
    assert unaccounted((item,), made(there), VISITS) == ()
    assert [lost.text for lost in unaccounted((item,), made(missing), VISITS)] == [item.text]


@pytest.mark.parametrize("kind", ["compare.gt", "negate.not", "except.except", "overdue.overdue", "time", "value"])
def test_what_no_rule_took_up_is_in_no_question(kind: str) -> None:
    assert unaccounted((word(kind),), LIST, VISITS) != ()


@pytest.mark.parametrize(
    "item",
    [
        word("join.and"),
        word("ask.list"),
        word("ledger value"),
        word("dating"),
        word("compare.eq filler.filler"),
        word("column textual", senses=(Sense(SenseKind.COLUMN, "店主", cost=0.2),)),
    ],
)
def test_words_that_only_explain_call_for_nothing(item: Item) -> None:
    assert unaccounted((item,), PLAIN, VISITS) == ()


@pytest.mark.parametrize(
    ("number", "around", "lost"),
    [
        (2, [named("街道")], False),
        (3, [named("街道")], True),
        (2, [word("condition", condition=Junction("and", (PASSED, WARM)))], False),
        (4, [], True),
    ],
    ids=["all of a column", "some of it", "several as one", "of nothing"],
)
def test_a_number_that_counts_what_is_there_anyway_bounds_nothing(number: int, around: list[Item], lost: bool) -> None:
    said = [word("quantity", quantity=Quantity(number, "个")), *(replace(item, start=2, end=4) for item in around)]  # type: ignore[arg-type]
    answered = question(COUNT, dimensions=(TOWN,), conditions=(PASSED, WARM))
    assert bool(unaccounted(said, answered, VISITS)) == lost


def test_one_figure_does_not_answer_two_questions() -> None:
    said = [word("asked", noun="次"), replace(word("asked", noun="次"), start=3, end=5)]
    assert [lost.span.start for lost in unaccounted(said, question(COUNT, COUNT), VISITS)] == [3]
    assert unaccounted(said, question(COUNT, TOTAL), VISITS) == ()


# -- the invariant -----------------------------------------------------------------

CONDITIONS = st.sampled_from((PASSED, WARM, Comparison(ColumnRef("走访日期"), ">=", Literal(date(2021, 11, 1)))))
MEASURES = st.sampled_from((COUNT, MEAN, TOTAL, SHARE))
DIMENSIONS = st.sampled_from((TOWN, MONTH, Dimension("书店类型", ColumnRef("书店类型"))))


@st.composite
def frames(draw: st.DrawFn) -> Frame:
    """A frame with conditions, figures and dimensions, each once."""
    pieces = (draw(st.lists(kind, max_size=3, unique=True)) for kind in (CONDITIONS, MEASURES, DIMENSIONS))
    conditions, measures, dimensions = map(tuple, pieces)
    return Frame(VISITS.name, conditions, measures, dimensions)  # type: ignore[arg-type]


def words_of(frame: Frame) -> Iterator[Item]:
    yield from (word("condition", condition=condition) for condition in frame.conditions)
    yield from (word("measure", measure=measure) for measure in frame.measures)
    yield from (word("dimension", dimension=d, column=d.name, written="each") for d in frame.dimensions)


@given(frames())
def test_a_question_accounts_for_the_words_it_is_made_of(frame: Frame) -> None:
    assert unaccounted(tuple(words_of(frame)), LedgerQuestion(frame, Shape.GROUPS), VISITS) == ()


@given(frames(), frames())
def test_a_condition_or_split_that_is_not_there_is_named(said: Frame, answered: Frame) -> None:
    answered = replace(answered, measures=answered.measures or (COUNT,))
    held = Evidence(LedgerQuestion(answered, Shape.GROUPS))
    for item in words_of(said):
        lost = bool(unaccounted((item,), held.question, VISITS))
        if item.condition is not None:
            assert lost == (item.condition not in held.conditions)
        if item.dimension is not None:
            assert lost == (item.dimension not in answered.dimensions)


SUBJECTS = ("秸秆堆", "散煤网点", "任务", "工地检查", "柴油货车", "VOCs问题", "火点")
PHRASES = (
    "没清理的",
    "逾期的",
    "11月以后的",
    "泥沟镇的",
    "除了泥沟镇",
    "进度超过八成",
    "PM10超标",
    "占比",
    "平均多少",
    "各镇街",
    "按月",
    "最多的是哪个",
    "前三名",
    "比全区平均高",
    "相差多少",
    "最新一次",
    "从高到低",
    "分别几个",
    "有没有",
    "趋势",
)


@settings(max_examples=60)
@given(st.sampled_from(SUBJECTS), st.lists(st.sampled_from(PHRASES), min_size=1, max_size=3, unique=True))
def test_a_ledger_that_answers_accounts_for_every_word(
    understanding: Understanding, subject: str, phrases: list[str]
) -> None:
    decision = understanding.understand(f"{'，'.join(phrases)} {subject}", Session(), TODAY).decision
    if isinstance(decision, Chosen) and isinstance(decision.reading, LedgerReading):
        assert decision.reading.lost == ()


# -- what used to be dropped in silence ---------------------------------------------


@pytest.mark.parametrize(
    "question",
    [
        "工地PM10超标多少次",
        "道路保洁超标占比是多少，平均积尘负荷",
        "错峰检查记录，镇街和检查结果两维各多少条",
        "散煤网点没取缔的比例趋势",
    ],
)
def test_no_answer_drops_a_word(understanding: Understanding, question: str) -> None:
    reading = understanding.understand(question, Session(), TODAY).reading
    assert not isinstance(reading, LedgerReading) or reading.lost == ()
