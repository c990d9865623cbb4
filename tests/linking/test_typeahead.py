"""Words offered for what was just typed."""

import pytest

from assistant.linking.typeahead import Completion, TypeAhead

WORDS = (
    ("区住房城乡建设局", "value"),
    ("区住房城乡建设局", "unit"),
    ("区交通运输局", "unit"),
    ("区综合行政执法局", "unit"),
    ("工地扬尘台账", "ledger"),
    ("扬尘管控", "topic"),
    ("完成状态", "column"),
    ("已完成", "value"),
    ("PM2.5", "column"),
    ("镇级检查", "value"),
    ("", "value"),
)


@pytest.fixture(scope="module")
def words() -> TypeAhead:
    return TypeAhead(WORDS)


@pytest.mark.parametrize(
    ("typed", "word", "start"),
    [
        ("zjj", "区住房城乡建设局", 0),
        ("zhujianju", "区住房城乡建设局", 0),
        ("zhujj", "区住房城乡建设局", 0),
        ("QZF", "区住房城乡建设局", 0),
        ("jtj", "区交通运输局", 0),
        ("zhifaju", "区综合行政执法局", 0),
        ("gdyc", "工地扬尘台账", 0),
        ("wanchengzh", "完成状态", 0),
        ("ywc", "已完成", 0),
        ("pm", "PM2.5", 0),
        ("请问zjj", "区住房城乡建设局", 2),
        ("住建", "区住房城乡建设局", 0),
        ("请问住建", "区住房城乡建设局", 2),
        ("扬尘", "扬尘管控", 0),
        ("工地扬", "工地扬尘台账", 0),
    ],
)
def test_the_first_word_offered(words: TypeAhead, typed: str, word: str, start: int) -> None:
    first = words.complete(typed)[0]
    assert (first.word, first.start) == (word, start)


@pytest.mark.parametrize("typed", ["", "z", "区", "zjj。", "xyzxyz", "完成12"])
def test_nothing_is_offered(words: TypeAhead, typed: str) -> None:
    assert words.complete(typed) == ()


def test_a_whole_word_offers_longer_ones_only(words: TypeAhead) -> None:
    assert all(found.word != "扬尘管控" for found in words.complete("扬尘管控"))


def test_a_word_of_two_kinds_is_a_unit(words: TypeAhead) -> None:
    assert words.complete("zjj")[0].kind == "unit"


def test_no_word_twice_and_no_more_than_asked(words: TypeAhead) -> None:
    found = [completion.word for completion in words.complete("zj", limit=3)]
    assert len(found) == len(set(found)) <= 3


def test_the_longest_word_a_text_ends_with(words: TypeAhead) -> None:
    assert words.ending("看看工地扬尘台账") == Completion("工地扬尘台账", "ledger", 2)
    assert words.ending("没有") is None


def test_an_empty_vocabulary_offers_nothing() -> None:
    assert TypeAhead(()).complete("zjj") == ()
    assert TypeAhead(()).ending("区住房城乡建设局") is None
