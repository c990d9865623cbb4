"""Ten questions typed into the chat at 80×24; the screens, as text, for README.

python -m tests.tui.capture_session docs/session.md
"""

import sys
import tempfile
import time
from pathlib import Path

from assistant.render.plain import width
from tests.tui import terminal

QUESTIONS = (
    "这份方案的主要目标是什么",
    "施工工地扬尘治理由谁牵头",
    "2.8.4的原文是什么",
    "哪些任务2021年11月底前要完成",
    "各镇街清洁取暖完成户数",
    "清洁取暖完成户数离目标还差多少",
    "逾期未完成的任务有哪些",
    "其中区农业农村局的呢",
    "最近一个月PM2.5平均浓度最高的镇街",
    "火锅哪家好吃",
)
COLUMNS = 80


def main() -> None:
    """Writes the file named on the command line."""
    with tempfile.TemporaryDirectory() as folder, terminal.chat(Path(folder)) as chat:
        screens = [chat.ask(question) for question in QUESTIONS[:2]]
        chat.keys("F2")
        screens.append(chat.until("依据："))
        chat.keys("Escape")
        time.sleep(1.0)  # else the terminal reads the next key as one pressed with Escape
        screens += [chat.ask(question) for question in QUESTIONS[2:]]
    for screen in screens:
        wide = [line for line in screen if width(line) > COLUMNS]
        if wide:
            raise SystemExit(f"wider than {COLUMNS} cells: {wide}")
    Path(sys.argv[1]).write_text("\n".join("```\n" + "\n".join(screen) + "\n```\n" for screen in screens), "utf-8")


if __name__ == "__main__":
    main()
