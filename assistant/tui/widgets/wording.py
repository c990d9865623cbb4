"""Text from questions, files and cells on its way to the screen.

Invariant: it is shown as it stands. Nothing in it is taken for markup, and nothing in it
acts on the terminal: a cell 「[red]」 stays these five characters.
"""

from collections.abc import Iterable

from textual.content import Content

from assistant.render.plain import clean

MARK_STYLE = "bold underline"
"""Words that matter: to be seen without colour too."""


def plain(text: str, style: str = "") -> Content:
    """The text, all in one style."""
    return Content.styled(clean(text), style) if style else Content(clean(text))


def joined(*parts: Content | str) -> Content:
    """Several parts as one."""
    return Content("").join(part if isinstance(part, Content) else plain(part) for part in parts)


def marked(text: str, words: Iterable[str], style: str = MARK_STYLE) -> Content:
    """The text with these words set apart."""
    shown = clean(text)
    content = Content(shown)
    for word in words:
        start = shown.find(word)
        while word and start >= 0:
            content = content.stylize(style, start, start + len(word))
            start = shown.find(word, start + len(word))
    return content


def titled(title: str, text: str) -> Content:
    """A word in bold, and what belongs to it."""
    return joined(plain(title, "bold"), "　", text)
