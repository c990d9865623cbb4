"""One figure over another that is named with it: 抽查户数占完成户数多少, 问题数与排查数之比.

Invariant: both are named, and the one that is the whole of the other stands below; nothing is taken for a whole
that the words do not tell.
"""

from collections.abc import Sequence

from assistant.model.catalog import Column
from assistant.model.ledger_question import Aggregate, Arithmetic, ColumnRef, Function, Measure
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.measures.rates import share_of_sums
from assistant.parsing.ledger_questions.quantities import may_share, numeric_column, reckoned
from assistant.parsing.ledger_questions.rules import Rule, Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.records import replace


def ratio_of_columns(scope: Scope, items: Sequence[Item]) -> Item | None:
    """发现问题数比排查数的比值: the sum of the one over that of the other."""
    named = [column for item in items if item.has("numeric") and (column := numeric_column(scope, item))]
    if len(named) != 2 or named[0] == named[1]:
        return None
    part, whole = named
    in_row = Arithmetic("/", ColumnRef(part.name), ColumnRef(whole.name))
    made = Measure(f"{part.name}比{whole.name}", share_of_sums(part, whole), "", whole.name)
    rate = "rate" if may_share(part, whole) else ""  # 费用除以时长 is no share: 300 is no 300 %
    return reduced(items[0], items[-1], "measure", measure=made, scalar=in_row, written=rate, column=part.name)


def ratio_of_counts(scope: Scope, items: Sequence[Item]) -> Item | None:
    """存量项目数与在建项目数之比: the rows of one value over those of another of its column."""
    named = [item.sense(SenseKind.VALUE) for item in items if item.has("value")]
    pairs = ((part, whole) for part in named[0] for whole in named[-1] if part.column == whole.column)
    part, whole = next(pairs, (named[0][0], named[0][0]))
    if part.values == whole.values:
        return None
    column = scope.ledger.column(part.column)
    over, under = (Aggregate(Function.COUNT, None, (columns.among(column, side.values),)) for side in (part, whole))
    made = Measure(f"{'、'.join(part.values)}比{'、'.join(whole.values)}", Arithmetic("/", over, under))
    return reduced(items[0], items[-1], "measure", measure=made, written="rate", column=column.name)


def column_share(scope: Scope, items: Sequence[Item]) -> Item | None:
    """抽查户数占完成户数多少, 护理型床位占总床位多少: of figures called alike the other one is the whole."""
    first, second = (item for item in items if item.has("numeric") or item.scalar is not None)
    part = numeric_column(scope, first)
    if second.scalar is not None:
        return _of_reckoned(part, second, items)
    others = tuple(sense for sense in second.senses if part is None or sense.column != part.name)
    return _of_columns(part, numeric_column(scope, replace(second, senses=others)), items)


def _of_reckoned(part: Column | None, whole: Item, items: Sequence[Item]) -> Item | None:
    """病假人数占缺勤人数多少: one amount over a figure that two others give."""
    if part is None or whole.scalar is None or whole.noun != part.unit:
        return None
    sums = (Aggregate(Function.SUM, ColumnRef(part.name)), Aggregate(Function.SUM, whole.scalar))
    made = Measure(f"{part.name}占{reckoned(whole.scalar)}", Arithmetic("/", *sums), "%", reckoned(whole.scalar))
    in_row = Arithmetic("/", ColumnRef(part.name), whole.scalar)
    return reduced(
        items[0], items[-1], "measure", measure=made, scalar=in_row, noun="%", written="rate", column=part.name
    )


def figure_in_figure(scope: Scope, items: Sequence[Item]) -> Item | None:
    """抽查了完成户数的百分之几: the figure named first over the other; a whole named first is the whole."""
    first, second = (numeric_column(scope, item) for item in items if item.has("numeric"))
    reverse = second is not None and columns.whole_of(scope.ledger, second) == first
    return None if reverse else _of_columns(first, second, items)


def part_of_whole(scope: Scope, items: Sequence[Item]) -> Item | None:
    """抽查的户数里合格户数占多少: the whole is named first."""
    whole, part = (numeric_column(scope, item) for item in items if item.has("numeric"))
    if part is None or columns.whole_of(scope.ledger, part) != whole:
        return None
    return _of_columns(part, whole, items)


def _of_columns(part: Column | None, whole: Column | None, items: Sequence[Item]) -> Item | None:
    """One amount over another that is counted as it is, of all rows and within each."""
    if part is None or whole is None or part == whole or not may_share(part, whole):
        return None
    in_row = Arithmetic("/", ColumnRef(part.name), ColumnRef(whole.name))
    made = Measure(f"{part.name}占{whole.name}", share_of_sums(part, whole), "%", whole.name)
    return reduced(
        items[0], items[-1], "measure", measure=made, scalar=in_row, noun="%", written="rate", column=part.name
    )


SHARE_RULES = (
    Rule(
        "列占列",
        "numeric aggregate.sum? share aggregate.sum? numeric|scalar aggregate.sum? share?",
        column_share,
        "抽查户数占完成户数多少",
    ),
)
"""Rules of one figure that is a share of another."""
