"""Slips of the pen: one body in two spellings, a character twice, a character left out.

Invariant: each suspicion rests on the plan's own other spelling or on a function word
that cannot stand twice; a reduplication of the language (逐一逐个, 天天) is none.
"""

import re
from collections.abc import Iterator

from assistant.document.names import is_short_form, is_variant
from assistant.document.words import any_of, words
from assistant.model.document import Document, DocumentFinding
from assistant.model.span import Span

_CONTEXT = 4
"""Characters of the title on each side of one that is missing."""
_HAN = "[\u4e00-\u9fff]"


def slips(document: Document) -> Iterator[DocumentFinding]:
    """All slips of spelling."""
    yield from _unit_variants(document)
    yield from _body_variants(document)
    yield from _doubled(document)
    yield from _missing(document)


def _clause_at(document: Document, place: int) -> str:
    """Id of the clause around a place; empty outside the body."""
    return next((clause.id for clause in document.clauses if clause.span.start <= place < clause.span.end), "")


def _finding(document: Document, kind: str, start: int, quote: str, reason: str) -> Iterator[DocumentFinding]:
    clause = _clause_at(document, start)
    if clause:
        yield DocumentFinding(kind, clause, quote, reason, Span(start, start + len(quote)))


def _unit_variants(document: Document) -> Iterator[DocumentFinding]:
    """Spellings near to a unit's name, in brackets and in running text."""
    for unit in document.units:
        if len(unit) <= _CONTEXT:
            continue
        near = re.compile(rf"{re.escape(unit[:2])}{_HAN}{{1,{len(unit)}}}?{re.escape(unit[-1])}")
        for match in near.finditer(document.text):
            written = match[0]
            whole = document.text.startswith(document.units, match.start())
            if (
                not whole
                and written not in document.units
                and (is_short_form(written, unit) or is_variant(unit, written))
            ):
                reason = f"同一单位有两种写法：此处作“{written}”，方案多作“{unit}”"
                yield from _finding(document, "unit-variant", match.start(), written, reason)


def _body_variants(document: Document) -> Iterator[DocumentFinding]:
    """Two spellings of a body that holds no role: the rarer one, or the later of two, is the doubtful one."""
    name = re.compile(rf"{any_of('findings', 'levels')}{_HAN}{{3,20}}?{any_of('findings', 'bodies')}")
    places: dict[str, list[int]] = {}
    for match in name.finditer(document.text):
        places.setdefault(match[0], []).append(match.start())
    for written, starts in places.items():
        twins = [other for other in places if is_variant(written, other) or is_variant(other, written)]
        usual = max(twins, key=lambda other: len(places[other]), default="")
        if usual and (len(places[usual]), starts[0]) > (len(starts), places[usual][0]):
            reason = f"同一机构有两种写法：此处作“{written}”，方案多作“{usual}”"
            for start in starts:
                yield from _finding(document, "unit-variant", start, written, reason)


def _doubled(document: Document) -> Iterator[DocumentFinding]:
    single = words("findings")["never_doubled"]
    pair = rf"(?P<pair>(?!{_HAN}*[一逐])(?P<a>{_HAN})(?!(?P=a)){_HAN})(?P=pair)"
    for match in re.finditer(rf"(?P<one>[{single}])(?P=one)|{pair}", document.text):
        twice = match["one"] or match["pair"]
        headed = document.text.startswith("长", match.end())
        if match["one"] is None and (headed or not _is_slip(match["pair"], document.text)):
            continue
        start = max(0, match.start() - 2)
        quote = document.text[start : match.end() + 2].split("\n")[0]
        yield from _finding(document, "doubled-character", start, quote, f"“{twice}”疑为多写一次")


def _is_slip(pair: str, text: str) -> bool:
    """A word written twice, where the plan uses it as a word by itself elsewhere."""
    return text.count(pair) > text.count(pair * 2) * 2 + 1


def _missing(document: Document) -> Iterator[DocumentFinding]:
    """The plan's own title with a character left out."""
    title = document.head.title
    for place in range(_CONTEXT, len(title) - _CONTEXT):
        short = title[place - _CONTEXT : place] + title[place + 1 : place + 1 + _CONTEXT]
        if short in title:
            continue
        for match in re.finditer(re.escape(short), document.text):
            reason = f"疑漏“{title[place]}”字，标题作“{title[place - _CONTEXT : place + 1 + _CONTEXT]}”"
            yield from _finding(document, "missing-character", match.start(), short, reason)
