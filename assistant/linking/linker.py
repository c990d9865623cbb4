"""A typed line → everything in it that could be named.

Normalises, corrects slips against the vocabulary of this plan and these ledgers, then
finds words, units, places, times and numbers. Invariant: what comes out points into one
corrected text; interpreters never look at another.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from assistant.linking.agencies import UnitIndex
from assistant.linking.corrector import Corrector
from assistant.linking.domain_words import domain_words
from assistant.linking.linked import Linked
from assistant.linking.places import PlaceIndex, home_place
from assistant.model.catalog import Catalog
from assistant.model.document import Document
from assistant.model.values import DateRange
from assistant.text.dates import find_times
from assistant.text.normalise import normalise
from assistant.text.numerals import find_numbers
from assistant.text.segment import Segmenter

LONGEST_QUESTION = 300
"""Characters read of a question; the rest is no question any more."""


class Linker:
    """Links questions against one plan folder and one ledger folder."""

    def __init__(
        self,
        documents: Sequence[Document],
        catalog: Catalog,
        segmenter: Segmenter,
        words: Iterable[str],
    ) -> None:
        """``words``: surfaces the interpreters know, for correcting slips."""
        self.segmenter = segmenter
        self.unit_names = unit_names(documents, catalog)
        self.units = UnitIndex(self.unit_names)
        homes = [home_place(document.head.issuer) for document in documents]
        self.places = PlaceIndex([*_place_values(catalog), *homes], segmenter)
        self._campaign = next((d.head.campaign for d in documents if d.head.campaign), None)
        vocabulary = _weighted(documents, segmenter, [*words, *self.units.aliases(), *self.places.aliases()])
        sentences = [clause.text for document in documents for clause in document.clauses]
        self._corrector = Corrector(vocabulary, segmenter, sentences)

    @property
    def campaign(self) -> DateRange | None:
        """The plan's own period, which dates without a year fall into."""
        return self._campaign

    def link(self, text: str, today: date) -> Linked:
        """The linked question."""
        normalised = normalise(text[: LONGEST_QUESTION * 4]).text.strip()[:LONGEST_QUESTION]
        corrected = self._corrector.correct(normalised)
        clean = corrected.text
        units = self.units.find(clean)
        return Linked(
            text,
            clean,
            self.segmenter.cut(clean),
            units,
            self.units.unknown_units(clean, units),
            self.places.unknown_places(clean),
            find_times(clean, today, self._campaign),
            find_numbers(clean),
            corrected.corrections,
        )


def unit_names(documents: Sequence[Document], catalog: Catalog) -> tuple[str, ...]:
    """All government units of plan and ledgers, the plan's first."""
    from assistant.text.lexicon import load

    endings = tuple(load("ledger_schema")["unit_suffixes"]["words"])
    names = dict.fromkeys(unit for document in documents for unit in document.units)
    for ledger in catalog.ledgers:
        for column in ledger.columns:
            if not column.personal:
                names.update((v.text, None) for v in column.values if v.text.endswith(endings))
    return tuple(names)


def _place_values(catalog: Catalog) -> list[str]:
    """Values of columns of places."""
    return [
        value.text
        for ledger in catalog.ledgers
        for column in ledger.columns
        for value in column.values
        if len(value.text) <= 8
    ]


def _weighted(documents: Sequence[Document], segmenter: Segmenter, words: Iterable[str]) -> dict[str, float]:
    """Every known surface with how often it is met."""
    texts = (clause.text for document in documents for clause in document.clauses)
    counts: Counter[str] = Counter(domain_words(texts, segmenter))
    for word in words:
        counts[word] += 5
    return dict(counts)
