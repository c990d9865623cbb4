"""A ledger that no dictionary describes is understood by its header and the shapes of its cells."""

import pytest

from assistant.engine import Assistant
from tests.parsing.conftest import Open


@pytest.fixture(scope="module")
def fields(opened: Open) -> Assistant:
    """Ledgers of many fields side by side: each question finds its own."""
    return opened(
        {
            "桥梁巡检台账": BRIDGES,
            "河道巡河台账": RIVERS,
            "图书月榜": BOOKS,
            "航班时刻表": FLIGHTS,
            "困难居民走访台账": VISITS,
            "城市照明": LAMPS,
            "渔船出港登记": BOATS,
            "传承人名册": HEIRS,
            "水库巡检记录": DAMS,
        }
    )


@pytest.fixture(scope="module")
def forms(opened: Open) -> Assistant:
    """Forms whose questions (检查了多少条) would be asked back beside the others."""
    return opened({"献血登记表": DONORS, "网点检查登记表": SHOPS})


BRIDGES = """\
桥梁编号,桥梁名称,街道,所在道路,桥型,桥龄（年）,管护单位,建成日期,巡检日期,检测结果,检测日期,通行许可到期日期,加固状态,加固期限,限高架,维护费用（元）
Q01,东桥,城东街道,人民路,拱桥,31,市政公司,1992-05-01,2023-06-02,不合格,2023-06-03,2023-12-01,已加固,2023-07-01,已安装,900
Q02,西桥,城西街道,建设路,梁桥,12,市政公司,2011-05-01,2023-06-05,合格,2023-06-03,2023-07-01,,,未安装,100
Q03,南桥,城东街道,人民路,梁桥,20,园林公司,2003-05-01,2023-06-09,不合格,2023-07-03,2023-12-01,加固中,2023-07-20,未安装,500
Q04,北桥,城西街道,建设路,拱桥,45,园林公司,1978-05-01,2023-07-02,不合格,2023-06-30,2024-12-01,未加固,2023-08-20,已安装,300
Q05,中桥,城东街道,人民路,梁桥,8,市政公司,2015-05-01,2023-07-05,合格,2023-05-03,2023-06-30,,,已安装,50
Q06,新桥,城北街道,长江路,斜拉桥,2,园林公司,2021-05-01,2023-07-09,待检,,2025-12-01,,,未安装,60
"""


DONORS = """\
献血编号,献血日期,采血点,性别,年龄（岁）,血型,献血量（毫升）,献血经历,用品类型
X01,2023-06-02,东站,男,20,O,200,首次,甲类用品
X02,2023-06-05,东站,女,31,A,400,多次,乙类用品
X03,2023-07-09,西站,男,45,O,300,多次,纸杯
X04,2023-07-12,西站,女,52,B,200,多次,甲类用品
"""


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("一共献了多少毫升血", [(1100,)]),
        ("O型血献了多少毫升", [(500,)]),
        ("第一次献血的有几人", [(1,)]),
        ("女的献血的有多少人", [(2,)]),
        ("各采血点的献血人数", [("东站", 2), ("西站", 2)]),
        ("平均多大年纪", [(37,)]),
    ],
)
def test_a_deed_is_taken_apart_and_cells_are_said_as_people_say_them(
    forms: Assistant, question: str, rows: list[tuple]
) -> None:
    answer = forms.ask(question)
    assert sorted(map(tuple, answer.rows)) == sorted(rows), answer.understood


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("还没加固完的桥有几座", [(2,)]),
        ("没加固的有几座", [(2,)]),
        ("加固好了的桥有几座", [(1,)]),
        ("逾期没加固完的桥有几座", [(1,)]),
        ("没装限高架的桥有几座", [(3,)]),
        ("检测没过的桥各街道几座", [("城东街道", 2), ("城西街道", 1)]),
        ("各街道的桥梁检测合格率", [("城东街道", 1 / 3), ("城北街道", None), ("城西街道", 0.5)]),
        ("哪条路的桥最多", [("人民路", 3)]),
        ("通行许可过期的桥有几座", [(2,)]),
        ("用了20年以上的桥有几座", [(3,)]),
        ("6月检测不合格的有几座", [(2,)]),
    ],
)
def test_its_rows_are_found_by_what_people_call_them(fields: Assistant, question: str, rows: list[tuple]) -> None:
    answer = fields.ask(question)
    assert sorted(map(tuple, answer.rows)) == sorted(rows), answer.understood


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("拱桥都是谁在管护", {"管护单位"}),
        ("拱桥都是哪家单位在管护", {"管护单位"}),
        ("拱桥有几座，归哪家单位管", {"管护单位"}),
        ("不合格的桥梁有哪些，管护的是哪家", {"桥梁名称", "管护单位"}),
        ("最老的桥是哪座", {"桥梁名称", "桥龄"}),
    ],
)
def test_who_does_it_is_the_column_called_by_the_deed(fields: Assistant, question: str, shown: set[str]) -> None:
    assert shown <= set(fields.ask(question).columns)


RIVERS = """\
巡河编号,河道名称,河长级别,巡河日期,水质类别,溶解氧（毫克/升）,承诺办结日期,办理状态
H1,东河,村级,2023-06-02,Ⅴ类,3.1,2023-06-10,办理中
H2,西河,镇级,2023-06-05,Ⅲ类,2.0,2023-09-01,办理中
H3,西河,镇级,2023-07-09,Ⅲ类,6.5,2023-07-20,已办结
H4,东河,村级,2023-07-12,Ⅳ类,3.3,2023-07-30,办理中
"""


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("水质是Ⅴ类的有几条", [(1,)]),
        ("水质是V类的有几条", [(1,)]),
        ("溶解氧平均最低的是哪条河", [("东河", 3.2)]),
        ("哪条河道溶解氧平均最低", [("东河", 3.2)]),
        ("过了承诺办结日期还在办理中的有几条", [(2,)]),
    ],
)
def test_cells_are_found_however_spelled_and_things_by_how_their_column_begins(
    fields: Assistant, question: str, rows: list[tuple]
) -> None:
    answer = fields.ask(question)
    assert [tuple(row) for row in answer.rows] == rows, answer.understood


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("环比和同比都上涨的城市有哪些", {"丁市"}),
        ("哪些城市的成交面积同比是下降的", {"甲市", "乙市"}),
        ("环比跌幅超过10%的城市", {"甲市"}),
        ("环比下降10%以内的城市有哪些", {"丙市"}),
        ("环比跌得最多的城市是哪个", {"甲市"}),
        ("同比涨幅最大的城市是哪个", {"丙市"}),
        ("亏损的城市有哪些", {"乙市", "丙市"}),
        ("同比为正的城市", {"丙市", "丁市"}),
    ],
)
def test_changes_rise_and_fall_by_their_sign(market: Assistant, question: str, rows: set[str]) -> None:
    answer = market.ask(question)
    assert {row[answer.columns.index("城市")] for row in answer.rows} == rows, answer.understood


SHOPS = """\
检查编号,网点名称,街道,经营方式,检查日期,问题类型,问题数（个）,参与人数（人）,经费支出（元）,整改状态
J1,北街网点,城东街道,加盟,2023-06-02,消防,3,12,500,已整改
J2,北街网点,城东街道,加盟,2023-07-05,,0,8,100,无问题
J3,南街网点,城西街道,直营,2023-07-09,收寄,2,20,300,整改中
J4,河滨网点,城西街道,直营,2023-07-12,消防,4,9,700,整改中
"""


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("每个网点各发现多少个问题", [("北街网点", 3), ("南街网点", 2), ("河滨网点", 4)]),
        ("哪个街道查出的问题最多", [("城西街道", 6)]),
        ("城东街道和城西街道哪个发现的问题多", [("城西街道", 6)]),
        ("7月检查了多少家网点，发现多少个问题", [(3, 6)]),
        ("加盟网点参与了多少人次", [(20,)]),
        ("哪个街道花的经费最多", [("城西街道", 1000)]),
        ("6月检查了多少条", [(1,)]),
    ],
)
def test_what_a_figure_counts_and_the_noun_it_begins_with_name_it(
    forms: Assistant, question: str, rows: list[tuple]
) -> None:
    answer = forms.ask(question)
    assert sorted(map(tuple, answer.rows)) == sorted(rows), answer.understood


BOOKS = """\
本月排名,上月排名,书名,出版社,分类,定价（元）,出版年份,本月销量（册）,累计销量（册）
1,2,甲书,东社,小说,45,2021,600,9000
2,1,乙书,东社,历史,38,2008,300,20000
3,5,丙书,西社,小说,62,2021,80,300
4,,丁书,西社,经管,29,2023,20,20
"""


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("名次比上个月上升的书有几本", [(2,)]),
        ("甲书这个月卖了多少册，累计又是多少", [(600, 9000)]),
        ("本月销量前两名的书占总销量的百分之几", [(0.9,)]),
        ("2021年出版的书一共几本", [(2,)]),
        ("2010年以前出版的书有几本", [(1,)]),
        ("小说和历史类的书定价分别是多少", [("甲书", 45), ("乙书", 38), ("丙书", 62)]),
        ("东社和西社哪个本月销量多，各是多少", [("东社", 900), ("西社", 100)]),
        ("上榜的书最多的出版社有几本", [("东社", 2), ("西社", 2)]),
        ("甲书多少钱一本", [(45,)]),
    ],
)
def test_a_list_of_public_things_is_asked_as_people_talk(fields: Assistant, question: str, rows: list[tuple]) -> None:
    answer = fields.ask(question)
    assert sorted(map(tuple, answer.rows)) == sorted(rows), answer.understood


FLIGHTS = """\
航班号,航空公司,出发机场,到达机场,票价（元）,7月客座率（%）
A1,甲航,东港,西湖,900,80
A2,甲航,西湖,东港,700,90
B1,乙航,东港,南山,400,85
B2,乙航,南山,东港,600,75
"""


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("从东港飞西湖的航班有哪些", {"A1"}),
        ("东港到南山的航班有哪些", {"B1"}),
        ("到东港的航班里最便宜的是哪个", {"B2"}),
        ("西湖出发的航班有哪些", {"A2"}),
        ("客座率超过80%的航班有哪些", {"A2", "B1"}),
    ],
)
def test_the_words_around_a_place_say_which_end_of_a_way_it_is(
    fields: Assistant, question: str, names: set[str]
) -> None:
    answer = fields.ask(question)
    assert {row[answer.columns.index("航班号")] for row in answer.rows} == names, answer.understood


def test_of_two_set_side_by_side_is_told_how_far_they_are_apart(fields: Assistant) -> None:
    assert fields.ask("甲航和乙航的平均票价哪个高，高多少").rows[0][-1] == 300


VISITS = """\
居民编号,社区,走访日期,走访班组,家庭人口（人）,主要困难,困难数（个）,处置状态,处置期限,处置日期,费用（元）,走访结果
J1,东社区,2023-05-02,甲班组,5,住房,2,已处置,2023-05-20,2023-05-18,300,正常
J2,东社区,2023-05-03,乙班组,3,就医,1,处置中,2023-06-01,,900,异常
J1,东社区,2023-07-02,乙班组,5,就学,3,未处置,2023-07-10,,500,异常
J3,西社区,2023-07-05,甲班组,6,无,0,无需处置,,,0,正常
J4,西社区,2023-07-09,丙班组,2,住房,1,处置中,2023-09-01,,700,正常
J4,西社区,2023-07-20,丙班组,2,就医,4,已处置,2023-07-30,2023-07-25,100,异常
"""


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("5月走访了多少名居民，走访几次", [(2, 2)]),
        ("7月查出多少个困难", [(8,)]),
        ("到期还没处置完的有几次", [(2,)]),
        ("到期没处置的是什么困难", [("就医",), ("就学",)]),
        ("东社区的居民占全部居民的比例", [(0.5,)]),
        ("处置完成率", [(0.4,)]),
        ("家里5口人以上的有几名居民", [(2,)]),
        ("三个班组里谁的费用最高", [("乙班组", 1400)]),
    ],
)
def test_people_who_are_visited_again_are_counted_once(fields: Assistant, question: str, rows: list[tuple]) -> None:
    answer = fields.ask(question)
    assert sorted(map(tuple, answer.rows)) == sorted(rows), answer.understood


LAMPS = """\
路灯报修登记表（2023年）,,,,,,
报修编号,道路名称,故障灯数（盏）,承办单位,报修日期,下次检定日期,处理结果
L1,建设路,3,东所,2023-07-02,2023-08-09,已修好
L2,人民路,9,西所,2023-07-05,2023-09-01,等配件
L3,建设路,2,东所,2023-07-09,2023-08-20,已修好
"""


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("哪条路坏的灯最多", [("人民路", 9)]),
        ("路灯报修一共多少盏", [(14,)]),
        ("7月报修的有几起，都是哪个单位承办的", [("东所", 2), ("西所", 1)]),
        ("7月报修的有几起，分布在哪几条路上", [("人民路", 1), ("建设路", 2)]),
        ("8月要检定的有几起", [(2,)]),
    ],
)
def test_a_title_names_the_ledger_and_those_counted_are_spread_by_what_is_asked(
    fields: Assistant, question: str, rows: list[tuple]
) -> None:
    answer = fields.ask(question)
    assert sorted(map(tuple, answer.rows)) == sorted(rows), answer.understood


BOATS = """\
登记号,船名,靠泊港口,出港日期,船员人数（人）,核定人数（人）,补贴金额（元）,场次状态
C1,鲁1,东港,2023-06-02,5,4,100,已出港
C2,鲁2,西港,2023-06-03,3,4,,已取消
C3,鲁1,东港,2023-06-09,4,4,300,已改期
C4,鲁3,西港,2023-07-01,6,4,200,已取消
"""


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("6月出海多少次，涉及多少条船", [(3, 2)]),
        ("哪个港口取消得最多", [("西港", 2)]),
        ("超员的船有几条", [(2,)]),
        ("各港口的补贴有几笔", [("东港", 2), ("西港", 1)]),
        ("哪条船出海最多", [("鲁1", 2)]),
    ],
)
def test_a_second_column_of_names_is_counted_and_a_state_is_called_by_its_deed(
    fields: Assistant, question: str, rows: list[tuple]
) -> None:
    answer = fields.ask(question)
    assert sorted(map(tuple, answer.rows)) == sorted(rows), answer.understood


HEIRS = """\
姓名,性别,年龄（岁）,项目名称,传承人级别,区县,带徒人数（人）
赵秀兰,女,71,剪纸,省级,河东区,3
钱德福,男,66,皮影,县级,河西区,2
孙文清,男,58,剪纸,省级,河东区,5
李桂芳,女,80,柳编,县级,河西区,0
"""


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("河东区有几人", [(2,)]),
        ("有多少名传承人，平均年龄多大", [(4, 68.75)]),
        ("省级以上的有几位", [(2,)]),
        ("县级及以下的有几人", [(2,)]),
        ("剪纸以上的有几人", []),
    ],
)
def test_rows_of_people_are_people_and_levels_that_everybody_knows_are_in_order(
    fields: Assistant, question: str, rows: list[tuple]
) -> None:
    answer = fields.ask(question)
    assert sorted(map(tuple, answer.rows)) == sorted(rows), answer.understood


DAMS = """\
水库名称,乡镇,巡检日期,当日水位（米）,汛限水位（米）,发现隐患,整改情况,巡检人,应储数量（件）,实储数量（件）
东库,甲镇,2023-07-01,12,10,坝坡渗水,已整改,张三,10,4
东库,甲镇,2023-07-09,9,10,无,无需整改,李四,10,6
西库,乙镇,2023-07-12,8,8,白蚁危害,未整改,张三,20,20
西库,乙镇,2023-06-02,7,8,坝坡渗水,已整改,李四,20,10
西库,乙镇,2023-06-20,7,8,无,无需整改,李四,20,10
"""


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("7月份巡检发现隐患的有几次，涉及几座水库", [(2, 2)]),
        ("查出多少处隐患", [(3,)]),
        ("没发现隐患的巡检有几次", [(2,)]),
        ("哪座水库查出的隐患次数最多", [("西库", 2)]),
        ("各类隐患分别出现了多少次", [("坝坡渗水", 2), ("白蚁危害", 1)]),
        ("哪些水库发现过隐患", [("东库",), ("西库",)]),
        ("东库最高水位多少", [(12,)]),
    ],
)
def test_what_was_found_is_counted_by_the_rows_that_tell_of_it(
    fields: Assistant, question: str, rows: list[tuple]
) -> None:
    answer = fields.ask(question)
    assert sorted(map(tuple, answer.rows)) == sorted(rows), answer.understood
