"""From reduced items to a draft: what is asked, of what, split how.

Invariant: what one part of the question says is made to agree with what another says
before anything is built: a status said twice is one condition, a bare 多少 beside a column is no count.
"""

from collections.abc import Sequence
from dataclasses import replace

from assistant.parsing.ledger_questions.draft import Draft, Extreme, Piece
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.segments import Segment, pieces_of, restriction, segments
from assistant.parsing.ledger_questions.senses import STEM_COST, Sense, SenseKind
from assistant.parsing.ledger_questions.sides import compared
from assistant.parsing.ledger_questions.words import words


def collect(items: Sequence[Item], scope: Scope, continues: bool = False) -> Draft:
    """The draft of a question to one ledger; ``continues``: of a line that goes on from one with groups of its own."""
    parts = segments(items)
    shared, pieces = pieces_of(parts)
    draft = Draft(
        scope.ledger.name,
        restrictions=shared,
        having=tuple(restriction(item) for item in items if item.has("having")),
        pieces=pieces,
        dimensions=tuple(dict.fromkeys(item.dimension for item in items if item.dimension is not None)),
        extreme=_extreme(items, scope, continues),
        which=tuple(item.column for item in items if item.has("which")),
        chosen=_chosen(items, scope),
        flags=_flags(items),
        entity=entity_named(items, scope),
        rows=any(item.noun in words("row_nouns") or item.text in ("记录", "条") for item in items),
        rank=any(item.has("rank") for item in items),
        per=next((item.column for item in items if item.has("per")), ""),
        said=tuple(items),
    )
    return compared(items, _without_vague(_settled(draft, parts), scope))


def _settled(draft: Draft, parts: Sequence[Segment]) -> Draft:
    """The draft with what one part says made to agree with what another says."""
    pending = {part.column for part in draft.restrictions if part.written == "pending"}
    kept = tuple(p for p in draft.restrictions if not (p.values and p.column in pending and p.written != "done"))
    draft = replace(draft, restrictions=kept)
    for part in parts:
        listing = any(item.has("ask.list") for item in part.items) and not any(item.has("asked") for item in part.items)
        columns_named = sum(item.has("column") and item.condition is None for item in part.items)
        if listing and columns_named and not draft.dimensions and draft.extreme is None:
            counts = all(piece.measure is None and piece.scalar is None for piece in draft.pieces)
            return replace(draft, pieces=()) if counts and draft.pieces else draft
    return draft


def _without_vague(draft: Draft, scope: Scope) -> Draft:
    """The draft without a bare 多少 where a column or names are asked for; a later 几个 counts what the first did."""
    named = any(scope.ledger.column(name).type.numeric for name in draft.chosen)
    names = bool(draft.which) or "ask.who" in draft.flags
    pieces: list[Piece] = []
    for piece in draft.pieces:
        vague = piece.measure is None and piece.scalar is None and not piece.noun
        shared = "share" in draft.flags and bool(pieces)
        if vague and (named or names or draft.extreme or shared):
            continue
        counts = piece.measure is None and piece.scalar is None and not piece.column
        if counts and pieces and pieces[-1].noun == piece.noun and pieces[-1].measure is None:
            pieces.append(replace(piece, column=pieces[-1].column))
        else:
            pieces.append(piece)
    return replace(draft, pieces=tuple(pieces))


def _extreme(items: Sequence[Item], scope: Scope, continues: bool) -> Extreme | None:
    place = next((place for place, item in enumerate(items) if item.has("extreme")), None)
    if place is None:
        return _comparative(items, continues)
    item = items[place]
    limit = int(item.quantity.value) if item.quantity else 1
    several = next((other.quantity for other in items if other.has("which") and other.quantity), None)
    if several is not None and limit == 1:
        limit = int(several.value)
    if item.column and item.measure is None:
        return Extreme(item.written, limit, item.column)
    key = item if item.measure is not None else _key(items, place)
    if key is None:
        return Extreme(item.written, limit)
    if key.has("measure") or key.has("scalar"):
        piece = Piece(key.measure, column=key.column, scalar=key.scalar, rate=key.written == "rate", noun=key.noun)
        return Extreme(item.written, limit, piece=piece)
    named = next(s.column for s in key.sense(SenseKind.COLUMN) if not _is_text(scope, s.column))
    return Extreme(item.written, limit, column=named)


def _comparative(items: Sequence[Item], continues: bool) -> Extreme | None:
    """A和B，谁的完成率高: the higher of those named; 高的是哪一类: of those shown before."""
    asked = any(item.has("which") or item.has("ask.who") or item.has("ask.which") for item in items)
    listed = continues or any(len(item.values) > 1 for item in items)
    place = next((n for n, item in enumerate(items) if item.has("more") and item.condition is None), None)
    if not asked or not listed or place is None or any(item.has("than") for item in items[:place]):
        return None
    key = _key(items, place)
    direction = "least" if items[place].has("more.less") else "most"
    if key is None or not (key.has("measure") or key.has("scalar")):
        named = next((s.column for s in key.sense(SenseKind.COLUMN)), "") if key else ""
        return Extreme(direction, 1, named)
    return Extreme(direction, 1, piece=Piece(key.measure, column=key.column, scalar=key.scalar, noun=key.noun))


def _key(items: Sequence[Item], place: int) -> Item | None:
    """What the extreme is of: the nearest figure before it, else the first one behind."""
    for item in reversed(items[:place]):
        if item.has("count"):
            return None
        if item.has("measure") or item.has("scalar") or item.has("numeric"):
            return item
        if item.has("which"):
            break
    for item in items[place + 1 :]:
        if item.has("measure") or item.has("scalar") or item.has("numeric"):
            return item
    return next((item for item in reversed(items[:place]) if item.has("temporal") and not item.has("verb")), None)


def _is_text(scope: Scope, name: str) -> bool:
    kind = scope.ledger.column(name).type
    return not (kind.numeric or kind.temporal)


def _chosen(items: Sequence[Item], scope: Scope) -> tuple[str, ...]:
    """Columns named on their own, once each."""
    names: dict[str, None] = {}
    for item in items:
        if item.has("column") and item.condition is None and not item.has("which"):
            sense = _chosen_sense(item)
            if sense and not (item.has("ledger") and sense == scope.ledger.entity):
                names[sense] = None
    return tuple(names)


def _chosen_sense(item: Item) -> str:
    """The column named; a mere stem of a column's name (改造) is no choice of it."""
    senses = [sense for sense in item.sense(SenseKind.COLUMN) if sense.cost < STEM_COST]
    return senses[0].column if senses else ""


FLAGS = (
    "ask.list",
    "ask.exist",
    "ask.yes",
    "ask.when",
    "ask.month",
    "ask.which",
    "ask.who",
    "latest.latest",
    "latest.first",
    "overall",
    "share",
    "difference.difference",
    "difference.rise",
    "difference.fall",
    "group.each",
    "group.split",
    "both",
    "trend",
    "sort.ascending",
    "sort.descending",
    "sort.plain",
    "aggregate.average",
    "aggregate.sum",
    "aggregate.maximum",
    "aggregate.minimum",
    "ever",
    "plan.gap",
    "plan.target",
    "plan.met",
    "plan.exceeded",
    "except",
    "single",
    "more.less",
)


RAW_FLAGS = frozenset(("ever", "all", "single"))


def _flags(items: Sequence[Item]) -> frozenset[str]:
    present = frozenset[str]().union(*(item.classes for item in items))
    return present.intersection(FLAGS)


def raw_flags(items: Sequence[Item]) -> frozenset[str]:
    """Flags of words that the rules never see."""
    return frozenset[str]().union(*(item.classes & RAW_FLAGS for item in items))


def entity_named(items: Sequence[Item], scope: Scope) -> bool:
    """Whether the entity is spoken of, by its column's names or by a ledger's name that ends in one (水泥企业)."""
    entity = next((column for column in scope.ledger.columns if column.name == scope.ledger.entity), None)
    names = (entity.name, *entity.aliases) if entity else ()
    return any(_speaks_of(sense, item.text, names, scope) for item in items for sense in item.senses)


def _speaks_of(sense: Sense, text: str, names: Sequence[str], scope: Scope) -> bool:
    if sense.kind is SenseKind.LEDGER:
        firms = words("company_words") if any(word in name for name in names for word in words("company_words")) else ()
        return any(text != name and len(name) > 1 and text.endswith(name) for name in names) or text.endswith(firms)
    return sense.kind is SenseKind.COLUMN and sense.column == scope.ledger.entity
