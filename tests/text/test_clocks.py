"""Times of day: moments, stretches, and parts of the day."""

import pytest

from assistant.text.clocks import find_clocks

CLOCKS = [
    ("晚上六点以后发现的", ("晚上六点以后", 18 * 60, None, True)),
    ("早上8点前", ("早上8点前", None, 8 * 60, True)),
    ("20点以前", ("20点以前", None, 20 * 60, True)),
    ("18:00到20:30之间", ("18:00到20:30之间", 18 * 60, 20 * 60 + 30, True)),
    ("晚上6点到10点", ("晚上6点到10点", 18 * 60, 22 * 60, True)),
    ("上午九点到下午两点", ("上午九点到下午两点", 9 * 60, 14 * 60, True)),
    ("夜里9点以后", ("夜里9点以后", 21 * 60, None, True)),
    ("凌晨发现的", ("凌晨", 0, 6 * 60, False)),
    ("下午3点半", ("下午3点半", 15 * 60 + 30, 15 * 60 + 31, False)),
    ("六点整", ("六点整", 6 * 60, 7 * 60, False)),
    ("中午十一点以后", ("中午十一点以后", 11 * 60, None, True)),
    ("中午1点以后", ("中午1点以后", 13 * 60, None, True)),
    ("晚上12点前", ("晚上12点前", None, 24 * 60, True)),
    ("凌晨12点以后", ("凌晨12点以后", 0, None, True)),
]
NO_CLOCKS = ["监测点3个", "25点以后", "第三点", "重点", "20点到8点之间", "上午场有几场", "18:75"]


@pytest.mark.parametrize(("text", "found"), CLOCKS, ids=[text for text, _ in CLOCKS])
def test_a_time_of_day_is_read_with_the_words_around_it(
    text: str, found: tuple[str, int | None, int | None, bool]
) -> None:
    (clock,) = find_clocks(text)
    assert (clock.text, clock.first, clock.last, clock.closed) == found
    assert text[clock.start : clock.end] == clock.text


@pytest.mark.parametrize("text", NO_CLOCKS)
def test_what_is_no_time_of_day_is_none(text: str) -> None:
    assert find_clocks(text) == ()
