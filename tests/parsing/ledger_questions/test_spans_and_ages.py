"""How long rows took, how old things are, and the day that an amount called by its deed is of."""

import pytest

from assistant.engine import Assistant
from tests.parsing.conftest import Open

REPAIRS = """\
工单编号,报修日期,修复日期,处理时限,处理状态
R1,2023-03-01,2023-03-01,2023-03-10,已修复
R2,2023-03-02,2023-03-05,2023-03-12,已修复
R3,2023-03-20,2023-04-03,2023-03-30,已修复
R4,2023-04-10,,2023-04-20,处理中
R5,2023-04-12,2023-04-14,2023-04-22,已修复
R6,2023-04-16,,2023-04-25,处理中
"""
AQUEDUCTS = """\
渡槽编号,所在乡镇,建成年份,长度（米）
D1,北山镇,1965,120
D2,北山镇,1983,60
D3,柳林乡,1984,80
D4,柳林乡,2001,200
"""
BOATS = """\
船号,船型,启用日期,座位数
B1,画舫,2008-05-01,40
B2,画舫,2011-06-01,40
B3,快艇,2013-04-17,8
B4,快艇,2016-03-02,8
B5,快艇,2022-01-15,8
"""
GRANTS = """\
申请编号,申请人,申请日期,审批日期,审批结果,补助金额（元）,发放日期
G1,甲,2023-01-05,2023-02-01,同意,1000,2023-03-02
G2,乙,2023-01-20,2023-03-05,同意,2000,2023-03-20
G3,丙,2023-02-10,2023-03-09,不同意,,
G4,丁,2023-03-01,2023-03-30,同意,500,2023-04-06
"""
AUDITS = """\
问题编号,被检查单位,移交日期,整改期限,整改进度,完成日期
S1,水务站,2023-01-05,2023-03-10,已完成,2023-02-20
S2,水务站,2023-01-05,2023-04-10,已完成,2023-03-15
S3,农技站,2023-02-05,2023-03-20,整改中,
S4,农技站,2023-02-05,2023-05-20,未启动,
"""


@pytest.fixture(scope="module")
def town(opened: Open) -> Assistant:
    return opened(
        {
            "燃气报修": REPAIRS,
            "渡槽底册": AQUEDUCTS,
            "游船台账": BOATS,
            "助学补助审批": GRANTS,
            "检查整改清单": AUDITS,
        },
        today="2023-04-18",
    )


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("燃气报修两天才修好的有几件", [(3,)]),
        ("燃气报修一天就修好的有几件", [(1,)]),
        ("燃气报修过了3天以上才修好的有几件", [(2,)]),
        ("燃气报修3天后才弄好的有几件", [(2,)]),
        ("燃气报修近7天要到期的有几件", [(2,)]),
        ("3月报的燃气修好了几件", [(3,)]),
        ("拖得最久的燃气报修是哪件", [("R3",)]),
        ("建成超过39年的渡槽有几座", [(2,)]),
        ("建了40年以上的渡槽有几座", [(2,)]),
        ("1984年以前建成的渡槽有几座", [(2,)]),
        ("用了超过10年的游船有几条", [(3,)]),
        ("用了10年以上的快艇有几条", [(1,)]),
        ("开了不到5年的游船有几条", [(1,)]),
        ("3月发了多少助学补助", [(3000,)]),
        ("助学补助每个月各发了多少钱", [(3000,), (500,)]),
        ("3月批了几笔助学补助", [(2,)]),
        ("检查问题整改了几个", [(2,)]),
        ("3月整改了几个检查问题", [(1,)]),
    ],
)
def test_lengths_run_between_the_days_that_words_tell(town: Assistant, question: str, rows: list[tuple]) -> None:
    answer = town.ask(question)
    assert len(answer.rows) == len(rows), answer.understood
    assert all(set(row) <= set(told) for row, told in zip(rows, answer.rows, strict=True)), answer.understood


def test_a_deed_that_no_word_tells_is_not_passed_over(town: Assistant) -> None:
    assert not town.ask("燃气报修后超过3天才看的有几件").answered
