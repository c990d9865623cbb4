"""What was found wrong, what is let, planned, kept and taken on: books of any other field, no dictionary beside."""

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


COURSES = """\
课程编号,课程名称,校区,计划开课日期,实际开课日期,计划验收日期,实际验收日期,课程状态
K1,插花,东校区,2023-03-01,2023-03-11,2023-04-20,2023-05-10,已验收
K2,书法,东校区,2023-03-05,2023-03-01,2023-06-20,,进行中
K3,合唱,西校区,2023-03-20,2023-04-25,2023-06-30,,进行中
K4,剪纸,西校区,2023-06-10,,2023-09-20,,未开课
K5,刺绣,西校区,2023-09-10,,2023-10-20,,未开课
"""
LEASES = """\
商户名称,市场,设备名称,登记日期,租用状态
甲店,东市场,冰柜,2023-01-05,租用中
甲店,东市场,烤箱,2023-03-05,已退还
甲店,东市场,电炉,2023-04-05,已退还
乙店,西市场,冰柜,2023-01-05,租用中
乙店,西市场,烤箱,2023-02-05,租用中
丙店,西市场,冰柜,2023-02-15,已退还
丙店,西市场,电炉,2023-02-25,已退还
"""
KIT = """\
器材编号,器材名称,场馆,计量单位,现有数量,应储数量
Y1,沙袋,一号馆,条,120,100
Y2,担架,一号馆,副,4,6
Y3,担架,二号馆,副,3,3
Y4,水泵,二号馆,台,5,8
"""
ROUNDS = """\
巡检编号,巡检日期,站点,巡检里程（公里）,发现缺陷数（个）,处理情况,处理日期
X1,2023-07-01,东站,12,2,已处理,2023-07-05
X2,2023-07-03,西站,8,1,处理中,
X3,2023-07-09,东站,10,0,,
X4,2023-06-09,西站,20,3,未处理,
"""
WORKS = """\
工程名称,镇区,工程状态,总经费（万元）,年度计划经费（万元）,年度完成经费（万元）,开工日期
桥,南镇,在建,900,300,150,2022-03-01
渠,南镇,在建,500,100,50,2023-03-01
闸,北镇,已建成,400,200,180,2022-09-01
路,北镇,在建,700,200,20,2023-05-01
"""
HELPERS = """\
站点名称,区县,岗位名称,需求人数（人）,已聘人数（人）,登记日期
一站,东区,导览,4,3,2023-07-01
一站,东区,登台,6,2,2023-07-02
二站,西区,导览,10,9,2023-07-03
"""


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("centre")
    books = {"课程开设": COURSES, "设备租用": LEASES, "器材储备": KIT, "站点巡检": ROUNDS, "水务工程": WORKS}
    books |= {"志愿岗位": HELPERS}
    for name, rows in books.items():
        (folder / f"{name}台账.csv").write_text(rows, encoding="utf-8")
    return Assistant.open(CORPUS, folder, date(2023, 8, 1))


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("实际开课比计划晚了10天以上的课程有几门", [(2,)]),
        ("实际开课比计划开课晚了15天以上的课程有几门", [(1,)]),
        ("3月开课的课程有几门", [(2,)]),
        ("计划3月开课的课程有几门", [(3,)]),
        ("按计划开课的课程有几门", [(1,)]),
        ("提前开课的课程有几门", [(1,)]),
        ("比计划晚开课超过20天的课程有几门", [(1,)]),
        ("计划开课日期已经过了还没开课的课程有几门", [(1,)]),
        ("过了计划开课日期60天还没开课的课程有几门", [(0,)]),
        ("验收比计划晚的课程有几门", [(1,)]),
        ("现在租用中的商户有几家", [(2,)]),
        ("目前还租用中的商户有哪些", [("甲店",), ("乙店",)]),
        ("担架一共有几副", [(7,)]),
        ("各场馆担架有多少副", [("一号馆", 4), ("二号馆", 3)]),
        ("水泵现在有几台", [(5,)]),
        ("发现缺陷到现在还没处理完的有几条", [(2,)]),
        ("南镇的工程今年计划经费多少、完成了多少、完成率多少", [(400, 200, 0.5)]),
        ("各镇区年度经费完成率", [("南镇", 0.5), ("北镇", 0.5)]),
        ("北镇今年完成了多少经费", [(200,)]),
        ("计划经费一共多少", [(800,)]),
        ("各区县需求多少人、已经聘了多少、聘到的占几成", [("东区", 10, 5, 0.5), ("西区", 10, 9, 0.9)]),
        ("一共聘到多少人", [(14,)]),
    ],
)
def test_days_pair_by_their_deed_and_rows_tell_of_what_they_are_about(
    centre: Assistant, question: str, rows: list[tuple]
) -> None:
    answer = centre.ask(question)
    assert sorted(map(tuple, answer.rows)) == sorted(rows), answer.understood
