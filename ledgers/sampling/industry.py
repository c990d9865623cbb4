"""The ledgers of enterprises: 两高项目清单, 错峰生产台账, 水泥深度治理台账, VOCs排查台账, 应急减排清单."""

from __future__ import annotations

import random
from datetime import date, timedelta

from .base import CAMPAIGN, SNAPSHOT, Row, blank, pick, rectification, stream, workday_between
from .places import BRICKS, CARE, CEMENT, CHEMISTRY, GRINDING, MACHINERY, PRINTING, SAND, TIMBER, companies, home

PERMITS = ("立项手续", "能评手续", "环评手续", "安评手续", "土地手续", "规划手续", "施工许可")

_PROJECTS = {
    "煤电": (companies("热电", 3, 40), ("热电联产", "煤电机组节能改造", "背压机组"), (9.0, 21.0)),
    "水泥": (CEMENT + CEMENT[:2], ("熟料线技改", "窑协同处置", "熟料线搬迁"), (6.0, 19.0)),
    "粉磨站": (GRINDING[:7], ("水泥粉磨", "矿渣微粉", "粉磨站搬迁"), (0.6, 2.8)),
    "焦化": (companies("焦化", 2, 25), ("捣固焦", "干熄焦改造"), (11.0, 16.0)),
    "化工": (CHEMISTRY[:6], ("精细化学品", "合成氨升级", "甲醇制烯烃", "树脂扩建"), (1.2, 8.5)),
}
_STAGES = ("存量", "存量", "在建", "存量", "拟建", "存量", "在建", "拟建", "存量", "在建", "存量", "拟建")


def projects() -> list[Row]:
    """24 projects; one that lacks nothing is kept, the others are put right or given up."""
    chance = stream("两高项目清单")
    rows: list[Row] = []
    for trade, (names, works, (low, high)) in _PROJECTS.items():
        for i, name in enumerate(names):
            stage = _STAGES[len(rows) % len(_STAGES)]
            row: Row = {
                "项目编号": f"LG2021{len(rows) + 1:03d}",
                "项目名称": f"{name.removesuffix('有限公司').removeprefix('台儿庄')}{works[i % len(works)]}项目",
                "企业名称": name,
                "镇街": home(name),
                "行业": trade,
                "类别": stage,
                "年综合能耗": round(chance.uniform(low, high) * 10000),
                "排查日期": workday_between(chance, date(2021, 11, 8), date(2021, 12, 17)),
            }
            row |= _compliance(chance, stage)
            rows.append(row)
    blank(chance, rows, {"年综合能耗": 0.04})
    return rows


def _compliance(chance: random.Random, stage: str) -> Row:
    lack = {"存量": 0.08, "在建": 0.16, "拟建": 0.34}[stage]
    row: Row = {permit: "不全" if chance.random() < lack else "齐全" for permit in PERMITS}
    row["减量替代"] = "未落实" if chance.random() < lack else "已落实"
    missing = sum(value in {"不全", "未落实"} for value in row.values())
    row["处置意见"] = "保留" if missing == 0 else "退出" if missing >= 3 else "整改"
    row["整改状态"] = rectification(chance, missing, 0.4)
    return row


_PERIODS = {
    "水泥熟料": ((date(2021, 11, 15), date(2022, 3, 15)),),
    "独立水泥粉磨站": ((date(2021, 10, 1), date(2021, 11, 15)), (date(2021, 11, 16), date(2022, 1, 31))),
    "砖瓦": ((date(2021, 10, 1), date(2021, 10, 31)), (date(2021, 11, 1), date(2021, 12, 15))),
    "机制砂": ((date(2021, 10, 8), date(2021, 11, 20)), (date(2021, 11, 21), date(2022, 1, 10))),
}
_CHECKS = (date(2021, 10, 14), date(2021, 10, 29), date(2021, 11, 12), date(2021, 11, 29), date(2021, 12, 14))
_DUTIFUL = {"水泥熟料": 0.86, "独立水泥粉磨站": 0.9, "砖瓦": 0.74, "机制砂": 0.66}


def staggered_production() -> list[Row]:
    """Every enterprise checked each half month since its first stop began."""
    chance = stream("错峰生产台账")
    trades = {
        "水泥熟料": CEMENT,
        "独立水泥粉磨站": GRINDING,
        "砖瓦": BRICKS,
        "机制砂": SAND,
    }
    rows: list[Row] = []
    for trade, names in trades.items():
        for name in names:
            lines = 1 + (chance.random() < 0.35) + (chance.random() < 0.1)
            for planned in _CHECKS:
                checked = planned + timedelta(days=chance.randint(0, 3))
                if checked > _PERIODS[trade][0][0]:
                    rows.append(_half_month(chance, name, trade, home(name), checked) | {"生产线": lines})
    return rows


def _half_month(chance: random.Random, name: str, trade: str, town: str, checked: date) -> Row:
    start, end = next(p for p in reversed(_PERIODS[trade]) if p[0] <= checked)
    due = min(15, (min(checked, end) - start).days + 1)
    kept = chance.random() < (_DUTIFUL[trade] + CARE[town]) / 2 - 0.03
    short = 0 if kept else chance.randint(1, min(8, due))
    return {
        "企业名称": name,
        "行业": trade,
        "镇街": town,
        "错峰开始": start,
        "错峰结束": end,
        "应停天数": due,
        "实停天数": due - short,
        "检查日期": checked,
        "检查结果": "落实" if kept else "未落实",
        "整改状态": rectification(chance, short, 0.6),
    }


_RETROFIT = {
    CEMENT[0]: (("改造中", "已完成", "已完成", "已完成"), "窑尾电改袋、高温高尘SCR脱硝", 0.62),
    CEMENT[1]: (("未开工", "未开工", "改造中", "改造中"), "湿法脱硫、SNCR提效", 1.04),
    CEMENT[2]: (("改造中", "改造中", "改造中", "已完成"), "窑尾袋除尘升级、低氮分级燃烧", 0.84),
    CEMENT[3]: (("未开工", "未开工", "未开工", "未开工"), "拟建SCR脱硝", 1.2),
}


def cement_monitoring() -> list[Row]:
    """Four enterprises, a monitoring a month; what is not yet retrofitted breaks the plan's limits."""
    chance = stream("水泥深度治理台账")
    rows: list[Row] = []
    for name, (states, measure, level) in _RETROFIT.items():
        for month, state in zip((9, 10, 11, 12), states, strict=True):
            rows.append({
                "企业名称": name,
                "镇街": home(name),
                "监测日期": date(2021, month, chance.randint(6, 16)),
                "颗粒物": round(9.4 * level * chance.uniform(0.8, 1.15), 1),
                "二氧化硫": round(48 * level * chance.uniform(0.85, 1.15), 1),
                "氮氧化物": round(96 * level * chance.uniform(0.85, 1.15), 1),
                "改造措施": measure,
                "改造状态": state,
                "评估监测": "已完成" if state == "已完成" and month >= 11 else "未完成",
            })  # fmt: skip
    blank(chance, rows[:-4], {"改造措施": 0.1})
    return rows


_LINKS = {
    "化工": ("储罐", "装卸", "敞开液面", "泄漏检测与修复", "废气收集", "废气旁路", "治理设施", "非正常工况"),
    "工业涂装": ("废气收集", "废气旁路", "治理设施", "产品VOCs含量", "非正常工况"),
    "包装印刷": ("废气收集", "治理设施", "产品VOCs含量", "废气旁路"),
    "油品储运销": ("储罐", "装卸", "加油站", "泄漏检测与修复"),
}
_TREATMENTS = {
    "化工": {"蓄热燃烧": 4, "催化燃烧": 3, "活性炭吸附": 3, "低温等离子": 1},
    "工业涂装": {"活性炭吸附": 4, "光氧催化": 3, "低温等离子": 2, "催化燃烧": 3},
    "包装印刷": {"活性炭吸附": 4, "光氧催化": 3, "低温等离子": 1, "蓄热燃烧": 1},
    "油品储运销": {"活性炭吸附": 5, "催化燃烧": 1},
}
_CRUDE = {"低温等离子", "光氧催化"}


def vocs() -> list[Row]:
    """Every enterprise inspected once on each link its trade has."""
    chance = stream("VOCs排查台账")
    trades = {
        "化工": CHEMISTRY,
        "工业涂装": MACHINERY,
        "包装印刷": PRINTING,
        "油品储运销": companies("石化", 9, 27),
    }
    rows: list[Row] = []
    for trade, names in trades.items():
        for name in names:
            treatment = pick(chance, _TREATMENTS[trade])
            clean = chance.random() < 0.15
            day = workday_between(chance, CAMPAIGN + timedelta(days=10), SNAPSHOT - timedelta(days=3))
            for link in _LINKS[trade]:
                row = _link(chance, day + timedelta(days=chance.randint(0, 3)), clean, home(name))
                row |= {
                    "企业名称": name,
                    "行业": trade,
                    "排查环节": link,
                    "治理工艺": treatment,
                    "低效工艺": "是" if treatment in _CRUDE else "否",
                }
                rows.append(row)
    blank(chance, rows, {"治理工艺": 0.03})
    return rows


def _link(chance: random.Random, day: date, clean: bool, town: str) -> Row:
    found = 0 if clean or chance.random() < CARE[town] - 0.38 else chance.randint(1, 5)
    state = rectification(chance, found, 0.55 if day < date(2021, 12, 6) else 0.25)
    limit = day + timedelta(days=chance.choice((7, 10, 15, 30)))
    fixed = {"无需整改": 0, "已整改": found}.get(state, chance.randint(0, max(0, found - 1)))
    return {
        "镇街": town,
        "问题数": found,
        "已整改数": fixed,
        "排查日期": day,
        "整改期限": limit if found else None,
        "整改状态": state,
    }


_GRADES = {
    "水泥": {"A级": 1, "B级": 3, "C级": 3, "D级": 1},
    "化工": {"B级": 3, "C级": 5, "D级": 2},
    "砖瓦": {"A级": 1, "B级": 3, "C级": 5, "D级": 3},
    "机械加工": {"引领性": 2, "非引领性": 6},
    "包装印刷": {"A级": 1, "B级": 3, "C级": 4, "D级": 2},
    "木材加工": {"引领性": 1, "非引领性": 6},
}
_LINES = {
    "水泥": ("熟料线", "粉磨线", "包装发运线"),
    "化工": ("合成装置", "精馏装置", "罐区装卸"),
    "砖瓦": ("隧道窑", "破碎线", "成型线"),
    "机械加工": ("喷涂线", "铸造线", "抛丸线"),
    "包装印刷": ("印刷线", "复合线", "涂布线"),
    "木材加工": ("热压线", "砂光线", "涂胶线"),
}


def emergency() -> list[Row]:
    """The emergency list: a row a production line, the measures stricter with colour and grade."""
    chance = stream("应急减排清单")
    trades = {
        "水泥": CEMENT,
        "化工": CHEMISTRY,
        "砖瓦": BRICKS,
        "机械加工": MACHINERY,
        "包装印刷": PRINTING,
        "木材加工": TIMBER,
    }
    rows: list[Row] = []
    for trade, names in trades.items():
        for name in names:
            grade = pick(chance, _GRADES[trade])
            kind = (
                "小微涉气"
                if grade == "非引领性" and chance.random() < 0.5
                else pick(chance, {"保障类": 1, "非保障类": 7})
            )
            shared: Row = {"企业名称": name, "镇街": home(name), "行业": trade, "绩效等级": grade, "企业类型": kind}
            shared["排污许可证"] = None if kind == "小微涉气" else f"91370405MA{len(rows):07d}X001P"
            count = 1 if kind == "小微涉气" else chance.choices((1, 2, 3, 4), (20, 37, 30, 13))[0]
            for i in range(count):
                line = _LINES[trade][i % 3]
                rows.append(
                    shared | {"生产线": f"{i // 3 + 1}号{line}"} | _measures(grade, kind) | _visit(chance, home(name))
                )
    return rows


def _measures(grade: str, kind: str) -> Row:
    best = grade in {"A级", "引领性"}
    if kind == "小微涉气":
        steps = ("无", "无", "限产")
    elif kind == "保障类" and best:
        steps = ("无", "无", "无")
    elif kind == "保障类" or best:
        steps = ("自主减排", "自主减排", "自主减排")
    else:
        steps = {"B级": ("限产", "限产", "停产"), "C级": ("限产", "停产", "停产")}.get(grade, ("停产", "停产", "停产"))
    return dict(zip(("黄色措施", "橙色措施", "红色措施"), steps, strict=True))


def _visit(chance: random.Random, town: str) -> Row:
    if chance.random() < 0.18:
        return {"驻厂检查日期": None, "核查结果": "未核查"}
    day = workday_between(chance, date(2021, 11, 1), SNAPSHOT)
    return {"驻厂检查日期": day, "核查结果": "落实" if chance.random() < CARE[town] + 0.04 else "未落实"}
