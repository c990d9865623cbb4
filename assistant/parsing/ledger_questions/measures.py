"""Rules that make measures: sums, means, counts, rates, gaps, lengths of time.

Invariant: a figure is only summed where sums mean something (户, 元), else averaged; what
was chosen is in the measure's name, which the answer shows.
"""

from collections.abc import Sequence
from dataclasses import replace

from assistant.model.catalog import Column
from assistant.model.ledger_question import (
    Aggregate,
    Arithmetic,
    ColumnRef,
    Function,
    Measure,
    Scalar,
)
from assistant.parsing.ledger_questions import columns
from assistant.parsing.ledger_questions.conditions import best_value, convertible, numeric_column, value_condition
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.rates import rate_measure
from assistant.parsing.ledger_questions.rules import Rule, Scope
from assistant.parsing.ledger_questions.senses import Sense, SenseKind

FUNCTIONS = {
    "average": (Function.AVERAGE, "平均"),
    "sum": (Function.SUM, "合计"),
    "maximum": (Function.MAXIMUM, "最大值"),
    "minimum": (Function.MINIMUM, "最小值"),
}
ROW_COUNTS = ("条", "次", "记录", "起", "笔", "回")
GENERIC_NOUNS = frozenset("个 次 条 天 家 台 处 项 起 辆 件 种 类 样 位 回 日 份 期 堆 批".split())
"""Counting nouns that name no column by themselves."""


def aggregated(column: Column, function: Function, label: str) -> Measure:
    """A measure of one column, named after both."""
    return Measure(f"{column.name}{label}", Aggregate(function, ColumnRef(column.name)), column.unit)


def default_measure(column: Column) -> Measure:
    """What a bare figure means over many rows."""
    additive = columns.additive(column)
    return aggregated(column, Function.SUM if additive else Function.AVERAGE, "合计" if additive else "平均")


def scalar_measure(scalar: Scalar, function: Function, name: str, unit: str) -> Measure:
    """A measure of a computed figure."""
    return Measure(name, Aggregate(function, scalar), unit)


def column_measure(scope: Scope, items: Sequence[Item]) -> Item | None:
    """平均进度, 罚款总额, 问题数合计: a column with its aggregate word on either side."""
    named = next(item for item in items if item.has("numeric") or item.scalar is not None)
    word = next((item.name_of("aggregate") for item in items if item.has("aggregate")), "")
    noun = next((item.noun for item in items if item.has("asked")), "")
    if named.scalar is not None:
        function, label = FUNCTIONS.get(word, (Function.SUM, "合计"))
        made = scalar_measure(named.scalar, function, f"{named.text}{label}", named.noun)
        return reduced(items[0], items[-1], "measure", measure=made, column=named.column, scalar=named.scalar)
    column = numeric_column(scope, named, noun)
    if column is None or (noun and noun not in GENERIC_NOUNS and not _fits(noun, column)):
        return None
    if noun in GENERIC_NOUNS and column.unit and column.unit != noun and not _fits(noun, column):
        return None
    function, label = FUNCTIONS.get(word, (None, ""))
    made = aggregated(column, function, label) if function else default_measure(column)
    return reduced(items[0], items[-1], "measure", measure=made, column=column.name)


def _fits(noun: str, column: Column) -> bool:
    """Whether a counting noun can ask for a column: 吨 of 吨, 钱 of 元."""
    money = noun in ("钱", "块钱", "块") and column.unit.endswith("元")
    return money or convertible(noun, column.unit) or column.unit.startswith(noun)


def unit_measure(scope: Scope, items: Sequence[Item]) -> Item | None:
    """多少吨, 平均每起多少亩: the one column that has the unit."""
    asked = next(item for item in items if item.has("asked"))
    if not asked.noun or asked.noun in GENERIC_NOUNS:
        return None
    fitting = [
        column for column in scope.ledger.columns if column.type.numeric and column.unit and _fits(asked.noun, column)
    ]
    if len(fitting) != 1:
        return None
    word = next((item.name_of("aggregate") for item in items if item.has("aggregate")), "")
    function, label = FUNCTIONS.get(word, (None, ""))
    made = aggregated(fitting[0], function, label) if function else default_measure(fitting[0])
    return reduced(items[0], items[-1], "measure", measure=made, column=fitting[0].name)


def rate(scope: Scope, items: Sequence[Item]) -> Item | None:
    """X率; several values before it are counted together (优良率)."""
    first, last = items[0], items[-2] if items[-1].has("share") else items[-1]
    word = Item(first.start, last.end, "".join(item.text for item in items[:-1]), first.kinds, first.senses)
    both = _both(items[0], items[1], word) if len(items) == 3 else word
    found = rate_measure(scope, both, f"{word.text}率") if both else None
    if found is None:
        return None
    made, in_row = found
    return reduced(
        items[0],
        items[-1],
        "measure",
        measure=made,
        scalar=in_row,
        noun="%",
        written="rate",
        column=first.senses[0].column if first.senses else "",
    )


def column_rate(scope: Scope, items: Sequence[Item]) -> Item | None:
    """湿法作业达标率: the rate of a value in the column named before it."""
    for named in items[0].sense(SenseKind.COLUMN):
        held = tuple(sense for sense in items[1].sense(SenseKind.VALUE) if sense.column == named.column)
        if held:
            bound = replace(items[1], senses=held)
            made = rate(scope, (bound, items[2]))
            return replace(made, start=items[0].start) if made else None
    return None


def done_share(scope: Scope, items: Sequence[Item]) -> Item | None:
    """整改了几成: a rate said with a verb."""
    return rate(scope, items)


def _both(left: Item, right: Item, word: Item) -> Item | None:
    """Two values of one column as one word with both."""
    for a in left.sense(SenseKind.VALUE):
        for b in right.sense(SenseKind.VALUE):
            if a.column == b.column:
                joined = Sense(SenseKind.VALUE, a.column, (*a.values, *b.values), a.cost)
                return Item(word.start, word.end, word.text, frozenset({"value"}), (joined,))
    return None


def difference_of_columns(scope: Scope, items: Sequence[Item]) -> Item | None:
    """应停减实停."""
    left, right = (numeric_column(scope, item) for item in items if item.has("numeric"))
    if left is None or right is None:
        return None
    scalar = Arithmetic("-", ColumnRef(left.name), ColumnRef(right.name))
    return reduced(items[0], items[-1], "scalar", scalar=scalar, noun=left.unit, column=left.name)


def column_share(scope: Scope, items: Sequence[Item]) -> Item | None:
    """抽查户数占完成户数多少."""
    part, whole = (numeric_column(scope, item) for item in items if item.has("numeric"))
    if part is None or whole is None or part.unit != whole.unit:
        return None
    scalar = Arithmetic(
        "/", Aggregate(Function.SUM, ColumnRef(part.name)), Aggregate(Function.SUM, ColumnRef(whole.name))
    )
    in_row = Arithmetic("/", ColumnRef(part.name), ColumnRef(whole.name))
    made = Measure(f"{part.name}占{whole.name}", scalar, "%", whole.name)
    return reduced(
        items[0], items[-1], "measure", measure=made, scalar=in_row, noun="%", written="rate", column=part.name
    )


def elapsed(scope: Scope, items: Sequence[Item]) -> Item | None:
    """从发现到清走: days between two dates of a row."""
    first, last = (_date_of(scope, item) for item in (items[0], items[-1]))
    if first is None or last is None or first == last:
        return None
    scalar = Arithmetic("-", ColumnRef(last.name), ColumnRef(first.name))
    return reduced(items[0], items[-1], "scalar", scalar=scalar, noun="天", column=last.name, written="elapsed")


def _date_of(scope: Scope, item: Item) -> Column | None:
    for sense in item.senses:
        if sense.kind in (SenseKind.VERB, SenseKind.COLUMN):
            column = scope.ledger.column(sense.column)
            if column.type.temporal:
                return column
    return None


def shortfall(scope: Scope, items: Sequence[Item]) -> Item | None:
    """少停几天, 欠几户: planned minus done, for the pair of columns the verb is part of."""
    for whole in scope.ledger.columns:
        for part in scope.ledger.columns:
            if whole.name.startswith("应") and part.name == "实" + whole.name[1:] and whole.type.numeric:
                scalar = Arithmetic("-", ColumnRef(whole.name), ColumnRef(part.name))
                return reduced(items[0], items[-1], "scalar", scalar=scalar, noun=whole.unit, column=whole.name)
    return None


def unfinished_amount(scope: Scope, items: Sequence[Item]) -> Item | None:
    """未整改数, 没完成户数: the whole minus the finished part of a pair of amounts."""
    part = numeric_column(scope, items[-1])
    whole = columns.whole_of(scope.ledger, part) if part else None
    if part is None or whole is None or part.name.startswith(items[-1].text) and whole.name == part.name:
        return None
    if not items[-1].text.endswith(("数", "量", "户")):
        return None
    scalar = Arithmetic("-", ColumnRef(whole.name), ColumnRef(part.name))
    made = Measure(f"未{items[-1].text.removeprefix('已')}", Aggregate(Function.SUM, scalar), part.unit)
    return reduced(items[0], items[-1], "measure", measure=made, column=part.name, scalar=scalar)


def quantity_with_unit(scope: Scope, items: Sequence[Item]) -> Item | None:
    """A bare number and the counting noun behind it."""
    quantity = items[0].quantity
    if quantity is None or quantity.unit:
        return None
    return reduced(items[0], items[1], "quantity", quantity=replace(quantity, unit=items[1].text))


def unit_column(scope: Scope, items: Sequence[Item]) -> Item | None:
    """分钟数, 吨数: the one column that has the unit, named by it."""
    fitting = [c for c in scope.ledger.columns if c.type.numeric and c.unit and _fits(items[0].text, c)]
    if len(fitting) != 1:
        return None
    sense = Sense(SenseKind.COLUMN, fitting[0].name)
    return replace(items[0], end=items[-1].end, kinds=frozenset({"column", "numeric"}), senses=(sense,))


def counted_value(scope: Scope, items: Sequence[Item]) -> Item | None:
    """已取缔数: rows that hold the value; 网点总数: all of them."""
    sense = best_value(items[0]) if items[0].has("value") else None
    if items[0].has("value") and items[0].end != items[-1].start:
        return None
    if items[0].has("numeric") and not items[-1].text.startswith(ROW_COUNTS):
        return column_measure(scope, (items[0],))
    if sense is None:
        column = next((s.column for s in items[0].sense(SenseKind.COLUMN) if s.cost < 0.05), "")
        return reduced(
            items[0], items[-1], "asked", noun="天" if items[-1].text.startswith("天") else "条" if not column else "个", column=column, senses=items[0].senses
        )
    where = (value_condition(scope, sense, items[0].text),)
    made = Measure(f"{items[0].text}数", Aggregate(Function.COUNT, None, where), scope.ledger.unit_noun)
    return reduced(items[0], items[-1], "measure", measure=made, column=sense.column)


def still_to_do(scope: Scope, items: Sequence[Item]) -> Item | None:
    """要完成: what is due, not what was done."""
    return reduced(items[0], items[-1], "due.due")


def asked_count(scope: Scope, items: Sequence[Item]) -> Item | None:
    """多少/几 with its counting noun; what is counted is settled when the frame is made."""
    noun = items[1].text if len(items) > 1 else ""
    return reduced(items[0], items[-1], "asked", noun=noun)


def which_several(scope: Scope, items: Sequence[Item]) -> Item | None:
    """哪几项: names, not a number."""
    return reduced(items[0], items[-1], "ask.which", noun=items[-1].text)


def averaged_name(scope: Scope, items: Sequence[Item]) -> Item | None:
    """平均降尘量 as the name of a column: the mean is asked for all the same."""
    column = numeric_column(scope, items[0])
    if column is None or column.name == items[0].text or not items[0].text.startswith("平均"):
        return None
    function, label = FUNCTIONS["average"]
    return reduced(items[0], items[0], "measure", measure=aggregated(column, function, label), column=column.name)


def counted_of(scope: Scope, items: Sequence[Item]) -> Item | None:
    """几个环节: what is counted stands behind the question word."""
    sense = next((s for s in items[1].sense(SenseKind.COLUMN) if s.cost < 0.05), None)
    if sense is None or items[1].has("numeric"):
        return None
    return reduced(items[0], items[1], "asked", noun=items[0].noun, column=sense.column, senses=items[1].senses)


def finished_amount(scope: Scope, items: Sequence[Item]) -> Item | None:
    """改完多少户: the finished one of a pair of amounts."""
    pair = columns.planned_and_finished(scope.ledger)
    if pair is None or not _fits(items[-1].noun, pair[1]):
        return None
    return reduced(items[0], items[-1], "measure", measure=default_measure(pair[1]), column=pair[1].name)


def unfinished_asked(scope: Scope, items: Sequence[Item]) -> Item | None:
    """没制止住的有几起: the whole minus the part."""
    return _remainder(scope, items, numeric_column(scope, items[1]))


def unfinished_problems(scope: Scope, items: Sequence[Item]) -> Item | None:
    """未整改问题: the problems minus those that the verb was done to."""
    whole = numeric_column(scope, items[-1])
    stem = items[-2].text.lstrip("未没还有尚")
    if whole is None or not stem or stem == items[-2].text:
        return None
    parts = [c for c in scope.ledger.columns if c.type.numeric and c != whole and stem in c.name]
    part = next((c for c in parts if columns.whole_of(scope.ledger, c) == whole), None)
    if part is None:
        return None
    scalar = Arithmetic("-", ColumnRef(whole.name), ColumnRef(part.name))
    return reduced(items[0], items[-1], "scalar", scalar=scalar, noun=whole.unit, column=whole.name)


def _remainder(scope: Scope, items: Sequence[Item], part: Column | None) -> Item | None:
    whole = columns.whole_of(scope.ledger, part) if part else None
    if part is None or whole is None:
        return None
    scalar = Arithmetic("-", ColumnRef(whole.name), ColumnRef(part.name))
    made = Measure(f"{whole.name}减{part.name}", Aggregate(Function.SUM, scalar), part.unit)
    return reduced(items[0], items[-1], "measure", measure=made, column=part.name, scalar=scalar)


def column_gap(scope: Scope, items: Sequence[Item]) -> Item | None:
    """计划户数比完成户数多多少."""
    left, right = (numeric_column(scope, item) for item in items if item.has("numeric"))
    if left is None or right is None or left == right:
        return None
    high, low = (right, left) if items[3].has("more.less") else (left, right)
    scalar = Arithmetic("-", ColumnRef(high.name), ColumnRef(low.name))
    made = Measure(f"{high.name}减{low.name}", Aggregate(Function.SUM, scalar), high.unit)
    return reduced(items[0], items[-1], "measure", measure=made, column=high.name, scalar=scalar)


def figure_asked(scope: Scope, items: Sequence[Item]) -> Item | None:
    """完成率多少: the question word adds nothing to the figure."""
    return replace(items[0], end=items[-1].end)


def asked_which(scope: Scope, items: Sequence[Item]) -> Item | None:
    """哪家企业, 哪个镇街, 第几督导组: the column asked for."""
    named = items[-1]
    sense = next(iter(named.sense(SenseKind.COLUMN)), None)
    if sense is None:
        return None
    return reduced(items[0], named, "which", column=sense.column, senses=named.senses)


def asked_several(scope: Scope, items: Sequence[Item]) -> Item | None:
    """哪三个单位: the column asked for, and how many of it."""
    made = asked_which(scope, (items[0], items[-1]))
    quantity = next(item.quantity for item in items if item.quantity)
    return replace(made, quantity=quantity) if made else None


def average_per(scope: Scope, items: Sequence[Item]) -> Item | None:
    """平均每家企业: what the mean is taken over."""
    named = items[-1].sense(SenseKind.COLUMN)
    if not named or scope.ledger.column(named[0].column).type.temporal:
        return None
    return reduced(items[0], items[-1], "per", column=named[0].column)


def remaining_problems(scope: Scope, items: Sequence[Item]) -> Item | None:
    """还剩几个问题: the whole minus what was dealt with."""
    whole = numeric_column(scope, items[-1])
    parts = [c for c in scope.ledger.columns if c.type.numeric and columns.whole_of(scope.ledger, c) == whole]
    done = next((c for c in parts if c.name.startswith("已") or "完成" in c.name), None)
    return _remainder(scope, items, done)


def asked_entity(scope: Scope, items: Sequence[Item]) -> Item | None:
    """哪家…: the ledger's name stands for its entity."""
    if not scope.ledger.entity or items[-1].has("column") or items[-1].has("value"):
        return None
    return reduced(items[0], items[-1], "which", column=scope.ledger.entity, senses=items[-1].senses)


EARLY_RULES: tuple[Rule, ...] = (
    Rule("要完成", "modal status.done", still_to_do, "12月底前要完成的任务"),
    Rule("数量词", "quantity classifier", quantity_with_unit, "5吨以上"),
    Rule("哪几项", "ask.which ask.count classifier", which_several, "是哪几项"),
    Rule("几何量", "ask.count classifier", asked_count, "还有几项"),
    Rule("哪几个列", "ask.which quantity classifier? textual", asked_several, "哪三个单位任务最多"),
    Rule("哪家", "ask.which classifier? ledger", asked_entity, "哪家水泥企业"),
    Rule("哪个列", "ask.which classifier? textual", asked_which, "哪家企业最多"),
    Rule("第几列", "rank textual", asked_which, "是第几督导组"),
    Rule("列比列多", "numeric than numeric more asked|ask.count", column_gap, "计划户数比完成户数多多少"),
    Rule("未做问题", "status.pending? value numeric", unfinished_problems, "未整改问题最多的企业"),
    Rule("列减列", "numeric minus numeric", difference_of_columns, "应停减实停最多的企业"),
    Rule("还剩几个", "status.pending asked numeric", remaining_problems, "还剩几个问题没改"),
    Rule("平均每个", "aggregate.average classifier|one value? textual", average_per, "平均一个村居计划多少户"),
    Rule("平均每", "aggregate.average group.each classifier? textual", average_per, "平均每家企业几个问题"),
    Rule("从到", "verb|temporal span verb|temporal", elapsed, "从发现到清走平均几天"),
    Rule("少几天", "more.less verb|unknown|topic|ledger? asked", shortfall, "平均每次检查少停几天"),
    Rule("几成", "value|verb|status.done share.percent", done_share, "整改了几成"),
    Rule("列占列", "numeric share numeric share?", column_share, "抽查户数占完成户数多少"),
    Rule("单位数", "classifier count", unit_column, "列编号和分钟数"),
    Rule("值数", "value|ledger|textual|rows|numeric count", counted_value, "已取缔数"),
    Rule("列值率", "textual value share.rate", column_rate, "湿法作业达标率"),
    Rule("几率", "value value share.rate", rate, "优良率"),
    Rule("率", "value|verb|column|status.done|early|unknown share.rate", rate, "拆解率"),
    Rule("平均名", "numeric", averaged_name, "平均降尘量"),
    Rule("未完成数", "negate numeric", unfinished_amount, "未整改数"),
)

RULES: tuple[Rule, ...] = (
    Rule("做完多少", "status.done asked", finished_amount, "改完多少户"),
    Rule("没做多少", "negate numeric asked", unfinished_asked, "没制止住的有几起"),
    Rule("平均列问", "aggregate numeric|scalar asked?", column_measure, "平均进度到多少了"),
    Rule("列合计问", "numeric|scalar aggregate asked?", column_measure, "罚款总额"),
    Rule("列问", "numeric|scalar asked|ask.count", column_measure, "完成多少户"),
    Rule("问列", "asked|ask.count numeric", column_measure, "多少个问题"),
    Rule("合计问单位", "aggregate group.each? classifier? asked", unit_measure, "平均每起多少亩"),
    Rule("量多少", "measure ask.count", figure_asked, "完成率多少"),
    Rule("几个列", "asked textual", counted_of, "几个环节"),
    Rule("问单位", "asked", unit_measure, "查扣了多少吨"),
)
