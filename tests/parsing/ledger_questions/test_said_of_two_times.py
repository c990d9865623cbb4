"""What was done at one time and not at another, so many rows to a thing, and figures that other words stand between."""

from datetime import date

import pytest

from assistant.engine import Assistant
from tests.parsing.conftest import Open
from tests.parsing.ledger_questions.told_rows import check_rows

BOOKS = {
    "锅炉检验": """\
检验编号,检验日期,使用单位,检验员,发现问题,问题类别
G1,2023-03-02,东厂,赵大,漏水,环境问题
G2,2023-05-06,西厂,钱二,,
G3,2024-01-08,东厂,赵大,压力表失准,设备损坏
G4,2024-02-09,南厂,钱二,阀门锈蚀,设备损坏
G5,2023-09-01,北厂,赵大,,
""",
    "房屋体检": """\
体检编号,坐落,用途,体检日期,等级
F1,一街1号,住宅,2024-01-02,C级
F2,二街2号,商铺,2024-01-03,D级
F3,三街3号,学校,2024-01-04,D级
""",
    "护理员名单": """\
姓名,人员类别,年龄（岁）,在岗状态
孙三,持证人员,40,在岗
李四,实习人员,25,在岗
周五,临时工,58,在岗
""",
    "救灾物品库存": """\
物品名称,物品类别,存放库房,库存数量,单价（元）,保管人
帐篷,安置,东库,10,200,吴六
帐篷,安置,西库,5,200,郑七
棉被,安置,东库,20,50,吴六
水泵,抽排,西库,2,1000,郑七
铁锹,抽排,东库,30,10,吴六
""",
    "捕捞证名录": """\
证书编号,船主,发证日期,核定吨位（吨）
B1,陈八,2022-01-01,5
B2,陈八,2022-02-01,6
B3,冯九,2022-03-01,7
""",
    "招引项目": """\
项目名称,计划投资（亿元）,到位资金（亿元）,所处阶段
甲项目,12,3,在谈
乙项目,15,8,开工
丙项目,4,1,在谈
""",
    "小额借款": """\
借款编号,借款人,借款金额（万元）,到期日期,还款状态,预算金额（万元）,决算金额（万元）,满意分
J1,蒋一,10,2023-12-01,已结清,5,6,95
J2,沈二,20,2023-12-10,还款正常,7,7,80
J3,韩三,30,2024-12-10,逾期,9,8,
""",
}


@pytest.fixture(scope="module")
def books(opened: Open) -> Assistant:
    return opened(BOOKS)


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("去年检验过、今年没检验的单位有哪些", [["西厂"], ["北厂"]]),
        ("锅炉检验去年验过今年一次都没去的单位有几个", [[2]]),
        ("1月检验过2月没检验的单位", [["东厂"]]),
        ("哪个单位发现的问题最多", [["东厂", 2]]),
        ("D级的房子有几处", [[2]]),
        ("今年体检过的房屋有几处", [[3]]),
        ("在岗人员里年龄最大的是谁", [["临时工", 58]]),
        ("吴六管着几种物品", [[3]]),
        ("物品类别有几种", [[2]]),
        ("吴六管的东西值多少钱", [[3300]]),
        ("按单价算，每个库房的存货值多少钱", [["东库", 3300], ["西库", 3000]]),
        ("有两本证的船主有谁", [["陈八"]]),
        ("登记了两本捕捞证的船主有几个", [[1]]),
        ("10亿以上还在谈的项目有哪些", [["甲项目"]]),
        ("决算超了预算的借款有几笔", [[1]]),
        ("打过满意分的里头90分以上占多少", [[0.5]]),
        ("到期了还没还清的借款有哪些", [["沈二"]]),
        ("没结清的借款到期了的有几笔", [[1]]),
    ],
)
def test_said_of_two_times_and_more(books: Assistant, question: str, rows: list[list[object]]) -> None:
    check_rows(books.ask(question, today=date(2024, 3, 1)), rows)


def test_whom_one_that_is_named_went_to(books: Assistant) -> None:
    answer = books.ask("赵大去年检验了哪几家", today=date(2024, 3, 1))
    assert "问检验员" not in answer.understood and "不重复的检验员" not in answer.understood, answer.understood
