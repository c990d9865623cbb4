"""Which slot of the last question a new condition fills: the kind of column decides.

Invariant: a condition that says 换成, or asks for another check of the same sort (能评呢 after
环评不全), takes the place of one; a condition of a kind not yet spoken of narrows further.
"""

from collections.abc import Collection
from datetime import date

from assistant.model.catalog import Column, Ledger
from assistant.model.ledger_question import DatePart, Junction
from assistant.parsing.ledger_questions.dialogue.screen import is_called
from assistant.parsing.ledger_questions.draft import Draft, Restriction
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.times.date_groups import DAYS, span_asked
from assistant.parsing.ledger_questions.times.times import days_condition
from assistant.parsing.ledger_questions.words import words
from assistant.parsing.line_marks import match
from assistant.records import replace

STATUS = ("pending", "done", "overdue", "early", "late", "ontime", "due", "waiting")


def of_place(part: Restriction, ledger: Ledger) -> bool:
    """Whether a condition is about towns."""
    place = columns.place_column(ledger)
    return place is not None and part.column == place.name


def of_status(part: Restriction) -> bool:
    """Whether a condition says how far a thing has got: done, not done, overdue."""
    return part.written in STATUS and not part.dated


def on_date(part: Restriction, column: str) -> Restriction:
    """The days of a condition, said of another date column."""
    first, last = (date.fromisoformat(end) if end else None for end in (part.first, part.last))
    return replace(part, column=column, condition=days_condition(column, first, last))


def in_place_of(new: Restriction, old: Draft, ledger: Ledger, replaces: bool, beside: bool) -> tuple[Restriction, ...]:
    """The old condition that a new one takes the place of, where that is on another column."""
    kind = _kind(new, ledger)
    alike = [part for part in old.restrictions if _kind(part, ledger) == kind]
    if kind == "status":
        return tuple(alike)
    if any(part.column == new.column for part in old.restrictions):
        return ()
    if replaces:
        return tuple(alike[-1:])
    parallel = [part for part in alike if _is_fault(part) and _is_fault(new)]
    return tuple(parallel[-1:]) if beside else ()


def _kind(part: Restriction, ledger: Ledger) -> str:
    """What sort of slot a condition fills: time, place, unit, name, figure, status, or another trait."""
    column = _column(part.column, ledger)
    if of_status(part):
        return "status"
    if part.dated or column is None or column.type.temporal:
        return "time"
    if of_place(part, ledger):
        return "place"
    if column.type.numeric:
        return "figure"
    if column.name == ledger.entity:
        return "name"
    if any(value.endswith(words("unit_suffixes")) for value in part.values):
        return "unit"
    return "trait"


def _is_fault(part: Restriction) -> bool:
    return bool(part.values) and all(value in words("bad_values") for value in part.values)


def _column(name: str, ledger: Ledger) -> Column | None:
    return next((column for column in ledger.columns if column.name == name), None)


def lifted(old: Draft, new: Draft, ledger: Ledger) -> Draft:
    """The last draft without the one town, month or kind that the new line asks for among all.

    哪个镇最低 after 东镇的完成率, 按月分一下 after 11月.
    """
    counted = {piece.column for piece in new.pieces if piece.column and piece.measure is None}
    if new.extreme is None and not (new.dimensions or new.having or counted):
        return old
    among = {dimension.name for dimension in new.dimensions} | {*filter(None, new.which), *new.chosen} | counted
    spans = {d.scalar.part for d in new.dimensions if isinstance(d.scalar, DatePart)}
    spans |= {*filter(None, (span_asked(new.flags),))}
    kept = [p for p in old.restrictions if not ((p.column in among and len(p.values) == 1) or _fills(p, spans))]
    bare = new.extreme is not None and not among and not spans and not (old.dimensions or old.which)
    if bare and old.instead is not None:
        kept = [part for part in kept if part.column != old.instead.column or not part.values]
    return replace(old, restrictions=tuple(kept))


def released(old: Draft, word: str, ledger: Ledger) -> Draft:
    """The last draft without the conditions that a word names, which are to hold no longer: 不限镇街, 去掉国三."""
    kept = tuple(part for part in old.restrictions if not _is_meant(part, word, ledger))
    return replace(old, restrictions=kept, share=tuple(p for p in old.share if not _is_meant(p, word, ledger)))


def _is_meant(part: Restriction, word: str, ledger: Ledger) -> bool:
    """Whether a word names a condition: by its column, its value, or as one on time."""
    column = _column(part.column, ledger)
    if part.dated or column is None:
        return match("of_time", word) is not None
    held = any(word in value for value in part.values)
    return held or is_called(column, word, ledger) or (of_status(part) and match("of_status", word) is not None)


def beside_old(old: Draft, new: Draft, ledger: Ledger) -> tuple[Draft, Draft]:
    """(last draft, new draft) with the new values of a column beside the old ones: 清理中的也算上."""
    for part in new.restrictions:
        own = next((one for one in old.restrictions if one.column == part.column), None)
        if own is None:
            continue
        values = tuple(dict.fromkeys((*own.values, *part.values))) if own.values and part.values else ()
        either = columns.among(ledger.column(part.column), values) if values else None
        joined = replace(part, condition=either or Junction("or", (own.condition, part.condition)), values=values)
        old = replace(old, restrictions=tuple(one for one in old.restrictions if one != own))
        new = replace(new, restrictions=tuple(joined if one == part else one for one in new.restrictions))
    return old, new


def without_rated(old: Draft, new: Draft, ledger: Ledger) -> Draft:
    """The last draft without what a rate that is asked for now is itself of: 合格率呢 after 不合格的有几个.

    A rate of two figures is of no status: 整改率 of those whose permit ran out.
    """
    rated = {piece.column for piece in new.pieces if piece.rate}
    of_rows = any(not ledger.column(name).type.numeric for name in rated)
    kept = (p for p in old.restrictions if not (of_rows and of_status(p)) and not (p.values and p.column in rated))
    return replace(old, restrictions=tuple(kept)) if rated else old


def _fills(part: Restriction, spans: Collection[str]) -> bool:
    """Whether a time is one of the spans by itself: 11月 one month."""
    if not part.first or not part.last:
        return False
    first, last = date.fromisoformat(part.first), date.fromisoformat(part.last)
    return any((last - first).days < DAYS.get(span, 0) for span in spans)


def moved_values(old: Draft, new: Draft, ledger: Ledger) -> tuple[Draft, Draft]:
    """(last draft, new draft) with the values of a condition moved to a column named alone.

    土地手续的呢 after 环评手续不全: the value stays, the column changes, where both hold the same values.
    """
    if new.extreme is not None or new.dimensions or new.share:
        return old, new
    for column in map(ledger.column, _named(new)):
        part = _movable(column, old)
        if part is not None:
            moved = Restriction(columns.among(column, part.values), column.name, part.values, part.written)
            old = replace(old, restrictions=tuple(one for one in old.restrictions if one != part))
            new = replace(
                new,
                restrictions=(*new.restrictions, moved),
                chosen=tuple(name for name in new.chosen if name != column.name),
                pieces=tuple(piece for piece in new.pieces if piece.column != column.name),
            )
    return old, new


def _named(new: Draft) -> tuple[str, ...]:
    """Columns named without a value of their own."""
    restricted = {part.column for part in new.restrictions}
    return tuple(dict.fromkeys(name for name in new.chosen if name not in restricted))


def _movable(column: Column, old: Draft) -> Restriction | None:
    """The last old condition on another column whose values this one holds as well."""
    held = {value.text for value in column.values}
    for part in reversed(old.restrictions):
        if part.values and part.column != column.name and held.issuperset(part.values):
            return part
    return None
