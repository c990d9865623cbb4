"""What a figure is called besides its name: 票房 of 累计票房, 问题 of 问题数, 涨幅 of 涨跌幅, 献了 of 献血量.

Invariant: each name comes with what it costs, so that one that says most of the figure goes first.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from assistant.model.catalog import Column
from assistant.parsing.ledger_questions.schema.column_words import other_names
from assistant.parsing.ledger_questions.schema.stems import is_verb, verb_family
from assistant.parsing.ledger_questions.words import entries, stripped, words
from assistant.text.lexicon import load
from assistant.text.units import find_unit

SUFFIX_COST, PREFIX_COST, INNER_COST = 0.03, 0.08, 0.06
"""What a piece of a name costs: the end of a name says most of what the column holds."""
DEED_COST = 0.04
"""For 执导 of 导演, 卖 of 销量: what is done with what a column holds."""
WHOLE_COST = 0.02
"""For GDP of GDP总计: the word left out only says that all of it is meant."""
TOTAL, COUNT, TIMES, OF, AMOUNT = "总", "数", "次", "的", "金额"
DONE = ("应", "实", "已", "未", "待")
"""Begin the name of a figure beside which another tells how much of the same was to be done."""
_LEAST = 2


def figure_names(column: Column, base: str, run: list[str]) -> Iterator[tuple[str, float]]:
    """(name, cost) of a figure; ``base``: its name without the time it is of, ``run``: the words of that."""
    if column.unit.startswith("%") and base.startswith(words("return_spans")):
        yield from ((f"{base}{of}{noun}", WHOLE_COST) for noun in words("return_nouns") for of in ("", OF))
    deed = stripped(base, "thing_counts")  # 进了多少球
    halves = (f"{deed[0]}{how}{deed[1]}" for how in words("asks_between") if len(deed) == _LEAST)
    counted = (thing for name in (base, *other_names(base)) for thing in _counted(name))
    yield from ((name, SUFFIX_COST) for name in (*counted, *_heads(base), *halves, *_of_deed(base)))
    yield from _wholes(base)
    opening = next((word for word in words("of_one") if base.startswith(word) and len(base) > len(word) + _LEAST), "")
    yield from ((f"{opening}{end}", SUFFIX_COST) for end in (base[-_LEAST:],) if opening)  # 人均收入 of 人均纯收入
    yield from ((base.removeprefix(end), SUFFIX_COST) for end in words("ends_of") if _goes_on(base, end))
    yield from ((name, SUFFIX_COST) for name in (*_counts(base), *_measured(column), *_come_of_deeds(base, run)))
    yield from _figures(base, run)
    yield from ((noun, SUFFIX_COST) for noun in _dimensions().get(base[-1:], ()))
    dealt = base.removesuffix(AMOUNT)
    yield from ((f"{dealt}{price}", INNER_COST) for price in words("deal_prices") if dealt in words("dealt"))


@cache
def _dimensions() -> Mapping[str, Sequence[str]]:
    """The last character of a figure's name → the nouns for it: 长度 of 管长."""
    return {one["ends"]: one["words"] for one in load("ledger_schema")["dimensions"]}


def _of_deed(base: str) -> Iterator[str]:
    """用的电 of 用电量, 威胁的人 of 威胁人数: what it is so much of that something was done to."""
    stem = stripped(base, "number_suffixes")
    if len(stem) == _LEAST and stem != base:
        yield f"{stem[0]}{OF}{stem[1]}"
    counted = base[len(stem) :].removesuffix(COUNT)
    if len(stem) >= _LEAST and len(counted) == 1 and base.endswith(COUNT):
        yield from (f"{stem}{counted}", f"{stem}{OF}{counted}")


def _goes_on(base: str, opening: str) -> bool:
    """Whether a name says which end of a figure it is: 坝高 of 最大坝高."""
    return base.startswith(opening) and len(base) - len(opening) >= _LEAST


def done_amounts(column: Column) -> Iterator[str]:
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
    stem = stripped(base, "number_suffixes")
    if stem != base and is_verb(stem) and not base.startswith(DONE):  # 催办次数 of 督办次数, never 停的天数 of 实停天数
        yield from (f"{deed}{of}{base[len(stem) :]}" for deed in verb_family(stem) for of in ("", OF))


def _figures(base: str, run: list[str]) -> Iterator[tuple[str, float]]:
    """What is said of a figure besides: its total (粮食总产量), one of its two directions (涨幅 of 涨跌幅)."""
    thing = [word for word in run if word not in words("number_suffixes")]
    if len(thing) == _LEAST == min(map(len, thing)):
        yield thing[1] + thing[0], INNER_COST  # 灭火器过期 of 过期灭火器, 失能老人 of 老人失能人数
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


def _wholes(base: str) -> Iterator[tuple[str, float]]:
    """GDP of GDP总计, 票房 of 累计票房: without the word that says all of it."""
    ends = (base.removesuffix(word) for word in words("whole_suffixes") if base.endswith(word))
    openings = (base.removeprefix(word) for word in words("whole_prefixes") if base.startswith(word))
    stems = (*ends, *openings, *((base.removesuffix("用"),) if base.endswith("费用") else ()))
    yield from ((stem, WHOLE_COST) for stem in stems if len(stem) >= _LEAST)
