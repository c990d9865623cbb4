"""Another district's plan beside ledgers that are none of its own: units, posts, annexes, days."""

from datetime import date

import docx
import pytest

from assistant.engine import Assistant

TEXT = """样县人民政府办公室
关于印发样县2024年冬春防火工作方案的通知
样政办发〔2024〕12号
各乡镇人民政府：
现将方案印发给你们。
样县人民政府办公室
2024年10月9日
样县2024年冬春防火工作方案
为做好冬春防火，制定本方案。
一、组织领导
成立样县冬春防火领导小组，由副县长任组长，县林业局局长任副组长，县公安局、县气象局为成员单位。领导小组办公室设在县应急管理局，办公室主任由县应急管理局局长兼任。领导小组下设火源管控、应急处置两个工作组，分别由县公安局、县消防救援大队牵头。
二、重点任务
1.清理可燃物。清理林缘可燃物，新建防火林带75公里。〔县林业局牵头，县住房和城乡建设局配合，2024年12月底前完成〕
2.整治坟场祭祀用火。设置焚烧池260个。〔县民政局牵头，县林业局配合，持续推进〕
3.改造户厕。改造户厕900户，每户奖补1500元，检修供气站食堂、学校食堂。〔样县城乡供气有限公司牵头，县民政局、县林业局配合，2024年11月底前完成〕
三、部门职责
县气象局：负责火险等级预报，每日17时前发布。
县公安局：对重点林区每周至少巡山1次、每月至少入户宣传1次。
县水利局：2024年新建蓄水池30座，2025年完成45座，2026年完成12座。
县民政局：用火审批时间压缩至3个工作日以内。
县林业局牵头，县公安局、县民政局配合，开展联合检查。
附件1
宣传任务分解表"""
TABLE = [["乡镇", "宣传牌（块）", "标语（条）"], ["甲镇", "14", "60"], ["乙镇", "9", "38"]]
LEDGER = (
    "任务,牵头单位,完成时限,状态\n扬尘整治,区住房和城乡建设局,2021-12-31,未完成\n秸秆禁烧,区公安局,2021-11-30,已完成\n"
)


@pytest.fixture(scope="module")
def district(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    plan, ledgers = tmp_path_factory.mktemp("plan"), tmp_path_factory.mktemp("ledgers")
    document = docx.Document()
    for line in TEXT.split("\n"):
        document.add_paragraph(line)
    table = document.add_table(rows=len(TABLE), cols=3)
    for row, cells in zip(table.rows, TABLE, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    document.save(str(plan / "方案.docx"))
    (ledgers / "任务台账.csv").write_text(LEDGER, "utf-8")
    (ledgers / "dictionary.toml").write_text(
        'as_of = 2021-12-20\n[[ledger]]\nname = "任务台账"\nfiles = ["任务台账.csv"]\n', "utf-8"
    )
    return Assistant.open(plan, ledgers)


@pytest.mark.parametrize(
    ("question", "units", "said"),
    [
        ("清理可燃物谁牵头", ["县林业局"], "2.0.1"),
        ("住建局配合哪些任务", ["县住房和城乡建设局"], "清理可燃物"),
        ("火险等级预报哪个单位负责", ["县气象局"], "3.0.1"),
        ("领导小组办公室设在哪", ["县应急管理局"], "办公室设在县应急管理局"),
        ("办公室主任由谁兼任", ["县应急管理局"], "县应急管理局局长"),
        ("领导小组组长是谁", [], "组长：副县长"),
        ("副组长是哪个单位的", ["县林业局"], "副组长：县林业局局长"),
        ("领导小组有哪些成员单位", ["县公安局", "县气象局"], "成员单位：县公安局、县气象局"),
        ("应急处置工作组由谁牵头", ["县消防救援大队"], "1.0.1"),
        ("乙镇要做多少条标语", [], "38条"),
        ("方案的文号和印发日期", [], "样政办发〔2024〕12号"),
        ("第2项任务是什么", [], "坟场祭祀"),
        ("重点林区多久巡一次山", [], "每周（3.0.2）"),
        ("重点林区多久入户宣传一回", [], "每月（3.0.2）"),
        ("2025年建多少座蓄水池", [], "蓄水池45座"),
        ("25年要建多少座蓄水池", [], "蓄水池45座"),
        ("2024年蓄水池建多少座", [], "蓄水池30座"),
        ("蓄水池一共建多少座", [], "2026年新建蓄水池12座"),
        ("用火审批压到几天", [], "3个工作日"),
        ("用火审批要压缩到几个工作日", [], "3个工作日"),
        ("联合检查有哪些单位配合", ["县民政局", "县公安局"], "3.0.5"),
        ("清理可燃物有哪些单位配合", ["县住房和城乡建设局"], "2.0.1"),
        ("改一户厕所补多少钱", [], "1500元"),
        ("改厕每户奖多少", [], "1500元"),
        ("供气公司牵头什么", ["样县城乡供气有限公司"], "2.0.3"),
        ("改厕民政局要不要配合，配合的都有谁", ["县林业局", "县民政局"], "2.0.3"),
        ("清理可燃物涉及哪些单位", ["县林业局", "县住房和城乡建设局"], "2.0.1"),
    ],
)
def test_what_the_plan_says_is_found(district: Assistant, question: str, units: list[str], said: str) -> None:
    answer = district.ask(question)
    assert answer.answered
    assert list(answer.units) == units
    assert said in answer.answer or said in answer.clauses


@pytest.mark.parametrize("question", ["区公安局在方案里负责什么", "财政局牵头什么", "第9项任务是什么", "附件4是什么"])
def test_what_the_plan_does_not_say_is_refused(district: Assistant, question: str) -> None:
    assert not district.ask(question).answered


def test_a_time_without_a_year_is_the_plans_whatever_the_ledgers_stand(district: Assistant) -> None:
    assert district.ask("年底前要完成哪些任务").dates[-1] == date(2024, 12, 31)
    assert district.ask("12月底到期的任务有哪些").clauses == ("2.0.1",)
