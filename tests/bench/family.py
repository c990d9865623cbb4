"""A family of many small ledgers, made up: 区县_YYYYMM.csv with one header, several figures a row."""

import random
from collections.abc import Iterator
from itertools import product
from pathlib import Path

HEADER = "检查日期,对象名称,对象类型,检查结果,问题数（个）,罚款（万元）,巡查里程（公里）"
QUESTIONS = (
    "一共检查了多少次",
    "不合格的有几条",
    "各区的罚款合计是多少",
    "2021年3月罚款最多的是哪个区",
    "问题数最多的前五个区",
    "平均巡查里程是多少",
    "企业不合格率是多少",
    "按月统计检查次数",
    "餐饮类罚款超过3万元的有几条",
    "每个区不合格的各几条",
)
_FRONT, _BACK = "东西南北上下前后大小新老青红白金银玉石清", "河山湖林桥港湾川岭泉城原沟坪店口寨堡溪塘"
_MONTHS = [f"{year}{month:02}" for year in range(2018, 2023) for month in range(1, 13)]


def make(folder: Path, files: int, rows: int) -> None:
    """Writes so many files with so many rows each; the same every time."""
    chance = random.Random(7)
    folder.mkdir(parents=True)
    for name, month in list(product(_districts(), _MONTHS))[:files]:
        lines = [HEADER, *(_row(chance, month) for _ in range(rows))]
        (folder / f"{name}_{month}.csv").write_text("\n".join(lines) + "\n", "utf-8")


def _districts() -> Iterator[str]:
    return (f"{front}{back}区" for front, back in product(_FRONT, _BACK))


def _row(chance: random.Random, month: str) -> str:
    pick = chance.choice
    firm = f"{pick(_FRONT)}{pick(_BACK)}{pick(('建材', '食品', '机械', '化工'))}{chance.randint(1, 99_999)}公司"
    kind, found = pick(("企业", "工地", "餐饮", "汽修")), pick(("合格", "不合格", "未抽检"))
    figures = f"{chance.randint(0, 9)},{chance.randint(0, 500) / 100},{chance.randint(0, 3000) / 10}"
    return f"{month[:4]}-{month[4:]}-{chance.randint(1, 28):02},{firm},{kind},{found},{figures}"
