"""Headings whose number stands nowhere in the text: Word counts it, or there is none."""

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from assistant.document.load import load
from assistant.model.document import Document

Read = Callable[[str], Document]

LEVELS = (("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."))


def numbered(levels: tuple[tuple[str, str], ...], lines: list[tuple[int | None, str]], path: Path) -> Document:
    """A Word file whose lines are numbered by Word at the level given."""
    document = docx.Document()
    root = document.part.numbering_part.element
    told = "".join(
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for place, (form, text) in enumerate(levels)
    )
    root.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{told}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="91"><w:abstractNumId w:val="90"/></w:num>'))
    for level, text in lines:
        properties = document.add_paragraph(text)._p.get_or_add_pPr()
        if level is not None:
            number = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="91"/></w:numPr>'
            properties.append(parse_xml(number))
    document.save(str(path / "方案.docx"))
    return load(path / "方案.docx")


@pytest.mark.parametrize("levels", [LEVELS, (("decimal", "%1"), ("decimal", "%1.%2"), ("decimal", "%1.%2.%3"))])
def test_numbers_that_word_counts(levels: tuple[tuple[str, str], ...], tmp_path: Path) -> None:
    lines: list[tuple[int | None, str]] = [
        *((None, "样本工作方案"), (0, "总体目标"), (1, "近期"), (None, "向好。"), (0, "重点任务"), (1, "甲类")),
        *(
            (2, "查甲。（牵头单位：县甲局）"),
            (2, "治甲。（牵头单位：县乙局）"),
            (1, "乙类"),
            (2, "查乙。（县丙局负责）"),
        ),
    ]
    document = numbered(levels, lines, tmp_path)
    assert [(one.id, one.title) for one in document.sections] == [
        ("1", "总体目标"), ("1.1", "近期"), ("2", "重点任务"), ("2.1", "甲类"), ("2.2", "乙类")
    ]  # fmt: skip
    assert [duty.id for duty in document.duties] == ["2.1.1", "2.1.2", "2.2.1"]


def test_a_bullet_is_no_number(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("样本方案")
    document.add_paragraph("查甲。", style="List Bullet")
    document.add_paragraph("查乙。", style="List Number")
    document.save(str(tmp_path / "方案.docx"))
    assert [clause.text for clause in load(tmp_path / "方案.docx").clauses] == ["查甲。", "1.查乙。"]


@pytest.mark.parametrize("heading", ["{}", "【{}】"])
def test_headings_without_a_number(read: Read, heading: str) -> None:
    goal, tasks, measures = map(heading.format, ("工作目标", "重点任务", "保障措施"))
    opening = "为做好节水工作，推动形成节水型生产生活方式，保障全县供水安全，结合实际，制定本方案。"
    document = read(
        f"样县2024年节水行动方案\n{opening * 2}\n{goal}\n到2024年底，用水量下降4%。\n{tasks}\n"
        f"1.更换管道。（牵头单位：县甲局）\n"
        f"2.推广器具。（牵头单位：县乙局）\n{measures}\n各镇要加强领导，落实责任。\n样县人民政府\n2024年3月1日\n"
    )
    assert [(one.id, one.title) for one in document.sections] == [
        ("1", "工作目标"), ("2", "重点任务"), ("3", "保障措施")
    ]  # fmt: skip
    assert [clause.id for clause in document.clauses] == ["0.0.1", "1.0.1", "2.0.1", "2.0.2", "3.0.1"]


def test_names_in_a_list_are_no_headings(read: Read) -> None:
    document = read("样本方案\n做好甲项工作。\n名单如下：\n甲小区\n乙小区\n丙小区\n做好乙项工作。\n")
    assert document.sections == ()


@pytest.mark.parametrize(
    "opening",
    [
        "# 样本市关于印发样本方案的通知\n\n样办〔2024〕3号\n\n现印发给你们。\n\n# 样本工作方案\n\n",
        "# 样本工作方案\n\n",
        "",
    ],
)
def test_headings_above_the_first_numeral_are_titles(opening: str, tmp_path: Path) -> None:
    path = tmp_path / "方案.md"
    path.write_text(
        f"{opening}## 一、目标\n\n向好。\n\n## 二、任务\n\n### （一）甲类\n\n1. 查甲。（牵头单位：县甲局）\n", "utf-8"
    )
    document = load(path)
    assert [(one.id, one.title) for one in document.sections] == [("1", "目标"), ("2", "任务"), ("2.1", "甲类")]
    assert document.head.title == ("样本工作方案" if opening else "")
