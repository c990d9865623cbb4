"""Figures that stand beside the one asked for and are none of its own: a share of the thing, another year's.

Invariant: a figure is left out only by what its own sentence says, and only where the question names what it
differs in. Prevents 盘活收入的20% as the answer to how much 盘活收入 is to be.
"""

from collections.abc import Iterator

from assistant.linking.clause_terms import key
from assistant.model.document import Target
from assistant.parsing.document_questions.frame import Frame
from assistant.parsing.document_questions.marks import entries
from assistant.parsing.document_questions.named_times import is_campaign

_PERCENT, _OF = "%", "的"
_ENDS = "。\n"


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
    """Figures whose sentence does not speak of the year named, where the plan is of several years."""
    named = [time for time in frame.times if time.explicit_year and time.last is not None]
    years = [f"{time.last.year}年" for time in named if time.last is not None and not is_campaign(frame, time)]
    if not years:
        return
    for target in frame.context.document.targets:
        if not any(year in key(f"{_sentence(frame, target)}{target.indicator}") for year in years):
            yield target


def _sentence(frame: Frame, target: Target) -> str:
    """The whole sentence that a figure stands in."""
    text = frame.context.document.text
    start = max(text.rfind(sign, 0, target.span.start) for sign in _ENDS) + 1
    ends = (text.find(sign, target.span.end) for sign in _ENDS)
    return text[start : min((end for end in ends if end >= 0), default=len(text))]
