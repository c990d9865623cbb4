"""One document with what is needed to read questions to it.

Invariant: everything here is derived from the document (which chapters hold checks, which
words name no subject), so another district's plan brings its own.
"""

import re
from collections.abc import Callable, Mapping
from functools import cached_property, lru_cache

from assistant.linking.clause_index import ClauseIndex
from assistant.linking.clause_terms import equivalents, key
from assistant.model.document import Document
from assistant.model.span import Span
from assistant.parsing.document_questions.contractions import written_out
from assistant.parsing.document_questions.marks import entries
from assistant.records import Record
from assistant.text.segment import Segmenter

_WORDS = 1_024
"""Words of which is kept what they are short for, and whether they name a subject."""
_GENERIC, _FEW_HEADINGS = 0.15, 3
"""A word in this share of the headings, and in so many at least, names no subject."""


class Context(Record, dict=True):
    """A document, its index, and the general weight of words."""

    document: Document
    index: ClauseIndex
    segmenter: Segmenter
    cutter: Segmenter
    """Cuts by the plan's words: a ledger's value (治理设施, 水利工地) is no word of the plan."""

    @cached_property
    def common(self) -> str:
        """Words of the title name the document itself, whatever is asked."""
        head = self.document.head
        return key(f"{head.title}{head.campaign_text}{head.issuer}")

    def is_titled(self, text: str) -> bool:
        """Whether the title holds a word, or another for it: 电动车 of 电动自行车隐患整治."""
        return any(word in self.common for word in (key(text), *(other for other, _ in equivalents(text))))

    @cached_property
    def spoken(self) -> str:
        """What clauses and headings say in their own words: 某某市 in the title of a document they cite is not."""
        written = [section.title for section in self.document.sections]
        written += [clause.text for clause in self.document.clauses]
        return re.sub("《[^》]*》", "", "\n".join(written))

    def short_for(self, word: str) -> tuple[str, ...]:
        """What the plan writes out that a word which it does not have is short for: 封闭道路 of 封路."""
        term = self.index.term(word)
        return () if term.known or term.alternatives else self._written_out(word)

    @cached_property
    def spans(self) -> Mapping[str, Span]:
        """Where each clause stands."""
        return {clause.id: clause.span for clause in self.document.clauses}

    @cached_property
    def _written_out(self) -> Callable[[str], tuple[str, ...]]:
        return lru_cache(_WORDS)(lambda word: written_out(word, self.spoken, self.cutter))

    @cached_property
    def check_chapters(self) -> frozenset[str]:
        """Chapters most of whose headings speak of checks."""
        words = tuple(entries()["heading"]["checks"])
        inner = [section for section in self.document.sections if section.level > 1]
        found = set()
        for chapter in {section.id.split(".")[0] for section in inner}:
            titles = [section.title for section in inner if section.id.startswith(chapter + ".")]
            if 2 * sum(any(word in title for word in words) for title in titles) > len(titles):
                found.add(chapter)
        return frozenset(found)

    def is_check(self, section: str) -> bool:
        """Whether a section or clause lies in a chapter of checks."""
        return section.split(".", maxsplit=1)[0] in self.check_chapters

    @cached_property
    def is_generic(self) -> Callable[[str], bool]:
        """Whether so many headings hold a word that it names no subject: 整治, 治理."""
        least = max(_FEW_HEADINGS, _GENERIC * len(self._titles))
        return lru_cache(_WORDS)(lambda word: sum(key(word) in title for title in self._titles) >= least)

    @cached_property
    def _titles(self) -> tuple[str, ...]:
        return tuple(key(section.title) for section in self.document.sections if section.level > 1)
