"""The sentence of a ledger answer, by its shape.

Invariant: zero, nothing filled in and no such rows are three different sentences; an
official who reads 「0」 must know that rows were there to count.
"""

from collections.abc import Callable
from decimal import Decimal

from assistant.answering.ledgers.extremes import (
    SHOWN_AT_MOST,
    Rows,
    cell_text,
    cells,
    compared,
    extreme,
    group_line,
    key_of,
    label_place,
)
from assistant.answering.ledgers.subject import noun_of, owner, plainly_counted, subject, told_of
from assistant.answering.ledgers.wording import in_unit_of, measured, named, number, text, told
from assistant.compile.operators import COMPARISONS
from assistant.compile.phrases import condition
from assistant.model.answer import Cell, Figure
from assistant.model.catalog import Catalog
from assistant.model.ledger_question import Frame, Joined, LedgerQuestion, Shape

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
    return question.frame.columns[0].name in question.facts and key_of(question.frame).name not in question.facts


def _count_noun(question: LedgerQuestion, catalog: Catalog) -> str:
    ledger = catalog.ledger(question.frame.table)
    return "个" if question.frame.distinct else ledger.unit_noun or "条"


def _list(question: LedgerQuestion, columns: tuple[str, ...], rows: Rows, catalog: Catalog) -> str:
    opening = "有。" if question.existence and rows else "没有。" if question.existence else ""
    opening = opening if not question.whole else "还没有。" if rows else "都完成了。"
    if not rows:
        return opening + _none(question.frame, catalog)
    place = label_place(question.frame, catalog)
    told_by = range(len(question.frame.columns)) if question.frame.distinct else (place,)
    names = list(dict.fromkeys(" ".join(text(row[n]) for n in told_by) for row in rows if row[place] is not None))
    asked = [] if question.frame.distinct else _asked_first(question.frame, place, catalog)
    if asked and len(rows) <= SHOWN_AT_MOST:
        names = [f"{text(row[place])}（{cells(question.frame, asked, row, catalog)}）" for row in rows]
    of = subject(question.frame, catalog)
    return f"{opening}{of}有{len(rows)}{_count_noun(question, catalog)}：{named(names)}。"


def _asked_first(frame: Frame, name: int, catalog: Catalog) -> list[int]:
    """Where the columns stand that were asked for: those in front of the ledger's own order, its name aside."""
    own = {column.name: place for place, column in enumerate(catalog.ledger(frame.table).columns)}
    order = [own.get(measure.name, len(own)) for measure in frame.columns]
    size = next(size for size in range(len(order) + 1) if order[size:] == sorted(order[size:]))
    return [place for place in range(size) if place != name]


def _none(frame: Frame, catalog: Catalog) -> str:
    """No such rows, with what they would be."""
    of = told_of(frame, catalog)
    return f"{frame.table}里没有{f'{of}的' if of else ''}记录（0条）。"


def _facts(question: LedgerQuestion, columns: tuple[str, ...], rows: Rows, catalog: Catalog) -> str:
    """甲的完成时限：2021-11-15: what was asked of the rows shown."""
    frame = question.frame
    name = label_place(frame, catalog)
    places = [(place, m) for place, m in enumerate(frame.columns) if m.name in question.facts and place != name]
    units = {column.name: column.unit for column in catalog.ledger(frame.table).columns}
    lines = []
    for row in rows[:SHOWN_AT_MOST]:
        cells = "，".join(f"{m.name}：{cell_text(row[place], units.get(m.name, ''))}" for place, m in places)
        lines.append(f"{text(row[name])}的{cells}")
    return f"{'；'.join(lines)}。" if places else f"{text(rows[0][name])}。"


def _figures(question: LedgerQuestion, columns: tuple[str, ...], rows: Rows, catalog: Catalog) -> str:
    frame = question.frame
    opening = _existence(question, rows[0][0])
    if frame.count_groups:
        return f"{opening}{_groups_that(frame, catalog)}有{text(rows[0][0])}{'个' if frame.dimensions else '组'}。"
    if frame.spread:
        return f"{_spread(frame, rows[0], catalog)}。"
    if frame.total is not None:
        of, what = compared(frame, (), catalog)
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
    return "；".join(group_line(frame, row, width) for row in rows[:SHOWN_AT_MOST]) + more


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
    actual = in_unit_of(frame.measures[0], rows[0][0], goal.unit)
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
    Shape.EXTREME: extreme,
    Shape.RANK: _rank,
    Shape.VERDICT: _verdict,
}
