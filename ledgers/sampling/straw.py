"""The ledgers of burning: 秸秆堆存台账, 秸秆火点台账, 垃圾焚烧巡查台账."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta

from .base import CAMPAIGN, SNAPSHOT, Row, blank, day_between, pick, soon, stream, workday_between
from .places import CARE, TOWNS, town, villages

HEAPS, FIRES, PATROLS = 250, 40, 120
_CENTRES = {
    "运河街道": (117.734, 34.563),
    "邳庄镇": (117.812, 34.536),
    "张山子镇": (117.485, 34.548),
    "泥沟镇": (117.658, 34.646),
    "涧头集镇": (117.577, 34.574),
    "马兰屯镇": (117.672, 34.567),
}
_SPOTS = {"田间地头": 40, "沟边河沿": 26, "房前屋后": 15, "村居周边": 19}
_CITY_STREETS = {
    "金光路": 3,
    "文化路": 2,
    "华兴路": 2,
    "长安路": 3,
    "箭道街": 6,
    "丁字街": 2,
    "环城北路": 3,
    "环城西路": 4,
}
_TOWN_STREETS = {"中心街": 4, "商贸街": 3, "迎宾路": 2}


def heaps() -> list[Row]:
    """250 heaps; most are cleared within a fortnight, the newest are not."""
    chance = stream("秸秆堆存台账")
    rows = [_heap(chance) for _ in range(HEAPS)]
    rows.sort(key=lambda row: str(row["发现日期"]))
    for i, row in enumerate(rows):
        row["影像编号"] = f"JG{i + 1:05d}"
    blank(chance, rows, {"影像编号": 0.04, "堆存量": 0.02})
    return rows


def _heap(chance: random.Random) -> Row:
    home = town(chance)
    found = day_between(chance, CAMPAIGN + timedelta(days=4), SNAPSHOT)
    age = (SNAPSHOT - found).days
    cleared = chance.random() < min(0.95, CARE[home] * (0.35 + age / 45))
    east, north = _CENTRES[home]
    return {
        "镇街": home,
        "村居": chance.choice(villages(home, 20)),
        "位置": pick(chance, _SPOTS),
        "经度": round(east + chance.uniform(-0.03, 0.03), 5),
        "纬度": round(north + chance.uniform(-0.02, 0.02), 5),
        "堆存量": round(chance.triangular(0.3, 18, 2), 1),
        "发现日期": found,
        "清理状态": "已清理" if cleared else pick(chance, {"清理中": 5, "未清理": 5}),
        "清理日期": soon(chance, found, 14) if cleared else None,
    }


def fires() -> list[Row]:
    """40 reports of fires, most in the harvest; a false one burnt nothing."""
    chance = stream("秸秆火点台账")
    times = sorted(_moment(chance) for _ in range(FIRES))
    rows: list[Row] = []
    for i, moment in enumerate(times):
        home = pick(chance, {t: 1.15 - CARE[t] for t in TOWNS})
        true = chance.random() < 0.72
        rows.append({
            "火点编号": f"HD2021{i + 1:03d}",
            "发现时间": moment,
            "发现方式": pick(chance, {"卫星遥感": 8, "高清视频": 16, "无人机": 7, "人工巡查": 11}),
            "镇街": home,
            "村居": chance.choice(villages(home, 26)),
            "过火面积": round(chance.triangular(0.1, 6.5, 0.8), 2) if true else None,
            "处置时长": chance.randint(8, 95),
            "核实结果": "属实" if true else "误报",
        })  # fmt: skip
    blank(chance, rows, {"处置时长": 0.04})
    return rows


def _moment(chance: random.Random) -> datetime:
    last = date(2021, 11, 12) if chance.random() < 0.6 else SNAPSHOT
    day = day_between(chance, CAMPAIGN + timedelta(days=2), last)
    hour = int(pick(chance, {"5": 1, "11": 2, "14": 2, "17": 5, "18": 6, "19": 5, "20": 4, "21": 3, "22": 2, "23": 1}))
    return datetime(day.year, day.month, day.day, hour, chance.randint(0, 59))


def patrols() -> list[Row]:
    """120 patrols of the town's streets."""
    chance = stream("垃圾焚烧巡查台账")
    rows: list[Row] = []
    for day in sorted(workday_between(chance, date(2021, 11, 1), SNAPSHOT) for _ in range(PATROLS)):
        home = town(chance) if chance.random() < 0.6 else "运河街道"
        street = pick(chance, _CITY_STREETS) if home == "运河街道" else home + pick(chance, _TOWN_STREETS)
        found = chance.choices((0, 1, 2, 3), (4, 4, 2, 1))[0] + (street == "箭道街")
        rows.append({
            "巡查日期": day,
            "路段": street,
            "镇街": home,
            "焚烧类型": pick(chance, {"枯枝落叶": 6, "生活垃圾": 4}),
            "发现起数": found,
            "制止起数": sum(chance.random() < CARE[home] for _ in range(found)),
        })  # fmt: skip
    blank(chance, rows, {"路段": 0.04})
    return rows
