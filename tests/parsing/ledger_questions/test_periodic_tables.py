"""Published statistics say of which year, quarter or month a row is in a column that is no date."""

from datetime import date

import pytest

from assistant.engine import Assistant
from tests.conftest import CORPUS

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
def statistics(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """The tables side by side: each question finds its own."""
    folder = tmp_path_factory.mktemp("statistics")
    for name, text in TABLES.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return Assistant.open(CORPUS, folder, date(2023, 8, 1))


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
