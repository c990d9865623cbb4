"""One canonical form a rhythm; a rate is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text.frequencies import find_frequencies

RHYTHMS = [
    ("每天", "每日"),
    ("每日进行巡查", "每日"),
    ("天天巡查", "每日"),
    ("每周调度", "每周"),
    ("一周一次", "每周"),
    ("每周一次", "每周"),
    ("每星期一", "每周一"),
    ("每周五前", "每周五前"),
    ("每周五之前", "每周五前"),
    ("每两周", "每2周"),
    ("两周一次", "每2周"),
    ("隔周", "每2周"),
    ("每 2 周", "每2周"),
    ("每半月进行一次", "每半月"),
    ("每半个月", "每半月"),
    ("半月一次", "每半月"),
    ("半个月查一次", "每半月"),
    ("十天报送一次", "每10日"),
    ("每月", "每月"),
    ("一月补多少", "每月"),
    ("每4小时清扫一次", "每4小时"),
    ("每个月组织一次", "每月"),
    ("每月底前", "每月底前"),
    ("每月5日前", "每月5日前"),
    ("每季度", "每季度"),
    ("每半年", "每半年"),
    ("每年", "每年"),
    ("每3天", "每3日"),
    ("每隔三天", "每3日"),
    ("一天两次", "每日2次"),
    ("每天至少2次", "每日2次"),
    ("2次/周", "每周2次"),
    ("每小时一次", "每小时"),
]


@pytest.mark.parametrize(("text", "canonical"), RHYTHMS)
def test_rhythm(text: str, canonical: str) -> None:
    (found,) = find_frequencies(text)
    assert found.canonical == canonical
    assert text.startswith(found.text)


@pytest.mark.parametrize(
    "text",
    [
        "每小时35蒸吨",
        "每人",
        "每辆",
        "上周一共查了",
        "今天天气",
        "2021年年底",
        "3天天气",
        "本周",
        "三天",
        "一次",
        "每几天",
        "按月",
        "",
    ],
)
def test_no_rhythm(text: str) -> None:
    assert find_frequencies(text) == ()


@given(st.one_of(st.text(st.characters()), st.text(alphabet="每隔一两半个0123456789天日周月年次/前底五至少")))
def test_any_text_gives_rhythms_in_place(text: str) -> None:
    position = 0
    for found in find_frequencies(text):
        assert position <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text
        assert found.canonical.startswith("每")
        position = found.end
