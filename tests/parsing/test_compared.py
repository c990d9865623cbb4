"""Two things of one kind are asked about one after the other, and set against each other."""

import pytest

from assistant.parsing.compared import comparison


@pytest.mark.parametrize(
    ("line", "parts", "asks"),
    [
        ("甲局牵头的比乙局多几项", ("甲局牵头有几项", "乙局呢"), "difference"),
        ("甲部分比乙部分少几条？", ("甲部分有几条", "乙部分呢"), "difference"),
        ("烟尘比油烟的限值低多少", ("烟尘的限值是多少", "油烟呢"), "difference"),
        ("烟尘和油烟的限值差多少", ("烟尘的限值是多少", "油烟呢"), "difference"),
        ("烟尘限值是油烟的几倍", ("烟尘限值是多少", "油烟呢"), "times"),
        ("甲局和乙局哪个牵头的多", ("甲局牵头有几项", "乙局呢"), "which"),
        ("烟尘浓度80毫克达标吗", ("烟尘浓度目标是多少毫克",), "held"),
        ("晴天数9天够不够", ("晴天数目标是多少天",), "held"),
        ("PM2.5平均70行不行", ("PM2.5平均目标是多少",), "held"),
        ("搬迁和绿化哪个先完成", ("搬迁什么时候完成", "绿化呢"), "first"),
    ],
)
def test_a_comparison_is_cut_in_two(line: str, parts: tuple[str, ...], asks: str) -> None:
    found = comparison(line)
    assert found is not None
    assert (found.parts, found.asks) == (parts, asks)


@pytest.mark.parametrize("line", ["抽查比例是多少", "哪个局牵头的最多", "比去年多吗", "谁牵头"])
def test_other_lines_are_none(line: str) -> None:
    assert comparison(line) is None
