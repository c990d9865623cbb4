"""Which columns hold personal data, and what is shown instead.

Invariant: masking happens while the files are read, so that no later stage, query or
message can show what it never had. Prevents a phone number from leaving through an
alias, an aggregate or an error message.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from assistant.ledger.words import pattern, words

_PHONE = re.compile(r"(1[3-9]\d)(?<!\d\d{3})\d{4}(\d{4})(?!\d)")
"""What must not stand before it is looked for behind its first digits: a search then runs from one 1 to the next."""
_BORN = r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_IDENTITY = re.compile(rf"([1-9]\d{{2}})(?<![\dA-Za-z]\d{{3}})\d{{3}}{_BORN}(\d{{3}}[\dXx])(?![\dA-Za-z])")
_PLATE = re.compile(
    r"([京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼])\s*([A-Z])\s*[·•.\-]?\s*([A-Z0-9]{2,3})([A-Z0-9]{2}[A-Z0-9挂学警港澳])(?![A-Za-z0-9])"
)
_NAME = re.compile(r"([一-鿿])[一-鿿·]+")
_PATTERNS = (_IDENTITY, _PHONE, _PLATE)
_FIGURE = re.compile(r"\s*(?:\d{0,6}|[\d,]*\.\d+|\d{1,3}(?:,\d{3})+|[-—/])\s*")
"""A cell of a column that counts, or none: too few digits for a phone or a card."""
_SHORTEST_FIRM, _POINTS = 4, "·•*"
"""Characters from which what ends as firms do is one, and the points within names of persons."""
_SEPARATORS = re.compile(r"([、，,；;/\s]+)")

Counts = Mapping[str, int]


def is_personal(name: str, counts: Counts, unit: str = "") -> bool:
    """Whether the header or the cells say that the column holds names, phones, plates or numbers of persons."""
    if name.endswith(words("personal", "never")) or (unit and all(map(_FIGURE.fullmatch, counts))):
        return False  # 女性驾驶人（万人） tells how many there are
    if name.endswith(words("personal", "parties")) and not any(map(_may_be_a_name, counts)):
        return False  # 当事人 who are shops and firms, each of them
    return name.endswith(words("personal", "headers")) or _holds_identifiers(counts)


def _may_be_a_name(text: str) -> bool:
    """Whether a cell may be what a person is called: all that does not end as firms do, or names several."""
    several = any(mark in text for mark in _POINTS) or _SEPARATORS.search(text) is not None
    return several or len(text) < _SHORTEST_FIRM or not text.endswith(words("personal", "firm_endings"))


def mask(text: str) -> str:
    """A cell of a personal column as it may be shown: 张*, 137****0021, 鲁D·**312."""
    pieces = _SEPARATORS.split(mask_identifiers(text))
    return "".join(piece if number % 2 else _mask_piece(piece) for number, piece in enumerate(pieces))


def mask_identifiers(text: str) -> str:
    """Free text with the phone, identity and plate numbers in it masked, and signing persons' names."""
    text = _IDENTITY.sub(lambda found: f"{found[1]}{'*' * 11}{found[2]}", text)
    text = _PHONE.sub(r"\1****\2", text)
    text = _PLATE.sub(lambda found: f"{found[1]}{found[2]}·{'*' * len(found[3])}{found[4]}", text)
    return _signature().sub(lambda found: f"{found[1]}{found[2]}*", text)


def _mask_piece(piece: str) -> str:
    if "*" in piece:  # an identifier already masked; beside it may stand a name
        return _NAME.sub(r"\1*", piece)
    digits = sum(character.isdigit() for character in piece)
    if digits >= 7:
        return f"{piece[:3]}****{piece[-4:]}" if len(piece) >= 10 else f"****{piece[-3:]}"
    return f"{piece[0]}*" if piece else ""


def may_identify(texts: Iterable[str]) -> bool:
    """Quick look over a whole column: False when no text of it can hold an identifier or a signature."""
    lines = "\n".join(texts)
    return any(shape.search(lines) for shape in (*_PATTERNS, _signature()))


def _holds_identifiers(counts: Counts) -> bool:
    if not may_identify(counts):
        return False
    total = sum(counts.values())
    found = sum(count for text, count in counts.items() if any(shape.fullmatch(text) for shape in _PATTERNS))
    return total > 0 and found * 5 >= total * 4


@cache
def _signature() -> re.Pattern[str]:
    return pattern("(", words("footer", "signatures"), r"\s*[:：]\s*)([一-鿿])[一-鿿·]{1,3}")
