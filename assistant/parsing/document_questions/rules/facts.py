"""What the document says of itself, and what can be asked at all."""

from collections.abc import Iterator, Mapping

from assistant.linking.clause_terms import key
from assistant.model.answer import Kind
from assistant.model.document_question import DocumentQuestion, Facet
from assistant.parsing.document_questions.frame import Frame
from assistant.parsing.document_questions.proposal import Proposal, propose

_FACETS: Mapping[str, Facet] = {
    "facet_number": Facet.NUMBER,
    "facet_issued": Facet.ISSUED,
    "facet_issuer": Facet.ISSUER,
    "facet_recipients": Facet.RECIPIENTS,
    "facet_campaign": Facet.CAMPAIGN,
    "facet_title": Facet.TITLE,
    "facet_structure": Facet.STRUCTURE,
    "facet_annex": Facet.ANNEX,
    "facet_units": Facet.UNITS,
    "facet_about": Facet.ABOUT,
}
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
    if frame.tells("when") and frame.subject and all(key(word.text) in frame.context.common for word in frame.subject):
        yield propose(DocumentQuestion(Kind.DOCUMENT, document.name, facet=Facet.CAMPAIGN), _ASIDE | {"how"})
    named = frame.tells("document") or any(not one.citations for one in frame.documents)
    for name, facet in _FACETS.items():
        if frame.tells(name):
            uses = _ASIDE | {name}
            yield propose(
                DocumentQuestion(Kind.DOCUMENT, document.name, facet=facet), uses, extra=0.0 if named else _UNNAMED
            )
