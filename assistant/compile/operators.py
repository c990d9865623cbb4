"""Every operator of the algebra, one row each: its tree builder and its Chinese words.

Invariant: the 理解为 line and the SQL come from the same row, so what the reader checks
is what ran. Two tables kept side by side would drift apart with the first edit.
"""

from collections.abc import Callable

from sqlglot import exp

from assistant.model.ledger_question import Function
from assistant.records import Record

Build = Callable[[exp.Expr, exp.Expr], exp.Expr]


class Operator(Record):
    """A binary operator: how it is written in words and in a tree."""

    words: str
    build: Build


def _binary(kind: type[exp.Expr]) -> Build:
    return lambda left, right: kind(this=left, expression=right)


def _divide(left: exp.Expr, right: exp.Expr) -> exp.Expr:
    """A share as a decimal fraction; an empty denominator gives NULL, never an error."""
    scaled = exp.Mul(this=exp.Literal.number("1.0"), expression=left)
    return exp.Div(this=scaled, expression=exp.func("NULLIF", right, exp.Literal.number(0)))


def _minutes(left: exp.Expr, right: exp.Expr) -> exp.Expr:
    return exp.DateDiff(this=left, expression=right, unit=exp.Var(this="MINUTE"), date_part_boundary=True)


def _hours(left: exp.Expr, right: exp.Expr) -> exp.Expr:
    return exp.Div(this=_minutes(left, right), expression=exp.Literal.number("60.0"))


COMPARISONS: dict[str, Operator] = {
    "=": Operator("＝", _binary(exp.EQ)),
    "<>": Operator("≠", _binary(exp.NEQ)),
    "<": Operator("＜", _binary(exp.LT)),
    "<=": Operator("≤", _binary(exp.LTE)),
    ">": Operator("＞", _binary(exp.GT)),
    ">=": Operator("≥", _binary(exp.GTE)),
}

ARITHMETIC: dict[str, Operator] = {
    "+": Operator("＋", _binary(exp.Add)),
    "-": Operator("－", _binary(exp.Sub)),
    "*": Operator("×", _binary(exp.Mul)),
    "/": Operator("÷", _divide),
    "分钟": Operator("－", _minutes),
    "小时": Operator("－", _hours),
}
CLOCK_UNITS = frozenset(("分钟", "小时"))
"""A length between two moments is told in whole minutes, or in hours of them."""

JUNCTIONS: dict[str, Operator] = {
    "and": Operator("，且", _binary(exp.And)),
    "or": Operator("，或", _binary(exp.Or)),
}


class AggregateOperator(Record):
    """An aggregate: ``words`` with {} for its operand."""

    words: str
    build: Callable[[exp.Expr], exp.Expr]


def _distinct(operand: exp.Expr) -> exp.Expr:
    return exp.Count(this=exp.Distinct(expressions=[operand]))


AGGREGATES: dict[Function, AggregateOperator] = {
    Function.COUNT: AggregateOperator("{}计数", lambda operand: exp.Count(this=operand)),
    Function.DISTINCT: AggregateOperator("{}去重计数", _distinct),
    Function.SUM: AggregateOperator("{}合计", lambda operand: exp.Sum(this=operand)),
    Function.AVERAGE: AggregateOperator("{}平均", lambda operand: exp.Avg(this=operand)),
    Function.MINIMUM: AggregateOperator("{}最小值", lambda operand: exp.Min(this=operand)),
    Function.MAXIMUM: AggregateOperator("{}最大值", lambda operand: exp.Max(this=operand)),
    Function.MEDIAN: AggregateOperator("{}中位数", lambda operand: exp.Median(this=operand)),
}

DATE_PARTS: dict[str, str] = {
    "day": "按日",
    "week": "按周",
    "dekad": "按旬",
    "month": "按月",
    "quarter": "按季度",
    "year": "按年",
    "weekday": "星期",
    "clock": "的时刻",
}
