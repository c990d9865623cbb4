"""Less was done than there was to do, and by how much: 隐患没改完各还差几处, 钱没拨够, 货没到齐, 缺2人以上.

Invariant: the two figures are told by the deed and the thing together, or by the very part of which there is too
little; how much is lacking is then of the same two. Prevents 没改完 from being a state where figures tell it.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.model.catalog import Column
from assistant.model.ledger_question import Arithmetic, ColumnRef, Comparison
from assistant.parsing.ledger_questions.conditions.deeds import NEGATIONS
from assistant.parsing.ledger_questions.items import SPELLED, Item, reduced
from assistant.parsing.ledger_questions.measures.left_over import LEFT, remainder
from assistant.parsing.ledger_questions.passes.shortages import stocked
from assistant.parsing.ledger_questions.quantities import MONEY, in_unit, may_be_in, numeric_column, operator, reckoned
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.capacity import places
from assistant.parsing.ledger_questions.schema.pairs import pairs
from assistant.parsing.ledger_questions.schema.stems import same_event, verb_family
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace
from assistant.text.lexicon import load

Pair = tuple[Column, Column]
"""What there was to do and what of it was done."""
OF = "的"
MOST = 3
"""Items that a deed and its end may have been cut into."""
LACKS = frozenset(("plan.gap", "lack", "short", "difference.difference"))
DENIED = frozenset(("negate", "spare", "status.pending"))
"""Kinds of what may say that not all was done."""
ASKED, ASKS = frozenset(("ask.count", "asked")), frozenset(("ask.count", "asked", "classifier"))
"""Kinds of the question for how much, and of what it ends with."""
THINGS = frozenset(("numeric", "classifier", "topic", "ledger", "column", "unknown"))
"""Kinds of what a deed may be done to."""
BOUNDS = frozenset(("compare", "span", "filler"))
"""Kinds of what may stand between 缺 and a number of them."""


def with_part_undone(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 隐患没改完 as the one figure below the other, and 还差几处 as how far."""
    items = _amounts_pending(_taken_apart(items), scope)
    for place in [at for at, item in enumerate(items) if item.is_any(DENIED) and not _asks_left(items, at)]:
        for end in _ends(items, place):
            pair = pair_of(items, place, end, scope)
            whole = _whole_behind(items, end, pair, scope) if pair is not None else 0
            if pair is not None and whole:
                return (*items[:place], _left(pair, items[place : whole + 1]), *items[whole + 1 :])
            if pair is not None:
                start = place - _told(items, place)
                told = _below(pair, items[start:end])
                return (*items[:start], told, *_lacking(items[end:], pair, scope, listed=_is_listed(items, scope)))
    return items


def _whole_behind(items: Sequence[Item], end: int, pair: Pair, scope: Scope) -> int:
    """Where the whole stands that a part was not done of (没整改完的问题); nought where something else does."""
    at = end + (end < len(items) and items[end].text == OF)
    named = items[at] if at < len(items) and items[end - 1].has("numeric") else None
    return at if named is not None and numeric_column(scope, named) == pair[0] else 0


def _left(pair: Pair, said: Sequence[Item]) -> Item:
    own = {"scalar": _gap(pair), "noun": pair[0].unit, "column": pair[0].name, "written": LEFT}
    return reduced(said[0], said[-1], "scalar", **own)


def _asks_left(items: Sequence[Item], place: int) -> bool:
    """Whether how much is not done is asked right before the denial: 还有几个没改完."""
    return any(item.is_any(ASKS) for item in items[max(place - 1, 0) : place]) and any(
        item.is_any(ASKED) for item in items[max(place - 2, 0) : place]
    )


def with_lack_of_state(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 还差几个 behind 问题没改完, of which a state tells, as how much is lacking of the amounts."""
    for place in [at for at, item in enumerate(items) if item.text.endswith(words("to_the_full"))]:
        pair = _told_by_state(items, place, scope)
        if pair is not None:
            behind = tuple(_lacking(items[place + 1 :], pair, scope, listed=_is_listed(items, scope)))
            start = place - _told(items, place)
            return (*items[:start], items[place], *behind) if behind != items[place + 1 :] else items
    return items


def _amounts_pending(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 计划投资没完成 as the amount that is below the planned one."""
    for place, (item, behind) in enumerate(pairwise(items)):
        if item.has("numeric") and behind.has("status.pending") and not behind.has("plan.gap"):
            named = {sense.column for sense in item.sense(SenseKind.COLUMN)}
            found = [pair for pair in told_pairs(scope) if {pair[0].name, pair[1].name} & named]
            if len(found) == 1:
                listed = _is_listed(items, scope)
                asked = _asked_before(items, place, found[0], scope, listed=listed)
                if asked is not None:
                    return asked
                rest = _lacking(items[place + 2 :], found[0], scope, listed=listed)
                return (*items[:place], _below(found[0], items[place : place + 2]), *rest)
    return items


def _asked_before(
    items: tuple[Item, ...], place: int, pair: Pair, scope: Scope, *, listed: bool
) -> tuple[Item, ...] | None:
    """The items with 还差多少投资没完成 as what is lacking of the amount; None where nothing asks so before it."""
    first = place - 1
    if not place or not items[first].is_any(LACKS) or not items[first].text.endswith(words("number_asks")):
        return None
    made = _lack(items[first : place + 2], pair, scope, listed=listed)
    return None if made is None else (*items[:first], made, *items[place + 2 :])


def _taken_apart(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items with 没付 before 够 as the denial and the deed."""
    place = next((at for at, item in enumerate(items[:-1]) if item.has("spare") and _is_full(items[at + 1])), None)
    item = items[place] if place is not None else None
    deed = item.text.lstrip(NEGATIONS) if item is not None else ""
    if item is None or place is None or deed == item.text:
        return items
    edge = item.end - len(deed)
    denial = Item(item.start, edge, item.text[: -len(deed)], frozenset({"negate.not"}))
    return (*items[:place], denial, Item(edge, item.end, deed, frozenset({"verb"})), *items[place + 1 :])


def _is_full(item: Item) -> bool:
    return item.text in words("to_the_full")


def _told_by_state(items: Sequence[Item], place: int, scope: Scope) -> Pair | None:
    """The two figures behind 问题没改完 where a state tells of the rows; how much is lacking is still theirs."""
    item = items[place]
    deed = item.text.lstrip(NEGATIONS)
    if not item.has("value") or deed == item.text or not deed.endswith(words("to_the_full")):
        return None
    told = (replace(item, text=item.text[: -len(deed)]), replace(item, text=deed))
    return pair_of((*items[:place], *told), place, place + len(told), scope)


def _ends(items: Sequence[Item], place: int) -> Iterator[int]:
    """Behind 改完, 拨够, whether that is one word or several."""
    for end in range(place + 2, min(place + 1 + MOST, len(items)) + 1):
        if is_break(items[end - 1]):
            return
        if items[end - 1].text.endswith(words("to_the_full")):
            yield end


def _told(items: Sequence[Item], place: int) -> bool:
    """Whether what the deed is done to stands right before its denial, and not what is asked for: 哪些户没领完."""
    asked = place > 1 and items[place - 2].has("ask.which") and not items[place - 1].has("numeric")
    return place > 0 and not asked and items[place - 1].is_any(THINGS) and items[place - 1].condition is None


def pair_of(items: Sequence[Item], place: int, end: int, scope: Scope) -> Pair | None:
    """The two figures of a thing, and of a deed with the word for its being done to the full."""
    thing = items[place - 1] if _told(items, place) else None
    deed = "".join(item.text for item in items[place + 1 : end]).rstrip("".join(words("to_the_full")))
    deed = next((deed.removeprefix(word) for word in words("all_of_it") if deed.startswith(word)), deed)  # 没全改完
    if not _by_name(thing, scope) and _is_state(deed, scope):
        return None
    for known in (told_pairs(scope), list(_pairs(scope))):
        found = list(dict.fromkeys(pair for pair in known if _is_meant(pair, thing, deed, scope)))
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _by_name(thing: Item | None, scope: Scope) -> bool:
    """Whether what the deed was done to is a figure of the ledger, and not its rows."""
    return thing is not None and (thing.has("numeric") or not _is_about(thing, scope))


def _is_state(deed: str, scope: Scope) -> bool:
    """Whether a state of the rows tells of the deed: 没改完 where some are 已整改."""
    status = columns.status_column(scope.ledger)
    texts = [value.text for value in status.values] if status is not None else []
    return any(word and word in text for word in verb_family(deed) for text in texts)


def told_pairs(scope: Scope) -> list[Pair]:
    """Figures that are called by what there should be and what there is, and places with those in them."""
    taken, due = places(scope.ledger), columns.due_and_done(scope.ledger)
    told = [(pair.whole, pair.part) for pair in pairs(scope.ledger)]
    told += [(taken.whole, taken.part)] if taken is not None else []
    return list(dict.fromkeys((*told, *([due] if due is not None else []), *stocked(scope))))


def _is_meant(pair: Pair, thing: Item | None, deed: str, scope: Scope) -> bool:
    """Whether two figures are of a thing, by its name or what it is counted in, and of the deed done to it."""
    named = {sense.column for sense in thing.sense(SenseKind.COLUMN) if thing.has("numeric")} if thing else set()
    if pair[1].name in named:
        return True
    whole, part = pair
    said = (*same_event(deed), *_subjects(deed))
    done = bool(deed) and any(word in part.name for word in said if word)
    done = done or (deed in words("stocks") and pair in stocked(scope))
    if named or thing is None or thing.text in words("money_nouns"):
        money = thing is None or bool(named) or part.unit.endswith(MONEY)
        return done and money and (not named or whole.name in named)
    counted = thing.text in (part.unit, part.name) or thing.text in part.name or _is_about(thing, scope)
    return done and counted


def _subjects(deed: str) -> tuple[str, ...]:
    """长度 of 铺: what such a deed is measured by."""
    return tuple(
        s for group in load("ledger_schema")["pair_deeds"] if deed in group["words"] for s in group["subjects"]
    )


def _is_about(thing: Item, scope: Scope) -> bool:
    """Whether a word says what the ledger is about: 管网 of 排水管网改造."""
    names = (scope.ledger.name, *(column.name for column in scope.ledger.columns))
    return thing.has("ledger") or thing.has("topic") or any(thing.text in name for name in names)


def _pairs(scope: Scope) -> Iterator[Pair]:
    for part in scope.ledger.columns:
        done = part.type.numeric and columns.DUE not in part.name
        whole = columns.whole_of(scope.ledger, part) if done else None
        if whole is not None and columns.additive(part):
            yield whole, part


def _gap(pair: Pair) -> Arithmetic:
    return Arithmetic("-", ColumnRef(pair[0].name), ColumnRef(pair[1].name))


def _below(pair: Pair, said: Sequence[Item]) -> Item:
    less = Comparison(ColumnRef(pair[1].name), "<", ColumnRef(pair[0].name))
    made = reduced(said[0], said[-1], "condition", condition=less, column=pair[1].name)
    return replace(made, kinds=made.kinds | {SPELLED})


def _is_listed(items: Sequence[Item], scope: Scope) -> bool:
    """Whether how much is lacking is told row by row: in a list, or of each where nothing else is named (各差多少)."""
    things = any(item.has("ledger") or any(s.column == scope.ledger.entity for s in item.senses) for item in items)
    return any(item.has("ask.list") or (item.has("group.each") and not things) for item in items)


def _lacking(items: Sequence[Item], pair: Pair, scope: Scope, *, listed: bool) -> Iterator[Item]:
    """What follows, with how much is lacking as a bound or a figure of the pair."""
    place = 0
    while place < len(items):
        end = _end_of_lack(items, place) if items[place].is_any(LACKS) or _is_left(items[place]) else place
        made = _lack(items[place:end], pair, scope, listed=listed) if end > place else None
        yield made or items[place]
        place = end if made is not None else place + 1


def _is_left(item: Item) -> bool:
    return item.text in words("left_over")


def _end_of_lack(items: Sequence[Item], place: int) -> int:
    """Behind the number or the question for it; the place itself where neither stands there."""
    for at in range(place, min(place + MOST + 1, len(items))):
        item = items[at]
        if item.quantity:
            return at + 1 + (at + 1 < len(items) and items[at + 1].has("after"))
        if item.has("ask.count") or (at == place and item.text.endswith(words("number_asks"))):
            return next((last for last in range(at + 1, len(items)) if not items[last].has("classifier")), len(items))
        if at > place and not (item.is_any(BOUNDS) or (item.has("unknown") and len(item.text) == 1)):
            return place
    return place


def _lack(said: Sequence[Item], pair: Pair, scope: Scope, *, listed: bool) -> Item | None:
    quantity = next((item.quantity for item in said if item.quantity), None)
    if quantity is not None:
        if not may_be_in(quantity, pair[0].unit):
            return None
        bound = Comparison(_gap(pair), operator(said), in_unit(quantity, pair[0].unit))
        return reduced(said[0], said[-1], "condition", condition=bound, column=pair[1].name)
    if not listed:
        return remainder(scope, said, pair[1])
    made = reduced(said[0], said[-1], "scalar", scalar=_gap(pair), noun=pair[0].unit, column=pair[0].name)
    return replace(made, text=reckoned(made.scalar))
