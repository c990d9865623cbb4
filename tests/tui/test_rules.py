"""Rules of the room that a reader cannot see and a test can: workers, imports, style sheets."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import assistant.tui
from assistant.tui import jobs

ROOM = Path(assistant.tui.__file__).parent
SOURCES = sorted(ROOM.rglob("*.py"))
THREADS = {"run_worker", "work", "Thread", "ThreadPoolExecutor", "to_thread", "run_in_executor", "call_from_thread"}
"""Whatever runs code apart from the event loop, or lets such code reach back into it."""


def called(tree: ast.AST) -> set[str]:
    """Names of everything called or used as a decorator."""
    names = {node.func for node in ast.walk(tree) if isinstance(node, ast.Call)}
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            names |= set(node.decorator_list)
    return {
        name.attr if isinstance(name, ast.Attribute) else name.id
        for name in names
        if isinstance(name, (ast.Attribute, ast.Name))
    }


def imported(tree: ast.AST) -> set[str]:
    """Every module imported anywhere in the source."""
    modules = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            modules |= {node.module, *(f"{node.module}.{name.name}" for name in node.names)}
        elif isinstance(node, ast.Import):
            modules |= {name.name for name in node.names}
    return modules


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: str(path.relative_to(ROOM)))
def test_threads_are_started_in_one_place_only(source: Path) -> None:
    found = called(ast.parse(source.read_text("utf-8"))) & THREADS
    assert found == {"background.py": {"run_worker"}, "host.py": {"Thread"}}.get(source.name, set())


def test_what_runs_in_a_thread_is_a_job() -> None:
    """Every ``launch(group, job, …)`` names a function of ``jobs``."""
    launches = [
        node
        for source in SOURCES
        for node in ast.walk(ast.parse(source.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "launch"
    ]
    assert launches
    for node in launches:
        job = node.args[1]
        assert isinstance(job, ast.Attribute)
        assert isinstance(job.value, ast.Name)
        assert job.value.id == "jobs"
        assert callable(getattr(jobs, job.attr))


def test_jobs_see_no_widget() -> None:
    """Jobs and the messages they give import nothing that is drawn, and take nothing that is."""
    for name in ("jobs.py", "messages.py", "history.py", "door.py", "remote.py", "wire.py", "host.py"):
        modules = imported(ast.parse((ROOM / name).read_text("utf-8")))
        drawn = (
            "textual.app",
            "textual.widget",
            "textual.screen",
            "textual.dom",
            "assistant.tui.widgets",
            "assistant.tui.screens",
        )
        assert not {module for module in modules if module.startswith(drawn)}, name


def test_launched_jobs_are_given_no_widget() -> None:
    """No ``self``, and no part of the screen, is handed to a job."""
    for source in SOURCES:
        for node in ast.walk(ast.parse(source.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "launch":
                assert not [given for given in node.args if isinstance(given, ast.Name) and given.id == "self"]


@pytest.mark.parametrize("module", ["assistant.tui.app", "assistant.tui.screens.chat"])
def test_nothing_heavy_before_the_first_paint(module: str) -> None:
    heavy = (
        "duckdb",
        "sqlglot",
        "jieba",
        "opencc",
        "rapidfuzz",
        "pygments",
        "xlsxwriter",
        "textual.widgets._data_table",
        "textual.widgets._text_area",
    )
    code = f"import sys, {module}; print(*[name for name in {heavy} if name in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == ""


def test_style_sheets_are_short_and_name_no_colour() -> None:
    for sheet in ROOM.rglob("*.tcss"):
        text = sheet.read_text("utf-8")
        assert len(text.splitlines()) <= 200, sheet
        values = [
            line.partition(":")[2]
            for line in text.splitlines()
            if line.strip().startswith(("color:", "background:", "border"))
        ]
        assert not [value for value in values if "#" in value or "rgb" in value], sheet


def test_no_markup_of_data() -> None:
    """What builds text from data names a content object or turns markup off."""
    for source in SOURCES:
        for node in ast.walk(ast.parse(source.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in ("Static", "OptionList")
            ):
                given = {keyword.arg: keyword.value for keyword in node.keywords}
                empty = not node.args
                markup = given.get("markup")
                assert empty or (isinstance(markup, ast.Constant) and markup.value is False), f"{source}:{node.lineno}"
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "notify":
                assert "markup" in {keyword.arg for keyword in node.keywords}, f"{source}:{node.lineno}"
