"""Documents named in a question by number or title.

Invariant: a document that is neither the plan itself nor cited by it is ``Missing``:
a question on 30号 must not be answered from 25号.
"""

import re
from collections.abc import Iterator
from functools import cache

from assistant.model.document import Citation, Document
from assistant.model.span import Span
from assistant.parsing.document_questions.marks import entries
from assistant.parsing.document_questions.named_places import Missing
from assistant.records import Record
from assistant.text.lexicon import alternation

_ENOUGH = 0.7
"""Share of a quoted title's characters, in order, that a known title must hold."""
_SHORTEST_TITLE = 4


class Named(Record):
    """A stretch that names the plan itself (no citations) or documents it cites."""

    text: str
    span: Span
    citations: tuple[Citation, ...] = ()


def find_documents(text: str, document: Document) -> tuple[Named | Missing, ...]:
    """Documents named in ``text``, by number first, then by title."""
    numbered = list(_numbered(text, document))
    titled = [one for one in _titled(text, document) if not any(one.span.overlaps(other.span) for other in numbered)]
    return tuple(sorted((*numbered, *titled), key=lambda one: one.span))


def _numbered(text: str, document: Document) -> Iterator[Named | Missing]:
    for match in _number_pattern().finditer(text):
        year, serial = match["year"] or match["said"] or "", match["serial"] or match["count"] or match["short"]
        issuer = match["issuer"] or match["letters"] or match["code"]
        span = Span(*match.span())
        if _fits(document.head.number, issuer, year, serial):
            yield Named(match[0], span)
            continue
        cited = tuple(one for one in document.citations if _fits(one.number, issuer, year, serial))
        if cited:
            yield Named(match[0], span, cited)
        else:
            own = f"载入的方案是{document.head.number}" if document.head.number else "载入的方案没有文号"
            yield Missing(match[0], span, f"{own}，其中没有{match[0]}，也没有引用它")


@cache
def _number_pattern() -> re.Pattern[str]:
    bracketed = (
        r"(?P<issuer>[\u4e00-\u9fff]{0,8}?)[〔\[（(【](?P<year>20[0-9]{2})[〕\]）)】]第?(?P<serial>[0-9]{1,4})号"
    )
    dated = r"(?P<letters>[\u4e00-\u9fff]{1,8}字)(?P<said>20[0-9]{2})年?第?(?P<count>[0-9]{1,4})号"
    short = r"(?P<code>[\u4e00-\u9fff]{1,8}字)?第?(?<![0-9])(?P<short>[0-9]{1,4})号(?:文件|文(?!号))"
    return re.compile(rf"{bracketed}|{dated}|{short}")


def _fits(number: str, issuer: str | None, year: str, serial: str) -> bool:
    parts = re.match(r"(?P<issuer>.*?)[〔\[（(](?P<year>[0-9]{4})[〕\]）)]第?(?P<serial>[0-9]+)号", number)
    if parts is None or parts["serial"] != serial or (year and parts["year"] != year):
        return False
    named = issuer or ""
    return not named or named.endswith(parts["issuer"]) or parts["issuer"].endswith(named)


def _titled(text: str, document: Document) -> Iterator[Named | Missing]:
    for match in re.finditer(rf"《(?P<title>[^《》]+)》(?:{_article()})?", text):
        yield _named(match, match["title"], document)
    bare = re.sub("《[^《》]*》", lambda quoted: "　" * len(quoted[0]), text)
    for match in _law_pattern().finditer(bare):
        yield _named(match, match["article"] or match["law"], document)


@cache
def _law_pattern() -> re.Pattern[str]:
    """A law by the number of its article (大气法第九十九条, 防治法99条), or by a name that only laws have."""
    words = entries()["reference"]
    digits = f"第?[0-9]{{1,3}}{words['article']}"
    inside = "(?:里面|里头|里|中)?的?"
    nouns = alternation(words["law_nouns"])
    numbered = rf"(?P<article>[\u4e00-\u9fff]{{2,20}}?(?:{nouns})){inside}{_article()}"
    named = rf"(?:{alternation(words['obeying'])})?(?P<law>[\u4e00-\u9fff]{{0,18}}?(?:{words['laws']}))"
    return re.compile(rf"{numbered}|{named}(?:{inside}{digits})?")


def _article() -> str:
    """The pattern of an article by its number: 第九十九条."""
    return f"第[一二三四五六七八九十百零0-9]+{entries()['reference']['article']}"


def _named(match: re.Match[str], title: str, document: Document) -> Named | Missing:
    span = Span(*match.span())
    if _same_title(title, document.head.title):
        return Named(match[0], span)
    cited = tuple(one for one in document.citations if _same_title(title, one.title))
    if cited:
        return Named(match[0], span, cited)
    return Missing(match[0], span, f"方案没有引用《{title}》，载入的资料里也没有这份文件")


def _same_title(asked: str, known: str) -> bool:
    if len(asked) < _SHORTEST_TITLE or not known:
        return asked == known and bool(known)
    if asked in known:
        return True
    rest = iter(known)
    inside = sum(any(letter == other for other in rest) for letter in asked)
    return inside == len(asked) or (known in asked and len(known) >= _ENOUGH * len(asked))
