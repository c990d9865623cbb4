"""What is left of a figure that is named beside 还剩 or 剩余, and how much of it was used: 还剩多少墓穴.

Invariant: the figure has another of its ledger that it is a part of, or that is a part of it; 还剩 of anything else
says of a row that it is not done. Prevents 还剩多少墓穴 from being all places of those with something still to do.
"""

from collections.abc import Sequence

from assistant.model.catalog import Column
from assistant.model.ledger_question import Aggregate, Arithmetic, ColumnRef, Function, Measure
from assistant.parsing.ledger_questions.conditions.deeds import COMPLETIONS, NEGATIONS
from assistant.parsing.ledger_questions.items import NOT_READ, Item, reduced
from assistant.parsing.ledger_questions.measures.left_over import deals
from assistant.parsing.ledger_questions.measures.rates import share_of_places
from assistant.parsing.ledger_questions.passes.passes import Pass
from assistant.parsing.ledger_questions.quantities import numeric_column
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.capacity import Places, places
from assistant.parsing.ledger_questions.schema.pairs import DONE, pairs
from assistant.parsing.ledger_questions.schema.stems import same_event
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

ASKED = frozenset(("ask.count", "classifier", "have"))
"""Kinds of what asks how much of it."""
RATE, SHARE, MOST, PARTICLES = "使用率", "占比", 5, ("了", "到", "过", "的")
SAID, TOPIC = frozenset(("unknown", "verb")), frozenset(("topic", "ledger"))
"""Kinds of a deed of which an amount is told, and of what it is told of."""
NOT_DONE = 2
"""Items of a deed that was not done: 没, 拨付."""
UNDONE = frozenset(("negate", "status", "verb", "value"))
"""Kinds of what says behind a figure which part of it is left by another deed."""

MUCH, DENIED, ROWS_LEFT = "多少", frozenset(("negate", "status.pending")), frozenset({"status.pending"})
"""Asks how many, kinds of what says that they are not done, and what rows that are left are said to be."""


def with_left_said(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 还剩多少墓穴, 墓穴还剩多少 and 剩余墓穴 as the one figure without the other."""
    for place in [at for at, item in enumerate(items) if _says_left(item) or item.text in words("still_have")]:
        first, last, figure = _around(items, place)
        figure = figure if _says_left(items[place]) or _asks_figure(items[first : last + 1], place - first) else None
        deed = _undone(figure, items[last + 1 : last + 3], scope) if figure is not None else None
        pair = deed or (_pair_of(figure, scope) if figure is not None else None)
        last += NOT_DONE * (deed is not None)
        denied = _denied(figure, items[last + 1 : last + 2], scope) if figure is not None and first < place else None
        pair = denied or (pair if _says_left(items[place]) else None)
        last += denied is not None
        undone = any(item.is_any(UNDONE) for item in items[last + 1 : last + 2])
        if pair is not None and not undone:
            made = _left(items[first : last + 1], pair)
            return with_left_again((*items[:first], made, *items[last + 1 :]), scope)
        if pair is None and not undone and _is_of_money(items[max(place - 1, 0) : last + 2]):
            return (*items[:place], replace(items[place], kinds=NOT_READ), *items[place + 1 :])
    return items


def with_rows_left(items: tuple[Item, ...], _scope: Scope) -> tuple[Item, ...]:
    """The items with 还差多少台没完成 as 还差 and 多少台: rows that are not done, no gap to a goal."""
    for place, item in enumerate(items[:-1]):
        denied = any(
            one.is_any(DENIED) or one.text.startswith(tuple(NEGATIONS)) for one in items[place + 2 : place + 4]
        )
        if item.has("plan.gap") and item.text.endswith(MUCH) and items[place + 1].has("rows") and denied:
            end = item.end - len(MUCH)
            left = Item(item.start, end, item.text.removesuffix(MUCH), ROWS_LEFT)
            much = Item(end, item.end, MUCH, frozenset({"ask.count"}))
            return (*items[:place], left, much, *items[place + 1 :])
    return items


def with_left_again(items: tuple[Item, ...], _scope: Scope) -> tuple[Item, ...]:
    """The items without 各还剩多少 behind what is left, which asks for the same once more."""
    at = next((at for at, item in enumerate(items) if item.has("scalar") or item.has("spare")), None)
    place = next((place for place, item in enumerate(items) if at is not None and place > at and _says_left(item)), 0)
    ends = bool(place) and all(item.is_any(ASKED) for item in items[place + 1 :])
    if not ends:
        return items
    start = place - 1 if items[place - 1].has("group.each") else place
    return items[: start - 1] if items[start - 1].has("join") else items[:start]


def with_used(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 墓穴用了百分之多少 as the share of the places that are taken."""
    for place in range(1, len(items) - 1):
        figure, share = items[place - 1], items[place + 1]
        if items[place].text in words("used_said") and share.has("share") and not share.has("share.rate"):
            pair = _pair_of(figure, scope, used=True)
            if pair is not None:
                made = _share((figure, share), f"{figure.text}{RATE}", pair.part, pair.whole)
                return (*items[: place - 1], made, *items[place + 2 :])
    return items


def with_paid(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 付了百分之多少, 付到合同价的百分之几 as the share of the whole that was paid."""
    for place in [at for at, item in enumerate(items) if at and item.has("share.percent")]:
        for start in range(place - 1, max(place - 1 - MOST, -1), -1):
            part = _paid(items[start], scope)
            whole = columns.whole_of(scope.ledger, part) if part is not None else None
            between = items[start + 1 : place]
            if part is None or whole is None or not all(_says_of(item, whole) for item in between):
                continue
            first = start
            while first and _says_of(items[first - 1], whole):
                first -= 1
            made = _share(items[first : place + 1], f"{part.name}{SHARE}", part, whole)
            return (*items[:first], made, *items[place + 1 :])
    return items


def _share(said: Sequence[Item], name: str, part: Column, whole: Column) -> Item:
    made, in_row = share_of_places(name, part, whole)
    own = {"measure": made, "scalar": in_row, "noun": "%", "written": "rate", "column": part.name}
    return reduced(said[0], said[-1], "measure", **own)


def _paid(item: Item, scope: Scope) -> Column | None:
    """The one amount that tells how much of a deed was done: 已支付 of 付, 付了, 付到."""
    deed = item.text.rstrip("".join(PARTICLES))
    deed = "" if item.has("status.done") else deed  # 完成了 is any deed
    deed = deed if item.is_any(SAID) or (item.has("numeric") and deed != item.text) else ""
    family = same_event(deed) if deed else ()
    money = [column for column in scope.ledger.columns if column.type.numeric and columns.additive(column)]
    found = [c for c in money if deed in c.name or any(word in c.name for word in family if len(word) > 1)]
    found = found or [c for c in money if c.name.startswith(DONE) and any(c.name[1:].startswith(w) for w in family)]
    return found[0] if deed and len(found) == 1 else None


def _says_of(item: Item, whole: Column) -> bool:
    """Whether a word between the deed and the share is light, or names the whole that it is of."""
    named = {sense.column for sense in item.sense(SenseKind.COLUMN)}
    return whole.name in named or item.text in PARTICLES or (not named and item.kinds <= TOPIC)


def _undone(figure: Item, behind: Sequence[Item], scope: Scope) -> Places | None:
    """What was to be and what was done of it, where 没 and that deed stand behind: 计划投资还剩多少没拨付."""
    if len(behind) < NOT_DONE or not behind[0].has("negate"):
        return None
    whole, part = numeric_column(scope, figure), numeric_column(scope, behind[1])
    planned = whole is not None and any(word in whole.name for word in words("planned_words"))
    if whole is None or part is None or whole == part or whole.unit != part.unit or not planned:
        return None
    return Places(whole, part, "")


def _denied(figure: Item, behind: Sequence[Item], scope: Scope) -> Places | None:
    """The same where one word says it and a state of the rows as well: 查出的问题还剩几个没改, of 已改问题."""
    whole = numeric_column(scope, figure)
    said = behind[0].text if behind and behind[0].has("value") else ""
    deed = said.lstrip("".join(NEGATIONS)).rstrip("".join(COMPLETIONS)) if said.startswith(tuple(NEGATIONS)) else ""
    if whole is None or not deed:
        return None
    parts = [c for c in scope.ledger.columns if c.type.numeric and c != whole and deals(c, deed)]
    part = next((column for column in parts if columns.whole_of(scope.ledger, column) == whole), None)
    return Places(whole, part, "") if part is not None else None


def _is_of_money(near: Sequence[Item]) -> bool:
    return any(item.text.endswith(words("money_said")) for item in near)


def _asks_figure(said: Sequence[Item], place: int) -> bool:
    """Whether 还有 asks for the figure before it, and not for rows: 问题还有几个, no 问题还有几条."""
    return (
        place > 0
        and not any(item.has("classifier") and item.has("rows") for item in said)
        and not any(item.text in words("row_counts") for item in said)
    )


def _says_left(item: Item) -> bool:
    return item.text in words("left_over")


def _around(items: Sequence[Item], place: int) -> tuple[int, int, Item | None]:
    """The first and the last item of what is said with 还剩, and the figure among them."""
    last = place
    while last + 1 < len(items) and items[last + 1].is_any(ASKED) and not items[last + 1].has("numeric"):
        last += 1
    behind = items[last + 1] if last + 1 < len(items) and items[last + 1].has("numeric") else None
    if behind is not None:
        return place, last + 1, behind
    first = place - 1 - (place > 1 and items[place - 1].has("aggregate.sum"))  # 问题总共还剩几个
    before = items[first] if first >= 0 and items[first].has("numeric") and last > place else None
    return place if before is None else first, last, before


def _pair_of(figure: Item, scope: Scope, *, used: bool = False) -> Places | None:
    """All that there is of what a figure counts, and what of it is gone."""
    column = numeric_column(scope, figure) if figure.has("numeric") else None
    taken = places(scope.ledger)
    if taken is not None and column in (taken.whole, taken.part):
        return taken
    gone = [one for one in scope.ledger.columns if column is not None and _is_gone(one, column)]
    if column is not None and len(gone) == 1:
        return Places(column, gone[0], "")
    found = [pair for pair in pairs(scope.ledger) if column in (pair.whole, pair.part)] if not used else []
    return Places(found[0].whole, found[0].part, "") if len(found) == 1 and not gone else None


def _is_gone(part: Column, whole: Column) -> bool:
    """Whether a figure tells what of another was used up: 支付资金 of 计划资金."""
    alike = part.type.numeric and part != whole and part.unit == whole.unit
    return alike and any(word in part.name for word in words("used_parts"))


def _left(said: Sequence[Item], pair: Places) -> Item:
    scalar = Arithmetic("-", ColumnRef(pair.whole.name), ColumnRef(pair.part.name))
    if not any(item.has("ask.count") for item in said):
        return reduced(said[0], said[-1], "scalar", scalar=scalar, noun=pair.whole.unit, column=pair.whole.name)
    sums = (Aggregate(Function.SUM, ColumnRef(column.name)) for column in (pair.whole, pair.part))
    made = Measure(f"{pair.whole.name}减{pair.part.name}", Arithmetic("-", *sums), pair.whole.unit)  # nothing yet is 0
    return reduced(said[0], said[-1], "measure", measure=made, column=pair.whole.name, scalar=scalar)


LEFT_SAID = (
    Pass(with_rows_left, ({"plan.gap"}, {"rows"})),
    Pass(with_left_said, ({*words("left_over"), *words("still_have")},)),
    Pass(with_left_again, (words("left_over"), {"spare", "scalar"}, {"ask.count"})),
    Pass(with_used, ({"share"}, {"numeric"}, words("used_said"))),
    Pass(with_paid, ({"share.percent"},)),
)
"""What is left of figures and what was used of them."""
