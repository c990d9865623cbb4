"""Shorter names that people give a column: 总价 of 成交总价, 涨幅 of 涨跌幅, 百强县 of 是否百强县.

Read from the words of the columns' own names, for ledgers that no dictionary describes.
Invariant: a shorter name stands for one column of its ledger or for none, so that 面积
beside 占地面积 and 建筑面积 never picks one of them in silence.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from assistant.model.catalog import Column, Ledger
from assistant.parsing.ledger_questions.schema.column_words import deeds, in_text, of_sex, other_ends, other_names
from assistant.parsing.ledger_questions.schema.columns import additive
from assistant.parsing.ledger_questions.schema.pairs import names_of_pairs
from assistant.parsing.ledger_questions.schema.sorts import is_sort_of
from assistant.parsing.ledger_questions.schema.stems import below_group, is_verb, verb_family
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import entries, grammar_kinds, stripped, words
from assistant.text.lexicon import load
from assistant.text.units import find_unit

SUFFIX_COST, PREFIX_COST, INNER_COST = 0.03, 0.08, 0.06
"""What a piece of a name costs: the end of a name says most of what the column holds."""
DEED_COST = 0.04
"""For 执导 of 导演, 卖 of 销量: what is done with what a column holds."""
WHOLE_COST = 0.02
"""For GDP of GDP总计: the word left out only says that all of it is meant."""
ABOUT_COST = 1.0
"""For 治理 of 治理工艺: it lays claim to the word without naming the column."""
CHANGES = frozenset({"before.same", "direction.up"})
"""Kinds of words that set a figure against the one before, or name how far it has changed."""
TOTAL, COUNT, MONEY, TIMES, OF = "总", "数", "元", "次", "的"
_LEAST = 2
_PERIOD = re.compile(r"^(?:\d{4}年?(?:\d{1,2}月份?)?|\d{1,2}月份?|第?\d{1,2}(?:周|季度))")

Cut = Callable[[str], Iterable[str]]


def partial_names(ledger: Ledger, cut: Cut) -> Iterator[tuple[str, Sense]]:
    """(name, sense) for each shorter name that only one column of the ledger has, or one figure ends with."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for column in ledger.columns:
        done = _done(column) if not ledger.grain else ()
        for name, cost in (*_pieces(column, cut), *((deed, DEED_COST) for deed in done)):
            found[name][column.name] = min(cost, found[name].get(column.name, cost))
    found |= {name: {owner: SUFFIX_COST} for name, owner in (*_changes(ledger), *names_of_pairs(ledger))}
    named = {name for column in ledger.columns for name in (column.name, *column.aliases)}
    taken = named | {word for word in found if not grammar_kinds(word) <= CHANGES}  # 环比 by itself may name one
    for name, owners in found.items():
        both = _told_and_counted(name, owners, ledger) if name not in taken else ()
        if both:
            yield from ((name, Sense(SenseKind.COLUMN, column, cost=SUFFIX_COST)) for column in both)
            continue
        ((owner, cost), *others) = sorted(owners.items(), key=lambda pair: pair[1])
        found_out = _found_out(name, owners, ledger) if others and name not in taken else ""
        if found_out:
            yield name, Sense(SenseKind.COLUMN, found_out, cost=SUFFIX_COST)
            continue
        heads = ledger.column(owner).type.numeric and cost <= SUFFIX_COST < min(dict(others).values(), default=1)
        whole = cost == WHOLE_COST and all(other > WHOLE_COST for _, other in others)
        if (heads or whole or not others) and cost < ABOUT_COST and name not in taken:
            yield name, Sense(SenseKind.COLUMN, owner, cost=cost)
        elif cost == DEED_COST and name not in taken:
            yield from _deed_and_year(name, [ledger.column(other) for other in owners])


def _changes(ledger: Ledger) -> Iterator[tuple[str, str]]:
    """旅客吞吐量同比 of 旅客同比: a change by the whole name of the figure that it is of."""
    figures = [_PERIOD.sub("", column.name) for column in ledger.columns if column.type.numeric]
    for column in ledger.columns if figures else ():
        ending = next((end for end in words("changes") if column.name.endswith(end)), "")
        short = column.name.removesuffix(ending)
        if ending and len(short) >= _LEAST and column.type.numeric:
            whole = {name for name in figures if name.startswith(short) and name not in (short, column.name)}
            yield from ((f"{name}{of}{ending}", column.name) for name in whole if len(whole) == 1 for of in ("", OF))


def _told_and_counted(name: str, owners: Mapping[str, float], ledger: Ledger) -> tuple[str, ...]:
    """The one figure and the one text of a noun, of which the question chooses: 隐患 of 问题数 and 主要隐患."""
    named = sorted(
        (owner for owner, cost in owners.items() if cost <= SUFFIX_COST), key=lambda owner: name not in owner
    )
    sorts = [ledger.column(owner).type for owner in named]
    apart = len(named) == len(owners) == _LEAST and any(sort.numeric for sort in sorts)
    return tuple(named) if apart and any(sort.textual for sort in sorts) else ()


def _deed_and_year(name: str, owners: Sequence[Column]) -> Iterator[tuple[str, Sense]]:
    """出版 of 出版社 and 出版年份: who did it and in which year, which words around it tell apart."""
    years = [column for column in owners if column.type.numeric and column.name.endswith(words("year_suffixes"))]
    if len(owners) == 2 and len(years) == 1:
        order = sorted(owners, key=lambda column: column in years)
        yield from ((name, Sense(SenseKind.COLUMN, column.name, cost=DEED_COST)) for column in order)


def _found_out(name: str, owners: Mapping[str, float], ledger: Ledger) -> str:
    """The plain one: 献血人次 for 献血 beside 首次献血, 所在单位 beside 维保单位, 受检单位 beside 单位类别."""
    owners = {owner: cost for owner, cost in owners.items() if not is_sort_of(owner, name)}
    whole = [owner for owner in owners if stripped(owner, "number_suffixes") == name]
    parts = [owner for owner in owners if owner not in whole and ledger.column(owner).type.numeric]
    if TOTAL + name in owners:
        return TOTAL + name  # 投资 beside 总投资 and 完成投资
    if len(whole) == 1 and parts and all(owner.startswith(words("part_openings")) for owner in parts):
        return whole[0]
    homes = [owner for owner in owners if owner.startswith(words("belonging"))]
    if name in words("places"):
        return ""  # 床位 are those of 核定床位, and none of 护理型床位 alone
    aside = (*words("set_beforehand"), *words("part_openings"))
    plain = homes or [owner for owner in owners if not owner.startswith(aside)]
    ends = set(owners.values()) == {SUFFIX_COST} and name not in words("number_suffixes")
    return plain[0] if ends and len(plain) == 1 and len(plain[0]) - len(name) >= _LEAST else ""


def _pieces(column: Column, cut: Cut) -> Iterator[tuple[str, float]]:
    """Pieces of a column's name, each with its cost."""
    base = _PERIOD.sub("", column.name) or column.name
    base = stripped(base, "last_days") if column.type.temporal else base
    bare = stripped(base, "times_counts")
    run = [word for part in (bare, base.removeprefix(bare)) if part for word in cut(part) if word.strip()]
    others = (*_with_bare(other_names(base), column), *_required(column), *below_group(column), *of_sex(base))
    yield from ((other, WHOLE_COST) for other in others)
    yield from ((other, SUFFIX_COST) for other in other_ends(base))
    yield from ((place, SUFFIX_COST) for place in (*_belongs_to(column), *_come_to(column), *_named(column)))
    yield from ((deed, DEED_COST) for deed in (*deeds(base), *_sums_of_money(column)))
    yield from ((half, SUFFIX_COST) for half in (in_text(base) if column.type.textual else ()))
    if column.type.textual and len(base) == 2 * _LEAST:
        yield f"{base[:_LEAST]}{OF}{base[_LEAST:]}", SUFFIX_COST  # 维保的单位
    for start in range(len(run)):
        for end in range(start + 1, len(run) + 1):
            piece, torn = "".join(run[start:end]), start > 0 and len(run[start]) == 1
            if len(piece) >= _LEAST and not torn and (piece != base or base != column.name):
                yield piece, WHOLE_COST if piece == base else _cost(start, end, len(run), column)
    if column.type.numeric:
        if column.unit.startswith("%") and base.startswith(words("return_spans")):
            yield from ((f"{base}{of}{noun}", WHOLE_COST) for noun in words("return_nouns") for of in ("", OF))
        deed = stripped(base, "thing_counts")  # 进了多少球
        halves = (f"{deed[0]}{how}{deed[1]}" for how in words("asks_between") if len(deed) == _LEAST)
        counted = (thing for name in (base, *other_names(base)) for thing in _counted(name))
        yield from ((name, SUFFIX_COST) for name in (*counted, *_heads(base), *halves))
        yield from _wholes(base)
        yield from ((base.removeprefix(end), SUFFIX_COST) for end in words("ends_of") if _goes_on(base, end))
        yield from ((name, SUFFIX_COST) for name in (*_counts(base), *_measured(column), *_come_of_deeds(base, run)))
        yield from _figures(base, run)


def _goes_on(base: str, opening: str) -> bool:
    """Whether a name says which end of a figure it is: 坝高 of 最大坝高."""
    return base.startswith(opening) and len(base) - len(opening) >= _LEAST


def _required(column: Column) -> Iterator[str]:
    """学历, 学位 of 学历学位要求: what is asked of someone, without the word that says so."""
    ending = next((end for end in words("demands") if column.name.endswith(end)), "")
    bare = column.name.removesuffix(ending)
    if ending and len(bare) >= _LEAST and column.type.textual:
        yield from (bare, *other_names(bare))


def _belongs_to(column: Column) -> Iterator[str]:
    """城市 of 所在城市, 总部 of 总部城市: what a thing belongs to, or what of it lies there."""
    openings = words("belonging") if column.type.textual else ()
    yield from (column.name.removeprefix(opening) for opening in openings if column.name.startswith(opening))
    endings = words("place_endings") if column.type.textual else ()
    seated = (column.name.removesuffix(ending) for ending in endings if column.name.endswith(ending))
    yield from (what for what in seated if len(what) >= _LEAST)


def _named(column: Column) -> Iterator[str]:
    """公司 of 公司名称: the thing itself, without the word that its name is meant."""
    endings = words("name_words") if column.type.textual else ()
    bare = next((column.name.removesuffix(end) for end in endings if column.name.endswith(end)), "")
    if len(bare) >= _LEAST:
        yield bare


def _come_to(column: Column) -> Iterator[str]:
    """结果怎么样 of 巡查结果: what came of it, where the bare noun would say nothing."""
    endings = words("outcomes") if column.type.textual else ()
    ending = next((end for end in endings if column.name.endswith(end)), "")
    yield from (ending + how for how in words("asks_outcome") if ending)


def _with_bare(names: Iterable[str], column: Column) -> Iterator[str]:
    """The names, and those without the noun that says what sort of thing they are: 电影 of 电影名称, 毛病 of 毛病数."""
    endings = words("count_endings") if column.type.numeric else words("entity_suffixes")
    endings = () if column.type.temporal else endings
    for name in names:
        yield name
        yield from (name.removesuffix(end) for end in endings if name.endswith(end) and len(name) > len(end))


def _sums_of_money(column: Column) -> tuple[str, ...]:
    """金额, 花钱 of 救治费用: what any amount in 元 may be called where there is no other; 费用 of a cost."""
    costs = words("cost_names") if column.name.endswith(words("cost_ends")) else ()
    return (*words("money_names"), *costs) if additive(column) and column.unit.endswith(MONEY) else ()


def said_with(column: Column) -> tuple[str, ...]:
    """What may be said behind the whole name of a figure and adds nothing: 用量, of money 支出."""
    return (*words("data_words"), *(words("spending") if additive(column) and column.unit.endswith(MONEY) else ()))


def _cost(start: int, end: int, size: int, column: Column) -> float:
    """The end of a name says what it is; the beginning does so for figures, else only what it is about."""
    if end == size:
        return SUFFIX_COST
    if not column.type.numeric:
        return ABOUT_COST
    return PREFIX_COST if start == 0 else INNER_COST


def _wholes(base: str) -> Iterator[tuple[str, float]]:
    """GDP of GDP总计, 票房 of 累计票房: without the word that says all of it."""
    ends = (base.removesuffix(word) for word in words("whole_suffixes") if base.endswith(word))
    openings = (base.removeprefix(word) for word in words("whole_prefixes") if base.startswith(word))
    stems = (*ends, *openings, *((base.removesuffix("用"),) if base.endswith("费用") else ()))
    yield from ((stem, WHOLE_COST) for stem in stems if len(stem) >= _LEAST)


def _done(column: Column) -> Iterator[str]:
    """献了, 补贴了 of 献血量, 补贴金额: how much of it, by the deed or its first half, which no dictionary tells."""
    base, deed = column.name, stripped(column.name, "number_suffixes")
    told = deed != base and len(deed) == _LEAST and not deed.endswith(words("person_endings"))
    amount = column.type.numeric and not column.unit.startswith("%")
    if amount and told and not base.startswith(words("whole_prefixes")):
        yield from (said + end for end in words("deed_endings") for said in (deed[0], deed))


def _counts(base: str) -> Iterator[str]:
    """网点数量, 网点个数 of 网点数: a number of things under its other endings."""
    endings = words("count_endings")
    stem = next((base.removesuffix(end) for end in endings if base.endswith(end)), "")
    if len(stem) >= _LEAST:
        yield from (stem + end for end in endings)
    yield from [stem] * stem.endswith(TIMES)  # 来访人次 of 来访人次数


def _counted(base: str) -> Iterator[str]:
    """问题 of 问题数: what a column counts is what the question speaks of."""
    thing = stripped(base, "thing_counts")
    if thing != base and len(thing) >= _LEAST and not base.endswith(words("deed_counts")):
        yield thing
        yield from _out_of_order(thing)


def _out_of_order(thing: str) -> Iterator[str]:
    """坏的灯, 坏灯 of 故障灯: things with a fault, by any word for it."""
    for group in entries("faults"):
        bare = next((thing.removeprefix(fault) for fault in group["values"] if thing.startswith(fault)), "")
        if bare:
            yield from (f"{word.removesuffix(OF)}{of}{bare}" for word in group["words"] for of in ("", OF))


def _heads(base: str) -> Iterator[str]:
    """经费 of 经费支出: the noun that says by itself what sort of figure it is, wherever it stands."""
    heads = () if base.endswith(words("changes")) else words("figure_heads")
    yield from (head for head in heads if base.startswith(head) and base != head)


def _measured(column: Column) -> Iterator[str]:
    """本周成交面积 of 本周成交（万平）, 纪念品数量, 不合格总人数: the name with what its unit measures or counts."""
    groups = load("ledger_schema")["measured_nouns"]
    nouns = [group["noun"] for group in groups if column.unit in group["units"] and group["noun"] not in column.name]
    unit = find_unit(column.unit)
    if unit is not None and unit.counts and not column.name.endswith(words("number_suffixes")):
        nouns += [f"{column.unit}{COUNT}", f"{COUNT}量", COUNT]
    yield from (f"{column.name}{total}{noun}" for noun in nouns for total in ("", TOTAL))


def _come_of_deeds(base: str, run: Sequence[str]) -> Iterator[str]:
    """批下来的金额 of 批准金额, 查出的问题 of 发现问题数: the figure by any word for the deed that it came of."""
    rest = stripped(base, "thing_counts").removeprefix(run[0])
    if is_verb(run[0]) and len(rest) >= _LEAST:
        yield from (f"{deed}{OF}{rest}" for deed in verb_family(run[0]))


def _figures(base: str, run: list[str]) -> Iterator[tuple[str, float]]:
    """What is said of a figure besides: its total (粮食总产量), one of its two directions (涨幅 of 涨跌幅)."""
    if len(run) > 2:
        yield run[0] + run[-1], INNER_COST
        yield from (("".join(run[:place] + run[place + 1 :]), INNER_COST) for place in range(1, len(run) - 1))
    if (len(run) == 1 and len(base) == 2 * _LEAST) or base[1:].endswith(words("torn_ends")):
        yield base[-_LEAST:], SUFFIX_COST
    yield from ((torn, SUFFIX_COST) for torn in _torn(run))
    if len(base) >= 2 * _LEAST:
        yield f"{base[:-_LEAST]}{TOTAL}{base[-_LEAST:]}", SUFFIX_COST
    if len(run[-1]) > _LEAST:
        yield from ((run[-1][:place] + run[-1][place + 1 :], INNER_COST) for place in range(1, len(run[-1]) - 1))


def _torn(run: list[str]) -> Iterator[str]:
    """油费 of 燃油费, 气费 of 燃气费: the end of a figure's name inside a word; never 电费 of 水电费."""
    last = "".join(run[-2:]) if run[-1] in words("cost_ends") else run[-1]
    if len(last) > _LEAST and not last.startswith((*words("denials"), *words("coordinated"))):
        yield last[-_LEAST:] if last.endswith(words("cost_ends")) else last[1:]
