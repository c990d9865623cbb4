"""What is absent, denied or not yet done: never in any row, in no other ledger, short of its end."""

from datetime import date
from pathlib import Path

import pytest

from assistant.engine import Assistant
from tests.conftest import CORPUS

SECTIONS = """\
断面名称,所属河流,监测日期,水质类别,是否超标,超标因子数（个）,超标等级
甲断面,清河,2023-01-05,Ⅱ类,否,0,
甲断面,清河,2023-02-05,Ⅳ类,是,2,严重
乙断面,清河,2023-01-05,Ⅲ类,否,0,
乙断面,清河,2023-02-05,Ⅲ类,否,0,
丙断面,沙河,2023-01-06,Ⅴ类,是,3,轻微
丁断面,青河,2023-01-06,Ⅱ类,否,0,
"""
SHOPS = """\
商户名称,街道,报警器安装情况
张记,东湖街道,已安装
李记,东湖街道,未安装
王记,西湖街道,已失效
佳记,西湖街道,未安装
好记,西湖街道,已安装
赵记,南湖街道,已失效
"""
PERMITS = """\
申请号,许可事项,受理日期,办理结果,办结日期
R1,食品经营,2023-03-01,已通过,2023-03-05
R2,食品经营,2023-03-02,未通过,2023-03-08
R3,卫生许可,2023-03-05,办理中,
R4,卫生许可,2023-03-07,已通过,2023-03-15
R5,特种设备,2023-03-10,已撤回,2023-03-12
R6,卫生许可,2023-03-11,已通过,2023-03-15
R7,卫生许可,2023-03-12,已撤回,2023-03-15
R8,食品经营,2023-03-13,未通过,2023-03-15
"""
DANGERS = """\
隐患编号,受检单位,隐患描述,整改期限,整改完成日期
Y1,一食堂,油烟管道积油,2023-05-10,2023-05-09
Y2,二食堂,灭火器过期,,2023-05-20
Y3,三食堂,电线裸露,2023-05-15,
Y4,一食堂,通道堵塞,2023-08-20,
Y5,四食堂,无证上岗,,
"""
FARMS = """\
养殖场名称,乡镇,存栏量（头）,备案状态,备案日期
青山场,城北镇,320,已备案,2023-01-10
白云场,城北镇,80,已备案,2023-02-11
黑水场,河东乡,510,未备案,
红旗场,河东乡,150,已备案,2023-03-05
金牛场,南岗镇,60,未备案,
"""
SHOTS = """\
登记编号,养殖场名称,免疫日期,疫苗种类
M1,青山场,2023-03-01,口蹄疫
M2,青山场,2023-05-01,猪瘟
M3,黑水场,2023-03-06,猪瘟
"""
GAMES = """\
场次,比赛日期,球队,对手,赛果
1,2023-03-01,雄鹰队,猛虎队,胜
2,2023-03-01,猛虎队,雄鹰队,负
3,2023-03-08,雄鹰队,飞龙队,平
4,2023-03-08,飞龙队,雄鹰队,平
5,2023-03-15,猛虎队,飞龙队,胜
6,2023-03-15,飞龙队,猛虎队,负
7,2023-03-22,海豚队,猛虎队,平
"""
CASES = """\
案件编号,单位名称,区域,检查日期,检查结果,罚款（元）
A1,顺达公司,高新区,2023-02-01,违法,3000
A2,顺达公司,高新区,2023-03-01,合规,
A3,恒通公司,高新区,2023-02-05,合规,
A4,恒通公司,老城区,2023-04-05,合规,
A5,明珠酒店,老城区,2023-02-08,违法,5000
"""
CHECKS = """\
检查编号,企业名称,街道,检查日期,检查类型,隐患数（个）
J1,东方厂,城关街道,2023-05-02,日常检查,3
J2,东方厂,城关街道,2023-06-08,专项检查,0
J3,南湖厂,城关街道,2023-05-04,日常检查,0
J4,新星厂,北港街道,2023-06-01,日常检查,2
"""
REPAIRS = """\
整改编号,企业名称,隐患内容,整改状态
Z1,东方厂,储罐未接地,已整改
Z2,宏达库,堆垛超高,未整改
Z3,东方厂,通道堵塞,未整改
"""


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Assistant]:
    shelves = {
        "states": {"水质监测台账": SECTIONS, "燃气商户台账": SHOPS, "行政许可台账": PERMITS},
        "matches": {"联赛赛程": GAMES, "执法案件台账": CASES},
        "dangers": {"隐患排查台账": DANGERS},
        "farms": {"养殖场备案名录": FARMS, "免疫登记台账": SHOTS},
        "firms": {"安全检查台账": CHECKS, "隐患整改台账": REPAIRS},
    }
    opened = {}
    for shelf, tables in shelves.items():
        folder: Path = tmp_path_factory.mktemp(shelf)
        for name, text in tables.items():
            (folder / f"{name}.csv").write_text(text, encoding="utf-8")
        opened[shelf] = Assistant.open(CORPUS, folder, date(2023, 7, 1))
    return opened


@pytest.mark.parametrize(
    ("shelf", "question", "names"),
    [
        ("states", "没超标过的断面有哪些", {"乙断面", "丁断面"}),
        ("states", "不超标的断面", {"乙断面", "丁断面"}),
        ("states", "没有超标的断面有哪些", {"乙断面", "丁断面"}),
        ("states", "没出过Ⅴ类水的断面", {"甲断面", "乙断面", "丁断面"}),
        ("states", "没有严重超标的断面", {"乙断面", "丙断面", "丁断面"}),
        ("states", "没有一个超标因子的河流", {"青河"}),
        ("states", "没装报警器的商户有哪些", {"李记", "佳记"}),
        ("states", "没通过的许可有哪些", {"R2", "R8"}),
        ("matches", "没输过的球队有哪些", {"雄鹰队", "海豚队"}),
        ("matches", "一场都没赢的球队", {"飞龙队", "海豚队"}),
        ("matches", "没有违法记录的单位有哪些", {"恒通公司"}),
        ("matches", "没被罚过款的单位有哪些", {"恒通公司"}),
        ("matches", "没有罚款的单位", {"恒通公司"}),
        ("dangers", "隐患没整改的有哪些", {"Y3", "Y4", "Y5"}),
        ("dangers", "逾期没整改的隐患有哪些", {"Y3"}),
        ("dangers", "没有整改期限的隐患有哪些", {"Y2", "Y5"}),
        ("farms", "备案的养殖场里没有免疫记录的有哪些", {"白云场", "红旗场"}),
        ("farms", "从没免疫过的养殖场有哪些", {"白云场", "红旗场", "金牛场"}),
        ("farms", "有免疫记录但没有备案的养殖场", {"黑水场"}),
        ("firms", "有检查记录但没有整改记录的企业", {"南湖厂", "新星厂"}),
        ("firms", "有整改记录但没有检查记录的企业有哪些", {"宏达库"}),
        ("firms", "既有检查记录又有整改记录的企业有哪些", {"东方厂"}),
        ("firms", "检查台账里有、整改台账里没有的企业", {"南湖厂", "新星厂"}),
        ("firms", "有检查记录却缺整改记录的企业", {"南湖厂", "新星厂"}),
        ("firms", "没出过一次隐患的企业", {"南湖厂"}),
    ],
)
def test_names(offices: dict[str, Assistant], shelf: str, question: str, names: set[str]) -> None:
    answer = offices[shelf].ask(question)
    assert {row[0] for row in answer.rows} == names, answer.understood


@pytest.mark.parametrize(
    ("shelf", "question", "figure"),
    [
        ("states", "没装报警器的商户占几成", 1 / 3),
        ("states", "还没安装报警器的商户有几家", 2),
        ("states", "行政许可办结率", 7 / 8),
        ("states", "许可通过率", 3 / 8),
        ("states", "没办结的许可有几件", 1),
        ("matches", "检查没违法的单位有几家", 1),
        ("matches", "没罚款的案件有几件", 3),
        ("dangers", "没整改的单位有几家", 3),
        ("farms", "备案的养殖场有几家", 3),
        ("farms", "已备案的养殖场中有几家没做过免疫", 2),
        ("farms", "没有免疫记录的养殖场存栏量合计多少", 290),
        ("firms", "检查过但没有整改记录的企业有几家", 2),
    ],
)
def test_figures(offices: dict[str, Assistant], shelf: str, question: str, figure: float) -> None:
    answer = offices[shelf].ask(question)
    assert [tuple(row) for row in answer.rows] == [(pytest.approx(figure),)], answer.understood
