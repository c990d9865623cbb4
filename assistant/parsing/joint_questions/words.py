"""The words of joint questions, one list at a time."""

from functools import cache

from assistant.text.lexicon import load


@cache
def lexicon(group: str, name: str) -> tuple[str, ...]:
    """A word list of joint questions."""
    return tuple(load("joint_questions")[group][name]["words"])
