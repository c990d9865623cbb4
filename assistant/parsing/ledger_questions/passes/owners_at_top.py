"""Whose the row at the top is: 面积最大的是谁家的, 价格前三名是谁, 最老的那台是哪家的.

Invariant: rows told by a number are nobody's name, and those who are asked for stand in the one column of the people
or firms that rows are of; another column named right before is asked for instead. Prevents 是谁家的 from being
answered with the number of a case.
"""

from collections.abc import Sequence

from assistant.model.catalog import Ledger
from assistant.parsing.ledger_questions.items import SPELLED, Item
from assistant.parsing.ledger_questions.measured import without_count
from assistant.parsing.ledger_questions.own_deeds import deed_said
from assistant.parsing.ledger_questions.passes.doers import DOERS
from assistant.parsing.ledger_questions.passes.figures_asked import FIGURES_ASKED
from assistant.parsing.ledger_questions.passes.next_deeds import NEXT_DEEDS
from assistant.parsing.ledger_questions.passes.paces_said import BEFORE_DOERS, BEHIND_DOERS
from assistant.parsing.ledger_questions.passes.passes import Pass
from assistant.parsing.ledger_questions.passes.whose import with_whose
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema.columns import rows_are_entities
from assistant.parsing.ledger_questions.schema.who import (
    firm_of,
    handlers,
    handlers_by_deed,
    numbered,
    owner_of,
    person_of,
)
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

OF, FIRM = "的", "家"
ENDS = frozenset(("superlative", "top"))
FIGURES = frozenset(("numeric", "scalar", "measure"))
ONE = frozenset({"which", "single"})
"""Kinds of what asks for something of the row at the top, and of no group of rows."""
LIGHT = 0.1


def owners_at_top(raw: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 谁家的, 是谁 or 哪家的 behind an extreme as the column of those whose the row is."""
    top = next((at for at, item in enumerate(raw) if item.is_any(ENDS)), len(raw))
    for place in range(top + 1, len(raw)):
        end = _asks_until(raw, place)
        if not end:
            continue
        behind = _behind_deed(raw, end)
        owned = behind < len(raw) and raw[behind].text == OF
        last = behind + owned
        asked = "".join(item.text for item in raw[place:end])
        name = _doer(raw[:top], asked, scope.ledger) or _owner(asked, owned, scope.ledger)
        ends = last == len(raw) or raw[last].has("join")
        if not name or not ends or _names_other(raw[top:place], name, scope):
            return raw
        kinds = ONE if _is_of_row(raw, top) else frozenset({"which"})
        whose = Item(raw[place].start, raw[last - 1].end, raw[place].text + OF, kinds | {SPELLED}, column=name)
        return (*raw[:place], replace(whose, senses=(Sense(SenseKind.COLUMN, name),)), *raw[last:])
    return raw


def _asks_until(raw: Sequence[Item], place: int) -> int:
    """Where the word ends that asks for persons or firms; 0 where none begins."""
    item, after = raw[place], raw[place + 1 : place + 2]
    if item.has("ask.who") or (item.has("which") and item.text in words("whose")):
        return place + 1
    firm = item.has("ask.which") and any(one.text == FIRM and one.start == item.end for one in after)
    return place + 2 if firm else 0


def _behind_deed(raw: Sequence[Item], end: int) -> int:
    """Where what those asked for got has ended: 谁买的, 谁领的."""
    deed = end < len(raw) - 1 and raw[end].text in words("owners_deeds") and raw[end + 1].text == OF
    return end + deed


def _doer(before: Sequence[Item], asked: str, ledger: Ledger) -> str:
    """The column of those who do most what is named before the extreme: 带队次数最多的是谁."""
    passive = any(item.text.startswith(words("suffers")) for item in before)
    if not any(word in asked for word in words("asks_persons")) or FIRM in asked or passive:
        return ""
    deeds = {**handlers_by_deed(ledger), **handlers(ledger)}
    found = (deeds.get(deed_said(item.text, deeds), "") for item in before if not item.has("numeric"))
    return next(filter(None, found), "")


def _owner(asked: str, owned: bool, ledger: Ledger) -> str:
    """The column of those that a word asks for; of things with names of their own only where 的 says whose."""
    if not (owned or numbered(ledger)):
        return ""
    firms = FIRM in asked
    name = (firm_of(ledger) or owner_of(ledger)) if firms else person_of(ledger)
    name = name or (person_of(ledger) if firms else firm_of(ledger))
    single = owned or not firms or (rows_are_entities(ledger) and name == person_of(ledger))
    return name if single and name != ledger.entity else ""


def _names_other(between: Sequence[Item], name: str, scope: Scope) -> bool:
    """Whether another column of texts is named right before, whose cell is asked for: 分最高的经办人是谁."""
    told = [item for item in between if not item.is_light(LIGHT) and not item.has("compare.eq")]
    named = told[-1].sense(SenseKind.COLUMN) if told and told[-1].has("textual") else ()
    return any(sense.column not in (name, scope.ledger.entity) for sense in named)


def _is_of_row(raw: Sequence[Item], top: int) -> bool:
    """Whether the figure of one row puts it at the top, and no sum of what each has: 最大, 前三名, but not 最多."""
    counts = without_count(raw[top].text) in words("count_extremes")
    return not counts and (raw[top].has("superlative") or any(item.is_any(FIGURES) for item in raw))


OWNERS = (
    *FIGURES_ASKED,
    *NEXT_DEEDS,
    *BEFORE_DOERS,
    *DOERS,
    Pass(with_whose, (words("whose"),)),
    Pass(owners_at_top, (ENDS, {"ask.who", "ask.which", "which"})),
    *BEHIND_DOERS,
)
"""Whom a question asks for, by what they did or had; runs before the rules, in this order."""
