"""Where the header of a sheet stands and what its columns are called.

Invariant: titles above and rows below never become names; every column of the data has
one name, unique in the sheet. Prevents 填报单位：… from being taken for a header, and
the second row of a two-row header from being loaded as data.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache

from assistant.ledger.labels import Label, read_label, tidy, unique_names, unit_of
from assistant.ledger.words import pattern, word_set, words
from assistant.records import Record, replace

_SEARCHED, _COUNTED, _LONGEST, _LONGEST_GROUP = 15, 60, 40, 12
_AMOUNT = re.compile(r"[<>≤≥≈约+-]*[¥￥]?\d[\d,]*(\.\d+)?[%万亿]?")
_YEAR = re.compile(r"(?:19|20)\d\d年?")
_DAY = re.compile(r"\d{4}\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d{1,2}.*|\d{8}")
_SENTENCE = re.compile(r".+[:：].+|.*[。；;].*", re.DOTALL)
_NUMBERED = re.compile(r"[(（]?(\d{1,3})[)）]?")
SHORT, GROUP = 2, 4
"""Characters of a name that says little by itself (总数), and most of a group word that a longer name says again."""

Row = Sequence[str]


class Header(Record):
    """One column as the sheet heads it."""

    name: str
    unit: str = ""
    written: str = ""
    """The header cells as the office wrote them, upper row first."""
    lowest: str = ""
    """Bare name in the lowest header row alone, by which a dictionary may know the column."""


class HeaderBand(Record):
    """The rows that head a sheet."""

    headers: tuple[Header, ...]
    first: int
    """Index of its first row; what is above are titles."""
    end: int
    """Index of the first row below it."""
    table_unit: str = ""
    """Unit of the whole table, from a title line such as 单位：万元."""
    title: str = ""
    """What the first line above it calls the table; empty where none does."""


def find_header(rows: Sequence[Row], known: frozenset[str] = frozenset()) -> HeaderBand | None:
    """The header of a sheet, None when no row looks like one; ``known`` are names the dictionary gives."""
    filled = [index for index, row in enumerate(rows[: _SEARCHED * 8]) if any(map(str.strip, row))][:_SEARCHED]
    width = _usual_width(rows)
    start = _known_row(rows, filled, known)
    if start is None:
        start = next((index for index in filled if _heads(rows[index], width)), None)
    if start is None:
        return None
    stack, first, end = _band(rows, start)
    end, units = _below(rows, end)
    headers = _headers(tuple(map(tuple, stack)), tuple(units))
    return HeaderBand(headers, first, end, _table_unit(rows[:first]), _title(rows[:first]))


def unnamed_header(width: int) -> HeaderBand:
    """Stand-in for a sheet without header: 列1, 列2, …"""
    return HeaderBand(tuple(Header(f"列{number + 1}") for number in range(width)), 0, 0)


def _usual_width(rows: Sequence[Row]) -> int:
    distinct = ({*map(str.strip, row)} for row in rows[:_COUNTED])
    counts = Counter([len(cells) - ("" in cells) for cells in distinct])
    del counts[0]
    return max(counts.items(), key=lambda item: (item[1], item[0]), default=(1, 0))[0]


def _cells(row: Row) -> list[str]:
    return [text for cell in row if (text := cell.strip())]


def _known_row(rows: Sequence[Row], filled: list[int], known: frozenset[str]) -> int | None:
    """The row that holds at least two, and half, of its cells as names of the dictionary."""
    for index in filled if known else ():
        cells = _cells(rows[index])
        hits = sum(read_label(cell).name in known for cell in cells)
        if hits >= 2 and hits * 2 >= len(cells):
            return index
    return None


def _heads(row: Row, width: int) -> bool:
    cells = _cells(row)
    labels = sum(map(_is_label, cells))
    enough = min(width, max(2, -(-width * 2 // 5)))
    if len(set(cells)) < width and _is_title(cells[0]):
        return False
    return len(set(cells)) >= enough and labels * 5 >= len(cells) * 4 and _is_label(cells[0])


@lru_cache(maxsize=8192)
def _is_label(text: str) -> bool:
    if _YEAR.fullmatch(text):
        return True
    return not (
        len(text) > _LONGEST
        or _AMOUNT.fullmatch(text)
        or _DAY.fullmatch(text)
        or _SENTENCE.fullmatch(_without_units(text))
        or text in word_set("cells", "blank")
    )


def _without_units(text: str) -> str:
    """The text without what brackets hold, nor the colon of a time: 2012:1-5累计值."""
    return re.sub(r"[（(\[【][^）)\]】]*[）)\]】]|(?<=\d)[:：](?=\d)", "", text)


def _band(rows: Sequence[Row], start: int) -> tuple[list[list[str]], int, int]:
    """Header rows as label texts per row, with the indices of the first and of the row below the last."""
    stack, first, end = [_stripped(rows[start])], start, start + 1
    if start > 0 and _groups_above(_stripped(rows[start - 1]), stack[0]):
        above = _stripped(rows[start - 1])
        stack, first = [_spread(above, stack[0]), stack[0]], start - 1
    while end < len(rows) and len(stack) < 3 and _continues(stack[-1], below := _stripped(rows[end])):
        stack = [*stack[:-1], _spread(stack[-1], below), below]
        end += 1
    return stack, first, end


def _stripped(row: Row) -> list[str]:
    return [cell.strip() for cell in row]


def _groups_above(above: list[str], below: list[str]) -> bool:
    cells = [cell for cell in above if cell]
    if not cells or _is_title(cells[0]) or not all(map(_is_label, cells)):
        return False
    if len(set(cells)) > 1 and _continues(above, below):
        return True
    spans_all = len(set(cells)) == 1 and (above[0] != "" or len(cells) >= len(_cells(below)))
    return not spans_all and len(set(cells)) < len(set(_cells(below)))


def _is_title(cell: str) -> bool:
    return len(cell) > _LONGEST_GROUP or cell.endswith(words("header", "titles"))


def _continues(top: list[str], below: list[str]) -> bool:
    """Whether ``below`` names columns under groups of ``top``: it fills gaps and adds nothing elsewhere."""
    cells = [cell for cell in below if cell]
    if not cells or not all(map(_is_label, cells)):
        return False
    under = [column for column, cell in enumerate(below) if cell and cell != _at(top, column)]
    gaps = [column for column in under if not _at(top, column) or _at(top, column) == _at(top, column - 1)]
    return bool(gaps) and all(column in gaps or column + 1 in gaps for column in under)


def _at(row: Row, column: int) -> str:
    return row[column] if 0 <= column < len(row) else ""


def _spread(top: list[str], below: list[str]) -> list[str]:
    """Group words carried to the right over the columns that ``below`` names."""
    spread: list[str] = []
    for column in range(max(len(top), len(below))):
        own = _at(top, column)
        carried = spread[-1] if spread and _at(below, column) else ""
        spread.append(own or carried)
    return spread


def _below(rows: Sequence[Row], end: int) -> tuple[int, list[str]]:
    """Skip the rows of units and of column numbers under the header; the units it gave per column."""
    units: list[str] = []
    for _ in range(2):
        cells = _stripped(rows[end]) if end < len(rows) else []
        if _is_numbering(cells) and not _counts_on(cells, rows[end + 1] if end + 1 < len(rows) else []):
            end += 1
        elif not units and _is_units(cells):
            units, end = [unit_of(cell.strip("()（）")) for cell in cells], end + 1
        else:
            break
    return end, units


def _is_numbering(cells: list[str]) -> bool:
    filled = list(filter(None, cells))
    numbers = [int(found.group(1)) for found in map(_NUMBERED.fullmatch, filled) if found]
    if len(filled) < 3 or len(numbers) < 2:
        return False
    others = [cell for cell in filled if not _NUMBERED.fullmatch(cell)]
    ordered = numbers in ([*range(1, len(numbers) + 1)], [*range(len(others) + 1, len(filled) + 1)])
    return ordered and word_set("header", "numbering").issuperset(others)


def _counts_on(cells: list[str], following: Row) -> bool:
    """Whether the next row carries on the count of the first cell: 1, 2, 3 is then a record whose number is 1."""
    return bool(following) and cells[0].isdigit() and following[0].strip() == str(int(cells[0]) + 1)


def _is_units(cells: list[str]) -> bool:
    filled = [cell for cell in cells if cell and cell not in word_set("cells", "blank")]
    return bool(filled) and len(filled) < len(cells) and all(unit_of(cell.strip("()（）")) for cell in filled)


@lru_cache(maxsize=1024)
def _headers(stack: tuple[Row, ...], units: Row) -> tuple[Header, ...]:
    width = max(map(len, stack))
    columns = [[_at(row, column) for row in stack] for column in range(width)]
    lowest = Counter(map(_lowest, columns))
    part = {cells[0] for cells in columns if len(cells) > 1 and not _tells_itself(cells)}
    told = [cells[0] not in part for cells in columns]
    labels = [_join(tuple(c), lowest[_lowest(c)] == 1, own) for c, own in zip(columns, told, strict=True)]
    named = [
        Header(name, label.unit or _at(units, column), "·".join(dict.fromkeys(filter(None, cells))), _lowest(cells))
        for column, (name, label, cells) in enumerate(zip(unique_names(labels), labels, columns, strict=True))
    ]
    return tuple(named)


@lru_cache(maxsize=4096)
def _join(cells: tuple[str, ...], single: bool, told: bool) -> Label:
    """抽查 over 户数 is 抽查户数; a group word that says nothing, or that the name repeats, is left out.

    ``single``: nothing else is called so below, which is when 资金情况 says no more than that 预算 is one of its lot.
    ``told``: all names below the group word say it again, as 燃油费 and 过路费 do below 费用.
    """
    labels = [read_label(cell) for cell in dict.fromkeys(cells) if cell]
    joined = Label("")
    for label in labels:
        holds = single and (told or joined.name.endswith(words("header", "containers")))
        repeats = holds or joined.name in word_set("header", "empty_groups") or label.name.startswith(joined.name)
        name = label.name if repeats else joined.name + label.name
        joined = replace(label, name=name, unit=label.unit or joined.unit)
    return joined


def _tells_itself(cells: list[str]) -> bool:
    """Whether a name ends with what its group is of: 燃油费 below 费用, 应储数量 below 储备数量."""
    group, name = read_label(cells[0]).name, _lowest(cells)
    if name.startswith(words("header", "sides")):
        return False  # 计划面积 and 完成面积 below 建设面积 are of what was to be built
    same = name[-1:] in group if len(group) <= GROUP else name[-SHORT:] == group[-SHORT:]
    return len(name) > SHORT and bool(group) and same


def _lowest(cells: list[str]) -> str:
    filled = [cell for cell in cells if cell]
    return read_label(filled[-1]).name if filled else ""


def _title(titles: Sequence[Row]) -> str:
    """城市照明设施报修处置台账: the only cell of the first line above the header, where it names a table."""
    cells = next((found for row in titles if (found := list(filter(None, map(str.strip, row))))), [])
    named = tidy(cells[0]) if len(cells) == 1 else ""
    return named if ":" not in named and "。" not in named else ""


def _table_unit(titles: Sequence[Row]) -> str:
    """Unit of the whole table, from 单位：万元 above it; 单位：区住建局 names an office and gives none."""
    for cell in (tidy(cell) for row in titles for cell in row if cell):
        found = _labelled_unit().match(cell)
        if found and (unit := unit_of(found.group(1))):
            return unit
    return ""


@cache
def _labelled_unit() -> re.Pattern[str]:
    return pattern(r".*(?:^|[\s(])", words("header", "unit_labels"), r"\s*:\s*(\S+?)\)?$")
