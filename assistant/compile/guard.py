"""The one gate to the data: decides whether a query may run, before any engine sees it.

Invariant: default is to refuse. The query is printed anew and parsed again, and what is
checked is the tree of the very text that runs: nothing hides in comments, line ends or
in a tree that prints as something else. Every node must be listed in ``grammar.toml``,
every name known to the catalog; what no time limit can stop is bounded here.
"""

import logging
import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from sqlglot import exp
from sqlglot.dialects.duckdb import DuckDB
from sqlglot.errors import SqlglotError
from sqlglot.tokenizer_core import Token, TokenType

from assistant.compile.refused import RefusedError
from assistant.compile.scope import Reader
from assistant.model.catalog import Catalog
from assistant.records import Record

logging.getLogger("sqlglot").disabled = True  # it would narrate on standard error what is refused here with a reason

_WORD = re.compile("[A-Za-z_]+")
"""A bare word, such as the unit of an interval: it is printed as it stands, unquoted."""

_MALFORMED = (SqlglotError, TypeError, ValueError, AttributeError, LookupError)
"""What sqlglot raises over text that is no SQL; its compiled part lets bare Python errors out (``DATE()``)."""

MAX_CHARACTERS = 50_000
MAX_TOKENS = 4_000
MAX_PARENTHESES = 40
MAX_QUERIES = 40
MAX_JOINS = 12
MAX_NODES = 8_000


class Allowed(Record):
    """A query that may run: the checked tree, and the text printed from it."""

    tree: exp.Query
    sql: str


class Rejected(Record):
    """A query that may not run, and why, in Chinese."""

    reason: str


def check(query: str | exp.Expr, catalog: Catalog, masked: bool = True) -> Allowed | Rejected:
    """Whether the query, typed or built, may run over this catalog.

    ``masked`` says that personal columns hold masked values, which may be shown but
    neither filtered, sorted, grouped nor counted by.
    """
    try:
        sql = _printed(_parsed(query) if isinstance(query, str) else query, copy=False)
        tree = _parsed(sql)
        _check_shape(tree)
        Reader(catalog, masked).check(tree)
        if _printed(tree) != sql:
            raise RefusedError("这条 SQL 的写法可以有两种理解")
        return Allowed(tree, sql)
    except RefusedError as refusal:
        return Rejected(refusal.reason)
    except RecursionError:
        return Rejected("查询嵌套太深")


def _printed(tree: exp.Expr, copy: bool = True) -> str:
    """The text of a tree; without a copy the tree may be altered by it."""
    try:
        return tree.sql(DuckDB, pretty=True, comments=False, copy=copy)
    except _MALFORMED as problem:
        raise RefusedError("SQL 写法不对") from problem


def _parsed(text: str) -> exp.Query:
    """The one query of a text."""
    if len(text) > MAX_CHARACTERS:
        raise RefusedError(f"查询太长，最多 {MAX_CHARACTERS} 个字符")
    try:
        found = DuckDB().tokenize(text)
        _check_tokens(found)
        statements = [tree for tree in DuckDB().parser().parse(found, text) if tree is not None]
    except _MALFORMED as problem:
        raise RefusedError(f"SQL 写法不对{_position(problem)}") from problem
    if len(statements) != 1:
        raise RefusedError("一次只能有一条查询")
    if not isinstance(statements[0], exp.Query):
        raise RefusedError("只能查询（SELECT），不能修改数据或设置")
    return statements[0]


def _position(problem: Exception) -> str:
    errors: list[dict[str, Any]] = getattr(problem, "errors", [])
    places = [f"（第 {error['line']} 行第 {error['col']} 个字附近）" for error in errors if error.get("line")]
    return places[0] if places else ""


def _check_tokens(found: list[Token]) -> None:
    """Bounds what the recursive parser is given."""
    depth = 0
    for token in found:
        depth += (token.token_type == TokenType.L_PAREN) - (token.token_type == TokenType.R_PAREN)
        if depth > MAX_PARENTHESES:
            raise RefusedError(f"括号套得太深，最多 {MAX_PARENTHESES} 层")
    if len(found) > MAX_TOKENS:
        raise RefusedError("查询太长")


def _check_shape(tree: exp.Query) -> None:
    nodes = list(tree.walk())
    for node in nodes:
        _check_node(node)
    for kind, most, noun in (
        (exp.Query, MAX_QUERIES, "子查询"),
        (exp.Join, MAX_JOINS, "连接"),
        (exp.Expr, MAX_NODES, "内容"),
    ):
        if sum(isinstance(node, kind) for node in nodes) > most:
            raise RefusedError(f"查询里的{noun}太多")


@cache
def _grammar() -> dict[str, frozenset[str]]:
    """The allow-list: ``nodes``, ``names`` and ``types`` of all its parts."""
    parts = tomllib.loads(files("assistant.compile").joinpath("grammar.toml").read_text("utf-8")).values()
    return {key: frozenset(word for part in parts for word in part.get(key, ())) for key in ("nodes", "names", "types")}


def _check_node(node: exp.Expr) -> None:
    grammar = _grammar()
    if isinstance(node, exp.Anonymous):
        if node.name.lower() not in grammar["names"]:
            raise RefusedError(f"不能用函数 {node.name.lower()}")
    elif type(node).__name__ not in grammar["nodes"]:
        raise RefusedError(f"不能用{_said(node)}")
    elif isinstance(node, exp.DataType):
        _check_type(node, grammar["types"])
    elif isinstance(node, exp.With) and node.recursive:
        raise RefusedError("不能用递归查询（WITH RECURSIVE）")
    elif isinstance(node, exp.Star) and not _alone(node):
        raise RefusedError("星号只能单独使用，或写成 count(*)")
    elif isinstance(node, exp.Explode) and not _of_cell(node.this):
        raise RefusedError(f"不能用{_said(node)}，除非拆开一列的单元格")
    elif isinstance(node, exp.Var) and not _WORD.fullmatch(node.name):
        raise RefusedError(f"不能用 {node.name}")


def _alone(star: exp.Star) -> bool:
    """Whether the star is a whole output column or ``count(*)``; in an expression it would stand for any column."""
    parent = star.parent
    if isinstance(parent, exp.Count):
        return not star.args.get("except_")
    return isinstance(parent.parent if isinstance(parent, exp.Column) else parent, exp.Select)


def _of_cell(split: exp.Expr) -> bool:
    """Whether a list is no more than the pieces of a cell."""
    apart = isinstance(split, exp.Split) and isinstance(split.this, exp.Column)
    return apart and isinstance(split.expression, exp.Literal) and bool(split.expression.name)


def _said(node: exp.Expr) -> str:
    """What the user wrote, as far as it can be named."""
    return f"函数 {node.sql_name().lower()}" if isinstance(node, exp.Func) else f" {type(node).__name__.upper()}"


def _check_type(node: exp.DataType, types: frozenset[str]) -> None:
    kind = node.this.name if isinstance(node.this, exp.DType) else str(node.this)
    if kind not in types or node.args.get("nested"):
        raise RefusedError(f"不能转换成类型 {node.sql(DuckDB)}")
