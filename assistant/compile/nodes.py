"""Small pieces of sqlglot trees: names, constants, subqueries.

Invariant: names and values enter the tree as nodes (quoted identifiers, literals), never
as text to be parsed; string arguments of sqlglot's builders are SQL, so a header such as
投资(亿元) would turn into a function call there.
"""

from datetime import date
from decimal import Decimal

from sqlglot import exp


def identifier(name: str) -> exp.Identifier:
    """A quoted name."""
    return exp.to_identifier(name, quoted=True)


def column(name: str, table: str = "") -> exp.Column:
    """A quoted column, of a table where one is given."""
    return exp.column(name, table=table or None, quoted=True)


def named(tree: exp.Expr, name: str) -> exp.Alias:
    """A tree under a name of its own."""
    return exp.Alias(this=tree, alias=identifier(name))


def constant(value: str | int | Decimal | date) -> exp.Expr:
    """A value as a literal."""
    if isinstance(value, date):
        return exp.cast(exp.Literal.string(value.isoformat()), "DATE")
    if isinstance(value, str):
        return exp.Literal.string(value)
    return exp.Literal.number(format(value, "f") if isinstance(value, Decimal) else value)


def subquery(select: exp.Select, alias: str) -> exp.Subquery:
    """A SELECT to select from."""
    return exp.Subquery(this=select, alias=exp.TableAlias(this=identifier(alias)))
