"""How a column is spoken of where its name is only written: PETTM of PE(TTM), 一周的涨跌幅 of 周涨跌幅, 学历有什么要求.

Invariant: what two columns could be called by in this way is the name of neither.
"""

from collections import Counter
from collections.abc import Iterator

from assistant.model.catalog import Column, Ledger
from assistant.parsing.ledger_questions.schema.column_words import other_names
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import stripped, words
from assistant.text.lexicon import load
from assistant.text.normalise import canonical

COST, OF, NUMBER = 0.02, "的", "号码"
_BRACKETS = str.maketrans(dict.fromkeys("()[]【】〔〕{}"))
_LEAST = 2


def spoken_names(ledger: Ledger) -> Iterator[tuple[str, Sense]]:
    """(name, sense) for what is said of one column alone."""
    told = {
        column.name: {
            *_with_note(column),
            *_of_span(column),
            *_both_ways(column),
            *_asked(column),
            *_agents(column),
            *_numbers(column),
        }
        for column in ledger.columns
    }
    shared = Counter(name for names in told.values() for name in names)
    for column, names in told.items():
        yield from ((name, Sense(SenseKind.COLUMN, column, cost=COST)) for name in names if shared[name] == 1)


def _with_note(column: Column) -> Iterator[str]:
    """PETTM and PE(TTM) of PE(TTM): the note that stands in brackets behind a name, and is no unit."""
    written = canonical(column.header)
    bare = written.translate(_BRACKETS)
    if bare != written and not column.unit and bare != column.name:
        yield from (bare, written, *other_names(bare))


def _of_span(column: Column) -> Iterator[str]:
    """一周的涨跌幅, 这周涨幅 of 周涨跌幅: the span of time that the name opens with, as people say it."""
    nouns = load("ledger_schema")["span_openings"]
    span = next((opening for opening in nouns if column.name.startswith(opening)), "")
    rest = column.name.removeprefix(span)
    if not span or not column.type.numeric or len(rest) < _LEAST or rest.startswith(words("means_of_spans")):
        return
    ends = {rest, *other_names(rest), *_directions(rest)}
    said = (how + noun for noun in nouns[span] for how in words("this_span"))
    yield from (f"{when}{of}{end}" for when in said for of in ("", OF) for end in ends)


def _directions(name: str) -> Iterator[str]:
    """周涨幅, 周上涨幅度 of 周涨跌幅: one of the two ways of a figure that goes both."""
    ways = load("ledger_schema")["both_ways"]
    yield from (name.removesuffix(end) + way for end in ways if name.endswith(end) for way in ways[end])


def _both_ways(column: Column) -> Iterator[str]:
    """The same of the whole name, and by the way alone: 上涨幅度."""
    yield from _directions(column.name) if column.type.numeric else ()
    ways = load("ledger_schema")["both_ways"]
    yield from (way for end in ways if column.name.endswith(end) and column.type.numeric for way in ways[end])


def _asked(column: Column) -> Iterator[str]:
    """学历有什么要求 of 学历 and 学历要求: what is asked of someone, by the word that asks for it."""
    bare = stripped(column.name, "demands")
    if column.type.textual and (bare != column.name or bare in words("demanded")):
        yield from (bare + way for way in words("asks_demand"))


def _agents(column: Column) -> Iterator[str]:
    """承检机构 of 承检单位, 生产厂家 of 标称生产企业名称: by the deed and any noun for who does it."""
    bare = stripped(column.name, "name_words")
    deed = stripped(bare, "agent_suffixes")
    if column.type.textual and not column.personal and deed != bare and len(deed) >= _LEAST:
        yield from (f"{told}{noun}" for told in {deed, deed[-_LEAST:]} for noun in words("agent_nouns"))


def _numbers(column: Column) -> Iterator[str]:
    """ISBN号码 of ISBN: a name in letters, or of a number, with the word that says that it is one."""
    told = column.name.isascii() or column.name.endswith(words("number_names"))
    yield from (f"{name}{NUMBER}" for name in (column.name, *other_names(column.name)) if column.type.textual and told)
