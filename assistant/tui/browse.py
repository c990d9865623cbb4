"""A ledger described for reading: its columns, their values, and what the check found in it.

Invariant: figures come from the catalog, which was counted when the files were read; a
personal column shows no values.
"""

from collections.abc import Iterator

from assistant.model.catalog import Catalog, Column, ColumnType, Ledger, Value
from assistant.model.document import Document
from assistant.records import replace

TYPES = {
    ColumnType.TEXT: "文本",
    ColumnType.INTEGER: "整数",
    ColumnType.NUMBER: "数值",
    ColumnType.DATE: "日期",
    ColumnType.TIMESTAMP: "时间",
    ColumnType.BOOLEAN: "是否",
}
COLUMNS = ("列", "类型", "单位", "不同值", "空", "取值")
FINDINGS = ("文件", "位置", "内容", "存疑", "处理")
_VALUES_SHOWN = 8


def columns(ledger: Ledger) -> tuple[tuple[str, str, str, int, int, str], ...]:
    """One row a column."""
    return tuple(
        (column.name, TYPES[column.type], column.unit, column.distinct, column.nulls, values(column))
        for column in ledger.columns
    )


def brief(column: Column) -> Column:
    """The column with as many values as ``values`` looks at."""
    return replace(column, values=_commonest(column, _VALUES_SHOWN + 1))


def values(column: Column) -> str:
    """The commonest values with their counts, or the range."""
    if column.personal:
        return "个人信息，已打码"
    if column.values:
        common = _commonest(column, _VALUES_SHOWN)
        more = "……" if len(column.values) > _VALUES_SHOWN else ""
        return "、".join(f"{value.text} {value.count}" for value in common) + more
    return f"{column.first} — {column.last}" if column.first else ""


def _commonest(column: Column, count: int) -> tuple[Value, ...]:
    return tuple(sorted(column.values, key=lambda value: -value.count)[:count])


def summary(ledger: Ledger) -> str:
    """What the ledger is, in a line or two."""
    parts = [
        f"{ledger.rows} 行",
        ledger.grain,
        f"又称 {'、'.join(ledger.aliases)}" if ledger.aliases else "",
        f"方案依据 {'、'.join(ledger.source)}" if ledger.source else "",
        f"文件 {'、'.join(ledger.files)}" if ledger.files else "",
    ]
    return "　".join(part for part in parts if part)


def findings(catalog: Catalog, ledger: Ledger | None = None) -> tuple[tuple[str, str, str, str, str], ...]:
    """What was doubtful in the files (of one ledger)."""
    return tuple(
        (
            finding.file,
            "　".join(part for part in (f"第 {finding.row} 行" if finding.row else "", finding.column) if part),
            finding.value,
            finding.reason,
            finding.action,
        )
        for finding in catalog.findings
        if ledger is None or finding.file in ledger.files
    )


def plan_findings(documents: tuple[Document, ...]) -> Iterator[tuple[str, str, str, str, str]]:
    """What was doubtful in the plans, in the same columns."""
    for document in documents:
        for finding in document.findings:
            yield document.name, finding.clause, finding.quote, finding.reason, "原文未改"


def question_about(ledger: Ledger, column: Column) -> str:
    """A question that this column answers."""
    if column.type.numeric:
        return f"{ledger.name}{column.name}合计多少"
    if column.type.temporal:
        return f"{ledger.name}最近的{column.name}是哪天"
    return f"{ledger.name}按{column.name}统计"
