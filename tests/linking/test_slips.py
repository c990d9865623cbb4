"""What may have been meant, and how it was mistyped."""

import pytest

from assistant.linking.slips import Likeness, SlipIndex, compare, slip_tables

CASES = [
    ("扬沉", "扬尘", "sound", Likeness.CLOSE),
    ("扬程", "扬尘", "sound", Likeness.CLOSE),  # cheng and chen
    ("连合", "联合", "sound", Likeness.CLOSE),
    ("循还", "循环", "sound", Likeness.CLOSE),  # a second reading
    ("取暧", "取暖", "shape", Likeness.CLOSE),
    ("折解", "拆解", "shape", Likeness.CLOSE),
    ("实现", "时限", "sound", Likeness.WEAK),  # every character differs
    ("监茶", "检查", "sound", Likeness.WEAK),
    ("车解", "拆解", "sound", Likeness.FAINT),
    ("错峰生户线", "错峰生产线", "shape", Likeness.CLOSE),
    ("错峰生石线", "错峰生产线", "edit", Likeness.WEAK),
    ("秸秆秆焚烧", "秸秆焚烧", "edit", Likeness.WEAK),
]
UNLIKE = [
    ("锅炉", "矿山"),
    ("检测", "检修"),
    ("PM10", "PM25"),
    ("扬尘", "扬尘"),
    ("柴油车", "柴油货车"),
    ("多久报一次", "多久一次"),
    ("", "扬尘"),
]


@pytest.mark.parametrize(("written", "meant", "how", "likeness"), CASES)
def test_likeness(written: str, meant: str, how: str, likeness: Likeness):
    slip = compare(written, meant)
    assert slip is not None
    assert (slip.meant, slip.how, slip.likeness) == (meant, how, likeness)


@pytest.mark.parametrize(("written", "meant"), UNLIKE)
def test_unlike_words(written: str, meant: str):
    slip = compare(written, meant)
    assert slip is None or slip.likeness is Likeness.FAINT


def test_the_more_alike_the_cheaper():
    costs = [compare(written, "拆解") for written in ("拆姐", "折解", "车解")]
    assert all(costs)
    assert [slip.cost for slip in costs if slip] == sorted(slip.cost for slip in costs if slip)


def test_index_finds_what_comparing_everything_would():
    words = ("扬尘", "拆解", "联合执法", "秸秆焚烧", "清洁取暖", "锅炉", "综合行政执法局")
    index = SlipIndex(slip_tables(words))
    for written in ("扬沉", "折解", "连合执法", "秸秆秆焚烧", "清洁取暧", "锅路", "综合行正执法局", "综合行执法局"):
        every = {word for word in words if word != written and compare(written, word)}
        assert {slip.meant for slip in index.slips(written)} == every


def test_a_character_is_looked_for_in_place_of_each_that_it_is_like():
    letters = "尘沉程查茶擦拆折车扬杨场暖暧发花热了行很型A5"
    index = SlipIndex(slip_tables([f"清{letter}" for letter in letters]))
    for typed in letters:
        like = {letter for letter in letters if letter != typed and compare(f"清{typed}", f"清{letter}")}
        assert {slip.meant[1] for slip in index.slips(f"清{typed}")} == like
