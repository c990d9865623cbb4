"""What is known nearby: questions that can be asked instead of one that was refused.

Invariant: every suggestion is a whole question about something that is here: a unit that
leads a duty, a figure that the plan sets, a ledger with a column of that kind.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from assistant.model.catalog import Catalog, Column, Ledger
from assistant.model.document import Document
from assistant.text.lexicon import load

MOST = 3
"""Suggestions offered."""
MOST_TARGETS = 6
ALIKE, LEAST_LETTERS = 0.65, 3
"""Likeness, and length of a word, from which a name may be the one that was meant."""
CLAUSE = re.compile(r"(?<![A-Za-z\d.])\d+(?:\.\d+)+")


class Nearby:
    """Plan and ledgers, as a place to look for something like what was asked."""

    def __init__(self, documents: Sequence[Document], catalog: Catalog) -> None:
        self._documents = documents
        self._ledgers = [ledger for ledger in catalog.ledgers if not ledger.plan]

    def units(self, word: str) -> tuple[str, ...]:
        """Units that lead something, those most like ``word`` first."""
        leads = {ref.name: None for document in self._documents for duty in document.duties for ref in duty.leads}
        return tuple(sorted(leads, key=lambda name: -len(set(name) & set(word)))[:MOST])

    def targets(self) -> tuple[str, ...]:
        """What the plan sets a figure for, each once: goals of its chapter of goals first, then limits of the whole."""
        goals = load("document_questions")["heading"]["goals"]
        found: list[tuple[bool, bool, str]] = []
        for document in self._documents:
            aims = {section.id for section in document.sections if any(word in section.title for word in goals)}
            chapters = {clause.id: clause.section.split(".")[0] for clause in document.clauses}
            bounded = [target for target in document.targets if target.op != "="]
            found += [(chapters.get(one.clause, "") not in aims, bool(one.scope), one.indicator) for one in bounded]
        return tuple(dict.fromkeys(name for *_, name in sorted(found, key=lambda one: one[:2])))[:MOST_TARGETS]

    def names_like(self, word: str) -> tuple[str, ...]:
        """Names of the plan and the ledgers that are written much like ``word``."""
        names = list(dict.fromkeys(self._names())) if len(word) >= LEAST_LETTERS else []
        return tuple(get_close_matches(word, names, n=2, cutoff=ALIKE))

    def clauses_like(self, text: str) -> tuple[str, ...]:
        """Ids of clauses beside the one that a question names and that is not there."""
        named = CLAUSE.search(text)
        parent = named[0].rsplit(".", 1)[0] if named else ""
        ids = [clause.id for document in self._documents for clause in document.clauses]
        return tuple(one for one in ids if named and one.startswith(parent))[-2:]

    def ledger(self, name: str) -> Ledger | None:
        """The ledger of that name."""
        return next((ledger for ledger in self._ledgers if ledger.name == name), None)

    def about_ledger(self, ledger: Ledger) -> tuple[str, ...]:
        """Questions to a ledger by columns that it has."""
        noun = ledger.unit_noun or "条"
        split = [f"{ledger.name}按{column.name}统计各多少{noun}" for column in ledger.columns if _splits(column)]
        return (*split[:2], f"{ledger.name}一共多少{noun}")

    def about_plan(self, words: Sequence[str]) -> tuple[str, ...]:
        """The clauses that hold the words."""
        held = [word for word in words if any(word in document.text for document in self._documents)]
        return tuple(f"方案里关于{word}是怎么规定的？" for word in held[:2])

    def about_all(self) -> tuple[str, ...]:
        """Questions that any plan answers."""
        return ("方案分几部分？", "哪个单位牵头的任务最多？", "方案有哪些专班？")

    def anything(self) -> tuple[str, ...]:
        """Questions that are always answered here."""
        return tuple(f"{ledger.name}一共多少{ledger.unit_noun or '条'}" for ledger in self._ledgers[:2])

    def _names(self) -> Iterator[str]:
        for document in self._documents:
            yield from (section.title for section in document.sections)
            yield from (ref.name for duty in document.duties for ref in (*duty.leads, *duty.responsible))
        for ledger in self._ledgers:
            yield from (ledger.name, *ledger.aliases)
            for column in ledger.columns:
                yield from (column.name, *column.aliases)
                yield from (value.text for value in column.values if column.closed)


def _splits(column: Column) -> bool:
    """Whether rows fall into a few sorts by the column."""
    return column.closed and not column.personal and 1 < len(column.values) <= 12
