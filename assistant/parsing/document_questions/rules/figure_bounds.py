"""Figures that stand beside the one asked for and are none of its own: a share of the thing, another year's.

Invariant: a figure is left out only by what its own sentence says, and only where the question names what it
differs in. Prevents 盘活收入的20% as the answer to how much 盘活收入 is to be.
"""

import re
from collections.abc import Iterator

from assistant.model.document import Target
from assistant.model.document_question import Topic
from assistant.parsing.document_questions.frame import Frame
from assistant.parsing.document_questions.marks import entries
from assistant.parsing.document_questions.named_times import is_campaign

_PERCENT, _OF = "%", "的"
_ENDS = "。\n"
_GRADES = ("类", "级", "等", "档")
_NUMBERED = re.compile(r"\d[\d.]*[\u4e00-\u9fff]{1,4}$")
_YEARS = re.compile(r"(?P<first>20\d\d)年?(?:[^，。；：\n]{0,8}[至到—–~～-]+(?P<last>20\d\d))?年")


def shares_of(frame: Frame) -> Iterator[Target]:
    """Parts of the very thing asked about (盘活收入的20%), where a bound that it must reach is asked for."""
    if not frame.tells("bound", "goal") or not frame.subject:
        return
    shares = (unit for unit, of in entries()["quantity"]["noun"].items() if of == _PERCENT)
    if any(noun in frame.linked.text for noun in shares):
        return
    thing, text = frame.subject[-1].text + _OF, frame.context.document.text
    percents = (one for one in frame.context.document.targets if one.unit == _PERCENT)
    yield from (one for one in percents if text.endswith(thing, 0, one.span.start))


def of_other_years(frame: Frame) -> Iterator[Target]:
    """Figures of another year than the one named; in a plan of several years those of no year as well."""
    named = [time for time in frame.times if time.explicit_year and time.last is not None and time.text[0].isdecimal()]
    years = {time.last.year for time in named if time.last is not None}
    bound = any(not is_campaign(frame, time) for time in named)
    for target in frame.context.document.targets if years else ():
        own = _years_of(frame, target)
        if not years & own if own else bound:
            yield target


def _years_of(frame: Frame, target: Target) -> frozenset[int]:
    """The years that a figure is of: those said last before it in its sentence, else any of it; a sum is of none."""
    text = frame.context.document.text
    sentence = target.span.between(text, _ENDS)
    before, after = text[sentence.start : target.span.start], text[target.span.start : sentence.end]
    said = f"{before}{target.indicator}"
    spans = [*_YEARS.finditer(said)][-1:] or [*_YEARS.finditer(after)]
    if any(word in said[spans[-1].end() :] for word in entries()["rows"]["sums"] if spans):
        return frozenset()
    return frozenset(year for one in spans for year in range(int(one["first"]), int(one["last"] or one["first"]) + 1))


def bounds_said(frame: Frame) -> Iterator[str]:
    """Bounds named in the question (80岁以上), by which one of several figures is told apart."""
    for mark in frame.marks:
        number = _NUMBERED.search(frame.linked.text, 0, mark.span.end) if "bound" in mark.tells else None
        if number is not None:
            yield number[0]


def is_graded_otherwise(frame: Frame, topic: Topic) -> bool:
    """Whether a grade is asked for (达到几类), and the sentences hold figures, but of other things."""
    if not any("grade" in mark.tells and mark.text.endswith(_GRADES) for mark in frame.marks):
        return False
    spans = [span for passage in topic.passages for span in passage.sentences]
    held = [one for one in frame.context.document.targets if any(one.span.overlaps(span) for span in spans)]
    return bool(held) and not any(one.unit in frame.linked.text for one in held)
