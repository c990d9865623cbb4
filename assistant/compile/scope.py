"""Follows every name of a query to the column it stands for, through CTEs, subqueries and aliases.

Invariant: a masked column may be shown as it is or asked for blanks, and used for nothing
else; masked values of different people look alike, so filtering, counting or sorting by
them would give wrong answers and hint at the hidden ones.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from sqlglot import exp

from assistant.compile.growth import growth, leaves
from assistant.compile.joins import Joins
from assistant.compile.outputs import Output, Outputs, Scope, folded, refuse_masked, renamed
from assistant.compile.refused import RefusedError
from assistant.model.catalog import Catalog
from assistant.records import replace


@lru_cache(8)
def _tables(catalog: Catalog, masked: bool) -> Mapping[str, tuple[Output, ...]]:
    """The columns of each table; the same for every query over a catalog."""
    return {
        folded(ledger.table): tuple(
            Output(folded(column.name), masked and column.personal) for column in ledger.columns
        )
        for ledger in catalog.ledgers
    }


class Reader:
    """Reads queries over one catalog; raises RefusedError for what they must not do."""

    def __init__(self, catalog: Catalog, masked: bool) -> None:
        self._base = _tables(catalog, masked)
        self._names = tuple(ledger.table for ledger in catalog.ledgers)
        self._read: set[int] = set()
        """Tables and columns that were followed to what they stand for."""

    def check(self, tree: exp.Query) -> None:
        """The whole query; a name in a place that no rule reads is refused, not passed over."""
        self._query(tree)
        for node in tree.find_all(exp.Table, exp.Column):
            if id(node) not in self._read:
                raise RefusedError(f"“{node.name}”用在了不支持的地方")

    # -- queries -----------------------------------------------------------------

    def _query(self, tree: exp.Expr, outer: Scope | None = None) -> Outputs:
        """The result's columns."""
        scope = self._with_tables(tree, Scope(dict(outer.tables) if outer else {}, outer))
        if isinstance(tree, exp.Select):
            return self._select(tree, scope)
        if isinstance(tree, exp.SetOperation):
            return self._ordered(tree, self._combined(tree, scope), scope)
        if isinstance(tree, exp.Subquery) and isinstance(tree.this, exp.Query):
            return self._ordered(tree, self._query(tree.this, scope), scope)
        raise RefusedError("只能查询（SELECT），连接两边的表不要加括号")

    def _with_tables(self, tree: exp.Expr, scope: Scope) -> Scope:
        for cte in tree.args["with_"].expressions if tree.args.get("with_") else ():
            outputs = self._query(cte.this, scope)
            scope.tables[folded(cte.alias)] = renamed(outputs, cte.args["alias"])
        return scope

    def _combined(self, tree: exp.SetOperation, scope: Scope) -> Outputs:
        if tree.args.get("by_name"):
            raise RefusedError("不能用 UNION BY NAME")
        sides = self._query(tree.this, scope), self._query(tree.expression, scope)
        if len(sides[0]) != len(sides[1]):
            raise RefusedError("合并的两个查询列数不同")
        both = tuple(
            replace(left, masked=left.masked or right.masked, growth=max(left.growth, right.growth))
            for left, right in zip(*sides, strict=True)
        )
        if not isinstance(tree, exp.Union) or tree.args.get("distinct"):
            refuse_masked(both, "去重或比较")
        return both

    def _ordered(self, tree: exp.Expr, outputs: Outputs, scope: Scope) -> Outputs:
        """The columns of a combined query, whose own ORDER BY sees only them."""
        scope = replace(scope, named=outputs)
        self._order(tree, scope)
        self._limit(tree, scope)
        return outputs

    def _select(self, tree: exp.Select, scope: Scope) -> Outputs:
        joins = Joins()
        for source in _sources(tree):
            self._add_source(source, scope, joins)
        for part in tree.expressions:
            scope = replace(scope, named=scope.named + self._projected(part, scope))
        for join in tree.args.get("joins") or ():
            self._join(join, scope, joins)
        for clause in ("where", "having", "qualify"):
            self._use(tree.args.get(clause), scope, "筛选")
        for window in tree.args.get("windows") or ():
            self._use(window, scope, "排序")
        joins.link_condition(tree.args.get("where"), scope.find)
        joins.check()
        self._group(tree, scope)
        self._distinct(tree, scope)
        self._order(tree, scope)
        self._limit(tree, scope)
        return scope.named

    def _add_source(self, source: exp.Expr, scope: Scope, joins: Joins) -> None:
        alias = folded(source.alias_or_name) or f"({len(scope.sources)})"
        if alias in scope.sources:
            raise RefusedError(f"表名 {source.alias_or_name} 用了两次，请用 AS 另起名字")
        if isinstance(source, exp.Table):
            outputs = self._table(source, scope)
        elif isinstance(source, exp.Subquery):
            outputs = self._query(source, replace(scope, sources={}))
        else:
            raise RefusedError("FROM 后面只能是表或子查询")
        scope.sources[alias] = renamed(outputs, source.args.get("alias"))
        joins.add(alias, source)

    def _table(self, table: exp.Table, scope: Scope) -> Outputs:
        if not isinstance(table.this, exp.Identifier) or table.args.get("joins"):
            raise RefusedError("FROM 后面只能是表或子查询")
        if table.db or table.catalog:
            raise RefusedError("表名前面不要带库名")
        name = folded(table.name)
        self._read.add(id(table))
        outputs = scope.tables.get(name, self._base.get(name))
        if outputs is None:
            raise RefusedError(f"没有“{table.name}”这张表{_nearest(table.name, self._names)}")
        return outputs

    # -- clauses -----------------------------------------------------------------

    def _projected(self, part: exp.Expr, scope: Scope) -> Outputs:
        inner = part.unalias()
        if inner.is_star and isinstance(inner, (exp.Star, exp.Column)):
            return self._star(inner, scope)
        if isinstance(inner, exp.Column):
            found = self._resolved(inner, scope)
            return (replace(found, name=folded(part.alias_or_name)),)
        self._use(inner, scope, "计算")
        multiple = growth(inner, lambda name: self._multiple(name, scope))
        return (Output(folded(part.alias_or_name), growth=multiple),)

    def _star(self, star: exp.Expr, scope: Scope) -> Outputs:
        modified = star if isinstance(star, exp.Star) else star.this
        if modified.args.get("replace") or modified.args.get("rename"):
            raise RefusedError("星号后面只能用 EXCLUDE")
        left_out = modified.args.get("except_") or ()
        if any(column.args.get("table") for column in left_out):
            raise RefusedError("EXCLUDE 里的列名前面不要带表名")
        self._read.update(map(id, (star, *left_out)))
        qualifier = folded(star.table) if isinstance(star, exp.Column) else ""
        sources = [outputs for alias, outputs in scope.sources.items() if qualifier in ("", alias)]
        if not sources:
            raise RefusedError("星号前面没有表")
        dropped = {folded(column.name) for column in left_out}
        outputs = tuple(output for source in sources for output in source if output.name not in dropped)
        masked = [output.name for output in outputs if output.masked]
        if masked:
            raise RefusedError(f"表里有已脱敏的列（{'、'.join(masked)}），不能用星号，请写明要哪些列")
        return outputs

    def _join(self, join: exp.Join, scope: Scope, joins: Joins) -> None:
        if join.method:
            raise RefusedError(f"不能用 {join.method} JOIN，请用 ON 写明条件")
        self._use(join.args.get("on"), scope, "连接")
        joins.link_condition(join.args.get("on"), scope.find)
        for name in join.args.get("using") or ():
            column = exp.Column(this=name)
            refuse_masked((self._resolved(column, scope),), "连接")
            joins.link([source for source, _ in scope.find(column) if source])

    def _group(self, tree: exp.Select, scope: Scope) -> None:
        group = tree.args.get("group")
        if group is None:
            return
        if group.args.get("all"):
            refuse_masked(scope.named, "分组")
        self._keys(group.expressions, scope, "分组")

    def _distinct(self, tree: exp.Select, scope: Scope) -> None:
        distinct = tree.args.get("distinct")
        if distinct is None:
            return
        self._use(distinct, scope, "去重")
        if not distinct.args.get("on"):
            refuse_masked(scope.named, "去重")

    def _order(self, tree: exp.Expr, scope: Scope) -> None:
        order = tree.args.get("order")
        keys = [key.this if isinstance(key, exp.Ordered) else key for key in order.expressions] if order else []
        if any(isinstance(key, exp.Var) for key in keys):
            refuse_masked(scope.named, "排序")
        self._keys(keys, scope, "排序")

    def _limit(self, tree: exp.Expr, scope: Scope) -> None:
        for clause in ("limit", "offset"):
            self._use(tree.args.get(clause), scope, "限定")

    def _keys(self, keys: list[exp.Expr], scope: Scope, purpose: str) -> None:
        """Sort or group keys, where a bare number means an output column."""
        for key in keys:
            if isinstance(key, exp.Literal) and not key.is_string:
                refuse_masked(scope.named[int(key.this) - 1 : int(key.this)] if key.is_int else (), purpose)
            self._use(key, scope, purpose)

    # -- expressions -------------------------------------------------------------

    def _use(self, tree: exp.Expr | None, scope: Scope, purpose: str) -> None:
        """An expression that does something with what it names."""
        for leaf in leaves(tree):
            if isinstance(leaf, exp.Column):
                resolved = self._resolved(leaf, scope)
                if not _only_whether_filled(leaf):
                    refuse_masked((resolved,), purpose)
            elif isinstance(leaf, exp.Query):
                outputs = self._query(leaf, scope)
                if not isinstance(leaf.parent, exp.Exists):
                    refuse_masked(outputs, purpose)

    def _resolved(self, column: exp.Column, scope: Scope) -> Output:
        self._read.add(id(column))
        if column.args.get("db"):
            raise RefusedError(f"列名“{column.sql()}”前面只能带表名")
        found = [output for _, output in scope.find(column)]
        if not found:
            raise RefusedError(f"没有“{column.name}”这一列")
        return replace(found[0], masked=any(one.masked for one in found), growth=max(one.growth for one in found))

    def _multiple(self, name: exp.Expr, scope: Scope) -> int:
        """How many times the longest cell the text of a column or subquery may be."""
        outputs = (self._resolved(name, scope),) if isinstance(name, exp.Column) else self._query(name, scope)
        return max((output.growth for output in outputs), default=1)


def _only_whether_filled(column: exp.Column) -> bool:
    """Whether a column is only asked if anything stands in it, which masking leaves as it is."""
    return isinstance(column.parent, exp.Is) and isinstance(column.parent.expression, exp.Null)


def _nearest(name: str, names: tuple[str, ...]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, names, 3, 0.5)
    return f"，名字相近的有：{'、'.join(near)}" if near else "，可用的表见 wence ledgers"


def _sources(tree: exp.Select) -> Iterator[exp.Expr]:
    if tree.args.get("from_"):
        yield tree.args["from_"].this
    for join in tree.args.get("joins") or ():
        yield join.this
