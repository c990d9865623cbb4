"""What a reading of a question for one ledger costs.

Every word counts: one that no sense explains and one that a sense only half explains; what
was explained and is not in the question is priced by the account of it.
Invariant: 「多少钱」 is never answered by a number of rows; a counting noun that fits no
column, and a mean of nothing, make a reading as dear as an unknown word would.
"""

import re
from collections.abc import Callable, Collection, Sequence
from functools import lru_cache
from itertools import pairwise

from assistant.model.catalog import Ledger
from assistant.model.ledger_question import Contains
from assistant.parsing.ledger_questions.draft import Draft, counts_itself
from assistant.parsing.ledger_questions.frames.amounts import counts_amounts
from assistant.parsing.ledger_questions.frames.common import is_against_all
from assistant.parsing.ledger_questions.frames.counting import counts_otherwise
from assistant.parsing.ledger_questions.items import SPELLED, Item
from assistant.parsing.ledger_questions.judged_figures import judged_columns
from assistant.parsing.ledger_questions.quantities import TIMES, asks_in
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.role_words import plays_another_role
from assistant.parsing.ledger_questions.schema.schema import Schema
from assistant.parsing.ledger_questions.schema.things import of_homes, of_people
from assistant.parsing.ledger_questions.schema.whereabouts import of_places
from assistant.parsing.ledger_questions.schema.who import firm_of
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.times.date_groups import DATE_GROUPS
from assistant.parsing.ledger_questions.unknown_objects import STRANGE_NOUN, asks_unknown, guesses_pieces
from assistant.parsing.ledger_questions.words import grammar_kinds, thing_counted, words
from assistant.text.units import find_unit

_WORDS = 4_096
"""Words of which is kept whether they say that something is done."""
QUOTES = "“”"
QUOTED = re.compile(f"{QUOTES[0]}([^{QUOTES[1]}]+){QUOTES[1]}")
LEDGER_BONUS = 0.3
PART_ONLY = 0.3
"""Price of a reading that rests on a piece of a long value alone."""
TOPIC_BONUS = 0.05
ENTITY_BONUS = 0.1
PIECE_COST = 0.01  # of two covers the one with fewer, longer words
UNIT_PRIOR = 0.3
STATUS_ONLY = 0.1
MOST_TOPICS = 3
NAME_BONUS = 0.07  # for a column called by its very name
NAMING = (SenseKind.LEDGER, SenseKind.COLUMN, SenseKind.VALUE, SenseKind.VERB)
TELLING = frozenset((SenseKind.COLUMN, SenseKind.VALUE))
SEARCHED = frozenset(("contains", "part", "wording"))
"""Kinds from which a condition on text may come, and cover words that nothing else explains."""
OF_TWO = 4  # characters of a name that is made of two words
MISMATCH = 3.0  # more than anything else can speak for a reading
DEGREE, STRANGE_DEED = "得", 0.1
"""Between a deed and how much of it was done, and the weight from which a deed that nothing explains is none."""
JUDGED = 0.2
"""Price of a figure that no word names: the worst of them is the one of which good is known."""
ROWS_BONUS = 0.1
OF_ALL = frozenset(("all", "overall", "trend", *DATE_GROUPS))
"""Kinds of what is said of all places together."""
FOREIGN_NOUN = 0.4
"""Price of counting rows in a noun that is not theirs; enough for the ledger that has it to win."""


def price_of(raw: Sequence[Item], items: Sequence[Item], ledger: Ledger) -> float:
    """What the words of a reading cost: those left out or guessed at, less those that name it."""
    left_out = sum([item.weight for item in raw if item.weight and not quoted(item, items)])
    guessed = sum([item.cost for item in raw if "part" not in item.classes])
    searched = sum([item.cost for item in items if item.condition is not None and isinstance(item.condition, Contains)])
    pieces = sum(["unknown" not in item.classes for item in raw])
    return PIECE_COST * pieces + left_out + guessed + searched - _naming(raw, ledger)


def least_price(raw: Sequence[Item], ledger: Ledger) -> float:
    """What a reading of the words costs at least: what they cost by themselves, were each of them put to use."""
    searched = any(item.is_any(SEARCHED) for item in raw)
    left_out = 0.0 if searched else sum([item.weight for item in raw])
    guessed = sum([item.cost for item in raw if "part" not in item.classes])
    pieces = sum(["unknown" not in item.classes for item in raw])
    return PIECE_COST * pieces + left_out + guessed - _naming(raw, ledger) - ROWS_BONUS


def _naming(raw: Sequence[Item], ledger: Ledger) -> float:
    """What is taken off a price because the words name the ledger, its entity, a column or its topic."""
    said = [(sense, item) for item in raw for sense in item.senses]
    things = (thing_counted(item.text) for item in raw if item.has("plan.target"))
    counted = any(thing and ledger.name.startswith(thing) for thing in things)
    bonus = LEDGER_BONUS * (counted or any(sense.kind is SenseKind.LEDGER for sense, _ in said))
    named = any(sense.kind is SenseKind.COLUMN and sense.column == ledger.entity for sense, _ in said)
    named &= not of_places(ledger) or any(sense.kind in TELLING and sense.column != ledger.entity for sense, _ in said)
    values = [item.text for sense, item in said if sense.kind is SenseKind.VALUE]
    bonus += ENTITY_BONUS * (named or any(map(_ends_in_entity(ledger), values)))
    bonus += by_very_name(raw) - _unnamed(raw)
    topics = {item.start for sense, item in said if sense.kind is SenseKind.TOPIC}
    return bonus + TOPIC_BONUS * min(len(topics), MOST_TOPICS)


def _unnamed(raw: Sequence[Item]) -> float:
    """What words cost that name nothing of the ledger; less where it has them, but any status is said with them."""
    named = [item for item in raw if any(sense.kind in NAMING for sense in item.senses)]
    if not all(_is_any_status(item.text) for item in named):
        return 0.0
    return STATUS_ONLY if named else PART_ONLY


@lru_cache(_WORDS)
def _is_any_status(word: str) -> bool:
    """Whether a word says of anything that it is done or not, with a light ending or without."""
    kinds = grammar_kinds(word) | grammar_kinds(word.rstrip("的了"))
    return any(kind.startswith("status.") for kind in kinds)


@lru_cache(256)
def _ends_in_entity(ledger: Ledger) -> Callable[[str], bool]:
    """Whether the name of a value says what the entity is as well: 砖瓦企业 of 行业, where rows are 企业."""
    names = next(((c.name, *c.aliases) for c in ledger.columns if c.name == ledger.entity), ())
    endings = tuple(name for name in names if len(name) > 1)
    return lambda text: text.endswith(endings) and text not in endings


def by_very_name(raw: Sequence[Item]) -> float:
    """What is taken off because a column is called by its very name."""
    long = (item for item in raw if len(item.text) > 2)
    return NAME_BONUS * any(sense.column == item.text for item in long for sense in item.sense(SenseKind.COLUMN))


def favour(raw: Sequence[Item], ledger: Ledger) -> float:
    """What was taken off and decides nothing between equals; it does of a name of two words (完成户数), and of PM10.

    That of a town, or of all of them month by month, is that of its air and not that of one site in it.
    """
    if any(len(sense.column) >= OF_TWO and sense.column == item.text for item in raw for sense in item.senses):
        return 0.0
    spoken = any(item.is_any(OF_ALL) or _names(item, ledger.entity) for item in raw)
    return 0.0 if of_places(ledger) and spoken else by_very_name(raw)


def _names(item: Item, column: str) -> bool:
    return any(sense.column == column for sense in item.senses)


def unnamed(raw: Sequence[Item]) -> float:
    """What is given back to a line that goes on, which need name nothing; one that names a piece of a value pays."""
    kinds = {sense.kind for item in raw for sense in item.senses}
    return PART_ONLY * kinds.isdisjoint((*NAMING, SenseKind.PART))


def quotes_unknown(raw: Sequence[Item], titles: Collection[str]) -> bool:
    """Whether a part of the plan is named in quotes that the ledger does not know: “主要任务”部分."""
    text = "".join(item.text for item in raw)
    found = QUOTED.search(text)
    if found is None or found[1] not in titles:
        return False
    opened = next(place for place, item in enumerate(raw) if QUOTES[0] in item.text)
    closed = next(place for place, item in enumerate(raw) if QUOTES[1] in item.text)
    read = [item for item in raw[opened : closed + 1] if item.text not in QUOTES and (item.weight or item.senses)]
    return bool(read) and not any(item.text.strip(QUOTES) == found[1] and item.senses for item in read)


def quoted(item: Item, items: Sequence[Item]) -> bool:
    """Whether a word was looked for as it stands, inside a condition, or is said with all others of one."""
    whole = (i for i in items if isinstance(i.condition, Contains) or SPELLED in i.kinds)
    return any(i.start <= item.start and item.end <= i.end for i in whole)


def mismatches(
    raw: Sequence[Item], items: Sequence[Item], draft: Draft, ledger: Ledger, names_column: Callable[[str], bool]
) -> float:
    """The price of what is asked and not to be had; less where the noun is the ledger's own.

    names_column: whether a word names a column of any ledger, and so is no idle word in this one.
    """
    strange = [item for item in items if item.has("asked") and not _countable(item.noun, ledger)]
    price = MISMATCH * (
        bool(strange)
        or asks_strange(raw, names_column)
        or guesses_pieces(raw, draft, ledger)
        or _means_nothing(raw, draft, ledger)
        or _judges_nothing(draft, ledger)
        or counts_itself(draft, ledger)
        or counts_otherwise(draft, ledger)
        or counts_amounts(items, draft, ledger)
        or plays_another_role(raw, ledger)
    )
    price += JUDGED * (draft.extreme is not None and draft.extreme.judged)
    price += FOREIGN_NOUN * (not strange and any(item.has("asked") and _foreign(item.noun, ledger) for item in items))
    own = any(item.has("asked") and item.noun == ledger.unit_noun for item in items)
    return price - (ROWS_BONUS if own and ledger.unit_noun not in ("个", "条") else 0.0)


def asks_strange(raw: Sequence[Item], names_column: Callable[[str], bool]) -> bool:
    """Whether what is asked for, counted or ranked is a word that the ledger does not know."""
    return _counts_unknown(raw, names_column) or asks_unknown(raw) or _ranks_unknown(raw)


def _countable(noun: str, ledger: Ledger) -> bool:
    """Whether a counting noun can count rows, entities or days, or has a column in its unit."""
    if not noun or noun == ledger.unit_noun or noun in (*words("generic_nouns"), *words("share_nouns")):
        return True
    ranked = noun in words("place_nouns") and any(columns.is_rank(column.name) for column in ledger.columns)
    homes = noun in words("dwelling_nouns") and (ledger.unit_noun in words("dwelling_nouns") or bool(firm_of(ledger)))
    if ranked or homes or (noun in words("people_nouns") and of_people(ledger)):
        return True
    firms = ledger.entity.startswith((*words("company_words"), *words("firm_entities")))
    if noun in words("amount_nouns") and _foreign(noun, ledger) and not firms and not of_homes(noun, ledger):
        return False  # 秸秆堆有几户 is no number of heaps
    unit = find_unit(noun)
    if noun not in (*words("money_nouns"), *words("people_nouns")) and (unit is None or unit.counts):
        return True
    return any(asks_in(noun, column.unit) for column in ledger.columns)


def _foreign(noun: str, ledger: Ledger) -> bool:
    """Whether a counting noun is one that neither the ledger's rows nor its columns are counted in: 户 of firms."""
    if not noun or noun in (*words("generic_nouns"), *words("share_nouns"), ledger.unit_noun, ledger.unit_noun + TIMES):
        return False
    if noun in words("people_nouns") and of_people(ledger):
        return False
    return not any(asks_in(noun, column.unit) for column in ledger.columns)


def _counts_unknown(raw: Sequence[Item], names_column: Callable[[str], bool]) -> bool:
    """Whether the word behind 多少 is one that the ledger does not know: 多少工人, 多少个问题."""
    for place, after in enumerate(raw):
        if len(after.text) < 2 or not place or not after.has("unknown"):
            continue
        if raw[place - 1].has("ask.count") and after.weight >= STRANGE_NOUN:
            return True
        counts = [item for item in raw[max(place - 2, 0) : place] if item.has("ask.count")]
        between = raw[place - 1].has("ask.count") or raw[place - 1].has("classifier")
        if counts and between and names_column(after.text):
            return True
    return False


def _ranks_unknown(raw: Sequence[Item]) -> bool:
    """Whether the most of something is asked for that the ledger does not know: 最漂亮的工地, 输得最多的队."""
    most = words("most_of_any")
    for deed, mark, end in zip(raw, raw[1:], raw[2:], strict=False):
        if mark.text == DEGREE and end.has("superlative") and deed.has("unknown") and deed.weight >= STRANGE_DEED:
            return True
    return any(
        item.text in most and item.has("unknown") and after.has("unknown") and after.weight >= STRANGE_NOUN
        for item, after in pairwise(raw)
    )


def _judges_nothing(draft: Draft, ledger: Ledger) -> bool:
    """Whether the best or the longest is asked for and no figure says of what; one of several is asked back."""
    extreme = draft.extreme
    if extreme is None or extreme.direction not in ("best", "worst", "longest"):
        return False
    if extreme.direction != "longest" and len(judged_columns(ledger)) > 1:
        return False
    figures = any(piece.measure or piece.scalar for piece in draft.pieces)
    waited = any(part.scalar is not None for part in draft.restrictions)
    return not (extreme.column or extreme.piece or figures or waited)


def _means_nothing(raw: Sequence[Item], draft: Draft, ledger: Ledger) -> bool:
    """Whether a mean is asked for and there is no figure to take it of."""
    daily = words("daily_means") if ledger.unit_noun in words("day_nouns") else ()
    if not any(item.has("aggregate.average") and item.text not in daily for item in raw):
        return False
    figures = any(piece.measure is not None or piece.scalar is not None for piece in draft.pieces)
    numeric = any(ledger.column(name).type.numeric for name in draft.chosen)
    extreme = draft.extreme
    keyed = extreme is not None and not extreme.judged and (extreme.column or extreme.piece is not None)
    own = [part for piece in draft.pieces for part in piece.local]
    derived = any(part.scalar is not None for part in (*draft.restrictions, *own))
    counted = (
        bool(draft.having) or any(piece.per for piece in draft.pieces) or any(map(is_against_all, draft.restrictions))
    )
    return not (figures or numeric or keyed or derived or counted)


class UnitPrior:
    """How likely a question about a government unit means a ledger: few units in it, small chance."""

    def __init__(self, schema: Schema) -> None:
        self._held = _unit_columns(schema)
        self._most = max((count for counts in self._held.values() for count in counts.values()), default=1)

    def price(self, raw: Sequence[Item], ledger: Ledger) -> float:
        """Nothing where no unit is named; more the fewer units the ledger holds."""
        held = self._held.get(ledger.name, {})
        named = any(sense.column in held for item in raw for sense in item.sense(SenseKind.VALUE))
        return UNIT_PRIOR * (1.0 - max(held.values()) / self._most) if named else 0.0


def _unit_columns(schema: Schema) -> dict[str, dict[str, int]]:
    """Ledger → column of government units → how many different ones it holds."""
    known = schema.unit_names
    found: dict[str, dict[str, int]] = {}
    for ledger in schema.ledgers:
        for column in ledger.columns:
            if count := sum(value.text in known for value in column.values):
                found.setdefault(ledger.name, {})[column.name] = count
    return found
