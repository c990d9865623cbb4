"""Persons told with their offices in a list: 县委常委、副县长某某，县财政局局长某某.

Invariant: an office with no name behind it is one more of the next person's, and a list that
ends in one is none of persons.
"""

import re
from collections.abc import Iterator
from functools import cache

from assistant.document.words import any_of, is_organisation, split
from assistant.model.span import Span

_SIGNS = "、，,；;"
_NAMED = re.compile(
    r".*(?:[县区市州旗镇乡省局部司厅处院校站队所会秘书]长|书记|主任|主席|经理|委员|专员|政委|总监)(?P<name>[\u4e00-\u9fff]{2,4})"
)


def officials(text: str, span: Span) -> tuple[Span, ...]:
    """Each person with the offices told in front; nothing where the list is of anything else."""
    found = list(_persons(text, span))
    return tuple(found) if found and found[-1].end >= span.end else ()


def _persons(text: str, span: Span) -> Iterator[Span]:
    start: int | None = None
    for piece in split(text, span, _SIGNS):
        start = piece.start if start is None else start
        if _NAMED.fullmatch(piece.of(text)) and not is_organisation(piece.of(text)):
            yield Span(start, piece.end)
            start = None


def unit_of_official(said: str) -> str:
    """The unit of the last office, the name in front or behind: 县财政局 of 李某 县政府党组成员、县财政局副局长."""
    match = _head().match(re.split(f"[{_SIGNS}]", said)[-1])
    return match["unit"] if match and is_organisation(match["unit"]) else ""


@cache
def _head() -> re.Pattern[str]:
    name = "[\u4e00-\u9fff]{2,4}"
    return re.compile(
        rf"(?:\S{{2,4}} |\S \S{{1,2}} )?(?P<unit>\S{{2,}}?)(?:常务)?副?{any_of('posts', 'officers')}(?:{name})?(?=\s|$)"
    )
