"""Small ledgers of a field of their own (shops and their visits), made by hand."""

from assistant.model.catalog import Catalog, Column, ColumnType, Ledger, Value

TEXT, NUMBER, INTEGER, DATE = ColumnType.TEXT, ColumnType.NUMBER, ColumnType.INTEGER, ColumnType.DATE


def values(*texts: str) -> tuple[Value, ...]:
    return tuple(Value(text) for text in texts)


def column(name: str, kind: ColumnType = TEXT, **fields: object) -> Column:
    return Column(name, kind, **fields)  # type: ignore[arg-type]


def ledger(name: str, *columns: Column, **fields: object) -> Ledger:
    return Ledger(name, name, columns, **fields)  # type: ignore[arg-type]


VISITS = ledger(
    "书店走访台账",
    column("书店名称", values=values("东门书店", "西门书店"), distinct=2),
    column("街道", values=values("河东街道", "河西街道"), closed=True, distinct=2),
    column("书店类型", values=values("新书", "旧书"), closed=True, distinct=2),
    column("走访日期", DATE, first="2021-10-08", last="2021-12-18"),
    column("整改期限", DATE, first="2021-10-20", last="2022-01-31"),
    column("完成日期", DATE, first="2021-10-12", last="2021-12-19"),
    column("整改状态", values=values("无需整改", "整改中", "已整改"), closed=True, done=("已整改",), distinct=3),
    column("消防器材", values=values("合格", "不合格"), closed=True, distinct=2),
    column("疏散标志", values=values("合格", "不合格"), closed=True, distinct=2),
    column("用电线路", values=values("合格", "不合格"), closed=True, distinct=2),
    column("抽检结果", values=values("通过", "不通过", "未抽检"), closed=True, distinct=3),
    column("藏书量", INTEGER, unit="册", distinct=30),
    column("发现问题数", INTEGER, unit="个", distinct=6),
    column("已整改问题数", INTEGER, unit="个", distinct=5),
    column("室内温度", NUMBER, unit="度", distinct=9),
    column("店主", personal=True, distinct=2),
    aliases=("书店台账",),
    grain="书店×次",
    entity="书店名称",
    unit_noun="次",
    rows=40,
)
HEATED = ledger(
    "供水改造清单",
    column("小区名称", values=values("南苑", "北苑", "中苑"), distinct=3),
    column("开始日期", DATE),
    column("结束日期", DATE),
    column("计划户数", INTEGER, unit="户"),
    column("完成户数", INTEGER, unit="户"),
    column("抽查户数", INTEGER, unit="户"),
    column("合格户数", INTEGER, unit="户"),
    column("建成年份", INTEGER),
    entity="小区名称",
    unit_noun="个",
    rows=3,
)
CATALOG = Catalog((VISITS, HEATED))


def cut(text: str) -> list[str]:
    """Words of two characters, which is enough for made-up names."""
    return [text[start : start + 2] for start in range(0, len(text), 2)]
