"""Pieces of names and times that stand for columns nobody described."""

import pytest

from assistant.model.catalog import Ledger
from assistant.parsing.ledger_questions.schema.column_families import TIMED_COST, families, family_senses
from assistant.parsing.ledger_questions.schema.column_names import partial_names
from assistant.parsing.ledger_questions.schema.pieces import short_values
from assistant.parsing.ledger_questions.schema.value_names import value_names
from assistant.records import replace
from tests.parsing.ledger_questions.making import NUMBER, column, ledger, values

WORDS = (
    "成交",
    "总价",
    "单价",
    "粮食",
    "产量",
    "注册",
    "护士",
    "数",
    "治理",
    "工艺",
    "地区",
    "生产总值",
    "发现",
    "清理",
)


def cut(text: str) -> list[str]:
    """The known words of a text, anything between them as one."""
    found, rest = [], text
    while rest:
        word = next((word for word in WORDS if rest.startswith(word)), rest)
        found.append(word)
        rest = rest[len(word) :]
    return found


def figures(*names: str) -> Ledger:
    """A ledger of numeric columns."""
    return ledger("行情", *(column(name, NUMBER) for name in names))


@pytest.mark.parametrize(
    ("names", "said", "meant"),
    [
        (("成交总价", "成交单价"), "总价", "成交总价"),
        (("粮食产量",), "粮食总产量", "粮食产量"),
        (("注册护士数",), "护士数", "注册护士数"),
        (("涨跌幅",), "涨幅", "涨跌幅"),
        (("2021年增速", "人口"), "增速", "2021年增速"),
        (("2021年地区生产总值",), "生产总值", "2021年地区生产总值"),
        (("累计票房", "首周票房"), "票房", "累计票房"),
        (("GDP总计", "GDP增速"), "GDP", "GDP总计"),
        (("旺季门票", "淡季门票"), "淡季票价", "淡季门票"),
        (("上周销量", "车位数"), "卖", "上周销量"),
        (("建筑面积", "总价"), "面积", "建筑面积"),
        (("网点数", "单价"), "网点数量", "网点数"),
        (("营业收入", "营收增速"), "营收", "营业收入"),
        (("注册护士数", "护士数增速"), "护士数", "注册护士数"),
        (("发现问题数", "巡查里程"), "查出来的问题", "发现问题数"),
        (("发现隐患数", "问题数"), "查到的隐患", "发现隐患数"),
    ],
)
def test_a_piece_of_a_name_stands_for_its_column(names: tuple[str, ...], said: str, meant: str) -> None:
    assert {sense.column for name, sense in partial_names(figures(*names), cut) if name == said} == {meant}


@pytest.mark.parametrize(
    ("name", "said"), [("所在城市", "城市"), ("所属市", "市"), ("作者", "写"), ("导演", "执导"), ("生产企业", "生产")]
)
def test_a_column_is_spoken_of_by_place_and_deed(name: str, said: str) -> None:
    assert {sense.column for surface, sense in partial_names(ledger("名册", column(name)), cut) if surface == said} == {
        name
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("三级甲等", ["三甲"]),
        ("AAAAA", ["5a"]),
        ("第二巡查组", ["巡查二组", "巡查第二组", "二组", "第二组"]),
        ("综合", []),
        ("A", []),
    ],
)
def test_grades_are_said_in_short(text: str, said: list[str]) -> None:
    assert list(short_values(text)) == said


def test_a_piece_that_two_columns_share_stands_for_none() -> None:
    assert "成交" not in dict(partial_names(figures("成交总价", "成交单价"), cut))


def test_the_beginning_of_a_text_column_is_only_what_it_is_about() -> None:
    names = dict(partial_names(ledger("名册", column("治理工艺")), cut))
    assert "治理" not in names
    assert "工艺" in names


def test_a_column_that_asks_whether_names_the_thing() -> None:
    asked = column("是否百强县", values=values("是", "否"))
    assert [(name, sense.values) for name, sense in value_names(asked)] == [("百强县", ("是",))]
    assert list(value_names(replace(asked, values=values("甲", "乙")))) == []


YEARS = figures("2019年生产总值", "2020年生产总值", "人口")
WEEKS = figures("本周成交面积", "上周成交面积")


@pytest.mark.parametrize(
    ("wide", "text", "expected"),
    [
        (YEARS, "2020年生产总值比2019年多", ["2020年生产总值", "2019年生产总值", ""]),
        (YEARS, "20年的生产总值", ["2020年生产总值", ""]),
        (YEARS, "生产总值最高", ["2020年生产总值"]),
        (YEARS, "gdp最高", ["2020年生产总值"]),
        (YEARS, "2019年人口", []),
        (WEEKS, "上周成交超过15，这周又超过20", ["上周成交面积", "本周成交面积", ""]),
    ],
)
def test_a_time_names_the_column_of_what_is_spoken_of(wide: Ledger, text: str, expected: list[str]) -> None:
    found = [(sense, period) for _, _, sense, period in family_senses(wide, text)]
    apart = [sense.column for sense, period in found if period or not sense.column or sense.cost != TIMED_COST]
    assert apart == expected


LINES = figures("2018年录取分数线", "2019年录取分数线", "学费")
PRICES = figures("1月均价", "2月均价")
SPANS = figures("2018年1-11月业务量", "网点数")
PROFITS = figures("2017A净利润", "2018E净利润")
RECENT = figures("近四周成交", "本周成交")
FORECASTS = figures("EPS2016A", "EPS2017E", "PE2016A", "PE2017E")


@pytest.mark.parametrize(
    ("wide", "text", "expected"),
    [
        (LINES, "19年录取线最高", {"19年录取线": "2019年录取分数线"}),
        (LINES, "2018年的分数线", {"2018年的分数线": "2018年录取分数线"}),
        (PRICES, "2月份的均价", {"2月份的均价": "2月均价"}),
        (SPANS, "2018年的业务量", {"2018年的业务量": "2018年1-11月业务量"}),
        (FORECASTS, "17年pe", {"17年pe": "PE2017E"}),
        (FORECASTS, "2016年的市盈率", {"2016年的市盈率": "PE2016A"}),
        (LINES, "2019年学费", {}),
        (PROFITS, "2018年预测净利润", {"2018年预测净利润": "2018E净利润"}),
        (RECENT, "最近四周的成交", {"最近四周的成交": "近四周成交"}),
    ],
)
def test_a_time_and_a_shortened_name_are_one_column(wide: Ledger, text: str, expected: dict[str, str]) -> None:
    named = ((text[start:end], sense) for start, end, sense, period in family_senses(wide, text) if not period)
    found = {words: sense.column for words, sense in named if sense.column and sense.cost == TIMED_COST}
    assert expected.items() <= found.items()
    assert bool(found) == bool(expected)


def test_a_family_has_its_oldest_column_first() -> None:
    assert [period for period, _ in families(WEEKS)[0].members] == ["上周", "本周"]
    assert [len(family.members) for family in families(figures("2019年生产总值", "人口"))] == [1]
