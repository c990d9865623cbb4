"""One-syllable words for deeds of which amounts are told: 招了, 招到 of 已招人数; 巡了 of 巡查里程 and of 巡查时长.

Invariant: a word that two figures share is of both, and the unit asked for tells which; it never picks one in silence.
"""

from collections import defaultdict
from collections.abc import Iterator

from assistant.model.catalog import Column, Ledger
from assistant.parsing.ledger_questions.schema.columns import DUE, due_and_done
from assistant.parsing.ledger_questions.schema.pairs import DONE
from assistant.parsing.ledger_questions.schema.set_figures import held_figures, ways_set
from assistant.parsing.ledger_questions.schema.stems import column_stem
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import entries_of, grammar_kinds, stripped, words

ALREADY, MONEY, OF = "已", "元", "的"
TWO = 2
TOPIC_COST = 0.05
DONE_COST = 0.045
"""Of a word for what was done; only such words may be of several figures at once."""


def done_words(ledger: Ledger) -> Iterator[tuple[str, Sense]]:
    """(word, sense) for what was done, by its first syllable."""
    figures = [c for c in ledger.columns if c.type.numeric and not c.unit.startswith("%")]
    for column in figures:
        stem = column_stem(column)
        if len(stem) == TWO and stem.startswith(ALREADY):
            yield from _said(stem[1:], column)
    yield from _due_and_done(ledger)
    yield from _money_dealt(ledger)
    yield from _money_due(ledger)
    yield from ((said, Sense(SenseKind.COLUMN, name, cost=DONE_COST)) for said, name in ways_set(ledger))
    shared: dict[str, list[Column]] = defaultdict(list)
    for column in figures:
        stem = column_stem(column)
        if len(stem) == TWO and stem != column.name and not stem.startswith(ALREADY):
            shared[stem].append(column)
    for deed, owners in shared.items():
        if len(owners) > 1 and len({column.unit for column in owners}) == len(owners):
            yield from (found for column in owners for found in _said(deed[0], column))


def _money_dealt(ledger: Ledger) -> Iterator[tuple[str, Sense]]:
    """拨, 资金拨付, 拨的钱 of 已拨付 beside 总投资: money by what was done with it, where one figure alone tells it."""
    money = dict.fromkeys(part for _, part in held_figures(ledger) if part.unit.endswith(MONEY))
    said: dict[str, list[Column]] = defaultdict(list)
    for column in money:
        for deed in _deeds(column):
            before = (f"{noun}{so_far}{deed}" for noun in words("money_things") for so_far in ("", *words("so_far")))
            nouns = (*before, *(f"{deed}{OF}{noun}" for noun in words("money_things")))
            for word in (deed, *nouns):
                said[word].append(column)
    for word, owners in said.items():
        if len(owners) == 1 and not grammar_kinds(word):
            yield word, Sense(SenseKind.COLUMN, owners[0].name, cost=DONE_COST)


def _money_due(ledger: Ledger) -> Iterator[tuple[str, Sense]]:
    """土地款 of 已缴价款 beside 成交价 in 土地出让: what is paid of what is due, called by what the ledger is of."""
    money = [(whole, part) for whole, part in held_figures(ledger) if part.unit.endswith(MONEY)]
    paid = dict.fromkeys(part for _, part in money if part.name.startswith(words("paid_openings")))
    title = stripped(ledger.name, "ledger_suffixes")
    for part in paid if len(paid) == 1 else ():
        things = dict.fromkeys((title, title[:TWO], title[-TWO:]))
        said = (f"{thing}{end}" for thing in things for end in words("owed_things") if len(thing) >= TWO)
        named = {name for column in ledger.columns for name in (column.name, *column.aliases)}
        yield from ((word, Sense(SenseKind.COLUMN, part.name, cost=DONE_COST)) for word in said if word not in named)


def _deeds(column: Column) -> Iterator[str]:
    """拨, 拨付 of 已拨付: all that people say for what was done with an amount of money."""
    deed = stripped(column_stem(column).lstrip("".join(DONE)), "money_things")
    groups = entries_of("amount_deeds", "columns", (deed,)) if deed else ()
    yield from dict.fromkeys((*([deed] if deed else []), *(word for group in groups for word in group["words"])))


def _due_and_done(ledger: Ledger) -> Iterator[tuple[str, Sense]]:
    """修了 of 已修学时, 应修, 应修数 of 应修学时 beside it."""
    pair = due_and_done(ledger)
    if pair is None or len(pair[1].name) <= TWO or pair[0].name[:1] != DUE:
        return
    yield from _said(pair[1].name[1], pair[1])
    thing = pair[1].name[TWO:]
    if len(thing) >= TWO:
        yield thing, Sense(SenseKind.TOPIC, cost=TOPIC_COST)  # 学时 is of both
    short = (f"{column.name[:TWO]}{end}" for column in pair for end in ("", *words("count_endings")))
    for word in short:
        column = pair[0] if word[0] == pair[0].name[0] else pair[1]
        yield word, Sense(SenseKind.COLUMN, column.name, cost=DONE_COST)


def _said(deed: str, column: Column) -> Iterator[tuple[str, Sense]]:
    """招了, 招到 as the column."""
    said = (f"{deed}{end}" for end in words("come_to_pass"))
    yield from (
        (word, Sense(SenseKind.COLUMN, column.name, cost=DONE_COST)) for word in said if not grammar_kinds(word)
    )
