"""What is asked of the thing at the top: PM10最高的工地在哪个镇, 罚款最多的单位在哪些镇街.

Invariant: the thing is ranked by itself and not together with what is asked of it; a column that may differ
from row to row is read off the rows of the thing, each value once.
"""

from itertools import pairwise

from assistant.model.catalog import Ledger
from assistant.model.ledger_question import (
    Aggregate,
    ColumnRef,
    Frame,
    Function,
    InFrame,
    LedgerQuestion,
    Measure,
    Shape,
)
from assistant.parsing.ledger_questions.draft import Draft
from assistant.parsing.ledger_questions.frames.common import filled_only
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.records import replace


def told_of_top(frame: Frame, draft: Draft, ledger: Ledger, thing: str) -> LedgerQuestion:
    """The question for the top ``thing``, with the columns that are asked of it; without one as it stands."""
    if not thing and frame.dimensions:
        return LedgerQuestion(frame, Shape.EXTREME)
    own = columns.identity(ledger, thing or ledger.entity)
    aside = (*own, *_counted(frame, draft))
    asked = tuple(name for name in dict.fromkeys((*draft.which, *draft.chosen)) if name and name not in aside)
    names = tuple(name for name in asked if ledger.column(name).type.textual)
    if not names or not frame.limit:
        return LedgerQuestion(frame, Shape.EXTREME)
    if not frame.dimensions:
        days = (name for name in asked if ledger.column(name).type.temporal)
        facts = dict.fromkeys((*days, *names, *_asked_beside(frame, draft, ledger)))
        return LedgerQuestion(frame, Shape.EXTREME, facts=tuple(facts))
    if thing == ledger.entity and all(ledger.column(name).steady for name in names):
        told = tuple(Measure(name, Aggregate(Function.MAXIMUM, ColumnRef(name))) for name in names)
        return LedgerQuestion(replace(frame, measures=(*told, *frame.measures)), Shape.EXTREME)
    shown = tuple(Measure(name, ColumnRef(name)) for name in (*names, *own))
    held = filled_only(tuple(map(ColumnRef, names)), ledger)
    found = tuple(dict.fromkeys((*frame.conditions, *held, InFrame(own, frame))))
    return LedgerQuestion(Frame(frame.table, found, columns=shown, distinct=True), Shape.LIST)


def _asked_beside(frame: Frame, draft: Draft, ledger: Ledger) -> tuple[str, ...]:
    """The figure and the day of the top row, where they are asked for as well: 最大值是多少，哪个村、哪天."""
    key = frame.order[0].scalar if frame.order and (draft.pieces or "single" in draft.flags) else None
    day = columns.date_column(ledger) if "ask.when" in draft.flags else None
    return (*((key.name,) if isinstance(key, ColumnRef) else ()), *((day.name,) if day is not None else ()))


def _counted(frame: Frame, draft: Draft) -> tuple[str, ...]:
    """The columns of the thing right before the extreme, of which there are the most: 图书最多的出版社有几本."""
    scalar = frame.measures[0].scalar if frame.measures else None
    counts = isinstance(scalar, Aggregate) and scalar.function in (Function.COUNT, Function.DISTINCT)
    before = (item for item, after in pairwise(draft.said) if counts and after.has("extreme"))
    return tuple(sense.column for item in before for sense in item.sense(SenseKind.COLUMN))
