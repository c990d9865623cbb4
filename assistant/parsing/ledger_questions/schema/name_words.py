"""The words of a ledger's name: what its rows are about, or one of the sorts that it puts together.

Invariant: of a name that puts sorts of a column side by side (社区矫正与法律援助案件) each says which rows are meant;
of any other name a word restricts nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from assistant.model.catalog import Ledger
from assistant.parsing.ledger_questions.schema.stems import whole_words
from assistant.parsing.ledger_questions.senses import Sense, SenseKind

COMPOUND, DONE, NATURE = 4, "了", "性"
"""Characters of a word whose second half is said for it; what says that a deed is done, and of what nature a thing is.
"""
COST, SORT_COST, LEAST = 0.05, 0.02, 2
"""What a word of the name costs, and one of its sorts; characters of either, and sorts in a name."""


def name_words(ledger: Ledger, run: Sequence[str]) -> Iterator[tuple[str, Sense]]:
    """(word, sense) of each row of words of a name that is cut into ``run``."""
    sorts = _sorts(ledger)
    yield from _one_of_sorts(ledger, run)
    yield from () if ledger.plan or sorts else _head_and_end(run)
    for word in dict.fromkeys((*whole_words(run), *(() if ledger.plan else stretches(run)))):
        sort = next((value for value in sorts if word.startswith(value)), "")
        if sort:
            if not any(value in word.removeprefix(sort) for value in sorts):
                yield word, Sense(SenseKind.VALUE, sorts[sort], (sort,), SORT_COST)
            continue
        if len(word) >= LEAST:
            yield word, Sense(SenseKind.TOPIC, cost=0.0 if word[0].isdecimal() else COST)  # 60强 is no 60 and 强
        if len(word) == COMPOUND and word in run:
            halves = (word[COMPOUND // 2 :], word[: COMPOUND // 2], word[:-1])  # 线路, 公交, 公交线 of 公交线路
            yield from ((half, Sense(SenseKind.TOPIC, cost=COST)) for half in halves)


def _one_of_sorts(ledger: Ledger, run: Sequence[str]) -> Iterator[tuple[str, Sense]]:
    """注销 of 登记注销台账, whose rows are 设立登记, 变更登记 and 注销登记: the word that tells one of its sorts."""
    for column in ledger.columns:
        texts = [value.text for value in column.values] if column.closed and column.type.textual else []
        if len(texts) >= LEAST and any(word in text for word in run for text in texts):
            whole = {word for word in run if len(word) >= LEAST and all(word in text for text in texts)}
            for word in run if whole else ():
                held = tuple(text for text in texts if word in text)
                if len(word) >= LEAST and word not in whole and len(held) == 1:
                    sense = Sense(SenseKind.VALUE, column.name, held, SORT_COST)
                    yield from ((said, sense) for said in (word, word + DONE))


def _head_and_end(run: Sequence[str]) -> Iterator[tuple[str, Sense]]:
    """超限案件 of 超限超载案件: any word of a long name with its last; 公益岗 of 公益性岗位."""
    for word in run[:-2]:
        if len(word) >= LEAST and len(run[-1]) >= LEAST:
            yield f"{word}{run[-1]}", Sense(SenseKind.LEDGER, cost=COST)
    for word, thing in pairwise(run):
        if len(word) > LEAST and word.endswith(NATURE) and len(thing) == LEAST:
            yield from ((f"{word[:-1]}{end}", Sense(SenseKind.LEDGER, cost=SORT_COST)) for end in (thing, thing[0]))


def stretches(run: Sequence[str]) -> Iterator[str]:
    """Each row of words that stand side by side: 适老化改造 of 居家适老化改造."""
    for start in range(len(run)):
        for end in range(start + 1, len(run) + 1):
            yield "".join(run[start:end])


def _sorts(ledger: Ledger) -> Mapping[str, str]:
    """The values of one column that the name puts together, each with its column; none where it holds but one."""
    for column in ledger.columns:
        if column.closed and column.type.textual and not column.personal:
            named = [v.text for v in column.values if len(v.text) >= LEAST and v.text in ledger.name]
            apart = [text for text in named if not any(text != other and text in other for other in named)]
            if len(apart) >= LEAST:
                return dict.fromkeys(apart, column.name)
    return {}
