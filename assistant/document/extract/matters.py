"""What a time limit is about: the words of its sentence that are due by it.

Invariant: a matter is made of the plan's own words; of several days in one sentence each
has the part of the sentence that it stands in. Prevents the whole sentence being due at
each of its days.
"""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import pairwise

from assistant.document.context import Context, sentences
from assistant.document.numbering import numbering
from assistant.document.statements import statements
from assistant.document.words import any_of, limit_label
from assistant.model.document import Clause, LimitKind
from assistant.model.span import Span
from assistant.records import Record

_FEWEST_WORDS = 8
"""A shorter rest of a sentence does not say what is due; the whole sentence does."""
_FEWEST_OF_PART = 4
"""The same of a part of a sentence with a day of its own."""
_TIMES = re.compile(r"(?:不少于|至少)?[一二两三四五\d]+[次遍]$")
"""How often it is done says nothing of what is done."""
_LEFT_OVER = re.compile("[，,]{2,}")
_TRIM = " \t\n　，,。；;：:、."


class Found(Record):
    """A time limit before it is bound to duty and matter."""

    span: Span
    kind: LimitKind
    first: date | None = None
    last: date | None = None
    frequency: str = ""


def matter(context: Context, clause: Clause, limit: Found, found: Sequence[Found]) -> str:
    """What is due: the part of the sentence with the limit, the words behind it, or the sentence without its limits."""
    text = context.text
    sentence = next(one for one in sentences(text, clause.span) if one.start <= limit.span.start < one.end)
    others = [one for one in found if one is not limit and sentence.covers(one.span)]
    dated_others = [one.span for one in others if one.kind is not LimitKind.FREQUENCY]
    rhythmic = limit.kind is LimitKind.FREQUENCY
    rivals = [one.span for one in others if (one.kind is LimitKind.FREQUENCY) is rhythmic]
    part = _part(context.text, sentence, limit.span, rivals)
    hidden = [limit.span, *dated_others] if rhythmic else [limit.span]
    if len(_TIMES.sub("", rest := _words(context, part, hidden))) >= _FEWEST_OF_PART:
        return rest
    if not rhythmic:
        following = [one.start for one in dated_others if one.start > limit.span.start]
        rest = _words(context, Span(limit.span.end, min([*following, sentence.end])), [])
        if len(rest) >= _FEWEST_WORDS and not _words(context, Span(sentence.start, limit.span.start), []):
            return rest
    return _words(context, sentence, [limit.span, *dated_others]) or _duty_words(context, clause, limit)


def _part(text: str, sentence: Span, own: Span, others: Sequence[Span]) -> Span:
    """From comma to comma the part of a sentence in which no day but its own stands; empty where that is all of it."""
    if not others:
        return Span(own.start, own.start)
    days = sorted([own, *others])
    place = days.index(own)
    between = (_comma_before(text, left.end, right.start) for left, right in pairwise(days))
    cuts = [sentence.start, *between, sentence.end]
    return Span(cuts[place], max(cuts[place], cuts[place + 1]))


def _comma_before(text: str, start: int, end: int) -> int:
    """Where the part of the sentence begins that ends at ``end``; ``end`` itself where no comma stands between."""
    place = max(text.rfind(sign, start, end) for sign in "，,")
    return place + 1 if place >= 0 else end


def _words(context: Context, span: Span, hidden: Sequence[Span]) -> str:
    """The words of a stretch without limits, labels, numbering and the bracket of units."""
    covers = sorted(
        one for one in (*hidden, *(said.span for said in statements(context.text, span))) if span.overlaps(one)
    )
    pieces, start = [], span.start
    for cover in covers:
        pieces.append(_loosened(context.text[start : max(start, cover.start)]))
        start = max(start, cover.end)
    pieces.append(context.text[start : span.end])
    joined = _LEFT_OVER.sub("，", re.sub(r"（[，、]*）", "", "".join(pieces))).strip(_TRIM)
    return _loosened(_label_end().sub("", joined[len(numbering(joined)[1]) :])).strip(_TRIM)


def _loosened(piece: str) -> str:
    """A piece without the preposition that led to the limit behind it: 并于, 确保在."""
    match = re.search(f"(?:{any_of('limits', 'prepositions')})+$", piece)
    return piece[: match.start()] if match else piece


@cache
def _label_end() -> re.Pattern[str]:
    return re.compile(rf"{any_of('limits', 'labels')}\s*[:：]?\s*(?=$|[，,。])")


def _duty_words(context: Context, clause: Clause, limit: Found) -> str:
    """For a limit on a line of its own: the words of its duty."""
    duty = context.duty_at(clause, limit.span.start)
    written = duty.text if duty else clause.text
    label = limit_label().search(written)
    return (written[: label.start()] if label else written).split("\n")[0].strip(_TRIM)
