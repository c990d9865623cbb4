"""How often things are done, and what is done in a rhythm.

Invariant: rhythms told for parts of one thing (汛期每月、非汛期每季度) are told together, each with its part,
or the one of the part that the question names; a rhythm of another thing in the same sentence is none of them.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import pairwise

from assistant.answering.documents.deadlines import fitting_limits
from assistant.answering.documents.draft import Draft
from assistant.answering.documents.nearest import closest
from assistant.answering.documents.plan import Plan
from assistant.answering.documents.select import regular_limits
from assistant.answering.documents.tasks import rhythm_line
from assistant.answering.documents.wording import cite, listed, place, quoted_line
from assistant.model.document import LimitKind, TimeLimit
from assistant.model.document_question import DocumentQuestion, Passage, Topic
from assistant.records import Record
from assistant.text import lexicon
from assistant.text.lexicon import alternation

_STOPS = "，；。：,;:\n（）()"
_BREAKS, _SIGNS = re.compile(f"[{_STOPS}]+"), re.compile(f"[、{_STOPS}]+")
"""What parts words, without and with the sign between things that are listed side by side."""
_LEADING = re.compile("^[的和及与对在于、]+")

_ANY_SEASON = re.compile("[\u4e00-\u9fff]{2}[季期]$")
_NOT = "非"


class _Part(Record):
    """A rhythm of a sentence with the words before and behind it, from sign to sign."""

    limit: TimeLimit
    head: str
    tail: str


def compose(plan: Plan, question: DocumentQuestion) -> Draft:
    """How often, or what is done so often."""
    topic = question.topic
    if topic is None:
        limits = regular_limits(plan, question)
        return _told(plan, f"方案里{question.frequency}要做的", dict.fromkeys(limits, ""))
    limits = tuple(limit for passage in topic.passages for limit in closest(plan, topic, plan.rhythms_at(passage)))
    limits = tuple(limit for limit in limits if limit.frequency.startswith(question.frequency))
    if limits:
        told = _with_parts(plan, topic, fitting_limits(plan, topic, limits))
        return _told(plan, f"“{topic.text}”的频次", told, topic.passages)
    items = tuple(passage.item for passage in topic.passages)
    text = [
        f"方案没有写明“{topic.text}”多久一次{cite(items[:1])}。",
        *(quoted_line(plan, one) for one in topic.passages[:2]),
    ]
    return Draft("\n".join(text), clauses=items)


def _told(plan: Plan, head: str, limits: dict[TimeLimit, str], passages: Sequence[Passage] = ()) -> Draft:
    """The rhythms, each behind the part that it is of."""
    said = listed(
        dict.fromkeys(
            part + (limit.text if limit.text.startswith(limit.frequency) else f"{limit.text}（{limit.frequency}）")
            for limit, part in limits.items()
        )
    )
    items = tuple(dict.fromkeys(place(limit) for limit in limits))
    summary = f"{head}：{said}{cite(items)}。" if passages else f"{head}有{len(items)}项。"
    return Draft("\n".join([summary, *(rhythm_line(plan, limit) for limit in limits)]), clauses=items)


def _with_parts(plan: Plan, topic: Topic, limits: Sequence[TimeLimit]) -> dict[TimeLimit, str]:
    """The rhythms, and for one that is told of a part those of the other parts, or of the part that is named."""
    told: dict[TimeLimit, str] = {}
    for limit in limits:
        parts = _parts(plan, limit)
        words = list(_asked(topic, parts))
        own = next((one for one in parts if one.limit == limit), None)
        others = list(_of_one_thing(parts, own)) if own is not None else []
        if own is None or not others or own.head.endswith(tuple(words)):
            told[limit] = ""
            continue
        together = [one for one in parts if one == own or one in others]
        written = [one for one in together if _is_named(topic, one)]
        named = [one for one in others if _names(one.head, words) - _names(own.head, words)]
        chosen = written or named or together
        told.update((one.limit, _part(one.head, words)) for one in chosen)
    return told


def _is_named(topic: Topic, part: _Part) -> bool:
    """Whether the question writes one of the things that a part is told of: 乡道 of 乡道、村道."""
    return any(len(thing) > 1 and thing in topic.text for thing in part.head.split("、"))


def _asked(topic: Topic, parts: Sequence[_Part]) -> Iterator[str]:
    """The words of the question, and the seasons of the parts that it names: 非汛期 is not 汛期."""
    seasons = [season for season in map(_season_of, (one.head for one in parts)) if season]
    denied = [season for season in seasons if _NOT + season in topic.text]
    yield from (word for word in topic.words if len(word) > 1 and word not in denied)
    yield from (season for season in seasons if season in topic.text and season not in denied)


def _parts(plan: Plan, limit: TimeLimit) -> list[_Part]:
    """The rhythms of the sentence that a limit stands in, in their order."""
    text = plan.document.text
    sentence = limit.span.between(text, "。\n")
    regular = (one for one in plan.document.time_limits if one.kind is LimitKind.FREQUENCY)
    inside = sorted(
        (one for one in regular if sentence.start <= one.span.start < sentence.end), key=lambda one: one.span
    )
    if len(inside) < 2:
        return []
    edges = [sentence.start, *(one.span.end for one in inside)]
    heads = [_head(text[edge : one.span.start]) for edge, one in zip(edges, inside, strict=False)]
    starts = [*(one.span.start for one in inside[1:]), sentence.end]
    tails = [_SIGNS.split(text[one.span.end : stop])[0] for one, stop in zip(inside, starts, strict=True)]
    return [_Part(*each) for each in zip(inside, heads, tails, strict=True)]


def _head(ahead: str) -> str:
    """The words a rhythm is said of, things listed side by side among them: 乡道、村道 of 检测1次，乡道、村道."""
    *told, last = _BREAKS.split(ahead)
    return last if told else _SIGNS.split(ahead)[-1]


def _of_one_thing(parts: Sequence[_Part], own: _Part) -> Iterator[_Part]:
    """The parts beside ``own``, one after the other, that leave out what is done because it is said there."""
    place = parts.index(own)
    for row in (parts[place:], parts[: place + 1][::-1]):
        for left, right in pairwise(row):
            if not _shares(left, right):
                break
            yield right


def _shares(told: _Part, bare: _Part) -> bool:
    """Whether the second part is of the thing of the first: it names a season where that does, or only who does it."""
    if not told.head or not bare.head:
        return False
    seasons = [bool(_season_of(one.head)) for one in (told, bare)]
    if any(seasons):
        return all(seasons) and (_bare(bare.tail) in ("", _bare(told.tail)))
    return not _bare(bare.tail)


def _bare(tail: str) -> str:
    """What is done, without how many times and the verbs that only carry it."""
    return re.sub(rf"{alternation(lexicon.load('document')['limits']['light'])}|[\d一二两三]", "", tail)


def _season_of(head: str) -> str:
    """The season or spell that a head ends in; empty where it ends in none."""
    found = _season().search(head) or _ANY_SEASON.search(head)
    return found[0] if found else ""


@cache
def _season() -> re.Pattern[str]:
    limits = lexicon.load("document")["limits"]
    return re.compile(f"(?:{_NOT}|主|除)?(?:{alternation([*limits['seasons'], *limits['spells']])})(?:期间|内|外)?$")


def _names(head: str, words: Collection[str]) -> frozenset[str]:
    """The words asked that stand in a head: 汛期 is not meant by 非汛期."""
    return frozenset(word for word in words if re.search(f"(?<!{_NOT}){re.escape(word)}", head))


def _part(head: str, words: Collection[str]) -> str:
    """What a rhythm is of: its season, or the words before it without those asked."""
    season = _season_of(head)
    if season:
        return season
    return _LEADING.sub("", re.sub(alternation(sorted(words, key=len, reverse=True)), "", head))
