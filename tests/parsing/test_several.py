"""A line is cut where both sides ask, and nowhere else."""

import pytest

from assistant.parsing.several import questions


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("水管改造，除了甲局牵头，还有哪些单位配合", ()),
        ("搬迁谁牵头、什么时候完成？", ("搬迁谁牵头", "什么时候完成")),
        ("有人举报油罐，归谁管，几天内查完", ("有人举报油罐，归谁管", "几天内查完")),
        ("牛一头补多少钱，羊呢", ("牛一头补多少钱", "羊呢")),
        ("秸秆和矿山都是多久查一次", ("秸秆多久查一次", "矿山多久查一次")),
        ("冷库什么时候动工、什么时候投用", ("冷库什么时候动工", "冷库什么时候投用")),
        ("甲、乙和丙分别归谁", ("甲归谁", "乙归谁", "丙归谁")),
        ("帐篷和棉被各储备多少", ("帐篷储备多少", "棉被储备多少")),
        ("甲镇几户，补多少钱", ("甲镇几户", "甲镇补多少钱")),
        ("哪个镇最多，补多少钱", ("哪个镇最多", "补多少钱")),
        ("在小区、学校，谁负责", ()),
        ("甲和乙归谁管", ()),
        ("谁牵头", ()),
    ],
)
def test_a_line_is_cut_into_the_questions_it_holds(line: str, parts: tuple[str, ...]) -> None:
    assert questions(line) == parts
