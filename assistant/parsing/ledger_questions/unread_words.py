"""Characters side by side that nothing explains, as the words they are: 断货, 经开区.

Invariant: a word that the segmenter does not know weighs as much as one that it knows; cut into characters, each of
them common, it would be passed over. Prevents 断货的药是哪些 from listing all that was ever ordered.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from assistant.model.catalog import Ledger
from assistant.parsing.heavy import is_joined
from assistant.parsing.ledger_questions.items import FIGURE, Item
from assistant.parsing.ledger_questions.own_deeds import with_bounded_figures, with_counted_deeds, with_own_deeds
from assistant.parsing.ledger_questions.ranked_deeds import DEGREE, with_ranked_deeds
from assistant.parsing.ledger_questions.schema.limits import is_limit
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace
from assistant.text.script import is_in_order

WORD = frozenset(("unknown", "content"))
ABOUT = frozenset(("ledger", "topic"))
"""Kinds of what says no more than what the rows are about."""
VALUE, DEED = frozenset(("value",)), frozenset(("verb",))
WEIGHT = 1.0
"""What such a word weighs."""
HOW_MANY, OVER, ONLY_THEN, OF, ONCE = "多少", "了", "才", "的", "过"
HAVE = "有"
HAS, MERE = frozenset(("have", "contains")), frozenset(("unknown", "content", "classifier.classifier"))
"""Kinds of 有, and of a word that says nothing by itself."""
COUNTING, STRANGE = frozenset(("classifier", "classifier.classifier")), 0.5
"""Kinds of a bare noun of counting, and the weight of a character that says something of its own."""
LEAST, MOST = 3, 5
"""Characters from which a word may stand for a longer name, and most of one that its ends stand for."""
_LEDGERS = 256
"""Ledgers whose values by their ends are kept."""
COST = 0.1
"""What taking it for that name costs."""


def with_words_read(items: Sequence[Item], ledger: Ledger) -> Sequence[Item]:
    """The items, with what nothing explains joined to words, and those read that the names of the ledger explain."""
    items = [
        replace(item, kinds=WORD, weight=WEIGHT) if 0 < at < len(items) - 1 and _had(items, at) else item
        for at, item in enumerate(items)
    ]
    items = _foreign_deeds(_family_nouns(_ends_of_values(items, ledger)), ledger)
    run, word, asked, ranked, done, counted, bounded = False, False, False, False, False, False, False
    before = items[0] if items else None
    for item in items:
        assert before is not None
        if item.weight and before.end == item.start:
            single = item.end == item.start + 1
            run = run or (single and bool(before.weight) and before.start + 1 == before.end)
            asked = asked or (single and before.text.endswith(HOW_MANY))
            word = word or bool(before.weight) or "part" in before.kinds
            run = run or before.text == ONCE
            asked = asked or (single and item.text == OVER) or before.text == ONLY_THEN
        if item.has("superlative") or item.has("more"):
            ranked = ranked or before.text.endswith(DEGREE)
            asked = asked or (before.headed and "superlative.most" in item.kinds)
        bounded = bounded or (bool(before.weight) and item.quantity is not None)
        counted = counted or ("numeric" in before.kinds and "ask.count" in item.kinds)
        word = word or (item.end - item.start >= LEAST and "content" in item.kinds)
        done = done or "value" in before.kinds or "ask.who" in item.kinds
        before = item
    items = in_words(_whole_deeds(items, ledger), ledger) if run else items
    items = with_ranked_deeds(items, ledger) if ranked else items
    items = with_short_names(tuple(items), ledger) if word and _may_shorten(items, ledger) else items
    items = with_asked_nouns(items, ledger) if asked else items
    items = with_bounded_figures(items, ledger) if bounded else items
    items = with_counted_deeds(items, ledger) if counted else items
    return with_own_deeds(items, ledger) if done else items


def _family_nouns(items: Sequence[Item]) -> Sequence[Item]:
    """The items, with what calls columns that are alike together as one word: 防护措施, and 两项消防防护措施."""
    made = list(items)
    for place in range(len(items) - 1, 0, -1):
        first, last = made[place - 1 : place + 1]
        whole = first.text + last.text if first.weight else last.text
        counted = bool(first.weight) or (first.is_any(ABOUT) and place > 1 and items[place - 2].quantity is not None)
        if last.weight and first.end == last.start and counted and whole in words("family_nouns"):
            made[place - 1 : place + 1] = [Item(first.start, last.end, whole, WORD, weight=WEIGHT)]
    return made


def _ends_of_values(items: Sequence[Item], ledger: Ledger) -> Sequence[Item]:
    """The items, with two characters that nothing explains as the only value with such ends: 科一 of 科目一."""
    made = list(items)
    for place in range(len(items) - 1, 0, -1):
        first, last = made[place - 1 : place + 1]
        loose = first.end == last.start and all(one.has("unknown") and len(one.text) == 1 for one in (first, last))
        sense = _values_by_ends(ledger).get(first.text + last.text) if loose else None
        if sense is not None:
            made[place - 1 : place + 1] = [Item(first.start, last.end, first.text + last.text, VALUE, (sense,), COST)]
    return made


@lru_cache(_LEDGERS)
def _values_by_ends(ledger: Ledger) -> Mapping[str, Sense]:
    """First and last character → the only value of closed columns with others between them."""
    values = [(c.name, v.text) for c in ledger.columns if c.closed and c.type.textual for v in c.values]
    long = [(name, text) for name, text in values if LEAST <= len(text) <= MOST and is_joined(text[0])]
    ends = Counter(text[0] + text[-1] for _, text in long)
    return {
        text[0] + text[-1]: Sense(SenseKind.VALUE, name, (text,), COST)
        for name, text in long
        if ends[text[0] + text[-1]] == 1
    }


def _foreign_deeds(items: Sequence[Item], ledger: Ledger) -> Sequence[Item]:
    """The items, with a deed that nothing explains and whom it was done to as one word: 困人 of lifts."""
    made = list(items)
    for place in range(len(items) - 1, 0, -1):
        deed, whom = made[place - 1 : place + 1]
        ahead = made[place - 2] if place > 1 else None
        bare = whom.kinds <= COUNTING and whom.text in words("people_nouns") and deed.end == whom.start
        told = ahead is not None and (ahead.has("ask") or ahead.has("group") or ahead.quantity is not None)
        if bare and not told and _is_loose(deed, ledger) and deed.weight >= STRANGE and not deed.senses:
            made[place - 1 : place + 1] = [Item(deed.start, whom.end, deed.text + whom.text, WORD, weight=WEIGHT)]
    return made


def _had(items: Sequence[Item], place: int) -> bool:
    """Whether 的 ends what things are to have, of which nothing here is known: 有车的, 家里有房的."""
    before, item, behind = items[place - 1], items[place], items[place + 1]
    has = before.is_any(HAS) and before.text.endswith(HAVE) and before.end == item.start
    return has and item.kinds <= MERE and not item.senses and behind.text == OF and behind.start == item.end


def _whole_deeds(items: Sequence[Item], ledger: Ledger) -> Sequence[Item]:
    """The items, with a deed that nothing explains whole again that 过 parts: 返过工, 旷过课."""
    made = list(items)
    for place in range(len(items) - 2, 0, -1):
        verb, mark, thing = items[place - 1 : place + 2]
        touching = verb.end == mark.start and mark.end == thing.start
        if mark.text == ONCE and touching and all(_is_loose(one, ledger) for one in (verb, thing)):
            text = f"{verb.text}{mark.text}{thing.text}"
            made[place - 1 : place + 2] = [Item(verb.start, thing.end, text, WORD, weight=WEIGHT)]
    return made


def _is_loose(item: Item, ledger: Ledger) -> bool:
    """Whether an item is a character that nothing explains, and none of the ledger's name (药 of 药品采购)."""
    return bool(item.weight) and len(item.text) == 1 and is_joined(item.text) and item.text not in ledger.name


def in_words(items: Sequence[Item], ledger: Ledger) -> tuple[Item, ...]:
    """The items, with characters that nothing explains joined where they stand side by side; not 药 of 药品采购."""
    made: list[Item] = []
    run = False
    for item in items:
        loose = _is_loose(item, ledger)
        if loose and run and made[-1].end == item.start:
            made[-1] = Item(made[-1].start, item.end, made[-1].text + item.text, WORD, weight=WEIGHT)
        else:
            made.append(item)
        run = loose
    return tuple(made)


def with_short_names(items: tuple[Item, ...], ledger: Ledger) -> tuple[Item, ...]:
    """The items, with words that nothing explains as the value that they shorten: 县经开区 of 县经济开发区."""
    for first, last in _runs(items):
        text = "".join([item.text for item in items[first:last]])
        begun = items[first - 1] if first and items[first - 1].has("part") else None
        sense = (begun and _continued(begun, text, ledger)) or _shortened(text, ledger)
        if sense:
            start = begun.start if begun is not None and begun.text in sense.values[0] else items[first].start
            kept = [item for item in items[:first] if item.start < start]
            made = Item(start, items[last - 1].end, text, VALUE, (sense,), COST)
            return with_short_names((*kept, made, *items[last:]), ledger)
    return items


def _may_shorten(items: Sequence[Item], ledger: Ledger) -> bool:
    """Whether a piece of a value stands there, or words that begin and end as any value of a closed list does."""
    firsts, lasts = _edges(ledger)
    first = last = False
    for item in items:
        if "part" in item.kinds:
            return True
        if item.weight:
            first = first or item.text[0] in firsts
            last = last or (first and item.text[-1] in lasts)
    return last


def _continued(begun: Item, text: str, ledger: Ledger) -> Sense | None:
    """The one value that a piece of it and the word right behind name: 棠河城投 of 棠河城市投资公司."""
    found = [
        Sense(SenseKind.VALUE, sense.column, (value.text,), COST)
        for sense in begun.sense(SenseKind.PART)
        for value in ledger.column(sense.column).values
        if begun.text in value.text and is_in_order(text, value.text.partition(begun.text)[2])
    ]
    return found[0] if len(found) == 1 else None


def with_asked_nouns(items: Sequence[Item], ledger: Ledger) -> tuple[Item, ...]:
    """The items, with one character that is asked for as the column named with it: 多少税, 的证最多, 才还的."""
    made = list(items)
    for place, item in enumerate(items):
        senses = _asked(items, place, ledger) if item.weight and item.end == item.start + 1 else None
        if senses:
            numeric = senses[0].kind is SenseKind.COLUMN
            made[place] = Item(item.start, item.end, item.text, FIGURE if numeric else DEED, senses)
        elif senses is not None:
            made[place] = replace(item, kinds=WORD, weight=WEIGHT)
    return tuple(made)


def _asked(items: Sequence[Item], place: int, ledger: Ledger) -> tuple[Sense, ...] | None:
    """What a character that is asked for names; empty where it is asked for and nothing is called so, else None."""
    before, item, behind = items[place - 1 : place], items[place], items[place + 1 : place + 3]
    last = "".join([one.text for one in before if one.end == item.start])
    said = [one.text for one in behind]
    if last == ONLY_THEN and said[:1] == [OF]:
        return _deed(item.text, ledger) or None
    if said == [OVER, HOW_MANY] and any(one.has("aggregate") or one.has("join") for one in before):
        return _figure(item.text, ledger) or None
    ranked = item.headed and any(one.has("superlative.most") for one in behind[:1])
    asked = is_joined(item.text) and (last.endswith(HOW_MANY) or ranked)
    return _figure(item.text, ledger) if asked else None


def _figure(text: str, ledger: Ledger) -> tuple[Sense, ...]:
    """The one figure whose name holds a character."""
    named = [column.name for column in ledger.columns if column.type.numeric and text in column.name]
    return (Sense(SenseKind.COLUMN, named[0], cost=COST),) if len(named) == 1 else ()


def _deed(text: str, ledger: Ledger) -> tuple[Sense, ...]:
    """The day of the one deed that a character is said of, and no limit: 归还日期 of 才还的."""
    days = [column.name for column in ledger.columns if column.type.temporal and not is_limit(column.name)]
    named = [name for name in days if text in name]
    return (Sense(SenseKind.VERB, named[0], cost=COST),) if len(named) == 1 else ()


def _runs(items: Sequence[Item]) -> Iterator[tuple[int, int]]:
    """Where words that nothing explains stand side by side, one of them a word of content, and may be a short name."""
    for place, item in enumerate(items):
        if item.weight and "content" in item.kinds:
            first, last = place, place + 1
            while first and _goes_on(items, first):
                first -= 1
            while last < len(items) and _goes_on(items, last):
                last += 1
            begun = first and "part" in items[first - 1].kinds and items[first - 1].end == items[first].start
            if begun or items[last - 1].end - items[first].start >= LEAST:
                yield first, last


def _goes_on(items: Sequence[Item], place: int) -> bool:
    """Whether nothing explains the items on either side of a place, and neither is a character that joins."""
    one, other = items[place - 1], items[place]
    if not one.weight or not other.weight or one.end != other.start:
        return False
    return _says(one) and _says(other)


def _says(item: Item) -> bool:
    return item.end - item.start > 1 or is_joined(item.text)


def _shortened(text: str, ledger: Ledger) -> Sense | None:
    """The one value of a closed list that begins and ends as the text does and holds all of it in order."""
    around = _by_ends(ledger).get((text[0], text[-1]), ())
    found = [
        Sense(SenseKind.VALUE, column, (value,), COST)
        for column, value in around
        if len(text) < len(value) <= 2 * len(text) and is_in_order(text, value)
    ]
    return found[0] if len(found) == 1 else None


@lru_cache(256)
def _by_ends(ledger: Ledger) -> Mapping[tuple[str, str], list[tuple[str, str]]]:
    """First and last character → (column, value) of the closed lists."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for column in ledger.columns:
        for value in column.values if column.closed and column.type.textual else ():
            found.setdefault((value.text[0], value.text[-1]), []).append((column.name, value.text))
    return found


@lru_cache(256)
def _edges(ledger: Ledger) -> tuple[frozenset[str], frozenset[str]]:
    """The first and the last characters of the values of closed lists."""
    ends = _by_ends(ledger)
    return frozenset([first for first, _ in ends]), frozenset([last for _, last in ends])
