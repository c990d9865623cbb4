"""A question ready to be read by every ledger: its words as items, found once for all.

Invariant: nothing here depends on which ledger reads; what one has worked out of the
question alone (prices of grammar words, unknown items) the next finds done.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import cache, cached_property
from itertools import accumulate

from assistant.linking.linked import Linked
from assistant.model.catalog import Ledger
from assistant.parsing.heavy import heavy_words
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.numbers_written import quantities_written
from assistant.parsing.ledger_questions.schema.column_families import PERIOD, families, family_senses
from assistant.parsing.ledger_questions.schema.fused_values import fused
from assistant.parsing.ledger_questions.schema.initials import INITIAL, initial_senses
from assistant.parsing.ledger_questions.schema.schema import Schema, fold
from assistant.parsing.ledger_questions.schema.turned_values import turned_items
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.times.date_groups import DATE_GROUPS
from assistant.parsing.ledger_questions.times.hours import is_bound
from assistant.parsing.ledger_questions.torn import without_torn
from assistant.parsing.ledger_questions.unit_cells import unit_senses
from assistant.parsing.ledger_questions.words import grammar_from, grammar_kinds, words
from assistant.records import Record, replace
from assistant.text.clocks import find_clocks
from assistant.text.segment import Segmenter
from assistant.text.weekdays import find_weekdays

WHETHER = re.compile("(?<![还都])有没有")
"""Asks, and denies nothing: 有没有非法开采."""
CLOSED = frozenset(("value", "textual"))
"""Kinds of words behind which 数 is one by itself."""
NOUNS = frozenset(("ledger", "topic"))
"""Kinds of words for what rows are about."""
TOLD_OF_VALUES = frozenset(("count.noun", "share.rate"))
"""Classes of what may be told of a value in one character: how many, or how large a share."""
COMMA = re.compile("[，,；;?？。]")
HOW_MANY = "多少"
HEADS = re.compile(f"(?:多少|几)(?:{'|'.join(words('heads'))})")
"""Asks how many animals: 多少头 before 牛, however 头牛 is cut."""
SPACED = 0.1
"""Price of a word with a space inside: keywords stand apart."""
SIGNS = 4
"""Spaces and quotation marks that may stand inside a name."""
TITLE = 2
"""Characters from which the name of a ledger is no ordinary word: 道路保洁, but not 工地."""

SPLITS = -0.02
"""Price of a long word that splits by dates: 每个月 before 降尘量, however 月降尘量 is cut."""


class Sketch(Record, dict=True):
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

    @cached_property
    def titled(self) -> frozenset[int]:
        """The characters that write out the name of a ledger, which only that one may pass over."""
        named = (item for items in self.senses.values() for item in items if item.sense(SenseKind.LEDGER))
        return frozenset(place for item in named if len(item.text) >= TITLE for place in range(item.start, item.end))

    @cached_property
    def unknown(self) -> dict[tuple[int, int], Item]:
        """Unknown items by their stretch, as far as any was needed; ledgers leave out the same words."""
        return {}


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

    times = _times(linked)
    for item in times:
        edges |= {item.start, item.end}  # 上月 ends before 降尘量, however 月降尘量 is cut
    quantities = quantities_written(linked, edges)
    edges |= {item.end for item in quantities if item.quantity}  # 62所 ends before 以上, however 所以 is cut
    said = [item for item in _grammar(text) if not any(map(item.cuts, times))]  # 12月均值 holds no 月均
    edges |= {edge for item in said if item.cost == SPLITS for edge in (item.start, item.end)}
    edges |= {edge for found in re.finditer(HOW_MANY, text) for edge in found.span()}  # 多少年 holds no 少年
    edges |= {found.end() for found in HEADS.finditer(text)}
    numbers = {item.start for item in quantities if item.quantity}
    edges |= {item.start for item in said if item.has("compare") and item.end in numbers}  # 清理不到一周 is no 清理不
    grammar = [*times, *quantities, *said]
    items = _ledger_items(linked, text, schema)
    grammar = without_torn(grammar, items, linked.tokens)
    edges |= _behind_values(items, text) | _between_nouns(items)
    weigh = cache(lambda word: word_weight(word, segmenter))
    return Sketch(linked, text, tuple(skip), frozenset(edges), tuple(grammar), items, weigh)


def _behind_values(senses: dict[int, tuple[Item, ...]], text: str) -> set[int]:
    """Both ends of 数 and 率 right behind a value or a name: 已完成数 is no 完成数, however the segmenter cuts it."""
    named = (item for items in senses.values() for item in items if item.is_any(CLOSED) and len(item.text) > 1)
    ends = {item.end for item in named}
    told = (end for end in ends if not TOLD_OF_VALUES.isdisjoint(grammar_kinds(text[end : end + 1])))
    return {edge for end in told for edge in (end, end + 1)}


def _between_nouns(senses: dict[int, tuple[Item, ...]]) -> set[int]:
    """Where a noun goes on from a value in one syllable, or such a value from another: 女 of 女老师, 猪 of 病死猪."""
    found = set[int]()
    for items in senses.values():
        ends = {item.end for item in items if item.end - item.start == 1 and "value" in item.kinds}
        if ends:
            found |= ends & {item.start for item in items if item.end - item.start > 1 and item.is_any(NOUNS)}
            starts = {item.start for item in items if item.end - item.start == 1 and "value" in item.kinds}
            found |= starts & {item.end for item in items if item.end - item.start > 1 and "value" in item.kinds}
    return found


def word_weight(word: str, segmenter: Segmenter) -> float:
    """What leaving a word out costs: its rarity, or all of it where it decides what is asked."""
    return 1.0 if word in heavy_words() else segmenter.weight(word)


def _times(linked: Linked) -> list[Item]:
    days = [
        Item(time.start, time.end, time.text, frozenset({"time"}), time=time)
        for time in linked.times
        if not time.invalid
    ]
    hours = [
        Item(clock.start, clock.end, clock.text, frozenset({"clock"}), clock=clock)
        for clock in find_clocks(linked.text)
        if not is_bound(linked.text, clock.start, clock.end)
    ]
    named = [
        Item(day.start, day.end, day.text, frozenset({"daytype.named"}), values=tuple(map(str, day.days)))
        for day in find_weekdays(linked.text)
    ]
    return [*days, *hours, *named]


def _tears_how_many(text: str, start: int, end: int) -> bool:
    """Whether a longer word ends inside 多少: 大多 of 大多少."""
    return end - start > 1 and text[end - 1 : end + 1] == HOW_MANY


def _goes_on(text: str, start: int, end: int) -> bool:
    """Whether a 没 that asks only where a clause closes stands before more of it: 发现了没制止的."""
    return text[start:end] in words("closing") and text[end : end + 1].isalnum()


def _counts_behind(text: str, start: int, end: int) -> bool:
    """Whether 做到多少 asks for a number of things and not for how far they have come: 做到多少户了."""
    counted = text.endswith(words("number_asks"), start, end)
    return counted and "classifier.classifier" in grammar_kinds(text[end : end + 1])


def _grammar(text: str) -> list[Item]:
    items = []
    for start, letter in enumerate(text):
        known = grammar_from(letter)
        for end in range(start + 1, min(start + known.longest, len(text)) + 1):
            kinds = known.kinds.get(text[start:end]) if not _tears_how_many(text, start, end) else None
            if kinds and "ask.yes" in kinds and _goes_on(text, start, end):
                kinds -= {"ask.yes"}
            if kinds and "progress.progress" in kinds and _counts_behind(text, start, end):
                continue
            if kinds and "period.named" in kinds and not COMMA.search(text, 0, start):
                kinds -= {"period.named"}  # 最高的那天 names no time said before
            if kinds:
                split = SPLITS if end - start > TITLE and _by_date(kinds) else 0.0
                cost = 0.04 if kinds == {"filler.filler"} else split
                items.append(Item(start, end, text[start:end], kinds, cost=cost))
    asks = any(item.has("ask") and not item.has("ask.list") for item in items)
    return list(map(_courteous, items)) if asks else items


def _courteous(item: Item) -> Item:
    """A word to look or to count by as a mere courtesy, beside what is asked: 帮我查一下有几家 lists nothing."""
    if not item.has("ask.list") or lists(item):
        return item
    return replace(item, kinds=item.kinds - {"ask.list"} | {"filler.filler"})


def lists(item: Item) -> bool:
    """Whether a word asks for rows to be listed; 查一下, 看看 only ask."""
    return item.has("ask.list") and item.text not in words("looks")


def _by_date(kinds: frozenset[str]) -> bool:
    return not kinds.isdisjoint(DATE_GROUPS)


def _ledger_items(linked: Linked, text: str, schema: Schema) -> dict[int, tuple[Item, ...]]:
    found: dict[int, list[Item]] = defaultdict(list)
    for start, end, meanings in _surfaces(text, schema):
        for number, senses in meanings.items():
            found[number].append(_sense_item(start, end, linked.text[start:end], senses, schema.ledgers[number]))
        for number, first, last, sense in fused(text, start, end, meanings, schema):
            found[number].append(_sense_item(first, last, text[first:last], (sense,), schema.ledgers[number]))
    for mention in linked.units:
        for number, ledger in enumerate(schema.ledgers):
            senses = unit_senses(ledger, mention)
            if senses:
                found[number].append(_sense_item(mention.start, mention.end, mention.surface, senses, ledger))
    for number, ledger in enumerate(schema.ledgers):
        found[number] += (*_family_items(ledger, text), *turned_items(ledger, text))
    return {number: tuple(items) for number, items in found.items() if items}


def _surfaces(text: str, schema: Schema) -> Iterator[tuple[int, int, Mapping[int, tuple[Sense, ...]]]]:
    """Where surfaces stand, with what each means: from a sign or a space inside to one behind, none but spaces cut."""
    letters = [fold(letter) for letter in text]
    folded, kept = "".join(letters), (0, *accumulate(map(len, letters)))
    asking = {found.start() + 1 for found in WHETHER.finditer(text)}
    for start in range(len(text)):
        for close in schema.beginnings.ends(folded, kept[start]) if text[start] != " " and start not in asking else ():
            meanings = schema.surfaces.get(folded[kept[start] : close], {})
            first, last = bisect_left(kept, close), bisect_right(kept, close)
            for end in range(first, min(last, start + schema.longest + SIGNS + 1)) if meanings else ():
                if text[end - 1] != " ":
                    yield start, end, meanings


def _family_items(ledger: Ledger, text: str) -> Iterator[Item]:
    """What a question says of columns that tell one thing of several times."""
    for start, end, sense, period in family_senses(ledger, text) if families(ledger) else ():
        item = _sense_item(start, end, text[start:end], (sense,), ledger)
        yield replace(item, kinds=item.kinds | {PERIOD}) if period else item
    for start, end, sense in initial_senses(ledger, text):
        item = _sense_item(start, end, text[start:end], (sense,), ledger)
        yield replace(item, kinds=item.kinds | {INITIAL})


def _sense_item(start: int, end: int, text: str, senses: tuple[Sense, ...], ledger: Ledger) -> Item:
    kinds = {sense.kind.value for sense in senses}
    for sense in senses:
        if sense.kind is SenseKind.COLUMN:
            column = ledger.column(sense.column)
            kinds.add("numeric" if column.type.numeric else "temporal" if column.type.temporal else "textual")
    return Item(start, end, text, frozenset(kinds), senses, cost=senses[0].cost + SPACED * (" " in text))
