"""The sample ledgers as files: what a district would see if it opened them."""

import re
import subprocess
import sys
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sample_files import DICTIONARY, EXPECTED, FOLDER, SNAPSHOT, TABLES

PLANNED = {"完成时限", "错峰开始", "错峰结束", "整改期限", "计划完成日期", "报送截止"}
TOWNS = {"运河街道", "邳庄镇", "张山子镇", "泥沟镇", "涧头集镇", "马兰屯镇"}
COLUMNS = [(ledger["name"], column) for ledger in DICTIONARY["ledger"] for column in ledger["column"]]
DATES = [(ledger, column) for ledger, column in COLUMNS if column["type"] in {"date", "timestamp"}]


def ids(param: object) -> str:
    return param["name"] if isinstance(param, dict) else str(param)


def test_same_seed_same_bytes(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-B", str(FOLDER / "generate.py"), str(tmp_path)], check=True)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert made == {path.name: path.read_bytes() for path in FOLDER.glob("*.csv")}


def test_every_expected_ledger_and_no_other() -> None:
    assert {path.stem for path in FOLDER.glob("*.csv")} == set(EXPECTED)


@pytest.mark.parametrize("ledger", EXPECTED)
def test_header_and_row_count(ledger: str) -> None:
    lines = (FOLDER / f"{ledger}.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == EXPECTED[ledger]["header"]
    assert len(TABLES[ledger]) == EXPECTED[ledger]["rows"]


def test_dictionary_head() -> None:
    assert DICTIONARY["as_of"] == date(2021, 12, 20)
    assert DICTIONARY["sample"] is True


@pytest.mark.parametrize("ledger", DICTIONARY["ledger"], ids=ids)
def test_dictionary_covers_the_file(ledger: dict[str, Any]) -> None:
    headers = [f"{c['name']}（{c['unit']}）" if c.get("unit") else c["name"] for c in ledger["column"]]
    assert ",".join(headers) == EXPECTED[ledger["name"]]["header"]
    assert ledger["files"] == [f"{ledger['name']}.csv"]
    assert ledger["entity"] in {column["name"] for column in ledger["column"]}
    assert all(re.fullmatch(r"[1-4]\.\d\.\d+[ab]?|A\.[1-7]", clause) for clause in ledger["source"])


def closed(ledger: dict[str, Any]) -> list[dict[str, Any]]:
    """The columns whose values the dictionary lists."""
    return [column for column in ledger["column"] if "values" in column]


@pytest.mark.parametrize("ledger", DICTIONARY["ledger"], ids=ids)
def test_closed_lists_are_kept_and_used(ledger: dict[str, Any]) -> None:
    for column in closed(ledger):
        found = {row[column["name"]] for row in TABLES[ledger["name"]]} - {""}
        allowed = set(column["values"])
        assert found <= allowed, column["name"]
        assert found == allowed or column["name"] == "镇街"
        assert set(column.get("done", ())) <= allowed, column["name"]


@pytest.mark.parametrize("ledger", DICTIONARY["ledger"], ids=ids)
def test_no_value_has_two_owners_of_one_synonym(ledger: dict[str, Any]) -> None:
    for column in closed(ledger):
        words = Counter(word for value, more in column["values"].items() for word in {value, *more})
        assert [word for word, owners in words.items() if owners > 1] == [], column["name"]


@pytest.mark.parametrize("ledger", DICTIONARY["ledger"], ids=ids)
def test_no_two_columns_share_a_name_or_synonym(ledger: dict[str, Any]) -> None:
    words = Counter(word for c in ledger["column"] for word in {c["name"], *c["aliases"]})
    assert [word for word, owners in words.items() if owners > 1] == []


FORMS = {
    "integer": r"\d+",
    "number": r"\d+(\.\d+)?",
    "date": r"2021-\d\d-\d\d|2022-\d\d-\d\d",
    "timestamp": r"2021-\d\d-\d\d \d\d:\d\d",
    "text": r"\S+",
}


@pytest.mark.parametrize("ledger", DICTIONARY["ledger"], ids=ids)
def test_cells_have_their_type(ledger: dict[str, Any]) -> None:
    for column in ledger["column"]:
        cells = [row[column["name"]] for row in TABLES[ledger["name"]] if row[column["name"]]]
        assert cells, column["name"]
        assert [cell for cell in cells if not re.fullmatch(FORMS[column["type"]], cell)] == [], column["name"]


@pytest.mark.parametrize(("ledger", "column"), [pair for pair in DATES if pair[1]["name"] not in PLANNED], ids=ids)
def test_nothing_happened_after_the_snapshot_day(ledger: str, column: dict[str, Any]) -> None:
    assert max(row[column["name"]][:10] for row in TABLES[ledger]) <= SNAPSHOT


@pytest.mark.parametrize("ledger", [name for name, table in TABLES.items() if "镇街" in table[0]])
def test_towns(ledger: str) -> None:
    assert {row["镇街"] for row in TABLES[ledger]} <= TOWNS


OPTIONAL = [
    ("清洁取暖台账", "复烧户数"),
    ("散煤网点台账", "村居"),
    ("柴油货车台账", "车主"),
    ("移动源检查台账", "所属单位"),
    ("秸秆堆存台账", "影像编号"),
    ("垃圾焚烧巡查台账", "路段"),
    ("工地扬尘台账", "PM10浓度"),
    ("道路保洁台账", "日保洁频次"),
    ("空气质量日报", "PM10"),
]


@pytest.mark.parametrize(("ledger", "column"), OPTIONAL)
def test_optional_cells_are_sometimes_empty(ledger: str, column: str) -> None:
    empty = sum(not row[column] for row in TABLES[ledger]) / len(TABLES[ledger])
    assert 0.01 <= empty <= 0.06


UNIQUE = [
    ("两高项目清单", ("项目编号",)),
    ("两高项目清单", ("项目名称",)),
    ("任务台账", ("任务编号", "牵头单位")),
    ("错峰生产台账", ("企业名称", "检查日期")),
    ("水泥深度治理台账", ("企业名称", "监测日期")),
    ("清洁取暖台账", ("镇街", "村居")),
    ("散煤网点台账", ("网点名称",)),
    ("锅炉炉窑台账", ("设备编号",)),
    ("VOCs排查台账", ("企业名称", "排查环节")),
    ("柴油货车台账", ("车牌号",)),
    ("移动源检查台账", ("检查编号",)),
    ("油品台账", ("对象名称", "排查日期")),
    ("秸秆火点台账", ("火点编号",)),
    ("工地扬尘台账", ("工地名称", "检查日期")),
    ("道路保洁台账", ("路段", "检查日期")),
    ("矿山扬尘台账", ("矿山名称", "检查日期")),
    ("降尘量台账", ("镇街", "月份")),
    ("空气质量日报", ("镇街", "日期")),
    ("应急减排清单", ("企业名称", "生产线")),
    ("专班周报台账", ("专班", "报送截止")),
]


@pytest.mark.parametrize(("ledger", "key"), UNIQUE)
def test_the_grain_names_one_row(ledger: str, key: tuple[str, ...]) -> None:
    seen = Counter(tuple(row[column] for column in key) for row in TABLES[ledger])
    assert [row for row, times in seen.items() if times > 1] == []


def test_a_company_has_one_town() -> None:
    homes = defaultdict(set)
    for table in TABLES.values():
        for row in table:
            if "企业名称" in row:
                homes[row["企业名称"]].add(row["镇街"])
    assert {name: towns for name, towns in homes.items() if len(towns) > 1} == {}
