"""The towns with their villages, and invented names of companies and people.

Towns are told apart by `care`: how well things are kept there, so that comparisons have an answer.
"""

from __future__ import annotations

import random

TOWNS = ("运河街道", "邳庄镇", "张山子镇", "泥沟镇", "涧头集镇", "马兰屯镇")
TOWN_WEIGHTS = {"运河街道": 22, "邳庄镇": 12, "张山子镇": 16, "泥沟镇": 21, "涧头集镇": 15, "马兰屯镇": 18}
CARE = {"运河街道": 0.92, "邳庄镇": 0.84, "张山子镇": 0.66, "泥沟镇": 0.73, "涧头集镇": 0.78, "马兰屯镇": 0.88}

_FAMILIES = "张王李赵刘陈杨孙周吴徐胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程"
_GIVEN = ("建国", "志强", "秀英", "桂兰", "伟", "芳", "海涛", "玉梅", "德厚", "春生", "立新", "文彬", "淑珍", "永福", "长河", "晓东")
_VILLAGE_ENDS = ("庄村", "楼村", "桥村", "堂村", "集村", "湖村", "洼村", "沟村")
_SIDES = ("东", "西", "南", "北", "前", "后", "大", "小")
_BRANDS = (
    "润泽", "恒岳", "鑫隆", "瑞丰", "华屹", "金池", "东沃", "鲁韵", "天衡", "宏旺", "泰硕", "百川", "凯航", "正耀", "云帆",
    "盛桥", "远泉", "昌沂", "德润", "万晟", "嘉禾源", "永堃", "祥麟", "安澜", "同益", "立行", "博沃", "汇渊", "佳硕", "启明川",
    "惠农源", "九岭", "兴舟", "广陌", "晨汐", "锦程达", "力拓源", "海晏", "龙泉屿", "方圆达", "新苑", "荣汐", "伟业成", "通衢", "清源水",
    "众诚源", "古闸", "弘岱", "秋实", "雅居源", "顺舟", "联拓", "圣泽源", "双桂", "红石岭", "福湾", "阳明岗", "双闸", "柳岸", "月河",
)  # fmt: skip
URBAN_BLOCKS = (
    "金光花园", "运河名邸", "华阳小区", "文化新村", "东顺家园", "古城里", "箭道街片区", "北园社区", "康宁小区", "长安苑",
    "林运小区", "广进花园", "兴中路片区", "清御园", "月河湾", "台庄家苑", "丁字街片区", "顺河小区", "繁荣里", "新河苑",
)  # fmt: skip


def villages(town: str, count: int) -> tuple[str, ...]:
    """Invented village names of a town; the same town always has the same, and a few recur elsewhere."""
    chance = random.Random(f"villages/{town}")
    names: list[str] = []
    while len(names) < count:
        side = chance.choice(_SIDES) if chance.random() < 0.55 else ""
        name = side + chance.choice(_FAMILIES) + chance.choice(_VILLAGE_ENDS)
        if name not in names:
            names.append(name)
    return tuple(names)


def town(chance: random.Random) -> str:
    """A town, larger ones more often."""
    return chance.choices(list(TOWN_WEIGHTS), list(TOWN_WEIGHTS.values()))[0]


def person(chance: random.Random) -> str:
    """An invented name."""
    return chance.choice(_FAMILIES) + chance.choice(_GIVEN)


def companies(trade: str, count: int, start: int) -> tuple[str, ...]:
    """Invented company names of a trade (水泥, 化工, …); `start` keeps trades from sharing a brand."""
    brands = (_BRANDS[(start + i * 7) % len(_BRANDS)] for i in range(count))
    return tuple(f"台儿庄{brand}{trade}有限公司" for brand in brands)


def homes(chance: random.Random, names: tuple[str, ...]) -> dict[str, str]:
    """Gives each name its town."""
    return {name: town(chance) for name in names}
