"""Conditions on a row: values, numbers, blanks, status, time limits, spans of days, families of columns.

``grammar`` lists the rules in their order; the other modules hold what they make.
"""
