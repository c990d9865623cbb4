"""The ledgers of vehicles and fuel: 柴油货车台账, 移动源检查台账, 油品台账."""

from __future__ import annotations

import random
from datetime import date, timedelta

from .base import CAMPAIGN, SNAPSHOT, Row, blank, pick, soon, stream, visits, workday_between
from .places import CARE, TOWNS, companies, home, person, town, villages

_STANDARDS = {"国三": 70, "国二": 22, "国一": 8}
_SCRAPPED = {"国三": 0.78, "国二": 0.87, "国一": 0.93}
_YARDS = {"枣庄恒旧再生资源有限公司": 5, "台儿庄顺拆报废汽车回收有限公司": 3, "滕州汇再机动车拆解有限公司": 2}
LORRIES = 600


def lorries() -> list[Row]:
    """600 lorries taken off the road; plates run from 00001 and belong to nobody."""
    chance = stream("柴油货车台账")
    numbers = chance.sample(range(1, 1000), LORRIES)
    rows = [_lorry(chance, number) for number in numbers]
    rows.sort(key=lambda row: str(row["淘汰日期"]))
    blank(chance, rows, {"车主": 0.03})
    return rows


def _lorry(chance: random.Random, number: int) -> Row:
    town_name = town(chance)
    standard = pick(chance, _STANDARDS)
    retired = workday_between(chance, date(2021, 3, 1), SNAPSHOT - timedelta(days=1))
    waiting = (SNAPSHOT - retired).days / 200
    scrapped = chance.random() < min(
        0.97, _SCRAPPED[standard] * (0.55 + 0.45 * CARE[town_name]) * min(1.1, 0.6 + waiting)
    )
    return {
        "车牌号": f"鲁D·{number:05d}",
        "车主": person(chance),
        "排放标准": standard,
        "车型": pick(chance, {"重型": 68, "中型": 32}),
        "镇街": town_name,
        "淘汰日期": retired,
        "拆解状态": "已拆解" if scrapped else "待拆解",
        "拆解日期": soon(chance, retired, 45) if scrapped else None,
        "拆解企业": pick(chance, _YARDS) if scrapped else None,
    }


CHECKS = 800


def mobile_sources() -> list[Row]:
    """800 checks of gas lorries and machines; what fails is fined."""
    chance = stream("移动源检查台账")
    fleets = companies("运输", 18, 3)
    works = companies("工程机械", 16, 25)
    days = sorted(workday_between(chance, CAMPAIGN, SNAPSHOT) for _ in range(CHECKS))
    rows = []
    for i, day in enumerate(days):
        lorry = chance.random() < 0.6
        owner = chance.choice(fleets if lorry else works)
        row = _gas_lorry(chance) if lorry else _machine(chance)
        row |= {"检查编号": f"YDY2021{i + 1:04d}", "检查日期": day, "所属单位": owner, "镇街": home(owner)}
        rows.append(row | _verdict(chance, row, lorry))
    blank(chance, rows, {"所属单位": 0.04})
    return rows


def _gas_lorry(chance: random.Random) -> Row:
    return {
        "类别": "重型燃气车",
        "号牌": f"鲁D·{chance.randint(1000, 1999):05d}",
        "检查方式": pick(chance, {"路检路查": 7, "入户检查": 3}),
        "三元催化器": pick(chance, {"正常": 91, "异常": 9}),
        "后氧传感器": pick(chance, {"正常": 94, "异常": 6}),
        "环保标识": pick(chance, {"已登记": 97, "未登记": 3}),
    }


def _machine(chance: random.Random) -> Row:
    known = chance.random() < 0.86
    return {
        "类别": "非道路移动机械",
        "号牌": f"3-D{chance.randint(1, 320):05d}" if known else None,
        "检查方式": pick(chance, {"路检路查": 1, "入户检查": 9}),
        "三元催化器": "不适用",
        "后氧传感器": "不适用",
        "环保标识": "已登记" if known else "未登记",
    }


def _verdict(chance: random.Random, row: Row, lorry: bool) -> Row:
    faults = sum(row[part] in {"异常", "未登记"} for part in ("三元催化器", "后氧传感器", "环保标识"))
    smoke = chance.random() < 0.04
    if not faults and not smoke:
        return {"检查结果": "合格", "处罚金额": None}
    fine = chance.choice((200, 300, 500) if lorry else (1000, 2000, 5000)) * max(1, faults)
    return {"检查结果": "不合格", "处罚金额": None if chance.random() < 0.06 else fine}


_FUEL_FAULTS = {
    "自建油罐": ("无防渗漏设施", "油罐无合法手续", "油品来源不明", "消防器材缺失"),
    "加油站": ("油气回收不达标", "进货台账不全", "卸油口密闭不严"),
    "流动加油车": ("无危险品运输资质", "油品来源不明", "私自改装罐体"),
    "黑加油点": ("无证照经营", "油品硫含量超标", "私设储油罐"),
}
_VISITS = {"自建油罐": 3, "加油站": 4, "流动加油车": 2, "黑加油点": 1}


def fuel() -> list[Row]:
    """Tanks, stations, tanker lorries and illegal outlets, most of them visited more than once."""
    chance = stream("油品台账")
    rows: list[Row] = []
    for name, kind, town_name in _fuel_places(chance):
        place: Row = {"对象名称": name, "类型": kind, "镇街": town_name, "牵头单位": _fuel_lead(chance, kind)}
        days = visits(chance, date(2021, 11, 1), SNAPSHOT, _VISITS[kind])
        rows.extend(place | {"排查日期": day} | _visit(chance, kind, CARE[town_name]) for day in days)
    rows.sort(key=lambda row: str(row["排查日期"]))
    return rows


def _fuel_places(chance: random.Random) -> list[tuple[str, str, str]]:
    tanks = [(f"{name.removesuffix('有限公司')}自建油罐", "自建油罐", home(name)) for name in companies("物流", 17, 9)]
    stations = [
        (f"{town_name.removesuffix('镇').removesuffix('街道')}{word}加油站", "加油站", town_name)
        for town_name in TOWNS
        for word in ("第一", "第二", "路东")
    ]
    tankers = [(f"流动加油车{i:02d}号", "流动加油车", town(chance)) for i in range(1, 8)]
    hidden = [(town_name, village) for town_name in TOWNS for village in chance.sample(villages(town_name, 20), 2)]
    illegal = [
        (f"{village}黑加油点", "黑加油点", town_name) for town_name, village in (*hidden, ("张山子镇", "南张庄村"))
    ]
    return tanks + stations + tankers + illegal


def _fuel_lead(chance: random.Random, kind: str) -> str:
    if kind == "黑加油点":
        return pick(chance, {"区市场监管局": 2, "区交通运输局": 1})
    return "区交通运输局" if kind == "自建油罐" else "区市场监管局"


def _visit(chance: random.Random, kind: str, care: float) -> Row:
    sampled = chance.random() < (0.5 if kind == "黑加油点" else 0.84)
    grade = pick(chance, {"0号柴油": 6, "92号汽油": 3, "95号汽油": 1}) if kind == "加油站" else "0号柴油"
    good = chance.random() < {"加油站": 0.95, "自建油罐": 0.84, "流动加油车": 0.7}.get(kind, 0.4)
    faulty = kind == "黑加油点" or (sampled and not good) or chance.random() > care + 0.05
    way = "取缔" if kind == "黑加油点" else pick(chance, {"整改": 8, "移送": 1 if sampled and not good else 0})
    pending = pick(chance, {"整改中": 4, "已整改": 6})
    return {
        "抽检油品": grade if sampled else None,
        "抽检结果": ("合格" if good else "不合格") if sampled else "未抽检",
        "存在问题": chance.choice(_FUEL_FAULTS[kind]) if faulty else None,
        "处置方式": way if faulty else "无",
        "整改状态": pending if faulty else "无需整改",
    }
