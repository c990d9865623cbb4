"""Rounds through a few nurseries, again and again, and sums granted or refused: each name once, 批准 as a condition."""

import pytest

from assistant.engine import Assistant
from tests.parsing.conftest import Open

ROUNDS = """\
巡检编号,园所名称,所在街道,巡检日期,巡检类别,得分（分）,发现问题（个）,已改问题（个）,整改时限,整改情况
J1,晨光园,东街道,2023-02-01,消防,91,2,2,2023-02-20,已完成
J2,百花园,东街道,2023-02-03,食堂,72,5,3,2023-03-01,整改中
J3,小树园,西街道,2023-02-09,消防,88,1,0,2023-03-01,未整改
J4,晨光园,东街道,2023-03-02,食堂,95,0,0,2023-03-20,已完成
J5,百花园,东街道,2023-03-08,消防,69,4,0,2023-03-20,未整改
J6,小树园,西街道,2023-03-21,校车,77,3,1,2023-12-20,整改中
J7,晨光园,东街道,2023-04-05,校车,80,2,2,2023-04-20,已完成
J8,百花园,东街道,2023-04-11,消防,85,1,1,2023-04-25,已完成
J9,小树园,西街道,2023-05-06,消防,79,2,0,2023-12-25,未整改
"""
LOANS = """\
申领编号,申领人,街道,申领日期,核准结论,核准日期,贴息金额（元）,拨付日期
D1,郑一,东街道,2023-02-27,同意,2023-03-02,900,2023-03-20
D2,郑二,西街道,2023-03-03,不同意,2023-03-09,,
D3,郑三,东街道,2023-03-25,同意,2023-04-02,600,
D4,郑四,西街道,2023-03-29,同意,2023-04-06,500,
D5,郑五,东街道,2023-04-08,不同意,2023-04-12,,
D6,郑六,东街道,2023-05-30,待核准,,,
"""
HOMES = """\
抽查编号,机构名称,抽查日期,扣分（分）
C1,颐和苑,2023-02-01,2
C2,松鹤苑,2023-02-08,1
C3,颐和苑,2023-04-01,3
C4,福寿苑,2023-04-07,0
C5,松鹤苑,2023-05-09,0
C6,福寿苑,2023-05-21,0
"""


@pytest.fixture(scope="module")
def nurseries(opened: Open) -> Assistant:
    return opened({"托育机构巡检": ROUNDS, "贷款贴息核准": LOANS, "养老机构抽查": HOMES})


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("哪些园所得分不到80分", {"百花园", "小树园"}),
        ("超期还没整改完的园所有哪些", {"百花园", "小树园"}),
        ("哪几家园所一次校车都没查过", {"百花园"}),
        ("东街道的园所有哪些", {"晨光园", "百花园"}),
        ("没改完的园所是哪几家", {"百花园", "小树园"}),
        ("被扣过分的养老院有哪些", {"颐和苑", "松鹤苑"}),
        ("哪些园所查出过问题", {"晨光园", "百花园", "小树园"}),
    ],
)
def test_things_checked_again_and_again_are_named_once(nurseries: Assistant, question: str, names: set[str]) -> None:
    answer = nurseries.ask(question)
    assert {row[0] for row in answer.rows} == names, answer.understood
    assert len(answer.rows) == len(names)


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("园所一共有几家", [(3,)]),
        ("今年园所巡检了多少次", [(9,)]),
        ("没整改完的巡检有几条", [(5,)]),
        ("4月批准了几笔贴息，一共多少钱", [(2, 1100)]),
        ("今年批准的贴息有几笔", [(3,)]),
        ("3月批了多少贴息", [(900,)]),
        ("4月核准了几笔", [(3,)]),
        ("批准时间在4月的有几笔", [(3,)]),
        ("批下来了还没拨付的有几笔", [(2,)]),
        ("贴息有几笔", [(6,)]),
        ("一共查出几个问题", [(20,)]),
        ("食堂巡检查出多少问题", [(5,)]),
        ("查出来的问题总共还剩几个没改", [(11,)]),
        ("园所还剩几家没改完", [(2,)]),
    ],
)
def test_what_was_granted_is_no_mere_decision(nurseries: Assistant, question: str, rows: list[tuple]) -> None:
    answer = nurseries.ask(question)
    assert [tuple(row) for row in answer.rows] == rows, answer.understood
