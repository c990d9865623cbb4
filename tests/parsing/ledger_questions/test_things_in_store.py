"""How many there are of things in store, which a ledger keeps as a number beside their names."""

import pytest

from assistant.engine import Assistant
from tests.parsing.conftest import Open

STORE = """\
编号,物品名称,库房,库存数量,最低储备,单价（元）,入库日期
K1,抽水泵,东库,12,10,900,2023-01-05
K2,抽水泵,西库,5,8,900,2023-02-11
K3,救生衣,东库,40,60,120,2023-03-02
K4,救生衣,西库,80,60,120,2023-03-09
K5,雨靴,东库,30,20,45,2023-04-21
K6,雨靴,西库,9,20,45,2023-05-13
K7,雨靴,南库,25,20,45,2023-05-14
"""
SHELVES = """\
编号,物资名称,仓库,计量单位,现存数量,最低储备
W1,警示灯,一号库,盏,15,10
W2,警示灯,二号库,盏,6,10
W3,草袋,一号库,条,300,500
W4,草袋,二号库,条,700,500
W5,铁铲,一号库,把,12,10
W6,铁铲,二号库,把,10,10
"""


@pytest.fixture(scope="module")
def store_room(opened: Open) -> Assistant:
    return opened({"防汛物品库存": STORE})


@pytest.fixture(scope="module")
def shelves(opened: Open) -> Assistant:
    return opened({"养护物资库存": SHELVES})


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("抽水泵还有几台", [[17]]),
        ("抽水泵还剩多少", [[17]]),
        ("东库有多少件救生衣", [[40]]),
        ("库存的雨靴还有多少双", [[64]]),
        ("雨靴各库分别有多少", [["东库", 30], ["西库", 9], ["南库", 25]]),
        ("哪个库房的雨靴最多", [["东库", 30]]),
        ("三个库房的雨靴加起来有多少双", [[64]]),
        ("雨靴有几条记录", [[3]]),
        ("低于最低储备的有几种", [[3]]),
        ("哪些物品不够最低储备", [["抽水泵"], ["救生衣"], ["雨靴"]]),
    ],
)
def test_how_many_there_are(store_room: Assistant, question: str, rows: list[list[object]]) -> None:
    answer = store_room.ask(question)
    assert sorted(map(list, answer.rows), key=str) == sorted(rows, key=str), answer.understood


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("两个库的草袋一共多少条", [[1000]]),
        ("警示灯两个库加起来有多少盏", [[21]]),
        ("铁铲还有多少", [[22]]),
        ("二号库不够最低储备的有几样", [[1]]),
    ],
)
def test_units_beside_the_number(shelves: Assistant, question: str, rows: list[list[object]]) -> None:
    answer = shelves.ask(question)
    assert list(map(list, answer.rows)) == rows, answer.understood
