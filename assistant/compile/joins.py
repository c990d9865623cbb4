"""Whether the tables of one SELECT hang together.

Invariant: two tables with many rows each are joined by a condition that names both; a
result of at most one row may stand beside anything. Prevents the cross join whose
billions of rows answer no question.
"""

from collections.abc import Callable, Iterable, Iterator

from sqlglot import exp

from assistant.compile.refused import RefusedError

Find = Callable[[exp.Column], Iterator[tuple[str, object]]]


class Joins:
    """The tables of one SELECT and the conditions between them."""

    def __init__(self) -> None:
        self._groups: dict[str, set[str]] = {}

    def add(self, alias: str, source: exp.Expr) -> None:
        """A table or subquery that takes part."""
        if not _single_row(source):
            self._groups[alias] = {alias}

    def link(self, aliases: Iterable[str]) -> None:
        """A condition names all of these."""
        known = [alias for alias in aliases if alias in self._groups]
        together = set().union(*(self._groups[alias] for alias in known))
        for alias in together:
            self._groups[alias] = together

    def link_condition(self, condition: exp.Expr | None, find: Find) -> None:
        """Every part of a WHERE or ON that must hold."""
        if isinstance(condition, exp.Where):
            condition = condition.this
        for part in condition.flatten() if isinstance(condition, exp.And) else [condition] if condition else []:
            self.link([source for column in part.find_all(exp.Column) for source, _ in find(column) if source])

    def check(self) -> None:
        """RefusedError when some table is joined to nothing."""
        if len({id(group) for group in self._groups.values()}) > 1:
            raise RefusedError(f"表 {'、'.join(self._groups)} 之间没有连接条件")


def _single_row(source: exp.Expr) -> bool:
    """Whether it has one row at most: an ungrouped aggregate, or LIMIT 1."""
    tree = source.this if isinstance(source, exp.Subquery) else None
    if not isinstance(tree, exp.Select):
        return False
    limit = tree.args.get("limit")
    if limit is not None and limit.expression.name in ("0", "1"):
        return True
    return tree.args.get("group") is None and all(_aggregated(part) for part in tree.expressions)


def _aggregated(part: exp.Expr) -> bool:
    outside_windows = part.walk(prune=lambda node: isinstance(node, (exp.Window, exp.Query)))
    return any(isinstance(node, exp.AggFunc) for node in outside_windows)
