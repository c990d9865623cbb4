"""What a question splits by, in the order it is said.

Invariant: names in a row with one figure (企业、环节、未整改数) split together; only the last
of them stands beside the figure, and the others would be dropped without a trace.
"""

from collections.abc import Sequence

from assistant.model.catalog import Ledger
from assistant.model.ledger_question import Dimension, Membership
from assistant.parsing.ledger_questions.draft import Draft
from assistant.parsing.ledger_questions.groups import dimension_of, group_column
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema.columns import additive, repeats
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

EACH = "各"
COUNTS = frozenset(("ask.count", "asked"))
"""Kinds of what asks how many."""
LISTS = frozenset(("ask.list", "ask.who", "ask.which", "ask.exist", "latest.latest"))
IN_A_ROW = 3
"""Values that are named one by one, where nothing joins them: of two the sum may be meant."""
ROW = "…"
"""Between the words that one item is made of."""


def dimensions_said(items: Sequence[Item], scope: Scope) -> tuple[Dimension, ...]:
    """What the items split by, once each; with names and their figure also those before it: 企业、环节、未整改数."""
    found: list[Dimension] = []
    for place, item in enumerate(items):
        if item.dimension is not None:
            found += _names_before(items[:place], scope) if item.has("measure") else ()
            found.append(item.dimension)
    return tuple(dict.fromkeys(found))


def _names_before(items: Sequence[Item], scope: Scope) -> tuple[Dimension, ...]:
    """The columns of names in a row that ends the items."""
    if len(items) < 2 or not items[-1].has("join") or is_break(items[-1]) or items[-2].condition is not None:
        return ()
    name = group_column(scope, items[-2], "") if items[-2].has("textual") else ""
    return (*_names_before(items[:-2], scope), dimension_of(name)) if name else ()


def each_of_counted(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 有几种燃料 before 各几台 as what is split by: how many there are shows in the groups.

    So with no comma, 几位领导名下没办的各有多少.
    """
    place = next((place for place, item in enumerate(items) if is_break(item)), len(items))
    each = any(item.has("group.each") or item.text.startswith(EACH) for item in items[place + 1 :])
    if items and place == len(items) and items[0].has("asked"):
        place = next((at for at, item in enumerate(items) if item.has("group.each")), place)
        each = any(item.is_any(COUNTS) for item in items[place + 1 :])
    counts = [item for item in items[:place] if item.has("asked")] if each else []
    if len(counts) != 1 or any(item.dimension is not None for item in items):
        return items
    name = counts[0].column
    if not name or not scope.ledger.column(name).type.textual:
        return items
    if name == scope.ledger.entity and not repeats(scope.ledger):
        return items
    kinds = frozenset({"dimension"})
    split = replace(counts[0], kinds=kinds, dimension=dimension_of(name), noun="", written="each", senses=())
    return tuple(split if item is counts[0] else item for item in items)


def excepted(draft: Draft) -> list[str]:
    """甲镇以外的镇街…各几家: the column named behind the values left out is what those that stay are split by."""
    out = (p.column for p in draft.restrictions if isinstance(p.condition, Membership) and p.condition.negated)
    return [name for name in out if name in draft.chosen]


def side_by_side(item: Item) -> bool:
    """Whether an item is of values named one beside the other, not of those that 没完工 puts together."""
    several = item.condition is not None and len(item.values) > 1
    return several and (item.has("listed") or sum(value in item.text for value in item.values) > 1)


def in_a_row(draft: Draft) -> bool:
    """Whether figures are asked of values said one after the other with no word between: 一中队二中队三中队的案件数."""
    rows = (item for item in draft.said if item.values[IN_A_ROW - 1 :] and side_by_side(item))
    asked = bool(draft.pieces) or bool(draft.said and draft.said[-1].has("numeric"))
    return asked and any(item.end - item.start == len("".join(item.values)) for item in rows)


def amounts_of_sides(draft: Draft, ledger: Ledger) -> bool:
    """Whether nothing but amounts is named of values side by side: 公办和民办机构的床位数 is one for each."""
    counted = bool(draft.said) and draft.said[-1].has("stated") and len(draft.pieces) == 1
    told = bool((draft.pieces and not counted) or draft.which or LISTS & draft.flags)
    told = told or not draft.said or not (counted or draft.said[-1].has("numeric"))
    listed = [item for item in draft.said if item.has("listed") and side_by_side(item)]
    if told or not listed or any(item.column == ledger.entity for item in listed):
        return False
    return all(additive(ledger.column(name)) for name in draft.chosen)


def figures_side_by_side(draft: Draft) -> bool:
    """Whether 各 is said of two figures joined before it: 中央补贴和县级补贴各发了多少."""
    each = next((at for at, item in enumerate(draft.said) if item.has("group.each")), 0)
    named = [item.has("numeric") for item in draft.said[max(each - 3, 0) : each]]
    return named == [True, False, True] and draft.said[each - 2].has("join") and not is_break(draft.said[each - 2])


def crossed_sides(said: Sequence[Item]) -> tuple[str, ...]:
    """县道、乡道各有多少已完工、未开工: the values before 各 and those that are counted part the rows together."""
    place = next((place for place, item in enumerate(said) if item.has("group.each")), 0)
    sides = (said[:place][-1:], said[place + 1 :][1:2])
    named = [item.column for side in sides for item in side if side_by_side(item)]
    return tuple(named) if len(set(named)) == len(sides) else ()


def without_sorts_again(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items without 各类博物馆 behind 按隶属性质分: the sorts are those that are split by, not every single one."""
    split = [place for place, item in enumerate(items) if item.dimension is not None]
    return tuple(
        item
        for place, item in enumerate(items)
        if not (
            place in split[1:]
            and item.column == scope.ledger.entity
            and item.text.partition(ROW)[0].endswith(words("sorts"))
        )
    )
