"""What speaks against a reading besides words left out: a figure that nothing in the ledger has.

Invariant: 「多少钱」 is never answered by a number of rows; a counting noun that fits no
column, and a mean of nothing, make a reading as dear as an unknown word would.
"""

from collections.abc import Sequence
from itertools import pairwise

from assistant.model.catalog import Ledger
from assistant.parsing.ledger_questions.draft import Draft
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.words import words
from assistant.text.units import find_unit

MISMATCH = 1.5
ROWS_BONUS = 0.1
STRANGE_NOUN = 0.2
"""Weight from which an unknown word behind 多少 is what was to be counted."""


def mismatches(raw: Sequence[Item], items: Sequence[Item], draft: Draft, ledger: Ledger) -> float:
    """The price of what is asked and not to be had; less where the noun is the ledger's own."""
    strange = [item for item in items if item.has("asked") and not _countable(item.noun, ledger)]
    price = MISMATCH * (bool(strange) or _counts_unknown(raw) or _means_nothing(raw, draft, ledger))
    own = any(item.has("asked") and item.noun == ledger.unit_noun for item in items)
    return price - (ROWS_BONUS if own and ledger.unit_noun not in ("个", "条") else 0.0)


def _countable(noun: str, ledger: Ledger) -> bool:
    """Whether a counting noun can count rows, entities or days, or has a column in its unit."""
    if not noun or noun == ledger.unit_noun or noun in (*words("generic_nouns"), *words("share_nouns")):
        return True
    unit = find_unit(noun)
    if noun not in (*words("money_nouns"), *words("people_nouns")) and (unit is None or unit.counts):
        return True
    return any(column.unit == noun or column.unit.startswith(noun) for column in ledger.columns)


def _counts_unknown(raw: Sequence[Item]) -> bool:
    """Whether the word behind 多少 is one that the ledger does not know: 多少工人."""
    for item, after in pairwise(raw):
        asks = item.has("ask.count") or item.has("classifier")
        if (
            asks
            and item.has("ask.count")
            and after.has("unknown")
            and after.weight >= STRANGE_NOUN
            and len(after.text) > 1
        ):
            return True
    return False


def _means_nothing(raw: Sequence[Item], draft: Draft, ledger: Ledger) -> bool:
    """Whether a mean is asked for and there is no figure to take it of."""
    if not any(item.has("aggregate.average") for item in raw):
        return False
    figures = any(piece.measure is not None or piece.scalar is not None for piece in draft.pieces)
    numeric = any(ledger.column(name).type.numeric for name in draft.chosen)
    keyed = draft.extreme is not None and (draft.extreme.column or draft.extreme.piece is not None)
    own = [part for piece in draft.pieces for part in piece.local]
    derived = any(part.scalar is not None for part in (*draft.restrictions, *own))
    counted = bool(draft.having)
    return not (figures or numeric or keyed or derived or counted)
