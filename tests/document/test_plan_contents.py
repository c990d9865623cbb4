"""Figures, citations, ledgers, head, outline and suspicions of the plan, read by eye."""

from datetime import date
from decimal import Decimal

from assistant.model.document import Document
from assistant.model.values import DateRange

TARGETS = [
    ("1.0.1", "PM2.5平均浓度", "<=", "65", "微克/立方米", "全区"),
    ("1.0.1", "重度及以上污染天数", "<=", "8", "天", ""),
    ("2.2.3", "水泥企业", "=", "4", "家", "辖区"),
    ("2.2.3", "颗粒物排放浓度", "<=", "10", "毫克/立方米", "水泥企业"),
    ("2.2.3", "二氧化硫排放浓度", "<=", "50", "毫克/立方米", "水泥企业"),
    ("2.2.3", "氮氧化物排放浓度", "<=", "100", "毫克/立方米", "水泥企业"),
    ("2.3.1", "清洁取暖改造", "=", "11186", "户", "农村地区"),
    ("2.3.1", "清洁取暖改造", "=", "170000", "平方米", "建成区"),
    ("2.4.1", "热电联产机组供热半径", "<=", "30", "公里", "燃煤锅炉"),
    ("2.4.1", "燃煤锅炉", "<=", "35", "蒸吨/小时", ""),
    ("2.4.1", "炉膛直径", "<=", "3", "米", "燃料类煤气发生炉"),
    ("2.4.1", "铸造行业冲天炉", "<=", "10", "吨/小时", ""),
    ("2.5.1", "关键环节", "=", "10", "个", ""),
    ("2.6.3", "使用年限", ">=", "15", "年", ""),
    ("2.7.1", "秸秆综合利用率", ">=", "95", "%", ""),
    ("2.7.2", "时段", "=", "4", "个", ""),
    ("2.8.1", "平均降尘量", "<=", "7", "吨/月·平方公里", "各镇（街）"),
    ("2.8.1", "土石方建筑工地", ">=", "5000", "平方米", "城区内"),
    ("3.1.1", "清单", "=", "3", "张", ""),
    ("3.2.3", "水泥企业", "=", "4", "家", ""),
    ("3.3.1", "区级抽查户数", ">=", "10", "%", ""),
    ("3.4.1", "燃煤锅炉", "=", "35", "蒸吨/小时", "山东丰元化学股份有限公司"),
    ("3.4.1", "炉膛直径", "<=", "3", "米", "燃料类煤气发生炉"),
    ("3.4.1", "铸造", "<=", "10", "吨/小时", ""),
    ("3.6.1", "综合利用率", ">=", "95", "%", ""),
    ("3.6.2", "城乡结合部", "<=", "2", "公里", ""),
]

CITATIONS = [
    ("0.0.1", "关于印发〈枣庄市2021-2022年秋冬季大气污染大排查大整治专项行动方案〉的通知", "枣政办字〔2021〕51号", ""),
    (
        "2.1.1",
        "生态环境部关于加强高耗能、高排放建设项目生态环境源头防控的指导意见",
        "环环评〔2021〕45号",
        "生态环境部",
    ),
    (
        "2.1.1",
        "山东省人民政府办公厅关于印发坚决遏制“两高”项目盲目发展的若干措施的通知",
        "鲁政办字〔2021〕98号",
        "山东省人民政府办公厅",
    ),
    (
        "2.1.2",
        "关于印发〈全省水泥行业淘汰落后产能工作方案〉的通知",
        "鲁工信原〔2021〕134号",
        "省工业和信息化厅等5部门",
    ),
    (
        "2.2.1",
        "工业和信息化部、生态环境部关于进一步做好水泥常态化错峰生产的通知",
        "工信部联原〔2020〕201号",
        "工业和信息化部、生态环境部",
    ),
    (
        "2.2.2",
        "关于2021-2022年秋冬季重点行业实行错峰生产的通知",
        "枣环字〔2021〕27号",
        "市生态环境局、市工业和信息化局",
    ),
    ("2.5.1", "生态环境部关于加快解决当前挥发性有机物治理突出问题的通知", "环大气〔2021〕65号", "生态环境部"),
    (
        "2.9.1",
        "生态环境部办公厅关于印发重污染天气重点行业绩效分级及减排措施制定技术指南（2020修订版）的函",
        "环办大气函〔2021〕340号",
        "生态环境部办公厅",
    ),
    ("3.7.1", "区直部门大气污染治理技术导则（第二版）", "", ""),
    ("3.7.3", "公路工程施工扬尘治理技术导则", "", ""),
    ("3.7.4", "水利工程扬尘污染防治技术导则", "", ""),
    ("4.2.1", "“十四五”全国细颗粒物与臭氧协同控制监测网络能力建设方案", "", ""),
]

LEDGERS = [
    ("2.1.1", "2.1.1", "清单管理"),
    ("2.3.1", "2.3.1", "清单"),
    ("2.8.3", "2.8.3", "建档"),
    ("2.8.4", "2.8.4", "管理台账"),
    ("2.9.1", "2.9.1", "应急减排清单"),
    ("2.9.1", "2.9.1", "保障类企业名单"),
    ("3.1.1", "3.1.1", "台账"),
    ("3.1.1", "3.1.1", "存量、在建、拟建三张清单"),
    ("3.2.2", "3.2.2", "管控台账"),
    ("3.2.3", "3.2.3", "工作台账"),
    ("3.3.1", "3.3.1", "排查台账"),
    ("3.3.2", "3.3.2", "排查台账"),
    ("3.4.1", "3.4.1", "排查台账"),
    ("3.4.1", "3.4.1", "排查台账"),
    ("3.4.2", "3.4.2", "排查台账"),
    ("3.4.3", "3.4.3", "排查台账"),
    ("3.5.1", "3.5.1a", "排查台账"),
    ("3.5.1", "3.5.1b", "排查台账"),
    ("3.5.2", "3.5.2", "排查台账"),
    ("3.5.3", "3.5.3", "排查台账"),
    ("3.6.1", "3.6.1", "台账"),
    ("3.7.1", None, "排查台账"),
    ("4.1.1", None, "散煤治理确村确户清单"),
    ("4.1.1", None, "锅炉清单"),
]

FINDINGS = [
    ("conflict", "2.2.2", "独立水泥粉磨站"),
    ("conflict", "2.4.1", "燃煤锅炉淘汰"),
    ("no-lead", "2.9.2", "区生态环境分局、区公安分局"),
    ("conflict", "3.2.1", "独立水泥粉磨站"),
    ("limit-outside-campaign", "3.2.3", "2021年3月底前"),
    ("conflict", "3.4.1", "燃煤锅炉淘汰"),
    ("doubled-character", "3.6.1", "督导各各镇"),
    ("unit-variant", "3.6.2", "区生态环境局"),
    ("unassigned", "3.7.1", "按照《区直部门大气污染治理技术导则"),
    ("missing-character", "4.1.1", "季大气污大排查大"),
    ("unit-variant", "4.4.1", "区大气污染治理工作指挥部"),
    ("no-responsible", "A.6", "区级秸秆和垃圾落叶焚烧大排查大整治专班"),
]

PARAGRAPHS = {
    "0": 1, "1": 1,
    "2.1": 4, "2.2": 3, "2.3": 3, "2.4": 2, "2.5": 1, "2.6": 4, "2.7": 3, "2.8": 6, "2.9": 3,
    "3.1": 1, "3.2": 3, "3.3": 2, "3.4": 3, "3.5": 3, "3.6": 3, "3.7": 5,
    "4.1": 1, "4.2": 3, "4.3": 3, "4.4": 1, "A": 7,
}  # fmt: skip


def test_all_figures_and_none_invented(plan: Document) -> None:
    found = [(one.clause, one.indicator, one.op, str(one.value), one.unit, one.scope) for one in plan.targets]
    assert found == TARGETS


def test_figures_are_exact_decimals_with_their_words(plan: Document) -> None:
    rural = next(one for one in plan.targets if one.value == Decimal(11186))
    assert rural.text == "全区农村地区清洁取暖改造完成11186户"
    assert rural.span.of(plan.text) == "完成11186户"
    assert rural.duty == "2.3.1"


def test_all_citations_and_none_invented(plan: Document) -> None:
    assert [(one.clause, one.title, one.number, one.issuer) for one in plan.citations] == CITATIONS


def test_all_ledgers_and_none_invented(plan: Document) -> None:
    assert [(one.clause, one.duty, one.name) for one in plan.required_ledgers] == LEDGERS


def test_all_suspicions_and_none_invented(plan: Document) -> None:
    assert [(one.kind, one.clause) for one in plan.findings] == [(kind, clause) for kind, clause, _ in FINDINGS]
    for found, (_, _, quote) in zip(plan.findings, FINDINGS, strict=True):
        assert found.quote.startswith(quote)
        assert found.reason


def test_head(plan: Document) -> None:
    assert plan.head.title == "台儿庄区2021-2022年秋冬季大气污染大排查大整治专项行动方案"
    assert plan.head.number == "台政办字〔2021〕25号"
    assert plan.head.issuer == "台儿庄区人民政府办公室"
    assert plan.head.issued == date(2021, 11, 25)
    assert plan.head.recipients == (
        "各镇人民政府",
        "运河街道办事处",
        "经济开发区",
        "区政府各部门单位",
        "各大企业",
    )
    assert plan.head.campaign == DateRange(date(2021, 10, 1), date(2022, 3, 31))
    assert plan.head.campaign_text == "2021年10月1日至2022年3月31日"
    assert plan.head.campaign_clause == "1.0.1"


def test_paragraphs_of_each_section(plan: Document) -> None:
    counted: dict[str, int] = {}
    for clause in plan.clauses:
        counted[clause.section] = counted.get(clause.section, 0) + 1
        assert clause.paragraph == counted[clause.section]
    assert counted == PARAGRAPHS


def test_every_line_of_the_plan_is_heading_clause_or_front_matter(plan: Document) -> None:
    """Nothing of the source is lost: what neither a clause nor a heading covers is known by name."""
    covered = [*(one.span for one in plan.clauses), *(one.span for one in plan.sections)]
    start = plan.text.index("为贯彻落实")
    left, place = [], start
    for line in plan.text[start:].split("\n"):
        inside = any(span.start < place + len(line) and place < span.end for span in covered)
        if line.strip() and not inside:
            left.append(line.strip())
        place += len(line) + 1
    assert left == ["附件：区级大排查大整治专项行动各专班成员单位名单", "附件"]


def test_sections_and_their_numbering(plan: Document) -> None:
    titles = {section.id: (section.label, section.title, section.level) for section in plan.sections}
    assert titles["2"] == ("二、", "主要任务", 1)
    assert titles["2.8"] == ("（八）", "加强扬尘综合管控", 2)
    assert titles["A"] == ("附件", "区级大排查大整治专项行动各专班成员单位名单", 1)
    assert len(titles) == 4 + 9 + 7 + 4 + 1


def test_clauses_stand_where_their_spans_say(plan: Document) -> None:
    for clause in plan.clauses:
        written = "\n".join(line.strip() for line in clause.span.of(plan.text).split("\n") if line.strip())
        assert written == clause.text
    assert next(one for one in plan.clauses if one.id == "2.8.3").text.startswith("对城市公共区域")
