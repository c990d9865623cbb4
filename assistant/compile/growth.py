"""How long the text that an expression builds can get, as a multiple of the longest cell.

Invariant: the bound holds through CTEs and subqueries, since each output column carries
its own. No time limit stops one call that makes a gigabyte, so it must not be allowed.
"""

from collections.abc import Callable, Iterator
from math import prod

from sqlglot import exp

from assistant.compile.refused import RefusedError

MAX_GROWTH = 256
_AGGREGATED_GROWTH = 128
"""What a text made of all rows counts for."""
_CELL = 100
"""Characters of a constant that count as one cell."""
_CONCATENATIONS = (exp.DPipe, exp.Concat, exp.ConcatWs)


def growth(tree: exp.Expr, of_name: Callable[[exp.Expr], int]) -> int:
    """The multiple; ``of_name`` gives that of a column or subquery. RefusedError when it is too large."""

    def weight(leaf: exp.Expr) -> int:
        return of_name(leaf) if isinstance(leaf, (exp.Column, exp.Query)) else 1 + len(leaf.name) // _CELL

    nodes = list(_own(tree))
    joined = [
        sum(weight(leaf) for leaf in leaves(node))
        for node in nodes
        if isinstance(node, _CONCATENATIONS) and not isinstance(node.parent, _CONCATENATIONS)
    ]
    multiple = max([1, *map(weight, leaves(tree)), *joined]) * prod(map(_factor, nodes))
    if multiple > MAX_GROWTH:
        raise RefusedError("拼接出来的文字会太长")
    return multiple


def leaves(tree: exp.Expr | None) -> Iterator[exp.Expr]:
    """Columns, constants and whole subqueries of an expression."""
    if tree is None:
        return
    for node in _own(tree):
        if isinstance(node, (exp.Column, exp.Query, exp.Literal, exp.RawString)):
            yield node


def _own(tree: exp.Expr) -> Iterator[exp.Expr]:
    """The nodes of an expression, without the insides of subqueries."""
    return tree.walk(prune=lambda node: isinstance(node, exp.Query))


def _factor(node: exp.Expr) -> int:
    if isinstance(node, exp.GroupConcat):
        return _AGGREGATED_GROWTH
    if isinstance(node, exp.Replace):
        substitute = node.args.get("replacement")
        return max(1, len(substitute.name)) if isinstance(substitute, exp.Literal) else MAX_GROWTH + 1
    return 1
