"""Sorts that a place has none of, things fitted or not, figures told by the month, worth and repairs, sorts of rows."""

import pytest

from assistant.engine import Assistant
from tests.parsing.conftest import Open
from tests.parsing.ledger_questions.told_rows import check_rows

STALLS = """\
摊位编号,市场,摊位类型,出租情况,月租金（元）,冷藏柜,承租到期日
T1,东市场,蔬菜,已租,300,有,2024-07-05
T2,东市场,水产,空置,500,无,
T3,西市场,蔬菜,已租,280,无,2024-12-01
T4,西市场,水产,已租,520,有,2024-06-20
T5,北市场,熟食,空置,400,有,
"""
TOOLS = """\
器材编号,器材名称,使用站点,购置日期,购置价（元）,今年维修次数（次）,今年维修费（元）
Q1,水泵,一站,2020-03-01,9000,3,700
Q2,叉车,二站,2021-05-11,60000,1,2500
Q3,水泵,二站,2024-02-02,9500,0,
"""
FAMILIES = """\
证号,户主,所在村,月补助（元）,保障情况,纳入日期
D1,李甲,东村,500,在保,2022-01-03
D2,王乙,东村,300,停保,2021-04-01
D3,赵丙,西村,450,在保,2024-03-09
"""
LESSONS = """\
期次,开班日期,承办科,课时（小时）,应到人数（人）,实到人数（人）
第一期,2024-03-01,甲科,3,40,38
第二期,2024-04-02,乙科,5,60,40
第三期,2024-05-06,甲科,4,90,88
"""
WELLS = """\
供水点,所在村,水源类别,水质检测日期,检测结果
一号井,东村,深井,2024-05-01,合格
二号井,西村,山泉,2024-05-03,不合格
三号井,东村,深井,2024-05-06,合格
"""

ROUNDS = """\
巡查编号,巡查日期,巡查员,地段
X1,2023-07-02,柳二,东段
X2,2023-07-05,韩大,西段
X3,2023-07-25,韩大,东段
X4,2023-07-30,韩大,东段
"""

PERMITS = """\
许可证号,采伐单位,发证日期,批准蓄积（立方米）
K1,甲林场,2023-02-03,60
K2,乙林场,2023-05-06,30
K3,甲林场,2022-11-09,80
"""

AUDITS = """\
问题编号,审计项目,涉及金额（万元）,整改进度
S1,预算审计,3,已完成
S2,预算审计,5,整改中
S3,离任审计,2,整改中
"""


@pytest.fixture(scope="module")
def there(opened: Open) -> Assistant:
    things = {"摊位台账": STALLS, "器材台账": TOOLS, "困难家庭花名册": FAMILIES}
    return opened(
        things
        | {"业务培训": LESSONS, "供水点检测": WELLS, "地段巡查": ROUNDS, "林木采伐证": PERMITS, "审计整改清单": AUDITS}
    )


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("哪个市场没有空置摊位", [("西市场", 0)]),
        ("哪个市场一个空置摊位都没有了", [("西市场", 0)]),
        ("带冷藏柜的摊位有几个", [(3,)]),
        ("不带冷藏柜的摊位有几个", [(2,)]),
        ("租出去的摊位平均一个月多少钱", [(1100 / 3,)]),
        ("器材总共值多少钱", [(78500,)]),
        ("一站的器材今年修了多少钱", [(700,)]),
        ("哪个站点的器材今年修得最多", [("一站", 3)]),
        ("在保的有多少户", [(2,)]),
        ("在保的一个月一共补多少钱", [(950,)]),
        ("应到人数最多的是哪一期", [("第三期", 90)]),
        ("甲科的培训一共多少个课时", [(7,)]),
        ("今年批了多少方", [(90,)]),
        ("承租到期日都过了还是已租的有几个", [(0,)]),
        ("水质不合格的供水点有几个", [(1,)]),
        ("哪些巡查员近10天一次都没去巡查", [("柳二", 0)]),
        ("审计问题有几个", [(3,)]),
    ],
)
def test_figures_are_those_that_are_meant(there: Assistant, question: str, rows: list[tuple[object, ...]]) -> None:
    check_rows(there.ask(question), rows)


def test_a_character_of_its_own_is_no_slip(there: Assistant) -> None:
    """值 of 总共值 was once taken for 只."""
    assert not [note for note in there.ask("器材总共值多少钱").notes if "理解" in note]


def test_an_ordinary_word_and_a_counting_noun_are_no_slips(there: Assistant) -> None:
    """今年批 was once taken for 近两批, 多少方 for 多少分."""
    assert not [note for note in there.ask("今年批了多少方").notes if "理解" in note]
