"""A question cut at its commas, and the figures of each part with their own conditions.

Conditions said before the first figure hold for all; those said with a later one
(其中逾期的有几项) hold for it alone. Without that, the second count of 「一共几项，办结几项」
would restrict the first.
"""

from collections.abc import Sequence
from itertools import pairwise

from assistant.model.ledger_question import (
    Aggregate,
    ColumnRef,
    Comparison,
    DatePart,
    Function,
    Literal,
    Measure,
)
from assistant.parsing.ledger_questions.draft import Piece, Restriction
from assistant.parsing.ledger_questions.items import NUMBERED, Item
from assistant.parsing.ledger_questions.measures.figures import FUNCTIONS
from assistant.parsing.ledger_questions.opposites import exclude
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import Record, replace

DAY = "天"
FIGURES = frozenset(("numeric", "measure"))
"""Kinds of what is a figure."""


class Segment(Record):
    """Items between two commas; ``inner`` when it begins with 其中."""

    items: tuple[Item, ...]
    inner: bool = False


def segments(items: Sequence[Item]) -> tuple[Segment, ...]:
    """The items cut at commas and before 其中."""
    found, current, inner = [], list[Item](), False
    for place, item in enumerate(items):
        if item.has("within") or parts_figures(items, place):
            if current:
                found.append(Segment(tuple(current), inner))
                current = []
            inner = item.has("within") or (inner and not current and bool(found))
            continue
        if _asks_again(current, item):
            found.append(Segment(tuple(current), inner))
            current = []
        current.append(item)
    if current:
        found.append(Segment(tuple(current), inner))
    return tuple(found)


def _asks_again(before: Sequence[Item], item: Item) -> bool:
    """Whether another value of a column begins a figure of its own: 属实几起误报几起."""
    asked = bool(before) and _is_asked(before[-1])
    return asked and bool(item.values) and any(part.values and part.column == item.column for part in before)


def is_break(item: Item) -> bool:
    """A comma or full stop between two parts of a question."""
    return item.has("join") and item.text in "，,；?？。"


def joined_figure(items: Sequence[Item], place: int) -> str:
    """The figure that the beginning of its name tells beside another one: 预算 of 预算和实际支出总额."""
    item, behind = items[place], items[place + 1 : place + 3]
    joined = len(behind) > 1 and behind[0].has("join.and") and not is_break(behind[0])
    figure = joined and item.has("numeric") and behind[1].is_any(FIGURES)
    return item.sense(SenseKind.COLUMN)[0].column if figure and item.sense(SenseKind.COLUMN) else ""


def part_around(ends: Sequence[int], place: int, length: int) -> tuple[int, int]:
    """Where the part begins and ends that a place stands in, of so many items cut at ``ends``."""
    first = max((end + 1 for end in ends if end < place), default=0)
    return first, min((end for end in ends if end > place), default=length)


def parts_figures(items: Sequence[Item], place: int) -> bool:
    """Whether a comma stands there, or a 、 that parts two figures (报了几期、迟报几期), not two names."""
    if is_break(items[place]) or items[place].text != "、":
        return is_break(items[place])
    before, behind = items[:place], items[place + 1 :]
    behind = behind[1:] if behind and behind[0].has("join") else behind  # 拆了几辆、还有几辆没拆
    last = next((at for at in range(len(before) - 1, -1, -1) if is_break(before[at])), 0)
    rest = next((at for at, item in enumerate(behind) if at and item.has("join")), len(behind))
    return any(map(_is_asked, before[last:])) and any(map(_is_asked, behind[:rest]))


def _is_asked(item: Item) -> bool:
    return item.has("asked") or item.has("ask.count") or item.has("asked_for")


def restriction(item: Item) -> Restriction:
    """A condition item as a restriction."""
    assert item.condition is not None, item
    time = item.time
    first = time.first.isoformat() if time and time.first else ""
    last = time.last.isoformat() if time and time.last else ""
    return Restriction(item.condition, item.column, item.values, item.written, item.scalar, first, last, item.noun)


def pieces_of(parts: Sequence[Segment]) -> tuple[tuple[Restriction, ...], tuple[Piece, ...]]:
    """(restrictions of all, figures with their own)."""
    shared: list[Restriction] = []
    pieces: list[Piece] = []
    first: tuple[Restriction, ...] = ()
    mean = False
    per: ColumnRef | DatePart | None = None
    for segment in parts:
        own = (*_restrictions(segment), *_involved(segment, pieces))
        mean = mean or any(item.has("aggregate.average") for item in segment.items)
        per = next(map(_over, (item for item in segment.items if item.has("per") and item.column)), per)
        made = tuple(replace(piece, mean=mean and not piece.summed, per=per) for piece in _segment_pieces(segment))
        if made and (pieces or (own and _ranked(parts, segment))):
            moved = () if segment.inner else _of_earlier(segment, own, pieces, (first, shared))
            shared = [part for part in shared if part not in moved]
            pieces = [replace(piece, local=(*piece.local, *moved)) for piece in pieces]
            own = tuple(part for part in own if not _same_time(part, shared))
            pieces += [replace(piece, local=own) for piece in made]
            continue
        if made:
            first = own
        shared += own
        pieces += made
    last = parts[-1].items if len(parts) > 1 else ()
    if any(item.has("aggregate.average") for item in last) and not _segment_pieces(parts[-1]):
        pieces = [replace(piece, mean=not piece.summed) for piece in pieces]  # …要多少天，取个平均
    return _without_own_rate(shared, pieces, inner=any(segment.inner for segment in parts))


def _ranked(parts: Sequence[Segment], segment: Segment) -> bool:
    """Whether an extreme is asked for before, of which a figure behind says more: 查得最多的是哪家，罚了几次."""
    before = parts[: next(place for place, other in enumerate(parts) if other is segment)]
    asked = any(item.has("which") or item.has("ask.which") for part in before for item in part.items)
    return asked and any(item.has("extreme") for part in before for item in part.items)


def _involved(segment: Segment, pieces: Sequence[Piece]) -> tuple[Restriction, ...]:
    """罚了多少钱，涉及几家: what has nothing of a sum is not involved in it."""
    asked = any(of.text in words("involving") and item.has("asked") for of, item in pairwise(segment.items))
    figure = pieces[0].measure if asked and pieces else None
    scalar = figure.scalar if figure is not None else None
    if not isinstance(scalar, Aggregate) or scalar.function is not Function.SUM or figure is None:
        return ()
    if not isinstance(scalar.operand, ColumnRef):
        return ()
    name, some = scalar.operand.name, Comparison(scalar.operand, ">", Literal(0, figure.unit))
    return (Restriction(some, name, noun=f"有{name}的"),)


def _over(item: Item) -> ColumnRef | DatePart:
    """What a mean is taken over: the values of a column, or the months of its dates."""
    return item.scalar if isinstance(item.scalar, DatePart) else ColumnRef(item.column)


def _of_earlier(
    segment: Segment,
    own: Sequence[Restriction],
    pieces: Sequence[Piece],
    said: tuple[Sequence[Restriction], Sequence[Restriction]],
) -> tuple[Restriction, ...]:
    """The conditions that turn out to be of the earlier figures only: a later one says another thing of the sort."""
    first, shared = said
    if _counts_all(segment, own, pieces):
        return tuple(part for part in shared if not part.dated and part.column not in words("town_columns"))
    clashing = {part.column for part in own if part.values} & {part.column for part in first if part.values}
    alike = {_likeness(part) for part in own} & {_likeness(part) for part in first} if own != first else set[str]()
    events = {part.column for part in own if part.dated} - {part.column for part in first if part.dated}
    times = [p for p in shared if p.dated and (events or p.shares_no_day(own))]
    never = [p for p in shared if p in first and any(exclude(p.condition, other.condition) for other in own)]
    moved = (p for p in shared if p.column in clashing or _likeness(p) in alike or p in (*times, *never))
    return tuple(moved) if own else ()


def _counts_all(segment: Segment, own: Sequence[Restriction], pieces: Sequence[Piece]) -> bool:
    """Whether all rows are counted behind a part of them: 不合格的几次，总共查了几次."""
    counts = [item for item in segment.items if item.has("asked") and item.noun]
    total = any(item.has("aggregate.sum") or item.has("all") for item in segment.items)
    again = len(counts) == 1 and any(piece.noun == counts[0].noun and piece.measure is None for piece in pieces)
    return total and again and all(part.dated for part in own)


def _same_time(part: Restriction, others: Sequence[Restriction]) -> bool:
    """Whether a time has been said of all figures already."""
    return part.dated and any(replace(part, written=other.written) == other for other in others)


def _without_own_rate(
    shared: Sequence[Restriction], pieces: Sequence[Piece], *, inner: bool
) -> tuple[tuple[Restriction, ...], tuple[Piece, ...]]:
    """误报几起，误报率多少: what a rate is of narrows the other figures, never the rate itself.

    ``inner``: said behind 其中, it is a figure beside the whole: 一共几起、其中误报的、误报率多少.
    """
    pieces = _counted_of_rate(pieces)
    pieces = [
        replace(piece, local=tuple(part for part in piece.local if not (piece.rate and part.column == piece.column)))
        for piece in pieces
    ]
    rated = {piece.column for piece in pieces if piece.rate}
    own = tuple(part for part in shared if part.values and part.column in rated)
    if not own or len(pieces) < 2:
        return tuple(shared), tuple(pieces)
    rest = tuple(part for part in shared if part not in own)
    whole = [piece for piece in pieces if inner and piece.measure is None and piece.noun and not piece.local]
    told = ((*((piece,) if piece in whole else ()), _narrowed(piece, own)) for piece in pieces)
    return rest, tuple(piece for each in told for piece in each)


def _narrowed(piece: Piece, own: Sequence[Restriction]) -> Piece:
    """A figure under conditions of its own; a rate stays as it is."""
    return piece if piece.rate else replace(piece, local=(*piece.local, *own))


def _counted_of_rate(pieces: Sequence[Piece]) -> list[Piece]:
    """The figures, with 其中已取缔的 between a number and a rate as a number of its own: 网点数、…、取缔率."""
    counts = [piece for piece in pieces if piece.measure is None and piece.noun]
    made: list[Piece] = []
    for piece in pieces:
        own = tuple(part for part in piece.local if piece.rate and part.values and part.column == piece.column)
        if own and made and made[-1] in counts and not made[-1].local:
            made.append(replace(made[-1], local=own))
        made.append(piece)
    return made


def _restrictions(segment: Segment) -> tuple[Restriction, ...]:
    return tuple(restriction(item) for item in segment.items if item.condition is not None and not item.has("having"))


def _likeness(part: Restriction) -> str:
    """What makes two conditions the same thing said of two columns; a time is like nothing."""
    if part.dated:
        return f"time {id(part)}"
    if part.written in ("early", "late", "ontime"):
        return f"day {part.column}"
    if part.written in ("pending", "done"):
        return f"status {part.column}"
    return part.written or "、".join(part.values) or f"one {id(part)}"


def _segment_pieces(segment: Segment) -> tuple[Piece, ...]:
    made: list[Piece] = []
    for item in segment.items:
        if item.has("count") and not any(map(_is_figure, segment.items)):
            made.append(Piece(noun="天" if item.text.startswith("天") else "条"))
        if item.has("ends"):
            made += _ends(item)
        elif item.has("measure") and not _is_of_ends(item, segment):
            rate, summed = item.written == "rate", item.written == "sum"
            made.append(Piece(item.measure, column=item.column, scalar=item.scalar, rate=rate, summed=summed))
        elif (item.has("asked") or item.has("ask.count")) and not _repeats(item, made):
            made.append(
                Piece(
                    noun=item.noun or DAY * (item.text in words("duration_asks")),
                    column="" if item.has("stated") else item.column,
                    stated=item.has("stated") or item.has(NUMBERED),
                    summed=any(other.has("aggregate.sum") for other in segment.items),
                )
            )
        elif item.has("scalar") and item.condition is None:
            made.append(Piece(column=item.column, scalar=item.scalar, noun=item.noun))
    return tuple(made)


def _is_of_ends(item: Item, segment: Segment) -> bool:
    """Whether 多少分钟 only asks for the two ends that were named: 最长和最短各多少分钟."""
    ends = (other for other in segment.items if other.has("ends") and not other.values)
    return not item.written and any(other.column == item.column and other.start < item.start for other in ends)


def _repeats(item: Item, made: Sequence[Piece]) -> bool:
    """Whether 几次 only asks for the number that was named: 评差的次数逐月各几次."""
    named = any(piece.stated for piece in made)
    return named and not item.has("stated") and not item.column and item.noun in ("", *words("row_nouns"))


def _is_figure(item: Item) -> bool:
    return item.has("asked") or item.has("measure") or item.has("share")


def _ends(item: Item) -> list[Piece]:
    """The two figures of 最高和最低, 总和和平均值."""
    assert item.scalar is not None
    functions = [FUNCTIONS[name] for name in item.values or ("maximum", "minimum")]
    scalar, unit = item.scalar, item.noun
    made = [Measure(f"{item.written}{label}", Aggregate(function, scalar), unit) for function, label in functions]
    return [Piece(measure, column=item.column) for measure in made]
