"""What the document says of itself, and what can be asked at all."""

from collections.abc import Iterator, Mapping

from assistant.linking.clause_terms import key
from assistant.model.answer import Kind
from assistant.model.document_question import DocumentQuestion, Facet
from assistant.parsing.document_questions.frame import Frame
from assistant.parsing.document_questions.proposal import Proposal, propose
from assistant.parsing.document_questions.topics import cited_text

FACETS: Mapping[str, Facet] = {
    "facet_issued": Facet.ISSUED,
    "facet_issuer": Facet.ISSUER,
    "facet_number": Facet.NUMBER,
    "facet_recipients": Facet.RECIPIENTS,
    "facet_campaign": Facet.CAMPAIGN,
    "facet_title": Facet.TITLE,
    "facet_structure": Facet.STRUCTURE,
    "facet_annex": Facet.ANNEX,
    "facet_units": Facet.UNITS,
    "facet_about": Facet.ABOUT,
}
"""Marks that ask what a document says of itself."""
_IMPRINT = frozenset({"facet_issued", "facet_issuer", "facet_number"})
"""Told together, so that 文号和印发日期 is one question; the first of them asked in this order is the answer."""
_CALLED = frozenset({"facet_annex", "facet_title"})
"""Of both the annex is asked for, by its name: 附件叫什么."""
_ASIDE = frozenset(
    {
        "document",
        "what",
        "who",
        "when",
        "all",
        "quantity",
        "number",
        "total",
        "due",
        "count_chapter",
        "count_unit",
        "every_role",
        "basis",
    }
)
_UNNAMED = 0.05
"""What it costs that the document is not named: 文号是多少."""


def facts(frame: Frame) -> Iterator[Proposal]:
    """A fact of the document's head, its outline, or help."""
    document = frame.context.document
    if frame.tells("help"):
        yield propose(DocumentQuestion(Kind.HELP, document.name), frozenset({"help", "what", "polar"}))
    itself = all(key(word.text) in frame.context.common for word in frame.subject)
    if frame.tells("when") and itself and (frame.subject or _names_itself(frame)):
        yield propose(DocumentQuestion(Kind.DOCUMENT, document.name, facet=Facet.CAMPAIGN), _ASIDE | {"how"})
    named = frame.tells("document") or any(not one.citations for one in frame.documents)
    for name, facet in FACETS.items():
        if frame.tells(name):
            question = DocumentQuestion(Kind.DOCUMENT, document.name, facet=facet)
            uses = _ASIDE | (_IMPRINT if name in _IMPRINT else _CALLED if facet is Facet.ANNEX else {name})
            extra = 0.0 if named else _UNNAMED
            yield Proposal(question, uses, cited=_told_of_itself(frame) if named else "", extra=extra)


def _told_of_itself(frame: Frame) -> str:
    """What names the plan when it is asked about: its title, and what its opening says of it."""
    return cited_text(item for item in frame.context.index.items if item.section == "0")


def _names_itself(frame: Frame) -> bool:
    """Whether the document alone is asked about, and neither how it was made nor what it sets a day for."""
    return frame.tells("document") and not frame.tells("issue", "due")
