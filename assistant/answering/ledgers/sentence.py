"""The sentence of a ledger answer, by its shape.

Invariant: zero, nothing filled in and no such rows are three different sentences; an
official who reads 「0」 must know that rows were there to count.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal

from assistant.answering.ledgers.wording import figure, measured, named, number, text
from assistant.compile.operators import COMPARISONS
from assistant.model.answer import Cell, Figure
from assistant.model.catalog import Catalog
from assistant.model.ledger_question import Frame, Joined, LedgerQuestion, Shape

SHOWN_AT_MOST = 12
"""Rows and groups told in a sentence; the table holds all."""
Rows = Sequence[tuple[Cell, ...]]
Write = Callable[[LedgerQuestion, tuple[str, ...], Rows, Catalog], str]


def sentence(question: LedgerQuestion, columns: tuple[str, ...], rows: Rows, catalog: Catalog) -> str:
    """The answer in words."""
    write: Write = _joined if isinstance(question.query, Joined) else SENTENCES[question.shape]
    if question.facts and rows:
        write = _facts
    return write(question, columns, rows, catalog)


def _count_noun(question: LedgerQuestion, catalog: Catalog) -> str:
    ledger = catalog.ledger(question.frame.table)
    return "个" if question.frame.distinct else ledger.unit_noun or "条"


def _list(question: LedgerQuestion, columns: tuple[str, ...], rows: Rows, catalog: Catalog) -> str:
    opening = "有。" if question.existence and rows else "没有。" if question.existence else ""
    if not rows:
        return f"{opening}{question.frame.table}里没有符合条件的记录（0条）。"
    place = _label_place(question.frame, catalog)
    names = list(dict.fromkeys(text(row[place]) for row in rows if row[place] is not None))
    return f"{opening}共{len(rows)}{_count_noun(question, catalog)}：{named(names)}。"


def _facts(question: LedgerQuestion, columns: tuple[str, ...], rows: Rows, catalog: Catalog) -> str:
    """甲的完成时限：2021-11-15: what was asked of the rows shown."""
    frame = question.frame
    name = _label_place(frame, catalog)
    places = [(place, m) for place, m in enumerate(frame.columns) if m.name in question.facts and place != name]
    units = {column.name: column.unit for column in catalog.ledger(frame.table).columns}
    told = []
    for row in rows[:SHOWN_AT_MOST]:
        cells = "，".join(f"{m.name}：{_cell(row[place], units.get(m.name, ''))}" for place, m in places)
        told.append(f"{text(row[name])}的{cells}")
    return f"{'；'.join(told)}。" if places else f"{text(rows[0][name])}。"


def _cell(value: Cell, unit: str) -> str:
    return "未填" if value is None else f"{text(value)}{unit}"


def _figures(question: LedgerQuestion, columns: tuple[str, ...], rows: Rows, catalog: Catalog) -> str:
    frame = question.frame
    if frame.count_groups:
        return f"{_existence(question, rows[0][0])}共{text(rows[0][0])}{_group_noun(frame, catalog)}。"
    told = "；".join(measured(measure, cell) for measure, cell in zip(frame.measures, rows[0], strict=False))
    shares = [f"{m.name}的分母是{m.denominator}" for m in frame.measures if m.denominator]
    return f"{_existence(question, rows[0][0])}{told}。" + (f"（{'；'.join(shares)}）" if shares else "")


def _existence(question: LedgerQuestion, count: Cell) -> str:
    return "" if not question.existence else "有。" if count else "没有。"


def _group_noun(frame: Frame, catalog: Catalog) -> str:
    return f"个{frame.dimensions[0].name}" if frame.dimensions else "组"


def _groups(question: LedgerQuestion, columns: tuple[str, ...], rows: Rows, catalog: Catalog) -> str:
    frame = question.frame
    width = len(frame.dimensions)
    if not rows:
        return f"{frame.table}里没有符合条件的记录（0组）。"
    lines = [_group_line(frame, row, width) for row in rows[:SHOWN_AT_MOST]]
    more = f"等共{len(rows)}组" if len(rows) > SHOWN_AT_MOST else ""
    heading = "、".join(measure.name for measure in frame.measures)
    opening = f"按{'、'.join(part.name for part in frame.dimensions)}的{heading}：" if heading else f"共{len(rows)}个："
    return f"{opening}{'；'.join(lines)}{more}。"


def _group_line(frame: Frame, row: tuple[Cell, ...], width: int) -> str:
    label = " ".join(text(cell) for cell in row[:width])
    cells = [measured(m, cell).split("：", 1)[1] for m, cell in zip(frame.measures, row[width:], strict=False)]
    return f"{label} {'，'.join(cells)}".strip()


def _extreme(question: LedgerQuestion, columns: tuple[str, ...], rows: Rows, catalog: Catalog) -> str:
    frame = question.frame
    if not rows:
        return f"{frame.table}里没有可比的记录（0条）。"
    if frame.dimensions:
        lines = [_group_line(frame, row, len(frame.dimensions)) for row in rows[:SHOWN_AT_MOST]]
        by = frame.measures[0].name
    else:
        key = next((m for m in frame.columns if m.scalar == frame.order[0].scalar), frame.columns[0])
        place, name = frame.columns.index(key), _label_place(frame, catalog)
        lines = [
            f"{text(row[name])} {figure(row[place], key.unit if key.unit != '%' else '')}"
            for row in rows[:SHOWN_AT_MOST]
        ]
        by = key.name
    direction = "最高" if frame.order[0].descending else "最低"
    tie = f"（并列{len(rows)}个）" if frame.ties and len(rows) > 1 else ""
    top = f"{direction}的是" if frame.limit == 1 else f"{direction}的{len(rows)}个是"
    return f"{by}{top}{tie}：{'；'.join(lines)}。"


def _label_place(frame: Frame, catalog: Catalog) -> int:
    entity = catalog.ledger(frame.table).entity
    names = [column.name for column in frame.columns]
    return names.index(entity) if entity in names else 0


def _rank(question: LedgerQuestion, columns: tuple[str, ...], rows: Rows, catalog: Catalog) -> str:
    if not rows:
        return f"{question.frame.table}里没有这一项，排不出名次。"
    direction = "从高到低" if question.frame.order[0].descending else "从低到高"
    row = rows[0]
    return f"{text(row[0])}按{question.frame.measures[0].name}{direction}排第{text(row[-1])}（{text(row[1])}）。"


def _verdict(question: LedgerQuestion, columns: tuple[str, ...], rows: Rows, catalog: Catalog) -> str:
    frame, goal = question.frame, question.figures[0]
    if frame.dimensions:
        return _groups(question, columns, rows, catalog) + _goal(goal)
    told = "；".join(measured(measure, cell) for measure, cell in zip(frame.measures, rows[0], strict=False))
    actual = rows[0][0]
    if not isinstance(actual, (int, float, Decimal)):
        return f"{told}。{_goal(goal)}"
    kept = _keeps(Decimal(str(actual)), goal)
    word = ("达标" if kept else "未达标") if goal.op in ("<=", "<") else ("已完成目标" if kept else "还没有完成目标")
    return f"{word}。{told}。{_goal(goal)}"


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
    return f"共{len(rows)}项：{'；'.join(lines)}。" if rows else "没有符合条件的记录（0条）。"


SENTENCES: dict[Shape, Write] = {
    Shape.LIST: _list,
    Shape.FIGURE: _figures,
    Shape.GROUPS: _groups,
    Shape.EXTREME: _extreme,
    Shape.RANK: _rank,
    Shape.VERDICT: _verdict,
}
