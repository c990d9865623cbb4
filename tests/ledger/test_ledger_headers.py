"""Headers: which rows they are, and what their columns are called."""

import pytest

from assistant.ledger.header import find_header
from assistant.ledger.labels import Label, read_label, unique_names


@pytest.mark.parametrize(
    ("written", "name", "unit"),
    [
        ("处罚金额（元）", "处罚金额", "元"),
        ("处罚金额(单位：万元)", "处罚金额", "万元"),
        ("PM2.5 (μg/m³)", "PM2.5", "微克/立方米"),
        ("PM₁₀浓度（微克/立方米）", "PM10浓度", "微克/立方米"),
        ("降尘量（吨/月·平方公里）", "降尘量", "吨/月·平方公里"),
        ("规模\n（蒸吨/小时）", "规模", "蒸吨/小时"),
        ("完成率%", "完成率", "%"),
        ("投资额/万元", "投资额", "万元"),
        ("*企业名称", "企业名称", ""),
        ("企业 名称：", "企业名称", ""),
        ("镇（街）", "镇街", ""),
        ("县（市、区）", "县市区", ""),
        ("村（居）名称", "村居名称", ""),
        ("镇/街道", "镇/街道", ""),
        ("是否按时（是/否）", "是否按时", ""),
        ("Unit Price", "Unit Price", ""),
        ("人数【人】", "人数", "人"),
    ],
)
def test_labels(written: str, name: str, unit: str) -> None:
    label = read_label(written)
    assert (label.name, label.unit) == (name, unit)


@pytest.mark.parametrize(
    ("labels", "names"),
    [
        (("数量（国二）", "数量（国三）"), ["数量国二", "数量国三"]),
        (("日期", "日期", "日期"), ["日期", "日期2", "日期3"]),
        (("", "甲", ""), ["列1", "甲", "列3"]),
        (("Id", "ID"), ["Id", "ID2"]),
        (("企业名称（盖章）",), ["企业名称"]),
    ],
)
def test_unique_names(labels: tuple[str, ...], names: list[str]) -> None:
    assert unique_names([read_label(label) for label in labels]) == names


def test_names_never_clash_after_numbering() -> None:
    names = unique_names([Label(name) for name in ("甲2", "甲", "甲", "甲2")])
    assert len(set(names)) == 4


@pytest.mark.parametrize(
    ("rows", "first", "end", "names"),
    [
        ([["表"], ["甲", "乙"], ["1", "2"]], 1, 2, ["甲", "乙"]),
        (
            [["填报单位：局", "", "2021年12月"], ["名称", "数量", "日期"], ["子", "1", "2021-12-01"]],
            1,
            2,
            ["名称", "数量", "日期"],
        ),
        ([["名称", "数量"], ["子", "丑"], ["寅", "卯"]], 0, 1, ["名称", "数量"]),
        (
            [["镇街", "抽查", "", ""], ["", "户数", "合格", "率"], ["子", "1", "2", "3"]],
            0,
            2,
            ["镇街", "抽查户数", "抽查合格", "抽查率"],
        ),
        (
            [["镇街", "抽查", "抽查"], ["镇街", "户数", "合格"], ["子", "1", "2"]],
            0,
            2,
            ["镇街", "抽查户数", "抽查合格"],
        ),
        (
            [["", "", "抽查", ""], ["镇街", "村", "户数", "合格"], ["子", "丑", "1", "2"]],
            0,
            2,
            ["镇街", "村", "抽查户数", "抽查合格"],
        ),
        (
            [
                ["名称", "参训情况", "", "抽查情况", ""],
                ["", "实到人数", "户数", "不合格", "户数"],
                ["子", "1", "2", "3", "4"],
            ],
            0,
            2,
            ["名称", "实到人数", "参训情况户数", "不合格", "抽查情况户数"],
        ),
        (
            [["进度一览表", "", "2021年"], ["名称", "数量", "日期"], ["子", "1", "2021-12-01"]],
            1,
            2,
            ["名称", "数量", "日期"],
        ),
        (
            [["镇街", "资金情况", "", "工期", ""], ["", "预算", "结算", "计划完工", "数量"], ["子", "1", "2", "3"]],
            0,
            2,
            ["镇街", "预算", "结算", "计划完工", "数量"],
        ),
        (
            [["镇街", "完成情况", "", "整改情况", ""], ["", "户数", "合格", "户数", "销号"], ["子", "1", "2", "3"]],
            0,
            2,
            ["镇街", "完成情况户数", "合格", "整改情况户数", "销号"],
        ),
        ([["名称", "甲", "乙"], ["(1)", "(2)", "(3)"], ["子", "1", "2"]], 0, 2, ["名称", "甲", "乙"]),
        ([["号", "甲", "乙"], ["1", "2", "3"], ["2", "5", "6"]], 0, 1, ["号", "甲", "乙"]),
        ([["指标", "2020", "2021"], ["产值", "1", "2"]], 0, 1, ["指标", "2020", "2021"]),
    ],
)
def test_header_rows(rows: list[list[str]], first: int, end: int, names: list[str]) -> None:
    band = find_header(rows)
    assert band is not None
    assert (band.first, band.end) == (first, end)
    assert [header.name for header in band.headers] == names


def test_dictionary_finds_a_header_that_looks_like_a_title() -> None:
    rows = [["说明甲", "说明乙", "说明丙"], ["名称", "数量", ""], ["子", "1", ""]]
    band = find_header(rows, frozenset({"名称", "数量"}))
    assert band is not None
    assert band.first == 1


def test_a_colon_within_a_time_makes_no_sentence() -> None:
    rows = [
        ["指标", "2012:1-5累计值", "2012:5当月同比(%)"],
        ["开发投资", "22213", "18.2"],
        ["销售面积", "28852", "-12.4"],
    ]
    band = find_header(rows)
    assert band is not None
    assert [column.name for column in band.headers] == ["指标", "2012:1-5累计值", "2012:5当月同比"]


def test_rows_of_amounts_have_no_header() -> None:
    assert find_header([["1", "2.5"], ["3", "4"]]) is None


def test_unit_above_the_table() -> None:
    band = find_header([["收支表", "", "单位：万元"], ["街道", "收入", "支出"], ["东关", "1", "2"]])
    assert band is not None
    assert band.table_unit == "万元"
