"""Cuts a question into items for one ledger: the cheapest cover of its characters.

Every surface, time, number and grammar word is a candidate; skipping a character costs
the weight of the word it belongs to. The cover with the least cost wins, so a long name
beats its pieces and a word of the ledger beats a filler. Greedy longest match would let
「市监局牵头查」 swallow what the next word needs.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from assistant.linking.linked import Linked
from assistant.model.catalog import ColumnType, Ledger
from assistant.parsing.ledger_questions.column_families import PERIOD, family_senses, undated
from assistant.parsing.ledger_questions.items import Item, Quantity
from assistant.parsing.ledger_questions.schema import Schema, fold
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.text.lexicon import load
from assistant.text.numerals import parse_number
from assistant.text.segment import Segmenter
from assistant.text.units import parse_unit_at

ITEM_COST = 0.03
"""Price of one more item, so that fewer and longer ones win."""
SPLIT_COST = 0.12
"""Price of an item edge inside a word of the segmenter."""
LEAST_SKIP = 0.05
"""Least price of leaving a character out, so that a grammar word is never dropped for free."""
VALUE_SKIP, WHOLE_VALUE = 0.1, 3
"""The same where the character belongs to a value of so many: 生活垃圾焚烧 is no bare 垃圾焚烧."""
OVER_HALF = re.compile("过(?=半(?![年天月个夜]))")
SCALES = ("万", "亿")
SMALL_COUNT = re.compile("([两三四五六七八九十])([样种类项处])")
"""Small counts that are ordinary words elsewhere, and so no numbers to the numeral reader."""
_SINGLE = load("ledger_schema")["single_characters"]
ASKING = frozenset(_SINGLE["asking"])
"""Single characters that ask or limit by themselves."""
COUNTING = frozenset(_SINGLE["counting"])
"""Characters that a counting noun stands behind."""
SINGLES = frozenset(_SINGLE["inside"])
"""Single characters that may stand inside a segmenter's word."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """A question ready to be read by every ledger: what does not depend on the ledger."""

    linked: Linked
    folded: str
    skip: tuple[float, ...]
    """Cost of leaving each character unexplained."""
    edges: frozenset[int]
    """Places where a word of the segmenter begins or ends."""
    grammar: tuple[Item, ...]
    senses: dict[int, tuple[Item, ...]]
    """Candidate items of each ledger number that has any."""
    weigh: Callable[[str], float]
    """What leaving out a word costs."""


@cache
def grammar_words() -> dict[str, frozenset[str]]:
    """Folded grammar word → its classes."""
    found: dict[str, set[str]] = defaultdict(set)
    for group, names in load("ledger_questions").items():
        for name, entry in names.items():
            for word in entry["words"]:
                found[word.lower()].add(f"{group}.{name}")
    return {word: frozenset(kinds) for word, kinds in found.items()}


def sketch(linked: Linked, schema: Schema, segmenter: Segmenter) -> Sketch:
    """All candidates of a question, for all ledgers at once."""
    text = linked.text.lower()
    skip = [0.0] * len(text)
    edges = {0, len(text)}
    for token in linked.tokens:
        edges |= {token.start, token.end}
        weight = word_weight(token.text, segmenter)
        for position in range(token.start, token.end):
            skip[position] = weight / (token.end - token.start)

    grammar = [*_times(linked), *_quantities(linked), *_grammar(text)]
    items = _ledger_items(linked, text, schema)
    return Sketch(
        linked, text, tuple(skip), frozenset(edges), tuple(grammar), items, lambda word: word_weight(word, segmenter)
    )


def word_weight(word: str, segmenter: Segmenter) -> float:
    """What leaving a word out costs: its rarity, or all of it where it decides what is asked."""
    return 1.0 if word in _heavy() else segmenter.weight(word)


@cache
def _heavy() -> frozenset[str]:
    return frozenset(load("weights")["heavy"]["words"])


def _times(linked: Linked) -> list[Item]:
    return [
        Item(time.start, time.end, time.text, frozenset({"time"}), time=time)
        for time in linked.times
        if not time.invalid
    ]


def _quantities(linked: Linked) -> list[Item]:
    items = []
    for number in linked.numbers:
        found = parse_unit_at(linked.text, number.end)
        unit, end = (found[0].name, found[1]) if found else ("", number.end)
        scaled = not unit and number.text.endswith(SCALES)
        quantity = Quantity(number.value, "%" if number.is_percent else unit, number.is_percent, scaled)
        items.append(
            Item(number.start, end, linked.text[number.start : end], frozenset({"quantity"}), quantity=quantity)
        )
    taken = {item.start for item in items}
    items += [Item(m.start(), m.start() + 1, "过", frozenset({"compare.gt"})) for m in OVER_HALF.finditer(linked.text)]
    for match in SMALL_COUNT.finditer(linked.text):
        value = parse_number(match[1])
        if match.start() not in taken and value is not None:
            items.append(
                Item(match.start(), match.end(), match[0], frozenset({"quantity"}), quantity=Quantity(value, match[2]))
            )
    return items


def _grammar(text: str) -> list[Item]:
    words = grammar_words()
    longest = max(map(len, words))
    items = []
    for start in range(len(text)):
        for end in range(start + 1, min(start + longest, len(text)) + 1):
            kinds = words.get(text[start:end])
            if kinds:
                cost = 0.04 if kinds == {"filler.filler"} else 0.0
                items.append(Item(start, end, text[start:end], kinds, cost=cost))
    return items


def _ledger_items(linked: Linked, text: str, schema: Schema) -> dict[int, tuple[Item, ...]]:
    found: dict[int, list[Item]] = defaultdict(list)
    for start in range(len(text)):
        for end in range(start + 1, min(start + schema.longest + 4, len(text)) + 1):
            for number, senses in schema.surfaces.get(fold(text[start:end]), {}).items():
                found[number].append(_sense_item(start, end, linked.text[start:end], senses, schema.ledgers[number]))
    for mention in linked.units:
        for number, ledger in enumerate(schema.ledgers):
            senses = _unit_senses(ledger, mention.names)
            if senses:
                found[number].append(_sense_item(mention.start, mention.end, mention.surface, senses, ledger))
    for number, ledger in enumerate(schema.ledgers):
        found[number] += _family_items(ledger, text)
    return {number: tuple(items) for number, items in found.items() if items}


def _family_items(ledger: Ledger, text: str) -> Iterator[Item]:
    """What a question says of columns that tell one thing of several times."""
    for start, end, sense, period in family_senses(ledger, text):
        item = _sense_item(start, end, text[start:end], (sense,), ledger)
        yield replace(item, kinds=item.kinds | {PERIOD}) if period else item


def _unit_senses(ledger: Ledger, names: Sequence[str]) -> tuple[Sense, ...]:
    """Senses of a government unit: the columns of the ledger that hold it."""
    senses = []
    for column in ledger.columns:
        if column.type is ColumnType.TEXT and not column.personal:
            held = tuple(value.text for value in column.values if value.text in names)
            if held:
                senses.append(Sense(SenseKind.VALUE, column.name, held))
    return tuple(senses)


def _sense_item(start: int, end: int, text: str, senses: tuple[Sense, ...], ledger: Ledger) -> Item:
    kinds = {sense.kind.value for sense in senses}
    for sense in senses:
        if sense.kind is SenseKind.COLUMN:
            column = ledger.column(sense.column)
            kinds.add("numeric" if column.type.numeric else "temporal" if column.type.temporal else "textual")
    return Item(start, end, text, frozenset(kinds), senses, cost=senses[0].cost)


def lex(question: Sketch, number: int) -> tuple[Item, ...]:
    """The items of the question for one ledger, unknown words included, fillers dropped."""
    cover = _cheapest_cover(question, candidates(question, number))
    return tuple(item for item in _with_unknowns(question, cover) if item.kinds != {"filler.filler"})


def candidates(question: Sketch, number: int) -> dict[int, list[Item]]:
    """All items a ledger could take, by where they begin."""
    return _merged([*question.grammar, *question.senses.get(number, ())])


def _merged(candidates: Sequence[Item]) -> dict[int, list[Item]]:
    """Candidates by start; those over the same stretch become one item with all senses."""
    by_place: dict[tuple[int, int], Item] = {}
    for item in candidates:
        place = (item.start, item.end)
        by_place[place] = _united(by_place[place], item) if place in by_place else item
    starts: dict[int, list[Item]] = defaultdict(list)
    for item in by_place.values():
        starts[item.start].append(undated(item))
    return starts


def _united(known: Item, item: Item) -> Item:
    """Two candidates over the same stretch as one, at the lower price."""
    return replace(
        known,
        kinds=known.kinds | item.kinds,
        senses=known.senses + tuple(sense for sense in item.senses if sense not in known.senses),
        cost=min(known.cost, item.cost),
        time=known.time or item.time,
        quantity=known.quantity or item.quantity,
    )


def _cheapest_cover(question: Sketch, starts: dict[int, list[Item]]) -> list[Item]:
    size = len(question.folded)
    best: list[tuple[float, Item | None]] = [(0.0, None)] * (size + 1)
    valued = {place for items in starts.values() for item in items if _is_value(item) for place in _places(item)}
    for position in range(size - 1, -1, -1):
        least = VALUE_SKIP if position in valued else LEAST_SKIP
        choice: tuple[float, Item | None] = (max(question.skip[position], least) + best[position + 1][0], None)
        for item in starts.get(position, ()):
            cost = price(question, item) + best[item.end][0]
            if cost < choice[0] - 1e-9:
                choice = (cost, item)
        best[position] = choice
    return _read_off(best)


def _is_value(item: Item) -> bool:
    return item.has("value") and item.end - item.start >= WHOLE_VALUE


def _places(item: Item) -> range:
    return range(item.start, item.end)


def _read_off(best: Sequence[tuple[float, Item | None]]) -> list[Item]:
    """The items of the cheapest cover, from the best choice at each place."""
    cover: list[Item] = []
    position = 0
    while position < len(best) - 1:
        chosen = best[position][1]
        if chosen is not None:
            cover.append(chosen)
        position = chosen.end if chosen is not None else position + 1
    return cover


def price(question: Sketch, item: Item) -> float:
    """What an item costs in a cover: its own cost, and for edges that cut a word in two."""
    if item.time is not None or item.quantity is not None:
        return ITEM_COST
    splits = (item.start not in question.edges) + (item.end not in question.edges)
    if splits and item.end - item.start == 1:
        counts = item.text in SINGLES or item.has("classifier")
        cheap = "compare.gt" in item.kinds or ((counts or "column" in item.kinds) and _after_number(question, item))
        return item.cost + ITEM_COST + (0.05 if cheap else 0.6) * splits
    return item.cost + ITEM_COST + SPLIT_COST * splits * (0.2 if item.senses else 1.0)


def _after_number(question: Sketch, item: Item) -> bool:
    """Whether a single character stands where counting nouns stand, or asks itself."""
    before = question.folded[item.start - 1] if item.start else ""
    return item.text in ASKING or before in COUNTING or before.isdigit()


def _with_unknowns(question: Sketch, cover: Sequence[Item]) -> list[Item]:
    """The cover with an unknown item for every word (or rest of a word) it leaves out."""
    taken = [False] * len(question.folded)
    for item in cover:
        taken[item.start : item.end] = [True] * (item.end - item.start)
    items = list(cover)
    for token in question.linked.tokens:
        start = token.start
        while start < token.end:
            if taken[start]:
                start += 1
                continue
            end = start
            while end < token.end and not taken[end]:
                end += 1
            left = question.linked.text[start:end]
            weight = min(sum(question.skip[start:end]), question.weigh(left))
            items.append(Item(start, end, question.linked.text[start:end], frozenset({"unknown"}), weight=weight))
            start = end
    return sorted(items, key=lambda item: item.start)
