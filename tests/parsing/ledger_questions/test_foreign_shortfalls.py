"""What falls short of what was to be, limits that have passed or still run, and figures of two ledgers of one place."""

from decimal import Decimal

import pytest

from assistant.engine import Assistant
from tests.parsing.conftest import Open

BRIDGES = """\
桥梁编号,桥梁名称,所属乡镇,养护单位,计划加固（米）,已加固（米）,合同价（万元）,已支付（万元）,计划完工日期,实际完工日期,施工状态
Q1,东门桥,北山镇,远大公司,40,40,90,90,2023-05-10,2023-05-08,已完工
Q2,西门桥,北山镇,远大公司,60,35,120,80,2023-06-20,,施工中
Q3,南门桥,柳林乡,恒通公司,30,0,50,10,2023-07-01,,未开工
Q4,北门桥,柳林乡,恒通公司,80,80,160,120,2023-04-01,2023-04-20,已完工
Q5,长虹桥,石塘镇,恒通公司,20,15,45,45,2023-08-30,,施工中
"""
CLASSES = """\
班号,课程,授课地点,计划开课日期,实际开课日期,计划学员（人）,实到学员（人）,班级状态
K1,焊接,北山镇,2023-03-01,2023-03-01,40,38,已结业
K2,电工,北山镇,2023-03-10,2023-04-05,30,30,已结业
K3,养殖,石塘镇,2023-05-01,2023-05-20,50,46,进行中
K4,茶艺,石塘镇,2023-07-20,,25,,未招生
"""
GROVES = """\
地块编号,乡镇,树种,栽植方式,面积（亩）,应栽（株）,已栽（株）,补助资金（元）,验收得分（分）,初验结论,复验日期,复验结论
D1,东岭乡,油茶,机栽,10,1000,1000,5000,92,合格,,
D2,东岭乡,油茶,人工,20,1500,900,0,70,不合格,2023-05-01,合格
D3,西河镇,杉木,机栽,30,2400,2000,9000,88,不合格,2023-05-02,不合格
D4,西河镇,板栗,人工,5,300,300,1000,80,合格,,
"""
PAPERS = """\
证号,发证日期,乡镇,申请人,采挖方式,状态
Z1,2023-02-01,东岭乡,甲,机挖,未采挖
Z2,2023-03-01,东岭乡,乙,人工,采挖中
Z3,2023-03-05,东岭乡,丙,人工,已采完
Z4,2023-04-05,南坪乡,丁,机挖,未采挖
"""


@pytest.fixture(scope="module")
def town(opened: Open) -> Assistant:
    return opened({"桥梁加固工程": BRIDGES, "农民夜校培训班": CLASSES})


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("钱没付够的桥，各还差多少万", [("西门桥", 40), ("南门桥", 40), ("北门桥", 40)]),
        ("还有几座桥工期过了没完工", [(2,)]),
        ("超工期还没完工的桥梁", [("西门桥",), ("南门桥",)]),
        ("工期已经过了却没完工的桥，列桥梁名称、养护单位和超了几天", [("西门桥", 42), ("南门桥", 31)]),
        ("实际开课晚于计划日期的班有几个", [(2,)]),
        ("计划开课的日子过了、还没招生的班有哪些", [("K4",)]),
        ("实际开课比计划晚15天以上的班，晚了几天", [("K2", 26), ("K3", 19)]),
        ("除了已结业的，其余的班计划学员一共多少", [(75,)]),
        ("还没招生的班有几个", [(1,)]),
        ("桥梁加固已支付几个亿", [(345,)]),
        ("结业了几个班？计划多少人（计划学员）", [(2, 70)]),
        ("北山镇加固几座桥，培训班又有几个", [(2, 2)]),
        ("石塘镇没完工的桥有几座，培训班还有几个", [(1, 2)]),
        ("有加固工程却没办过培训班的乡镇", [("柳林乡",)]),
        ("加固工程最多的乡镇办了几个培训班", [("北山镇", 2, 2), ("柳林乡", 2, 0)]),
        ("合同价最高、最低、平均各多少", [(160, 45, 93.0)]),
        ("哪个乡镇已支付最多、共几万", [("北山镇", 170)]),
        ("平均每个养护单位已支付多少", [(172.5,)]),
        ("已支付一共多少，占合同价的百分之几", [(345, 345 / 465)]),
        ("东门桥从计划完工到实际完工用了几天", [(-2.0,)]),
    ],
)
def test_what_falls_short_and_what_is_late(town: Assistant, question: str, rows: list[tuple]) -> None:
    answer = town.ask(question)
    held = sorted(tuple(map(str, row)) for row in answer.rows)
    assert len(held) == len(rows), answer.understood
    assert all(any({*map(str, row)} <= {*one} for one in held) for row in rows), (answer.understood, held)


@pytest.fixture(scope="module")
def hills(opened: Open) -> Assistant:
    return opened({"造林地块": GROVES, "采挖许可": PAPERS})


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("树没栽够的地块，各还差多少株", [("D2", 600), ("D3", 400)]),
        ("没栽够、差500株以上的地块", [("D2",)]),
        ("已栽比应栽少的地块有几个，一共少了多少株", [(2, 1000)]),
        ("一分钱补助没有的地块", [("D2",)]),
        ("机栽的平均分比人工的高几分", [(90, 75, 15)]),
        ("复验以后还不合格的是哪个地块", [("D3",)]),
        ("平均每亩补助资金最高的是哪种树种", [("杉木", 300)]),
        ("树种分几种，每种有几个地块", [("油茶", 2), ("杉木", 1), ("板栗", 1)]),
        ("已栽株数没到应栽数的地块有几个", [(2,)]),
        ("发证满3张的乡镇", [("东岭乡", 3)]),
        ("还没采挖的证有几张", [(2,)]),
        ("有造林地块、却没办过采挖许可的乡镇", [("西河镇",)]),
        ("采挖许可按采挖方式分各几张，不管状态", [("机挖", 2), ("人工", 2)]),
        ("东岭乡有几个造林地块，采挖许可又有几张", [(2, 3)]),
    ],
)
def test_amounts_that_are_not_reached(hills: Assistant, question: str, rows: list[tuple]) -> None:
    answer = hills.ask(question)
    held = [[float(cell) if isinstance(cell, int | float | Decimal) else cell for cell in row] for row in answer.rows]
    assert len(held) == len(rows), answer.understood
    assert all(any(all(cell in one for cell in row) for one in held) for row in rows), (answer.understood, held)
