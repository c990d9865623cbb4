"""A folder of ledgers, or one file → typed tables and the catalog.

Invariant: whatever lies in the folder, the result says of every file what became of it;
nothing personal leaves unmasked unless asked for. Bad files cost themselves, never the rest.
"""

from collections.abc import Sequence
from pathlib import Path

from assistant.errors import UnusableFileError, WenceError
from assistant.ledger import findings
from assistant.ledger.blocks import Block, make_block
from assistant.ledger.catalog import BuiltLedger, UnreadCell, build_ledger, unread_table
from assistant.ledger.copies import without_copies
from assistant.ledger.dictionary import Dictionary, read_dictionary, same_spelling
from assistant.ledger.families import make_families
from assistant.ledger.fingerprint import ledger_files
from assistant.ledger.privacy import mask_identifiers
from assistant.ledger.reader import read_file
from assistant.model.catalog import Catalog, LedgerFinding
from assistant.model.table import Table
from assistant.records import Record, replace


class Loaded(Record):
    """Everything read from a folder of ledgers."""

    catalog: Catalog
    tables: tuple[Table, ...]
    """One per ledger, in the catalog's order, then 未读单元格 when there are any."""
    incomplete: tuple[str, ...] = ()
    """Files that could not be opened or seem half written: keep their last good version."""


class _FileResult(Record):
    blocks: tuple[Block, ...]
    findings: tuple[LedgerFinding, ...]
    incomplete: bool = False


def load(folder: Path, reveal_personal: bool = False) -> Loaded:
    """The ledgers in ``folder`` (or the single ledger file at that path), with ``dictionary.toml`` if it lies there.

    Raises WenceError when the path does not exist or holds no ledger file; a file that
    cannot be used is a fatal finding.
    """
    base = folder.parent if folder.is_file() else folder
    paths, copies = without_copies(_paths(folder))
    dictionary = read_dictionary(base / findings.DICTIONARY)
    known = _known_names(dictionary)
    results = {name: _read(path, name, known) for name, path in paths.items()}
    blocks = [block for result in results.values() for block in result.blocks]
    families = make_families(blocks, dictionary, base.resolve().name, folder.is_dir())
    built = [build_ledger(family, dictionary.as_of, reveal_personal) for family in families if family.blocks]
    noted = [*dictionary.findings, *copies, *(finding for result in results.values() for finding in result.findings)]
    noted += [finding for family in families if not family.blocks for finding in family.findings]
    catalog = _catalog(dictionary, built, noted, blocks)
    unread = tuple(cell for item in built for cell in item.unread)
    if not reveal_personal:
        catalog, unread = _masked(catalog, unread)
    tables = (*(item.table for item in built), *([unread_table(unread)] if unread else []))
    return Loaded(catalog, tables, tuple(name for name, result in results.items() if result.incomplete))


def _paths(folder: Path) -> dict[str, Path]:
    """Name in reports → path, in order of name; WenceError when there is nothing to read."""
    if folder.is_file():
        return {same_spelling(folder.name): folder}
    if not folder.exists():
        raise WenceError("没有这个台账文件夹", str(folder), "请用 --ledgers 指定台账所在的文件夹")
    found = {same_spelling(name): folder / name for name in ledger_files(folder)}
    if not found:
        raise WenceError("文件夹里没有台账文件", str(folder), "请放入 CSV 或 XLSX 文件，或用 --ledgers 指定别的文件夹")
    return dict(sorted(found.items()))


def _known_names(dictionary: Dictionary) -> frozenset[str]:
    columns = [column for entry in dictionary.ledgers for column in entry.columns]
    return frozenset(name for column in columns for name in (column.name, *column.aliases))


def _read(path: Path, name: str, known: frozenset[str]) -> _FileResult:
    try:
        reading = read_file(path, name)
    except UnusableFileError as error:
        reason = f"{error.what}（{error.where}）" if error.where else error.what
        return _FileResult((), (findings.unusable_file(name, reason, f"没有读入。{error.todo}"),), incomplete=True)
    blocks = [block for grid in reading.grids if (block := make_block(grid, known))]
    noted = [*reading.findings, *(finding for block in blocks for finding in block.findings)]
    if not blocks:
        noted.append(findings.unusable_file(name, "文件里没有任何内容"))
    return _FileResult(tuple(blocks), tuple(noted), reading.incomplete or any(block.incomplete for block in blocks))


def _catalog(
    dictionary: Dictionary, built: Sequence[BuiltLedger], noted: Sequence[LedgerFinding], blocks: Sequence[Block]
) -> Catalog:
    return Catalog(
        tuple(item.ledger for item in built),
        dictionary.as_of,
        dictionary.sample,
        (*noted, *(finding for item in built for finding in item.findings)),
        tuple(block.receipt for block in blocks),
    )


def _masked(catalog: Catalog, unread: tuple[UnreadCell, ...]) -> tuple[Catalog, tuple[UnreadCell, ...]]:
    """Findings and unread cells quote the file: phones, plates, identity numbers and signatures in them are masked."""
    noted = tuple(replace(finding, value=mask_identifiers(finding.value)) for finding in catalog.findings)
    return replace(catalog, findings=noted), tuple(replace(cell, value=mask_identifiers(cell.value)) for cell in unread)
