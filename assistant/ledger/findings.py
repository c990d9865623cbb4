"""What is said about doubtful files, rows and cells, worded in one place.

Invariant: every finding says where (file, row, column), what stood there, why it was
doubtful and what was done; a message that leaves one of these out cannot be built.
"""

from assistant.model.catalog import LedgerFinding

DICTIONARY = "dictionary.toml"


def unusable_file(file: str, reason: str, action: str = "没有读入，请检查后重新存放") -> LedgerFinding:
    """The file gave no rows at all."""
    return LedgerFinding(file, None, "", "", reason, action, fatal=True)


def incomplete_file(file: str, row: int | None, reason: str) -> LedgerFinding:
    """The file ends in the middle of a row or a character: it may still be being written."""
    return LedgerFinding(file, row, "", "", reason, "先用读得到的行，写完后会重新读取")


def file_note(
    file: str, reason: str, action: str, value: str = "", column: str = "", row: int | None = None
) -> LedgerFinding:
    """Something about a whole file or sheet."""
    return LedgerFinding(file, row, column, value, reason, action)


def left_out_row(file: str, row: int, value: str, reason: str) -> LedgerFinding:
    """A row that is no record, or cannot be laid under the header."""
    return LedgerFinding(file, row, "", value, reason, "该行不入表")


def unreadable_cell(file: str, row: int, column: str, value: str, reason: str) -> LedgerFinding:
    """A cell that is not of its column's type."""
    return LedgerFinding(file, row, column, value, reason, "按空值入表，原文保留在未读单元格")


def softened_cell(file: str, row: int, column: str, value: str, reason: str, kept: str) -> LedgerFinding:
    """A cell read with something of it dropped or converted."""
    return LedgerFinding(file, row, column, value, reason, f"按 {kept} 入表")


def dictionary_error(
    column: str, value: str, reason: str, action: str, row: int | None = None, fatal: bool = False
) -> LedgerFinding:
    """Something wrong in the data dictionary itself."""
    return LedgerFinding(DICTIONARY, row, column, value, reason, action, fatal)
