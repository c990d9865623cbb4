"""Scalars and conditions of one ledger as sqlglot trees.

Invariant: a moment counts as its day wherever it is compared or subtracted, so a
difference of dates is whole days and 「12月20日」 holds all of that day.
"""

from collections.abc import Callable, Sequence
from functools import reduce, singledispatchmethod

from sqlglot import exp

from assistant.compile import nodes
from assistant.compile.operators import AGGREGATES, ARITHMETIC, CLOCK_UNITS, COMPARISONS, JUNCTIONS
from assistant.model.catalog import Ledger
from assistant.model.ledger_question import (
    Aggregate,
    Arithmetic,
    Blank,
    ColumnRef,
    Comparison,
    Condition,
    Contains,
    DatePart,
    ElementCount,
    Frame,
    FrameValue,
    HasElement,
    InFrame,
    Junction,
    Literal,
    Magnitude,
    Membership,
    Scalar,
    Tally,
)


class ExpressionBuilder:
    """Builds the trees of scalars and conditions over one ledger."""

    def __init__(self, ledger: Ledger, select: Callable[[Frame], exp.Select]) -> None:
        """``select`` builds the SELECT of a frame inside a scalar or condition."""
        self.ledger = ledger
        self._select = select

    # -- scalars -----------------------------------------------------------------

    @singledispatchmethod
    def scalar(self, node: object) -> exp.Expr:
        """The tree of a scalar; KeyError when it names a column the ledger does not have."""
        raise TypeError(type(node).__name__)

    @scalar.register
    def _(self, node: ColumnRef) -> exp.Expr:
        self.ledger.column(node.name)
        return nodes.column(node.name)

    @scalar.register
    def _(self, node: Literal) -> exp.Expr:
        return nodes.constant(node.value)

    @scalar.register
    def _(self, node: Arithmetic) -> exp.Expr:
        side = self.scalar if node.op in CLOCK_UNITS else self._day
        left, right = side(node.left), side(node.right)
        if isinstance(node.right, Arithmetic):
            right = exp.Paren(this=right)
        if node.op == "/" and isinstance(node.left, Arithmetic):
            left = exp.Paren(this=left)
        made = ARITHMETIC[node.op].build(left, right)
        parts = [side for side in (node.left, node.right) if node.op == "+" and _may_lack(self.ledger, side)]
        return exp.Coalesce(this=made, expressions=[left.copy(), right.copy()]) if parts else made

    @scalar.register
    def _(self, node: Magnitude | ElementCount) -> exp.Expr:
        operand = self.scalar(node.operand)
        return exp.Abs(this=operand) if isinstance(node, Magnitude) else nodes.elements(operand, node.separator)

    @scalar.register
    def _(self, node: DatePart) -> exp.Expr:
        if node.part == "clock":
            return exp.cast(self.scalar(node.operand), "TIME")
        operand = self._day(node.operand)
        if node.part == "day":
            return operand
        if node.part == "weekday":
            return exp.func("ISODOW", operand, dialect="duckdb")
        if node.part == "dekad":
            return nodes.dekad(operand)
        return nodes.truncated(node.part, operand)

    @scalar.register
    def _(self, node: Tally) -> exp.Expr:
        cases: list[exp.Expr] = [
            exp.Case(ifs=[exp.If(this=self.condition(part), true=exp.Literal.number(1))], default=exp.Literal.number(0))
            for part in node.conditions
        ]
        return exp.Paren(this=reduce(lambda a, b: exp.Add(this=a, expression=b), cases))

    @scalar.register
    def _(self, node: Aggregate) -> exp.Expr:
        operand = self.scalar(node.operand) if node.operand is not None else exp.Star()
        tree: exp.Expr = AGGREGATES[node.function].build(operand)
        if node.where:
            tree = exp.Filter(this=tree, expression=exp.Where(this=self.all_of(node.where)))
        return tree

    @scalar.register
    def _(self, node: FrameValue) -> exp.Expr:
        return exp.Subquery(this=self._select(node.frame))

    def _day(self, node: Scalar) -> exp.Expr:
        """A scalar for arithmetic: a moment counts as its day, so a difference is whole days."""
        tree = self.scalar(node)
        if isinstance(node, ColumnRef) and self.ledger.column(node.name).type == "timestamp":
            return exp.cast(tree, "DATE")
        return tree

    # -- conditions --------------------------------------------------------------

    @singledispatchmethod
    def condition(self, node: object) -> exp.Expr:
        """The tree of a condition; KeyError when it names a column the ledger does not have."""
        raise TypeError(type(node).__name__)

    @condition.register
    def _(self, node: Comparison) -> exp.Expr:
        return COMPARISONS[node.op].build(self._day(node.left), self._day(node.right))

    @condition.register
    def _(self, node: Membership) -> exp.Expr:
        operand = self.scalar(node.operand)
        if len(node.values) == 1:
            return COMPARISONS["<>" if node.negated else "="].build(operand, nodes.constant(node.values[0]))
        tree = exp.In(this=operand, expressions=[nodes.constant(value) for value in node.values])
        return exp.Not(this=tree) if node.negated else tree

    @condition.register
    def _(self, node: Blank) -> exp.Expr:
        tree = exp.Is(this=self.scalar(node.operand), expression=exp.Null())
        return exp.Not(this=tree) if node.negated else tree

    @condition.register
    def _(self, node: Contains) -> exp.Expr:
        tree = exp.func("CONTAINS", self.scalar(node.operand), nodes.constant(node.text), dialect="duckdb")
        return exp.Not(this=tree) if node.negated else tree

    @condition.register
    def _(self, node: HasElement) -> exp.Expr:
        wrapped = exp.DPipe(
            this=exp.DPipe(this=nodes.constant(node.separator), expression=self.scalar(node.operand)),
            expression=nodes.constant(node.separator),
        )
        tests = [
            exp.func(
                "CONTAINS", wrapped.copy(), nodes.constant(f"{node.separator}{value}{node.separator}"), dialect="duckdb"
            )
            for value in node.values
        ]
        tree = reduce(lambda a, b: exp.Or(this=a, expression=b), tests)
        if node.negated:
            return exp.Not(this=exp.Paren(this=tree))
        return exp.Paren(this=tree) if len(tests) > 1 else tree

    @condition.register
    def _(self, node: InFrame) -> exp.Expr:
        columns: list[exp.Expr] = [self._day(ColumnRef(name)) for name in node.columns]
        left = columns[0] if len(columns) == 1 else exp.Tuple(expressions=columns)
        inner = self._select(node.frame)
        inner.set("expressions", inner.expressions[: len(columns)])
        tree = exp.In(this=left, query=exp.Subquery(this=inner))
        return exp.Not(this=tree) if node.negated else tree

    @condition.register
    def _(self, node: Junction) -> exp.Expr:
        parts = [self.condition(part) for part in node.parts]
        return exp.Paren(this=reduce(JUNCTIONS[node.op].build, parts))

    def all_of(self, conditions: Sequence[Condition]) -> exp.Expr:
        """The conditions joined by AND."""
        return reduce(JUNCTIONS["and"].build, [self.condition(part) for part in conditions])


def _may_lack(ledger: Ledger, node: Scalar) -> bool:
    """Whether a part of a total may be empty, so that the total is that of the parts there are."""
    if isinstance(node, Arithmetic):
        return node.op == "+" and (_may_lack(ledger, node.left) or _may_lack(ledger, node.right))
    column = ledger.column(node.name) if isinstance(node, ColumnRef) else None
    return column is not None and column.type.numeric and column.nulls > 0
