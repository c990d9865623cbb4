"""Water that is sampled and tested, half of it without a result as yet: what a rate, a share and a count are of."""

import pytest

from assistant.engine import Assistant
from tests.parsing.conftest import Open

SAMPLES = """\
水样编号,取样日期,被检验水厂,水样类型,取样量（升）,检验结论,报告日期
W1,2023-03-01,东水厂,出厂水,2.5,达标,2023-03-04
W2,2023-03-05,东水厂,管网水,1.5,不达标,2023-03-08
W3,2023-04-02,西水厂,出厂水,2,检测中,
W4,2023-04-09,西水厂,管网水,1,达标,2023-04-12
W5,2023-04-19,西水厂,管网水,3,待出结果,
W6,2023-05-02,东水厂,出厂水,2.5,达标,2023-05-04
W7,2023-05-05,东水厂,出厂水,1.5,不达标,2023-05-08
W8,2023-05-09,西水厂,出厂水,1,达标,2023-05-12
"""
ROUNDS = """\
巡线日期,泵站,巡线人,隐患数（处）,整改状态
2023-03-01,一号泵站,甲,3,已整改
2023-03-02,二号泵站,甲,0,无需整改
2023-03-05,一号泵站,乙,1,整改中
2023-04-02,三号泵站,乙,5,已整改
2023-04-09,二号泵站,甲,0,无需整改
"""
NOUNS = '[[ledger]]\nname = "水样检验台账"\nfiles = ["水样检验台账.csv"]\nunit_noun = "批次"\n'


@pytest.fixture(scope="module")
def waterworks(opened: Open) -> Assistant:
    return opened({"水样检验台账": SAMPLES, "管线巡线记录": ROUNDS}, dictionary=NOUNS)


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("各水厂达标率", [("东水厂", 0.5), ("西水厂", 1)]),
        ("水样检验达标率是多少", [(4 / 6,)]),
        ("4月取了多少批次管网水", [(2,)]),
        ("取了几批次出厂水", [(5,)]),
        ("管网水取了多少升", [(5.5,)]),
        ("不达标样品从取样到出报告平均几天", [(3,)]),
        ("被检验次数最多的是哪家水厂", [("东水厂", 4), ("西水厂", 4)]),
        ("哪家水厂被检验得最多", [("东水厂", 4), ("西水厂", 4)]),
        ("巡线发现隐患的记录里，已整改的占多少", [(2 / 3,)]),
        ("巡线查出隐患的里，还在整改的占几成", [(1 / 3,)]),
        ("巡线已整改的占比是多少", [(2 / 3,)]),
        ("巡线已整改的占所有记录的几成", [(0.4,)]),
        ("巡线无需整改的占多少", [(0.4,)]),
    ],
)
def test_what_has_no_result_or_needed_nothing_is_no_part(
    waterworks: Assistant, question: str, rows: list[tuple]
) -> None:
    answer = waterworks.ask(question)
    assert sorted(map(tuple, answer.rows)) == [pytest.approx(row) if len(row) == 1 else row for row in rows], (
        answer.understood
    )
