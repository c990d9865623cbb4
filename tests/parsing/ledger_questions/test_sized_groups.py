"""How many rows a group has, what all rows are about, and units and grades as people say them, on bare ledgers."""

import pytest

from assistant.engine import Assistant
from tests.parsing.conftest import Open
from tests.parsing.ledger_questions.told_rows import check_rows

HEATING = """\
站点编号,站点名称,所在街道,社区,热源类型,设计供热面积,实际供热户数,管网检测日期,水温检测结果,报修状态
R1,东苑供热站,河东街道,柳园社区,燃气供热,1200,90,2024-01-04,合格,已受理
R2,西苑供热站,河东街道,柳园社区,空气能供热,800,60,2024-01-05,不合格,已退单
R3,南里换热点,河西街道,石桥社区,锅炉房,2000,150,2024-01-06,合格,已受理
R4,北里换热点,河东街道,柳园社区,锅炉房,900,70,2024-01-09,不合格,已退单
R5,中街供热站,河西街道,枣林社区,燃气供热,700,50,2024-01-12,合格,已办结
"""


PIPES = """\
管段编号,所在道路,材质,管径（毫米）,管长（米）,损坏等级,养护日期
P1,柳林路,铸铁,300,120,Ⅳ级,2024-02-01
P2,柳林路,塑料,500,80,Ⅱ级,2024-02-06
P3,长桥路,铸铁,800,200,Ⅳ级,2024-03-02
"""


@pytest.fixture(scope="module")
def heating(opened: Open) -> Assistant:
    return opened({"供热站点台账": HEATING, "供水管段台账": PIPES})


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("哪些社区有3个及以上的站点", [["柳园社区", 3]]),
        ("站点数多于2个的街道有几个", [[1]]),
        ("供热站点不足3个的街道", [["河西街道", 2]]),
        ("有2处供热站点以上的社区是哪个", [["柳园社区", 3]]),
        ("1月4日到6日三天检测了几个站点", [[3]]),
        ("水温不合格的站点有几个", [[2]]),
        ("被退单的有几个", [[2]]),
        ("供热站点里水温没合格的几个", [[2]]),
        ("水温合格的比例有多大", [[0.6]]),
        ("铸铁的管段有几段，加起来多少米", [[2, 320]]),
        ("管段一共多少米", [[400]]),
        ("四级的管段有哪些", [["P1"], ["P3"]]),
        ("2级的管段在哪条路", [["柳林路"]]),
        ("长度超过100米的管段", [["P1"], ["P3"]]),
        ("按长度算塑料管占多少", [[0.2]]),
    ],
)
def test_rows_are_told(heating: Assistant, question: str, rows: list[list[object]]) -> None:
    check_rows(heating.ask(question), rows)
