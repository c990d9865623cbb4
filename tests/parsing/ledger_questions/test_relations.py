"""Verbs of daily talk: those that only tie a body to its rows, and those that tell which figure or state is meant."""

import pytest

from assistant.engine import Assistant
from tests.parsing.conftest import Open

PROJECTS = """\
项目名称,引荐单位,园区,签约日期,开工日期,计划投资（万元）,到位资金（万元）,年税收（万元）,用工人数,项目进展
甲厂,商务局,东园,2023-01-05,2023-03-01,1000,600,50,30,已投产
乙厂,商务局,西园,2023-02-06,,2000,300,80,40,已签约
丙厂,工信局,东园,2023-03-07,2023-05-02,500,500,20,10,在建
丁厂,工信局,东园,2022-11-08,,800,,10,5,已终止
戊厂,文旅局,西园,2022-10-08,,700,,10,5,已终止
"""
CLASSES = """\
班号,授课教师,办班单位,开班日期,计划人数,结业人数,获证人数,状态,补贴进度
B1,王敏,技校,2023-01-10,30,28,20,已结业,已拨付
B2,王敏,技校,2023-03-10,40,35,30,已结业,退回补正
B3,李强,农校,2023-05-10,50,,,培训中,未申报
B4,李强,技校,2023-06-10,20,,,已取消,未申报
B5,赵敏,农校,2022-06-10,20,15,10,已结业,已拨付
"""


@pytest.fixture(scope="module")
def office(opened: Open) -> Assistant:
    return opened({"签约项目": PROJECTS, "培训班次": CLASSES})


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("商务局招来的项目有几个", [(2,)]),
        ("商务局引进了几个项目", [(2,)]),
        ("每个引荐单位的项目数", [("商务局", 2), ("工信局", 2), ("文旅局", 1)]),
        ("每个引荐单位跑来几个项目", [("商务局", 2), ("工信局", 2), ("文旅局", 1)]),
        ("今年签下来多少个项目", [(3,)]),
        ("今年商务局谈成了几个项目", [(2,)]),
        ("王敏带的班有几个", [(2,)]),
        ("每个教师带了几个班", [("王敏", 2), ("李强", 2), ("赵敏", 1)]),
        ("技校办了多少个班", [(3,)]),
        ("正在上课的班有几个", [(1,)]),
        ("被退回来的班有几个", [(1,)]),
        ("项目一共到位了多少钱", [(1400,)]),
        ("东园的项目计划投多少钱", [(2300,)]),
        ("已投产的项目一年交多少税", [(50,)]),
        ("王敏的班结业了多少人", [(63,)]),
        ("王敏带的班考出来多少人", [(50,)]),
    ],
)
def test_a_verb_that_only_ties_is_passed_over_and_a_deed_names_its_figure(
    office: Assistant, question: str, rows: list[tuple[object, ...]]
) -> None:
    answer = office.ask(question)
    assert sorted(map(tuple, answer.rows)) == sorted(rows), answer.understood


@pytest.mark.parametrize(
    "question",
    [
        "商务局没招来的项目有几个",  # denied
        "商务局否决的项目有几个",  # an outcome
        "商务局多引进了几个项目",  # done amiss
        "塌了的项目有几个",  # what came of things
        "王敏的班淘汰了多少人",  # of several figures in 人 none is called so
        "各维护单位有几个项目",  # the beginning of a name, and no verb
    ],
)
def test_a_verb_that_may_restrict_is_never_passed_over(office: Assistant, question: str) -> None:
    answer = office.ask(question)
    assert not answer.answered, answer.understood
