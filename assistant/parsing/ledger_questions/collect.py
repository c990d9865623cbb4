"""From reduced items to a draft: which condition belongs to which figure.

Conditions said before the first figure hold for all; those said with a later one
(其中逾期的有几项) hold for it alone. Without that, the second count of 「一共几项，办结几项」
would restrict the first.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.model.catalog import Ledger
from assistant.model.ledger_question import Aggregate, Function, Measure
from assistant.parsing.ledger_questions.draft import Draft, Extreme, Piece, Restriction
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.senses import Sense, SenseKind

STEM_COST = 0.05
"""Column senses from this cost on are guesses from stems."""
ROW_NOUNS = frozenset(("天次", "单", "次", "条", "起", "回", "笔", "份", "期", "批", "记录"))
"""Counting nouns of rows."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Items between two commas; ``inner`` when it begins with 其中."""

    items: tuple[Item, ...]
    inner: bool = False


def segments(items: Sequence[Item]) -> tuple[Segment, ...]:
    """The items cut at commas and before 其中."""
    found, current, inner = [], list[Item](), False
    for item in items:
        if is_break(item) or item.has("within"):
            if current:
                found.append(Segment(tuple(current), inner))
                current = []
            inner = item.has("within") or inner and not current and bool(found)
            continue
        current.append(item)
    if current:
        found.append(Segment(tuple(current), inner))
    return tuple(found)


def is_break(item: Item) -> bool:
    """A comma or full stop between two parts of a question."""
    return item.has("join") and item.text in "，,；?？。"


def collect(items: Sequence[Item], scope: Scope) -> Draft:
    """The draft of a question to one ledger."""
    parts = segments(items)
    shared, pieces = _pieces(parts, scope)
    draft = Draft(
        scope.ledger.name,
        restrictions=shared,
        having=tuple(restriction(item) for item in items if item.has("having")),
        pieces=pieces,
        dimensions=tuple(dict.fromkeys(item.dimension for item in items if item.dimension is not None)),
        extreme=_extreme(items, scope),
        which=tuple(item.column for item in items if item.has("which")),
        chosen=_chosen(items, scope),
        flags=_flags(items),
        entity=entity_named(items, scope),
        rows=any(item.noun in ROW_NOUNS or item.text in ("记录", "条") for item in items),
        rank=any(item.has("rank") for item in items),
        per=next((item.column for item in items if item.has("per")), ""),
    )
    return _compared(items, _without_vague(_settled(draft, parts, scope), scope))


def _settled(draft: Draft, parts: Sequence[Segment], scope: Scope) -> Draft:
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
        if vague and (named or names or draft.extreme):
            continue
        counts = piece.measure is None and piece.scalar is None and not piece.column
        if counts and pieces and pieces[-1].noun == piece.noun and pieces[-1].measure is None:
            piece = replace(piece, column=pieces[-1].column)
        pieces.append(piece)
    return replace(draft, pieces=tuple(pieces))


def restriction(item: Item) -> Restriction:
    """A condition item as a restriction."""
    assert item.condition is not None, item
    time = item.time
    first = time.first.isoformat() if time and time.first else ""
    last = time.last.isoformat() if time and time.last else ""
    return Restriction(item.condition, item.column, item.values, item.written, item.scalar, first, last)


def _restrictions(segment: Segment) -> tuple[Restriction, ...]:
    return tuple(restriction(item) for item in segment.items if item.condition is not None and not item.has("having"))


def _pieces(parts: Sequence[Segment], scope: Scope) -> tuple[tuple[Restriction, ...], tuple[Piece, ...]]:
    """(restrictions of all, figures with their own)."""
    shared: list[Restriction] = []
    pieces: list[Piece] = []
    first: tuple[Restriction, ...] = ()
    for segment in parts:
        own = _restrictions(segment)
        made = _segment_pieces(segment)
        local = bool(pieces) and bool(own) and bool(made)
        if local:
            clashing = {part.column for part in own if part.values} & {part.column for part in first if part.values}
            parallel = own != first and {_likeness(part) for part in own} & {_likeness(part) for part in first}
            if (clashing or parallel) and not segment.inner:
                alike = {_likeness(part) for part in own}
                moved = tuple(p for p in shared if p.column in clashing or parallel and _likeness(p) in alike)
                shared = [part for part in shared if part not in moved]
                pieces = [replace(piece, local=piece.local or moved) for piece in pieces]
            pieces += [replace(piece, local=own) for piece in made]
            continue
        if made and not pieces:
            first = own
        shared += own
        pieces += made
    return tuple(shared), tuple(pieces)


def _likeness(part: Restriction) -> str:
    """What makes two conditions the same thing said of two columns; a time is like nothing."""
    if part.first or part.last:
        return f"time {id(part)}"
    if part.written in ("pending", "done"):
        return f"status {part.column}"
    return part.written or "、".join(part.values) or f"one {id(part)}"


def _segment_pieces(segment: Segment) -> tuple[Piece, ...]:
    made: list[Piece] = []
    for item in segment.items:
        if item.has("count") and not any(other.has("asked") or other.has("measure") for other in segment.items):
            made.append(Piece(noun="天" if item.text.startswith("天") else "条"))
        if item.has("ends"):
            made += _ends(item)
        elif item.has("measure"):
            made.append(Piece(item.measure, column=item.column, scalar=item.scalar, rate=item.written == "rate"))
        elif item.has("asked") or item.has("ask.count"):
            made.append(Piece(noun=item.noun, column=item.column))
        elif item.has("scalar"):
            made.append(Piece(column=item.column, scalar=item.scalar, noun=item.noun))
    return tuple(made)


def _ends(item: Item) -> list[Piece]:
    """The two figures of 最高和最低."""
    assert item.scalar is not None
    top = Measure(f"{item.written}最大值", Aggregate(Function.MAXIMUM, item.scalar), item.noun)
    bottom = Measure(f"{item.written}最小值", Aggregate(Function.MINIMUM, item.scalar), item.noun)
    return [Piece(top, column=item.column), Piece(bottom, column=item.column)]


def _extreme(items: Sequence[Item], scope: Scope) -> Extreme | None:
    place = next((place for place, item in enumerate(items) if item.has("extreme")), None)
    if place is None:
        return _comparative(items)
    item = items[place]
    limit = int(item.quantity.value) if item.quantity else 1
    several = next((other.quantity for other in items if other.has("which") and other.quantity), None)
    if several is not None and limit == 1:
        limit = int(several.value)
    if item.column:
        return Extreme(item.written, limit, item.column)
    key = _key(items, place)
    if key is None:
        return Extreme(item.written, limit)
    if key.has("measure") or key.has("scalar"):
        piece = Piece(key.measure, column=key.column, scalar=key.scalar, rate=key.written == "rate", noun=key.noun)
        return Extreme(item.written, limit, piece=piece)
    named = next(s.column for s in key.sense(SenseKind.COLUMN) if not _is_text(scope, s.column))
    return Extreme(item.written, limit, column=named)


def _comparative(items: Sequence[Item]) -> Extreme | None:
    """A和B，谁的完成率高: the higher of those named."""
    asked = any(item.has("which") or item.has("ask.who") or item.has("ask.which") for item in items)
    listed = any(len(item.values) > 1 for item in items)
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
            sense = _chosen_sense(item, scope)
            if sense and not (item.has("ledger") and sense == scope.ledger.entity):
                names[sense] = None
    return tuple(names)


def _chosen_sense(item: Item, scope: Scope) -> str:
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


def _flags(items: Sequence[Item]) -> frozenset[str]:
    return frozenset(flag for flag in FLAGS if any(item.has(flag) for item in items))


def raw_flags(items: Sequence[Item]) -> frozenset[str]:
    """Flags of words that the rules never see."""
    return frozenset(flag for flag in ("ever", "all", "single") if any(item.has(flag) for item in items))


def entity_named(items: Sequence[Item], scope: Scope) -> bool:
    """Whether the entity is spoken of, by its column's names or by a ledger's name that ends in one (水泥企业)."""
    entity = next((column for column in scope.ledger.columns if column.name == scope.ledger.entity), None)
    names = (entity.name, *entity.aliases) if entity else ()
    return any(_speaks_of(sense, item.text, names, scope) for item in items for sense in item.senses)


def _speaks_of(sense: Sense, text: str, names: Sequence[str], scope: Scope) -> bool:
    if sense.kind is SenseKind.LEDGER:
        return any(text != name and len(name) > 1 and text.endswith(name) for name in names)
    return sense.kind is SenseKind.COLUMN and sense.column == scope.ledger.entity


def rows_are_entities(ledger: Ledger) -> bool:
    """Whether counting rows counts what the ledger is about."""
    from assistant.parsing.ledger_questions.columns import repeats

    return not repeats(ledger) or (ledger.unit_noun not in ROW_NOUNS and ledger.unit_noun not in ("", "天"))


def _compared(items: Sequence[Item], draft: Draft) -> Draft:
    """The draft with the two sides of 「A比B…」 or of a share taken out of its restrictions."""
    than = next((place for place, item in enumerate(items) if item.has("than")), None)
    if than is not None:
        before = [restriction(item) for item in items[:than] if item.condition is not None]
        after = [restriction(item) for item in items[than + 1 :] if item.condition is not None]
        for right in after:
            left = next((part for part in reversed(before) if part.column == right.column), None)
            if left is not None:
                rest = tuple(part for part in draft.restrictions if part not in (left, right))
                return replace(draft, restrictions=rest, against=(left, right))
        for left in before:
            for right in before:
                if left is not right and left.column == right.column:
                    rest = tuple(part for part in draft.restrictions if part not in (left, right))
                    return replace(draft, restrictions=rest, against=(left, right))
    return _shared_out(items, draft) if "share" in draft.flags else draft


def _shared_out(items: Sequence[Item], draft: Draft) -> Draft:
    """A share's numerator: what is said before 占 (after 几成是), or the last condition that is no time."""
    place = next(place for place, item in enumerate(items) if item.has("share"))
    before = [restriction(item) for item in items[:place] if _undated(item)]
    after = [restriction(item) for item in items[place + 1 :] if _undated(item)]
    if after and items[place].has("share.percent"):
        numerator = tuple(after)
    elif after:
        held = [part.values for part in after]
        same = [part.column for part in after]
        numerator = tuple(part for part in before if part.column not in same or part.values not in held)
    else:
        numerator = tuple(before[-1:])
    if not numerator or draft.extreme is not None:
        return draft
    rest = tuple(part for part in draft.restrictions if part not in numerator)
    pieces = tuple(replace(p, local=tuple(r for r in p.local if r not in numerator)) for p in draft.pieces)
    return replace(draft, restrictions=rest, share=numerator, pieces=pieces)


def _undated(item: Item) -> bool:
    return item.condition is not None and not item.has("dated") and not item.has("having")
