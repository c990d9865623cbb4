"""Runs a typed ledger question through the gate and words what comes back."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from assistant.answering.ledgers.extremes import Rows
from assistant.answering.ledgers.sentence import sentence
from assistant.answering.ledgers.wording import in_unit_of, number
from assistant.compile.builder import build
from assistant.compile.guard import Rejected, check
from assistant.compile.phrases import phrase
from assistant.errors import QueryError
from assistant.model.answer import Answer, Gauge, Kind
from assistant.model.catalog import Catalog, Ledger
from assistant.model.document import Document
from assistant.model.ledger_question import (
    Aggregate,
    ColumnRef,
    Frame,
    Function,
    Joined,
    LedgerQuestion,
    Membership,
    Shape,
)
from assistant.records import replace
from assistant.store.runner import Result
from assistant.store.store import Store

NAMES_ITSELF = 2
"""A value longer than this is known without its column."""


def answer_ledger(question: LedgerQuestion, text: str, store: Store) -> Answer:
    """The answer with SQL, rows and notes.

    Raises QueryError when the gate or the database refuses the query, or the row asked for is not there.
    """
    catalog = store.catalog
    checked = check(build(question.query, catalog), catalog, masked=not store.reveal_personal)
    if isinstance(checked, Rejected):
        raise QueryError(checked.reason)
    result = _row_wanted(store.query(checked.sql), question.ordinal)
    return Answer(
        text,
        Kind.JOINT if _uses_plan(question, catalog) else Kind.LEDGER,
        True,
        phrase(question.query, question.facts),
        sentence(question, result.columns, result.rows, catalog),
        clauses=question.clauses,
        values=question.figures,
        sql=checked.sql,
        columns=result.columns,
        rows=result.rows,
        suggestions=suggestions(question, catalog, store.documents),
        notes=tuple(dict.fromkeys((*_notes(question, catalog, result), *_privacy(question, store)))),
        gauge=_gauge(question, result.rows),
    )


def _row_wanted(result: Result, ordinal: int | None) -> Result:
    """The result, or the one row of it that was asked for; QueryError where it has no such row."""
    if ordinal is None:
        return result
    if ordinal > len(result.rows):
        raise QueryError(f"上面的结果只有{len(result.rows)}条，没有第{ordinal}条")
    place = len(result.rows) - 1 if ordinal < 0 else ordinal - 1
    return replace(result, rows=result.rows[place : place + 1])


def _frames(query: Frame | Joined) -> tuple[Frame, ...]:
    return (query,) if isinstance(query, Frame) else query.frames


def _uses_plan(question: LedgerQuestion, catalog: Catalog) -> bool:
    text = repr(question.query)
    return bool(question.figures) or any(ledger.plan and f"table='{ledger.name}'" in text for ledger in catalog.ledgers)


def _notes(question: LedgerQuestion, catalog: Catalog, result: Result) -> Iterable[str]:
    if catalog.as_of is not None:
        yield f"数据截至{catalog.as_of.isoformat()}"
    if catalog.sample:
        yield "示例数据，不是真实台账"
    if result.truncated:
        yield f"结果太长，只取了前{len(result.rows)}行"
    for frame in _frames(question.query):
        yield from _null_notes(frame, catalog)
        if frame.ties and not frame.ends and len(result.rows) > 1:
            yield f"并列{len(result.rows)}个，都列出"


def _privacy(question: LedgerQuestion, store: Store) -> Iterable[str]:
    """What became of the personal columns that the answer shows."""
    frames, catalog = _frames(question.query), store.catalog
    shown = {column for frame in frames for column in _shown(frame, catalog)}
    columns = (column for frame in frames for column in catalog.ledger(frame.table).columns)
    personal = dict.fromkeys(column.name for column in columns if column.personal and column.name in shown)
    if personal:
        yield f"{'个人信息为原文' if store.reveal_personal else '个人信息已遮盖'}：{'、'.join(personal)}"


def _shown(frame: Frame, catalog: Catalog) -> tuple[str, ...]:
    if frame.measures or frame.dimensions:
        return tuple(d.scalar.name for d in frame.dimensions if isinstance(d.scalar, ColumnRef))
    return tuple(c.name for c in frame.columns) or tuple(c.name for c in catalog.ledger(frame.table).columns)


def _null_notes(frame: Frame, catalog: Catalog) -> Iterable[str]:
    """An average leaves empty cells out and says so."""
    for measure in frame.measures:
        scalar = measure.scalar
        if (
            isinstance(scalar, Aggregate)
            and scalar.function is Function.AVERAGE
            and isinstance(scalar.operand, ColumnRef)
        ):
            nulls = catalog.ledger(frame.table).column(scalar.operand.name).nulls
            if nulls:
                yield f"{scalar.operand.name}在全台账有{nulls}行未填，平均数不含这些行"


def _gauge(question: LedgerQuestion, rows: Rows) -> Gauge | None:
    """The figure beside the plan's, for a bar on the screen."""
    if question.shape is not Shape.VERDICT or not question.figures or question.frame.dimensions or not rows:
        return None
    goal = question.figures[0]
    actual = in_unit_of(question.frame.measures[0], rows[0][0], goal.unit)
    if not isinstance(actual, (int, float, Decimal)):
        return None
    return Gauge(question.frame.measures[0].name, Decimal(number(Decimal(str(actual)))), goal.value, goal.op, goal.unit)


def suggestions(question: LedgerQuestion, catalog: Catalog, documents: Sequence[Document] = ()) -> tuple[str, ...]:
    """Next questions that stand by themselves: on the same rows, split or still open, and the clause behind."""
    known = {clause.id for document in documents for clause in document.clauses}
    known |= {duty.id for document in documents for duty in document.duties}
    frame = question.frame
    ledger = catalog.ledger(frame.table)
    used, same = _narrowed(frame, ledger)
    split = (*used, *_shown(frame, catalog)[:1])
    columns = [c for c in ledger.columns if c.closed and not c.personal and c.name not in split and len(c.values) > 1]
    found = [f"{ledger.name}里{same}按{column.name}统计各多少{ledger.unit_noun or '条'}" for column in columns[:1]]
    if any(column.done and column.name not in used for column in ledger.columns):
        found.append(f"{ledger.name}里{same}还有哪些没完成")
    behind = [clause for clause in (*question.clauses, *ledger.source) if clause in known]
    return (*found, *(f"{clause}的原文是什么？" for clause in behind[:1]))


def _narrowed(frame: Frame, ledger: Ledger) -> tuple[tuple[str, ...], str]:
    """(columns that the rows are narrowed by, the values in words that are read again: 东镇的)."""
    used, said = [], []
    for part in frame.conditions:
        if isinstance(part, Membership) and isinstance(part.operand, ColumnRef):
            used.append(part.operand.name)
            only = str(part.values[0]) if len(part.values) == 1 and not part.negated else ""
            if len(only) > NAMES_ITSELF:
                said.append(only)
    return tuple(used), f"{''.join(said[:1])}的" if said else ""
