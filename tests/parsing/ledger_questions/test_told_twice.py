"""Tables that tell one thing of two times, below two rows of a header, or by 是 and 否, as offices keep them."""

from datetime import date

import pytest

from assistant.engine import Assistant
from tests.parsing.conftest import Open

WORKS = """\
工程名称,乡镇,土方（立方米）,,经费（万元）,,防护栏,上次评定,本次评定,开工日期,竣工报告日期
,,计划,完成,总经费,已支付,,,,,
北渠,东镇,1000,900,50,20,是,甲等,乙等,2023-03-01,2023-06-01
南渠,东镇,2000,500,80,70,否,甲等,甲等,2023-03-11,
西坝,西镇,500,500,30,30,是,乙等,丙等,2023-05-01,2023-07-11
东坝,西镇,800,0,40,0,否,乙等,甲等,2023-06-20,
"""
HOMES = """\
机构名称,街道,电梯,责任险,是否医养结合,去年等级,今年等级,评定日期,省级补助（元）,市级补助（元）
夕阳红,东街,有,已投保,是,A,B,2023-03-01,100,20
康宁,东街,无,未投保,否,A,A,2023-04-01,200,30
福寿,西街,无,已投保,否,B,C,2023-05-01,300,
怡乐,西街,有,未投保,是,B,A,2022-12-01,,50
"""
RIVERS = """\
断面编号,断面类型,河流,上期类别,本期类别,采样日期,送检结论
D1,国控,青河,Ⅱ类,Ⅲ类,2023-05-05,合格
D2,省控,青河,Ⅲ类,Ⅲ类,2023-05-06,合格
D3,国控,沙河,Ⅲ类,Ⅴ类,2023-06-07,不合格
D4,省控,沙河,Ⅱ类,Ⅱ类,2023-07-08,不合格
D5,国控,沙河,Ⅲ类,Ⅳ类,2023-07-08,不合格
"""


@pytest.fixture(scope="module")
def offices(opened: Open) -> Assistant:
    return opened({"水利工程": WORKS, "养老机构评级": HOMES, "断面采样结果": RIVERS})


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("去年A级、今年降到B级或C级的养老机构", ["夕阳红"]),
        ("今年升到A级、去年是B级的养老机构", ["怡乐"]),
        ("养老机构从A级降到B级的有哪些", ["夕阳红"]),
        ("去年和今年都是A级的养老机构", ["康宁"]),
        ("上次甲等、本次降到乙等或丙等的工程", ["北渠"]),
        ("上期Ⅲ类、本期掉到Ⅳ类或Ⅴ类的断面有哪些", ["D3", "D5"]),
        ("类别没变的断面有哪些", ["D2", "D4"]),
        ("没装电梯的养老机构有哪些", ["康宁", "福寿"]),
        ("装了电梯又买了责任险的养老机构有哪些", ["夕阳红"]),
        ("责任险没买的养老机构", ["康宁", "怡乐"]),
        ("没搞医养结合的养老机构有哪些", ["康宁", "福寿"]),
        ("还没装防护栏的工程", ["南渠", "东坝"]),
        ("竣工报告还没出来的工程有哪些", ["南渠", "东坝"]),
        ("开工超过60天竣工报告还没下来的工程有哪些", ["南渠"]),
        ("开工超过30天还没出竣工报告的工程", ["南渠", "东坝"]),
        ("已付的钱不到总经费一半的工程", ["北渠", "东坝"]),
        ("支付经费超过总经费八成的工程有哪些", ["南渠", "西坝"]),
        ("完成土方不足计划土方三分之一的工程", ["南渠", "东坝"]),
    ],
)
def test_rows_are_those_that_the_words_mean(offices: Assistant, question: str, names: list[str]) -> None:
    answer = offices.ask(question)
    assert sorted(row[0] for row in answer.rows) == sorted(names), answer.understood


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("今年C级的养老机构有几家", [(1,)]),
        ("按去年等级统计养老机构家数", [("A", 2), ("B", 2)]),
        (
            "各街道养老机构按今年等级分别有几家",
            [("东街", "A", 1), ("东街", "B", 1), ("西街", "A", 1), ("西街", "C", 1)],
        ),
        ("今年评定的A级养老机构有几家", [(1,)]),
        ("D3的本期类别是几类", [("Ⅴ类",)]),
        ("养老机构省级和市级补助各多少钱", [(600, 100)]),
        ("各乡镇完成土方占计划土方的比例", [("东镇", 1400 / 3000), ("西镇", 500 / 1300)]),
        ("水利工程总经费多少，付了多少，还差多少没付", [(200, 120, 80)]),
        ("水利工程还没付的钱一共多少", [(80,)]),
        ("哪个乡镇的计划土方最多，多少立方米", [("东镇", 3000)]),
        ("沙河每个月各采样了几批次", [(date(2023, 6, 1), 1), (date(2023, 7, 1), 2)]),
        ("哪类断面不合格批次最多，有几批次", [("国控", 2)]),
    ],
)
def test_figures_are_those_that_the_words_mean(offices: Assistant, question: str, rows: list[tuple]) -> None:
    answer = offices.ask(question)
    assert sorted(map(tuple, answer.rows)) == [
        tuple(pytest.approx(cell) if isinstance(cell, float) else cell for cell in row) for row in rows
    ], answer.understood
