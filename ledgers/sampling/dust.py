"""The ledgers of dust: 工地扬尘台账, 道路保洁台账, 矿山扬尘台账."""

from __future__ import annotations

import random
from datetime import date, timedelta

from .base import CAMPAIGN, SNAPSHOT, Row, blank, rectification, soon, stream, visits, workday_between
from .places import CARE, HILLS, companies, town

MEASURES = ("施工围挡", "物料覆盖", "湿法作业", "路面硬化", "车辆冲洗", "密闭运输")
_HARD = {"施工围挡": 0.05, "物料覆盖": 0.22, "湿法作业": 0.18, "路面硬化": 0.08, "车辆冲洗": 0.14, "密闭运输": 0.1}
_LEADS = {
    "建筑": "区住房城乡建设局",
    "拆迁": "区综合行政执法局",
    "市政": "区住房城乡建设局",
    "水利": "区城乡水务局",
    "国省道": "区交通运输局",
}
_SITES = {"建筑": 24, "拆迁": 8, "市政": 9, "水利": 5, "国省道": 4}
_SITE_WORDS = {
    "建筑": ("嘉园", "学府", "商业街", "标准厂房", "安置区", "医养中心"),
    "拆迁": ("老城片区拆迁", "棚户区拆迁", "旧厂区拆除"),
    "市政": ("污水管网", "道路提升", "雨污分流", "供热管网"),
    "水利": ("河道治理", "灌区改造", "泵站重建"),
    "国省道": ("国道206改线", "省道318大修", "省道241拓宽"),
}
_BUILDERS = companies("建筑工程", 13, 7)
_SUPERVISORS = companies("工程监理", 5, 31)


def sites() -> list[Row]:
    """50 sites, each checked eight times; worse kept where the town and the builder are."""
    chance = stream("工地扬尘台账")
    rows: list[Row] = []
    for kind, count in _SITES.items():
        for i in range(count):
            site = _site(chance, kind, i)
            care = CARE[str(site["镇街"])] - 0.09 * (_BUILDERS.index(str(site["施工单位"])) % 4)
            online, camera = (chance.choices((0, 4, 8), (70, 16, 14))[0] for _ in range(2))
            for n, day in enumerate(visits(chance, CAMPAIGN + timedelta(days=7), SNAPSHOT, 8)):
                fitted: Row = {"在线监测": _fitted(n >= online), "视频监控": _fitted(n >= camera)}
                rows.append(site | fitted | _site_check(chance, day, list(fitted.values()).count("未安装"), care))
    rows.sort(key=lambda row: str(row["检查日期"]))
    blank(chance, rows, {"PM10浓度": 0.04})
    return rows


def _site(chance: random.Random, kind: str, i: int) -> Row:
    home = town(chance)
    words = _SITE_WORDS[kind]
    return {
        "工地名称": f"{home.removesuffix('镇').removesuffix('街道')}{words[i % len(words)]}{i // len(words) + 1}期工程",
        "工程类型": kind,
        "镇街": home,
        "施工单位": chance.choice(_BUILDERS),
        "监理单位": chance.choice(_SUPERVISORS) if kind != "拆迁" or chance.random() < 0.7 else None,
        "占地面积": chance.randint(12, 480) * 100,
        "牵头单位": _LEADS[kind],
    }


def _fitted(there: bool) -> str:
    return "已安装" if there else "未安装"


def _site_check(chance: random.Random, day: date, unfitted: int, care: float) -> Row:
    row: Row = {m: "不达标" if chance.random() < _HARD[m] * (2.1 - 1.5 * care) else "达标" for m in MEASURES}
    poor = sum(value == "不达标" for value in row.values())
    found = poor + unfitted
    state = rectification(chance, found, 0.78 if day < date(2021, 12, 8) else 0.3)
    return row | {
        "检查日期": day,
        "PM10浓度": round(chance.lognormvariate(4.55, 0.32) * (1 + 0.22 * poor)),
        "问题数": found,
        "整改期限": day + timedelta(days=chance.choice((3, 7, 7, 15))) if found else None,
        "整改状态": state,
    }


_ROADS = {
    "国道": {
        "国道206台儿庄北段": 14.2, "国道206台儿庄南段": 11.6, "国道518台儿庄段": 17.9,
    },
    "省道": {
        "省道234韩台线": 19.4, "省道241台枣线": 15.1, "省道318薛台线": 12.8, "省道345邳庄段": 8.7,
        "省道320泥沟段": 9.9,
    },
    "城区道路": {
        "环城北路": 5.6, "环城西路": 4.9, "环城东路": 5.1, "环城南路": 4.3,
        "运河大道": 7.8, "文化路": 3.2, "金光路": 3.9, "华兴路": 2.7,
        "长安路": 3.4, "兴中路": 2.9, "东顺路": 4.6, "箭道街": 1.8,
        "林桥路": 2.4, "月河街": 1.5, "大衙门街": 1.2, "台中路": 2.2,
        "古运路": 3.6,
    },
}  # fmt: skip
_ROAD_DUST = {"国道": 4.1, "省道": 4.6, "城区道路": 2.9}
_ROAD_LEAD = {"国道": "区交通运输局", "省道": "区交通运输局", "城区道路": "区综合行政执法局"}


def roads() -> list[Row]:
    """25 sections, each checked eight times; the grade follows from the dust found."""
    chance = stream("道路保洁台账")
    rows: list[Row] = []
    for kind, sections in _ROADS.items():
        for name, length in sections.items():
            base = _ROAD_DUST[kind] * chance.uniform(0.6, 1.5)
            fleet: Row = {"湿式清扫车": max(1, round(length / 3)), "高压冲洗车": max(1, round(length / 5))}
            for day in visits(chance, CAMPAIGN + timedelta(days=5), SNAPSHOT, 8):
                dust = round(base * chance.uniform(0.6, 1.45), 2)
                row: Row = {
                    "路段": name,
                    "道路类型": kind,
                    "里程": length,
                    "牵头单位": _ROAD_LEAD[kind],
                    "检查日期": day,
                    "日保洁频次": chance.choice((1, 2, 2, 3) if kind != "城区道路" else (2, 3, 3, 4)),
                    "积尘负荷": dust,
                    "评价": "优" if dust < 2.5 else "良" if dust < 4.5 else "差",
                }
                rows.append(row | fleet)
    rows.sort(key=lambda row: str(row["检查日期"]))
    blank(chance, rows, {"日保洁频次": 0.03})
    return rows


_TEAMS = ("第一督导组", "第二督导组", "第三督导组", "第四督导组")
_MONTHS = (
    (date(2021, 10, 11), date(2021, 10, 29)),
    (date(2021, 11, 8), date(2021, 11, 30)),
    (date(2021, 12, 1), SNAPSHOT),
)


def mines() -> list[Row]:
    """20 mines, each checked once a month."""
    chance = stream("矿山扬尘台账")
    owners = companies("矿业", 20, 14)
    rows: list[Row] = []
    for i, (hill, owner) in enumerate(zip(HILLS, owners, strict=True)):
        home = ("张山子镇", "涧头集镇", "泥沟镇", "张山子镇", "马兰屯镇")[i % 5]
        kind = "合法开采" if i % 5 < 2 else "破损山体修复"
        fixed: Row = {
            "矿山名称": f"{hill}{'建筑石料矿' if kind == '合法开采' else '山体修复工程'}",
            "类型": kind,
            "镇街": home,
            "项目主体": owner,
            "督导小组": _TEAMS[i % 4 if i < 16 else 1],
        }
        rows.extend(fixed | _mine_check(chance, month, home, i) for month in range(3))
    rows.sort(key=lambda row: str(row["检查日期"]))
    blank(chance, rows, {"督导小组": 0.03, "项目主体": 0.03})
    return rows


def _mine_check(chance: random.Random, month: int, home: str, i: int) -> Row:
    day = workday_between(chance, *_MONTHS[month])
    found = 0 if chance.random() < CARE[home] - 0.35 else chance.randint(1, 6)
    closed = found == 0 or chance.random() < 0.72 - 0.22 * month
    return {
        "检查日期": day,
        "问题数": found,
        "一山一策": "已制定" if chance.random() < 0.45 + 0.2 * month else "未制定",
        "非法开采": "是" if found >= 4 and i % 3 < 2 else "否",
        "销号状态": "已销号" if closed else "未销号",
        "销号日期": (soon(chance, day, 20) if found else day) if closed else None,
    }
