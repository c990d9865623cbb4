"""What was found wrong and what became of it, and what is let: two books of any other field, no dictionary beside."""

from datetime import date
from pathlib import Path

import pytest

from assistant.engine import Assistant
from tests.conftest import CORPUS

FAULTS = """\
缺陷编号,点检日期,点检班组,车间,设备名称,设备类型,缺陷类别,整改期限,整改状态,完成日期,扣款金额（元）,质保期至
Q1,2023-03-01,甲班,一车间,冲床,机床,渗油,2023-03-20,已整改,2023-03-11,100,2023-10-01
Q2,2023-03-05,甲班,二车间,行车,吊具,渗油,2023-03-25,已整改,2023-03-25,,2023-08-05
Q3,2023-04-02,乙班,一车间,冲床,机床,异响,2023-05-02,已整改,,300,2023-12-31
Q4,2023-05-09,乙班,三车间,叉车,车辆,渗油,2023-06-09,整改中,,,2023-07-01
Q5,2023-05-19,甲班,二车间,行车,吊具,松动,2023-06-19,未整改,,0,2024-05-01
Q6,2023-06-01,甲班,三车间,叉车,车辆,渗油,2023-06-20,已整改,2023-06-16,,2025-01-01
Q7,2023-06-02,丙班,三车间,冲床,机床,松动,2023-06-30,整改中,,,2025-02-01
"""
STALLS = """\
摊位编号,市场,面积（平方米）,月租金（元）,使用状态,欠费金额（元）
T1,东市场,20,300,出租,0
T2,东市场,10,100,空置,0
T3,西市场,30,500,出租,900
T4,西市场,15,200,空置,
T5,北市场,25,400,出租,100
"""


@pytest.fixture(scope="module")
def works(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("works")
    (folder / "设备缺陷台账.csv").write_text(FAULTS, encoding="utf-8")
    (folder / "市场摊位台账.csv").write_text(STALLS, encoding="utf-8")
    return Assistant.open(CORPUS, folder, date(2023, 8, 1))


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("哪类缺陷最多", [("渗油", 4)]),
        ("设备缺陷分几类", [(3,)]),
        ("有几类设备", [(3,)]),
        ("从点检到整改完成平均用了几天", [(15,)]),
        ("点检到完成平均多少天", [(15,)]),
        ("缺陷一共扣了多少钱，涉及几个车间", [(400, 1)]),
        ("扣款一共多少，涉及几条缺陷", [(400, 2)]),
        ("缺陷最多的班组是哪个，占全部缺陷的比例多大", [("甲班", 4, 4 / 7)]),
        ("扣款最多的班组是哪个，占全部扣款的几成", [("乙班", 300, 0.75)]),
        ("从现在到年底，质保期要到了的有几条", [(3,)]),
        ("从现在到9月底，质保期快到了的有几条", [(1,)]),
        ("质保期快到了的有几条", [(1,)]),
        ("摊位空着的有几个，总面积多少平", [(2, 25)]),
        ("摊位一共多少平", [(100,)]),
        ("摊位有几种使用状态，各多少平", [("出租", 75), ("空置", 25)]),
        ("租出去的摊位租金一共多少", [(1200,)]),
        ("月租金高于平均租金的摊位有几个", [(2,)]),
        ("欠费金额空着的摊位有几个", [(1,)]),
        ("摊位欠费一共多少，涉及几个市场", [(1000, 2)]),
        ("欠费最多的市场是哪个，占全部欠费的比例是多少", [("西市场", 900, 0.9)]),
    ],
)
def test_books_are_asked_in_the_words_of_those_who_keep_them(
    works: Assistant, question: str, rows: list[tuple]
) -> None:
    answer = works.ask(question)
    assert sorted(map(tuple, answer.rows)) == sorted(rows), answer.understood


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("哪些缺陷写了已整改但没填完成日期", {"Q3"}),
        ("标着已整改、完成日期却空着的缺陷有哪些", {"Q3"}),
        ("登记成整改中的有哪些，给我编号", {"Q4", "Q7"}),
        ("从现在到年底，哪些缺陷的质保期要到了，列缺陷编号", {"Q1", "Q2", "Q3"}),
    ],
)
def test_that_a_value_is_written_says_no_more_than_the_value(works: Assistant, question: str, names: set[str]) -> None:
    answer = works.ask(question)
    assert {row[answer.columns.index("缺陷编号")] for row in answer.rows} == names, answer.understood


@pytest.mark.parametrize("question", ["摊位分几类", "渗油有几种"])
def test_rows_are_no_sorts(works: Assistant, question: str) -> None:
    assert not works.ask(question).rows
