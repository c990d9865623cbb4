"""The clauses of a joint question: those whose rows in the plan's tables it picks out."""

from datetime import date

import pytest

from assistant.model.document import Document
from assistant.model.ledger_question import (
    ColumnRef,
    Comparison,
    Condition,
    Contains,
    Frame,
    InFrame,
    Junction,
    LedgerQuestion,
    Literal,
    Measure,
    Membership,
    Shape,
)
from assistant.parsing.joint_questions.citations import MOST_CITED, Citations
from assistant.records import replace
from assistant.store.store import Store

DAY = Literal(date(2021, 11, 30))


@pytest.fixture(scope="module")
def documents(store: Store) -> tuple[Document, ...]:
    return store.documents


def asked(table: str, *conditions: Condition) -> LedgerQuestion:
    """The duties that a table of the plan names, as the ledger is asked about them."""
    numbers = Frame(table, conditions, columns=(Measure("任务编号", ColumnRef("任务编号")),))
    return LedgerQuestion(Frame("任务台账", (InFrame(("任务编号",), numbers),)), Shape.LIST)


def test_rows_that_meet_the_conditions_are_cited(documents: tuple[Document, ...], store: Store) -> None:
    kind = Membership(ColumnRef("类型"), ("截止",))
    cited = Citations(documents).cite(asked("方案时限", kind, Comparison(ColumnRef("截止"), "=", DAY))).clauses
    rows = store.query("SELECT DISTINCT 条款编号 FROM 方案时限 WHERE 类型 = '截止' AND 截止 = DATE '2021-11-30'").rows
    assert set(cited) == {row[0] for row in rows} != set()


@pytest.mark.parametrize(
    ("condition", "where"),
    [
        (Membership(ColumnRef("频次"), ("每周",)), "频次 = '每周'"),
        (Contains(ColumnRef("频次"), "周"), "频次 LIKE '%周%'"),
        (Comparison(ColumnRef("截止"), "<", DAY), "截止 < DATE '2021-11-30'"),
        (Comparison(ColumnRef("截止"), ">", Literal(date(2022, 6, 1))), "截止 > DATE '2022-06-01'"),
        (
            Junction("or", (Membership(ColumnRef("频次"), ("每周",)), Comparison(ColumnRef("截止"), "=", DAY))),
            "频次 = '每周' OR 截止 = DATE '2021-11-30'",
        ),
    ],
)
def test_conditions_hold_as_in_sql(
    documents: tuple[Document, ...], store: Store, condition: Condition, where: str
) -> None:
    rows = store.query(f"SELECT DISTINCT 条款编号 FROM 方案时限 WHERE {where}").rows
    wanted = {row[0] for row in rows} if len(rows) <= MOST_CITED else set()
    assert set(Citations(documents).cite(asked("方案时限", condition)).clauses) == wanted


def test_too_many_are_not_cited(documents: tuple[Document, ...]) -> None:
    every = Membership(ColumnRef("任务编号"), ("没有这一项",), negated=True)
    assert Citations(documents).cite(asked("方案时限", every)).clauses == ()


def test_a_whole_table_cites_nothing(documents: tuple[Document, ...]) -> None:
    assert Citations(documents).cite(asked("方案时限")).clauses == ()


def test_a_body_of_the_annex_stands_for_its_members(documents: tuple[Document, ...]) -> None:
    members = asked("专班成员", Membership(ColumnRef("单位"), ("区公安分局",)))
    assert all(clause.startswith("A.") for clause in Citations(documents).cite(members).clauses)
    assert Citations(documents).cite(members).clauses


def test_clauses_that_are_known_stay(documents: tuple[Document, ...]) -> None:
    kept = replace(asked("方案时限", Comparison(ColumnRef("截止"), "=", DAY)), clauses=("9.9.9",))
    assert Citations(documents).cite(kept).clauses == ("9.9.9",)


def test_ledgers_cite_nothing(documents: tuple[Document, ...]) -> None:
    plain = LedgerQuestion(Frame("任务台账", (Membership(ColumnRef("状态"), ("已完成",)),)), Shape.LIST)
    assert Citations(documents).cite(plain).clauses == ()
