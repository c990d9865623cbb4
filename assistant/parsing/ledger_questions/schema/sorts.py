"""Columns that say of which sort a thing is (物资类别), or whether it is one at all (百强县: 是).

Invariant: a noun is sorted by the column called after it, and the entity by the ledger's own column of sorts.
"""

from functools import lru_cache

from assistant.model.catalog import Column, Ledger
from assistant.model.ledger_question import ColumnRef
from assistant.parsing.ledger_questions.schema.columns import rows_are_entities, type_column
from assistant.parsing.ledger_questions.schema.numbered import is_numbered
from assistant.parsing.ledger_questions.schema.stems import column_stem, is_verb
from assistant.parsing.ledger_questions.words import stripped, words

NAMES, MANY, FEW = "名称", 4, 3
"""Ends the name of a column of names; more than a quarter of the rows are of a thing that an earlier row named."""
KINDS, SEVERAL = ("种", "样", "款"), 2
"""Count what goes by one name, and rows that each has at least, on the average."""


@lru_cache(256)
def yes_or_no(ledger: Ledger) -> frozenset[str]:
    """The columns that say whether it is so, and are called after what is (百强县), not by a question (是否百强县)."""
    both, asks = set(words("yes_and_no")), words("yes_or_no")
    closed = (column for column in ledger.columns if {value.text for value in column.values} == both)
    return frozenset(column.name for column in closed if not column.name.startswith(asks))


def sorts_of(ledger: Ledger, name: str, said: str = "") -> Column | None:
    """The column that sorts what another names, or ``said``: 物资类别 of 物资名称; of the entity the ledger's first."""
    own = next((c for c in ledger.columns if c.name == name), None)
    sorts = ((c, stripped(c.name, "type_suffixes")) for c in ledger.columns if own is not None and c != own)
    named = (c for c, stem in sorts if stem != c.name and own is not None and (stem == said or _ends_in(own, stem)))
    return next(named, type_column(ledger) if name == ledger.entity else None)


def sort_asked(ledger: Ledger, name: str, said: str, marker: str) -> Column | None:
    """The column of sorts that 哪类产品 asks for; 哪种产品 asks for one of the names, where each has several rows."""
    names = (column for column in ledger.columns if column.name in (name, *(said + end for end in words("name_words"))))
    again = (c for c in names if c.name.endswith(words("name_words")) and c.distinct * SEVERAL <= ledger.rows)
    named = next(again, None) if marker.endswith(KINDS) else None
    return named or sorts_of(ledger, name, said)


def named_again(ledger: Ledger, asked: str) -> Column | None:
    """The column of the names of what there are several kinds of, each in several rows: 物资名称 for 几种物资.

    ``asked``: the column named beside the count; a column of sorts (物资类别有几种) is that itself.
    """
    names = [c for c in ledger.columns if c.name.endswith(NAMES) and c.type.textual and not c.personal]
    thing = stripped(names[0].name, "name_words") if len(names) == 1 else ""
    again = bool(thing) and names[0].distinct * MANY < ledger.rows * FEW and type_column(ledger) is not None
    return names[0] if again and asked in ("", names[0].name, *(thing + end for end in words("code_ends"))) else None


def _ends_in(column: Column, noun: str) -> bool:
    """Whether a column is of what a noun says: 单位 of 被抽检单位."""
    return noun == column_stem(column) or (len(noun) > 1 and column.name.endswith(noun))


def is_sort_of(name: str, noun: str) -> bool:
    """Whether a column only sorts what a noun says: 单位类别."""
    return name != noun and stripped(name, "type_suffixes") == noun


def counts_cases(ledger: Ledger, column: Column, noun: str) -> bool:
    """Whether rows are counted beside a column: 收了几件登记 those that it sorts, or one by one by their numbers.

    Of books that are lent each row is a copy: 还有几本书没还.
    """
    sorts = column.closed and stripped(column.name, "type_suffixes") != column.name and column.name != ledger.entity
    copies = noun in words("copy_nouns") and column.name in words("book_titles") and ledger.dated
    return (sorts and noun in words("case_nouns")) or is_numbered(ledger, column) or copies


def only_sorts(column: Column, stem: str, ledger: Ledger) -> bool:
    """Whether the stem of a column names another thing: 单位 (of 单位性质) a 使用单位, 养护 the ledger's deed."""
    if not column.type.textual or column.name == ledger.entity:
        return False
    others = (other for other in ledger.columns if other.type.textual and other != column)
    if any(other.name.endswith(stem) and not other.name.startswith(words("yes_or_no")) for other in others):
        return not is_verb(stem)
    own = is_verb(stem) and stem in stripped(ledger.name, "ledger_suffixes")
    return own and bool(ledger.entity) and is_sort_of(column.name, stem)


def thing_sorted(column: Column, stem: str, ledger: Ledger) -> str:
    """The column of the numbers of what another column sorts: 读者 of 读者类型 are those of 读者证号."""
    numbers = (c for c in ledger.columns if c.name.endswith(words("code_ends")) and c.name.startswith(stem))
    several = (c for c in numbers if c != column and c.type.textual and not c.personal and c.distinct < ledger.rows)
    return next((c.name for c in several), "") if is_sort_of(column.name, stem) else ""


def sorts_things(ledger: Ledger, name: str) -> bool:
    """Whether a column's values are sorts of what several rows are about each, so that 加油站 are things, not rows."""
    own = type_column(ledger)
    return own is not None and own.name == name and own.steady and not rows_are_entities(ledger)


def thing_of_sort(ledger: Ledger, name: str, count: str) -> ColumnRef | None:
    """The entity, where the value is a sort of such things and no word says that rows are counted: 加油站数量."""
    rows = count.startswith(words("row_counts")) or not sorts_things(ledger, name)
    return None if rows else ColumnRef(ledger.entity)
