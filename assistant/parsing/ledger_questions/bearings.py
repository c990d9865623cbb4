"""What a question speaks of, before it is priced: the ledger by name, anything of it at all, a bare status.

Invariant: nothing here decides between ledgers; it says which of them a question can be put to.
"""

from collections.abc import Iterable, Sequence

from assistant.model.catalog import Ledger
from assistant.parsing.ledger_questions.draft import Draft, Piece
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.schema.balanced import BALANCE
from assistant.parsing.ledger_questions.schema.column_families import title_of
from assistant.parsing.ledger_questions.schema.stems import is_verb
from assistant.parsing.ledger_questions.schema.things import thing_of
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.sketching import Sketch
from assistant.parsing.ledger_questions.words import stripped
from assistant.text.units import find_unit

ALIKE = 0.1
"""What a word costs that is said of a deed, and is not what its column is called by."""
CELLS = frozenset(("value", "part"))
"""Kinds of what a cell says, be it a deed."""
STATUS = frozenset(("overdue", "status", "early", "due.soon"))
"""Kinds of words that ask for a status, which any ledger may have."""


def is_bare_status(drawn: Sketch) -> bool:
    """Whether a status word stands by itself, outside every name the ledgers know."""
    named = [item for items in drawn.senses.values() for item in items if "topic" not in item.kinds]
    words = [item for item in drawn.grammar if any(item.has(kind) for kind in ("overdue", "status", "due", "early"))]
    return any(
        not any((n.start <= w.start and w.end < n.end) or (n.start < w.start and w.end <= n.end) for n in named)
        for w in words
    )


def is_about(raw: Sequence[Item], ledger: Ledger) -> bool:
    """Whether the words name something of the ledger, or what it is a book of (接访), or ask for any status."""
    named = any(s.kind not in (SenseKind.TOPIC, SenseKind.ROWS, SenseKind.UNIT) for item in raw for s in item.senses)
    topics = sum(any(s.kind is SenseKind.TOPIC for s in item.senses) for item in raw)
    title = stripped(title_of(ledger), "book_endings")
    told = any(item.text != title and title.endswith(item.text) for item in raw if item.sense(SenseKind.TOPIC))
    if named or told or topics > 1 or any(item.is_any(STATUS) for item in raw):
        return True
    return any(BALANCE in item.classes and bool(item.senses) for item in raw)  # 入不敷出, of what came in and went out


def names_ledger(raw: Sequence[Item], ledger: Ledger) -> bool:
    """Whether the ledger or its entity is spoken of by name, or by what its name opens with or its numbers are of."""
    if any(_is_name(item) and _is_half_the_name(item, ledger) for item in raw):
        return True
    return any(
        sense.kind is SenseKind.LEDGER or (sense.kind is SenseKind.COLUMN and sense.column == ledger.entity)
        for item in raw
        for sense in item.senses
        if sense.cost < 0.05 and _is_name(item)
    )


def _is_half_the_name(item: Item, ledger: Ledger) -> bool:
    """事故 of 交通事故台账 by 事故编号, 公租房 of 公租房配租台账."""
    opens = bool(item.sense(SenseKind.TOPIC)) and ledger.name.startswith(item.text)
    return len(item.text) > 1 and (opens or (item.text == thing_of(ledger) and item.text in ledger.name))


def _is_name(item: Item) -> bool:
    """Whether a word stands for a thing, and for no deed and no cell."""
    return not (item.has("verb") or item.has("value"))


def does_otherwise(raw: Sequence[Item], ledger: Ledger, others: Iterable[str]) -> bool:
    """Whether a deed is said that another ledger is called by, and this one at most means by its own: 抽检 of 检查."""
    deeds = [item for item in raw if is_verb(item.text) and not item.is_any(CELLS) and (item.weight or item.senses)]
    strange = [item.text for item in deeds if all(sense.cost >= ALIKE for sense in item.senses)]
    if not strange:
        return False
    own = " ".join((ledger.name, *(column.name for column in ledger.columns)))
    if any(item.text in own for item in deeds):
        return False  # 投诉过，抽检又不合格 is told of both
    return any(deed in name for name in others for deed in strange)


def leans_back(raw: Sequence[Item], draft: Draft) -> bool:
    """Whether the most, or how much, of nothing named is asked for, in words that hardly name the ledger either."""
    named = (item for item in raw if item.sense(SenseKind.LEDGER) and not item.has("column"))
    if not draft.restrictions and _asks_of_stuff(raw, draft):
        return True
    if draft.restrictions or next(named, None) is not None:
        return False
    extreme = draft.extreme
    if extreme is None:
        return bool(draft.dimensions) and bool(draft.pieces) and not any(map(_names_figure, draft.pieces))
    return not (extreme.column or extreme.piece is not None or draft.pieces)


def _asks_of_stuff(raw: Sequence[Item], draft: Draft) -> bool:
    """Whether the ledger's word is only what an amount is of, all over the district not being said: 多少吨散煤."""
    whole = any(item.has("all") and not item.has("aggregate") for item in raw)
    if whole or draft.dimensions or draft.extreme is not None or not raw:
        return False
    ahead = [item for item in raw[:-1] if item.sense(SenseKind.LEDGER)]
    unit = find_unit(raw[-2].text) if len(raw) > 1 and raw[-1].sense(SenseKind.LEDGER) else None
    return unit is not None and not unit.counts and not ahead


def _names_figure(piece: Piece) -> bool:
    """Whether a figure is more than a bare 多少: 几家, 多少吨."""
    return bool(piece.noun or piece.column) or piece.measure is not None or piece.scalar is not None
