"""Questions to the plan: from a linked question to its readings."""

from assistant.parsing.document_questions.interpreter import DocumentInterpreter

__all__ = ["DocumentInterpreter"]
