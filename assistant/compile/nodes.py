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


def elements(tree: exp.Expr, separator: str) -> exp.Expr:
    """How many values ``separator`` parts in a cell."""
    return exp.func("LEN", exp.func("STRING_SPLIT", tree, constant(separator), dialect="duckdb"), dialect="duckdb")


def apart(name: str, separator: str) -> exp.Expr:
    """A column, with each of the values that ``separator`` parts in a row of its own; without one as it stands."""
    whole = column(name)
    if not separator:
        return whole
    return named(exp.Explode(this=exp.Split(this=whole, expression=constant(separator))), name)


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


def truncated(part: str, day: exp.Expr) -> exp.Expr:
    """The first day of the week, month, quarter or year that a day lies in."""
    return exp.cast(exp.func("DATE_TRUNC", exp.Literal.string(part), day, dialect="duckdb"), "DATE")


def dekad(day: exp.Expr) -> exp.Expr:
    """The first day of the ten (上旬, 中旬, 下旬) that a day lies in; the 31st is of the last ten."""
    number = exp.Literal.number
    ends = [
        exp.If(this=exp.LTE(this=exp.Day(this=day.copy()), expression=number(last)), true=number(last - 10))
        for last in (10, 20)
    ]
    return exp.Add(this=truncated("month", day), expression=exp.Case(ifs=ends, default=number(20)))


def written(tree: exp.Expr, form: str) -> exp.Expr:
    """A day by a strftime pattern; a number with what follows it."""
    if "%" in form:
        return exp.func("STRFTIME", tree, exp.Literal.string(form), dialect="duckdb")
    return exp.DPipe(this=exp.cast(tree, "VARCHAR"), expression=constant(form))
