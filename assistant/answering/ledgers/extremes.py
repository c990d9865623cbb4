"""The sentence of an extreme: what stands at the top, at some place of the order, or at both ends of it.

Invariant: the figure told beside a name is the one by which it stands there, and what is equal to it is told with it.
"""

from collections.abc import Sequence
from datetime import date

from assistant.answering.ledgers.subject import noun_of, owner, plainly_counted, subject
from assistant.answering.ledgers.wording import measured, text, told
from assistant.model.answer import Cell
from assistant.model.catalog import Catalog
from assistant.model.ledger_question import Aggregate, ColumnRef, Frame, FrameValue, LedgerQuestion, Measure
from assistant.records import replace

SHOWN_AT_MOST = 12
"""Rows and groups told in a sentence; the table holds all."""
Rows = Sequence[tuple[Cell, ...]]


def extreme(question: LedgerQuestion, columns: tuple[str, ...], rows: Rows, catalog: Catalog) -> str:
    """The answer to a question for the top, a place or both ends."""
    frame = question.frame
    if not rows:
        return f"{frame.table}里没有可比的记录（0条）。"
    lines = _extreme_lines(question, rows, catalog)
    of, what = compared(frame, rows, catalog)
    of = f"{_totals(frame, rows[0])}{of}"
    more = f"等共{len(rows)}个" if len(rows) > len(lines) else ""
    if frame.ends:
        return f"{of}的{what}{_two_ends(frame, rows, lines, catalog)}{more}。"
    if frame.ties and len(rows) > 1:
        return f"{of}的{what}有{len(rows)}个并列：{'；'.join(lines)}{more}。"
    if frame.limit == 1 or frame.nth:
        return f"{of}的{what}是{lines[0].replace(' ', '，', 1)}。"
    return f"{of}的{len(rows)}个{what}：{'；'.join(lines)}{more}。"


def _two_ends(frame: Frame, rows: Rows, lines: Sequence[str], catalog: Catalog) -> str:
    """是甲镇，9家；最少的是乙镇，2家: what stands at the top, and what at the other end."""
    place = _key_place(frame)
    if frame.limit != 1 or frame.per:
        return f"前{frame.limit}个和后{frame.limit}个：{'；'.join(lines)}"
    first = sum(row[place] == rows[0][place] for row in rows[: len(lines)])
    key = frame.order[0]
    turned = replace(frame, order=(replace(key, descending=not key.descending),))
    other_end = compared(turned, rows, catalog)[0][-2:]
    top, bottom = ("；".join(part).replace(" ", "，", 1) for part in (lines[:first], lines[first:]))
    return f"是{top}；{other_end}的是{bottom or top}"


def _key_place(frame: Frame) -> int:
    """Where in a row the figure stands that rows or groups are compared by."""
    if not frame.dimensions:
        return frame.columns.index(key_of(frame))
    found = (n for n, measure in enumerate(frame.measures) if measure.scalar == frame.order[0].scalar)
    return len(frame.dimensions) + next(found, 0)


def _totals(frame: Frame, row: tuple[Cell, ...]) -> str:
    """全部起数为33起；: the figures of all that stand beside an extreme."""
    shown = zip((*frame.dimensions, *frame.measures) or frame.columns, row, strict=False)
    whole = [(part, cell) for part, cell in shown if isinstance(part, Measure) and isinstance(part.scalar, FrameValue)]
    return "".join(f"{told(measure, cell)}；" for measure, cell in whole)


def _extreme_lines(question: LedgerQuestion, rows: Rows, catalog: Catalog) -> list[str]:
    frame = question.frame
    if frame.dimensions:
        return [group_line(frame, row, len(frame.dimensions)) for row in rows[:SHOWN_AT_MOST]]
    key = key_of(frame)
    place, labels = frame.columns.index(key), _labels(frame, catalog)
    unit = key.unit or (catalog.ledger(frame.table).column(key.name).unit if isinstance(key.scalar, ColumnRef) else "")
    told, shown = replace(key, unit=unit), rows[:SHOWN_AT_MOST]
    first = () if question.facts or labels[0] != 0 else range(1, place)
    facts = [n for n, measure in enumerate(frame.columns) if measure.name in question.facts or n in first]
    facts = [n for n in facts if n not in (place, *labels)]
    return [f"{_named(row, labels, cells(frame, facts, row, catalog))} {_told(told, row[place])}" for row in shown]


def _named(row: tuple[Cell, ...], labels: Sequence[int], asked: str) -> str:
    """A row by its name, with what is asked of it: 甲工地（镇街为某镇）."""
    name = "的".join(text(row[label]) for label in labels)
    return f"{name}（{asked}）" if asked else name


def cells(frame: Frame, places: Sequence[int], row: tuple[Cell, ...], catalog: Catalog) -> str:
    """面积为3亩，状态为已清理: what was asked for of a row."""
    units = {column.name: column.unit for column in catalog.ledger(frame.table).columns}
    named = ((frame.columns[place].name, row[place]) for place in places)
    return "，".join(f"{name}为{cell_text(cell, units.get(name, ''))}" for name, cell in named)


def _told(measure: Measure, cell: Cell) -> str:
    return "未填" if cell is None else measured(measure, cell)


def _labels(frame: Frame, catalog: Catalog) -> tuple[int, ...]:
    """Where the names of a row stand: the day asked for, if that comes first, and the entity."""
    entity, key = label_place(frame, catalog), frame.columns.index(key_of(frame))
    ledger = catalog.ledger(frame.table)
    first = frame.columns[0].scalar
    dated = isinstance(first, ColumnRef) and ledger.column(first.name).type.temporal and key != 0 != entity
    return (0, entity) if dated else (entity,)


def key_of(frame: Frame) -> Measure:
    """The column that rows are compared by."""
    return next((m for m in frame.columns if m.scalar == frame.order[0].scalar), frame.columns[0])


def compared(frame: Frame, rows: Rows, catalog: Catalog) -> tuple[str, str]:
    """(未取缔的散煤网点最多, 镇街): by what they are compared, and what is compared."""
    ledger = catalog.ledger(frame.table)
    if not frame.dimensions:
        key = key_of(frame)
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


def group_line(frame: Frame, row: tuple[Cell, ...], width: int) -> str:
    """A group by its name, with its figures."""
    label = " ".join(text(cell) for cell in row[:width])
    figures = zip(frame.measures, row[width:], strict=False)
    cells = [
        told(m, cell) if isinstance(m.scalar, Aggregate) and m.scalar.where else measured(m, cell)
        for m, cell in figures
        if not isinstance(m.scalar, FrameValue)
    ]
    return f"{label} {'，'.join(cells)}".strip()


def label_place(frame: Frame, catalog: Catalog) -> int:
    """Where in a row its name stands."""
    entity = catalog.ledger(frame.table).entity
    names = [column.name for column in frame.columns]
    return names.index(entity) if entity in names else 0


def cell_text(value: Cell, unit: str) -> str:
    """A cell with its unit; an empty one says so."""
    return "未填" if value is None else f"{text(value)}{unit}"
