"""Everything that is worked out of plan and ledgers before the first question, as tables to be kept.

Invariant: the tables depend on plan, catalog, the general dictionary and the code of
``ROOMS`` alone, those of the language on the code alone; whatever a question needs from the
vocabulary at large is looked up in them, so that a start reads no more than its question has words.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from assistant.linking.domain_words import domain_words
from assistant.linking.linker import language_tables, linker_tables
from assistant.model.catalog import Catalog
from assistant.model.document import Document
from assistant.model.tables import Tables
from assistant.parsing.document_questions.marks import said_of_plans
from assistant.parsing.heavy import heavy_words
from assistant.parsing.ledger_questions.schema.codes import Codes, codes, without_codes
from assistant.parsing.ledger_questions.schema.judgements import judgements
from assistant.parsing.ledger_questions.schema.schema import BY_DEED, Schema, build_schema, fold
from assistant.parsing.ledger_questions.schema.states import states
from assistant.parsing.ledger_questions.schema.surfaces import schema_tables
from assistant.parsing.ledger_questions.schema.things import things_inside
from assistant.parsing.ledger_questions.schema.value_surfaces import is_crowded
from assistant.parsing.ledger_questions.schema.vocabulary import asking_words, counted, vocabulary
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import composed
from assistant.text.beginnings import by_beginning
from assistant.text.segment import Segmenter

ROOMS = ("text", "linking", "parsing")
"""The rooms whose code decides what is worked out from the same plan and catalog."""
_OFFERED = (SenseKind.COLUMN, SenseKind.VALUE, SenseKind.LEDGER)
"""What people begin to type the name of."""
_LONGEST = 8
"""Characters of the longest name that is kept whole in cutting."""


def prepare(documents: Sequence[Document], catalog: Catalog) -> Tables:
    """The tables of one plan folder and one ledger folder."""
    segmenter = Segmenter()
    plain, held = without_codes(catalog), codes(catalog)
    schema = build_schema(plain, lambda text: [token.text for token in segmenter.cut(text)])
    exact = _only_exact(schema) | _phrases(schema, held)
    by_letter = held.keys() - schema.surfaces.keys()
    inside = (word for ledger in catalog.ledgers if not ledger.plan for word in things_inside(ledger))
    names = (word for word in schema.words() if 1 < len(word) <= _LONGEST and word not in exact)
    return {
        **schema_tables(schema, held),
        **linker_tables(documents, plain, segmenter, vocabulary(schema), exact | by_letter, inside),
        "offered": dict(_offered(schema, exact)),
        "names": by_beginning(names),
        **{_plan(number): _own_words(document, segmenter) for number, document in enumerate(documents)},
    }


def prepare_language() -> Tables:
    """The tables of what is said of any plan and any ledgers, which lie under those of ``prepare``."""
    return language_tables(asking_words(), composed() | counted(), (*said_of_plans(), *heavy_words()))


def name_segmenter(tables: Tables) -> Segmenter:
    """Cuts by all names that the ledgers know."""
    return Segmenter(known=tables["names"])


def plan_segmenters(tables: Tables, documents: Sequence[Document]) -> tuple[Segmenter, ...]:
    """For each plan one that cuts by the plan's own words."""
    return tuple(Segmenter(known=tables[_plan(number)]) for number in range(len(documents)))


def _plan(number: int) -> str:
    """Name of the table with the words of one plan, by how they begin."""
    return f"plan {number}"


def _offered(schema: Schema, exact: Container[str]) -> Iterator[tuple[str, str]]:
    """(word, kind) of what is offered while typing: house numbers help nobody who types."""
    for surface, by_ledger in schema.surfaces.items():
        first = next((sense for senses in by_ledger.values() for sense in senses), None)
        if first is None or first.kind not in _OFFERED or surface in exact:
            continue
        if first.kind is not SenseKind.LEDGER or first.cost < BY_DEED:
            yield surface, first.kind.value


def _only_exact(schema: Schema) -> frozenset[str]:
    """Short names of values of columns with so many that looking for each in every slip would help no one."""
    crowded = {
        (number, column.name)
        for number, ledger in enumerate(schema.ledgers)
        for column in ledger.columns
        if is_crowded(column)
    }
    if not crowded:
        return frozenset()
    return frozenset(surface for surface, senses in schema.surfaces.items() if _all_in(senses, crowded))


def _phrases(schema: Schema, held: Codes) -> frozenset[str]:
    """What is said of how far a deed has come, and how well: thousands of phrases that no slip may have meant."""
    columns = [column for ledger in schema.ledgers for column in ledger.columns if not is_crowded(column)]
    named = {fold(name) for column in columns for value in column.values for name in (value.text, *value.aliases)}
    told = (phrase for column in columns for phrase, _ in (*states(column), *judgements(column)))
    return frozenset(map(fold, told)) - named - held.keys()


def _all_in(by_ledger: Mapping[int, Iterable[Sense]], columns: Container[tuple[int, str]]) -> bool:
    """Whether a surface means nothing but values of these columns."""
    return all(
        sense.kind is SenseKind.VALUE and (number, sense.column) in columns
        for number, senses in by_ledger.items()
        for sense in senses
    )


def _own_words(document: Document, segmenter: Segmenter) -> Mapping[str, list[str]]:
    return by_beginning(domain_words((clause.text for clause in document.clauses), segmenter))
