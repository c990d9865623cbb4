"""Reads questions to the plan.

Invariant: every rule family sees the same frame and none sees another's reading; the
price alone ranks them, so adding a rule can never hide one that understood more.
"""

from collections.abc import Sequence

from assistant.linking.clause_index import ClauseIndex
from assistant.linking.linked import Linked
from assistant.model.document import Document
from assistant.model.document_question import DocumentQuestion
from assistant.parsing.document_questions.context import Context
from assistant.parsing.document_questions.follow_up import continued
from assistant.parsing.document_questions.frame import read_frame
from assistant.parsing.document_questions.proposal import as_reading
from assistant.parsing.document_questions.rules import RULES
from assistant.parsing.reading import Reading
from assistant.text.segment import Segmenter


class DocumentInterpreter:
    """All documents of a plan folder."""

    def __init__(
        self,
        documents: Sequence[Document],
        segmenter: Segmenter,
        cutters: Sequence[Segmenter],
    ) -> None:
        """``segmenter`` weighs words; questions to a plan are cut by its own words alone, by its cutter."""
        self._contexts = tuple(
            Context(document, ClauseIndex(document), segmenter, cutter)
            for document, cutter in zip(documents, cutters, strict=True)
        )

    def read(self, linked: Linked) -> tuple[Reading, ...]:
        """All sensible readings, cheapest first; empty when nothing fits."""
        readings = [
            as_reading(frame, proposal)
            for frame in (read_frame(linked, context) for context in self._contexts)
            for rule in RULES
            for proposal in rule(frame)
        ]
        return tuple(sorted(readings, key=lambda reading: reading.cost))

    def follow_up(self, linked: Linked, previous: DocumentQuestion) -> tuple[Reading, ...]:
        """Readings of a fragment as a continuation of ``previous``, cheapest first; empty where it stands alone."""
        context = next((one for one in self._contexts if one.document.name == previous.document), None)
        if context is None:
            return ()
        frame = read_frame(linked, context)
        readings = [as_reading(frame, proposal) for proposal in continued(frame, previous)]
        return tuple(sorted(readings, key=lambda reading: reading.cost))
