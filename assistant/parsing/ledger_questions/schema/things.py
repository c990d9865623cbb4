"""What people call the things that rows are about (车 of 车辆编号), and what is done to them (管护 of 管护单位).

Read from the name of the columns, so that a ledger no dictionary describes is spoken of like ours.
Invariant: such a word says that the rows are meant, and no more.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache

from assistant.model.catalog import Column, Ledger
from assistant.parsing.ledger_questions.schema.column_names import Cut
from assistant.parsing.ledger_questions.schema.columns import additive, date_column
from assistant.parsing.ledger_questions.schema.stems import column_stem, deed_done, is_verb
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import entries, grammar_kinds, stripped, words
from assistant.text.lexicon import load

COST = 0.05
ABOUT, THING = Sense(SenseKind.TOPIC, cost=COST), Sense(SenseKind.LEDGER, cost=COST)
COLUMN_COST = 0.02
"""What a syllable costs that a column of names is called by: 船 of 船名."""
NAMES, NUMBERS, PERSON = "名称", "编号", "姓名"
"""End the name of a column of names, of one of numbers, and of one of people."""
HALF = 2
"""Characters of a word of which a longer one is made."""
LONG = 3
"""Characters from which a thing is also called by its last one: 栓 of 消火栓."""


def doers(ledger: Ledger) -> dict[str, str]:
    """Deed → the column of those who do it: 管护 → 管护单位."""
    endings = words("agent_suffixes")
    named = (column for column in ledger.columns if column.type.textual and column.name.endswith(endings))
    found = {stripped(column.name, "agent_suffixes"): column.name for column in named}
    return {deed: name for deed, name in found.items() if len(deed) > 1 and deed != name}


def row_part(ledger: Ledger) -> str:
    """The column of what each thing has a row for, by its own name: 生产线 of 企业×生产线; empty where none is so."""
    last = ledger.grain.rpartition("×")[2] if "×" in ledger.grain else ""
    named = next((column for column in ledger.columns if column.name == last), None)
    own = named is not None and named.type.textual and not named.closed and named.name != ledger.entity
    return last if own else ""


def thing_of(ledger: Ledger) -> str:
    """What the column that names a row says the row is: 电梯 of 电梯编号; empty where it says nothing."""
    thing = stripped(ledger.entity, "entity_suffixes") if ledger.entity else ""
    return thing if thing != ledger.entity else ""


def comes_often(ledger: Ledger) -> bool:
    """Whether what names a row, a person too, has several of them."""
    return any(column.name == ledger.entity and column.distinct < ledger.rows for column in ledger.columns)


@lru_cache(256)
def person_number(ledger: Ledger) -> Column | None:
    """The column of the numbers of people who are told of in several rows: 儿童编号 beside 儿童姓名."""
    names = [column.name for column in ledger.columns]
    numbers = (column for column in ledger.columns if column.name.endswith(words("code_ends")) and not column.personal)
    again = (column for column in numbers if 0 < column.distinct < ledger.rows)
    return next((column for column in again if f"{_bare(column)}{PERSON}" in names), None)


def _bare(column: Column) -> str:
    return stripped(column.name, "entity_suffixes")


def speaks_of_person(word: str, number: Column) -> bool:
    """Whether a word is for the people whose numbers a column holds: 儿童, 孩子 of 儿童编号."""
    return word.endswith(_bare(number)) or word in person_nouns()


def of_people(ledger: Ledger) -> bool:
    """Whether rows, or what they tell of, are people: by what they are counted in or the column that names them."""
    persons = words("persons")
    if ledger.unit_noun in persons:
        return True
    groups = (group for group in entries("things") if set(persons) <= set(group["words"]))
    return any(thing_of(ledger).endswith(tuple(group["heads"])) for group in groups)


def of_homes(noun: str, ledger: Ledger) -> bool:
    """Whether every row is that of another household, by who asked for something or heads it: 户 of 申请人."""
    told = (column for column in ledger.columns if column.name in words("householders"))
    return noun in words("dwelling_nouns")[:1] and any(column.distinct == ledger.rows for column in told)


def _persons(ledger: Ledger) -> Iterator[str]:
    """老人 of 高龄津贴发放, whose rows are of 人员编号: the people that the ledger's names tell they are."""
    if not of_people(ledger):
        return
    about = " ".join((ledger.name, *ledger.aliases, *(column.name for column in ledger.columns)))
    for group in load("ledger_schema")["person_kinds"]:
        if any(word in about for word in group["told_by"]):
            yield from group["words"]


def thing_names(ledger: Ledger, cut: Cut) -> Iterator[tuple[str, Sense]]:
    """(word, sense) for what rows may be called and what may be done to them."""
    yield from ((deed, ABOUT) for deed in doers(ledger))
    yield from _own_deed(ledger, cut)
    yield from ((half, ABOUT) for deed in _deeds(ledger) for half in deed if not _in_other_name(half, deed, ledger))
    yield from _called_by_topic(ledger, cut)
    yield from _called_by_title(ledger, cut)
    yield from ((noun, THING) for noun in _persons(ledger))
    yield from ((word, THING if _called(word) else ABOUT) for word in _told_of(ledger, cut))
    thing = thing_of(ledger)
    title = stripped(ledger.name, "ledger_suffixes")
    title = "" if thing and thing in title else title  # 选手 of 运动员名单, whose rows are named by 参赛证号
    yield from ((word, THING) for word in _called(thing) if word != thing or len(thing) == 1)
    yield from ((word, THING) for word in _in_groups(title) if len(word) > 1)
    yield from _generic_names(ledger)
    for column in ledger.columns:
        named = stripped(column.name, "entity_suffixes")
        if named == column.name and column.type.textual and not column.personal and named != thing:
            yield from ((word, Sense(SenseKind.COLUMN, named, cost=COLUMN_COST)) for word in _in_one(named))
        other = column.type.textual and not column.personal and named not in (column.name, thing)
        other = other and column.name != ledger.entity
        if other and (len(named) == 1 or (_names_thing(column, named, ledger) and not ledger.grain)):
            called = (named, *_called(named)) if len(named) == 1 else (named, *_in_groups(named))
            yield from ((word, Sense(SenseKind.COLUMN, column.name, cost=COLUMN_COST)) for word in called)


def _generic_names(ledger: Ledger) -> Iterator[tuple[str, Sense]]:
    """编号 of 栓号, 路名 of 路线名称, 证号 of 许可证编号: the one column of numbers, or of names, by its sort."""
    for key in ("number_names", "name_names"):
        endings = words(key)
        held = [c for c in ledger.columns if c.type.textual and not c.personal and c.name.endswith(endings)]
        held = [column for column in held if column.distinct * HALF > ledger.rows or column.name == ledger.entity]
        for column in held:
            stem = next(column.name.removesuffix(end) for end in endings if column.name.endswith(end))
            short = {*stem[:1], *stem[-1:], *(word for word in _called(stem) if len(word) == 1)}
            generic = endings if len(held) == 1 else ()
            said = dict.fromkeys((*generic, *(f"{word}{endings[-1]}" for word in short)))
            named = (word for word in said if len(word) > 1 and not grammar_kinds(word))
            yield from ((word, Sense(SenseKind.COLUMN, column.name, cost=COLUMN_COST)) for word in named)


def _names_thing(column: Column, named: str, ledger: Ledger) -> bool:
    """Whether a column holds names, or numbers of what no other column tells of: 设备编号 of a list of repairs."""
    others = (other.name for other in ledger.columns if other != column)
    return column.name.endswith(NAMES) or (
        column.name.endswith(NUMBERS) and not any(name.startswith(named) for name in others)
    )


def things_inside(ledger: Ledger) -> Iterator[str]:
    """证里 of a 许可证: what is no slip of 镇里."""
    single = [word for word in _called(thing_of(ledger)) if len(word) == 1]
    yield from (f"{word}{side}" for word in single for side in words("inside"))


def is_thing(word: str, ledger: Ledger) -> bool:
    """Whether a single syllable is what the rows are about, 船 of 船名, or a noun for the people that they are of."""
    if len(word) == 1:
        return word in _called(thing_of(ledger))
    return word in person_nouns() and of_people(ledger)


@cache
def person_nouns() -> frozenset[str]:
    """The nouns for people of any sort."""
    return frozenset(word for group in load("ledger_schema")["person_kinds"] for word in group["words"])


def _in_one(named: str) -> Iterator[str]:
    """药 of 药品: what a thing is called in one syllable that is no word of grammar."""
    yield from (word for word in _in_groups(named) if len(word) == 1 and not grammar_kinds(word))


@cache
def _called(thing: str) -> tuple[str, ...]:
    """What a thing is called: 车 and 车辆 of 车牌, 栓 of 消火栓 and of 栓号."""
    last = [thing[-1]] if len(thing) >= LONG or len(thing) == 1 else []
    return tuple(dict.fromkeys((*_in_groups(thing), *last)))


def _in_groups(thing: str) -> Iterator[str]:
    """The words for things of its sort: 房子 of 房源."""
    groups = (g for g in entries("things") if thing.endswith(tuple(g["heads"])) or thing in g.get("whole", ()))
    yield from (word for group in groups for word in group["words"])


def _called_by_topic(ledger: Ledger, cut: Cut) -> Iterator[tuple[str, Sense]]:
    """困难户 of 困难群众救助台账, whose rows are counted in 户."""
    groups = (group for group in load("ledger_schema")["row_heads"] if ledger.unit_noun in group["nouns"])
    heads = [word for group in groups for word in group["words"]]
    said = [word for word in cut(stripped(ledger.name, "ledger_suffixes")) if len(word) > 1] if heads else []
    topics = (*said, *(word[:HALF] for word in said if len(word) == HALF * 2))
    yield from ((topic + head, ABOUT) for topic in topics for head in heads)


def _called_by_title(ledger: Ledger, cut: Cut) -> Iterator[tuple[str, Sense]]:
    """养老机构 of 养老机构床位, whose rows are named by 机构名称; 上市公司 of 境内上市公司名录."""
    thing, title = thing_of(ledger), stripped(ledger.name, "ledger_suffixes")
    run = [*cut(title)]
    heads = ("".join(run[:end]) for end in range(1, len(run)))
    tails = ("".join(run[start:]) for start in range(1, len(run)))
    yield from ((tail, THING) for tail in tails if not (thing and thing in title) and any(_in_groups(tail)))
    own = [head for head in heads if len(thing) >= HALF and head.endswith(thing) and head != thing]
    if len(thing) >= HALF and thing not in title:  # 审计问题 of 审计整改清单, whose rows are numbered by 问题编号
        own += [word + thing for word in run if len(word) >= HALF]
    yield from ((head, Sense(SenseKind.LEDGER, cost=COLUMN_COST)) for head in own)
    same = dict.fromkeys(word for head in own for word in _in_groups(head) if len(word) >= HALF and word not in own)
    named = Sense(SenseKind.COLUMN, ledger.entity, cost=COLUMN_COST) if comes_often(ledger) else THING
    yield from ((word, named) for word in same)  # 养老院 of 养老机构


def _told_of(ledger: Ledger, cut: Cut) -> Iterator[str]:
    """患者 of 患者性别 and 患者年龄: what several columns tell something of, none of them its name or an amount."""
    openings: dict[str, list[Column]] = defaultdict(list)
    for column in ledger.columns:
        first = next(iter(cut(column.name)), "")
        if len(first) >= HALF and first != column.name:
            openings[first].append(column)
    for word, told in openings.items():
        named = any(stripped(column.name, "entity_suffixes") == word for column in told) or any(map(additive, told))
        if len(told) >= HALF and any(column.type.textual for column in told) and not named:
            yield word


def _deeds(ledger: Ledger) -> Iterator[str]:
    """献血 of 献血量, 出车 of 出车日期: deeds of two halves, which people take apart (献了多少毫升血, 出了几趟车)."""
    for column in (column for column in ledger.columns if not column.type.textual):
        deed = column_stem(column)
        if deed != column.name and len(deed) == len("献血"):
            yield deed


def _in_other_name(half: str, deed: str, ledger: Ledger) -> bool:
    """Whether half a deed is also the noun of a column: 河 of 巡河日期 beside 河流名称."""
    return any(half in column.name.replace(deed, "") for column in ledger.columns if column.type.textual)


def shared_things(collected: dict[str, dict[int, list[Sense]]]) -> None:
    """Takes what the rows of several ledgers are called (企业) for the name of none of them."""
    for by_ledger in collected.values():
        holders = [senses for senses in by_ledger.values() if THING in senses]
        if len(holders) > 1 or (holders and len(by_ledger) > 1):
            for senses in holders:
                senses[:] = [ABOUT if sense == THING else sense for sense in senses]


def _own_deed(ledger: Ledger, cut: Cut) -> Iterator[tuple[str, Sense]]:
    """登记了 of 不动产登记台账: what was done to each row, on the day of the row, or its own: 审批日期 of 救助审批.

    Of a deed that is done again (最近随访日期 of 签约随访) it is the day of the last time.
    """
    deed = next(iter([*cut(stripped(ledger.name, "ledger_suffixes"))][-1:]), "")
    days = [column for column in ledger.columns if column.type.temporal and deed]
    own = [column for column in days if column_stem(column) == deed]
    last = [c for c in days if column_stem(c).endswith(deed) and not c.name.startswith(words("next_time"))]
    day = next(iter((*own, *last)), None) or date_column(ledger)
    if day is not None and is_verb(deed):
        yield from ((word, Sense(SenseKind.VERB, day.name, cost=0.1)) for word in deed_done(deed))


def tells_rows_apart(name: str, ledger: Ledger) -> bool:
    """Whether a column only tells the rows of a thing apart (生产线 of a firm), so that it names no groups of them."""
    return name in ledger.grain.split("×") and not ledger.column(name).closed


def names_numbered(column: Column, ledger: Ledger) -> bool:
    """Whether a column tells the names of what another numbers, so that two rows of one name are two things."""
    thing = stripped(column.name, "name_words")
    return thing != column.name and ledger.entity != column.name and thing == stripped(ledger.entity, "number_names")


def numbers_rows(column: Column, ledger: Ledger) -> bool:
    """Whether a column only numbers the rows, so that 积水点 of 积水点编号 are what they are about, by their names.

    What is done again and again (巡查 of 巡查编号) is the row itself, and no home that was looked at.
    """
    return _numbers_all(column, ledger) and not _is_done_often(column, ledger)


def numbers_deeds(column: Column, ledger: Ledger) -> bool:
    """Whether a column numbers what is done again and again: 巡查 of 巡查编号 are the rows themselves."""
    return _numbers_all(column, ledger) and _is_done_often(column, ledger)


def _numbers_all(column: Column, ledger: Ledger) -> bool:
    first = bool(ledger.entity) and column == ledger.columns[0] and column.name != ledger.entity
    return first and column.name.endswith(NUMBERS) and column.distinct == ledger.rows


def _is_done_often(column: Column, ledger: Ledger) -> bool:
    return is_verb(column_stem(column)) and comes_often(ledger)
