"""What bodies are called in one syllable: 班, 抢修班 of 抢修班组, 站 of 监测站点名称, 校 of 学校.

Invariant: only the end of a column's name says which body it holds, so that 班 is never a piece of 值班电话;
and a name that two columns have is that of neither.
"""

from collections import defaultdict
from collections.abc import Iterator

from assistant.model.catalog import Column, Ledger
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import stripped
from assistant.text.lexicon import load

COST = 0.03


def body_names(ledger: Ledger) -> Iterator[tuple[str, Sense]]:
    """(name, sense) for each column of bodies; none for what is a column's name already."""
    owners: dict[str, set[str]] = defaultdict(set)
    for column in ledger.columns:
        for name in _called(column) if column.type.textual and not column.personal else ():
            owners[name].add(column.name)
    for column in ledger.columns:
        owners.pop(column.name, None)
    yield from (
        (name, Sense(SenseKind.COLUMN, min(held), cost=COST)) for name, held in owners.items() if len(held) == 1
    )


def _called(column: Column) -> Iterator[str]:
    name = stripped(column.name, "entity_suffixes")
    for group in load("ledger_schema")["bodies"]:
        end = max((end for end in group["ends"] if name.endswith(end)), key=len, default="")
        opening = name.removesuffix(end)
        for word in group["words"] if end else ():
            yield word
            if opening:
                yield opening + word
