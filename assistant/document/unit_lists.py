"""The names of a list of units: 甲局、乙局和各县、市、区政府等.

Invariant: a name is a stretch of the text; 和 parts two names only where both sides are
names by themselves, so that 市工业和信息化局 stays one.
"""

import re
from collections.abc import Iterator
from functools import cache

from assistant.document.words import CLOSING, any_of, is_organisation, split, stripped, words
from assistant.model.span import Span

_LIST_SIGNS = "、，,；;"
_LEVELS = re.compile("[县市区旗镇乡街道（）()]{1,6}(?:人民政府|政府|办事处|管委会)?")
_TRIM = " \t\r\n　。.，,；;、"


def names_in(text: str, span: Span) -> Iterator[Span]:
    """The names of a list; 和 parts two names only where the first is one by itself."""
    for piece in _whole(text, list(split(text, span, _LIST_SIGNS))):
        for part in _parted(text, piece):
            for unit in stripped(text, part, _TRIM):
                named = Span(unit.start, unit.start + len(closed_list(unit.of(text))))
                if len(named) and not re.search("[:：]", named.of(text)) and not _remark().match(named.of(text)):
                    yield named


@cache
def _remark() -> re.Pattern[str]:
    """What stands in a list of units and is none: 排在第一位的为牵头单位, 下同."""
    return re.compile("|".join((*words("roles")["first_leads"], f"{any_of('roles', 'remarks')}$")))


def _whole(text: str, pieces: list[Span]) -> Iterator[Span]:
    """The pieces, with 各县、市、区政府 as one name."""
    kept: Span | None = None
    for piece in pieces:
        if kept is not None and _LEVELS.fullmatch(piece.of(text)) and kept.of(text).startswith("各"):
            kept = Span(kept.start, piece.end)
            continue
        if kept is not None:
            yield kept
        kept = piece
    if kept is not None:
        yield kept


def bodies_in(text: str, span: Span) -> tuple[Span, ...]:
    """The bodies of a list, when it is nothing but a list of bodies."""
    names = tuple(names_in(text, span))
    return names if all(_is_body(name.of(text)) for name in names) else ()


def _is_body(name: str) -> bool:
    """A bracket ends the name of all townships (各镇（街）), and of no other body: 整治阶段（…）."""
    return is_organisation(name) and (name[-1] not in CLOSING or name.startswith("各"))


def closed_list(name: str) -> str:
    """``name`` without the 等 of an open list; 等有关部门 says no more."""
    match = re.fullmatch(rf"(?P<name>.+?){any_of('roles', 'open_list')}", name)
    return match["name"] if match else name


def _parted(text: str, piece: Span) -> Iterator[Span]:
    begun = piece.start
    for joint in re.finditer(rf"\s+|{any_of('roles', 'joints')}", piece.of(text)):
        place = piece.start + joint.start()
        left, right = text[begun:place].strip(), text[piece.start + joint.end() : piece.end].strip()
        if left and right and is_organisation(left) and is_organisation(right) and left[-1] not in "（(":
            yield Span(begun, place)
            begun = piece.start + joint.end()
    yield Span(begun, piece.end)
