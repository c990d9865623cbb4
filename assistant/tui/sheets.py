"""The style sheet beside a widget, parsed only when the first such widget is shown."""

from pathlib import Path


def beside(module: str) -> str:
    """The text of the sheet that lies beside a module (its ``__file__``), for ``DEFAULT_CSS``."""
    return Path(module).with_suffix(".tcss").read_text("utf-8")
