"""The real plan, its linker without any ledger, and the interpreter under test."""

from collections.abc import Callable
from datetime import date

import pytest

from assistant.linking.clause_index import ClauseIndex
from assistant.linking.linked import Linked
from assistant.linking.linker import Linker
from assistant.model.document import Document
from assistant.model.tables import Tables
from assistant.parsing.document_questions.context import Context
from assistant.parsing.document_questions.frame import Frame, read_frame
from assistant.parsing.document_questions.interpreter import DocumentInterpreter
from assistant.parsing.prepared import plan_segmenters
from assistant.text.segment import Segmenter

TODAY = date(2021, 12, 20)


@pytest.fixture(scope="session")
def segmenter() -> Segmenter:
    return Segmenter()


@pytest.fixture(scope="session")
def link(plan_tables: Tables, documents: tuple[Document, ...], segmenter: Segmenter) -> Callable[[str], Linked]:
    linker = Linker(plan_tables, documents, segmenter)
    return lambda text: linker.link(text, TODAY)


@pytest.fixture(scope="session")
def interpreter(plan_tables: Tables, documents: tuple[Document, ...], segmenter: Segmenter) -> DocumentInterpreter:
    return DocumentInterpreter(documents, segmenter, plan_segmenters(plan_tables, documents))


@pytest.fixture(scope="session")
def frame_of(
    plan_tables: Tables, documents: tuple[Document, ...], segmenter: Segmenter, link: Callable[[str], Linked]
) -> Callable[[str], Frame]:
    cutter = plan_segmenters(plan_tables, documents)[0]
    context = Context(documents[0], ClauseIndex(documents[0]), segmenter, cutter)
    return lambda text: read_frame(link(text), context)
