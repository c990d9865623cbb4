"""Questions to the small ledgers: every operator of the algebra under a name of its own."""

from datetime import date
from decimal import Decimal
from typing import Any

from assistant.model.ledger_question import (
    Aggregate,
    Arithmetic,
    Blank,
    ColumnRef,
    Comparison,
    Condition,
    Contains,
    DatePart,
    Dimension,
    ElementCount,
    Frame,
    FrameValue,
    Function,
    HasElement,
    InFrame,
    Joined,
    Junction,
    Literal,
    Lookup,
    Magnitude,
    Measure,
    Membership,
    Order,
    Rank,
    Scalar,
    Tally,
)
from assistant.records import replace

NAME, TOWN, AREA, FOUND, MENDED = (ColumnRef(name) for name in ("工地", "镇街", "面积(平方米)", "问题数", "整改数"))
BEGUN, CHECKED, STATE, MEANS = (ColumnRef(name) for name in ("开工", "检查时间", "状态", "措施"))
AMOUNT, FINED, ON, AT = (ColumnRef(name) for name in ("金额", "工地", "日期", "所在镇"))
ROWS = Aggregate(Function.COUNT)
TOTAL = Aggregate(Function.SUM, FOUND)
SUM = Aggregate(Function.SUM, AMOUNT)
EVE = date(2021, 12, 20)


def sites(*conditions: Condition, **parts: Any) -> Frame:
    """A question to the ledger of sites."""
    return Frame("工地台账", conditions, **parts)


def fines(*conditions: Condition, **parts: Any) -> Frame:
    """A question to the ledger of fines."""
    return Frame("处罚台账", conditions, **parts)


def listed(*scalars: Scalar) -> dict[str, Any]:
    """These figures of each row, beside the name of the site."""
    return {"columns": (Measure("工地", NAME), *(Measure(f"第{n}", part) for n, part in enumerate(scalars)))}


def figures(*scalars: Scalar) -> dict[str, Any]:
    """These figures of the group."""
    return {"measures": tuple(Measure(f"第{n}", part) for n, part in enumerate(scalars))}


def by(*columns: ColumnRef) -> dict[str, Any]:
    """Split by these columns."""
    return {"dimensions": tuple(Dimension(column.name, column) for column in columns)}


FINED_SITES = fines(Blank(FINED, negated=True), columns=(Measure("工地", FINED), Measure("金额", AMOUNT)))
PAIRS = fines(Blank(FINED, negated=True), columns=(Measure("工地", FINED), Measure("镇", AT)))
PER_TOWN = sites(Blank(TOWN, negated=True), **by(TOWN), measures=(Measure("问题", TOTAL),))
FINES_PER_TOWN = fines(dimensions=(Dimension("镇街", AT),), measures=(Measure("笔数", ROWS), Measure("合计", SUM)))

CONDITIONS: dict[str, Condition] = {
    "equal": Comparison(FOUND, "=", Literal(7)),
    "unequal leaves the unknown out": Comparison(FOUND, "<>", Literal(7)),
    "less": Comparison(AREA, "<", Literal(Decimal("4999.5"))),
    "at most": Comparison(AREA, "<=", Literal(Decimal("4999.5"))),
    "more": Comparison(AREA, ">", Literal(5000)),
    "at least": Comparison(AREA, ">=", Literal(5000)),
    "a column against another": Comparison(FOUND, ">", MENDED),
    "a moment is its day": Comparison(CHECKED, "=", Literal(EVE)),
    "up to a day holds all of it": Comparison(CHECKED, "<=", Literal(EVE)),
    "after a day leaves it out": Comparison(CHECKED, ">", Literal(EVE)),
    "one of one": Membership(STATE, ("在建",)),
    "not the one": Membership(STATE, ("在建",), negated=True),
    "one of several": Membership(STATE, ("在建", "停工")),
    "none of several": Membership(STATE, ("在建", "停工"), negated=True),
    "numbers": Membership(FOUND, (0, 7)),
    "days": Membership(BEGUN, (date(2021, 1, 31), date(2021, 10, 3))),
    "a quote in a value": Membership(TOWN, ("南'镇",)),
    "blank": Blank(STATE),
    "filled": Blank(BEGUN, negated=True),
    "contains": Contains(MEANS, "喷淋"),
    "contains not": Contains(MEANS, "喷淋", negated=True),
    "a wildcard is a character": Contains(MEANS, "%"),
    "an element is whole": HasElement(MEANS, ("喷淋",), "、"),
    "one of two elements": HasElement(MEANS, ("围挡", "洗车"), "、"),
    "neither of two elements": HasElement(MEANS, ("围挡", "洗车"), "、", negated=True),
    "any": Junction("or", (Membership(TOWN, ("东镇",)), Membership(STATE, ("停工",)))),
    "any of all": Junction(
        "or", (Junction("and", (Membership(TOWN, ("东镇",)), Membership(STATE, ("在建",)))), Blank(TOWN))
    ),
    "in another table": InFrame(("工地",), FINED_SITES),
    "not in another table": InFrame(("工地",), FINED_SITES, negated=True),
    "two columns in another table": InFrame(("工地", "镇街"), PAIRS),
    "two columns not in another table": InFrame(("工地", "镇街"), PAIRS, negated=True),
    "among groups of its own": InFrame(
        ("镇街",), sites(Blank(TOWN, negated=True), **by(TOWN), having=(Comparison(TOTAL, ">", Literal(3)),))
    ),
    "not in what holds an unknown": InFrame(("工地",), fines(columns=(Measure("工地", FINED),)), negated=True),
    "the top of another table": InFrame(
        ("工地",),
        fines(
            Blank(FINED, negated=True),
            dimensions=(Dimension("工地", FINED),),
            measures=(Measure("合计", SUM),),
            order=(Order(SUM, descending=True),),
            limit=1,
            ties=True,
        ),
    ),
    "more than another frame's figure": Comparison(
        FOUND, ">", FrameValue(sites(measures=(Measure("平均", Aggregate(Function.AVERAGE, FOUND)),)))
    ),
}

SCALARS: dict[str, Scalar] = {
    "a constant": Literal("东镇"),
    "a sum": Arithmetic("+", FOUND, MENDED),
    "a difference": Arithmetic("-", FOUND, MENDED),
    "a difference from a sum": Arithmetic("-", AREA, Arithmetic("+", FOUND, MENDED)),
    "a difference from a difference": Arithmetic("-", AREA, Arithmetic("-", FOUND, MENDED)),
    "a share, none of nothing": Arithmetic("/", MENDED, FOUND),
    "a share of a sum": Arithmetic("/", MENDED, Arithmetic("+", FOUND, MENDED)),
    "a sum's share": Arithmetic("/", Arithmetic("+", FOUND, MENDED), AREA),
    "a share's share": Arithmetic("/", Arithmetic("/", FOUND, AREA), Arithmetic("/", MENDED, AREA)),
    "days between": Arithmetic("-", CHECKED, BEGUN),
    "days to a day": Arithmetic("-", Literal(EVE), CHECKED),
    "a magnitude": Magnitude(Arithmetic("-", MENDED, FOUND)),
    "how many it has": ElementCount(ColumnRef("措施"), "、"),
    "how many hold": Tally((Membership(STATE, ("在建",)), Comparison(FOUND, ">", Literal(0)), Blank(MENDED))),
    **{f"its {part}": DatePart(part, BEGUN) for part in ("day", "week", "month", "quarter", "year", "weekday")},
    "a moment's day": DatePart("day", CHECKED),
    "a moment's month": DatePart("month", CHECKED),
}

UNDER_WAY = (Membership(STATE, ("在建",)),)
FIGURES: dict[str, Scalar] = {
    **{function.value: Aggregate(function, FOUND) for function in Function},
    **{f"{function.value} of some": Aggregate(function, AREA, UNDER_WAY) for function in Function},
    "rows": ROWS,
    "some rows": Aggregate(Function.COUNT, None, UNDER_WAY),
    "kinds": Aggregate(Function.DISTINCT, STATE),
    "last day": Aggregate(Function.MAXIMUM, BEGUN),
    "a share of rows": Arithmetic("/", Aggregate(Function.COUNT, None, UNDER_WAY), ROWS),
    "a share of sums": Arithmetic("/", Aggregate(Function.SUM, MENDED), TOTAL),
    "what is left": Arithmetic("-", Literal(20), TOTAL),
    "mean of differences": Aggregate(Function.AVERAGE, Arithmetic("-", CHECKED, BEGUN)),
    "beside the whole": Arithmetic("-", TOTAL, FrameValue(sites(measures=(Measure("全部", TOTAL),)))),
}

FRAMES: dict[str, Frame | Joined] = {
    "all columns": sites(),
    "chosen columns": sites(**listed(TOWN, AREA)),
    "distinct values": sites(columns=(Measure("镇街", TOWN),), distinct=True),
    "groups without figures": sites(**by(TOWN)),
    "groups with figures": sites(**by(TOWN), **figures(ROWS, TOTAL)),
    "groups of two columns": sites(**by(TOWN, STATE), **figures(ROWS)),
    "groups of months": sites(
        Blank(BEGUN, negated=True), dimensions=(Dimension("月份", DatePart("month", BEGUN)),), **figures(ROWS)
    ),
    "a condition on groups": sites(**by(TOWN), **figures(TOTAL), having=(Comparison(ROWS, ">=", Literal(2)),)),
    "how far groups are apart": sites(**by(TOWN), **figures(TOTAL), spread=True),
    "groups counted": sites(**by(TOWN), count_groups=True, having=(Comparison(TOTAL, ">", Literal(2)),)),
    "rows in order": sites(**listed(AREA), order=(Order(AREA, descending=True),)),
    "rows in rising order": sites(**listed(BEGUN), order=(Order(BEGUN),)),
    "a second order": sites(**listed(FOUND, MENDED), order=(Order(FOUND, descending=True), Order(MENDED))),
    "the first two rows": sites(**listed(AREA), order=(Order(AREA, descending=True),), limit=2),
    "the first row and its equals": sites(**listed(FOUND), order=(Order(FOUND, descending=True),), limit=1, ties=True),
    "the second group": sites(**by(TOWN), **figures(TOTAL), order=(Order(TOTAL, descending=True),), limit=2, nth=True),
    "the second row and its equals": sites(**listed(FOUND), order=(Order(FOUND),), limit=2, nth=True),
    "groups at both ends": sites(
        Blank(TOWN, negated=True),
        **by(TOWN),
        **figures(TOTAL),
        order=(Order(TOTAL, descending=True),),
        limit=1,
        ties=True,
        ends=True,
    ),
    "rows at both ends": sites(
        Blank(FOUND, negated=True), **listed(TOWN, FOUND), order=(Order(FOUND, descending=True),), limit=1, ends=True
    ),
    "the second of each": fines(order=(Order(AMOUNT),), limit=2, nth=True, per=("所在镇",)),
    "the first group": sites(**by(TOWN), **figures(TOTAL), order=(Order(TOTAL, descending=True),), limit=1),
    "the first two groups and their equals": fines(
        **by(AT), **figures(SUM), order=(Order(SUM, descending=True),), limit=2, ties=True
    ),
    "the first of each": sites(
        Blank(TOWN, negated=True), **listed(TOWN, FOUND), order=(Order(AREA, descending=True),), limit=1, per=("镇街",)
    ),
    "the first and its equals of each": fines(
        order=(Order(AMOUNT, descending=True),), limit=1, ties=True, per=("所在镇",)
    ),
    "the first of each, by name where equal": sites(
        Blank(TOWN, negated=True),
        **listed(TOWN),
        order=(Order(Magnitude(Arithmetic("-", FOUND, FOUND))), Order(NAME)),
        limit=1,
        per=("镇街",),
    ),
    "the latest of each": fines(latest=("所在镇", "日期")),
    "the latest of each, counted": fines(
        Comparison(AMOUNT, ">", Literal(4)), **figures(ROWS, SUM), latest=("所在镇", "日期")
    ),
    "an entity's rank": sites(
        Blank(TOWN, negated=True),
        **by(TOWN),
        **figures(TOTAL),
        order=(Order(TOTAL, descending=True),),
        rank=Rank(Membership(TOWN, ("东镇",))),
    ),
    "a column looked up": fines(
        columns=(Measure("编号", ColumnRef("编号")), Measure("状态", STATE)),
        lookups=(Lookup(("工地",), sites(columns=(Measure("名", NAME), Measure("状态", STATE)))),),
    ),
    "figures by a column looked up": fines(
        **by(STATE),
        **figures(SUM),
        lookups=(Lookup(("工地",), sites(columns=(Measure("名", NAME), Measure("状态", STATE)))),),
    ),
    "two columns looked up": fines(
        Comparison(FOUND, ">", Literal(2)),
        columns=(Measure("编号", ColumnRef("编号")), Measure("问题数", FOUND)),
        lookups=(
            Lookup(
                ("工地", "所在镇"), sites(columns=(Measure("名", NAME), Measure("镇", TOWN), Measure("问题数", FOUND)))
            ),
        ),
    ),
    "side by side": Joined((PER_TOWN, FINES_PER_TOWN), ("镇街",)),
    "side by side, nought for none": Joined((PER_TOWN, FINES_PER_TOWN), ("镇街",), outer=True),
    "three side by side": Joined((PER_TOWN, FINES_PER_TOWN, replace(PER_TOWN, **figures(ROWS))), ("镇街",), outer=True),
    "members beside figures": Joined(
        (
            sites(Blank(TOWN, negated=True), dimensions=(*by(TOWN)["dimensions"], *by(NAME)["dimensions"])),
            fines(dimensions=(Dimension("工地", FINED),), measures=(Measure("笔数", ROWS),)),
        ),
        ("工地",),
        outer=True,
    ),
    "two figures": Joined((sites(**figures(TOTAL)), fines(measures=(Measure("合计", SUM),))), ()),
}
