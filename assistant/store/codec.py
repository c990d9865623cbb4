"""Model types to JSON and back, from their annotations alone.

Invariant: what is read back equals what was written, or reading fails with CodecError;
an unknown field or a wrong type is never skipped. A pickle would run code from the
cache folder and would keep loading after a field changed its meaning.
"""

import json
import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
Decoder = Callable[[Any], Any]


class CodecError(ValueError):
    """The text does not hold a value of the expected type."""


def encode(value: object) -> str:
    """JSON of a model value: a dataclass becomes the list of its fields in their order."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def decode(kind: type[T], text: str) -> T:
    """The value of that type; CodecError when the text holds anything else."""
    target: Any = kind
    try:
        value: T = _decoder(target)(json.loads(text))
    except (json.JSONDecodeError, TypeError, ValueError, ArithmeticError) as problem:
        raise CodecError(str(problem)) from problem
    return value


def _plain(value: object) -> Any:
    if value is None or isinstance(value, (str, int)):
        return value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, (date, Decimal)):
        return str(value)
    kind: Any = type(value)
    return [_plain(getattr(value, name)) for name in _field_names(kind)]


@cache
def _field_names(kind: type) -> tuple[str, ...]:
    if not is_dataclass(kind):
        raise CodecError(f"no JSON for {kind.__name__}")
    return tuple(field.name for field in fields(kind))


@cache
def _decoder(kind: Any) -> Decoder:
    """The function that turns plain JSON into ``kind``; made once a type."""
    if is_dataclass(kind):
        return _dataclass_decoder(kind)
    origin = get_origin(kind)
    if origin is tuple:
        return _tuple_decoder(get_args(kind))
    if origin in (Union, types.UnionType):
        return _optional_decoder(get_args(kind))
    if isinstance(kind, type) and issubclass(kind, (StrEnum, Decimal)):
        return lambda plain: kind(_checked(str, plain))
    if kind is date:
        return date.fromisoformat
    if kind in (str, bool, int):
        return lambda plain: _checked(kind, plain)
    raise CodecError(f"no decoder for {kind!r}")


def _checked(kind: type, plain: Any) -> Any:
    if type(plain) is not kind:
        raise CodecError(f"{kind.__name__} expected, not {plain!r}")
    return plain


def _all_of(kind: type, plain: Any) -> tuple[Any, ...]:
    if not {kind}.issuperset(map(type, _checked(list, plain))):
        raise CodecError(f"nothing but {kind.__name__} expected")
    return tuple(plain)


def _dataclass_decoder(kind: Any) -> Decoder:
    hints = get_type_hints(kind)
    decoders = [_decoder(hints[field.name]) for field in fields(kind)]

    def decode_fields(plain: Any) -> Any:
        values = zip(decoders, _checked(list, plain), strict=True)
        return kind(*[decoder(value) for decoder, value in values])

    return decode_fields


def _tuple_decoder(arguments: tuple[Any, ...]) -> Decoder:
    item, ellipsis = arguments
    if ellipsis is not Ellipsis:
        raise CodecError("only tuples of one type are stored")
    if item in (str, int):
        return lambda plain: _all_of(item, plain)
    decoder = _decoder(item)
    return lambda plain: tuple([decoder(value) for value in _checked(list, plain)])


def _optional_decoder(arguments: tuple[Any, ...]) -> Decoder:
    kinds = [kind for kind in arguments if kind is not types.NoneType]
    if len(kinds) != 1:
        raise CodecError("only unions with None are stored")
    decoder = _decoder(kinds[0])
    return lambda plain: None if plain is None else decoder(plain)
