"""What was done, and what was done only after its limit: 才办结, 改完了但超期, 整改了的."""

import pytest

from assistant.engine import Assistant
from tests.parsing.conftest import Open

PERMITS = """\
受理号,申请人,事项,申请日期,承诺办结日,办结日期,经办人
S1,甲厂,开挖,2023-05-02,2023-05-20,2023-05-18,张一
S2,乙厂,占道,2023-05-03,2023-05-21,2023-05-25,张一
S3,丙厂,开挖,2023-05-08,2023-05-26,2023-06-02,李二
S4,丁厂,占道,2023-06-01,2023-06-20,,李二
S5,戊厂,占道,2023-06-11,2023-06-30,2023-06-29,李二
S6,己厂,开挖,2023-07-21,2023-08-12,,张一
"""
CHECKS = """\
检查编号,企业名称,检查日期,检查结果,整改期限,整改完成日期
J1,东木厂,2023-03-02,责令整改,2023-03-20,2023-03-15
J2,西木厂,2023-03-05,责令整改,2023-03-25,2023-04-02
J3,南木厂,2023-03-09,合格,,
J4,东木厂,2023-04-11,责令整改,2023-04-30,2023-05-06
J5,西木厂,2023-05-12,合格,,
J6,北木厂,2023-06-15,责令整改,2023-07-01,
"""


@pytest.fixture(scope="module")
def permits(opened: Open) -> Assistant:
    return opened({"占道许可": PERMITS})


@pytest.fixture(scope="module")
def checks(opened: Open) -> Assistant:
    return opened({"检疫检查": CHECKS})


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("拖过承诺期才办结的申请有几件", 2),
        ("超过承诺时间才办下来的有几件", 2),
        ("过了承诺日才办结的有几件", 2),
        ("办完了但是超期的有几件", 2),
        ("过了承诺日还没办结的有几件", 1),
    ],
)
def test_done_only_then(permits: Assistant, question: str, number: int) -> None:
    answer = permits.ask(question)
    assert list(map(list, answer.rows)) == [[number]], answer.understood


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("整改完了的有几次", 3),
        ("整改了的有几次", 3),
        ("改完了的有几次", 3),
        ("没改完的有几次", 3),
        ("虽然改完了但超了期限的有几次", 2),
    ],
)
def test_what_was_done_is_no_row_of_any_sort(checks: Assistant, question: str, number: int) -> None:
    answer = checks.ask(question)
    assert list(map(list, answer.rows)) == [[number]], answer.understood
