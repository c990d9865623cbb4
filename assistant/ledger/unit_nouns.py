"""What the rows of a ledger are counted in, where the dictionary is silent: 台, 起, 人, 条.

Invariant: a noun is of what each row is; where a thing has several rows, they are counted by the deed or as 条.
"""

import re
from collections.abc import Sequence
from itertools import chain

from assistant.ledger.infer import tells_of_row
from assistant.ledger.words import entries, word, word_set
from assistant.model.catalog import Column, ColumnType

_SUBJECT = re.compile(r"(?:名称|编号|名)$")


def guess_unit_noun(entity: Column | None, ledger: str, rows: int, columns: Sequence[Column] = ()) -> str:
    """What a row is counted in: as its entity where each has one row, else by the ledger's name, else 条.

    ``columns``: all of them; one may tell that rows are people (性别) or households (户主), or that what the ledger's
    name says has several rows each and is none: 桥梁 of 桥梁隐患 beside 桥梁名称.
    """
    others = {column.name for column in columns}
    often = entity is not None and entity.distinct * 5 < rows * 4
    if not often and not word_set("entity", "of_people").isdisjoint(others):
        return word("entity", "person")
    if not often and not word_set("entity", "of_households").isdisjoint(others):
        return word("entity", "household")
    if often:
        events = (entry for entry in entries("entity", "noun") if entry.get("event"))
        told = (str(entry["noun"]) for entry in events if any(item in ledger for item in entry["words"]))
        return next(told, word("entity", "otherwise"))
    names = (entity.name, _SUBJECT.sub("", entity.name)) if entity is not None else ()
    by_name = (e["noun"] for e in entries("entity", "noun") if any(name.endswith(tuple(e["words"])) for name in names))
    apart = [column for column in columns if column is not entity and _comes_often(column, rows)]
    said = (next((item for item in e["words"] if item in ledger), "") for e in entries("entity", "noun"))
    titled = zip(said, entries("entity", "noun"), strict=True)
    by_title = (e["noun"] for item, e in titled if item and (e.get("event") or not _named_in(item, apart)))
    repeats = entity is not None and entity.distinct < rows  # 小区 of 房源
    found = chain(by_title, by_name) if repeats else chain(by_name, by_title)
    return str(next(found, word("entity", "otherwise")))


def _comes_often(column: Column, rows: int) -> bool:
    """Whether a column of names holds most of them in several rows."""
    return column.type is ColumnType.TEXT and not tells_of_row(column) and 0 < column.distinct * 5 < rows * 4


def _named_in(item: str, columns: Sequence[Column]) -> bool:
    """Whether a column names such things: 桥梁 of 桥梁名称, 文物 of 文物点, 企业."""
    bare = [_SUBJECT.sub("", column.name) for column in columns]
    short = any(name == item[:1] != column.name for name, column in zip(bare, columns, strict=True))  # 桥名 of 桥梁
    return short or any(name == item or (name.startswith(item) and len(name) <= len(item) + 1) for name in bare)
