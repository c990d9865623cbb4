"""Plan files → sections, clauses, duties, units, time limits, figures, citations.

Invariant: the genre's grammar is here, no plan's wording; every item carries its span
in ``Document.text``, and whatever is doubtful is a finding, never a silent repair.
"""

from assistant.document.load import load, load_all
from assistant.document.reader import SourceText, read_text
from assistant.document.tables import plan_tables

__all__ = ["SourceText", "load", "load_all", "plan_tables", "read_text"]
