"""Nothing at all was paid, collected or spent: 一分租金没交, 一分钱没投, 分文未缴.

Invariant: the money is that of the deed or of the thing that is named, or the only amount of which there was a
planned one; where two may be meant nothing is made of it.
"""

from collections.abc import Sequence
from itertools import pairwise

from assistant.model.catalog import Column
from assistant.model.ledger_question import Blank, ColumnRef, Comparison, Condition, Literal
from assistant.parsing.ledger_questions.conditions.deeds import NEGATIONS
from assistant.parsing.ledger_questions.conditions.families import WHOLE_FAMILIES
from assistant.parsing.ledger_questions.conditions.lacking import nothing_there_yet
from assistant.parsing.ledger_questions.items import FIGURE, SPELLED, Item, reduced
from assistant.parsing.ledger_questions.passes.held_against import HELD_AGAINST
from assistant.parsing.ledger_questions.passes.in_full import (
    above_limit,
    beyond_other,
    done_in_full,
    done_in_time,
    due_reached,
    enough_done,
    over_fulfilled,
)
from assistant.parsing.ledger_questions.passes.part_undone import (
    DENIED,
    LACKS,
    told_pairs,
    with_lack_of_state,
    with_part_undone,
)
from assistant.parsing.ledger_questions.passes.passes import Pass
from assistant.parsing.ledger_questions.passes.results_come import faults_asked, without_come_about, without_result
from assistant.parsing.ledger_questions.passes.shares_reached import SHARES_REACHED
from assistant.parsing.ledger_questions.quantities import MONEY
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.set_figures import held_figures
from assistant.parsing.ledger_questions.schema.stems import verb_family
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

NEAR = 3
"""Items between the cent and what says that it was not paid."""
OF, ALONE = "的", 2
ASKS_MONEY = frozenset(("aggregate", "superlative", "quantity", "top", "sort"))
"""Kinds of what asks for an amount, or holds it against another."""


def with_not_a_cent(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 一分租金没交 as no money."""
    for place, item in enumerate(items):
        denial = _denied(items, place) if item.text in words("not_a_cent") else None
        if denial is None:
            continue
        end = (
            denial
            + 1
            + (denial + 1 < len(items) and not is_break(items[denial + 1]) and items[denial + 1].text != "的")
        )
        paid = _paid("".join(one.text for one in items[place + 1 : denial]), items[denial + 1 : end], scope)
        if paid is not None:
            start = place - (place > 0 and paid.name.startswith(items[place - 1].text))  # 今年 of 今年实收租金
            made = reduced(items[start], items[end - 1], "condition", condition=_nothing(paid), column=paid.name)
            return (*items[:start], replace(made, kinds=made.kinds | {SPELLED}), *items[end:])
    return items


def _denied(items: Sequence[Item], place: int) -> int | None:
    near = range(place + 1, min(place + 1 + NEAR, len(items)))
    return next((at for at in near if items[at].has("negate")), None)


def _paid(thing: str, deed: Sequence[Item], scope: Scope) -> Column | None:
    """The amount of money that is meant."""
    money = [c for c in scope.ledger.columns if columns.additive(c) and c.unit.endswith(MONEY)]
    done = [part for _, part in told_pairs(scope) if part in money]
    pairs = [pair for pair in (*told_pairs(scope), *held_figures(scope.ledger)) if pair[1] in money]
    held = list(dict.fromkeys(part for _, part in pairs))
    said = [word for one in deed for word in verb_family(one.text.rstrip("了过")) if word]
    noun = thing.strip("钱的")
    by_deed = [c for c in money if any(word in c.name for word in said)]
    by_noun = [c for c in money if noun and noun in c.name]
    both = [part for part in held if any(whole in by_noun for whole, other in pairs if other == part)]  # of 年租金
    tries = ([c for c in by_deed if c in by_noun], both, by_noun, by_deed, done, held, money)
    found = next((found for found in tries if found), [])
    return found[0] if len(found) == 1 else None


def _nothing(paid: Column) -> Condition:
    """Nought, or an empty cell where nobody writes a nought."""
    figure = ColumnRef(paid.name)
    return Blank(figure) if paid.nulls and paid.first not in words("noughts") else Comparison(figure, "=", Literal(0))


def without_what_is_paid(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items without the amount right before 还没发, which is what was not paid: 救助金还没发的有多少户."""
    if any(item.is_any(ASKS_MONEY) or item.text in words("money_nouns") for item in items):
        return items
    for place, item in enumerate(items[:-2]):
        denial, deed = items[place + 1 : place + 3]
        if _is_amount(item, scope) and denial.has("negate") and deed.text in words("pays") and deed.has("verb"):
            return (*items[:place], *items[place + 1 :])
    return _without_object(items, scope)


def _without_object(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items without the amount right beside the state of its being paid: 罚款没缴齐的, 没交罚款的."""
    for place, (one, other) in enumerate(pairwise(items)):
        for at, amount, state in ((place, one, other), (place + 1, other, one)):
            if one.end == other.start and _is_amount(amount, scope) and _is_paid(state, scope):
                behind = items[place + 2 : place + 3]
                if any(item.text == OF or item.has("ask.count") or item.has("share") for item in behind):
                    return (*items[:at], *items[at + 1 :])
    return items


def _is_paid(item: Item, scope: Scope) -> bool:
    """Whether a word is a state of payment, be it paid or not: 没缴齐 of 缴款状态."""
    told = [scope.ledger.column(sense.column) for sense in item.sense(SenseKind.VALUE)[:1]]
    paid = any(column.closed and any(word in column.name for word in words("pays")) for column in told)
    return paid and not item.has("numeric")


def _is_amount(item: Item, scope: Scope) -> bool:
    """Whether a word names an amount of money and nothing else."""
    named = [scope.ledger.column(sense.column) for sense in item.sense(SenseKind.COLUMN)]
    return bool(named) and item.has("numeric") and all(one.unit.endswith(MONEY) for one in named if one.type.numeric)


def money_not_there(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 钱没到位, 治理资金还没安排 as the sum of money meant, which stands empty until then."""
    for place, item in enumerate(items):
        name = _empty_money(item, scope)
        for end in range(place + 2, min(place + 1 + NEAR, len(items) + 1)) if name else ():
            said = "".join(one.text for one in items[place + 1 : end])
            if said.startswith(tuple(NEGATIONS)) and said.lstrip(NEGATIONS) in words("money_arrives"):
                made = reduced(item, items[end - 1], "condition", condition=Blank(ColumnRef(name)), column=name)
                return (*items[:place], replace(made, kinds=made.kinds | {SPELLED}), *items[end:])
    return items


def _empty_money(item: Item, scope: Scope) -> str:
    """The one sum of money, empty in some rows, that a word names, or that any word for money means."""
    empty = [c for c in scope.ledger.columns if c.nulls and c.unit.endswith(MONEY) and c.type.numeric]
    named = {sense.column for sense in item.sense(SenseKind.COLUMN)}
    meant = empty if item.text in words("money_things") else [c for c in empty if c.name in named]
    return meant[0].name if len(meant) == 1 else ""


def amount_of_state(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 办案补贴 before 多少钱 behind a state of its being paid: 补贴还没发的有多少钱."""
    at = next((place for place, item in enumerate(items[:-1]) if item.has("ask.count")), 0)
    asked = items[at + 1 : at + 2]
    if not at or not any(item.text in words("money_nouns") for item in asked) or any(i.has("numeric") for i in items):
        return items
    states = {sense.column for item in items[:at] if _is_paid(item, scope) for sense in item.sense(SenseKind.VALUE)[:1]}
    money = [c for c in scope.ledger.columns if c.type.numeric and c.unit.endswith(MONEY)]
    meant = [c for c in money for state in states if any(state.startswith(end) for end in _tails(c.name))]
    if len(money) < ALONE or len(meant) != 1:
        return items
    sense = Sense(SenseKind.COLUMN, meant[0].name)
    figure = Item(items[at].start, items[at].start, meant[0].name, FIGURE, (sense,))
    return (*items[:at], figure, *items[at:])


def _tails(name: str) -> Sequence[str]:
    """补贴 of 办案补贴: how a name may end, from two characters on."""
    return [name[start:] for start in range(len(name) - 1)]


NOT_DONE = (
    *WHOLE_FAMILIES,
    Pass(without_result, ({"no_result"},)),
    Pass(without_come_about, ({"awaited", "ever"}, {"numeric"})),
    Pass(faults_asked, ({"ask.exist"}, words("findings"))),
    Pass(money_not_there, ({"numeric", *words("money_things")},)),
    Pass(amount_of_state, ({"value"}, {"ask.count"}, words("money_nouns"))),
    *SHARES_REACHED,
    Pass(nothing_there_yet, ({"negate"}, {"textual", "numeric"})),
    Pass(without_what_is_paid, ({"numeric"}, {"negate", "value"})),
    *HELD_AGAINST,
    Pass(with_lack_of_state, ({"value"}, LACKS)),
    Pass(with_part_undone, (DENIED,)),
    Pass(over_fulfilled, ({"overload"}, {"status.done"})),
    Pass(enough_done, ({"numeric"},)),
    Pass(done_in_full, (frozenset((*words("to_the_full"), "unknown")),)),
    Pass(done_in_time, ({"early"}, {"value"}, {"share"})),
    Pass(due_reached, ({"compare.lt", "compare.ge"}, {"numeric"})),
    Pass(above_limit, ({"compare.gt"}, {"numeric"})),
    Pass(beyond_other, (words("goes_over"), {"numeric"})),
    Pass(with_not_a_cent, (words("not_a_cent"), {"negate"})),
)
"""What was not done of what there was to do, in part or at all, and what was done of all of it."""
