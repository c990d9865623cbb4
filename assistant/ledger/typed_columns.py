"""One column of texts, with what dictionary and rows say of it → typed cells and its catalog entry.

Invariant: a personal column leaves here masked and without values, unless it is to be revealed; a text that the type
cannot hold leaves here as a doubt, never as a silent NULL.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime

from assistant.ledger.cells import Context, read_cell
from assistant.ledger.columns import Doubt, convert_column, distinct_texts
from assistant.ledger.infer import Guess, counted_in, guess_done, guess_separator, guess_type, is_closed
from assistant.ledger.privacy import is_personal, mask, mask_identifiers, may_identify
from assistant.ledger.tables import RawColumn
from assistant.ledger.words import word, word_set, words
from assistant.ledger.written import written_as
from assistant.model.answer import Cell
from assistant.model.catalog import Column, ColumnType, Value
from assistant.records import Record, replace

_LONGEST_VALUE = 60
"""A longer text is prose: nobody names it in a question."""
_YEARLESS = re.compile(r"\d{1,2}月.*")
_YEAR = re.compile(r"(?:19|20)\d\d年度?")


class Calendar(Record):
    """What is known of the time a ledger speaks of."""

    as_of: date | None = None
    """Snapshot day of the dictionary."""
    named_year: int | None = None
    """The one year that the names of its files give."""


class Spelling(Record):
    """A value written otherwise than the dictionary lists it."""

    text: str
    kept: str
    reason: str


class BuiltColumn(Record):
    """A column ready for table and catalog."""

    column: Column
    cells: tuple[Cell, ...]
    doubts: tuple[Doubt, ...] = ()
    spellings: tuple[Spelling, ...] = ()


def build_column(raw: RawColumn, calendar: Calendar, reveal_personal: bool) -> BuiltColumn:
    """The typed column; ``calendar`` gives dates without a year theirs."""
    counts = distinct_texts(raw.texts)
    entry = raw.entry
    personal = entry.personal if entry and entry.personal is not None else is_personal(raw.name, counts, raw.unit)
    if personal:
        return _personal(raw, reveal_personal)
    context = _context(raw, counts, calendar)
    guess = guess_type(raw.name, counts, context)
    kind = entry.type if entry and entry.type else guess.type
    if kind is ColumnType.TEXT:
        known_harmless = reveal_personal or (entry is not None and entry.personal is False)
        return _text(raw, counts, str if known_harmless or not may_identify(counts) else mask_identifiers)
    return _typed(raw, counts, kind, replace(context, unit=_unit(raw, kind, guess)))


def _context(raw: RawColumn, counts: Mapping[str, int], calendar: Calendar) -> Context:
    """Dates without year lie in the year of the file's name, else near the snapshot day, else near the column's own."""
    if calendar.named_year:
        return Context(raw.unit, date(calendar.named_year, 7, 1))
    past = calendar.as_of is not None and not any(item in raw.name for item in words("types", "planned"))
    return Context(raw.unit, calendar.as_of or _latest_day(counts), past)


def _describe(raw: RawColumn, kind: ColumnType, cells: Sequence[Cell], **known: object) -> Column:
    """What is known of any column; ``known`` adds what only its type has."""
    entry = raw.entry
    return Column(
        raw.name,
        kind,
        header=raw.written,
        aliases=entry.aliases if entry else (),
        good=entry.good if entry else "",
        nulls=cells.count(None),
        **known,  # type: ignore[arg-type]
    )


def _personal(raw: RawColumn, reveal: bool) -> BuiltColumn:
    plain = convert_column(raw.texts, ColumnType.TEXT, Context()).cells
    shown = {text: text if reveal or text is None else mask(str(text)) for text in set(plain)}
    told = Counter(plain).items() if reveal else ()
    values = tuple(Value(str(text), count=count) for text, count in told if text is not None)
    column = _describe(raw, ColumnType.TEXT, plain, personal=True, values=values, distinct=len(set(plain) - {None}))
    return BuiltColumn(column, tuple(map(shown.__getitem__, plain)))


def _typed(raw: RawColumn, counts: Mapping[str, int], kind: ColumnType, context: Context) -> BuiltColumn:
    typed = convert_column(raw.texts, kind, context)
    present = set(typed.cells) - {None}
    blank = word_set("cells", "blank") | word_set("cells", "blank_unless_text")
    ends: dict[str, str] = {}
    values: tuple[Value, ...] = ()
    if kind is ColumnType.BOOLEAN:
        values = tuple(Value(word("cells", key), count=typed.cells.count(flag)) for key, flag in _FLAGS)
    elif present:
        ends = {"first": _shown(min(present)), "last": _shown(max(present))}  # type: ignore[type-var]
    column = _describe(
        raw,
        kind,
        typed.cells,
        done=_done(raw),
        unit=context.unit,
        values=values,
        closed=bool(values),
        distinct=len(present),
        written=written_as(kind, counts.keys() - blank),
        **ends,
    )
    return BuiltColumn(column, typed.cells, typed.doubts)


def _done(raw: RawColumn) -> tuple[str, ...]:
    """The finished values that the dictionary names."""
    return raw.entry.done if raw.entry else ()


_FLAGS = (("yes_text", True), ("no_text", False))


def _text(raw: RawColumn, counts: Mapping[str, int], shown: Callable[[str], str]) -> BuiltColumn:
    entry = raw.entry
    listed = dict(entry.values) if entry else {}
    plain = convert_column(raw.texts, ColumnType.TEXT, Context(kept=frozenset(listed)))
    separator = entry.multi if entry and entry.multi is not None else guess_separator(counts)
    respell, spellings = _speller(listed, counts, separator)
    cells = plain.cells
    if respell is not str or shown is not str:
        spelled = {text: None if text is None else shown(respell(str(text))) for text in dict.fromkeys(cells)}
        cells = tuple(map(spelled.__getitem__, cells))
    elements = _elements(cells, separator)
    values = _values(elements, listed)
    column = _describe(
        raw,
        ColumnType.TEXT,
        cells,
        done=_done(raw) if listed else _done(raw) or guess_done(raw.name, elements),
        unit=raw.unit,
        values=values,
        closed=bool(listed) or is_closed(elements),
        multi=separator,
        distinct=len(set(cells) - {None}),
    )
    return BuiltColumn(column, cells, plain.doubts, spellings)


def _speller(
    listed: Mapping[str, Sequence[str]], counts: Mapping[str, int], separator: str
) -> tuple[Callable[[str], str], tuple[Spelling, ...]]:
    """How to write the texts of a column as its closed list does, and what was written otherwise."""
    aliases = {alias: value for value, others in listed.items() for alias in others if alias not in listed}
    marks = _marks(listed, counts)
    if not listed and not marks and not separator:
        return str, ()
    split = _splitter(separator)

    def one(text: str) -> str:
        return marks.get(text) or aliases.get(text, text)

    def respell(text: str) -> str:
        return separator.join(one(piece) for piece in split(text)) if separator else one(text)

    pieces = dict.fromkeys(piece for text in counts for piece in (split(text) if separator else [text]))
    spellings = [_spelling(piece, one(piece)) for piece in pieces if _is_otherwise(piece, listed, marks)]
    return respell, tuple(spellings)


def _marks(listed: Mapping[str, object], counts: Mapping[str, int]) -> dict[str, str]:
    """√, ×, Y, N → 是, 否: where these are the listed values, or the column holds nothing else."""
    answers = {word("cells", "yes_text"), word("cells", "no_text")}
    said = {key: counts.keys() & word_set("cells", key) for key in ("yes", "no")}
    marks = {text: word("cells", f"{key}_text") for key, texts in said.items() for text in texts}
    filled = counts.keys() - word_set("cells", "blank")
    fits = answers <= listed.keys() if listed else len(marks) == len(filled)
    return {text: answer for text, answer in marks.items() if text != answer} if fits else {}


def _is_otherwise(piece: str, listed: Mapping[str, object], marks: Mapping[str, str]) -> bool:
    return bool(listed) and piece not in listed and piece not in marks and piece not in word_set("cells", "blank")


def _spelling(piece: str, kept: str) -> Spelling:
    if piece == kept:
        return Spelling(piece, kept, "不在数据字典的值表里")
    return Spelling(piece, kept, "是值表里的别称")


def _splitter(separator: str) -> Callable[[str], list[str]]:
    """Elements of a several-valued cell, whichever separator it uses; none inside brackets."""
    marks = re.escape("".join(dict.fromkeys(separator + words("cells", "separators")[0] + word("cells", "separators"))))
    boundary = re.compile(rf"[{marks}](?![^（(]*[)）])")
    return lambda text: [piece for part in boundary.split(text) if (piece := part.strip())]


def _elements(cells: Sequence[Cell], separator: str) -> Counter[str]:
    counts: Counter[str] = Counter(cells)  # type: ignore[arg-type]
    counts.pop(None, None)  # type: ignore[call-overload]
    if not separator:
        return counts
    elements: Counter[str] = Counter()
    for text, count in counts.items():
        for element in dict.fromkeys(text.split(separator)):
            elements[element] += count
    return elements


def _values(elements: Mapping[str, int], listed: Mapping[str, Sequence[str]]) -> tuple[Value, ...]:
    known = [Value(text, tuple(aliases), elements.get(text, 0)) for text, aliases in listed.items()]
    others = (item for item in elements.items() if item[0] not in listed and len(item[0]) <= _LONGEST_VALUE)
    return (*known, *(Value(text, (), count) for text, count in others))


def _unit(raw: RawColumn, kind: ColumnType, guess: Guess) -> str:
    """Own unit of the header, the dictionary, the cells or the name (人数); else the one written above the table."""
    if not kind.numeric:
        return ""
    own = raw.unit or guess.unit or counted_in(raw.name)
    of_year = _YEAR.fullmatch(raw.name) is not None  # 2014年 below 产值(亿元)
    takes = not own and (of_year or not raw.name.endswith(words("types", "unitless")))
    return raw.table_unit if takes else own


def _latest_day(counts: Mapping[str, int]) -> date | None:
    """The last full day among the texts, when some name a day without a year."""
    if not any(_YEARLESS.fullmatch(text) for text in counts):
        return None
    days = [read_cell(text, ColumnType.DATE, Context()).value for text in counts]
    return max((day for day in days if isinstance(day, date)), default=None)


def _shown(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat(" ")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat() if isinstance(value, date) else str(value)
