"""A place in a text.

Every fact carries the half-open stretch of the source it was read from, so that it
can be quoted and underlined. Offsets count characters, never bytes: a byte offset
cuts a Chinese character in three.
"""

from assistant.records import Record


class Span(Record, order=True):
    """Characters ``start`` (included) to ``end`` (excluded)."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The stretch of ``text`` this span covers."""
        return text[self.start : self.end]

    def between(self, text: str, signs: str) -> "Span":
        """The stretch around it from behind the nearest of the signs before it up to the next one behind it."""
        start = max(text.rfind(sign, 0, self.start) for sign in signs) + 1
        ends = (text.find(sign, self.end) for sign in signs)
        return Span(start, min((place for place in ends if place >= 0), default=len(text)))

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end
