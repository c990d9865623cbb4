"""A table of figures → one line a row that says each figure with its name and unit.

Invariant: every cell's words are kept, and a number stands right behind the name its
column gives it and before the column's unit: 「青石镇：烟感安装980户，消防站新建4个」.
Prevents the row of bare numbers that no question can find.
"""

import re
from collections.abc import Sequence

from assistant.document.words import words
from assistant.text.units import find_unit

_NUMBER = re.compile(r"[-+]?\d[\d,，.]*(?:%|％|‰)?")
_UNIT = re.compile(r"(?P<name>.+?)\s*[（(](?:单位[:：])?(?P<unit>[^（）()\d]{1,8})[）)]")
_YEAR = re.compile(
    r"(?P<year>20\d\d年(?:[底末]|度|上半年|下半年)?)(?:目标值?|任务数?|计划数?|指标)?"
    r"(?P<base>(?:实际)?(?:基数|现状值?|基准值?|基期值?|现有|实际值?|完成值?))?"
)
_PLAIN = re.compile(r"目标值?|任务数|任务量|计划数|指标值|数值|数量")
"""Names of columns that say only that a figure stands below them."""
_LATIN = re.compile(r"[A-Za-z\d]$")
"""投放AED: a figure right behind it would be read as a part of the name."""
_BLANKS = frozenset("—－-–/／")
"""Signs that stand in a cell for no figure."""
_DAY = re.compile(r"(?:20\d\d年|\d{1,2}月)")
_COMMON_UNIT = re.compile(r"[（(]?\s*单位\s*[:：]\s*(?P<unit>[^\s、，；（）()]{1,6})[）)]?")


def unit_told(caption: str) -> str:
    """The one unit that a caption over a table gives its figures (单位：亩); 责任单位：县水利局 gives none."""
    found = _COMMON_UNIT.search(caption)
    told = found is not None and (not found.start() or caption[found.start()] in "（(")
    return found["unit"] if found is not None and told and find_unit(found["unit"]) else ""


def figure_lines(rows: Sequence[Sequence[str]], above: str = "") -> list[str] | None:
    """The rows as lines, or None when the table holds no figures under names; ``above`` is the line over it."""
    rows = [["" if _is_blank(cell) else cell for cell in row] for row in rows]
    first = next((place for place, row in enumerate(rows) if _figures(row)), 0)
    heads = [row for row in rows[:first] if len(set(filter(None, row))) > 1]
    if not first or not heads:
        return None
    names = ["".join(dict.fromkeys(cell for cell in column if cell)) for column in zip(*heads, strict=True)]
    captions = ["　".join(dict.fromkeys(filter(None, row))) for row in rows[:first] if row not in heads]
    unit = next((found["unit"] for caption in captions if (found := _COMMON_UNIT.search(caption))), "")
    unit = unit or unit_told(above)
    return [*captions, *(row_of(names, row, unit) for row in rows[first:])]


def is_figure(cell: str) -> bool:
    """Whether a cell holds a number and nothing else."""
    return _NUMBER.fullmatch(cell) is not None


def _is_blank(cell: str) -> bool:
    return bool(cell) and _BLANKS.issuperset(cell)


def row_of(names: Sequence[str], row: Sequence[str], common: str = "") -> str:
    """A row as its label and its figures, each under its column's name and in the row's own unit, if it has one."""
    pairs = [(name, cell) for name, cell in zip(names, row, strict=True) if cell and not _is_serial(name)]
    unit = next((cell for name, cell in pairs if _is_measure(name)), common)
    said = [(name, cell) for name, cell in pairs if not _is_measure(name)]
    worded = [(name, cell) for name, cell in said if not is_figure(cell)]
    labels = list(dict.fromkeys(_dated(name, cell, first=not place) for place, (name, cell) in enumerate(worded)))
    if labels and not unit and (own := _UNIT.fullmatch(labels[0])):
        labels[0], unit = own["name"], own["unit"]
    label = "，".join(labels)
    told = [_figure(labels[0] if labels else "", name, cell, unit) for name, cell in said if is_figure(cell)]
    alone = len(told) == 1 and label and told[0].startswith(label)
    return f"{'' if alone else f'{label}：'}{'，'.join(told)}。" if told else label


def _dated(name: str, cell: str, *, first: bool) -> str:
    """A day under what it is of: 开工时限2025年9月20日前; any other cell as it is."""
    return cell if first or name in cell or not _DAY.match(cell) else f"{name}{cell}"


def _is_measure(name: str) -> bool:
    return name in words("layout")["measures"]


def _figures(row: Sequence[str]) -> bool:
    """Whether the row holds a number behind its first cell."""
    return any(map(is_figure, row[1:])) and not all(map(is_figure, row))


def _is_serial(name: str) -> bool:
    return name in words("layout")["serials"]


def _figure(label: str, name: str, cell: str, common: str) -> str:
    """A figure under its name, or its label's (加装电梯45部); under a year, the label's in it: 2024年养老床位32张."""
    found = _UNIT.fullmatch(name)
    title, unit = (found["name"], found["unit"]) if found else (name, common)
    year = _YEAR.fullmatch(title)
    if label and _PLAIN.fullmatch(title):
        return f"{label}{cell}{unit}"
    if year and label:
        apart = " " if _LATIN.search(label) and not year["base"] else ""
        return f"{year['year']}{label}{year['base'] or ''}{apart}{cell}{unit}"
    return f"{title}{cell}{unit}"
