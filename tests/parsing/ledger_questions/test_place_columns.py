"""Columns of places and of years: who is first is read off the one, what changed off two of the others."""

import pytest

from assistant.engine import Assistant
from tests.parsing.conftest import Open

PHONES = """\
排名,厂商名称,2022Q4出货量（百万台）,2021Q4出货量（百万台）,2022Q4市场份额,同比增幅
1,甲机,72,85,24%,-15%
2,乙机,58,69,19%,-16%
3,丙机,33,45,11%,-26%
4,其他,90,13,46%,9%
"""
RACES = """\
代表团,选手,项目,成绩,名次
东队,张一,跳远,6.5米,1
西队,李二,跳远,6.4米,2
东队,王三,铅球,20.1米,1
南队,赵四,铅球,19.8米,2
"""

PEOPLE = """\
县区,2019年（万人）,2020年（万人）,2021年（万人）,面积（平方公里）
青县,52,53,51,820
白县,41,40,39,1530
云县,33,34,38,2140
"""
BUDGET = """\
科目名称,2022年执行数（万元）,2023年预算数（万元）,预算数为上年执行数的（%）
增值税,100,120,120
契税,80,60,75
罚没收入,30,60,200
"""


@pytest.fixture(scope="module")
def ranked(opened: Open) -> Assistant:
    """Tables that keep places and years in columns."""
    return opened({"手机出货量": PHONES, "决赛成绩": RACES, "各县常住人口": PEOPLE, "预算收入": BUDGET})


@pytest.mark.parametrize(
    ("question", "cells"),
    [
        ("排名前三的厂商2022Q4出货量合计是多少", [163]),
        ("前两名厂商的市场份额总共是多少", [43]),
        ("排名第三的厂商是哪家", ["丙机"]),
        ("前三名里同比增幅最低的是哪家", ["丙机"]),
        ("2022Q4出货量前两名的厂商", ["其他", "甲机"]),
        ("2022年第四季度出货量最大的厂商", ["其他"]),
        ("21年四季度出货量超过5000万台的厂商有哪些", ["甲机", "乙机"]),
        ("丙机2022Q4出货多少", [33]),
        ("跳远的冠军是谁", ["张一"]),
        ("铅球亚军是谁", ["赵四"]),
        ("铅球第一名是哪个队的", ["东队"]),
    ],
)
def test_places(ranked: Assistant, question: str, cells: list[object]) -> None:
    answer = ranked.ask(question)
    first = [row[place] for row in answer.rows for place in (_place(answer.columns),)]
    assert first == cells, answer.understood


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("2021年人口比2020年减少的县区有哪些", ["青县", "白县"]),
        ("2021年人口比上年增加最多的县区是哪个", ["云县"]),
        ("2020年人口超过50万的县区有几个", [1]),
        ("2019到2021年云县人口增加了多少", [5]),
        ("2019年到2021年白县人口减少了多少", [2]),
        ("2019年至2021年人口减少最多的县区", ["白县"]),
        ("2019-2021年人口增加的县区有几个", [1]),
        ("契税2023年预算比上年少多少", [20]),
        ("2023年预算总共比2022年多多少", [30]),
        ("预算数比上年执行数增加最多的科目是哪个", ["罚没收入"]),
        ("名字里带“税”的科目2023年预算总数", [180]),
    ],
)
def test_years(ranked: Assistant, question: str, rows: list[object]) -> None:
    answer = ranked.ask(question)
    place = next((answer.columns.index(name) for name in ("县区", "科目名称") if name in answer.columns), 0)
    assert sorted(row[place] for row in answer.rows) == sorted(rows), answer.understood


MEDALS = """\
名次,代表团,金牌,银牌,铜牌
1,东队,30,18,20
2,西队,28,22,31
3,南队,0,25,30
"""
HOMES = """\
小区,城区,建筑面积,总价,单价（元/平米）,楼层,挂牌日期
翠湖,城东区,120平米,360万,30000,中楼层(共18层),2021-05-02
锦绣,城东区,80平米,200万,25000,低楼层(共6层),2021-06-11
滨江,江北区,160平米,720万,45000,高楼层(共33层),2021-06-20
学苑,江北区,100平米,420万,42000,中楼层(共11层),2021-07-09
学苑,高新区,40平米,180万,45000,低楼层(共11层),2021-07-15
"""
FIRMS = """\
公司名称,总部城市,2021年产量（万吨）,2022年产量（万吨）,最大坝高（米）,员工人数（人）
甲厂,宁州,10,20,30,5
乙厂,宁州,30,30,60,
丙厂,海州,60,50,90,7
"""

PRICES = """\
月份,类别,同比（%）,环比（%）
2023年5月,食品,1.0,-0.7
2023年5月,居住,-0.2,0.1
2023年6月,食品,2.3,0.5
2023年6月,居住,0.0,0.2
"""

FUNDS = """\
基金简称,基金经理,最新净值,日涨跌幅,近一周,近一年,基金规模
甲成长,张三,1.23,0.5%,1.2%,-8.8%,32亿元
乙消费,李四,3.41,-1.2%,-2.3%,5.2%,210亿元
丙添利,王五,2.65,1.1%,-0.4%,-15%,18亿元
"""
OFFICES = """\
城市,写字楼存量（万平方米）,平均租金（元/平方米/月）,空置率（%）,租金环比,2022年新增（万平方米）,外地企业新增（万平方米）
东州,1350,345,17%,-0.6%,30,20
西州,1720,272,25%,0.9%,10,8
"""


@pytest.fixture(scope="module")
def others(opened: Open) -> Assistant:
    """Tables of other fields."""
    tables = {
        "奖牌榜": MEDALS,
        "二手房房源": HOMES,
        "各厂产量": FIRMS,
        "消费价格月报": PRICES,
        "基金净值": FUNDS,
        "写字楼租金": OFFICES,
    }
    return opened(tables)


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("东队得了多少块金牌", [30]),
        ("一共拿了多少枚金牌", [58]),
        ("没有拿到金牌的代表团有几个", [1]),
        ("金牌、银牌、铜牌加起来最多的代表团是哪个", ["西队"]),
        ("滨江比翠湖贵多少", [7200000, 3600000, 3600000]),
        ("6月挂牌的房子有几套", [2]),
        ("总价最高的房源在哪个城区", ["江北区"]),
        ("总部在宁州的公司有几家", [2]),
        ("乙厂2022年产量占全部的百分之几", [0.3]),
        ("2022年产量超过25万吨的公司产量占总产量的比重", [0.8]),
        ("坝高超过50米的公司有几家", [2]),
        ("没有公布员工人数的公司有几家", [1]),
        ("没有核定员工人数的公司有几家", [1]),
        ("公司有2家的总部城市有哪些", ["宁州"]),
        ("名次后两位的代表团有哪些", ["南队"]),
        ("2023年6月食品环比涨了多少", [0.5]),
        ("食品6月环比涨了几个百分点", [0.5]),
        ("消费价格环比上涨的记录有几条", [3]),
        ("净值最高的基金是哪只", ["乙消费"]),
        ("近一年收益为正的基金有几只", [1]),
        ("近一年跌幅最大的基金是哪只", ["丙添利"]),
        ("近一周和近一年都下跌的基金有几只", [1]),
        ("写字楼租金最高的城市是哪个，空置率是多少", ["东州"]),
        ("西州写字楼租金比东州低多少", [272, 345, 73]),
        ("东州写字楼新增多少万平方米", [30]),
    ],
)
def test_other_fields(others: Assistant, question: str, figures: list[object]) -> None:
    answer = others.ask(question)
    names = ("代表团", "城区", "总部城市", "基金简称", "城市")
    place = next((answer.columns.index(name) for name in names if name in answer.columns), None)
    row = answer.rows[0] if place is None else answer.rows[0][place : place + 1]
    assert [round(float(cell), 4) if not isinstance(cell, str) else cell for cell in row] == figures, answer.understood


def test_a_size_that_no_figure_tells_is_refused(others: Assistant) -> None:
    assert not others.ask("滨江比翠湖深多少").answered


def test_a_list_tells_what_was_asked_of_each_row(ranked: Assistant) -> None:
    told = ranked.ask("2021年人口超过50万的县区有哪些，面积多大").answer
    assert "青县（面积为820平方公里）" in told


def _place(columns: tuple[str, ...]) -> int:
    return next((columns.index(name) for name in ("厂商名称", "选手") if name in columns), 0)
