"""Whom rows are of that only a number tells apart: 受种者 beside 接种编号, 受检单位 beside 样品号.

Invariant: nobody is asked for by a number, and a column of those who merely handled the row (经办人) is never whom it
is of. Prevents 是谁 and 哪几家 from being answered with the numbers of rows.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from assistant.model.catalog import Ledger
from assistant.parsing.ledger_questions.schema.stems import called, verb_family
from assistant.parsing.ledger_questions.words import stripped, words
from assistant.text.lexicon import load

LEAST = 2
"""Characters of a deed, or of what somebody is in charge of."""


@lru_cache(256)
def numbered(ledger: Ledger) -> bool:
    """Whether what names a row is a number: 样品号, 派车单号."""
    return ledger.entity.endswith(words("code_ends"))


@lru_cache(256)
def person_of(ledger: Ledger) -> str:
    """The one column of the people that rows are of: 申请人, 货主; empty where there is none or more than one."""
    return _only(ledger, "subject_columns")


@lru_cache(256)
def firm_of(ledger: Ledger) -> str:
    """The one column of firms that things are of: 受检单位, 企业; 当事人 where they are all firms."""
    parties = [c.name for c in ledger.columns if c.name in words("parties") and c.type.textual and not c.personal]
    return _only(ledger, "firm_columns") or next(iter(parties), "")


@lru_cache(256)
def owner_of(ledger: Ledger) -> str:
    """The one column of those whose a project is: 建设单位, 申报单位; empty where there is none or more than one."""
    return _only(ledger, "project_owners")


@lru_cache(256)
def body_of(ledger: Ledger) -> str:
    """The one column of bodies, whatever they do: 施工单位, 生产厂家; empty where there is none or more than one."""
    return _only(ledger, "agent_nouns")


def asked_by(ledger: Ledger, text: str) -> str:
    """The column of the names that a word asks for where rows are told by numbers: 都有谁, 哪几家."""
    if not numbered(ledger):
        return ""
    if any(word in text for word in words("asks_persons")):
        return person_of(ledger)
    return firm_of(ledger) if any(word in text for word in words("asks_firms")) else ""


def _only(ledger: Ledger, endings: str) -> str:
    held = (column for column in ledger.columns if column.type.textual)
    found = [column.name for column in held if any(name.endswith(words(endings)) for name in called(column))]
    return found[0] if len(found) == 1 else ""


@lru_cache(256)
def handlers(ledger: Ledger) -> Mapping[str, str]:
    """Deed → the column of the people who do it: 督办 → 督办人, 巡查 and 巡 → 巡查人; none that two columns share."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for column in (column for column in ledger.columns if column.type.textual):
        deed = stripped(column.name, "handler_endings")
        if deed == column.name or len(deed) < LEAST or column.name.endswith(words("agent_suffixes")):
            continue
        for said in (*verb_family(deed), deed[0]):
            found[said].add(column.name)
    return {said: next(iter(names)) for said, names in found.items() if len(names) == 1}


@lru_cache(256)
def handlers_by_deed(ledger: Ledger) -> Mapping[str, str]:
    """Deed → the one column of people who do such things, whatever it is called: 开 → 驾驶员, 接 → 承办律师."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for column in (column for column in ledger.columns if column.type.textual):
        for said in deeds_of(column.name):
            found[said].add(column.name)
    return {said: next(iter(names)) for said, names in found.items() if len(names) == 1}


@lru_cache(1024)
def deeds_of(name: str) -> frozenset[str]:
    """What those in a column of people do to the rows: 开, 跑 of 驾驶员; of the longest name that it ends with."""
    groups = load("ledger_schema")["handler_deeds"]
    ended = [(len(end), group) for group in groups for end in group["names"] if name.endswith(end)]
    longest = max((size for size, _ in ended), default=0)
    return frozenset(word for size, group in ended if size == longest for word in group["words"])


def manager_of(ledger: Ledger, matter: str) -> str:
    """The one column of those in charge of a matter: 安全管理员 of 谁管安全."""
    held = (column.name for column in ledger.columns if column.type.textual and column.name.startswith(matter))
    found = [name for name in held if name.endswith(words("manager_endings"))]
    return found[0] if len(found) == 1 and len(matter) >= LEAST else ""


def one_in_charge(ledger: Ledger) -> str:
    """The one column of people who look after what rows are of: 责任工程师, 监测员; empty where there are several."""
    found = [column.name for column in ledger.columns if column.type.textual and _takes_care(column.name)]
    return found[0] if len(found) == 1 else ""


def _takes_care(name: str) -> bool:
    charged = name.startswith(words("charge_openings")) and name.endswith(words("handler_endings"))
    return charged or name.endswith(words("charge_endings"))
