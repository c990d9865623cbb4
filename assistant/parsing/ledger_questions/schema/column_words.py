"""What columns are called besides their names: GDP and 生产总值, and 写 of 作者.

Invariant: a name is only ever said otherwise by words of one entry of the lexicon, each good in the other's place.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from assistant.parsing.ledger_questions.words import ends, entries, entries_of, words

_LEAST = 2


def other_names(name: str) -> Iterator[str]:
    """The name with a word for another that means the same figure: 生产总值 for GDP."""
    upper = name.upper()
    stretches = {upper[start:end] for start in range(len(upper)) for end in range(start + 1, len(upper) + 1)}
    for number, place in sorted(found for stretch in stretches for found in _alike().get(stretch, ())):
        group = entries("column_words")[number]["words"]
        word = group[place]
        others = (other for other in group if other not in upper or other in word)
        yield from (upper.replace(word, other) for other in others if other != word)


def other_ends(base: str) -> Iterator[str]:
    """牌子 of 快递品牌: another word for the end of a name."""
    endings = (base[start:] for start in range(1, len(base)))
    for number in sorted({number for ending in endings for number, _ in _alike().get(ending, ())}):
        yield from (other for other in entries("column_words")[number]["words"] if not base.endswith(other))


def deeds(base: str) -> Iterator[str]:
    """The verbs that speak of a column: 写 of 作者, 卖 of 销量."""
    for group in entries_of("deeds", "columns", ends(base)):
        yield from group["words"]


def in_text(base: str) -> Iterator[str]:
    """Each of two things that a cell tells of, and 大类 of 食品大类: how finely sorts are told."""
    yield from both_told(base)
    yield from (level for level in words("sort_levels") if base.endswith(level) and base != level)


def both_told(base: str) -> Iterator[str]:
    """超标因子, 倍数 of 超标因子及倍数: each of the two that one cell tells of."""
    parts = next((base.split(mark) for mark in words("both_told") if mark in base[1:-1]), [])
    told = len(parts) == len("及" * 2) and min(map(len, parts)) >= _LEAST
    yield from (half for half in parts if told and half not in words("generic_nouns"))


def of_sex(base: str) -> Iterator[str]:
    """女驾驶人, 女驾驶人数量 of 女性驾驶人: the first syllable says as much."""
    short = f"{base[0]}{base[_LEAST:]}" if base.startswith(words("sexes")) else ""
    yield from (f"{short}{noun}" for noun in ("", *words("count_endings")) if len(short) > _LEAST)


@cache
def _alike() -> Mapping[str, Sequence[tuple[int, int]]]:
    """Word for a figure → where it stands: the number of the entry, and its place there."""
    found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, group in enumerate(entries("column_words")):
        for place, word in enumerate(group["words"]):
            found[word].append((number, place))
    return found
