"""What several shapes take from a draft: its row conditions, its counting noun, its newest rows.

Invariant: every frame filters by the same row conditions, each once.
"""

from assistant.model.catalog import Ledger
from assistant.model.ledger_question import Condition
from assistant.parsing.ledger_questions import columns
from assistant.parsing.ledger_questions.draft import Draft
from assistant.parsing.ledger_questions.rules import Scope


def row_conditions(draft: Draft) -> tuple[Condition, ...]:
    """The row conditions that hold for all."""
    return tuple(dict.fromkeys(part.condition for part in draft.restrictions))


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
