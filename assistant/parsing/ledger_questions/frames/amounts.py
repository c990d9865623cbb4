"""多少 with the unit of several figures, none of them named: 多少亿人 of a table of places.

Invariant: a figure in the unit that was asked for comes from a column in that unit, never from counting rows.
"""

from collections.abc import Sequence

from assistant.model.catalog import Ledger
from assistant.parsing.ledger_questions.draft import Draft
from assistant.parsing.ledger_questions.frames.counting import amount_column
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.quantities import asks_in
from assistant.parsing.ledger_questions.schema.things import of_people
from assistant.parsing.ledger_questions.words import words

TOLD = frozenset(("numeric", "measure", "scalar", "having"))
"""Kinds of what says which figure is asked for."""
LOOSE = ("generic_nouns", "loose_nouns", "row_nouns", "company_nouns")
"""Lists of nouns that count rows, whatever columns are in such a unit."""


def counts_amounts(items: Sequence[Item], draft: Draft, ledger: Ledger) -> bool:
    """Whether rows would be counted in a unit that several figures are in."""
    nouns = {item.noun for item in items if item.has("asked") and not item.column} - {"", ledger.unit_noun}
    if not nouns or draft.extreme is not None or any(item.is_any(TOLD) for item in items):
        return False
    figures = [column for column in ledger.columns if column.type.numeric and column.unit]
    if any(item.column == column.name for item in items for column in figures):
        return False  # 复烧5户以上的，列户数
    people = words("people_nouns") if of_people(ledger) else ()
    nouns -= {*people, *(noun for key in LOOSE for noun in words(key))}
    nouns = {noun for noun in nouns if amount_column(ledger, draft, noun) is None}
    return any(sum(asks_in(noun, column.unit) for column in figures) > 1 for noun in nouns)
