"""Everyday words of a refused question, as what the ledger writes: 烧气的 of 天然气, 上门来反映 of 现场来访.

Only looked for once a line is refused, and only for what nothing in it explains. Invariant: a word is taken for one
cell, column or title of a ledger, never for one of several; all that it does not say stays in the question, which is
read again from the start; what was taken for what is told.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from assistant.linking.linked import Linked
from assistant.linking.synonyms import expand
from assistant.model.catalog import Column, Ledger
from assistant.parsing.in_short import InShort
from assistant.parsing.ledger_questions.interpreter import LedgerReading
from assistant.parsing.ledger_questions.schema.pieces import is_body
from assistant.parsing.ledger_questions.schema.stems import column_stem
from assistant.parsing.ledger_questions.words import grammar_kinds
from assistant.parsing.ledger_questions.words import words as grammar_words
from assistant.parsing.ranking import Refuse
from assistant.parsing.reading import Word
from assistant.parsing.unread import Unread, wording
from assistant.records import Record
from assistant.text.lexicon import load

LONGEST, LEAST = 8, 2
"""Characters of the longest word looked up, and of the shortest that a name may hold as a part."""
SAME = 0.9
"""How well a synonym stands for its word where either may be said for the other."""
COLUMN = "*"
"""Stands in the lexicon for the column that is asked for."""
LOOSEST = 2
"""Times longer than a word, and a character, a cell is at most whose characters it has in another order."""


class Taken(Record):
    """A stretch of the question, and what of a ledger it was taken for."""

    start: int
    end: int
    name: str
    """What the ledger calls it."""


class Names(Record):
    """What an everyday word may stand for in a ledger."""

    cells: tuple[str, ...]
    """The cells of its lists, those of two columns twice; none that names a body, of whose name a word says nothing."""
    whole: tuple[str, ...]
    """What its columns are called, and what a cell says by 是."""
    title: str


def in_everyday_words(linked: Linked, refused: Refuse, unknown: Unread, ledgers: Sequence[Ledger]) -> Iterator[InShort]:
    """The question with all that nothing explains written as each ledger does.

    What the nearest reading leaves unexplained counts for its own ledger; another may know it, unless that is all.
    """
    if wording("personal", linked.text) is not None:
        return  # 联系电话 asks for no 12345热线
    nearest = _ledger_of(refused)
    words = refused.rows.unexplained if refused.rows is not None and nearest else refused.words
    for ledger in (ledger for ledger in ledgers if not ledger.plan):
        left = words if ledger.name == nearest or not unknown.unknown else ()
        taken = _taken(linked.text, _spans(linked.text, left, unknown), ledger)
        if taken:
            yield _written(linked.text, taken, ledger)


def _ledger_of(refused: Refuse) -> str:
    """The ledger of the nearest reading of rows; empty where there is none."""
    reading = refused.rows
    return reading.draft.ledger if isinstance(reading, LedgerReading) and reading.draft is not None else ""


def _spans(text: str, left: Sequence[Word], unknown: Unread) -> tuple[tuple[int, int], ...]:
    """Where words stand that nothing explains, those that overlap as one."""
    found = [(word.span.start, word.span.end) for word in left]
    found += [(at, at + len(word)) for word in unknown.unknown if (at := text.find(word)) >= 0]
    joined: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if joined and joined[-1][1] > start:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def _taken(text: str, spans: Sequence[tuple[int, int]], ledger: Ledger) -> tuple[Taken, ...]:
    """What the stretches stand for; empty as soon as one of them stands for nothing."""
    made: list[Taken] = []
    for start, end in spans:
        if made and made[-1].end >= end:
            continue
        one = _one(text, start, end, ledger)
        if one is None:
            return ()
        made.append(one)
    return tuple(made)


def _one(text: str, start: int, end: int, ledger: Ledger) -> Taken | None:
    """The longest word on a stretch that stands for something of the ledger, with what it draws in on both sides."""
    places = (
        (first, last)
        for first in range(max(0, start - LONGEST + 1), end)
        for last in range(max(first, start) + 1, min(first + LONGEST, len(text)) + 1)
    )
    of_another = _list("figures_behind") + _list("names_behind")
    for first, last in sorted(places, key=lambda place: (place[0] - place[1], place)):
        said = text[first:last]
        name = _meant(said, ledger) if not text.startswith(of_another, last) and not grammar_kinds(said) else ""
        if name and text[max(0, last - len(name)) : last] != name and not text.startswith(name, first):
            return _drawn(text, Taken(first, last, name), start, end)
    return None


def _drawn(text: str, taken: Taken, start: int, end: int) -> Taken:
    """With what stands before and behind it and says no more: 家里 of 家里着火, 包 of 私人包 where it is 个人承包."""
    first, last = taken.start, taken.end
    if start < first and text[start:first] in _list("before"):
        first = start
    while last < len(text) and text[last] in taken.name and text[last] not in text[first:last]:
        last += 1
    behind = next((word for word in _list("behind") if text.startswith(word, last) and last + len(word) <= end), "")
    return Taken(first, last + len(behind), taken.name)


def _written(text: str, taken: Sequence[Taken], ledger: Ledger) -> InShort:
    """The question with each name in place of what was said for it."""
    made, end = "", 0
    for one in taken:
        made, end = f"{made}{text[end : one.start]}{one.name}", one.end
    told = dict.fromkeys(f"已按“{one.name}”理解“{text[one.start : one.end]}”" for one in taken)
    return InShort(ledger, made + text[end:], tuple(told))


@lru_cache(4096)
def _meant(said: str, ledger: Ledger) -> str:
    """The one name of the ledger that a word stands for; empty where there is none or more than one."""
    names = _names(ledger)
    others = _others(said)
    for word in (said, *others) if len(said) >= LEAST else others:
        told = word != said or len(word) >= LEAST
        for held in (_exactly(word, names), _as_part(word, names)) if told else ():
            if held:
                return held[0] if len(held) == 1 else ""
    return _asked(said, ledger) or ("" if _names_column(said, names) else _turned(said, names))


def _names_column(word: str, names: Names) -> bool:
    """Whether a word is what a column is called by."""
    return any(word in name for name in names.whole)


def _asked(said: str, ledger: Ledger) -> str:
    """占地面积多少 of 多大地方: what is asked for, where one column alone is of that sort."""
    for group in load("everyday")["asks"]:
        if said in group["words"]:
            own = [column.name for column in ledger.columns if column.name.endswith(tuple(group["columns"]))]
            return str(group["written"]).replace(COLUMN, own[0]) if len(own) == 1 else ""
    return ""


def _exactly(word: str, names: Names) -> list[str]:
    """The cells and columns that are called so."""
    return [name for name in (*names.cells, *names.whole) if name == word]


def _as_part(word: str, names: Names) -> list[str]:
    """The word of the ledger's title, which is no cell, else the cells that begin or end so.

    建设 within a name says nothing of 修路; what bodies are called together (公司, 单位) is the end of many names, and
    a word that columns are named by (问题 of 问题类别) is of all their cells.
    """
    if len(word) < LEAST or word in grammar_words("agent_nouns"):
        return []
    if word in names.title:
        return [word]
    if _names_column(word, names):
        return []
    return [cell for cell in names.cells if cell.startswith(word) or cell.endswith(word)]


def _turned(said: str, names: Names) -> str:
    """用工招聘 of 招工: the one cell that has all characters of a word in whatever order."""
    if len(said) < LEAST or len(set(said)) < len(said):
        return ""
    most = LOOSEST * len(said) + 1
    found = [cell for cell in names.cells if len(cell) <= most and set(said) <= set(cell) and said[0] in cell[::LEAST]]
    return found[0] if len(found) == 1 and len(said) < len(found[0]) else ""


@lru_cache(4096)
def _others(said: str) -> tuple[str, ...]:
    """The words that a word may be said for, the likeliest first."""
    opening = next((word for word in _list("before") if said.startswith(word)), "")
    bare = said.removeprefix(opening) if said not in _groups() else said
    near = [synonym.word for synonym in expand(said) if synonym.weight >= SAME]
    far = [synonym.word for synonym in expand(said) if synonym.weight < SAME]
    return tuple(dict.fromkeys((*_groups().get(bare, ()), *near, *far)))


@cache
def _groups() -> Mapping[str, tuple[str, ...]]:
    """Word → the others of all its groups."""
    found: dict[str, tuple[str, ...]] = {}
    for group in load("everyday")["group"]:
        for word in group["words"]:
            found[word] = (*found.get(word, ()), *(other for other in group["words"] if other != word))
    return found


@cache
def _list(name: str) -> tuple[str, ...]:
    """The words of a list, the longest first."""
    return tuple(sorted(load("everyday")[name]["words"], key=len, reverse=True))


@lru_cache(256)
def _names(ledger: Ledger) -> Names:
    """What words may stand for; nothing personal, and no free text."""
    open_to_all = [column for column in ledger.columns if not column.personal]
    cells = tuple(value.text for column in open_to_all if column.closed for value in column.values)
    cells = tuple(cell for cell in cells if not is_body(cell))
    whole = (
        name for column in open_to_all for name in (column.name, *column.aliases, *_said_by_yes(column), *_deed(column))
    )
    return Names(cells, tuple(dict.fromkeys(whole)), ledger.name)


def _deed(column: Column) -> tuple[str, ...]:
    """备案 of 备案日期."""
    return (column_stem(column),) if column.type.temporal else ()


def _said_by_yes(column: Column) -> tuple[str, ...]:
    """聚集性 of 是否聚集性."""
    opening = next(filter(column.name.startswith, grammar_words("yes_or_no")), "")
    return (column.name.removeprefix(opening),) if opening else ()
