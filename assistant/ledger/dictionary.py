"""``dictionary.toml`` → what the people who keep the ledgers say of them.

Invariant: a mistake in the dictionary is a finding and costs only the entry it stands
in; nothing unknown in it is passed over in silence.
"""

import difflib
import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from assistant.ledger import findings
from assistant.model.catalog import ColumnType, LedgerFinding
from assistant.records import Record

_TOP: Mapping[str, type] = {"as_of": date, "sample": bool, "ledger": list}
_LEDGER: Mapping[str, type] = {
    "name": str, "aliases": list, "files": list, "file_name": str, "source": list,
    "grain": str, "entity": str, "unit_noun": str, "column": list,
}  # fmt: skip
_COLUMN: Mapping[str, type] = {
    "name": str, "type": str, "unit": str, "aliases": list, "values": dict,
    "done": list, "multi": str, "personal": bool, "good": str,
}  # fmt: skip
_TYPE_NAMES = {date: "日期", bool: "true 或 false", list: "列表", str: "文字", dict: "表"}
_GOOD = ("", "low", "high")
_LINE = re.compile(r"line (\d+)")
_EACH_PERIOD = re.compile("一(.+)一(日|天|周|旬|月|季度|年)一[行条份]")
_ONE, _TIMES = "一", "×"


class ColumnEntry(Record):
    """What the dictionary says of one column; None where it is silent."""

    name: str
    type: ColumnType | None = None
    unit: str | None = None
    aliases: tuple[str, ...] = ()
    values: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Closed list: value → what else people call it."""
    done: tuple[str, ...] = ()
    multi: str | None = None
    personal: bool | None = None
    good: str = ""


class LedgerEntry(Record):
    """What the dictionary says of one ledger."""

    name: str
    files: tuple[str, ...] = ()
    file_name: str = ""
    aliases: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    grain: str = ""
    entity: str = ""
    unit_noun: str = ""
    columns: tuple[ColumnEntry, ...] = ()


class Dictionary(Record):
    """The whole data dictionary."""

    as_of: date | None = None
    sample: bool = False
    ledgers: tuple[LedgerEntry, ...] = ()
    findings: tuple[LedgerFinding, ...] = ()


def read_dictionary(path: Path) -> Dictionary:
    """The dictionary at ``path``, an empty one when there is none; mistakes are in its findings."""
    if not path.is_file():
        return Dictionary()
    try:
        return parse_dictionary(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        return _unusable(f"数据字典打不开：{error.strerror}", None)
    except UnicodeDecodeError:
        return _unusable("数据字典不是 UTF-8 编码", None)


def parse_dictionary(text: str) -> Dictionary:
    """The dictionary written in ``text``."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = _LINE.search(str(error))
        row = int(line.group(1)) if line else text.count("\n") + 1
        return _unusable(f"数据字典不合 TOML 语法：{error}", row)
    noted: list[LedgerFinding] = []
    content = _ReadTable(_with_day(content), _TOP, "", noted).content
    ledgers = [_ledger(item, noted) for item in _tables(content.get("ledger", []), "ledger", noted)]
    named = tuple(_first_of_each([entry for entry in ledgers if entry.name], noted))
    return Dictionary(content.get("as_of"), content.get("sample", False), named, tuple(noted))


def same_spelling(text: str) -> str:
    """File names in one Unicode form, since one office's Mac writes them in another."""
    return unicodedata.normalize("NFC", text)


def _unusable(reason: str, row: int | None) -> Dictionary:
    action = "各台账按表内数据自行识别"
    return Dictionary(findings=(findings.dictionary_error("", "", reason, action, row, fatal=True),))


def _with_day(content: dict[str, Any]) -> dict[str, Any]:
    """``as_of`` may be written in quotes."""
    day = content.get("as_of")
    if isinstance(day, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", day):
        try:
            return {**content, "as_of": date.fromisoformat(day)}
        except ValueError:
            return content
    return content


class _ReadTable:
    """A TOML table with only the known keys of the right type; the rest becomes findings."""

    def __init__(
        self, table: Mapping[str, Any], keys: Mapping[str, type], place: str, noted: list[LedgerFinding]
    ) -> None:
        self.content: dict[str, Any] = {}
        for key, value in table.items():
            if key not in keys:
                noted.append(_unknown_key(key, keys, place))
            elif not isinstance(value, keys[key]):
                reason = f"{key} 应当是{_TYPE_NAMES[keys[key]]}"
                noted.append(findings.dictionary_error(place, str(value), reason, "这一项不用"))
            else:
                self.content[key] = value


def _unknown_key(key: str, keys: Mapping[str, type], place: str) -> LedgerFinding:
    near = difflib.get_close_matches(key, keys, 1)
    hint = f"，是不是 {near[0]}" if near else ""
    return findings.dictionary_error(place, key, f"不认得的键 {key}{hint}", "这一项不用")


def _tables(items: Sequence[Any], place: str, noted: list[LedgerFinding]) -> list[dict[str, Any]]:
    tables = [item for item in items if isinstance(item, dict)]
    if len(tables) < len(items):
        noted.append(findings.dictionary_error(place, "", f"{place} 应当写成 [[{place}]]", "这一项不用"))
    return tables


def _ledger(table: Mapping[str, Any], noted: list[LedgerFinding]) -> LedgerEntry:
    place = str(table.get("name", ""))
    content = _ReadTable(table, _LEDGER, place, noted).content
    if not content.get("name"):
        noted.append(
            findings.dictionary_error("", str(table.get("files", "")), "有一个台账没有 name", "这一个台账的说明不用")
        )
        return LedgerEntry("")
    columns = [_column(item, place, noted) for item in _tables(content.get("column", []), "ledger.column", noted)]
    return LedgerEntry(
        name=place,
        files=tuple(same_spelling(item) for item in _texts(content, "files")),
        file_name=same_spelling(content.get("file_name", "")),
        aliases=_texts(content, "aliases"),
        source=_texts(content, "source"),
        grain=_product(content.get("grain", "")),
        entity=content.get("entity", ""),
        unit_noun=content.get("unit_noun", ""),
        columns=tuple(column for column in columns if column.name),
    )


def _product(grain: str) -> str:
    """一点一天一行 as 点×日: a row for each day of each; any other grain as it is written."""
    found = _EACH_PERIOD.fullmatch(grain)
    return f"{found[1].replace(_ONE, _TIMES)}{_TIMES}{found[2].replace('天', '日')}" if found is not None else grain


def _column(table: Mapping[str, Any], ledger: str, noted: list[LedgerFinding]) -> ColumnEntry:
    place = f"{ledger}.{table.get('name', '')}"
    listed = table.get("values")
    if isinstance(listed, list):
        table = {**table, "values": {str(value): [] for value in listed}}
    content = _ReadTable(table, _COLUMN, place, noted).content
    if not content.get("name"):
        noted.append(findings.dictionary_error(ledger, "", "有一列没有 name", "这一列的说明不用"))
    good = content.get("good", "")
    if good not in _GOOD:
        noted.append(findings.dictionary_error(place, good, "good 只能是 low 或 high", "这一项不用"))
    values = tuple((value, _aliases(aliases)) for value, aliases in content.get("values", {}).items())
    return ColumnEntry(
        name=content.get("name", ""),
        type=_type(content.get("type"), place, noted),
        unit=content.get("unit"),
        aliases=_texts(content, "aliases"),
        values=values,
        done=_done(_texts(content, "done"), values, place, noted),
        multi=content.get("multi"),
        personal=content.get("personal"),
        good=good if good in _GOOD else "",
    )


def _texts(content: Mapping[str, Any], key: str) -> tuple[str, ...]:
    return tuple(str(item) for item in content.get(key, ()))


def _aliases(written: object) -> tuple[str, ...]:
    return tuple(map(str, written)) if isinstance(written, list) else ((str(written),) if written else ())


def _type(written: str | None, place: str, noted: list[LedgerFinding]) -> ColumnType | None:
    if written is None:
        return None
    if written in list(ColumnType):
        return ColumnType(written)
    allowed = "、".join(ColumnType)
    noted.append(findings.dictionary_error(place, written, f"type 只能是 {allowed}", "类型按表内数据识别"))
    return None


def _done(
    done: tuple[str, ...], values: tuple[tuple[str, tuple[str, ...]], ...], place: str, noted: list[LedgerFinding]
) -> tuple[str, ...]:
    """The finished values; one that is not in the closed list can never be met and is said."""
    listed = {value for value, _ in values}
    unlisted = [value for value in done if listed and value not in listed]
    noted.extend(
        findings.dictionary_error(place, value, "done 里的值不在 values 里", "仍按完成处理，请核对")
        for value in unlisted
    )
    return done


def _first_of_each(entries: Sequence[LedgerEntry], noted: list[LedgerFinding]) -> list[LedgerEntry]:
    """One entry a name; a second one of the same name is said and left out."""
    seen: dict[str, LedgerEntry] = {}
    for entry in entries:
        if entry.name in seen:
            noted.append(findings.dictionary_error(entry.name, entry.name, "台账名重复", "只用第一个说明"))
        seen.setdefault(entry.name, entry)
    return list(seen.values())
