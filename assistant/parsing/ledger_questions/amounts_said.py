"""Amounts by what was done: 投了多少钱 is the investment, 砍了多少亩 the area felled, 住了多少老人 who lives there.

Invariant: a deed stands for one figure in the unit that is asked for or for none, so that 拨了多少钱 beside two amounts
picks neither. Prevents 一年交多少税 from being a number of rows.
"""

from collections.abc import Sequence

from assistant.model.catalog import Column, Ledger
from assistant.parsing.ledger_questions.amount_words import figures_of
from assistant.parsing.ledger_questions.items import FIGURE, Item
from assistant.parsing.ledger_questions.quantities import asks_in
from assistant.parsing.ledger_questions.relations import amiss
from assistant.parsing.ledger_questions.schema.things import person_nouns
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

MONEY, PERSON, LASTS = "元", "人", frozenset(("lasts.lasts", "lasts.took"))
"""Units that nouns stand for; kinds of a word that only says how much went, of time as well as of money."""
KNOWN = frozenset(("numeric", "time", "textual", "ledger"))
"""Kinds of words that say something of their own."""
NOTHING, PIECE = frozenset({"unknown"}), frozenset({"part"})
TOPIC = frozenset(("topic", "ledger"))
LIGHT, LEAST, DECIDES = 0.05, 0.15, 1.0
"""What a noun costs that only says in what an amount is told, and a deed that chooses among several; up to which weight
a word says nothing."""
STRANGE, DAY = frozenset(("unknown", "content")), "天"
_ENDS = "".join(words("particles"))


def with_amounts(items: Sequence[Item], ledger: Ledger) -> Sequence[Item]:
    """The items with a deed before 多少 as the column that tells how much of it, and with 花了 before 多少钱 mute."""
    asked = [place for place, item in enumerate(items) if "ask.count" in item.kinds]
    found = list(items)
    for place in asked:
        if place:
            found[place - 1] = _of_named_sum(items[place - 1], items[place + 1 : place + 2], ledger)
            at = place - 1 - (items[place - 1].text in words("done_marks_bare"))
            if at > 0 and place + 1 == len(items):
                found[at] = _of_named_sum(items[at], _sum_before(items[:at]), ledger)
        item, unit = items[place], _unit_behind(items, place)
        at, named = _deed_before(items, place, unit, ledger) if unit else (-1, None)
        if at < 0:
            continue
        if named is None and items[at].has("unknown"):
            found[at] = replace(items[at], kinds=STRANGE, weight=DECIDES)
        if items[at].kinds <= LASTS and unit == MONEY:
            found[at] = Item(item.start, item.start, "", NOTHING)
        if named is not None:
            if not items[at].has("numeric"):
                found[at] = replace(items[at], kinds=FIGURE, senses=(Sense(SenseKind.COLUMN, named.name),), weight=0.0)
            found[place + 1 : place + 3] = _said_with(items[place + 1 : place + 3], ledger)
    return [item for item in found if item.text] if asked else items


def _sum_before(before: Sequence[Item]) -> Sequence[Item]:
    """The figure that was named last before a deed, with no comma between: 挂号费一共收了多少."""
    named = next((item for item in reversed(before) if item.has("numeric") or is_break(item)), None)
    return (named,) if named is not None else ()


def _of_named_sum(deed: Item, behind: Sequence[Item], ledger: Ledger) -> Item:
    """收了 before 多少检验费 as saying nothing: which sum is meant stands behind it."""
    named = [sense.column for item in behind if item.has("numeric") for sense in item.sense(SenseKind.COLUMN)[:1]]
    money = any(ledger.column(name).unit.endswith(MONEY) for name in named)
    idle = money and deed.has("unknown") and deed.text.rstrip(_ENDS) in words("money_deeds")
    return deed.lightened(LIGHT) if idle else deed


def _unit_behind(items: Sequence[Item], place: int) -> str:
    """The unit of what 多少 asks for: 元 of 钱 and 税 or behind 工程款 and 补, 人 of 老人; else empty."""
    behind = items[place + 1 : place + 2]
    if not behind and any(item.kinds <= TOPIC and item.text.endswith(words("sums_for")) for item in items[:place]):
        return MONEY
    if not behind and place and items[place - 1].text.rstrip(_ENDS) in words("paid_deeds"):
        return MONEY
    noun = behind[0].text if behind and "numeric" not in behind[0].kinds else ""
    if noun in words("money_nouns") or noun in words("taxes"):
        return MONEY
    return PERSON if noun in words("people_nouns") or noun in person_nouns() else noun


def _deed_before(items: Sequence[Item], place: int, unit: str, ledger: Ledger) -> tuple[int, Column | None]:
    """Where the deed stands that 多少 asks of, right before it or before 了, and what it is told by; -1 for none."""
    for at in (place - 1, place - 2):
        if at < 0:
            return -1, None
        if items[at].is_any(KNOWN):
            named = _figure(items[at], unit, ledger)
            return (at if named is not None else -1), named
        before = items[at - 1].text if at and items[at - 1].end == items[at].start else ""
        if before in amiss():
            return -1, None
        stems = (*figures_of(before + items[at].text), *_stems(items[at]))  # 能坐 is told by 核载, 坐 by 乘车人数
        named = _told_by(stems, before, unit, ledger, over=_is_over(items[at:place]))
        if named is not None or items[at].kinds <= LASTS or _chooses(items[at], unit, ledger):
            return at, named
        if len(items[at].text) > 1:
            return -1, None
    return -1, None


def money_told_by(deed: Item, ledger: Ledger) -> Column | None:
    """The one sum of money that a deed is told by: 决算金额 of 花了, beside 预算金额; None where there are several."""
    return _told_by(_stems(deed), "", MONEY, ledger, over=_is_over((deed,)))


def _figure(item: Item, unit: str, ledger: Ledger) -> Column | None:
    """The figure in a unit that a word names by itself: 住了 where it is the number of those who live there."""
    named = {sense.column for sense in item.sense(SenseKind.COLUMN)} if item.has("numeric") else set[str]()
    column = ledger.column(next(iter(named))) if len(named) == 1 else None
    return column if column is not None and asks_in(unit, column.unit) else None


def _chooses(item: Item, unit: str, ledger: Ledger) -> bool:
    """Whether an unknown deed tells which of several figures in a unit is meant, where rows are counted otherwise."""
    if "unknown" not in item.kinds or item.weight <= LEAST or unit in (DAY, ledger.unit_noun):
        return False
    return sum(bool(column.unit) for column in _figures(ledger.columns, unit, over=False)) > 1


def _is_over(said: Sequence[Item]) -> bool:
    """Whether a deed is said to be done: 投了, 投过."""
    return said[0].text.endswith(words("deed_endings")) or any(item.text in words("deed_endings") for item in said[1:])


def _figures(columns: Sequence[Column], unit: str, *, over: bool) -> Sequence[Column]:
    """The figures that may be told in a unit; of what is over none that was set beforehand: no 计划投资 of 投了."""
    named = [column for column in columns if column.type.numeric and asks_in(unit, column.unit)]
    return [column for column in named if not (over and any(word in column.name for word in words("to_come")))]


def _stems(item: Item) -> tuple[str, ...]:
    """What the figures are called that a deed is told by: its own word first."""
    deed = item.text.rstrip(_ENDS)
    return (*((deed,) if len(deed) > 1 else ()), *(figures_of(deed) if "value" not in item.kinds else ()))


def _told_by(stems: Sequence[str], before: str, unit: str, ledger: Ledger, *, over: bool) -> Column | None:
    """The one figure that a deed is told by; None where there is none, or several."""
    for stem in stems:
        called = [column for column in ledger.columns if stem in column.name]
        named = _figures(called, unit, over=over) if called else ()
        named = [column for column in named if before and before in column.name] or named
        if named:
            return named[0] if len(named) == 1 else None
    return None


def _said_with(behind: Sequence[Item], ledger: Ledger) -> list[Item]:
    """The noun of an amount and the thing that it is of, which say no more where its columns are called so: 淤泥."""
    own = [column.name for column in ledger.columns]
    held = [item for item in behind[1:] if item.kinds <= PIECE and any(item.text in name for name in own)]
    said = [Item(item.start, item.end, item.text, NOTHING, weight=LIGHT) for item in held] or behind[1:]
    return [*(item.lightened(LIGHT) for item in behind[:1]), *said]
