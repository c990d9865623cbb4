"""A noun for several sorts at once: 锅炉 for 燃煤锅炉, 燃气锅炉 and 生物质锅炉 where there are 热风炉 besides.

Invariant: a noun that all sorts end with tells none of them apart and restricts nothing, nor does one that is what all
rows are about: that the ledger's name has with what is done to it (垃圾清运), that several other columns are named by
(供水 of 设计供水规模, 实际供水量), or that its own column is (人员 of 人员类别). One that is a sort by itself
means that sort alone.
"""

from collections.abc import Iterator, Sequence

from assistant.model.catalog import Column
from assistant.parsing.ledger_questions.schema.column_names import Cut
from assistant.parsing.ledger_questions.schema.stems import is_verb
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import stripped, words

COST = 0.03
LEAST, FEW = 2, 2
"""Characters of the noun, and sorts that it is for."""


def class_nouns(column: Column, cut: Cut, title: str = "", names: Sequence[str] = ()) -> Iterator[tuple[str, Sense]]:
    """(noun, the values that end with it) for each noun that some values of a column of sorts end with.

    ``title``, ``names``: the ledger's own name, and those of its other columns.
    """
    if not column.closed or not _is_of_sorts(column):
        return
    taken = {said for value in column.values for said in (value.text, *value.aliases)}
    nouns = dict.fromkeys(noun for value in column.values for noun in _ends(value.text, cut))
    for noun in nouns:
        held = tuple(value.text for value in column.values if value.text.endswith(noun))
        about = _is_done_to(noun, title) or sum(noun in name for name in names) >= FEW or _is_sorted(noun, column)
        if FEW <= len(held) < len(column.values) and noun not in taken and not about:
            yield noun, Sense(SenseKind.VALUE, column.name, held, COST)


def _is_done_to(noun: str, title: str) -> bool:
    """Whether a ledger's name is of what is done to a thing: 垃圾 of 垃圾清运台账, and not 锅炉 of 锅炉炉窑台账."""
    bare = stripped(title, "ledger_suffixes")
    return bare.startswith(noun) and is_verb(bare.removeprefix(noun))


def _is_sorted(noun: str, column: Column) -> bool:
    """Whether the column is of the sorts of that very thing: 人员 of 人员类别 are all that there are."""
    return stripped(column.name, "type_suffixes") == noun


def is_class(sense: Sense, text: str) -> bool:
    """Whether a word is a noun for several sorts, which are not named one by one."""
    several = sense.kind is SenseKind.VALUE and len(sense.values) >= FEW
    return several and all(value.endswith(text) and value != text for value in sense.values)


def _is_of_sorts(column: Column) -> bool:
    return any(name.endswith(words("type_suffixes")) for name in (column.name, *column.aliases))


def _ends(text: str, cut: Cut) -> Iterator[str]:
    """The last words of a value, fewer than all of them."""
    run = list(cut(text))
    ends = ("".join(run[start:]) for start in range(1, len(run)))
    return (end for end in ends if len(end) >= LEAST)
