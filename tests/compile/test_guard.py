"""The gate: what it refuses and why, what it lets through, and that what runs is what was checked."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlglot import exp, parse_one

from assistant.compile import guard
from assistant.compile.guard import Allowed, Rejected, check
from assistant.errors import QueryError

if TYPE_CHECKING:
    from assistant.store.store import Store

_HOSTILE = [
    line.split("\t")
    for line in (Path(__file__).parent / "hostile.txt").read_text("utf-8").split("\n")
    if line and not line.startswith("#")
]

_ALLOWED = [
    "SELECT * FROM 任务台账",
    "select 任务编号 from \"任务台账\" where 状态 <> '已完成' order by 完成时限 limit 5",
    "SELECT count(*) FROM 散煤网点台账",
    "SELECT 负责人, 联系电话, 镇街 FROM 散煤网点台账 WHERE 镇街 LIKE '%镇' ORDER BY 排查日期 DESC NULLS LAST",
    "SELECT * EXCLUDE (负责人, 联系电话) FROM 散煤网点台账",
    "SELECT count(*) FROM 散煤网点台账 WHERE 负责人 IS NULL OR NOT 联系电话 IS NULL",
    "SELECT 负责人 FROM 散煤网点台账 UNION ALL SELECT 车主 FROM 柴油货车台账",
    "SELECT 镇街, count(*) AS n FROM 散煤网点台账 GROUP BY 镇街 HAVING n > 1 ORDER BY n DESC, 1",
    "SELECT 镇街, sum(完成户数) / sum(计划户数) FROM 清洁取暖台账 GROUP BY ALL ORDER BY ALL",
    "SELECT date_trunc('month', 检查日期) AS m, avg(处罚金额) FROM 移动源检查台账 GROUP BY 1 ORDER BY 1",
    "SELECT strftime(日期, '%Y年%m月') AS m, max(AQI) FROM 空气质量日报 GROUP BY m",
    "SELECT 日期 + INTERVAL 3 DAY, date_diff('day', 日期, DATE '2021-12-20'), year(日期) FROM 空气质量日报",
    "WITH 未 AS (SELECT * FROM 任务台账 WHERE 状态 <> '已完成') SELECT 牵头单位, count(*) FROM 未 GROUP BY 1",
    "WITH x(甲, 乙) AS (SELECT 任务编号, 状态 FROM 任务台账) SELECT y.甲 FROM x AS y WHERE y.乙 = '已完成'",
    "SELECT a.任务编号, b.单位 FROM 任务台账 a JOIN 任务单位 b ON a.任务编号 = b.任务编号 WHERE b.角色 = '责任'",
    "SELECT a.任务编号, b.单位 FROM 任务台账 a JOIN 任务单位 b USING (任务编号)",
    "SELECT a.任务编号 FROM 任务台账 a, 任务单位 b WHERE a.任务编号 = b.任务编号 AND b.单位 = a.牵头单位",
    "SELECT a - b FROM (SELECT sum(计划户数) AS a FROM 清洁取暖台账), (SELECT 数值 AS b FROM 方案指标 LIMIT 1)",
    "SELECT 镇街 FROM 降尘量台账 WHERE 降尘量 > (SELECT avg(降尘量) FROM 降尘量台账)",
    "SELECT (SELECT string_agg(单位 || 角色) FROM 任务单位 f WHERE f.任务编号 = t.任务编号) FROM 任务台账 t",
    "SELECT t.任务编号 FROM 任务台账 t WHERE EXISTS (SELECT 1 FROM 方案任务 f WHERE f.任务编号 = t.任务编号)",
    "SELECT 任务编号 FROM 任务台账 WHERE 任务编号 IN (SELECT 任务编号 FROM 方案时限 WHERE 类型 = '周期')",
    "SELECT 任务编号 FROM 任务台账 WHERE list_contains(string_split(责任单位, '、'), '区交通运输局')",
    "SELECT unnest(string_split(责任单位, '、')) AS 单位 FROM 任务台账",
    "SELECT 任务编号 FROM 任务台账 WHERE contains('、' || 责任单位 || '、', '、区交通运输局、')",
    "SELECT 镇街, rank() OVER (ORDER BY sum(完成户数) DESC) AS r FROM 清洁取暖台账 GROUP BY 镇街 QUALIFY r <= 3",
    "SELECT avg(AQI) OVER w FROM 空气质量日报 WINDOW w AS (ORDER BY 日期 ROWS BETWEEN 6 PRECEDING AND CURRENT ROW)",
    "SELECT string_agg(DISTINCT 牵头单位, '、' ORDER BY 牵头单位) FROM 任务台账",
    "SELECT 完成户数 AS a, a * 2 AS b, b + 1 FROM 清洁取暖台账",
    "SELECT CAST(进度 AS INTEGER), 进度::DECIMAL(10, 2), TRY_CAST(状态 AS DOUBLE) FROM 任务台账",
    "(SELECT 任务编号 FROM 任务台账 ORDER BY 1 LIMIT 1) UNION ALL (SELECT 任务编号 FROM 方案任务 LIMIT 1)",
    "SELECT '--不是注释', '; DROP TABLE x', $$原样$$",
    "SELECT 1 -- 注释\r, 2",  # whichever line end the parser sees, the printed text has no comment left
]


@pytest.mark.parametrize(("reason", "query"), _HOSTILE, ids=[query[:60] for _, query in _HOSTILE])
def test_refuses_with_the_reason(store: "Store", reason: str, query: str) -> None:
    verdict = check(query.replace("\\n", "\n") if "e'" not in query else query, store.catalog)
    assert isinstance(verdict, Rejected), verdict
    assert reason in verdict.reason


@pytest.mark.parametrize("query", _ALLOWED)
def test_lets_through_what_then_runs(store: "Store", query: str) -> None:
    verdict = check(query, store.catalog)
    assert isinstance(verdict, Allowed), verdict
    assert store.query(verdict.sql).columns


def test_unmasked_data_may_be_filtered(store: "Store") -> None:
    query = "SELECT * FROM 散煤网点台账 WHERE 负责人 = '张*'"
    assert isinstance(check(query, store.catalog, masked=False), Allowed)


def test_what_runs_holds_no_comment(store: "Store") -> None:
    verdict = check("SELECT 1 /* 甲 */ -- 乙\r, 2\n-- 丙", store.catalog)
    assert isinstance(verdict, Allowed)
    assert not {"甲", "乙", "丙", "--", "/*"}.intersection(verdict.sql.split())


def test_text_in_quotes_stays_text(store: "Store") -> None:
    verdict = check("SELECT '''; DROP TABLE x; --' AS \"a\"\"b\"", store.catalog)
    assert isinstance(verdict, Allowed)
    assert store.query(verdict.sql).rows == (("'; DROP TABLE x; --",),)


@pytest.mark.parametrize("kind", ["(", "NOT ", "- ", "CASE WHEN true THEN ", "(SELECT ", "a IN (", "[", "{"])
@pytest.mark.parametrize("count", [30, 100, 1500, 30_000])
def test_deep_nesting_ends_in_a_verdict(store: "Store", kind: str, count: int) -> None:
    assert isinstance(check("SELECT " + kind * count + "1", store.catalog), (Allowed, Rejected))


@pytest.mark.parametrize(
    "joint", [" AND 1=1", " OR 1=1", " + 1", " || 'a'", " UNION ALL SELECT 1", ", 1", " IS NULL", "::INT"]
)
def test_long_chains_end_in_a_verdict(store: "Store", joint: str) -> None:
    assert isinstance(check("SELECT 1" + joint * 5000, store.catalog), Rejected)
    assert isinstance(check("SELECT 1" + joint * 900, store.catalog), (Allowed, Rejected))


@given(st.text(max_size=200))
def test_any_text_ends_in_a_verdict(store: "Store", text: str) -> None:
    assert isinstance(check(text, store.catalog), (Allowed, Rejected))


_PIECES = st.sampled_from(
    [
        *(
            "SELECT",
            "FROM",
            "WHERE",
            "(",
            ")",
            ",",
            ";",
            "*",
            "任务台账",
            "散煤网点台账",
            "状态",
            "负责人",
            "=",
            "'x'",
            "1",
        ),
        *("AND", "OR", "NOT", "AS", "a", "b", "JOIN", "ON", "WITH", "UNION", "GROUP", "BY", "ORDER", "LIMIT", "count("),
        *("DROP", "TABLE", "--", "/*", "*/", '"', "'", "IN", "EXISTS", "CASE", "WHEN", "THEN", "END", "OVER"),
    ]
)


@given(st.lists(_PIECES, max_size=40).map(" ".join))
def test_any_jumble_ends_in_a_verdict_and_what_passes_runs_unchanged(store: "Store", text: str) -> None:
    verdict = check(text, store.catalog)
    if isinstance(verdict, Allowed):
        again = check(verdict.sql, store.catalog)
        assert isinstance(again, Allowed)
        assert again.sql == verdict.sql


def test_a_built_tree_goes_through_the_same_checks(store: "Store") -> None:
    table = exp.Table(this=exp.to_identifier("散煤网点台账", quoted=True))
    column = exp.column("负责人", quoted=True)
    assert isinstance(check(exp.select(column).from_(table), store.catalog), Allowed)
    assert isinstance(check(exp.select(column).from_(table).order_by(column), store.catalog), Rejected)


def test_every_listed_node_exists(store: "Store") -> None:
    missing = [name for name in guard._grammar()["nodes"] if not hasattr(exp, name)]
    assert missing == []


def test_every_listed_function_is_known_to_the_engine(store: "Store") -> None:
    """A listed function that the engine does not have would turn a reason into an error."""
    calls = {
        "SELECT " + call
        for call in (
            "median(进度), mode(状态), stddev(进度), var_samp(进度), quantile_cont(进度, .9), quantile_disc(进度, .5)",
            "corr(进度, 进度), arg_max(状态, 进度), arg_min(状态, 进度), any_value(状态), first(状态), last(状态)",
            "bool_and(进度 > 1), bool_or(进度 > 1), approx_count_distinct(状态), count_if(进度 > 1)",
            "abs(进度), round(进度, 1), floor(进度), ceil(进度), trunc(进度), sign(进度), sqrt(进度)",
            "进度 // 2, 进度 % 2",
            "greatest(进度, 1), least(进度, 1), coalesce(进度, 0), nullif(进度, 0), -进度",
            "lower(状态), upper(状态), trim(状态), left(状态, 1), right(状态, 1), substring(状态, 1, 1), length(状态)",
            "replace(状态, '已', '未'), instr(状态, '完'), split_part(责任单位, '、', 1), regexp_extract(状态, '完.')",
            "regexp_matches(状态, '完'), starts_with(状态, '已'), ends_with(状态, '成'), concat_ws('-', 状态, 专项)",
            "last_day(完成时限), quarter(完成时限), week(完成时限), isodow(完成时限), dayofyear(完成时限)",
            "dayname(完成时限), monthname(完成时限), date_part('month', 完成时限), extract(day FROM 完成时限)",
            "make_date(2021, 12, 1), strptime('2021-12-01', '%Y-%m-%d'), date(完成时限)",
            "ntile(2) OVER (ORDER BY 进度), lag(进度) OVER (ORDER BY 进度), lead(进度) OVER (ORDER BY 进度)",
            "dense_rank() OVER (ORDER BY 进度), percent_rank() OVER (ORDER BY 进度), cume_dist() OVER (ORDER BY 进度)",
        )
    }
    for query in calls:
        verdict = check(f"{query} FROM 任务台账", store.catalog)
        assert isinstance(verdict, Allowed), verdict
        store.query(verdict.sql)


def test_what_the_gate_cannot_judge_is_stopped_in_time(store: "Store") -> None:
    tables = ("移动源检查台账", "柴油货车台账", "空气质量日报", "应急减排清单")
    joins = " ".join(f"JOIN {table} USING (镇街)" for table in tables)
    query = f"SELECT count(*) FROM 工地扬尘台账 {joins}"
    verdict = check(query, store.catalog)
    assert isinstance(verdict, Allowed)
    with pytest.raises(QueryError, match="已停止"):
        store.query(verdict.sql, timeout=0.2)


def test_gold_style_sql_reparses_to_the_same_tree(store: "Store") -> None:
    for query in _ALLOWED:
        verdict = check(query, store.catalog)
        assert isinstance(verdict, Allowed)
        assert parse_one(verdict.sql, dialect="duckdb").sql("duckdb", comments=False) == verdict.tree.sql(
            "duckdb", comments=False
        )
