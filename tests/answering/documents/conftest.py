"""Ask the real plan, without ledgers."""

from collections.abc import Callable
from datetime import date

import pytest

from assistant.answering.documents import answer_document
from assistant.linking.linker import Linker
from assistant.model.answer import Answer
from assistant.model.catalog import Catalog
from assistant.model.document import Document
from assistant.model.document_question import DocumentQuestion
from assistant.model.tables import Tables
from assistant.parsing.document_questions.interpreter import DocumentInterpreter
from assistant.parsing.prepared import plan_segmenters, prepare
from assistant.text.segment import Segmenter

Ask = Callable[..., Answer]


def asker(documents: tuple[Document, ...], tables: Tables | None = None) -> Ask:
    """Asks one line, or a line and its fragments, and gives the last answer."""
    segmenter = Segmenter()
    tables = tables or prepare(documents, Catalog(()))
    linker = Linker(tables, documents, segmenter)
    interpreter = DocumentInterpreter(documents, segmenter, plan_segmenters(tables, documents))

    def ask(*turns: str) -> Answer:
        question: DocumentQuestion | None = None
        for turn in turns:
            linked = linker.link(turn, date(2021, 12, 20))
            readings = interpreter.read(linked) if question is None else interpreter.follow_up(linked, question)
            assert readings, turn
            found = readings[0].question
            assert isinstance(found, DocumentQuestion)
            question = found
        assert question is not None
        return answer_document(question, turns[-1], documents)

    return ask


@pytest.fixture(scope="session")
def ask(documents: tuple[Document, ...], plan_tables: Tables) -> Ask:
    return asker(documents, plan_tables)
