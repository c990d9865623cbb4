"""What the values of a column are called: as they are written, in short, by their aliases, or several by one word.

Invariant: the values of a crowded column are not among the surfaces as they are written (``codes`` holds them all);
their short names are. Prevents a hundred thousand firms from being a hundred thousand senses, each of one firm.
"""

from collections.abc import Iterator, Sequence

from assistant.linking.places import short_names
from assistant.model.catalog import Column
from assistant.parsing.ledger_questions.schema.cells_retold import cells_retold, of_sort, provided
from assistant.parsing.ledger_questions.schema.column_names import Cut
from assistant.parsing.ledger_questions.schema.gradings import gradings
from assistant.parsing.ledger_questions.schema.judgements import judgements
from assistant.parsing.ledger_questions.schema.pieces import pieces, short_values
from assistant.parsing.ledger_questions.schema.shortened import shortened
from assistant.parsing.ledger_questions.schema.states import states
from assistant.parsing.ledger_questions.schema.stems import DEED, column_stem, is_verb
from assistant.parsing.ledger_questions.schema.value_names import value_names
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import entries, words
from assistant.text.lexicon import load

CROWDED = 5_000
"""Distinct values from which a column's values are only known letter for letter."""
REMARKS = ("备注", "说明")
"""End the name of a column of remarks, however few of them differ."""
BRAND = "牌"
"""Behind the name of a brand: 鲁川牌."""
LONG_NAME = 5
"""Characters from which people shorten a value as they like."""
FEW = 40
"""Most values of a column that may tell of a deed in a word or two."""
FREE_TEXT_LIMIT = 400
"""Distinct values beyond which pieces of values are not indexed."""


def is_crowded(column: Column) -> bool:
    """Whether a column has so many values that what each is called besides is all that is told of it here."""
    return len(column.values) > CROWDED and column.type.textual


def value_surfaces(
    column: Column, cut: Cut, about: Sequence[str] = (), others: Sequence[str] = ()
) -> Iterator[tuple[str, Sense]]:
    """(surface, sense) of all values of a column, one by one or several together.

    A personal column tells its whole texts alone, and only where it is revealed.
    ``about``: the ledger's names; ``others``: what its other columns are called.
    """
    if column.personal:
        yield from ((value.text, Sense(SenseKind.VALUE, column.name, (value.text,))) for value in column.values)
    if column.personal or not column.type.textual:
        return
    yield from _level_surfaces(column)
    yield from value_names(column)
    stem = column_stem(column)
    for value in column.values if len(stem) > 1 else ():
        if value.text.endswith(stem) and len(value.text) - len(stem) > 1:
            yield value.text.removesuffix(stem), Sense(SenseKind.VALUE, column.name, (value.text,), 0.03)
    yield from _lettered(column)
    yield from _brands(column)
    yield from (*_sorts(column), *_by_heads(column))
    yield from (*_ended_so(column), *_before_deed(column), *_applied_for(column), *_deed_first(column))
    yield from states(column)
    yield from judgements(column)
    yield from gradings(column)
    yield from _done(column, cut)
    yield from cells_retold(column)
    yield from provided(column)
    yield from of_sort(column)
    crowded, bare = is_crowded(column), words("bare_values")
    for value in column.values:
        if not crowded and value.text not in bare:
            yield value.text, Sense(SenseKind.VALUE, column.name, (value.text,))
        for alias in value.aliases:
            yield alias, Sense(SenseKind.VALUE, column.name, (value.text,), 0.01)
            yield from _said_of_done(alias, Sense(SenseKind.VALUE, column.name, (value.text,), 0.02))
        for short in (*_short(value.text), *_at_length(value.text, column)):
            yield short, Sense(SenseKind.VALUE, column.name, (value.text,), 0.02)
    long_names = any(len(value.text) >= LONG_NAME for value in column.values)
    if (not column.closed or long_names) and len(column.values) <= FREE_TEXT_LIMIT:
        free = not column.closed or column.name.endswith(REMARKS)
        remarked = free and not column.name.endswith(words("name_words"))
        yield from pieces(column, cut, about, others, remarks=remarked)


def _short(text: str) -> Iterator[str]:
    """What a value is called in short."""
    for told in (short_names, short_values, shortened):
        yield from told(text)


def _at_length(text: str, column: Column) -> Iterator[str]:
    """没检, 还没检 of 未检; 需要复查 of 需复查: what a cell says in one letter.

    没开采 is 未开采 where no 已开采 stands beside it, of which it would say only that it is not so.
    """
    for group in entries("said_at_length"):
        rest = text.removeprefix(group["written"])
        fits = rest != text and group["least"] <= len(rest) <= group["most"]
        if not fits or text.startswith(tuple(group["words"])):
            continue  # few get so far: to look through all values for each would take their number squared
        if not group.get("alone") or not any(one.text.endswith(rest) for one in column.values if one.text != text):
            yield from (f"{word}{rest}" for word in group["words"])


def _sorts(column: Column) -> Iterator[tuple[str, Sense]]:
    """鸟, 工具 of 鸟类, 工具类, where the cells are sorts."""
    for value in column.values if column.closed else ():
        sort = next((value.text.removesuffix(word) for word in words("sorts") if value.text.endswith(word)), "")
        if sort:
            yield sort, Sense(SenseKind.VALUE, column.name, (value.text,), 0.03)


def _by_heads(column: Column) -> Iterator[tuple[str, Sense]]:
    """牛 of 肉牛 and 奶牛: the one syllable that says what a cell of two or three is a sort of."""
    texts = [value.text for value in column.values] if column.closed else []
    for head in words("sort_heads") if texts else ():
        held = tuple(text for text in texts if head in text and 1 < len(text) < LONG_NAME - 1)
        if held and len(held) < len(texts):
            yield head, Sense(SenseKind.VALUE, column.name, held, 0.03)


def _lettered(column: Column) -> Iterator[tuple[str, Sense]]:
    """O型, O型血 of O in 血型; A级 of A in 信用等级; 国三标准 of 国三 in 排放标准."""
    sort = column.name[-1]
    for value in column.values if sort in words("letter_sorts") else ():
        if value.text.isascii() and value.text.isalpha():
            sense = Sense(SenseKind.VALUE, column.name, (value.text,), 0.01)
            yield from ((name, sense) for name in (f"{value.text}{sort}", f"{value.text}{sort}{column.name[:-1]}"))
    tail = next((word for word in words("sort_tails") if column.closed and column.name.endswith(word)), "")
    for value in column.values if tail else ():
        yield f"{value.text}{tail}", Sense(SenseKind.VALUE, column.name, (value.text,), 0.01)


def _brands(column: Column) -> Iterator[tuple[str, Sense]]:
    """鲁川牌 of 鲁川 in 品牌."""
    for value in column.values if column.name.endswith(words("brand_columns")) else ():
        yield f"{value.text}{BRAND}", Sense(SenseKind.VALUE, column.name, (value.text,), 0.01)


def _ended_so(column: Column) -> Iterator[tuple[str, Sense]]:
    """停用 of 维修停用, 损坏 of 灯具损坏: the end that a thing came to, where one value alone tells of it."""
    texts = [value.text for value in column.values] if column.closed else []
    ends = [end for end in words("ends_come_to") if any(text.endswith(end) for text in texts)] if texts else []
    for end in ends:
        held = [text for text in texts if end in text]
        if len(held) == 1 and held[0] != end and not held[0].startswith(words("undone")):
            yield end, Sense(SenseKind.VALUE, column.name, (held[0],), 0.03)


def _before_deed(column: Column) -> Iterator[tuple[str, Sense]]:
    """设立, 注销 of 设立登记, 注销登记: what the cells differ in, where all end in one deed."""
    texts = [value.text for value in column.values] if column.closed and len(column.values) > 1 else []
    deed = texts[0][-DEED:] if texts else ""
    if deed and is_verb(deed) and all(text.endswith(deed) and len(text) - DEED >= DEED for text in texts):
        yield from ((text[:-DEED], Sense(SenseKind.VALUE, column.name, (text,), 0.03)) for text in texts)


def _applied_for(column: Column) -> Iterator[tuple[str, Sense]]:
    """残疾人证 of 残疾人证办理, where no other cell is of it: what people ask an office for."""
    for value in column.values if column.closed else ():
        end = next((end for end in words("office_deeds") if value.text.endswith(end)), "")
        thing = value.text.removesuffix(end)
        others = (other.text for other in column.values if other != value)
        if end and len(thing) > DEED and not any(other.startswith(thing) for other in others):
            yield thing, Sense(SenseKind.VALUE, column.name, (value.text,), 0.02)


def _deed_first(column: Column) -> Iterator[tuple[str, Sense]]:
    """埋管线, 埋设管线 of 管线埋设: what is done before what it is done to, where no other value is called so."""
    texts = {value.text for value in column.values} if column.closed and len(column.values) <= FEW else set()
    for text in sorted(text for text in texts if DEED * 2 <= len(text) < LONG_NAME):
        thing, deed = text[:-DEED], text[-DEED:]
        said = (f"{verb}{thing}" for verb in (deed, deed[0]) if _is_done(deed) and not is_verb(thing))
        yield from ((word, Sense(SenseKind.VALUE, column.name, (text,), 0.02)) for word in said if word not in texts)


def _is_done(deed: str) -> bool:
    return is_verb(deed) or deed in words("done_to_things")


def _done(column: Column, cut: Cut) -> Iterator[tuple[str, Sense]]:
    """破了赛会纪录 of 破赛会纪录: a cell that tells what was done to what, with the word that says that it was."""
    for value in column.values if len(column.values) <= FEW else ():
        if len(value.text) >= LONG_NAME - 1 and len(next(iter(cut(value.text)), "")) == 1:
            sense = Sense(SenseKind.VALUE, column.name, (value.text,), 0.02)
            yield from ((f"{value.text[0]}{mark}{value.text[1:]}", sense) for mark in words("done_marks_bare"))


def _said_of_done(alias: str, sense: Sense) -> Iterator[tuple[str, Sense]]:
    """What is left of 修好了 where it is denied: 没修好."""
    stem = next((alias.removesuffix(end) for end in words("done_endings") if alias.endswith(end)), "")
    if len(stem) > 1:
        yield stem, sense


def _level_surfaces(column: Column) -> Iterator[tuple[str, Sense]]:
    """Names for several values of an ordered list: 优良, 重污染天."""
    texts = [value.text for value in column.values]
    for level in load("ledger_schema")["levels"]:
        edge = level.get("from") or level["upto"]
        if edge in texts:
            place = texts.index(edge)
            held = tuple(texts[place:] if "from" in level else texts[: place + 1])
            yield from ((word, Sense(SenseKind.VALUE, column.name, held, 0.01)) for word in level["words"])
