"""The rows a figure was counted from: the same source and conditions, without the counting.

Invariant: the conditions are the query's own, taken from its tree; what cannot be opened up
without guessing (two tables side by side, a set operation) is refused.
"""

from sqlglot import exp, parse_one
from sqlglot.dialects.duckdb import DuckDB
from sqlglot.errors import SqlglotError

from assistant.errors import QueryError

_KEPT = ("from_", "joins", "where", "with_")


def underlying(sql: str) -> str:
    """The SELECT of the rows behind ``sql``; QueryError when there is no one set of them."""
    try:
        select = _source(parse_one(sql, dialect=DuckDB))
    except SqlglotError as problem:
        raise QueryError("这条查询读不出来", todo="请检查 SQL 的写法") from problem
    rows = exp.Select(**{part: value for part in _KEPT if (value := select.args.get(part))})
    return rows.select("*").sql(DuckDB, pretty=True)


def _source(tree: exp.Expr) -> exp.Select:
    """The SELECT over stored tables that the others are built on."""
    if not isinstance(tree, exp.Select) or "from_" not in tree.args:
        raise QueryError("这个数由几组数合成，没有单独一份明细", todo="可以在“查询语句”里改一份来查")
    source = tree.args["from_"].this
    if isinstance(source, exp.Subquery) and not tree.args.get("joins"):
        return _source(source.this)
    named = next((cte.this for cte in tree.ctes if isinstance(source, exp.Table) and cte.alias == source.name), None)
    return tree if named is None else _source(named)
