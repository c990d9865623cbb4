"""Answers as files for the office: XLSX, CSV or Markdown.

Invariant: nothing in a file is taken for a formula, a link or markup by the program that
opens it; a file that exists is never overwritten. Prevents a ledger cell 「=HYPERLINK(…)」
from running on the desk of whoever opens the export.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import WenceError
from assistant.model.answer import Answer, Cell
from assistant.render.as_csv import csv_text
from assistant.render.cells import number, written
from assistant.render.plain import clean, one_line

if TYPE_CHECKING:
    from xlsxwriter.format import Format as CellFormat
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_NAME_LENGTH = 24
_CELL_LENGTH = 32_767
"""What a spreadsheet cell can hold."""
_SHEET_LENGTH = 31
_UNFIT = re.compile("[\\\\/:*?\"'<>|\\[\\]\\s.\U00010000-\U0010ffff]+")
"""Characters that a file or sheet name must not have (or that count double in a sheet's)."""
_MARKUP = re.compile(r"([\\`*_{}\[\]()#+!|<>~-])")
_HEADINGS = ("问题", "理解为", "回答", "单位", "依据条款", "说明", "SQL")


class Format(StrEnum):
    """Kind of file; the value is the file's suffix."""

    XLSX = "xlsx"
    CSV = "csv"
    MARKDOWN = "md"


def export(answers: Sequence[Answer], folder: Path, kind: Format) -> Path:
    """Writes the answers to a new file in ``folder`` and gives its path; WenceError when that cannot be done."""
    path = _free(folder, _name(answers), kind)
    try:
        _WRITERS[kind](answers, path)
    except OSError as problem:
        raise WenceError("文件写不出来", str(path), "请检查文件夹是否存在、是否可写、磁盘是否已满") from problem
    return path


def _name(answers: Sequence[Answer]) -> str:
    title = answers[0].question if len(answers) == 1 else "对话"
    return f"问策_{_fit(title, _NAME_LENGTH)}"


def _free(folder: Path, name: str, kind: Format) -> Path:
    path, count = folder / f"{name}.{kind}", 1
    while path.exists():
        count += 1
        path = folder / f"{name}_{count}.{kind}"
    return path


def _fit(text: str, length: int) -> str:
    return _UNFIT.sub("_", one_line(text)).strip("_")[:length] or "回答"


def _fields(answer: Answer) -> tuple[str, ...]:
    """The answer in words, in the order of the headings."""
    return tuple(
        map(
            clean,
            (
                answer.question,
                answer.understood,
                answer.error or answer.answer,
                "、".join(answer.units),
                "、".join(answer.clauses),
                "；".join(answer.notes),
                answer.sql or "",
            ),
        )
    )


def _write_csv(answers: Sequence[Answer], path: Path) -> None:
    """The rows of one answer; of several, or of one without rows, one line an answer."""
    if len(answers) == 1 and answers[0].rows:
        text = csv_text(answers[0].columns, answers[0].rows)
    else:
        text = csv_text(_HEADINGS, [_fields(answer) for answer in answers])
    path.write_text(text, encoding="utf-8-sig")


def _write_markdown(answers: Sequence[Answer], path: Path) -> None:
    path.write_text("\n".join(line for answer in answers for line in _markdown(answer)), encoding="utf-8")


def _markdown(answer: Answer) -> Iterator[str]:
    question, *fields, sql = _fields(answer)
    yield f"## {_unmarked(question)}\n"
    for heading, text in zip(_HEADINGS[1:], fields, strict=False):
        if text:
            yield f"**{heading}**　" + "  \n".join(map(_unmarked, text.split("\n"))) + "\n"
    if answer.rows:
        yield _markdown_row(answer.columns)
        yield "|" + " --- |" * len(answer.columns)
        yield from map(_markdown_row, answer.rows)
        yield ""
    if sql:
        yield f"```sql\n{sql}\n```\n"


def _markdown_row(cells: Sequence[Cell]) -> str:
    return "| " + " | ".join(_unmarked(written(cell)) for cell in cells) + " |"


def _unmarked(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)


def _write_workbook(answers: Sequence[Answer], path: Path) -> None:
    """A sheet of all answers in words, and one sheet of rows for each answer that has some."""
    import xlsxwriter
    from xlsxwriter.exceptions import XlsxFileError

    literal = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    try:
        with xlsxwriter.Workbook(str(path), {**literal, "nan_inf_to_errors": True}) as book:
            _fill(book.add_worksheet("问答"), book, _HEADINGS, [_fields(answer) for answer in answers])
            for position, answer in enumerate(answers, 1):
                if answer.rows:
                    title = f"{position} {_fit(answer.question, _SHEET_LENGTH)}"[:_SHEET_LENGTH]
                    _fill(book.add_worksheet(title), book, answer.columns, answer.rows)
    except XlsxFileError as problem:
        raise OSError(str(problem)) from problem


def _fill(sheet: "Worksheet", book: "Workbook", columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
    bold = book.add_format({"bold": True, "bottom": 1})
    day, moment = (book.add_format({"num_format": code}) for code in ("yyyy-mm-dd", "yyyy-mm-dd hh:mm"))
    for index, name in enumerate(columns):
        sheet.write_string(0, index, one_line(name), bold)
    sheet.freeze_panes(1, 0)
    for line, row in enumerate(rows, 1):
        for index, cell in enumerate(row):
            _write_cell(sheet, line, index, cell, moment if isinstance(cell, datetime) else day)
    sheet.autofit()


def _write_cell(sheet: "Worksheet", line: int, index: int, cell: Cell, days: "CellFormat") -> None:
    if isinstance(cell, (bool, str)):
        text = clean(cell) if isinstance(cell, str) else written(cell)
        sheet.write_string(line, index, text[:_CELL_LENGTH])
    elif isinstance(cell, date):
        sheet.write_datetime(line, index, cell, days)
    elif cell is not None:
        sheet.write_number(line, index, number(cell) if isinstance(cell, Decimal) else cell)


_WRITERS: dict[Format, Callable[[Sequence[Answer], Path], None]] = {
    Format.XLSX: _write_workbook,
    Format.CSV: _write_csv,
    Format.MARKDOWN: _write_markdown,
}
