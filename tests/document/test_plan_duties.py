"""Every bracket of the plan, read by eye: whose duty it is, in the order written."""

import re

import pytest

from assistant.model.document import Document

FULL = {
    "发改": "区发展改革局",
    "工信": "区工业和信息化局",
    "环保": "区生态环境分局",
    "住建": "区住房城乡建设局",
    "市监": "区市场监管局",
    "交通": "区交通运输局",
    "公安": "区公安分局",
    "商务": "区商务和投资促进局",
    "自然": "区自然资源局",
    "农业": "区农业农村局",
    "执法": "区综合行政执法局",
    "水务": "区城乡水务局",
    "应急": "区应急管理局",
    "镇街": "各镇（街）",
}

DUTIES = """
2.1.1 发改 | 镇街
2.1.2 发改 |
2.1.3 工信 |
2.1.4 环保 |
2.2.1 工信 | 环保
2.2.2 环保 | 工信
2.2.3 环保 | 工信
2.3.1 住建 |
2.3.2 环保 |
2.3.3 发改 | 市监
2.4.1 环保 | 工信
2.4.2 环保 |
2.5.1 环保 | 市监
2.6.1 交通 公安 | 商务
2.6.2 环保 | 公安 市监
2.6.3 环保 | 交通 自然 住建
2.6.4 市监 交通 | 公安 商务
2.7.1 农业 |
2.7.2 环保 | 农业
2.7.3 执法 |
2.8.1 住建 交通 水务 执法 | 环保
2.8.2 执法 交通 |
2.8.3 执法 交通 | 住建
2.8.4 自然 | 环保
2.8.5 交通 | 环保
2.8.6 住建 自然 水务 交通 |
2.9.1 环保 |
2.9.2 | 环保 公安 工信 自然 交通 住建 执法 水务
2.9.3 环保 |
3.1.1 发改 |
3.2.1 工信 |
3.2.2 环保 |
3.2.3 环保 |
3.3.1 住建 |
3.3.2 发改 |
3.4.1 环保 |
3.4.2 环保 |
3.4.3 环保 |
3.5.1a 公安 |
3.5.1b 环保 |
3.5.2 交通 |
3.5.3 市监 |
3.6.1 农业 |
3.6.2 环保 |
3.6.3 执法 |
3.7.2 住建 执法 |
3.7.3 交通 执法 |
3.7.4 水务 |
3.7.5 自然 |
"""

FORCES = """
A.1 区级“两高”项目大排查大整治专班: 发改 | 工信 自然 环保 住建 应急 市监
A.2 区级水泥建材行业错峰生产落实情况大排查大整治专班: 工信 环保 | 自然
A.3 区级散煤替代和小燃煤机组淘汰情况大排查大整治专班: 发改 住建 | 环保 市监
A.4 区级锅炉、炉窑和VOCs治理大排查大整治专班: 环保 | 工信 市监
A.5 区级柴油货车污染和油品质量大排查大整治专班: 交通 市监 | 公安 环保
A.6 区级秸秆和垃圾落叶焚烧大排查大整治专班: 农业 环保 执法 |
A.7 区级扬尘污染大排查大整治专班: 住建 执法 交通 | 自然 水务
"""


def names(short: str) -> list[str]:
    return [FULL[one] for one in short.split()]


def rows(block: str) -> list[str]:
    return [line for line in block.strip().splitlines() if line]


def test_each_bracket_is_exactly_one_duty(plan: Document) -> None:
    expected = {}
    for row in rows(DUTIES):
        id_, _, units = row.partition(" ")
        leads, _, responsible = units.partition("|")
        expected[id_] = (names(leads), names(responsible))
    found = {duty.id: ([u.name for u in duty.leads], [u.name for u in duty.responsible]) for duty in plan.duties}
    assert found == expected
    assert [duty.id for duty in plan.duties] == list(expected)


def test_as_many_duties_as_brackets_of_the_source(plan: Document) -> None:
    assert len(plan.duties) == len(re.findall("（(?:牵头|责任)单位：", plan.text)) == 49


def test_sixty_pairs_of_duty_and_lead(plan: Document) -> None:
    assert sum(len(duty.leads) for duty in plan.duties) == 60


@pytest.mark.parametrize("row", rows(FORCES))
def test_task_forces(plan: Document, row: str) -> None:
    id_, name, leads, responsible = re.fullmatch(r"(\S+) (.+): (.*?) ?\| ?(.*)", row).groups()  # type: ignore[union-attr]
    force = next(force for force in plan.task_forces if force.id == id_)
    assert force.name == name
    assert [unit.name for unit in force.leads] == names(leads)
    assert [unit.name for unit in force.responsible] == names(responsible)


def test_seven_task_forces_and_no_duty_made_of_them(plan: Document) -> None:
    assert len(plan.task_forces) == 7
    assert not [duty.id for duty in plan.duties if duty.clause.startswith("A")]


def test_the_blanket_rule_binds_its_chapter_from_there_on(plan: Document) -> None:
    """以下措施各镇（街）均为责任单位: stated where it is said, implied after it, gone in section 3."""
    for duty in plan.duties:
        implied = [unit.name for unit in duty.implied]
        expected = ["各镇（街）"] if duty.id.startswith("2.") and duty.id != "2.1.1" else []
        assert implied == expected, duty.id
        assert all(not unit.stated for unit in duty.implied)


def test_units_in_the_order_of_the_plan(plan: Document) -> None:
    order = "发改 镇街 工信 环保 住建 市监 交通 公安 商务 自然 农业 执法 水务 应急"
    assert plan.units == tuple(names(order))


def test_a_duty_holds_its_words_without_its_bracket(plan: Document) -> None:
    duty = next(duty for duty in plan.duties if duty.id == "3.5.1b")
    assert duty.text.startswith("对国六排放标准重型燃气车")
    assert duty.text.endswith("积极进行整改。")
    assert duty.span.of(plan.text) == duty.text + "（牵头单位：区生态环境分局）"


def test_every_unit_stands_where_its_span_says(plan: Document) -> None:
    for duty in plan.duties:
        for unit in (*duty.leads, *duty.responsible, *duty.implied):
            assert unit.span.of(plan.text) == unit.written
