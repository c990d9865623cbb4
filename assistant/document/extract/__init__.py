"""Readers of what a clause holds: duties, time limits, figures, citations, ledgers, task forces."""
