"""Cuts a question into items for one ledger: the cheapest cover of its characters.

Every surface, time, number and grammar word is a candidate; skipping a character costs
the weight of the word it belongs to. The cover with the least cost wins, so a long name
beats its pieces and a word of the ledger beats a filler. Greedy longest match would let
「市监局牵头查」 swallow what the next word needs.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from assistant.parsing.heavy import heavy_words, is_content
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.schema.column_families import INITIAL, undated
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.sketching import Candidates, Sketch
from assistant.records import replace
from assistant.text.lexicon import load

ITEM_COST = 0.03
"""Price of one more item, so that fewer and longer ones win."""
SPLIT_COST = 0.12
"""Price of an item edge inside a word of the segmenter."""
LEAST_SKIP = 0.05
"""Least price of leaving a character out, so that a grammar word is never dropped for free."""
VALUE_SKIP, WHOLE_VALUE = 0.1, 3
"""The same where the character belongs to a value of so many: 生活垃圾焚烧 is no bare 垃圾焚烧."""
IDLE = (frozenset({"filler.filler"}), frozenset({"filler.filler", "part"}))
"""Kinds of words that say nothing, whatever cell they are a piece of."""
UNKNOWN, CONTENT = frozenset({"unknown"}), frozenset({"unknown", "content"})
"""Kinds of what nothing explains, and of a word of content among it."""
FIGURES = frozenset(("share", "count"))
"""Kinds of words that with the one before them say a figure of it."""
FILLED = frozenset(("filled.filled",))
OF, PAIR = "的", "母猫"
TITLE = 4
"""Characters from which a ledger's name is never cut in two."""
EDGES = ("", " ", ":", "：", ",", "，", "、")
"""What a keyword stands between."""
_SINGLE = load("ledger_schema")["single_characters"]
ASKING = frozenset(_SINGLE["asking"])
"""Single characters that ask or limit by themselves."""
EACH, EACH_COST = frozenset(_SINGLE["each"]), 0.01
"""Single characters that split into groups whatever word the segmenter makes of them: 各 of 各级别."""
EITHER_COST = 0.01
"""Price of 超没超, less than that of a word, yet dearer than one that says it with what follows (超没超标)."""
COUNTING = frozenset(_SINGLE["counting"])
"""Characters that a counting noun stands behind."""
NOUNS = frozenset(("classifier", "ledger"))
"""Kinds of nouns in one syllable: the counting noun, and behind it the thing (哪种树)."""
SINGLES = frozenset(_SINGLE["inside"])
"""Single characters that may stand inside a segmenter's word."""
OWN_RATES = frozenset(load("ledger_schema")["own_rates"]["words"])
"""Words in which 率 makes no share."""


def lex(question: Sketch, number: int) -> tuple[Item, ...]:
    """The items of the question for one ledger, unknown words included, fillers dropped."""
    cover = _cheapest_cover(question, candidates(question, number))
    told = _split_off(question, number, _with_unknowns(question, _untorn(question, cover)))
    items = (item for item in told if item.kinds not in IDLE)
    return tuple(_alone(_named(item), question.folded) for item in items)


def _untorn(question: Sketch, cover: Sequence[Item]) -> list[Item]:
    """The cover with each word that decides what is asked in one piece: 垃圾分类 is no 垃圾 that is split."""
    made: list[Item] = []
    for item in cover:
        whole = made[-1].text + item.text if made and made[-1].end == item.start else ""
        if whole in heavy_words() and not item.is_any(FIGURES):
            made[-1] = Item(made[-1].start, item.end, whole, CONTENT, weight=question.weigh(whole))
        else:
            made.append(item)
    return made


def _alone(item: Item, text: str) -> Item:
    """The item; between two spaces it is a keyword (镇街 焚烧类型 发现起数合计), behind 的 it has a clause."""
    before, behind = text[max(item.start - 1, 0) : item.start], text[item.end : item.end + 1]
    if before == OF:
        return replace(item, headed=True)
    stands = " " in before + behind and before in EDGES and behind in EDGES
    return replace(item, kinds=item.kinds | {"alone"}) if stands else item


def _named(item: Item) -> Item:
    """The item; one that names a column of names counts nothing: 镇 of 哪个镇火点最多 is what is asked for.

    What was done to every row (登记了) says of no cell that it is filled in.
    """
    if item.has("filled") and item.has("verb"):
        return replace(item, kinds=item.kinds - FILLED)
    if not (item.has("textual") and item.has("classifier.classifier")):
        return item
    return replace(item, kinds=item.kinds - {"classifier.classifier"})


def candidates(question: Sketch, number: int) -> dict[int, list[tuple[Item, float]]]:
    """All items a ledger could take with their prices, by where they begin; one item over each stretch."""
    found = dict(_priced_grammar(question))
    times = [item for item in question.grammar if item.time is not None]
    for item in question.senses.get(number, ()):
        if not (item.has("ledger") and any(map(item.cuts, times))):  # 上周报的 is no 周报
            _enter(question, item, found)
    long = [place for place in found if place[1] - place[0] >= WHOLE_VALUE]
    titles = [made for place in long if (made := found[place][0]).sense(SenseKind.LEDGER) and len(made.text) >= TITLE]
    for place in [p for p in long if _is_hidden(found[p][0], found) or _cut_by(found[p][0], titles)]:
        del found[place]
    starts: dict[int, list[tuple[Item, float]]] = defaultdict(list)
    for (start, _), (item, asked) in found.items():
        starts[start].append((undated(item), asked))
    return starts


def _is_hidden(item: Item, found: Candidates) -> bool:
    """Whether a word says less than one of the ledger's inside it: 地头上 of 地头, 哪个片区 where 片区 is a column."""
    if item.kinds in IDLE:
        return _holds_value(item, found)
    if not item.has("ask.where"):
        return False
    ends = (found.get((start, item.end)) for start in range(item.start + 1, item.end - 1))
    return any(made is not None and made[0].has("textual") for made in ends)


def _cut_by(value: Item, titles: Sequence[Item]) -> bool:
    """Whether a value ends inside the ledger's name: 烧煤的锅炉 before 炉窑 is 烧煤的 of 锅炉炉窑."""
    named = any(value.text in sense.values for sense in value.senses)  # 生活垃圾 before 焚烧
    inside = value.has("value") and not named
    return inside and any(value.start < title.start < value.end < title.end for title in titles)


def _holds_value(idle: Item, found: Candidates) -> bool:
    """Whether a word that says nothing hides a value of the ledger: 地头上 where 地头 is a place."""
    starts, whole = range(idle.start, idle.end - 1), (idle.start, idle.end)
    inside = (place for first in starts for last in range(first + 2, idle.end + 1) if (place := (first, last)) in found)
    return any(place != whole and found[place][0].has("value") for place in inside)


def _priced_grammar(question: Sketch) -> Candidates:
    """The words of grammar; 率 of 频率 is none."""
    if not question.priced:
        for item in question.grammar:
            if question.folded[max(item.end - 2, 0) : item.end] not in OWN_RATES or item.end - item.start > 1:
                _enter(question, item, question.priced)
    return question.priced


def _enter(question: Sketch, item: Item, found: Candidates) -> None:
    """Adds a candidate; over a stretch that has one already the two become one."""
    place = (item.start, item.end)
    if place in found:
        item = _united(found[place][0], item)
    found[place] = (item, price(question, undated(item)))


def _united(known: Item, item: Item) -> Item:
    """Two candidates over the same stretch as one, at the lower price; 方案 is the plan, no piece of a remark."""
    known, item = (_of_the_plan(one) if known.has("plan") or item.has("plan") else one for one in (known, item))
    if known.has("numeric") and item.has("numeric") and item.senses[0].cost < known.senses[0].cost:
        known, item = item, known  # 上年 as a year comes before what it is a piece of
    return replace(
        known,
        kinds=known.kinds | item.kinds,
        senses=known.senses + tuple(sense for sense in item.senses if sense not in known.senses),
        cost=min(known.cost, item.cost),
        time=known.time or item.time,
        clock=known.clock or item.clock,
        quantity=known.quantity or item.quantity,
    )


def _of_the_plan(item: Item) -> Item:
    """An item without what it may be a piece of."""
    kept = tuple(sense for sense in item.senses if sense.kind is not SenseKind.PART)
    return item if len(kept) == len(item.senses) else replace(item, senses=kept, kinds=item.kinds - {"part"})


def _cheapest_cover(question: Sketch, starts: Mapping[int, Sequence[tuple[Item, float]]]) -> list[Item]:
    size = len(question.folded)
    best: list[tuple[float, Item | None]] = [(0.0, None)] * (size + 1)
    valued = {place for items in starts.values() for item, _ in items if _is_value(item) for place in _places(item)}
    for position in range(size - 1, -1, -1):
        least = VALUE_SKIP if position in valued else LEAST_SKIP
        choice: tuple[float, Item | None] = (max(question.skip[position], least) + best[position + 1][0], None)
        for item, asked in starts.get(position, ()):
            cost = asked + best[item.end][0]
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
    if item.has("either"):
        return EITHER_COST
    if item.time is not None or item.clock is not None or item.quantity is not None or item.has(INITIAL):
        return ITEM_COST
    splits = (item.start not in question.edges) + (item.end not in question.edges)
    if splits and item.end - item.start == 1:
        counts = item.text in SINGLES or item.is_any(NOUNS)
        cheap = "compare.gt" in item.kinds or ((counts or "column" in item.kinds) and _after_number(question, item))
        edge = EACH_COST if item.text in EACH else 0.05 if cheap else 0.6
        return item.cost + ITEM_COST + edge * splits
    named = any(sense.kind is not SenseKind.PART for sense in item.senses)
    return item.cost + ITEM_COST + SPLIT_COST * splits * (0.2 if named else 1.0)


def _after_number(question: Sketch, item: Item) -> bool:
    """Whether a single character stands where counting nouns stand, or asks itself."""
    before = question.folded[item.start - 1] if item.start else ""
    counted = item.has("ledger") and question.folded[max(item.start - 2, 0) : item.start - 1] in COUNTING
    return item.text in ASKING or before in COUNTING or before.isdigit() or counted


def _with_unknowns(question: Sketch, cover: Sequence[Item]) -> list[Item]:
    """The cover with an unknown item for every word (or rest of a word) it leaves out."""
    items: list[Item] = []
    ends = [token.end for token in question.linked.tokens]
    position = 0
    for item in (*cover, None):
        start = item.start if item is not None else len(question.linked.text)
        while position < start:
            end = min(start, ends[bisect_right(ends, position)])
            items.append(_unknown(question, position, end))
            position = end
        if item is not None:
            items.append(item)
            position = item.end
    return items


def _split_off(question: Sketch, number: int, items: Sequence[Item]) -> list[Item]:
    """The items, with a syllable of a word as the value it is where a thing or value goes on from it: 女患者, 母猫."""
    found: list[Item] = []
    for item, after in pairwise((*items, None)):
        assert item is not None
        size = item.end - item.start if item.has("unknown") else 0
        thing = after is not None and after.start == item.end and after.has("ledger")
        parts = [_value_at(question, number, place) for place in range(item.start, item.end)] if size in (1, 2) else []
        values = [part for part in parts if part is not None]
        whole = len(values) == size and (size == len(PAIR) or thing)
        found += values if values and whole else [item]
    return found


def _value_at(question: Sketch, number: int, place: int) -> Item | None:
    """The value that one syllable is."""
    here = (item for item in question.senses.get(number, ()) if (item.start, item.end) == (place, place + 1))
    return next((item for item in here if item.has("value")), None)


def _unknown(question: Sketch, start: int, end: int) -> Item:
    known = question.unknown.get((start, end))
    if known is None:
        left = question.linked.text[start:end]
        titled = question.titled.issuperset(range(start, end))
        weight = 1.0 if titled else min(sum(question.skip[start:end]), question.weigh(left))
        known = Item(start, end, left, CONTENT if is_content(left) else UNKNOWN, weight=weight)
        question.unknown[start, end] = known
    return known
