"""How quick somebody is, in everyday words: 谁修得快, 用的天数最短, 从申请到审批谁办得最快.

Invariant: pace is a number of days and never of rows, and who is quick are those who handle the rows, not those whose
they are. Prevents 谁修得快 from counting repairs, and the quickest handler from being a party.
"""

from collections.abc import Sequence

from assistant.parsing.ledger_questions.items import FIGURE, MERE_TOPIC, Item
from assistant.parsing.ledger_questions.measured import measured_in
from assistant.parsing.ledger_questions.passes.passes import Pass
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema.who import handlers_by_deed, one_in_charge
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

DEGREE, MOST, HANDLES = "得", "最", "办"
MORE, TOOK, LENGTH = "more", "lasts.took", frozenset(("superlative.least", "superlative.most", "superlative.longest"))
PACE = frozenset(("superlative.quick", "superlative.slow"))
ASKS = frozenset(("ask.who", "ask.which", "which"))
DAYS = frozenset(("scalar", "span"))
MEASURED = frozenset(("numeric", "scalar", "measure"))
OF_NOTHING = frozenset({"size"})
"""Kinds of a size that the ledger has no figure of, so that nothing in a question can hold it."""
MEAN = frozenset({"aggregate.average"})
DEED, SIDES = 2, 2


def deeds_paced(raw: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 修得快 of one who is asked for as the pace of that deed."""
    for place in range(DEED, len(raw)):
        deed, degree, pace = raw[place - 2 : place + 1]
        kind = _pace(pace) if degree.text == DEGREE and deed.end == degree.start else ""
        if kind and len(deed.text) <= DEED and not deed.is_any(ASKS) and not deed.has("numeric"):
            said = f"{deed.text}{DEGREE}{pace.text}"
            whole = replace(pace, start=degree.start, text=said, kinds=frozenset({kind}), weight=0.0)
            rest = raw[place + 1 :]
            return (*raw[: place - 1], whole, *rest) if deed.has("verb") else (*raw[: place - 2], whole, *rest)
        if _pace(pace) and degree.text.endswith(DEGREE) and degree.has("value") and degree.end == pace.start:
            return (*raw[:place], replace(pace, kinds=frozenset({_pace(pace)})), *raw[place + 1 :])  # 拆得 of 已拆除
    return _least_days(raw, scope)


def _pace(item: Item) -> str:
    """Which pace 快 or 慢 of two is."""
    quick, slow = words("paces_told")
    said = item.text if item.has(MORE) else ""
    return {quick: "superlative.quick", slow: "superlative.slow"}.get(said, "")


def _least_days(raw: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 平均用的天数最短 as how quickly rows were dealt with, where no word says from when to when."""
    place = next((at for at, item in enumerate(raw) if item.has(TOOK)), len(raw))
    said = raw[place + 1] if place + 1 < len(raw) and raw[place + 1].is_any(LENGTH) else None
    days = any(column.unit in words("day_nouns") for column in scope.ledger.columns)
    if said is None or days or any(item.is_any(DAYS) or item.has("temporal") for item in raw):
        return raw
    kind = "superlative.quick" if said.has("superlative.least") else "superlative.slow"
    pace = replace(said, start=raw[place].start, text=f"{HANDLES}{DEGREE}{said.text}", kinds=frozenset({kind}))
    first = place - 1 if place and raw[place - 1].is_any(MEAN) else place
    before = (replace(item, kinds=MERE_TOPIC, senses=()) if item.has("topic") else item for item in raw[:first])
    return (*before, pace, *raw[place + 2 :])


def those_who_handle(raw: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 谁 beside a pace as the column of those who handle the rows, unless it is one of two named."""
    place = next((at for at, item in enumerate(raw) if item.has("ask.who") and not item.noun), None)
    if place is None or not _is_pace(raw) or _sides(raw) >= SIDES:
        return raw
    asked = raw[place].text.lstrip("都是由")
    name = (handlers_by_deed(scope.ledger).get(HANDLES) or one_in_charge(scope.ledger)) if asked == "谁" else ""
    if not name:
        return raw
    which = replace(raw[place], kinds=frozenset({"which"}), column=name, senses=(Sense(SenseKind.COLUMN, name),))
    return (*raw[:place], which, *raw[place + 1 :])


def _is_pace(raw: Sequence[Item]) -> bool:
    """Whether it is asked who is quick or slow, or whose days are fewest."""
    took = any(item.has(TOOK) for item in raw) and any(item.is_any(LENGTH) for item in raw)
    return took or any(item.is_any(PACE) for item in raw)


def _sides(raw: Sequence[Item]) -> int:
    """How many values of one column are named at most."""
    named = [sense.column for item in raw for sense in item.sense(SenseKind.VALUE)[:1]]
    return max((named.count(name) for name in named), default=0)


def sizes_between(raw: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 贵 of 甲和乙谁的贵 said of the mean of the price; nothing explains it where no figure tells it."""
    said = (at for at, item in enumerate(raw) if item.has(MORE) and _only_of_size(item.text))
    place = next(said, None)
    asked = any(item.is_any(ASKS) for item in raw[:place])
    if place is None or not asked or _sides(raw[:place]) < SIDES or any(item.is_any(MEASURED) for item in raw):
        return raw
    more = raw[place]
    column = measured_in(MOST + more.text, scope)
    if not column:
        return (*raw[:place], replace(more, kinds=OF_NOTHING), *raw[place + 1 :])
    mean = Item(more.start, more.start, "", MEAN)
    figure = Item(more.start, more.start, "", FIGURE, (Sense(SenseKind.COLUMN, column),))
    return (*raw[:place], mean, figure, *raw[place:])


def _only_of_size(text: str) -> bool:
    return MOST + text in words("of_size") or text in words("paces_told")


BEFORE_DOERS = (Pass(deeds_paced, ({"more", TOOK},)), Pass(those_who_handle, ({"ask.who"},)))
BEHIND_DOERS = (Pass(sizes_between, ({"more"}, ASKS, {"value"})),)
"""What runs before the rules, before and behind those who are asked for by what they do."""
