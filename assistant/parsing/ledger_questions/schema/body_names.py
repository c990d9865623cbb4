"""What bodies are called in one syllable: 班, 抢修班 of 抢修班组, 站 of 监测站点名称, 校 of 学校.

Invariant: only the end of a column's name, or of its cells, says which body it holds, so that 班 is never a piece
of 值班电话; and a name that two columns have is that of neither.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from assistant.model.catalog import Column, Ledger
from assistant.parsing.ledger_questions.schema.column_names import Cut
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import stripped
from assistant.text.lexicon import load

COST = 0.03
FEW, TRIED, MOST = 3, 200, 0.8
"""Cells from which their end says what bodies they hold, how many are looked at, and the share that end so."""


def body_names(ledger: Ledger, cut: Cut) -> Iterator[tuple[str, Sense]]:
    """(name, sense) for each column of bodies; none for what is a column's name already."""
    columns = [column for column in ledger.columns if column.type.textual and not column.personal]
    named = _owners((column, _called(column)) for column in columns)
    held = _owners((column, _ends_of_cells(column, cut)) for column in columns if column.distinct < ledger.rows)
    owners = held | named
    for column in ledger.columns:
        owners.pop(column.name, None)
        owners.pop(stripped(column.name, "names_below"), None)  # 教师 are those of 教师姓名, and no 职称 (一级教师)
    yield from (
        (name, Sense(SenseKind.COLUMN, min(held), cost=COST)) for name, held in owners.items() if len(held) == 1
    )


def _owners(told: Iterable[tuple[Column, Iterable[str]]]) -> dict[str, set[str]]:
    """Each name with the columns that it is told of."""
    owners: dict[str, set[str]] = defaultdict(set)
    for column, names in told:
        for name in names:
            owners[name].add(column.name)
    return owners


def _called(column: Column) -> Iterator[str]:
    name = stripped(column.name, "entity_suffixes")
    for group in load("ledger_schema")["bodies"]:
        end = max((end for end in group["ends"] if name.endswith(end)), key=len, default="")
        opening = name.removesuffix(end)
        for word in group["words"] if end else ():
            yield word
            if opening:
                yield opening + word


def _ends_of_cells(column: Column, cut: Cut) -> Iterator[str]:
    """所, 市场监管所 of 承办单位, whose cells all end so, whatever the column is called."""
    texts = [value.text for value in column.values[:TRIED]]
    if len(texts) < FEW:
        return
    for group in load("ledger_schema")["bodies"]:
        ends = tuple(group["ends"])
        if sum(text.endswith(ends) for text in texts) >= len(texts) * MOST:
            yield from group["words"]
    run = [*cut(texts[0])]
    tails = ("".join(run[start:]) for start in range(1, len(run)))
    yield from (tail for tail in tails if len(tail) > 1 and all(text.endswith(tail) for text in texts))
