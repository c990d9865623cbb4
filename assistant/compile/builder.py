"""From a typed ledger question to a sqlglot tree.

Invariant: every name is a quoted identifier of the catalog and every value a literal; see
``nodes``. One frame is one SELECT, several frames side by side are joined on their keys.
"""

from collections.abc import Iterator, Sequence
from functools import reduce

from sqlglot import exp

from assistant.compile import nodes
from assistant.compile.expressions import ExpressionBuilder
from assistant.compile.operators import ARITHMETIC
from assistant.model.catalog import Catalog, Column, ColumnType, Ledger
from assistant.model.ledger_question import (
    Aggregate,
    Arithmetic,
    ColumnRef,
    Dimension,
    Frame,
    Function,
    Joined,
    Lookup,
    Measure,
    Order,
    Scalar,
)
from assistant.records import replace


def build(query: Frame | Joined, catalog: Catalog) -> exp.Select:
    """The SELECT tree of a question.

    Raises KeyError when the frame names a table or column the catalog does not have.
    """
    if isinstance(query, Joined):
        return _joined(query, catalog)
    return _builder(query, catalog).select(query, settled=True)


def _frame(frame: Frame, catalog: Catalog) -> exp.Select:
    return _builder(frame, catalog).select(frame)


def _builder(frame: Frame, catalog: Catalog) -> "FrameBuilder":
    """The builder of a frame, whose table has the columns it looks up elsewhere as well."""
    ledger = catalog.ledger(frame.table)
    borrowed = tuple(Column(name, ColumnType.TEXT) for lookup in frame.lookups for name in _borrowed(lookup))
    return FrameBuilder(replace(ledger, columns=(*ledger.columns, *borrowed)), catalog)


def _borrowed(lookup: Lookup) -> tuple[str, ...]:
    """Names of the columns that a lookup brings."""
    return tuple(column.name for column in lookup.frame.columns[len(lookup.keys) :])


# -- frames side by side ------------------------------------------------------------


def _joined(query: Joined, catalog: Catalog) -> exp.Select:
    """The frames beside each other: the first, and what the others have for the same keys."""
    parts = [(f"q{number}", frame) for number, frame in enumerate(query.frames, 1)]
    keys = [nodes.named(_key(key, query), key) for key in query.keys]
    others = [output for alias, frame in parts for output in _outputs_of(alias, frame, query)]
    select = exp.select(*keys, *others).from_(nodes.subquery(_frame(query.frames[0], catalog), "q1"))
    for alias, frame in parts[1:]:
        inner = nodes.subquery(_frame(frame, catalog), alias)
        if query.keys:
            kind = "full" if query.full else "left" if query.outer else "inner"
            select = select.join(inner, on=_same_keys(alias, query.keys), join_type=kind)
        else:
            select = select.join(inner, join_type="cross")
    return select.order_by(*[_key(key, query) for key in query.keys]) if query.keys else select


def _key(name: str, query: Joined) -> exp.Expr:
    """A key as the first frame has it; where that lacks groups, as any has it."""
    if not query.full:
        return nodes.column(name, "q1")
    first, *others = (nodes.column(name, f"q{number}") for number in range(1, len(query.frames) + 1))
    return exp.Coalesce(this=first, expressions=others)


def _outputs_of(alias: str, frame: Frame, query: Joined) -> Iterator[exp.Expr]:
    """What one frame shows besides the keys; a count that found nothing to count is nought."""
    for dimension in frame.dimensions:
        if dimension.name not in query.keys:
            yield nodes.named(nodes.column(dimension.name, alias), dimension.name)
    for measure in frame.measures:
        tree: exp.Expr = nodes.column(measure.name, alias)
        if measure.is_count and (query.full or (query.outer and alias != "q1")):
            tree = exp.Coalesce(this=tree, expressions=[exp.Literal.number(0)])
        yield nodes.named(tree, measure.name)


def _same_keys(alias: str, keys: Sequence[str]) -> exp.Expr:
    same: list[exp.Expr] = [exp.EQ(this=nodes.column(key, "q1"), expression=nodes.column(key, alias)) for key in keys]
    return reduce(lambda a, b: exp.And(this=a, expression=b), same)


# -- one frame ----------------------------------------------------------------------


class FrameBuilder:
    """Builds the SELECT of frames over one ledger."""

    def __init__(self, ledger: Ledger, catalog: Catalog) -> None:
        self.ledger = ledger
        self._catalog = catalog
        self._expressions = ExpressionBuilder(ledger, lambda frame: _frame(frame, catalog))
        self._scalar = self._expressions.scalar

    def select(self, frame: Frame, *, settled: bool = False) -> exp.Select:
        """The SELECT of one frame; ``settled``: rows that tie come in one order, however the work is split."""
        grouped = bool(frame.dimensions or frame.measures)
        select = exp.select(*self._outputs(frame, settled)).from_(self._source(frame))
        if frame.conditions:
            select = select.where(self._expressions.all_of(frame.conditions), copy=False)
        if frame.distinct and not grouped:
            select = select.distinct()
        if frame.measures or frame.having:
            select = select.group_by(*[self._scalar(dimension.scalar) for dimension in frame.dimensions], copy=False)
        elif frame.dimensions:
            select = select.distinct()
        if frame.having:
            select = select.having(self._expressions.all_of(frame.having), copy=False)
        ties = self._ties(frame) if settled and not frame.count_groups else ()
        return self._wrapped(frame, self._limited(frame, select, ties))

    def _outputs(self, frame: Frame, shown: bool) -> list[exp.Expr]:
        """What a row of the result holds; ``shown``: as the cells of the table are written."""
        scalar = self._shown if shown else self._scalar
        parts: tuple[Dimension | Measure, ...] = (*frame.dimensions, *frame.measures) or frame.columns
        whole = tuple(Measure(column.name, ColumnRef(column.name)) for column in self.ledger.columns)
        return [nodes.named(scalar(part.scalar), part.name) for part in parts or whole]

    def _shown(self, node: Scalar) -> exp.Expr:
        """The tree of a scalar as the cells write it: a month of days that name no day."""
        column = self._written(node)
        return nodes.written(self._scalar(node), column.written) if column else self._scalar(node)

    def _written(self, node: Scalar) -> Column | None:
        """The column that a scalar takes a cell of, where its cells give less than its type."""
        ends = isinstance(node, Aggregate) and node.function in (Function.MINIMUM, Function.MAXIMUM)
        part = node.operand if ends and isinstance(node, Aggregate) else node
        column = self.ledger.column(part.name) if isinstance(part, ColumnRef) else None
        return column if column is not None and column.written else None

    def _source(self, frame: Frame) -> exp.Expr:
        """The rows; one for each of the values that a cell lists, where groups or names listed are of such a column."""
        source = self._rows(frame)
        names_alone = frame.columns if frame.distinct and len(frame.columns) == 1 else ()
        for part in (*frame.dimensions, *names_alone):
            split = part.scalar
            listed = self.ledger.column(split.name) if isinstance(split, ColumnRef) else None
            if listed is not None and listed.multi:
                names = [column.name for column in self.ledger.columns]
                outputs = (nodes.apart(name, listed.multi if name == listed.name else "") for name in names)
                source = nodes.subquery(exp.select(*outputs).from_(source), f"各{listed.name}")
        return source

    def _rows(self, frame: Frame) -> exp.Expr:
        table: exp.Expr = exp.Table(this=nodes.identifier(self.ledger.table))
        if frame.lookups:
            table = nodes.subquery(self._looked_up(frame), "连同")
        if frame.latest is None or not frame.latest[0]:
            return table
        entity, day = (self._scalar(ColumnRef(name)) for name in frame.latest)
        newest = exp.Window(
            this=exp.func("ROW_NUMBER"),
            partition_by=[entity],
            order=exp.Order(expressions=[exp.Ordered(this=day, desc=True, nulls_first=False)]),
        )
        columns = [self._scalar(ColumnRef(column.name)) for column in self.ledger.columns]
        inner = exp.select(*columns).from_(table).qualify(exp.EQ(this=newest, expression=exp.Literal.number(1)))
        return nodes.subquery(inner, "最新")

    def _looked_up(self, frame: Frame) -> exp.Select:
        """The table's rows with the columns that others have for their keys."""
        alias_of_table = exp.TableAlias(this=nodes.identifier("本表"))
        table = exp.Table(this=nodes.identifier(self.ledger.table), alias=alias_of_table)
        borrowed = {name for lookup in frame.lookups for name in _borrowed(lookup)}
        own = [nodes.column(column.name, "本表") for column in self.ledger.columns if column.name not in borrowed]
        select = exp.select(*own).from_(table)
        for number, lookup in enumerate(frame.lookups, 1):
            alias = f"另表{number}"
            names = [column.name for column in lookup.frame.columns]
            pairs: list[exp.Expr] = [
                exp.EQ(this=nodes.column(key, "本表"), expression=nodes.column(name, alias))
                for key, name in zip(lookup.keys, names, strict=False)
            ]
            inner = nodes.subquery(_frame(lookup.frame, self._catalog), alias)
            select = select.join(inner, on=reduce(lambda a, b: exp.And(this=a, expression=b), pairs), join_type="inner")
            select = select.select(*[nodes.column(name, alias) for name in _borrowed(lookup)])
        return select

    def _orders(self, frame: Frame, orders: Sequence[Order]) -> list[exp.Expr]:
        def by(node: Scalar) -> exp.Expr:
            """With its table where the result has a text under the same name."""
            column = self._written(node) if isinstance(node, ColumnRef) else None
            return nodes.column(column.name, self._source(frame).alias_or_name) if column else self._scalar(node)

        return [exp.Ordered(this=by(key.scalar), desc=key.descending, nulls_first=False) for key in orders]

    def _ties(self, frame: Frame) -> tuple[Order, ...]:
        """What decides between rows that the order leaves equal; whole rows keep the order of their file."""
        said = [order.scalar for order in frame.order]
        if frame.dimensions:
            keys = [dimension.scalar for dimension in frame.dimensions]
        elif frame.measures:
            keys = []
        elif frame.distinct:
            keys = [part.scalar for part in frame.columns]
        else:
            keys = [ColumnRef(name) for name in self._row_names() if frame.order]
        return tuple(Order(key) for key in keys if key not in said)

    def _row_names(self) -> Iterator[str]:
        """The column that names a row, unless nobody may look into it."""
        yield from (
            column.name for column in self.ledger.columns if column.name == self.ledger.entity and not column.personal
        )

    def _limited(self, frame: Frame, select: exp.Select, ties: Sequence[Order]) -> exp.Select:
        order = self._orders(frame, (*frame.order, *ties))
        if frame.limit is not None and frame.order and (frame.ties or frame.per or frame.nth or frame.ends):
            select = select.qualify(self._kept(frame, (*frame.order, *ties)), copy=False)
        elif frame.limit is not None:
            select = select.limit(frame.limit, copy=False)
        return select.order_by(*order, copy=False) if order and not frame.rank else select

    def _kept(self, frame: Frame, orders: Sequence[Order]) -> exp.Expr:
        """Which rows or groups a limit keeps: those up to a place, or those at it, with what is equal to them."""
        whole = frame.ties or frame.nth or frame.ends
        key = frame.order[0]

        def over(function: exp.Expr, by: Sequence[Order] = (key,) if whole else orders) -> exp.Expr:
            return exp.Window(
                this=function,
                partition_by=[self._scalar(_named(frame, name)) for name in frame.per],
                order=exp.Order(expressions=self._orders(frame, by)),
            )

        place = exp.Literal.number(frame.limit)
        upto = exp.LTE(this=over(exp.func("RANK" if whole else "ROW_NUMBER")), expression=place)
        if frame.ends:
            turned = over(exp.func("RANK"), (replace(key, descending=not key.descending),))
            return exp.Or(this=upto, expression=exp.LTE(this=turned, expression=place.copy()))
        if not frame.nth:
            return upto
        return exp.And(this=upto, expression=exp.GTE(this=over(exp.Count(this=exp.Star())), expression=place))

    def _wrapped(self, frame: Frame, select: exp.Select) -> exp.Select:
        if frame.count_groups:
            return exp.select(nodes.named(exp.Count(this=exp.Star()), "个数")).from_(nodes.subquery(select, "分组"))
        if frame.spread:
            return _spread(frame, select)
        if frame.total is not None:
            return self._total(frame, frame.total, select)
        if frame.rank is None:
            return select
        window = exp.Window(this=exp.func("RANK"), order=exp.Order(expressions=self._orders(frame, frame.order[:1])))
        ranked = select.select(nodes.named(window, "名次"))
        names = [*(part.name for part in frame.dimensions), *(part.name for part in frame.measures), "名次"]
        outputs = [nodes.column(name) for name in names]
        own = self._expressions.condition(frame.rank.condition)
        return exp.select(*outputs).from_(nodes.subquery(ranked, "排名")).where(own)

    def _total(self, frame: Frame, total: Measure, kept: exp.Select) -> exp.Select:
        """The sum over the rows or groups kept, of their column that holds the figure; or its share of that of all."""
        part = total.scalar.left if isinstance(total.scalar, Arithmetic) else total.scalar
        assert isinstance(part, Aggregate)
        held = (part, part.operand)
        column = next(one.name for one in (*frame.measures, *frame.columns) if one.scalar in held)
        summed: exp.Expr = exp.Sum(this=nodes.column(column))
        if isinstance(total.scalar, Arithmetic):
            summed = ARITHMETIC["/"].build(summed, self._scalar(total.scalar.right))
        return exp.select(nodes.named(summed, total.name)).from_(nodes.subquery(kept, "前列"))


def _named(frame: Frame, name: str) -> Scalar:
    """What a name of the result stands for: a split, a cell that is shown, else the column itself."""
    shown: dict[str, Scalar] = {part.name: part.scalar for part in frame.columns}
    shown |= {part.name: part.scalar for part in frame.dimensions}
    return shown.get(name, ColumnRef(name))


def _spread(frame: Frame, groups: exp.Select) -> exp.Select:
    """The highest and the lowest figure of the groups, and the one less the other."""
    figure = nodes.column(frame.measures[0].name)
    high, low = exp.Max(this=figure), exp.Min(this=figure.copy())
    apart = exp.Sub(this=high.copy(), expression=low.copy())
    outputs = [nodes.named(tree, name) for tree, name in ((high, "最高"), (low, "最低"), (apart, "相差"))]
    return exp.select(*outputs).from_(nodes.subquery(groups, "分组"))
