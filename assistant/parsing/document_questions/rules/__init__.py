"""The rule families: each proposes the readings of its kinds; price decides among them."""

from collections.abc import Callable, Iterator

from assistant.parsing.document_questions.frame import Frame
from assistant.parsing.document_questions.proposal import Proposal, propose
from assistant.parsing.document_questions.rules.bodies import task_forces
from assistant.parsing.document_questions.rules.counts import counts
from assistant.parsing.document_questions.rules.facts import facts
from assistant.parsing.document_questions.rules.limits import deadlines, due, rhythms
from assistant.parsing.document_questions.rules.passages import bases, figures, ledgers, texts
from assistant.parsing.document_questions.rules.refusals import refusals
from assistant.parsing.document_questions.rules.roles import holders
from assistant.parsing.document_questions.rules.tasks import tasks

Rule = Callable[[Frame], Iterator[Proposal]]

RULES: tuple[Rule, ...] = (
    refusals,
    task_forces,
    holders,
    tasks,
    due,
    rhythms,
    deadlines,
    figures,
    bases,
    ledgers,
    facts,
    counts,
    texts,
)
"""In the order that settles equal prices: the kind asked for by the rarer words first."""
