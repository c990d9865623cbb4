"""Days of the week by name, apart from days of one week and from rhythms."""

import pytest

from assistant.text.weekdays import find_weekdays

NAMED = [
    ("周五抽检了多少次", [("周五", (5,))]),
    ("每周三的均值", [("每周三", (3,))]),
    ("星期天和礼拜六", [("星期天", (7,)), ("礼拜六", (6,))]),
    ("周一到周三", [("周一到周三", (1, 2, 3))]),
    ("周一、三、五检查", [("周一、三、五", (1, 3, 5))]),
    ("逢周日送", [("逢周日", (7,))]),
]
NONE = ("上周五查了几次", "本周一共几起", "每周三次", "两周一次", "这个周六", "周日均值", "周末", "一周一个数")


@pytest.mark.parametrize(("text", "found"), NAMED, ids=[text for text, _ in NAMED])
def test_days_of_any_week(text: str, found: list[tuple[str, tuple[int, ...]]]) -> None:
    assert [(day.text, day.days) for day in find_weekdays(text)] == found


@pytest.mark.parametrize("text", NONE)
def test_days_of_one_week_and_rhythms_are_none(text: str) -> None:
    assert not list(find_weekdays(text))
