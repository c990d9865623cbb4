"""The towns with their villages, and invented names of companies and people.

Towns are told apart by `care`: how well things are kept there, so that comparisons have an answer.
"""

from __future__ import annotations

import random
import tomllib
from pathlib import Path
from typing import Any

NAMES: dict[str, Any] = tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))
TOWNS = ("运河街道", "邳庄镇", "张山子镇", "泥沟镇", "涧头集镇", "马兰屯镇")
TOWN_WEIGHTS = {"运河街道": 22, "邳庄镇": 12, "张山子镇": 16, "泥沟镇": 21, "涧头集镇": 15, "马兰屯镇": 18}
CARE = {"运河街道": 0.92, "邳庄镇": 0.84, "张山子镇": 0.66, "泥沟镇": 0.73, "涧头集镇": 0.78, "马兰屯镇": 0.88}

URBAN_BLOCKS: tuple[str, ...] = tuple(NAMES["urban_blocks"])
HILLS: tuple[str, ...] = tuple(NAMES["hills"])


def villages(town: str, count: int) -> tuple[str, ...]:
    """Invented village names of a town; the same town always has the same, and a few recur elsewhere."""
    chance = random.Random(f"villages/{town}")
    names: list[str] = []
    while len(names) < count:
        side = chance.choice(NAMES["sides"]) if chance.random() < 0.55 else ""
        name = side + chance.choice(NAMES["families"]) + chance.choice(NAMES["village_ends"])
        if name not in names:
            names.append(name)
    return tuple(names)


def town(chance: random.Random) -> str:
    """A town, larger ones more often."""
    return chance.choices(list(TOWN_WEIGHTS), list(TOWN_WEIGHTS.values()))[0]


def person(chance: random.Random) -> str:
    """An invented name."""
    return str(chance.choice(NAMES["families"]) + chance.choice(NAMES["given"]))


def companies(trade: str, count: int, start: int) -> tuple[str, ...]:
    """Invented company names of a trade (水泥, 化工, …); `start` keeps trades from sharing a brand."""
    brands = (NAMES["brands"][(start + i * 7) % len(NAMES["brands"])] for i in range(count))
    return tuple(f"台儿庄{brand}{trade}有限公司" for brand in brands)


def home(company: str) -> str:
    """The town of a company, the same in every ledger that names it."""
    return _CEMENT_HOMES.get(company) or town(random.Random(f"home/{company}"))


CEMENT = companies("水泥", 4, 2)
GRINDING = companies("建材", 9, 11)
BRICKS = companies("新型墙材", 15, 21)
SAND = companies("砂石", 10, 33)
CHEMISTRY = companies("化工", 14, 11)
MACHINERY = companies("机械", 18, 5)
PRINTING = companies("包装", 15, 17)
TIMBER = companies("木业", 20, 39)
_CEMENT_HOMES = dict(zip(CEMENT, ("涧头集镇", "张山子镇", "马兰屯镇", "泥沟镇"), strict=True))
