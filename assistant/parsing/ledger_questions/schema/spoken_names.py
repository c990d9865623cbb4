"""How a column is spoken of where its name is only written: PETTM of PE(TTM), 一周的涨跌幅 of 周涨跌幅, 学历有什么要求.

Invariant: what two columns could be called by in this way is the name of neither.
"""

from collections import Counter
from collections.abc import Iterator

from assistant.model.catalog import Column, Ledger
from assistant.parsing.ledger_questions.schema.column_words import other_names
from assistant.parsing.ledger_questions.schema.role_words import agent_deed
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import stripped, words
from assistant.text.lexicon import load
from assistant.text.normalise import canonical

COST, OF, NUMBER = 0.02, "的", "号码"
DEED, FIRST = "X", "Y"
"""Stand in the ways to ask for a result for the word that says it is good, and for its first character."""
_BRACKETS = str.maketrans(dict.fromkeys("()[]【】〔〕{}"))
_LEAST = 2


def spoken_names(ledger: Ledger) -> Iterator[tuple[str, Sense]]:
    """(name, sense) for what is said of one column alone."""
    told = {column.name: tuple(dict.fromkeys(_of_column(column))) for column in ledger.columns}
    shared = Counter(name for names in told.values() for name in names)
    for column, names in told.items():
        yield from ((name, Sense(SenseKind.COLUMN, column, cost=COST)) for name in names if shared[name] == 1)


def _of_column(column: Column) -> Iterator[str]:
    """All that may be said of one column, in an order that never changes."""
    for told in (
        _with_note,
        _of_span,
        _both_ways,
        _asked,
        _agents,
        _numbers,
        _times,
        _called,
        _results,
        _ages,
        _outcomes,
        _ends_alike,
    ):
        yield from told(column)


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
    ends = (rest, *other_names(rest), *_directions(rest))
    said = (how + noun for noun in nouns[span] for how in words("this_span"))
    yield from (f"{when}{of}{end}" for when in said for of in ("", OF) for end in ends)


def _directions(name: str, opening: str | None = None) -> Iterator[str]:
    """周涨幅, 周上涨幅度 of 周涨跌幅: by one of its two ways; ``opening``: what to put before it."""
    for end, ways in load("ledger_schema")["both_ways"].items():
        kept = name.removesuffix(end) if opening is None else opening
        yield from (kept + way for way in ways if name.endswith(end))


def _both_ways(column: Column) -> Iterator[str]:
    """The same of the whole name, and by the way alone: 上涨幅度."""
    if column.type.numeric:
        yield from (*_directions(column.name), *_directions(column.name, ""))


def _asked(column: Column) -> Iterator[str]:
    """学历有什么要求 of 学历 and 学历要求: what is asked of someone, by the word that asks for it."""
    bare = demanded(column.name) if column.type.textual else ""
    yield from (bare + way for way in words("asks_demand") if bare)


def demanded(name: str) -> str:
    """学历 of 学历要求 and 学历: what a column asks of someone, without the word that says so; empty for any other."""
    bare = stripped(name, "demands")
    return bare if bare != name or bare in words("demanded") else ""


def _agents(column: Column) -> Iterator[str]:
    """承检机构 of 承检单位, 生产厂家 of 标称生产企业名称: by the deed and any noun for who does it."""
    deed = agent_deed(column.name) if column.type.textual and not column.personal else ""
    told = dict.fromkeys((deed, deed[-_LEAST:])) if deed else ()
    yield from (f"{short}{noun}" for short in told for noun in words("agent_nouns"))


def _numbers(column: Column) -> Iterator[str]:
    """ISBN号码 of ISBN: a name in letters, or of a number, with the word that says that it is one."""
    told = column.name.isascii() or column.name.endswith(words("number_names"))
    yield from (f"{name}{NUMBER}" for name in (column.name, *other_names(column.name)) if column.type.textual and told)


def _times(column: Column) -> Iterator[str]:
    """拍照日期 of 拍照时间, 出版日期 of 出版年: when something was, by another word for a time."""
    told = column.name.partition("/")[0]
    end = next((end for end in words("told_when") if told.endswith(end)), "")
    deed = told.removesuffix(end)
    if end and len(deed) >= _LEAST:
        yield from (f"{deed}{of}{other}" for other in words("told_when") for of in ("", OF) if len(other) >= _LEAST)


def _called(column: Column) -> Iterator[str]:
    """公司名, 公司的名字 of 公司简称 and of 公司: what things are called."""
    bare = stripped(column.name, "name_words")
    named = column.type.textual and (bare != column.name or column.name in words("firm_nouns"))
    told = (bare, *other_names(bare)) if named and len(bare) >= _LEAST else ()
    yield from (f"{thing}{of}{name}" for thing in told for name in words("names_of") for of in ("", OF))


def _results(column: Column) -> Iterator[str]:
    """合不合格, 合格了吗 of 检验结论: whether it passed is told by what the check came to."""
    told = [value.text for value in column.values] if column.name.endswith(words("told_results")) else []
    good = [text for text in told if text in words("good_values")]
    if good and any(text in words("bad_values") for text in told):
        yield from (how.replace(DEED, good[0]).replace(FIRST, good[0][0]) for how in words("asks_result"))


def _ages(column: Column) -> Iterator[str]:
    """年纪 of 出生日期: who is older was born before."""
    yield from words("ages_said") if column.type.temporal and column.name in words("birth_days") else ()


def _outcomes(column: Column) -> Iterator[str]:
    """验收结论 of 验收情况, 年检结果 of 年检结论: how a deed came out, by any word for that."""
    end = next((end for end in words("outcomes_alike") if column.name.endswith(end)), "") if column.type.textual else ""
    deed = column.name.removesuffix(end)
    if end and len(deed) >= _LEAST:
        yield from (f"{deed}{of}{other}" for other in words("outcomes_alike") if other != end for of in ("", OF))


def _ends_alike(column: Column) -> Iterator[str]:
    """星级 of 评定等级, whose cells are 三星级 and 四星级: what all sorts end with, but no 教师 of 职称."""
    texts = [value.text for value in column.values if value.text not in words("not_applicable")]
    alike = column.closed and column.type.textual and len(texts) > 1
    end = texts[0][-_LEAST:] if alike else ""
    if (
        len(end) == _LEAST
        and all(len(text) > _LEAST and text.endswith(end) for text in texts)
        and end not in column.name
        and column.name.endswith(words("graded_names"))
    ):
        yield end
