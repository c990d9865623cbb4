"""What a column is, where the dictionary is silent: type, unit, closed list, several values.

Invariant: a guess only looks at the rows and the header; a column is a number or a day
only if nearly all its cells are, and digits that are names (编号, 电话, 007) stay text.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, time

from assistant.ledger.cells import Context, Read, read_cell
from assistant.ledger.columns import INTEGERS, ISO_DAYS, NUMBERS, joined
from assistant.ledger.words import word, word_set, words
from assistant.model.catalog import Column, ColumnType
from assistant.records import Record
from assistant.text.units import find_unit

_LONG_CODE = re.compile(r"^(?:\d{16,}|1[3-9]\d{9})$", re.ASCII | re.MULTILINE)
_OR_ELSE = re.compile("[/或、]")
"""Between two things that a cell may hold, the first of them the usual one: 生产日期/批号."""
_ZERO_CODE = re.compile(r"0\d+", re.ASCII)
_PLAIN_NUMBER = re.compile(r"[-+]?[\d,]+(?:\.\d+)?", re.ASCII)
_LONGEST_COUNT = 2
"""Characters of the longest unit that the name of a number may hold: 人次数."""
_TRAILING_UNIT = re.compile(r"[约近≥≤><]*[-+]?[\d,]+(?:\.\d+)?\s*(\D+?)")
_FEW, _LONGEST_VALUE, _LONGEST_ELEMENT = 20, 20, 16

Counts = Mapping[str, int]
_NO_DAY = Read(None, "不是日期")


class Guess(Record):
    """Type and unit of a column, as its rows suggest."""

    type: ColumnType
    unit: str = ""


def guess_type(name: str, counts: Counts, context: Context) -> Guess:
    """Type and unit of the column ``name`` with the distinct texts ``counts``, read in ``context``."""
    unit = context.unit
    nothing = counts.keys() & (word_set("cells", "blank") | word_set("cells", "blank_unless_text"))
    filled = {text: count for text, count in counts.items() if text not in nothing} if nothing else counts
    text = Guess(ColumnType.TEXT, unit)
    dated = name.endswith(words("types", "dates")) or _OR_ELSE.split(name)[0].endswith(words("types", "dates"))
    coded = name.endswith(words("types", "codes")) and not dated
    if not filled or coded or _holds_long_codes(filled):
        return text
    plain = None if dated else _plain_type(filled)
    if plain is not None:
        return Guess(plain, unit or _age(name) or (counted_in(name) if plain.numeric else ""))
    told = unit or _money(name, filled) or _age(name)
    return _read_as_day(filled, dated, context) or _read_as_number(filled, told, name) or text


def _plain_type(filled: Counts) -> ColumnType | None:
    lines = joined(filled)
    for kind, shape in ((ColumnType.INTEGER, INTEGERS), (ColumnType.NUMBER, NUMBERS), (ColumnType.DATE, ISO_DAYS)):
        if shape.fullmatch(lines):
            return kind
    return None


def _read_as_day(filled: Counts, dated: bool, context: Context) -> Guess | None:
    def read(text: str) -> Read:
        no_day = text[0].isalpha() or (not dated and _PLAIN_NUMBER.fullmatch(text))
        return _NO_DAY if no_day else read_cell(text, ColumnType.TIMESTAMP, context)

    reads = _mostly_read(filled, read)
    if reads is None:
        return None
    timed = sum(1 for one in reads.values() if isinstance(one.value, datetime) and one.value.time() != time.min)
    return Guess(ColumnType.TIMESTAMP if timed * 2 > len(reads) else ColumnType.DATE)


def _read_as_number(filled: Counts, unit: str, name: str) -> Guess | None:
    if any(map(_ZERO_CODE.fullmatch, filled)) or _mostly_bounds(filled):
        return None
    unit = unit or _common_unit(filled) or counted_in(name)
    context = Context(unit=unit)
    reads = _mostly_read(filled, lambda text: read_cell(text, ColumnType.NUMBER, context))
    if reads is None:
        return None
    whole = all(
        isinstance(read.value, float) and read.value.is_integer() for read in reads.values() if not read.problem
    )
    pointed = any("." in text or "%" in text for text, read in reads.items() if not read.problem)
    return Guess(ColumnType.INTEGER if whole and not pointed else ColumnType.NUMBER, unit)


def _mostly_read(filled: Counts, read: Callable[[str], Read]) -> dict[str, Read] | None:
    """What the texts say; None as soon as more than a quarter of the rows are known to say nothing."""
    reads: dict[str, Read] = {}
    missed, most = 0, sum(filled.values()) // 4
    for text, count in filled.items():
        reads[text] = found = read(text)
        missed += count if found.value is None else 0
        if missed > most:
            return None
    return reads


def _mostly_bounds(filled: Counts) -> bool:
    """Whether at least half of the rows give no figure but a bound: 35周岁以下, 2亩以上."""
    bounds = sum(count for text, count in filled.items() if text.endswith(words("types", "bounds")))
    return bounds * 2 >= sum(filled.values())


def _holds_long_codes(filled: Counts) -> bool:
    """Whether more than a quarter of the rows do."""
    return sum(filled.get(code, 0) for code in _LONG_CODE.findall(joined(filled))) > sum(filled.values()) // 4


def _common_unit(filled: Counts) -> str:
    """The unit written behind at least half of the numbers; an ordinal (3级, 2期) is none."""
    found: Counter[str] = Counter()
    for text, count in filled.items():
        trailing = _TRAILING_UNIT.fullmatch(text)
        unit = find_unit(trailing.group(1)) if trailing else None
        if unit is not None and unit.name not in word_set("types", "ordinals"):
            found[unit.name] += count
    best, count = found.most_common(1)[0] if found else ("", 0)
    return best if count * 2 >= sum(filled.values()) else ""


def counted_in(name: str) -> str:
    """户 of 影响户数, 人次 of 接诊人次数: what a column's own name says that it counts."""
    bare = name.removesuffix(word("types", "number"))
    if bare.endswith(words("types", "people")):
        return word("types", "person")
    timed = name[-_LONGEST_COUNT:] if name.endswith(word("types", "times")) else ""  # 借出册次
    sizes = (_LONGEST_COUNT, 1) if bare != name else ()
    ends = (*(bare[-size:] for size in sizes if len(bare) >= size), *([timed] if timed else []))
    units = (find_unit(end) for end in ends if end not in word_set("types", "no_counts"))
    measured = word_set("types", "measured_numbers")
    return next((unit.name for unit in units if unit is not None and (unit.counts or unit.name in measured)), "")


def _money(name: str, filled: Counts) -> str:
    """元 where amounts of money are written with 万 or 亿 and no unit: 总价 360万."""
    scaled = sum(count for text, count in filled.items() if text.endswith(words("types", "scales")))
    told = name.endswith(words("types", "money")) and scaled * 2 >= sum(filled.values())
    return word("types", "money_unit") if told else ""


def _age(name: str) -> str:
    """岁 of 年龄, whose header never says it."""
    return word("types", "age_unit") if name.endswith(words("types", "ages")) else ""


def is_closed(counts: Counts) -> bool:
    """Whether the texts look like a closed list: few, short and used again."""
    few = 0 < len(counts) <= _FEW and all(len(text) <= _LONGEST_VALUE for text in counts)
    return few and sum(counts.values()) >= 2 * len(counts)


def guess_done(name: str, counts: Counts) -> tuple[str, ...]:
    """The texts of a short list that say that something is done, where others say that it goes on: 已修复, 维修中.

    已受理 only begins what 已办结 ends.
    """
    if len(counts) > int(word("progress", "most")):
        return ()
    done = tuple(text for text in counts if says_done(text))
    begun = tuple(text for text in done if text.endswith(words("progress", "begun")))
    if len(begun) < len(done):
        done = tuple(text for text in done if text not in begun)
    left = [text for text in counts if text not in done]
    opening, ending = words("progress", "under_way_openings"), words("progress", "under_way_endings")
    if name.endswith(words("progress", "headers")):
        opening += words("progress", "open_openings")
    return done if any(text.startswith(opening) or text.endswith(ending) for text in left) else ()


def says_done(text: str) -> bool:
    """Whether a cell says so: 已修复, 办结, 处置完毕; 已到期 tells of an end that nobody worked for."""
    opening = next((start for start in words("progress", "done_openings") if text.startswith(start)), "")
    deed = text.removeprefix(opening)
    told = bool(opening and deed) or deed in word_set("progress", "done_words")
    opened = text.startswith(words("progress", "open_openings"))
    ended = not opened and text.endswith(words("progress", "done_endings"))
    return (told or ended) and not deed.startswith(words("progress", "no_deeds"))


def guess_separator(counts: Counts) -> str:
    """The separator of a several-valued column, empty when its cells hold one value each."""
    mark = words("cells", "separators")[0]
    several = sum(count for text, count in counts.items() if mark in text)
    if several < 2 or several * 20 < sum(counts.values()):
        return ""
    elements = Counter(element.strip() for text in counts for element in text.split(mark))
    short = all(
        0 < len(element) <= _LONGEST_ELEMENT and "，" not in element and "。" not in element for element in elements
    )
    return mark if short and len(elements) * 5 <= sum(elements.values()) * 3 else ""


def guess_entity(columns: Sequence[Column], rows: int) -> str:
    """The column that most likely names a row: a number of its own, the end of its header, the first that varies."""
    texts = [column for column in columns if column.type is ColumnType.TEXT and not column.multi]
    named = [column for column in texts if not tells_of_row(column)]
    named = [column for column in named if column is texts[0] or not _is_staff(column.name)]
    if named and named[0].personal and named[0].distinct * 10 >= rows * 9:
        return named[0].name  # a vehicle or a person a row
    varying = _things(_varying(named), named)
    own = [column for column in varying if column.distinct * 20 >= rows * 19]
    mostly = [column for column in varying if column.distinct * 5 >= rows * 4]
    people = [column for column in named if column.personal and _is_person(column.name)]
    persons = [column for column in people if column.distinct * 5 >= rows * 4]
    others = [column for column in named if not column.personal]
    often = [column for column in people if column.distinct * 3 >= rows]
    whole = ((own, True), (persons, True), (varying, True), (often, True), (others, True))
    for candidates, whatever in ((own, False), (mostly, False), *whole):
        for suffix in words("entity", "suffixes"):
            for column in candidates:
                if column.name.endswith(suffix):
                    return column.name
        if candidates and whatever:
            return next((column for column in candidates if not _is_code(column)), candidates[0]).name
    return ""


def _is_person(name: str) -> bool:
    """Whether a header is of a person that a row may be about: 申请人, 教师姓名."""
    return name in words("entity", "people") or name.endswith(word("entity", "full_name"))


def _is_staff(name: str) -> bool:
    """Whether a header is of who deals with a row, however few rows each has: 联络员, 包联干部."""
    return name.endswith(words("entity", "staff")) and not _is_person(name)


def tells_of_row(column: Column) -> bool:
    """Whether a column tells of a row, however much its cells vary: 发现隐患, 处理情况."""
    openings, endings = words("entity", "tells_openings"), words("entity", "tells_endings")
    return column.name.startswith(openings) or column.name.endswith(endings) or _holds_units(column)


def _holds_units(column: Column) -> bool:
    """Whether a 单位 is what a figure beside it is counted in: 成绩单位 with 秒 and 米."""
    told = column.name.endswith(word("entity", "unit")) and column.closed
    return told and all(find_unit(value.text) is not None for value in column.values)


def _varying(columns: Sequence[Column]) -> list[Column]:
    """Open, not personal; a code only among the first columns, since later ones number something else."""
    open_lists = [column for column in columns if not column.closed and not column.personal]
    return [column for column in open_lists if not _is_code(column) or columns.index(column) <= 1]


def _things(columns: list[Column], named: Sequence[Column]) -> list[Column]:
    """The columns without the number of a check or visit, where another names what was checked.

    So few things may be checked that their names, among those ``named``, are a closed list: 机构名称 of 巡查编号.
    """
    events = [column for column in columns if _is_code(column) and column.name.startswith(words("entity", "events"))]
    suffixes = words("entity", "suffixes")
    others = [column for column in columns if column not in events]
    if any(not _is_code(column) and column.name.endswith(suffixes) for column in others):
        return others
    few = [column for column in named if column.closed and _says_thing(column.name)]
    return few[:1] if events and few else columns


def _says_thing(name: str) -> bool:
    """Whether a header names the things that are checked: 机构名称, 学校; 检测机构 does the checking."""
    named = name.endswith(words("entity", "names")) and not name.startswith(words("entity", "events"))
    return named or name in word_set("entity", "things")


def _is_code(column: Column) -> bool:
    return column.name.endswith(words("types", "codes"))
