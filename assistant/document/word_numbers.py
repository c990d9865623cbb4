"""The numbers that Word writes by itself: a paragraph's text leaves them out, its numbering holds them.

Invariant: a number is what Word shows (一、 （三） 2.1), counted in the order of the text; a
bullet is none. Prevents the plan whose headings all lost their 一、二、三.
"""

import re
from collections import defaultdict
from collections.abc import Callable
from typing import Any

_CHINESE = ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCountingThousand")
_DIGITS = "零一二三四五六七八九"
_CIRCLED = ord("①") - 1
_LEVELS = 9


class WordNumbers:
    """Counts a document's numbered paragraphs as they go by."""

    def __init__(self, document: Any) -> None:
        self._levels = _levels(document)
        self._counts: defaultdict[str, list[int]] = defaultdict(lambda: [0] * _LEVELS)

    def text_of(self, paragraph: Any) -> str:
        """The paragraph's text behind the number that Word puts before it."""
        text = str(paragraph.text)
        place = _place(paragraph) if text.strip() and self._levels else None
        if place is None or place not in self._levels:
            return text
        number, level = place
        form, pattern, start, shared = self._levels[place]
        counts = self._counts[shared]
        counts[level] = counts[level] + 1 if counts[level] else start
        counts[level + 1 :] = [0] * (_LEVELS - level - 1)
        if form in ("bullet", "none"):
            return text
        shown = [self._levels.get((number, upper), (form, "", 1, ""))[0] for upper in range(_LEVELS)]
        return _written(pattern, counts, shown) + text


_Level = tuple[str, str, int, str]
"""How a level is counted and written, where it starts, and the list that it counts in."""


def _levels(document: Any) -> dict[tuple[str, int], _Level]:
    try:
        root = document.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return {}
    lists = {one.get(_name(one, "abstractNumId")): one for one in root.iter() if _is(one, "abstractNum")}
    found: dict[tuple[str, int], _Level] = {}
    for number in (one for one in root.iter() if _is(one, "num")):
        shared = _value(number, "abstractNumId")
        for level in (one for one in lists.get(shared, ()) if _is(one, "lvl")):
            place = int(level.get(_name(level, "ilvl")))
            told = _value(level, "numFmt"), _value(level, "lvlText"), int(_value(level, "start") or 1), shared
            found[number.get(_name(number, "numId")), place] = told
    return found


def _place(paragraph: Any) -> tuple[str, int] | None:
    """The list and level of a paragraph, its own or its style's."""
    style = paragraph.style
    elements = [paragraph._p]  # the library shows no numbering
    while style is not None:
        elements.append(style.element)
        style = style.base_style
    for element in elements:
        properties = element.pPr
        numbered = properties.numPr if properties is not None else None
        if numbered is not None and numbered.numId is not None:
            level = numbered.ilvl
            return str(numbered.numId.val), int(level.val) if level is not None else 0
    return None


def _written(pattern: str, counts: list[int], forms: list[str]) -> str:
    """第%1章, %1.%2 with the counts in place; a space behind a bare number."""
    shown = re.sub(r"%(\d)", lambda match: _numeral(counts[int(match[1]) - 1], forms[int(match[1]) - 1]), pattern)
    return shown + (" " if shown[-1:].isalnum() else "")


def _numeral(count: int, form: str) -> str:
    forms: dict[str, Callable[[int], str]] = {
        "decimalEnclosedCircle": lambda one: chr(_CIRCLED + one),
        "decimalEnclosedCircleChinese": lambda one: chr(_CIRCLED + one),
        **dict.fromkeys(_CHINESE, in_chinese),
    }
    return forms.get(form, str)(count)


def in_chinese(count: int) -> str:
    """Up to 99, as chapters are counted: 十, 十一, 二十三."""
    tens, ones = divmod(count, 10)
    before = "" if not tens else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return before + (_DIGITS[ones] if ones or not tens else "")


def _is(element: Any, name: str) -> bool:
    return str(element.tag).endswith(f"}}{name}")


def _name(element: Any, attribute: str) -> str:
    """An attribute's name in the element's own namespace."""
    return f"{str(element.tag).partition('}')[0]}}}{attribute}"


def _value(element: Any, name: str) -> str:
    """The value of a child element; empty when there is none."""
    child = next((one for one in element if _is(one, name)), None)
    return "" if child is None else str(child.get(_name(child, "val")) or "")
