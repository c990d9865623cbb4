"""What those who stand in a column do: 配合 of 责任单位, 挑头 of 牵头单位.

Invariant: a role word means the column of that role only, so that who helps is never taken for who leads.
"""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from assistant.model.catalog import Column, Ledger
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import stripped, words
from assistant.text.lexicon import load

LEAST = 2
"""Characters of what is done."""


def role_words(column: Column) -> Iterator[tuple[str, Sense]]:
    """What those in a column do: 配合 of 责任单位."""
    names = (column.name, *column.aliases)
    for group in load("ledger_schema")["roles"]:
        if not set(group["names"]).isdisjoint(names):
            yield from ((word, Sense(SenseKind.COLUMN, column.name, cost=0.02)) for word in group["words"])


def agent_names(column: Column) -> Iterator[tuple[str, Sense]]:
    """谁施工的 of 施工单位, 哪个企业生产的 of 标称生产企业名称: those in a column by what they do."""
    deed = deed_of_agent(column.name)
    if not deed or column.personal or not column.type.textual or _role(column):
        return
    for said in (f"{deed}的", f"负责{deed}", f"负责{deed}的", f"进行{deed}的"):
        yield from ((f"{who}{said}", Sense(SenseKind.COLUMN, column.name, cost=0.02)) for who in words("asks_agent"))


def deed_of_agent(name: str) -> str:
    """What those in a column do, by its name: 生产 of 标称生产企业名称; empty where it tells of no deed."""
    return agent_deed(name)[-LEAST:]


@lru_cache(4096)
def agent_deed(name: str) -> str:
    """The same with what else the name says of it: 标称生产."""
    bare = stripped(name, "name_words")
    deed = stripped(bare, "agent_suffixes")
    return deed if deed != bare and len(deed) >= LEAST else ""


def plays_another_role(raw: Sequence[Item], ledger: Ledger) -> bool:
    """Whether a unit is said to do what those in its column do not: 某局参与的 where only the units in charge stand."""
    if not any(item.text in _role_words() for item in raw):
        return False
    held = {column.name: _role(column) for column in ledger.columns}
    for before, after in pairwise(raw):
        roles = {held[sense.column] for sense in before.sense(SenseKind.VALUE)} - {()}
        if roles and after.text not in {word for role in roles for word in role} and after.text in _role_words():
            return not after.sense(SenseKind.COLUMN)
    return False


def _role(column: Column) -> tuple[str, ...]:
    """What those in a column do."""
    return tuple(word for word, _ in role_words(column))


@cache
def _role_words() -> frozenset[str]:
    return frozenset(word for group in load("ledger_schema")["roles"] for word in group["words"])
