"""How Chinese characters sound: for slips of the input method and for type-ahead.

One reading a character, the most common, from a table in the package. A character of
several readings may get the wrong one; since both sides of every comparison use the
same table, equal characters always sound equal, which is all that matching needs.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

_FUZZY_INITIALS = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"))
"""Initials that speakers and input methods confuse; the second stands for both."""
_NASAL = "ng"


def syllables(text: str) -> tuple[str, ...]:
    """The toneless syllable of each Chinese character; other runs whole, in lower case, without spaces."""
    return tuple(text.lower().translate(_spelling(full=True)).split())


def full(text: str) -> str:
    """The syllables run together, as one types them: 住建局 → zhujianju."""
    return "".join(syllables(text))


def initials(text: str) -> str:
    """First letters for type-ahead: 住建局 → zjj; letters and digits stay as they are."""
    return "".join(text.lower().translate(_spelling(full=False)).split())


def key(text: str) -> str:
    """A key that texts share when they sound alike, zh/z ch/c sh/s n/l and ng/n taken as one."""
    return " ".join(text.lower().translate(_fuzzy()).split())


@cache
def _readings() -> Mapping[str, str]:
    """Syllable → its characters."""
    lines = Path(__file__).with_name("pinyin.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split(" ", 1) for line in lines)


@cache
def _spelling(*, full: bool) -> Mapping[int, str]:
    table: dict[int, str] = {}
    for syllable, characters in _readings().items():
        table.update(dict.fromkeys(map(ord, characters), f" {syllable} " if full else syllable[0]))
    return table


@cache
def _fuzzy() -> Mapping[int, str]:
    table: dict[int, str] = {}
    for syllable, characters in _readings().items():
        table.update(dict.fromkeys(map(ord, characters), f" {_blurred(syllable)} "))
    return table


def _blurred(syllable: str) -> str:
    for initial, stand_in in _FUZZY_INITIALS:
        if syllable.startswith(initial) and len(syllable) > len(initial):
            syllable = stand_in + syllable[len(initial) :]
            break
    return syllable[:-1] if syllable.endswith(_NASAL) and len(syllable) > len(_NASAL) else syllable
