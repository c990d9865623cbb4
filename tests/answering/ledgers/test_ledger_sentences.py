"""The sentence of each shape: nought, nothing filled in and no such rows are told apart."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from assistant.answering.ledgers.sentence import sentence
from assistant.answering.ledgers.wording import NAMED_AT_MOST, figure, measured, named, number, text
from assistant.model.answer import Cell, Figure
from assistant.model.catalog import Catalog, Column, ColumnType, Ledger
from assistant.model.ledger_question import (
    Aggregate,
    Arithmetic,
    ColumnRef,
    Dimension,
    Frame,
    Function,
    Joined,
    LedgerQuestion,
    Measure,
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
TOP_ROW = Frame("图书台账", columns=shown("书名", "册数"), order=(Order(AMOUNT),), limit=1, ties=True)


@pytest.mark.parametrize(
    ("frame", "shape", "rows", "expected"),
    [
        (FIGURE, Shape.FIGURE, ((0,),), "种数：0种。"),
        (FIGURE, Shape.FIGURE, ((12,),), "种数：12种。"),
        (SUMMED, Shape.FIGURE, ((0,),), "册数合计：0册。"),
        (SUMMED, Shape.FIGURE, ((None,),), "册数合计：无数据。"),
        (SHARE, Shape.FIGURE, ((0.5,),), "上架率：50%。（上架率的分母是图书台账行数）"),
        (SHARE, Shape.FIGURE, ((0,),), "上架率：0%。（上架率的分母是图书台账行数）"),
        (SHARE, Shape.FIGURE, ((None,),), "上架率：无数据。（上架率的分母是图书台账行数）"),
        (LIST, Shape.LIST, (), "图书台账里没有符合条件的记录（0条）。"),
        (LIST, Shape.LIST, (("红楼", "东馆"), ("西厢", "东馆")), "共2种：红楼、西厢。"),
        (LIST, Shape.LIST, (("红楼", "东馆"), ("红楼", "西馆")), "共2种：红楼。"),
        (GROUPS, Shape.GROUPS, (), "图书台账里没有符合条件的记录（0组）。"),
        (GROUPS, Shape.GROUPS, (("东馆", 3), ("西馆", 0)), "按分馆的册数合计：东馆 3册；西馆 0册。"),
        (GROUPS, Shape.GROUPS, (("东馆", None), (None, 1)), "按分馆的册数合计：东馆 无数据；未填 1册。"),
        (TOP, Shape.EXTREME, (), "图书台账里没有可比的记录（0条）。"),
        (TOP, Shape.EXTREME, (("东馆", 9),), "册数合计最高的是：东馆 9册。"),
        (TOP, Shape.EXTREME, (("东馆", 9), ("西馆", 9)), "册数合计最高的是（并列2个）：东馆 9册；西馆 9册。"),
        (TOP_ROW, Shape.EXTREME, (("红楼", 1),), "册数最低的是：红楼 1。"),
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
        (LIST, Shape.LIST, (), "没有。图书台账里没有符合条件的记录（0条）。"),
        (LIST, Shape.LIST, (("红楼", "东馆"),), "有。共1种：红楼。"),
        (FIGURE, Shape.FIGURE, ((0,),), "没有。种数：0种。"),
        (FIGURE, Shape.FIGURE, ((3,),), "有。种数：3种。"),
    ],
)
def test_a_yes_or_no_comes_first_where_it_was_asked(
    frame: Frame, shape: Shape, rows: tuple[tuple[Cell, ...], ...], expected: str
) -> None:
    assert told(frame, shape, *rows, existence=True) == expected


def test_counted_groups_are_told_by_what_they_are_of() -> None:
    frame = Frame("图书台账", dimensions=(BRANCH,), count_groups=True)
    assert told(frame, Shape.FIGURE, (4,)) == "共4个分馆。"


def test_a_rank_says_from_which_end() -> None:
    frame = Frame("图书台账", measures=(SUM,), dimensions=(BRANCH,), order=(Order(SUM.scalar, True),))
    assert told(frame, Shape.RANK, ("东馆", 30, 2)) == "东馆按册数合计从高到低排第2（30）。"


@pytest.mark.parametrize(
    ("actual", "goal", "opening"),
    [
        (120, GOAL, "已完成目标。"),
        (100, GOAL, "已完成目标。"),
        (99, GOAL, "还没有完成目标。"),
        (5, MOST, "达标。"),
        (6, MOST, "未达标。"),
        (Decimal("5.0"), MOST, "达标。"),
        (None, MOST, "册数合计：无数据。"),
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
    assert answer.startswith(f"共{len(rows)}种：")
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
    assert measured(mean, 70) == "进度平均：70%"
    assert measured(RATE, 0.7) == "上架率：70%"
