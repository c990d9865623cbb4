"""Published statistics say of which year, quarter or month a row is in a column that is no date."""

from datetime import date

import pytest

from assistant.engine import Assistant
from tests.parsing.conftest import Open

GRAIN = """\
年度,县名,播种面积（万亩）,总产量（万吨）,亩产（公斤）,产量增速（%）
2020,青山县,50,18,360,1.5
2020,白水县,40,20,500,-2.0
2021,青山县,52,20,384,3.1
2021,白水县,41,19,463,-1.2
2022,青山县,51,17,333,-4.0
2022,白水县,43,22,511,5.0
"""
RENTS = """\
季度,商圈,平均租金（元/平方米）,新增供应（万平方米）
2022年第三季度,金街,300,5
2022年第三季度,滨江,200,9
2022年第四季度,金街,310,4
2022年第四季度,滨江,190,1
2023年第一季度,金街,305,7
2023年第一季度,滨江,210,2
"""
PORTS = """\
年份,月份,口岸,出口额（亿美元）
2021,11,东港,3
2021,12,东港,4
2022,11,东港,6
2022,12,东港,8
2021,11,西关,5
2021,12,西关,2
2022,11,西关,7
2022,12,西关,1
"""
BOXES = """\
周次,开始日期,结束日期,排名,影片名称,制片地区,上映日期,周票房（万元）,累计票房（万元）,上座率（%）
第9周,2023-02-27,2023-03-05,1,春归,中国大陆,2023-02-24,90,190,20
第9周,2023-02-27,2023-03-05,2,远航,美国,2023-03-01,60,60,15
第10周,2023-03-06,2023-03-12,1,远航,美国,2023-03-01,80,140,18
第10周,2023-03-06,2023-03-12,2,春归,中国大陆,2023-02-24,30,220,9
第11周,2023-03-13,2023-03-19,1,星尘,美国,2023-03-14,70,70,16
第11周,2023-03-13,2023-03-19,2,远航,美国,2023-03-01,20,160,8
"""
CASES = """\
月份,地区,新增确诊（例）,累计确诊（例）
1月,东区,10,10
2月,东区,5,15
3月,东区,1,16
1月,西区,2,2
2月,西区,20,22
3月,西区,3,25
"""
TABLES = {
    "电影票房周榜": BOXES,
    "流感监测月报": CASES,
    "各县粮食生产统计": GRAIN,
    "商圈租金季报": RENTS,
    "口岸出口月报": PORTS,
}


@pytest.fixture(scope="module")
def statistics(opened: Open) -> Assistant:
    """The tables side by side: each question finds its own."""
    return opened(TABLES)


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("2022年播种面积合计", [(94,)]),
        ("去年播种面积多少", [(94,)]),
        ("2021年总产量最高的县", [("青山县", 20)]),
        ("2020到2021年青山县总产量一共多少", [(38,)]),
        ("近两年播种面积合计", [(187,)]),
        ("青山县总产量逐年是多少", [(2020, 18), (2021, 20), (2022, 17)]),
        ("哪一年总产量最低", [(2020, 38)]),
        ("2022年第四季度新增供应合计", [(5,)]),
        ("2022年新增供应合计", [(19,)]),
        ("哪个季度新增供应最多", [("2022年第三季度", 14)]),
        ("2022年12月出口额合计", [(9,)]),
        ("2022年哪个月出口额最高", [(11, 13)]),
    ],
)
def test_a_time_is_of_the_period_that_a_column_keeps(statistics: Assistant, question: str, rows: list[tuple]) -> None:
    answer = statistics.ask(question)
    assert sorted(map(tuple, answer.rows)) == sorted(rows), answer.understood


@pytest.mark.parametrize("question", ["2022年3月总产量", "2022年5月上旬出口额合计"])
def test_a_time_finer_than_what_is_kept_stays_unread(statistics: Assistant, question: str) -> None:
    assert statistics.ask(question).kind == "refuse"


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("累计票房最高的影片是哪部", [("春归", 220)]),
        ("远航累计票房多少", [(160,)]),
        ("美国影片累计票房最高的是哪部", [("远航", 160)]),
        ("各制片地区的累计票房", [("中国大陆", 220), ("美国", 230)]),
        ("第9周票房最高的影片", [("春归", 90)]),
        ("第10周累计票房最高的影片", [("春归", 220)]),
        ("第10周票房合计多少", [(110,)]),
        ("累计确诊最多的地区是哪个", [("西区", 25)]),
        ("累计确诊一共多少例", [(41,)]),
        ("截至2月累计确诊多少例", [(37,)]),
        ("2月确诊多少例", [(25,)]),
        ("上过周榜的美国影片有几部", [(2,)]),
    ],
)
def test_what_runs_on_is_never_added_up_over_rows_of_one_thing(
    statistics: Assistant, question: str, rows: list[tuple]
) -> None:
    answer = statistics.ask(question)
    assert sorted(map(tuple, answer.rows)) == sorted(rows), answer.understood


INNS = """\
年份,季度,单位名称,经营类型,接待人次（人次）,维修台次（台）,好评率（%）
2022,三季度,湖滨客栈,直营,100,3,90
2022,四季度,湖滨客栈,直营,200,5,91
2023,三季度,湖滨客栈,直营,150,4,92
2023,四季度,湖滨客栈,直营,260,2,95
2022,三季度,山前客栈,加盟,80,1,88
2022,四季度,山前客栈,加盟,120,2,87
2023,三季度,山前客栈,加盟,70,6,90
2023,四季度,山前客栈,加盟,90,7,86
2022,三季度,老街客栈,加盟,60,2,93
2022,四季度,老街客栈,加盟,100,4,94
2023,三季度,老街客栈,加盟,90,3,96
2023,四季度,老街客栈,加盟,105,1,90
2022,三季度,渡口客栈,直营,40,8,80
2022,四季度,渡口客栈,直营,50,9,81
2023,三季度,渡口客栈,直营,30,7,82
2023,四季度,渡口客栈,直营,45,6,84
"""
RACES = """\
届次,名次,车队,积分（分）,罚时（秒）
第一届,1,红箭,90,7
第一届,2,蓝鲸,80,4
第一届,3,飞马,60,9
第一届,4,云豹,50,2
第二届,1,云豹,95,8
第二届,2,红箭,85,6
第二届,3,蓝鲸,70,5
第二届,4,飞马,40,1
"""
FLATS = """\
房号,户型,朝向,面积（平方米）,月租金（元）
A1,2室1厅,南,50,2000
A2,2室1厅,北,80,2400
A3,3室1厅,南北,100,2500
A4,1室1厅,东,30,1500
"""
PEOPLE = """\
年份,县区,常住人口（万人）,财政收入（亿元）
2022,甲水区,11,5
2022,乙山区,16,6
2022,丙河县,9,2
2022,丁原市,7,3
2023,甲水区,12,6
2023,乙山区,18,5
2023,丙河县,9,3
2023,丁原市,6,2
"""
SORTS = """\
县区,类别,面积（平方公里）
甲水区,市辖区,10
乙山区,市辖区,20
丙河县,县,15
丁原市,县级市,25
"""


@pytest.fixture(scope="module")
def published(opened: Open) -> Assistant:
    """Tables as they are published, with no dictionary beside them."""
    tables = {"客栈经营季报": INNS, "拉力赛成绩": RACES, "待租住房": FLATS, "县区主要指标": PEOPLE, "县区概况": SORTS}
    return opened(tables, date(2023, 12, 31))


def first_cells(assistant: Assistant, question: str) -> list[object]:
    return sorted(row[0] for row in assistant.ask(question).rows)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("2023年四季度接待人次比2022年四季度多的客栈有哪些", ["湖滨客栈", "老街客栈"]),
        ("哪些客栈2023年四季度接待人次比2022年四季度少了20人次以上", ["山前客栈"]),
        ("2023年接待人次比2022年增长15%以上的客栈", ["湖滨客栈", "老街客栈"]),
        ("跟2022年相比，2023年接待人次减少的客栈有哪些", ["山前客栈", "渡口客栈"]),
        ("2023年四季度接待人次高于各客栈平均数的客栈有哪些", ["湖滨客栈"]),
        ("2023年四季度维修超过6台的客栈有哪些", ["山前客栈"]),
        ("第二届名次比第一届靠前的车队有哪些", ["云豹"]),
        ("第二届积分比第一届少10分及以上的车队", ["蓝鲸", "飞马"]),
        ("跟第一届比，第二届名次上升最多的是哪个车队，升了几名", ["云豹"]),
        ("第一届积分前三的车队里，罚时最少的是哪个车队", ["蓝鲸"]),
        ("第二届名次最靠后的车队", ["飞马"]),
        ("2022到2023年好评率都在90%以上的客栈有哪些", ["湖滨客栈", "老街客栈"]),
        ("哪些客栈2023年接待人次还不如2022年", ["山前客栈", "渡口客栈"]),
        ("2023年四季度接待人次超过2022年四季度10人次以上的客栈", ["湖滨客栈"]),
        ("两室一厅的住房有哪些", ["A1", "A2"]),
        ("朝南或者南北朝向的住房有哪些", ["A1", "A3"]),
    ],
)
def test_things_are_found_by_how_one_time_stands_to_another(
    published: Assistant, question: str, names: list[str]
) -> None:
    assert set(names) == set(first_cells(published, question)), published.ask(question).understood


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("2023年下半年湖滨客栈一共接待多少人次", [(410,)]),
        ("2023年四季度直营客栈接待人次合计", [(305,)]),
        ("2023年四季度好评率比2022年四季度低的客栈有几家", [(2,)]),
        ("2023年四季度直营和加盟客栈的好评率平均各是多少", [("加盟", 88), ("直营", 89.5)]),
        ("2022到2023两年接待人次加起来超过400的客栈有哪些，各是多少", [("湖滨客栈", 710)]),
        ("2023年季均接待人次在100以上的客栈有几家", [(1,)]),
        ("第一届到第二届红箭的积分合计", [(175,)]),
        ("2023年市辖区的常住人口合计是多少", [(30,)]),
        ("2023年面积超过15平方公里的县区常住人口合计是多少", [(24,)]),
        ("2023年市辖区、县级市两类地方的常住人口合计分别是多少", [("县级市", 6), ("市辖区", 30)]),
    ],
)
def test_a_quarter_may_stand_beside_its_year(published: Assistant, question: str, rows: list[tuple]) -> None:
    answer = published.ask(question)
    assert sorted(map(tuple, answer.rows)) == sorted(rows), answer.understood


def test_the_mean_of_quarters_of_several_years_is_not_told_by_their_names(published: Assistant) -> None:
    assert published.ask("季均接待人次在100以上的客栈有几家").kind == "refuse"


def test_a_figure_is_told_for_each_unit_of_the_size_or_not_at_all(published: Assistant) -> None:
    answer = published.ask("按每平方米算，月租金最贵的是哪套住房")
    assert ("A4", 50) in {(row[0], row[1]) for row in answer.rows} | {(row[1], row[0]) for row in answer.rows}
    assert published.ask("每亩月租金最贵的是哪套住房").kind == "refuse"
