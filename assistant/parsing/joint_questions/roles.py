"""Which part of a question asks, and which parts only say of what.

Convention: the part with a figure asks, the last one where several have; names are asked
for where no figure is; a part that denies a whole list never asks.
"""

from collections.abc import Sequence

from assistant.model.ledger_question import Aggregate, Function
from assistant.parsing.joint_questions.parts import Part
from assistant.parsing.ledger_questions.draft import Draft, Piece
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import Record, replace

NAMING = frozenset(("ask.list", "ask.which", "ask.who", "ask.when"))
FIGURES = frozenset(
    ("aggregate.sum", "aggregate.average", "aggregate.maximum", "aggregate.minimum", "aggregate.median")
)
EACH = frozenset(("group.each", "both"))
HOW = "得"
"""Between a deed and how much of it: 堆得最多."""
DEEDS = frozenset(("verb", "temporal"))
"""Kinds of deeds that rows are kept for: 查得最多 ranks by how many rows there are."""


class Roles(Record):
    """The part that asks, those that restrict it, and one that stands beside it."""

    main: Part
    filters: tuple[Part, ...] = ()
    beside: Part | None = None
    together: bool = False
    """Only what both parts know is meant."""


def roles(parts: Sequence[Part]) -> Roles | None:
    """The roles of the parts; None when nothing can ask."""
    able = [part for part in parts if not part.absent]
    if not able:
        return None
    split = any(each(part.draft) for part in able) and not any(asks_names(part.draft) for part in able)
    asked = [part for part in able if asks_figure(part.draft) or _sums(part)]
    counting = [p for p in able if p in asked or (split and (_numeric(p) or (p.draft.dimensions and not asked)))]
    if len(counting) > 1 and not any(part.draft.which for part in counting[:-1]):
        first, last = counting[0], counting[-1]
        return Roles(first, tuple(part for part in parts if part not in (first, last)), last)
    naming = [part for part in able if asks_names(part.draft)]
    main = (counting or naming or able)[-1]
    shared = _shared_count(main, able)
    if shared is not None:
        return Roles(shared, (), main, together=True)
    return Roles(main, tuple(part for part in parts if part is not main))


def _shared_count(main: Part, able: Sequence[Part]) -> Part | None:
    """「A没落实、B又逾期的镇街各有几条」: the count asked at the end is of both, so the first gets it as well."""
    others = [part for part in able if part is not main]
    plain = main.draft.pieces and all(p.measure is None and not p.column for p in main.draft.pieces)
    if not plain or not each(main.draft) or len(others) != 1:
        return None
    other = others[0]
    like = other.coordinate and not other.ledger.plan and other.draft.restrictions and not other.draft.extreme
    if not like or (asks_names(other.draft) and not each(other.draft)):
        return None
    return replace(other, draft=replace(other.draft, pieces=main.draft.pieces))


def _sums(part: Part) -> bool:
    """Whether a sum or mean of a column is asked for."""
    return bool(FIGURES & part.draft.flags and _numeric(part)) and part.draft.extreme is None


def _numeric(part: Part) -> list[str]:
    """Columns of figures that are named: 各镇街…吨数 leaves the sum to be understood."""
    return [name for name in part.draft.chosen if part.ledger.column(name).type.numeric]


def asks_figure(draft: Draft) -> bool:
    """Whether a figure is asked for, beyond the one that an extreme is taken of."""
    own = draft.extreme.piece.measure if draft.extreme and draft.extreme.piece else None
    ranked = draft.extreme is not None and not any(map(_asks_number, draft.said))
    counted = [piece for piece in draft.pieces if piece.measure is None and not (ranked and piece.scalar is None)]
    pieces = counted or [piece for piece in draft.pieces if piece.measure is not None and piece.measure != own]
    return bool(pieces or draft.share or draft.rank or draft.against)


def _asks_number(item: Item) -> bool:
    """Whether a word asks how many; 次数 of 次数最多 only says what is ranked by."""
    return item.has("ask.count") or (item.has("asked") and any(word in item.text for word in words("number_asks")))


def asks_names(draft: Draft) -> bool:
    """Whether names or rows are asked for."""
    return bool(draft.which or NAMING & draft.flags)


def each(draft: Draft) -> bool:
    """Whether a figure is wanted for each one."""
    return "group.each" in draft.flags or bool(draft.dimensions)


def ranks(item: Item) -> bool:
    """Whether a word puts things in order: 最多, 前三."""
    return item.has("superlative") or item.has("top")


def tells_number(first: Part, second: Part) -> bool:
    """Whether the words only ask for the number that the first ranks by: 问题最多的镇是哪个？查出多少个."""
    extreme, draft = first.draft.extreme, second.draft
    if extreme is None or draft.restrictions or draft.extreme is not None:
        return False
    if not extreme.column and extreme.piece is None and _leaves_deed_open(first):
        return all(map(_adds_up, draft.pieces)) and bool(draft.pieces)
    measure = extreme.piece.measure if extreme.piece is not None else None
    unit = first.ledger.column(extreme.column).unit if extreme.column else measure.unit if measure is not None else ""
    bare = all(piece.measure is None and not piece.column and piece.noun == unit for piece in draft.pieces)
    return bool(unit and draft.pieces) and bare and not any(map(is_noun, second.raw))


def _leaves_deed_open(first: Part) -> bool:
    """Whether what is done most is no deed that rows are kept for: 烧得最多 is most of what is told behind it."""
    top = next((place for place, item in enumerate(first.raw) if ranks(item)), 0)
    deed = first.raw[max(top - 2, 0) : top]
    told = any(item.is_any(DEEDS) for item in deed)
    return any(item.has("unknown") for item in deed) or (not told and any(item.text == HOW for item in deed))


def _adds_up(piece: Piece) -> bool:
    """Whether a figure adds up a column, so that it may be what things are ranked by."""
    scalar = piece.measure.scalar if piece.measure is not None else None
    return isinstance(scalar, Aggregate) and scalar.function is Function.SUM


def is_noun(item: Item) -> bool:
    """Whether a word names the rows or a column of names."""
    return item.has("ledger") or (item.has("textual") and item.sense(SenseKind.COLUMN)[0].cost < 0.05)
