"""Where a question is cut into stretches for different tables, and what is never cut."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from assistant.parsing.joint_questions.interpreter import said
from assistant.parsing.joint_questions.windows import breaks, cuts
from assistant.parsing.understanding import Understanding
from tests.parsing.conftest import TODAY

Cut = Callable[[str], list[list[tuple[str, str]]]]


@pytest.fixture(scope="module")
def shared(understanding: Understanding) -> Cut:
    """The stretches of each cut with their tables, cheapest first."""
    joint, linker = understanding._joint, understanding._linker
    ledgers = joint._ledgers.schema.ledgers

    def cut(text: str) -> list[list[tuple[str, str]]]:
        drawn = joint._with_plan_words(joint._ledgers.sketch(linker.link(text, TODAY)))
        found = cuts(drawn, joint._tables(drawn), ledgers)
        return [[(ledgers[part.table].name, drawn.folded[part.start : part.end]) for part in one] for one in found]

    return cut


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        (
            "降尘量最高的镇，PM2.5平均多少",
            [("降尘量台账", "降尘量最高的镇，"), ("空气质量日报", "pm2.5平均多少")],
        ),
        (
            "错峰没落实的企业里，有哪些也在两高清单上",
            [("错峰生产台账", "错峰没落实的企业里，"), ("两高项目清单", "有哪些也在两高清单上")],
        ),
    ],
)
def test_each_table_gets_its_words(shared: Cut, question: str, wanted: list[tuple[str, str]]) -> None:
    found = [[(table, text.replace(",", "，")) for table, text in cut] for cut in shared(question)]
    assert wanted in found


@pytest.mark.parametrize("question", ["", "？", "多少"])
def test_without_words_of_tables_nothing_is_cut(shared: Cut, question: str) -> None:
    assert shared(question) == []


def test_stretches_cover_the_question_and_neighbours_differ(shared: Cut) -> None:
    question = "既有秸秆没清完又着过火的村，散煤网点有几家"
    for cut in shared(question):
        assert "".join(text for _, text in cut).replace(",", "，") == question
        assert all(one[0] != other[0] for one, other in pairwise(cut))


def test_a_question_may_break_only_at_words(understanding: Understanding) -> None:
    joint, linker = understanding._joint, understanding._linker
    drawn = joint._with_plan_words(joint._ledgers.sketch(linker.link("降尘量最高的镇，PM2.5平均多少", TODAY)))
    prices = breaks(drawn)
    assert prices[0] == prices[len(drawn.folded)] == 0.0
    assert set(prices) <= drawn.edges | {0, len(drawn.folded)}


@pytest.mark.parametrize(
    ("question", "cue"),
    [
        ("既有又有的村", "both"),
        ("专班成员单位", "member"),
        ("方案写明的", "plan"),
        ("离上限还剩几天", "limit"),
        ("前五的小区里", "top"),
        ("降尘量最高的镇，该镇有几家", "back"),
    ],
)
def test_cues(question: str, cue: str) -> None:
    assert cue in set(said(question))


def test_no_cue_in_a_plain_count() -> None:
    assert not set(said("散煤网点有多少家"))
