"""Units by every name people give them, in two plans of different writing."""

import pytest

from assistant.linking.agencies import UnitIndex

CONSTRUCTION, ENVIRONMENT, TRANSPORT = "区住房城乡建设局", "区生态环境分局", "区交通运输局"
FARMING, WATER, ENFORCEMENT = "区农业农村局", "区城乡水务局", "区综合行政执法局"
INDUSTRY, REFORM, MARKET = "区工业和信息化局", "区发展改革局", "区市场监管局"
POLICE, EMERGENCY, LAND, TRADE = "区公安分局", "区应急管理局", "区自然资源局", "区商务和投资促进局"
TOWNS = "各镇（街）"

# text → (surface, name) of each mention
NAMED = [
    ("区住房城乡建设局牵头", [("区住房城乡建设局", CONSTRUCTION)]),
    ("住建局 未完成", [("住建局", CONSTRUCTION)]),
    ("住建那边要不要配合", [("住建那边", CONSTRUCTION)]),
    ("咱们住建部门", [("咱们住建部门", CONSTRUCTION)]),
    ("台儿庄区住建局", [("区住建局", CONSTRUCTION)]),
    ("区住房和城乡建设局", [("区住房和城乡建设局", CONSTRUCTION)]),
    ("建设局", [("建设局", CONSTRUCTION)]),
    ("除住建局外谁逾期最多", [("住建局", CONSTRUCTION)]),
    (
        "环保局、环保分局、区生态环境局",
        [("环保局", ENVIRONMENT), ("环保分局", ENVIRONMENT), ("区生态环境局", ENVIRONMENT)],
    ),
    ("发改委和发改局", [("发改委", REFORM), ("发改局", REFORM)]),
    ("工信局跟经信局", [("工信局", INDUSTRY), ("经信局", INDUSTRY)]),
    ("市监局 工商局 质监局 市场局", [("市监局", MARKET), ("工商局", MARKET), ("质监局", MARKET), ("市场局", MARKET)]),
    ("自规局 自资局 国土局", [("自规局", LAND), ("自资局", LAND), ("国土局", LAND)]),
    ("执法局 城管局 综合执法局", [("执法局", ENFORCEMENT), ("城管局", ENFORCEMENT), ("综合执法局", ENFORCEMENT)]),
    ("水利局和水务局", [("水利局", WATER), ("水务局", WATER)]),
    ("农业局的活儿", [("农业局", FARMING)]),
    ("农委牵头", [("农委", FARMING)]),
    ("商务局、商投局、招商局", [("商务局", TRADE), ("商投局", TRADE), ("招商局", TRADE)]),
    ("应急办 安监局", [("应急办", EMERGENCY), ("安监局", EMERGENCY)]),
    ("公安局和交警配合", [("公安局", POLICE), ("交警", POLICE)]),
    # no 局: only where the words around allow nothing else
    ("锅炉淘汰环保牵头，谁配合", [("环保", ENVIRONMENT)]),
    ("秸秆禁烧的事环保要不要参加", [("环保", ENVIRONMENT)]),
    ("公安都给谁打配合", [("公安", POLICE)]),
    ("公安在柴油货车这块干什么", [("公安", POLICE)]),
    ("交通在扬尘方面牵头哪些", [("交通", TRANSPORT)]),
    ("农业在秸秆上有哪些活", [("农业", FARMING)]),
    ("码头封闭改造环保要不要参与", [("环保", ENVIRONMENT)]),
    ("住建给哪家帮忙", [("住建", CONSTRUCTION)]),
    ("市监管局牵头啥", [("市监管局", MARKET)]),
    ("秸秆禁烧到底是环保牵头还是农业牵头", [("环保", ENVIRONMENT), ("农业", FARMING)]),
    ("锅炉拆除谁配合环保", [("环保", ENVIRONMENT)]),
    ("交通、水利、住建三家牵头", [("交通", TRANSPORT), ("水利", WATER), ("住建", CONSTRUCTION)]),
    ("住建环保交通都配合的", [("住建", CONSTRUCTION), ("环保", ENVIRONMENT), ("交通", TRANSPORT)]),
    ("是环保还是农业", [("环保", ENVIRONMENT), ("农业", FARMING)]),
    ("除了环保还有谁", [("环保", ENVIRONMENT)]),
    ("那交通呢", [("交通", TRANSPORT)]),
    ("换成农业", [("农业", FARMING)]),
    ("交通都牵头啥", [("交通", TRANSPORT)]),
    ("城管 逾期", [("城管", ENFORCEMENT)]),
    ("两高专班里发改和应急谁牵头", [("发改", REFORM), ("应急", EMERGENCY)]),
    # towns
    ("各镇（街）", [("各镇（街）", TOWNS)]),
    ("各镇(街)平均降尘量", [("各镇(街)", TOWNS)]),
    ("各镇街散煤网点", [("各镇街", TOWNS)]),
    ("哪个镇街最多", [("镇街", TOWNS)]),
    ("乡镇要干什么", [("乡镇", TOWNS)]),
    ("由街道办负责", [("街道办", TOWNS)]),
    ("街道要牵头做啥", [("街道", TOWNS)]),
    ("镇里都负责什么", [("镇里", TOWNS)]),
]

NOT_UNITS = [
    "交通空气质量监测站点规划",
    "水利工程扬尘谁查",
    "道路、水利、市政工程扬尘谁牵头",
    "交通、水利工程",
    "工业、农业、交通三大领域",
    "农业生产废弃物",
    "应急演练和应急减排清单",
    "环保督察反馈",
    "交通在建工程谁管",
    "环保手续要不要办",
    "街道做了几次检查",
    "街道负责人是谁",
    "配合环保督察整改",
    "公安厅",
    "环保办理时限",
    "交通局部拥堵",
    "建设委托书",
    "哪个局牵头，几个局配合",
    "各局 两个局 全局 格局 布局",
    "运河街道办的活动",
    "城镇街道保洁",
    "乡镇企业",
    "镇里的情况怎么样",
]

UNKNOWN = [
    ("区教育局牵头什么", ["区教育局"]),
    ("教育局和财政局、气象局都牵头什么", ["教育局", "财政局", "气象局"]),
    ("财政牵头什么", ["财政"]),
    ("市生态环境局的通知", ["市生态环境局"]),
    ("省生态环境厅管不管", ["省生态环境厅"]),
    ("县住建局", ["县住建局"]),
    ("工信部和生态环境部", ["工信部", "生态环境部"]),
    ("经济发展局在不在", ["经济发展局"]),
    ("区机构编制局干嘛", ["区机构编制局"]),
    ("法院、供电公司、宣传部", ["法院", "供电公司", "宣传部"]),
    ("教育部门管不管", ["教育部门"]),
    ("住建局和教育局", ["教育局"]),
    ("哪个局牵头，几个局配合，怎么办", []),
    ("各局 格局 布局 全局 干部 全部 数据中心 有限公司", []),
    ("环保督察 教育整改 财政收入 举办 没办 督办", []),
    ("住建局牵头，环保配合", []),
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_unit_is_found(units: UnitIndex, text: str, expected: list[tuple[str, str]]):
    found = units.find(text)
    assert [(mention.surface, mention.names) for mention in found] == [(surface, (name,)) for surface, name in expected]
    assert all(text[mention.start : mention.end] == mention.surface for mention in found)


@pytest.mark.parametrize("text", NOT_UNITS)
def test_other_words_are_no_units(units: UnitIndex, text: str):
    assert units.find(text) == ()


# the full name of one body → what people say
SHORT_NAMES = {
    "市邮政管理局": "邮管局 邮政局 邮管",
    "县机关事务服务中心": "机关事务中心 机管局",
    "县退役军人事务局": "退役军人局 退军局",
    "县气象局": "气象台 气象部门",
    "县烟草专卖局": "烟草局 烟草公司",
    "市海事局": "海事处 海事部门",
    "县供销合作社联合社": "供销社 供销联社",
    "县红十字会": "红会 红十字",
    "县档案馆": "档案馆",
    "县委史志研究室": "史志室 党史办 史志办",
    "县地方志编纂中心": "方志办 史志中心",
    "县防震减灾中心": "地震局 防减中心",
    "县委机构编制委员会办公室": "编办 编委办",
    "县委统一战线工作部": "统战部",
    "县台湾事务办公室": "台办",
    "县外事办公室": "外办 外事办",
    "县国防动员办公室": "国动办 人防办",
    "县住房公积金管理中心": "公积金中心",
    "县房产服务中心": "房管局 房产中心",
    "县交通警察大队": "交警 交警队",
    "县通信管理办公室": "通管办",
    "县道路运输服务中心": "运管所",
    "国家统计局样县调查队": "调查队 统计调查队",
}


@pytest.mark.parametrize("name", SHORT_NAMES)
def test_short_names_of_the_usual_bodies(name: str) -> None:
    index = UnitIndex([name], frozenset([name]))
    for said in SHORT_NAMES[name].split():
        assert [mention.names for mention in index.find(f"{said}负责什么")] == [(name,)]


@pytest.mark.parametrize(("text", "expected"), UNKNOWN)
def test_strange_agency_is_named(units: UnitIndex, text: str, expected: list[str]):
    found = units.unknown_units(text)
    assert [unknown.text for unknown in found] == expected
    assert all(text[unknown.start : unknown.end] == unknown.text for unknown in found)


def test_a_name_that_fits_two_units_keeps_both(units: UnitIndex):
    (mention,) = units.find("城乡局负责什么")
    assert mention.names == (CONSTRUCTION, WATER)


def test_the_caller_may_say_what_is_known(units: UnitIndex):
    text = "住建局和教育局"
    assert [u.text for u in units.unknown_units(text, units.find(text))] == ["教育局"]
    assert [u.text for u in units.unknown_units(text, ())] == ["住建局", "教育局"]


CITY = UnitIndex(
    (
        "市发展和改革委员会",
        "市教育局",
        "市自然资源和规划局",
        "市生态环境局高新区分局",
        "市城市管理局（市综合行政执法局）",
        "市卫生健康委员会",
        "市人力资源和社会保障局",
        "市行政审批服务局",
        "市消防救援支队",
        "城关镇",
        "运河街道办事处",
        "各乡镇人民政府",
        "国网供电公司",
        "县委宣传部",
        "经济开发区管委会",
        "县级督导帮扶工作站",
    )
)

OTHER_PLAN = [
    ("市发改委", "市发展和改革委员会"),
    ("教育局", "市教育局"),
    ("自规局", "市自然资源和规划局"),
    ("高新区环保分局", "市生态环境局高新区分局"),
    ("城管局", "市城市管理局（市综合行政执法局）"),
    ("卫健局", "市卫生健康委员会"),
    ("人社局", "市人力资源和社会保障局"),
    ("审批局", "市行政审批服务局"),
    ("消防队", "市消防救援支队"),
    ("城关镇政府", "城关镇"),
    ("运河街道办", "运河街道办事处"),
    ("各乡镇", "各乡镇人民政府"),
    ("各镇街", "各乡镇人民政府"),
    ("供电公司", "国网供电公司"),
    ("宣传部", "县委宣传部"),
    ("开发区管委会", "经济开发区管委会"),
    ("县级督导帮扶工作站", "县级督导帮扶工作站"),
]


@pytest.mark.parametrize(("surface", "name"), OTHER_PLAN)
def test_another_plan_has_its_short_names_too(surface: str, name: str):
    (mention,) = CITY.find(f"{surface}牵头哪些任务")
    assert mention.names == (name,)


def test_a_lower_or_higher_body_is_another():
    assert CITY.find("省发改委") == ()
    assert [u.text for u in CITY.unknown_units("省发改委、区教育局")] == ["省发改委", "区教育局"]
    assert CITY.find("市环保局") == ()


def test_no_units_at_all():
    empty = UnitIndex(())
    assert empty.find("住建局牵头") == ()
    assert [u.text for u in empty.unknown_units("住建局牵头")] == ["住建局"]
    assert empty.aliases() == ()


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("州生态环境局样县分局", "环保局 生态环境局 环保分局 生态环境分局"),
        ("国网样县供电公司", "供电公司 国网 电力公司 县供电公司"),
        ("样县供电局", "供电局 供电公司"),
        ("人行样县支行", "人行 人民银行"),
        ("样县经济技术开发区管委会", "开发区 管委会 经开区 开发区管委会"),
        ("共青团样县委", "团县委 团委 共青团"),
        ("县妇女联合会", "妇联 县妇联"),
        ("县总工会", "工会 总工会"),
        ("县残疾人联合会", "残联"),
        ("县融媒体中心", "融媒体 融媒体中心"),
        ("县人民法院", "法院"),
        ("县纪委监委", "纪委 监委"),
        ("县政府办", "政府办 政府办公室"),
        ("县供销合作社联合社", "供销社 供销联社"),
        ("县卫体局", "卫健局 卫生局"),
        ("县工业商务和信息化局", "工信局 商务局"),
        ("区消防救援大队", "消防大队 消防队 消防"),
        ("旗住房和城乡建设局", "住建局 旗住建局"),
        ("各乡（镇）人民政府", "各乡镇 乡镇政府"),
    ],
)
def test_bodies_of_any_district_by_their_short_names(name: str, called: str):
    index = UnitIndex([name])
    for surface in called.split():
        assert [mention.names for mention in index.find(f"{surface}牵头什么任务")] == [(name,)], surface


@pytest.mark.parametrize("text", ["人行道清扫谁负责", "开发区新增工业用地怎么出让", "工会会员有哪些"])
def test_short_names_within_other_words_are_no_units(text: str):
    index = UnitIndex(["人行样县支行", "县总工会", "样县经济技术开发区管委会"])
    assert index.find(text) == ()


@pytest.mark.parametrize("text", ["分局牵头哪些任务", "分局还有几项没完成", "由分局负责的"])
def test_a_mere_branch_is_every_unit_that_is_one(text: str, units: UnitIndex) -> None:
    assert [mention.names for mention in units.find(text)] == [(ENVIRONMENT, POLICE)]


@pytest.mark.parametrize(
    ("text", "surface", "name"),
    [
        ("农业局牵头", "农业局", "市农业农村局"),
        ("公安牵头，谁配合", "公安", "市公安局"),
        ("农业综合执法支队牵头", "农业综合执法支队", "市农业综合执法支队"),
        ("交警牵头", "交警", "市公安局交警大队"),
    ],
)
def test_a_bureau_comes_before_the_brigade_that_works_for_it(text: str, surface: str, name: str) -> None:
    index = UnitIndex(["市农业综合执法支队", "市农业农村局", "市公安局交警大队", "市公安局"])
    (found,) = index.find(text)
    assert (found.surface, found.names) == (surface, (name,))


def test_of_two_units_with_one_function_the_one_whose_name_holds_the_words() -> None:
    index = UnitIndex(["区综合行政执法局", "区城市管理局"])
    said = {"综合执法局": "区综合行政执法局", "执法局": "区综合行政执法局", "城管局": "区城市管理局"}
    for text, name in said.items():
        (mention,) = index.find(text)
        assert mention.names == (name,)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("住建局牵头的任务", ("县住房和城乡建设局", "县住建局")),
        ("县住房和城乡建设局检查了几次", ("县住房和城乡建设局", "县住建局")),
        ("县住建局检查了几次", ("县住房和城乡建设局", "县住建局")),
        ("市场监管局查了几家", ("县市场监管局", "县市场监督管理局")),
        ("市公安局查了几家", ("市公安局",)),
        ("水务局牵头的任务", ("县水务局",)),
    ],
)
def test_a_unit_that_plan_and_ledgers_write_differently_is_one_body(text: str, names: tuple[str, ...]) -> None:
    stated = ("县住房和城乡建设局", "县市场监管局", "县水务局", "县公安局")
    (mention,) = UnitIndex((*stated, "县住建局", "县市场监督管理局", "市公安局"), stated).find(text)
    assert set(mention.names) == set(names)
    assert len(names) - len(mention.rewritten) == 1


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("交通局给农村学校开公交", {"市交通运输局", "县交通局"}),
        ("城管局牵头的任务", {"市城市管理局", "县城管局"}),
        ("县公安局查了几家", {"县公安局"}),
        ("中石化那边出什么力", {"中石化南湾分公司"}),
    ],
)
def test_a_unit_of_the_plan_is_no_stranger_where_the_ledgers_have_one_called_so(text: str, names: set[str]) -> None:
    stated = ("市交通运输局", "市城市管理局", "市综合行政执法局", "县公安局", "中石化南湾分公司")
    (mention,) = UnitIndex((*stated, "县交通局", "县城管局"), frozenset(stated)).find(text)
    assert set(mention.names) == names
