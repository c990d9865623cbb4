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
from assistant.parsing.ledger_questions.schema.figure_names import (
    DEED_COST,
    DONE,
    INNER_COST,
    PREFIX_COST,
    SUFFIX_COST,
    WHOLE_COST,
    done_amounts,
    figure_names,
)
from assistant.parsing.ledger_questions.schema.pairs import names_of_pairs
from assistant.parsing.ledger_questions.schema.set_figures import found_of_both
from assistant.parsing.ledger_questions.schema.sorts import is_sort_of
from assistant.parsing.ledger_questions.schema.stems import below_group
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import grammar_kinds, stripped, words

ABOUT_COST = 1.0
"""For 治理 of 治理工艺: it lays claim to the word without naming the column."""
CHANGES = frozenset({"before.same", "direction.up"})
"""Kinds of words that set a figure against the one before, or name how far it has changed."""
COUNTS = frozenset({"count.noun"})
"""Kinds of words for how many there are."""
TOTAL, MONEY, OF, PERCENT, AMONG = "总", "元", "的", "%", "其中"
_LEAST = 2
_PERIOD = re.compile(r"^(?:\d{4}年?(?:\d{1,2}月份?)?|\d{1,2}月份?|第?\d{1,2}(?:周|季度))")

Cut = Callable[[str], Iterable[str]]


def partial_names(ledger: Ledger, cut: Cut) -> Iterator[tuple[str, Sense]]:
    """(name, sense) for each shorter name that only one column of the ledger has, or one figure ends with."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for column in ledger.columns:
        done = done_amounts(column) if not ledger.grain else ()
        for name, cost in (*_pieces(column, cut), *((deed, DEED_COST) for deed in done)):
            found[name][column.name] = min(cost, found[name].get(column.name, cost))
    found |= {name: {owner: SUFFIX_COST} for name, owner in (*_changes(ledger), *names_of_pairs(ledger))}
    named = {name for column in ledger.columns for name in (column.name, *column.aliases)}
    taken = named | {word for word, owners in found.items() if not grammar_kinds(word) <= _may_name(owners)}
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


def _may_name(owners: Mapping[str, float]) -> frozenset[str]:
    """Kinds of words of grammar that may name a figure as well: 环比 by itself, 页数 as the other word for 页码."""
    return CHANGES | COUNTS if min(owners.values()) == WHOLE_COST else CHANGES


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
    """The plain one: 献血人次 for 献血 beside 首次献血, 使用单位 beside 维保单位, 受检单位 beside 单位类别."""
    about = SUFFIX_COST in owners.values() and name in words("role_nouns")
    owners = {o: cost for o, cost in owners.items() if not (is_sort_of(o, name) or (about and cost == ABOUT_COST))}
    whole = [owner for owner in owners if stripped(owner, "number_suffixes") == name]
    parts = [owner for owner in owners if owner not in whole and ledger.column(owner).type.numeric]
    if TOTAL + name in owners:
        return TOTAL + name  # 投资 beside 总投资 and 完成投资
    counted = [owner for owner in owners if owner.startswith(words("finding_openings"))]
    dealt_with = [owner for owner in owners if owner not in counted]
    if len(counted) == 1 and dealt_with and all(owner.startswith(DONE) for owner in dealt_with):
        return counted[0]  # 问题 of 发现问题 beside 已改问题
    if name in words("money_names"):
        return _own_money(owners, ledger)
    if len(whole) == 1 and parts and all(owner.startswith(words("part_openings")) for owner in parts):
        return whole[0]
    figures = all(ledger.column(owner).type.numeric for owner in owners)
    wholes = [owner for owner in owners if not owner.startswith(words("part_openings"))]
    if figures and len(wholes) == 1 < len(owners):
        return wholes[0]  # 隐患 are those of 发现隐患数, and not of 其中重大隐患 alone
    homes = [owner for owner in owners if owner.startswith(words("belonging"))]
    if stripped(name, "thing_counts") in words("places"):
        whole = [owner for owner in owners if any(word in owner for word in words("capacity"))]
        return whole[0] if len(whole) == 1 else ""  # 床位 are those of 核定床位, and none of 护理型床位 alone
    if found := found_of_both(ledger, owners):
        return found
    aside = (*words("set_beforehand"), *words("part_openings"))
    serving = words("serving_roles") if all(ledger.column(owner).type.textual for owner in owners) else ()
    plain = homes or [owner for owner in owners if not owner.startswith((*aside, *serving))]
    plain = list(_first_role(plain)) if serving else plain
    says = name not in words("number_suffixes") or name in words("figure_heads")
    ends = set(owners.values()) == {SUFFIX_COST} and says
    told = len(plain) == 1 and (plain[0].startswith(words("present_openings")) or len(plain[0]) - len(name) >= _LEAST)
    return plain[0] if ends and told else ""


def _first_role(names: Sequence[str]) -> Sequence[str]:
    """Those whom the rows are of: 使用单位 beside 承办单位."""
    ranked = ([name for name in names if name.startswith(role)] for role in words("main_roles"))
    return next(filter(None, ranked), names)


def _own_money(owners: Mapping[str, float], ledger: Ledger) -> str:
    """The amount that the ledger's own name tells of: 合同金额 of 政府采购合同, beside 预算金额 and 已付金额."""
    title = stripped(ledger.name, "ledger_suffixes")
    own = [owner for owner in owners if len(bare := stripped(owner, "number_suffixes")) >= _LEAST and bare in title]
    return own[0] if len(own) == 1 else ""


def _pieces(column: Column, cut: Cut) -> Iterator[tuple[str, float]]:
    """Pieces of a column's name, each with its cost."""
    base = (_PERIOD.sub("", column.name) or column.name).removeprefix(AMONG)
    base = stripped(base, "last_days") if column.type.temporal else base
    bare = stripped(base, "times_counts")
    run = [word for part in (bare, base.removeprefix(bare)) if part for word in cut(part) if word.strip()]
    yield from _with_bare(other_names(base), column)
    yield from ((other, WHOLE_COST) for other in (*_required(column), *below_group(column), *of_sex(base)))
    yield from ((other, SUFFIX_COST) for other in other_ends(base))
    yield from ((place, SUFFIX_COST) for place in (*_belongs_to(column), *_come_to(column), *_named(column)))
    yield from ((name, SUFFIX_COST) for name in _as_it_is(column, cut))
    yield from ((deed, DEED_COST) for deed in (*deeds(base), *_sums_of_money(column)))
    yield from ((half, SUFFIX_COST) for half in (in_text(base) if column.type.textual else ()))
    yield from () if column.type.temporal else ((name, SUFFIX_COST) for name in _with_of(base, run))
    if column.type.textual and len(base) == 2 * _LEAST:
        yield from [(base[_LEAST:], SUFFIX_COST)] * (len(run) == 1)  # 单位地址 is one word to the segmenter
    for start in range(len(run)):
        for end in range(start + 1, len(run) + 1):
            piece, torn = "".join(run[start:end]), start > 0 and len(run[start]) == 1
            only_of_what = column.unit.startswith(PERCENT) and base.endswith(words("changes")) and piece != base
            if only_of_what and not piece.endswith(words("changes")):
                continue  # 成交面积 of 成交面积环比 is what has changed, and not how far
            if len(piece) >= _LEAST and not torn and (piece != base or base != column.name):
                yield piece, WHOLE_COST if piece == base else _cost(start, end, len(run), column)
    if column.type.numeric:
        yield from figure_names(column, base, run)
        for lowest in below_group(column):
            yield from figure_names(column, lowest, [*cut(lowest)])


def _with_of(base: str, run: Sequence[str]) -> Iterator[str]:
    """维保的单位, 月环比的涨幅, 股票的代码: a name, or another word for it, with 的 between two of its words."""
    joints = {len("".join(run[:place])) for place in range(1, len(run))}
    yield from (
        f"{base[:joint]}{OF}{base[joint:]}"
        for joint in sorted(joints | ({_LEAST} if len(base) == 2 * _LEAST else set()))
    )
    alike = (name for name in other_names(base) if len(name) == 2 * _LEAST)
    yield from (f"{name[:_LEAST]}{OF}{name[_LEAST:]}" for name in alike)


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


def _as_it_is(column: Column, cut: Cut) -> Iterator[str]:
    """存栏, 实际存栏 of 现存栏: how it is now, where what is left of the name is a word."""
    openings = words("present_openings") if column.type.numeric else ()
    found = max(filter(column.name.startswith, openings), key=len, default="")
    what = column.name.removeprefix(found)
    if found and len(what) >= _LEAST and len([*cut(what)]) == 1:
        yield from (what, *(f"{opening}{what}" for opening in openings if len(opening) >= _LEAST))


def _named(column: Column) -> Iterator[str]:
    """公司 of 公司名称, 货车 of 货车车牌, 教师 of 教师姓名: the thing itself, without the word for its name."""
    endings = (*words("names_below"), *words("plates")) if column.type.textual else ()
    bare = next((column.name.removesuffix(end) for end in endings if column.name.endswith(end)), "")
    if len(bare) >= _LEAST:
        yield bare


def _come_to(column: Column) -> Iterator[str]:
    """结果怎么样 of 巡查结果: what came of it, where the bare noun would say nothing."""
    endings = words("outcomes") if column.type.textual else ()
    ending = next((end for end in endings if column.name.endswith(end)), "")
    yield from (ending + how for how in words("asks_outcome") if ending)


def _with_bare(names: Iterable[str], column: Column) -> Iterator[tuple[str, float]]:
    """The names, and those without the noun that says what sort of thing they are: 电影 of 电影名称, 毛病 of 毛病数.

    A name says it sooner than a number does: 职位 is the 岗位名称 where there is a 岗位编号 besides.
    """
    endings = words("count_endings") if column.type.numeric else words("entity_suffixes")
    endings = () if column.type.temporal else endings
    cost = SUFFIX_COST if column.name.endswith(words("number_names")) else WHOLE_COST
    for name in names:
        yield name, WHOLE_COST
        yield from ((name.removesuffix(end), cost) for end in endings if name.endswith(end) and len(name) > len(end))


def _sums_of_money(column: Column) -> tuple[str, ...]:
    """金额, 花钱 of 救治费用: what any amount in 元 may be called where there is no other; 费用 of a cost."""
    costs = words("cost_names") if column.name.endswith(words("cost_ends")) else ()
    cash = tuple(f"{stripped(column.name, 'cost_ends')}{end}" for end in words("cash_said")) if costs else ()
    return (*words("money_names"), *costs, *cash) if additive(column) and column.unit.endswith(MONEY) else ()


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
