"""Columns called by both rows of a header, in any order: 完成面积 of 建设面积·完成, 已付的钱 of 资金·已支付.

Invariant: only columns below a common heading, in one unit; a name that two of them might mean names neither, so that
面积 beside 计划 and 完成 picks none of them in silence.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from assistant.model.catalog import Column, Ledger
from assistant.parsing.ledger_questions.schema.column_names import Cut
from assistant.parsing.ledger_questions.schema.pairs import DONE, levels, pairs
from assistant.parsing.ledger_questions.schema.stems import group_above
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import entries, grammar_kinds, words
from assistant.text.lexicon import load

OF = ("", "的")
DUE = "应"
LEAST, COST = 2, 0.05
_BRACKET = re.compile("[(（]")


def two_level_names(ledger: Ledger, cut: Cut) -> Iterator[tuple[str, str]]:
    """(name, column) for each column under a heading that several figures have."""
    grouped: dict[tuple[str, str], list[Column]] = defaultdict(list)
    for column in ledger.columns:
        if column.type.numeric and levels(column)[0]:
            grouped[levels(column)[0], column.unit].append(column)
    found: dict[str, set[str]] = defaultdict(set)
    for (heading, _), members in grouped.items():
        for column in members if len(members) > 1 else ():
            for name in (*_names(column, heading, cut), *_of_all(ledger, column, heading, cut)):
                found[name].add(column.name)
    taken = {name for column in ledger.columns for name in (column.name, *column.aliases)}
    yield from ((name, owners.pop()) for name, owners in found.items() if len(owners) == 1 and name not in taken)


def heading_words(ledger: Ledger, cut: Cut) -> Iterator[tuple[str, Sense]]:
    """补助 of 补助资金: each word above columns says what they are of; 传承人 above a name is that name."""
    for group in dict.fromkeys(filter(None, map(group_above, ledger.columns))):
        below = [column.name for column in ledger.columns if group_above(column) == group]
        named = next((name for name in below if name.endswith(words("names_below"))), "")
        run = [*cut(_BRACKET.split(group)[0])]
        for word in dict.fromkeys((*run, *("".join(run[start:]) for start in range(len(run))))):
            if len(word) >= LEAST and not grammar_kinds(word):
                own = named and group.endswith(word)
                yield word, Sense(SenseKind.COLUMN, named, cost=COST) if own else Sense(SenseKind.TOPIC, cost=COST)


def _names(column: Column, heading: str, cut: Cut) -> Iterator[str]:
    """What a column is called by its own row of the header, or the deed in it, with the heading or its last word."""
    own = levels(column)[1]
    things = _things(column, heading, cut)
    for said in _said(own):
        yield from (f"{said}{of}{thing}" for thing in things for of in OF)
        yield from (f"{thing}{of}{said}" for thing in things for of in OF)
    yield from (deed + mark for deed in _deeds(own) for mark in ("了", "过", "掉"))
    yield from _deeds(own)


def _of_all(ledger: Ledger, column: Column, heading: str, cut: Cut) -> Iterator[str]:
    """建设面积, 面积 of what there is to be in all, where nothing else is called so; 税收 is neither 应缴 nor 实缴."""
    if levels(column)[1].startswith(DUE):
        return
    others = [other.name for other in ledger.columns if levels(other)[0] != heading]
    if any(column == pair.whole for pair in pairs(ledger)):
        named = (heading, [*cut(heading)][-1])
        yield from (name for name in named if len(name) >= LEAST and not any(name in other for other in others))


def _things(column: Column, heading: str, cut: Cut) -> tuple[str, ...]:
    """The heading, its last word, and for money any word for it."""
    last = [*cut(heading)][-1]
    money = words("money_things") if column.unit.endswith("元") else ()
    return tuple(dict.fromkeys((heading, *((last,) if len(last) >= LEAST else ()), *money)))


def _said(own: str) -> tuple[str, ...]:
    """The row of the header in other words that say the same: 实际完成 for 完成, 已付 for 已支付."""
    alike = next((group["words"] for group in load("ledger_schema")["own_rows"] if own in group["words"]), ())
    return tuple(dict.fromkeys((own, *alike, *_deeds(own), *(own[0] + deed for deed in _deeds(own)))))


def _deeds(own: str) -> tuple[str, ...]:
    """付, 支付 of 已支付; 交, 缴 of 实缴."""
    deed = own[1:] if own.startswith(DONE) else ""
    groups = (group for group in entries("verbs") if deed in (*group["stems"], *group["words"]))
    group = next(groups, None) if deed else None
    return tuple(dict.fromkeys((deed, *group["stems"], *group["words"]))) if group is not None else ()
