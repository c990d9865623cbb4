"""What the program's records are made of: named, typed fields that are set once.

Invariant: a record never changes after it was made; a changed one is another record, made
by ``replace``, whose fields mypy checks by name and type. A stage that altered what it was
handed would change what an earlier stage said and what a cache gives the next question.
What is read back equals what was written, or reading fails: an unknown field or a wrong
type is never skipped. A pickle would run code from the cache folder and would keep loading
after a field changed its meaning.

Records are msgspec's structs, which are made, compared, hashed and stored several times faster
than frozen dataclasses; a question makes thousands. What is built up piece by piece in one
place and never handed on is a plain dataclass.
"""

from typing import TYPE_CHECKING, TypeVar, dataclass_transform

from msgspec import MsgspecError, Struct, field, json
from msgspec.structs import asdict, astuple, force_setattr

if TYPE_CHECKING:
    from dataclasses import replace  # the same at run time, and typed field by field
else:
    from msgspec.structs import replace

__all__ = ["Record", "RecordError", "asdict", "astuple", "decode", "encode", "field", "force_setattr", "replace"]

RecordError = MsgspecError
"""The text does not hold a record of the expected kind."""


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Record(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """A record; stored as the list of its fields in their order."""


R = TypeVar("R", bound=Record)


def encode(record: Record) -> bytes:
    """JSON of a record with all it holds."""
    return json.encode(record)


def decode(kind: type[R], text: str | bytes) -> R:
    """The record of that kind; RecordError when the text holds anything else."""
    return json.decode(text, type=kind)
