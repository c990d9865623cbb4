"""A column of texts named alone after a number of rows: 满意度呢, 办理状态怎么样 after 有多少件信访.

Invariant: the rows counted stay the same; a short list of sorts splits their number, other cells are told one by one.
Prevents 求满意度数: how many sorts there are is only counted where somebody asks for it.
"""

from assistant.model.catalog import Ledger
from assistant.parsing.ledger_questions.draft import Draft
from assistant.parsing.ledger_questions.groups import dimension_of
from assistant.records import replace


def of_counted(old: Draft, new: Draft, base: Draft, ledger: Ledger) -> Draft | None:
    """The question that a bare column asks of the rows counted; None where the line says more, or none were counted."""
    counted = old.pieces and all(piece.measure is None and piece.scalar is None for piece in old.pieces)
    more = old.extreme or old.chosen or old.share or new.pieces or new.restrictions or new.which
    columns = [ledger.column(name) for name in new.chosen]
    if not counted or more or new.flags or len(columns) != 1 or columns[0].type.numeric or columns[0].type.temporal:
        return None
    if columns[0].closed:
        return replace(base, pieces=old.pieces, chosen=(), dimensions=(dimension_of(columns[0].name),))
    return None if old.dimensions else replace(base, pieces=(), chosen=new.chosen)
