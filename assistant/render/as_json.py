"""An answer as the JSON object of the contract: its keys, all of them, and no others.

Invariant: one answer is one line of valid UTF-8 whatever was asked; characters that
would act on a terminal stand there only as JSON escapes, and only in ``question``.
"""

import json
import re
from typing import Any

from assistant.model.answer import Answer, Figure
from assistant.render.cells import number, plain
from assistant.render.plain import clean

_ESCAPED = re.compile("[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


def answer_object(answer: Answer) -> dict[str, Any]:
    """The contract's object, without ``id`` and ``session``."""
    result: dict[str, Any] = {
        "question": answer.question,
        "kind": str(answer.kind),
        "answered": answer.answered,
        "understood": clean(answer.understood),
        "answer": clean(answer.answer),
        "units": _texts(answer.units),
        "clauses": _texts(answer.clauses),
        "dates": [day.isoformat() for day in answer.dates],
        "values": [_figure(figure) for figure in answer.values],
        "sql": None if answer.sql is None else clean(answer.sql),
        "columns": _texts(answer.columns),
        "rows": [[plain(cell) for cell in row] for row in answer.rows],
        "choices": _texts(answer.choices),
        "suggestions": _texts(answer.suggestions),
        "notes": _texts(answer.notes),
        "elapsed_ms": round(answer.elapsed_ms, 1),
    }
    return result if answer.error is None else {**result, "error": clean(answer.error)}


def line(value: object) -> str:
    """JSON on one line."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _texts(texts: tuple[str, ...]) -> list[str]:
    return [clean(text) for text in texts]


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "indicator": clean(figure.indicator),
        "op": figure.op,
        "value": number(figure.value),
        "unit": clean(figure.unit),
        "clause": figure.clause,
    }
