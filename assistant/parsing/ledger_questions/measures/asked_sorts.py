"""What 哪 asks for with a counting noun alone: 哪组, 哪类, 哪辆."""

from collections.abc import Sequence

from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.measures.asked import asked_which
from assistant.parsing.ledger_questions.rules import Rule, Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.counters import counted_by
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace


def asked_by_noun(scope: Scope, items: Sequence[Item]) -> Item | None:
    """哪组, 哪级: the one column of names that ends with the counting noun; 哪类书 asks for the sort."""
    noun = items[-1].text
    kind = columns.type_column(scope.ledger) if noun in words("sorts") else None
    named = (c for c in scope.ledger.columns if c.name.endswith(noun) and c.type.textual)
    found = [] if noun in words("generic_nouns") or items[-1].has("textual") else list(named)
    found = [kind] if kind is not None else found
    return reduced(items[0], items[-1], "which", column=found[0].name) if len(found) == 1 else None


def asked_one(scope: Scope, items: Sequence[Item]) -> Item | None:
    """哪辆, 哪座: the one of several rows that the noun counts; 哪家 asks for whatever stands behind it."""
    noun = items[-1].text
    things = counted_by(scope.ledger, noun) if noun not in words("company_nouns") else None
    return reduced(items[0], items[-1], "which", column=things.name) if things is not None else None


def asked_sort(scope: Scope, items: Sequence[Item]) -> Item | None:
    """哪类 by itself: the ledger's column of sorts."""
    kind = columns.type_column(scope.ledger) if items[0].text.endswith(words("sorts")) else None
    return reduced(items[0], items[-1], "which", column=kind.name) if kind is not None else None


def asked_sort_of(scope: Scope, items: Sequence[Item]) -> Item | None:
    """改造方式是哪种: which of its values, where a column is named right before."""
    made = asked_which(scope, (items[-1], items[0])) if items[-1].text.endswith(words("sorts")) else None
    return replace(made, start=items[0].start, end=items[-1].end) if made is not None else None


def which_several(scope: Scope, items: Sequence[Item]) -> Item | None:
    """哪几家: names, not a number; 哪几次 asks for rows, 哪几辆 for the cars that have several."""
    things = counted_by(scope.ledger, items[-1].text)
    if things is not None:
        return reduced(items[0], items[-1], "which", column=things.name)
    kind = "ask.which" if items[-1].text in words("row_nouns") else "ask.who"
    return reduced(items[0], items[-1], kind, noun=items[-1].text)


SORT_RULES = (
    Rule("列是哪类", "textual compare.eq? ask.which", asked_sort_of, "复烧户数最多的改造方式是哪种"),
    Rule("哪类", "ask.which", asked_sort, "垃圾焚烧发现最多的是哪类"),
)
