"""Rows of a plan's annex held against each other: which town has the most to do, and how much has each.

Invariant: only figures of one name in one annex are compared, and a row that sums the others up is none of them.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from assistant.model.answer import Kind
from assistant.model.document import Target
from assistant.model.document_question import DocumentQuestion, Passage, Ranking, Topic
from assistant.parsing.document_questions.frame import Frame
from assistant.parsing.document_questions.marks import entries
from assistant.parsing.document_questions.named_times import years_said
from assistant.parsing.document_questions.proposal import Proposal, propose
from assistant.parsing.document_questions.topics import Choice, cited_text

_USES = frozenset(
    {"most", "fewest", "each", "what", "who", "units", "quantity", "number", "tasks", "total", "count_unit"}
)
_USES |= {"count_duty", "goal"}
_ROWS = 2
"""So many rows at least are held against each other."""
_RANKINGS = {"most": Ranking.MOST, "fewest": Ranking.FEWEST, "each": Ranking.EACH}


def annex_rows(frame: Frame) -> Iterator[Proposal]:
    """The rows with the most or the fewest of what is asked, or all of them."""
    ranking = _ranking(frame)
    column = _named(frame) if ranking is not None and _asks_row(frame) else ()
    if ranking is None or not column:
        return
    name = column[0].indicator
    items = tuple(frame.context.index.by_id[target.clause] for target in column)
    passages = tuple(Passage(item.id, item.clause, (frame.context.spans[item.clause],)) for item in items)
    asked = (text for text in _said(frame) if text.startswith(_words("words")))
    found = dict.fromkeys((*asked, *(word.text for word in frame.subject if _is_of(name, word.text))), 1.0)
    choice = Choice(Topic(name, passages, words=(name,)), found, 1.0, cited_text(items))
    uses = _USES | {"times"} if name.startswith(years_said(frame)) else _USES
    question = DocumentQuestion(Kind.TARGET, frame.context.document.name, choice.topic, ranking=ranking)
    yield propose(question, uses, choice)


def _ranking(frame: Frame) -> Ranking | None:
    """How the rows are asked for; 最少几名 asks for a bound."""
    told = next((ranking for told, ranking in _RANKINGS.items() if frame.tells(told)), None)
    return told or (Ranking.EACH if any(text.startswith(_words("each")) for text in _said(frame)) else None)


def _asks_row(frame: Frame) -> bool:
    """哪个镇, 各镇: whether those are asked for, or told one by one, that have a row each."""
    named = any(text.startswith(_words("words")) for text in _said(frame))
    return named or not frame.tells("quantity", "number")


def _said(frame: Frame) -> Iterator[str]:
    """Marks, units and words as they stand in the question."""
    yield from (mark.text for mark in frame.marks)
    yield from (unit.surface for unit in frame.units)
    yield from (word.text for word in frame.words)


def _words(key: str) -> tuple[str, ...]:
    return tuple(entries()["rows"][key])


def _named(frame: Frame) -> Sequence[Target]:
    """The column of an annex that the question names in full, else the only one that it names in part."""
    columns = _columns(frame)
    said = frame.linked.text
    whole = [name for name in columns if name in said]
    part = [name for name in columns if any(_is_of(name, word.text) for word in frame.subject)]
    part = [name for name in part if name.startswith(years_said(frame))] or part
    named = sorted(whole, key=len)[-1:] or part
    return columns[named[0]] if len(named) == 1 else ()


def _columns(frame: Frame) -> Mapping[str, Sequence[Target]]:
    """The figures of one name in the rows of an annex."""
    text, spans, sums = frame.context.document.text, frame.context.spans, _words("sums")
    found: dict[str, list[Target]] = defaultdict(list)
    for target in frame.context.document.targets:
        if target.clause[0].isalpha() and not text.startswith(sums, spans[target.clause].start):
            found[target.indicator].append(target)
    return {name: rows for name, rows in found.items() if len({row.clause for row in rows}) == len(rows) >= _ROWS}


def _is_of(name: str, word: str) -> bool:
    """Whether a word is the name of a column or a part of it: 搬迁 of 搬迁户数."""
    return len(word) > 1 and (word in name or name in word)
