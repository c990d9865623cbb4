"""What must hold in every row of a sample ledger, what the plan fixes, and what makes questions worth asking."""

import re
from collections import defaultdict
from collections.abc import Callable
from datetime import date

import pytest
from sample_files import FOLDER, SNAPSHOT, TABLES, total


def days(first: str, second: str) -> int:
    return (date.fromisoformat(second) - date.fromisoformat(first)).days


def both(value: str, other: bool) -> bool:
    """The cell is filled exactly when the other thing holds."""
    return bool(value) == other


def settled(row: dict[str, str], found: str, fixed: str | None = None) -> bool:
    """无需整改 exactly when nothing was found; all fixed exactly when 已整改."""
    if row["整改状态"] == "无需整改" or int(row[found]) == 0:
        return row["整改状态"] == "无需整改" and int(row[found]) == 0
    return fixed is None or (row["整改状态"] == "已整改") == (row[fixed] == row[found])


PERMITS = ("立项手续", "能评手续", "环评手续", "安评手续", "土地手续", "规划手续", "施工许可")
SITE_MEASURES = ("施工围挡", "物料覆盖", "湿法作业", "路面硬化", "车辆冲洗", "密闭运输")
GRADES = {"优": 50, "良": 100, "轻度污染": 150, "中度污染": 200, "重度污染": 300, "严重污染": 500}
STATES = {"未开始": (0, 0), "进行中": (1, 99), "已完成": (100, 100)}

Rule = Callable[[dict[str, str]], bool]
RULES: dict[str, Rule] = {
    "任务台账: 状态 and 进度": lambda r: STATES[r["状态"]][0] <= float(r["进度"]) <= STATES[r["状态"]][1],
    "任务台账: 完成日期": lambda r: both(r["完成日期"], r["状态"] == "已完成"),
    "任务台账: 最近更新": lambda r: not r["完成日期"] or r["最近更新"] >= r["完成日期"],
    "两高项目清单: 处置意见": lambda r: (
        (r["处置意见"] == "保留") == (all(r[p] == "齐全" for p in PERMITS) and r["减量替代"] == "已落实")
    ),
    "两高项目清单: 整改状态": lambda r: (r["整改状态"] == "无需整改") == (r["处置意见"] == "保留"),
    "错峰生产台账: 天数": lambda r: 0 <= int(r["实停天数"]) <= int(r["应停天数"]) <= 15,
    "错峰生产台账: 检查结果": lambda r: (r["检查结果"] == "落实") == (r["实停天数"] == r["应停天数"]),
    "错峰生产台账: 整改状态": lambda r: (r["整改状态"] == "无需整改") == (r["检查结果"] == "落实"),
    "错峰生产台账: 错峰 order": lambda r: r["错峰开始"] < r["错峰结束"] and r["错峰开始"] <= r["检查日期"],
    "水泥深度治理台账: 评估 after 改造": lambda r: r["评估监测"] == "未完成" or r["改造状态"] == "已完成",
    "清洁取暖台账: 户数": lambda r: (
        int(r["合格户数"]) <= int(r["抽查户数"]) <= int(r["完成户数"]) <= int(r["计划户数"])
    ),
    "清洁取暖台账: 完成日期": lambda r: both(r["完成日期"], r["完成户数"] == r["计划户数"]),
    "清洁取暖台账: 改造面积": lambda r: both(r["改造面积"], r["区域类型"] == "建成区"),
    "清洁取暖台账: 复烧": lambda r: int(r["复烧户数"] or 0) <= int(r["完成户数"]),
    "散煤网点台账: 取缔日期": lambda r: both(r["取缔日期"], r["处置状态"] == "已取缔"),
    "散煤网点台账: order": lambda r: not r["取缔日期"] or r["取缔日期"] > r["排查日期"],
    "散煤网点台账: phone is plainly invented": lambda r: not r["联系电话"] or r["联系电话"].startswith("1370000"),
    "锅炉炉窑台账: 实际完成日期": lambda r: both(r["实际完成日期"], r["状态"] == "已完成"),
    "锅炉炉窑台账: 炉膛直径": lambda r: both(r["炉膛直径"], r["设备类型"] == "煤气发生炉"),
    "锅炉炉窑台账: 燃料": lambda r: r["燃料"] != "电" or (r["治理措施"] == "清洁能源替代" and r["状态"] == "已完成"),
    "VOCs排查台账: 整改": lambda r: settled(r, "问题数", "已整改数") and int(r["已整改数"]) <= int(r["问题数"]),
    "VOCs排查台账: 整改期限": lambda r: both(r["整改期限"], r["问题数"] != "0"),
    "VOCs排查台账: 低效工艺": lambda r: (
        not r["治理工艺"] or (r["低效工艺"] == "是") == (r["治理工艺"] in {"低温等离子", "光氧催化"})
    ),
    "柴油货车台账: 拆解日期": lambda r: both(r["拆解日期"], r["拆解状态"] == "已拆解"),
    "柴油货车台账: 拆解企业": lambda r: both(r["拆解企业"], r["拆解状态"] == "已拆解"),
    "柴油货车台账: order": lambda r: not r["拆解日期"] or r["拆解日期"] > r["淘汰日期"],
    "移动源检查台账: 不适用": lambda r: (r["三元催化器"] == "不适用") == (r["类别"] == "非道路移动机械"),
    "移动源检查台账: 合格": lambda r: (
        r["检查结果"] == "不合格" or not {"异常", "未登记"} & {r["三元催化器"], r["后氧传感器"], r["环保标识"]}
    ),
    "移动源检查台账: 处罚": lambda r: not r["处罚金额"] or r["检查结果"] == "不合格",
    "油品台账: 抽检": lambda r: both(r["抽检油品"], r["抽检结果"] != "未抽检"),
    "油品台账: 整改": lambda r: (r["整改状态"] == "无需整改") == (r["处置方式"] == "无") == (not r["存在问题"]),
    "秸秆堆存台账: 清理日期": lambda r: both(r["清理日期"], r["清理状态"] == "已清理"),
    "秸秆堆存台账: order": lambda r: not r["清理日期"] or r["清理日期"] >= r["发现日期"],
    "秸秆火点台账: 误报": lambda r: both(r["过火面积"], r["核实结果"] == "属实"),
    "垃圾焚烧巡查台账: 起数": lambda r: int(r["制止起数"]) <= int(r["发现起数"]),
    "工地扬尘台账: 问题数": lambda r: (
        int(r["问题数"])
        == sum(r[m] == "不达标" for m in SITE_MEASURES) + (r["在线监测"] == "未安装") + (r["视频监控"] == "未安装")
    ),
    "工地扬尘台账: 整改": lambda r: settled(r, "问题数") and both(r["整改期限"], r["问题数"] != "0"),
    "道路保洁台账: 牵头单位": lambda r: (r["牵头单位"] == "区综合行政执法局") == (r["道路类型"] == "城区道路"),
    "矿山扬尘台账: 销号": lambda r: both(r["销号日期"], r["销号状态"] == "已销号"),
    "矿山扬尘台账: order": lambda r: not r["销号日期"] or r["销号日期"] >= r["检查日期"],
    "空气质量日报: 级别 of AQI": lambda r: (
        r["空气质量级别"] == next(g for g, top in GRADES.items() if int(r["AQI"]) <= top)
    ),
    "空气质量日报: 首要污染物": lambda r: (r["首要污染物"] == "无") == (int(r["AQI"]) <= 50),
    "应急减排清单: 核查": lambda r: both(r["驻厂检查日期"], r["核查结果"] != "未核查"),
    "专班周报台账: 按时": lambda r: (r["是否按时"] == "是") == (bool(r["报送日期"]) and r["报送日期"] <= r["报送截止"]),
    "专班周报台账: 数": lambda r: int(r["整改完成数"]) <= int(r["发现问题数"]) <= int(r["排查数"]),
    "专班周报台账: 周五": lambda r: date.fromisoformat(r["报送截止"]).weekday() == 4,
}


@pytest.mark.parametrize("rule", RULES)
def test_rule(rule: str) -> None:
    assert [row for row in TABLES[rule.partition(":")[0]] if not RULES[rule](row)] == []


def test_figures_of_the_plan() -> None:
    heating = TABLES["清洁取暖台账"]
    assert total([r for r in heating if r["区域类型"] == "农村"], "计划户数") == 11186
    assert total(heating, "改造面积") == 170_000
    assert len({r["企业名称"] for r in TABLES["水泥深度治理台账"]}) == 4
    assert len({r["专班"] for r in TABLES["专班周报台账"]}) == 7
    named = [r for r in TABLES["锅炉炉窑台账"] if r["企业名称"] == "山东丰元化学股份有限公司"]
    assert [(r["设备类型"], r["规模"]) for r in named] == [("燃煤锅炉", "35")]


def plan_duties() -> dict[str, set[str]]:
    """Lead units by sub-section of sections 2 and 3, counted straight from the brackets of the plan."""
    text = next((FOLDER.parent / "corpus").glob("*.txt")).read_text(encoding="utf-8")
    text = text[text.index("二、主要任务") : text.index("四、保障措施")]
    leads = re.findall(r"（牵头单位：([^，）]+)", text)
    return {str(i): set(lead.split("、")) for i, lead in enumerate(leads)}


def test_tasks_are_the_duties_of_the_plan() -> None:
    by_duty: dict[str, set[str]] = defaultdict(set)
    for row in TABLES["任务台账"]:
        by_duty[row["任务编号"]].add(row["牵头单位"])
    assert list(by_duty.values()) == list(plan_duties().values())


def test_task_forces_are_those_of_the_annex() -> None:
    text = next((FOLDER.parent / "corpus").glob("*.txt")).read_text(encoding="utf-8")
    named = re.findall(r"^\d\.(区级.+专班)\s*\n\s*牵头单位：(.+)$", text, re.MULTILINE)
    annex = {name: "、".join(unit.strip() for unit in leads.split("、")) for name, leads in named}
    assert {row["专班"]: row["牵头单位"] for row in TABLES["专班周报台账"]} == annex


def test_some_of_everything_to_ask_about() -> None:
    cement = TABLES["水泥深度治理台账"]
    for pollutant, limit in (("颗粒物", 10), ("二氧化硫", 50), ("氮氧化物", 100)):
        assert 0 < sum(float(r[pollutant]) > limit for r in cement) < len(cement)
    tasks = TABLES["任务台账"]
    overdue = [r for r in tasks if r["状态"] != "已完成" and r["完成时限"] < SNAPSHOT]
    assert overdue
    assert any(days(r["完成时限"], SNAPSHOT) > 15 for r in overdue)
    checked = [int(r["合格户数"]) / int(r["抽查户数"]) for r in TABLES["清洁取暖台账"] if r["抽查户数"] != "0"]
    assert 0 < sum(share < 0.9 for share in checked) < len(checked) / 2
    assert any(float(r["降尘量"]) > 7 for r in TABLES["降尘量台账"])


def test_air_keeps_the_plans_target_barely() -> None:
    air = [r for r in TABLES["空气质量日报"] if r["PM2.5"]]
    assert total(air, "PM2.5") / len(air) == pytest.approx(60, abs=0.5)
    assert 0 < len({r["日期"] for r in air if int(r["AQI"]) > 200}) <= 8


def test_straw_and_fires_share_some_villages() -> None:
    heaps, fires = ({(r["镇街"], r["村居"]) for r in TABLES[name]} for name in ("秸秆堆存台账", "秸秆火点台账"))
    assert heaps & fires
    assert fires - heaps
