"""What each kind of word must leave in the question: one row a kind.

A kind without a row asks for nothing by itself (connectives, 列出, 目前). A kind whose row is
``nothing`` has its use inside a rule only: left over by the rules, no question holds it.
"""

from collections.abc import Mapping

from assistant.parsing.ledger_questions.accounting import made, meant
from assistant.parsing.ledger_questions.accounting.case import Case, Trace
from assistant.parsing.ledger_questions.items import COUNTED, Item
from assistant.parsing.ledger_questions.passes.gaps import GAP
from assistant.parsing.ledger_questions.times.date_groups import ASKS_SPAN, DATE_GROUPS


def nothing(_item: Item, _case: Case) -> bool:
    """Left over by the rules: no construct holds it."""
    return False


MADE: Mapping[str, Trace] = {
    "condition": made.condition,
    "having": made.condition,
    "measure": made.figure,
    "scalar": made.in_row,
    "ends": made.ends,
    "dimension": made.dimension,
    "extreme": made.extreme,
    "which": made.which,
    "asked": made.asked,
    "per": meant.mean,
    "noted": made.again,
    GAP: made.by_so_much,
}
"""Kinds that rules make, with what each must leave."""

TRACES: Mapping[str, Trace] = {
    "column": meant.column,
    "value": nothing,
    "verb": meant.deed,
    "time": nothing,
    "due": meant.limit,
    "passed": meant.days_gone,
    "lasts.took": meant.length,
    "share": meant.quotient,
    "share.share": meant.own_share,
    COUNTED: meant.things,
    "points": meant.in_points,
    "short.short": meant.short,
    "times": meant.quotient,
    "ratio": meant.quotient,
    "role": meant.looked_up,
    "sameday": meant.looked_up,
    "aggregate.average": meant.mean,
    "aggregate.sum": meant.total,
    "aggregate.maximum": made.ends,
    "aggregate.median": made.median,
    "aggregate.minimum": made.ends,
    "plus": meant.total,
    "overall": meant.overall,
    "difference": meant.gap,
    "than": meant.beside,
    "minus": meant.gap,
    "plan.target": meant.planned,
    "plan.met": meant.planned,
    "plan.exceeded": meant.planned,
    "plan.limit": meant.planned,
    "plan.gap": meant.planned,
    "plan.room": meant.planned,
    "plan.plan": meant.planned,
    "group.each": meant.split,
    **dict.fromkeys(DATE_GROUPS, meant.by_date),
    "trend": meant.gap,
    "some_time": meant.over_time,
    "excess": meant.gap,
    "sort": meant.sorted_by,
    "rank": meant.ranked,
    "latest.latest": meant.newest,
    "latest.first": meant.newest,
    "ask.when": meant.day,
    "ask.count": meant.size,
    **dict.fromkeys(ASKS_SPAN, meant.day),
    "ask.who": meant.names,
    "ask.which": meant.names,
    "superlative": made.extreme,
    "top": made.extreme,
    "more": meant.compared,
    "compare.gt": meant.apart,
    "compare.lt": meant.apart,
    **dict.fromkeys(
        (
            "overdue",
            "nobody",
            "should",
            "status",
            "contains.named",
            "size",
            "compare.ge",
            "compare.le",
            "compare.ne",
            "after",
            "quantity",
            "early",
            "awaited",
            "blank",
            "filled",
            "negate",
            "divide",
            "since",
            "any",
            "inclusive",
            "except",
            "rest",
            "inside",
            "tally",
            "always",
            "daytype",
            "few",
            "before",
            "clock",
            "never",
            "zero",
            "progress",
            "lack",
            "same",
            "steady",
            "behind",
            "ask.holder",
            "short.owed",
            "either",
            "ordinal",
            "no_rate",
            "period",
            "direction",
            "gain",
            "sign",
            "overload",
            "balance",
            "per_unit",
            "running",
        ),
        nothing,
    ),
}
