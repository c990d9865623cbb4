"""What people call a cell by what it is made of: 糖尿病人 of 糖尿病患者, 没订单 and 缺订单 of 订单不足.

Invariant: the same is said of any ledger's cells, and what another cell of the column is called is never said of it.
"""

from collections import Counter
from collections.abc import Collection, Iterator

from assistant.model.catalog import Column
from assistant.parsing.ledger_questions.schema.stems import is_verb, verb_family
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import grammar_kinds, stripped, words

DENIED = "不"
DONE = ("已", "")
"""Begin a cell that says that a deed was done."""
COST, LEAST, LACKED, OF, ONE = 0.02, 2, "X", "的", "人"
"""What such a name costs, characters of what is left of a cell, and what stands for it in a phrase."""


def cells_retold(column: Column) -> Iterator[tuple[str, Sense]]:
    """(name, the cell it means) for the cells of a list."""
    if not column.closed:
        return
    own = {name for value in column.values for name in (value.text, *value.aliases)}
    for value in column.values:
        sense = Sense(SenseKind.VALUE, column.name, (value.text,), COST)
        said = dict.fromkeys(
            (
                *_people(value.text),
                *_owned(value.text),
                *_short_of(value.text),
                *_suffered(value.text, own),
                *_awaited(value.text),
                *_denied(value.text),
            )
        )
        yield from ((name, sense) for name in said if name not in own and not grammar_kinds(name))


def of_sort(column: Column) -> Iterator[tuple[str, Sense]]:
    """注销业务, 设立业务 of 业务类型, whose cells are 注销登记, 设立登记: what tells them apart, and what they are."""
    what = stripped(column.name, "type_suffixes")
    texts = [value.text for value in column.values] if column.closed and what != column.name else []
    ends = Counter(text[-LEAST:] for text in texts if len(text) >= 2 * LEAST)
    for text in (text for text in texts if ends[text[-LEAST:]] > 1 and not text.endswith(what)):
        names = (f"{text[:-LEAST]}{of}{what}" for of in ("", OF))
        yield from ((name, Sense(SenseKind.VALUE, column.name, (text,), COST)) for name in names if name not in texts)


def provided(column: Column) -> Iterator[tuple[str, Sense]]:
    """没上社保, 社保没交 of 社保缴纳 that says 未缴纳: a thing with the deed by which it is had, done or not."""
    thing, deed = column.name[:-LEAST], column.name[-LEAST:]
    told = {value.text for value in column.values} if column.closed and len(thing) >= LEAST and is_verb(deed) else set()
    done, left = (
        tuple(f"{mark}{deed}" for mark in marks if f"{mark}{deed}" in told) for marks in (DONE, words("lacking"))
    )
    if not done and not left:
        return
    yield thing, Sense(SenseKind.COLUMN, column.name, cost=COST)
    ways = dict.fromkeys((*verb_family(deed), *words("ways_to_have")))
    for held, openings in ((left, words("not_had")), (done, words("had"))):
        sense = Sense(SenseKind.VALUE, column.name, held, COST)
        said = (f"{opening}{way}{end}{thing}" for opening in openings for way in ways for end in ("", "了", "上"))
        turned = (f"{thing}{opening}{way}" for opening in openings for way in ways)
        names = (*said, *turned, *(f"{one}{thing}" for one in openings))
        part = tuple(text for text in sorted(told) if held == left and text.startswith(words("in_part")))
        whole = Sense(SenseKind.VALUE, column.name, (*held, *part), COST)
        yield from ((name, whole if name.endswith(words("to_the_full")) else sense) for name in names if held)


def _awaited(text: str) -> Iterator[str]:
    """报告还没出来, 还没出报告 of 待出报告: what has still to come."""
    come = next((text.removeprefix(opening) for opening in words("to_come_out") if text.startswith(opening)), "")
    if len(come) >= LEAST:
        yield from (phrase.replace(LACKED, come) for phrase in words("not_come_out"))


def _denied(text: str) -> Iterator[str]:
    """核验没通过 and 没通过核验 of 核验不通过: what did not come about, of a cell that says that it does not."""
    named, denied, deed = text.partition(DENIED)
    if denied and len(deed) == LEAST and len(named) in (0, LEAST):
        said = (f"{one}{deed}" for one in words("not_come_about"))
        yield from (name for one in said for name in dict.fromkeys((f"{named}{one}", f"{one}{named}")))


def _people(text: str) -> Iterator[str]:
    """糖尿病人, 糖尿病的 of 糖尿病患者; never 发展的 of 发展对象, which is what was done."""
    bare = stripped(text, "people_of")
    if bare != text and len(bare) >= LEAST:
        told = not text.endswith(ONE) and len(bare) > LEAST
        whose = (OF, f"{OF}{ONE}") if told or text.endswith(words("people_of")[:LEAST]) else ()
        yield from (f"{bare}{end}" for end in (*words("people_of"), *whose))


def _owned(text: str) -> Iterator[str]:
    """学校自己的 of 学校自有: whose a thing is."""
    owner = stripped(text, "own_ends")
    if owner != text:
        yield from (f"{owner}{said}" for said in words("own_said"))


def _short_of(text: str) -> Iterator[str]:
    """没订单, 订单不够 of 订单不足; by its first word too: 缺用地 of 用地指标不足."""
    lacked = stripped(text, "cells_short")
    if lacked != text and len(lacked) >= LEAST:
        things = dict.fromkeys((lacked, lacked[:LEAST]))
        yield from (phrase.replace(LACKED, thing) for thing in things for phrase in words("short_of"))


def _suffered(text: str, own: Collection[str]) -> Iterator[str]:
    """被退, 被退回, 给退回 of 已退回; none where another cell says so too: 被退 beside 退款中."""
    deed = next((text.removeprefix(mark) for mark in DONE if text.startswith(mark)), "")
    if len(deed) == LEAST and is_verb(deed):
        lone = not any(deed[0] in other for other in own if other != text)
        yield from (f"{by}{how}" for by in words("suffers") for how in ((deed, deed[0]) if lone else (deed,)))
