"""What the sample ledgers hold, worked out from the plain files: the answers the program must find by itself.

Nothing here comes from the program but the snapshot day: a fault of its reader, its SQL or
its rounding cannot hide a fault of the question.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from tests.ledgers.sample_files import SNAPSHOT, TABLES, total

Row = dict[str, str]
Rows = list[tuple[object, ...]]

TASKS, HEATING, COAL = TABLES["任务台账"], TABLES["清洁取暖台账"], TABLES["散煤网点台账"]
TRUCKS, CHECKS, OIL = TABLES["柴油货车台账"], TABLES["移动源检查台账"], TABLES["油品台账"]
STRAW, FIRES, BURNING = TABLES["秸秆堆存台账"], TABLES["秸秆火点台账"], TABLES["垃圾焚烧巡查台账"]
SITES, ROADS, MINES = TABLES["工地扬尘台账"], TABLES["道路保洁台账"], TABLES["矿山扬尘台账"]
AIR, DUST, LINES = TABLES["空气质量日报"], TABLES["降尘量台账"], TABLES["应急减排清单"]
LINKS, PAUSES, BOILERS = TABLES["VOCs排查台账"], TABLES["错峰生产台账"], TABLES["锅炉炉窑台账"]
WEEKLY, HEAVY, CEMENT = TABLES["专班周报台账"], TABLES["两高项目清单"], TABLES["水泥深度治理台账"]


def having(rows: Iterable[Row], **cells: str | tuple[str, ...]) -> list[Row]:
    """Rows whose cells are these (or one of these)."""
    wanted = {name: value if isinstance(value, tuple) else (value,) for name, value in cells.items()}
    return [row for row in rows if all(row[name] in held for name, held in wanted.items())]


def days(rows: Iterable[Row], column: str, first: str, last: str) -> list[Row]:
    """Rows of the days from ``first`` to ``last``."""
    return [row for row in rows if row[column] and first <= row[column][:10] <= last]


def over(rows: Iterable[Row], column: str, least: float) -> list[Row]:
    """Rows with more than so much."""
    return [row for row in rows if row[column] and float(row[column]) > least]


def mean(rows: Iterable[Row], column: str) -> float:
    """Mean of the filled cells."""
    filled = [float(row[column]) for row in rows if row[column]]
    return sum(filled) / len(filled)


def tally(rows: Iterable[Row], column: str) -> Rows:
    """(value, rows) of each value."""
    return list(Counter(row[column] for row in rows if row[column]).items())


def per(rows: Iterable[Row], column: str, figure: Callable[[list[Row]], object]) -> Rows:
    """(value, figure of its rows) of each value."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row[column]:
            groups[row[column]].append(row)
    return [(name, figure(group)) for name, group in groups.items()]


def top(groups: Rows, limit: int = 1, lowest: bool = False) -> Rows:
    """The groups with the highest figures; with a limit of one, all that tie."""
    ranked = sorted(groups, key=lambda group: group[1], reverse=not lowest)  # type: ignore[arg-type, return-value]
    return [group for group in ranked if group[1] == ranked[0][1]] if limit == 1 else ranked[:limit]


def before(days_back: int) -> str:
    """The day so many days before the snapshot."""
    return (date.fromisoformat(SNAPSHOT) - timedelta(days=days_back)).isoformat()


def _open_tasks() -> list[Row]:
    return [row for row in TASKS if row["状态"] != "已完成"]


def _late(rows: list[Row]) -> list[Row]:
    return [row for row in rows if row["完成时限"] and row["完成时限"] < SNAPSHOT]


def _gap(row: Row, whole: str, part: str) -> float:
    return float(row[whole] or 0) - float(row[part] or 0)


def _waited(row: Row) -> int:
    return (date.fromisoformat(row["清理日期"]) - date.fromisoformat(row["发现日期"])).days


ORACLE: dict[str, Callable[[], Rows]] = {
    # counts of rows and of entities
    "柴油货车台账一共多少辆": lambda: [(len(TRUCKS),)],
    "国三重型车有几辆": lambda: [(len(having(TRUCKS, 排放标准="国三", 车型="重型")),)],
    "国一和国二的车合起来多少辆": lambda: [(len(having(TRUCKS, 排放标准=("国一", "国二"))),)],
    "工地扬尘台账涉及几个工地": lambda: [(len({row["工地名称"] for row in SITES}),)],
    "入户检查了多少次": lambda: [(len(having(CHECKS, 检查方式="入户检查")),)],
    "秸秆火点里误报的有几起": lambda: [(len(having(FIRES, 核实结果="误报")),)],
    "应急减排清单里B级企业有几家": lambda: [(len({row["企业名称"] for row in having(LINES, 绩效等级="B级")}),)],
    # denials, alternatives, both
    "不是国三的车有几辆": lambda: [(len(having(TRUCKS, 排放标准=("国一", "国二"))),)],
    "除国一和国二以外的车有几辆": lambda: [(len(having(TRUCKS, 排放标准="国三")),)],
    "国三除外还有多少辆车": lambda: [(len(having(TRUCKS, 排放标准=("国一", "国二"))),)],
    "检查方式不是路检路查的检查有几次": lambda: [(len(having(CHECKS, 检查方式="入户检查")),)],
    "围挡和覆盖都不达标的检查有几次": lambda: [(len(having(SITES, 施工围挡="不达标", 物料覆盖="不达标")),)],
    "能评或者环评手续不全的项目有几个": lambda: [
        (len([row for row in HEAVY if "不全" in (row["能评手续"], row["环评手续"])]),)
    ],
    "七样手续样样齐全的项目有几个": lambda: [
        (len([row for row in HEAVY if list(row.values())[7:14] == ["齐全"] * 7]),)
    ],
    "至少缺两样手续的项目有几个": lambda: [
        (len([row for row in HEAVY if list(row.values())[7:14].count("不全") >= 2]),)
    ],
    # numbers
    "PM10浓度超过150的工地检查有几次": lambda: [(len(over(SITES, "PM10浓度", 150)),)],
    "进度在30到60之间的任务有几项": lambda: [(len([row for row in TASKS if 30 <= float(row["进度"]) <= 60]),)],
    "查扣散煤5吨以上的网点有几家": lambda: [
        (len([row for row in COAL if row["查扣散煤"] and float(row["查扣散煤"]) >= 5]),)
    ],
    "过火面积不足2亩的火点有几个": lambda: [(len([row for row in FIRES if float(row["过火面积"] or 9) < 2]),)],
    "实停天数比应停天数少的检查有几次": lambda: [
        (len([row for row in PAUSES if row["实停天数"] and _gap(row, "应停天数", "实停天数") > 0]),)
    ],
    "中度及以上污染的有几天": lambda: [
        (len({row["日期"] for row in having(AIR, 空气质量级别=("中度污染", "重度污染", "严重污染"))}),)
    ],
    # blanks and texts
    "没填清理日期的秸秆堆有几处": lambda: [(len(having(STRAW, 清理日期="")),)],
    "任务名称里带VOCs的任务有几项": lambda: [(len([row for row in TASKS if "VOCs" in row["任务名称"]]),)],
    # status and limits
    "还有几项任务没完成": lambda: [(len(_open_tasks()),)],
    "逾期的任务有几项": lambda: [(len(_late(_open_tasks())),)],
    "逾期15天以上的任务有几项": lambda: [(len([r for r in _late(_open_tasks()) if r["完成时限"] <= before(15)]),)],
    "临期的任务有几项": lambda: [(len(days(_open_tasks(), "完成时限", SNAPSHOT, before(-7))),)],
    "提前完成的任务有几项": lambda: [(len([r for r in TASKS if r["完成日期"] and r["完成日期"] < r["完成时限"]]),)],
    "发现超过30天还没清理的秸秆堆有几处": lambda: [
        (len([row for row in STRAW if row["清理状态"] != "已清理" and row["发现日期"] < before(30)]),)
    ],
    # times
    "11月检查了多少次工地": lambda: [(len(days(SITES, "检查日期", "2021-11-01", "2021-11-30")),)],
    "12月淘汰了多少辆车": lambda: [(len(days(TRUCKS, "淘汰日期", "2021-12-01", "2021-12-31")),)],
    "10月15日到11月15日发现的秸秆堆有几处": lambda: [(len(days(STRAW, "发现日期", "2021-10-15", "2021-11-15")),)],
    # sums, means, ends
    "散煤一共查扣多少吨": lambda: [(total(COAL, "查扣散煤"),)],
    "罚款总额多少": lambda: [(total(CHECKS, "处罚金额"),)],
    "任务平均进度多少": lambda: [(mean(TASKS, "进度"),)],
    "邳庄镇11月PM2.5平均多少": lambda: [
        (mean(days(having(AIR, 镇街="邳庄镇"), "日期", "2021-11-01", "2021-11-30"), "PM2.5"),)
    ],
    "农村计划户数合计多少": lambda: [(total(having(HEATING, 区域类型="农村"), "计划户数"),)],
    "垃圾焚烧一共发现多少起、制止多少起": lambda: [(total(BURNING, "发现起数"), total(BURNING, "制止起数"))],
    "秸秆堆从发现到清理平均几天": lambda: [
        (sum(_waited(row) for row in STRAW if row["清理日期"]) / len([row for row in STRAW if row["清理日期"]]),)
    ],
    # rates and shares
    "柴油货车拆解率多少": lambda: [(len(having(TRUCKS, 拆解状态="已拆解")) / len(TRUCKS),)],
    "抽检合格率多少，油品": lambda: [
        (len(having(OIL, 抽检结果="合格")) / len(having(OIL, 抽检结果=("合格", "不合格"))),)
    ],
    "VOCs问题整改率多少": lambda: [(total(LINKS, "已整改数") / total(LINKS, "问题数"),)],
    "国三车占多少": lambda: [(len(having(TRUCKS, 排放标准="国三")) / len(TRUCKS),)],
    # groups
    "各镇街散煤网点多少家": lambda: tally(COAL, "镇街"),
    "按排放标准统计柴油货车数量": lambda: tally(TRUCKS, "排放标准"),
    "各改造方式的完成户数": lambda: per(HEATING, "改造方式", lambda rows: total(rows, "完成户数")),
    "各镇街11月PM2.5均值": lambda: per(
        days(AIR, "日期", "2021-11-01", "2021-11-30"), "镇街", lambda rows: mean(rows, "PM2.5")
    ),
    "每月发现秸秆堆多少处": lambda: [
        (date.fromisoformat(f"{month}-01"), count)
        for month, count in Counter(row["发现日期"][:7] for row in STRAW).items()
    ],
    "各道路类型平均积尘负荷": lambda: per(ROADS, "道路类型", lambda rows: mean(rows, "积尘负荷")),
    # extremes
    "散煤网点最多的镇街": lambda: top(tally(COAL, "镇街")),
    "罚款最多的三家单位": lambda: top(per(CHECKS, "所属单位", lambda rows: total(rows, "处罚金额")), 3),
    "12月PM10平均最低的镇街": lambda: top(
        per(days(AIR, "日期", "2021-12-01", "2021-12-31"), "镇街", lambda rows: mean(rows, "PM10")), lowest=True
    ),
    "过火面积最大的火点是哪个": lambda: [(max(FIRES, key=lambda row: float(row["过火面积"] or 0))["火点编号"],)],
    # conditions on groups
    "检查过3次以上的企业有几家，VOCs": lambda: [(len([n for n, count in tally(LINKS, "企业名称") if count >= 3]),)],
    "问题数合计超过12的工地有几个": lambda: [
        (
            len(
                [
                    name
                    for name, sum_ in per(SITES, "工地名称", lambda rows: total(rows, "问题数"))
                    if float(str(sum_)) > 12
                ]
            ),
        )
    ],
    "一家网点都没取缔的镇街": lambda: [
        (name,) for name, done in per(COAL, "镇街", lambda rows: len(having(rows, 处置状态="已取缔"))) if not done
    ],
    "降尘量超过8的镇街有哪些": lambda: [(name,) for name in {row["镇街"] for row in over(DUST, "降尘量", 8)}],
    "错峰落实率不到九成的镇街": lambda: [
        (name, share)
        for name, share in per(PAUSES, "镇街", lambda rows: len(having(rows, 检查结果="落实")) / len(rows))
        if float(str(share)) < 0.9
    ],
    # differences
    "11月比10月秸秆堆多发现几处": lambda: [
        (
            len(days(STRAW, "发现日期", "2021-11-01", "2021-11-30")),
            len(days(STRAW, "发现日期", "2021-10-01", "2021-10-31")),
        )
    ],
    "计划户数比完成户数多多少": lambda: [(total(HEATING, "计划户数") - total(HEATING, "完成户数"),)],
    # days
    "最近一次矿山检查是哪天": lambda: [(date.fromisoformat(max(row["检查日期"] for row in MINES)),)],
    # the plan's figure beside the ledger's
    "水泥企业氮氧化物超标的监测有几次": lambda: [(len(over(CEMENT, "氮氧化物", 100)),)],
}
