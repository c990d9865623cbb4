"""The books of an office of any other field: what came in, what it cost, what has become of it."""

from datetime import date

import pytest

from assistant.engine import Assistant
from tests.parsing.conftest import Open

PATIENTS = """\
登记号,送修日期,书名,古籍级别,来源,病害类型,重量（克）,修复结果,归库日期,修复费用（元）
G01,2023-02-03,甲集,一级,民间捐献,虫蛀,310,已归库,2023-02-20,900
G02,2023-02-10,乙集,二级,馆藏移交,霉变,,退回,2023-03-01,100
G03,2023-03-06,丙集,一级,馆藏移交,虫蛀,250,修复中,,
G04,2023-03-09,丁集,二级,民间捐献,水渍,120,已归库,2023-03-20,400
G05,2023-04-09,戊集,二级,民间捐献,水渍,150,已归库,2023-04-20,300
G06,2023-04-11,己集,一级,民间捐献,霉变,180,修复中,,
"""
STORES = """\
领料单号,领料日期,品名,类别,数量,单位,单价（元）,金额（元）
L01,2023-01-04,皮纸,耗材,10,刀,80,800
L02,2023-03-06,糨糊,耗材,5,瓶,12,60
L03,2023-06-30,镊子,工具,2,把,30,60
"""


@pytest.fixture(scope="module")
def workshop(opened: Open) -> Assistant:
    return opened({"古籍修复登记": PATIENTS, "材料领用": STORES})


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("还在修的古籍有几条", [(2,)]),
        ("仍在修复的有几条", [(2,)]),
        ("归库的有几条", [(3,)]),
        ("3月送修的有几条", [(2,)]),
        ("因虫蛀送来的有几条", [(2,)]),
        ("没称重的登记有几条", [(1,)]),
        ("没称重量的有几条", [(1,)]),
        ("买耗材一共花了多少钱", [(860,)]),
        ("上半年领料一共用了多少钱", [(920,)]),
        ("领工具花了多少", [(60,)]),
        ("归库的古籍从送修到归库平均修了几天", [(13,)]),
    ],
)
def test_it_is_asked_as_those_talk_who_keep_it(workshop: Assistant, question: str, rows: list[tuple]) -> None:
    answer = workshop.ask(question)
    assert sorted(map(tuple, answer.rows)) == sorted(rows), answer.understood


def test_the_money_spent_most_is_that_of_the_only_amount(workshop: Assistant) -> None:
    answer = workshop.ask("花钱最多的是哪一条，登记号、书名、金额")
    assert {"G01", "甲集", 900} <= set(answer.rows[0]), answer.understood


PORTS = """\
月份,线路,线路类型,客运量（万人次）,客运量同比（%）,日均换乘量（万人次）,正点率（%）
2023-01,1号线,城区,900,2.1,20,99.1
2023-01,9号线,城区,400,-1.2,10,97.0
2023-01,海湾线,市郊,90,-3.0,2,98.5
2023-02,1号线,城区,950,4.0,21,99.3
2023-02,9号线,城区,420,1.1,11,98.9
2023-02,海湾线,市郊,80,-5.5,2,98.8
2023-03,1号线,城区,970,3.3,22,98.7
2023-03,9号线,城区,390,-2.4,10,99.0
2023-03,海湾线,市郊,85,-0.4,2,98.2
"""


@pytest.fixture(scope="module")
def trains(opened: Open) -> Assistant:
    return opened({"轨道线路月度客运": PORTS})


@pytest.mark.parametrize(
    ("question", "lines"),
    [
        ("3月份客运量超过100万人次的线路有哪些", {"1号线", "9号线"}),
        ("有没有线路3个月同比全是负的，是哪几条", {"海湾线"}),
        ("哪些线路每个月同比都是正的", {"1号线"}),
        ("连续3个月同比下降的线路有哪些", {"海湾线"}),
        ("没有一个月同比下降的线路有哪些", {"1号线"}),
        ("正点率月月都在98%以上的线路有哪些", {"1号线", "海湾线"}),
        ("3个月正点率都在98.5%以上的线路有哪些", {"1号线"}),
    ],
)
def test_what_is_said_of_every_month_is_said_of_every_row(trains: Assistant, question: str, lines: set[str]) -> None:
    answer = trains.ask(question)
    assert {cell for row in answer.rows for cell in row if str(cell).endswith("线")} == lines, answer.understood


@pytest.mark.parametrize(
    ("question", "figure"),
    [("海湾线3月比9号线少多少万人次", 305), ("城区线路一共几条", 2), ("连续2个月同比下降的线路有哪些", None)],
)
def test_what_no_row_is_counted_in_is_no_number_of_rows(trains: Assistant, question: str, figure: int | None) -> None:
    answer = trains.ask(question)
    assert answer.rows[0][-1] == figure if figure is not None else not answer.answered, answer.understood


RESCUES = """\
编号,接收日期,物种名称,类群,数量（只）,来源,处置结果,处置日期,救治费用（元）,患者性别,患者年龄（岁）
J1,2023-03-01,红隼,鸟类,1,群众上交,放归,2023-03-11,90,雌,3
J2,2023-03-05,白鹭,鸟类,4,公安移交,死亡,2023-03-07,300,雄,1
J3,2023-04-02,豹猫,兽类,1,群众上交,放归,2023-04-22,800,雌,2
J4,2023-05-09,红隼,鸟类,2,公安移交,救治中,,150,雄,4
J5,2023-05-19,白鹭,鸟类,3,群众上交,死亡,2023-05-23,50,雌,5
J6,2023-06-01,豹猫,兽类,1,公安移交,救治中,,20,雄,6
"""


@pytest.fixture(scope="module")
def rescues(opened: Open) -> Assistant:
    return opened({"野生动物救护登记": RESCUES})


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("还在救治的动物有几只", [(3,)]),
        ("收了多少只鸟", [(10,)]),
        ("放归的动物从接收到放归平均养了几天", [(15,)]),
        ("从接收到死亡平均几天", [(3,)]),
        ("接收只数排前二的物种里，哪个花的救治费用合计最高", [("白鹭", 350)]),
        ("雌患者有几个", [(3,)]),
    ],
)
def test_what_came_of_a_thing_has_its_day(rescues: Assistant, question: str, rows: list[tuple]) -> None:
    answer = rescues.ask(question)
    assert sorted(map(tuple, answer.rows)) == sorted(rows), answer.understood


@pytest.mark.parametrize("question", ["一共收了多少只鸡", "哪个来源的跑得最远"])
def test_what_is_not_here_is_no_number_of_rows(rescues: Assistant, question: str) -> None:
    assert not rescues.ask(question).answered


REPAIRS = """\
维修编号,送检日期,仪器名称,申请科室,申请渠道,维修状态,检定结论,不合格项数,维修费用（元）,保修期限（月）,申报金额（元）,核准金额（元）
WX01,2023-03-01,显微镜,化验科,微信公众号,已完成,合格,1,100,12,100,100
WX02,2023-03-05,离心机,化验科,服务窗口,已完成,不合格,4,300,24,300,250
WX03,2023-04-02,天平,计量科,微信公众号,维修中,不合格,2,800,12,900,800
WX04,2023-05-09,光谱仪,计量科,网站,待维修,合格,0,,36,500,500
WX05,2023-05-19,烘箱,后勤科,微信公众号,已完成,合格,3,40,24,40,40
WX06,2023-05-20,水浴锅,后勤科,服务窗口,已完成,合格,0,60,12,60,60
WX07,2023-05-21,酸度计,化验科,服务窗口,已完成,合格,0,80,12,80,50
WX08,2023-05-22,电导仪,化验科,网站,维修中,合格,0,,36,70,70
WX09,2023-06-02,浊度计,计量科,网站,已完成,合格,0,120,24,150,120
WX10,2023-06-05,搅拌器,后勤科,服务窗口,待维修,合格,0,,12,90,90
"""


@pytest.fixture(scope="module")
def repairs(opened: Open) -> Assistant:
    return opened({"仪器维修记录": REPAIRS})


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("检定不合格的仪器有几台", 2),
        ("化验科有没有检定不合格的仪器，有几台", 1),
        ("有不合格项的仪器有几台", 4),
        ("还没维修完的仪器有几台", 4),
        ("维修好的有几台", 6),
        ("平均每台的维修费用", 1500 / 7),
        ("化验科平均每台的维修费用是多少", 160),
        ("通过微信公众号申请的有几台", 3),
        ("化验科的微信公众号是什么", None),
        ("期限24个月的仪器有几台", 3),
        ("期限超过12个月的仪器有几台", 5),
        ("批下来的金额一共多少", 2080),
        ("批下来的金额比申报的少的有几台", 4),
    ],
)
def test_a_value_said_outright_goes_before_a_column_that_is_called_after_it(
    repairs: Assistant, question: str, figure: float | None
) -> None:
    answer = repairs.ask(question)
    assert answer.rows[0][-1] == figure if figure is not None else not answer.answered, answer.understood


HOMES = """\
住户情况,,,,,资金情况,,工期,,
户号,街道,家庭类型,建成年份,年龄,预算（元）,结算（元）,计划完工,实际完工,施工单位
H01,东街道,普通家庭,1988,82,3000,3200,2023-06-10,2023-06-08,安居适老服务公司
H02,东街道,特困供养,1992,67,2000,1900,2023-06-20,2023-07-02,惠民装饰公司
H03,西街道,低收入家庭,1995,91,4000,4500,2023-07-10,2023-08-01,安居适老服务公司
H04,西街道,特困供养,2001,75,2500,2500,2023-07-20,,惠民装饰公司
"""


@pytest.fixture(scope="module")
def homes(opened: Open) -> Assistant:
    return opened({"居家适老化改造台账": HOMES}, date(2023, 8, 10))


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("适老化改造各街道多少户", {("东街道", 2), ("西街道", 2)}),
        ("适老化改造结算最高的是哪户", {("H03",)}),
        ("适老化改造80岁及以上的有几户", {(2,)}),
        ("适老化改造7月实际完工的有几户", {(1,)}),
        ("适老化改造里1990到1995年建成的有几户", {(2,)}),
        ("适老化改造实际完工比计划晚10天以上的有几户", {(2,)}),
        ("适老化改造6月和7月计划完工的有几户", {(4,)}),
        ("适老化改造结算超预算的有哪些，各超了多少", {("H01", 200), ("H03", 500)}),
        ("适老化改造结算超过预算的是哪几户，各超出多少", {("H01", 200), ("H03", 500)}),
        ("适老化改造超预算的有几户", {(2,)}),
        ("适老化改造各类家庭多少户", {("普通家庭", 1), ("特困供养", 2), ("低收入家庭", 1)}),
        ("适老化改造不是特困的有几户", {(2,)}),
        ("适老化改造不是普通家庭也不是特困的有几户", {(1,)}),
        ("安居适老服务公司改造的有几户", {(2,)}),
    ],
)
def test_a_ledger_is_known_by_a_part_of_its_name_and_a_column_without_its_group(
    homes: Assistant, question: str, rows: set[tuple]
) -> None:
    answer = homes.ask(question)
    keep = [place for place, name in enumerate(answer.columns) if len(answer.columns) < 4 or name in ("户号", "相差")]
    assert {tuple(row[place] for place in keep) for row in answer.rows} == rows, answer.understood


TALKS = """\
日期,主办部门,讲座主题,讲座形式,到场情况,,评价情况,,时长（小时）,费用（元）
,,,,应到人数,实到人数,满意人数,平均分,,
2023-03-05,工会,心理健康,线下,60,50,40,88,3,800
2023-04-05,图书馆,读书方法,线上,30,28,27,91,2,
2023-07-06,工会,防骗知识,线下,80,61,50,79.5,4,1200
2023-07-08,教务处,读书方法,线上,45,30,30,93,2,300
2023-07-09,图书馆,心理健康,线下,20,20,19,85,1,
"""
FODDER = """\
储备编号,所在站点,供货站点,草料种类,存量（具）,收购金额（元）,质检状态
C01,东坡站,绿源站,苜蓿,12,600,合格
C02,东坡站,绿源站,玉米秸,30,900,合格
C03,西沟站,,苜蓿,8,500,霉变
C04,西沟站,丰茂站,玉米秸,20,700,合格
C05,北梁站,丰茂站,苜蓿,5,1700,合格
"""


@pytest.fixture(scope="module")
def school(opened: Open) -> Assistant:
    return opened({"讲座登记": TALKS, "草料储备登记": FODDER})


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("今年下半年办了几场讲座，实到多少人次", [(3, 111)]),
        ("讲座实到多少人", [(189,)]),
        ("讲座实到比应到少15人以上的有几场", [(2,)]),
        ("应到超过实到15人以上的讲座有几场", [(2,)]),
        ("实到低于应到10人以上的有几场", [(3,)]),
        ("讲座有几种形式，各几场", [("线下", 3), ("线上", 2)]),
        ("各主办部门的到场率，实到除以应到", [("图书馆", 0.96), ("工会", 111 / 140), ("教务处", 2 / 3)]),
        ("讲座到场率是多少，实到÷应到", [(189 / 235,)]),
        ("哪个主办部门的上座率最高，实到比应到", [("图书馆", 0.96)]),
        ("费用除以时长超过300的有几场", [(0,)]),
        ("实到人数除以应到人数是多少", [(189 / 235,)]),
        ("苜蓿总共多少具", [(25,)]),
        ("收购草料花钱最多的前2个站点，各花了多少", [("东坡站", 1500), ("北梁站", 1700)]),
        ("供货的站点有几个", [(2,)]),
    ],
)
def test_groups_of_a_header_say_nothing_and_a_definition_says_what_a_rate_is(
    school: Assistant, question: str, rows: list[tuple]
) -> None:
    answer = school.ask(question)
    assert sorted(map(tuple, answer.rows)) == sorted(rows), answer.understood


@pytest.mark.parametrize("question", ["平均分最高的是哪场讲座，日期、主办部门和主题", "哪场讲座平均分最高，日期和主题"])
def test_which_of_what_happened_is_one_row_told_as_asked(school: Assistant, question: str) -> None:
    assert {"2023-07-08", "读书方法", "教务处"} <= set(map(str, school.ask(question).rows[0]))


STOCK = """\
物资编号,物资名称,类别,乡镇,计量单位,数量,保管人
S1,铁锹,防汛抢险器材,甲镇,把,20,张三
S2,铁锹,防汛抢险器材,乙镇,把,30,
S3,水带,消防灭火器材,甲镇,盘,8,李四
S4,棉被,生活保障物资,乙镇,床,50,王五
S5,挂图,宣传培训用品,乙镇,幅,5,王五
"""


@pytest.fixture(scope="module")
def stock(opened: Open) -> Assistant:
    return opened({"应急物资台账": STOCK}, date(2023, 8, 10))


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("没填保管人的物资，把编号和名称报一下", {("S2",)}),
        ("防汛抢险和消防灭火的物资有几种", {(2,)}),
        ("防汛抢险、生活保障、宣传的物资一共有几条", {(4,)}),
        ("不是防汛抢险也不是宣传的物资有几条", {(2,)}),
    ],
)
def test_parts_of_values_side_by_side_are_ways_to_be_meant(stock: Assistant, question: str, rows: set[tuple]) -> None:
    answer = stock.ask(question)
    assert {row[:1] for row in map(tuple, answer.rows)} == rows, answer.understood


WELLS = """\
村名,镇,资金（万元）,,,管网规模,,状态
,,总投资,县级配套,已拨付,新铺设（公里）,受益户数（户）,
张村,甲镇,100,40,20,3,50,施工中
李村,甲镇,50,10,30,2,90,施工中
王村,乙镇,300,90,100,1,10,施工中
赵村,乙镇,90,20,80,4,20,已完工
孙村,丙镇,160,20,160,5,20,已完工
"""


@pytest.fixture(scope="module")
def wells(opened: Open) -> Assistant:
    return opened({"农村供水改造项目": WELLS}, date(2023, 8, 10))


@pytest.mark.parametrize(
    ("question", "lines"),
    [
        ("总投资最大的两个村", ["王村", "孙村"]),
        ("施工中的村里，已拨付不到总投资一半的有哪些", ["张村", "王村"]),
        ("总投资超过平均数的村有哪些", ["王村", "孙村"]),
        ("各镇几个村、总投资合计多少，按总投资从高到低排", ["乙镇", "丙镇", "甲镇"]),
        ("各镇总投资合计、新铺设合计多少，按新铺设从低到高排", ["丙镇", "乙镇", "甲镇"]),
        ("已拨付占总投资的比例最低的村", ["张村"]),
    ],
)
def test_a_column_is_called_by_its_own_row_of_the_header(wells: Assistant, question: str, lines: list[str]) -> None:
    answer = wells.ask(question)
    told = [next(str(cell) for cell in row if str(cell)[-1] in "村镇") for row in answer.rows]
    assert (told if "排" in question else sorted(told)) == (lines if "排" in question else sorted(lines)), (
        answer.understood
    )
