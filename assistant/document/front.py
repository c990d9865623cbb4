"""What stands before the body: issuer, title, number, recipients, signature; and where the body begins.

Invariant: a line belongs either to the front matter or to the body, never to both; the
last title before the first heading opens the body, since a notice prints its plan's
title a second time.
"""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import pairwise

from assistant.document.numbering import Line, numbering
from assistant.document.words import CLOSING, any_of, brackets, is_organisation, role_label
from assistant.model.span import Span
from assistant.records import Record, replace

_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,12}[〔\[（(【]\s*\d{4}\s*[〕\]）)】]\s*(?:第\s*)?\d{1,4}\s*号")
_DAY = re.compile(
    r"(?:\d{4}|[二〇○Ｏ零一三四五六七八九]{4})年\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s*月\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})日"
    r"(?:印发|发布|公布)?"
)
_NUMBERED = re.compile(r"(?:发文字号|文\s*号|文件编号)\s*[:：]?(?P<rest>.{0,40})")
_DATED = re.compile(
    r"(?:成文日期|发文日期|印发日期|生成日期|发布日期|发布时间)\s*[:：]?\s*(?P<day>\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?)"
)
_SENTENCE = re.compile("[。；，：:,;！？]")
_LONGEST_TITLE_LINE = 60
_DIGITS = {**{letter: value for value, letter in enumerate("零一二三四五六七八九")}, "〇": 0, "○": 0, "Ｏ": 0}


class Front(Record):
    """The front matter's lines by what they are."""

    title: str = ""
    number: str = ""
    issuer: str = ""
    issued: date | None = None
    recipients: tuple[str, ...] = ()


def separate(lines: Sequence[Line], first_heading: int) -> tuple[Front, tuple[Line, ...]]:
    """The front matter and the body's lines; a document without title is all body."""
    head = lines[:first_heading]
    opening = _last_title_end(head)
    body = [line for place, line in enumerate(lines) if place >= opening and not _is_furniture(lines, place, opening)]
    signature = [line for line in lines[first_heading:] if _DAY.fullmatch(line.text)]
    front = _front(head, opening, signature)
    return (front if front.issuer else replace(front, issuer=_signing(lines[first_heading:]))), tuple(body)


def _signing(lines: Sequence[Line]) -> str:
    """The body that signs at the end: its name over the day."""
    signed = (above.text for above, line in pairwise(lines) if _DAY.fullmatch(line.text) and is_issuer(above))
    return next(signed, "")


def _front(head: Sequence[Line], opening: int, signature: Sequence[Line]) -> Front:
    own = (found[0] for line in head if (found := _NUMBER.match(line.text)) and _is_number_line(line.text))
    number = next(own, "") or _number_within(head)
    days = [found[0] for line in head if (found := _own_day(line.text))] or [line.text for line in signature]
    days = days or [found["day"] for line in head for found in _DATED.finditer(line.text)][:1]
    issuer = next((line.text for line in head if is_issuer(line)), "")
    title = re.sub(rf"[（(]{_NUMBER.pattern}[）)]$", "", _title(head[:opening]))
    return Front(title, number, issuer, day_of(days[-1]) if days else None, _recipients(head))


def _own_day(text: str) -> re.Match[str] | None:
    """The day that a line is, or that a remark below the title states: （2024年3月29日印发）."""
    return _DAY.fullmatch(_behind_number(text)) or (_DAY.search(text) if _is_remark(text) else None)


def _is_number_line(text: str) -> bool:
    """样政发〔2024〕9号, with the day behind it or without."""
    rest = _behind_number(text)
    return rest != text and (not rest or _DAY.fullmatch(rest) is not None)


def _behind_number(text: str) -> str:
    """What stands behind the document number that a line opens with; the line itself where it opens with none."""
    numbered = _NUMBER.match(text)
    return text[numbered.end() :].strip() if numbered else text


def _number_within(head: Sequence[Line]) -> str:
    """The number behind a title (某某方案（样政发〔2021〕2号）), or on a web page's card (发文字号：…)."""
    titles = [line.text for line in head if is_title_line(line) and "《" not in line.text]
    carded = [found["rest"] for line in head for found in _NUMBERED.finditer(line.text)]
    return next((found[0] for text in (*carded, *titles) if (found := _NUMBER.search(text))), "")


def title_over(lines: Sequence[Line]) -> str:
    """The last title among ``lines``; empty when there is none."""
    return _title(lines[: _last_title_end(lines)])


def _last_title_end(head: Sequence[Line]) -> int:
    """Where the last title ends: the place after its last line, 0 when there is none."""
    return max((place + 1 for place, line in enumerate(head) if ends_title(line)), default=0)


def ends_title(line: Line) -> bool:
    """Whether a line ends as a title does: …工作方案."""
    numbered = re.search(rf"[（(]{_NUMBER.pattern}[）)]$", line.text) is not None
    return is_title_line(line) and (numbered or _title_ending().fullmatch(_squeezed(line.text)) is not None)


def _squeezed(text: str) -> str:
    """实 施 方 案 without the spaces that only spread it."""
    return re.sub(r"(?<=[\u4e00-\u9fff])[ 　]+(?=[\u4e00-\u9fff])", "", text)


@cache
def _title_ending() -> re.Pattern[str]:
    return re.compile(rf".*{any_of('layout', 'title_endings')}(?:（.*）)?")


def is_title_line(line: Line) -> bool:
    """A short line that is no sentence, no number, no date, no remark and no label."""
    text = line.text
    return not (
        line.style is not None
        or len(text) > _LONGEST_TITLE_LINE
        or _SENTENCE.search(text)
        or _is_number_line(text)
        or _DAY.fullmatch(text)
        or _is_remark(text)
    )


def opens_annex(line: Line) -> bool:
    """附件, 附件1 or 附件： on a line of its own."""
    return (
        re.fullmatch(rf"{any_of('layout', 'annex_words')}\s*[\d一二三四五六七八九十]*\s*[:：]?", line.text) is not None
    )


def is_issuer(line: Line) -> bool:
    """A line that is nothing but the name of a body."""
    body = is_organisation(line.text) and line.text[-1] not in CLOSING
    return is_title_line(line) and body and _title_ending().fullmatch(line.text) is None


def _is_remark(text: str) -> bool:
    """（此件公开发布）: a line that is one bracket and gives nobody a duty."""
    whole = next(brackets(text, 0, len(text)), None) == Span(0, len(text))
    return whole and numbering(text)[0] is None and not _gives_duty().search(text)


@cache
def _gives_duty() -> re.Pattern[str]:
    return re.compile(f"{role_label().pattern}|{any_of('roles', 'lead_verbs')}|{any_of('roles', 'responsible_verbs')}")


def _title(head: Sequence[Line]) -> str:
    """The lines of the title block that ends ``head``, joined."""
    parts: list[str] = []
    for line in reversed(head):
        if not is_title_line(line) or is_issuer(line) or opens_annex(line) or (parts and ends_title(line)):
            break
        parts.insert(0, _squeezed(line.text))
    return "".join(parts)


def _recipients(head: Sequence[Line]) -> tuple[str, ...]:
    found = next((line.text for line in head if line.text[-1] in "：:"), "")
    return tuple(name.strip() for name in re.split("[，,、；](?![^（]*）)", found[:-1]) if name.strip())


def _is_furniture(lines: Sequence[Line], place: int, opening: int) -> bool:
    """Signature, date, number, remark and recipients, wherever they stand."""
    line = lines[place]
    if _DAY.fullmatch(line.text) or _is_number_line(line.text) or (line.style is None and _is_remark(line.text)):
        return True
    if place == opening and line.text[-1] in "：:" and line.style is None:
        return True
    return is_issuer(line) and place + 1 < len(lines) and _DAY.fullmatch(lines[place + 1].text) is not None


def year_of(title: str) -> int | None:
    """The year of a title or number that names one and no more: 2024年工作方案, but not 2024—2025年度."""
    years = set(re.findall(r"20\d\d", title))
    return int(years.pop()) if len(years) == 1 else None


def day_of(text: str) -> date | None:
    """The day that a date line names; None for a day that does not exist."""
    year, month, day = re.split("[-/.年月]", text.partition("日")[0].replace(" ", ""))[:3]
    try:
        return date(_integer(year), _integer(month), _integer(day))
    except ValueError:
        return None


def _integer(numeral: str) -> int:
    """Arabic, digit by digit (二〇二一) or counted (二十五)."""
    if numeral.isdecimal():
        return int(numeral)
    if "十" not in numeral:
        return int("".join(str(_DIGITS[letter]) for letter in numeral))
    tens, ones = numeral.split("十")
    return 10 * (_DIGITS[tens] if tens else 1) + (_DIGITS[ones] if ones else 0)
