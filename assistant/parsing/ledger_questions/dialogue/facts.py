"""A fact about the row on screen: 它什么时候到期, 进度到多少了, 第2条的牵头单位是谁.

Invariant: the row stays the one that was shown, found by the same query; only what is told
of it changes, so that a fact is never a figure over other rows.
"""

from collections.abc import Iterator, Sequence

from assistant.model.catalog import Ledger
from assistant.model.ledger_question import ColumnRef, Frame, LedgerQuestion
from assistant.parsing.ledger_questions.draft import Draft
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.records import replace


def facts_asked(new: Draft, items: Sequence[Item], ledger: Ledger) -> tuple[str, ...]:
    """The columns whose cells a fragment asks for; empty where it asks for anything else."""
    when = "ask.when" in new.flags
    status = all(part.written == "done" for part in new.restrictions)
    more = new.extreme or new.dimensions or new.share or new.having or new.rank or new.against
    if more or (new.restrictions and not (when and status)):
        return ()
    if any(item.has("aggregate") for item in items):
        return ()
    if any(flag.startswith(("aggregate", "difference", "share", "ask.list", "both")) for flag in new.flags):
        return ()
    named = list(dict.fromkeys((*filter(None, new.which), *new.chosen, *_figures_named(new))))
    if when and not any(ledger.column(name).type.temporal for name in named):
        named += _dates(items)
    return tuple(named)


def _figures_named(new: Draft) -> Iterator[str]:
    """Columns named as plain figures (进度到多少了)."""
    for piece in new.pieces:
        if piece.measure is not None and piece.column and not piece.rate:
            yield piece.column


def _dates(items: Sequence[Item]) -> list[str]:
    """The date column that a verb is the stem of: 取缔 of 取缔日期."""
    return [sense.column for item in items for sense in item.sense(SenseKind.VERB)][:1]


def with_facts(question: LedgerQuestion, facts: tuple[str, ...], ordinal: int | None) -> LedgerQuestion:
    """The question for the same rows with the facts asked for in front."""
    frame = question.frame
    assert isinstance(question.query, Frame)
    first = [column for name in facts for column in frame.columns if column.scalar == ColumnRef(name)]
    rest = [column for column in frame.columns if column not in first]
    told = replace(frame, columns=(*first, *rest))
    return replace(question, query=told, facts=facts, ordinal=ordinal or question.ordinal)
