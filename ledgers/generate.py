"""Writes the sample ledgers: `python ledgers/generate.py [FOLDER]`. Same seed, same bytes.

The rows are invented; figures the plan states are kept. Column order and units come from
dictionary.toml, so the files and the dictionary cannot disagree.
"""

from __future__ import annotations

import csv
import sys
import tomllib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from sampling import air, coal, dust, industry, straw, tasks, vehicles
from sampling.base import Cell, Row

HERE = Path(__file__).resolve().parent
MAKERS: dict[str, Callable[[], list[Row]]] = {
    "任务台账": tasks.tasks,
    "两高项目清单": industry.projects,
    "错峰生产台账": industry.staggered_production,
    "水泥深度治理台账": industry.cement_monitoring,
    "清洁取暖台账": coal.clean_heating,
    "散煤网点台账": coal.coal_outlets,
    "锅炉炉窑台账": coal.boilers,
    "VOCs排查台账": industry.vocs,
    "柴油货车台账": vehicles.lorries,
    "移动源检查台账": vehicles.mobile_sources,
    "油品台账": vehicles.fuel,
    "秸秆堆存台账": straw.heaps,
    "秸秆火点台账": straw.fires,
    "垃圾焚烧巡查台账": straw.patrols,
    "工地扬尘台账": dust.sites,
    "道路保洁台账": dust.roads,
    "矿山扬尘台账": dust.mines,
    "降尘量台账": air.dustfall,
    "空气质量日报": air.daily,
    "应急减排清单": industry.emergency,
    "专班周报台账": tasks.weekly_reports,
}


def main(folder: Path) -> None:
    """Writes every ledger of the dictionary into the folder."""
    dictionary = tomllib.loads((HERE / "dictionary.toml").read_text(encoding="utf-8"))
    folder.mkdir(parents=True, exist_ok=True)
    for ledger in dictionary["ledger"]:
        write(folder / f"{ledger['name']}.csv", ledger["column"], MAKERS[ledger["name"]]())


def write(path: Path, columns: list[dict[str, Any]], rows: list[Row]) -> None:
    """One CSV: the unit of a column in full-width brackets in its header, an empty cell for None."""
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header(column) for column in columns)
        out.writerows([cell(row[column["name"]]) for column in columns] for row in rows)


def header(column: dict[str, Any]) -> str:
    """处罚金额（元）, or the bare name."""
    return f"{column['name']}（{column['unit']}）" if column.get("unit") else str(column["name"])


def cell(value: Cell) -> str:
    """A value as officials type it: no time zone, minutes only, no trailing .0."""
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, float):
        return repr(value).removesuffix(".0")
    return "" if value is None else str(value)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
