"""Small sentences: one point of the grammar each."""

from collections.abc import Callable

import pytest

from assistant.model.document import Document

Read = Callable[[str], Document]

FRONT = "样政办发〔2023〕7号\n样本市人民政府办公室\n样本方案\n2023年3月15日\n样本方案\n一、任务\n"


def limits_of(document: Document) -> list[tuple[str, str | None, str | None]]:
    return [
        (limit.text, limit.first.isoformat() if limit.first else None, limit.last.isoformat() if limit.last else None)
        for limit in document.time_limits
    ]


@pytest.mark.parametrize(
    ("sentence", "words", "first", "last"),
    [
        ("2023年6月底前完成。", "2023年6月底前", None, "2023-06-30"),
        ("2023年6月30日之前完成。", "2023年6月30日之前", None, "2023-06-30"),
        ("2023年6月前完成。", "2023年6月前", None, "2023-05-31"),
        ("2023年底前完成。", "2023年底前", None, "2023-12-31"),
        ("年底前完成。", "年底前", None, "2023-12-31"),
        ("明年3月底前完成。", "明年3月底前", None, "2024-03-31"),
        ("6月底前完成。", "6月底前", None, "2023-06-30"),
        ("1月底前完成。", "1月底前", None, "2024-01-31"),
        ("到2025年，建成一批示范点。", "到2025年", None, "2025-12-31"),
        ("力争到2023年10月底全部完成。", "力争到2023年10月底", None, "2023-10-31"),
        ("2023年4月至6月开展检查。", "2023年4月至6月", "2023-04-01", "2023-06-30"),
        ("2023年11月15日—次年3月15日停产。", "2023年11月15日—次年3月15日", "2023-11-15", "2024-03-15"),
        ("2023年4月1日-15日开展检查。", "2023年4月1日-15日", "2023-04-01", "2023-04-15"),
        ("自2023年5月起，开展检查。", "自2023年5月起", "2023-05-01", None),
        ("2023年第三季度，开展检查。", "2023年第三季度", "2023-07-01", "2023-09-30"),
        ("完成时限：2023年9月。", "2023年9月", None, "2023-09-30"),
        ("完成时限：持续推进。", "持续推进", None, None),
        ("汛期前完成检修。", "汛期前", None, None),
        ("在2023年春节前完成检修。", "2023年春节前", None, None),
    ],
)
def test_a_time_limit(read: Read, sentence: str, words: str, first: str | None, last: str | None) -> None:
    assert limits_of(read(FRONT + sentence)) == [(words, first, last)]


@pytest.mark.parametrize(
    "sentence",
    [
        "对2021年以来发现的问题开展回头看。",
        "对2000年以前建成的小区逐栋排查。",
        "清理2019年底前注册的空壳企业。",
        "复核2018年后取得的证书。",
        "按照《2023年度工作计划》（样发〔2023〕5号）执行。",
        "完成2023年度任务。",
        "较2020年下降10%。",
        "处理能力达到每小时35吨。",
        "坚持常态化错峰生产政策。",
        "在2023-2024年秋冬季开展行动。",
        "补贴每人每月不低于600元。",
        "做好2024年冬至2025年春火灾防控。",
    ],
)
def test_a_time_that_sets_no_limit(read: Read, sentence: str) -> None:
    assert limits_of(read(FRONT + sentence)) == []


def test_each_day_of_a_sentence_has_its_own_part(read: Read) -> None:
    document = read(FRONT + "D级危房2023年5月底前拆除，C级危房2023年8月底前完成加固，建立台账。")
    assert [limit.matter for limit in document.time_limits] == ["D级危房拆除", "C级危房完成加固，建立台账"]


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("市政府决定自2023年4月1日至2023年9月30日在全市集中开展整治", "2023-04-01", "2023-09-30"),
        ("本次攻坚为期8个月，从2023年4月1日开始，到2023年11月30日结束", "2023-04-01", "2023-11-30"),
        ("本次行动从2023年4月开始，12月底结束", "2023-04-01", "2023-12-31"),
        ("决定从即日起至2023年10月31日，在全市开展整治", "2023-03-15", "2023-10-31"),
        ("决定利用8个月时间（2023年4月—11月），在全市集中开展整治", "2023-04-01", "2023-11-30"),
        ("本计划执行期为2023—2025年", "2023-01-01", "2025-12-31"),
    ],
)
def test_the_campaign_told_in_the_opening(read: Read, said: str, first: str, last: str) -> None:
    campaign = read(FRONT.replace("一、任务\n", f"为做好工作，{said}。\n一、任务\n") + "查处问题。\n").head.campaign
    assert campaign is not None
    assert (str(campaign.first), str(campaign.last)) == (first, last)


def test_a_month_without_a_year_and_nothing_to_place_it(read: Read) -> None:
    assert limits_of(read("样本方案\n一、任务\n6月底前完成。")) == [("6月底前", None, None)]


@pytest.mark.parametrize(
    ("sentence", "words", "frequency"),
    [
        ("每周五前报送进展。", "每周五前", "每周五前"),
        ("每月25日前报送进展。", "每月25日前", "每月25日前"),
        ("每年9月底前修订清单。", "每年9月底前", "每年9月底前"),
        ("每两周调度一次。", "每两周调度一次", "每2周"),
        ("对工地开展不定期抽查。", "不定期", "不定期"),
        ("各镇常态化巡查。", "常态化", "常态化"),
        ("数据每30分钟上传一次。", "每30分钟上传一次", "每30分钟"),
        ("每学期开展一次消杀。", "每学期开展一次", "每学期"),
        ("站台每2小时保洁1次。", "每2小时保洁1次", "每2小时"),
    ],
)
def test_a_rhythm(read: Read, sentence: str, words: str, frequency: str) -> None:
    (limit,) = read(FRONT + sentence).time_limits
    assert (limit.text, limit.frequency, limit.first, limit.last) == (words, frequency, None, None)


def test_the_period_of_a_heading_goes_to_its_first_clause(read: Read) -> None:
    document = read(FRONT + "（一）动员阶段（2023年3月20日—4月30日）\n全面动员。\n认真学习。\n")
    (limit,) = document.time_limits
    assert (limit.clause, limit.first and limit.first.isoformat()) == ("1.1.1", "2023-03-20")


def test_the_timetable_is_the_campaign(read: Read) -> None:
    document = read(
        FRONT + "查处问题。\n二、实施步骤\n（一）动员阶段（2023年3月20日—4月30日）\n动员。\n"
        "（二）整治阶段（5月1日—11月30日）\n整治。\n"
    )
    campaign = document.head.campaign
    assert campaign is not None
    assert (str(campaign.first), str(campaign.last)) == ("2023-03-20", "2023-11-30")


def figures_of(document: Document) -> list[tuple[str, str, str, str, str]]:
    return [(one.indicator, one.op, str(one.value), one.unit, one.scope) for one in document.targets]


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("全市PM10年均浓度控制在80微克/立方米以内。", [("PM10年均浓度", "<=", "80", "微克/立方米", "全市")]),
        (
            "颗粒物、二氧化硫排放浓度分别不高于10毫克/立方米和35毫克/立方米。",
            [("颗粒物排放浓度", "<=", "10", "毫克/立方米", ""), ("二氧化硫排放浓度", "<=", "35", "毫克/立方米", "")],
        ),
        ("抽查户数不少于10%，完成改造3万户。", [("抽查户数", ">=", "10", "%", ""), ("改造", "=", "30000", "户", "")]),
        ("全面排查全市37座小型水库的大坝。", [("小型水库", "=", "37", "座", "全市")]),
        (
            "更换65蒸吨/小时以上燃煤锅炉37台。",
            [("燃煤锅炉", ">=", "65", "蒸吨/小时", ""), ("燃煤锅炉", "=", "37", "台", "")],
        ),
        ("积水超过25厘米的立即封闭交通。", [("积水", ">", "25", "厘米", "")]),
        ("煤炭消费量较2020年下降10%。", [("煤炭消费量下降", "=", "10", "%", "")]),
        ("覆盖率达到百分之九十五。", [("覆盖率", ">=", "95", "%", "")]),
        ("尾矿库汛前安全检查不得少于两轮。", [("尾矿库汛前安全检查", ">=", "2", "轮", "")]),
        ("陪餐记录保存6个月以上。", [("陪餐记录保存", ">=", "6", "个月", "")]),
        ("建立存量、在建两张清单。", [("清单", "=", "2", "张", "")]),
        ("路面宽度控制在3至6米。", [("路面宽度", ">=", "3", "米", ""), ("路面宽度", "<=", "6", "米", "")]),
        ("收费不得超过3个月或60课时。", [("收费", "<=", "3", "个月", ""), ("收费", "<=", "60", "课时", "")]),
        ("给予不超过保费50%的补贴。", [("保费", "<=", "50", "%", "补贴")]),
        (
            "预收的押金不得超过月服务费的6倍，企业每5000户不少于1人。",
            [("预收的押金", "<=", "6", "倍", ""), ("企业", "=", "5000", "户", ""), ("企业", ">=", "1", "人", "")],
        ),
        (
            "全区在建项目96个，重点企业31家。",
            [("在建项目", "=", "96", "个", "全区"), ("重点企业", "=", "31", "家", "")],
        ),
        ("80至89周岁老人每人不低于50元。", [("80至89周岁老人每人", ">=", "50", "元", "")]),
        (
            "须有两个以上安全出口，每所学校停车泊位不少于20个。",
            [("安全出口", ">=", "2", "个", ""), ("每所学校停车泊位", ">=", "20", "个", "")],
        ),
        (
            "前三名分别奖励10万元、5万元。",
            [("前三名分别奖励", "=", "100000", "元", ""), ("前三名分别奖励", "=", "50000", "元", "")],
        ),
        (
            "入网率2023年底前达到80%，2024年6月底前达到95%。",
            [("入网率", ">=", "80", "%", ""), ("入网率", ">=", "95", "%", "")],
        ),
        (
            "三年更换水表900只，其中2023年300只、2024年600只。",
            [
                ("三年更换水表", "=", "900", "只", ""),
                ("更换水表", "=", "300", "只", ""),
                ("更换水表", "=", "600", "只", ""),
            ],
        ),
        (
            "建设果园5万亩，其中新建3万亩、改造提升2万亩。",
            [
                ("果园", "=", "50000", "亩", ""),
                ("新建果园", "=", "30000", "亩", ""),
                ("改造提升", "=", "20000", "亩", ""),
            ],
        ),
        ("年运送旅客2024年达到9万人次。", [("年运送旅客", ">=", "90000", "人次", "")]),
        ("建成区域性处理中心3个。", [("区域性处理中心", "=", "3", "个", "")]),
        ("将监测站由6个增加到9个。", [("监测站", ">=", "9", "个", "")]),
        ("渠道水利用系数提高到0.62以上，选用2.0版软件。", [("渠道水利用系数", ">=", "0.62", "", "")]),
        (
            "对评定的一星级、二星级酒店，分别给予奖励3万元、5万元。",
            [("评定的一星级酒店给予奖励", "=", "30000", "元", ""), ("二星级酒店给予奖励", "=", "50000", "元", "")],
        ),
        ("严格执行“六个百分之百”，完成一轮排查，制定一个方案。", []),
        ("落实“五个减量替代”，推进第三方治理，执行国三排放标准。", []),
        ("实行24小时值班，关注PM2.5和二氧化氮。", []),
        ("按照第十二条和样发〔2023〕45号文件，于2023年5月10日检查。", []),
    ],
)
def test_figures(read: Read, sentence: str, figures: list[tuple[str, str, str, str, str]]) -> None:
    assert figures_of(read(FRONT + sentence)) == figures


@pytest.mark.parametrize(
    ("sentence", "ledgers"),
    [
        ("对问题建立台账，逐一销号。", ["台账"]),
        ("完善隐患清单和整改台账。", ["隐患清单", "整改台账"]),
        ("对企业逐户建档，实行清单管理。", ["建档", "清单管理"]),
        ("严查台账弄虚作假行为，不在清单内的不得实施。", []),
    ],
)
def test_ledgers(read: Read, sentence: str, ledgers: list[str]) -> None:
    assert [one.name for one in read(FRONT + sentence).required_ledgers] == ledgers


@pytest.mark.parametrize(
    ("sentence", "title", "number", "issuer"),
    [
        ("按照《样本条例》执行。", "样本条例", "", ""),
        (
            "落实省水利厅等3部门《关于加强检修的通知》（样水〔2022〕9号）要求。",
            "关于加强检修的通知",
            "样水〔2022〕9号",
            "省水利厅等3部门",
        ),
        (
            "依据《省财政厅关于印发《样本办法》的通知》(样财[2022]第9号)。",
            "省财政厅关于印发《样本办法》的通知",
            "样财[2022]第9号",
            "省财政厅",
        ),
        ("依据《样本安全规定》（水利部令第26号）。", "样本安全规定", "水利部令第26号", ""),
        ("按照《样本建设通则》（GB/T 30600—2022）。", "样本建设通则", "GB/T 30600—2022", ""),
    ],
)
def test_citations(read: Read, sentence: str, title: str, number: str, issuer: str) -> None:
    (one,) = read(FRONT + sentence).citations
    assert (one.title, one.number, one.issuer) == (title, number, issuer)


def test_a_title_that_is_no_paper_is_not_cited(read: Read) -> None:
    assert read(FRONT + "在《样本晚报》公开曝光。").citations == ()


def test_working_days_and_permille_are_kept_as_written(read: Read) -> None:
    document = read("样本方案\n一、目标\n开办时间压缩至0.5个工作日以内，受害率控制在0.9‰以内，融资额突破2000万元。\n")
    found = [(one.indicator, one.op, float(one.value), one.unit) for one in document.targets]
    assert found[:2] == [("开办时间", "<=", 0.5, "个工作日"), ("受害率", "<=", 0.9, "‰")]
    assert found[2][:2] == ("融资额", ">=")
