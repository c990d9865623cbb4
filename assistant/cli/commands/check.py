"""``wence check``: what is wrong with the plan and the ledger files, place by place.

Invariant: the files are read anew, never taken from the built store, and every file is
reported even when another cannot be used.
"""

from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from assistant.cli import opening, output
from assistant.config import Settings
from assistant.errors import ExitCode, WenceError
from assistant.model.catalog import LedgerFinding, Receipt
from assistant.model.document import DocumentFinding
from assistant.records import Record, asdict
from assistant.render import as_json
from assistant.render.plain import clean, one_line, wrapped


class Report(Record):
    """Everything that was found."""

    plan: tuple[tuple[str, DocumentFinding], ...]
    """File name and finding."""
    ledgers: tuple[LedgerFinding, ...]
    receipts: tuple[Receipt, ...]
    unusable: tuple[str, ...]
    """Why the plan or the folder as a whole could not be read."""

    @property
    def usable(self) -> bool:
        """Whether every file could be used."""
        return not self.unusable and not any(finding.fatal for finding in self.ledgers)


def run(options: Namespace) -> ExitCode:
    """Prints the report; exit code 1 when a file could not be used."""
    report = _report(opening.settings(options))
    if options.json:
        output.line(as_json.line(_object(report)))
    else:
        for text in _lines(report):
            for part in wrapped(text, output.screen().cells):
                output.line(part)
    return ExitCode.ANSWERED if report.usable else ExitCode.NOT_FOUND


def _report(settings: Settings) -> Report:
    from assistant.document.load import load_all
    from assistant.ledger.load import load

    plan: list[tuple[str, DocumentFinding]] = []
    unusable: list[str] = []
    ledgers: tuple[LedgerFinding, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    try:
        plan = [(document.name, found) for document in load_all(settings.plan) for found in document.findings]
    except WenceError as problem:
        unusable.append(str(problem))
    try:
        catalog = load(settings.ledgers, reveal_personal=settings.reveal_personal).catalog
        ledgers, receipts = catalog.findings, catalog.receipts
    except WenceError as problem:
        unusable.append(str(problem))
    return Report(tuple(plan), ledgers, receipts, tuple(unusable))


def _object(report: Report) -> dict[str, Any]:
    return {
        "usable": report.usable,
        "unusable": [clean(reason) for reason in report.unusable],
        "plan": [
            {"file": file, "clause": found.clause, "kind": found.kind, "quote": found.quote, "reason": found.reason}
            for file, found in report.plan
        ],
        "ledgers": [asdict(finding) for finding in report.ledgers],
        "receipts": [asdict(receipt) for receipt in report.receipts],
    }


def _lines(report: Report) -> Iterator[str]:
    for reason in report.unusable:
        yield f"不能用：{clean(reason)}"
    yield f"方案：{len(report.plan)} 处存疑"
    for file, found in report.plan:
        yield "  " + one_line(f"{file}　{found.clause}　“{found.quote}”：{found.reason}")
    yield f"台账：{len(report.ledgers)} 处存疑"
    for finding in report.ledgers:
        yield "  " + one_line(f"{_place(finding)}：{finding.reason}；{finding.action}")
    yield "回执（文件行数＝入表＋列出未入表＋标题表头）"
    for receipt in report.receipts:
        yield "  " + one_line(_receipt(receipt))


def _place(finding: LedgerFinding) -> str:
    row = f"第 {finding.row} 行" if finding.row is not None else ""
    value = f"“{finding.value}”" if finding.value else ""
    mark = "不能用" if finding.fatal else ""
    return "　".join(part for part in (mark, finding.file, row, finding.column, value) if part)


def _receipt(receipt: Receipt) -> str:
    name = f"{receipt.file}　{receipt.sheet}".rstrip("　")
    return f"{name}：{receipt.rows_in}＝{receipt.loaded}＋{receipt.reported}＋{receipt.structural}"
