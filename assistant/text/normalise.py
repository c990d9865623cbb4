"""One canonical spelling of a text, with the way back to the original.

Width, compatibility forms, traditional characters, invisible characters, terminal
escapes and Markdown marks are levelled, so that no later stage meets two spellings of
one word. Invariant: ``offsets`` has one entry a normalised character plus one for the
end, never decreasing, so a span found in ``text`` can be underlined in ``original``.
Normalising twice changes nothing. No string raises, lone surrogates included.
"""

import re
from functools import cache
from typing import TYPE_CHECKING
from unicodedata import category, normalize

from assistant.model.span import Span
from assistant.records import Record
from assistant.text import lexicon

if TYPE_CHECKING:
    from opencc import OpenCC

_ESCAPE = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[@-Z\\^_]|\x9b[0-?]*[ -/]*[@-~]")
_BOLD = re.compile(r"(?<!\*)\*\*(?!\*)([^*]+)(?<!\*)\*\*(?!\*)")
_SPACES = re.compile(r" {2,}")
_SPREAD = re.compile("(?<![\u3400-\u9fff])[\u3400-\u9fff](?: [\u3400-\u9fff]){3,}(?![\u3400-\u9fff])")
"""A line spread out by a blank behind each character: 加 油 站 排 查 谁 牵 头."""
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Cn", "Mn", "Me"})
_CONVERTED_PASSES = 2
"""A few rare characters need a second conversion: 薴 → 苧 → 苎."""


class Normalised(Record):
    """A levelled text beside its original."""

    text: str
    original: str
    offsets: tuple[int, ...]
    """``offsets[i]`` is the place in ``original`` of character ``i`` of ``text``; one more for the end."""

    def span(self, start: int, end: int) -> Span:
        """The stretch of ``original`` that the half-open stretch of ``text`` came from."""
        if start >= end:
            return Span(self.offsets[start], self.offsets[start])
        return Span(self.offsets[start], self.offsets[end - 1] + 1)


def normalise(text: str) -> Normalised:
    """``text`` in canonical spelling; upper and lower case stay as they are."""
    if all(map(_stays, text)):
        return Normalised(text, text, tuple(range(len(text) + 1)))
    letters: list[str] = []
    offsets: list[int] = []
    start = 0
    for escape in _ESCAPE.finditer(text):
        _level(text, start, escape.start(), letters, offsets)
        start = escape.end()
    _level(text, start, len(text), letters, offsets)
    levelled, offsets = _without_marks("".join(letters), offsets)
    return Normalised(_simplified(levelled), text, (*offsets, len(text)))


def canonical(text: str) -> str:
    """``text`` in canonical spelling, for whoever needs no way back to the original."""
    if _STAYED.issuperset(text):
        return text
    if not all(map(_stays, text)):
        return normalise(text).text
    _STAYED.update(text)
    return text


_STAYED: set[str] = set()
"""Characters that were found to stay: a hundred thousand names are written with a few of them."""


def _stays(letter: str) -> bool:
    """Whether a character is canonical wherever it stands; most names are of such alone."""
    marks = letter in "`*" or letter.isspace()
    return not marks and _canonical(letter) == letter and (not _HAN.match(letter) or _everyday(letter))


def fold(text: str) -> str:
    """``text`` for comparing without case; the length never changes."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(lower if len(lower := letter.lower()) == 1 else letter for letter in text)


def _level(text: str, start: int, end: int, letters: list[str], offsets: list[int]) -> None:
    for position in range(start, end):
        level = _canonical(text[position])
        letters.append(level)
        offsets.extend([position] * len(level))


@cache
def _replacements() -> dict[str, str]:
    return dict(lexicon.load("characters")["replace"])


@cache
def _canonical(letter: str) -> str:
    replaced = _replacements().get(letter)
    if replaced is not None:
        return replaced
    kind = category(letter)
    if letter.isspace() or kind in {"Zs", "Zl", "Zp"}:
        return " "
    if kind in _INVISIBLE:
        return ""
    compatible = normalize("NFKC", letter)
    return letter if compatible == letter else "".join(map(_canonical, compatible))


def _without_marks(text: str, offsets: list[int]) -> tuple[str, list[int]]:
    dropped = {place for place, letter in enumerate(text) if letter == "`"} if "`" in text else set()
    text, offsets = _drop(text, offsets, dropped)
    bold = {place for match in _BOLD.finditer(text) for place in (*_pair(match.start()), *_pair(match.end() - 2))}
    text, offsets = _drop(text, offsets, bold)
    spaces = {place for match in _SPACES.finditer(text) for place in range(match.start() + 1, match.end())}
    text, offsets = _drop(text, offsets, spaces)
    spread = {place for match in _SPREAD.finditer(text) for place in range(match.start() + 1, match.end(), 2)}
    text, offsets = _drop(text, offsets, spread)
    return _drop(text, offsets, {place for place in (0, len(text) - 1) if text[place : place + 1] == " "})


def _pair(place: int) -> tuple[int, int]:
    return place, place + 1


def _drop(text: str, offsets: list[int], places: set[int]) -> tuple[str, list[int]]:
    if not places:
        return text, offsets
    kept = [place for place in range(len(text)) if place not in places]
    return "".join(text[place] for place in kept), [offsets[place] for place in kept]


def _simplified(text: str) -> str:
    """Traditional characters made simple; opencc is loaded only for a text that needs it."""
    suspects = {letter for letter in set(_HAN.findall(text)) if not _everyday(letter)}
    if not suspects:
        return text
    convert = _converter().convert
    if all(convert(letter) == letter for letter in suspects):
        return text
    for _ in range(_CONVERTED_PASSES):
        converted = convert(text)
        text = converted if len(converted) == len(text) else "".join(_first(convert(letter), letter) for letter in text)
    return text


def _first(converted: str, letter: str) -> str:
    return converted if len(converted) == 1 else letter


@cache
def _everyday(letter: str) -> bool:
    """Whether the character is one of GB 2312, the simplified characters in daily use."""
    try:
        letter.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


@cache
def _converter() -> "OpenCC":
    from opencc import OpenCC

    return OpenCC("t2s")
