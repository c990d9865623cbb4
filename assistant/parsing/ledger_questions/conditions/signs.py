"""Figures that rise or fall by their sign: 环比上涨, 同比下降超过20%, 跌幅最大, 净利润亏损, 超员.

Invariant: a direction is only read off a column that holds changes (环比, 涨跌幅) or gains and
losses; where none is named there must be just one, so that 上涨 beside two of them picks neither.
"""

from collections.abc import Sequence

from assistant.model.catalog import Column, Ledger
from assistant.model.ledger_question import Arithmetic, ColumnRef, Comparison, Condition, Junction, Literal
from assistant.parsing.ledger_questions.conditions.in_every_row import EACH
from assistant.parsing.ledger_questions.groups import limited_by
from assistant.parsing.ledger_questions.items import OF_ALL, Item, reduced
from assistant.parsing.ledger_questions.measures.figures import default_measure
from assistant.parsing.ledger_questions.measures.remainders import column_gap
from assistant.parsing.ledger_questions.quantities import in_unit, may_be_in, numeric_column, operator
from assistant.parsing.ledger_questions.rules import Rule, Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.before import column_before
from assistant.parsing.ledger_questions.schema.column_families import PERIOD
from assistant.parsing.ledger_questions.schema.pairs import overloaded, whole_by_name
from assistant.parsing.ledger_questions.schema.set_figures import beyond_what_was_set
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

UP, DOWN = (
    ("difference.rise", "direction.up", "gain.gain", "sign.plus"),
    ("difference.fall", "direction.down", "gain.loss", "sign.minus"),
)
TURNED = {">": "<", ">=": "<=", "<": ">", "<=": ">=", "=": "=", "<>": "<>"}
ENDS = {"most": "least", "least": "most"}
MOVES = "difference.rise|difference.fall|direction|gain|sign"
OF_GAINS = "gain"


def _changes(column: Column) -> bool:
    """Whether a column holds changes, whose sign is their direction: 环比, 近三月 in percent."""
    over_time = column.unit.startswith("%") and column.name.startswith(words("return_spans"))
    return column.type.numeric and (over_time or any(word in column.name for word in words("changes")))


def _gains(column: Column) -> bool:
    """Whether a column holds gains and losses."""
    return column.type.numeric and any(word in column.name.upper() for word in words("gains"))


def _meant(scope: Scope, named: Item | None, move: Item) -> Column | None:
    """The column whose sign is spoken of: the one named, else the only one of its kind; 跌幅 may be a column itself."""
    if move.has("numeric") and _falls(move):
        return None
    of_kind = _gains if move.has(OF_GAINS) else _changes
    column = numeric_column(scope, named) if named is not None else None
    if named is not None and named.has(PERIOD) and column is not None and not of_kind(column):
        return None
    if column is not None and (move.has("sign") or of_kind(column)):
        return column
    return None if move.has(OF_GAINS) and column is not None else _only(scope.ledger, of_kind is _gains)


def _only(ledger: Ledger, gains: bool) -> Column | None:
    found = [column for column in ledger.columns if (_gains if gains else _changes)(column)]
    return found[0] if len(found) == 1 else None


def _parts(items: Sequence[Item]) -> tuple[Item | None, Item]:
    """The figure named, if any, and the word for the direction."""
    move = next(item for item in items if any(item.has(kind) for kind in (*UP, *DOWN)))
    return next((item for item in items if item.has("numeric") and item is not move), None), move


def _falls(move: Item) -> bool:
    return any(move.has(kind) for kind in DOWN)


def moved(scope: Scope, items: Sequence[Item]) -> Item | None:
    """环比上涨的, 同比为负, 净利润亏损的: above or below nought."""
    named, move = _parts(items)
    column = _meant(scope, named, move)
    if column is None:
        return _since_before(scope, items, named, "<" if _falls(move) else ">")
    if move.has("column") and named is None:
        return None
    made = Comparison(ColumnRef(column.name), "<" if _falls(move) else ">", Literal(0, column.unit))
    said = reduced(items[0], items[-1], "condition", condition=made, column=column.name)
    every = any(item.is_any(EACH) for item in items) or move.text.startswith(words("of_each_row"))
    return replace(said, kinds=said.kinds | {OF_ALL}) if every else said


def _since_before(scope: Scope, items: Sequence[Item], named: Item | None, op: str) -> Item | None:
    """排名上升 beside 上月排名: a figure against its own of the period before; a place rises as its number falls."""
    if named is None or named.has(PERIOD):
        return None  # 比上年下降: what a figure is held against
    senses = named.sense(SenseKind.COLUMN) if op == "=" else ()
    column = numeric_column(scope, named) or (scope.ledger.column(senses[0].column) if senses else None)
    before = column_before(scope.ledger, column) if column is not None else None
    if column is None or before is None or any(item.is_any(EACH) for item in items):
        return None
    op = TURNED[op] if columns.is_rank(column.name) else op
    made = Comparison(ColumnRef(column.name), op, ColumnRef(before.name))
    return reduced(items[0], items[-1], "condition", condition=made, column=column.name)


def unmoved(scope: Scope, items: Sequence[Item]) -> Item | None:
    """排名没变, 同比持平: as much as before."""
    column = numeric_column(scope, items[0])
    if column is None or not _changes(column):
        return _since_before(scope, items, items[0], "=")
    made = Comparison(ColumnRef(column.name), "=", Literal(0, column.unit))
    return reduced(items[0], items[-1], "condition", condition=made, column=column.name)


def both_moved(scope: Scope, items: Sequence[Item]) -> Item | None:
    """环比和同比都上涨: each of the figures named."""
    move = items[-1]
    made = [moved(scope, (item, move)) for item in items if item.has("numeric")]
    parts: list[Condition] = [part.condition for part in made if part is not None and part.condition is not None]
    if len(parts) < len(made) or len(set(parts)) < len(parts):
        return None
    op = "or" if any(item.has("join.or") or item.has("any") for item in items) else "and"
    return reduced(items[0], items[-1], "condition", condition=Junction(op, tuple(parts)))


def moved_by(scope: Scope, items: Sequence[Item]) -> Item | None:
    """同比下降超过20%: so far below nought."""
    named, move = _parts(items)
    column, quantity = _meant(scope, named, move), next(item.quantity for item in items if item.quantity)
    if column is None or not may_be_in(quantity, column.unit):
        return None
    op = operator(items)
    if not _falls(move):
        return _bounded(items, column, Comparison(ColumnRef(column.name), op, in_unit(quantity, column.unit)))
    below = in_unit(replace(quantity, value=-quantity.value), column.unit)
    made: Condition = Comparison(ColumnRef(column.name), TURNED[op], below)
    if TURNED[op].startswith(">"):
        made = Junction("and", (made, Comparison(ColumnRef(column.name), "<", Literal(0, column.unit))))
    return _bounded(items, column, made)


def _bounded(items: Sequence[Item], column: Column, made: Condition) -> Item:
    return reduced(items[0], items[-1], "condition", condition=made, column=column.name)


def moved_most(scope: Scope, items: Sequence[Item]) -> Item | None:
    """跌得最多的, 涨幅最大的, 跌幅前三: the rows at one end of the changes."""
    named, move = _parts(items)
    column = _meant(scope, named, move)
    if column is None:
        return None
    behind = items[next(place for place, item in enumerate(items) if item is move) + 1 :]
    key = replace(move, kinds=frozenset({"column", "numeric"}), senses=(Sense(SenseKind.COLUMN, column.name),))
    made = limited_by(scope, (key, *behind))
    if made is None:
        return None
    written = ENDS.get(made.written, made.written) if _falls(move) else made.written
    return replace(made, start=items[0].start, written=written)


def moved_asked(scope: Scope, items: Sequence[Item]) -> Item | None:
    """环比跌了多少: the change itself, with its sign."""
    named, _ = _parts(items)
    column = numeric_column(scope, named) if named is not None else _only(scope.ledger, gains=False)
    counts = any(item.has("classifier") and not item.has("points") for item in items)
    if column is None or not _changes(column) or counts:  # 环比上涨的有几条
        return None
    made = reduced(items[0], items[-1], "measure", measure=default_measure(column), column=column.name)
    return replace(made, kinds=made.kinds | {"asked_for"})


def too_much(scope: Scope, items: Sequence[Item]) -> Item | None:
    """超员, 结算超预算, 土方超计划, 面积超标准: the figure is above the most there may be, or what was set."""
    named = numeric_column(scope, items[0]) if len(items) > 1 else None
    whole = whole_by_name(scope.ledger, named) if named is not None else None
    beyond = Comparison(ColumnRef(named.name), ">", ColumnRef(whole.name)) if named is not None and whole else None
    told = beyond_what_was_set(scope.ledger, items[-1].text)
    above = [one for one in told if named is None or one.left == ColumnRef(named.name)]
    made = beyond or (above[0] if len(above) == 1 else overloaded(scope.ledger))
    if not isinstance(made, Comparison) or (named is not None and made.left != ColumnRef(named.name)):
        return None
    gap = Arithmetic("-", made.left, made.right)
    column = made.left.name if isinstance(made.left, ColumnRef) else ""
    return reduced(items[0], items[-1], "condition", condition=made, scalar=gap, written="apart", column=column)


def not_too_much(scope: Scope, items: Sequence[Item]) -> Item | None:
    """没超员的, 面积没超标准的: the figure is not above the most there may be."""
    over = too_much(scope, [item for item in items if not item.has("negate")])
    if over is None or not isinstance(over.condition, Comparison):
        return None
    return reduced(items[0], items[-1], "condition", condition=replace(over.condition, op="<="), column=over.column)


SIGN_RULES: tuple[Rule, ...] = (
    Rule(
        "列比列升降问",
        "numeric than numeric difference.rise|difference.fall asked|ask.count classifier?",
        column_gap,
        "核载人数比实载人数增加了多少",
    ),
    Rule("两列升降", f"numeric join numeric both? compare.eq? {MOVES}", both_moved, "环比和同比都上涨的城市"),
    Rule(
        "升降前几",
        f"numeric? {MOVES} superlative? top|superlative quantity classifier?",
        moved_most,
        "环比跌幅前三的城市",
    ),
    Rule("升降最", f"numeric? {MOVES} superlative", moved_most, "环比跌得最多的城市"),
    Rule("升降比数", f"numeric? {MOVES} compare quantity after?", moved_by, "同比下降超过10%的城市"),
    Rule("升降数以上", f"numeric? {MOVES} quantity after", moved_by, "同比下降10%以上的城市"),
    Rule(
        "列升降问",
        f"numeric? {MOVES} group.each? compare.eq? asked|ask.count|share.percent|points classifier?",
        moved_asked,
        "甲市环比跌了多少",
    ),
    Rule("列月月升降", f"numeric group both compare.eq? {MOVES}", moved, "环比月月都上涨的城市"),
    Rule("列升降", f"numeric both|every? both? compare.eq? {MOVES}", moved, "环比上涨的城市"),
    Rule("列没变", "numeric|textual compare.eq? steady", unmoved, "环比没变的城市"),
    Rule("盈亏", "gain", moved, "亏损的城市"),
    Rule("没超员", "numeric? negate overload", not_too_much, "没超员的校车有几辆"),
    Rule("超员", "numeric? overload", too_much, "超员的校车有几辆"),
)
"""Rules of columns that hold changes, gains and losses, or what may not be passed; they need no word elsewhere."""
