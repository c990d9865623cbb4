"""Ask the real plan, without ledgers."""

from collections.abc import Callable, Sequence
from datetime import date

import pytest

from assistant.answering.documents import answer_document
from assistant.engine import Assistant
from assistant.linking.linker import Linker
from assistant.model.answer import Answer
from assistant.model.catalog import Catalog
from assistant.model.document import Document
from assistant.model.document_question import DocumentQuestion
from assistant.model.tables import Tables, layered
from assistant.parsing.document_questions.interpreter import DocumentInterpreter
from assistant.parsing.prepared import plan_segmenters, prepare, prepare_language
from assistant.parsing.reading import Reading
from assistant.records import Record
from assistant.text.segment import Segmenter

Ask = Callable[..., Answer]
Govern = Callable[[str, str], Assistant]


class Asker(Record):
    """Reads and answers questions to plans alone."""

    documents: tuple[Document, ...]
    linker: Linker
    interpreter: DocumentInterpreter

    def read(self, text: str, before: DocumentQuestion | None = None) -> Sequence[Reading]:
        """The readings of a line, or of a fragment that goes on from a question, the cheapest first."""
        linked = self.linker.link(text, date(2021, 12, 20))
        return self.interpreter.read(linked) if before is None else self.interpreter.follow_up(linked, before)

    def answer(self, reading: Reading, text: str) -> Answer:
        """The answer to a line as it was read."""
        assert isinstance(reading.question, DocumentQuestion)
        return answer_document(reading.question, text, self.documents)

    def ask(self, *turns: str) -> Answer:
        """Asks one line, or a line and its fragments, and gives the last answer."""
        question: DocumentQuestion | None = None
        for turn in turns:
            readings = self.read(turn, question)
            assert readings, turn
            found = readings[0].question
            assert isinstance(found, DocumentQuestion)
            question = found
        return self.answer(readings[0], turns[-1])


def asker(documents: tuple[Document, ...], tables: Tables | None = None) -> Asker:
    """Asks these plans."""
    segmenter = Segmenter()
    tables = tables or layered(prepare(documents, Catalog(())), prepare_language())
    interpreter = DocumentInterpreter(documents, segmenter, plan_segmenters(tables, documents))
    return Asker(documents, Linker(tables, documents, segmenter), interpreter)


@pytest.fixture(scope="session")
def plan_asker(documents: tuple[Document, ...], plan_tables: Tables) -> Asker:
    return asker(documents, plan_tables)


@pytest.fixture(scope="session")
def ask(plan_asker: Asker) -> Ask:
    return plan_asker.ask


@pytest.fixture(scope="session")
def governed(tmp_path_factory: pytest.TempPathFactory) -> Govern:
    """Opens a plan of a county beside one ledger, on a day of its first spring."""

    def opened(plan: str, ledger: str) -> Assistant:
        plans, ledgers = tmp_path_factory.mktemp("plan"), tmp_path_factory.mktemp("ledgers")
        (plans / "方案.txt").write_text(plan, "utf-8")
        (ledgers / "登记台账.csv").write_text(ledger, "utf-8")
        return Assistant.open(plans, ledgers, date(2024, 5, 20))

    return opened
