"""What is owed, said around the figure; what one thing costs; two sides held against each other by a part of a name."""

import pytest

from assistant.engine import Assistant
from tests.parsing.conftest import Open
from tests.parsing.ledger_questions.told_rows import check_rows

BOOKS = {
    "摊位出租": """\
摊位号,市场名称,承租户,年租金（元）,今年已缴（元）
T1,东关市场,赵家鲜果,9000,9000
T2,东关市场,钱记干货,8000,3000
T3,西门市场,孙氏豆腐,6000,0
T4,西门市场,李姐熟食,7000,6500
""",
    "供暖收费": """\
户号,小区,采暖季,应收热费（元）,实收热费（元）,收费员
H1,柳岸花园,去冬,2100,2100,周敏
H2,柳岸花园,今冬,2200,1200,周敏
H3,松林雅居,去冬,1800,0,吴刚
H4,松林雅居,今冬,1900,1900,吴刚
""",
    "康复器具": """\
领取人,器具名称,器具价格（元）,个人负担（元）,镇街
甲,助行器,320,20,北湖镇
乙,助行器,280,0,南山镇
丙,护理床,2600,300,北湖镇
丁,矫形鞋,900,100,南山镇
""",
    "危房改建": """\
户名,镇街,改建内容,预算金额（元）,决算金额（元）
戊,北湖镇,屋面,5000,5200
己,北湖镇,墙体,7000,6800
庚,南山镇,屋面,4000,4000
""",
    "清运车队": """\
车号,班次,开车人,驾驶员,状态,里程（公里）,定位
C1,早班,甲,郑七,在用,900,在线
C2,早班,乙,王八,停用,400,离线
C3,晚班,丙,冯九,在用,1200,离线
C4,晚班,丁,褚十,在用,300,在线
C5,早班,戊,卫一,停用,200,在线
C6,早班,己,蒋二,在用,100,在线
""",
}


@pytest.fixture(scope="module")
def books(opened: Open) -> Assistant:
    return opened(BOOKS)


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("摊位一共欠了多少租金", [[12000 - 500]]),
        ("各市场还有多少租金没收上来", [["东关市场", 5000], ["西门市场", 6500]]),
        ("欠租最多的摊位是哪个", [["T3", 6000]]),
        ("哪些摊位欠着租金", [["T2"], ["T3"], ["T4"]]),
        ("哪个小区欠热费最多", [["松林雅居", 1800]]),
        ("助行器平均一个多少钱", [[300]]),
        ("护理床一张多少钱", [[2600]]),
        ("矫形鞋多少钱一双", [[900]]),
        ("北湖镇的预算比南山镇多多少", [[12000, 4000, 8000]]),
        ("北湖镇改建预算和南山镇差多少", [[12000, 4000, 8000]]),
        ("能用的清运车有几辆", [[4]]),
        ("定位掉线的清运车是哪几辆", [["C2"], ["C3"]]),
        ("哪个师傅开的车里程最多", [["C3", 1200]]),
    ],
)
def test_rows_are_told(books: Assistant, question: str, rows: list[list[object]]) -> None:
    check_rows(books.ask(question), rows)


def test_how_to_reach_somebody_is_no_cell(books: Assistant) -> None:
    answer = books.ask("欠租的承租户联系电话给我一份")
    assert not answer.answered, answer.understood
