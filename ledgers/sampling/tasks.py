"""任务台账 and 专班周报台账: what the plan's duties and task forces came to by the snapshot day."""

from __future__ import annotations

import random
import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from .base import SNAPSHOT, Row, day_between, soon, stream

_TABLE = Path(__file__).with_name("tasks.toml")
_FIRST_FRIDAY = date(2021, 11, 5)
_WEEKS = 7


def tasks() -> list[Row]:
    """One row per duty and lead unit, the state of each written by hand in tasks.toml."""
    table = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    chance = stream("任务台账")
    rows = []
    for duty in table["duty"]:
        for lead in duty["leads"]:
            row = _task(duty, lead, table["campaign"])
            row["最近更新"] = _updated(chance, row)
            rows.append(row)
    return rows


def _task(duty: dict[str, Any], lead: dict[str, Any], campaigns: dict[str, str]) -> Row:
    section, part, _ = duty["id"].split(".")
    return {
        "任务编号": duty["id"],
        "任务名称": duty["name"],
        "专项": campaigns[f"{section}.{part}"],
        "牵头单位": lead["unit"],
        "责任单位": "、".join(duty.get("responsible", ())) or None,
        "完成时限": duty["limit"],
        "状态": _state(lead["progress"]),
        "进度": lead["progress"],
        "完成日期": lead.get("finished"),
        "存在问题": lead.get("problem"),
    }


def _state(progress: int) -> str:
    return {0: "未开始", 100: "已完成"}.get(progress, "进行中")


def _updated(chance: random.Random, row: Row) -> date | None:
    finished = row["完成日期"]
    if isinstance(finished, date):
        return soon(chance, finished, 3)
    return None if row["状态"] == "未开始" else day_between(chance, date(2021, 12, 1), SNAPSHOT)


def weekly_reports() -> list[Row]:
    """Seven task forces by seven Fridays; late ones are told by `late`, the weeks a force was late."""
    forces = tomllib.loads(_TABLE.read_text(encoding="utf-8"))["force"]
    chance = stream("专班周报台账")
    rows: list[Row] = []
    for week in range(_WEEKS):
        for force in forces:
            friday = _FIRST_FRIDAY + timedelta(weeks=week)
            late = week in force["late"]
            checked = round(force["size"] * chance.uniform(0.7, 1.3))
            found = round(checked * force["trouble"] * chance.uniform(0.7, 1.3))
            rows.append({
                "专班": force["name"],
                "牵头单位": "、".join(force["leads"]),
                "报送截止": friday,
                "报送日期": None if week in force.get("missing", ()) else _reported(chance, friday, late),
                "是否按时": "否" if late else "是",
                "排查数": checked,
                "发现问题数": found,
                "整改完成数": min(found, round(found * force["cure"] * chance.uniform(0.85, 1.15))),
            })  # fmt: skip
    return rows


def _reported(chance: random.Random, friday: date, late: bool) -> date:
    return soon(chance, friday, 3) if late else friday - timedelta(days=chance.randint(0, 1))
