"""Several plans side by side, told apart.

Invariant: with one plan its ids stay as they are; with several, every id is 文号#id in
documents and tables alike, so that two plans' 2.1.1 never meet.
"""

from collections import Counter
from typing import TypeVar

from assistant.document.tables import plan_tables
from assistant.model.answer import Cell
from assistant.model.document import Document, RequiredLedger, Target, TimeLimit
from assistant.model.table import Table
from assistant.records import replace

_ID_COLUMNS = ("条款编号", "任务编号")


def distinguished(documents: tuple[Document, ...]) -> tuple[tuple[Document, ...], tuple[Table, ...]]:
    """The documents and their tables, under ids that are unique among them."""
    if len(documents) == 1:
        return documents, plan_tables(documents[0])
    prefixes = _prefixes(documents)
    tables: dict[str, Table] = {}
    for document, prefix in zip(documents, prefixes, strict=True):
        for table in plan_tables(document):
            above = tables.get(table.name)
            below = _prefixed_table(table, prefix)
            tables[table.name] = below if above is None else _stacked(above, below)
    named = tuple(_prefixed(document, prefix) for document, prefix in zip(documents, prefixes, strict=True))
    return named, tuple(tables.values())


def _prefixes(documents: tuple[Document, ...]) -> list[str]:
    """文号, or the file name where that is missing or not unique."""
    numbers = Counter(document.head.number for document in documents)
    unique = [bool(document.head.number) and numbers[document.head.number] == 1 for document in documents]
    return [
        f"{document.head.number if alone else document.name}#"
        for document, alone in zip(documents, unique, strict=True)
    ]


def _stacked(above: Table, below: Table) -> Table:
    data = tuple(first + second for first, second in zip(above.data, below.data, strict=True))
    return Table(above.name, above.columns, data)


def _prefixed_table(table: Table, prefix: str) -> Table:
    data = tuple(
        tuple(_prefixed_cell(cell, prefix) for cell in cells) if name in _ID_COLUMNS else cells
        for (name, _), cells in zip(table.columns, table.data, strict=True)
    )
    return Table(table.name, table.columns, data)


def _prefixed_cell(cell: Cell, prefix: str) -> Cell:
    return None if cell is None else f"{prefix}{cell}"


def _prefixed(document: Document, prefix: str) -> Document:
    head = document.head
    campaign = prefix + head.campaign_clause if head.campaign_clause else ""
    return replace(
        document,
        head=replace(head, campaign_clause=campaign),
        sections=tuple(replace(item, id=prefix + item.id) for item in document.sections),
        clauses=tuple(replace(item, id=prefix + item.id, section=prefix + item.section) for item in document.clauses),
        duties=tuple(replace(item, id=prefix + item.id, clause=prefix + item.clause) for item in document.duties),
        task_forces=tuple(replace(item, id=prefix + item.id) for item in document.task_forces),
        posts=tuple(replace(item, clause=prefix + item.clause) for item in document.posts),
        citations=tuple(replace(item, clause=prefix + item.clause) for item in document.citations),
        findings=tuple(replace(item, clause=prefix + item.clause) for item in document.findings),
        time_limits=tuple(_of_duty(item, prefix) for item in document.time_limits),
        targets=tuple(_of_duty(item, prefix) for item in document.targets),
        required_ledgers=tuple(_of_duty(item, prefix) for item in document.required_ledgers),
    )


_Item = TypeVar("_Item", TimeLimit, Target, RequiredLedger)


def _of_duty(item: _Item, prefix: str) -> _Item:
    return replace(item, clause=prefix + item.clause, duty=prefix + item.duty if item.duty else None)
