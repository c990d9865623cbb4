"""What a question splits by, in the order it is said.

Invariant: names in a row with one figure (企业、环节、未整改数) split together; only the last
of them stands beside the figure, and the others would be dropped without a trace.
"""

from collections.abc import Sequence

from assistant.model.ledger_question import Dimension
from assistant.parsing.ledger_questions.groups import dimension_of, group_column
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.segments import is_break


def dimensions_said(items: Sequence[Item], scope: Scope) -> tuple[Dimension, ...]:
    """What the items split by, once each; with names and their figure also those before it: 企业、环节、未整改数."""
    found: list[Dimension] = []
    for place, item in enumerate(items):
        if item.dimension is not None:
            found += _names_before(items[:place], scope) if item.has("measure") else ()
            found.append(item.dimension)
    return tuple(dict.fromkeys(found))


def _names_before(items: Sequence[Item], scope: Scope) -> tuple[Dimension, ...]:
    """The columns of names in a row that ends the items."""
    if len(items) < 2 or not items[-1].has("join") or is_break(items[-1]) or items[-2].condition is not None:
        return ()
    name = group_column(scope, items[-2], "") if items[-2].has("textual") else ""
    return (*_names_before(items[:-2], scope), dimension_of(name)) if name else ()
