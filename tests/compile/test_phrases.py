"""The line 理解为: every operator of the algebra in words that say what its SQL does."""

import pytest

from assistant.compile.phrases import phrase, scalar
from assistant.model.ledger_question import Frame, Joined
from tests.compile.small_questions import (
    CONDITIONS,
    FIGURES,
    FRAMES,
    SCALARS,
    figures,
    sites,
)

CONDITION_WORDS = {
    "equal": "问题数＝7",
    "unequal leaves the unknown out": "问题数≠7",
    "less": "面积(平方米)＜4999.5",
    "at most": "面积(平方米)≤4999.5",
    "more": "面积(平方米)＞5000",
    "at least": "面积(平方米)≥5000",
    "a column against another": "问题数＞整改数",
    "a moment is its day": "检查时间＝2021-12-20",
    "one of one": "状态＝在建",
    "not the one": "状态≠在建",
    "one of several": "状态＝在建或停工",
    "none of several": "状态≠在建或停工",
    "days": "开工＝2021-01-31或2021-10-03",
    "blank": "状态未填",
    "filled": "开工已填",
    "contains": "措施含“喷淋”",
    "contains not": "措施不含“喷淋”",
    "an element is whole": "措施含喷淋",
    "one of two elements": "措施含围挡或洗车",
    "neither of two elements": "措施不含围挡或洗车",
    "any": "镇街＝东镇或状态＝停工",
    "any of all": "（镇街＝东镇，状态＝在建）或镇街未填",
    "in another table": "工地在〔处罚台账：工地已填，列出记录〕中",
    "not in another table": "工地不在〔处罚台账：工地已填，列出记录〕中",
    "two columns in another table": "工地、镇街在〔处罚台账：工地已填，列出记录〕的工地、镇中",
    "the top of another table": "工地在〔处罚台账：工地已填，按工地分，求合计，按合计从高到低取第一（并列都列）〕中",
    "more than another frame's figure": "问题数＞全部的问题数平均",
}

SCALAR_WORDS = {
    "a constant": "东镇",
    "a sum": "问题数＋整改数",
    "a difference": "问题数－整改数",
    "a difference from a difference": "面积(平方米)－（问题数－整改数）",
    "a share of a sum": "整改数÷（问题数＋整改数）",
    "a sum's share": "（问题数＋整改数）÷面积(平方米)",
    "days to a day": "2021-12-20－检查时间",
    "a magnitude": "|整改数－问题数|",
    "its month": "开工按月",
    "its weekday": "开工星期",
    "a moment's day": "检查时间",
}

FIGURE_WORDS = {
    "count": "问题数计数",
    "distinct": "问题数去重计数",
    "sum": "问题数合计",
    "average": "问题数平均",
    "minimum": "问题数最小值",
    "maximum": "问题数最大值",
    "sum of some": "面积(平方米)合计（状态＝在建）",
    "rows": "行数",
    "some rows": "行数（状态＝在建）",
    "a share of rows": "行数（状态＝在建）÷行数",
    "a share of sums": "整改数合计÷问题数合计",
    "what is left": "20－问题数合计",
    "beside the whole": "问题数合计－全部的问题数合计",
}

FRAME_WORDS = {
    "all columns": "工地台账：列出记录",
    "distinct values": "工地台账：列出不重复的镇街",
    "groups without figures": "工地台账：按镇街分，列出名单",
    "groups with figures": "工地台账：按镇街分，求第0、第1",
    "groups of two columns": "工地台账：按镇街、状态分，求第0",
    "groups of months": "工地台账：开工已填，按开工月分，求第0",
    "a condition on groups": "工地台账：按镇街分，且行数≥2的组，求第0",
    "groups counted": "工地台账：按镇街分，且问题数合计＞2的组，数组数",
    "the first two rows": "工地台账：列出记录，按第0从高到低取前2",
    "the first row and its equals": "工地台账：列出记录，按第0从高到低取第一（并列都列）",
    "the first two groups and their equals": "处罚台账：按所在镇分，求第0，按第0从高到低取前2（并列都列）",
    "the first of each": "工地台账：镇街已填，列出记录，按面积(平方米)从高到低每个镇街取前1",
    "the latest of each": "处罚台账：每个所在镇只取日期最近的一行，列出记录",
    "an entity's rank": "工地台账：镇街已填，按镇街分，求第0，按第0从高到低看镇街＝东镇的名次",
    "a column looked up": "处罚台账：按工地连同〔工地台账：列出记录〕的状态，列出记录",
    "side by side": "工地台账：镇街已填，按镇街分，求问题；处罚台账：按镇街分，求笔数、合计；按镇街对应",
    "side by side, nought for none": (
        "工地台账：镇街已填，按镇街分，求问题；处罚台账：按镇街分，求笔数、合计；按镇街对应，没有的记0"
    ),
    "two figures": "工地台账：求第0；处罚台账：求合计；并列给出",
}


@pytest.mark.parametrize(("name", "words"), CONDITION_WORDS.items(), ids=CONDITION_WORDS)
def test_condition(name: str, words: str) -> None:
    assert phrase(sites(CONDITIONS[name])) == f"工地台账：{words}，列出记录"


@pytest.mark.parametrize(("name", "words"), (SCALAR_WORDS | FIGURE_WORDS).items(), ids=SCALAR_WORDS | FIGURE_WORDS)
def test_scalar(name: str, words: str) -> None:
    assert scalar((SCALARS | FIGURES)[name]) == words


@pytest.mark.parametrize(("name", "words"), FRAME_WORDS.items(), ids=FRAME_WORDS)
def test_frame(name: str, words: str) -> None:
    assert phrase(FRAMES[name]) == words


@pytest.mark.parametrize("name", [*CONDITIONS])
def test_every_condition_has_words(name: str) -> None:
    assert phrase(sites(CONDITIONS[name]))


@pytest.mark.parametrize("name", [*(SCALARS | FIGURES)])
def test_every_figure_has_words(name: str) -> None:
    assert phrase(sites(**figures((SCALARS | FIGURES)[name])))


@pytest.mark.parametrize("query", FRAMES.values(), ids=FRAMES)
def test_every_frame_has_words(query: Frame | Joined) -> None:
    assert "None" not in phrase(query)
