"""What a counting noun counts by itself: 辆 the cars of 车牌号, 座 the bridges of 桥梁名称, 家 the firms of 受检单位.

Invariant: it is the one column of such names, each of which may have several rows; rows that are such things
themselves are counted as rows. Prevents 出过故障的有几辆 from counting the routes that a log is told by.
"""

from collections.abc import Collection
from functools import lru_cache

from assistant.model.catalog import Column, Ledger
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.who import firm_of, numbered
from assistant.parsing.ledger_questions.words import stripped, words
from assistant.text.lexicon import load


@lru_cache(1024)
def counted_by(ledger: Ledger, noun: str) -> Column | None:
    """The column whose names a counting noun counts; None where it counts rows, or more than one column could be."""
    if not noun or noun == ledger.unit_noun:
        return None
    if noun in words("company_nouns"):
        name = firm_of(ledger) if numbered(ledger) else ""
        return next((c for c in ledger.columns if c.name == name and c.distinct < ledger.rows), None)
    groups = (group["names"] for group in load("ledger_schema")["counters"] if noun in group["nouns"])
    ends = tuple(name for group in groups for name in group)
    held = [column for column in ledger.columns if column.type.textual and _is_of(column, ends)]
    return held[0] if len(held) == 1 and held[0].distinct < ledger.rows and not held[0].masked else None


def _is_of(column: Column, ends: tuple[str, ...]) -> bool:
    """Whether a column is of the names or numbers of such things: 桥梁名称, 货车车牌."""
    return bool(ends) and (column.name.endswith(ends) or stripped(column.name, "name_words").endswith(ends))


def company(ledger: Ledger) -> Column | None:
    """The column of firms, where 家 counts them and they repeat."""
    entity = columns.entity_column(ledger)
    named = [
        column
        for column in ledger.columns
        if column.name.endswith("名称") or column.name.endswith(words("company_words"))
    ]
    firms = [c for c in named if any(word in c.name for word in words("company_words")) and not _of_government(c)]
    if entity is not None and (entity in firms or not firms):
        return None if columns.rows_are_entities(ledger) else entity
    if ledger.unit_noun in words("company_nouns"):
        return None
    return firms[0] if firms and firms[0].distinct < ledger.rows else entity


def _of_government(column: Column) -> bool:
    """Whether a column holds government units, which nobody counts as firms."""
    endings = words("unit_suffixes")
    return any(value.text.endswith(endings) for value in column.values)


def herds(ledger: Ledger, noun: str, chosen: Collection[str]) -> list[Column]:
    """The figures of how many animals (头, 羽) there were, in whatever they are counted, those of ``chosen`` first."""
    plain = [c for c in ledger.columns if c.type.numeric and columns.additive(c)] if noun in words("heads") else []
    animals = [column for column in plain if not column.unit and column.name.endswith(words("herd_endings"))]
    return sorted(animals, key=lambda column: column.name not in chosen)


def counts_no_party(ledger: Ledger, noun: str, *, entity: bool) -> bool:
    """Whether neither persons nor bodies are counted, and rows are told by those: 几张, 多少头 of 货主, 举报各多少."""
    party = ledger.entity.endswith((*words("subject_columns"), *words("firms"), *words("company_words")))
    return party and (noun in words("counts_things") or not (noun or entity))
