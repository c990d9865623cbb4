"""Figures of one column: its sum, its mean, its ends.

Invariant: a figure is only summed where sums mean something (户, 元), else averaged; what
was chosen is in the measure's name, which the answer shows.
"""

from collections.abc import Sequence

from assistant.model.catalog import Column, Ledger
from assistant.model.ledger_question import (
    Aggregate,
    Arithmetic,
    ColumnRef,
    Condition,
    Function,
    Measure,
    Scalar,
)
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.measured import is_for_one
from assistant.parsing.ledger_questions.quantities import (
    DAY,
    MONEY,
    convertible,
    counts_any,
    end_of,
    fits,
    is_price,
    numeric_column,
    priced,
    reckoned,
)
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.counters import counted_by
from assistant.parsing.ledger_questions.schema.main_amounts import main_amount
from assistant.parsing.ledger_questions.schema.schema import fold
from assistant.parsing.ledger_questions.schema.things import comes_often, of_people
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace
from assistant.text.units import find_unit

FUNCTIONS: dict[str, tuple[Function, str]] = {
    "average": (Function.AVERAGE, "平均"),
    "sum": (Function.SUM, "合计"),
    "maximum": (Function.MAXIMUM, "最大值"),
    "minimum": (Function.MINIMUM, "最小值"),
    "median": (Function.MEDIAN, "中位数"),
}
ENDS = {"most": "maximum", "least": "minimum"}
OF, SCORE, COUNTED, TIMES = "的", "总分", "数", "次"
"""The third ends the name of a number of things, and a noun that counts each as often as it comes."""


def aggregated(column: Column, function: Function, label: str) -> Measure:
    """A measure of one column, named after both."""
    return Measure(f"{column.name}{label}", Aggregate(function, ColumnRef(column.name)), column.unit)


def default_measure(column: Column) -> Measure:
    """What a bare figure means over many rows."""
    additive = columns.additive(column)
    return aggregated(column, Function.SUM if additive else Function.AVERAGE, "合计" if additive else "平均")


def scalar_measure(scalar: Scalar, function: Function, name: str, unit: str) -> Measure:
    """A measure of a computed figure."""
    return Measure(name, over_rows(scalar, function), unit)


def over_rows(scalar: Scalar, function: Function, where: tuple[Condition, ...] = ()) -> Scalar:
    """A figure of a row over many rows; a quotient is that of the sums, never a sum of quotients."""
    if function is Function.SUM and isinstance(scalar, Arithmetic) and scalar.op == "/":
        return Arithmetic("/", *(Aggregate(function, side, where) for side in (scalar.left, scalar.right)))
    return Aggregate(function, scalar, where)


def column_measure(scope: Scope, items: Sequence[Item]) -> Item | None:
    """平均进度, 罚款总额, 问题数合计: a column with its aggregate word on either side."""
    named = next(item for item in items if item.has("numeric") or item.scalar is not None)
    word = next((item.name_of("aggregate") for item in items if item.has("aggregate")), "")
    noun = next((item.noun for item in items if item.has("asked")), "")
    if named.scalar is not None and named.noun and noun != named.noun and noun in words("company_nouns"):
        return None  # of what is left of an amount no firm is a part
    if named.scalar is not None:
        span = columns.is_span(scope.ledger, named.scalar) and named.condition is None
        function, label = FUNCTIONS["average"] if span and not word else FUNCTIONS.get(word, (Function.SUM, "合计"))
        made = scalar_measure(named.scalar, function, scalar_label(named.scalar, f"{named.text}{label}"), named.noun)
        if named.condition is not None:
            made = replace(made, scalar=over_rows(named.scalar, function, (named.condition,)))
        return asked_for(items, measure=made, column=named.column, scalar=named.scalar, written=word)
    column = numeric_column(scope, named, noun)
    if column is not None and items[-1].has("rows") and items[-1] is not named and not fits(items[-1].text, column):
        return reduced(items[0], items[-1], "asked", noun=items[-1].text)  # 抽了多少批次 counts rows, no 抽样量
    beside = items[0].end == named.start and column is not None and not column.unit
    counted = items[-1] is named and (beside or (column is not None and counts_any(noun, column)))
    counted = counted or (column is not None and bool(noun) and not column.unit and noun in column.name)
    if column is None or (_asks_other(noun, column) and not counted) or (word == "sum" and is_for_one(column)):
        return None
    if named.is_cell and noun and noun not in column.name and noun != column.unit:
        return None  # 不合格的有几台 asks for no 不合格项数
    if noun == scope.ledger.unit_noun and named.has("ledger") and not named.text.endswith(column.name):
        return None  # 道路保洁检查一共几次 counts the checks
    made = aggregated(column, Function.SUM, "合计") if counted and not word else _by_word(column, word)
    return asked_for(items, measure=made, column=column.name, written=word)


def scalar_label(scalar: Scalar, said: str) -> str:
    """计划户数减完成户数: what is reckoned of columns by their names, anything else as it is said."""
    total = FUNCTIONS["sum"][1]
    op = scalar.op if isinstance(scalar, Arithmetic) and said.endswith(total) else ""
    told = reckoned(scalar) if op else ""
    if op == "/" or (told and op == "-"):
        return told or said.removesuffix(total)  # 每公里油电费 is one sum over the other
    return f"{told}{said}" if said == total else said


def _asks_other(noun: str, column: Column) -> bool:
    """Whether a counting noun asks for something else than the figure that is named beside it."""
    if not noun or fits(noun, column) or priced(noun, column.unit):
        return False
    return noun not in words("generic_nouns") or column.unit not in ("", noun)


def figure_of_things(scope: Scope, items: Sequence[Item]) -> Item | None:
    """整改完成多少个问题: the noun behind says what the figure counts, though another column is called by it."""
    things = items[-1]
    whole = numeric_column(scope, things) if items[-2].noun in words("generic_nouns") else None
    if whole is None or not whole.name.removesuffix(COUNTED).endswith(things.text):
        return None
    if whole.name.startswith(words("part_openings")):  # 发现多少处重大隐患 of 发现隐患数 and 其中重大隐患
        own = column_measure(scope, (*items[:-3], things, items[-2]))
        return replace(own, start=items[0].start, end=things.end) if own is not None else None
    made = column_measure(scope, items[:-1]) if things.text != fold(whole.name) else None
    column = scope.ledger.column(made.column) if made is not None else None
    if made is None or column is None or column == whole or column.unit != whole.unit:
        return None
    return replace(made, end=things.end)


def total_said(scope: Scope, items: Sequence[Item]) -> Item | None:
    """问题总数: the sum of 问题数, where a thing has many rows; a column that is called so holds it row by row."""
    column = numeric_column(scope, items[0])
    said = items[0].text != fold(column.name) if column is not None else False
    if said and column is not None and items[0].text == SCORE and comes_often(scope.ledger):
        return reduced(items[0], items[0], "measure", measure=_by_word(column, "sum"), column=column.name)
    if column is None or not said or not items[0].text.endswith(words("whole_suffixes")):
        return None
    if not columns.additive(column) or not columns.repeats(scope.ledger):
        return None
    return reduced(items[0], items[0], "measure", measure=default_measure(column), column=column.name, written="sum")


def percent_asked(scope: Scope, items: Sequence[Item]) -> Item | None:
    """进度到百分之几了, 平均进度是百分之多少: a figure that is in percent, no share of anything."""
    figure = next(item for item in items if item.has("numeric"))
    column = numeric_column(scope, figure)
    said = [item for item in items if item is figure or item.has("aggregate")]
    made = column_measure(scope, said) if column is not None and column.unit.startswith("%") else None
    return replace(made, start=items[0].start, end=items[-1].end) if made is not None else None


def asked_for(items: Sequence[Item], **fields: object) -> Item:
    """A figure; marked where the question word stands with it, so that it must be told and not only used."""
    made = reduced(items[0], items[-1], "measure", **fields)
    asks = any(item.has("asked") or item.has("ask.count") for item in items)
    return replace(made, kinds=made.kinds | {"asked_for"}) if asks else made


def _by_word(column: Column, word: str) -> Measure:
    """The figure that an aggregate word asks of a column; without one, the column's own."""
    return aggregated(column, *FUNCTIONS[word]) if word in FUNCTIONS else default_measure(column)


def end_measure(scope: Scope, items: Sequence[Item]) -> Item | None:
    """最高报价是多少: the largest or smallest figure itself, not whose it is."""
    word = ENDS.get(items[0].name_of("superlative"), "")
    column = numeric_column(scope, items[1])
    if not word or column is None or items[0].text.endswith(OF) or not _side_by_side(items[0], items[1]):
        return None
    made = reduced(items[0], items[-1], "measure", measure=_by_word(column, word), column=column.name)
    each = {"group.each"} if any(item.has("group.each") for item in items) else set()
    return replace(made, kinds=made.kinds | each)


def _side_by_side(first: Item, last: Item) -> bool:
    """Whether nothing but 的 stands between two items: 最低的总投资, but not 最低的项目总投资."""
    between = last.start - first.end if last.start >= first.end else first.start - last.end
    return between <= len(OF)


def end_of_column(scope: Scope, items: Sequence[Item]) -> Item | None:
    """AQI最高多少: the same with the figure's name first."""
    made = end_measure(scope, (items[1], items[0], *items[2:]))
    return replace(made, start=items[0].start) if made else None


def end_of_scalar(_scope: Scope, items: Sequence[Item]) -> Item | None:
    """从发现到清理最短几天: the most, the least or the mean of a figure worked out for each row."""
    scalar, word = items[0].scalar, items[1].name_of("superlative")
    held = () if items[0].condition is None else (items[0].condition,)
    if scalar is None or (held and word):
        return None
    days = items[0].noun == DAY
    most = end_of(word, in_days=days) in ("most", "longest")
    function, label = FUNCTIONS["average" if not word else "maximum" if most else "minimum"]
    made = Measure(f"天数{label}" if days else label, over_rows(scalar, function, held), items[0].noun)
    return asked_for(items, measure=made, column=items[0].column)


def unit_measure(scope: Scope, items: Sequence[Item]) -> Item | None:
    """多少吨, 平均每起多少亩: the one column that has the unit; 多少钱一公斤 the one price of so much."""
    asked = next(item for item in items if item.has("asked"))
    one = items[-1].quantity if items[-1] is not asked else None
    people = asked.noun in words("people_nouns") and of_people(scope.ledger)
    things = counted_by(scope.ledger, asked.noun) is not None and items[-1] is asked
    if asked.column or not asked.noun or people or things or _counts_rows(asked.noun, scope.ledger):
        return None
    fitting = [
        column
        for column in scope.ledger.columns
        if column.type.numeric and (column.unit or is_price(column)) and fits(asked.noun, column)
    ]
    if one is not None:
        prices = [column for column in scope.ledger.columns if _is_of_each(column.unit, one.unit)]
        prices = prices or [column for column in fitting if is_price(column)]
        fitting = prices if one.value == 1 and asked.noun in words("money_nouns") else []
    main = main_amount(scope.ledger) if len(fitting) > 1 and one is None and convertible(asked.noun, MONEY) else None
    fitting = [main] if main is not None else fitting
    if len(fitting) != 1:
        return None
    word = next((item.name_of("aggregate") for item in items if item.has("aggregate")), "")
    return asked_for(items, measure=_by_word(fitting[0], word), column=fitting[0].name, written=word)


def _counts_rows(noun: str, ledger: Ledger) -> bool:
    """Whether a noun counts rows of any ledger; not 台 where rows are counted in 件 and a column in 台."""
    loose = (*words("loose_nouns"), *words("sorts"), *words("day_nouns"), ledger.unit_noun)
    held = any(column.unit == noun for column in ledger.columns) and noun not in loose
    return noun in words("generic_nouns") and not held


def _is_of_each(price: str, unit: str) -> bool:
    """Whether a price is of one of a unit: 元/公斤 of 公斤."""
    whole, part = find_unit(price), find_unit(unit)
    return whole is not None and whole.name.endswith(f"/{part.name if part is not None else unit}")


def duration_asked(scope: Scope, items: Sequence[Item]) -> Item | None:
    """平均多长时间: the one column of minutes or hours."""
    if items[-1].text not in words("duration_asks"):
        return None
    fitting = [column for column in scope.ledger.columns if column.unit in words("duration_units")]
    if len(fitting) != 1:
        return None
    word = next((item.name_of("aggregate") for item in items if item.has("aggregate")), "average")
    return reduced(items[0], items[-1], "measure", measure=_by_word(fitting[0], word), column=fitting[0].name)


def averaged_name(scope: Scope, items: Sequence[Item]) -> Item | None:
    """平均降尘量 as the name of a column: the mean is asked for all the same."""
    column = numeric_column(scope, items[0])
    if column is None or column.name == items[0].text or not items[0].text.startswith("平均"):
        return None
    function, label = FUNCTIONS["average"]
    return reduced(items[0], items[0], "measure", measure=aggregated(column, function, label), column=column.name)


def finished_amount(scope: Scope, items: Sequence[Item]) -> Item | None:
    """改完多少户: the finished one of a pair of amounts, or the one figure in the unit: 改完多少平方米."""
    pair, noun = columns.planned_and_finished(scope.ledger), items[-1].noun
    if pair is None:
        return None
    in_unit = [column for column in scope.ledger.columns if noun and column.type.numeric and column.unit == noun]
    meant = pair[1] if not noun or fits(noun, pair[1]) else in_unit[0] if len(in_unit) == 1 else None
    if meant is None:
        return None
    return reduced(items[0], items[-1], "measure", measure=default_measure(meant), column=meant.name)


def amount_of_deed(scope: Scope, items: Sequence[Item]) -> Item | None:
    """改造完成多少户: the one amount in that unit that is called after what was done."""
    noun, deed = items[-1].noun, items[0].text
    if not noun or noun in words("generic_nouns") or noun == scope.ledger.unit_noun:
        return None
    counted = [column for column in scope.ledger.columns if column.type.numeric and column.unit == noun]
    called = [column for column in counted if any(name.startswith(deed) for name in (column.name, *column.aliases))]
    if len(called) != 1:
        return None
    return asked_for(items, measure=default_measure(called[0]), column=called[0].name)
