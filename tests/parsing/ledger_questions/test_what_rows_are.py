"""What is counted, summed and dated when the words fit more than one column: rows, people, the last time."""

from datetime import date

import pytest

from assistant.engine import Assistant
from tests.parsing.conftest import Open
from tests.parsing.ledger_questions.told_rows import check_rows

BOOKS = {
    "热线工单": """\
工单号,登记日期,类型,承办科室
G1,2023-07-01,投诉,甲科
G2,2023-07-02,举报,甲科
G3,2023-07-03,投诉,乙科
G4,2023-07-04,咨询,乙科
""",
    "种子抽检": """\
抽样单号,抽样日期,种子名称,抽样环节,检测结果
C1,2023-07-01,玉米,门店,合格
C2,2023-07-02,玉米,基地,合格
C3,2023-07-03,水稻,门店,不合格
""",
    "保健签约随访": """\
签约编号,居民,签约日期,最近随访日期,下次随访日期,评价
S1,甲,2022-01-01,2023-07-30,2023-09-30,满意
S2,乙,2023-07-28,2023-05-01,2023-08-01,满意
S3,丙,2022-03-01,2023-07-31,2023-10-31,一般
""",
    "进修登记": """\
教师姓名,任教学校,职称,进修项目,级别,开始日期,进修费用（元）,考核
赵一,一小,一级教师,课标研修,区级,2023-03-01,100,优秀
钱二,一小,二级教师,课标研修,区级,2023-03-01,100,缺考
孙三,二小,高级教师,心理专题,市级,2023-04-01,300,缺考
赵一,一小,一级教师,心理专题,市级,2023-04-01,300,合格
李四,二小,二级教师,课标研修,区级,2023-03-01,100,合格
""",
}


@pytest.fixture(scope="module")
def office(opened: Open) -> Assistant:
    return opened(BOOKS, date(2023, 8, 1))


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("上个月接了多少件投诉，举报的不算", [(2,)]),
        ("7月抽了多少批次种子", [(3,)]),
        ("近7天随访了几个人", [(2,)]),
        ("各级别进修分别花了多少钱", [("区级", 300), ("市级", 600)]),
    ],
)
def test_rows_are_those_that_are_meant(office: Assistant, question: str, rows: list[tuple]) -> None:
    check_rows(office.ask(question), rows)


def test_people_are_no_title_that_ends_like_them_and_masked_names_are_told_row_by_row(office: Assistant) -> None:
    answer = office.ask("缺考的是哪些老师")
    assert answer.columns[0] == "教师姓名", answer.understood
    assert len(answer.rows) == 2
