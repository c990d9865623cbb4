"""Questions that rest on something the plan does not have: refused with the reason.

Invariant: only what is certainly not there is refused here (a number beyond the last, a
document not cited, a unit the plan does not know, a year outside its period); a subject
that no clause holds is left to its price.
"""

import re
from collections.abc import Iterator

from assistant.linking.agencies import UnknownUnit
from assistant.linking.places import UnknownPlace, home_place
from assistant.model.answer import Kind
from assistant.model.document_question import DocumentQuestion
from assistant.model.span import Span
from assistant.parsing.document_questions.frame import Frame
from assistant.parsing.document_questions.marks import Mark, entries
from assistant.parsing.document_questions.price import PLACE_COST
from assistant.parsing.document_questions.proposal import Proposal
from assistant.parsing.reading import Word
from assistant.text.date_patterns import seasons
from assistant.text.dates import TimeMention

_EVERYTHING = frozenset({"units", "times", "rhythms", "places"})
_REFUSAL = 0.3
_CERTAIN = -1.0
"""Where another plan is meant, whatever this one, or a ledger of it, could tell instead."""
_TITLE = re.compile("《[^》]*》")
_TITLE_END = 6
"""Characters at the end of a title that tell it from others."""
_PLAN_MARKS = (
    "document",
    "quantity",
    "lead",
    "responsible",
    "who",
    "due",
    "tasks",
    "basis",
    "text",
    "when",
    "how",
    "what",
    "manage",
)


def refusals(frame: Frame) -> Iterator[Proposal]:
    """One refusal at most, with its reason."""
    reason = _reason(frame)
    if reason:
        question = DocumentQuestion(Kind.REFUSE, frame.context.document.name, reason=reason)
        told = frozenset(name for mark in frame.marks for name in mark.tells)
        outside = [span for _, span in _outside(frame)]
        words = {
            word.text.lower(): 1.0
            for word in frame.words
            if _is_of_plan(frame, word) or any(span.overlaps(word.span) for span in outside)
        }
        named = frozenset({"documents"}) if _part_of_cited(frame) else frozenset()
        extra = _CERTAIN if _other_plan(frame) else _REFUSAL - _mentions_cost(frame)
        yield Proposal(question, told | _EVERYTHING | named, words, extra=extra)


def _is_of_plan(frame: Frame, word: Word) -> bool:
    """Whether the plan uses a word; of others nobody can say that only their time or place is missing."""
    return frame.context.index.term(word.text).known


def _mentions_cost(frame: Frame) -> float:
    """The refusal explains the very mentions that cannot be answered."""
    return PLACE_COST * (len(frame.missing) + len(frame.strangers) + bool(_part_of_cited(frame)))


def _reason(frame: Frame) -> str:
    if frame.missing:
        return "；".join(one.reason for one in frame.missing)
    title = _cited_only(frame) or _part_of_cited(frame)
    if title:
        return f"方案只引用了《{title}》，没有写它的内容"
    other = _other_plan(frame)
    if other:
        return other
    if frame.unknown_unit is not None and frame.tells(*_PLAN_MARKS) and not frame.tells("basis"):
        return _unknown_unit(frame, frame.unknown_unit)
    stranger = next((one for one in frame.strangers if isinstance(one, UnknownPlace)), None)
    if stranger is not None and frame.tells("goal"):
        return f"方案只管本地，没有{stranger.text}的内容"
    unwritten = next((mark for mark in frame.marks if "meeting" in mark.tells and not _is_written(frame, mark)), None)
    if unwritten is not None:
        return f"方案没有写“{unwritten.text}”"
    if frame.tells("headcount", "roster") and frame.context.document.task_forces and not frame.context.document.posts:
        return "方案的专班只列单位，没有写到人，也没有写人数"
    outside = _outside(frame)
    if outside and frame.tells("quantity", "goal", "document", "due", "lead", "what"):
        return _not_covered(frame, outside[0][0])
    return ""


def _other_plan(frame: Frame) -> str:
    """Why another plan than this (去年的方案), or a goal set above it (市里的目标), is not told; empty for none."""
    text, document = frame.linked.text, frame.context.document
    named = re.search(entries()["reference"]["other_plans"], text)
    if named is not None and named[0] not in document.text:
        return f"载入的是{document.head.number or document.head.title}，没有“{named[0]}”"
    if not frame.tells("goal"):
        return ""
    above = entries()["reference"]["above"].get((home_place(document.head.issuer) or " ")[-1], ())
    said = [word for word in above if word in text]
    own = _TITLE.sub("", document.text) if said else ""
    whose = next((word for word in said if word not in own), "")
    return f"方案只写了本地的目标，没有“{whose}”的" if whose else ""


def _is_written(frame: Frame, mark: Mark) -> bool:
    """Whether the plan speaks of what a mark means in any of its words."""
    return any(map(frame.context.index.occurs, mark.means))


def _not_covered(frame: Frame, time: str) -> str:
    document = frame.context.document
    campaign, end = document.head.campaign_text, document.period.last if document.period is not None else None
    covers = f"管{campaign}" if campaign or end is None else f"写到{end.year}年"
    return f"方案只{covers}，没有{time}的内容"


def beyond(frame: Frame, _previous: DocumentQuestion) -> Iterator[Proposal]:
    """2023年呢: a fragment that only names a time the plan does not cover."""
    outside = _outside(frame)
    if outside and not frame.subject:
        question = DocumentQuestion(Kind.REFUSE, frame.context.document.name, reason=_not_covered(frame, outside[0][0]))
        told = frozenset(name for mark in frame.marks for name in mark.tells)
        yield Proposal(question, told | _EVERYTHING, {})


def _cited_only(frame: Frame) -> str:
    """The title of a cited document whose content is asked for: 导则里围挡要多高; empty where none is."""
    if not frame.tells("quantity", "number", "often", "bound"):
        return ""
    inside = tuple(entries()["reference"]["inside"])
    text = frame.linked.text
    return next((c.title for c in frame.context.document.citations if _names_inside(text, c.title, inside)), "")


def _part_of_cited(frame: Frame) -> str:
    """The title of a cited document a chapter, or the text, of which is asked for: 65号第三章, 65号全文; else empty."""
    whole = any(mark.text.endswith(tuple(entries()["cited_text"]["words"])) for mark in frame.marks)
    if whole and not frame.subject and not frame.places:
        return next((one.citations[0].title for one in frame.documents if one.citations), "")
    ends = {one.span.end: one for one in frame.documents if one.citations}
    named = (ends.get(place.span.start) or ends.get(place.span.start - 1) for place in frame.places)
    return next((one.citations[0].title for one in named if one is not None), "")


def _names_inside(text: str, title: str, inside: tuple[str, ...]) -> bool:
    """Whether the end of a title, long enough to be no other's, stands in ``text`` before a word for what is in it."""
    ending = title[-_TITLE_END:]
    return len(ending) == _TITLE_END and any(
        f"{ending}{word}" in text for word in (*inside, *(f"》{w}" for w in inside))
    )


def _unknown_unit(frame: Frame, unit: UnknownUnit) -> str:
    known = "、".join(frame.context.document.units)
    return f"方案里没有“{unit.text}”这个单位；方案写到的单位有：{known}"


def _outside(frame: Frame) -> list[tuple[str, Span]]:
    """Times named that the plan does not cover, and where they stand."""
    times = [time for time in frame.times if _is_outside(frame, time)]
    return [
        *_other_seasons(frame),
        *_other_programmes(frame),
        *((time.text, Span(time.start, time.end)) for time in times),
    ]


def _other_seasons(frame: Frame) -> Iterator[tuple[str, Span]]:
    """Seasons named by other years than the campaign's: 2022-2023年秋冬季."""
    campaign = frame.context.document.head.campaign
    if campaign is None or campaign.first is None:
        return
    for season in seasons().finditer(frame.linked.text):
        year = re.match(r"[0-9]{4}", season[0])
        if year is not None and int(year[0]) != campaign.first.year:
            yield season[0], Span(*season.span())


def _other_programmes(frame: Frame) -> Iterator[tuple[str, Span]]:
    """Five-year programmes that the plan does not name: 十五五期间."""
    for match in re.finditer(entries()["reference"]["programme"], frame.linked.text):
        if match[1] not in frame.context.document.text:
            yield match[0], Span(*match.span())


def _is_outside(frame: Frame, time: TimeMention) -> bool:
    """A time with a year that neither meets the campaign nor stands in the plan."""
    document = frame.context.document
    campaign = document.head.campaign
    if not time.explicit_year or time.invalid:
        return False
    if campaign is None:
        end = document.period.last if document.period is not None else None
        said = (frame.context.spoken, document.head.title, *(section.title for section in document.sections))
        return bool(end and time.first and time.first > end and not any(time.text in text for text in said))
    if time.text in document.text:
        return False
    if campaign.first is None or campaign.last is None:
        return False
    starts_after = time.first is not None and time.first > campaign.last
    ends_before = time.last is not None and time.last < campaign.first
    return starts_after or ends_before
