"""Exported files: complete, harmless to the program that opens them, never over another file."""

import csv
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from assistant.errors import WenceError
from assistant.model.answer import Answer, Kind
from assistant.records import replace
from assistant.render.export import Format, export

FORMULAS = ("=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x","y")', "http://example.com")
ROWS = tuple((text, Decimal("1.50"), date(2021, 12, 1), None, True, 3) for text in FORMULAS)
COLUMNS = ("=名称", "吨", "日期", "空", "是否", "数")
ANSWER = Answer(
    question="=cmd|' /C calc'!A1",
    kind=Kind.LEDGER,
    answered=True,
    understood="台账：全部",
    answer="共7行。\n=第二行",
    columns=COLUMNS,
    rows=ROWS,
    clauses=("2.8.1",),
    notes=("示例数据",),
    sql="SELECT 1",
)


def test_a_workbook_holds_text_figures_and_days_and_no_formula(tmp_path: Path) -> None:
    path = export([ANSWER], tmp_path, Format.XLSX)
    book = openpyxl.load_workbook(path)
    words, rows = book.worksheets
    assert [cell.value for cell in words[2]][:3] == [ANSWER.question, ANSWER.understood, ANSWER.answer]
    assert [cell.value for cell in rows[1]] == list(COLUMNS)
    first = list(rows[2])
    assert [cell.data_type for cell in first] == ["s", "n", "d", "n", "s", "n"]
    assert [cell.value for cell in first] == ["=1+1", 1.5, datetime(2021, 12, 1), None, "是", 3]
    for sheet in book.worksheets:
        for line in sheet.iter_rows():
            assert all(cell.data_type != "f" and cell.hyperlink is None for cell in line)


def test_csv_marks_what_a_spreadsheet_would_run(tmp_path: Path) -> None:
    path = export([ANSWER], tmp_path, Format.CSV)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    header, *lines = csv.reader(path.read_text("utf-8-sig").splitlines())
    assert header[0] == "'=名称"
    assert len(lines) == len(ROWS)
    assert all(not cell.startswith(("=", "+", "@", "\t")) for line in lines for cell in line)
    assert lines[0][1:] == ["1.5", "2021-12-01", "", "是", "3"]


def test_several_answers_in_csv_are_a_line_each(tmp_path: Path) -> None:
    path = export([ANSWER, replace(ANSWER, question="第二问")], tmp_path, Format.CSV)
    lines = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    assert [line[0] for line in lines] == ["问题", "'=cmd|' /C calc'!A1", "第二问"]


def test_markdown_keeps_cells_apart_and_marks_nothing_up(tmp_path: Path) -> None:
    nasty = replace(ANSWER, columns=("a|b",), rows=(("<script>|x|",), ("**b**",)))
    text = export([nasty], tmp_path, Format.MARKDOWN).read_text("utf-8")
    assert "| a\\|b |" in text
    assert "| \\<script\\>\\|x\\| |" in text
    assert "\\*\\*b\\*\\*" in text
    assert "```sql\nSELECT 1\n```" in text


@pytest.mark.parametrize("kind", Format)
def test_a_file_is_never_overwritten(tmp_path: Path, kind: Format) -> None:
    paths = {export([ANSWER], tmp_path, kind) for _ in range(3)}
    assert len(paths) == 3
    assert all(path.parent == tmp_path and path.suffix == f".{kind}" for path in paths)


@pytest.mark.parametrize(
    "question", ["../../etc/passwd", "a/b:c?*", "", "。" * 200, "\x1b[2J\n换行", "[]:*?/\\'", "👧" * 20]
)
@pytest.mark.parametrize("kind", Format)
def test_any_question_makes_a_file_in_the_folder(tmp_path: Path, question: str, kind: Format) -> None:
    path = export([replace(ANSWER, question=question)], tmp_path, kind)
    assert path.resolve().parent == tmp_path.resolve()
    assert path.stat().st_size


def test_an_answer_in_words_alone_is_exported_too(tmp_path: Path) -> None:
    bare = replace(ANSWER, question="问", columns=(), rows=(), sql=None)
    assert "共7行" in export([bare], tmp_path, Format.CSV).read_text("utf-8-sig")
    assert len(openpyxl.load_workbook(export([bare], tmp_path, Format.XLSX)).worksheets) == 1


@pytest.mark.parametrize("kind", Format)
def test_a_folder_that_is_not_there_is_said(tmp_path: Path, kind: Format) -> None:
    with pytest.raises(WenceError, match="文件写不出来"):
        export([ANSWER], tmp_path / "none", kind)
