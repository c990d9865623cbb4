"""The sentence of a ledger answer, by its shape.

Invariant: zero, nothing filled in and no such rows are three different sentences; an
official who reads 「0」 must know that rows were there to count.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from assistant.answering.ledgers.subject import noun_of, owner, plainly_counted, subject, told_of
from assistant.answering.ledgers.wording import measured, named, number, text, told
from assistant.compile.operators import COMPARISONS
from assistant.compile.phrases import condition
from assistant.model.answer import Cell, Figure
from assistant.model.catalog import Catalog
from assistant.model.ledger_question import ColumnRef, Frame, FrameValue, Joined, LedgerQuestion, Measure, Shape

SHOWN_AT_MOST = 12
"""Rows and groups told in a sentence; the table holds all."""
Rows = Sequence[tuple[Cell, ...]]
Write = Callable[[LedgerQuestion, tuple[str, ...], Rows, Catalog], str]


def sentence(question: LedgerQuestion, columns: tuple[str, ...], rows: Rows, catalog: Catalog) -> str:
    """The answer in words."""
    write: Write = _joined if isinstance(question.query, Joined) else SENTENCES[question.shape]
    if question.facts and rows and not _tells_first(question):
        write = _facts
    return write(question, columns, rows, catalog)


def _tells_first(question: LedgerQuestion) -> bool:
    """Whether what is asked stands before the name of the one at the top."""
    if question.shape is not Shape.EXTREME:
        return False
    return question.frame.columns[0].name in question.facts and _key(question.frame).name not in question.facts


def _count_noun(question: LedgerQuestion, catalog: Catalog) -> str:
    ledger = catalog.ledger(question.frame.table)
    return "个" if question.frame.distinct else ledger.unit_noun or "条"


def _list(question: LedgerQuestion, columns: tuple[str, ...], rows: Rows, catalog: Catalog) -> str:
    opening = "有。" if question.existence and rows else "没有。" if question.existence else ""
    if not rows:
        return opening + _none(question.frame, catalog)
    place = _label_place(question.frame, catalog)
    told_by = range(len(question.frame.columns)) if question.frame.distinct else (place,)
    names = list(dict.fromkeys(" ".join(text(row[n]) for n in told_by) for row in rows if row[place] is not None))
    of = subject(question.frame, catalog)
    return f"{opening}{of}有{len(rows)}{_count_noun(question, catalog)}：{named(names)}。"


def _none(frame: Frame, catalog: Catalog) -> str:
    """No such rows, with what they would be."""
    of = told_of(frame, catalog)
    return f"{frame.table}里没有{f'{of}的' if of else ''}记录（0条）。"


def _facts(question: LedgerQuestion, columns: tuple[str, ...], rows: Rows, catalog: Catalog) -> str:
    """甲的完成时限：2021-11-15: what was asked of the rows shown."""
    frame = question.frame
    name = _label_place(frame, catalog)
    places = [(place, m) for place, m in enumerate(frame.columns) if m.name in question.facts and place != name]
    units = {column.name: column.unit for column in catalog.ledger(frame.table).columns}
    lines = []
    for row in rows[:SHOWN_AT_MOST]:
        cells = "，".join(f"{m.name}：{_cell(row[place], units.get(m.name, ''))}" for place, m in places)
        lines.append(f"{text(row[name])}的{cells}")
    return f"{'；'.join(lines)}。" if places else f"{text(rows[0][name])}。"


def _cell(value: Cell, unit: str) -> str:
    return "未填" if value is None else f"{text(value)}{unit}"


def _figures(question: LedgerQuestion, columns: tuple[str, ...], rows: Rows, catalog: Catalog) -> str:
    frame = question.frame
    opening = _existence(question, rows[0][0])
    if frame.count_groups:
        return f"{opening}{_groups_that(frame, catalog)}有{text(rows[0][0])}{'个' if frame.dimensions else '组'}。"
    if frame.spread:
        return f"{_spread(frame, rows[0], catalog)}。"
    if frame.total is not None:
        of, what = _compared(frame, (), catalog)
        return f"{of}的{frame.limit}个{what}，{told(frame.total, rows[0][0])}。"
    if len(frame.measures) == 1 and plainly_counted(frame.measures[0]):
        return f"{opening}{subject(frame, catalog)}有{measured(frame.measures[0], rows[0][0])}。"
    shares = [f"{m.name}的分母是{m.denominator}" for m in frame.measures if m.denominator]
    return f"{opening}{_measures(frame, rows[0], catalog)}。" + (f"（{'；'.join(shares)}）" if shares else "")


def _spread(frame: Frame, row: tuple[Cell, ...], catalog: Catalog) -> str:
    """各镇街的完成户数合计最高2000户、最低900户，相差1100户."""
    figure, what = frame.measures[0], noun_of(catalog.ledger(frame.table), frame.dimensions[0].name)
    high, low, apart = (measured(figure, cell) for cell in row)
    return f"{owner(frame, catalog)}各{what}{figure.name}最高{high}、最低{low}，相差{apart}"


def _measures(frame: Frame, row: tuple[Cell, ...], catalog: Catalog) -> str:
    """东镇11月的面积平均为7.2亩."""
    figures = "，".join(told(measure, cell) for measure, cell in zip(frame.measures, row, strict=False))
    return f"{owner(frame, catalog)}{figures}"


def _groups_that(frame: Frame, catalog: Catalog) -> str:
    """抽查合格率低于90%的村居."""
    said = "、".join(filter(None, (told_of(frame, catalog), *(condition(part) for part in frame.having))))
    noun = noun_of(catalog.ledger(frame.table), frame.dimensions[0].name) if frame.dimensions else "组"
    return f"{said}的{noun}" if said else noun


def _existence(question: LedgerQuestion, count: Cell) -> str:
    return "" if not question.existence else "有。" if count else "没有。"


def _groups(question: LedgerQuestion, columns: tuple[str, ...], rows: Rows, catalog: Catalog) -> str:
    frame = question.frame
    width = len(frame.dimensions)
    if not rows:
        return _none(frame, catalog)
    if frame.having:
        return f"{_groups_that(frame, catalog)}有{len(rows)}个：{_group_lines(frame, rows, width)}。"
    counted = len(frame.measures) == 1 and plainly_counted(frame.measures[0])
    heading = "" if counted or not frame.measures else f"，{'、'.join(measure.name for measure in frame.measures)}"
    split = "、".join(part.name for part in frame.dimensions)
    return f"{subject(frame, catalog)}按{split}分{heading}：{_group_lines(frame, rows, width)}。"


def _group_lines(frame: Frame, rows: Rows, width: int) -> str:
    more = f"等共{len(rows)}组" if len(rows) > SHOWN_AT_MOST else ""
    return "；".join(_group_line(frame, row, width) for row in rows[:SHOWN_AT_MOST]) + more


def _group_line(frame: Frame, row: tuple[Cell, ...], width: int) -> str:
    label = " ".join(text(cell) for cell in row[:width])
    figures = zip(frame.measures, row[width:], strict=False)
    cells = [measured(m, cell) for m, cell in figures if not isinstance(m.scalar, FrameValue)]
    return f"{label} {'，'.join(cells)}".strip()


def _extreme(question: LedgerQuestion, columns: tuple[str, ...], rows: Rows, catalog: Catalog) -> str:
    frame = question.frame
    if not rows:
        return f"{frame.table}里没有可比的记录（0条）。"
    lines = _extreme_lines(question, rows, catalog)
    of, what = _compared(frame, rows, catalog)
    of = f"{_totals(frame, rows[0])}{of}"
    more = f"等共{len(rows)}个" if len(rows) > len(lines) else ""
    if frame.ties and len(rows) > 1:
        return f"{of}的{what}有{len(rows)}个并列：{'；'.join(lines)}{more}。"
    if frame.limit == 1 or frame.nth:
        return f"{of}的{what}是{lines[0].replace(' ', '，', 1)}。"
    return f"{of}的{len(rows)}个{what}：{'；'.join(lines)}{more}。"


def _totals(frame: Frame, row: tuple[Cell, ...]) -> str:
    """全部起数为33起；: the figures of all that stand beside an extreme."""
    shown = zip((*frame.dimensions, *frame.measures) or frame.columns, row, strict=False)
    whole = [(part, cell) for part, cell in shown if isinstance(part, Measure) and isinstance(part.scalar, FrameValue)]
    return "".join(f"{told(measure, cell)}；" for measure, cell in whole)


def _extreme_lines(question: LedgerQuestion, rows: Rows, catalog: Catalog) -> list[str]:
    frame = question.frame
    if frame.dimensions:
        return [_group_line(frame, row, len(frame.dimensions)) for row in rows[:SHOWN_AT_MOST]]
    key = _key(frame)
    place, labels = frame.columns.index(key), _labels(frame, catalog)
    unit = key.unit or (catalog.ledger(frame.table).column(key.name).unit if isinstance(key.scalar, ColumnRef) else "")
    told = replace(key, unit=unit)
    facts = [(n, measure.name) for n, measure in enumerate(frame.columns) if measure.name in question.facts]
    return [f"{_named(row, labels, facts)} {_told(told, row[place])}" for row in rows[:SHOWN_AT_MOST]]


def _named(row: tuple[Cell, ...], labels: Sequence[int], facts: Sequence[tuple[int, str]]) -> str:
    """A row by its name, with what is asked of it: 甲工地（镇街为某镇）."""
    name = "的".join(text(row[label]) for label in labels)
    asked = "，".join(f"{column}为{_cell(row[place], '')}" for place, column in facts)
    return f"{name}（{asked}）" if asked else name


def _told(measure: Measure, cell: Cell) -> str:
    return "未填" if cell is None else measured(measure, cell)


def _labels(frame: Frame, catalog: Catalog) -> tuple[int, ...]:
    """Where the names of a row stand: the day asked for, if that comes first, and the entity."""
    entity, key = _label_place(frame, catalog), frame.columns.index(_key(frame))
    ledger = catalog.ledger(frame.table)
    first = frame.columns[0].scalar
    dated = isinstance(first, ColumnRef) and ledger.column(first.name).type.temporal and key != 0 != entity
    return (0, entity) if dated else (entity,)


def _key(frame: Frame) -> Measure:
    """The column that rows are compared by."""
    return next((m for m in frame.columns if m.scalar == frame.order[0].scalar), frame.columns[0])


def _compared(frame: Frame, rows: Rows, catalog: Catalog) -> tuple[str, str]:
    """(未取缔的散煤网点最多, 镇街): by what they are compared, and what is compared."""
    ledger = catalog.ledger(frame.table)
    if not frame.dimensions:
        key = _key(frame)
        dated = bool(rows) and isinstance(rows[0][frame.columns.index(key)], date)
        end = _end(frame, "晚早" if dated else "高低")
        first = frame.columns[_labels(frame, catalog)[0]].name
        return f"{owner(frame, catalog)}{key.name}{end}", noun_of(ledger, first)
    what = "、".join(noun_of(ledger, part.name) for part in frame.dimensions)
    measure = next((m for m in frame.measures if m.scalar == frame.order[0].scalar), frame.measures[0])
    if plainly_counted(measure):
        return f"{subject(frame, catalog)}{_end(frame, '多少')}", what
    return f"{owner(frame, catalog)}{measure.name}{_end(frame, '高低')}", what


def _end(frame: Frame, ends: str) -> str:
    """最高, 最少; 第三高 where only that place is asked for."""
    which = ends[not frame.order[0].descending]
    return f"第{frame.limit}{which}" if frame.nth else f"最{which}"


def _label_place(frame: Frame, catalog: Catalog) -> int:
    entity = catalog.ledger(frame.table).entity
    names = [column.name for column in frame.columns]
    return names.index(entity) if entity in names else 0


def _rank(question: LedgerQuestion, columns: tuple[str, ...], rows: Rows, catalog: Catalog) -> str:
    if not rows:
        return f"{question.frame.table}里没有这一项，排不出名次。"
    direction = "从高到低" if question.frame.order[0].descending else "从低到高"
    row, measure = rows[0], question.frame.measures[0]
    of = owner(question.frame, catalog)
    return f"{text(row[0])}按{of}{measure.name}{direction}排第{text(row[-1])}（{measured(measure, row[1])}）。"


def _verdict(question: LedgerQuestion, columns: tuple[str, ...], rows: Rows, catalog: Catalog) -> str:
    frame, goal = question.frame, question.figures[0]
    if frame.dimensions:
        return _groups(question, columns, rows, catalog) + _goal(goal)
    figures = _measures(frame, rows[0], catalog)
    actual = rows[0][0]
    if not isinstance(actual, (int, float, Decimal)):
        return f"{figures}。{_goal(goal)}"
    kept = _keeps(Decimal(str(actual)), goal)
    word = ("达标" if kept else "未达标") if goal.op in ("<=", "<") else ("已完成目标" if kept else "还没有完成目标")
    return f"{word}。{figures}。{_goal(goal)}"


def _goal(goal: Figure) -> str:
    return f"方案{goal.clause}要求{goal.indicator}{COMPARISONS[goal.op].words}{number(goal.value)}{goal.unit}。"


def _keeps(actual: Decimal, goal: Figure) -> bool:
    """Whether a figure keeps the plan's; an amount to be done is kept by more."""
    compare = {"<=": actual <= goal.value, "<": actual < goal.value, ">": actual > goal.value}
    return compare.get(goal.op, actual >= goal.value)


def _joined(question: LedgerQuestion, columns: tuple[str, ...], rows: Rows, catalog: Catalog) -> str:
    lines = [
        "，".join(f"{name} {text(cell)}" for name, cell in zip(columns, row, strict=True))
        for row in rows[:SHOWN_AT_MOST]
    ]
    more = "等" if len(rows) > SHOWN_AT_MOST else ""
    return f"共{len(rows)}项：{'；'.join(lines)}{more}。" if rows else "没有符合条件的记录（0条）。"


SENTENCES: dict[Shape, Write] = {
    Shape.LIST: _list,
    Shape.FIGURE: _figures,
    Shape.GROUPS: _groups,
    Shape.EXTREME: _extreme,
    Shape.RANK: _rank,
    Shape.VERDICT: _verdict,
}
