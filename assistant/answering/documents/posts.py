"""Places in bodies and who holds them, as the plan words it."""

from collections.abc import Sequence

from assistant.answering.documents.draft import Draft
from assistant.answering.documents.plan import Plan
from assistant.answering.documents.wording import cite, listed, quoted_line
from assistant.model.document import Post, PostKind
from assistant.model.document_question import DocumentQuestion


def compose(plan: Plan, question: DocumentQuestion) -> Draft:
    """The holders of the places asked for, body by body."""
    held = [post for post in plan.document.posts if _is_asked(post, question)]
    lines = [_line(body, [post for post in held if post.body == body]) for body in question.bodies]
    units = tuple(dict.fromkeys(post.unit for post in held if post.unit))
    clauses = tuple(dict.fromkeys(post.clause for post in held))
    quoted = [quoted_line(plan, passage) for passage in question.topic.passages] if question.topic else []
    return Draft("\n".join([*lines, *quoted]), units, clauses)


def shared_out(plan: Plan) -> list[str]:
    """The groups that sentences share out among units; else whatever bodies they set up."""
    groups = [post for post in plan.document.posts if post.kind is PostKind.LEAD] or plan.document.posts
    return list(dict.fromkeys(f"{post.clause} {post.body}" for post in groups if post.body))


def _is_asked(post: Post, question: DocumentQuestion) -> bool:
    titled = not question.titles or post.title in question.titles
    names = {name for one in question.units for name in one.names}
    seated = post.body in question.bodies and post.kind in question.posts
    return titled and seated and (not names or post.unit in names)


def _line(body: str, held: Sequence[Post]) -> str:
    """领导小组：办公室设在甲局；办公室主任：甲局局长（2.0.6）."""
    titles = dict.fromkeys(post.title for post in held)
    told = [_told(title, [post for post in held if post.title == title]) for title in titles]
    return f"{body}{'：' if body else ''}{'；'.join(told)}{cite(dict.fromkeys(post.clause for post in held))}。"


def _told(title: str, held: Sequence[Post]) -> str:
    names = listed(post.holder for post in held)
    return f"办公室设在{names}" if held[0].kind is PostKind.OFFICE else f"{title}：{names}"
