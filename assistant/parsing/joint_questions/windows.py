"""Cuts a question into stretches for different tables: the cheapest cover by items of several.

Invariant: a table is only looked for where its own words stand, and a change of table is
paid for; what one of the tables explains as well by itself stays whole.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import accumulate, combinations, pairwise, product

from assistant.model.catalog import Ledger
from assistant.parsing.joint_questions.words import lexicon
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.lexing import LEAST_SKIP, Candidates, Lexer
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.claims import SHARED
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.sketching import Sketch
from assistant.parsing.ledger_questions.times.kept_periods import kept_column
from assistant.parsing.ledger_questions.words import stripped, words
from assistant.records import Record, replace
from assistant.text.segment import Token

AT_STOP, AT_WITHIN, AT_OF, AT_BEGIN, AT_NAME = 0.0, 0.03, 0.06, 0.08, 0.1
"""Price of a change of table behind a comma, 里, 的, before 又 and the like, behind a name."""
INSIDE = 0.2
"""The same behind a table's name inside a longer word."""
CHANGE = 0.1
"""Price of any change of table."""
NAMED = 0.3
"""What a table gains whose name is said."""
_LEAST = -NAMED
"""No stretch costs less."""
STRANGE = 5.0
"""Price of a stretch in which no word is the table's own."""
OF_STATE = frozenset(("status", "overdue", "due", "early"))
"""Kinds of words of grammar that mean nothing in a table without states and limits."""
PLAN_NAMED, MEMBER_SAID = "plan_named", "member_said"
"""Kinds of words that name the plan, and that speak of members, for tables made of such."""
_ASIDE = frozenset((SenseKind.TOPIC, SenseKind.ROWS, SenseKind.PART))
"""Senses that are not of one table alone."""
TITLE = 3
"""Letters from which a topic tells which table is meant."""
MOST_CUTS = 8
"""Cuts worth reading in full."""
BEST_FOR_STRETCH = 3
"""Tables tried for one stretch of three."""


class Window(Record):
    """A stretch of the question for one table (its number in the schema)."""

    table: int
    start: int
    end: int


Cut = tuple[Window, ...]


def breaks(drawn: Sketch) -> dict[int, float]:
    """Places where one part may end and the next begin, with their prices."""
    size = len(drawn.folded)
    found = {0: 0.0, size: 0.0}
    found.update((item.end, INSIDE) for item in _tables_named(drawn) if item.end < size)
    names = {item.end for items in drawn.senses.values() for item in items if _is_name(item)}
    tokens = drawn.linked.tokens
    for before, after in pairwise(tokens):
        prices = [
            cost
            for cost, holds in (
                (AT_STOP, before.text in lexicon("breaks", "stop")),
                (AT_WITHIN, before.text in lexicon("breaks", "within")),
                (AT_OF, before.text in lexicon("breaks", "of") or before.text.endswith("的")),
                (AT_BEGIN, after.text in lexicon("breaks", "begin") and not (before.end in names and _trails(after))),
                (AT_NAME, before.end in names and not _trails(after)),
            )
            if holds
        ]
        if prices and before.end < size:
            found[before.end] = min(prices)
    return found


def _trails(word: Token) -> bool:
    """Whether a word may say how the figure before it is taken."""
    return word.text in lexicon("breaks", "trail")


def _tables_named(drawn: Sketch) -> Iterator[Item]:
    """Names of tables; one may end where the segmenter saw a longer word."""
    return (item for items in drawn.senses.values() for item in items if item.has("ledger") and len(item.text) > 2)


def _is_name(item: Item) -> bool:
    named = any(sense.kind in (SenseKind.COLUMN, SenseKind.LEDGER) and sense.cost < 0.03 for sense in item.senses)
    return named or (item.text in words("town_columns") and item.has("textual"))  # 乡镇 of 所属乡镇


def is_own(item: Item) -> bool:
    """Whether a word is a name, column, value or state of the table, not only of its topic or a piece of a value.

    A topic told in so many letters is as good as the name that it is part of: 退役军人就业 of 退役军人就业帮扶.
    """
    if item.has("status") or any(sense.kind not in _ASIDE for sense in item.senses):
        return True
    return "topic" in item.kinds and len(item.text) >= TITLE and PLAN_NAMED not in item.kinds


def calls_table(item: Item, ledger: Ledger) -> bool:
    """Whether a word is the table's name, or the end of it that says what its rows are: 培训班 of 农民夜校培训班."""
    if item.sense(SenseKind.LEDGER) or ledger.plan or len(item.text) < TITLE:
        return bool(item.sense(SenseKind.LEDGER))
    return item.has("topic") and stripped(ledger.name, "ledger_suffixes").endswith(item.text)


def _says_table(item: Item) -> bool:
    named = any(sense.kind is SenseKind.LEDGER and sense.cost < SHARED for sense in item.senses)
    return named or item.has(PLAN_NAMED) or item.has(MEMBER_SAID)


def usable(item: Item, ledger: Ledger) -> bool:
    """Whether a grammar word can mean anything in a table: 没完成 needs a status, 到期 a limit."""
    if item.senses or not item.is_any(OF_STATE):
        return True
    if item.has("status") or item.has("overdue"):
        return columns.status_column(ledger) is not None or columns.planned_and_finished(ledger) is not None
    if item.has("due"):
        return columns.limit_column(ledger) is not None
    return not item.has("early") or columns.finish_column(ledger) is not None


class Costs:
    """What each table asks for each stretch between two breaks."""

    def __init__(self, drawn: Sketch, places: Sequence[int], ledgers: Sequence[Ledger]) -> None:
        self._drawn = drawn
        self._lexer = Lexer(drawn)
        self._ledgers = ledgers
        self._places = tuple(places)
        self._skips = tuple(map(self._skip, range(len(drawn.folded))))
        self._tables: dict[int, _Priced] = {}
        self._found: dict[tuple[int, int], dict[int, float]] = {}

    def of(self, table: int, start: int, end: int) -> float:
        """The price of the stretch for the table."""
        return self.all_from(table, start)[end]

    def all_from(self, table: int, start: int) -> dict[int, float]:
        """The prices of all stretches from ``start`` for the table, by where they end."""
        found = self._found.get((table, start))
        if found is None:
            found = self._found[table, start] = self._from(table, start)
        return found

    def _skip(self, position: int) -> float:
        """The price of leaving a character out."""
        light = self._drawn.folded[position] in lexicon("breaks", "light")
        return LEAST_SKIP if light else max(self._drawn.skip[position], LEAST_SKIP)

    def _from(self, table: int, start: int) -> dict[int, float]:
        size = len(self._drawn.folded)
        if table not in self._tables:
            self._tables[table] = _priced(self._lexer.candidates(table), size, self._ledgers[table])
        priced = self._tables[table]
        reached = [float("inf")] * (size + 1)
        reached[start] = 0.0
        for position in range(start, size):
            here = reached[position]
            reached[position + 1] = min(reached[position + 1], here + self._skips[position])
            for end, price in priced.steps[position]:
                if here + price < reached[end]:
                    reached[end] = here + price
        named, own = priced.named[start], priced.own[start]
        return {
            end: reached[end] - NAMED * (named <= end) + STRANGE * (own > end) for end in self._places if end > start
        }


class _Priced(Record):
    """The words of a question for one table."""

    steps: tuple[tuple[tuple[int, float], ...], ...]
    """For each place the words that begin there: where they end, what they cost."""
    named: tuple[int, ...]
    """For each place where the first name of the table behind it ends; beyond the end when there is none."""
    own: tuple[int, ...]
    """The same for the first word of its own."""


def _priced(found: Candidates, size: int, ledger: Ledger) -> _Priced:
    here = [[made for made in found.get(at, {}).values() if usable(made[0], ledger)] for at in range(size)]
    steps = tuple(tuple((item.end, price) for item, price in at) for at in here)
    return _Priced(steps, _next_end(here, _says_table), _next_end(here, is_own))


def _next_end(words: Sequence[Sequence[tuple[Item, float]]], told: Callable[[Item], bool]) -> tuple[int, ...]:
    """For each place the earliest end of such a word from there on."""
    ends = [min((item.end for item, _ in here if told(item)), default=len(words) + 1) for here in words]
    return tuple(reversed([*accumulate(reversed(ends), min)]))


def cuts(drawn: Sketch, tables: Sequence[int], ledgers: Sequence[Ledger], dearest: float = 0.0) -> tuple[Cut, ...]:
    """The cheapest ways to share the question out among two or three stretches, cheapest first.

    ``dearest``: what the reading of one table costs, which may leave unsaid what its words cost nothing for.
    """
    prices = breaks(drawn)
    places = sorted(prices)
    costs = Costs(drawn, places, ledgers)
    own = [table for table in tables if not ledgers[table].plan]
    alone = min((costs.of(table, 0, places[-1]) for table in own), default=0.0)
    alone = max(alone, dearest)
    best: dict[tuple[int, ...], tuple[float, Cut]] = {}
    for cost, cut in (*_in_two(tables, places, prices, costs, alone), *_in_three(tables, places, prices, costs, alone)):
        order = tuple(window.table for window in cut)
        if order not in best or cost < best[order][0]:
            best[order] = (cost, cut)
    cheapest = sorted(best.values(), key=lambda pair: pair[0])[:MOST_CUTS]
    timed = tuple(_with_time(cut, drawn, ledgers) for _, cut in cheapest)
    nevers = frozenset([item.start for item in drawn.grammar if "never" in item.classes])
    return tuple(_with_time_of_never(cut, drawn, nevers) for cut in timed) if nevers else timed


def _with_time(cut: Cut, drawn: Sketch, ledgers: Sequence[Ledger]) -> Cut:
    """A cut with the time that opens the question given to a table that has times: 2023年森林覆盖率过半的县区的人口."""
    first = cut[0].start
    opening = [item.end for item in drawn.grammar if item.start == first and item.time is not None]
    end = max(opening, default=cut[0].end)
    if end >= cut[0].end or _holds_times(ledgers[cut[0].table]):
        return cut
    timed = [window.table for window in cut[1:] if _holds_times(ledgers[window.table])]
    if not timed:
        return cut
    return (replace(cut[0], table=timed[0], end=end), replace(cut[0], start=end), *cut[1:])


def _with_time_of_never(cut: Cut, drawn: Sketch, nevers: Collection[int]) -> Cut:
    """A cut with a time right before what never was as the time of that: 哪些超市今年｜还没做过抽检."""
    starts = {window.start for window in cut[1:]}.intersection(nevers)
    times = {item.end: item.start for item in drawn.grammar if item.time is not None and item.end in starts}
    ends = {end: start for end, start in times.items() if all(window.start < start for window in cut[:1])}
    moved = (replace(w, start=ends.get(w.start, w.start), end=ends.get(w.end, w.end)) for w in cut)
    return tuple(moved) if ends else cut


def _holds_times(ledger: Ledger) -> bool:
    """Whether rows of a table are of a day, or of a year, quarter, month or week."""
    return ledger.dated or any(kept_column(ledger, part) is not None for part in ("year", "quarter", "month", "week"))


def _in_two(
    tables: Sequence[int], places: Sequence[int], prices: dict[int, float], costs: Costs, most: float
) -> Iterator[tuple[float, Cut]]:
    """Cuts cheaper than ``most``."""
    size = places[-1]
    for place in places[1:-1]:
        paid = CHANGE + prices[place]
        closing = [(costs.of(right, place, size), right) for right in tables]
        for left in tables:
            opening = costs.of(left, 0, place)
            for behind, right in closing:
                total = opening + behind + paid
                if left != right and total < most:
                    yield total, (Window(left, 0, place), Window(right, place, size))


def _in_three(
    tables: Sequence[int], places: Sequence[int], prices: dict[int, float], costs: Costs, most: float
) -> Iterator[tuple[float, Cut]]:
    """Cuts cheaper than ``most``."""
    size, inner = places[-1], places[1:-1]
    opening = {place: _cheapest(tables, 0, place, costs) for place in inner}
    closing = {place: _cheapest(tables, place, size, costs) for place in inner}
    for first, second in combinations(inner, 2):
        paid = 2 * CHANGE + prices[first] + prices[second]
        if not tables or paid + opening[first][0][0] + closing[second][0][0] + _LEAST >= most:
            continue
        middle = _cheapest(tables, first, second, costs)
        for (here, b), (before, a), (after, c) in product(middle, opening[first], closing[second]):
            total = before + here + after + paid
            if a != b and b != c and total < most:
                yield total, (Window(a, 0, first), Window(b, first, second), Window(c, second, size))


def _cheapest(tables: Sequence[int], start: int, end: int, costs: Costs) -> list[tuple[float, int]]:
    """The tables that read a stretch best; of equals those that know most of the question."""
    priced = [(costs.of(table, start, end), table) for table in tables]
    return sorted(priced, key=lambda pair: pair[0])[:BEST_FOR_STRETCH]
