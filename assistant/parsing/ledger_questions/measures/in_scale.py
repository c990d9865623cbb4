"""How much is asked in a scale that is counted like a thing: 总投资有几个亿.

Invariant: the scale is what is asked in; the 个 before it counts no rows.
"""

from collections.abc import Sequence

from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.quantities import MONEY
from assistant.parsing.ledger_questions.rules import Scope
from assistant.text.units import is_bare_scale


def asked_in_scale(_scope: Scope, items: Sequence[Item]) -> Item | None:
    """几个亿: so people say of money."""
    scale = items[-1].text
    return reduced(items[0], items[-1], "asked", noun=scale + MONEY) if is_bare_scale(scale) else None
