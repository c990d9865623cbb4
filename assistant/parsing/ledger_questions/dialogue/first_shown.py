"""What a line asks of those that came first: 各自多少 of the top five, 完成了多少户 of the town that leads.

Invariant: a total or a mean, and what names others of their kind, is never of those alone.
"""

from assistant.model.catalog import Ledger
from assistant.parsing.ledger_questions.dialogue.last_figures import figures
from assistant.parsing.ledger_questions.draft import Draft, Restriction
from assistant.parsing.ledger_questions.measures.figures import FUNCTIONS
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

OF_ALL = frozenset(("overall", *(f"aggregate.{word}" for word in FUNCTIONS)))
"""Flags of a figure over all of them."""


def among_tops(base: Draft, new: Draft, tops: Restriction | None) -> Draft:
    """哪几家 after 哪个镇最多: names are asked for of the groups that came first, unless others of their kind are."""
    named = tops is not None and tops.column in (*new.which, *new.chosen)
    if tops is None or named or any(part.column == tops.column for part in base.restrictions):
        return base
    return replace(base, restrictions=(*base.restrictions, tops))


def asks_each(old: Draft, new: Draft) -> bool:
    """各自多少 of those at the top: the figure that they were put in order by."""
    vague = all(p.measure is None and p.scalar is None and p.noun in ("", *words("generic_nouns")) for p in new.pieces)
    return old.extreme is not None and vague and bool({"group.each", "split.each"} & new.flags) and not new.dimensions


def asks_the_key(old: Draft, new: Draft, ledger: Ledger) -> bool:
    """发现了多少起 after 哪个镇发现得最多: the figure that put the one shown first."""
    key = [(piece.column, piece.rate) for piece in figures(old, ledger)] if old.extreme is not None else []
    return bool(key) and _asks_figures(new) and [(piece.column, piece.rate) for piece in new.pieces] == key


def asks_of_the_top(old: Draft, new: Draft, tops: Restriction | None) -> bool:
    """计划呢 after 哪个镇完成得最多: another figure of the one that came first."""
    alone = new.against is None  # 银杏比樟树大多少 names its own two sides
    return old.extreme is not None and tops is not None and len(tops.values) == 1 and alone and _asks_figures(new)


def _asks_figures(new: Draft) -> bool:
    """Whether figures of named columns are asked for, and nothing besides."""
    others = new.dimensions or new.restrictions or new.chosen or new.which or new.share or new.having
    return bool(new.pieces) and all(p.column for p in new.pieces) and not others and not OF_ALL & new.flags
