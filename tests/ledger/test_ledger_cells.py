"""Cells of every type in every spelling, and the ones that must not be guessed."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.ledger.cells import Context, clean, read_cell
from assistant.ledger.columns import convert_column
from assistant.model.answer import Cell
from assistant.model.catalog import ColumnType

SNAPSHOT = date(2021, 12, 20)


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("12", "", 12.0),
        ("1,234,567.5", "", 1234567.5),
        ("１２．５", "", 12.5),
        ("12.5%", "", 12.5),
        ("12.5％", "%", 12.5),
        ("1.2万", "", 12000.0),
        ("1.2万", "户", 12000.0),
        ("1.2万户", "户", 12000.0),
        ("1.2万", "万元", 1.2),
        ("1.2亿", "万元", 12000.0),
        ("3亿", "", 300000000.0),
        ("300元", "元", 300.0),
        ("3500元", "万元", 0.35),
        ("3吨", "千克", 3000.0),
        ("80μg/m³", "微克/立方米", 80.0),
        ("¥88.5", "元", 88.5),
        ("-5", "", -5.0),
        ("−5", "", -5.0),
        ("+5", "", 5.0),
        ("3.5E+03", "", 3500.0),
        ("1 234 567", "", 1234567.0),
        ("约1.2万余", "", 12000.0),
        ("≥50", "", 50.0),
        (">=50", "", 50.0),
        ("50以上", "", 50.0),
    ],
)
def test_numbers(text: str, unit: str, value: float) -> None:
    assert read_cell(text, ColumnType.NUMBER, Context(unit)).value == pytest.approx(value)


@pytest.mark.parametrize(
    "text", ["停产", "5-10", "5～10", "1.2.3", "12,34", "3公斤", "1e999x", "第5", "5/6", "nan", "inf", "1_000"]
)
def test_what_is_no_number_is_said(text: str) -> None:
    read = read_cell(text, ColumnType.NUMBER, Context("元"))
    assert read.value is None
    assert read.problem or text == "nan"


@pytest.mark.parametrize("text", ["约300", "≥50", "3500元", "100左右", "1.2亿"])
def test_what_was_dropped_or_converted_is_said(text: str) -> None:
    assert read_cell(text, ColumnType.NUMBER, Context("万元")).softened


@pytest.mark.parametrize(
    ("text", "value"), [("35.0", 35), ("1,200", 1200), ("1.2万", 12000), ("9223372036854775807", 2**63 - 1)]
)
def test_integers(text: str, value: int) -> None:
    read = read_cell(text, ColumnType.INTEGER, Context())
    assert read.value == value
    assert isinstance(read.value, int)


@pytest.mark.parametrize(
    ("text", "why"),
    [("35.5", "不是整数"), ("9223372036854775808", "数字太大"), ("5e400", "数字太大"), ("甲", "不是数字")],
)
def test_what_is_no_integer_is_said(text: str, why: str) -> None:
    assert read_cell(text, ColumnType.INTEGER, Context()).problem == why


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2021-12-01", date(2021, 12, 1)),
        ("2021.12.1", date(2021, 12, 1)),
        ("2021/12/1", date(2021, 12, 1)),
        ("2021年12月1日", date(2021, 12, 1)),
        ("2021 年 12 月 1 号", date(2021, 12, 1)),
        ("20211201", date(2021, 12, 1)),
        ("2021-12-01T00:00:00", date(2021, 12, 1)),
        ("2021-12-01（周三）", date(2021, 12, 1)),
        ("44531", date(2021, 12, 1)),
        ("2021年11月", date(2021, 11, 1)),
        ("2021-11", date(2021, 11, 1)),
        ("2021.11", date(2021, 11, 1)),
        ("202111", date(2021, 11, 1)),
        ("12月1日", date(2021, 12, 1)),
        ("1月5日", date(2022, 1, 5)),
        ("11月", date(2021, 11, 1)),
        ("—", None),
        ("无", None),
    ],
)
def test_days(text: str, value: date | None) -> None:
    read = read_cell(text, ColumnType.DATE, Context(reference=SNAPSHOT))
    assert (read.value, read.problem) == (value, "")


@pytest.mark.parametrize(
    "text",
    ["2021-02-30", "2021-13-01", "月底", "12/1/2021", "2021", "2021年", "2021-12-01至2021-12-05", "99999", "0月5日"],
)
def test_what_is_no_day_is_said(text: str) -> None:
    read = read_cell(text, ColumnType.DATE, Context(reference=SNAPSHOT))
    assert read.value is None
    assert read.problem


def test_a_day_without_year_needs_a_reference() -> None:
    assert "没有年份" in read_cell("12月1日", ColumnType.DATE, Context()).problem


def test_twenty_ninth_of_february_finds_its_year() -> None:
    assert read_cell("2月29日", ColumnType.DATE, Context(reference=date(2023, 6, 1))).value == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2021-10-03 14:12", datetime(2021, 10, 3, 14, 12)),
        ("2021/10/3 4:05:06", datetime(2021, 10, 3, 4, 5, 6)),
        ("2021年10月3日14时12分", datetime(2021, 10, 3, 14, 12)),
        ("2021年10月3日8时", datetime(2021, 10, 3, 8)),
        ("2021-10-03", datetime(2021, 10, 3)),
        ("44531.5", datetime(2021, 12, 1, 12)),
    ],
)
def test_moments(text: str, value: datetime) -> None:
    assert read_cell(text, ColumnType.TIMESTAMP, Context()).value == value


def test_hour_dropped_from_a_day_is_said() -> None:
    read = read_cell("2021-10-03 14:12", ColumnType.DATE, Context())
    assert (read.value, read.softened) == (date(2021, 10, 3), "去掉时刻")


@pytest.mark.parametrize(
    ("text", "value"), [("是", True), ("√", True), ("Y", True), ("否", False), ("×", False), ("n", False), ("/", None)]
)
def test_flags(text: str, value: bool | None) -> None:
    assert read_cell(text, ColumnType.BOOLEAN, Context()).value is value


def test_flag_that_is_neither_is_said() -> None:
    assert read_cell("部分", ColumnType.BOOLEAN, Context()).problem


@pytest.mark.parametrize(
    ("text", "kept", "value"),
    [
        ("无", frozenset(), "无"),
        ("/", frozenset(), None),
        ("—", frozenset(), None),
        ("/", frozenset({"/"}), "/"),
        ("N/A", frozenset(), None),
    ],
)
def test_blanks_of_text(text: str, kept: frozenset[str], value: str | None) -> None:
    assert read_cell(text, ColumnType.TEXT, Context(kept=kept)).value == value


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (" 甲\u3000", "甲"),
        ("甲\u200b乙", "甲乙"),
        ("\ufeff甲", "甲"),
        ('="001"', "001"),
        ("甲\x1b[31m", "甲[31m"),
        ("甲\r\n乙", "甲\n乙"),
    ],
)
def test_cleaning(text: str, shown: str) -> None:
    assert clean(text) == shown


TEXTS = st.lists(
    st.sampled_from(
        ["5", "-3", "1.5", "0", "", "007", "1.2万", "甲", "2021-12-01", "2021-02-30", "约5", "√", "/", "44531"]
    )
)


@given(TEXTS, st.sampled_from(list(ColumnType)))
def test_a_column_reads_each_cell_as_it_would_alone(texts: list[str], kind: ColumnType) -> None:
    context = Context(reference=SNAPSHOT)
    typed = convert_column(texts, kind, context)
    alone = [read_cell(text, kind, context) for text in texts]
    assert list(typed.cells) == [read.value for read in alone]
    assert [doubt.index for doubt in typed.doubts] == [
        index for index, read in enumerate(alone) if read.problem or read.softened
    ]


@given(st.integers(min_value=-(10**15), max_value=10**15), st.sampled_from(["{}", "{:,}", " {} ", "{}.0"]))
def test_whole_numbers_come_back(number: int, form: str) -> None:
    cell: Cell = read_cell(form.format(number), ColumnType.INTEGER, Context()).value
    assert cell == number


@given(
    st.dates(date(1985, 1, 1), date(2060, 12, 31)),
    st.sampled_from(["{0}-{1}-{2}", "{0}.{1}.{2}", "{0}/{1:02}/{2:02}", "{0}年{1}月{2}日", "{0}{1:02}{2:02}"]),
)
def test_days_come_back(day: date, form: str) -> None:
    assert read_cell(form.format(day.year, day.month, day.day), ColumnType.DATE, Context()).value == day
