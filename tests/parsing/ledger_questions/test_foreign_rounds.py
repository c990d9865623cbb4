"""Rounds that find faults or none, those whom they never came to, and people who are paid: no dictionary beside."""

import pytest

from assistant.engine import Assistant
from tests.parsing.conftest import Open

DRAINS = """\
巡查日期,排口名称,街镇,巡查单位,巡查结果,修复状态,修复期限
2023-07-20,一号排口,东街,区排水管理所,正常,,
2023-07-25,二号排口,东街,区市政养护中心,堵塞,修复中,2023-08-20
2023-07-28,三号排口,西街,区排水管理所,井盖破损,已修复,2023-07-30
2023-06-02,一号排口,东街,区市政养护中心,雨污混接,未修复,2023-07-02
2023-06-05,二号排口,西街,区排水管理所,正常,,
2023-06-09,三号排口,西街,区市政养护中心,堵塞,已修复,2023-06-30
2023-05-09,四号排口,西街,区市政养护中心,井盖破损,已修复,2023-05-30
2023-05-19,四号排口,西街,区市政养护中心,雨污混接,已修复,2023-06-30
"""
SAMPLES = """\
抽检编号,抽检日期,乡镇,被抽检单位,单位类别,承检机构,抽检发现
J1,2023-02-01,东镇,福源超市,超市,县食品检验中心,未见问题
J2,2023-03-01,东镇,喜来超市,超市,县食品检验中心,农残超标
J3,2023-03-02,西镇,喜来超市,超市,市质检院,未见问题
J4,2022-05-06,西镇,禄华餐馆,餐馆,市质检院,标签不合规
J5,2023-05-07,西镇,祥隆餐馆,餐馆,县食品检验中心,未见问题
J6,2023-06-01,东镇,祥隆餐馆,餐馆,市质检院,农残超标
"""
SHOPS = """\
单位名称,乡镇,单位类别,从业人数（人）
福源超市,东镇,超市,4
喜来超市,东镇,超市,6
瑞客超市,西镇,超市,3
禄华餐馆,西镇,餐馆,8
祥隆餐馆,西镇,餐馆,5
寿源餐馆,东镇,餐馆,7
"""
GRANTS = """\
学生编号,姓名,性别,出生日期,学校,年龄段,发放月份,应发金额（元）,实发金额（元）,发放状态,退回原因
S1,甲,女,2010-01-02,一中,12—14岁,2023年3月,100,100,已发放,
S1,甲,女,2010-01-02,一中,12—14岁,2023年4月,100,0,退回,账号有误
S2,乙,男,2006-05-06,二中,15—17岁,2023年3月,200,200,已发放,
S2,乙,男,2006-05-06,二中,15—17岁,2023年4月,200,200,已发放,
S3,丙,男,2003-07-08,二中,18岁以上,2023年4月,300,0,退回,已转学
S4,丁,女,2009-09-09,一中,12—14岁,2023年4月,100,100,已发放,
"""
HALLS = """\
楼栋名称,学校,额定床位（张）,实际入住（人）,月租（元）,使用状态
一中1号楼,一中,100,80,300,正常
一中2号楼,一中,200,40,450,正常
二中1号楼,二中,100,90,300,停用
二中2号楼,二中,50,30,600,正常
"""
PARKS = """\
停车场名称,街镇,总泊位（个）,已用泊位（个）,充电桩（个）
车站停车场,东街,200,50,10
医院停车场,东街,100,90,4
广场停车场,西街,80,20,0
"""
ROOMS = """\
考点名称,区,总座位（个）,设计座位（个）,已用座位（个）
甲考点,东区,100,120,80
乙考点,西区,60,60,30
"""
CALLS = """\
工单编号,受理日期,乡镇,诉求类型,承办单位,办理状态,办结期限,办结日期
G1,2023-07-01,东镇,噪音,城管局,已办结,2023-07-10,2023-07-05
G2,2023-07-02,东镇,路灯,住建局,已办结,2023-07-10,2023-07-12
G3,2023-07-03,西镇,噪音,城管局,办理中,2023-07-20,
G4,2023-07-05,西镇,噪音,城管局,已办结,2023-07-20,2023-07-07
G5,2023-07-20,西镇,路灯,住建局,办理中,2023-08-20,
G6,2023-06-20,东镇,路灯,城管局,已办结,2023-07-20,2023-06-23
G7,2023-07-29,南镇,噪音,住建局,办理中,2023-08-20,
"""
STORES = """\
物资编号,仓库,物资名称,应储数量（件）,实储数量（件）,保质期至
W1,一号库,雨衣,50,20,2023-09-01
W2,一号库,铁锹,10,60,2023-12-01
W3,二号库,水泵,8,8,2024-08-01
W4,二号库,帐篷,30,25,2023-07-01
"""
VILLAGES = """\
项目名称,乡镇,计划开工日期,实际开工日期,完成投资（万元）
东路,东镇,2023-03-01,2023-03-20,30
西路,西镇,2023-03-01,2023-02-27,20
南路,东镇,2023-04-01,2023-04-02,10
"""


@pytest.fixture(scope="module")
def rounds(opened: Open) -> Assistant:
    books = {"排水管网巡查": DRAINS, "食品抽检记录": SAMPLES, "食品经营单位名录": SHOPS, "学生资助发放": GRANTS}
    return opened(books)


@pytest.fixture(scope="module")
def spaces(opened: Open) -> Assistant:
    return opened({"学生宿舍楼栋": HALLS, "停车场泊位": PARKS, "考点座位": ROOMS})


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("今年排水巡查了几次", [(8,)]),
        ("排水所巡查了几次", [(3,)]),
        ("排水问题修复逾期了的有几条", [(1,)]),
        ("近30天有几次排水巡查发现了问题", [(2,)]),
        ("各街镇排水巡查发现异常的有几次", [("东街", 2), ("西街", 4)]),
        ("没发现问题的排水巡查有几次", [(2,)]),
        ("食品检验中心查出问题的有几次", [(1,)]),
        ("各类单位食品抽检发现问题多少起", [("超市", 1), ("餐馆", 2)]),
        ("哪个乡镇抽检发现的问题最多", [("东镇", 2)]),
        ("哪些超市今年还没做过食品抽检", [("瑞客超市",)]),
        ("哪些餐馆今年没接受过食品抽检", [("禄华餐馆",), ("寿源餐馆",)]),
        ("没做过食品抽检的餐馆有几家", [(1,)]),
        ("有多少名学生领到了资助", [(3,)]),
        ("领资助的学生有几位", [(4,)]),
        ("各校领资助的学生各有多少人", [("一中", 2), ("二中", 2)]),
        ("一共给几个孩子成功发过资助", [(3,)]),
        ("每个学校每个月各发出去多少", [("一中", 100), ("一中", 100), ("二中", 200), ("二中", 200)]),
        ("各学校发到手的钱各多少", [("一中", 200), ("二中", 400)]),
        ("15岁以上的学生有几名", [(2,)]),
        ("17岁以下的学生有几名", [(3,)]),
    ],
)
def test_rounds_and_grants(rounds: Assistant, question: str, rows: list[tuple]) -> None:
    answer = rounds.ask(question)
    told = [(row[0], row[-1]) if len(row) > 1 else tuple(row) for row in answer.rows]
    assert sorted(told) == sorted(rows), answer.understood


@pytest.mark.parametrize("question", ["16岁以上的学生有几名", "没做过体检的学生有几名", "没做过食品抽检的学校有几家"])
def test_a_bound_inside_a_band_and_a_deed_of_no_list_are_turned_down(rounds: Assistant, question: str) -> None:
    assert not rounds.ask(question).answered


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("各学校宿舍入住率", [("一中", 0.4), ("二中", 0.8)]),
        ("入住率最低的楼栋是哪栋", [(0.2, "一中2号楼")]),
        ("入住率不到七成的楼栋有几个", [(2,)]),
        ("正常的楼栋还有多少张空床", [(200,)]),
        ("空床超过15张的楼栋有哪些，各空多少张", [("一中1号楼", 20), ("一中2号楼", 160), ("二中2号楼", 20)]),
        ("各街镇空车位各多少", [("东街", 160), ("西街", 60)]),
        ("哪个停车场空余泊位最多", [(150, "车站停车场")]),
        ("停车场的泊位使用率是多少", [(160 / 380,)]),
        ("泊位利用率最高的停车场", [(0.9, "医院停车场")]),
    ],
)
def test_what_is_left_of_places_and_the_share_taken(spaces: Assistant, question: str, rows: list[tuple]) -> None:
    answer = spaces.ask(question)
    assert sorted((row[0], row[1]) if len(row) > 1 else tuple(row) for row in answer.rows) == [
        tuple(pytest.approx(cell) if isinstance(cell, float) else cell for cell in row) for row in sorted(rows)
    ], answer.understood


def test_a_share_of_places_tells_what_it_is_reckoned_of(spaces: Assistant) -> None:
    assert "（实际入住÷额定床位）" in spaces.ask("宿舍入住率是多少").answer
    assert not spaces.ask("各考点座位使用率").answered, "two columns of places: neither is taken for the whole"


@pytest.fixture(scope="module")
def desk(opened: Open) -> Assistant:
    return opened({"便民热线工单": CALLS, "防汛物资储备": STORES, "村级公益项目": VILLAGES})


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("哪个承办单位办得最慢", [("住建局", 10)]),
        ("哪个承办单位办得最快", [("城管局", 3)]),
        ("哪类诉求的工单办理最慢", [("路灯", 6.5)]),
        ("逾期未办理的工单有几件", [(1,)]),
        ("各仓库物资还缺几件", [("一号库", 30), ("二号库", 5)]),
        ("防汛物资还缺几件", [(35,)]),
        ("储备不足的物资有几种", [(2,)]),
        ("保质期不到2个月的物资有几种", [(1,)]),
        ("哪些乡镇没有路灯的工单", [("南镇", 0)]),
        ("没按计划开工的项目有几个", [(2,)]),
        ("各乡镇完成投资多少、涉及多少项目", [("东镇", 40, 2), ("西镇", 20, 1)]),
    ],
)
def test_pace_is_of_days_and_what_lacks_is_never_made_up_for(desk: Assistant, question: str, rows: list[tuple]) -> None:
    answer = desk.ask(question)
    assert sorted(map(tuple, answer.rows)) == sorted(rows), answer.understood


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("食品抽检农残超标的单位有哪些", [("喜来超市",), ("祥隆餐馆",)]),
        ("各类单位食品抽检了几次", [("超市", 3), ("餐馆", 3)]),
        ("食品抽检里东镇和西镇哪个问题多", [("东镇", 2)]),
        ("哪个学校领资助的学生最多", [("一中", 2), ("二中", 2)]),
    ],
)
def test_things_are_asked_for_by_the_noun_that_ends_their_column(
    rounds: Assistant, question: str, rows: list[tuple]
) -> None:
    answer = rounds.ask(question)
    assert sorted(map(tuple, answer.rows)) == sorted(rows), answer.understood
