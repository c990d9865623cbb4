"""XLSX and ODS: merged cells, percentages, sheets of a family, hidden sheets, broken files."""

import zipfile
from datetime import date
from pathlib import Path

import ledger_workbooks as workbooks
import pytest

from assistant.ledger.load import load
from assistant.ledger.percent import percent_cells


def test_merged_headers_cells_amounts_and_percentages(tmp_path: Path) -> None:
    loaded = load(workbooks.merged_headers(tmp_path / "清洁取暖.xlsx"))
    (receipt,) = loaded.catalog.receipts
    assert (receipt.rows_in, receipt.loaded, receipt.reported, receipt.structural) == (11, 7, 1, 3)
    rows = list(zip(*loaded.tables[0].data, strict=True))
    assert [name for name, _ in loaded.tables[0].columns] == [
        "镇街", "村居", "抽查户数", "抽查合格率", "补助", "完成日期",
    ]  # fmt: skip
    assert rows[:3] == [
        ("东关街道", "一里村", 20, 90.0, 35.0, date(2023, 4, 1)),
        ("东关街道", "二里村", 15, 100.0, None, date(2023, 4, 9)),
        ("西关街道", "三里村", 8, 12.5, 12.5, None),
    ]
    assert loaded.catalog.ledgers[0].column("抽查合格率").unit == "%"
    named = {(finding.row, finding.column, finding.value) for finding in loaded.catalog.findings}
    assert named == {(4, "", "35"), (6, "完成日期", "未完成"), (11, "", "合计")}


def test_sheets_of_months_are_one_ledger_and_others_their_own(tmp_path: Path) -> None:
    loaded = load(workbooks.month_sheets(tmp_path / "热线投诉.xlsx"))
    assert {ledger.name: ledger.rows for ledger in loaded.catalog.ledgers} == {"热线投诉": 4, "值班表": 1}
    assert loaded.tables[0].data[2] == (1, 1, 2, 2)
    assert [receipt.sheet for receipt in loaded.catalog.receipts] == ["1月", "2月", "值班表"]
    assert [finding.value for finding in loaded.catalog.findings] == ["代码"]


def test_dictionary_entry_takes_only_the_sheets_with_its_columns(tmp_path: Path) -> None:
    workbooks.month_sheets(tmp_path / "热线投诉.xlsx")
    (tmp_path / "dictionary.toml").write_text(
        '[[ledger]]\nname = "投诉"\nfiles = ["*.xlsx"]\n[[ledger.column]]\nname = "投诉量"\naliases = ["件数"]\n'
    )
    loaded = load(tmp_path)
    assert {ledger.name: ledger.rows for ledger in loaded.catalog.ledgers} == {"投诉": 4, "值班表": 1}


def test_open_document(tmp_path: Path) -> None:
    path = workbooks.open_document(tmp_path / "清单.ods", [["项目", "数量（件）"], ["甲", "5"], ["乙", "7"]])
    assert load(path).tables[0].data == (("甲", "乙"), (5, 7))


def test_workbook_named_csv_is_known_by_its_bytes(tmp_path: Path) -> None:
    path = workbooks.plain(tmp_path / "误名.xlsx", [["项目", "数量"], ["甲", 5]]).rename(tmp_path / "误名.csv")
    assert load(path).tables[0].data == (("甲",), (5,))


def test_empty_margin_does_not_shift_row_numbers(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        [],
        [],
        [None, "项目", "数量"],
        *([None, name, 5] for name in "甲乙丙"),
        [None, "丁", "停用"],
    ]
    loaded = load(workbooks.plain(tmp_path / "边距.xlsx", rows))
    assert [(finding.row, finding.value) for finding in loaded.catalog.findings] == [(7, "停用")]


@pytest.mark.parametrize("kept", [0.3, 0.6, 0.95])
def test_truncated_workbook_is_fatal_not_a_traceback(tmp_path: Path, kept: float) -> None:
    content = workbooks.merged_headers(tmp_path / "整.xlsx").read_bytes()
    path = tmp_path / "断.xlsx"
    path.write_bytes(content[: int(len(content) * kept)])
    loaded = load(path)
    assert [finding.fatal for finding in loaded.catalog.findings] == [True]
    assert loaded.incomplete == ("断.xlsx",)


def test_percentages_of_what_is_no_workbook() -> None:
    assert percent_cells(b"PK\x03\x04 not a zip") == {}


OLD = Path(__file__).parents[1] / "data" / "ledgers" / "老式工作簿.xls"


@pytest.mark.parametrize("kept", [600, 3000, 5600])
def test_half_written_old_workbook_ends_only_its_own_reading(tmp_path: Path, kept: int) -> None:
    path = tmp_path / "断.xls"
    path.write_bytes(OLD.read_bytes()[:kept])
    loaded = load(path)
    assert [finding.reason for finding in loaded.catalog.findings] == ["工作簿损坏或没有写完，打不开"]
    assert loaded.incomplete == ("断.xls",)


def test_stray_cell_at_the_far_corner_is_refused(tmp_path: Path) -> None:
    path = workbooks.plain(tmp_path / "远.xlsx", [["项目", "数量"], ["甲", 5]])
    with zipfile.ZipFile(path) as archive:
        members = {member: archive.read(member) for member in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    members[sheet] = members[sheet].replace(b'r="B2"', b'r="XFD1048576"')
    with zipfile.ZipFile(path, "w") as archive:
        for member, content in members.items():
            archive.writestr(member, content)
    (finding,) = load(path).catalog.findings
    assert (finding.fatal, finding.reason) == (True, "工作表里有单元格落在极远的行或列")


def test_many_rows_are_not_far(tmp_path: Path) -> None:
    rows: list[list[object]] = [["项目", "数量"], *([f"第{number}项", number] for number in range(12000))]
    assert load(workbooks.plain(tmp_path / "多.xlsx", rows)).catalog.ledgers[0].rows == 12000
