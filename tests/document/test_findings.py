"""Each suspicion where it is due, and silence where it is not."""

from collections.abc import Callable

import pytest

from assistant.document.names import is_short_form, is_variant
from assistant.document.tables import plan_tables
from assistant.model.catalog import ColumnType
from assistant.model.document import Document

Read = Callable[[str], Document]


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(finding.kind, finding.clause) for finding in document.findings]


FRONT = "样本方案\n2023年3月15日\n样本方案\n一、目标\n2023年4月1日至2023年9月30日，开展行动。\n二、任务\n"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("2022年5月底前检修。（牵头单位：市甲局）", [("limit-outside-campaign", "2.0.1")]),
        ("2023年3月25日前备好物资。（牵头单位：市甲局）", []),
        ("2023年11月底前总结。（牵头单位：市甲局）", []),
        ("2023年2月30日前检修。（牵头单位：市甲局）", [("no-such-day", "2.0.1")]),
        ("甲。（牵头单位：市甲局）\n乙。（牵头单位：市乙局）\n丙。（责任单位：市丙局）", [("no-lead", "2.0.3")]),
        ("甲。（市甲局负责）\n乙。（市乙局负责）", []),
        ("甲。（牵头单位：市甲局）\n乙也要做好。", [("unassigned", "2.0.2")]),
        ("甲。（牵头单位：市甲局）\n乙如下：", []),
        ("做好的的检修。（牵头单位：市甲局）", [("doubled-character", "2.0.1")]),
        ("逐一逐个检查，人人有责，天天巡查，时时监测，以及及时报送。（牵头单位：市甲局）", []),
        ("提高高污染企业治理理念，严防治理反弹弹性。（牵头单位：市甲局）", []),
    ],
)
def test_suspicions(read: Read, body: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(read(FRONT + body)) == expected


def test_a_plan_without_headings_or_duties_is_told(read: Read) -> None:
    assert kinds(read("做好检修工作，确保安全。")) == [("no-duties", "0.0.1"), ("no-headings", "0.0.1")]


def test_two_spellings_of_a_unit(read: Read) -> None:
    document = read(
        FRONT + "甲。（牵头单位：市工业和信息化局）\n乙。（牵头单位：市工业和信息化局）\n"
        "丙。（牵头单位：市工信局，责任单位：市农业农村局）\n"
    )
    assert kinds(document) == [("unit-variant", "2.0.3")]
    unit = document.duties[-1].leads[0]
    assert (unit.name, unit.written) == ("市工业和信息化局", "市工信局")
    assert document.units == ("市工业和信息化局", "市农业农村局")


def test_two_names_side_by_side_are_two_units(read: Read) -> None:
    document = read(FRONT + "甲。（牵头单位：市公安局、市公安分局）\n")
    assert document.units == ("市公安局", "市公安分局")
    assert document.findings == ()


def test_one_subject_with_different_leads_and_days(read: Read) -> None:
    document = read(
        FRONT + "2023年6月底前，完成老旧供水管网更新。（牵头单位：市甲局）\n"
        "三、措施\n2023年8月底前，开展老旧供水管网更新检查。（牵头单位：市乙局）\n"
    )
    assert kinds(document) == [("conflict", "2.0.1")] * 2 + [("conflict", "3.0.1")] * 2
    reasons = {finding.reason for finding in document.findings}
    assert reasons == {
        "同一事项“老旧供水管网更新”两处牵头单位不同：2.0.1由市甲局牵头，3.0.1由市乙局牵头",
        "同一事项“老旧供水管网更新”两处时限不同：2.0.1为2023年6月底前，3.0.1为2023年8月底前",
    }


def test_a_shared_lead_is_no_conflict(read: Read) -> None:
    body = (
        "完成老旧供水管网更新。（牵头单位：市甲局、市乙局）\n三、措施\n开展老旧供水管网更新检查。（牵头单位：市乙局）\n"
    )
    assert kinds(read(FRONT + body)) == []


@pytest.mark.parametrize(
    ("short", "long", "variant", "form"),
    [
        ("区生态环境局", "区生态环境分局", True, True),
        ("市工信局", "市工业和信息化局", False, True),
        ("市教育局", "市体育局", False, False),
        ("市教育局", "区教育分局", False, False),
        ("市局", "市公安局", False, False),
    ],
)
def test_what_counts_as_another_spelling(short: str, long: str, variant: bool, form: bool) -> None:
    assert is_variant(short, long) is variant
    assert is_short_form(short, long) is form


COLUMNS = {
    "方案条款": ["条款编号", "章", "节", "段次", "正文"],
    "方案任务": ["任务编号", "条款编号", "任务内容"],
    "任务单位": ["任务编号", "单位", "角色", "方式"],
    "方案时限": ["任务编号", "条款编号", "原文", "类型", "开始", "截止", "频次", "事项"],
    "方案指标": ["条款编号", "指标", "比较", "数值", "单位", "原文"],
    "引用文件": ["条款编号", "文件名称", "文号"],
    "专班成员": ["专班", "单位", "角色"],
}
ROWS = {"方案条款": 66, "方案任务": 49, "方案时限": 46, "方案指标": 26, "引用文件": 12, "专班成员": 29}


def test_the_seven_tables_and_their_columns(plan: Document) -> None:
    tables = plan_tables(plan)
    assert {table.name: [name for name, _ in table.columns] for table in tables} == COLUMNS
    assert {table.name: table.rows for table in tables if table.name in ROWS} == ROWS
    assert all(len({len(column) for column in table.data}) == 1 for table in tables)


def test_the_rows_say_what_the_document_says(plan: Document) -> None:
    tables = {table.name: list(zip(*table.data, strict=True)) for table in plan_tables(plan)}
    assert ("2.8.1", "区生态环境分局", "责任", "明示") in tables["任务单位"]
    assert ("2.8.1", "各镇（街）", "责任", "默认") in tables["任务单位"]
    assert ("2.1.1", "各镇（街）", "责任", "明示") in tables["任务单位"]
    clause = next(row for row in tables["方案条款"] if row[0] == "2.8.3")
    assert clause[1:4] == ("主要任务", "加强扬尘综合管控", 3)
    goal = next(row for row in tables["方案条款"] if row[0] == "1.0.1")
    assert goal[1:3] == ("主要目标", None)
    days = dict(next(table for table in plan_tables(plan) if table.name == "方案时限").columns)
    assert days["截止"] is ColumnType.DATE


def test_an_empty_plan_has_seven_empty_tables(read: Read) -> None:
    tables = plan_tables(read("没有标题也没有任务的一句话。"))
    assert [table.rows for table in tables] == [1, 0, 0, 0, 0, 0, 0]
    assert all(len(table.data) == len(table.columns) for table in tables)
