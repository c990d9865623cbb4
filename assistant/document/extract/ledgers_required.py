"""Ledgers, lists and archives that the plan orders somebody to keep.

Invariant: an order is a verb of keeping (建立 完善 形成 …) with a 台账, 清单 or 档案 in
the same breath; a ledger that is only mentioned (台账弄虚作假) is no order.
"""

import re
from collections.abc import Iterator
from functools import cache

from assistant.document.context import Context, body_of, sentences
from assistant.document.words import any_of
from assistant.model.document import Clause, RequiredLedger
from assistant.model.span import Span

_EACH_ITS_FILE = "一[\u4e00-\u9fff]一档"
"""一桩一档, whatever it is that has a file of its own."""
_REACH = 28
"""Characters between verb and ledger."""


def required_ledgers(context: Context) -> tuple[RequiredLedger, ...]:
    """All ledgers the clauses order, in their order."""
    return tuple(found for clause in context.clauses for found in _of_clause(context, clause))


def _of_clause(context: Context, clause: Clause) -> Iterator[RequiredLedger]:
    for sentence in sentences(context.text, body_of(context.text, clause)):
        for span in _names(context.text, sentence):
            duty = context.duty_at(clause, span.start)
            name = re.sub(r"\s", "", span.of(context.text))
            written = sentence.of(context.text).strip()
            yield RequiredLedger(clause.id, duty.id if duty else None, name, written, span)


def _names(text: str, sentence: Span) -> Iterator[Span]:
    for match in _order().finditer(text, sentence.start, sentence.end):
        if match["plain"]:
            yield Span(*match.span("plain"))
            continue
        named = Span(match.start("named"), match.end())
        if text[named.end : named.end + 1] not in ("内", "外", "中"):
            yield from _listed(text, named)


@cache
def _order() -> re.Pattern[str]:
    """A verb and its ledgers, or a word that says both (建档, 清单管理)."""
    verbs, nouns = any_of("ledgers", "verbs"), any_of("ledgers", "nouns")
    plain = f"{_EACH_ITS_FILE}|{any_of('ledgers', 'managed')}|{any_of('ledgers', 'filing')}(?!率)"
    named = rf"(?:(?!{verbs})[^，。；：！？\n]){{0,{_REACH}}}{nouns}"
    return re.compile(rf"(?:{verbs})?(?P<plain>{plain})|{verbs}(?:了|好|起)?(?P<named>{named})")


def _listed(text: str, named: Span) -> Iterator[Span]:
    """Each ledger of a list (隐患清单、整改清单); an enumeration of something else stays whole."""
    nouns = any_of("ledgers", "nouns")
    pieces = list(re.finditer(rf"(?:^|[、和及])\s*(?P<name>[^、]*?{nouns})(?=[、和及]|$)", named.of(text)))
    whole = [piece.span("name") for piece in pieces]
    spans = [Span(named.start + start, named.start + end) for start, end in whole] if len(whole) > 1 else [named]
    for span in spans:
        yield _trimmed(text, span)


def _trimmed(text: str, span: Span) -> Span:
    """The name without what opens it (进一步, 逐) or lists its contents (…等保障类企业名单)."""
    written = span.of(text)
    tail = re.search(r"等(?=[^等]{3,}$)", written)
    start = tail.end() if tail else 0
    opener = re.compile(rf"(?:{any_of('ledgers', 'openers')}|{any_of('ledgers', 'verbs')})+").match(written, start)
    return Span(span.start + (opener.end() if opener else start), span.end)
