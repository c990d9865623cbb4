"""Questions on the plan, answered from its own words."""

from assistant.answering.documents.compose import answer_document

__all__ = ["answer_document"]
