"""Who holds a place in a body: 办公室设在哪, 谁任组长, 成员单位有哪些.

Invariant: only places that the plan fills are asked for here, and of several bodies the
one that the words name; a place that it leaves open is left to the other rules.
"""

from collections.abc import Iterator, Mapping, Sequence

from assistant.linking.clause_terms import key
from assistant.model.answer import Kind
from assistant.model.document import Post, PostKind
from assistant.model.document_question import DocumentQuestion, Passage, Topic
from assistant.parsing.document_questions.frame import Frame
from assistant.parsing.document_questions.marks import words_telling
from assistant.parsing.document_questions.proposal import Proposal
from assistant.parsing.document_questions.topics import cited_text
from assistant.parsing.document_questions.units import conditions
from assistant.text.lexicon import load

_BY_MARK: Mapping[str, tuple[PostKind, ...]] = {
    "office": (PostKind.OFFICE,),
    "director": (PostKind.DIRECTOR,),
    "head": (PostKind.HEAD, PostKind.LEAD),
    "deputy": (PostKind.DEPUTY,),
}
_USES = frozenset({"count_task_force", "group", "who", "what", "all", "text", "manage", "count_unit", "polar", "once"})
_USES |= {"person", "facet_title"}
_NAMED = 0.6
"""So much of a word's characters stand in the name of the body that it names."""


def posts(frame: Frame) -> Iterator[Proposal]:
    """The holders of the places asked for, of the body named or else the main one."""
    told = {name for name in _BY_MARK if frame.tells(name)}
    kinds = tuple(kind for name in _BY_MARK if name in told for kind in _BY_MARK[name])
    bodies = _bodies(frame)
    if not kinds and (_speaks_of_a_body(frame) or not (frame.subject or frame.units)):
        kinds, told = _of_the_body(frame)
    if told and frame.tells("member") and any(post.kind is PostKind.MEMBER for post in frame.context.document.posts):
        kinds, told = (*kinds, PostKind.MEMBER), {*told, "member", "responsible"}
    found = _called(frame, _held(frame.context.document.posts, kinds, bodies)) if kinds else _groups(frame)
    sent = _sent(frame) if not kinds or PostKind.MEMBER in kinds else ()
    found, told = (sent, {"member", "responsible", "person"}) if sent else (found, told)
    if not found:
        return
    clauses = tuple(dict.fromkeys(post.clause for post in found))
    topic = Topic(found[0].body, tuple(Passage(clause, clause) for clause in clauses))
    question = DocumentQuestion(
        Kind.TASKFORCE,
        frame.context.document.name,
        topic,
        posts=tuple(dict.fromkeys(post.kind for post in found)),
        bodies=tuple(dict.fromkeys(post.body for post in found)),
        titles=tuple(dict.fromkeys(post.title for post in found)),
        units=conditions(frame) if sent else (),
    )
    named = cited_text(item for item in frame.context.index.items if item.clause in clauses)
    told |= set() if kinds or sent else {"list", "due", "lead", "units", "each"}
    told |= {"units"} if {post.unit for post in found}.intersection(*(unit.names for unit in frame.units)) else set()
    yield Proposal(question, _USES | told, dict.fromkeys(_naming(frame, found[0].body), 1.0), cited=named)


def _sent(frame: Frame) -> tuple[Post, ...]:
    """水务局进领导小组的是谁: who sits in the body for the units named."""
    names = {name for unit in frame.units for name in unit.names}
    asked = frame.tells("person", "who") and (_speaks_of_a_body(frame) or frame.tells("member")) and not frame.subject
    seats = (PostKind.MEMBER, PostKind.DEPUTY, PostKind.HEAD)
    posts = (post for post in frame.context.document.posts if post.kind in seats) if asked and names else ()
    return tuple(post for post in posts if post.unit in names and post.unit != post.holder)


def _groups(frame: Frame) -> tuple[Post, ...]:
    """有哪些专班, 甲局牵头哪个组: the groups that a sentence shares out, all of them or those of the units named."""
    each = any("each" in mark.tells and words_telling("count_task_force").search(mark.text) for mark in frame.marks)
    named = each or (frame.tells("count_task_force", "group") and frame.tells("what", "list", "all"))
    listed = named and not frame.subject and not frame.tells("number", "total", "most", "fewest")
    if not listed or frame.context.document.task_forces:
        return ()
    names = {name for unit in frame.units for name in unit.names}
    groups = (post for post in frame.context.document.posts if post.kind is PostKind.LEAD)
    return tuple(post for post in groups if not names or post.unit in names)


def _speaks_of_a_body(frame: Frame) -> bool:
    """Whether a body is spoken of: 工作组, or by the noun that ends its name, 指挥部."""
    names = tuple(load("document")["task_forces"]["names"])
    return frame.tells("count_task_force", "group") or any(word.text.endswith(names) for word in frame.subject)


def _of_the_body(frame: Frame) -> tuple[tuple[PostKind, ...], set[str]]:
    """The places meant by a role word said of a body: its members, or who leads it."""
    if frame.tells("member"):
        return (PostKind.MEMBER,), {"member", "responsible"}
    bare = not frame.subject and frame.tells("person") and not frame.context.document.task_forces
    heads = frame.tells("lead") and (_bodies(frame) or bare)
    return ((PostKind.LEAD, PostKind.HEAD), {"lead", "person"}) if heads else ((), set())


def _held(all_posts: Sequence[Post], kinds: Sequence[PostKind], bodies: Sequence[str]) -> tuple[Post, ...]:
    """The places of these kinds, in the bodies named or the first that has any."""
    fitting = [post for post in all_posts if post.kind in kinds]
    wanted = bodies or tuple(post.body for post in fitting[:1])
    return tuple(post for post in fitting if post.body in wanted)


def _called(frame: Frame, found: tuple[Post, ...]) -> tuple[Post, ...]:
    """Of several titles of a kind those that end in the longest one said: 常务副组长, but 第一组长 too for 组长."""
    said: dict[PostKind, str] = {}
    for post in found:
        if post.title in frame.linked.text:
            said[post.kind] = max(said.get(post.kind, ""), post.title, key=len)
    return tuple(post for post in found if post.title.endswith(said.get(post.kind, "")))


def _bodies(frame: Frame) -> tuple[str, ...]:
    """The bodies that most of the subject's words name; none where no word does."""
    names = dict.fromkeys(post.body for post in frame.context.document.posts)
    named = {name: len(_naming(frame, name)) for name in names}
    most = max(named.values(), default=0)
    return tuple(name for name in names if most and named[name] == most)


def _naming(frame: Frame, body: str) -> tuple[str, ...]:
    """The subject's words that stand in the body's name, whole or shortened."""
    letters = key(body)
    words = [key(word.text) for word in frame.subject]
    return tuple(word for word in words if sum(letter in letters for letter in word) > _NAMED * len(word))
