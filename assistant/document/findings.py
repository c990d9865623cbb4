"""What is doubtful in the plan itself: suspicions with clause, quote and reason.

Invariant: the text is never changed and nothing is left out because it looks wrong; a
finding says what a careful reader would ask the drafters.
"""

from assistant.model.document import Document, DocumentFinding


def findings(document: Document) -> tuple[DocumentFinding, ...]:
    """All suspicions."""
    return ()
