"""The real plan, its linker without any ledger, and the interpreter under test."""

from collections.abc import Callable
from datetime import date

import pytest

from assistant.document.load import load_all
from assistant.linking.clause_index import ClauseIndex
from assistant.linking.linked import Linked
from assistant.linking.linker import Linker
from assistant.model.catalog import Catalog
from assistant.model.document import Document
from assistant.model.tables import Tables
from assistant.parsing.document_questions.context import Context
from assistant.parsing.document_questions.frame import Frame, read_frame
from assistant.parsing.document_questions.interpreter import DocumentInterpreter
from assistant.parsing.prepared import plan_segmenters, prepare
from assistant.text.segment import Segmenter
from tests.conftest import CORPUS

TODAY = date(2021, 12, 20)


@pytest.fixture(scope="session")
def documents() -> tuple[Document, ...]:
    return load_all(CORPUS)


@pytest.fixture(scope="session")
def segmenter() -> Segmenter:
    return Segmenter()


@pytest.fixture(scope="session")
def tables(documents: tuple[Document, ...]) -> Tables:
    return prepare(documents, Catalog(()))


@pytest.fixture(scope="session")
def link(tables: Tables, documents: tuple[Document, ...], segmenter: Segmenter) -> Callable[[str], Linked]:
    linker = Linker(tables, documents, segmenter)
    return lambda text: linker.link(text, TODAY)


@pytest.fixture(scope="session")
def interpreter(tables: Tables, documents: tuple[Document, ...], segmenter: Segmenter) -> DocumentInterpreter:
    return DocumentInterpreter(documents, segmenter, plan_segmenters(tables, documents))


@pytest.fixture(scope="session")
def frame_of(
    tables: Tables, documents: tuple[Document, ...], segmenter: Segmenter, link: Callable[[str], Linked]
) -> Callable[[str], Frame]:
    cutter = plan_segmenters(tables, documents)[0]
    context = Context(documents[0], ClauseIndex(documents[0]), segmenter, cutter)
    return lambda text: read_frame(link(text), context)
