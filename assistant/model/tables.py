"""Tables worked out before the first question, in a form that can be kept: names, keys, plain values.

Invariant: a value is what JSON can say, so that a table read from disk equals the table
that was made.
"""

from collections.abc import Mapping
from typing import Any

Plain = Any
"""What JSON can say: text, numbers, lists, and objects of them."""
PlainTable = Mapping[str, Plain]
Tables = Mapping[str, PlainTable]
