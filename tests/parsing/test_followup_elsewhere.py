"""Lines that go on over ledgers of other offices, which no dictionary describes: what they keep, what they move."""

from datetime import date

import pytest

from assistant.engine import Assistant
from assistant.session import Session
from tests.parsing.conftest import Open

LEDGERS = {
    "来信登记": """\
信号,收到日期,渠道,事由,小区,办结日期,回访结果,负责科室
L1,2024-03-04,电话,噪音,东苑,2024-03-09,满意,综合科
L2,2024-03-11,网站,漏水,西苑,2024-03-30,满意,维修科
L3,2024-03-15,电话,噪音,东苑,,,综合科
L4,2024-03-20,网站,漏水,西苑,2024-03-28,不满意,维修科
L5,2024-04-02,电话,停车,东苑,2024-04-05,满意,综合科
L6,2023-04-02,窗口,停车,西苑,2023-04-05,满意,综合科
L7,2023-03-02,窗口,停车,西苑,2023-03-05,满意,综合科
""",
    "车船管理": """\
编号,类型,所属公司,座位（座）,年检到期日期,保险到期日期,累计里程（万公里）,罚款金额（元）
C1,客车,顺通公司,30,2024-05-10,2024-05-20,12.5,200
C2,客车,顺通公司,40,2024-05-25,2024-08-01,8.0,0
C3,货车,远航公司,2,2024-09-01,2024-05-02,30.5,500
C4,货车,远航公司,3,2024-12-01,2024-05-08,30.5,100
C5,轿车,远航公司,5,2024-07-01,2024-06-08,3.2,0
C6,轿车,顺通公司,5,2024-07-09,2024-06-09,4.2,0
""",
    "水费台账": """\
季度,用户,应收水费（元）,实收水费（元）,截止日
2024年一季度,甲户,900,900,2024-04-12
2024年一季度,乙户,700,700,2024-04-20
2023年四季度,甲户,800,500,2024-01-08
2023年四季度,乙户,600,600,2024-01-28
2023年三季度,甲户,300,300,2023-10-08
2023年三季度,乙户,200,100,2023-10-28
""",
    "地块成交": """\
地块编号,用途,土地面积（亩）,起始价（万元）,成交价（万元）
D1,工业,30,100,120
D2,工业,20,200,210
D3,住宅,15,300,500
D4,住宅,25,310,400
""",
}
TODAY = date(2024, 4, 20)


@pytest.fixture(scope="module")
def office(opened: Open) -> Assistant:
    return opened(LEDGERS, TODAY, reveal=True)


DIALOGUES = {
    "a column of few sorts splits the rows counted": (
        ("上个月收到多少件来信", "来信登记：收到日期≥2024-03-01，收到日期≤2024-03-31，求件数"),
        ("小区呢", "来信登记：收到日期≥2024-03-01，收到日期≤2024-03-31，按小区分，求件数"),
        ("渠道呢", "来信登记：收到日期≥2024-03-01，收到日期≤2024-03-31，按渠道分，求件数"),
        ("电话的呢", "来信登记：收到日期≥2024-03-01，收到日期≤2024-03-31，渠道＝电话，按渠道分，求件数"),
    ),
    "a time moves to another date of the same deed": (
        ("下个月年检到期的有几辆", "车船管理：年检到期日期≥2024-05-01，年检到期日期≤2024-05-31，求辆数"),
        ("保险呢", "车船管理：保险到期日期≥2024-05-01，保险到期日期≤2024-05-31，求辆数"),
        (
            "哪个公司最多",
            (
                "车船管理：保险到期日期≥2024-05-01，保险到期日期≤2024-05-31，按所属公司分，求数量，"
                "按数量从高到低取第一（并列都列）"
            ),
        ),
    ),
    "facts about all that came first": (
        ("累计里程最多的是哪辆", "车船管理：列出记录，按累计里程从高到低取第一（并列都列）"),
        ("它有多少座位", "车船管理：问座位，按累计里程从高到低取第一（并列都列）"),
        ("罚款呢", "车船管理：问罚款金额，按累计里程从高到低取第一（并列都列）"),
    ),
    "row by row where each is one thing": (
        ("货车平均罚款多少", "车船管理：类型＝货车，求罚款金额平均"),
        ("最高的是哪辆", "车船管理：类型＝货车，列出记录，按罚款金额从高到低取第一（并列都列）"),
        ("它什么时候年检到期", "车船管理：类型＝货车，问年检到期日期，按罚款金额从高到低取第一（并列都列）"),
        ("哪家公司的", "车船管理：类型＝货车，问所属公司，按罚款金额从高到低取第一（并列都列）"),
    ),
    "rows of one more trait": (
        ("上个月收到多少件来信", "来信登记：收到日期≥2024-03-01，收到日期≤2024-03-31，求件数"),
        ("东苑的是哪几件", "来信登记：收到日期≥2024-03-01，收到日期≤2024-03-31，小区＝东苑，列出记录"),
    ),
    "a sum is not added up again": (
        ("货车罚款一共多少", "车船管理：类型＝货车，求罚款金额合计"),
        ("一共几个", "车船管理：类型＝货车，求个数"),
    ),
    "the most by another figure": (
        ("哪个公司的车最多", "车船管理：按所属公司分，求数量，按数量从高到低取第一（并列都列）"),
        ("那罚款的呢", "车船管理：按所属公司分，求罚款金额合计，按罚款金额合计从高到低取第一（并列都列）"),
    ),
    "the year that was spoken of": (
        ("2023年四季度水费实收多少", "水费台账：季度＝2023年四季度，求实收水费合计"),
        ("三季度呢", "水费台账：季度＝2023年三季度，求实收水费合计"),
    ),
    "the rule behind a figure that no clause asks for": (
        ("货车有几辆", "车船管理：类型＝货车，求辆数"),
        ("为什么", "车船管理：类型＝货车，求辆数"),
        ("轿车呢", "车船管理：类型＝轿车，求辆数"),
        ("回到刚才那个", "车船管理：类型＝货车，求辆数"),
    ),
    "the rule behind a figure is no topic": (
        ("货车有几辆", "车船管理：类型＝货车，求辆数"),
        ("为什么", "车船管理：类型＝货车，求辆数"),
        ("综合科办了几件来信", "来信登记：负责科室＝综合科，求件数"),
        ("回到刚才那个", "车船管理：类型＝货车，求辆数"),
    ),
    "what was counted is named": (
        ("回访不满意的有几件", "来信登记：回访结果＝不满意，求件数"),
        ("是哪个小区", "来信登记：回访结果＝不满意，列出不重复的小区"),
    ),
    "the most of them behind the first by a day": (
        ("保险最早到期的是哪辆", "车船管理：列出记录，按保险到期日期从低到高取第一（并列都列）"),
        ("哪个公司最多", "车船管理：按所属公司分，求数量，按数量从高到低取第一（并列都列）"),
    ),
    "two sides that are named take the place of the groups": (
        ("按小区分来信有几件", "来信登记：按小区分，求件数"),
        ("东苑比西苑多几件", "来信登记：求东苑件数、西苑件数、相差"),
    ),
    "what a cell is called in part": (
        ("综合科办了几件来信", "来信登记：负责科室＝综合科，求件数"),
        ("换成维修的", "来信登记：负责科室＝维修科，求件数"),
    ),
}


@pytest.mark.parametrize("name", DIALOGUES)
def test_dialogues(name: str, office: Assistant) -> None:
    session = Session()
    for question, understood in DIALOGUES[name]:
        assert office.ask(question, session).understood == understood, question


def test_a_deed_that_nothing_reads_is_no_call_for_the_same_figure(office: Assistant) -> None:
    session = Session()
    assert office.ask("货车座位一共多少", session).answered
    assert not office.ask("实际捞了多少", session).answered


def test_no_price_is_an_area(office: Assistant) -> None:
    session = Session()
    assert office.ask("工业地块一共多少亩", session).answered
    assert not office.ask("最贵的是哪块", session).answered


def test_without_anything_before_there_is_nothing_to_go_back_to(office: Assistant) -> None:
    assert office.ask("回到刚才那个", Session()).answer.startswith("前面没有答过的问题")


def test_a_refused_line_is_not_what_is_gone_back_to(office: Assistant) -> None:
    session = Session()
    first = office.ask("货车有几辆", session)
    assert not office.ask("今天股票涨了吗", session).answered
    assert office.ask("再看一下刚才那个", session).rows == first.rows
