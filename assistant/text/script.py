"""Whether a text is written in Chinese characters alone.

Invariant: one range for every stage that compares sounds, cuts words or proposes slips; two
ranges would let one stage offer what the next cannot weigh.
"""

_FIRST, _LAST = "\u4e00", "\u9fff"


def is_chinese(text: str) -> bool:
    """Whether ``text`` holds a character and every one is Chinese; letters, digits and marks are not."""
    return bool(text) and min(text) >= _FIRST and max(text) <= _LAST
