"""A question after linking: everything in it that could be named, before anything is decided.

Invariant: all offsets point into ``text``, the normalised and corrected question;
``corrections`` tell every place where it differs from what was typed.
"""

from datetime import date

from assistant.linking.agencies import UnitMention, UnknownUnit
from assistant.linking.corrector import Correction
from assistant.linking.places import PlaceMention, UnknownPlace
from assistant.records import Record
from assistant.text.dates import TimeMention
from assistant.text.numerals import NumberMention
from assistant.text.segment import Token


class Linked(Record):
    """The linked question."""

    original: str
    text: str
    tokens: tuple[Token, ...]
    units: tuple[UnitMention, ...]
    unknown_units: tuple[UnknownUnit, ...]
    places: tuple[PlaceMention, ...]
    unknown_places: tuple[UnknownPlace, ...]
    times: tuple[TimeMention, ...]
    numbers: tuple[NumberMention, ...]
    corrections: tuple[Correction, ...]
    plan_times: tuple[TimeMention, ...]
    """The times as the plan means them: 今年 is its year, whatever the ledgers' day."""
    said: bool
    """Whether somebody said which day it is, and not only the ledgers' stand."""
    today: date
