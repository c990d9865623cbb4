"""What was set for a row and what was found against it, of which only the one is named, or neither."""

import pytest

from assistant.engine import Assistant
from tests.parsing.conftest import Open
from tests.parsing.ledger_questions.told_rows import check_rows

PONDS = """\
鱼塘编号,塘主,所在村,设计放养（尾）,现放养（尾）,警戒水深（米）,实测水深（米）
Y1,孙一,东村,1000,1200,2.5,2.8
Y2,钱二,东村,2000,700,2.5,1.9
Y3,周三,西村,1500,1500,3,2.6
Y4,吴四,西村,3000,2500,3,
"""
DUTIES = """\
事项编号,事项,窗口,承诺用时（工作日）,实际用时（工作日）,办理结果
F1,开户,一号窗,5,7,已办结
F2,销户,一号窗,10,6,已办结
F3,过户,二号窗,3,3,已办结
F4,开户,二号窗,5,9,已办结
"""
WORKS = """\
工程编号,工程名称,所在村,总投资（万元）,已拨付（万元）,工程进度（%）
G1,修渠,东村,100,30,80
G2,修渠,西村,200,180,100
G3,打井,西村,50,45,40
"""
WATER = """\
户号,用水单位,所在村,月份,当月水量（吨）,上年同月水量（吨）
W1,茶厂,东村,2023-05,120,100
W2,酒厂,西村,2023-05,300,340
W3,茶厂,东村,2023-06,90,130
W4,酒厂,西村,2023-06,310,300
"""
ROOMS = """\
房号,使用人,所属单位,用途,占用面积（平方米）,标准面积（平方米）
R1,甲,水务站,办公室,15,12
R2,乙,水务站,办公室,9,9
R3,丙,农技站,办公室,20,18
R4,丁,农技站,值班室,8,9
"""
PURCHASES = """\
项目编号,项目名称,采购单位,预算金额（万元）,成交金额（万元）
C1,桌椅,水务站,20,15
C2,桌椅,农技站,30,28
C3,车辆,农技站,50,46
"""


@pytest.fixture(scope="module")
def held(opened: Open) -> Assistant:
    return opened({"鱼塘名册": PONDS, "窗口事项": DUTIES, "村级工程": WORKS, "单位用水月报": WATER})


@pytest.fixture(scope="module")
def office(opened: Open) -> Assistant:
    return opened({"站所用房": ROOMS, "采购项目": PURCHASES})


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("超警戒水深的鱼塘", [("Y1",)]),
        ("水深离警戒不到半米的鱼塘有几口", [(1,)]),
        ("放养不到设计一半的鱼塘有哪些", [("Y2",)]),
        ("哪几口鱼塘离设计放养还差500尾以上", [("Y2",), ("Y4",)]),
        ("超承诺用时的有几件", [(2,)]),
        ("比承诺快了3天以上的有几件", [(1,)]),
        ("比承诺慢的是哪几件", [("F1",), ("F4",)]),
        ("资金拨付不到一半的工程", [("G1",)]),
        ("拨了九成以上的工程有几个", [(2,)]),
        ("还有多少钱没拨", [(95,)]),
        ("没拨的资金一共多少", [(95,)]),
        ("6月水量比去年同期少的是哪家", [("茶厂",)]),
        ("6月水量比去年同期少了三成以上的有几家", [(1,)]),
        ("哪个村放养比设计差得最多", [("东村",)]),
        ("5月用水比上年同期多的有几家", [(1,)]),
    ],
)
def test_the_other_figure_goes_without_saying(held: Assistant, question: str, rows: list[tuple[object, ...]]) -> None:
    check_rows(held.ask(question), rows)


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("谁的办公室面积超标", [("甲",), ("丙",)]),
        ("办公室没超标的是谁", [("乙",)]),
        ("哪个单位超标超得最多", [("水务站",)]),
        ("超标的面积一共多少", [(5,)]),
        ("成交价跟预算一共差多少万", [(11,)]),
        ("哪个单位省得最多", [("农技站",)]),
        ("成交价不到预算九成的项目有几个", [(1,)]),
        ("成交价不到预算的项目有几个", [(3,)]),
        ("成交价比预算低一成以上的项目有几个", [(1,)]),
        ("成交金额超出预算金额最多的是哪个项目", []),
    ],
)
def test_what_lies_beyond_is_told(office: Assistant, question: str, rows: list[tuple[object, ...]]) -> None:
    check_rows(office.ask(question), rows)


def test_a_limit_is_no_part_of_what_stands_before_it(held: Assistant) -> None:
    """水深 is what was measured, and what is left of nothing is asked."""
    assert "警戒水深" not in held.ask("水深最大的鱼塘").understood
