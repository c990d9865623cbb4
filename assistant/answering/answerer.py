"""Turns what was understood into an Answer: a fact, a question back, or a refusal.

Invariant: corrections and assumptions that the answer rests on are always told in its
notes, whichever side answered.
"""

from datetime import date

from assistant.answering.decline import Reason, asking_back, declined, not_in_plan, out_of_time, reason_of
from assistant.answering.documents.compose import answer_document
from assistant.answering.nearby import Nearby
from assistant.errors import QueryError
from assistant.linking.linked import Linked
from assistant.model.answer import Answer, Kind
from assistant.model.document_question import DocumentQuestion
from assistant.model.ledger_question import LedgerQuestion
from assistant.parsing.ranking import HEAVY, AskBack, Chosen, Refuse
from assistant.parsing.reading import Reading
from assistant.parsing.understood import Understood
from assistant.records import replace
from assistant.store.store import Store


class Answerer:
    """Answers from one store."""

    def __init__(self, store: Store, today: date) -> None:
        self._store = store
        self._today = today
        self._nearby = Nearby(store.documents, store.catalog)

    def answer(self, text: str, understood: Understood) -> Answer:
        """The answer to a line; QueryError when its SQL cannot run."""
        if understood.refusal or understood.linked is None:
            return declined(text, self._refused(understood), self._nearby)
        answer = self._decided(text, understood)
        corrected = tuple(f"已按“{c.meant}”理解“{c.written}”" for c in understood.linked.corrections)
        return replace(answer, notes=(*corrected, *answer.notes), trace=self._trace(understood))

    def _decided(self, text: str, understood: Understood) -> Answer:
        decision = understood.decision
        assert understood.linked is not None
        if isinstance(decision, AskBack):
            return asking_back(text, decision.readings, understood.choices)
        if isinstance(decision, Chosen):
            return self._chosen(text, decision.reading, understood.linked)
        words, nearest = (decision.words, decision.nearest) if isinstance(decision, Refuse) else ((), None)
        reason = reason_of(understood.linked, understood.unread, words, nearest, self._nearby)
        return declined(text, reason, self._nearby)

    def _refused(self, understood: Understood) -> Reason:
        """A reason found before anything was read, or in the time that was read."""
        if understood.beyond and understood.linked is not None:
            month = f"{self._today.year}年{self._today.month}月"
            return out_of_time(understood.refusal, understood.linked, month)
        return Reason(understood.short or "方案和台账之外", understood.refusal)

    def _chosen(self, text: str, reading: Reading, linked: Linked) -> Answer:
        question = reading.question
        if isinstance(question, DocumentQuestion) and question.kind is Kind.REFUSE:
            return declined(text, not_in_plan(question.reason, linked, self._nearby), self._nearby)
        if isinstance(question, LedgerQuestion):
            from assistant.answering.ledgers.compose import answer_ledger  # here: the plan is answered without SQL

            answer = answer_ledger(question, text, self._store)
        else:
            assert isinstance(question, DocumentQuestion)
            answer = answer_document(question, text, self._store.documents)
        return replace(answer, notes=(*reading.assumptions, *_unused(reading), *answer.notes))

    def _trace(self, understood: Understood) -> tuple[str, ...]:
        decision = understood.decision
        shown = [decision.reading, *decision.others] if isinstance(decision, Chosen) else []
        shown += decision.readings if isinstance(decision, AskBack) else []
        shown += [decision.nearest] if isinstance(decision, Refuse) and decision.nearest else []
        lines = [f"连成：{understood.linked.text}"] if understood.linked else []
        for reading in shown:
            lines += list(getattr(reading, "trace", ())) or [f"{reading.label}  代价 {reading.cost:.2f}"]
            lines += (
                [f"  未解释：{'、'.join(word.text for word in reading.unexplained)}"] if reading.unexplained else []
            )
        return tuple(lines)

    def own_sql(self, text: str) -> Answer:
        """The user's own SELECT through the gate."""
        from assistant.compile.guard import Rejected, check

        checked = check(text, self._store.catalog, masked=not self._store.reveal_personal)
        if isinstance(checked, Rejected):
            return Answer(text, Kind.REFUSE, False, "", checked.reason)
        try:
            result = self._store.query(checked.sql)
        except QueryError as problem:
            return Answer(text, Kind.REFUSE, False, "", str(problem), sql=checked.sql)
        more = "，只取了前面的" if result.truncated else ""
        told = f"共{len(result.rows)}行{more}"
        return Answer(
            text, Kind.LEDGER, True, "自写 SQL", told, sql=checked.sql, columns=result.columns, rows=result.rows
        )


def _unused(reading: Reading) -> tuple[str, ...]:
    """What the reading rests on without: words that nothing explains."""
    words = [word.text for word in reading.unexplained if word.weight >= HEAVY] if reading.borne else []
    return (f"没有用上“{'、'.join(words)}”，按其余的话找到条款，请核对",) if words else ()
