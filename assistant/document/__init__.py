"""Plan files → sections, clauses, duties, units, time limits, figures, citations.

Invariant: the genre's grammar is here, no plan's wording; every item carries its span
in ``Document.text``, and whatever is doubtful is a finding, never a silent repair.
Doors: ``load.load_all`` for files, ``tables.plan_tables`` for rows.
"""
