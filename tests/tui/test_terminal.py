"""Real Chinese input in a real terminal, where tmux is installed."""

from pathlib import Path

import pytest

from tests.tui import terminal

pytestmark = pytest.mark.skipif(terminal.TMUX is None, reason="tmux is not installed")


def test_chinese_is_typed_corrected_pasted_and_asked(tmp_path: Path) -> None:
    with terminal.chat(tmp_path) as chat:
        chat.type("矿山由水牵头")
        chat.until("❯ 矿山由水牵头")
        assert chat.cursor() == 3 + 12
        chat.keys("Left", "Left", "BSpace")
        chat.type("谁")
        chat.until("❯ 矿山由谁牵头")
        chat.keys("C-u", "C-k")
        chat.paste("2.8.4\n由谁牵头\n")
        chat.until("❯ 2.8.4 由谁牵头")
        chat.keys("Enter")
        assert any("区自然资源局" in line for line in chat.until("理解为"))
