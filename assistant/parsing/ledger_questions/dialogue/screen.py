"""What the last answer shows, so that 它, 该镇 and 第2条 find what they stand for.

Invariant: a pronoun stands for the one name that was shown, else for the one thing that the
question was about; of several names none is picked.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from assistant.model.answer import Cell
from assistant.model.catalog import Column, Ledger
from assistant.model.ledger_question import ColumnRef, Frame, LedgerQuestion
from assistant.parsing.ledger_questions.draft import Draft, Restriction
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.words import words
from assistant.records import Record

DECIMALS = 2
NAMED_AT_MOST = 12
"""More names than these are not meant by 它们 one by one."""


class Shown(Record):
    """Names on the screen."""

    column: str
    """The column that the names are of."""
    names: tuple[str, ...]
    whole_rows: bool
    """Whether rows are shown, with all that they hold; else groups or bare names."""
    cells: tuple[tuple[str, str], ...] = ()
    """Of one whole row: its columns and what stands in them."""

    @property
    def only(self) -> str:
        """The name, where there is one alone; else empty."""
        return self.names[0] if len(self.names) == 1 else ""


def shown(question: LedgerQuestion, rows: Sequence[tuple[Cell, ...]], ledger: Ledger) -> Shown | None:
    """The names that the answer to ``question`` shows; None where it shows figures alone."""
    frame = question.query
    if not isinstance(frame, Frame) or frame.count_groups or frame.total is not None:
        return None
    named = [place.scalar for place in frame.dimensions] or [column.scalar for column in frame.columns]
    labels = [part.name if isinstance(part, ColumnRef) else "" for part in named]
    label = ledger.entity if ledger.entity in labels and not frame.dimensions else next(filter(None, labels), "")
    if not label or not rows or (frame.measures and not frame.dimensions):
        return None
    place = labels.index(label)
    whole = not (frame.measures or frame.distinct)
    cells = tuple((name, str(cell)) for name, cell in zip(labels, rows[0], strict=False) if name and cell is not None)
    return Shown(label, tuple(str(row[place]) for row in rows), whole, cells if len(rows) == 1 else ())


def antecedent(
    last: Draft, on_screen: Shown | None, ledger: Ledger, noun: str = "", several: bool = False
) -> str | None:
    """The name that a pronoun stands for; ``noun`` is the kind of thing it names, if any (镇 of 该镇)."""
    for name, value in _candidates(last, on_screen, several):
        column = next((one for one in ledger.columns if one.name == name), None)
        if column is not None and not column.personal and is_called(column, noun, ledger):
            return value
    return None


def _candidates(last: Draft, on_screen: Shown | None, several: bool) -> Iterator[tuple[str, str]]:
    """The one name shown first (of 它们 all of them), then what the question was narrowed to, the last said first."""
    if several and on_screen is not None and 1 < len(on_screen.names) <= NAMED_AT_MOST:
        yield on_screen.column, "、".join(on_screen.names)
    if on_screen is not None and on_screen.only:
        yield on_screen.column, on_screen.only
        yield from on_screen.cells
    for part in reversed((*last.restrictions, *last.share)):
        if len(part.values) == 1 and not part.written and part.column != "weekday":
            yield part.column, part.values[0]


def day_of(last: Draft, on_screen: Shown | None, ledger: Ledger) -> date | None:
    """The day spoken of: that of the one row shown, else the one the question was narrowed to."""
    dated = columns.date_column(ledger)
    told = dict(on_screen.cells).get(dated.name, "") if on_screen is not None and dated is not None else ""
    single = next((part.first for part in last.restrictions if part.first and part.first == part.last), "")
    return date.fromisoformat((told or single)[:10]) if told or single else None


def figure_of(last: Draft, ledger: Ledger) -> Column | None:
    """The column that the last figure or extreme was of."""
    extreme = last.extreme
    named = [extreme.column, extreme.piece.column if extreme.piece else ""] if extreme else []
    named += [piece.column for piece in last.pieces] + list(last.chosen)
    known = (column for name in named for column in ledger.columns if column.name == name)
    return next((column for column in known if column.type.numeric), None)


def figure_shown(frame: Frame, rows: Sequence[tuple[Cell, ...]], column: Column) -> str:
    """The number that stands alone on the screen; empty where several do."""
    if len(rows) != 1:
        return ""
    numbers = [cell for cell in rows[0] if isinstance(cell, int | float | Decimal) and not isinstance(cell, bool)]
    if frame.measures:
        return _written(numbers[0]) if len(numbers) == 1 else ""
    told = [*(part.scalar for part in frame.dimensions), *(part.scalar for part in frame.columns)]
    cell = next((c for part, c in zip(told, rows[0], strict=False) if part == ColumnRef(column.name)), None)
    return "" if cell is None else str(cell)


def _written(number: int | float | Decimal) -> str:
    """A number as the screen tells it."""
    return f"{round(number, DECIMALS)}"


def is_called(column: Column, noun: str, ledger: Ledger) -> bool:
    """Whether things of the column may be called by the noun: 镇 a 镇街, 企业 an 企业名称."""
    place = columns.place_column(ledger) == column
    names = (column.name, *column.aliases, *(words("town_columns") if place else ()))
    return not noun or any(noun in name for name in names)


def narrowed_to(last: Draft, on_screen: Shown | None, ledger: Ledger) -> Restriction | None:
    """The condition that a bare share is of: the one name shown, else the last condition on a value."""
    if on_screen is not None and on_screen.only:
        column = ledger.column(on_screen.column)
        return Restriction(columns.among(column, (on_screen.only,)), column.name, (on_screen.only,))
    said = [part for part in last.restrictions if not part.dated]
    return next(iter(reversed(last.share or said)), None)


def tops_of(last: Draft, on_screen: Shown | None, ledger: Ledger) -> Restriction | None:
    """The condition that keeps to the groups, or to the one row, that an extreme has shown; None for several rows.

    分别是哪几家 after 哪个镇最多; 整改率多少 after 问题最多的矿山.
    """
    if last.extreme is None or on_screen is None:
        return None
    column = ledger.column(on_screen.column)
    if on_screen.whole_rows and not (on_screen.only and column.distinct == ledger.rows):
        return None
    if column.personal or not 0 < len(on_screen.names) <= NAMED_AT_MOST:
        return None
    return Restriction(columns.among(column, on_screen.names), column.name, on_screen.names)
