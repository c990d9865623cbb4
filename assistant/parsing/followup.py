"""Lines that go on from the one before: what they carry over, and what they leave.

Invariant: only a fragment inherits. A line is one when it says so (那, 其中, 呢, 按…分一下) or
when by itself it names neither a ledger nor a matter of the plan; a full question starts
afresh, so that no town of three questions ago filters today's figure in silence.
"""

from collections.abc import Callable
from datetime import date

from assistant.linking.linked import Linked
from assistant.linking.linker import Linker
from assistant.model.answer import Kind
from assistant.model.document import Document
from assistant.model.document_question import DocumentQuestion
from assistant.model.ledger_question import LedgerQuestion
from assistant.parsing.across import Across, kept_of
from assistant.parsing.arbitration import tells_rows
from assistant.parsing.blanks import in_place_of, towns
from assistant.parsing.cues import cues
from assistant.parsing.document_questions.interpreter import DocumentInterpreter
from assistant.parsing.document_questions.marks import words_telling
from assistant.parsing.ledger_questions.dialogue.continuing import Manner, continued
from assistant.parsing.ledger_questions.dialogue.other_dates import year_spoken_of
from assistant.parsing.ledger_questions.dialogue.screen import Shown, shown
from assistant.parsing.ledger_questions.draft import Draft
from assistant.parsing.ledger_questions.interpreter import LedgerInterpreter, LedgerReading
from assistant.parsing.line_marks import NEAR_THE_HEAD, is_marked, lifted_of, match, ordinal_of
from assistant.parsing.ranking import CONTINUED
from assistant.parsing.reading import Reading
from assistant.parsing.stand_ins import Scene, are_rows, resolved, with_figure
from assistant.records import Record, replace
from assistant.session import Session, Turn
from assistant.text.numerals import parse_number

NOT_OF_ROWS = 0.5
"""Price of turning from the plan to a ledger where nothing in the line speaks of rows."""


class Dangling(Record):
    """A pronoun that stands for nothing said before."""

    word: str
    choices: tuple[str, ...]
    """The whole question for each thing it may mean, where they are few."""


def out_of_result(text: str, last: Turn) -> str:
    """Why 第9条 is not to be had of a result of seven; empty where it is, or where nothing was listed."""
    ordinal, rest = ordinal_of(text)
    if words_telling("count_task_force").search(rest):  # 第四个专班 is one of the plan's own
        return ""
    question, answer = last.reading.question, last.answer
    told = len(answer.rows) if isinstance(question, LedgerQuestion) else len(answer.clauses)
    if ordinal is None or question.ordinal is not None or told == 0 or ordinal <= told or _is_ranking(last):
        return ""
    return f"上面的结果只有{told}条，没有第{ordinal}条"


def _is_ranking(last: Turn) -> bool:
    """Whether the first of an order was told, so that 第二名 asks for the next and not for a row on the screen."""
    return isinstance(last.reading, LedgerReading) and bool(last.reading.draft and last.reading.draft.extreme)


def ranked_last(text: str, last: Turn | None, session: Session) -> Turn | None:
    """The turn that a line goes on from; 前五名呢 after a fact of the one that came first goes on from its order."""
    reading = last.reading if last is not None else None
    drafted = reading.draft if isinstance(reading, LedgerReading) else None
    alone = drafted is not None and last is not None and len(last.answer.rows) <= 1 and drafted.extreme is None
    if not alone or drafted is None or match("tops", text) is None:
        return last
    ranking = next((turn for turn in session.turns[::-1][1:] if _is_ranking(turn)), None)
    return ranking if _ledger_of(ranking) == drafted.ledger else last


def _ledger_of(turn: Turn | None) -> str:
    """The ledger that a turn was about; empty for the plan."""
    draft = turn.reading.draft if turn is not None and isinstance(turn.reading, LedgerReading) else None
    return draft.ledger if draft is not None else ""


def _in_order(text: str, last: Turn) -> str:
    """第二名呢 as 排第二名呢 where no second row was shown of an order."""
    ordinal, _ = ordinal_of(text)
    beyond = ordinal is not None and ordinal > len(last.answer.rows) and _is_ranking(last)
    return f"排{text.removeprefix('那')}" if beyond else text


def _passes_figure(text: str, last: Turn) -> bool:
    """超过的有几家 after a limit of the plan: rows held against the figure told."""
    return with_figure(text, last.answer.values) != text


def _counts(reading: Reading) -> bool:
    """Whether a reading counts what the plan's last answer told (一共几项)."""
    question = reading.question
    return isinstance(question, DocumentQuestion) and question.kind is Kind.STAT and reading.cost < NOT_OF_ROWS


def _tells_of_plan(reading: Reading, last: DocumentQuestion) -> bool:
    """Whether a reading asks what a plan lays down: who leads it, how often, or the same that was asked before."""
    laid_down = (Kind.LEAD, Kind.RESPONSIBLE, Kind.FREQUENCY, last.kind)
    question = reading.question
    told = isinstance(question, DocumentQuestion) and question.kind in laid_down
    return told and not _counts(reading) and not reading.unexplained


def _tells_time(reading: Reading) -> bool:
    """Whether a reading asks by when, or from when on, a plan wants a thing done."""
    question = reading.question
    return isinstance(question, DocumentQuestion) and question.kind is Kind.DEADLINE and not reading.unexplained


def _tells_rows(reading: Reading) -> bool:
    return isinstance(reading, LedgerReading) and tells_rows(reading)


def _tells_facts(reading: Reading) -> bool:
    return isinstance(reading.question, LedgerQuestion) and bool(reading.question.facts)


class FollowUp:
    """Reads fragments against the last answered turn."""

    def __init__(
        self,
        linker: Linker,
        ledgers: LedgerInterpreter,
        plan: DocumentInterpreter,
        documents: tuple[Document, ...],
    ) -> None:
        self._linker = linker
        self._ledgers = ledgers
        self._plan = plan
        self._across = Across(linker, ledgers, plan, documents)

    def read(self, linked: Linked, last: Turn, earlier: Turn | None, today: date) -> tuple[Reading, ...]:
        """Readings of the line as a continuation of a turn, cheapest first; empty where it cannot be one.

        ``earlier``: the turn before it about the other side, from which a line goes on that does not fit the last.
        """
        found = self._from_afar(linked, last, earlier, today) if _passes_figure(linked.text, last) else []
        found = found or self._after(linked, last, today)
        if all(reading.cost > CONTINUED for reading in found):
            found = self._from_afar(linked, last, earlier, today) or found
        return tuple(sorted(found, key=lambda reading: reading.cost))

    def _after(self, linked: Linked, last: Turn, today: date) -> list[Reading]:
        question = last.reading.question
        if isinstance(question, LedgerQuestion):
            return self._after_ledger(linked, last, question, today)
        return self._after_plan(linked, last, question, today)

    def _from_afar(self, linked: Linked, last: Turn, earlier: Turn | None, today: date) -> list[Reading]:
        """谁牵头 after rows: of the plan's matter before them, else of the clauses that ask for the ledger."""
        question = last.reading.question
        text = with_figure(linked.text, last.answer.values)
        line = linked if text == linked.text else self._linker.link(text, today, said=linked.said)
        found = self._after(line, earlier, today) if earlier is not None else []
        fitting = [reading for reading in found if reading.cost <= CONTINUED]
        return fitting or (self._across.of_source(linked, question) if isinstance(question, LedgerQuestion) else [])

    # -- after a ledger question ---------------------------------------------------

    def _after_ledger(self, linked: Linked, last: Turn, question: LedgerQuestion, today: date) -> list[Reading]:
        makers: tuple[Callable[[], Reading | None], ...] = (
            lambda: self._detail(linked, last, question),
            lambda: self._across.why(linked, last.reading, question),
            lambda: self._across.figure_in_plan(linked, last.reading, today),
            lambda: self._across.what_it_says(linked, question),
            lambda: self._changed(linked, last, question, today),
        )
        return [made for maker in makers if (made := maker()) is not None][:1]

    def _changed(self, linked: Linked, last: Turn, question: LedgerQuestion, today: date) -> Reading | None:
        """One slot replaced or added; 它 and 第2条 read as what they stand for."""
        reading = last.reading
        if not isinstance(reading, LedgerReading) or reading.draft is None:
            return None
        on_screen = self._on_screen(last, reading.draft)
        lifts, kept_text = lifted_of(self._across.past_limit(linked.text, reading, today))
        ordinal, rest = ordinal_of(_in_order(kept_text, last))
        told, text = self._stood_for(rest, last, reading.draft, on_screen)
        swap = match("replace", text)
        said = text[swap.end() :] if swap is not None else text  # 改成 of 改成C级 is no deed done to the rows
        year = year_spoken_of(reading.draft, self._linker.campaign)
        as_it_is = said == linked.text and (year is None or all(time.explicit_year for time in linked.times))
        line = linked if as_it_is else self._linker.link(said, today, said=linked.said, period=year)
        manner = Manner(
            on_screen,
            replaces=swap is not None,
            beside=match("beside", text) is not None,
            adds=match("adds", text) is not None,
            lifts=lifts,
            ordinal=ordinal,
            rows=are_rows(on_screen, reading.draft, ordinal),
        )
        made = continued(self._ledgers, line, reading, manner, today)
        if made is None or (ordinal is not None and not _tells_facts(made)):
            return None
        return replace(made, assumptions=(f"沿用：{kept_of(question, made.question)}", *told))

    def dangling(self, text: str, last: Turn | None) -> Dangling | None:
        """该镇, 它 at the head of a line that stand for nothing said before; None where there is none."""
        found = match("pronoun", text)
        if found is None or found.start() > NEAR_THE_HEAD:
            return None
        if last is not None and not isinstance(last.reading.question, LedgerQuestion):
            return None
        if last is not None and isinstance(last.reading, LedgerReading) and last.reading.draft is not None:
            on_screen = self._on_screen(last, last.reading.draft)
            if self._stood_for(text, last, last.reading.draft, on_screen)[0]:
                return None
        return Dangling(found[0], in_place_of(text, found, towns(found, self._ledgers.catalog)))

    def _on_screen(self, last: Turn, draft: Draft) -> Shown | None:
        question = last.reading.question
        assert isinstance(question, LedgerQuestion)
        return shown(question, last.answer.rows, self._ledgers.catalog.ledger(draft.ledger))

    def _stood_for(self, text: str, last: Turn, draft: Draft, on_screen: Shown | None) -> tuple[tuple[str, ...], str]:
        ledger = self._ledgers.catalog.ledger(draft.ledger)
        return resolved(text, Scene(draft, on_screen, ledger, last.reading.question, last.answer.rows))

    def _detail(self, linked: Linked, last: Turn, question: LedgerQuestion) -> Reading | None:
        """第2条详细: that row of the result on screen."""
        found = match("detail", _in_order(linked.text, last))
        number = parse_number(found[1]) if found and found[1] != "最后" else None
        if found is None or (number is None and found[1] != "最后"):
            return None
        ordinal = -1 if number is None else int(number)
        row = replace(question, ordinal=ordinal)
        return replace(last.reading, question=row, cost=0.0, assumptions=("沿用：上面的结果",))

    # -- after a question to the plan ----------------------------------------------

    def _after_plan(self, linked: Linked, last: Turn, question: DocumentQuestion, today: date) -> list[Reading]:
        of_rows = _passes_figure(linked.text, last) or match("progress", linked.text) is not None
        found = [] if of_rows else list(self._plan.follow_up(linked, question) or self._asked_again(linked, question))
        counted = any(_counts(reading) for reading in found)
        doubt = 0.0 if of_rows or ("rows" in cues(linked.text) and not counted) else NOT_OF_ROWS
        doubt += NOT_OF_ROWS * (match("replace", linked.text) is not None)  # another matter of the same question
        doubt += NOT_OF_ROWS * any(_tells_of_plan(reading, question) for reading in found)
        timed = NOT_OF_ROWS * (doubt > 0 and any(map(_tells_time, found)))  # 起止时间 is that of the matter
        rows = self._across.in_rows(linked, last, question, today)
        return found + [replace(one, cost=one.cost + doubt + timed * (not _tells_rows(one))) for one in rows]

    def _asked_again(self, linked: Linked, question: DocumentQuestion) -> tuple[Reading, ...]:
        """那独立粉磨站是哪天到哪天: a line that says that it goes on, and asks the same of another matter in full."""
        found = self._plan.read(linked) if is_marked(linked.text) else ()
        return tuple(
            one for one in found if isinstance(one.question, DocumentQuestion) and one.question.kind is question.kind
        )
