"""Markdown → the lines of a plan: its marks go, what they say of headings and tables stays.

Invariant: no word is lost but an address behind a link; a level of headings that numbers
itself keeps its numbers, and one that nowhere does is counted, since only the marks made
it a heading. Prevents the table that is read as one line of bars.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from assistant.document.grid import render
from assistant.document.numbering import Style, numbering
from assistant.document.word_numbers import in_chinese
from assistant.document.words import any_of

_HEADING = re.compile(r" {0,3}(?P<marks>#{1,6})\s+(?P<title>.*?)\s*#*\s*$")
_LINE_MARK = re.compile(r"^\s*(?:>\s?)*(?:[-*+]\s+(?:\[[ xX]\]\s+)?)?")
_RULE = re.compile(r"\s*(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}|={3,}|```.*|~~~.*|<!--.*-->)\s*")
_BETWEEN = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|?)+\s*")
"""The line that parts a table's head from its rows."""
_INLINE = (
    (re.compile(r"!\[[^\]]*\]\([^)]*\)"), ""),
    (re.compile(r"\[([^\]]+)\]\([^)]*\)"), r"\1"),
    (re.compile(r"(\*\*|__|~~)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?!\*)"), r"\1"),
    (re.compile(r"`([^`]+)`"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])"), r"\1"),
)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_NUMBERS: tuple[Callable[[int], str], ...] = (
    lambda count: f"{in_chinese(count)}、",
    lambda count: f"（{in_chinese(count)}）",
    lambda count: f"{count}．",
)


def plain(text: str) -> str:
    """The text that the marks stand for."""
    lines = [_without_marks(line) for line in text.split("\n") if not _RULE.fullmatch(line)]
    written: list[str] = []
    for bars, run in groupby(lines, key=_is_row):
        block = list(run)
        written.append(_tabled(block, _last_line(written)) if bars else "\n".join(block))
    return "\n".join(_numbered("\n".join(written).split("\n")))


def _last_line(written: Sequence[str]) -> str:
    """The line right over what comes next, blank lines left out."""
    return written[-1].rstrip().rpartition("\n")[2] if written else ""


def _is_row(line: str) -> bool:
    return line.strip().startswith("|") or ("|" in line and _BETWEEN.fullmatch(line) is not None)


def _tabled(lines: Sequence[str], above: str) -> str:
    rows = [_cells(line) for line in lines if not _BETWEEN.fullmatch(line)]
    return render(rows, above) if len(rows) > 1 else "\n".join("　".join(row) for row in rows)


def _cells(line: str) -> list[str]:
    inner = line.strip().removeprefix("|").removesuffix("|")
    return [_BREAK.sub("\n", cell).strip() for cell in inner.split("|")]


def _without_marks(line: str) -> str:
    """The line without what makes it bold, a link or an item of a list; a heading keeps its marks."""
    bare = line if _HEADING.match(line) else _LINE_MARK.sub("", line)
    for pattern, kept in _INLINE:
        bare = pattern.sub(kept, bare)
    return bare if _is_row(bare) else _BREAK.sub("\n", bare)


def _numbered(lines: Sequence[str]) -> Iterator[str]:
    """The lines, headings of a level that has no numbers of its own counted below the one above."""
    heads = [(len(found["marks"]), found["title"]) for line in lines if (found := _HEADING.match(line))]
    own = {level for level, words in heads if numbering(words)[0] is not None}
    titles = _titles(heads)
    counted = sorted({level for level, _ in heads if level not in titles})
    annex = re.compile(rf"{any_of('layout', 'annex_words')}\s*[\d一二三四五六七八九十]*[\s:：]*")
    counts: Counter[int] = Counter()
    for line in lines:
        found = _HEADING.match(line)
        level = len(found["marks"]) if found else 0
        if found is None:
            yield line
        elif label := annex.match(found["title"]):
            yield from filter(None, (label[0].strip(), found["title"][label.end() :]))
        elif level in titles or level in own or counted.index(level) >= len(_NUMBERS):
            yield found["title"]
        else:
            counts.update([level])
            counts = Counter({upper: count for upper, count in counts.items() if upper <= level})
            yield _NUMBERS[counted.index(level)](counts[level]) + found["title"]


def _titles(heads: Sequence[tuple[int, str]]) -> set[int]:
    """The levels of titles: of the first heading where it alone stands so high, and of all above 一、."""
    first = {heads[0][0]} if heads and heads[0][0] < min((level for level, _ in heads[1:]), default=0) else set()
    chapters = [level for level, words in heads if numbering(words)[0] is Style.CHAPTER]
    above = {level for level, _ in heads if chapters and level < min(chapters)}
    return first | above
