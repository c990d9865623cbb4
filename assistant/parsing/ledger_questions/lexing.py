"""Cuts a question into items for one ledger: the cheapest cover of its characters.

Every surface, time, number and grammar word is a candidate; skipping a character costs
the weight of the word it belongs to. The cover with the least cost wins, so a long name
beats its pieces and a word of the ledger beats a filler. Greedy longest match would let
「市监局牵头查」 swallow what the next word needs.
"""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from assistant.parsing.heavy import heavy_words
from assistant.parsing.ledger_questions.amount_words import deeds_after, deeds_asked, figures_listed
from assistant.parsing.ledger_questions.cover_prices import price
from assistant.parsing.ledger_questions.items import INSTANCE, Item
from assistant.parsing.ledger_questions.schema.column_families import undated
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.sketching import Sketch
from assistant.parsing.ledger_questions.syllables import CONTENT, PAIR, split_off, unknown
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace
from assistant.text.lexicon import load

LEAST_SKIP = 0.05
"""Least price of leaving a character out, so that a grammar word is never dropped for free."""
VALUE_SKIP, WHOLE_VALUE = 0.1, 3
"""The same where the character belongs to a value of so many: 生活垃圾焚烧 is no bare 垃圾焚烧."""
IDLE = (frozenset({"filler.filler"}), frozenset({"filler.filler", "part"}))
"""Kinds of words that say nothing, whatever cell they are a piece of."""
FIGURES = frozenset(("share", "count"))
"""Kinds of words that with the one before them say a figure of it."""
FILLED = frozenset(("filled.filled",))
OF, ALL = "的", "全市"
DONE_OF = ("了的", "过的")
"""Behind a deed of which it is said that it was done: 整改了的企业."""
TITLE = 4  # characters from which a ledger's name is never cut in two
EDGES = ("", " ", ":", "：", ",", "，", "、")
"""What a keyword stands between."""
SUCH_LIKE = words("such_like")
OWN_RATES = frozenset(load("ledger_schema")["own_rates"]["words"])
"""Words in which 率 makes no share."""
NO_OWN_RATES = words("no_own_rates")
"""And words that only end like one of them: 成功率 is no 功率."""

Candidates = dict[int, dict[int, tuple[Item, float]]]
"""Where items begin → where they end → the item over that stretch and its price in a cover."""
Best = list[tuple[float, Item | None]]
"""For each place the price of the cheapest cover from there on, and the item it begins with."""


class Lexer:
    """Cuts one question for ledger after ledger; what its grammar alone says is worked out once for all of them."""

    def __init__(self, question: Sketch) -> None:
        self._question = question
        self._grammar = _grammar(question)
        self._times = [item for item in question.grammar if item.time is not None]
        self._skip = [max(price, LEAST_SKIP) for price in question.skip]
        self._spaced = " " in question.folded
        long = [made for here in self._grammar.values() for made, _ in here.values() if _is_long(made)]
        self._kept = deeds_asked(said := question.grammar) | deeds_after(said) | figures_listed(said)
        self._cut = {one.start + 1 for one in question.grammar if one.has("all") and one.end - one.start == len(ALL)}
        self._hiding = [item for item in long if item.kinds in IDLE or item.has("ask.where")]

    def items(self, number: int) -> tuple[Item, ...]:
        """The items of the question for one ledger, unknown words included, fillers dropped."""
        question = self._question
        cover = _untorn(question, self._cheapest_cover(self.candidates(number)))
        told = split_off(question, number, _with_unknowns(question, cover))
        return tuple([self._placed(_named(it)) for it in told if it.kinds not in IDLE or it.start in self._kept])

    def _placed(self, item: Item) -> Item:
        """The item; between two spaces it is a keyword (镇街 焚烧类型 发现起数合计), behind 的 it has a clause."""
        text = self._question.folded
        if "verb" in item.kinds and text.startswith((OF, *DONE_OF), item.end):
            item = replace(item, describes=True)
        if "value" in item.kinds and text.startswith(SUCH_LIKE, item.end):
            item = replace(item, kinds=item.kinds | {INSTANCE})
        if item.start and text[item.start - 1] == OF:
            return replace(item, headed=True)
        return _alone(item, text) if self._spaced else item

    def candidates(self, number: int) -> Candidates:
        """All items a ledger could take with their prices; one item over each stretch."""
        found = dict(self._grammar)
        senses = self._question.senses.get(number, ())
        own = [item for item in senses if not (item.has("ledger") and any(map(item.cuts, self._times)))]  # 上周报的
        own = [item for item in own if item.start not in self._cut or not item.has("value")]  # 全市博物馆
        found |= {start: dict(found.get(start, {})) for start in {item.start for item in own}}
        for item in own:
            _enter(self._question, item, found)
        titles = [item for item in own if item.sense(SenseKind.LEDGER) and len(item.text) >= TITLE]
        values = [found[item.start][item.end][0] for item in own if titles and _is_long(item)]
        hiding = [found[item.start][item.end][0] for item in self._hiding]
        gone = {(item.start, item.end) for item in values if _is_cut_by(item, titles)}
        gone |= {(item.start, item.end) for item in own if _begins_inside(item, own)}
        for start, last in gone | {(item.start, item.end) for item in hiding if _is_hidden(item, found)}:
            found[start] = {end: priced for end, priced in found[start].items() if end != last}
        return found

    @cached_property
    def _best(self) -> Best:
        """The cheapest covers by words of grammar alone."""
        size = len(self._skip)
        return self._covered([(0.0, None)] * (size + 1), self._grammar, self._skip, size - 1)

    def _cheapest_cover(self, found: Candidates) -> list[Item]:
        """The cheapest cover; behind the last word of the ledger it is that of the grammar."""
        skip, last = list(self._skip), -1
        for start, here in found.items():
            if here is not self._grammar.get(start):
                values = [item.end for item, _ in here.values() if item.has("value") and _is_long(item)]
                end = max(values, default=start)
                skip[start:end] = [max(price, VALUE_SKIP) for price in skip[start:end]]
                last = max(last, start, end - 1)
        return _read_off(self._covered(list(self._best), found, skip, last))

    @staticmethod
    def _covered(best: Best, found: Candidates, skip: Sequence[float], last: int) -> Best:
        """The cheapest covers, with those from ``last`` back to the beginning worked out."""
        for position in range(last, -1, -1):
            least, chosen = skip[position] + best[position + 1][0], None
            for item, asked in found[position].values() if position in found else ():
                cost = asked + best[item.end][0]
                if cost < least - 1e-9:
                    least, chosen = cost, item
            best[position] = (least, chosen)
        return best


def lex(question: Sketch, number: int) -> tuple[Item, ...]:
    """The items of a question that is read for one ledger only."""
    return Lexer(question).items(number)


def _untorn(question: Sketch, cover: Sequence[Item]) -> list[Item]:
    """The cover with each word that decides what is asked in one piece: 垃圾分类 is no 垃圾 that is split.

    Its first character may be one that nothing covers: 偷 of 偷排, which sorts nothing.
    """
    made: list[Item] = []
    for item in cover:
        joins = bool(made) and made[-1].end == item.start
        start = made[-1].start if joins else max(item.start - 1, 0)
        whole = question.folded[start : item.end]
        if whole in heavy_words() and start < item.start and not item.is_any(FIGURES):
            made[len(made) - joins :] = [Item(start, item.end, whole, CONTENT, weight=question.weigh(whole))]
        else:
            made.append(item)
    return made


def _alone(item: Item, text: str) -> Item:
    """The item, marked where it stands between two spaces."""
    before, behind = text[max(item.start - 1, 0) : item.start], text[item.end : item.end + 1]
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


def _is_long(item: Item) -> bool:
    return item.end - item.start >= WHOLE_VALUE


def _is_hidden(item: Item, found: Candidates) -> bool:
    """Whether a word says less than one of the ledger's inside it: 地头上 of 地头, 哪个片区 where 片区 is a column."""
    if item.kinds in IDLE:
        return _holds_value(item, found)
    if not item.has("ask.where"):
        return False
    ends = (found[start].get(item.end) for start in range(item.start + 1, item.end - 1) if start in found)
    return any(made is not None and made[0].has("textual") for made in ends)


def _is_cut_by(value: Item, titles: Sequence[Item]) -> bool:
    """Whether a value ends inside the ledger's name: 烧煤的锅炉 before 炉窑 is 烧煤的 of 锅炉炉窑."""
    named = any(value.text in sense.values for sense in value.senses)  # 生活垃圾 before 焚烧
    inside = value.has("value") and not named
    return inside and any(value.start < title.start < value.end < title.end for title in titles)


def _begins_inside(figure: Item, own: Sequence[Item]) -> bool:
    """Whether a column said with 的 begins inside a cell that goes up to it: 伐的面积 of 皆伐的面积."""
    at = figure.text.find(OF)
    if at < 1 or not figure.has("column"):
        return False
    cells = (cell for cell in own if cell.start < figure.start < cell.end == figure.start + at)
    return any(cell.text in sense.values for cell in cells for sense in cell.sense(SenseKind.VALUE))


def _holds_value(idle: Item, found: Candidates) -> bool:
    """Whether a word that says nothing hides a value of the ledger: 地头上 where 地头 is a place."""
    inside = (made for start in range(idle.start, idle.end - 1) for made, _ in found.get(start, {}).values())
    held = (made for made in inside if len(PAIR) <= made.end - made.start and made.end <= idle.end)
    return any(made.has("value") for made in held if made is not idle)


def _grammar(question: Sketch) -> Candidates:
    """The words of grammar; 率 of 频率 is none."""
    found: Candidates = {}
    for item in question.grammar:
        own = question.folded[max(item.end - 2, 0) : item.end] in OWN_RATES and item.end - item.start == 1
        if not own or question.folded[: item.end].endswith(NO_OWN_RATES):
            _enter(question, item, found)
    return found


def _enter(question: Sketch, item: Item, found: Candidates) -> None:
    """Adds a candidate; over a stretch that has one already the two become one."""
    here = found.setdefault(item.start, {})
    made = undated(_united(here[item.end][0], item) if item.end in here else item)
    here[item.end] = (made, price(question, made))


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


def _read_off(best: Best) -> list[Item]:
    """The items of the cheapest cover, from the best choice at each place."""
    cover: list[Item] = []
    position = 0
    while position < len(best) - 1:
        chosen = best[position][1]
        if chosen is not None:
            cover.append(chosen)
        position = chosen.end if chosen is not None else position + 1
    return cover


def _with_unknowns(question: Sketch, cover: Sequence[Item]) -> list[Item]:
    """The cover with an unknown item for every word (or rest of a word) it leaves out."""
    items: list[Item] = []
    ends = [token.end for token in question.linked.tokens]
    position = 0
    for item in (*cover, None):
        start = item.start if item is not None else len(question.linked.text)
        while position < start:
            end = min(start, ends[bisect_right(ends, position)])
            items.append(unknown(question, position, end))
            position = end
        if item is not None:
            items.append(item)
            position = item.end
    return items
