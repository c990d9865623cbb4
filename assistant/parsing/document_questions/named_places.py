"""A place of a document that a question names, or names in vain."""

from assistant.model.span import Span
from assistant.records import Record
from assistant.text.numerals import parse_number

NUMERAL = r"[0-9]{1,2}|[一二三四五六七八九十]{1,3}"


class Reference(Record):
    """A stretch that names a place of the document."""

    text: str
    span: Span
    sections: tuple[str, ...] = ()
    """Ids of chapters or sub-sections named as a whole."""
    items: tuple[str, ...] = ()
    """Ids of clauses, duties or annex items."""


class Missing(Record):
    """A stretch that names a place the document does not have."""

    text: str
    span: Span
    reason: str


Found = Reference | Missing


def number_of(numeral: str) -> int:
    """The number that a numeral writes; 0 for none."""
    value = parse_number(numeral)
    return int(value) if value is not None else 0
