"""The rows behind a figure: the query's own source and conditions, nothing counted."""

import pytest

from assistant.compile.underlying import underlying
from assistant.errors import QueryError


@pytest.mark.parametrize(
    ("sql", "rows"),
    [
        ("SELECT COUNT(*) FROM 台账 WHERE 状态 <> '已完成'", "SELECT * FROM 台账 WHERE 状态 <> '已完成'"),
        (
            'SELECT 镇街, SUM("户数") FROM 台账 GROUP BY 镇街 HAVING SUM("户数") > 3 ORDER BY 2 LIMIT 1',
            "SELECT * FROM 台账",
        ),
        ("SELECT COUNT(*) FROM (SELECT 镇街 FROM 台账 WHERE 年 = 1 GROUP BY 镇街)", "SELECT * FROM 台账 WHERE 年 = 1"),
        ("WITH 甲 AS (SELECT * FROM 台账 WHERE 年 = 1) SELECT COUNT(*) FROM 甲", "SELECT * FROM 台账 WHERE 年 = 1"),
        ("SELECT COUNT(*) FROM 甲 JOIN 乙 ON 甲.a = 乙.a", "SELECT * FROM 甲 JOIN 乙 ON 甲.a = 乙.a"),
    ],
)
def test_conditions_stay_and_counting_goes(sql: str, rows: str) -> None:
    assert " ".join(underlying(sql).split()) == rows


@pytest.mark.parametrize(
    "sql",
    ["SELECT 1", "SELECT 1 FROM a UNION SELECT 2 FROM b", "SELECT (SELECT 1 FROM a) / 2", "SELECT ((", "DROP TABLE a"],
)
def test_what_has_no_one_set_of_rows_is_refused(sql: str) -> None:
    with pytest.raises(QueryError):
        underlying(sql)
