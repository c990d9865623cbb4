"""Tells what is ordered (the plan) from what was done (the ledgers), where both can read the words.

Invariant: only prices move, never the readings; both sides know the same topics and units, so without this
the side with the larger vocabulary would answer 「谁牵头」 with a list of rows.
"""

from collections.abc import Sequence

from assistant.model.answer import Kind
from assistant.model.document_question import DocumentQuestion
from assistant.model.ledger_question import Arithmetic, Blank, ColumnRef, Comparison, LedgerQuestion, Shape
from assistant.parsing.cues import cues
from assistant.parsing.ledger_questions.draft import Draft, Restriction
from assistant.parsing.ledger_questions.interpreter import LedgerReading
from assistant.parsing.ranking import TOO_MUCH_UNEXPLAINED, is_refusal
from assistant.parsing.reading import Reading
from assistant.records import Record, replace
from assistant.text.lexicon import load

STRONG, MIDDLING, SLIGHT = 0.6, 0.4, 0.2
GIVES_WAY = -SLIGHT
"""Added to the price of a sure ledger where the plan has little to tell."""
CERTAIN = 0.3
"""What more speaks against a ledger where the plan answers what is ordered, or a number is set as the task."""
UNLIKELY = 1.0
"""Against rows where it is asked what is allowed, or how often: 压到多少, 多久一次 ask for no count of them."""
SURE = 0.4
"""A ledger reading cheaper than this, and of rows, is not overruled by what the plan does not hold."""
OF_CELLS = frozenset(("cells", "status"))
"""Wordings of what a row has come to, or of a cell of it."""
ROLES = (Kind.LEAD, Kind.RESPONSIBLE, Kind.TASKS)
FIGURES = (Kind.TARGET, Kind.FREQUENCY, Kind.STAT, Kind.TEXT)
OF_PLAN = ("often", "wording", "record", "limit", "allowed", "structure", "order", "how")
STATES = tuple(load("ledger_schema")["state_suffixes"]["words"])
"""How the names of columns that hold a state end."""
EXPIRY = tuple(load("ledger_schema")["expiry_marks"]["words"])
"""In the name of a day until which a licence, a contract or a check holds."""
DONE = ("pending", "done", "overdue", "early", "late", "ontime", "due", "waiting", "target", "event")


class Heard(Record):
    """What the wording says, and what the readings of one line are."""

    said: frozenset[str]
    figures: bool
    """A ledger has a reading."""
    rows: bool
    """A ledger has a sure reading that only rows can answer."""
    planned: bool
    """The plan answers."""
    refused: bool
    """The plan says why it cannot answer."""
    apart: bool
    """The ledgers stand in another time than a plan that understands every word: then they are no ledgers of it."""
    weak: bool = False
    """The plan has nothing to tell, or only of something beside, where a ledger understands every word."""
    ahead: bool = False
    """The time named is yet to come: nothing was done in it, whatever the tense."""


class Basis(Record):
    """What a ledger's reading rests on, as far as the wording speaks for it or against it."""

    rows: bool
    """On what only rows can tell."""
    listed: bool
    """On a list."""
    dated: bool
    """On a time."""
    compares: bool
    """On a number that tells rows apart, which the plan does not hold of each."""
    happened: bool = False
    """On the day of something that was done."""
    empty: bool = False
    """On a cell that is to be empty or filled in, of which no plan tells."""
    reckoned: bool = False
    """On a figure reckoned of two others, which only rows hold side by side: 应发没发的; or on a share of the rows."""


def arbitrate(
    readings: Sequence[Reading], text: str, *, apart: bool = False, ahead: bool = False
) -> tuple[Reading, ...]:
    """The readings at their prices after hearing what the wording says; ``apart`` and ``ahead`` as in ``Heard``."""
    heard = hear(readings, text, apart=apart, ahead=ahead)
    return tuple(_moved(one, _surcharge(one, heard) - _credit(one, heard)) for one in readings)


def hear(readings: Sequence[Reading], text: str, *, apart: bool = False, ahead: bool = False) -> Heard:
    """What the wording says, and what the readings are; ``apart`` and ``ahead`` as in ``Heard``."""
    figures = any(isinstance(reading, LedgerReading) for reading in readings)
    planned = any(map(_is_order, readings))
    refused = any(is_refusal(reading) for reading in readings)
    rows = any(
        isinstance(reading, LedgerReading) and reading.cost < SURE and tells_rows(reading) for reading in readings
    )
    said = cues(text) - {"finished"} if ahead else cues(text)
    weak = any(_is_outdone(one, readings, said) for one in _best_order(readings))
    whole = any(_is_order(reading) and not reading.unexplained for reading in readings)
    return Heard(said, figures, rows, planned, refused, apart and whole, weak, ahead)


def _moved(reading: Reading, change: float) -> Reading:
    """The reading at its new price; what the wording says against the plan says nothing between two ledgers."""
    favour = reading.favour - change if isinstance(reading, LedgerReading) else reading.favour
    return replace(reading, cost=reading.cost + change, favour=favour)


def _best_order(readings: Sequence[Reading]) -> Sequence[Reading]:
    """The likeliest of what the plan answers, if it answers."""
    return sorted(filter(_is_order, readings), key=lambda reading: reading.cost)[:1]


def _is_outdone(order: Reading, readings: Sequence[Reading], said: frozenset[str]) -> bool:
    """Whether a ledger understands every word of what the plan can only tell something beside of, or nothing."""
    assert isinstance(order.question, DocumentQuestion)
    sure = [one for one in readings if isinstance(one, LedgerReading) and _is_sure(one)]
    if order.question.kind is not Kind.DEADLINE or order.question.period is not None:
        return order.weak and bool(sure)
    return order.weak and "within" not in said and any(map(_tells_days, sure))


def _is_sure(reading: LedgerReading) -> bool:
    return reading.cost < SURE and not reading.unexplained and not reading.joint


def _tells_days(reading: LedgerReading) -> bool:
    """Whether the answer is the days in the rows, and nothing else."""
    asked = reading.draft is not None and "ask.when" in reading.draft.flags
    return asked and isinstance(reading.question, LedgerQuestion) and reading.question.frame.distinct


def _answers(reading: Reading) -> bool:
    """Whether the plan has a reading of its own."""
    understood = reading.cost < TOO_MUCH_UNEXPLAINED or reading.borne
    return isinstance(reading.question, DocumentQuestion) and understood


def _credit(reading: Reading, heard: Heard) -> float:
    """For a ledger that explains every word: what lies outside the plan (its time) may lie in the rows."""
    understands = reading.cost < TOO_MUCH_UNEXPLAINED and not reading.unexplained
    return most_credit(heard) if understands and isinstance(reading, LedgerReading) else 0.0


def most_credit(heard: Heard) -> float:
    """What a ledger gains that explains every word; nothing where the wording is of orders."""
    return MIDDLING if heard.refused and heard.said.isdisjoint(OF_PLAN) else 0.0


def _is_order(reading: Reading) -> bool:
    """Whether the plan answers what is asked, and not only by a text nobody asked for."""
    understood = reading.cost <= TOO_MUCH_UNEXPLAINED or reading.borne
    return isinstance(reading.question, DocumentQuestion) and understood and not is_refusal(reading)


def _surcharge(reading: Reading, heard: Heard) -> float:
    if isinstance(reading, LedgerReading):
        if heard.weak and _is_sure(reading):
            return GIVES_WAY
        return _against_joint(heard) if reading.joint else against_ledger(basis_of(reading), heard)
    if not isinstance(reading.question, DocumentQuestion):
        return 0.0
    if is_refusal(reading):
        return STRONG if heard.rows else 0.0
    beside = MIDDLING if heard.weak else 0.0
    return beside + (_against_plan(reading.question, heard.said) if heard.figures else 0.0)


def most_against_plan(reading: Reading, heard: Heard, *, weak: bool) -> float:
    """The most that readings of ledgers may add to the price of one of the plan; ``weak`` where it may give way."""
    if not isinstance(reading.question, DocumentQuestion):
        return 0.0
    if is_refusal(reading):
        return STRONG
    return _against_plan(reading.question, heard.said) + (MIDDLING if weak else 0.0)


def _against_joint(heard: Heard) -> float:
    """Several tables are likelier than one, but where the wording asks for orders and nothing speaks of rows."""
    ordered = {"role", "wording", "goal"} & heard.said and heard.said.isdisjoint(("status", "against", "rows", "count"))
    return (STRONG if ordered else -SLIGHT) + _foreign(heard)


def against_ledger(basis: Basis, heard: Heard) -> float:
    """What is added to the price of a reading of one ledger that rests on such a basis."""
    certain = heard.planned and _orders(basis, heard)
    never = UNLIKELY if heard.ahead and basis.happened else 0.0
    foreign = 0.0 if basis.reckoned else _foreign(heard)
    return _by_wording(basis, heard) + (CERTAIN if certain else 0.0) + never + foreign


def _foreign(heard: Heard) -> float:
    """What speaks against ledgers of another time where the plan answers; not of what only rows tell."""
    of_rows = heard.rows and not OF_CELLS.isdisjoint(heard.said)
    return STRONG if heard.apart and heard.planned and not of_rows else 0.0


def _by_wording(basis: Basis, heard: Heard) -> float:
    """A ledger is unlikely where the wording asks for orders and nothing speaks of rows."""
    said = heard.said
    done = bool({"status", "against", "finished", "met", "cells"} & said)
    if "goal" in said and not done:
        return CERTAIN + STRONG
    if ("allowed" in said and not done) or ("often" in said and not (basis.rows or basis.listed or basis.dated)):
        return UNLIKELY
    if _orders(basis, heard) or ("count" in said and not done):
        return STRONG
    ordered = bool({"role", "when", "duty"} & said)
    if basis.rows:
        if done or not ordered:
            return 0.0 if ordered else -SLIGHT
        return 0.0 if basis.empty or ("rows" in said and "when" not in said) else MIDDLING
    if "role" in said or ("when" in said and basis.listed):
        return STRONG if heard.planned or "role" not in said else MIDDLING
    if ordered:
        return STRONG if "duty" in said and basis.listed and basis.dated else MIDDLING
    listed = (heard.planned or heard.refused) and basis.listed and "rows" not in said
    return MIDDLING if listed and not basis.compares else 0.0


def _orders(basis: Basis, heard: Heard) -> bool:
    """Whether the wording is one of orders; how often within a time (上周排查几次), or a mean of each, is none."""
    own = {"often": basis.dated, "limit": basis.reckoned}
    return any(cue in heard.said for cue in OF_PLAN if not own.get(cue))


def basis_of(reading: LedgerReading) -> Basis:
    """What a reading rests on."""
    parts = reading.draft.restrictions if reading.draft is not None else ()
    return Basis(
        rows=tells_rows(reading),
        listed=reading.question_shape is Shape.LIST,
        dated=any(part.dated for part in parts),
        compares=any(
            isinstance(part.condition, Comparison) and isinstance(part.condition.left, ColumnRef) for part in parts
        ),
        happened=any(part.written == "event" and part.last for part in parts),
        empty=any(map(_is_empty, parts)),
        reckoned=reading.draft is not None and (bool(reading.draft.share) or _is_reckoned(reading.draft)),
    )


def tells_rows(reading: LedgerReading) -> bool:
    """Whether the reading rests on what only rows can tell: a status, a figure over groups, an extreme."""
    draft = reading.draft
    if draft is None:
        return True
    status = any(part.written in DONE or _is_state(part) or _is_empty(part) for part in draft.restrictions)
    grouped = bool(draft.dimensions or draft.extreme or draft.having or draft.share or draft.against or draft.rank)
    together = "both" in draft.flags and any(len(part.values) > 1 for part in draft.restrictions)
    measured = any(piece.measure is not None and piece.rate for piece in draft.pieces)
    figure = any(flag.startswith(("aggregate.", "latest", "plan.gap", "plan.met")) for flag in draft.flags)
    return status or grouped or together or measured or _is_reckoned(draft) or figure or reading.tells_spans


def _is_reckoned(draft: Draft) -> bool:
    """Whether two columns of a row are set against each other: 应到没到的有多少人, 水位超过汛限的."""
    ranked = (draft.extreme.piece,) if draft.extreme is not None and draft.extreme.piece is not None else ()
    held = [part.condition for part in draft.restrictions if isinstance(part.condition, Comparison)]
    two = any(isinstance(one.left, ColumnRef) and isinstance(one.right, ColumnRef) for one in held)
    return two or any(isinstance(p.scalar, Arithmetic) or p.per is not None for p in (*draft.pieces, *ranked))


def _is_state(part: Restriction) -> bool:
    """Whether a condition names a state, or the day when something runs out, whoever leads what: 执照年底前到期."""
    expires = part.dated and any(mark in part.column for mark in EXPIRY)
    return expires or (bool(part.values) and part.column.endswith(STATES))


def _is_empty(part: Restriction) -> bool:
    """Whether a cell is to be empty, or filled in, which no plan tells: 没有整改期限的隐患."""
    return isinstance(part.condition, Blank)


def _against_plan(question: DocumentQuestion, said: frozenset[str]) -> float:
    """A figure of the plan is unlikely where nothing says that it is ordered, and all of it where cells are told."""
    return UNLIKELY if "cells" in said else _against_figure(question, said)


def _against_figure(question: DocumentQuestion, said: frozenset[str]) -> float:
    if question.kind is Kind.LEDGER_REQUIRED and "record" not in said:
        return MIDDLING
    if question.kind is Kind.DEADLINE and question.period is not None and "finished" in said:
        return MIDDLING
    if question.kind is Kind.TARGET and "met" in said:
        return UNLIKELY
    counted = question.kind is Kind.STAT and "of_rows" in said
    if counted or (question.kind in ROLES and not said.isdisjoint(("undone", "of_rows"))):
        return MIDDLING
    timed = question.kind is Kind.FREQUENCY and "when" in said
    if timed or question.kind not in FIGURES or any(cue in said for cue in OF_PLAN):
        return 0.0
    if "undone" in said and question.kind in (Kind.TARGET, Kind.STAT):
        return UNLIKELY
    if "against" in said:
        return MIDDLING
    if "count" in said:
        return 0.0
    if "duty" in said:
        return SLIGHT if "rows" in said else 0.0
    return MIDDLING
