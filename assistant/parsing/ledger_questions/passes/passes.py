"""Work on all items of a stretch at once, left out where no item calls for it.

Invariant: a pass that is left out would have changed nothing; what it cannot do without is written beside it, as
the pattern of a rule is. Most questions call for five of forty passes.
"""

from collections.abc import Callable, Collection, Sequence

from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.rules import Scope
from assistant.records import Record

Work = Callable[[tuple[Item, ...], Scope], tuple[Item, ...]]


class Pass(Record, eq=False):
    """One piece of work; ``needs``: kinds or whole texts, of each lot of which it takes an item to change anything."""

    work: Work
    needs: tuple[Collection[str], ...] = ()

    def is_called_for(self, signs: frozenset[str]) -> bool:
        """Whether items with such signs hold what it needs."""
        return not any(map(signs.isdisjoint, self.needs))


def alone(work: Callable[[tuple[Item, ...]], tuple[Item, ...]]) -> Work:
    """Work that needs to know nothing of the ledger."""
    return lambda items, _: work(items)


def signs(items: Sequence[Item]) -> frozenset[str]:
    """The kinds, classes and texts of all items."""
    return frozenset([item.text for item in items]).union(*[item.classes for item in items])


def passed(passes: Sequence[Pass], items: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """The items after all passes, in their order."""
    current = tuple(items)
    held = signs(current)
    for each in passes:
        if not any(map(held.isdisjoint, each.needs)):  # as is_called_for tells, without a call for each pass
            made = each.work(current, scope)
            if made != current:
                current, held = made, signs(made)
    return current


def together(needs: Collection[str], passes: Sequence[Pass]) -> Pass:
    """Passes none of which is called for where no item is of one of the kinds, so that one look tells."""
    return Pass(lambda items, scope: passed(passes, items, scope), (needs,))
