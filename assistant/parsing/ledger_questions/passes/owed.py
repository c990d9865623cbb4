"""What is owed, said around the figure that is owed: 欠了多少水费, 还有多少租金没收上来.

Invariant: only where the ledger keeps what is due beside what was paid and the figure named is of one of them; then it
is the difference of both. Prevents what was paid from being told for what is owed.
"""

from collections.abc import Sequence
from functools import lru_cache

from assistant.model.catalog import Ledger
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.passes.passes import Pass
from assistant.parsing.ledger_questions.passes.spare_places import SPARE, with_spare_places
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema.figures_of_two import figures_of_two
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

DEBT = "欠款"
"""What the lexicon calls the figure that what is due and what was paid give."""
OWES, ASKS = "short.owed", "ask.count"
PIECES = 3
"""Items at most into which the noun for what is owed is cut."""
NOUNS = frozenset(("topic", "classifier", "unknown", "ledger", "part"))
TOLD = frozenset(("numeric", "value", "textual"))
"""Kinds of the pieces of a noun that no figure is called by, and of words that tell something else."""
MOST = 4
"""Words at most into which what did not come in is cut: 没, 有, 收, 上来."""


def with_owed(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with a debt and the figure of which it is as the one figure that is owed."""
    debt = _debt(scope.ledger)
    named = [at for at, item in enumerate(items) if debt is not None and _is_of(item, debt)]
    if debt is None or len(named) != 1:
        return items if debt is None or named else _by_any_name(items, debt)
    at = named[0]
    asks = [place for place in range(max(at - 2, 0), at) if items[place].has(ASKS)]
    first = asks[0] if asks else at
    made = replace(items[at], kinds=SPARE, senses=(debt,), text=DEBT)
    end = _not_come_in(items, at + 1) if asks else 0
    if first and (items[first - 1].has(OWES) or items[first - 1].text in words("says_owing")):
        told = (*items[first:at], replace(made, end=items[end - 1].end) if end else made)
        behind = items[end or at + 1 :]
        return (*items[: first - 1], replace(told[0], start=items[first - 1].start), *told[1:], *behind)
    return (*items[:at], replace(made, end=items[end - 1].end), *items[end:]) if end else items


def _by_any_name(items: tuple[Item, ...], debt: Sense) -> tuple[Item, ...]:
    """The items with 欠多少土地款 as the debt: whatever money is owed is that, where there is only one."""
    for place in [at for at, item in enumerate(items) if item.text in words("says_owing")]:
        asks = place + 1 < len(items) and items[place + 1].has(ASKS)
        first = place + 1 + asks
        end = _of_money(items, first)
        if end:
            made = replace(items[first], end=items[end - 1].end, kinds=SPARE, senses=(debt,), text=DEBT)
            told = (*items[place + 1 : first], made)
            return (*items[:place], replace(told[0], start=items[place].start), *told[1:], *items[end:])
    return items


def _of_money(items: Sequence[Item], first: int) -> int:
    """Where a noun for money ends that begins at a place, be it cut up (土地 款); 0 where none stands there."""
    said = ""
    for end in range(first, min(first + PIECES, len(items))):
        if not items[end].is_any(NOUNS) or items[end].is_any(TOLD):
            return 0
        said += items[end].text
        if said.endswith(words("owed_things")):
            return end + 1
    return 0


@lru_cache(256)
def _debt(ledger: Ledger) -> Sense | None:
    """What the ledger's two figures give; None where it keeps no two such."""
    return next((sense for name, sense in figures_of_two(ledger) if name == DEBT), None)


def _is_of(item: Item, debt: Sense) -> bool:
    """Whether an item names the figure due, or that paid."""
    held = {debt.column, *debt.values}
    named = any(sense.column in held for sense in item.sense(SenseKind.COLUMN)[:1])
    return named and item.has("numeric") and not item.has("time")


def _not_come_in(items: Sequence[Item], place: int) -> int:
    """Where 没收上来 ends that begins at a place; 0 where it says something else."""
    for end in range(min(place + MOST, len(items)), place, -1):
        if "".join(item.text for item in items[place:end]) in words("not_come_in"):
            return end
    return 0


OWED = (
    Pass(with_owed, ({"numeric", *words("says_owing")}, {ASKS, "superlative", "quantity"})),
    Pass(with_spare_places, ({"spare"},)),
)
"""Passes for what is owed, and for what is left of places."""
