"""The sentence of each shape: nought, nothing filled in and no such rows are told apart."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from assistant.answering.ledgers.sentence import sentence
from assistant.answering.ledgers.wording import NAMED_AT_MOST, figure, measured, named, number, text
from assistant.model.answer import Cell, Figure
from assistant.model.catalog import Catalog, Column, ColumnType, Ledger, Value
from assistant.model.ledger_question import (
    Aggregate,
    Arithmetic,
    Blank,
    ColumnRef,
    Comparison,
    Condition,
    Dimension,
    Frame,
    Function,
    Joined,
    LedgerQuestion,
    Literal,
    Measure,
    Membership,
    Order,
    Shape,
)

BOOKS = Ledger(
    "图书台账",
    "图书台账",
    (Column("书名", ColumnType.TEXT), Column("分馆", ColumnType.TEXT), Column("册数", ColumnType.INTEGER, unit="册")),
    entity="书名",
    unit_noun="种",
)
CATALOG = Catalog((BOOKS,))
AMOUNT = ColumnRef("册数")
COUNT = Measure("种数", Aggregate(Function.COUNT), "种")
SUM = Measure("册数合计", Aggregate(Function.SUM, AMOUNT), "册")
RATE = Measure("上架率", Arithmetic("/", SUM.scalar, SUM.scalar), "%", "图书台账行数")
BRANCH = Dimension("分馆", ColumnRef("分馆"))
GOAL = Figure("新增图书", ">=", Decimal(100), "册", "3.1.2")
MOST = Figure("破损率", "<=", Decimal(5), "册", "3.1.2")


def told(query: Frame | Joined, shape: Shape, *rows: tuple[Cell, ...], **fields: object) -> str:
    names = tuple(f"列{place}" for place in range(len(rows[0]) if rows else 1))
    return sentence(LedgerQuestion(query, shape, **fields), names, rows, CATALOG)  # type: ignore[arg-type]


def shown(*names: str) -> tuple[Measure, ...]:
    return tuple(Measure(name, ColumnRef(name)) for name in names)


FIGURE = Frame("图书台账", measures=(COUNT,))
SUMMED = Frame("图书台账", measures=(SUM,))
SHARE = Frame("图书台账", measures=(RATE,))
LIST = Frame("图书台账", columns=shown("书名", "分馆"))
GROUPS = Frame("图书台账", measures=(SUM,), dimensions=(BRANCH,))
TOP = Frame("图书台账", measures=(SUM,), dimensions=(BRANCH,), order=(Order(SUM.scalar, True),), limit=1, ties=True)
TOP_TOTAL = Frame("图书台账", (), (SUM,), (BRANCH,), order=(Order(SUM.scalar, True),), limit=3, total=SUM)
TOP_SHARE = Frame(
    "图书台账",
    columns=(Measure("借出占册数", Arithmetic("/", AMOUNT, AMOUNT), "%"), *shown("书名")),
    order=(Order(Arithmetic("/", AMOUNT, AMOUNT), True),),
    limit=1,
)
TOP_ROW = Frame("图书台账", columns=shown("书名", "册数"), order=(Order(AMOUNT),), limit=1, ties=True)


@pytest.mark.parametrize(
    ("frame", "shape", "rows", "expected"),
    [
        (FIGURE, Shape.FIGURE, ((0,),), "图书有0种。"),
        (FIGURE, Shape.FIGURE, ((12,),), "图书有12种。"),
        (SUMMED, Shape.FIGURE, ((0,),), "图书的册数合计为0册。"),
        (SUMMED, Shape.FIGURE, ((None,),), "图书的册数合计没有数据。"),
        (SHARE, Shape.FIGURE, ((0.5,),), "图书的上架率为50%。（上架率的分母是图书台账行数）"),
        (SHARE, Shape.FIGURE, ((0,),), "图书的上架率为0%。（上架率的分母是图书台账行数）"),
        (SHARE, Shape.FIGURE, ((None,),), "图书的上架率没有数据。（上架率的分母是图书台账行数）"),
        (LIST, Shape.LIST, (), "图书台账里没有记录（0条）。"),
        (LIST, Shape.LIST, (("红楼", "东馆"), ("西厢", "东馆")), "图书有2种：红楼、西厢。"),
        (LIST, Shape.LIST, (("红楼", "东馆"), ("红楼", "西馆")), "图书有2种：红楼。"),
        (GROUPS, Shape.GROUPS, (), "图书台账里没有记录（0条）。"),
        (GROUPS, Shape.GROUPS, (("东馆", 3), ("西馆", 0)), "图书按分馆分，册数合计：东馆 3册；西馆 0册。"),
        (GROUPS, Shape.GROUPS, (("东馆", None), (None, 1)), "图书按分馆分，册数合计：东馆 无数据；未填 1册。"),
        (TOP_TOTAL, Shape.FIGURE, ((9,),), "图书的册数合计最高的3个分馆，册数合计为9册。"),
        (TOP_SHARE, Shape.EXTREME, ((0.615, "红楼"),), "图书的借出占册数最高的书名是红楼，61.5%。"),
        (TOP, Shape.EXTREME, (), "图书台账里没有可比的记录（0条）。"),
        (TOP, Shape.EXTREME, (("东馆", 9),), "图书的册数合计最高的分馆是东馆，9册。"),
        (TOP, Shape.EXTREME, (("东馆", 9), ("西馆", 9)), "图书的册数合计最高的分馆有2个并列：东馆 9册；西馆 9册。"),
        (TOP_ROW, Shape.EXTREME, (("红楼", 1),), "图书的册数最低的书名是红楼，1册。"),
        (GROUPS, Shape.RANK, (), "图书台账里没有这一项，排不出名次。"),
    ],
)
def test_nought_nothing_and_none_are_three_sentences(
    frame: Frame, shape: Shape, rows: tuple[tuple[Cell, ...], ...], expected: str
) -> None:
    assert told(frame, shape, *rows) == expected


@pytest.mark.parametrize(
    ("frame", "shape", "rows", "expected"),
    [
        (LIST, Shape.LIST, (), "没有。图书台账里没有记录（0条）。"),
        (LIST, Shape.LIST, (("红楼", "东馆"),), "有。图书有1种：红楼。"),
        (FIGURE, Shape.FIGURE, ((0,),), "没有。图书有0种。"),
        (FIGURE, Shape.FIGURE, ((3,),), "有。图书有3种。"),
    ],
)
def test_a_yes_or_no_comes_first_where_it_was_asked(
    frame: Frame, shape: Shape, rows: tuple[tuple[Cell, ...], ...], expected: str
) -> None:
    assert told(frame, shape, *rows, existence=True) == expected


def test_counted_groups_are_told_by_what_they_are_of() -> None:
    frame = Frame("图书台账", dimensions=(BRANCH,), count_groups=True)
    assert told(frame, Shape.FIGURE, (4,)) == "分馆有4个。"


def test_a_rank_says_from_which_end() -> None:
    frame = Frame("图书台账", measures=(SUM,), dimensions=(BRANCH,), order=(Order(SUM.scalar, True),))
    assert told(frame, Shape.RANK, ("东馆", 30, 2)) == "东馆按图书的册数合计从高到低排第2（30册）。"


@pytest.mark.parametrize(
    ("actual", "goal", "opening"),
    [
        (120, GOAL, "已完成目标。"),
        (100, GOAL, "已完成目标。"),
        (99, GOAL, "还没有完成目标。"),
        (5, MOST, "达标。"),
        (6, MOST, "未达标。"),
        (Decimal("5.0"), MOST, "达标。"),
        (None, MOST, "图书的册数合计没有数据。"),
    ],
)
def test_a_verdict_weighs_the_figure_against_the_plans(actual: Cell, goal: Figure, opening: str) -> None:
    answer = told(SUMMED, Shape.VERDICT, (actual,), figures=(goal,))
    assert answer.startswith(opening)
    assert answer.endswith(f"{number(goal.value)}册。")
    assert "方案3.1.2要求" in answer


def test_tables_side_by_side_are_told_row_by_row() -> None:
    joined = Joined((SUMMED, SUMMED), ("分馆",))
    assert told(joined, Shape.GROUPS, ("东馆", 1)) == "共1项：列0 东馆，列1 1。"
    assert told(joined, Shape.GROUPS) == "没有符合条件的记录（0条）。"


def test_long_lists_are_cut_in_the_sentence_and_say_so() -> None:
    rows = tuple((f"书{place}", "东馆") for place in range(NAMED_AT_MOST + 5))
    answer = told(LIST, Shape.LIST, *rows)
    assert answer.startswith(f"图书有{len(rows)}种：")
    assert answer.endswith(f"书{NAMED_AT_MOST - 1}等。")
    groups = tuple((f"馆{place}", place) for place in range(20))
    assert told(GROUPS, Shape.GROUPS, *groups).endswith("等共20组。")


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (None, "吨", "无数据"),
        (0, "吨", "0吨"),
        (3.0, "吨", "3吨"),
        (3.14159, "吨", "3.14吨"),
        (Decimal("0.1234"), "%", "12.34%"),
        (1, "%", "100%"),
        (True, "", "是"),
        (date(2021, 12, 1), "", "2021-12-01"),
        (datetime(2021, 12, 1, 8, 5), "", "2021-12-01 08:05"),
        ("甲", "个", "甲个"),
    ],
)
def test_a_cell_is_told_with_its_unit(value: Cell, unit: str, expected: str) -> None:
    assert figure(value, unit) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [("0", "0"), ("0.004", "0"), ("-0.004", "0"), ("1000", "1000"), ("1E+3", "1000"), ("2.50", "2.5"), ("2.005", "2")],
)
def test_numbers_have_two_places_at_most_and_no_idle_noughts(value: str, expected: str) -> None:
    assert number(Decimal(value)) == expected


def test_an_empty_cell_is_no_empty_text() -> None:
    assert text(None) == "未填"
    assert named([]) == ""


def test_a_column_in_percent_is_not_taken_for_a_share() -> None:
    mean = Measure("进度平均", Aggregate(Function.AVERAGE, ColumnRef("进度")), "%")
    assert measured(mean, 70) == "70%"
    assert measured(RATE, 0.7) == "70%"


TASKS = Ledger(
    "任务台账",
    "任务台账",
    (
        Column("任务名称", ColumnType.TEXT),
        Column("镇街", ColumnType.TEXT),
        Column("状态", ColumnType.TEXT, done=("已完成",)),
        Column("日期", ColumnType.DATE),
        Column("面积", ColumnType.NUMBER, unit="亩"),
    ),
    entity="任务名称",
    unit_noun="项",
)
NOW = Catalog((TASKS,), as_of=date(2021, 12, 20))
TOWN, STATE, DAY, AREA = (ColumnRef(name) for name in ("镇街", "状态", "日期", "面积"))


def between(first: date, last: date) -> tuple[Condition, ...]:
    return (Comparison(DAY, ">=", Literal(first)), Comparison(DAY, "<=", Literal(last)))


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ((), "任务有3项。"),
        ((Membership(STATE, ("已完成",), True), Membership(TOWN, ("东镇",))), "东镇、状态未完成的任务有3项。"),
        ((Membership(TOWN, ("东镇", "西镇"), True),), "除东镇或西镇外的任务有3项。"),
        ((*between(date(2021, 10, 1), date(2021, 10, 31)), Membership(TOWN, ("东镇",))), "东镇10月的任务有3项。"),
        (between(date(2021, 10, 5), date(2021, 10, 5)), "10月5日的任务有3项。"),
        (between(date(2020, 12, 1), date(2021, 1, 15)), "2020年12月1日至2021年1月15日的任务有3项。"),
        ((Comparison(DAY, "<", Literal(date(2021, 12, 20))),), "日期早于2021-12-20的任务有3项。"),
        ((Comparison(AREA, ">", Literal(150)),), "面积超过150亩的任务有3项。"),
        ((Blank(AREA, negated=True),), "任务有3项。"),
        ((Blank(AREA),), "面积未填的任务有3项。"),
        (
            (Comparison(Arithmetic("/", AREA, AREA), "<", Literal(Decimal("0.9"))),),
            "面积占面积的比例低于90%的任务有3项。",
        ),
    ],
)
def test_a_figure_says_what_it_is_a_figure_of(conditions: tuple[Condition, ...], expected: str) -> None:
    frame = Frame("任务台账", conditions, (Measure("项数", Aggregate(Function.COUNT), "项"),))
    assert sentence(LedgerQuestion(frame, Shape.FIGURE), ("项数",), ((3,),), NOW) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (("已清", "未清"), "状态未清的料堆有3处。"),
        (("已清", "在清"), "状态未清的料堆有3处。"),
        (("已清", "在清", "未清"), "状态不是已清的料堆有3处。"),
    ],
)
def test_what_is_not_done_is_not_told_by_the_name_of_less(values: tuple[str, ...], expected: str) -> None:
    state = Column("状态", ColumnType.TEXT, values=tuple(map(Value, values)), done=("已清",))
    heaps = Ledger(
        "料堆台账", "料堆台账", (Column("料堆名称", ColumnType.TEXT), state), entity="堆名称", unit_noun="处"
    )
    frame = Frame(
        "料堆台账", (Membership(STATE, ("已清",), True),), (Measure("处数", Aggregate(Function.COUNT), "处"),)
    )
    assert sentence(LedgerQuestion(frame, Shape.FIGURE), ("处数",), ((3,),), Catalog((heaps,))) == expected


def test_names_listed_with_another_column_are_told_with_it() -> None:
    frame = Frame("任务台账", columns=shown("任务名称", "镇街"), distinct=True)
    rows = (("清沟", "东镇"), ("清沟", "西镇"))
    assert sentence(LedgerQuestion(frame, Shape.LIST), ("", ""), rows, NOW) == "任务有2个：清沟 东镇、清沟 西镇。"


def test_what_was_asked_of_a_row_is_told_of_it() -> None:
    frame = Frame("任务台账", columns=shown("面积", "任务名称", "日期"), order=(Order(AREA, True),), limit=1)
    question = LedgerQuestion(frame, Shape.EXTREME, facts=("面积", "日期"))
    rows = ((12, "清沟", None),)
    assert sentence(question, ("面积", "任务名称", "日期"), rows, NOW) == "清沟的面积：12亩，日期：未填。"
