"""The plan as published, and small texts read the same way."""

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.document.layout import unwrapped
from assistant.document.load import load, parse
from assistant.document.reader import SourceText
from assistant.model.document import Document

PLAN = Path(__file__).parents[2] / "corpus" / "台政办字〔2021〕25号.txt"


@pytest.fixture(scope="session")
def plan_path() -> Path:
    return PLAN


@pytest.fixture(scope="session")
def plan() -> Document:
    return load(PLAN)


@pytest.fixture(scope="session")
def read() -> Callable[[str], Document]:
    """Read a text as if it stood in a file."""
    return lambda text: parse(SourceText("样本.txt", unwrapped(text)))
