"""Those who do a thing, asked for by what they do: 谁在管护, 维保的是哪家 for 管护单位, 维保单位.

Invariant: a deed names only the column that is called by it, so that who keeps a thing is never taken for who owns it.
"""

from collections.abc import Collection, Sequence
from itertools import pairwise

from assistant.parsing.ledger_questions.items import MERE_TOPIC, NAME, SPELLED, Item
from assistant.parsing.ledger_questions.own_deeds import deed_said
from assistant.parsing.ledger_questions.passes.passes import Pass
from assistant.parsing.ledger_questions.passes.what_asked import WHAT_ASKED
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema.counters import counted_by
from assistant.parsing.ledger_questions.schema.faults import fault_nouns, faults_column
from assistant.parsing.ledger_questions.schema.sorts import sorts_of
from assistant.parsing.ledger_questions.schema.things import doers
from assistant.parsing.ledger_questions.schema.who import body_of, handlers, handlers_by_deed, manager_of
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

ASIDE = frozenset(("filler", "span.between", "compare.eq", "modal"))
"""Kinds of what stands between who is asked for and what they do."""
JOINS = frozenset({"join.and"})
UNDER_WAY, OF, THERE_IS = "在", "的", "有"
LIGHT = 0.1
ASKS_BODY = frozenset(("ask.who", "ask.which"))
BODIES = frozenset((*words("agent_suffixes"), *words("company_nouns")))
"""What those who do things are."""


def with_doers(raw: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """The items with 谁 or 哪家 beside a deed as the column of those who do it."""
    named_by = {**handlers(scope.ledger), **doers(scope.ledger)}
    deeds = {**handlers_by_deed(scope.ledger), **named_by}
    raw = _one_question(_joined(raw, deeds), {deed for deed, name in deeds.items() if not _names_one(raw, name)})
    found = list(raw)
    for place, item in enumerate(raw):
        deed = deed_said(item.text.removeprefix(UNDER_WAY), deeds)
        name = deeds.get(deed)
        named = any(sense.column == name for one in raw[:place][-1:] for sense in one.sense(SenseKind.VALUE))
        free = not named and (not item.has("value") or item.text not in deeds)  # 某人包联哪几家企业
        asks = _asks_beside(raw, place) if name and free else None
        asks = asks if asks is not None and (deed in named_by or raw[asks].has("ask.who")) else None  # 去干啥
        asks = None if asks is not None and name and _asks_to_whom(raw, place, asks, name) else asks
        if name and asks is not None:
            found[asks] = _asked(raw[asks], name, (Sense(SenseKind.COLUMN, name),))
            found[place] = replace(item, kinds=MERE_TOPIC, senses=())
    return tuple(found)


def _asks_to_whom(raw: Sequence[Item], place: int, asks: int, name: str) -> bool:
    """Whether one of those who do it is named first, so that it is asked to whom: 张三都查过哪几家, 去过哪家检查."""
    before = raw[: min(place, asks)]
    persons = any(word in raw[asks].text for word in words("asks_persons"))
    to_whom = asks > 0 and raw[asks - 1].text in words("done_for")  # 给谁打过
    if asks < place and persons and not to_whom:
        return False
    told = [at for at, item in enumerate(before) if any(s.column == name for s in item.sense(SenseKind.VALUE))]
    return bool(told) and not any(map(is_break, before[told[-1] :]))


def _names_one(items: Sequence[Item], name: str | None) -> bool:
    """Whether one of those who do it is named, so that whom they did it to is asked for: 周建国带队去了哪几家."""
    return [item.is_cell and item.sense(SenseKind.VALUE)[0].column == name for item in items].count(True) == 1


def _joined(raw: Sequence[Item], deeds: Collection[str]) -> Sequence[Item]:
    """The items with 带的队 as the one deed that its halves are."""
    for place, (verb, of, thing) in enumerate(zip(raw, raw[1:], raw[2:], strict=False)):
        if of.text == OF and f"{verb.text}{thing.text}" in deeds and place and raw[place - 1].has("ask.who"):
            whole = replace(verb, end=thing.end, text=f"{verb.text}{thing.text}", kinds=frozenset({SPELLED}), senses=())
            return (*raw[:place], whole, *raw[place + 3 :])
    return raw


def _one_question(raw: Sequence[Item], deeds: Collection[str]) -> Sequence[Item]:
    """The items with 哪几家公司 before a deed as one word that asks for those who do it."""
    for place, (asks, body, deed) in enumerate(zip(raw, raw[1:], raw[2:], strict=False)):
        beside = asks.has("ask.who") and asks.end == body.start and body.text in BODIES
        if beside and deed_said(deed.text, deeds):
            whole = replace(asks, end=body.end, kinds=asks.kinds | {"ask.who", SPELLED})
            return (*raw[:place], whole, *raw[place + 2 :])
    return raw


def which_bodies(raw: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 哪几家公司 as the one column of bodies, where 公司 names no column by itself: 是哪几家公司干的."""
    for place, (asks, body) in enumerate(pairwise(raw)):
        beside = body.text in BODIES and asks.end == body.start and asks.is_any(ASKS_BODY)
        named = [sense.column for sense in body.sense(SenseKind.COLUMN)[:1] if body.has("textual")]
        loose = beside and body.has("unknown")
        name = body_of(scope.ledger) if loose else next(iter(named), "") if beside and asks.has("ask.who") else ""
        if name:
            asked = _asked(asks, name, (Sense(SenseKind.COLUMN, name),))
            return (*raw[:place], replace(asked, end=body.end), *raw[place + 2 :])
    return raw


def with_manager(raw: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """The items with 谁管 before a matter as the column of those in charge of it: 谁管安全 of 安全管理员."""
    for place, (asks, matter) in enumerate(pairwise(raw)):
        name = manager_of(scope.ledger, matter.text) if asks.has("ask.holder") else ""
        if name:
            sense = (Sense(SenseKind.COLUMN, name),)
            kinds = frozenset({"which", SPELLED})
            asked = replace(asks, end=matter.end, kinds=kinds, column=name, senses=sense)
            return (*raw[:place], asked, *raw[place + 2 :])
    return tuple(raw)


def which_of_named(raw: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """The items with 哪个 of 甲镇和乙镇，哪个秸秆堆存总量更大 asking for one of those two, not for a heap in them."""
    for place, item in enumerate(raw):
        if not item.has("ask.which") or not any(after.has("more") for after in raw[place + 1 :]):
            continue
        named = [before for before in raw[:place] if before.has("value") or before.has("ask")][-2:]
        sides = [{sense.column for sense in one.sense(SenseKind.VALUE)} for one in named]
        both = sorted(set.intersection(*sides) - {scope.ledger.entity}) if len(named) > 1 else []
        told = faults_column(scope.ledger)
        nouns = fault_nouns(told) if told is not None and both else ()
        things = any(after.has("ledger") or after.text in nouns for after in raw[place + 1 : place + 2])
        if both and things:
            asked = _asked(item, both[0], (Sense(SenseKind.COLUMN, both[0]),))
            before = (replace(one, kinds=JOINS) if one.has("than") else one for one in raw[:place])
            return (*before, asked, *raw[place + 1 :])
    return tuple(raw)


def who_of_named(raw: Sequence[Item], scope: Scope) -> tuple[Item, ...]:
    """The items with 谁 of 甲所和乙所，谁接的投诉多 asking for one of those two, not for a person in them."""
    place = next((at for at, item in enumerate(raw) if item.has("ask.who")), 0)
    named = [item for item in raw[:place] if item.has("value")][-2:]
    sides = [{sense.column for sense in one.sense(SenseKind.VALUE)} for one in named]
    both = sorted(set.intersection(*sides)) if len(sides) > 1 else []
    more = next((at for at in range(place + 1, len(raw)) if raw[at].has("more")), 0)
    if len(both) != 1 or not more or not _joined_beside(raw[:place]):
        return tuple(raw)
    deeds = {*handlers_by_deed(scope.ledger), *handlers(scope.ledger), *doers(scope.ledger)}
    asked = _asked(raw[place], both[0], (Sense(SenseKind.COLUMN, both[0]),))
    said = [item for item in raw[place + 1 : more] if item.text != OF or raw[place].end != item.start]
    behind = [
        replace(item, kinds=MERE_TOPIC, senses=())
        if deed_said(item.text, deeds) and not item.has("value") and not any(n.has("count") for n in said[at + 1 :])
        else item
        for at, item in enumerate(said)
    ]
    return (*raw[:place], asked, *behind, *raw[more:])


def _joined_beside(before: Sequence[Item]) -> bool:
    """Whether two values joined by 和 stand right before, a comma passed over."""
    said = [item for item in before if not item.is_light(LIGHT) or item.has("value") or item.has("join")]
    said = said[:-1] if said and said[-1].has("join") else said
    return len(said) > 2 and said[-1].has("value") and said[-2].has("join") and said[-3].has("value")


def _asks_beside(raw: Sequence[Item], place: int) -> int | None:
    """Where the word stands that asks who does it: right before the deed, or behind 的是."""
    for step in (-1, 1):
        at = place + step
        while 0 <= at < len(raw) and _is_aside(raw[at]):
            at += step
        if not 0 <= at < len(raw) or (step > 0 and _asks_no_doer(raw[place : at + 1])):
            continue
        if raw[at].has("ask.who") or _is_body(raw, at) or (step > 0 and _asks_body(raw, at)):
            return at
    return None


def _asks_no_doer(said: Sequence[Item]) -> bool:
    """Whether what stands behind a deed asks to whom it was done, 看了哪些人, or for what was done: 申请有哪些."""
    deed, *between, asks = said
    done = (deed.text[-1:], *(item.text for item in between[:1]))
    to_whom = any(text in words("done_marks_bare") for text in done)
    return (to_whom or asks.text.startswith(THERE_IS)) and all(item.text != OF for item in between)


def _is_aside(item: Item) -> bool:
    asks = item.has("ask") or item.has("textual")
    return not asks and (item.is_light(LIGHT) or item.is_any(ASIDE) or item.text in words("doing"))


def _is_body(raw: Sequence[Item], at: int) -> bool:
    """Whether 单位, 公司 or 家 stands behind 哪."""
    before = [item for item in raw[max(at - 2, 0) : at] if not item.has("classifier") or item.has("textual")]
    own = any(sense.column.startswith(raw[at].text) for sense in raw[at].sense(SenseKind.COLUMN))
    return raw[at].text in BODIES and bool(before) and before[-1].has("ask.which") and not own


def _asks_body(raw: Sequence[Item], at: int) -> bool:
    """Whether 哪 asks for nobody else: 管护的是哪家, but not 哪部电梯."""
    return raw[at].has("ask.which") and all(item.text in BODIES for item in raw[at + 1 : at + 2])


def _asked(item: Item, name: str, sense: tuple[Sense, ...]) -> Item:
    if item.is_any(frozenset(("ask.who", "ask.which"))):
        return replace(item, kinds=frozenset({"which"}) | (item.kinds & {SPELLED}), column=name, senses=sense)
    return replace(item, kinds=NAME, senses=sense)


def doers_at_top(raw: tuple[Item, ...], _scope: Scope) -> tuple[Item, ...]:
    """The items with 哪个部门承办的 beside 最多 as asking which: it names the column, and asks for one of it."""
    asked = frozenset({"which"})
    return tuple(
        replace(item, kinds=asked, column=item.senses[0].column)
        if item.has("textual") and item.text.startswith(words("asks_agent")) and item.senses[0].column
        else item
        for item in raw
    )


def asked_in_one(raw: tuple[Item, ...], _scope: Scope) -> tuple[Item, ...]:
    """The items with 谁施工的, 哪个厂家生产的 or 啥问题, known as a column's other name, as asking for it."""
    asks = (*words("asks_agent"), *words("asks_what"), *words("asks_how"))
    if any(item.has("group") for item in raw):
        return raw  # 按怎么发现的分
    return tuple(
        replace(item, kinds=frozenset({"which"}), column=item.senses[0].column)
        if item.kinds == NAME and item.text.startswith(asks) and item.senses[0].column
        else item
        for item in raw
    )


def which_of_sort(raw: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 哪家 of 哪家民宿 as the column of firms, where 民宿 is one of their sorts, or it ends the line."""
    for place, (asks, noun) in enumerate(pairwise(raw)):
        firms = counted_by(scope.ledger, noun.text) if asks.has("ask.which") and noun.has("classifier") else None
        own = sorts_of(scope.ledger, firms.name) if firms is not None else None
        sort = {sense.column for item in raw[place + 2 : place + 3] for sense in item.sense(SenseKind.VALUE)}
        ends = place + 2 == len(raw) and not any(item.has("column") and item.has("textual") for item in raw[:place])
        if firms is not None and (ends or (own is not None and own.name in sort)):
            asked = _asked(asks, firms.name, (Sense(SenseKind.COLUMN, firms.name),))
            return (*raw[:place], replace(asked, end=noun.end), *raw[place + 2 :])
    return raw


DOERS = (
    Pass(who_of_named, ({"ask.who"}, {"more"}, {"value"}, {"join"})),
    Pass(asked_in_one, ({"textual"},)),
    Pass(with_manager, ({"ask.holder"},)),
    Pass(with_doers, ({"ask.who", "ask.which"},)),
    Pass(which_of_sort, ({"ask.which"}, {"classifier"})),
    Pass(which_bodies, (ASKS_BODY, BODIES)),
    *WHAT_ASKED,
)
"""What runs before the rules, in this order."""
