"""第几: the place of one among all, by the figure named.

Invariant: the one that is placed leaves the row conditions; whatever else is said narrows all alike.
"""

from assistant.model.catalog import Ledger
from assistant.model.ledger_question import Condition, Contains, Frame, LedgerQuestion, Rank, Shape
from assistant.parsing.ledger_questions.draft import Draft, Extreme, Restriction
from assistant.parsing.ledger_questions.frames.common import row_conditions
from assistant.parsing.ledger_questions.frames.extremes import by_group, group_measure
from assistant.parsing.ledger_questions.frames.keys import is_figure
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.records import replace


def rank_question(draft: Draft, scope: Scope) -> LedgerQuestion | None:
    """The place of one entity among all."""
    ranked = _rank_frame(draft, scope.ledger, row_conditions(draft)) if draft.rank else None
    return LedgerQuestion(ranked, Shape.RANK) if ranked is not None else None


def _ranked(draft: Draft, ledger: Ledger) -> Restriction | None:
    """Who is placed: one of what the places are among, else one of the entity or of places, never one of a status."""
    single = [part for part in draft.restrictions if len(part.values) == 1 or isinstance(part.condition, Contains)]
    among = {*draft.which, *draft.chosen, *(part.name for part in draft.dimensions)}
    place = columns.place_column(ledger)
    likely = {ledger.entity, place.name if place else ""}

    def unlikely(part: Restriction) -> tuple[bool, bool, bool]:
        status = any(column.name == part.column and column.done for column in ledger.columns)
        return part.column not in among, part.column not in likely, status

    return min(single, key=unlikely, default=None)


def _rank_frame(draft: Draft, ledger: Ledger, where: tuple[Condition, ...]) -> Frame | None:
    """第几: the place of one entity among all, by the figure named."""
    own = _ranked(draft, ledger)
    if own is None:
        return None
    others = tuple(part for part in where if part != own.condition)
    upward = "least" if "sort.ascending" in draft.flags else "most"
    extreme = draft.extreme or Extreme(
        upward, column=next((n for n in draft.chosen if ledger.column(n).type.numeric), "")
    )
    narrowed = replace(
        draft, which=(own.column,), rank=True, restrictions=tuple(p for p in draft.restrictions if p != own)
    )
    key = ledger.column(extreme.column) if extreme.column else None
    piece = extreme.piece or (draft.pieces[0] if draft.pieces and is_figure(draft.pieces[0]) else None)
    measure = group_measure(narrowed, ledger, key, piece, ledger.column(own.column))
    grouped = by_group(narrowed, extreme, ledger, others, measure, ledger.column(own.column))
    return replace(grouped, rank=Rank(own.condition), limit=None)
