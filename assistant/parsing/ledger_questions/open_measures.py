"""An extreme that does not say of what: 哪家浓度最高 where there are three pollutants.

Invariant: rows are only counted where a count can be meant. 最高 asks for a figure; the most
of a word that several columns share (车), or of a thing whose rows are one for each week,
may be any of those columns, and then the question is put back with each of them.
"""

from collections.abc import Sequence

from assistant.model.catalog import Column, Ledger
from assistant.parsing.ledger_questions.draft import Draft
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.judged_figures import bad_columns, judged_by
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.named_periods import one_a_period
from assistant.parsing.ledger_questions.schema.stems import column_stem
from assistant.parsing.ledger_questions.superlatives import is_severe
from assistant.parsing.ledger_questions.words import words


def open_columns(draft: Draft, items: Sequence[Item], ledger: Ledger) -> tuple[Column, ...]:
    """The columns that an extreme without a key may be of; empty where it has one, or rows are counted."""
    extreme = draft.extreme
    keyed = extreme is None or extreme.column or extreme.piece is not None or extreme.direction == "longest"
    if keyed or draft.pieces or draft.share or draft.having or draft.rank or draft.against:
        return ()
    if any(item.has("count") for item in items) or _brings_days(draft):
        return ()
    place = next((place for place, item in enumerate(items) if item.has("extreme")), None)
    return _meant(items, place, draft, ledger) if place is not None else ()


def _meant(items: Sequence[Item], place: int, draft: Draft, ledger: Ledger) -> tuple[Column, ...]:
    numeric = tuple(column for column in ledger.columns if column.type.numeric and not column.personal)
    for item in reversed(items[:place]):
        if item.condition is not None or item.is_any(_SAID_OF):
            break
        said = item.text not in _EMPTY and not item.has("filler")  # 得 of 改得最慢 is none of 得分
        shared = tuple(column for column in numeric if said and _holds(column.name, item.text))
        if shared:
            return shared
    vague = _vague(items[place], draft, ledger)
    if vague:
        return vague
    if items[place].text.startswith(words("figure_extremes")):
        return tuple(column for column in numeric if not columns.additive(column))
    found = _found_on_visits(items, ledger) if items[place].written in ("most", "least") else None
    if found is not None:
        return (found,)
    counted = any(not part.dated for part in draft.restrictions)
    return tuple(filter(columns.additive, numeric)) if one_a_period(ledger) and not counted else ()


def _found_on_visits(items: Sequence[Item], ledger: Ledger) -> Column | None:
    """What is found on visits, each of them a row, and counted there: 哪条路烧垃圾最多, but for 巡查最多的镇."""
    day = columns.date_column(ledger)
    visit = column_stem(day) if day is not None else ""
    if not visit or not ledger.grain.endswith(f"×{visit}") or any(visit in item.text for item in items):
        return None
    found = [one for one in ledger.columns if columns.additive(one) and one.name.startswith(words("finds"))]
    return found[0] if len(found) == 1 and found[0].unit not in ("", ledger.unit_noun, ANYTHING) else None


def _holds(name: str, word: str) -> bool:
    """Whether a word is one of a figure's name; 借 is none of 续借次数, which is of another deed."""
    return word in name if len(word) > 1 else word in (name[0], name[-1])


def _vague(item: Item, draft: Draft, ledger: Ledger) -> tuple[Column, ...]:
    """最差, 最严重: the figures that may be judged, where there are several; 最严重 of a status is of its rows."""
    place = columns.place_column(ledger)
    bare = all(part.dated or (place and part.column == place.name) for part in draft.restrictions)
    if item.written in ("best", "worst"):
        found = judged_by(item.text, ledger)
    else:
        found = bad_columns(ledger) if is_severe(item) and bare else ()
    return found if len(found) > 1 else ()


ANYTHING = "个"
"""Unit of anything: of 发现问题数."""
_SAID_OF = frozenset(("which", "column", "ledger", "dating"))
"""Kinds of what an extreme is not the figure of: names, and the deed that a time is said of."""
_EMPTY = frozenset(words("number_suffixes"))
"""What any figure may be called says of none."""


def _brings_days(draft: Draft) -> bool:
    return any(part.scalar is not None for part in draft.restrictions)


def _end_of_noun(items: Sequence[Item], place: int) -> int:
    """Where 哪家, 哪条路段 before the extreme ends; nought where there is none."""
    which = next((n for n in reversed(range(place)) if items[n].has("which") or items[n].has("ask.which")), None)
    if which is None:
        return 0
    end = items[which].end
    for item in items[which + 1 : place]:
        if item.start == end and (item.has("classifier") or item.has("column") or item.has("ledger")):
            end = item.end
    return end


def asked_of(text: str, items: Sequence[Item], column: Column, ledger: Ledger) -> str:
    """The question with the column named: in place of the words between 哪家 and 最高, or before 最高."""
    place = next(place for place, item in enumerate(items) if item.has("extreme"))
    start = _end_of_noun(items, place) or items[place].start
    named = any(item.has("ledger") for item in items)
    question = f"{text[:start]}{column.name}{text[items[place].start :]}".rstrip("?？。 ")
    return question if named else f"{ledger.name}里{question}"
