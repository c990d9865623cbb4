"""What is left where a deed is denied: 未安装 of 没装, where 已失效 stands beside 已安装.

Invariant: a value that denies the deed in its own words goes before all that is merely not the done value;
without one, not done is everything else. Prevents 没装报警器 from meaning those that were put up and broke.
"""

from collections.abc import Collection

from assistant.model.catalog import Column
from assistant.model.ledger_question import ColumnRef, Condition, Contains
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.faults import fault_denied
from assistant.parsing.ledger_questions.words import words


def left_of_deed(column: Column, done: tuple[str, ...], left: tuple[str, ...]) -> tuple[str, ...]:
    """Of what is not done, the values by which the deed has not come to its end; all of them where none denies it.

    未检验 denies 检验 even where it stands outside the rates; 验收不合格 beside 待验收 says that it was done.
    """
    denied, texts = _denials(column, done), [value.text for value in column.values]
    if denied:
        return tuple(text for text in texts if text in denied or (text in left and _falls_short(text)))
    awaited = [text.removeprefix(word) for text in left for word in words("left_openings") if text.startswith(word)]
    deeds = tuple(deed for deed in awaited if f"{words('done_openings')[1]}{deed}" in done)
    return tuple(text for text in left if not (deeds and text.startswith(deeds) and not _falls_short(text)))


def _denials(column: Column, done: tuple[str, ...]) -> tuple[str, ...]:
    """The values that deny a deed in its own words: 未安装 beside 已安装."""
    deeds = {text.removeprefix(words("done_openings")[1]) for text in done}
    denials = {f"{word}{deed}" for word in words("undone") for deed in deeds}
    return tuple(value.text for value in column.values if value.text in denials)


def still_to_come(left: tuple[str, ...]) -> tuple[str, ...]:
    """待演出 of what is not done, without 已取消, which will never be: 还没演的."""
    ended = words("closed_without")
    return tuple(text for text in left if not text.startswith(ended) and not turned_back(text)) or left


def turned_back(text: str) -> bool:
    """Whether a value says that what was asked for was not granted; 退回补正 only that it is to be put right."""
    return text.startswith(words("turned_back")) and not text.endswith(words("put_right"))


def _falls_short(text: str) -> bool:
    """Whether a value says that a deed is still to be done, is under way or was done in part."""
    opened = (*words("lacking"), *words("left_openings"), *words("in_part"))
    return text.startswith(opened) or text.endswith(words("under_way_endings"))


def denied(column: Column, said: Collection[str] = ()) -> Condition:
    """The deed that a column tells of has not been done; of one that is an outcome, that it came out otherwise.

    Of the stages that a column tells, 没验收 leaves 已完工 as well, which comes before.
    """
    short = short_of(column, said)
    if short:
        return columns.among(column, short)
    if any(text.endswith(words("deeds_of_outcome")) for text in column.done):
        told = _denials(column, column.done)
        return columns.among(column, told or column.done, negated=not told)
    rest = tuple(value.text for value in column.values if value.text not in column.done)
    left = left_of_deed(column, column.done, rest)
    return columns.pending(column) if left == rest else columns.among(column, left)


def _denies(value: str, text: str) -> bool:
    return (value.startswith(words("undone")) and value[1:].startswith(text)) or bool(fault_denied(value))


def undone(column: Column, said: Collection[str]) -> Condition:
    """A row that has still to come to a stage, or to any end."""
    short = short_of(column, said)
    return columns.among(column, short) if short else columns.pending(column)


def short_of(column: Column, said: Collection[str]) -> tuple[str, ...]:
    """The values that a row has before it comes to a stage, where one of them is done in its own way."""
    if len(column.done) < 2:
        return ()
    texts, ended = columns.applicable(column), words("closed_without")
    for order in (line.split("<") for line in words("stages")):
        stage = {text: place for place, word in enumerate(order) for text in texts if text.endswith(word)}
        least = min((stage[text] for text in said if text in stage), default=-1)
        earlier = [text for text in column.done if stage.get(text, least) < least]
        if earlier:
            done = [text for text in column.done if text not in earlier]
            return tuple(text for text in texts if text not in done and not text.startswith(ended))
    return ()


def holding(column: Column, text: str, negated: bool) -> Condition:
    """Cells that hold a piece of text; where some only deny it, none of those: 未通过 is no 通过."""
    held = [value.text for value in column.values if text in value.text]
    denied = [value for value in held if _denies(value, text)]
    if not denied or len(denied) == len(held):
        return Contains(ColumnRef(column.name), text, negated)
    return columns.among(column, tuple(value for value in held if value not in denied), negated)
