"""The command as a process: all it printed arrives, with its exit code, however it leaves."""

import subprocess
import sys

import pytest

from assistant.config import PACKAGE

_ROOT = PACKAGE.parent


def _process(*words: str, script: str = "") -> subprocess.CompletedProcess[str]:
    program = ["-c", script] if script else ["-m", "assistant"]
    return subprocess.run(
        [sys.executable, *program, *words], capture_output=True, text=True, encoding="utf-8", cwd=_ROOT, check=False
    )


@pytest.mark.parametrize(
    ("words", "code", "out", "err"),
    [
        (("--help",), 0, "用法", ""),
        (("ask", "扬尘整治谁牵头"), 0, "区住房城乡建设局", ""),
        (("ask", "今天的股价是多少"), 1, "", ""),
        (("没有这个命令",), 64, "", "没有这个命令"),
    ],
)
def test_output_and_exit_code_arrive(words: tuple[str, ...], code: int, out: str, err: str) -> None:
    done = _process(*words)
    assert done.returncode == code
    assert out in done.stdout
    assert err in done.stderr
    assert "leaked" not in done.stderr


def test_a_long_answer_arrives_whole_through_a_pipe() -> None:
    pairs = "FROM 移动源检查台账 a JOIN 移动源检查台账 b ON a.检查日期 = b.检查日期"
    done = _process("sql", f"SELECT a.检查编号, b.检查编号 AS 同日 {pairs}", "--csv")
    counted = _process("sql", f"SELECT count(*) AS 行数 {pairs}", "--csv")
    assert len(done.stdout.splitlines()) - 1 == int(counted.stdout.split()[1]) > 5000


def test_threads_that_still_work_are_waited_for() -> None:
    script = (
        "import threading, time, sys\n"
        "from assistant.cli.main import run\n"
        "def work():\n"
        "    time.sleep(0.3)\n"
        "    print('worked')\n"
        "threading.Thread(target=work).start()\n"
        "run()\n"
    )
    done = _process("没有这个命令", script=script)
    assert (done.returncode, done.stdout) == (64, "worked\n")


def test_a_reader_that_leaves_early_is_no_defect() -> None:
    command = f"{sys.executable} -m assistant ledgers | head -1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, cwd=_ROOT, check=True)
    assert done.stdout.splitlines()[-1] == "0"
    assert done.stderr == ""
