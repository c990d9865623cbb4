"""Names of a ledger that a refused question says in short: 水压 of 出水压力, 月入 of 月收入, 四星 of 四星级.

Only looked for once a line is refused. Invariant: a word is taken for the one name of its ledger that it shortens
best, and only where nothing here is called by it; what it was taken for is told. A part of a phrase that nobody
knows is never taken by itself: 物业纠纷 is no 劳资纠纷.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from assistant.linking.linked import Linked
from assistant.model.catalog import Column, Ledger
from assistant.parsing.heavy import is_heavy
from assistant.parsing.ledger_questions.schema.stems import below_group
from assistant.parsing.ledger_questions.words import stripped, words
from assistant.parsing.reading import Word
from assistant.parsing.unread import Unread
from assistant.records import Record
from assistant.text.lexicon import load
from assistant.text.script import is_chinese

LEAST = 2
"""Characters of what a name is shortened to."""
WORDS = 2 * LEAST
"""Characters of two words, said by the first of each."""
LONGEST = 2
"""Times longer than what it is shortened to, and a character, a name is at most where letters between are left out."""

DONE_TO, MUCH = "[了过出]?的?(多少|几)?[个名位]?", "多少"
"""Between a deed and those that it was done to."""
OF = "的"
COUNTED = re.compile("(?:几|多少).")
"""How many, in a noun that nothing else is counted in: 几口."""
COUNTS = ("deed_counts", "thing_counts")
"""How many of what is done, and of things."""


class InShort(Record):
    """A question with names written out."""

    ledger: Ledger
    text: str
    told: tuple[str, ...]
    """Chinese, for the notes: what was taken for what."""


class Meant(Record):
    """What is said for a name, and what is written in its place."""

    said: str
    name: str
    written: str


class Names(Record):
    """What a ledger's columns and cells are called."""

    all: str
    """Each on a line."""
    figures: tuple[str, ...]
    cells: tuple[str, ...]


def spelled_out(linked: Linked, unknown: Unread, ledgers: Sequence[Ledger]) -> Iterator[InShort]:
    """The question with all that nothing here is called written out, for each ledger that has names for it."""
    said = tuple(word for word in unknown.unknown if not COUNTED.fullmatch(word))
    if not said or not all(len(word) >= LEAST and is_chinese(word) and not is_heavy(word) for word in said):
        return
    for ledger in (ledger for ledger in ledgers if not ledger.plan):
        meant = [_meant(word, linked.text, ledger) for word in said]
        if all(meant):
            yield _written(linked.text, filter(None, meant), ledger)


def untorn(linked: Linked, words: Sequence[Word], ledgers: Sequence[Ledger]) -> str:
    """The question with 的 before a name that words before it tore (二季度末梢水); empty where there is none."""
    for word in words:
        for ledger in ledgers if len(word.text) >= LEAST else ():
            names = re.findall(f"^.+{re.escape(word.text)}$", _names(ledger).all, re.MULTILINE)
            starts = (word.span.end - len(name) for name in names if linked.text.endswith(name, 0, word.span.end))
            start = next((start for start in starts if start > 0 and linked.text[start - 1] != OF), 0)
            if start:
                return f"{linked.text[:start]}{OF}{linked.text[start:]}"
    return ""


def in_initials(linked: Linked, ledgers: Sequence[Ledger]) -> Iterator[InShort]:
    """The question with two words of a ledger's name written out: 移民后扶资金 of 水库移民后期扶持资金."""
    text = linked.text
    for ledger in (ledger for ledger in ledgers if not ledger.plan):
        for start in range(1, len(name := ledger.name) - WORDS):
            short, whole = name[start] + name[start + LEAST], name[start : start + WORDS]
            beside = (f"{name[start - 1]}{short}", f"{short}{name[start + WORDS]}")
            if whole not in text and any(one in text for one in beside):
                yield _written(text, (Meant(short, whole, whole),), ledger)


def _written(text: str, meant: Iterable[Meant], ledger: Ledger) -> InShort:
    """The question with each name in place of what shortens it, and of what goes on from that: 食品 of 食品许可."""
    told: dict[str, None] = {}
    for one in meant:
        end = 0
        while (start := text.find(one.said, end)) >= 0:
            end = start + len(one.said)
            while end < len(text) and text[start : end + 1] in one.name:
                end += 1
            told[f"已按“{one.name}”理解“{text[start:end]}”"] = None
            text, end = f"{text[:start]}{one.written}{text[end:]}", start + len(one.written)
    return InShort(ledger, text, tuple(told))


def _meant(word: str, text: str, ledger: Ledger) -> Meant | None:
    """What of the ledger a word shortens; None where that is nothing or more than one thing."""
    name = _name(word, ledger)
    if name:
        return Meant(word, name, name)
    return _by_first_halves(word, ledger) or _people(word, text, ledger)


def _by_first_halves(word: str, ledger: Ledger) -> Meant | None:
    """职业教育 for 职教 of 职教中心: two words of a name, each by its first half; None where two names hold such."""
    if len(word) != LEAST:
        return None
    found = set(re.findall(f"{re.escape(word[0])}.{re.escape(word[1])}.", _names(ledger).all))
    whole = found.pop() if len(found) == 1 else ""
    return Meant(word, whole, whole) if whole else None


def _name(word: str, ledger: Ledger) -> str:
    """The one name of the ledger that a word shortens; empty where there is none or more than one."""
    names = _names(ledger)
    held = re.findall(f"^.*{'.*'.join(map(re.escape, word))}.*$", names.all, re.MULTILINE)
    for ways in (_ends, _inside, _opens_or_closes):
        found = [name for name in held if ways(word, name) and _may_shorten(word, name, names)]
        if found:
            return found[0] if len(found) == 1 else ""
    return _counted(word, names.figures) or _loosely(word, names.cells)


def _may_shorten(word: str, name: str, names: Names) -> bool:
    """Whether a cell holds the word whole or begins as it does: 民房 is no 康民大药房, nor 公司 any one firm."""
    whole = word in name and (_ends(word, name) or len(name) <= LONGEST * len(word) + 1)
    held = (whole or name[0] == word[0]) and word not in words("agent_nouns")
    return name not in names.cells or held


def _ends(word: str, name: str) -> bool:
    """食品 of 食品许可到期, 笔记本 of 笔记本电脑."""
    return name.startswith(word) or name.endswith(word)


def _inside(word: str, name: str) -> bool:
    """水压 of 出水压力."""
    return word in name


def _opens_or_closes(word: str, name: str) -> bool:
    """取证 of 取得证书, 月入 of 月收入."""
    return (name[0] == word[0] or name[-1] == word[-1]) and len(name) <= LONGEST * len(word) + 1


def _counted(word: str, figures: Sequence[str]) -> str:
    """实现就业 for 就业人数: the one figure by what it counts."""
    stem = next((bare for key in COUNTS if (bare := stripped(word, key)) != word), word)
    found = [name for name in figures if _ends(stem, name)] if stem != word and len(stem) >= LEAST else []
    return found[0] if len(found) == 1 else ""


def _loosely(word: str, cells: Sequence[str]) -> str:
    """物业管理 for 物业纠纷, 台式电脑 for 台式机: the one cell that begins so, where the rest says what sort it is."""
    front = stripped(word, "loose_tails")
    found = [name for name in cells if name.startswith(front)] if front != word and len(front) >= LEAST else []
    return found[0] if len(found) == 1 else ""


def _people(word: str, text: str, ledger: Ledger) -> Meant | None:
    """结业人数 for 结业了多少学员: of figures of people the one of that deed, where people are such here."""
    kinds = [kind for kind in load("ledger_schema")["person_kinds"] if word in kind["words"]]
    done = re.search(f"([^\\W了过出的]{{1,2}}){DONE_TO}{word}", text) if kinds else None
    about = " ".join((ledger.name, *(column.name for column in ledger.columns)))
    if done is None or not any(sign in about for kind in kinds for sign in kind["told_by"]):
        return None
    counted = [column for column in ledger.columns if column.unit in words("persons")]
    names = [name for column in counted for name in _called(column)]
    for deed in (done[1], done[1][-1]):
        found = [name for name in names if deed in name]
        if len(found) == 1:
            return Meant(done[0][done[0].index(deed) :], found[0], found[0] + (MUCH if done[2] else ""))
    return None


@lru_cache(256)
def _names(ledger: Ledger) -> Names:
    """What may be said in short; no personal column, and no free text."""
    open_to_all = [column for column in ledger.columns if not column.personal]
    called = {name: column for column in open_to_all for name in _called(column)}
    figures = tuple(name for name, column in called.items() if column.type.numeric)
    cells = tuple(dict.fromkeys(value.text for column in open_to_all if column.closed for value in column.values))
    return Names("\n".join((*called, *(cell for cell in cells if cell not in called))), figures, cells)


def _called(column: Column) -> tuple[str, ...]:
    """The names of a column, by the lowest of its header's rows where it has several."""
    own = tuple(below_group(column)) or (column.name,)
    return (*own, *column.aliases)
