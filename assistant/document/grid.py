"""A table of duties → numbered items with one line a role, the way a plan writes them without a table.

Invariant: every cell's words are kept; a blank cell takes the value above it only where
the whole row leaves its units out (one merged block), so that no unit and no day is
lent to a task that was given another.
"""

from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import pairwise

from assistant.document.figure_table import figure_lines, is_figure, row_of
from assistant.document.numbering import numbering
from assistant.document.roster_table import roster_lines
from assistant.document.words import is_organisation, labels, role_label, words
from assistant.records import Record


class _Column(Enum):
    """What a column holds; the value is the label its cells get where the plan's own is none."""

    NUMBER = "序号"
    CHARGE = "主要职责"
    PERSON = "责任人"
    LEAD = "牵头单位"
    LIMIT = "完成时限"
    RESPONSIBLE = "责任单位"
    TASK = "任务"


_UNITS = (_Column.LEAD, _Column.RESPONSIBLE)
_FEWEST_COLUMNS = 3
"""A row of fewer cells cannot show that it is one merged cell."""
_TOLD = (*_UNITS, _Column.LIMIT)
_FORM_WIDTHS = (2, 4)
_LONGEST_TITLE = len("牵头单位及配合责任单位")


class _Header(Record):
    title: str
    column: _Column

    def line(self, value: str) -> str:
        """The cell as a line of its own, under the header's wording where that is a known label."""
        if self.column in _UNITS and role_label().match(value):
            return value
        title = f"{self.title}："
        known = any(label.fullmatch(title) for label in labels()) or self.column is _Column.PERSON
        return f"{title}{value}" if known else f"{self.column.value}：{value}"


def render(rows: Sequence[Sequence[str]], above: str = "") -> str:
    """The table as lines of text, rows apart; one without a column for units or figures keeps a line a row.

    ``above`` is the line over it, which may tell the unit of all its figures.
    """
    cells = _even([[_tidy(cell) for cell in row] for row in rows if any(cell.strip() for cell in row)])
    if (form := _form(cells)) is not None:
        return "\n\n".join(form)
    start = next((place for place in range(len(cells)) if _is_header(cells, place)), None)
    if start is None:
        lines = roster_lines(cells) or figure_lines(cells, above)
        return "\n\n".join(lines or ("　".join(_once(row)) for row in cells))
    captions = ["　".join(_once(row)) for row in cells[:start]]
    if start + 1 < len(cells) and _is_header(cells, start + 1) and _refines(cells[start], cells[start + 1]):
        cells[start + 1] = [lower or upper for upper, lower in zip(cells[start], cells[start + 1], strict=True)]
        start += 1
    headers = _headers(cells, start)
    rest = _grouped(headers, [row for row in cells[start + 1 :] if row != cells[start]])
    items = [_item(headers, row, place) for place, row in enumerate(_carried(headers, list(rest)), 1)]
    return "\n\n".join([*captions, *items])


def _form(cells: Sequence[Sequence[str]]) -> list[str] | None:
    """The tasks of a form, whose titles stand before their values: 任务名称｜清淤, 牵头单位｜县水利局."""
    pairs = [(row[place], row[place + 1]) for row in cells for place in range(0, len(row) - 1, 2)]
    columns = [_kind(title, [value]) for title, value in pairs]
    headed = any(_kind(value, ()) in _TOLD and len(value) <= _LONGEST_TITLE for _, value in pairs)
    if headed or len(cells[0] if cells else ()) not in _FORM_WIDTHS or not _tells(columns):
        return None
    starts = [place for place, (title, _) in enumerate(pairs) if title == pairs[0][0]]
    tasks = [range(start, end) for start, end in pairwise([*starts, len(pairs)])]
    return [_filled_in([(_Header(pairs[at][0], columns[at]), pairs[at][1]) for at in task]) for task in tasks]


def _tells(columns: Sequence[_Column]) -> bool:
    """Whether titles before values are those of a form: a task first, and units and more behind it."""
    known = {column for column in columns if column not in (_Column.TASK, _Column.NUMBER)}
    return bool(known & set(_UNITS)) and len(known) > 1 and columns[0] in (_Column.TASK, _Column.NUMBER)


def _filled_in(fields: Sequence[tuple[_Header, str]]) -> str:
    told = [value for header, value in fields if header.column is _Column.TASK and value]
    return "\n".join(["：".join(told), *(header.line(value) for header, value in fields if _has_line(header, value))])


def _has_line(header: _Header, value: str) -> bool:
    return bool(value) and header.column not in (_Column.TASK, _Column.NUMBER)


def _even(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """Rows of one length."""
    width = max(map(len, rows), default=0)
    return [[*row, *[""] * (width - len(row))] for row in rows]


def _is_header(cells: Sequence[Sequence[str]], place: int) -> bool:
    kinds = {header.column for header in _headers(cells, place) if len(header.title) <= _LONGEST_TITLE}
    return bool(kinds & set(_TOLD)) and _Column.TASK in kinds


def _headers(cells: Sequence[Sequence[str]], place: int) -> list[_Header]:
    """The columns under the titles of a row; what the units have to do is their task where no other column tells it."""
    columns = zip(cells[place], *cells[place + 1 :], strict=True)
    headers = [_Header(title, _kind(title, values)) for title, *values in columns]
    tasks = _Column.TASK if any(header.column is _Column.TASK for header in headers) else _Column.CHARGE
    return [_Header(one.title, _Column.TASK) if one.column is tasks else one for one in headers]


def _kind(title: str, values: Sequence[str]) -> _Column:
    """By the words of the title; 组长 and 单位 say what the column is only together with what stands below them."""
    signs = words("columns")
    if title in signs["heads"] or title in signs["members"]:
        bodies = [is_organisation(value.rpartition("、")[2]) for value in values if value]
        if 2 * sum(bodies) > len(bodies):
            return _Column.LEAD if title in signs["heads"] else _Column.RESPONSIBLE
        return _Column.TASK if title in words("layout")["measures"] else _Column.PERSON
    if any(sign in title for sign in signs["begin"]):
        return _Column.TASK
    return next(
        (column for column in _Column if any(sign in title for sign in signs[column.name.lower()])), _Column.TASK
    )


def _refines(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Whether ``lower`` is the second line of a header: 牵头单位 and 配合单位 below one 责任分工."""
    return all(
        below in ("", above) or upper.count(above) > 1 or not above for above, below in zip(upper, lower, strict=True)
    )


def _grouped(headers: Sequence[_Header], rows: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    """The rows without those that only name a group; its name opens the tasks below it."""
    task = next(place for place, header in enumerate(headers) if header.column is _Column.TASK)
    group = ""
    for row in rows:
        if _names_group(headers, row):
            group = row[0][len(numbering(row[0])[1]) :]
        else:
            told = f"{group}：{row[task]}" if group and row[task] else row[task]
            yield [*row[:task], told, *row[task + 1 :]]


def _names_group(headers: Sequence[_Header], row: Sequence[str]) -> bool:
    """Whether one cell fills the row, or stands alone where the others have their serial."""
    if len(headers) < _FEWEST_COLUMNS or is_figure(row[0]):
        return False
    return len(set(row)) == 1 or (headers[0].column is _Column.NUMBER and bool(row[0]) and not any(row[1:]))


def _carried(headers: Sequence[_Header], rows: Sequence[Sequence[str]]) -> list[list[str]]:
    carried: list[list[str]] = []
    for row in rows:
        carried.append(_filled(headers, row, carried[-1]) if carried else list(row))
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
    said = [(header.title, _begun(header.title, cell)) for header, cell in pairs if header.column is _Column.TASK]
    figures = any(is_figure(cell) for _, cell in said[1:])
    titles, told = [title for title, _ in said], [cell for _, cell in said]
    task = row_of(titles, told) if figures else "：".join(_once(told))
    lines = [header.line(cell) for header, cell in pairs if _has_line(header, cell)]
    return "\n".join([f"{number}.{task}", *lines])


def _begun(title: str, cell: str) -> str:
    """2月开工 below 计划开工; any other cell as it is."""
    begin = next((sign for sign in words("columns")["begin"] if sign in title), "")
    return f"{cell}{begin}" if cell[:1].isdecimal() and begin not in cell else cell


def _once(cells: Sequence[str]) -> list[str]:
    """Cells that are not blank; one merged across columns stands once."""
    return [cell for place, cell in enumerate(cells) if cell and (place == 0 or cell != cells[place - 1])]


def _tidy(cell: str) -> str:
    return "　".join(cell.split())
