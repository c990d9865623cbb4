"""A table of duties → numbered items with one line a role, the way a plan writes them without a table.

Invariant: every cell's words are kept; a blank cell takes the value above it only where
the whole row leaves its units out (one merged block), so that no unit and no day is
lent to a task that was given another.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from assistant.document.figure_table import figure_lines, is_figure, row_of
from assistant.document.words import limit_label, person_label, role_label


class _Column(Enum):
    NUMBER = "序号"
    TASK = "任务"
    LEAD = "牵头单位"
    RESPONSIBLE = "责任单位"
    LIMIT = "完成时限"
    PERSON = "责任人"


_SIGNS = (
    (_Column.NUMBER, ("序号", "编号")),
    (_Column.PERSON, ("责任人", "负责人", "联系人", "领导")),
    (_Column.LEAD, ("牵头",)),
    (_Column.LIMIT, ("时限", "时间", "期限")),
    (_Column.RESPONSIBLE, ("责任", "配合", "参与", "承办", "协办")),
)
_UNITS = (_Column.LEAD, _Column.RESPONSIBLE)


@dataclass(frozen=True, slots=True)
class _Header:
    title: str
    column: _Column

    def line(self, value: str) -> str:
        """The cell as a line of its own, under the header's wording where that is a known label."""
        title = f"{self.title}："
        known = any(label().fullmatch(title) for label in (role_label, limit_label, person_label))
        return f"{title}{value}" if known else f"{self.column.value}：{value}"


def render(rows: Sequence[Sequence[str]]) -> str:
    """The table as lines of text; one without a column for units or figures keeps a line a row."""
    cells = [[_tidy(cell) for cell in row] for row in rows if any(cell.strip() for cell in row)]
    start = next((place for place, row in enumerate(cells) if _is_header(row)), None)
    if start is None and (figures := figure_lines(_even(cells))) is not None:
        return "\n".join(figures)
    if start is None:
        return "\n".join("　".join(_once(row)) for row in cells)
    headers = [_header(title) for title in cells[start]]
    captions = ["　".join(_once(row)) for row in cells[:start]]
    items = [_item(headers, row, place) for place, row in enumerate(_carried(headers, cells[start + 1 :]), 1)]
    return "\n".join([*captions, *items])


def _even(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """Rows of one length."""
    width = max(map(len, rows), default=0)
    return [[*row, *[""] * (width - len(row))] for row in rows]


def _is_header(row: Sequence[str]) -> bool:
    kinds = {_kind(title) for title in row if len(title) <= len("牵头单位及配合责任单位")}
    return bool(kinds & set(_UNITS)) and _Column.TASK in kinds


def _header(title: str) -> _Header:
    return _Header(title, _kind(title))


def _kind(title: str) -> _Column:
    return next((column for column, signs in _SIGNS if any(sign in title for sign in signs)), _Column.TASK)


def _carried(headers: Sequence[_Header], rows: Sequence[Sequence[str]]) -> list[list[str]]:
    carried: list[list[str]] = []
    for row in rows:
        full = [*row, *[""] * (len(headers) - len(row))][: len(headers)]
        carried.append(_filled(headers, full, carried[-1]) if carried else full)
    return carried


def _filled(headers: Sequence[_Header], row: Sequence[str], above: Sequence[str]) -> list[str]:
    merged = not any(cell for header, cell in zip(headers, row, strict=True) if header.column in _UNITS)
    last_task = max(place for place, header in enumerate(headers) if header.column is _Column.TASK)
    filled = []
    for place, (header, cell) in enumerate(zip(headers, row, strict=True)):
        group = header.column is _Column.TASK and place != last_task
        carries = group or (merged and header.column not in (_Column.TASK, _Column.NUMBER))
        filled.append(cell or (above[place] if carries else ""))
    return filled


def _item(headers: Sequence[_Header], row: Sequence[str], place: int) -> str:
    pairs = list(zip(headers, row, strict=True))
    number = next((cell for header, cell in pairs if header.column is _Column.NUMBER and cell.isdecimal()), str(place))
    said = [(header.title, cell) for header, cell in pairs if header.column is _Column.TASK]
    figures = any(is_figure(cell) for _, cell in said[1:])
    titles, told = [title for title, _ in said], [cell for _, cell in said]
    task = row_of(titles, told) if figures else "：".join(_once(told))
    lines = [
        header.line(cell) for header, cell in pairs if cell and header.column not in (_Column.TASK, _Column.NUMBER)
    ]
    return "\n".join([f"{number}.{task}", *lines])


def _once(cells: Sequence[str]) -> list[str]:
    """Cells that are not blank; one merged across columns stands once."""
    return [cell for place, cell in enumerate(cells) if cell and (place == 0 or cell != cells[place - 1])]


def _tidy(cell: str) -> str:
    return "　".join(cell.split())
