"""Places called by the plan's own numbers: 第八条, 任务三, 第2个项目.

Invariant: a number counts only where the plan numbers such things itself, and one that it
does not reach is ``Missing``, never the nearest.
"""

import re
from collections.abc import Iterator
from functools import cache

from assistant.model.document import Document
from assistant.model.span import Span
from assistant.parsing.document_questions.marks import entries
from assistant.parsing.document_questions.named_places import NUMERAL, Found, Missing, Reference, number_of
from assistant.records import replace
from assistant.text.lexicon import alternation, load

_FEWEST_RUNNING = 2


def own_numbers(text: str, document: Document) -> Iterator[Found]:
    """The places of ``document`` that ``text`` calls by noun and number."""
    for match in _pattern().finditer(text):
        span, noun = Span(*match.span()), _noun(match)
        places = _places(document, noun, span, match[0])
        number = _number(match)
        if number in places:
            yield places[number]
        elif len(places) > 1:
            yield Missing(match[0], span, f"方案的{noun}只编到{max(places)}，没有{match[0]}")
    yield from _running(text, document)
    yield from _stages(text, document)
    yield from _named_stages(text, document)


def _running(text: str, document: Document) -> Iterator[Found]:
    """第8条, 第3件: of a plan whose tasks are numbered right through, whatever chapter they stand in."""
    for match in _counted().finditer(text):
        span, numbers = Span(*match.span()), running(document)
        number = number_of(match["number"])
        if number in numbers:
            yield Reference(match[0], span, items=(numbers[number],))
        elif numbers:
            yield Missing(match[0], span, f"方案的任务只编到{max(numbers)}，没有{match[0]}")


@cache
def _counted() -> re.Pattern[str]:
    nouns = alternation(load("document")["layout"]["numbered_nouns"])
    return re.compile(rf"第(?P<number>{NUMERAL})[条项件个](?:(?:具体|重点|主要|民生)?(?:{nouns}))?")


def running(document: Document) -> dict[int, str]:
    """The clauses by the number that opens them, where the tasks count from one without a gap; and what goes on so."""
    held = {duty.clause for duty in document.duties}
    labels = [(number, clause.id) for clause in document.clauses if (number := _opening_number(clause.text))]
    tasks = [number for number, clause in labels if clause in held]
    if len(tasks) < _FEWEST_RUNNING or tasks != list(range(1, len(tasks) + 1)):
        return {}
    found = {number: clause for number, clause in labels if clause in held}
    for number, clause in labels:
        if number == len(found) + 1:
            found[number] = clause
    return found


def _opening_number(text: str) -> int:
    match = re.match(rf"({NUMERAL})\s*[.．、](?!\d)", text)
    return number_of(match[1]) if match else 0


def _stages(text: str, document: Document) -> Iterator[Found]:
    """第二阶段 by its place among stages that are only listed; one that the plan numbers is found by its words."""
    asked = list(_stage().finditer(text))
    written = {number_of(match["number"]): match[0] for match in _stage().finditer(document.text)} if asked else {}
    listed = listed_stages(document) if asked and not written else ()
    for match in asked:
        number, span = number_of(match["number"]), Span(*match.span())
        if len(written) > 1 and number > max(written):
            yield Missing(match[0], span, f"方案只写到{written[max(written)]}，没有{match[0]}")
        elif listed and number > len(listed):
            yield Missing(match[0], span, f"方案只列了{len(listed)}个阶段，没有{match[0]}")
        elif listed:
            yield replace(listed[number - 1], text=match[0], span=span)


def _named_stages(text: str, document: Document) -> Iterator[Found]:
    """集中整治阶段, 整治阶段: a listed stage by its heading, or by a part of it that no other stage has."""
    named = list(_stage_name().finditer(text))
    titles = {section.id: section.title for section in document.sections}
    stages = [(titles[one.sections[0]], one) for one in (listed_stages(document) if named else ()) if one.sections]
    for match in named:
        names = [(start, text[start : match.end("name")]) for start in range(*match.span("name"))]
        held = [(start, one) for start, name in names if len(name) > 1 for title, one in stages if name in title]
        if held and [start for start, _ in held].count(held[0][0]) == 1:
            start, stage = held[0]
            yield replace(stage, text=text[start : match.end()], span=Span(start, match.end()))


def listed_stages(document: Document) -> tuple[Reference, ...]:
    """The stages of a plan: headings that end so, else what stands below a heading that announces them."""
    nothing, heads = Span(0, 0), entries()["reference"]["stage_heads"]
    inner = [one for one in document.sections if one.level > 1]
    named = [one for one in inner if re.search(_stage_title(), one.title)]
    heading = next((one.id for one in document.sections if any(word in one.title for word in heads)), "")
    below = named if len(named) > 1 else [one for one in inner if heading and one.id.startswith(f"{heading}.")]
    if below:
        return tuple(Reference("", nothing, sections=(one.id,)) for one in below)
    clauses = [clause.id for clause in document.clauses if clause.section == heading]
    return tuple(Reference("", nothing, items=(one,)) for one in clauses) if len(clauses) > 1 else ()


@cache
def _stage() -> re.Pattern[str]:
    return re.compile(rf"第(?P<number>{NUMERAL})个?(?:{_stage_nouns()})")


@cache
def _stage_name() -> re.Pattern[str]:
    return re.compile(rf"(?P<name>[\u4e00-\u9fff]{{2,10}}?)(?:{_stage_nouns()})")


@cache
def _stage_title() -> re.Pattern[str]:
    return re.compile(rf"(?:{_stage_nouns()})(?:[（(].*)?$")


def _stage_nouns() -> str:
    return alternation(entries()["reference"]["stages"])


@cache
def _pattern() -> re.Pattern[str]:
    """任务三 or 第三个任务, as a question says it and as a plan writes it."""
    nouns = alternation((*load("document")["layout"]["numbered_nouns"], entries()["reference"]["article"]))
    return re.compile(
        rf"(?P<noun>{nouns})\s*(?P<number>{NUMERAL})(?![\d.]|[个项条家是])"
        rf"|第(?P<ordinal>{NUMERAL})[个项件号大]?(?P<counted>{nouns})"
    )


def _noun(match: re.Match[str]) -> str:
    return match["noun"] or match["counted"]


def _number(match: re.Match[str]) -> int:
    return number_of(match["number"] or match["ordinal"])


def _places(document: Document, noun: str, span: Span, text: str) -> dict[int, Reference]:
    """The document's places so numbered: headings as wholes, paragraphs by themselves."""
    found: dict[int, Reference] = {}
    for section in document.sections:
        match = _pattern().match(section.label)
        if match and _noun(match) == noun:
            found.setdefault(_number(match), Reference(text, span, sections=(section.id,)))
    for clause in document.clauses:
        match = _pattern().match(clause.text)
        if match and _noun(match) == noun:
            found.setdefault(_number(match), Reference(text, span, items=(clause.id,)))
    return found
