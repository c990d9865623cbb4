"""The one account of a reading: the words that were understood and left nothing in the answer.

Invariant: every word that a question gives a use stands in what was made of it, as a
condition, figure, split, order or construct of its kind; one that does not is priced like
a word nobody understands, so that the reading loses to one that places everything or ends
in a refusal that names the word. Frames that may drop a piece are thus found out, not trusted.
"""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from assistant.model.catalog import Ledger
from assistant.model.ledger_question import Junction, LedgerQuestion
from assistant.model.span import Span
from assistant.parsing.ledger_questions.accounting.case import Case, Trace
from assistant.parsing.ledger_questions.accounting.evidence import Evidence
from assistant.parsing.ledger_questions.accounting.traces import MADE, TRACES
from assistant.parsing.ledger_questions.items import Item, kinds_of
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.superlatives import are_ends, is_other_end
from assistant.parsing.ledger_questions.words import words
from assistant.parsing.reading import Word

YEAR = "年"
"""Counts no things: 09年出版 is a year."""
LOST = 1.0
"""Weight of a word of use that left no trace; decisive by itself."""
EXPLAINS = frozenset(("ledger", "topic", "rows", "dating", "classifier"))
"""Kinds that say what is spoken of, wherever the rest goes."""


def unaccounted(said: Sequence[Item], question: LedgerQuestion, ledger: Ledger) -> tuple[Word, ...]:
    """The words of ``said`` that left no trace in the question, each at its weight."""
    kinds = kinds_of(said)
    claimed = tuple(item.measure.scalar for item in said if item.measure is not None)
    case = Case(Evidence(question), ledger, kinds, claimed)
    counted = _counted(said, ledger)
    lost = [
        item for item in said if item.start not in counted and not item.is_any(EXPLAINS) and not _left_trace(item, case)
    ]
    lost += _answered_by_another(said, case.evidence)
    lost += _extremes_beside(said, case.evidence)
    lost += _each_again(said)
    lost += _asked_of_deed(said)
    lost += [when for when, deed in pairwise(said) if when.has("ask.when") and _is_no_deed(deed)]
    return tuple(Word(item.text, Span(item.start, item.end), LOST) for item in dict.fromkeys(lost))


def _asked_of_deed(said: Sequence[Item]) -> list[Item]:
    """The 啥 of 前三名是谁，拉的啥 and of 有哪些，缺什么: it asks of a deed behind the comma that nothing knows."""
    asked = (item for before, item in pairwise(said) if is_break(before) and before.end < item.start)
    bare = [item for item in asked if item.has("ask.which") and not item.has("column")]
    return [item for item in bare if item.text in words("asks_what_bare") and item is said[-1]]


def _each_again(said: Sequence[Item]) -> list[Item]:
    """The second 每 of 每栋楼每层, where nothing is split by what stands behind it."""
    split = [item.start for item in said if item.dimension is not None]
    each = (one for one, after in pairwise(said) if one.has("group.each") and _splits_nothing(one, after))
    return [item for item in each if split and item.start > split[0] and item.text in words("each_one")]


def _splits_nothing(each: Item, after: Item) -> bool:
    """Whether a counting noun stands behind 每, or a word that nothing knows stood there."""
    return after.has("classifier") or after.start > each.end


def _is_no_deed(item: Item) -> bool:
    """Whether what is to come about (什么时候停产) is only what rows are put down for: a measure of a plan, a sort."""
    return item.condition is not None and bool(item.values) and item.column.endswith(words("put_down"))


def _answered_by_another(said: Sequence[Item], evidence: Evidence) -> list[Item]:
    """The last 几项 where one figure stands for two of them: what told the second apart is lost."""
    asks = [item for item in said if item.has("asked")]
    twice = any(len({m.scalar for m in frame.measures}) < len(frame.measures) for frame in evidence.outer)
    counts = [item for item in said if item.has("asked") or item.has("ask.count")]
    if len(counts) > 1 and _one_figure_for(counts, said, evidence):
        return counts[-1:]
    return asks[-1:] if len(asks) > 1 and twice else []


def _one_figure_for(asks: Sequence[Item], said: Sequence[Item], evidence: Evidence) -> bool:
    """Whether 申请了几次，批了几次, with a comma between, is answered by one figure and split by nothing."""
    parted = any(is_break(item) for item in said[said.index(asks[0]) : said.index(asks[-1])])
    single = len(evidence.outer) == 1 and len(evidence.outer[0].measures) == 1
    return parted and single and not evidence.outer[0].dimensions


def _extremes_beside(said: Sequence[Item], evidence: Evidence) -> list[Item]:
    """Extremes behind the first that ask for another place, end or figure than the one that is answered."""
    found = [item for item in said if item.has("extreme")]
    if len(found) <= max(1, sum(bool(frame.limit) for frame in evidence.frames)):
        return []
    first, both = found[0], any(frame.ends for frame in evidence.frames)
    keyed = [extreme for before, extreme in pairwise(said) if extreme in found and before.measure is not None]
    again = [item for item in found[1:] if not (both and is_other_end(first, item))]
    return [
        item for item in again if not _says_again(item, first) or (item in keyed and not _of_one(said, first, item))
    ]


def _of_one(said: Sequence[Item], first: Item, item: Item) -> bool:
    """Whether two extremes have the same figure before them, or the first has none."""
    keys = [before.measure for before, extreme in pairwise(said) if extreme in (first, item)]
    return keys[0] is None or keys[0] == keys[-1]


def _says_again(item: Item, first: Item) -> bool:
    """Whether an extreme only repeats another: 最多的是哪个，最多多少."""
    alike = item.has("nth") == first.has("nth") and not are_ends(item.written, first.written)
    return alike and (not item.column or item.column == first.column)


def _counted(said: Sequence[Item], ledger: Ledger) -> set[int]:
    """Where items stand that only say what is counted: the noun beside 几条, the number of 六个镇街 or of 一年."""
    found = {item.start for item in said if item.quantity and (item.has("filler") or _sums_up(item, said))}
    for item, after in pairwise(said):
        if item.has("textual") and after.has("asked") and after.noun:
            found.add(item.start)
        if item.has("asked") and item.noun and after.has("textual"):
            found.add(after.start)
        if item.quantity and item.quantity.unit != YEAR and item.quantity.value in _sizes(after, ledger):
            found.add(item.start)
    return found


def _sums_up(number: Item, said: Sequence[Item]) -> bool:
    """Whether a number only says how many were named before it (A、B两项), or behind it as one (七样手续)."""
    if number.quantity is None or number.quantity.unit not in words("generic_nouns"):
        return False
    before = [item for item in said if item.start < number.start]
    named = [sum(item.has(kind) for item in before) for kind in ("column", "dimension", "measure")]
    joined = [len(item.condition.parts) for item in said if isinstance(item.condition, Junction)]
    return number.quantity.value in (*named, *joined)


def _sizes(item: Item, ledger: Ledger) -> set[int | None]:
    """How many things there are of what an item names: the values of a column, or what a ledger is of (四家水泥厂)."""
    names = {sense.column for sense in _columns(item)} | ({ledger.entity} if item.has("ledger") else set())
    names |= {item.dimension.name} if item.dimension is not None else set()
    return {ledger.column(name).distinct for name in names if any(name == one.name for one in ledger.columns)}


def _columns(item: Item) -> tuple[Sense, ...]:
    return item.sense(SenseKind.COLUMN)


def _left_trace(item: Item, case: Case) -> bool:
    """Whether all that a rule made of an item is in the question, or one of the things that a word may mean."""
    made, wanted = _traces(item.kinds)
    if made:
        return all(trace(item, case) for trace in made)
    return not wanted or any(trace(item, case) for trace in wanted)


@cache
def _traces(kinds: frozenset[str]) -> tuple[tuple[Trace, ...], tuple[Trace, ...]]:
    """What rules made of an item of these kinds must leave, and what a word of them may."""
    made = tuple(MADE[kind] for kind in sorted(kinds) if kind in MADE)
    wanted = (TRACES.get(kind) or TRACES.get(kind.split(".", maxsplit=1)[0]) for kind in sorted(kinds))
    return made, tuple(trace for trace in wanted if trace is not None)
