"""What several shapes take from a draft: its row conditions, its counting noun, its newest rows.

Invariant: every frame filters by the same row conditions, each once.
"""

from collections.abc import Sequence
from dataclasses import replace

from assistant.model.catalog import Ledger
from assistant.model.ledger_question import Blank, ColumnRef, Condition, Junction, Scalar
from assistant.parsing.ledger_questions import columns
from assistant.parsing.ledger_questions.draft import Draft, Restriction
from assistant.parsing.ledger_questions.rules import Scope


def row_conditions(draft: Draft) -> tuple[Condition, ...]:
    """The row conditions that hold for all, each once; times that exclude each other are alternatives."""
    merged: list[Restriction] = []
    for part in draft.restrictions:
        place = next((at for at, other in enumerate(merged) if _excludes(part, other)), None)
        if place is None:
            merged.append(part)
        else:
            merged[place] = _either(merged[place], part)
    return tuple(dict.fromkeys(part for one in merged for part in _parts(one.condition)))


def _excludes(left: Restriction, right: Restriction) -> bool:
    """Whether two times of one column have no day in common: 10月11月."""
    closed = all((left.first, left.last, right.first, right.last)) and left.column == right.column
    return closed and (left.last < right.first or right.last < left.first)


def _either(left: Restriction, right: Restriction) -> Restriction:
    made = Junction("or", (left.condition, right.condition))
    return replace(left, condition=made, first=min(left.first, right.first), last=max(left.last, right.last))


def _parts(condition: Condition) -> tuple[Condition, ...]:
    """The conditions that must all hold, one by one."""
    if isinstance(condition, Junction) and condition.op == "and":
        return tuple(part for inner in condition.parts for part in _parts(inner))
    return (condition,)


def filled_only(keys: Sequence[Scalar], ledger: Ledger) -> tuple[Condition, ...]:
    """Rows where the keys are filled in; nothing to say of a column that is filled in everywhere."""
    named = {column.name: column for column in ledger.columns}
    kept = (key for key in keys if not isinstance(key, ColumnRef) or named[key.name].nulls)
    return tuple(Blank(key, negated=True) for key in kept)


def count_noun(draft: Draft, ledger: Ledger) -> str:
    """The counting noun of what is asked for, else that of the ledger's rows."""
    return next((piece.noun for piece in draft.pieces if piece.noun), "个" if draft.entity else ledger.unit_noun)


def latest_rows(draft: Draft, scope: Scope) -> tuple[str, str] | None:
    """(entity, date) when only the newest row of each is meant."""
    date = columns.date_column(scope.ledger)
    entity = columns.entity_column(scope.ledger)
    if "latest.latest" not in draft.flags or date is None or entity is None or not columns.repeats(scope.ledger):
        return None
    return entity.name, date.name
