"""What stays at its last good version when files change while the program runs.

Invariant: a ledger is taken whole from one version of its files, never half from each.
Prevents the answer counted over a file that a spreadsheet program had written halfway.
"""

from assistant.model.catalog import Ledger, LedgerFinding
from assistant.records import replace
from assistant.store import database
from assistant.store.build import Built
from assistant.store.sources import Contents


def spoilt(old: Contents, fresh: Contents) -> tuple[Ledger, ...]:
    """Ledgers of ``old`` one of whose files, whole until now, can no longer be read or seems half written."""
    worse = set(fresh.incomplete).difference(old.incomplete)
    return tuple(ledger for ledger in old.catalog.ledgers if not ledger.plan and worse.intersection(ledger.files))


def kept(old: Built, fresh: Built, ledgers: tuple[Ledger, ...]) -> Built:
    """``fresh``, but with these ledgers as they are in ``old``."""
    tables = {ledger.table for ledger in ledgers}
    connection = database.create()
    for name in database.table_names(fresh.connection):
        if name not in tables:
            database.copy_table(fresh.connection, connection, name)
    for name in tables:
        database.copy_table(old.connection, connection, name)
    return Built(_kept_contents(old.contents, fresh.contents, ledgers), database.lock(connection))


def noted(contents: Contents, *findings: LedgerFinding) -> Contents:
    """The same contents with more findings."""
    catalog = contents.catalog
    return replace(contents, catalog=replace(catalog, findings=catalog.findings + findings))


def stale(file: str, reason: str) -> LedgerFinding:
    """Says that a file stays at its last good version."""
    return LedgerFinding(file, None, "", "", reason, "仍用上一次读到的内容", fatal=True)


def _kept_contents(old: Contents, fresh: Contents, ledgers: tuple[Ledger, ...]) -> Contents:
    names = {ledger.name for ledger in ledgers}
    others = tuple(ledger for ledger in fresh.catalog.ledgers if ledger.name not in names)
    files = [file for ledger in ledgers for file in ledger.files]
    findings = tuple(finding for finding in fresh.catalog.findings if finding.file not in files)
    receipts = [receipt for receipt in fresh.catalog.receipts if receipt.file not in files]
    receipts += [receipt for receipt in old.catalog.receipts if receipt.file in files]
    catalog = replace(fresh.catalog, ledgers=ledgers + others, findings=findings, receipts=tuple(receipts))
    notes = [stale(file, "改动后读不全，可能正在写入") for file in files if file in fresh.incomplete]
    return noted(Contents(fresh.documents, catalog, old.incomplete), *notes)
