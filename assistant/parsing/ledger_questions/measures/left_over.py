"""What is left of an amount without the part of it that was dealt with: 没整改的问题, 还剩几个问题, 没制止住的有几起.

Invariant: the part is one that the ledger keeps; where it keeps none, what is left is only told by the rows' status.
"""

from collections.abc import Sequence
from itertools import pairwise

from assistant.model.catalog import Column, Ledger
from assistant.model.ledger_question import (
    Aggregate,
    Arithmetic,
    ColumnRef,
    Comparison,
    Function,
    Literal,
    Measure,
)
from assistant.parsing.ledger_questions.conditions.deeds import COMPLETIONS, NEGATIONS
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.quantities import MONEY, asks_in, numeric_column
from assistant.parsing.ledger_questions.rules import Rule, Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.pairs import Pair, pair_in_unit, pairs
from assistant.parsing.ledger_questions.schema.set_figures import held_figures, set_for
from assistant.parsing.ledger_questions.schema.stems import column_stem, verb_family
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

COUNTING = frozenset(("asked", "classifier"))
"""Kinds of what says in what an amount is counted."""
OF_PLAN = frozenset(("plan.target", "plan.plan", "plan.limit", "plan.room"))
"""Kinds of what says that a figure of the plan is asked against."""
TWO = 2
LEFT = "left"
"""Marks what is left of an amount."""
FIGURED = frozenset(
    (
        "asked",
        "ask.count",
        "measure",
        "superlative",
        "extreme",
        "sort",
        "share",
        "top",
        "aggregate",
        "rank",
        "trend",
        "dimension",
    )
)
"""Kinds of what asks for a figure or puts one to use."""


def unfinished_amount(scope: Scope, items: Sequence[Item]) -> Item | None:
    """未整改数, 没完成户数: the whole minus the finished part of a pair of amounts."""
    part = numeric_column(scope, items[-1])
    whole = columns.whole_of(scope.ledger, part) if part else None
    if part is None or whole is None or (part.name.startswith(items[-1].text) and whole.name == part.name):
        return None
    if not items[-1].text.endswith(words("remainder_suffixes")):
        return None
    scalar = Arithmetic("-", ColumnRef(whole.name), ColumnRef(part.name))
    made = Measure(f"未{items[-1].text.removeprefix('已')}", Aggregate(Function.SUM, scalar), part.unit)
    return reduced(items[0], items[-1], "measure", measure=made, column=part.name, scalar=scalar)


def unfinished_asked(scope: Scope, items: Sequence[Item]) -> Item | None:
    """没制止住的有几起, 没制止住的焚烧有几起: the whole minus the part."""
    return remainder(scope, items, numeric_column(scope, items[1]))


def left_unfinished(scope: Scope, items: Sequence[Item]) -> Item | None:
    """还有多少没整改完, of an amount whose finished part has a column of its own."""
    return remainder(scope, items, numeric_column(scope, items[-1]))


def unfinished_problems(scope: Scope, items: Sequence[Item]) -> Item | None:
    """未整改问题: the problems minus those that the verb was done to; 还没批复的申请 are rows, and no 申请面积."""
    if items[-1].has("verb"):
        return None
    whole = numeric_column(scope, items[-1])
    said = next(item for item in items if item.has("value"))
    stem = said.text.lstrip(NEGATIONS).rstrip(COMPLETIONS)
    if whole is None or not stem or stem == said.text.rstrip(COMPLETIONS):
        return None
    parts = [c for c in scope.ledger.columns if c.type.numeric and c != whole and deals(c, stem)]
    part = next((c for c in parts if columns.whole_of(scope.ledger, c) == whole), None)
    if part is None:
        return None
    scalar = Arithmetic("-", ColumnRef(whole.name), ColumnRef(part.name))
    return reduced(items[0], items[-1], "scalar", scalar=scalar, noun=whole.unit, column=whole.name, written=LEFT)


def deals(part: Column, deed: str) -> bool:
    """Whether an amount is of what a deed was done to: 已整改数 for 改."""
    stem = column_stem(part).removeprefix("已").removesuffix("完成")
    return deed in part.name or (len(stem) > 1 and deed in verb_family(stem))


def some_left(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items with 没整改完的问题, where no figure is asked for, as there being some: 哪些企业有没整改完的问题."""
    figured = any(item.is_any(FIGURED) for item in items)
    return tuple(
        _some(item) if item.written == LEFT and (not figured or _of_others(item, items[at + 1 :])) else item
        for at, item in enumerate(items)
    )


def _of_others(left: Item, behind: Sequence[Item]) -> bool:
    """Whether how many firms is asked right behind, of which none is part of the amount: 还有未整改问题的有几家."""
    asked = next((item for item in behind[:1] if item.has("asked")), None)
    return asked is not None and asked.noun in words("company_nouns") and asked.noun != left.noun


def _some(item: Item) -> Item:
    assert item.scalar is not None, item
    made = Comparison(item.scalar, ">", Literal(0))
    return reduced(item, item, "condition", condition=made, column=item.column, written="pending")


def remaining_problems(scope: Scope, items: Sequence[Item]) -> Item | None:
    """还剩几个问题(没改): the whole minus what was dealt with."""
    whole = numeric_column(scope, next(item for item in items if item.has("numeric")))
    noun = next((item.noun for item in items if item.has("asked")), "")
    counted = whole is not None and noun in ("", whole.unit)
    if not counted or (items[-1].has("value") and not items[-1].text.startswith(tuple(NEGATIONS))):
        return None
    return remainder_of(scope, whole, items) if whole else None


def left_undone(scope: Scope, items: Sequence[Item]) -> Item | None:
    """还剩多少没改: how many are not done; a figure said before may make it a remainder."""
    status = columns.status_column(scope.ledger)
    asked = next(item for item in items if item.has("asked") or item.has("ask.count"))
    if status is None:
        return None
    own = {"condition": columns.pending(status), "column": status.name, "written": "pending", "noun": asked.noun}
    made = reduced(items[0], items[-1], "condition", **own)
    return replace(made, kinds=made.kinds | {"asked", "stated"})


def left_in_unit(scope: Scope, items: Sequence[Item]) -> Item | None:
    """还剩多少公里没修, 还差多少万元没投, 还差多少没投: of the only pair in that unit, or the one the deed is of."""
    noun = next((item.noun or item.text for item in items if item.is_any(COUNTING)), "")
    behind = [item for item in items[1:] if not item.is_any(COUNTING) or item.has("numeric")]
    deeds = (numeric_column(scope, item) for item in behind if item.has("numeric"))
    deed = next((column for column in deeds if column is not None), None)
    pair = (pair_in_unit(scope.ledger, noun) or _only_pair(scope.ledger, noun)) if deed is None else None
    part = pair.part if pair is not None else None
    if deed is not None and (not noun or asks_in(noun, deed.unit)):
        part = _dealt_with(scope.ledger, deed)
    if part is None or noun == scope.ledger.unit_noun:
        return None
    return remainder(scope, items, part)


def _dealt_with(ledger: Ledger, named: Column | None) -> Column | None:
    """What was dealt with of an amount that is named, or by the name of what was."""
    return next((pair[1] for pair in held_figures(ledger) if named in pair), None)


def _only_pair(ledger: Ledger, unit: str) -> Pair | None:
    """Two amounts that alone are counted in a unit, of which the second is a part of the first: 采购数量, 到货数量."""
    amounts = [column for column in ledger.columns if unit and columns.additive(column) and column.unit == unit]
    parts = len(amounts) == TWO and columns.whole_of(ledger, amounts[1]) == amounts[0]
    return Pair("", amounts[0], amounts[1]) if parts else None


def left_of_pair(scope: Scope, items: Sequence[Item]) -> Item | None:
    """还没付的钱一共多少: what is left of the amount that the deed is of."""
    deed = next((column for item in items if (column := numeric_column(scope, item)) is not None), None)
    money = deed is not None and deed.unit.endswith(MONEY) and set_for(scope.ledger, deed) is not None
    return remainder(scope, items, deed) if money or any(pair.part == deed for pair in pairs(scope.ledger)) else None


NAMES = frozenset(("value", "part"))
"""Kinds of what names one of those that a figure is of."""


def left_of_plan(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 还剩多少公里 as what is left of the pair in that unit, where no figure of the plan is meant."""
    if any(item.is_any(OF_PLAN) for item in items):
        return items
    for place, (left, asked) in enumerate(pairwise(items)):
        two = left.has("difference") and sum(item.is_any(NAMES) for item in items[:place]) > 1  # 甲和乙差多少万元
        whole = left.has("plan.gap") and left.text.endswith(words("number_asks")) and asked.has("classifier")
        whole = whole and not two and not _is_set_by_plan(asked.text, scope)
        said = whole or (left.has("status.pending") and asked.has("asked"))  # 还差多少盒, 还差几处
        made = left_in_unit(scope, (left, asked)) if said else None
        if made is not None:
            return (*items[:place], made, *items[place + 2 :])
    return items


def _is_set_by_plan(unit: str, scope: Scope) -> bool:
    """Whether the plan sets a figure in a unit where it asks for this ledger: 清洁取暖还差多少户."""
    return any(target.unit == unit and target.clause in scope.ledger.source for target in scope.targets)


def remainder_of(scope: Scope, named: Column, items: Sequence[Item]) -> Item | None:
    """What is left of an amount (or of the one that it is a part of) without what was dealt with."""
    return remainder(scope, items, finished_part(scope, named))


def finished_part(scope: Scope, named: Column) -> Column | None:
    """The column of what was dealt with of an amount: 已整改数 of 问题数."""
    parts = [c for c in scope.ledger.columns if c.type.numeric and columns.whole_of(scope.ledger, c)]
    own = [c for c in parts if named in (c, columns.whole_of(scope.ledger, c))]
    return next((c for c in own if c.name.startswith("已") or "完成" in c.name), None)


def remainder(scope: Scope, items: Sequence[Item], part: Column | None) -> Item | None:
    """The whole that an amount is a part of without that part."""
    whole = columns.whole_of(scope.ledger, part) if part else None
    if part is None or whole is None or _counts_cases(items, part):
        return None
    scalar = Arithmetic("-", ColumnRef(whole.name), ColumnRef(part.name))
    made = Measure(f"{whole.name}减{part.name}", Aggregate(Function.SUM, scalar), part.unit)
    return reduced(items[0], items[-1], "measure", measure=made, column=part.name, scalar=scalar)


def _counts_cases(items: Sequence[Item], part: Column) -> bool:
    """Whether 几件 is asked, which no sum of money tells: 100万以上还没执行到的有几件."""
    nouns = [item.noun for item in items if item.has("asked") and item.noun]
    return part.unit.endswith(MONEY) and any(not asks_in(noun, part.unit) for noun in nouns)


LEFT_RULES: tuple[Rule, ...] = (
    Rule(
        "还剩多少没",
        "status.pending|plan.gap asked|classifier|ask.count? numeric? status.pending|negate "
        "numeric|verb|status.done|topic|unknown?",
        left_in_unit,
        "清洁取暖还剩多少户没完成",
    ),
    Rule("没做的量", "negate numeric aggregate.sum? compare.eq? asked|ask.count", left_of_pair, "没完成的户数一共多少"),
)
"""What is left of amounts that were planned, beside the deed that it waits for."""
