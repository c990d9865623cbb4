"""From a typed ledger question to a sqlglot tree.

Invariant: names and values enter the tree as nodes (quoted identifiers, literals), never
as text to be parsed; string arguments of sqlglot's builders are SQL, so a header such as
投资(亿元) would turn into a function call there.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import reduce, singledispatchmethod

from sqlglot import exp

from assistant.compile.operators import AGGREGATES, ARITHMETIC, COMPARISONS, JUNCTIONS
from assistant.model.catalog import Catalog, Ledger
from assistant.model.ledger_question import (
    Aggregate,
    Arithmetic,
    Blank,
    ColumnRef,
    Comparison,
    Condition,
    Contains,
    DatePart,
    Dimension,
    Frame,
    FrameValue,
    HasElement,
    InFrame,
    Joined,
    Junction,
    Literal,
    Magnitude,
    Measure,
    Membership,
    Order,
    Scalar,
    Tally,
)


def build(query: Frame | Joined, catalog: Catalog) -> exp.Select:
    """The SELECT tree of a question.

    Raises KeyError when the frame names a table or column the catalog does not have.
    """
    if isinstance(query, Joined):
        return _joined(query, catalog)
    return FrameBuilder(catalog.ledger(query.table), catalog).select(query)


def _identifier(name: str) -> exp.Identifier:
    return exp.to_identifier(name, quoted=True)


def _named(tree: exp.Expr, name: str) -> exp.Alias:
    return exp.Alias(this=tree, alias=_identifier(name))


def _constant(value: str | int | Decimal | date) -> exp.Expr:
    if isinstance(value, date):
        return exp.cast(exp.Literal.string(value.isoformat()), "DATE")
    if isinstance(value, str):
        return exp.Literal.string(value)
    return exp.Literal.number(format(value, "f") if isinstance(value, Decimal) else value)


def _subquery(select: exp.Select, alias: str) -> exp.Subquery:
    return exp.Subquery(this=select, alias=exp.TableAlias(this=_identifier(alias)))


def _joined(query: Joined, catalog: Catalog) -> exp.Select:
    parts = [FrameBuilder(catalog.ledger(frame.table), catalog).select(frame) for frame in query.frames]
    aliases = [f"q{number}" for number in range(1, len(parts) + 1)]
    keys = [_named(exp.column(key, table="q1", quoted=True), key) for key in query.keys]
    measures = [
        _named(exp.column(measure.name, table=alias, quoted=True), measure.name)
        for alias, frame in zip(aliases, query.frames, strict=True)
        for measure in frame.measures
    ]
    select = exp.select(*keys, *measures).from_(_subquery(parts[0], "q1"))
    for alias, part in zip(aliases[1:], parts[1:], strict=True):
        same: list[exp.Expr] = [
            exp.EQ(this=exp.column(key, table="q1", quoted=True), expression=exp.column(key, table=alias, quoted=True))
            for key in query.keys
        ]
        kind = "left" if query.outer else "inner"
        select = select.join(
            _subquery(part, alias), on=reduce(lambda a, b: exp.And(this=a, expression=b), same), join_type=kind
        )
    return select.order_by(*[exp.column(key, table="q1", quoted=True) for key in query.keys])


class FrameBuilder:
    """Builds the trees of one frame over one ledger."""

    def __init__(self, ledger: Ledger, catalog: Catalog) -> None:
        self.ledger = ledger
        self.catalog = catalog

    # -- scalars -----------------------------------------------------------------

    @singledispatchmethod
    def scalar(self, node: object) -> exp.Expr:
        """The tree of a scalar."""
        raise TypeError(type(node).__name__)

    @scalar.register
    def _(self, node: ColumnRef) -> exp.Expr:
        self.ledger.column(node.name)
        return exp.column(node.name, quoted=True)

    @scalar.register
    def _(self, node: Literal) -> exp.Expr:
        return _constant(node.value)

    @scalar.register
    def _(self, node: Arithmetic) -> exp.Expr:
        left, right = self._day(node.left), self._day(node.right)
        if isinstance(node.right, Arithmetic):
            right = exp.Paren(this=right)
        return ARITHMETIC[node.op].build(left, right)

    @scalar.register
    def _(self, node: Magnitude) -> exp.Expr:
        return exp.Abs(this=self.scalar(node.operand))

    @scalar.register
    def _(self, node: DatePart) -> exp.Expr:
        operand = self._day(node.operand)
        if node.part == "day":
            return operand
        if node.part == "weekday":
            return exp.func("ISODOW", operand, dialect="duckdb")
        return exp.cast(exp.Anonymous(this="DATE_TRUNC", expressions=[exp.Literal.string(node.part), operand]), "DATE")

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
        return exp.Subquery(this=FrameBuilder(self.catalog.ledger(node.frame.table), self.catalog).select(node.frame))

    def _day(self, node: Scalar) -> exp.Expr:
        """A scalar for arithmetic: a moment counts as its day, so a difference is whole days."""
        tree = self.scalar(node)
        if isinstance(node, ColumnRef) and self.ledger.column(node.name).type == "timestamp":
            return exp.cast(tree, "DATE")
        return tree

    # -- conditions --------------------------------------------------------------

    @singledispatchmethod
    def condition(self, node: object) -> exp.Expr:
        """The tree of a condition."""
        raise TypeError(type(node).__name__)

    @condition.register
    def _(self, node: Comparison) -> exp.Expr:
        return COMPARISONS[node.op].build(self._day(node.left), self._day(node.right))

    @condition.register
    def _(self, node: Membership) -> exp.Expr:
        operand = self.scalar(node.operand)
        if len(node.values) == 1:
            return COMPARISONS["<>" if node.negated else "="].build(operand, _constant(node.values[0]))
        tree = exp.In(this=operand, expressions=[_constant(value) for value in node.values])
        return exp.Not(this=tree) if node.negated else tree

    @condition.register
    def _(self, node: Blank) -> exp.Expr:
        tree = exp.Is(this=self.scalar(node.operand), expression=exp.Null())
        return exp.Not(this=tree) if node.negated else tree

    @condition.register
    def _(self, node: Contains) -> exp.Expr:
        tree = exp.func("CONTAINS", self.scalar(node.operand), _constant(node.text), dialect="duckdb")
        return exp.Not(this=tree) if node.negated else tree

    @condition.register
    def _(self, node: HasElement) -> exp.Expr:
        wrapped = exp.DPipe(
            this=exp.DPipe(this=_constant(node.separator), expression=self.scalar(node.operand)),
            expression=_constant(node.separator),
        )
        tests = [
            exp.func(
                "CONTAINS", wrapped.copy(), _constant(f"{node.separator}{value}{node.separator}"), dialect="duckdb"
            )
            for value in node.values
        ]
        tree = reduce(lambda a, b: exp.Or(this=a, expression=b), tests)
        if node.negated:
            return exp.Not(this=exp.Paren(this=tree))
        return exp.Paren(this=tree) if len(tests) > 1 else tree

    @condition.register
    def _(self, node: InFrame) -> exp.Expr:
        columns: list[exp.Expr] = [self.scalar(ColumnRef(name)) for name in node.columns]
        left = columns[0] if len(columns) == 1 else exp.Tuple(expressions=columns)
        inner = FrameBuilder(self.catalog.ledger(node.frame.table), self.catalog).select(node.frame)
        tree = exp.In(this=left, query=exp.Subquery(this=inner))
        return exp.Not(this=tree) if node.negated else tree

    @condition.register
    def _(self, node: Junction) -> exp.Expr:
        parts = [self.condition(part) for part in node.parts]
        return exp.Paren(this=reduce(JUNCTIONS[node.op].build, parts))

    def all_of(self, conditions: Sequence[Condition]) -> exp.Expr:
        """The conditions joined by AND."""
        return reduce(JUNCTIONS["and"].build, [self.condition(part) for part in conditions])

    # -- frames ------------------------------------------------------------------

    def select(self, frame: Frame) -> exp.Select:
        """The SELECT of one frame."""
        grouped = bool(frame.dimensions or frame.measures)
        select = exp.select(*self._outputs(frame)).from_(self._source(frame))
        if frame.conditions:
            select = select.where(self.all_of(frame.conditions), copy=False)
        if frame.distinct and not grouped:
            select = select.distinct()
        if frame.measures or frame.having:
            select = select.group_by(*[self.scalar(dimension.scalar) for dimension in frame.dimensions], copy=False)
        elif frame.dimensions:
            select = select.distinct()
        if frame.having:
            select = select.having(self.all_of(frame.having), copy=False)
        return self._wrapped(frame, self._limited(frame, select))

    def _outputs(self, frame: Frame) -> list[exp.Expr]:
        if frame.dimensions or frame.measures:
            parts: list[Dimension | Measure] = [*frame.dimensions, *frame.measures]
            return [_named(self.scalar(part.scalar), part.name) for part in parts]
        chosen = frame.columns or tuple(Measure(column.name, ColumnRef(column.name)) for column in self.ledger.columns)
        return [_named(self.scalar(part.scalar), part.name) for part in chosen]

    def _source(self, frame: Frame) -> exp.Expr:
        table = exp.Table(this=_identifier(self.ledger.table))
        if frame.latest is None or not frame.latest[0]:
            return table
        entity, day = (self.scalar(ColumnRef(name)) for name in frame.latest)
        newest = exp.Window(
            this=exp.func("ROW_NUMBER"),
            partition_by=[entity],
            order=exp.Order(expressions=[exp.Ordered(this=day, desc=True, nulls_first=False)]),
        )
        columns = [self.scalar(ColumnRef(column.name)) for column in self.ledger.columns]
        inner = exp.select(*columns).from_(table).qualify(exp.EQ(this=newest, expression=exp.Literal.number(1)))
        return _subquery(inner, "最新")

    def _orders(self, orders: Sequence[Order]) -> list[exp.Expr]:
        return [exp.Ordered(this=self.scalar(key.scalar), desc=key.descending, nulls_first=False) for key in orders]

    def _limited(self, frame: Frame, select: exp.Select) -> exp.Select:
        order = self._orders(frame.order)
        if frame.limit is not None and frame.order and (frame.ties or frame.per):
            rank = exp.func("RANK") if frame.ties else exp.func("ROW_NUMBER")
            first = exp.Ordered(
                this=self.scalar(frame.order[0].scalar), desc=frame.order[0].descending, nulls_first=False
            )
            window = exp.Window(
                this=rank,
                partition_by=[self.scalar(ColumnRef(name)) for name in frame.per],
                order=exp.Order(expressions=[first]),
            )
            select = select.qualify(exp.LTE(this=window, expression=exp.Literal.number(frame.limit)), copy=False)
        elif frame.limit is not None:
            select = select.limit(frame.limit, copy=False)
        return select.order_by(*order, copy=False) if order and not frame.rank else select

    def _wrapped(self, frame: Frame, select: exp.Select) -> exp.Select:
        if frame.count_groups:
            return exp.select(_named(exp.Count(this=exp.Star()), "个数")).from_(_subquery(select, "分组"))
        if frame.rank is None:
            return select
        window = exp.Window(this=exp.func("RANK"), order=exp.Order(expressions=self._orders(frame.order[:1])))
        ranked = select.select(_named(window, "名次"))
        inner = FrameBuilder(self.ledger, self.catalog)
        names = [part.name for part in (*frame.dimensions, *frame.measures)] + ["名次"]
        outputs = [exp.column(name, quoted=True) for name in names]
        return exp.select(*outputs).from_(_subquery(ranked, "排名")).where(inner.condition(frame.rank.condition))
