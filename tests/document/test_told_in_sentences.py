"""Who does it and by when, told in sentences, blocks of labels and rosters."""

from collections.abc import Callable

import pytest

from assistant.model.document import Document, LimitKind, PostKind

Read = Callable[[str], Document]


def sides(document: Document, id_: str = "1.0.1") -> tuple[list[str], list[str]]:
    duty = next(duty for duty in document.duties if duty.id == id_)
    return [unit.name for unit in duty.leads], [unit.name for unit in duty.responsible]


@pytest.mark.parametrize(
    ("said", "leads", "responsible", "task"),
    [
        (
            "查甲。由县甲局主抓，县乙局、县丙局会办，于11月20日前完工。",
            ["县甲局"],
            ["县乙局", "县丙局"],
            "查甲，于11月20日前完工。",
        ),
        ("县甲局牵头，每季度开展一次督导。", ["县甲局"], [], "每季度开展一次督导。"),
        ("查甲。县甲局牵头，县乙局协同，长期坚持。", ["县甲局"], ["县乙局"], "查甲，长期坚持。"),
        (
            "换软管，县甲局负责统筹，各公司负责入户，县丙局协助，6月完成3万户。",
            [],
            ["县甲局", "各公司", "县丙局"],
            "换软管，6月完成3万户。",
        ),
        ("管网改造由县甲局牵头，会同县乙局实施。", ["县甲局"], ["县乙局"], "管网改造。"),
        ("查甲。由县甲局牵头，县乙局参加，负责制定方案。", ["县甲局"], ["县乙局"], "查甲，负责制定方案。"),
        ("查甲。责任单位为县甲局，配合单位是县乙局。", ["县甲局"], ["县乙局"], "查甲。"),
        ("查甲。（责任单位：县甲局；协办单位：县乙局、县丙局）", ["县甲局"], ["县乙局", "县丙局"], "查甲。"),
        ("查甲。县甲局负责平台建设，县乙局和县丙局予以配合。", ["县甲局"], ["县乙局", "县丙局"], "查甲。"),
        ("查甲。（责任单位：县甲局、县乙局）", [], ["县甲局", "县乙局"], "查甲。"),
        ("查甲。\n责任单位：县甲局（牵头）、县乙局、县丙局（配合）", ["县甲局"], ["县乙局", "县丙局"], "查甲。"),
        ("查甲。（主办：县甲局；会办：县乙局）", ["县甲局"], ["县乙局"], "查甲。"),
        ("查甲。（县甲局、县乙局、各乡镇）", [], ["县甲局", "县乙局", "各乡镇"], "查甲。"),
        ("查甲。责任单位：县甲局、县乙局（列第一位的为牵头单位，下同）", ["县甲局"], ["县乙局"], "查甲。"),
    ],
)
def test_roles_in_a_sentence(read: Read, said: str, leads: list[str], responsible: list[str], task: str) -> None:
    document = read(f"样本方案\n2024年3月8日\n一、任务\n{said}\n")
    assert sides(document) == (leads, responsible)
    assert document.duties[0].text == task


CHARGED = "1.查甲。（责任单位：县甲局；配合单位：县乙局）\n2.查乙。（责任单位：县丙局）\n"
LED = "3.查丙。（牵头单位：县丁局；责任单位：县乙局）\n4.查丁。（牵头单位：县丁局；责任单位：县丙局）\n"


@pytest.mark.parametrize(
    ("lines", "first"),
    [
        (CHARGED, (["县甲局"], ["县乙局"])),
        (CHARGED.replace("县丙局）", "县丙局；配合单位：县乙局）"), (["县甲局"], ["县乙局"])),
        (CHARGED + LED, ([], ["县甲局", "县乙局"])),
    ],
)
def test_responsible_is_the_lead_where_the_plan_mostly_says_so(
    read: Read, lines: str, first: tuple[list[str], list[str]]
) -> None:
    assert sides(read(f"样本方案\n2024年3月8日\n一、任务\n{lines}")) == first


@pytest.mark.parametrize(
    "line",
    [
        "县财政局安排专项经费，支持企业改造。",
        "领导小组下设两个工作组，分别由县甲局、县乙局牵头。",
        "县长任组长，县甲局负责日常工作，县乙局配合。",
        "牵头单位为第一责任人，要靠前指挥。",
        "发给各镇（街道）。",
        "检查重点场所（医院、学校）。",
    ],
)
def test_what_shares_out_no_task(read: Read, line: str) -> None:
    assert read(f"样本方案\n一、任务\n{line}\n").duties == ()


@pytest.mark.parametrize(
    ("line", "responsible", "task"),
    [
        (
            "第五条　县甲局负责查处公路上的超限运输行为，县乙局、县丙局协助。",
            ["县甲局", "县乙局", "县丙局"],
            "负责查处",
        ),
        ("第五条　县甲局是建筑垃圾管理的主管部门，负责核发处置文件。", ["县甲局"], "负责核发"),
        ("1.县甲局\n负责火灾扑救的综合协调。", ["县甲局"], "负责火灾扑救"),
    ],
)
def test_a_unit_and_what_it_has_to_do(read: Read, line: str, responsible: list[str], task: str) -> None:
    document = read(f"样本办法\n第一章　总则\n为了管好，制定本办法。\n第二章　职责分工\n{line}\n")
    assert sides(document, document.duties[0].id) == ([], responsible)
    assert task in document.duties[0].text


@pytest.mark.parametrize(
    ("said", "kind", "first", "last"),
    [
        ("4月上旬完成排查。", LimitKind.DEADLINE, None, "2024-04-10"),
        ("11月底完成整改。", LimitKind.DEADLINE, None, "2024-11-30"),
        ("12月底投入运营。", LimitKind.DEADLINE, None, "2024-12-31"),
        ("第二季度完成整改。", LimitKind.DEADLINE, None, "2024-06-30"),
        ("查甲。\n完成时限：8月上旬", LimitKind.DEADLINE, None, "2024-08-10"),
        ("查甲。\n活动时间：8月上旬", LimitKind.PERIOD, "2024-08-01", "2024-08-10"),
        ("查甲。\n截止时间：2024.06.30", LimitKind.DEADLINE, None, "2024-06-30"),
        ("即日起至4月底开展排查。", LimitKind.PERIOD, "2024-03-08", "2024-04-30"),
        ("6月中旬至7月底开展整治。", LimitKind.PERIOD, "2024-06-11", "2024-07-31"),
    ],
)
@pytest.mark.parametrize("day", ["2024年3月8日", "（2024年3月8日印发）", "样政发〔2024〕9号  2024年3月8日印发"])
def test_limits_without_a_day(read: Read, day: str, said: str, kind: LimitKind, first: str, last: str) -> None:
    (limit,) = read(f"样本方案\n{day}\n一、任务\n{said}\n").time_limits
    ends = [end and end.isoformat() for end in (limit.first, limit.last)]
    assert (limit.kind, *ends) == (kind, first, last)


def test_the_year_of_the_title_where_no_day_is_given(read: Read) -> None:
    (limit,) = read("样县2024年防汛方案\n一、任务\n查甲，5月31日前完成。\n").time_limits
    assert limit.last is not None
    assert limit.last.isoformat() == "2024-05-31"


def test_a_block_that_says_one_thing_a_line_is_one_clause(read: Read) -> None:
    block = "建设内容：新建敬老院4所。\n投资规模：2800万元\n主办单位：县甲局\n承办单位：县乙局\n完成时间：11月底前\n"
    document = read(f"样本方案\n项目一：养老\n{block}项目二：供水\n{block}")
    assert [clause.id for clause in document.clauses] == ["1.0.1", "2.0.1"]
    assert sides(document, "2.0.1") == (["县甲局"], ["县乙局"])
    assert {limit.duty for limit in document.time_limits} == {"1.0.1", "2.0.1"}


ROSTER = "抢险组\n召集人：县甲局局长\n成员：县乙局、县丙局\n工作职责：组织队伍。\n疏导组\n组长：{}\n成员：县丙局\n"


def test_groups_whose_places_units_hold(read: Read) -> None:
    document = read(f"样本方案\n一、任务\n做好工作。\n附件\n分组表\n{ROSTER.format('县丁局副局长')}")
    assert [
        (one.id, one.name, one.leads[0].name, [unit.name for unit in one.responsible]) for one in document.task_forces
    ] == [("A.1", "抢险组", "县甲局", ["县乙局", "县丙局"]), ("A.2", "疏导组", "县丁局", ["县丙局"])]


def test_groups_whose_places_persons_hold(read: Read) -> None:
    document = read(f"样本方案\n一、任务\n做好工作。\n附件\n分组表\n{ROSTER.format('周某　副县长')}")
    assert [one.name for one in document.task_forces] == ["抢险组"]
    assert [(one.body, one.title, one.holder) for one in document.posts] == [
        ("疏导组", "组长", "周某 副县长"),
        ("疏导组", "成员", "县丙局"),
    ]


def test_places_below_the_name_of_a_body(read: Read) -> None:
    document = read("样本方案\n一、工作专班\n组　长：周某　副县长\n成　员：县甲局、县乙局主要负责同志\n")
    assert [(one.body, one.title, one.unit) for one in document.posts] == [
        ("工作专班", "组长", ""),
        ("工作专班", "成员", "县甲局"),
        ("工作专班", "成员", "县乙局"),
    ]


def test_units_that_send_their_people(read: Read) -> None:
    said = "成立治理专班，县长任召集人，从县甲局、县乙局等单位抽调业务骨干集中办公。"
    document = read(f"样本方案\n一、组织\n{said}\n")
    assert [one.unit for one in document.posts if one.kind is PostKind.MEMBER] == ["县甲局", "县乙局"]


@pytest.mark.parametrize(
    ("said", "matters"),
    [
        ("入户安检每年不少于2次，对独居老人每半年上门一次。", ["入户安检", "对独居老人上门一次"]),
        ("每学期开学前检查灭火器一次，疏散演练每月至少一次。", ["检查灭火器一次", "疏散演练"]),
    ],
)
def test_each_rhythm_of_a_sentence_has_its_own_matter(read: Read, said: str, matters: list[str]) -> None:
    found = read(f"样本方案\n2024年3月8日\n一、任务\n{said}\n").time_limits
    assert [limit.matter for limit in found if limit.kind is LimitKind.FREQUENCY] == matters


@pytest.mark.parametrize(
    ("said", "figure"),
    [
        ("投资规模：1.2亿元", ("投资规模", 120000000, "元")),
        ("降雨量达到50毫米时启动三级响应。", ("降雨量", 50, "毫米")),
        ("全县12条主要河流断面全部达标。", ("主要河流断面", 12, "条")),
    ],
)
def test_figures_beside_other_words(read: Read, said: str, figure: tuple[str, int, str]) -> None:
    (target,) = read(f"样本方案\n一、任务\n{said}\n").targets
    assert (target.indicator, target.value, target.unit) == figure


def test_figures_for_each_of_several_names(read: Read) -> None:
    found = read("样本方案\n一、任务\n对甲级、乙级民宿分别奖励30万元、20万元。\n").targets
    assert [(one.indicator, one.value) for one in found] == [("甲级奖励", 300000), ("乙级民宿奖励", 200000)]
