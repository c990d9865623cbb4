"""The ledgers of coal: 清洁取暖台账, 散煤网点台账, 锅炉炉窑台账."""

from __future__ import annotations

import random
from datetime import date, timedelta

from .base import CAMPAIGN, SNAPSHOT, Row, blank, day_between, pick, soon, stream, workday_between
from .places import CARE, CHEMISTRY, MACHINERY, TIMBER, TOWNS, URBAN_BLOCKS, companies, home, person, town, villages

HOUSEHOLDS = 11186
URBAN_AREA = 170_000
_VILLAGES = {"运河街道": 20, "邳庄镇": 24, "张山子镇": 32, "泥沟镇": 38, "涧头集镇": 30, "马兰屯镇": 36}
_RURAL_WAYS = {"气代煤": 46, "电代煤": 22, "空气源热泵": 16, "生物质": 14, "集中供热": 2}
_URBAN_WAYS = {"集中供热": 7, "气代煤": 2, "空气源热泵": 1}
_PROGRESS = {"运河街道": 0.98, "邳庄镇": 0.95, "张山子镇": 0.81, "泥沟镇": 0.88, "涧头集镇": 0.91, "马兰屯镇": 0.97}


def clean_heating() -> list[Row]:
    """180 villages with the plan's 11186 households and 20 urban blocks with its 170000 m²."""
    chance = stream("清洁取暖台账")
    places = [(t, v) for t in TOWNS for v in villages(t, _VILLAGES[t])]
    rows = [
        _heating(chance, t, v, "农村", plan)
        for (t, v), plan in zip(places, shares(chance, HOUSEHOLDS, len(places)), strict=True)
    ]
    areas = shares(chance, URBAN_AREA // 100, len(URBAN_BLOCKS))
    for i, (block, area) in enumerate(zip(URBAN_BLOCKS, areas, strict=True)):
        town_name = "运河街道" if i < 14 else TOWNS[i % len(TOWNS)]
        rows.append(_heating(chance, town_name, block, "建成区", area) | {"改造面积": area * 100})
    blank(chance, rows, {"改造方式": 0.02, "复烧户数": 0.03})
    return rows


def shares(chance: random.Random, total: int, count: int) -> list[int]:
    """Splits a total into so many uneven whole parts that add up to it exactly."""
    weights = [chance.uniform(0.5, 1.9) for _ in range(count)]
    parts = [int(total * weight / sum(weights)) for weight in weights]
    for i in range(total - sum(parts)):
        parts[i] += 1
    return parts


def _heating(chance: random.Random, town_name: str, place: str, area_kind: str, plan: int) -> Row:
    whole = chance.random() < _PROGRESS[town_name] - 0.12
    done = plan if whole else int(plan * chance.uniform(0.35, 0.95))
    checked = 0 if done == 0 else max(1, round(done * chance.uniform(0.07, 0.3)))
    faulty = chance.random() > CARE[town_name]
    return {
        "镇街": town_name,
        "村居": place,
        "区域类型": area_kind,
        "改造方式": pick(chance, _RURAL_WAYS if area_kind == "农村" else _URBAN_WAYS),
        "计划户数": plan,
        "完成户数": done,
        "改造面积": None,
        "抽查户数": checked,
        "合格户数": checked - (min(checked, chance.randint(1, 3)) if faulty else 0),
        "复烧户数": chance.randint(1, 6) if chance.random() > CARE[town_name] - 0.05 else 0,
        "完成日期": workday_between(chance, date(2021, 10, 8), SNAPSHOT) if whole else None,
    }


_OUTLET_WORDS = ("煤炭经营部", "型煤销售点", "煤球店", "散煤经营点", "燃料门市")


def coal_outlets() -> list[Row]:
    """60 outlets; the phones are invented and say so by their zeros."""
    chance = stream("散煤网点台账")
    rows: list[Row] = []
    for i in range(60):
        town_name = TOWNS[i] if i < len(TOWNS) else town(chance)
        owner = person(chance)
        inside = chance.random() < 0.65
        village = chance.choice(villages(town_name, _VILLAGES[town_name]))
        row: Row = {
            "网点名称": f"{village.removesuffix('村')}{owner[0]}家{chance.choice(_OUTLET_WORDS)}",
            "镇街": town_name,
            "村居": village,
            "负责人": owner,
            "联系电话": f"1370000{chance.randint(0, 9999):04d}",
            "禁燃区内": "是" if inside else "否",
        }
        rows.append(row | _closure(chance, town_name, inside))
    blank(chance, rows, {"联系电话": 0.04, "村居": 0.03})
    return rows


def _closure(chance: random.Random, town_name: str, inside: bool) -> Row:
    found = workday_between(chance, date(2021, 11, 1), SNAPSHOT - timedelta(days=2))
    closed = chance.random() < CARE[town_name] - (0.12 if inside else 0.42)
    state = "已取缔" if closed else pick(chance, {"取缔中": 6, "未处置": 4})
    seized = round(0.2 + chance.expovariate(0.35), 1)
    return {
        "排查日期": found,
        "处置状态": state,
        "取缔日期": soon(chance, found, 34) if closed else None,
        "查扣散煤": None if state == "未处置" else seized,
    }


_FUELS = {
    "燃煤锅炉": "煤",
    "生物质锅炉": "生物质",
    "燃气锅炉": "天然气",
    "煤气锅炉": "煤气",
    "煤气发生炉": "煤",
    "热风炉": "煤",
    "加热炉": "煤",
    "热处理炉": "煤",
    "干燥炉": "煤",
    "冲天炉": "煤",
}
_DEVICES = {
    "燃煤锅炉": 13,
    "生物质锅炉": 16,
    "燃气锅炉": 21,
    "煤气锅炉": 5,
    "煤气发生炉": 7,
    "热风炉": 6,
    "加热炉": 8,
    "热处理炉": 4,
    "干燥炉": 7,
    "冲天炉": 3,
}
_REMEDIES = {
    "燃煤锅炉": {"淘汰": 7, "清洁能源替代": 3},
    "燃气锅炉": {"低氮改造": 1},
    "煤气发生炉": {"淘汰": 1},
    "热风炉": {"淘汰": 4, "清洁能源替代": 1},
    "生物质锅炉": {"提标改造": 1},
    "煤气锅炉": {"提标改造": 3, "低氮改造": 1},
}
_LIMITS = {"燃煤锅炉": date(2021, 12, 31), "煤气发生炉": date(2022, 3, 31), "热风炉": date(2022, 3, 31)}
_SULPHUR = {"氧化镁": 3, "双碱法": 5, "单碱法": 2, "氨法": 2, "石灰石-石膏": 2, "无": 3}
_SIZES = {"燃煤锅炉": (4, 10, 15, 20, 35), "燃气锅炉": (1, 2, 4, 6, 10), "冲天炉": (5, 7, 10)}


def boilers() -> list[Row]:
    """90 devices and the one boiler that the plan names."""
    chance = stream("锅炉炉窑台账")
    owners = CHEMISTRY + MACHINERY + TIMBER + companies("食品", 12, 48)
    rows: list[Row] = []
    for kind, count in _DEVICES.items():
        for _ in range(count):
            owner = chance.choice(owners)
            rows.append(_device(chance, f"GL{len(rows) + 1:04d}", kind, owner))
    blank(chance, rows, {"氮氧化物": 0.05, "规模": 0.03})
    rows.insert(13, _named_boiler())
    return rows


def _named_boiler() -> Row:
    row = _device(stream("35"), "GL0000", "燃煤锅炉", "山东丰元化学股份有限公司")
    return row | {
        "镇街": "运河街道",
        "规模": 35,
        "燃料": "煤",
        "脱硫工艺": "石灰石-石膏",
        "检修完成": "是",
        "治理措施": "淘汰",
        "状态": "进行中",
        "计划完成日期": date(2021, 12, 31),
        "实际完成日期": None,
        "氮氧化物": None,
    }


def _device(chance: random.Random, number: str, kind: str, owner: str) -> Row:
    care = CARE[home(owner)]
    plan = _LIMITS.get(kind) or chance.choice(
        (date(2021, 11, 30), date(2021, 12, 10), date(2021, 12, 31), date(2022, 1, 31))
    )
    state = pick(chance, {"已完成": 10 * care, "进行中": 4, "未启动": 12 * (1 - care)})
    remedy = pick(chance, _REMEDIES.get(kind, {"清洁能源替代": 5, "提标改造": 3, "淘汰": 1}))
    replaced = state == "已完成" and remedy == "清洁能源替代"
    sulphur = pick(chance, _SULPHUR) if kind in {"燃煤锅炉", "煤气锅炉", "生物质锅炉", "加热炉"} else "无"
    return {
        "设备编号": number,
        "企业名称": owner,
        "镇街": home(owner),
        "设备类型": kind,
        "规模": chance.choice(_SIZES.get(kind, (2, 4, 6, 8))) if "锅炉" in kind or kind == "冲天炉" else None,
        "炉膛直径": round(chance.uniform(1.2, 3.8), 1) if kind == "煤气发生炉" else None,
        "燃料": "电" if replaced else _FUELS[kind],
        "脱硫工艺": sulphur,
        "检修完成": "是" if chance.random() < care else "否",
        "治理措施": remedy,
        "状态": state,
        "计划完成日期": plan,
        "实际完成日期": day_between(chance, CAMPAIGN + timedelta(days=20), SNAPSHOT) if state == "已完成" else None,
        "氮氧化物": None if replaced else _nitrogen(chance, kind, state),
    }


def _nitrogen(chance: random.Random, kind: str, state: str) -> float:
    base = {"燃气锅炉": 44, "生物质锅炉": 118}.get(kind, 142)
    return round(base * {"已完成": 0.72, "进行中": 1.0, "未启动": 1.22}[state] * chance.uniform(0.75, 1.25), 1)
