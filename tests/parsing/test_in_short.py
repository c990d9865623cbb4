"""Names of ledgers said in short are written out and told; what could be two of them, or a part of neither, is not."""

import pytest

from assistant.engine import Assistant
from tests.parsing.conftest import Open

WELLS = """\
井号,所在乡镇街道,安装位置,供水水量（吨）,电费支出（元）,井况,水泵类型,封停去向
J-01,东沟镇,村委会北侧,120,300,缺盖,潜水泵机组,县填埋场
J-02,西岭乡,小学门口,90,260,完好,离心泵机组,
J-03,东沟镇,三岔路口,60,180,干涸,潜水泵机组,县填埋场
J-04,南湾街道,集贸市场旁,150,420,缺盖,离心泵机组,
"""
ROOMS = """\
房号,所属小区,分配状态,房屋月租金（元）,装修类别
A-101,惠园,空置,200,简易装修
A-102,惠园,已入住,260,精细装修
B-201,康居,空置,180,简易装修
B-202,康居,已入住,240,简易装修
"""
COURSES = """\
班次编号,培训机构,技能等级,开班地点,计划人数（人）,结业人数（人）,培训状态
P1,县技校,初级工,东沟镇,30,28,已结业
P2,县技校,高级工,西岭乡,40,0,已取消
P3,市职校,初级工,南湾街道,20,19,已结业
"""


@pytest.fixture(scope="module")
def short(opened: Open) -> Assistant:
    return opened({"机井巡检": WELLS, "保障性住房分配": ROOMS, "职业培训班": COURSES})


@pytest.mark.parametrize(
    ("question", "rows", "told"),
    [
        ("月租超过190元的有几套", [(3,)], ""),
        ("房租高于250元的有几套", [(1,)], ""),
        ("精装的房子有几套", [(1,)], "精细装修"),
        ("离心泵的井有几口", [(2,)], ""),
        ("离心机的井有几口", [(2,)], "离心泵机组"),
        ("一共结业了多少学员", [(47,)], ""),
        ("县技校结业了几个学员", [(28,)], ""),
        ("东沟镇的电费支出合计", [(480,)], ""),
    ],
)
def test_names_are_written_out(short: Assistant, question: str, rows: list[tuple[object, ...]], told: str) -> None:
    answer = short.ask(question)
    assert [tuple(row) for row in answer.rows] == rows
    assert not told or any(f"已按“{told}”理解" in note for note in answer.notes)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("干涸的井，编号报一下", ["J-03"]),
        ("初级工的班，报一下编号", ["P1", "P3"]),
        ("缺盖的是哪一类水泵", None),
        ("康居空置的房号有哪些", ["B-201"]),
    ],
)
def test_numbers_by_their_sort(short: Assistant, question: str, first: list[str] | None) -> None:
    answer = short.ask(question)
    assert answer.answered
    assert first is None or [row[0] for row in answer.rows] == first


@pytest.mark.parametrize("question", ["装潢的房子有几套", "坏井有几口", "培训了多少学员"])
def test_what_is_no_one_name_is_refused(short: Assistant, question: str) -> None:
    answer = short.ask(question)
    assert not answer.answered


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("缺盖的井在哪", ["J-01村委会北侧", "J-04集贸市场旁"]),
        ("干涸的井都在什么地方", ["J-03三岔路口"]),
        ("哪些地方的井缺盖", ["东沟镇", "南湾街道"]),
        ("哪里有干涸的井", ["东沟镇"]),
        ("J-01封停了运到哪去了", ["J-01县填埋场"]),
        ("已取消的班开在哪儿", ["P2西岭乡"]),
        ("哪些地方的培训班已结业", ["东沟镇", "南湾街道"]),
    ],
)
def test_places(short: Assistant, question: str, shown: list[str]) -> None:
    answer = short.ask(question)
    assert sorted("".join(map(str, row[: 1 if len(row) == 1 else 2])) for row in answer.rows) == shown


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("哪个街镇的井最多", [("东沟镇", 2)]),
        ("各乡镇井数", [("东沟镇", 2), ("南湾街道", 1), ("西岭乡", 1)]),
        ("空房有几套", [(2,)]),
        ("惠园还空着几套房", [(1,)]),
        ("分小区看空置的房子各几套", [("康居", 1), ("惠园", 1)]),
    ],
)
def test_short_names_of_what_rows_are(short: Assistant, question: str, rows: list[tuple[object, ...]]) -> None:
    answer = short.ask(question)
    assert sorted(tuple(row) for row in answer.rows) == sorted(rows)


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("井况分几类，每类几口", [("完好", 1), ("干涸", 1), ("缺盖", 2)]),
        ("水泵类型分几种，每种几口", [("潜水泵机组", 2), ("离心泵机组", 2)]),
        ("装修类别有几种，每种各多少套", [("简易装修", 3), ("精细装修", 1)]),
        ("技能等级分几类，每类几个班", [("初级工", 2), ("高级工", 1)]),
    ],
)
def test_sorts_and_how_many_of_each(short: Assistant, question: str, rows: list[tuple[object, ...]]) -> None:
    answer = short.ask(question)
    assert sorted(tuple(row) for row in answer.rows) == sorted(rows)


@pytest.mark.parametrize("question", ["东沟镇的井投了多少", "县技校的班砸了多少", "惠园的房子刷了多少"])
def test_an_unknown_deed_is_no_count(short: Assistant, question: str) -> None:
    assert not short.ask(question).answered
