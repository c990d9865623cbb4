"""Writes pinyin.txt from pypinyin; run as ``python -m assistant.linking.build_pinyin``.

The table is data in the package, so that the program needs neither pypinyin nor the
quarter of a second its import costs. A test runs this again and compares.
"""

import unicodedata
from collections import defaultdict
from pathlib import Path

FIRST, LAST = 0x4E00, 0x9FA5
"""The unified ideographs of Unicode 1.1, which hold every character of daily use."""


def build() -> str:
    """The table as text: one line a syllable, then its characters."""
    from pypinyin import Style, pinyin

    characters: defaultdict[str, list[str]] = defaultdict(list)
    for code in range(FIRST, LAST + 1):
        readings = pinyin(chr(code), style=Style.NORMAL, errors="ignore")
        if readings:
            characters[_plain(readings[0][0])].append(chr(code))
    characters["ling"].append("〇")
    return "".join(f"{syllable} {''.join(members)}\n" for syllable, members in sorted(characters.items()))


def _plain(syllable: str) -> str:
    """Letters a to z only: ü becomes v, as input methods have it."""
    decomposed = unicodedata.normalize("NFD", syllable.replace("ü", "v"))
    return "".join(letter for letter in decomposed if letter.isascii() and letter.isalpha())


if __name__ == "__main__":
    Path(__file__).with_name("pinyin.txt").write_text(build(), encoding="utf-8")
