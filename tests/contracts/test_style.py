"""The limits every module keeps, measured on the source itself."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
_MODULES = sorted((ROOT / "assistant").rglob("*.py"))
_NAMES = [str(path.relative_to(ROOT)) for path in _MODULES]
_EACH = pytest.mark.parametrize("path", _MODULES, ids=_NAMES)

_FUNCTION_LINES, _MODULE_LINES, _CLASS_LINES, _CLASS_METHODS, _DOCSTRING_LINES = 40, 300, 250, 20, 12
_DISTRICT = re.compile("住房城乡建设局|涧头集|台儿庄|扬尘|马兰屯|运河街道|泥沟|邳庄|张山子|枣庄")
_MACHINE = re.compile(r"/(?:work|farm|root|home|tmp)/[a-z]|https?://(?!schemas?\.)")
_SWALLOWED = re.compile(r"^\s*except(?:\s+(?:Base)?Exception)?\s*:\s*(?:pass)?\s*$", re.MULTILINE)


def _nodes(path: Path, *kinds: type[ast.AST]) -> Iterator[ast.AST]:
    return (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, kinds))


def _lines(node: ast.AST) -> int:
    """Lines of code: docstring and decorators left out."""
    body = getattr(node, "body", [])
    first = body[0] if body else None
    said = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)
    docstring = (first.end_lineno or 0) - first.lineno + 1 if said and first else 0
    return (getattr(node, "end_lineno", 0) or 0) - getattr(node, "lineno", 0) + 1 - docstring


@_EACH
def test_a_module_has_a_docstring_and_is_short(path: Path) -> None:
    text = path.read_text("utf-8")
    docstring = ast.get_docstring(ast.parse(text))
    assert docstring
    assert len(docstring.splitlines()) <= _DOCSTRING_LINES
    assert len(text.splitlines()) <= _MODULE_LINES


@_EACH
def test_functions_and_classes_are_short(path: Path) -> None:
    functions = _nodes(path, ast.FunctionDef, ast.AsyncFunctionDef)
    assert [getattr(node, "name", "") for node in functions if _lines(node) > _FUNCTION_LINES] == []
    for node in _nodes(path, ast.ClassDef):
        methods = [
            part for part in getattr(node, "body", []) if isinstance(part, (ast.FunctionDef, ast.AsyncFunctionDef))
        ]
        assert _lines(node) <= _CLASS_LINES
        assert len(methods) <= _CLASS_METHODS, getattr(node, "name", "")


@_EACH
def test_no_word_of_a_district_stands_in_code(path: Path) -> None:
    code = [line for line in path.read_text("utf-8").splitlines() if ">>>" not in line]
    assert [line for line in code if _DISTRICT.search(line)] == []


@_EACH
def test_no_path_of_a_machine_and_no_swallowed_error(path: Path) -> None:
    text = path.read_text("utf-8")
    assert _MACHINE.findall(text) == []
    assert _SWALLOWED.findall(text) == []


def test_every_room_with_data_ships_it() -> None:
    """A data file whose ending the wheel leaves out would only be missed after installing."""
    import tomllib

    shipped = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]["package-data"]["*"]
    endings = {f"*{path.suffix}" for path in (ROOT / "assistant").rglob("*") if path.is_file()} - {"*.py", "*.pyc"}
    assert endings <= set(shipped)


def test_every_folder_of_code_is_a_package() -> None:
    """setuptools finds packages by ``__init__.py``; a folder without one would be missing from the wheel."""
    assert [path.parent for path in _MODULES if not (path.parent / "__init__.py").exists()] == []
