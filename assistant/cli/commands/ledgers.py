"""``wence ledgers``: every ledger with its columns and number of rows."""

from argparse import Namespace
from collections.abc import Iterator

from assistant.cli import opening, output
from assistant.errors import ExitCode
from assistant.model.catalog import Catalog, Column, Ledger
from assistant.render.plain import one_line, wrapped

_TYPES = {
    "text": "文本",
    "integer": "整数",
    "number": "数值",
    "date": "日期",
    "timestamp": "时间",
    "boolean": "是否",
}


def run(options: Namespace) -> ExitCode:
    """Prints the list."""
    cells = output.screen().cells
    for text in _lines(opening.store(options).catalog):
        for part in wrapped(text, cells):
            output.line(part)
    return ExitCode.ANSWERED


def _lines(catalog: Catalog) -> Iterator[str]:
    ledgers = [ledger for ledger in catalog.ledgers if not ledger.plan]
    tables = [ledger for ledger in catalog.ledgers if ledger.plan]
    day = f"，数据截至 {catalog.as_of}" if catalog.as_of else ""
    sample = "，示例数据" if catalog.sample else ""
    yield f"台账 {len(ledgers)} 本{day}{sample}"
    for ledger in ledgers:
        yield from _described(ledger)
    yield ""
    yield f"方案表 {len(tables)} 张"
    for ledger in tables:
        yield from _described(ledger)


def _described(ledger: Ledger) -> Iterator[str]:
    yield ""
    yield one_line(f"{ledger.name}　{ledger.rows} 行　{ledger.grain}".rstrip("　"))
    yield "  " + one_line("、".join(_column(column) for column in ledger.columns))


def _column(column: Column) -> str:
    said = [_TYPES[column.type], *([column.unit] if column.unit else []), *(["已脱敏"] if column.personal else [])]
    return f"{column.name}（{'，'.join(said)}）"
