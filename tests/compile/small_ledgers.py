"""Two ledgers of a few rows with everything that makes queries go wrong: empty cells, ties, moments, lists in cells."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from assistant.model.catalog import Catalog, Column, ColumnType, Ledger

TEXT, INTEGER, NUMBER, DATE, TIMESTAMP = (
    ColumnType.TEXT,
    ColumnType.INTEGER,
    ColumnType.NUMBER,
    ColumnType.DATE,
    ColumnType.TIMESTAMP,
)

SITES = Ledger(
    "工地台账",
    "工地台账",
    (
        Column("工地", TEXT),
        Column("镇街", TEXT),
        Column("面积(平方米)", NUMBER),
        Column("问题数", INTEGER),
        Column("整改数", INTEGER),
        Column("开工", DATE),
        Column("检查时间", TIMESTAMP),
        Column("状态", TEXT),
        Column("措施", TEXT, multi="、"),
    ),
    entity="工地",
)
FINES = Ledger(
    "处罚台账",
    "处罚台账",
    (Column("编号", TEXT), Column("工地", TEXT), Column("所在镇", TEXT), Column("金额", NUMBER), Column("日期", DATE)),
    entity="编号",
)
CATALOG = Catalog((SITES, FINES))

_SITE_ROWS: list[tuple[Any, ...]] = [
    ("工地01", "东镇", "5000", 3, 3, "2021-01-31", "2021-12-20 23:59", "已完工", "围挡、喷淋"),
    ("工地02", "东镇", "4999.5", 0, 0, "2021-02-01", "2021-12-21 00:00", "在建", "围挡"),
    ("工地03", "西镇", None, 7, 2, None, "2021-12-20 08:30", "在建", None),
    ("工地04", "西镇", "12000", 7, 5, "2020-12-31", None, "停工", "喷淋、洗车"),
    ("工地05", "南'镇", "300.25", None, None, "2021-10-04", "2021-10-03 10:00", None, "喷淋塔"),
    ("工地06", None, "800", 1, None, "2021-10-03", "2021-11-30 12:00", "在建", "围挡、喷淋、洗车"),
]
_FINE_ROWS: list[tuple[Any, ...]] = [
    ("处1", "工地01", "东镇", "10", "2021-11-01"),
    ("处2", "工地01", "东镇", "30", "2021-12-05"),
    ("处3", "工地03", "西镇", "30", "2021-12-05"),
    ("处4", "工地04", "东镇", None, "2021-12-31"),
    ("处5", None, "北镇", "5", "2022-01-01"),
    ("处6", "工地09", "北镇", "0", None),
]


def _cell(column: Column, cell: Any) -> Any:
    if cell is None:
        return None
    readers = {NUMBER: Decimal, DATE: date.fromisoformat, TIMESTAMP: datetime.fromisoformat}
    return readers.get(column.type, lambda kept: kept)(cell)


TABLES = {
    ledger.table: [
        {column.name: _cell(column, cell) for column, cell in zip(ledger.columns, row, strict=True)} for row in rows
    ]
    for ledger, rows in ((SITES, _SITE_ROWS), (FINES, _FINE_ROWS))
}

TYPES = {TEXT: "VARCHAR", INTEGER: "BIGINT", NUMBER: "DECIMAL(18, 3)", DATE: "DATE", TIMESTAMP: "TIMESTAMP"}
