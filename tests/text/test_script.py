"""What is written in Chinese characters alone."""

import pytest

from assistant.text.script import chinese_pairs, is_chinese, is_in_order


@pytest.mark.parametrize(
    ("text", "expected"),
    [("扬尘", True), ("一", True), ("PM10", False), ("扬尘PM10", False), ("扬，尘", False), ("〇", False), ("", False)],
)
def test_only_characters_count(text: str, expected: bool) -> None:
    assert is_chinese(text) is expected


def test_pairs_overlap_and_span_no_sign() -> None:
    assert chinese_pairs("扬尘源A类，管控") == ["扬尘", "尘源", "管控"]


@pytest.mark.parametrize(
    ("short", "name", "expected"),
    [
        ("交运", "区交通运输局", True),
        ("运交", "区交通运输局", False),
        ("交交", "区交通运输局", False),
        ("", "局", True),
    ],
)
def test_a_name_holds_characters_in_their_order(short: str, name: str, expected: bool) -> None:
    assert is_in_order(short, name) is expected
