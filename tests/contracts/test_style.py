"""The limits every module keeps, measured on the source itself."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.records import Record

ROOT = Path(__file__).parent.parent.parent
_MODULES = sorted((ROOT / "assistant").rglob("*.py"))

_FUNCTION_LINES, _MODULE_LINES, _CLASS_LINES, _CLASS_METHODS, _DOCSTRING_LINES = 40, 300, 250, 20, 12
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_DISTRICT = re.compile("住房城乡建设局|涧头集|台儿庄|扬尘|马兰屯|运河街道|泥沟|邳庄|张山子|枣庄")
_MACHINE = re.compile(r"/(?:work|farm|root|home|tmp)/[a-z]|https?://(?!schemas?\.)")
_SWALLOWED = re.compile(r"^\s*except(?:\s+(?:Base)?Exception)?\s*:\s*(?:pass)?\s*$", re.MULTILINE)


class _Source(Record):
    """A module as it stands, read once for all limits."""

    name: str
    text: str
    tree: ast.Module


Sources = tuple[_Source, ...]


@pytest.fixture(scope="module")
def sources() -> Sources:
    texts = ((str(path.relative_to(ROOT)), path.read_text("utf-8")) for path in _MODULES)
    return tuple(_Source(name, text, ast.parse(text)) for name, text in texts)


def _nodes(source: _Source, *kinds: type[ast.AST]) -> Iterator[ast.AST]:
    return (node for node in ast.walk(source.tree) if isinstance(node, kinds))


def _called(source: _Source, node: ast.AST) -> str:
    return f"{source.name}: {getattr(node, 'name', '')}"


def _methods(node: ast.AST) -> list[ast.AST]:
    return [part for part in getattr(node, "body", []) if isinstance(part, _FUNCTIONS)]


def _lines(node: ast.AST) -> int:
    """Lines of code: docstring and decorators left out."""
    body = getattr(node, "body", [])
    first = body[0] if body else None
    said = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)
    docstring = (first.end_lineno or 0) - first.lineno + 1 if said and first else 0
    return (getattr(node, "end_lineno", 0) or 0) - getattr(node, "lineno", 0) + 1 - docstring


def test_modules_have_a_docstring_and_are_short(sources: Sources) -> None:
    for source in sources:
        docstring = ast.get_docstring(source.tree)
        assert docstring, source.name
        assert len(docstring.splitlines()) <= _DOCSTRING_LINES, source.name
        assert len(source.text.splitlines()) <= _MODULE_LINES, source.name


def test_functions_and_classes_are_short(sources: Sources) -> None:
    functions = [(source, node) for source in sources for node in _nodes(source, *_FUNCTIONS)]
    assert [_called(*each) for each in functions if _lines(each[1]) > _FUNCTION_LINES] == []
    classes = [(source, node) for source in sources for node in _nodes(source, ast.ClassDef)]
    assert [_called(*each) for each in classes if _lines(each[1]) > _CLASS_LINES] == []
    assert [_called(*each) for each in classes if len(_methods(each[1])) > _CLASS_METHODS] == []


def test_no_word_of_a_district_stands_in_code(sources: Sources) -> None:
    code = [(source.name, line) for source in sources for line in source.text.splitlines() if ">>>" not in line]
    assert [(name, line) for name, line in code if _DISTRICT.search(line)] == []


def test_no_path_of_a_machine_and_no_swallowed_error(sources: Sources) -> None:
    assert [(source.name, found) for source in sources if (found := _MACHINE.findall(source.text))] == []
    assert [(source.name, found) for source in sources if (found := _SWALLOWED.findall(source.text))] == []


def test_every_room_with_data_ships_it() -> None:
    """A data file whose ending the wheel leaves out would only be missed after installing."""
    import tomllib

    shipped = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]["package-data"]["*"]
    endings = {f"*{path.suffix}" for path in (ROOT / "assistant").rglob("*") if path.is_file()} - {"*.py", "*.pyc"}
    assert endings <= set(shipped)


def test_every_folder_of_code_is_a_package() -> None:
    """setuptools finds packages by ``__init__.py``; a folder without one would be missing from the wheel."""
    assert [path.parent for path in _MODULES if not (path.parent / "__init__.py").exists()] == []
