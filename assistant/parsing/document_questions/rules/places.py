"""The subject given by number: 2.8.3, 第二部分第八项."""

from assistant.model.document_question import Passage, Topic
from assistant.parsing.document_questions.frame import Frame
from assistant.parsing.document_questions.references import clauses_of
from assistant.parsing.document_questions.topics import Choice, cited_text


def named_place(frame: Frame) -> Choice | None:
    """The clauses a number names, when the question has no other subject."""
    if not frame.places or frame.subject:
        return None
    passages = tuple(passage for place in frame.places for passage in passages_of(frame, place.items, place.sections))
    if not passages:
        return None
    text = "、".join(place.text for place in frame.places)
    cited = cited_text(frame.context.index.by_id[passage.item] for passage in passages)
    return Choice(Topic(text, passages), {}, 1.0, cited)


def named_sections(frame: Frame) -> tuple[str, ...]:
    """Chapters and sub-sections named, to bound a question."""
    return tuple(section for place in frame.places for section in place.sections)


def passages_of(frame: Frame, items: tuple[str, ...], sections: tuple[str, ...]) -> list[Passage]:
    """What can be found of the items, and of all clauses below the sections."""
    document = frame.context.document
    clauses = [clause for section in sections for clause in clauses_of(document, section)]
    found = []
    for identifier in (*items, *clauses):
        inside = [item for item in frame.context.index.items if identifier in (item.id, item.clause)]
        found += [Passage(item.id, item.clause) for item in inside]
    return found
