"""Import rules that a static graph cannot see: what a command really loads.

A question on the command line must never load the chat, and help must load nothing
heavy; a deferred import in the wrong place would only show as seconds lost.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
_CHAT = {"textual", "rich", "plotext", "asyncio", "aiohttp"}
_HEAVY = {
    *_CHAT,
    "_duckdb",
    "duckdb",
    "sqlglot",
    "jieba",
    "opencc",
    "rapidfuzz",
    "tomllib",
    "hashlib",
    "assistant.store",
    "assistant.engine",
}
_READERS = {
    "docx",
    "pypdf",
    "bs4",
    "lxml",
    "python_calamine",
    "xlsxwriter",
    "openpyxl",
    "numpy",
    "pandas",
    "pkg_resources",
}

_PROBE = """
import json, sys
from assistant.cli.main import main
try:
    main(json.loads(sys.argv[1]))
finally:
    print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""


def _loaded(*words: str) -> set[str]:
    command = [sys.executable, "-c", _PROBE, json.dumps(words)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=False)
    return set(json.loads(done.stderr.splitlines()[-1]))


@pytest.fixture(scope="module")
def built(own_cache: Path) -> None:
    """The store and its tables, so that no question has to build them."""
    _loaded("ask", "谁牵头扬尘整治")


@pytest.mark.parametrize("words", [("--help",), ("ask", "--help"), ("ask",), ("没有这个命令",)])
def test_help_and_misuse_load_nothing_heavy(words: tuple[str, ...]) -> None:
    assert _loaded(*words) & _HEAVY == set()


def test_the_command_line_alone_loads_nothing_heavy() -> None:
    script = "import sys, assistant, assistant.cli.main; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=True)
    assert set(done.stdout.split()) & _HEAVY == set()


@pytest.mark.parametrize("question", ["谁牵头扬尘整治", "住建局还有哪些未完成任务"])
def test_a_question_never_loads_the_chat_or_a_file_reader(built: None, question: str) -> None:
    loaded = _loaded("ask", question)
    assert "assistant.engine" in loaded
    assert loaded & (_CHAT | _READERS) == set()


def test_plan_and_ledgers_are_listed_without_the_vocabulary(built: None) -> None:
    loaded = _loaded("ledgers")
    assert "_duckdb" in loaded
    assert "duckdb" not in loaded
    assert loaded & (_CHAT | _READERS | {"sqlglot", "jieba", "rapidfuzz", "assistant.engine"}) == set()


def test_no_question_opens_a_socket() -> None:
    script = (
        "import socket, sys\n"
        "def refuse(*given, **named): raise AssertionError('a socket was opened')\n"
        "socket.socket = refuse\n"
        "socket.create_connection = refuse\n"
        "from assistant.cli.main import main\n"
        "sys.exit(main(['ask', '谁牵头扬尘整治', '--json']))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
