"""The chat in a real terminal: tmux, 80×24, keys as a person types them."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

TMUX = shutil.which("tmux")
EMPTY_LINE = "❯ 问方案、问台账"
_SERVER = f"wence-test-{os.getpid()}"
_PATIENCE = 60.0
_STEP = 0.2
_BUSY = ("正在载入", "正在准备", "正在查", "载入完成后回答")


class Terminal:
    """One tmux session with the chat in it."""

    def keys(self, *keys: str) -> None:
        """Presses keys by their tmux names."""
        _tmux("send-keys", "-t", _SERVER, *keys)

    def type(self, text: str) -> None:
        """Text as an input method commits it."""
        _tmux("send-keys", "-t", _SERVER, "-l", text)

    def paste(self, text: str) -> None:
        """Text as the terminal pastes it, in brackets where the program asked for them."""
        _tmux("set-buffer", text)
        _tmux("paste-buffer", "-p", "-t", _SERVER)

    def lines(self) -> list[str]:
        """The screen, row by row."""
        return _tmux("capture-pane", "-p", "-t", _SERVER).rstrip("\n").split("\n")

    def cursor(self) -> int:
        """The column of the terminal's cursor, where an input method opens its window."""
        return int(_tmux("display-message", "-p", "-t", _SERVER, "#{cursor_x}"))

    def until(self, *words: str) -> list[str]:
        """The screen once it shows these words, stays as it is, and nothing is on its way."""
        ends = time.monotonic() + _PATIENCE
        before: list[str] = []
        while time.monotonic() < ends:
            shown = self.lines()
            text = "\n".join(shown)
            busy = any(word in text for word in _BUSY) or shown != before
            if not busy and all(word in text for word in words):
                return shown
            before = shown
            time.sleep(_STEP)
        raise TimeoutError("\n".join(self.lines()))

    def ask(self, question: str) -> list[str]:
        """The screen with the answer."""
        self.type(question)
        self.until(question)
        self.keys("Enter")
        return self.until(f"❯ {question}", EMPTY_LINE)


@contextmanager
def chat(folder: Path, columns: int = 80, rows: int = 24) -> Iterator[Terminal]:
    """A chat that has painted its first screen."""
    command = f"env WENCE_STATE={folder} COLORTERM=truecolor LANG=C.UTF-8 {sys.executable} -m assistant"
    _tmux("-f", "/dev/null", "new-session", "-d", "-s", _SERVER, "-x", str(columns), "-y", str(rows), command)
    try:
        terminal = Terminal()
        terminal.until(EMPTY_LINE)
        yield terminal
    finally:
        _tmux("kill-session", "-t", _SERVER)


def _tmux(*words: str) -> str:
    ran = subprocess.run([str(TMUX), "-u", "-L", _SERVER, *words], capture_output=True, text=True, check=True)
    return ran.stdout
