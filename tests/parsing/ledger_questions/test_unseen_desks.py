"""Turns of phrase heard at desks whose ledgers nobody had described: one of another column, the price of a thing, who
is ahead and by how far, both halves of a question, and what no row keeps."""

from datetime import date

import pytest

from assistant.engine import Assistant
from tests.parsing.conftest import Open
from tests.parsing.ledger_questions.told_rows import check_rows

BOOKS = {
    "渣土外运": """\
运单号,外运日期,片区,车号,师傅,渣土种类,车次（车次）,外运量（吨）
Q1,2024-03-01,东片,车01,何一,建筑渣土,2,30
Q2,2024-03-02,西片,车02,何一,建筑渣土,3,30
Q3,2024-03-02,东片,车01,吕二,拆房垃圾,5,20
""",
    "药械转运": """\
转运单号,转运日期,点位,品种,重量（公斤）,周转筐数（只）
Z1,2024-02-01,一院,针剂,60,4
Z2,2024-02-05,一院,片剂,20,4
Z3,2024-02-09,二院,针剂,30,2
""",
    "播种机补贴": """\
申报编号,申报人,乡镇,机型,机型价格（元）,补贴金额（元）,经办人
B1,甲,北湖镇,精播机,40000,8000,周敏
B2,乙,南山镇,精播机,60000,12000,周敏
B3,丙,南山镇,喷雾机,9000,2000,吴刚
B4,丁,北湖镇,喷雾机,8000,1500,周敏
""",
    "水样抽检": """\
抽样编号,抽样日期,被抽样单位,样品名称,承检机构,抽检费（元）,抽检结论
C1,2024-01-05,东厂,自来水,甲所,100,合格
C2,2024-01-09,东厂,原水,甲所,200,不合格
C3,2024-02-01,西厂,自来水,乙所,330,合格
C4,2024-02-03,东厂,自来水,甲所,120,合格
""",
    "单位检查": """\
检查编号,单位名称,检查日期,检查员,问题数（个）
J1,东厂,2024-01-03,卫一,2
J2,西厂,2024-02-20,卫一,1
J3,西厂,2024-03-11,蒋二,0
""",
}


@pytest.fixture(scope="module")
def books(opened: Open) -> Assistant:
    return opened(BOOKS, date(2024, 6, 1))


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("平均一只周转筐装多少公斤", [[11]]),
        ("针剂平均一只多少公斤", [[15]]),
        ("一只周转筐平均装多少公斤", [[11]]),
        ("精播机平均一台卖多少钱", [[50000]]),
        ("3万元以上的机型有哪些", [["B1"], ["B2"]]),
        ("平均一个样品收多少抽检费", [[187.5]]),
        ("各承检机构平均一个样收多少抽检费", [["甲所", 140], ["乙所", 330]]),
        ("周敏和吴刚谁经办的申报多，多几件", [[3, 1, 2]]),
        ("北湖镇和南山镇哪个乡镇申报多，多几件", [[2, 2, 0]]),
        ("被抽检次数最多的单位", [["东厂", 3]]),
        ("西厂被检查过几回，最近一回是哪天", [[2, "2024-03-11"]]),
        ("东厂抽检过几次，最近一次是哪天", [[3, "2024-02-03"]]),
    ],
)
def test_rows_are_told(books: Assistant, question: str, rows: list[list[object]]) -> None:
    check_rows(books.ask(question), rows)


@pytest.mark.parametrize("question", ["抽检不合格的各罚了多少钱", "西厂困人发生了几起"])
def test_what_no_row_keeps_is_refused(books: Assistant, question: str) -> None:
    answer = books.ask(question)
    assert not answer.answered, answer.understood
