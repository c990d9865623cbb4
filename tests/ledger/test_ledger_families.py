"""Many files of one ledger are one table; what their names say becomes columns."""

from datetime import date
from pathlib import Path

import pytest

from assistant.ledger.load import Loaded, load
from assistant.ledger.naming import match_file_name, split_labels
from assistant.model.answer import Cell


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def names(loaded: Loaded) -> set[str]:
    return {ledger.name for ledger in loaded.catalog.ledgers}


def column(loaded: Loaded, name: str, table: int = 0) -> tuple[Cell, ...]:
    position = [heading for heading, _ in loaded.tables[table].columns].index(name)
    return loaded.tables[table].data[position]


TRUCKS = "车型,数量（辆）\n重型,3\n中型,5\n"


def test_place_and_month_in_the_names_become_columns(tmp_path: Path) -> None:
    towns, months = ("泥沟镇", "邳庄镇"), ("2021-10", "2021-11")
    loaded = load(write(tmp_path, {f"{town}_{month}_柴油货车.csv": TRUCKS for town in towns for month in months}))
    assert names(loaded) == {"柴油货车"}
    assert loaded.tables[0].rows == 8
    assert set(column(loaded, "镇街")) == set(towns)
    assert set(column(loaded, "月份")) == {date(2021, 10, 1), date(2021, 11, 1)}
    assert len(loaded.catalog.ledgers[0].files) == 4


def test_what_the_cells_hold_already_is_not_added(tmp_path: Path) -> None:
    text = "区县,日期,浓度\n{0},2021-{1}-03,12\n{0},2021-{1}-09,15\n"
    files = {
        f"{place}_2021-{month}.csv": text.format(f"{place}区", month)
        for place in ("东湖", "西岭")
        for month in ("10", "11")
    }
    loaded = load(write(tmp_path / "空气监测", files))
    assert names(loaded) == {"空气监测"}
    assert [name for name, _ in loaded.tables[0].columns] == ["区县", "日期", "浓度"]


def test_same_columns_but_other_matters_stay_apart(tmp_path: Path) -> None:
    text = "单位,金额（元）,日期\n甲,5,2021-10-01\n"
    assert names(load(write(tmp_path, {"罚款台账.csv": text, "奖励台账.csv": text}))) == {"罚款台账", "奖励台账"}


def test_dictionary_names_the_parts_of_the_file_name(tmp_path: Path) -> None:
    dictionary = """
as_of = 2021-12-20
[[ledger]]
name = "柴油货车台账"
files = ["镇街/*.csv"]
file_name = "{镇街}{月份}柴油货车台账"
[[ledger.column]]
name = "月份"
type = "date"
"""
    files = {
        "dictionary.toml": dictionary,
        "镇街/泥沟镇10月柴油货车台账.csv": TRUCKS,
        "镇街/运河街道-2021年11月-柴油货车台账.csv": TRUCKS,
        "镇街/汇总.csv": TRUCKS,
    }
    loaded = load(write(tmp_path, files))
    assert names(loaded) == {"柴油货车台账"}
    assert column(loaded, "镇街") == (None, None, "泥沟镇", "泥沟镇", "运河街道", "运河街道")
    assert column(loaded, "月份")[2:] == (date(2021, 10, 1),) * 2 + (date(2021, 11, 1),) * 2
    assert ("镇街/汇总.csv", "文件名不合字典的写法 {镇街}{月份}柴油货车台账") in {
        (finding.file, finding.reason) for finding in loaded.catalog.findings
    }


def test_cells_beat_the_file_name_and_the_difference_is_told(tmp_path: Path) -> None:
    dictionary = '[[ledger]]\nname = "台账甲"\nfiles = ["*.csv"]\nfile_name = "{镇街}台账甲"\n'
    files = {
        "dictionary.toml": dictionary,
        "泥沟镇台账甲.csv": "镇街,数量\n泥沟镇,1\n,2\n",
        "邳庄镇台账甲.csv": "镇街,数量\n马兰屯镇,3\n",
    }
    loaded = load(write(tmp_path, files))
    assert column(loaded, "镇街") == ("泥沟镇", "泥沟镇", "马兰屯镇")
    (finding,) = loaded.catalog.findings
    assert (finding.file, finding.column, finding.value) == ("邳庄镇台账甲.csv", "镇街", "马兰屯镇")


def test_amounts_of_files_in_other_units_are_converted(tmp_path: Path) -> None:
    files = {"投资_2021.csv": "项目,金额（元）\n甲,50000\n", "投资_2022.csv": "项目,金额（万元）\n乙,3\n丙,1.5\n"}
    loaded = load(write(tmp_path, files))
    assert names(loaded) == {"投资"}
    assert column(loaded, "金额") == (50000, 30000, 15000)
    assert [finding.row for finding in loaded.catalog.findings] == [2, 3]


def test_file_without_a_column_gives_nulls_and_is_told(tmp_path: Path) -> None:
    files = {
        "热线_1月.csv": "街道,类别,数量\n东关,噪声,1\n",
        "热线_2月.csv": "数量,类别,街道\n2,油烟,西关\n",
        "热线_3月.csv": "街道,类别,数量,备注\n南关,占道,3,重复\n",
    }
    loaded = load(write(tmp_path, files))
    assert names(loaded) == {"热线"}
    assert column(loaded, "街道") == ("东关", "西关", "南关")
    assert column(loaded, "备注") == (None, None, "重复")
    assert [finding.column for finding in loaded.catalog.findings] == ["备注"]


def test_second_copies_are_left_out(tmp_path: Path) -> None:
    files = {"货车.csv": TRUCKS, "货车(1).csv": TRUCKS, "货车 - 副本.csv": TRUCKS, "副本货车.csv": TRUCKS + "轻型,1\n"}
    loaded = load(write(tmp_path, files))
    assert {receipt.file for receipt in loaded.catalog.receipts} == {"货车.csv", "副本货车.csv"}
    assert {finding.file for finding in loaded.catalog.findings} == {"货车(1).csv", "货车 - 副本.csv"}


def test_folders_tell_files_of_one_name_apart(tmp_path: Path) -> None:
    files = {f"{town}/{year}/货车.csv": TRUCKS for town in ("泥沟镇", "邳庄镇") for year in ("2021", "2022")}
    loaded = load(write(tmp_path, files))
    assert names(loaded) == {"货车"}
    assert [name for name, _ in loaded.tables[0].columns] == ["车型", "数量", "镇街", "年份"]
    assert set(column(loaded, "年份")) == {2021, 2022}


def test_the_year_of_the_files_name_is_that_of_its_days(tmp_path: Path) -> None:
    loaded = load(write(tmp_path, {"考勤2019年.csv": "日期,人数\n1月5日,3\n12月30日,4\n"}))
    assert column(loaded, "日期") == (date(2019, 1, 5), date(2019, 12, 30))


def test_days_without_year_lie_before_the_snapshot_unless_planned(tmp_path: Path) -> None:
    text = "检查日期,整改时限\n1月5日,1月5日\n12月1日,12月31日\n"
    loaded = load(write(tmp_path, {"dictionary.toml": "as_of = 2021-12-20\n", "检查.csv": text}))
    assert column(loaded, "检查日期") == (date(2021, 1, 5), date(2021, 12, 1))
    assert column(loaded, "整改时限") == (date(2022, 1, 5), date(2021, 12, 31))


def test_export_of_merged_cells_is_filled_and_told(tmp_path: Path) -> None:
    text = "镇街,村居,户数\n泥沟镇,甲村,1\n,乙村,2\n,丙村,3\n邳庄镇,丁村,4\n,戊村,5\n"
    loaded = load(write(tmp_path, {"村居.csv": text}))
    assert column(loaded, "镇街") == ("泥沟镇",) * 3 + ("邳庄镇",) * 2
    (finding,) = loaded.catalog.findings
    assert (finding.column, finding.reason) == ("镇街", "合并单元格导出后留下 3 个空格")


@pytest.mark.parametrize(
    "text",
    [
        "镇街,村居,户数\n泥沟镇,甲村,1\n,乙村,2\n,丙村,3\n泥沟镇,丁村,4\n,戊村,5\n",
        "镇街,村居,户数\n,甲村,1\n泥沟镇,乙村,2\n,丙村,3\n邳庄镇,丁村,4\n,戊村,5\n",
        "镇街,村居,户数\n泥沟镇,甲村,1\n邳庄镇,乙村,2\n,丙村,3\n",
    ],
)
def test_other_blanks_stay_blank(tmp_path: Path, text: str) -> None:
    assert None in column(load(write(tmp_path, {"村居.csv": text})), "镇街")


def test_a_day_in_a_single_files_name_is_an_alias_away(tmp_path: Path) -> None:
    (ledger,) = load(write(tmp_path, {"小区房价20230601.csv": "小区,均价\n甲,5\n"})).catalog.ledgers
    assert (ledger.name, ledger.aliases) == ("小区房价20230601", ("小区房价",))


def test_table_names_differ_without_regard_to_case(tmp_path: Path) -> None:
    files = {"a/Sales.csv": "甲,乙\n1,2\n", "b/sales.csv": "丙,丁\n1,2\n"}
    assert names(load(write(tmp_path, files))) == {"Sales", "sales2"}


@pytest.mark.parametrize(
    ("labels", "common", "parts"),
    [
        (("泥沟镇柴油货车台账", "邳庄镇柴油货车台账"), "柴油货车台账", {"镇街": ("泥沟镇", "邳庄镇")}),
        (("降尘2021-10", "降尘2021-11", "降尘2021-12"), "降尘", {"月份": ("2021-10", "2021-11", "2021-12")}),
        (("房价_2021年", "房价_2022年"), "房价", {"年份": ("2021年", "2022年")}),
        (("东湖区_202110", "西岭县_202111"), "", {"区县": ("东湖区", "西岭县"), "月份": ("202110", "202111")}),
        (("销售-线上", "销售-线下"), "销售", {"分组": ("线上", "线下")}),
        (("日报20211001", "日报20211002"), "日报", {"日期": ("20211001", "20211002")}),
        (("第一季度报表", "第二季度报表"), "报表", {"季度": ("第一季度", "第二季度")}),
    ],
)
def test_names_are_split(labels: tuple[str, ...], common: str, parts: dict[str, tuple[str, ...]]) -> None:
    family = split_labels(labels)
    assert family.common == common
    assert {part.name: part.values for part in family.parts} == parts


@pytest.mark.parametrize(
    ("template", "label", "found"),
    [
        ("{镇街}{月份}货车", "运河街道2021年11月货车", {"镇街": "运河街道", "月份": "2021年11月"}),
        ("{镇街}{月份}货车", "运河街道_11月_货车", {"镇街": "运河街道", "月份": "11月"}),
        ("{区县}_{年份}", "东湖区_2022", {"区县": "东湖区", "年份": "2022"}),
        ("{镇街}{月份}货车", "货车汇总", None),
    ],
)
def test_template_reads_a_name(template: str, label: str, found: dict[str, str] | None) -> None:
    assert match_file_name(template, label) == found
