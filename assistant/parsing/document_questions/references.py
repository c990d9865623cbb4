"""Places of a document named by number: 2.8.3, 第二部分第八项, 二、（八）第三段, 第7个专班.

Invariant: a number that the document does not have becomes a ``Missing`` with the
reason, never the nearest one that exists; otherwise 第8个专班 would be answered with
the seventh.
"""

import re
from collections.abc import Iterator
from functools import cache

from assistant.model.document import Document, Section
from assistant.model.span import Span
from assistant.parsing.document_questions.marks import entries
from assistant.parsing.document_questions.named_places import NUMERAL, Found, Missing, Reference, number_of
from assistant.parsing.document_questions.own_numbers import own_numbers, running
from assistant.records import Record
from assistant.text.lexicon import alternation
from assistant.text.units import parse_unit_at

_DEPTH_CLAUSE = 3
_SHORTEST_TITLE = 3
"""So many characters of an annex's title name it: 分工表."""


def find_references(text: str, document: Document) -> tuple[Found, ...]:
    """Numbered places of ``document`` named in ``text``, left to right, none overlapping."""
    found: list[Found] = []
    for finder in (_identifiers, _annexes, _annex_items, _ordinals, own_numbers, _titled):
        for one in finder(text, document):
            if not any(one.span.overlaps(other.span) for other in found):
                found.append(one)
    return tuple(sorted(found, key=lambda one: one.span))


def chapters(document: Document) -> tuple[Section, ...]:
    """The numbered chapters in order, the annex left out."""
    return tuple(section for section in document.sections if section.level == 1 and section.id.isdigit())


def subsections(document: Document, chapter: str) -> tuple[Section, ...]:
    """The sub-sections of a chapter in order."""
    return tuple(section for section in document.sections if section.id.startswith(chapter + "."))


def clauses_of(document: Document, section: str) -> tuple[str, ...]:
    """Ids of all clauses in a chapter, sub-section or the annex."""
    return tuple(
        clause.id
        for clause in document.clauses
        if clause.section == section or clause.section.startswith(section + ".")
    )


class Ordinal(Record):
    """Which item of a result on screen is meant: 第2条详细; -1 for the last."""

    place: int
    span: Span


def result_ordinal(text: str) -> Ordinal | None:
    """The item of the result before that ``text`` opens with, if it does."""
    nouns = alternation(entries()["reference"]["result_nouns"])
    found = re.match(rf"(?:那|看|说说|展开)?(?:第(?P<number>{NUMERAL})|(?P<last>最后)一)(?:{nouns})(?!任务|专班)", text)
    if found is None:
        return None
    return Ordinal(-1 if found["last"] else number_of(found["number"]), Span(*found.span()))


def _identifiers(text: str, document: Document) -> Iterator[Found]:
    """2.8.3, 3.5.1a, A.4, 2.8."""
    for match in _identifier_pattern().finditer(text):
        if match[0].count(".") + 1 < _DEPTH_CLAUSE and parse_unit_at(text, match.end()):
            continue
        found = _identified(match[0].strip(), Span(*match.span()), document)
        if found is not None:
            yield found


@cache
def _identifier_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?<![0-9A-Za-z.])(?:[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{1,2}[a-z]?|[A-Za-z]\.[0-9]{1,2}|[0-9]{1,2}\.[0-9]{1,2})(?![0-9A-Za-z.%‰])"
    )


def _identified(identifier: str, span: Span, document: Document) -> Found | None:
    identifier = identifier[0].upper() + identifier[1:]
    known = {clause.id for clause in document.clauses} | {duty.id for duty in document.duties}
    if identifier in known:
        return Reference(identifier, span, items=(identifier,))
    section = identifier.rpartition(".")[0]
    if identifier in {one.id for one in document.sections}:
        return Reference(identifier, span, sections=(identifier,))
    if identifier.count(".") + 1 < _DEPTH_CLAUSE and not identifier[0].isalpha():
        return None
    inside = clauses_of(document, section)
    nearest = f"{section}下只有{inside[0]}至{inside[-1]}共{len(inside)}条" if inside else f"方案里没有{section}这一部分"
    return Missing(identifier, span, f"方案没有条款{identifier}，{nearest}")


def _annex_items(text: str, document: Document) -> Iterator[Found]:
    """第7个专班, 附件第3项."""
    nouns = alternation(entries()["reference"]["annex_nouns"])
    annex = alternation(entries()["reference"]["annex"])
    counted_body = rf"第?(?P<a>{NUMERAL})[个号](?:{nouns})|第(?P<b>{NUMERAL})(?:{nouns})"
    annexed = rf"(?:{annex})(?:里|中|的)?第(?P<c>{NUMERAL})[项个条]"
    for match in re.finditer(f"{counted_body}|{annexed}", text):
        counted = not match[0].startswith("第") and match["a"] is not None and "号" not in match[0]
        if counted or not document.task_forces:
            continue
        number = number_of(match["a"] or match["b"] or match["c"])
        span = Span(*match.span())
        if 1 <= number <= len(document.task_forces):
            yield Reference(match[0], span, items=(document.task_forces[number - 1].id,))
        else:
            yield Missing(match[0], span, f"附件只有{len(document.task_forces)}个专班，没有第{number}个")


def _annexes(text: str, document: Document) -> Iterator[Found]:
    """附件1, 附件1分工表第3项, 任务分工表: annexes of tasks or figures, by number or by the end of their title."""
    annexes = [one for one in document.sections if one.level == 1 and one.id.isalpha() and _is_table(one, document)]
    for section in annexes:
        for match in _annex_pattern(section.label, section.title).finditer(text):
            clauses = clauses_of(document, section.id)
            if match["item"]:
                yield _paragraph(match[0], Span(*match.span()), clauses, f"「{section.title}」", match["item"], "项")
            else:
                yield Reference(match[0], Span(*match.span()), sections=(section.id,))
    yield from _beyond_annexes(text, document)


def _beyond_annexes(text: str, document: Document) -> Iterator[Missing]:
    """附件3 of a plan with two annexes, 附件2 of one with a single annex."""
    annexes = [one for one in document.sections if one.level == 1 and one.id.isalpha()]
    labels = alternation(entries()["reference"]["annex"])
    for match in re.finditer(rf"(?:{labels})\s*(?P<number>{NUMERAL})", text) if annexes else ():
        if number_of(match["number"]) > len(annexes):
            yield Missing(match[0], Span(*match.span()), f"方案只有{len(annexes)}个附件，没有{match[0]}")


def _is_table(section: Section, document: Document) -> bool:
    """Whether an annex holds clauses that are no bodies."""
    bodies = {body.id for body in document.task_forces}
    return any(clause not in bodies for clause in clauses_of(document, section.id))


@cache
def _annex_pattern(label: str, title: str) -> re.Pattern[str]:
    ends = alternation(title[-length:] for length in range(_SHORTEST_TITLE, len(title) + 1)) or "(?!)"
    known = rf"(?:{re.escape(label)}(?![0-9])(?:的|里|中)?(?:{ends})?|{ends})"
    nouns = alternation(entries()["reference"]["result_nouns"])
    return re.compile(rf"{known}(?:(?:里面|里|中|上|的)*第(?P<item>{NUMERAL})(?:{nouns}))?")


def _ordinals(text: str, document: Document) -> Iterator[Found]:
    """第二部分第八项第三段, 二、（八）, 主要任务第（十）项."""
    for match in _ordinal_pattern(tuple(section.title for section in chapters(document))).finditer(text):
        if match[0]:
            found = _placed(match, document)
            if found is not None:
                yield found


@cache
def _ordinal_pattern(titles: tuple[str, ...]) -> re.Pattern[str]:
    words = entries()["reference"]
    chapter_nouns, section_nouns = alternation(words["chapter_nouns"]), alternation(words["section_nouns"])
    paragraph_nouns = alternation(words["paragraph_nouns"])
    title = (
        f"(?P<title>{alternation(titles)})(?:[那这]?(?:一|个)?(?:部分|章|块))?(?:里面|里头|里|中)?"
        if titles
        else r"(?P<title>(?!))"
    )
    chapter = (
        rf"第(?P<chapter>{NUMERAL})(?:{chapter_nouns})|(?P<label>[一二三四五六七八九十]{{1,2}})、?(?=[（(])|{title}"
    )
    bracketed = rf"第?[（(](?P<bracket>{NUMERAL})[）)](?:{section_nouns})?"
    section = rf"(?:的|里|中|里面)?(?:{bracketed}|第(?P<section>{NUMERAL})(?:大|个)?(?:{section_nouns}))"
    paragraph = rf"(?:的|里|中|里面)?第(?P<paragraph>{NUMERAL})个?(?:{paragraph_nouns})"
    lone = rf"[（(](?P<lone>{NUMERAL})[）)](?:{section_nouns})?(?:的?第(?P<within>{NUMERAL})个?(?:{paragraph_nouns}))?"
    task = rf"第(?P<task>{NUMERAL})[项个条](?:主要|重点)?任务"
    return re.compile(rf"(?:{chapter})(?:、|，)?(?:{section})?(?:{paragraph})?|{lone}|{task}")


def _placed(match: re.Match[str], document: Document) -> Found | None:
    span = Span(*match.span())
    if match["lone"] or match["task"]:
        return _lone(match, span, document)
    chapter = _chapter(match, document)
    if isinstance(chapter, str):
        return Missing(match[0], span, chapter)
    number = match["bracket"] or match["section"]
    if match["title"] and not number and not match["paragraph"] and match[0] == match["title"]:
        return None
    return _inside(match[0], span, chapter, number, match["paragraph"], document)


def _chapter(match: re.Match[str], document: Document) -> Section | str:
    """The chapter, or why there is none."""
    known = chapters(document)
    if match["title"]:
        return next(section for section in known if section.title == match["title"])
    number = number_of(match["chapter"] or match["label"])
    if 1 <= number <= len(known):
        return known[number - 1]
    listed = "、".join(section.title for section in known)
    return f"正文只有{len(known)}个部分（{listed}），没有第{number}部分"


def _inside(
    text: str, span: Span, chapter: Section, number: str | None, paragraph: str | None, document: Document
) -> Found:
    place, name = chapter.id, f"「{chapter.title}」"
    inner = subsections(document, chapter.id)
    if number:
        wanted = number_of(number)
        if not inner and _numbers_tasks(document, chapter.id):
            return _paragraph(text, span, clauses_of(document, chapter.id), name, number, "项")
        if not inner and wanted == 1:
            return Reference(text, span, items=clauses_of(document, chapter.id))
        if not 1 <= wanted <= len(inner):
            return Missing(text, span, f"{name}只有{len(inner)}项，没有第{wanted}项")
        place, name = inner[wanted - 1].id, f"「{inner[wanted - 1].title}」"
    if paragraph:
        return _paragraph(text, span, clauses_of(document, place), name, paragraph)
    return Reference(text, span, sections=(place,))


def _numbers_tasks(document: Document, chapter: str) -> bool:
    """Whether the paragraphs right below a chapter's heading are its numbered tasks."""
    held = {duty.clause for duty in document.duties}
    return sum(clause in held for clause in clauses_of(document, chapter)) > 1


def _paragraph(text: str, span: Span, clauses: tuple[str, ...], name: str, paragraph: str, noun: str = "段") -> Found:
    number = number_of(paragraph)
    if 1 <= number <= len(clauses):
        return Reference(text, span, items=(clauses[number - 1],))
    return Missing(text, span, f"{name}只有{len(clauses)}{noun}，没有第{number}{noun}")


def _lone(match: re.Match[str], span: Span, document: Document) -> Found | None:
    """（八） or 第八项任务 with no chapter named: the first chapter that goes so far."""
    number = number_of(match["lone"] or match["task"])
    if match["task"] and number in (numbered := running(document)):
        return Reference(match[0], span, items=(numbered[number],))
    fitting = [section for section in document.sections if section.id.endswith(f".{number}") and section.level > 1]
    flat = [one for one in chapters(document) if not subsections(document, one.id) and _numbers_tasks(document, one.id)]
    if match["task"] and flat and not fitting:
        return _paragraph(match[0], span, clauses_of(document, flat[0].id), f"「{flat[0].title}」", match["task"], "项")
    if not fitting:
        most = max((len(subsections(document, chapter.id)) for chapter in chapters(document)), default=0)
        return Missing(match[0], span, f"方案各部分最多只有{most}项，没有第{number}项")
    if match["within"]:
        return _paragraph(
            match[0], span, clauses_of(document, fitting[0].id), f"「{fitting[0].title}」", match["within"]
        )
    return Reference(match[0], span, sections=(fitting[0].id,))


def _titled(text: str, document: Document) -> Iterator[Found]:
    """A chapter's heading written out in full."""
    for section in chapters(document):
        start = text.find(section.title) if section.title else -1
        if start >= 0:
            yield Reference(section.title, Span(start, start + len(section.title)), sections=(section.id,))
