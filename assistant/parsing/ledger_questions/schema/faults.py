"""What was found, where a column tells it in words and one of its values says that nothing was (无异常, 未发现问题).

Invariant: a value that denies a fault is never one of those found, though it holds the name of the fault. Prevents
发现了异常 from being the rows of 无异常.
"""

from collections.abc import Iterator
from functools import cache, lru_cache

from assistant.model.catalog import Column, Ledger
from assistant.parsing.ledger_questions.schema.stems import column_stem
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import words

COST = 0.03
LEAST_SORTS = 2
"""Values that tell of something, from which a column may be one of what was found by them alone."""


@cache
def fault_denied(text: str) -> str:
    """异常 of 无异常, 问题 of 未见问题: the fault that a value says is not there; empty for any other."""
    openings = (text.removeprefix(word) for word in words("nothing_openings") if text.startswith(word))
    return next((rest for rest in openings if rest in words("findings")), "")


def is_aside(column: Column, text: str) -> bool:
    """Whether a value says that there was nothing to do: 无需整改; 无隐患 or 正常 beside 已整改."""
    mended = any(word in done for done in column.done for word in words("mended"))
    in_order = mended and text not in column.done and (text in words("in_order") or bool(fault_denied(text)))
    return in_order or (text.startswith(words("not_applicable")) and not _still_to_do(column, text))


def _still_to_do(column: Column, text: str) -> bool:
    """Whether a value says that the very deed is still to be done whose end the column tells: 未检测 beside 已检测."""
    deed = next((text.removeprefix(word) for word in words("left_openings") if text.startswith(word)), "")
    return bool(deed) and any(deed in done for done in column.done)


def nothing_found(column: Column) -> tuple[str, ...]:
    """The values that say that nothing was found."""
    texts = (value.text for value in column.values)
    return tuple(text for text in texts if text in words("nothing_found") or fault_denied(text))


@lru_cache(256)
def findings_column(ledger: Ledger) -> Column | None:
    """The column that is called by what was found, and writes 无 where nothing was."""
    for column in ledger.columns:
        named = column.name.startswith(words("finding_openings")) or column_stem(column).endswith(words("findings"))
        if named and column.type.textual and not column.done and 0 < len(nothing_found(column)) < len(column.values):
            return column
    return None


@lru_cache(256)
def faults_column(ledger: Ledger) -> Column | None:
    """The same, or the one column that only its values tell to be such: 巡查结果 of 正常, 堵塞, 井盖破损."""
    called = findings_column(ledger)
    told = [column for column in ledger.columns if called is None and _tells_faults(column)]
    return told[0] if len(told) == 1 else called


def _tells_faults(column: Column) -> bool:
    """Whether the values are faults of several sorts and what is said where there is none."""
    if not column.closed or not column.type.textual or column.done:
        return False
    nothing = nothing_found(column)
    left = [value.text for value in column.values if value.text not in nothing]
    named = any(map(fault_denied, nothing))
    ordered = column.name.endswith(words("outcomes_told")) and bool(set(nothing) & set(words("in_order")))
    return (named or ordered) and len(left) >= LEAST_SORTS and not set(left) & set(words("good_values"))


def fault_nouns(column: Column) -> tuple[str, ...]:
    """What all that was found is called: 异常 where 无异常 says that nothing was, and 问题."""
    own = filter(None, map(fault_denied, nothing_found(column)))
    return tuple(dict.fromkeys((*own, *words("fault_nouns"))))


def fault_names(ledger: Ledger) -> Iterator[tuple[str, Sense]]:
    """异常, 问题: all that was found by one word, where it names nothing else of the ledger."""
    column = faults_column(ledger)
    if column is None:
        return
    taken = " ".join(name for other in ledger.columns if other != column for name in (other.name, *other.aliases))
    held = {value.text for other in ledger.columns for value in other.values}
    for noun in fault_nouns(column):
        if noun not in taken and noun not in held:
            yield noun, Sense(SenseKind.COLUMN, column.name, cost=COST)
