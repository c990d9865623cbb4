"""What stays at its last good version when files change while the program runs.

Invariant: a ledger is taken whole from one version of its files, never half from each.
Prevents the answer counted over a file that a spreadsheet program had written halfway.
"""

from dataclasses import replace
from pathlib import Path

from assistant.model.catalog import Catalog, Ledger, LedgerFinding
from assistant.store.build import Built, table_of
from assistant.store.sources import Contents, Sources

_TEXT_FILES = (".csv", ".tsv", ".txt")
_SEPARATORS = b",\t;"
_LOOK_BACK = 4096


def spoilt(old: Catalog, fresh: Catalog, folder: Path) -> tuple[Ledger, ...]:
    """Ledgers of ``old`` whose files can no longer be read, or end in the middle of a row."""
    fatal = {finding.file for finding in fresh.findings if finding.fatal}
    return tuple(
        ledger
        for ledger in old.ledgers
        if not ledger.plan and (fatal.intersection(ledger.files) or _cut_short(ledger, fresh, folder))
    )


def kept(old: Built, fresh: Built, ledgers: tuple[Ledger, ...]) -> Sources:
    """``fresh``, but with these ledgers as they are in ``old``."""
    names = {ledger.name for ledger in ledgers}
    others = tuple(ledger for ledger in fresh.contents.catalog.ledgers if ledger.name not in names)
    tables = [table_of(fresh, ledger) for ledger in others] + [table_of(old, ledger) for ledger in ledgers]
    files = {file for ledger in ledgers for file in ledger.files}
    remaining = tuple(finding for finding in fresh.contents.catalog.findings if finding.file not in files)
    catalog = replace(fresh.contents.catalog, ledgers=ledgers + others, findings=remaining)
    notes = [_note(file, "改动后读不全，可能正在写入") for ledger in ledgers for file in ledger.files]
    return Sources(noted(Contents(fresh.contents.documents, catalog), *notes), tuple(tables))


def noted(contents: Contents, *findings: LedgerFinding) -> Contents:
    """The same contents with more findings."""
    catalog = contents.catalog
    return replace(contents, catalog=replace(catalog, findings=catalog.findings + findings))


def plan_note(plan: Path, reason: str) -> LedgerFinding:
    """Says that the plan stays at its last good version."""
    return _note(plan.name, reason)


def _note(file: str, reason: str) -> LedgerFinding:
    return LedgerFinding(file, None, "", "", reason, "仍用上一次读到的内容")


def _cut_short(old: Ledger, fresh: Catalog, folder: Path) -> bool:
    now = [ledger.rows for ledger in fresh.ledgers if ledger.name == old.name]
    return bool(now) and now[0] < old.rows and any(_ends_inside_a_row(folder / file) for file in old.files)


def _ends_inside_a_row(path: Path) -> bool:
    """Whether a text file stops without a line end, in a line with fewer cells than the one before."""
    if path.suffix.lower() not in _TEXT_FILES or not path.is_file():
        return False
    lines = path.read_bytes()[-_LOOK_BACK:].splitlines(keepends=True)
    if len(lines) < 2 or lines[-1].endswith((b"\n", b"\r")):
        return False
    before, last = (sum(line.count(separator) for separator in _SEPARATORS) for line in lines[-2:])
    return last < before
