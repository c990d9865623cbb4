"""A typed line → everything in it that could be named.

Normalises, corrects slips against the vocabulary of this plan and these ledgers, then
finds words, units, places, times and numbers. Invariant: what comes out points into one
corrected text; interpreters never look at another.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from assistant.linking.agencies import UnitIndex
from assistant.linking.corrector import USUAL, Corrector, corrector_tables
from assistant.linking.domain_words import domain_words
from assistant.linking.linked import Linked
from assistant.linking.places import PlaceIndex, home_place, is_place
from assistant.linking.synonyms import all_surfaces
from assistant.model.catalog import Catalog, Ledger
from assistant.model.document import Document
from assistant.model.tables import Tables
from assistant.model.values import DateRange
from assistant.text.courtesies import without_courtesies
from assistant.text.dates import TimeMention, find_times
from assistant.text.normalise import canonical
from assistant.text.numerals import find_numbers, written_out
from assistant.text.segment import Segmenter

LONGEST_QUESTION = 300
"""Characters read of a question; the rest is no question any more."""
_LONGEST_PLACE = 8
_BESIDE_NUMBER = re.compile(r"(?<=[\u4e00-\u9fff]) +(?=[\d-])|(?<=[\d%]) +(?=[\u4e00-\u9fff])")
"""Spaces that only set a number off from the words around it: 大于 100 的."""

_ONE_BY_ONE = re.compile(
    r"[，,]?(?:另外?)?一(?P<noun>[本个家部只支种项篇首款])(?:是|叫|为)(?P<first>.{2,40}?)[，,]?(?:还有)?(?:另外?)?一(?P=noun)(?:是|叫|为)"
)
"""Two things told one by one: 一本是《甲》一本是《乙》."""


class Linker:
    """Links questions against one plan folder and one ledger folder."""

    def __init__(
        self, tables: Tables, documents: Sequence[Document], segmenter: Segmenter, ledgers: Sequence[Ledger] = ()
    ) -> None:
        """``tables`` as ``linker_tables`` makes them."""
        self.segmenter = segmenter
        self.unit_names: tuple[str, ...] = tuple(tables["linker"]["units"])
        self.units = UnitIndex(self.unit_names, stated_units(documents).keys())
        self.places = PlaceIndex(tables["linker"]["places"], segmenter)
        self._campaign = kept_campaign(documents, ledgers)
        self._document = next(iter(documents), None)
        self._corrector = Corrector(tables, segmenter)

    @property
    def campaign(self) -> DateRange | None:
        """The plan's own period, which dates without a year fall into where the ledgers are of it."""
        return self._campaign

    def link(self, text: str, today: date, *, said: bool = True, period: DateRange | None = None) -> Linked:
        """The linked question; ``said`` when somebody said which day it is, and not only the ledgers' stand.

        ``period``: what dates of rows without a year fall into, in place of the plan's own.
        """
        normalised = canonical(text[: LONGEST_QUESTION * 4]).strip()[:LONGEST_QUESTION]
        corrected = self._corrector.correct(without_courtesies(written_out(_joined(normalised))))
        clean = corrected.text
        units = self.units.find(clean)
        return Linked(
            text,
            clean,
            self.segmenter.cut(clean),
            units,
            self.units.unknown_units(clean, units),
            *self.places.read(clean),
            find_times(clean, today, period or self._campaign),
            find_numbers(clean),
            corrected.corrections,
            self._plan_times(clean, today, said=said),
            said,
            today,
        )

    def _plan_times(self, clean: str, today: date, *, said: bool) -> tuple[TimeMention, ...]:
        document = self._document
        if document is None:
            return find_times(clean, today, self._campaign)
        return find_times(clean, today if said else document.day(today), document.period)


def _joined(text: str) -> str:
    """The text with its numbers joined to their words, and with things told one by one side by side."""
    return _ONE_BY_ONE.sub(r"，\g<first>和", _BESIDE_NUMBER.sub("", text))


def kept_campaign(documents: Iterable[Document], ledgers: Collection[Ledger]) -> DateRange | None:
    """The first campaign of the plans; None where there are ledgers and none of them was last written in it."""
    campaign = next((document.head.campaign for document in documents if document.head.campaign), None)
    own = (ledger for ledger in ledgers if not ledger.plan)
    dated = [column for ledger in own for column in ledger.columns if column.type.temporal and column.last]
    kept = campaign is None or not dated or any(date.fromisoformat(column.last[:10]) in campaign for column in dated)
    return campaign if kept else None


def linker_tables(
    documents: Sequence[Document],
    catalog: Catalog,
    segmenter: Segmenter,
    words: Iterable[str],
    exact: Collection[str] = frozenset(),
    asking: Iterable[str] = (),
) -> Tables:
    """What a Linker looks up of its own, over the words of the language (``language_tables``).

    ``words``: names the interpreters know, for correcting slips; those of ``exact`` are never what was meant.
    ``asking``: words that ask; they are no slips, unless plan or ledgers have them as names.
    """
    units = unit_names(documents, catalog)
    places = _place_names(documents, catalog)
    aliases = (*UnitIndex(units).aliases(), *PlaceIndex(places, segmenter).aliases())
    sentences = [clause.text for document in documents for clause in document.clauses]
    vocabulary = _weighted(sentences, segmenter, [*words, *aliases])
    said = (word for word in asking if word not in vocabulary)
    return {"linker": {"units": units, "places": places}, **corrector_tables(vocabulary, sentences, {*exact, *said})}


def language_tables(words: Iterable[str], exact: Collection[str], asking: Iterable[str]) -> Tables:
    """What a Linker looks up of any plan and ledgers: ``words`` of questions; ``exact`` and ``asking`` as there.

    Synonyms are right as they are, but nothing else is a slip of one.
    """
    meant = dict.fromkeys((word for word in words if word not in exact), USUAL)
    said = (word for word in (*all_surfaces(), *asking) if word not in meant)
    return corrector_tables(meant, exact={*exact, *said})


def stated_units(documents: Iterable[Document]) -> dict[str, None]:
    """All government units that the plans name, in their order."""
    return dict.fromkeys(unit for document in documents for unit in document.named_units)


def unit_names(documents: Sequence[Document], catalog: Catalog) -> tuple[str, ...]:
    """All government units of plan and ledgers, the plan's first."""
    from assistant.text.lexicon import load

    endings = tuple(load("ledger_schema")["unit_suffixes"]["words"])
    names = stated_units(documents)
    for ledger in (one for one in catalog.ledgers if not one.plan):
        for column in ledger.columns:
            if not column.personal:
                names.update((v.text, None) for v in column.values if v.text.endswith(endings))
    return tuple(names)


def _place_names(documents: Sequence[Document], catalog: Catalog) -> tuple[str, ...]:
    """The places among the values, and those whose governments issue the plans."""
    values = (value.text for ledger in catalog.ledgers for column in ledger.columns for value in column.values)
    homes = [home_place(document.head.issuer) for document in documents]
    short = (value for value in values if len(value) <= _LONGEST_PLACE)
    return tuple(name for name in dict.fromkeys((*short, *homes)) if is_place(name))


def _weighted(sentences: Iterable[str], segmenter: Segmenter, words: Iterable[str]) -> dict[str, float]:
    """Every known surface with how often it is met."""
    counts: Counter[str] = Counter(domain_words(sentences, segmenter))
    for word in words:
        counts[word] += USUAL
    return dict(counts)
