"""From a draft to the typed question: one shape after another is tried, the most special first.

Invariant: every piece of the draft ends up in the frame or the draft's cost says so; a
shape that cannot hold a piece declines instead of dropping it.
"""

from collections.abc import Callable

from assistant.model.ledger_question import LedgerQuestion
from assistant.parsing.ledger_questions.draft import Draft
from assistant.parsing.ledger_questions.frames.chosen_groups import (
    chosen_groups_question,
    put_to_rows,
    together_question,
)
from assistant.parsing.ledger_questions.frames.days import latest_date_question, period_question
from assistant.parsing.ledger_questions.frames.differences import difference_question
from assistant.parsing.ledger_questions.frames.extremes import extreme_question
from assistant.parsing.ledger_questions.frames.figures import figures_question
from assistant.parsing.ledger_questions.frames.grouped import groups_question
from assistant.parsing.ledger_questions.frames.listing import list_rows
from assistant.parsing.ledger_questions.frames.shares import share_question
from assistant.parsing.ledger_questions.rules import Scope

Maker = Callable[[Draft, Scope], LedgerQuestion | None]


def finish(draft: Draft, scope: Scope) -> LedgerQuestion:
    """The typed question of a draft."""
    for maker in MAKERS:
        made = maker(draft, scope)
        if made is not None:
            return made
    return list_rows(draft, scope)


def _rows_chosen(draft: Draft, scope: Scope) -> LedgerQuestion | None:
    """Conditions on groups of one row each are conditions on rows."""
    moved = put_to_rows(draft, scope)
    return finish(moved, scope) if moved is not None else None


MAKERS: tuple[Maker, ...] = (
    latest_date_question,
    difference_question,
    share_question,
    together_question,
    _rows_chosen,
    chosen_groups_question,
    extreme_question,
    period_question,
    groups_question,
    figures_question,
)
