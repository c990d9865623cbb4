"""Which lines the plan numbers 1, 1.1, 1.1.1, and how deep each stands.

Invariant: a number counts only as the next of a run (1, 1.1, 1.2, 2, 2.1 …), so that a
wrapped line that opens with 3.5亿元 is no heading. Prevents the plan whose chapters are
numbered in figures alone from being read as one long opening.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from assistant.document.words import any_of

_DECIMAL = re.compile(r"(?P<number>\d{1,2}(?:[.．]\d{1,2})*)(?P<sign>\s*[.．、]?\s*)(?=[^\W\d_]|[“《（])")
_NO_HEADING = re.compile(r"[。；！？;，,：:\t]|\S[ 　]{2,}\S|\d$")
"""Marks of a sentence, of a table's columns, or of a figure."""
_CHINESE = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}\s*[、.．]|[（(]\s*[一二三四五六七八九十]{1,3}\s*[）)]|第.{1,3}[章编篇节])"
)
_NUMERALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_SPACED = re.compile(rf"({'|'.join(reversed(_NUMERALS))})[ 　]+(?=[\u4e00-\u9fff]{{2}})")
_LONGEST_HEADING = 30

Number = tuple[int, ...]


def decimals(lines: Sequence[str]) -> dict[int, tuple[Number, str]]:
    """Place of each numbered line → its number and the label as written; nothing where no number has two parts.

    Numbers of one part count from a run's beginning; a chapter or section in Chinese numerals begins a new run.
    """
    found = dict(_run(lines))
    deep = sum(len(number) > 1 for number, _ in found.values())
    spaced = sum(not re.search("[.．、]", label) for number, label in found.values() if len(number) == 1)
    return found if deep > 1 or spaced > 1 else {}


def spaced_chapters(lines: Sequence[str]) -> dict[int, str]:
    """Place of each heading numbered 一, 二, 三 and a space → the numeral; at least two in a row."""
    found: dict[int, str] = {}
    for place, line in enumerate(lines):
        if found and _ends_body().match(line):
            break
        match = _SPACED.match(line)
        if match and _NUMERALS.index(match[1]) == len(found) and _is_heading(" ", line[match.end() :]):
            found[place] = match[0]
    return found if len(found) > 1 else {}


def _run(lines: Sequence[str]) -> Iterator[tuple[int, tuple[Number, str]]]:
    last: Number = ()
    for place, line in enumerate(lines):
        if last and _ends_body().match(line):
            return
        if _CHINESE.match(line):
            last = ()
        match = _DECIMAL.match(line)
        number = tuple(map(int, re.split("[.．]", match["number"]))) if match else ()
        if match and _follows(last, number) and (len(number) > 1 or _is_heading(match["sign"], line[match.end() :])):
            last = number
            yield place, (number, match[0])


def _follows(last: Number, number: Number) -> bool:
    """Whether ``number`` comes next: the first below ``last``, or the next beside it or beside one above it."""
    if not last:
        return number[-1] == 1 and len(number) < 3
    below = number == (*last, 1)
    beside = any(number == (*last[: depth - 1], last[depth - 1] + 1) for depth in range(1, len(last) + 1))
    opens = len(number) == 2 and number == (last[0] + 1, 1)
    return below or beside or opens


def _is_heading(sign: str, rest: str) -> bool:
    """Whether a number of one part stands over what follows: 1　目标任务, 2. 组织体系."""
    return bool(sign) and len(rest) <= _LONGEST_HEADING and _NO_HEADING.search(rest) is None


@cache
def _ends_body() -> re.Pattern[str]:
    return re.compile(rf"{any_of('layout', 'annex_words')}\s*[\d一二三四五六七八九十]*\s*(?:[:：]|$)")
