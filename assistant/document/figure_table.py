"""A table of figures → one line a row that says each figure with its name and unit.

Invariant: every cell's words are kept, and a number stands right behind the name its
column gives it and before the column's unit: 「青石镇：烟感安装980户，消防站新建4个」.
Prevents the row of bare numbers that no question can find.
"""

import re
from collections.abc import Sequence

from assistant.document.words import words

_NUMBER = re.compile(r"[-+]?\d[\d,，.]*(?:%|％|‰)?")
_UNIT = re.compile(r"(?P<name>.+?)\s*[（(](?:单位[:：])?(?P<unit>[^（）()\d]{1,8})[）)]")
_COMMON_UNIT = re.compile(r"[（(]?\s*单位\s*[:：]\s*(?P<unit>[^\s、，；（）()]{1,6})[）)]?")


def figure_lines(rows: Sequence[Sequence[str]]) -> list[str] | None:
    """The rows as lines, or None when the table holds no figures under names."""
    first = next((place for place, row in enumerate(rows) if _figures(row)), 0)
    heads = [row for row in rows[:first] if len(set(filter(None, row))) > 1]
    if not first or not heads:
        return None
    names = ["".join(dict.fromkeys(cell for cell in column if cell)) for column in zip(*heads, strict=True)]
    captions = ["　".join(dict.fromkeys(filter(None, row))) for row in rows[:first] if row not in heads]
    unit = next((found["unit"] for caption in captions if (found := _COMMON_UNIT.search(caption))), "")
    return [*captions, *(_line(names, row, unit) for row in rows[first:])]


def _figures(row: Sequence[str]) -> bool:
    """Whether the row holds a number behind its first cell."""
    return any(_NUMBER.fullmatch(cell) for cell in row[1:]) and not all(map(_NUMBER.fullmatch, row))


def _line(names: Sequence[str], row: Sequence[str], unit: str) -> str:
    pairs = [(name, cell) for name, cell in zip(names, row, strict=True) if cell and not _is_serial(name)]
    label = "，".join(dict.fromkeys(cell for _, cell in pairs if _NUMBER.fullmatch(cell) is None))
    told = [_figure(name, cell, unit) for name, cell in pairs if _NUMBER.fullmatch(cell)]
    return f"{label}：{'，'.join(told)}。" if told else label


def _is_serial(name: str) -> bool:
    return name in words("layout")["serials"]


def _figure(name: str, cell: str, common: str) -> str:
    found = _UNIT.fullmatch(name)
    title, unit = (found["name"], found["unit"]) if found else (name, common)
    return f"{title}{cell}{unit}"
