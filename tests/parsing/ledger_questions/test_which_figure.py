"""Figures that a verb, a noun or a superlative alone stands for, and whether they are summed, averaged or the most."""

import pytest

from assistant.engine import Assistant
from tests.parsing.conftest import Open

BOOKS = {
    "牧场防疫登记": """\
登记号,登记日期,牧场,畜种,设计存栏（头/只）,现存栏（头/只）,注射数（头/只）
F1,2023-03-01,东岭牧场,牛,120,80,78
F2,2023-03-05,西沟牧场,羊,300,310,290
F3,2023-04-02,南坡牧场,牛,90,85,60
F4,2023-04-09,北湾牧场,羊,500,260,255
""",
    "大用户用能月报": """\
用户,行业,月份,当月电量（万千瓦时）,上年同月电量（万千瓦时）,电费（万元）
华泰水泥,建材,2023年3月,320.5,300,210
长风纸业,造纸,2023年3月,150,160,101
新港化工,化工,2023年3月,80,90,60
华泰水泥,建材,2023年4月,290,310,190
长风纸业,造纸,2023年4月,170,150,115
新港化工,化工,2023年4月,60.5,75,44
""",
    "堤防隐患": """\
隐患编号,堤段名称,堤长（米）,巡查日期,隐患情况
D1,柳河左堤,900,2023-05-02,渗水
D2,柳河左堤,900,2023-05-09,裂缝
D3,青河右堤,1500,2023-05-09,渗水
D4,沙河左堤,700,2023-06-01,塌坡
""",
    "仪器台账": """\
仪器编号,仪器名称,购入价（万元）,使用科室,今年维修费（元）
Y1,天平,1.2,理化室,300
Y2,质谱仪,230,理化室,26000
Y3,离心机,8.5,微生物室,1500
Y4,培养箱,3,微生物室,
""",
    "危房解危": """\
房屋编号,镇,户数（户）,建筑面积（平方米）,标准面积（平方米）,投资额（万元）,用途
W1,甲镇,3,210,180,15,住宅
W2,乙镇,1,95,100,4.5,住宅
W3,甲镇,6,640,500,32,校舍
W4,丙镇,2,150,160,9,仓库
""",
}


@pytest.fixture(scope="module")
def offices(opened: Open) -> Assistant:
    return opened(BOOKS)


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("3月实际注射了多少头", [(368,)]),
        ("羊一共注射了多少只", [(545,)]),
        ("现在牛存栏一共多少头", [(165,)]),
        ("牛的设计存栏一共多少头", [(210,)]),
        ("4月用电最多的是哪家用户", [("华泰水泥", 290)]),
        ("哪个行业用电最少", [("化工", 140.5)]),
        ("几个行业各用了多少电费", [("化工", 104), ("建材", 400), ("造纸", 216)]),
        ("最长的堤段是哪个", [("青河右堤", 1500)]),
    ],
)
def test_a_deed_stands_for_its_figure(offices: Assistant, question: str, rows: list[tuple]) -> None:
    answer = offices.ask(question)
    assert sorted(map(tuple, answer.rows)) == rows, answer.understood


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("最贵的两台仪器", ["质谱仪", "离心机"]),
        ("修理花钱最多的是哪台仪器", ["质谱仪"]),
        ("最大的校舍是哪个", ["W3"]),
        ("住户最多的危房是哪处", ["W3"]),
        ("投钱最多的两处危房", ["W3", "W1"]),
    ],
)
def test_a_superlative_is_of_the_figure_found(offices: Assistant, question: str, names: list[str]) -> None:
    answer = offices.ask(question)
    assert [row[0] for row in answer.rows] == names, answer.understood
