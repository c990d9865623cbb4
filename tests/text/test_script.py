"""What is written in Chinese characters alone."""

import pytest

from assistant.text.script import chinese_pairs, is_chinese


@pytest.mark.parametrize(
    ("text", "expected"),
    [("扬尘", True), ("一", True), ("PM10", False), ("扬尘PM10", False), ("扬，尘", False), ("〇", False), ("", False)],
)
def test_only_characters_count(text: str, expected: bool) -> None:
    assert is_chinese(text) is expected


def test_pairs_overlap_and_span_no_sign() -> None:
    assert chinese_pairs("扬尘源A类，管控") == ["扬尘", "尘源", "管控"]
