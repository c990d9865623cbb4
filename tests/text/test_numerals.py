"""Numbers that are there are found with their value; numbers that are not are not."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text.numerals import find_numbers, parse_number, written_out

VALUES = [
    ("35", "35"),
    ("0", "0"),
    ("00012", "12"),
    ("11,186", "11186"),
    ("1,234,567.89", "1234567.89"),
    ("3.50", "3.50"),
    ("-5", "-5"),
    ("+5", "5"),
    ("负5", "-5"),
    ("零下五", "-5"),
    ("1.2万", "12000"),
    ("17万", "170000"),
    ("3亿5千万", "350000000"),
    ("1万2千", "12000"),
    ("1万亿", "1000000000000"),
    ("十", "10"),
    ("十五", "15"),
    ("二十", "20"),
    ("一百二十", "120"),
    ("一百二", "120"),
    ("一百零二", "102"),
    ("两百", "200"),
    ("三千五", "3500"),
    ("三千零五", "3005"),
    ("一万二", "12000"),
    ("两万五千", "25000"),
    ("十万", "100000"),
    ("一千二百万", "12000000"),
    ("一亿零三百", "100000300"),
    ("壹佰贰拾", "120"),
    ("二〇二一", "2021"),
    ("三点五", "3.5"),
    ("一点二五", "1.25"),
    ("三点五万", None),
    ("10%", "10"),
    ("0.5‰", "0.05"),
    ("百分之十", "10"),
    ("百分之九十五点五", "95.5"),
    ("千分之五", "0.5"),
    ("百分百", "100"),
    ("九成", "90"),
    ("九成五", "95"),
    ("1块3", "1.3"),
    ("两块五", "2.5"),
    ("两成半", "25"),
    ("一半", "50"),
    ("半数", "50"),
    ("四分之一", "25"),
    # no numbers
    ("", None),
    ("NaN", None),
    ("Infinity", None),
    ("1e999", None),
    ("1_000", None),
    ("0x1F", None),
    ("三四", None),
    ("百", None),
    ("万", None),
    ("十百", None),
    ("一百千", None),
    ("三万万", None),
    ("1,23", None),
    ("1.2.3", None),
    ("35吨", None),
    ("统一", None),
    ("9" * 40, None),
    ("٣", None),
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_parse_number(text: str, value: str | None) -> None:
    assert parse_number(text) == (None if value is None else Decimal(value))


FOUND = [
    ("每小时35蒸吨", ["35"]),
    ("改造11186户，17万平方米", ["11186", "17万"]),
    ("抽查合格率不到九成的村居", ["九成"]),
    ("进度五成到八成之间", ["五成", "八成"]),
    ("三成五个", ["三成", "五"]),
    ("两块五一斤、12块8以上", ["两块五", "一", "12块8"]),
    ("两块三号地", ["两"]),
    ("3块5吨的石头", ["3", "5"]),
    ("过半的镇街", ["半"]),
    ("超半数", ["半数"]),
    ("PM2.5超过200", ["200"]),
    ("PM10、PM2.5、SO2、NO2和O3", []),
    ("氮氧化物80到100毫克", ["80", "100"]),
    ("10%-20%", ["10%", "20%"]),
    ("低于-5", ["-5"]),
    ("前三名", ["三"]),
    ("罚款总额排前三的单位", ["三"]),
    ("三条以上生产线（含三条）", ["三", "三"]),
    ("两家及以上单位", ["两"]),
    ("第8个专班", ["8"]),
    ("第九十九条", ["九十九"]),
    ("超过一个月没清理", ["一"]),
    ("处置超过一小时", ["一"]),
    ("一周以上才取缔", ["一"]),
    ("5千克和三千克", ["5", "三"]),
    ("10万千瓦", ["10万"]),
    ("十分钟", ["十"]),
    ("十分之一", ["十分之一"]),
    ("一点五倍", ["一点五"]),
    ("半吨", ["半"]),
    ("提高五个百分点", ["五"]),
    ("四处散煤点", ["四"]),
    ("5 %", ["5 %"]),
    ("35 吨", ["35"]),
    ("35t/h", ["35"]),
    # 一 that only points
    ("最近一次检查", []),
    ("一处秸秆从发现到清走平均用几天", []),
    ("哪一个镇", []),
    ("进一步规范", []),
    # words with digits
    ("一律 统一 一些 一共 万一 逐一 一定 唯一", []),
    ("三轮车和三元催化器", []),
    ("二氧化硫和一氧化碳", []),
    ("十分重要", []),
    ("两高项目", []),
    ("国三车和国六车", []),
    ("一山一策，一企一策", []),
    ("半挂车 半夜 多半 上半年 每半月 下半月", []),
    ("周一到周五", []),
    ("三同时 三废 五金", []),
    # vague
    ("几十户", []),
    ("十几个", []),
    ("三四家", []),
    ("七八成", []),
    ("数百吨", []),
    ("上千户", []),
    ("十来个", []),
    # identifiers
    ("2.8.1和3.5.1a", []),
    ("1e999", []),
    ("4S店", []),
    ("鲁D12345", []),
    ("9" * 25, []),
]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("书号9.78730129273e+12的书", "书号9787301292730的书"),
        ("9.78730129273E+12", "9787301292730"),
        ("1.5e+3和2", "1500和2"),
        ("C9.78e+12", "C9.78e+12"),
        ("3+5", "3+5"),
    ],
)
def test_numbers_that_a_spreadsheet_shortened_are_written_out(text: str, whole: str) -> None:
    assert written_out(text) == whole


@pytest.mark.parametrize(("text", "found"), FOUND)
def test_find_numbers(text: str, found: list[str]) -> None:
    assert [mention.text for mention in find_numbers(text)] == found


@pytest.mark.parametrize(
    ("text", "value", "is_percent"),
    [
        ("九成以上", "90", True),
        ("不低于10%", "10", True),
        ("过半", "50", True),
        ("过百万", "1000000", False),
        ("超千亿", "100000000000", False),
        ("三分之二", "66.66666666666666666666666667", True),
        ("翻了1.5倍", "1.5", False),
        ("5万吨标准煤以上", "50000", False),
        ("零下5度", "-5", False),
        ("半小时", "0.5", False),
    ],
)
def test_value_and_percent(text: str, value: str, *, is_percent: bool) -> None:
    (mention,) = find_numbers(text)
    assert (mention.value, mention.is_percent) == (Decimal(value), is_percent)


NUMERIC = st.text(alphabet="0123456789.,-+%‰零〇一二两三五十百千万亿半成点分之负几数个吨条第 PMe超过")


@given(st.one_of(st.text(st.characters()), NUMERIC))
def test_any_text_gives_numbers_in_order_and_in_place(text: str) -> None:
    position = 0
    for mention in find_numbers(text):
        assert position <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        assert mention.value.is_finite()
        position = mention.end


@given(st.one_of(st.text(st.characters()), NUMERIC))
def test_any_text_is_a_number_or_is_not(text: str) -> None:
    value = parse_number(text)
    assert value is None or value.is_finite()


@given(st.integers(0, 10**15 - 1))
def test_arabic_integers_keep_every_digit(number: int) -> None:
    assert parse_number(str(number)) == number
    assert parse_number(f"{number:,}") == number


def spoken(number: int) -> str:
    """An independent writer of Chinese numerals below 10,000."""
    digits, units = "零一二三四五六七八九", ("千", "百", "十", "")
    words = "".join(
        digits[int(digit)] + unit if digit != "0" else "零" for digit, unit in zip(f"{number:04d}", units, strict=True)
    )
    while "零零" in words:
        words = words.replace("零零", "零")
    return words.strip("零")


@given(st.integers(1, 9999))
def test_chinese_numerals_are_read_as_they_are_written(number: int) -> None:
    assert parse_number(spoken(number)) == number
    assert parse_number(spoken(number) + "万") == number * 10_000


@pytest.mark.parametrize("piece", ["9", "万", "一", "1,", "1.", "a1", "1e", "百分之", "9分之"])
def test_long_runs_of_one_piece_end(piece: str) -> None:
    assert all(found.end <= 4000 for found in find_numbers(piece * (4000 // len(piece))))
