"""From an answer to the typed blocks of its turn, in the order a newspaper would print them.

Invariant: every part of an answer that a reader needs has one builder in ``BLOCKS``; a new
kind of block is one more row there and no change elsewhere. Nothing is said twice: a line
of the answer that begins with a citation is itself the way to it.
"""

import re
from collections.abc import Callable, Iterator
from functools import partial

from textual.content import Content
from textual.widget import Widget

from assistant.model.answer import Answer, Kind
from assistant.records import Record
from assistant.tui.charts import series
from assistant.tui.messages import ClauseCited, QuestionChosen
from assistant.tui.plan_index import PlanIndex
from assistant.tui.widgets.links import Link, LinkList
from assistant.tui.widgets.prose import Prose
from assistant.tui.widgets.wording import joined, plain, titled

_SIGNS = {Kind.REFUSE: "✘ ", Kind.CLARIFY: "？ "}
_FIRST_SENTENCE = re.compile(r"[^。：；\n]*[。：；]?")
_CITATION = re.compile(r"\s*(?:\w+：)?([^\s「]+)(?:[\s「]|$)")
_INDENT = 2
_SNIPPET = 40


class Surroundings(Record):
    """What a block needs to know besides the answer."""

    plans: PlanIndex
    rows_a_page: int


Builder = Callable[[Answer, Surroundings], Iterator[Widget]]


def blocks(answer: Answer, around: Surroundings) -> Iterator[Widget]:
    """The blocks of an answer."""
    for build in BLOCKS:
        yield from build(answer, around)


def _understood(answer: Answer, _: Surroundings) -> Iterator[Widget]:
    if answer.understood and not answer.choices:
        yield Prose(plain(f"理解为：{answer.understood}"), classes="understood", indent=_INDENT)


def _sentence(answer: Answer, _: Surroundings) -> Iterator[Widget]:
    """The answer in words, its beginning in bold; lines that begin with a citation lead there."""
    text = _SIGNS.get(answer.kind, "") + _said(answer)
    links = []
    for index, line in enumerate(text.split("\n")):
        cited = _citation(line, answer)
        if cited:
            links.append(Link(_cited_line(line, cited), partial(ClauseCited, cited, answer)))
        else:
            links.append(Link(_headline(line) if index == 0 else plain(line)))
    yield LinkList(links, classes="sentence" if answer.answered else "sentence unanswered")


def _said(answer: Answer) -> str:
    """The sentence, without the choices it counts up: they stand below, to be picked."""
    text = answer.error or answer.answer
    return text.partition(f"1. {answer.choices[0]}")[0] if answer.choices else text


def _choices(answer: Answer, _: Surroundings) -> Iterator[Widget]:
    if answer.choices:
        yield Prose(plain("按数字选一个："), classes="heading")
        yield _questions(answer.choices, "choices")


def _gauge(answer: Answer, _: Surroundings) -> Iterator[Widget]:
    if answer.gauge:
        from assistant.tui.widgets.figures import GaugeBlock

        yield GaugeBlock(answer.gauge)


def _bars(answer: Answer, _: Surroundings) -> Iterator[Widget]:
    if drawn := series(answer):
        from assistant.tui.widgets.figures import BarsBlock

        yield BarsBlock(drawn)


def _rows(answer: Answer, around: Surroundings) -> Iterator[Widget]:
    """A table, unless the sentence (one figure), the gauge or the bars have said it all."""
    said = len(answer.rows) * len(answer.columns) == 1 or (answer.gauge and len(answer.rows) == 1) or series(answer)
    if answer.rows and not said:
        from assistant.tui.widgets.table import TableBlock

        yield TableBlock(answer.columns, answer.rows, around.rows_a_page)


def _evidence(answer: Answer, around: Surroundings) -> Iterator[Widget]:
    """A single clause is quoted, unless the answer quotes it; several are listed, unless the answer lists them."""
    place = around.plans.place(answer.clauses[0]) if len(answer.clauses) == 1 else None
    if place and place.text[:_SNIPPET] not in answer.answer:
        from assistant.tui.widgets.quote import QuoteBlock

        yield QuoteBlock(answer.clauses[0], place, around.plans.heading(place), answer)
        return
    listed = {_citation(line, answer) for line in answer.answer.split("\n")}
    links = [_link(clause, answer, around) for clause in answer.clauses if clause not in listed]
    if links:
        yield Prose(plain("依据（回车看原文）："), classes="heading")
        yield LinkList(links, classes="citations")


def _notes(answer: Answer, _: Surroundings) -> Iterator[Widget]:
    if answer.notes:
        yield Prose(plain("\n".join(f"注　{note}" for note in answer.notes)), classes="notes")


def _suggestions(answer: Answer, _: Surroundings) -> Iterator[Widget]:
    if answer.suggestions:
        yield Prose(plain("接着问（点一下，或数字加回车）："), classes="heading")
        yield _questions(answer.suggestions, "suggestions")


def _questions(questions: tuple[str, ...], classes: str) -> Widget:
    numbered = enumerate(questions, 1)
    return LinkList(
        [Link(titled(str(number), text), partial(QuestionChosen, text)) for number, text in numbered], classes
    )


def _headline(line: str) -> Content:
    return plain(line).stylize("bold", 0, max(1, len(_first_sentence(line))))


def _first_sentence(line: str) -> str:
    found = _FIRST_SENTENCE.match(line)
    return found[0] if found else line


def _citation(line: str, answer: Answer) -> str:
    """The cited clause that a line begins with, or nothing."""
    found = _CITATION.match(line)
    return found[1] if found and found[1] in answer.clauses else ""


def _cited_line(line: str, cited: str) -> Content:
    start = line.index(cited)
    return plain(line).stylize("bold $primary", start, start + len(cited))


def _link(clause: str, answer: Answer, around: Surroundings) -> Link:
    place = around.plans.place(clause)
    text = place.text if place else ""
    snippet = text if len(text) <= _SNIPPET else f"{text[:_SNIPPET]}……"
    return Link(joined(plain(clause, "bold $primary"), "　", snippet), partial(ClauseCited, clause, answer))


BLOCKS: tuple[Builder, ...] = (
    _understood,
    _sentence,
    _choices,
    _gauge,
    _bars,
    _rows,
    _evidence,
    _notes,
    _suggestions,
)
