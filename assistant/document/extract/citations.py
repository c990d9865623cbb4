"""Documents that the plan cites: 《title》（number）, and who issued them.

Invariant: a title inside another title is part of it, and a number belongs to the title
right before it.
"""

import re
from collections.abc import Iterator

from assistant.document.context import Context
from assistant.document.words import any_of, is_organisation, words
from assistant.model.document import Citation, Clause
from assistant.model.span import Span

_NUMBER = re.compile(
    r"\s*[（(]\s*(?P<number>[^（）()\s]{2,16}?[〔\[（(【]\d{4}[〕\]）)】]第?\d{1,4}号"
    r"|[^（）()\s，。]{2,16}?令(?:第|[〔\[]\d{4}[〕\]]第?)?\d{1,4}号"
    r"|[A-Z]{1,4}(?:/[A-Z]{1,2})?\s?\d[\d.]*\s?[-—–]\s?\d{4})\s*[）)]"
)
"""A paper's number, an order's (国务院令第396号), or a standard's (GB/T 30600—2022)."""
_LONGEST_TITLE = 150
_ISSUER = re.compile(r"[^，。；：！？（）()《》〔〕\n]*$")


def citations(context: Context) -> tuple[Citation, ...]:
    """All citations of the clauses, in their order."""
    return tuple(found for clause in context.clauses for found in _of_clause(context.text, clause))


def titles(text: str, span: Span) -> Iterator[Span]:
    """Outermost 《…》 with their signs; an unclosed one is left out."""
    depth, opened = 0, span.start
    for place in range(span.start, span.end):
        if text[place] == "《":
            opened = opened if depth else place
            depth += 1
        elif text[place] == "》" and depth:
            depth -= 1
            if depth == 0 and place - opened <= _LONGEST_TITLE:
                yield Span(opened, place + 1)


def _of_clause(text: str, clause: Clause) -> Iterator[Citation]:
    for span in titles(text, clause.span):
        title = text[span.start + 1 : span.end - 1]
        number = _NUMBER.match(text, span.end, clause.span.end)
        if number is None and not re.fullmatch(rf".*{any_of('citations', 'kinds')}(?:（.*）)?[〉》]?", title):
            continue
        end = number.end() if number else span.end
        issuer = _issuer_before(text, clause.span.start, span.start) or _issuer_inside(title)
        yield Citation(clause.id, title, number["number"] if number else "", issuer, Span(span.start, end))


def _issuer_before(text: str, start: int, end: int) -> str:
    """省工业和信息化厅等5部门 right before the title, without the verb that opens the sentence."""
    match = _ISSUER.search(text[start:end])
    name = match[0].strip() if match else ""
    opener = re.match(rf"(?:{any_of('citations', 'openers')})+", name)
    name = name[opener.end() :] if opener else name
    several = re.fullmatch(rf"(?P<first>.+)等\d*{any_of('citations', 'departments')}", name)
    parts = (several["first"] if several else name).split("、")
    return name if all(is_organisation(part) for part in parts) else ""


def _issuer_inside(title: str) -> str:
    """生态环境部 of 生态环境部关于…的通知."""
    about = min((place for word in words("citations")["about"] if (place := title.find(word)) > 0), default=0)
    issuer = title[:about]
    return issuer if issuer and all(is_organisation(part) for part in issuer.split("、")) else ""
