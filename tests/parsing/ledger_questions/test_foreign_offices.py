"""The books of an office of any other field: what came in, what it cost, what has become of it."""

from datetime import date
from pathlib import Path

import pytest

from assistant.engine import Assistant
from tests.conftest import CORPUS

PATIENTS = """\
登记号,送修日期,书名,古籍级别,来源,病害类型,重量（克）,修复结果,归库日期,修复费用（元）
G01,2023-02-03,甲集,一级,民间捐献,虫蛀,310,已归库,2023-02-20,900
G02,2023-02-10,乙集,二级,馆藏移交,霉变,,退回,2023-03-01,100
G03,2023-03-06,丙集,一级,馆藏移交,虫蛀,250,修复中,,
G04,2023-03-09,丁集,二级,民间捐献,水渍,120,已归库,2023-03-20,400
G05,2023-04-09,戊集,二级,民间捐献,水渍,150,已归库,2023-04-20,300
G06,2023-04-11,己集,一级,民间捐献,霉变,180,修复中,,
"""
STORES = """\
领料单号,领料日期,品名,类别,数量,单位,单价（元）,金额（元）
L01,2023-01-04,皮纸,耗材,10,刀,80,800
L02,2023-03-06,糨糊,耗材,5,瓶,12,60
L03,2023-06-30,镊子,工具,2,把,30,60
"""


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("workshop")
    (folder / "古籍修复登记.csv").write_text(PATIENTS, encoding="utf-8")
    (folder / "材料领用.csv").write_text(STORES, encoding="utf-8")
    return Assistant.open(CORPUS, folder, date(2023, 8, 1))


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("还在修的古籍有几条", [(2,)]),
        ("仍在修复的有几条", [(2,)]),
        ("归库的有几条", [(3,)]),
        ("3月送修的有几条", [(2,)]),
        ("因虫蛀送来的有几条", [(2,)]),
        ("没称重的登记有几条", [(1,)]),
        ("没称重量的有几条", [(1,)]),
        ("买耗材一共花了多少钱", [(860,)]),
        ("上半年领料一共用了多少钱", [(920,)]),
    ],
)
def test_it_is_asked_as_those_talk_who_keep_it(workshop: Assistant, question: str, rows: list[tuple]) -> None:
    answer = workshop.ask(question)
    assert sorted(map(tuple, answer.rows)) == sorted(rows), answer.understood


def test_the_money_spent_most_is_that_of_the_only_amount(workshop: Assistant) -> None:
    answer = workshop.ask("花钱最多的是哪一条，登记号、书名、金额")
    assert {"G01", "甲集", 900} <= set(answer.rows[0]), answer.understood
