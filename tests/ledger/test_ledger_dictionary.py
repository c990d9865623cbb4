"""The data dictionary: what it says is used, what is wrong in it is told."""

from datetime import date
from pathlib import Path

import pytest

from assistant.ledger.dictionary import parse_dictionary
from assistant.ledger.load import load
from assistant.model.catalog import Column, ColumnType, LedgerFinding

ONE = """
as_of = 2021-12-20
sample = true

[[ledger]]
name = "货车台账"
aliases = ["货车"]
files = ["货车.csv"]
source = ["2.6.1"]
grain = "一车一行"
entity = "编号"
unit_noun = "辆"

[[ledger.column]]
name = "编号"
type = "text"
aliases = ["车辆编号"]

[[ledger.column]]
name = "状态"
values = { "已拆解" = ["拆了", "拆完"], "待拆解" = [] }
done = ["已拆解"]

[[ledger.column]]
name = "吨位"
type = "number"
unit = "吨"
good = "low"

[[ledger.column]]
name = "司机"
personal = true

[[ledger.column]]
name = "合格"
type = "boolean"
"""
ROWS = """车辆编号,状态,吨位（吨）,司机,合格,联系电话
1,已拆解,3.5,王小明,是,13700000021
2,拆了,4,李大江,×,13700000022
3,报废,八吨,,N,13700000023
"""


def write(folder: Path, dictionary: str, rows: str = ROWS, name: str = "货车.csv") -> Path:
    (folder / "dictionary.toml").write_text(dictionary, encoding="utf-8")
    (folder / name).write_text(rows, encoding="utf-8")
    return folder


def column(folder: Path, name: str) -> Column:
    return load(folder).catalog.ledger("货车台账").column(name)


def test_ledger_takes_what_the_dictionary_says(tmp_path: Path) -> None:
    catalog = load(write(tmp_path, ONE)).catalog
    ledger = catalog.ledger("货车台账")
    assert (catalog.as_of, catalog.sample) == (date(2021, 12, 20), True)
    assert (ledger.aliases, ledger.source, ledger.grain, ledger.entity, ledger.unit_noun, ledger.files) == (
        ("货车",), ("2.6.1",), "一车一行", "编号", "辆", ("货车.csv",),
    )  # fmt: skip
    assert ledger.column("编号").header == "车辆编号"
    assert ledger.column("编号").type is ColumnType.TEXT


@pytest.mark.parametrize(
    ("said", "grain"),
    [("一车一行", "一车一行"), ("一点一天一行", "点×日"), ("一村一户一月一行", "村×户×月"), ("镇街×日", "镇街×日")],
)
def test_a_row_a_day_is_told_in_words_as_well(tmp_path: Path, said: str, grain: str) -> None:
    described = ONE.replace('grain = "一车一行"', f'grain = "{said}"')
    assert load(write(tmp_path, described)).catalog.ledger("货车台账").grain == grain


def test_closed_list_is_kept_and_other_spellings_are_told(tmp_path: Path) -> None:
    loaded = load(write(tmp_path, ONE))
    state = loaded.catalog.ledger("货车台账").column("状态")
    assert [(value.text, value.aliases, value.count) for value in state.values] == [
        ("已拆解", ("拆了", "拆完"), 2),
        ("待拆解", (), 0),
        ("报废", (), 1),
    ]
    assert (state.closed, state.done) == (True, ("已拆解",))
    assert loaded.tables[0].data[1] == ("已拆解", "已拆解", "报废")
    named = {(finding.row, finding.value, finding.action) for finding in loaded.catalog.findings}
    assert {
        (3, "拆了", "按 “已拆解” 入表"),
        (4, "报废", "按 原样 入表"),
        (4, "八吨", "按空值入表，原文保留在未读单元格"),
    } <= named


def test_types_flags_and_personal_columns(tmp_path: Path) -> None:
    loaded = load(write(tmp_path, ONE))
    data = {name: cells for (name, _), cells in zip(loaded.tables[0].columns, loaded.tables[0].data, strict=True)}
    assert data["合格"] == (True, False, False)
    assert data["司机"] == ("王*", "李*", None)
    assert data["联系电话"] == ("137****0021", "137****0022", "137****0023")
    assert data["吨位"] == (3.5, 4.0, None)
    assert column(tmp_path, "司机").values == ()
    assert [value.count for value in column(tmp_path, "合格").values] == [1, 2]
    assert (column(tmp_path, "吨位").good, column(tmp_path, "吨位").first, column(tmp_path, "吨位").last) == (
        "low",
        "3.5",
        "4",
    )


def test_the_dictionary_may_say_that_a_column_is_not_personal(tmp_path: Path) -> None:
    dictionary = (
        '[[ledger]]\nname = "热线"\nfiles = ["热线.csv"]\n[[ledger.column]]\nname = "联系电话"\npersonal = false\n'
    )
    loaded = load(write(tmp_path, dictionary, "单位,联系电话\n值班室,12345\n", "热线.csv"))
    assert loaded.tables[0].data[1] == ("12345",)


def problems(text: str) -> list[LedgerFinding]:
    return list(parse_dictionary(text).findings)


@pytest.mark.parametrize(
    ("text", "row", "column", "value", "said"),
    [
        ("[[ledger]\nname = 1", 1, "", "", "TOML"),
        ("as_of = 5", None, "", "5", "as_of 应当是日期"),
        ('[[ledger]]\nname = "甲"\nfile = ["a.csv"]', None, "甲", "file", "是不是 files"),
        ('[[ledger]]\nfiles = ["a.csv"]', None, "", "['a.csv']", "没有 name"),
        ('[[ledger]]\nname = "甲"\nfiles = "a.csv"', None, "甲", "a.csv", "files 应当是列表"),
        ('[[ledger]]\nname = "甲"\n[[ledger]]\nname = "甲"', None, "甲", "甲", "重复"),
        ('[[ledger]]\nname = "甲"\n[[ledger.column]]\nname = "乙"\ntype = "int"', None, "甲.乙", "int", "type 只能是"),
        ('[[ledger]]\nname = "甲"\n[[ledger.column]]\nname = "乙"\ngood = "高"', None, "甲.乙", "高", "good 只能是"),
        ('[[ledger]]\nname = "甲"\n[[ledger.column]]\nunit = "吨"', None, "甲", "", "没有 name"),
        (
            '[[ledger]]\nname = "甲"\n[[ledger.column]]\nname = "乙"\nvalues = ["是"]\ndone = ["完"]',
            None, "甲.乙", "完", "done 里的值不在 values 里",
        ),
        ("ledger = [1]", None, "ledger", "", "[[ledger]]"),
    ],
)  # fmt: skip
def test_mistakes_are_findings(text: str, row: int | None, column: str, value: str, said: str) -> None:
    (finding,) = problems(text)
    assert (finding.file, finding.row, finding.column, finding.value) == ("dictionary.toml", row, column, value)
    assert said in finding.reason


def test_quoted_snapshot_day_is_understood() -> None:
    assert parse_dictionary('as_of = "2021-12-20"').as_of == date(2021, 12, 20)


def test_broken_dictionary_costs_only_itself(tmp_path: Path) -> None:
    loaded = load(write(tmp_path, "as_of = \n"))
    assert [ledger.name for ledger in loaded.catalog.ledgers] == ["货车"]
    assert loaded.catalog.findings[0].fatal
    assert loaded.catalog.findings[0].row == 1


def test_dictionary_in_another_encoding_is_told(tmp_path: Path) -> None:
    folder = write(tmp_path, "")
    (folder / "dictionary.toml").write_bytes('name = "台账"'.encode("gb18030"))
    assert "UTF-8" in load(folder).catalog.findings[0].reason


def test_what_the_files_do_not_have_is_told(tmp_path: Path) -> None:
    dictionary = ONE.replace('"货车.csv"', '"货车.csv", "客车*.csv"').replace('entity = "编号"', 'entity = "车号"')
    dictionary += '[[ledger.column]]\nname = "颜色"\n'
    found = {(finding.column, finding.value) for finding in load(write(tmp_path, dictionary)).catalog.findings}
    assert {("货车台账", "客车*.csv"), ("货车台账.颜色", "颜色"), ("货车台账.entity", "车号")} <= found


def test_ledger_without_any_file_is_only_told(tmp_path: Path) -> None:
    loaded = load(write(tmp_path, '[[ledger]]\nname = "甲"\nfiles = ["甲.csv"]\n'))
    assert [ledger.name for ledger in loaded.catalog.ledgers] == ["货车"]
    assert [finding.value for finding in loaded.catalog.findings] == ["甲.csv"]


def test_single_file_uses_the_dictionary_beside_it(tmp_path: Path) -> None:
    write(tmp_path, ONE + '[[ledger]]\nname = "客车"\nfiles = ["客车.csv"]\n')
    loaded = load(tmp_path / "货车.csv")
    assert [ledger.name for ledger in loaded.catalog.ledgers] == ["货车台账"]
    assert all(finding.value != "客车.csv" for finding in loaded.catalog.findings)


def test_two_row_header_is_known_by_its_lower_row_when_that_is_a_name(tmp_path: Path) -> None:
    dictionary = """
[[ledger]]
name = "抽查"
files = ["抽查.csv"]
[[ledger.column]]
name = "合格率"
unit = "%"
[[ledger.column]]
name = "计划户数"
aliases = ["户数"]
"""
    rows = "镇街,抽查,,整改,\n,户数,合格率,户数,完成数\n泥沟镇,20,90,3,1\n"
    (ledger,) = load(write(tmp_path, dictionary, rows, "抽查.csv")).catalog.ledgers
    assert [column.name for column in ledger.columns] == ["镇街", "抽查户数", "合格率", "整改户数", "整改完成数"]
