"""Lines that go on from the one before: how they are known, what they carry over, what they leave."""

import pytest

from assistant.engine import Assistant, replayed
from assistant.parsing.line_marks import is_marked, picked, without_return
from assistant.session import Session
from tests.ledgers.sample_files import TABLES, total


@pytest.mark.parametrize(
    "text",
    [
        "那泥沟镇呢",
        "PM10呢",
        "其中逾期的有几项",
        "换成交通局",
        "只看重型的",
        "按镇街分一下",
        "它们归谁管",
        "前两名呢",
        "第2条详细",
        "为什么",
        "依据是什么",
        "建筑类的",
        "按行业统计",
        "除去国三",
    ],
)
def test_a_line_says_itself_that_it_goes_on(text: str) -> None:
    assert is_marked(text)


@pytest.mark.parametrize(
    "text",
    [
        "国三的车有几辆",
        "各镇街散煤网点多少家",
        "谁牵头扬尘整治",
        "再次检查不合格的有几家",
        "前三名的工地有哪些",
        "还有哪些任务没完成",
    ],
)
def test_a_whole_question_does_not(text: str) -> None:
    assert not is_marked(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2", "乙台账里有几项"),
        ("第一个", "甲台账里有几项"),
        ("选2", "乙台账里有几项"),
        ("乙台账", "乙台账里有几项"),
        ("3", "3"),
        ("0", "0"),
        ("国三的车有几辆", "国三的车有几辆"),
        ("有几项", "有几项"),
    ],
)
def test_a_choice_is_picked_by_number_or_name(text: str, expected: str) -> None:
    assert picked(text, Session(pending=("甲台账里有几项", "乙台账里有几项"))) == expected


def test_without_choices_a_number_is_only_a_number() -> None:
    assert picked("1", Session()) == "1"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("回到刚才那个问题，泥沟镇呢", "泥沟镇呢"),
        ("接着刚才的，泥沟镇呢", "泥沟镇呢"),
        ("回到刚才那个单位，它牵头几项", "它牵头几项"),
        ("说回上一个，按镇街分", "按镇街分"),
        ("泥沟镇呢", "泥沟镇呢"),
        ("回收的车有几辆", "回收的车有几辆"),
    ],
)
def test_a_return_to_an_earlier_topic_leaves_the_rest(text: str, expected: str) -> None:
    assert without_return(text) == expected


DIALOGUES = {
    "narrowed": (
        ("国三的车有几辆", "柴油货车台账：排放标准＝国三，求辆数"),
        ("已拆解的呢", "柴油货车台账：排放标准＝国三，拆解状态＝已拆解，求辆数"),
        ("泥沟镇呢", "柴油货车台账：排放标准＝国三，拆解状态＝已拆解，镇街＝泥沟镇，求辆数"),
        ("按车型分一下", "柴油货车台账：排放标准＝国三，拆解状态＝已拆解，镇街＝泥沟镇，按车型分，求辆数"),
    ),
    "replaced": (
        ("邳庄镇11月PM2.5平均多少", "空气质量日报：镇街＝邳庄镇，日期≥2021-11-01，日期≤2021-11-30，求PM2.5平均"),
        ("PM10呢", "空气质量日报：镇街＝邳庄镇，日期≥2021-11-01，日期≤2021-11-30，求PM10平均"),
        ("换成泥沟镇", "空气质量日报：日期≥2021-11-01，日期≤2021-11-30，镇街＝泥沟镇，求PM10平均"),
        ("12月呢", "空气质量日报：镇街＝泥沟镇，日期≥2021-12-01，日期≤2021-12-31，求PM10平均"),
    ),
    "ranked": (
        ("各镇街散煤网点多少家", "散煤网点台账：按镇街分，求家数"),
        ("最多的是哪个", "散煤网点台账：按镇街分，求数量，按数量从高到低取第一（并列都列）"),
        (
            "只看没取缔的",
            "散煤网点台账：处置状态≠已取缔，按镇街分，求数量，按数量从高到低取第一（并列都列）",
        ),
    ),
    "a rate": (
        ("油品抽检合格率多少", "油品台账：求抽检合格率"),
        ("各镇街的呢", "油品台账：按镇街分，求抽检合格率"),
        ("加油站的", "油品台账：类型＝加油站，按镇街分，求抽检合格率"),
    ),
    "a fact about the row shown": (
        ("逾期的任务逾期最久的是哪个", None),
        (
            "它什么时候到期",
            "任务台账：状态≠已完成，完成时限＜2021-12-20，问完成时限，按天数从高到低取第一（并列都列）",
        ),
        ("进度多少", "任务台账：状态≠已完成，完成时限＜2021-12-20，问进度，按天数从高到低取第一（并列都列）"),
    ),
    "a fact about a row by its number": (
        ("散煤网点台账里没取缔的有哪些", None),
        ("第2条在哪个镇", "散煤网点台账：处置状态≠已取缔，问镇街"),
        ("它什么时候排查的", "散煤网点台账：处置状态≠已取缔，问排查日期"),
    ),
    "the one name shown": (
        ("散煤网点哪个镇最多", None),
        ("它占多少", "散煤网点台账：求运河街道占比"),
        ("邳庄镇呢", "散煤网点台账：求邳庄镇占比"),
    ),
    "what was spoken of, left out": (
        ("泥沟镇没取缔的散煤网点几家", None),
        ("除了它呢", "散煤网点台账：处置状态≠已取缔，镇街≠泥沟镇，求家数"),
        ("全区呢", "散煤网点台账：处置状态≠已取缔，求家数"),
        ("占多少", "散煤网点台账：求非已取缔占比"),
    ),
    "the share of each group": (
        ("散煤网点还没取缔的占比多少", None),
        ("最高的镇是哪个", "散煤网点台账：按镇街分，求非已取缔占比，按非已取缔占比从高到低取第一（并列都列）"),
    ),
    "the share of those spoken of": (
        ("未清理的秸秆占多少", None),
        ("哪个镇最低", "秸秆堆存台账：按镇街分，求未清理占比，按未清理占比从低到高取第一（并列都列）"),
    ),
    "a task force by its number, and no row": (
        ("扬尘专班谁牵头", None),
        ("第四个专班呢", "方案·专班（牵头单位）：事项＝第四个专班（A.4）"),
    ),
    "another column for the same value": (
        ("环评手续不全的两高项目有几个", None),
        ("土地手续的呢", "两高项目清单：土地手续＝不全，求个数"),
        ("换成能评手续不全的", "两高项目清单：能评手续＝不全，求个数"),
        ("在建的呢", "两高项目清单：能评手续＝不全，类别＝在建，求个数"),
    ),
    "one fault for another": (
        ("泥沟镇没装视频监控的工地有几个", None),
        ("换成车辆冲洗不达标的", "工地扬尘台账：镇街＝泥沟镇，车辆冲洗＝不达标，求工地名称数"),
        ("其中整改中的", "工地扬尘台账：镇街＝泥沟镇，车辆冲洗＝不达标，整改状态＝整改中，求工地名称数"),
    ),
    "one status for another": (
        ("任务台账里交通局逾期的任务有几项", None),
        ("完成了的呢", "任务台账：牵头单位＝区交通运输局，状态＝已完成，求项数"),
        ("完成率呢", "任务台账：牵头单位＝区交通运输局，求完成率"),
    ),
    "held against another time": (
        ("泥沟镇12月PM2.5平均多少", None),
        ("比11月高多少", "空气质量日报：镇街＝泥沟镇，求12月PM2.5平均、11月PM2.5平均、相差"),
    ),
    "the same column by another function": (
        ("泥沟镇PM2.5平均多少", None),
        ("最大值呢", "空气质量日报：镇街＝泥沟镇，求PM2.5最大值"),
    ),
    "an extreme without words of its own": (
        ("各道路类型的平均积尘负荷多少", None),
        ("高的是哪一类", "道路保洁台账：按道路类型分，求积尘负荷平均，按积尘负荷平均从高到低取第一（并列都列）"),
    ),
    "all that were shown": (
        ("没拆的柴油货车最多的三个镇街", None),
        (
            "他们一共多少",
            "柴油货车台账：拆解状态＝待拆解，镇街＝张山子镇或泥沟镇或涧头集镇，求辆数",
        ),
    ),
    "one town, then among all": (
        ("泥沟镇清洁取暖完成率多少", None),
        ("涧头集呢", "清洁取暖台账：镇街＝涧头集镇，求完成率"),
        ("哪个镇最低", "清洁取暖台账：按镇街分，求完成率，按完成率从低到高取第一（并列都列）"),
    ),
    "one month, then by month": (
        ("11月份火点多少个", None),
        ("按月分一下", "秸秆火点台账：发现时间已填，按发现时间月分，求个数"),
    ),
    "a difference to the line before": (
        ("国三的车拆了多少辆", None),
        ("国二呢", "柴油货车台账：拆解状态＝已拆解，排放标准＝国二，求辆数"),
        ("差多少", "柴油货车台账：拆解状态＝已拆解，求国二辆数、国三辆数、相差"),
        ("国一呢", "柴油货车台账：拆解状态＝已拆解，排放标准＝国一，求辆数"),
    ),
    "a count after a share": (
        ("柴油货车拆解了多少辆", None),
        ("占比多少", "柴油货车台账：求已拆解占比"),
        ("待拆解的还有多少", "柴油货车台账：拆解状态＝待拆解，求辆数"),
    ),
    "a mean after an extreme": (
        ("道路保洁里积尘负荷最高的是哪条路", None),
        ("平均积尘负荷呢", "道路保洁台账：求积尘负荷平均"),
    ),
    "an extreme of another figure": (
        ("12月15日PM10最高的镇是哪个", None),
        ("PM2.5呢", "空气质量日报：日期＝2021-12-15，按镇街分，求PM2.5平均，按PM2.5平均从高到低取第一（并列都列）"),
        ("第二天呢", "空气质量日报：日期＝2021-12-16，按镇街分，求PM2.5平均，按PM2.5平均从高到低取第一（并列都列）"),
    ),
    "the rows that hold the extreme": (
        ("水泥厂氮氧化物最高是多少", None),
        ("哪家测的", "水泥深度治理台账：列出记录，按氮氧化物从高到低取第一（并列都列）"),
        ("超过100的有几次", "水泥深度治理台账：氮氧化物＞100毫克/立方米，求次数"),
    ),
    "the day shown": (
        ("哪天哪个镇AQI最高", None),
        ("那天全区PM2.5平均多少", "空气质量日报：日期＝2021-12-11，求PM2.5平均"),
        ("前一天呢", "空气质量日报：日期＝2021-12-10，求PM2.5平均"),
    ),
    "all of what was named": (
        ("专班周报里秸秆专班按时报的有几次", None),
        ("所有专班呢", "专班周报台账：是否按时＝是，求次数"),
    ),
    "a condition lifted, a mean of the last figure": (
        ("工地扬尘台账里检查出多少个问题", None),
        ("平均每次几个", "工地扬尘台账：求问题数平均"),
        ("只看市政工程", "工地扬尘台账：工程类型＝市政，求问题数平均"),
        ("不限工程类型，看马兰屯镇的", "工地扬尘台账：镇街＝马兰屯镇，求问题数平均"),
        ("去掉镇的限制呢", "工地扬尘台账：求问题数平均"),
    ),
    "a value beside the old one": (
        ("柴油货车国三待拆解的有几辆", None),
        ("加上国二的", "柴油货车台账：拆解状态＝待拆解，排放标准＝国三或国二，求辆数"),
    ),
    "groups in order, and those beyond a bound": (
        ("国三柴油货车各镇街有多少辆", None),
        ("从多到少排一下", "柴油货车台账：排放标准＝国三，按镇街分，求辆数"),
        ("超过80的有哪几个", "柴油货车台账：排放标准＝国三，按镇街分，且行数＞80的组，求条数"),
        ("那不到60的呢", "柴油货车台账：排放标准＝国三，按镇街分，且行数＜60的组，求条数"),
    ),
    "the figure of those at the top": (
        ("VOCs问题最多的五家企业是哪几家", None),
        ("各自多少个", "VOCs排查台账：按企业名称分，求问题数合计，按问题数合计从高到低取前5"),
        ("最少的五家呢", "VOCs排查台账：按企业名称分，求问题数合计，按问题数合计从低到高取前5"),
    ),
    "a rate is not of what it rates": (
        ("11月查出不合格的移动源有多少", None),
        ("合格率呢", "移动源检查台账：检查日期≥2021-11-01，检查日期≤2021-11-30，求合格率"),
    ),
    "from rows to the plan and back": (
        ("农村地区清洁取暖改造要完成多少户", None),
        ("现在完成了多少户", "清洁取暖台账：区域类型＝农村，求完成户数合计"),
        ("谁牵头", "方案·牵头单位：事项＝农村地区清洁取暖改造（2.3.1）"),
    ),
    "what the clauses behind a ledger say": (
        ("秸秆堆清理中的有多少处", None),
        ("方案里是怎么要求的", "方案·原文：事项＝秸秆堆存台账（3.6.1、2.7.1）"),
        ("多久调度一次", "方案·频次：事项＝秸秆堆存台账（3.6.1、2.7.1）"),
    ),
    "the ledger that a clause asks for": (
        ("两高项目问题整改多久调度一次", None),
        ("台账里现在有多少个项目", "两高项目清单：求个数"),
    ),
    "how far it has come": (
        ("散煤网点排查谁牵头", None),
        ("取缔得怎么样了", "散煤网点台账：求取缔率"),
        ("按镇街看", "散煤网点台账：按镇街分，求取缔率"),
    ),
    "which go beyond what is laid down": (
        ("11月各镇街降尘量多少", None),
        (
            "哪几个超了",
            "降尘量台账：月份≥2021-11-01，月份≤2021-11-30，按镇街分，且降尘量平均＞7吨/月·平方公里的组，求降尘量平均",
        ),
    ),
    "each of the sorts shown, and how two towns differ": (
        ("锅炉炉窑台账里生物质锅炉的治理措施有哪些", None),
        ("各几台", "锅炉炉窑台账：设备类型＝生物质锅炉，按治理措施分，求台数"),
        ("泥沟镇已销号的矿山有几座", None),
        ("涧头集镇的呢", "矿山扬尘台账：销号状态＝已销号，镇街＝涧头集镇，求矿山名称数"),
        ("两个镇差几座", "矿山扬尘台账：销号状态＝已销号，求涧头集镇矿山名称数、泥沟镇矿山名称数、相差"),
    ),
    "the newest day is asked for once": (
        ("万晟机械VOCs查过几次", None),
        ("最近一次是哪天", "VOCs排查台账：企业名称含“万晟机械”，求最近排查日期"),
        ("一共多少个问题", "VOCs排查台账：企业名称含“万晟机械”，求问题数合计"),
    ),
    "the figures of the one that leads": (
        ("清洁取暖哪个镇完成户数最多", None),
        ("完成了多少户", "清洁取暖台账：按镇街分，求完成户数合计，按完成户数合计从高到低取第一（并列都列）"),
        ("完成率呢", "清洁取暖台账：镇街＝泥沟镇，求完成率"),
    ),
    "a sum of what was spoken of": (
        ("清理中的秸秆堆有几处", None),
        ("总共多少吨秸秆", "秸秆堆存台账：清理状态＝清理中，求堆存量合计"),
    ),
    "the same asked in full of another matter": (
        ("水泥熟料企业错峰生产从哪天查到哪天", None),
        ("那独立粉磨站是哪天到哪天", "方案·时限：事项＝独立粉磨站（3.2.1）"),
    ),
    "units told are counted": (
        ("重污染天气应急响应督导检查方案由哪些单位负责", None),
        ("一共几家", "方案·统计：单位数"),
    ),
    "the plan's figure, and what passes it": (
        ("运河街道11月降尘量多少", None),
        ("方案规定不得高于多少", "方案·指标：事项＝降尘量（2.8.1）"),
        ("超过这个数的有几个镇街", "降尘量台账：月份≥2021-11-01，月份≤2021-11-30，降尘量＞7吨/月·平方公里，求镇街数"),
    ),
    "the figure of a column, group by group": (
        ("查扣了多少吨散煤", "散煤网点台账：求查扣散煤合计"),
        ("各镇街分别是多少", "散煤网点台账：按镇街分，求查扣散煤合计"),
        ("哪个镇查扣得最多", "散煤网点台账：按镇街分，求查扣散煤合计，按查扣散煤合计从高到低取第一（并列都列）"),
    ),
    "one part looked at, then listed": (
        ("VOCs排查总共查出多少问题", "VOCs排查台账：求问题数合计"),
        ("工业涂装单独看一下", "VOCs排查台账：行业＝工业涂装，求问题数合计"),
        ("看看化工的", "VOCs排查台账：行业＝化工，求问题数合计"),
        ("化工的列出来", "VOCs排查台账：行业＝化工，列出记录"),
    ),
    "the plan's figure, and what it came to": (
        ("秋冬季全区PM2.5平均浓度目标是多少", None),
        ("10月以来实际平均是多少", "空气质量日报：日期≥2021-10-01，日期≤2021-12-20，求PM2.5平均"),
        ("按镇街分一下", "空气质量日报：日期≥2021-10-01，日期≤2021-12-20，按镇街分，求PM2.5平均"),
    ),
    "the plan's time limit with its bound, and what is left": (
        ("35蒸吨以下燃煤锅炉什么时候淘汰完", None),
        (
            "还剩几台",
            "锅炉炉窑台账：规模≤35蒸吨/小时，设备类型＝燃煤锅炉，治理措施＝淘汰，状态≠已完成，求台数",
        ),
    ),
    "a figure of columns, then of each group by its name": (
        ("专班周报一共发现问题多少个", "专班周报台账：求发现问题数合计"),
        ("整改完成的呢", "专班周报台账：求整改完成数合计"),
        ("各个专班分别是多少", "专班周报台账：按专班分，求整改完成数合计"),
    ),
    "the figures of the matter, not those of the whole": (
        ("施工工地扬尘谁管", None),
        ("有什么指标", "方案·指标：事项＝施工工地扬尘（2.8.1）"),
    ),
    "another matter of the plan": (
        ("水泥熟料厂的错峰情况隔多长时间排查一回", None),
        ("换成独立粉磨站", "方案·频次：事项＝独立粉磨站（3.2.1）"),
    ),
    "the next in an order": (
        ("散煤网点哪个镇最多", None),
        ("第二名呢", "散煤网点台账：按镇街分，求数量，按数量从高到低取第2"),
        ("那第三名呢", "散煤网点台账：按镇街分，求数量，按数量从高到低取第3"),
    ),
    "one town after another, then the least of all": (
        ("清洁取暖完成率", None),
        ("涧头集", "清洁取暖台账：镇街＝涧头集镇，求完成率"),
        ("马兰屯呢", "清洁取暖台账：镇街＝马兰屯镇，求完成率"),
        ("哪个最低", "清洁取暖台账：按镇街分，求完成率，按完成率从低到高取第一（并列都列）"),
    ),
    "the names behind the first of an order": (
        ("任务逾期的有几项", None),
        ("哪个专项最多", None),
        (
            "是哪几项",
            "任务台账：状态≠已完成，完成时限＜2021-12-20，专项＝积极稳妥实施散煤治理，列出记录",
        ),
    ),
    "names of what was counted, not of the plan": (
        ("矿山没销号的几个", None),
        ("列一下名称和问题数", "矿山扬尘台账：销号状态＝未销号，列出记录"),
    ),
    "what was counted": (
        ("农业局牵头的任务有哪些", None),
        ("一共几项", None),
        ("那它配合的呢", "方案·任务：责任单位＝区农业农村局"),
    ),
    "the period of the plan's matter, though rows have days of their own": (
        ("水泥熟料企业错峰多久排查一次", None),
        ("起止时间", "方案·时限：事项＝水泥熟料企业错峰（3.2.1）"),
        ("那独立粉磨站呢", "方案·时限：事项＝独立粉磨站（3.2.1）"),
    ),
    "an amount of what was counted": (
        ("已取缔的散煤网点有多少个", None),
        ("一共查扣了多少吨散煤", "散煤网点台账：处置状态＝已取缔，求查扣散煤合计"),
        ("按镇街分一下", "散煤网点台账：处置状态＝已取缔，按镇街分，求查扣散煤合计"),
    ),
    "an amount under conditions of its own": (
        ("已取缔的散煤网点有多少个", None),
        ("泥沟镇查扣了多少吨散煤", "散煤网点台账：镇街＝泥沟镇，求查扣散煤合计"),
        ("全区一共查扣了多少吨散煤", "散煤网点台账：求查扣散煤合计"),
    ),
    "records stay records": (
        ("道路保洁评价是差的记录几条", "道路保洁台账：评价＝差，求条数"),
        ("省道的呢", "道路保洁台账：评价＝差，道路类型＝省道，求条数"),
        ("换成城区道路", "道路保洁台账：评价＝差，道路类型＝城区道路，求条数"),
    ),
    "roads stay roads": (
        ("道路有几条被评为差", "道路保洁台账：评价＝差，求路段数"),
        ("省道的呢", "道路保洁台账：评价＝差，道路类型＝省道，求路段数"),
    ),
    "a new question starts afresh": (
        ("国三的车有几辆", "柴油货车台账：排放标准＝国三，求辆数"),
        ("工地扬尘台账涉及几个工地", "工地扬尘台账：求工地名称数"),
        ("泥沟镇呢", "工地扬尘台账：镇街＝泥沟镇，求工地名称数"),
    ),
    "both sides of a comparison said": (
        ("未清理的秸秆堆有多少处", None),
        ("泥沟镇比邳庄镇多几处", "秸秆堆存台账：清理状态＝未清理，求泥沟镇处数、邳庄镇处数、相差"),
        ("马兰屯镇呢", "秸秆堆存台账：清理状态＝未清理，镇街＝马兰屯镇，求处数"),
    ),
    "what was meant put right": (
        ("油品台账里加油站排查了多少次", None),
        ("不对，我问的是自建油罐", "油品台账：类型＝自建油罐，求次数"),
        ("错了，是黑加油点", "油品台账：类型＝黑加油点，求次数"),
    ),
    "which pass the limit told, in a month": (
        ("各镇街平均降尘量上限是多少", None),
        ("11月哪些镇街超了", "降尘量台账：降尘量＞7吨/月·平方公里，月份≥2021-11-01，月份≤2021-11-30，列出不重复的镇街"),
        ("10月呢", "降尘量台账：降尘量＞7吨/月·平方公里，月份≥2021-10-01，月份≤2021-10-31，列出不重复的镇街"),
    ),
}


@pytest.mark.parametrize("turns", DIALOGUES.values(), ids=DIALOGUES)
def test_a_fragment_changes_one_piece_and_keeps_the_rest(
    turns: tuple[tuple[str, str | None], ...], assistant: Assistant
) -> None:
    session = Session()
    told = [(assistant.ask(text, session).understood, line) for text, line in turns]
    assert [line for line, expected in told if expected] == [expected for _, expected in told if expected]


@pytest.mark.parametrize(
    ("turns", "reason"),
    [
        (("该镇散煤网点还有几个没取缔",), ""),
        (("它什么时候到期",), "前面没有提到，不知道“它”指的是哪一个"),
        (("该企业超标几次",), "前面没有提到，不知道“该企业”指的是哪一个"),
        (("逾期的任务台账任务有哪些", "第99条详细"), "没有第99条"),
        (("逾期的任务有哪些", "第2条什么时候到期", "第99条呢"), "没有第99条"),
        (("泥沟有几个散煤网点", "最大的是哪个"), "没有听懂这个问题"),
        (("重污染天最多不能超过几天", "2023年呢"), "没有2023年的内容"),
        (("错峰生产多久检查一次", "今天天气怎么样"), "没能把“怎么样”与方案和台账对上"),
    ],
)
def test_what_cannot_be_gone_on_from_is_asked_or_refused(
    turns: tuple[str, ...], reason: str, assistant: Assistant
) -> None:
    session = Session()
    answer = [assistant.ask(text, session) for text in turns][-1]
    assert not answer.answered
    assert reason in answer.answer
    assert bool(answer.choices) == (not reason)
    assert all(assistant.ask(choice).answered for choice in answer.choices)


def test_what_only_rows_tell_is_not_asked_of_the_plan_before(assistant: Assistant) -> None:
    session = Session()
    assert assistant.ask("12月底前要完成什么", session).understood.startswith("方案·时限")
    assert assistant.ask("PM2.5达标了吗", session).understood == assistant.ask("PM2.5达标了吗").understood


@pytest.mark.parametrize("before", ["谁牵头扬尘整治", "散煤网点没取缔的有几家"])
@pytest.mark.parametrize(
    "text",
    ["哪些单位没进专班", "这个方案是几号文", "专班总共有多少个", "哪个单位牵头的任务最多", "这个月底前要完成什么"],
)
def test_what_names_the_plans_own_things_starts_afresh(text: str, before: str, assistant: Assistant) -> None:
    session = Session()
    assistant.ask(before, session)
    assert assistant.ask(text, session).understood == assistant.ask(text).understood


@pytest.mark.parametrize(
    "lines",
    [
        (
            ("专班周报有几次没按时报", "专班周报台账：是否按时＝否，求次数"),
            ("是哪几个专班", "专班周报台账：是否按时＝否，列出不重复的专班"),
            ("各是几次", "专班周报台账：是否按时＝否，按专班分，求次数"),
        ),
        (
            ("秸秆火点属实的有几个", "秸秆火点台账：核实结果＝属实，求个数"),
            ("平均多长时间处置完", "秸秆火点台账：核实结果＝属实，求处置时长平均"),
        ),
        (
            (
                "VOCs问题最多的是哪家企业",
                "VOCs排查台账：按企业名称分，求问题数合计，按问题数合计从高到低取第一（并列都列）",
            ),
            ("哪个镇的", "VOCs排查台账：企业名称＝台儿庄德润化工有限公司，列出不重复的镇街"),
            ("前三名", "VOCs排查台账：按企业名称分，求问题数合计，按问题数合计从高到低取前3"),
        ),
        (
            ("今年取暖季前建成区要改造多少面积", "方案·指标：事项＝取暖季前建成区要改造（2.3.1）"),
            ("现在改了多少", "清洁取暖台账：区域类型＝建成区，求改造面积合计"),
        ),
        (
            ("各镇街PM2.5平均多少", "空气质量日报：按镇街分，求PM2.5平均"),
            ("这几个月PM10月均值怎么个走势", "空气质量日报：日期已填，按日期月分，求PM10平均"),
        ),
    ],
)
def test_no_condition_is_dropped_in_silence(lines: tuple[tuple[str, str], ...], assistant: Assistant) -> None:
    session = Session()
    for question, understood in lines:
        assert assistant.ask(question, session).understood == understood, question


def test_a_return_finds_the_unit_spoken_of(assistant: Assistant) -> None:
    session = Session()
    for text in ("发改局牵头的任务有哪些", "第2条详细", "它依据的文号是多少"):
        assert assistant.ask(text, session).answered
    assert "区发展改革局" in assistant.ask("回到刚才那个单位，它牵头的总共几项", session).understood


def test_what_is_kept_is_told(assistant: Assistant) -> None:
    session = Session()
    assistant.ask("国三的车有几辆", session)
    assert "沿用：柴油货车台账：排放标准＝国三" in assistant.ask("泥沟镇呢", session).notes


def test_what_is_replaced_is_not_told_as_kept(assistant: Assistant) -> None:
    session = Session()
    assistant.ask("国三待拆解的车有几辆", session)
    assert "沿用：柴油货车台账：拆解状态＝待拆解" in assistant.ask("国二呢", session).notes


def test_the_plan_is_quoted_and_not_held_against_one_town(assistant: Assistant) -> None:
    session = Session()
    assistant.ask("泥沟镇清洁取暖哪些村没完成", session)
    assert assistant.ask("方案怎么要求的", session).clauses == ("3.3.1", "2.3.1")


def test_a_refusal_in_between_does_not_wipe_the_topic(assistant: Assistant) -> None:
    session = Session()
    assistant.ask("散煤一共查扣多少吨", session)
    assert not assistant.ask("写首诗", session).answered
    answer = assistant.ask("按镇街分一下", session)
    assert answer.understood == "散煤网点台账：按镇街分，求查扣散煤合计"
    towns = {row["镇街"] for row in TABLES["散煤网点台账"]}
    expected = {
        town: total([row for row in TABLES["散煤网点台账"] if row["镇街"] == town], "查扣散煤") for town in towns
    }
    assert {row[0]: round(float(str(row[1])), 6) for row in answer.rows} == pytest.approx(expected)


def test_an_offered_choice_is_taken_and_remembered(assistant: Assistant) -> None:
    session = Session()
    offered = assistant.ask("逾期的有哪些", session)
    assert len(offered.choices) > 2
    number = next(place for place, choice in enumerate(offered.choices, 1) if choice.startswith("任务台账"))
    taken = assistant.ask(str(number), session)
    assistant.ask("国三的车有几辆", session)
    again = assistant.ask("逾期的有哪些", session)
    assert again.understood == taken.understood
    assert any("按您先前的选择" in note for note in again.notes)


def test_another_dialogue_knows_nothing_of_the_choice(assistant: Assistant) -> None:
    assert assistant.ask("逾期的有哪些", Session()).choices


@pytest.mark.parametrize("text", ["那这个呢", "前两名呢"])
def test_a_fragment_without_anything_before_it_is_not_answered(text: str, assistant: Assistant) -> None:
    assert not assistant.ask(text, Session()).answered


def test_a_saved_dialogue_comes_back_by_asking_again(assistant: Assistant) -> None:
    session = Session()
    for text in ("国三的车有几辆", "泥沟镇呢"):
        assistant.ask(text, session)
    back = replayed(assistant, Session.from_json(session.to_json()))
    assert [turn.answer.understood for turn in back.turns] == [turn.answer.understood for turn in session.turns]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"questions": 3}', '{"questions": [1]}'])
def test_what_is_no_session_is_told_by_an_error(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Session.from_json(text)


def test_a_word_that_puts_another_in_its_place_is_no_deed(assistant: Assistant) -> None:
    session = Session()
    for line in ("应急减排清单里核查结果为未落实的有多少条", "只看B级的"):
        assistant.ask(line, session)
    rows = [row for row in TABLES["应急减排清单"] if (row["核查结果"], row["绩效等级"]) == ("未落实", "C级")]
    assert assistant.ask("改成C级", session).rows == ((len(rows),),)
