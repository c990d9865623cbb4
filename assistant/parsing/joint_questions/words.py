"""The words of joint questions, one list at a time."""

from functools import cache

from assistant.text.lexicon import expanded, load


@cache
def lexicon(group: str, name: str) -> tuple[str, ...]:
    """A word list of joint questions."""
    templates = load("joint_questions")[group][name]["words"]
    return tuple(dict.fromkeys(word for template in templates for word in expanded(template)))
