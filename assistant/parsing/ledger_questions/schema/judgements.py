"""What people say of how well a thing came out: 围挡没弄好, 抽检过关, where the cells say 不达标, 合格.

Invariant: every phrase names the column, so that 有问题 by itself stays what it says.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from assistant.model.catalog import Column
from assistant.model.ledger_question import Blank, ColumnRef, Condition
from assistant.parsing.ledger_questions.schema.denials import still_to_come
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import ends, entries_of, grammar_kinds, stripped, words

COST, BOTH = 0.02, 2
DEED = "*"
"""Stands for the deed in a phrase of the lexicon."""


def judgements(column: Column) -> Iterator[tuple[str, Sense]]:
    """(phrase, the value it means) of a column that holds one good value and one bad one."""
    yield from _denied(column)
    yield from _out_of_reach(column)
    yield from _granted(column)
    aside = words("not_applicable")
    told = [value.text for value in column.values if not value.text.startswith(aside)]
    yield from _amiss(column, told)
    told = [text for text in told if not text.startswith(words("left_openings"))]
    good = [text for text in told if text in words("good_values")]
    bad = [text for text in told if text in words("bad_values")]
    if len(told) != 2 or len(good) != 1 or len(bad) != 1:
        return
    faulty = words("out_of_order") if good[0] in words("in_order") else ()
    said = ((good[0], words("passes")), (bad[0], (*words("fails"), *faulty)))
    names = dict.fromkeys((column.name, *column.aliases, stripped(column.name, "text_suffixes")))
    for held, phrases in said:
        sense = Sense(SenseKind.VALUE, column.name, (held,), COST)
        own = {word for value in column.values for word in (value.text, *value.aliases)}
        new = [phrase for phrase in phrases if phrase not in own]
        yield from ((name + phrase, sense) for name in names if len(name) > 1 for phrase in new)


def asks_of_fault(column: Column) -> bool:
    """Whether the 是 of a column is a fault: 是否逾期, 非法开采."""
    asked = next((column.name.removeprefix(word) for word in words("yes_or_no") if word in column.name), column.name)
    return asked.endswith((*words("findings"), *words("faults_told"))) or asked.startswith(words("fault_openings"))


def judges(column: Column) -> bool:
    """Whether a column says no more than whether it is in order: 齐全, 不全."""
    return len(column.values) == BOTH and any(value.text in words("bad_values") for value in column.values)


def fault_told(column: Column, noun: str) -> Condition | None:
    """That a cell tells of a fault, where 几个问题 asks for them and not for their sorts."""
    asked = noun in words("generic_nouns") and noun not in words("sorts")
    fault = asked and column.type.textual and column.name.endswith(words("findings"))
    return Blank(ColumnRef(column.name), negated=True) if fault and column.nulls else None


def _denied(column: Column) -> Iterator[tuple[str, Sense]]:
    """不达标, 没复查 of 是否达标, 是否复查; a fault denied (不超标) is one that no row of a thing has."""
    yes, no = words("yes_and_no")
    thing, _, said = column.name.partition(words("whether")[0])
    if asks_of_fault(column):
        return
    if len(said) > 1 and no in {value.text for value in column.values} <= {yes, no}:
        sense = Sense(SenseKind.VALUE, column.name, (no,), COST)
        named = ("", thing) if thing else ("",)  # 设施没配套 of 设施是否配套
        yield from ((f"{of}{denial}{said}", sense) for denial in words("denials") for of in named)
        fitted = Sense(SenseKind.VALUE, column.name, (yes,), COST)
        yield from ((f"{thing}{said}{end}", fitted) for end in words("fitted_out") if thing)


def _out_of_reach(column: Column) -> Iterator[tuple[str, Sense]]:
    """不能全程网办, 不可以预约 of 全程网办, 能否预约: what cannot be is no; what may is yes."""
    texts = {value.text for value in column.values}
    sides = next(
        (pair for pair in zip(words("can_values"), words("cannot_values"), strict=True) if set(pair) >= texts), ()
    )
    if not texts or not sides or asks_of_fault(column):
        return
    said = column.name.removeprefix(next(filter(column.name.startswith, words("yes_or_no")), ""))
    thing = said.removeprefix(next(filter(said.startswith, words("can")), ""))
    for value, modals in zip(sides, (words("can"), words("cannot")), strict=True):
        sense = Sense(SenseKind.VALUE, column.name, (value,), COST)
        yield from ((f"{modal}{thing}", sense) for modal in modals if len(thing) > 1)


def _granted(column: Column) -> Iterator[tuple[str, Sense]]:
    """审核过了, 审核还没通过 of 审核状态 and 审核结果: what was decided on came through (已审核, 通过), or has not."""
    texts = [value.text for value in column.values] if column.closed else []
    deeds = [deed for deed in words("decides_on") if len(deed) > 1 and column.name.startswith(deed)]
    already = words("done_openings")[1]
    passed = [text for text in texts if text in words("granted") or text.removeprefix(already) in deeds]
    if not deeds or len(passed) != 1 or len(texts) < len(passed) + 1:
        return
    rest = tuple(text for text in texts if text not in passed)
    told = (("came_through", tuple(passed)), ("came_not_through", rest), ("yet_to_come", still_to_come(rest)))
    for key, held in told:
        sense = Sense(SenseKind.VALUE, column.name, held, COST)
        said = (phrase.replace(DEED, deed) for deed in (*deeds, deeds[0][0]) for phrase in words(key))
        yield from ((phrase, sense) for phrase in said if phrase not in texts)


def _amiss(column: Column, told: Sequence[str]) -> Iterator[tuple[str, Sense]]:
    """坏了 of 损坏, 有问题 of all but 完好, where a thing may be out of order in several ways."""
    if not column.closed:
        return
    for group in entries_of("faults", "values", (end for text in told for end in ends(text))):
        held = tuple(text for text in told if text.endswith(tuple(group["values"])))
        yield from ((word, Sense(SenseKind.VALUE, column.name, held, COST)) for word in group["words"])
    for group in entries_of("value_words", "values", told):
        held = tuple(text for text in told if text in group["values"])
        own = {value.text for value in column.values}
        said = (*group["words"], *(word for word in group["values"] if word not in own and _is_told(word)))
        yield from ((word, Sense(SenseKind.VALUE, column.name, held, COST)) for word in said)
    bad = tuple(text for text in told if text not in words("in_order"))
    if len(bad) == len(told) - 1 > 1:
        yield from ((word, Sense(SenseKind.VALUE, column.name, bad, COST)) for word in words("amiss"))


@lru_cache(4096)
def _is_told(cell: str) -> bool:
    """Whether how one ledger writes a cell says the same of another's, and judges nothing by itself (不合格)."""
    judged = (*words("bad_values"), *words("good_values"), *words("in_order"))
    return len(cell) > len("缺失") and cell not in judged and not grammar_kinds(cell)
