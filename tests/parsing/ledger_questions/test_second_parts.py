"""What a question asks in its second part, what it leaves open, and what it says of all rows of a thing."""

import pytest

from assistant.engine import Assistant
from tests.parsing.conftest import Open

WORKS = """\
工程编号,工程名称,所在镇,工程类别,施工单位,工程状态,造价（万元）,应干天数（天）,实干天数（天）,旱季措施,雨季措施,验收人,开工日期
G1,北河清淤,河口镇,清淤,长波二公司,已完工,120,30,30,停工,限工,童静,2023-01-03
G2,南渠衬砌,河口镇,衬砌,远帆建设,在建,80,20,15,限工,停工,童静,2023-02-03
G3,西塘加固,石门镇,加固,长波二公司,在建,200,20,18,停工,停工,裘娜,2023-02-09
G4,东堤护岸,石门镇,护岸,顺风建工,已完工,60,10,10,限工,限工,裘娜,2023-03-01
G5,中坝加固,石门镇,加固,远帆建设,已完工,150,25,24,停工,限工,童静,2023-03-09
"""


@pytest.fixture(scope="module")
def desk(opened: Open) -> Assistant:
    return opened({"水利工程": WORKS})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("造价最高的前两名是谁，属于什么类别", ["西塘加固", "中坝加固", "加固"]),
        ("造价最高的三个工程是哪几个，在哪个镇", ["西塘加固", "中坝加固", "北河清淤", "河口镇"]),
        ("少干了几天的工程有哪些", ["南渠衬砌", "西塘加固", "中坝加固"]),
        ("哪个镇已完工的工程多", ["石门镇", 2]),
        ("长波二公司和远帆建设哪家造价高，高多少", [45]),
        ("各镇工程排一下，哪个镇最多", ["石门镇", 3, "河口镇", 2]),
    ],
)
def test_the_second_part_is_told(desk: Assistant, question: str, told: list[object]) -> None:
    answer = desk.ask(question)
    cells = [cell for row in answer.rows for cell in row]
    assert answer.answered
    assert [one for one in told if one not in cells] == [], answer.understood


@pytest.mark.parametrize("question", ["造价最高的前两名是谁，挖的啥", "在建的工程有哪些，运的什么"])
def test_an_unknown_deed_behind_a_comma_is_not_passed_over(desk: Assistant, question: str) -> None:
    assert not desk.ask(question).answered


def test_a_value_of_two_columns_is_asked_back(desk: Assistant) -> None:
    choices = desk.ask("停工的工程有几个").choices
    assert [desk.ask(choice).rows for choice in choices] == [((3,),), ((2,),)]


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("20吨以上的燃煤锅炉有几台", [(7,)]),
        ("这周完成治理的炉子有几台", [(1,)]),
        ("没能在半小时内处置完的火点多少起", [(29,)]),
        ("手续一样都不缺的两高项目有几个", [(8,)]),
        ("次次都有问题的矿山有几座", [(2,)]),
        ("颗粒物从没超标的水泥厂有几家", [(2,)]),
        ("黄色限产、红色停产的生产线有多少", [(70,)]),
    ],
)
def test_what_is_said_of_rows(assistant: Assistant, question: str, rows: list[tuple[object, ...]]) -> None:
    answer = assistant.ask(question)
    assert list(answer.rows) == rows, answer.understood


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("路检的跟入户的，哪种不合格率高", "按检查方式分"),
        ("减排清单里生产线最多的是谁", "按企业名称分"),
        ("两次以上没落实错峰的企业在哪个镇", "按企业名称、镇街分"),
        ("包装印刷企业平均一家查出几个VOCs问题", "平均每企业名称问题数合计"),
        ("没有排污许可证的生产线，哪些镇有", "列出不重复的镇街"),
        ("错峰次次都落实的企业占几成", "次次都落实的企业名称占比"),
    ],
)
def test_what_is_split_and_compared(assistant: Assistant, question: str, said: str) -> None:
    assert said in assistant.ask(question).understood
