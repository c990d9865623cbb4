"""Runs of words inside free-text values, so that a part of a long name finds it.

Invariant: a piece that every value holds (the district in the names of its firms) tells none of them apart, so it
restricts nothing; nor does a word of grammar (情况) that stands in some of them, or the column's own name (隐患 of an
隐患类型). One of names that the ledger's own name holds (消防 of 消防设施检查) may only say what the rows are about.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from assistant.model.catalog import Column
from assistant.parsing.ledger_questions.schema.column_names import Cut
from assistant.parsing.ledger_questions.schema.faults import fault_denied
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import grammar_kinds, words
from assistant.text.lexicon import load
from assistant.text.script import is_in_order

MARKS = "“”\"'《》 "
LONGEST, LEAST = 5, 2
"""Words of the longest piece, characters of the shortest."""
ONE_WORD, WORDS, OF_ALL = 0.3, 0.2, 0.05
"""What a piece of one word costs, one of several, and one that says nothing."""
GOES_ON = frozenset(load("ledger_schema")["goes_on"]["words"])
"""Words that go on from the one before, so that no piece begins with them: 以下柴油货车."""
OPENINGS = (4, 6)
"""Characters by which a firm is called that its name goes on from inside a word: 恒通市政 of 恒通市政工程有限公司."""
FEW = 2
"""So few values may share a piece by chance."""
_PLACED = re.compile("(.{2,3})[省市]")
"""A place with its rank, which people leave out: 深圳 of 深圳市."""
_GRADE, _STARS = re.compile("(.)级(.)等"), re.compile("A{2,5}")
_SIZED = re.compile("(.{1,4})[(（]([0-9一二三四五])[)）](.{0,3})")
_ROMAN = dict(zip("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ", "一二三四五六七八九十", strict=True))
_DIGITS = dict(zip("12345", "一二三四五", strict=True))
_LEVEL = re.compile("([国省市县区镇乡村])级(.{2,})")
_NUMBERED = re.compile("第([一二三四五六七八九十]+)(.{2,4}?)(组|队|所|站|片|区|标段)")


def pieces(
    column: Column, cut: Cut, about: Sequence[str], others: Sequence[str] = (), *, remarks: bool = False
) -> Iterator[tuple[str, Sense]]:
    """(piece, sense) of the column's values; ``about``: what the ledger is called, its own name first.

    A word that several of ``others`` hold restricts nothing, as 供水 beside 设计供水规模 and 实际供水量; in ``remarks``
    neither does one that another column begins with: 淤泥 of 淤泥去向 is no remark on 淤泥堆场.
    """
    heavy = load("weights")["heavy"]["words"]
    costs: dict[str, float] = {}
    held: Counter[str] = Counter()
    for value in column.values:
        own = _of_value(value.text, cut) if not fault_denied(value.text) else {}
        held.update(own.keys())
        costs.update({piece: min(cost, costs.get(piece, cost)) for piece, cost in own.items()})
    for piece, cost in costs.items():
        named = sum(piece in name for name in others) >= FEW
        named |= remarks and any(name.startswith(piece) for name in others)
        named |= piece in column.name  # 隐患 says nothing of an 隐患类型, even where one is 消防隐患
        if _shortens_heading(piece, column.name):
            yield piece, Sense(SenseKind.COLUMN, column.name, cost=OF_ALL)
            continue
        if held[piece] == len(column.values) > FEW or named or (about and _shortens(piece, about[0])):
            yield piece, Sense(SenseKind.TOPIC, cost=OF_ALL)
        elif not grammar_kinds(piece) and (piece not in heavy or (column.closed and held[piece] == 1)):
            yield piece, Sense(SenseKind.PART, column.name, cost=cost)
            if any(piece in name for name in about):
                yield from ((piece, sense) for sense in _of_name(piece, column, about))


def _shortens_heading(piece: str, name: str) -> bool:
    """Whether a piece is the column's own name with a character left out: 屠宰点 of 屠宰厂点."""
    ends = piece[0] == name[0] and piece[-1] == name[-1]
    return ends and len(piece) > LEAST and len(piece) == len(name) - 1 and is_in_order(piece, name)


def _shortens(piece: str, name: str) -> bool:
    """Whether a piece is what the ledger's name is called for short: 医废 of 医疗废物转运."""
    apart = zip(name, name[LEAST:], strict=False)
    return len(piece) == LEAST and piece not in name and any(first + later == piece for first, later in apart)


def _of_name(piece: str, column: Column, about: Sequence[str]) -> Iterator[Sense]:
    """What else a piece says that is a word of the ledger's name: nothing, of names; of a sort, the one value."""
    holding = tuple(value.text for value in column.values if piece in value.text)
    if not column.closed or all(map(is_body, holding)):
        yield Sense(SenseKind.TOPIC, cost=OF_ALL)
    elif len(holding) == 1 and not column.name.endswith(words("company_words")) and piece not in about[0]:
        yield Sense(SenseKind.VALUE, column.name, holding, WORDS)


def is_body(text: str) -> bool:
    """Whether a value is somebody who does what the rows tell, and no sort of it (0号柴油)."""
    return text.endswith((*words("unit_suffixes"), *words("agent_heads")))


def _of_value(text: str, cut: Cut) -> Mapping[str, float]:
    """The pieces of one value, each with its cost."""
    run = list(cut(text))
    found = _spans(run)
    placed = _PLACED.fullmatch(run[0]) if len(run) > 1 else None
    found |= _spans([placed[1], *run[1:]]) if placed else {}
    found |= {text[:end]: WORDS for end in OPENINGS if text.endswith(words("firm_names")) and len(text) > end + FEW}
    return {piece: cost for piece, cost in found.items() if len(piece.strip(MARKS)) >= LEAST and piece != text}


def _spans(run: Sequence[str]) -> dict[str, float]:
    """The runs of words in a row, each with its cost."""
    spans = ((start, end) for start in range(len(run)) for end in range(start + 1, min(start + LONGEST, len(run)) + 1))
    whole = ((start, end) for start, end in spans if run[start] not in GOES_ON and not _counts(run, start))
    return {"".join(run[start:end]): ONE_WORD if end - start == 1 else WORDS for start, end in whole}


def _counts(run: Sequence[str], place: int) -> bool:
    """Whether a word only counts what comes behind: 家 of 1家企业尚未开工, so that 哪家企业 holds no piece of it."""
    return place > 0 and len(run[place]) == 1 and run[place - 1].isnumeric()


def short_values(text: str) -> Iterator[str]:
    """四级 of Ⅳ级, 三甲 of 三级甲等, 5A of AAAAA, 督导一组 of 第一督导组, 县财政 of 县级财政: grades and bodies."""
    if text[:1] in _ROMAN:
        number, rest = _ROMAN[text[0]], text[1:]
        yield from (f"{said}{rest}" for said in (number, str(list(_ROMAN).index(text[0]) + 1)) if rest)
    level = _LEVEL.fullmatch(text)
    if level:
        yield f"{level[1]}{level[2]}"
    sized = _SIZED.fullmatch(text)
    if sized:
        numbers = dict.fromkeys((_DIGITS.get(sized[2], sized[2]), sized[2]))
        yield from (f"{sized[1]}{number}{sized[3]}" for number in numbers)  # 小二型 of 小(2)型
    grade = _GRADE.fullmatch(text)
    if grade:
        yield f"{grade[1]}{grade[2]}"
    if _STARS.fullmatch(text):
        yield f"{len(text)}a"
    numbered = _NUMBERED.fullmatch(text)
    if numbered:
        number, what, team = numbered.groups()
        yield from (f"{what}{number}{team}", f"{what}第{number}{team}", f"{number}{team}", f"第{number}{team}")
