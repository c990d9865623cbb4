"""The same facts in the other spellings of the genre."""

from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from assistant.document.figure_table import figure_lines
from assistant.document.load import load
from assistant.model.document import Document

Read = Callable[[str], Document]


def sides(document: Document, id_: str = "1.0.1") -> tuple[list[str], list[str]]:
    duty = next(duty for duty in document.duties if duty.id == id_)
    return [unit.name for unit in duty.leads], [unit.name for unit in duty.responsible]


def test_a_table_of_figures_by_year_with_units(tmp_path: Path) -> None:
    document = docx.Document()
    for text in ("样本方案", "一、任务", "做好工作。", "附件", "样本指标表"):
        document.add_paragraph(text)
    rows = [("序号", "指标名称", "单位", "2023年", "2024年", "责任单位"), ("1", "养老床位", "张", "36", "38", "市甲局")]
    table = document.add_table(rows=0, cols=6)
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.save(str(tmp_path / "样本.docx"))
    read = load(tmp_path / "样本.docx")
    assert [(one.indicator, one.value, one.unit) for one in read.targets] == [
        ("2023年养老床位", 36, "张"),
        ("2024年养老床位", 38, "张"),
    ]
    assert sides(read, "A.1") == ([], ["市甲局"])


def test_a_table_in_tabs_and_a_person_in_charge_of_it(read: Read, tmp_path: Path) -> None:
    rows = ("乡镇\t危桥（座）\t责任单位\t责任人", "柳林镇\t9\t县甲局\t周某", "石马乡\t14\t县乙局\t彭某")
    path = tmp_path / "样本.txt"
    path.write_text("\n".join(("样本方案", "一、任务", "做好工作。", "附表", "样本分布表", *rows)), encoding="utf-8")
    document = load(path)
    assert [(one.indicator, one.value, one.unit) for one in document.targets] == [("危桥", 9, "座"), ("危桥", 14, "座")]
    assert sides(document, "A.2") == ([], ["县乙局"])


@pytest.mark.parametrize(
    ("caption", "unit"), [("（单位：亩）", "亩"), ("单位：户", "户"), ("责任单位：县甲局", ""), ("任务表", "")]
)
def test_the_line_over_a_table_may_tell_the_unit_of_its_figures(tmp_path: Path, caption: str, unit: str) -> None:
    rows = ("乡镇\t2024年新建\t2025年新建\t2025年改造", "柳林镇\t9\t7\t—", "石马乡\t14\t3\t5")
    path = tmp_path / "样本.txt"
    path.write_text("\n".join(("样本方案", "一、任务", "做好工作。", "附件", caption, *rows)), encoding="utf-8")
    found = [(one.indicator, one.value, one.unit) for one in load(path).targets]
    told = [("2024年新建", 9), ("2025年新建", 7), ("2024年新建", 14), ("2025年新建", 3), ("2025年改造", 5)]
    assert found == [(name, value, unit) for name, value in told if unit]


@pytest.mark.parametrize(
    ("sentence", "posts"),
    [
        ("成立工作专班，成员单位包括县甲局、县乙局等部门。", [("成员单位", "县甲局"), ("成员单位", "县乙局")]),
        ("成立专项领导小组，组长由县长担任，副组长由副县长担任。", [("组长", "县长"), ("副组长", "副县长")]),
        ("县安委会成立工作专班，办公室设在县甲局。", [("办公室", "县甲局")]),
        ("领导小组下设办公室于县甲局。", [("办公室", "县甲局")]),
    ],
)
def test_places_in_a_body(read: Read, sentence: str, posts: list[tuple[str, str]]) -> None:
    found = read(f"样本方案\n一、任务\n{sentence}\n").posts
    assert [(one.title, one.holder) for one in found] == posts
    assert all(not one.body.startswith("县安委会") for one in found)


def test_articles_are_numbered_items(read: Read) -> None:
    articles = "第一条 清理路面。由县甲局牵头。\n第二条 设立站点2个。由县乙局牵头。\n"
    document = read(f"样本方案\n第一章 任务\n{articles}县丙局\n2023年4月10日\n")
    assert [duty.text for duty in document.duties] == ["清理路面。", "设立站点2个。"]
    assert [one.indicator for one in document.targets] == ["站点"]
    assert document.head.issuer == "县丙局"


def test_a_heading_of_one_sentence_with_its_bracket_is_its_own_paragraph(read: Read) -> None:
    document = read(
        "样本方案\n一、任务\n（一）编印手册10万册，免费发放。（市甲局牵头）\n（二）开展演练。（市乙局牵头）\n"
    )
    assert [duty.text for duty in document.duties] == ["编印手册10万册，免费发放。", "开展演练。"]


@pytest.mark.parametrize(
    ("bracket", "leads", "responsible"),
    [
        ("（牵头单位：市甲局、市乙委，责任单位：市丙办）", ["市甲局", "市乙委"], ["市丙办"]),
        ("（牵头单位:市甲局;责任单位:市丙办)", ["市甲局"], ["市丙办"]),
        (
            "(牵头部门：市甲局；配合部门：市丙办、各县（市、区）人民政府)",
            ["市甲局"],
            ["市丙办", "各县（市、区）人民政府"],
        ),
        ("（责任单位：市甲局、市丙办）", [], ["市甲局", "市丙办"]),
        ("〔市甲局、市乙委牵头，市丙办参与，各镇（街）负责落实〕", ["市甲局", "市乙委"], ["市丙办", "各镇（街）"]),
        ("（由市甲局牵头负责，市丙办等配合）", ["市甲局"], ["市丙办"]),
        ("（车站由市甲局牵头，码头由市乙局牵头；责任单位：市丙办）", ["市甲局", "市乙局"], ["市丙办"]),
        ("（由市甲局牵头；责任单位：市丙办）", ["市甲局"], ["市丙办"]),
        ("（市甲局负责）", [], ["市甲局"]),
        ("（市甲局、市乙局按职责分工负责）", [], ["市甲局", "市乙局"]),
        (
            "（市工业和信息化局和市住房和城乡建设局牵头，市丙办协助）",
            ["市工业和信息化局", "市住房和城乡建设局"],
            ["市丙办"],
        ),
        ("（牵头单位：市甲局 、市乙局 ，责任单位： 市丙办 ）", ["市甲局", "市乙局"], ["市丙办"]),
        ("【牵头单位：市甲局；责任单位：市丙办等有关单位】", ["市甲局"], ["市丙办"]),
        ("（牵头单位：市甲局，责任单位：市丙办。完成时限：2023年6月底前）", ["市甲局"], ["市丙办"]),
        ("〔县甲局牵头，县乙局、县丙局配合，2023年6月底前完成〕", ["县甲局"], ["县乙局", "县丙局"]),
        ("〔县甲局牵头，县乙局配合，持续推进〕", ["县甲局"], ["县乙局"]),
        ("（县甲局牵头，县乙局配合，完成时限：年底前）", ["县甲局"], ["县乙局"]),
        ("（2023年9月底前完成，县甲局牵头，人行某某县支行、县工商联参与）", ["县甲局"], ["人行某某县支行", "县工商联"]),
        ("（县甲局牵头，每年开展1次）", ["县甲局"], []),
        ("（县甲局会同县乙局负责）", [], ["县甲局", "县乙局"]),
        ("（责任单位：县甲局牵头，县乙局配合）", ["县甲局"], ["县乙局"]),
        ("（牵头领导：张某；牵头单位：县甲局；协同责任单位：各县、市、区政府）", ["县甲局"], ["各县、市、区政府"]),
        ("牵头单位：县甲局。责任单位：县乙局、县丙局。", ["县甲局"], ["县乙局", "县丙局"]),
        ("由县甲局牵头，县乙局配合。", ["县甲局"], ["县乙局"]),
        ("（牵头：县甲局；配合：县乙局、各乡镇）", ["县甲局"], ["县乙局", "各乡镇"]),
        ("牵头：县甲局\n协办：县乙局", ["县甲局"], ["县乙局"]),
    ],
)
def test_brackets(read: Read, bracket: str, leads: list[str], responsible: list[str]) -> None:
    document = read(f"样本方案\n一、任务\n做好某项工作。{bracket}\n")
    assert sides(document) == (leads, responsible)
    assert document.duties[0].text == "做好某项工作。"


@pytest.mark.parametrize(
    "bracket",
    [
        "（含茶水炉、经营性炉灶等设施）",
        "（船）",
        "（2020修订版）",
        "（以下简称甲公司）",
        "（每座山都要制定方案、明确一个小组）",
        "（由此产生的费用由其承担）",
    ],
)
def test_a_bracket_that_names_nobody_is_no_duty(read: Read, bracket: str) -> None:
    assert read(f"样本方案\n一、任务\n做好某项工作{bracket}。\n").duties == ()


def test_label_lines_belong_to_the_clause_above(read: Read) -> None:
    document = read(
        "样本方案\n一、任务\n1.检查甲类场所\n牵头单位：市甲局\n责任单位：市乙局、市丙办\n完成时限：2023年10月31日前\n"
        "2.登记乙类场所，未登记的停业。\n牵头单位：市乙局\n完成时限：长期坚持\n"
    )
    assert sides(document, "1.0.1") == (["市甲局"], ["市乙局", "市丙办"])
    assert sides(document, "1.0.2") == (["市乙局"], [])
    first, second = document.time_limits
    assert (first.duty, first.last and first.last.isoformat(), first.matter) == ("1.0.1", "2023-10-31", "检查甲类场所")
    assert (second.duty, second.text, second.first, second.last) == ("1.0.2", "长期坚持", None, None)


def test_a_leaders_line_belongs_to_its_task(read: Read) -> None:
    document = read(
        "样本方案\n一、目标\n1.生产总值增长8%以上。\n牵头负责领导：金某。\n牵头责任单位：市甲局。\n协同责任单位：市乙局、某某海关。\n"
        "2.财政收入增长8%左右。\n牵头负责领导：金某。\n牵头责任单位：市丙局。\n"
    )
    assert [(duty.id, duty.text.split("\n")[0]) for duty in document.duties] == [
        ("1.0.1", "生产总值增长8%以上。"),
        ("1.0.2", "财政收入增长8%左右。"),
    ]
    assert sides(document) == (["市甲局"], ["市乙局", "某某海关"])


def test_the_first_of_a_list_leads_where_the_plan_says_so(read: Read) -> None:
    document = read("样本方案\n一、任务\n做好工作。（责任单位：县甲局、县乙局）\n责任单位排在第一位的为牵头单位。\n")
    assert sides(document) == (["县甲局"], ["县乙局"])


def test_numbered_duties_below_the_name_of_a_unit(read: Read) -> None:
    document = read(
        "样本方案\n一、部门职责\n县甲局：\n1.负责交通管制。\n2.负责秩序维护。\n县乙局：\n1.负责公路整治。\n"
    )
    assert [(duty.id, duty.responsible[0].name) for duty in document.duties] == [
        ("1.0.1", "县甲局"),
        ("1.0.2", "县乙局"),
    ]
    assert "秩序维护" in document.duties[0].text


def test_a_notice_that_numbers_its_own_paragraphs(read: Read) -> None:
    document = read(
        "样政办发〔2024〕1号\n样县人民政府办公室\n关于印发2024年重点工作责任分解方案的通知\n各镇人民政府：\n"
        "《2024年重点工作责任分解方案》现印发给你们。\n一、高度重视。细化方案。\n二、高效推进。抓好配合。\n样县人民政府办公室\n2024年2月22日\n"
        "2024年重点工作责任分解方案\n一、经济发展\n1.增长7%以上。（牵头单位：县甲局）\n二、民生\n2.新增就业。（牵头单位：县乙局）\n"
    )
    assert [section.title for section in document.sections] == ["经济发展", "民生"]
    assert (document.head.title, document.head.number) == ("2024年重点工作责任分解方案", "样政办发〔2024〕1号")
    assert document.head.issued is not None


@pytest.mark.parametrize(
    ("top", "number", "issued"),
    [
        ("2021年重点工作安排（样政发〔2021〕2号）\n", "样政发〔2021〕2号", None),
        ("发文字号：样政发〔2021〕2号　成文日期：2021-03-04\n样县工作方案\n", "样政发〔2021〕2号", "2021-03-04"),
        ("文 号 : 样政发〔2021〕2号 发文日期: 2021年03月04日\n样县工作方案\n", "样政发〔2021〕2号", "2021-03-04"),
    ],
)
def test_number_and_day_off_their_own_lines(read: Read, top: str, number: str, issued: str | None) -> None:
    head = read(f"{top}为做好工作，制定本方案。\n一、任务\n做好工作。\n").head
    assert (head.number, head.issued and head.issued.isoformat()) == (number, issued)


ORGANISED = "样本方案\n一、组织领导\n{}\n二、任务\n做好工作。（县甲局负责）\n"


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        (
            "成立样县整治工作指挥部，县长任总指挥，县林业局局长任副总指挥。指挥部下设办公室在县消防大队，由陈某兼任办公室主任。",
            [
                ("总指挥", "县长", ""),
                ("副总指挥", "县林业局局长", "县林业局"),
                ("办公室", "县消防大队", "县消防大队"),
                ("办公室主任", "陈某", ""),
            ],
        ),
        (
            "成立领导小组，成员由县公安局、县教育局等部门负责人组成。领导小组下设办公室，办公室设在县应急管理局。",
            [
                ("成员", "县公安局", "县公安局"),
                ("成员", "县教育局", "县教育局"),
                ("办公室", "县应急管理局", "县应急管理局"),
            ],
        ),
        (
            "成立领导小组，名单如下：\n组　长：张某　副县长\n副组长：李某　县教育局局长\n　　　　王某　县公安局局长",
            [
                ("组长", "张某 副县长", ""),
                ("副组长", "李某 县教育局局长", "县教育局"),
                ("副组长", "王某 县公安局局长", "县公安局"),
            ],
        ),
        (
            "领导小组下设火源管控、应急处置两个工作组，分别由县公安局、县林业局牵头。日常工作由县应急管理局承担。",
            [
                ("牵头", "县公安局", "县公安局"),
                ("牵头", "县林业局", "县林业局"),
                ("办公室", "县应急管理局", "县应急管理局"),
            ],
        ),
        (
            "成立甲和乙工作领导小组，组长为县委常委、副县长张甲一，副组长为县教育局局长李乙，成员包括县公安局局长王丙二。",
            [
                ("组长", "县委常委、副县长张甲一", ""),
                ("副组长", "县教育局局长李乙", "县教育局"),
                ("成员", "县公安局局长王丙二", "县公安局"),
            ],
        ),
        (
            "名单：\n组长：张某　县委常委\n成员：李某　县政府党组成员、县教育局局长\n　　王　某　县总工会常务副主席",
            [
                ("组长", "张某 县委常委", ""),
                ("成员", "李某 县政府党组成员、县教育局局长", "县教育局"),
                ("成员", "王 某 县总工会常务副主席", "县总工会"),
            ],
        ),
        ("各单位要高度重视，主要负责人为第一责任人，办公室工作要跟上。", []),
    ],
)
def test_places_in_bodies(read: Read, text: str, posts: list[tuple[str, str, str]]) -> None:
    assert [(post.title, post.holder, post.unit) for post in read(ORGANISED.format(text)).posts] == posts


def test_an_open_end_in_a_bracket_is_a_limit_without_days(read: Read) -> None:
    (limit,) = read("样本方案\n一、任务\n做好某项工作。〔县甲局牵头，县乙局配合，持续推进〕\n").time_limits
    assert (limit.duty, limit.text, limit.last) == ("1.0.1", "持续推进", None)


def test_units_below_several_sub_items_are_the_whole_items(read: Read) -> None:
    document = read(
        "样本方案\n一、任务\n（一）甲类\n1.整改厕所。开展回头看，\n（1）逐户登记；\n（2）分类整改。\n牵头单位：县甲局\n"
        "2.新建厕所。\n牵头单位：县乙局　责任单位：县丙局　完成时限：2023年11月底前\n"
        "（二）乙类\n1.查乙。\n牵头单位：县丁局\n"
    )
    assert [(duty.id, [unit.name for unit in duty.leads]) for duty in document.duties] == [
        ("1.1.1", ["县甲局"]), ("1.1.2", ["县乙局"]), ("1.2.1", ["县丁局"])
    ]  # fmt: skip
    assert "逐户登记" in document.duties[0].text
    assert [limit.matter for limit in document.time_limits] == ["新建厕所"]


def test_units_once_below_a_sub_section_are_all_its_items(read: Read) -> None:
    document = read(
        "样本方案\n一、任务\n（一）甲类\n1.查甲。\n2.治甲。\n牵头单位：县甲局\n（二）乙类\n1.查乙。\n2.治乙。\n牵头单位：县乙局\n"
    )
    assert [(duty.id, duty.text) for duty in document.duties] == [
        ("1.1.1", "查甲。\n2.治甲。"),
        ("1.2.1", "查乙。\n2.治乙。"),
    ]


@pytest.mark.parametrize(
    ("line", "leads", "responsible"),
    [
        ("县林业局：负责护林员管理；每月巡查一次。", [], ["县林业局"]),
        ("1.县林业局、县公安局：负责护林员管理。", [], ["县林业局", "县公安局"]),
        ("县林业局。负责护林员管理。", [], ["县林业局"]),
        ("县林业局：牵头做好护林员管理。", ["县林业局"], []),
        ("各镇（街）：落实护林员管理。", [], ["各镇（街）"]),
        ("县林业局负责护林员管理。", [], ["县林业局"]),
    ],
)
def test_a_unit_that_opens_its_duties(read: Read, line: str, leads: list[str], responsible: list[str]) -> None:
    document = read(f"样本方案\n一、目标\n总体向好。\n二、部门职责\n{line}\n")
    assert sides(document, "2.0.1") == (leads, responsible)
    assert "护林员管理" in document.duties[0].text


def test_units_that_share_a_paragraph_have_their_own_duties(read: Read) -> None:
    document = read("样本方案\n一、职责分工\n县林业局负责护林员管理；县公安局负责查处案件，及时通报。\n")
    assert [(duty.id, duty.responsible[0].name, duty.text) for duty in document.duties] == [
        ("1.0.1a", "县林业局", "负责护林员管理；"),
        ("1.0.1b", "县公安局", "负责查处案件，及时通报。"),
    ]
    assert not [finding for finding in document.findings if finding.kind == "no-lead"]


@pytest.mark.parametrize(
    "line",
    ["各单位负责人要高度重视。", "集中整治阶段（11月）：全面排查。", "工作要求：落实责任。", "县林业局每月报送一次。"],
)
def test_what_opens_with_no_unit_and_verb_is_no_duty(read: Read, line: str) -> None:
    assert read(f"样本方案\n一、工作要求\n{line}\n").duties == ()


def test_a_day_in_a_table_of_figures_says_what_it_is_of() -> None:
    rows = [["乡镇", "新建（亩）", "开工时限"], ["甲镇", "120", "2025年9月20日前"]]
    assert figure_lines(rows) == ["甲镇，开工时限2025年9月20日前：新建120亩。"]


def test_what_a_figure_was_is_told_of_its_own_row() -> None:
    rows = [["指标", "2022年基数", "2023年"], ["投放AED（台）", "15", "40"]]
    assert figure_lines(rows) == ["投放AED：2022年投放AED基数15台，2023年投放AED 40台。"]


def test_a_table_of_figures_says_each_with_its_name_and_unit(tmp_path: Path) -> None:
    rows = [["序号", "乡镇", "改厕（座）", "其中：公厕(座)"], ["1", "甲镇", "120", "3"], ["", "合计", "1,350", "12"]]
    document = docx.Document()
    for line in ("样本方案", "一、任务", "见附件。", "附件", "任务分解表"):
        document.add_paragraph(line)
    table = document.add_table(rows=len(rows), cols=4)
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    document.save(str(tmp_path / "方案.docx"))
    loaded = load(tmp_path / "方案.docx")
    assert [clause.text for clause in loaded.clauses][1:] == [
        "甲镇：改厕120座，其中：公厕3座。", "合计：改厕1,350座，其中：公厕12座。"
    ]  # fmt: skip
    assert [(one.value, one.unit) for one in loaded.targets] == [(120, "座"), (3, "座"), (1350, "座"), (12, "座")]


def test_a_bracket_on_a_line_of_its_own(read: Read) -> None:
    document = read("样本方案\n一、任务\n做好甲项工作。\n（牵头单位：市甲局）\n做好乙项工作。\n〔市乙局牵头〕\n")
    assert [(duty.id, duty.text) for duty in document.duties] == [
        ("1.0.1", "做好甲项工作。"),
        ("1.0.2", "做好乙项工作。"),
    ]


@pytest.mark.parametrize(
    "rule",
    [
        "以下措施各镇（街）均为责任单位，不再一一列出",
        "以下均需各镇（街）落实，不再列出",
        "以下任务均由各镇（街）负责落实，不再重复",
    ],
)
def test_the_blanket_rule(read: Read, rule: str) -> None:
    document = read(
        f"样本方案\n一、任务\n甲。（牵头单位：市甲局。{rule}）\n乙。（牵头单位：市乙局）\n"
        "丙。（牵头单位：市丙局，责任单位：各镇（街））\n二、措施\n丁。（牵头单位：市丁局）\n"
    )
    implied = {duty.id: [unit.name for unit in duty.implied] for duty in document.duties}
    assert implied == {"1.0.1": [], "1.0.2": ["各镇（街）"], "1.0.3": [], "2.0.1": []}


def test_numbering_styles_give_sections_and_clauses(read: Read) -> None:
    document = read(
        "样本方案\n为做好工作，制定本方案。\n一、目标\n总体向好。\n二、任务\n1.甲类工作\n（1）查甲。\n（2）治甲。\n"
        "2.乙类工作\n①查乙。\n三、要求\n1.压实责任。各单位要落实。\n2.强化督查。定期检查。\n"
    )
    assert [clause.id for clause in document.clauses] == [
        "0.0.1", "1.0.1", "2.1.1", "2.1.2", "2.2.1", "3.0.1", "3.0.2"
    ]  # fmt: skip
    assert [(one.id, one.title) for one in document.sections] == [
        ("1", "目标"), ("2", "任务"), ("2.1", "甲类工作"), ("2.2", "乙类工作"), ("3", "要求")
    ]  # fmt: skip


def test_a_heading_with_its_paragraph_on_one_line(read: Read) -> None:
    document = read(
        "样本方案\n一、保障\n（一）加强领导。各单位要落实责任。\n（二）严格考核。纳入考核。（牵头单位：市甲局）\n"
    )
    assert [(one.id, one.title) for one in document.sections][1:] == [("1.1", "加强领导"), ("1.2", "严格考核")]
    assert [(one.id, one.text) for one in document.clauses] == [
        ("1.1.1", "各单位要落实责任。"),
        ("1.2.1", "纳入考核。（牵头单位：市甲局）"),
    ]
    assert document.duties[0].id == "1.2.1"


def test_a_plan_without_headings(read: Read) -> None:
    document = read("样本方案\n做好甲项工作。（牵头单位：市甲局）\n做好乙项工作。（牵头单位：市乙局）\n")
    assert [duty.id for duty in document.duties] == ["0.0.1", "0.0.2"]
    assert document.sections == ()


def test_lines_broken_at_a_width_are_put_together(read: Read) -> None:
    paragraph = (
        "对全市重点场所开展一次全面的排查，建立工作台账，逐一明确整改措施、整改时限和责任人员，"
        "确保问题按时清零。（牵头单位：市甲局，责任单位：市乙局）"
    )
    other = (
        "对检查中发现的隐患要当场记录、当场告知、限期整改，整改不到位的依法从严处理，并向社会公开。（牵头单位：市乙局）"
    )
    lines = [text[start : start + 20] for text in (paragraph, other) for start in range(0, len(text), 20)]
    document = read("\n".join(["样本方案", "一、任务", *lines]))
    assert [clause.text for clause in document.clauses] == [paragraph, other]
    assert [duty.id for duty in document.duties] == ["1.0.1", "1.0.2"]


def test_a_title_over_several_lines_and_a_signature_at_the_end(read: Read) -> None:
    document = read(
        "样政办发〔2023〕7号\n样本市人民政府办公室\n关于印发样本市某某专项\n整治行动方案的通知\n各镇人民政府：\n"
        "现将方案印发给你们。\n样本市某某专项\n整治行动方案\n为做好工作，制定本方案。\n一、任务\n做好工作。\n"
        "样本市人民政府办公室\n2023年5月6日\n"
    )
    assert document.head.title == "样本市某某专项整治行动方案"
    assert document.head.number == "样政办发〔2023〕7号"
    assert document.head.recipients == ("各镇人民政府",)
    assert document.head.issued is not None
    assert document.head.issued.isoformat() == "2023-05-06"
    assert [clause.text for clause in document.clauses] == ["为做好工作，制定本方案。", "做好工作。"]


def test_pointers_to_annexes_are_no_clauses(read: Read) -> None:
    document = read(
        "样本方案\n一、任务\n做好工作。\n附件：1.分工表\n2.名单\n附件1\n分工表\n1.甲类工作\n牵头单位：市甲局\n附件2\n名单\n1.某某工作专班\n"
        "牵头单位：市乙局\n成员单位：市丙局\n"
    )
    assert [clause.id for clause in document.clauses] == ["1.0.1", "A.1", "B.1"]
    assert [duty.id for duty in document.duties] == ["A.1"]
    (force,) = document.task_forces
    assert (force.id, force.name, force.responsible[0].name) == ("B.1", "某某工作专班", "市丙局")


def test_a_table_under_its_name_is_no_pointer(read: Read) -> None:
    document = read(
        "样本方案\n一、机制\n成立领导小组。\n附表：分工表\n1.查甲\n牵头单位：市甲局\n2.查乙\n牵头单位：市乙局\n"
    )
    assert [(duty.id, duty.leads[0].name) for duty in document.duties] == [("A.1", "市甲局"), ("A.2", "市乙局")]


def test_a_table_with_days_before_its_units_is_no_pointer(read: Read) -> None:
    rows = "1.查甲\n完成时限：2023年6月底前\n牵头单位：市甲局\n2.查乙\n完成时限：2023年7月底前\n牵头单位：市乙局\n"
    document = read(f"样本方案\n一、机制\n成立领导小组。\n附件：时限清单\n{rows}")
    assert [(duty.id, duty.leads[0].name) for duty in document.duties] == [("A.1", "市甲局"), ("A.2", "市乙局")]


def test_an_annex_whose_every_row_has_helpers_has_its_own_word_for_the_lead(read: Read) -> None:
    rows = "".join(f"{n}.查{n}\n责任单位：市{n}局\n配合单位：市丁局\n" for n in ("1", "2"))
    tasks = "做好甲事。（牵头单位：市甲局；责任单位：市乙局）\n做好丙事。（牵头单位：市丙局）\n"
    document = read(f"样本方案\n一、任务\n{tasks}附件1　分工表\n{rows}")
    assert [(duty.id, [one.name for one in duty.leads]) for duty in document.duties] == [
        ("1.0.1", ["市甲局"]),
        ("1.0.2", ["市丙局"]),
        ("A.1", ["市1局"]),
        ("A.2", ["市2局"]),
    ]
    assert not document.charges


TABLE = [
    ["序号", "类别", "重点任务", "牵头部门", "责任单位", "完成时限"],
    ["1", "甲类", "建立台账", "市甲局", "市乙局、市丙局", "2023年9月20日前"],
    ["2", "", "分级评定", "", "", ""],
    ["3", "乙类", "核查证照", "市丁局", "", "2023年11月底前"],
]
TABLE_DUTIES = {
    "A.1": (["市甲局"], ["市乙局", "市丙局"], "2023-09-20"),
    "A.2": (["市甲局"], ["市乙局", "市丙局"], "2023-09-20"),
    "A.3": (["市丁局"], [], "2023-11-30"),
}


def duties_of(document: Document) -> dict[str, tuple[list[str], list[str], str]]:
    days = {limit.duty: limit.last.isoformat() for limit in document.time_limits if limit.last}
    return {duty.id: (*sides(document, duty.id), days[duty.id]) for duty in document.duties}


def test_table_of_duties_in_word_with_blank_cells(tmp_path: Path) -> None:
    file = tmp_path / "方案.docx"
    document = docx.Document()
    for line in ("样本方案", "一、任务", "见附件。", "附件", "任务分工表"):
        document.add_paragraph(line)
    table = document.add_table(rows=len(TABLE), cols=len(TABLE[0]))
    for row, cells in zip(table.rows, TABLE, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    document.save(str(file))
    loaded = load(file)
    assert duties_of(loaded) == TABLE_DUTIES
    assert next(duty for duty in loaded.duties if duty.id == "A.2").text == "甲类：分级评定\n完成时限：2023年9月20日前"


def test_table_of_duties_on_a_web_page_with_merged_cells(tmp_path: Path) -> None:
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in (TABLE[0], TABLE[3]))
    merged = (
        "<tr><td>1</td><td rowspan=2>甲类</td><td>建立台账</td><td rowspan=2>市甲局</td>"
        "<td rowspan=2>市乙局、<br>市丙局</td><td rowspan=2>2023年9月20日前</td></tr>"
        "<tr><td>2</td><td>分级评定</td></tr>"
    )
    head, tail = rows.split("</tr>")[:2]
    file = tmp_path / "方案.html"
    file.write_text(
        f"<body><p>样本方案</p><p>一、任务</p><p>见附件。</p><p>附件</p><p>任务分工表</p><table>{head}</tr>{merged}{tail}</tr></table></body>",
        encoding="utf-8",
    )
    assert duties_of(load(file)) == TABLE_DUTIES
