"""From an answer to the typed blocks of its turn, in the order a newspaper would print them.

Invariant: every part of an answer that a reader needs has one builder in ``BLOCKS``; a new
kind of block is one more row there and no change elsewhere.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from assistant.model.answer import Answer, Kind
from assistant.tui.charts import series
from assistant.tui.messages import ClauseCited, QuestionChosen
from assistant.tui.plan_index import PlanIndex
from assistant.tui.widgets.wording import joined, plain

_SIGNS = {Kind.REFUSE: "✘ ", Kind.CLARIFY: "？ "}
_SNIPPET = 48


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a block needs to know besides the answer."""

    plans: PlanIndex
    rows_a_page: int


Builder = Callable[[Answer, Surroundings], Iterator[Widget]]


def blocks(answer: Answer, around: Surroundings) -> Iterator[Widget]:
    """The blocks of an answer."""
    for build in BLOCKS:
        yield from build(answer, around)


def _understood(answer: Answer, _: Surroundings) -> Iterator[Widget]:
    if answer.understood:
        yield Static(plain(f"理解为：{answer.understood}"), classes="understood", markup=False)


def _sentence(answer: Answer, _: Surroundings) -> Iterator[Widget]:
    """The answer in words; lines that begin with a citation are left to the list below."""
    first, *others = _words(answer)
    said = joined(plain(_SIGNS.get(answer.kind, "") + first, "bold"), "".join(f"\n{line}" for line in others))
    yield Static(said, classes="sentence" if answer.answered else "sentence unanswered", markup=False)


def _choices(answer: Answer, _: Surroundings) -> Iterator[Widget]:
    if answer.choices:
        yield _questions(answer.choices, "按数字选一个", "choices")


def _gauge(answer: Answer, _: Surroundings) -> Iterator[Widget]:
    if answer.gauge:
        from assistant.tui.widgets.figures import GaugeBlock

        yield GaugeBlock(answer.gauge)


def _bars(answer: Answer, _: Surroundings) -> Iterator[Widget]:
    if drawn := series(answer):
        from assistant.tui.widgets.figures import BarsBlock

        yield BarsBlock(drawn)


def _rows(answer: Answer, around: Surroundings) -> Iterator[Widget]:
    """A table, unless the sentence (one figure) or the bars have said it all."""
    if len(answer.rows) * len(answer.columns) > 1 and not series(answer):
        from assistant.tui.widgets.table import TableBlock

        yield TableBlock(answer.columns, answer.rows, around.rows_a_page)


def _quote(answer: Answer, around: Surroundings) -> Iterator[Widget]:
    """One clause alone is quoted."""
    place = around.plans.place(answer.clauses[0]) if len(answer.clauses) == 1 else None
    if place:
        from assistant.tui.widgets.quote import QuoteBlock

        yield QuoteBlock(answer.clauses[0], place, around.plans.heading(place), answer)


def _citations(answer: Answer, around: Surroundings) -> Iterator[Widget]:
    """Several clauses or duties: one line each, leading to its place in the plan."""
    if len(answer.clauses) > 1:
        from assistant.tui.widgets.links import Link, LinkList

        told = dict(_listed(answer))
        links = [
            Link(_cited(clause, told.get(clause) or _snippet(clause, around)), partial(ClauseCited, clause, answer))
            for clause in answer.clauses
        ]
        yield LinkList(links, classes="citations")


def _notes(answer: Answer, _: Surroundings) -> Iterator[Widget]:
    if answer.notes:
        yield Static(plain("\n".join(f"注　{note}" for note in answer.notes)), classes="notes", markup=False)


def _suggestions(answer: Answer, _: Surroundings) -> Iterator[Widget]:
    if answer.suggestions:
        yield _questions(answer.suggestions, "可以接着问（点一下，或输入数字回车）", "suggestions")


def _questions(questions: tuple[str, ...], title: str, classes: str) -> Widget:
    from assistant.tui.widgets.links import Link, LinkList

    links = [
        Link(joined(plain(f"{number} ", "bold"), question), partial(_chosen, question))
        for number, question in enumerate(questions, 1)
    ]
    listed = LinkList(links, classes=classes)
    listed.border_title = title
    return listed


def _chosen(question: str) -> Message:
    return QuestionChosen(question)


def _words(answer: Answer) -> list[str]:
    """Lines of the answer but those that the list of citations tells; never none."""
    lines = (answer.error or answer.answer).split("\n")
    if len(answer.clauses) < 2:
        return lines
    return [line for line in lines if not _citation(line, answer)] or lines[:1]


def _listed(answer: Answer) -> Iterator[tuple[str, str]]:
    """Cited clause, and what its line of the answer says of it."""
    for line in answer.answer.split("\n"):
        if cited := _citation(line, answer):
            yield cited, line.removeprefix(cited).strip()


def _citation(line: str, answer: Answer) -> str:
    """The cited clause that a line begins with, or nothing."""
    first = line.partition(" ")[0]
    return first if first in answer.clauses else ""


def _cited(clause: str, said: str) -> Content:
    return joined(plain(clause, "bold"), "　", said)


def _snippet(clause: str, around: Surroundings) -> str:
    place = around.plans.place(clause)
    text = place.text if place else ""
    return text if len(text) <= _SNIPPET else f"{text[:_SNIPPET]}……"


BLOCKS: tuple[Builder, ...] = (
    _understood,
    _sentence,
    _choices,
    _gauge,
    _bars,
    _rows,
    _quote,
    _citations,
    _notes,
    _suggestions,
)
