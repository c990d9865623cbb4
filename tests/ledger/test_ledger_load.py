"""Folders as a whole: the sample ledgers, another field's ledgers, paths that hold nothing, any bytes at all."""

import os
from datetime import date
from pathlib import Path

import ledger_workbooks as workbooks
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.errors import WenceError
from assistant.ledger.fingerprint import content_hash, fingerprint
from assistant.ledger.load import Loaded, load
from assistant.model.catalog import ColumnType

SAMPLES = Path(__file__).parents[2] / "ledgers"


def rows_add_up(loaded: Loaded) -> bool:
    return all(
        receipt.rows_in == receipt.loaded + receipt.reported + receipt.structural for receipt in loaded.catalog.receipts
    )


def test_sample_ledgers_load_without_a_doubt() -> None:
    loaded = load(SAMPLES)
    assert len(loaded.catalog.ledgers) == 21
    assert [finding for finding in loaded.catalog.findings if finding.fatal] == []
    assert len(loaded.tables) == 21
    assert rows_add_up(loaded)
    assert loaded.catalog.sample
    assert loaded.catalog.as_of == date(2021, 12, 20)


def test_table_and_catalog_agree() -> None:
    loaded = load(SAMPLES)
    for ledger, table in zip(loaded.catalog.ledgers, loaded.tables, strict=True):
        assert (ledger.table, ledger.rows) == (table.name, table.rows)
        assert [(column.name, column.type) for column in ledger.columns] == list(table.columns)
        for column, cells in zip(ledger.columns, table.data, strict=True):
            assert column.nulls == cells.count(None)
            assert not (column.personal and column.values)


def test_sample_ledgers_are_typed_the_same_without_dictionary(tmp_path: Path) -> None:
    for path in SAMPLES.glob("*.csv"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    guessed = {ledger.name: ledger for ledger in load(tmp_path).catalog.ledgers}
    for ledger in load(SAMPLES).catalog.ledgers:
        for column in ledger.columns:
            other = guessed[ledger.name].column(column.name)
            assert (other.type.numeric, other.type.temporal) == (column.type.numeric, column.type.temporal), column.name
            assert (other.unit, other.personal) == (column.unit, column.personal), column.name


FOREIGN = {
    "dictionary.toml": """
as_of = 2023-06-30
[[ledger]]
name = "门店销售"
files = ["sales.csv"]
aliases = ["卖货"]
entity = "门店"
[[ledger.column]]
name = "销售额"
aliases = ["营业额"]
[[ledger]]
name = "员工考勤"
files = ["考勤.csv"]
""",
    "sales.csv": "门店\t月份\t营业额（万元）\n人民路店\t2023年5月\t12.5\n大学城店\t2023年5月\t9.8\n",
    "考勤.csv": "部门,日期,应到（人）,实到（人）,迟到\n仓储,6月1日,12,11,√\n门市,6月1日,8,8,×\n"
    "仓储,6月2日,12,十二人,×\n门市,6月2日,8,7,\n",
    "库存盘点.csv": "货品,库位,数量（件）,保质期至\n柠檬茶,A-01,120,2023/12/31\n酸梅汤,A-02,—,2024/1/15\n",
}


def test_another_fields_ledgers_with_a_short_dictionary(tmp_path: Path) -> None:
    for name, text in FOREIGN.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    catalog = load(tmp_path).catalog
    kinds = {ledger.name: {column.name: column.type for column in ledger.columns} for ledger in catalog.ledgers}
    text, number, day, whole = ColumnType.TEXT, ColumnType.NUMBER, ColumnType.DATE, ColumnType.INTEGER
    assert kinds == {
        "门店销售": {"门店": text, "月份": day, "销售额": number},
        "员工考勤": {"部门": text, "日期": day, "应到": whole, "实到": whole, "迟到": text},
        "库存盘点": {"货品": text, "库位": text, "数量": whole, "保质期至": day},
    }
    assert catalog.ledger("员工考勤").column("日期").last == "2023-06-02"
    assert [(finding.row, finding.value) for finding in catalog.findings if finding.column == "实到"] == [(4, "十二人")]


def test_one_workbook_without_dictionary(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["书名", "馆藏地", "借阅次数（次）", "入藏日期"],
        ["古城旧事", "总馆", 12, date(2020, 5, 1)],
        ["河工图说", "分馆", 3, date(2021, 7, 9)],
    ]
    (ledger,) = load(workbooks.plain(tmp_path / "借阅.xlsx", rows)).catalog.ledgers
    assert (ledger.name, ledger.entity, ledger.rows) == ("借阅", "书名", 2)
    assert [(column.type, column.unit) for column in ledger.columns] == [
        (ColumnType.TEXT, ""), (ColumnType.TEXT, ""), (ColumnType.INTEGER, "次"), (ColumnType.DATE, ""),
    ]  # fmt: skip


def test_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(WenceError, match="没有这个台账文件夹"):
        load(tmp_path / "无")


def test_folder_without_ledgers_is_said(tmp_path: Path) -> None:
    (tmp_path / "说明.txt").write_text("无")
    (tmp_path / "~$台账.xlsx").write_bytes(b"lock")
    with pytest.raises(WenceError, match="没有台账文件"):
        load(tmp_path)


def test_unreadable_file_costs_only_itself(tmp_path: Path) -> None:
    (tmp_path / "好.csv").write_text("甲,乙\n1,2\n")
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04broken")
    loaded = load(tmp_path)
    assert [ledger.name for ledger in loaded.catalog.ledgers] == ["好"]
    assert loaded.incomplete == ("坏.xlsx",)


def test_fingerprint_tells_what_changed(tmp_path: Path) -> None:
    path = tmp_path / "台账.csv"
    path.write_text("甲,乙\n1,2\n")
    before, content = fingerprint(tmp_path), content_hash(path)
    assert fingerprint(tmp_path) == before
    os.utime(path, ns=(1, 1))
    assert fingerprint(tmp_path) != before
    assert content_hash(path) == content
    (tmp_path / "dictionary.toml").write_text("sample = true")
    assert [stamp.name for stamp in fingerprint(tmp_path)] == ["dictionary.toml", "台账.csv"]
    assert [stamp.name for stamp in fingerprint(path)] == ["台账.csv", "dictionary.toml"]
    assert content_hash(tmp_path / "无") == ""


CELLS = st.sampled_from(
    ["", " ", "甲", "乙丙", "5", "1.5", "约3", "2021-12-01", "2021-02-30", "1.2万", "√", "/", "无", "13700000021",
     "合计", "小计", "备注：无", "填表人：甲", "一、总则", "序号", "名称", "数量（户）", "单位：万元",
     '"', "a,b", "x\ny", "\u200b"]
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.lists(CELLS, max_size=6), max_size=12), separator=st.sampled_from([",", "\t", ";"]))
def test_no_row_is_lost_whatever_the_file_holds(tmp_path: Path, rows: list[list[str]], separator: str) -> None:
    path = tmp_path / "任意.csv"
    quoted = [separator.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    path.write_text("".join(f"{line}\n" for line in quoted), encoding="utf-8")
    loaded = load(path)
    assert rows_add_up(loaded)
    for receipt in loaded.catalog.receipts:
        assert receipt.rows_in == sum(any(cell.strip() for cell in row) for row in rows)
        assert receipt.reported == len({f.row for f in loaded.catalog.findings if f.action == "该行不入表"})
    assert sum(ledger.rows for ledger in loaded.catalog.ledgers) == sum(r.loaded for r in loaded.catalog.receipts)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=st.binary(max_size=400),
    prefix=st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", "名称,数量\n".encode(), b"\xff\xfe"]),
)
def test_any_bytes_give_rows_or_a_finding(tmp_path: Path, content: bytes, prefix: bytes) -> None:
    path = tmp_path / "任意.csv"
    path.write_bytes(prefix + content)
    loaded = load(path)
    assert loaded.catalog.receipts or loaded.catalog.findings
    assert rows_add_up(loaded)
