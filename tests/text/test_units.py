"""Units are recognised whole and convert only where they may."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text.units import convert, find_unit, is_scaled_word, parse_unit_at, scale_of

NAMES = [
    ("吨", "吨"),
    ("万吨", "万吨"),
    ("公斤", "千克"),
    ("㎡", None),
    ("平方米", "平方米"),
    ("万平方米", "万平方米"),
    ("亩", "亩"),
    ("微克/立方米", "微克/立方米"),
    ("μg/m3", "微克/立方米"),
    ("毫克每立方米", "毫克/立方米"),
    ("克/平方米", "克/平方米"),
    ("吨/月·平方公里", "吨/月·平方公里"),
    ("蒸吨", "蒸吨/小时"),
    ("蒸吨/小时", "蒸吨/小时"),
    ("吨/小时", "吨/小时"),
    ("吨标准煤", "吨标准煤"),
    ("亿元", "亿元"),
    ("个月", "月"),
    ("百分点", "百分点"),
    ("万户", "万户"),
    ("亿股", "亿股"),
    ("颗粒", None),
    ("辆", "辆"),
    ("分钟", "分钟"),
    ("%", "%"),
    ("吨位", None),
    ("ton", None),
    ("平均", None),
    ("", None),
]


@pytest.mark.parametrize(("written", "name"), NAMES)
def test_find_unit(written: str, name: str | None) -> None:
    unit = find_unit(written)
    assert (unit.name if unit else None) == name


@pytest.mark.parametrize(
    ("text", "position", "word"),
    [
        ("35蒸吨及以下", 2, "蒸吨"),
        ("65微克/立方米以下", 2, "微克/立方米"),
        ("5吨标准煤以上", 1, "吨标准煤"),
        ("7吨/月·平方公里", 1, "吨/月·平方公里"),
        ("两万平以上", 2, "平"),
        ("5个百分点", 1, "个百分点"),
        ("3个月", 1, "个月"),
        ("2千米", 1, "千米"),
        ("3方面", 1, ""),
        ("3分之一", 1, ""),
        ("3", 1, ""),
    ],
)
def test_the_longest_unit_wins(text: str, position: int, word: str) -> None:
    found = parse_unit_at(text, position)
    assert text[position : found[1] if found else position] == word


@pytest.mark.parametrize(
    ("value", "source", "target", "expected"),
    [
        ("17", "万平方米", "平方米", "170000"),
        ("1", "吨", "千克", "1000"),
        ("5", "万吨", "吨", "50000"),
        ("0.065", "毫克/立方米", "微克/立方米", "65"),
        ("65", "微克/立方米", "毫克/立方米", "0.065"),
        ("2", "公里", "米", "2000"),
        ("90", "分钟", "小时", "1.5"),
        ("1", "周", "天", "7"),
        ("2", "年", "个月", "24"),
        ("1.2", "万户", "户", "12000"),
        ("9", "成", "%", "90"),
        ("3", "蒸吨", "蒸吨/小时", "3"),
        ("1", "户", "家", None),
        ("1", "月", "天", None),
        ("1", "吨", "吨标准煤", None),
        ("1", "百分点", "%", None),
        ("1", "没有这个单位", "吨", None),
    ],
)
def test_convert(value: str, source: str, target: str, expected: str | None) -> None:
    assert convert(Decimal(value), source, target) == (None if expected is None else Decimal(expected))


def test_counting_and_measuring_differ() -> None:
    household, ton = find_unit("户"), find_unit("吨")
    assert household is not None
    assert ton is not None
    assert household.counts
    assert not ton.counts


@given(st.text(st.characters()), st.integers(0, 20))
def test_any_place_of_any_text_is_safe(text: str, position: int) -> None:
    found = parse_unit_at(text, position)
    assert found is None or position < found[1] <= len(text)


@pytest.mark.parametrize(
    ("name", "scaled"), [("万只鸡", True), ("亿标准箱", True), ("万", False), ("只", False), ("万m3*", False)]
)
def test_a_thing_of_its_own_is_counted_in_thousands(name: str, scaled: bool) -> None:
    assert is_scaled_word(name) is scaled
    assert (scale_of(name) > 1) is name.startswith(("万", "亿"))
