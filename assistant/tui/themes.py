"""Two looks: ink on paper by day, and the same turned down at night."""

from textual.theme import Theme

LIGHT = Theme(
    name="paper",
    primary="#9d2a20",
    secondary="#2f5d62",
    accent="#9d2a20",
    warning="#8a5a00",
    error="#a3170f",
    success="#2d6a3a",
    foreground="#23211e",
    background="#faf7f0",
    surface="#f3eee3",
    panel="#e9e2d3",
    dark=False,
)
DARK = Theme(
    name="night",
    primary="#e0907f",
    secondary="#8fb8bd",
    accent="#e8a08f",
    warning="#d9b160",
    error="#ef7d70",
    success="#8fc79a",
    foreground="#e4e0d8",
    background="#17181a",
    surface="#1f2124",
    panel="#2a2d31",
    dark=True,
)
NAMES = {LIGHT.name: "浅色", DARK.name: "深色"}
"""Theme → what the user reads."""


def other(name: str) -> str:
    """The theme that is not this one."""
    return DARK.name if name == LIGHT.name else LIGHT.name
