"""The ledgers of air: 降尘量台账, 空气质量日报.

The index, the main pollutant and the grade of a day follow from its concentrations by the national
breakpoints, so no row contradicts itself.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from math import ceil

from .base import CAMPAIGN, SNAPSHOT, Row, stream
from .places import TOWNS

_DUSTFALL = {"运河街道": 5.4, "邳庄镇": 5.9, "张山子镇": 7.6, "泥沟镇": 6.9, "涧头集镇": 6.4, "马兰屯镇": 5.7}


def dustfall() -> list[Row]:
    """Six towns by two months; the plan's limit is 7."""
    chance = stream("降尘量台账")
    return [
        {"镇街": town, "月份": date(2021, month, 1), "降尘量": round(base * factor * chance.uniform(0.93, 1.07), 2)}
        for month, factor in ((10, 0.97), (11, 1.08))
        for town, base in _DUSTFALL.items()
    ]


_INDEX = (0, 50, 100, 150, 200, 300, 400, 500)
_BREAKPOINTS = {
    "PM2.5": (0, 35, 75, 115, 150, 250, 350, 500),
    "PM10": (0, 50, 150, 250, 350, 420, 500, 600),
}
_GRADES = ((50, "优"), (100, "良"), (150, "轻度污染"), (200, "中度污染"), (300, "重度污染"), (500, "严重污染"))
_TOWN_LEVEL = {"运河街道": 1.05, "邳庄镇": 0.93, "张山子镇": 1.12, "泥沟镇": 1.02, "涧头集镇": 0.98, "马兰屯镇": 0.95}
_EPISODES = {
    date(2021, 11, 18): 2.0,
    date(2021, 11, 19): 2.6,
    date(2021, 12, 9): 1.8,
    date(2021, 12, 10): 2.4,
    date(2021, 12, 11): 3.0,
}
_MONTH_LEVEL = {10: 43.2, 11: 62.8, 12: 71.1}


def daily() -> list[Row]:
    """Six towns by 81 days; a few station failures leave a cell empty."""
    chance = stream("空气质量日报")
    rows: list[Row] = []
    weather = 1.0
    for offset in range((SNAPSHOT - CAMPAIGN).days + 1):
        day = CAMPAIGN + timedelta(days=offset)
        weather = 0.5 * weather + 0.5 * chance.uniform(0.1, 1.9)
        level = _MONTH_LEVEL[day.month] * weather * _EPISODES.get(day, 1.0)
        rows.extend(_town_day(chance, day, town, level * _TOWN_LEVEL[town]) for town in TOWNS)
    return rows


def _town_day(chance: random.Random, day: date, town: str, level: float) -> Row:
    fine = max(6, round(level * chance.uniform(0.92, 1.08)))
    coarse = max(fine + 4, round(fine * chance.uniform(1.2, 1.85) + chance.uniform(0, 22)))
    failed = chance.random()
    parts = {"PM2.5": None if failed < 0.012 else fine, "PM10": None if failed > 0.98 else coarse}
    indices = {name: sub_index(name, value) for name, value in parts.items() if value is not None}
    gas = "O3" if day.month == 10 else "NO2"
    indices[gas] = chance.randint(18, 96) if gas == "O3" else chance.randint(20, 72)
    top = max(indices, key=lambda name: indices[name])
    aqi = indices[top]
    row: Row = {"日期": day, "镇街": town, "AQI": aqi, "首要污染物": top if aqi > 50 else "无"}
    return row | parts | {"空气质量级别": next(name for limit, name in _GRADES if aqi <= limit)}


def sub_index(pollutant: str, value: float) -> int:
    """The individual index of a daily mean, by linear steps between the national breakpoints."""
    steps = _BREAKPOINTS[pollutant]
    i = next((i for i, limit in enumerate(steps[1:]) if value <= limit), len(steps) - 2)
    share = (min(value, steps[-1]) - steps[i]) / (steps[i + 1] - steps[i])
    return ceil(_INDEX[i] + share * (_INDEX[i + 1] - _INDEX[i]))
