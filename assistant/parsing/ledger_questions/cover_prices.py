"""What an item costs in a cover of the question: its own price, and the words of the segmenter that its edges cut.

Invariant: a price depends on the question and the item alone, never on what else a ledger knows there.
"""

from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.schema.initials import INITIAL
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.sketching import Sketch
from assistant.text.lexicon import load

_SINGLE = load("ledger_schema")["single_characters"]
ITEM_COST = 0.03
"""Price of one more item, so that fewer and longer ones win."""
SPLIT_COST = 0.12
"""Price of an item edge inside a word of the segmenter."""
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
DENIALS = frozenset(_SINGLE["denying"])
"""Characters that deny the deed behind them."""
SINGLES = frozenset(_SINGLE["inside"])
"""Single characters that may stand inside a segmenter's word."""


def price(question: Sketch, item: Item) -> float:
    """What an item costs in a cover: its own cost, and for edges that cut a word in two."""
    if item.has("either"):
        return EITHER_COST
    if item.time is not None or item.clock is not None or item.quantity is not None or item.has(INITIAL):
        return ITEM_COST
    splits = (item.start not in question.edges) + (item.end not in question.edges)
    if splits and item.end - item.start == 1:
        counts = item.text in SINGLES or item.is_any(NOUNS)
        named = "column" in item.kinds
        cheap = "compare.gt" in item.kinds or ((counts or named) and _after_number(question, item))
        cheap = cheap or (named and question.folded[item.start - 1 : item.start] in DENIALS)  # 还差多少没付
        dated = item.has("than") and question.folded[item.end : item.end + 1].isdigit()  # 产量比2020年
        edge = EACH_COST if item.text in EACH or dated else 0.05 if cheap else 0.6
        return item.cost + ITEM_COST + edge * splits
    named = any(sense.kind is not SenseKind.PART for sense in item.senses)
    return item.cost + ITEM_COST + SPLIT_COST * splits * (0.2 if named else 1.0)


def _after_number(question: Sketch, item: Item) -> bool:
    """Whether a single character stands where counting nouns stand, or asks itself."""
    before = question.folded[item.start - 1] if item.start else ""
    counted = item.has("ledger") and question.folded[max(item.start - 2, 0) : item.start - 1] in COUNTING
    return item.text in ASKING or before in COUNTING or before.isdigit() or counted
