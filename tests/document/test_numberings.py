"""Plans numbered in figures, by 任务一 or by a table: sections, ids and groups come out as in the other spellings."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path

import docx
import pytest

from assistant.document.load import load
from assistant.model.document import Document

Read = Callable[[str], Document]


def sections_of(document: Document) -> list[tuple[str, str]]:
    return [(one.id, one.title) for one in document.sections]


def sides(document: Document, id_: str) -> tuple[list[str], list[str]]:
    duty = next(duty for duty in document.duties if duty.id == id_)
    return [unit.name for unit in duty.leads], [unit.name for unit in duty.responsible]


def in_word(path: Path, lines: Sequence[str], rows: Sequence[Sequence[str]]) -> Document:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    document.save(str(path / "方案.docx"))
    return load(path / "方案.docx")


@pytest.mark.parametrize(
    ("chapter", "section", "paragraph"),
    [
        ("{}  ", "{}  ", "{}  "),
        ("{} ", "{}", "{} "),
        ("{}. ", "{}. ", "{}. "),
        ("{}．", "{}　", "{}　"),
        ("{}、", "{}", "{}"),
    ],
)
def test_figures_alone_number_the_plan(read: Read, chapter: str, section: str, paragraph: str) -> None:
    lines = [
        "样本方案",
        "为做好工作，制定本方案。",
        f"{chapter.format(1)}总体目标",
        f"{section.format('1.1')}甲类目标",
        f"{paragraph.format('1.1.1')}查甲。由县甲局牵头，县乙局配合，9月底前投入使用。",
        f"{paragraph.format('1.1.2')}治甲。由县丙局负责，县乙局指导。",
        f"{chapter.format(2)}保障措施",
        f"{section.format('2.1')}加强领导",
        "各单位要落实责任。",
    ]
    document = read("\n".join(lines))
    assert sections_of(document) == [
        ("1", "总体目标"), ("1.1", "甲类目标"), ("2", "保障措施"), ("2.1", "加强领导")
    ]  # fmt: skip
    assert [clause.id for clause in document.clauses] == ["0.0.1", "1.1.1", "1.1.2", "2.1.1"]
    assert sides(document, "1.1.1") == (["县甲局"], ["县乙局"])
    assert sides(document, "1.1.2") == ([], ["县丙局", "县乙局"])
    assert document.duties[0].text == "查甲，9月底前投入使用。"


def test_a_paragraph_keeps_the_number_the_plan_gives_it(read: Read) -> None:
    document = read(
        "样本预案\n1 总则\n1.1 目的\n为了安全。\n2 体系\n2.1 机构\n设立指挥机构。\n职责如下：\n"
        "2.1.1 指挥部\n统一指挥。\n分级负责。\n2.1.2 办公室\n2.2 队伍\n组建队伍。\n"
    )
    assert [(clause.id, clause.text) for clause in document.clauses] == [
        ("1.1.1", "为了安全。"),
        ("2.1.0", "设立指挥机构。\n职责如下："),
        ("2.1.1", "2.1.1 指挥部\n统一指挥。\n分级负责。"),
        ("2.1.2", "2.1.2 办公室"),
        ("2.2.1", "组建队伍。"),
    ]


def test_figures_below_chapters_in_chinese_numerals(read: Read) -> None:
    document = read("样本方案\n一、任务\n1.1 甲类\n查甲。\n1.2 乙类\n查乙。\n二、要求\n2.1 落实责任\n压实责任。\n")
    assert sections_of(document) == [
        ("1", "任务"), ("1.1", "甲类"), ("1.2", "乙类"), ("2", "要求"), ("2.1", "落实责任")
    ]  # fmt: skip


@pytest.mark.parametrize("line", ["3.5亿元用于改造。", "1.2万户完成改厕。", "2.0版标准。"])
def test_a_line_that_opens_with_a_figure_is_no_heading(read: Read, line: str) -> None:
    document = read(f"样本方案\n一、任务\n做好工作。\n{line}\n二、要求\n压实责任。\n")
    assert sections_of(document) == [("1", "任务"), ("2", "要求")]


@pytest.mark.parametrize("label", ["任务{}  ", "任务{}：", "重点行动{}、", "专项{}　"])
def test_a_numbered_noun_heads_its_task(read: Read, label: str) -> None:
    first, second = label.format("1"), label.format("二")
    document = read(
        f"样本方案\n第一部分  目标\n总体向好。\n第二部分  任务\n{first}高层建筑\n逐栋检查。\n"
        f"主办：县甲局\n协办：县乙局\n时限：2024年12月20日\n"
        f"{second}商业综合体\n1.查甲。\n2.查乙。\n主办：县丙局\n"
    )
    assert sections_of(document)[1:] == [("2", "任务"), ("2.1", "高层建筑"), ("2.2", "商业综合体")]
    assert sides(document, "2.1.1") == (["县甲局"], ["县乙局"])


GROUPS = [
    ["组别", "组长单位", "成员单位", "主要职责"],
    ["协调组", "县甲局", "县乙局、各镇", "统筹计划、资金和审批"],
    ["督导组", "县丙局", "县乙局", "督促进度"],
]


def groups_of(document: Document) -> list[tuple[str, str, list[str], list[str]]]:
    return [
        (one.id, one.name, [unit.name for unit in one.leads], [unit.name for unit in one.responsible])
        for one in document.task_forces
    ]


EXPECTED = [("A.1", "协调组", ["县甲局"], ["县乙局", "各镇"]), ("A.2", "督导组", ["县丙局"], ["县乙局"])]


def test_a_table_of_groups(tmp_path: Path) -> None:
    document = in_word(tmp_path, ["样本方案", "一、任务", "做好工作。", "附件", "专班名单"], GROUPS)
    assert groups_of(document) == EXPECTED
    assert not document.posts
    assert document.clauses[1].text.endswith("主要职责：统筹计划、资金和审批")


@pytest.mark.parametrize(
    ("lead", "member"),
    [("召集单位", "组成单位"), ("牵头单位", "成员单位"), ("组长单位", "副组长单位"), ("主办", "协办")],
)
def test_groups_in_lines(read: Read, lead: str, member: str) -> None:
    first = f"协调组\n{lead}：县甲局\n主要职责：统筹计划\n{member}：县乙局、各镇\n"
    lines = f"{first}督导组\n{lead}：县丙局\n{member}：县乙局\n"
    assert groups_of(read(f"样本方案\n一、任务\n做好工作。\n附表\n专班名单\n{lines}")) == EXPECTED


def test_a_table_with_two_lines_of_titles_and_groups_of_rows(tmp_path: Path) -> None:
    rows = [
        ["序号", "工作任务", "责任分工", "责任分工", "完成时限"],
        ["序号", "工作任务", "牵头单位", "配合单位", "完成时限"],
        ["一、甲类"] * 5,
        ["1", "查甲", "县甲局", "县乙局、县丙局", "6月底前"],
        ["序号", "工作任务", "牵头单位", "配合单位", "完成时限"],
        ["二、乙类", "", "", "", ""],
        ["2", "查乙", "县乙局", "", "长期坚持"],
    ]
    document = in_word(tmp_path, ["样本方案", "2024年3月1日", "一、任务", "见附件。", "附件", "分工表"], rows)
    assert [duty.text.split("\n")[0] for duty in document.duties] == ["甲类：查甲", "乙类：查乙"]
    assert sides(document, "A.1") == (["县甲局"], ["县乙局", "县丙局"])
    assert sides(document, "A.2") == (["县乙局"], [])


def test_columns_that_only_their_bodies_explain(tmp_path: Path) -> None:
    rows = [["单位", "工作任务", "完成时间"], ["县甲局", "查甲", "6月底前"], ["县乙局、县丙局", "查乙", "9月底前"]]
    document = in_word(tmp_path, ["样本方案", "一、任务", "见附件。", "附件", "分工表"], rows)
    assert sides(document, "A.2") == ([], ["县乙局", "县丙局"])


def test_chinese_numerals_with_a_space(read: Read) -> None:
    document = read(
        "样本方案\n一 总体目标\n总体向好。\n二　主要任务\n任务一 改善环境\n查甲。\n任务二 减轻负担\n查乙。\n"
    )
    assert sections_of(document) == [
        ("1", "总体目标"), ("2", "主要任务"), ("2.1", "改善环境"), ("2.2", "减轻负担")
    ]  # fmt: skip


def test_a_sub_section_that_is_one_sentence_is_a_paragraph_too(read: Read) -> None:
    document = read(
        "样本方案\n一、任务\n（一）每周调度一次，遇有情况随时报告。\n（二）每季度通报。\n三、要求\n（一）加强领导。\n落实责任。\n"
    )
    assert [(clause.id, clause.text) for clause in document.clauses] == [
        ("1.1.1", "每周调度一次，遇有情况随时报告。"),
        ("1.2.1", "每季度通报。"),
        ("2.1.1", "落实责任。"),
    ]


def test_a_table_whose_only_task_is_the_units_charge(tmp_path: Path) -> None:
    rows = [["单位", "工作职责"], ["县甲局", "查甲"], ["县乙局", "查乙"]]
    document = in_word(tmp_path, ["样本方案", "一、任务", "见附件。", "附件", "职责分工表"], rows)
    assert [(duty.text, duty.responsible[0].name) for duty in document.duties] == [
        ("查甲", "县甲局"),
        ("查乙", "县乙局"),
    ]


def test_a_row_that_carries_its_unit_in_its_label(tmp_path: Path) -> None:
    rows = [["指标", "2024年", "2025年"], ["近视率（%）", "54.2", "53.6"]]
    document = in_word(tmp_path, ["样本方案", "一、任务", "见附件。", "附件", "指标表"], rows)
    assert [(one.indicator, one.value, one.unit) for one in document.targets] == [
        ("2024年近视率", Decimal("54.2"), "%"),
        ("2025年近视率", Decimal("53.6"), "%"),
    ]


@pytest.mark.parametrize("width", [2, 4])
def test_a_form_of_titles_before_values(width: int, tmp_path: Path) -> None:
    task = ["任务名称", "{}", "牵头单位", "{}", "配合单位", "县乙局", "完成时限", "6月底前"]
    cells = [cell.format(*names) if names else cell for names in (("清淤",), ("岸线",)) for cell in task]
    cells[3], cells[11] = "县甲局", "县丙局"
    rows = [cells[place : place + width] for place in range(0, len(cells), width)]
    document = in_word(tmp_path, ["样本方案", "2024年3月1日", "一、任务", "见附件。", "附件", "任务表"], rows)
    assert [duty.text.partition("\n")[0] for duty in document.duties] == ["清淤", "岸线"]
    assert sides(document, "A.1") == (["县甲局"], ["县乙局"])
    assert [limit.duty for limit in document.time_limits] == ["A.1", "A.2"]
