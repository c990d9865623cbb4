"""The clauses that a joint question rests on: those whose rows in the plan's tables it uses.

Invariant: a clause is cited when its row meets the question's own conditions; where hundreds
of words of the plan are used at once, none is singled out.
"""

import operator
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from assistant.document.tables import plan_tables
from assistant.model.answer import Cell
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
    Membership,
)
from assistant.parsing.ledger_questions.accounting.evidence import nodes
from assistant.records import replace

MOST_CITED = 8
CLAUSE, BODY = "条款编号", "专班"
"""Columns of the plan's tables that say where a row stands: its clause, or the body of the annex."""
COMPARE = {
    "=": operator.eq,
    "<>": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
Row = Mapping[str, Cell]


class Citations:
    """Finds the clauses of a question in the plan's tables."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._documents = tuple(documents)

    def cite(self, question: LedgerQuestion) -> LedgerQuestion:
        """The question with the clauses it rests on."""
        if question.clauses:
            return question
        found = [clause for frame in _frames(question.query) for clause in self._clauses(frame)]
        unique = tuple(dict.fromkeys(found))
        return replace(question, clauses=unique) if 0 < len(unique) <= MOST_CITED else question

    @cached_property
    def _rows(self) -> dict[str, list[Row]]:
        rows: dict[str, list[Row]] = {}
        for document in self._documents:
            for table in plan_tables(document):
                names = [name for name, _ in table.columns]
                found = (dict(zip(names, cells, strict=True)) for cells in zip(*table.data, strict=True))
                rows.setdefault(table.name, []).extend(found)
        return rows

    @cached_property
    def _bodies(self) -> dict[Cell, str]:
        return {force.name: force.id for document in self._documents for force in document.task_forces}

    def _clauses(self, frame: Frame) -> Iterator[str]:
        """Clauses of the rows of a plan's table that a frame picks out by what it says itself."""
        known = bool(frame.conditions) and not any(isinstance(part, InFrame) for part in frame.conditions)
        for row in self._rows.get(frame.table, ()) if known else ():
            clause = row.get(CLAUSE) or self._bodies.get(row.get(BODY))
            if clause and all(_holds(part, row) for part in frame.conditions):
                yield str(clause)


def _frames(node: object) -> Iterator[Frame]:
    """All frames inside a query, wherever they stand."""
    return (part for part in nodes(node) if isinstance(part, Frame))


def _holds(condition: Condition, row: Row) -> bool:
    """Whether a row meets a condition; one that looks elsewhere is taken to be met."""
    match condition:
        case Comparison(ColumnRef(name), op, Literal(value)):
            return _compares(row.get(name), op, value)
        case Membership(ColumnRef(name), values, negated):
            return (row.get(name) in values) != negated
        case Contains(ColumnRef(name), text, negated):
            return (text in str(row.get(name) or "")) != negated
        case Junction(op, parts):
            met = [_holds(part, row) for part in parts]
            return all(met) if op == "and" else any(met)
    return True


def _compares(cell: Any, op: str, value: Any) -> bool:
    """Whether a cell compares so with a value; an empty one compares with nothing."""
    return cell is not None and bool(COMPARE[op](cell, value))
