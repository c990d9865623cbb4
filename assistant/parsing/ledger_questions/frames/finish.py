"""From a draft to the typed question: the shape that drops least, of several the most special.

Invariant: a shape is not chosen because it comes first but because the account of it is
clear; where every shape drops something, the account of the best one is its price.
"""

from collections.abc import Callable, Iterator

from assistant.model.ledger_question import LedgerQuestion
from assistant.parsing.ledger_questions.accounting.account import unaccounted
from assistant.parsing.ledger_questions.draft import Draft
from assistant.parsing.ledger_questions.frames.chosen_groups import (
    chosen_groups_question,
    put_to_rows,
    together_question,
)
from assistant.parsing.ledger_questions.frames.chosen_shares import chosen_share_question
from assistant.parsing.ledger_questions.frames.clock_lengths import in_clock
from assistant.parsing.ledger_questions.frames.common import with_same_rows
from assistant.parsing.ledger_questions.frames.days import latest_date_question, latest_row_question, period_question
from assistant.parsing.ledger_questions.frames.differences import difference_question, spread_question
from assistant.parsing.ledger_questions.frames.extremes import extreme_question
from assistant.parsing.ledger_questions.frames.figures import figures_question
from assistant.parsing.ledger_questions.frames.grouped import groups_question, periods_question
from assistant.parsing.ledger_questions.frames.listing import list_rows
from assistant.parsing.ledger_questions.frames.named_rows import named_rows_question
from assistant.parsing.ledger_questions.frames.opposite_sides import opposite_sides_question
from assistant.parsing.ledger_questions.frames.ranks import rank_question
from assistant.parsing.ledger_questions.frames.running import with_running
from assistant.parsing.ledger_questions.frames.shares import group_shares_question, share_question
from assistant.parsing.ledger_questions.frames.top_totals import top_total_question
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.reading import Word

Maker = Callable[[Draft, Scope], LedgerQuestion | None]


def finish(draft: Draft, scope: Scope) -> LedgerQuestion:
    """The typed question of a draft."""
    return accounted(draft, scope)[0]


def accounted(draft: Draft, scope: Scope) -> tuple[LedgerQuestion, tuple[Word, ...]]:
    """The first shape with a clear account, else the one that drops least; with the words that it drops."""
    draft = with_same_rows(draft)
    best: tuple[LedgerQuestion, tuple[Word, ...]] | None = None
    for made in _shapes(draft, scope):
        lost = unaccounted(draft.said, made, scope.ledger)
        if best is None or len(lost) < len(best[1]):
            best = in_clock(with_running(made, draft.said, scope.ledger), draft.said, scope.ledger), lost
        if not lost:
            break
    assert best is not None, draft
    return best


def _shapes(draft: Draft, scope: Scope) -> Iterator[LedgerQuestion]:
    """The questions that can be made of a draft, the most special first."""
    for maker in MAKERS:
        made = maker(draft, scope)
        if made is not None:
            yield made
    yield list_rows(draft, scope)


def _rows_chosen(draft: Draft, scope: Scope) -> LedgerQuestion | None:
    """Conditions on groups of one row each are conditions on rows."""
    moved = put_to_rows(draft, scope)
    return finish(moved, scope) if moved is not None else None


MAKERS: tuple[Maker, ...] = (
    latest_row_question,
    latest_date_question,
    opposite_sides_question,
    difference_question,
    spread_question,
    share_question,
    top_total_question,
    group_shares_question,
    together_question,
    _rows_chosen,
    chosen_share_question,
    chosen_groups_question,
    rank_question,
    extreme_question,
    period_question,
    periods_question,
    named_rows_question,
    groups_question,
    figures_question,
)
