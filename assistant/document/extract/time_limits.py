"""Time limits: points, periods, frequencies and vague times, each with what is due.

Invariant: a limit is read from its own words; a vague one (取暖季前) gets no date, and
a time that sets no limit (2021年以来, a document's date) is none. Several limits of a
clause are bound each to its own matter and its own duty.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from assistant.document.context import Context, sentences
from assistant.document.extract.ages import tells_age
from assistant.document.extract.citations import titles
from assistant.document.extract.day_years import ahead_of_campaign, from_issue, in_year, year_ahead
from assistant.document.extract.matters import Found, matter
from assistant.document.words import any_of, limit_label, words
from assistant.model.document import Clause, LimitKind, TimeLimit
from assistant.model.span import Span
from assistant.model.values import DateRange
from assistant.records import replace
from assistant.text.dates import TimeMention, find_frequencies, find_times
from assistant.text.lexicon import alternation
from assistant.text.periods import shift_months
from assistant.text.units import parse_unit_at

_DASHES = str.maketrans("—–－～〜０１２３４５６７８９", "---~~0123456789")
_ANCHOR = re.compile(r"20\d\d[-./]\d|\d{2}\s*年|\d\s*月|年[底末终]|[今明次翌]年|季度|半年|[上中下]旬|二[○〇]")
_NUMBER = re.compile(r"[〔\[（(]\d{4}[〕\]）)]\s*第?\d+\s*号")
_TIME = ("时间", "月数", "工作日")
_FEW_WORDS = re.compile(r"[\u4e00-\u9fff]{2,12}(?=[。；;）)\n]|$)")
_QUARTERS = tuple("春夏秋冬")
_SPREAD = re.compile("[-~至到]|起")
"""8月至9月 is a stretch of time; 8月上旬 only a date without a day."""
_YEAR_ENDS = ("底", "末", "年终")
_ENDED = ("", "。", "；", ";", "，", ",", "）", ")", "\n", "底", "末", "内")
"""Behind a year that a label opens: 完成时间：2024年, where 反应时间：2023年16分钟 is a row of figures."""
_POINTS = ("day", "month", "quarter", "range", "year")


def time_limits(context: Context) -> tuple[TimeLimit, ...]:
    """All time limits of the clauses, in their order; those of a heading go to its first clause."""
    return tuple(limit for clause in context.clauses for limit in _of_clause(context, clause))


def dated(context: Context, span: Span) -> tuple[Found, ...]:
    """The limits with a date inside a stretch."""
    return tuple(
        from_issue(context, limit)
        for sentence in sentences(context.text, span)
        for limit in _dated_in_sentence(context, sentence, span)
    )


def _of_clause(context: Context, clause: Clause) -> Iterator[TimeLimit]:
    over = [] if clause.paragraph > 1 else [one.span for one in context.sections if one.id == clause.section]
    for heading in over:
        for limit in dated(context, heading):
            yield _limit(context, clause, limit, heading.of(context.text))
    found = _found(context, clause.span)
    for limit in found:
        yield _limit(context, clause, limit, matter(context, clause, limit, found))


def _found(context: Context, span: Span) -> tuple[Found, ...]:
    """Vague times count only where no date stands beside them; 每年9月底前 is a rhythm and no day."""
    repeated = list(_frequencies(context.text, span))
    days = dated(context, span)
    rhythmic = {each.span.end for each in repeated}
    exact = [one for one in days if one.span.start not in rhythmic]
    vague = [one for one in _vague(context.text, span) if not _is_explained(context.text, one, exact)]
    found = [*exact, *vague, *_yearly(context.text, repeated, days), *_loose(context.text, span)]
    found += _named(context.text, span)
    found = found or list(_worded(context.text, span))
    hidden = list(titles(context.text, span))
    shown = [one for one in found if not any(title.overlaps(one.span) for title in hidden)]
    return tuple(sorted(shown, key=lambda one: one.span))


def _limit(context: Context, clause: Clause, found: Found, matter: str) -> TimeLimit:
    duty = context.duty_at(clause, found.span.start)
    written = found.span.of(context.text)
    return TimeLimit(
        clause.id,
        duty.id if duty else None,
        found.kind,
        written,
        found.first,
        found.last,
        found.frequency,
        matter,
        found.span,
    )


def _dated_in_sentence(context: Context, sentence: Span, whole: Span) -> Iterator[Found]:
    written = sentence.of(context.text)
    if not _ANCHOR.search(written):
        return
    hidden = [
        *titles(context.text, whole),
        *(Span(*match.span()) for match in _NUMBER.finditer(context.text, *_ends(whole))),
    ]
    for mention in find_times(_plain(written), _today(context), _horizon(context)):
        span = Span(sentence.start + mention.start, sentence.start + mention.end)
        if any(cover.overlaps(span) for cover in hidden) or tells_age(context, mention, span):
            continue
        told = year_ahead(context.text, span) if not mention.explicit_year else None
        for found in _read(context, mention, span, sentence):
            if told is not None:
                yield in_year(found, told)
                continue
            dated = found if mention.explicit_year or _horizon(context) else replace(found, first=None, last=None)
            yield dated if mention.explicit_year else ahead_of_campaign(context, dated)


def _plain(written: str) -> str:
    """The sentence in the spelling that times are read in, at the same length.

    11月至次年3月 needs no 次年: the second end of a span follows its first.
    """
    return re.sub(rf"(?P<joint>[-~至到]+){any_of('limits', 'next_year')}", r" \g<joint> ", written.translate(_DASHES))


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _today(context: Context) -> date:
    """The day from which 今年 is counted."""
    horizon = _horizon(context)
    return context.issued or (horizon.first if horizon and horizon.first else date.min)


def _horizon(context: Context) -> DateRange | None:
    """The days among which a month without a year lies: the year from the campaign's first day, or that of issue.

    What sums a campaign up comes after it, and never before. Without either they are those of
    the year in the title; without that a month keeps its words and gets no date.
    """
    campaign = context.campaign
    first = campaign.first if campaign is not None else context.issued
    if first is None:
        return campaign or (DateRange(date(context.year, 1, 1), date(context.year, 12, 31)) if context.year else None)
    year = shift_months(first, 12)
    return DateRange(first, max(year, campaign.last) if campaign is not None and campaign.last else year)


def _read(context: Context, mention: TimeMention, span: Span, sentence: Span) -> Iterator[Found]:
    """What the mention means in a plan; nothing for a time that sets no limit."""
    behind = context.text[span.end :]
    if mention.text.endswith(_ended("past")) or behind.startswith((*_ended("past"), *_ended("seasons"), *_QUARTERS)):
        return
    if mention.invalid:
        yield Found(span, LimitKind.DEADLINE)
    elif mention.relation == "since":
        yield Found(span, LimitKind.PERIOD, mention.first, None)
    elif mention.relation in ("by", "before"):
        yield Found(span, LimitKind.DEADLINE, None, mention.last)
    elif mention.kind == "range" and _SPREAD.search(mention.text):
        yield Found(span, LimitKind.PERIOD, mention.first, mention.last)
    elif mention.kind in _POINTS:
        yield from _point(context, mention, span, sentence)


def _point(context: Context, mention: TimeMention, span: Span, sentence: Span) -> Iterator[Found]:
    """A bare day: a deadline behind 到 or 完成时限：, before 完成; a period where it opens a sentence or bracket."""
    ahead = context.text[sentence.start : span.start].rstrip()
    until = next((word for word in sorted(_ended("until"), key=len, reverse=True) if ahead.endswith(word)), "")
    label = limit_label().search(ahead)
    if until:
        yield Found(Span(span.start - len(until), span.end), LimitKind.DEADLINE, None, mention.last)
    elif _is_due(context.text, mention, span, label[0] if label and label.end() == len(ahead) else ""):
        yield Found(span, LimitKind.DEADLINE, None, mention.last)
    elif mention.kind == "range" or (mention.kind != "year" and _stands_alone(context.text, span, ahead)):
        yield Found(span, LimitKind.PERIOD, mention.first, mention.last)


def _is_due(text: str, mention: TimeMention, span: Span, label: str) -> bool:
    """Whether a day is the last one: 12月底结束, 第二季度完成, 完成时限：8月上旬; a 活动时间 may last all of it."""
    if text.startswith(_ended("enders"), span.end):
        return True
    if mention.explicit_year and mention.text.endswith(_YEAR_ENDS) and _aim().match(text, span.end):
        return True
    if mention.kind == "year" and label and text[span.end : span.end + 1] not in _ENDED:
        return False
    if mention.kind == "range":
        return bool(re.search(any_of("limits", "due_labels"), label)) or text.startswith(_ended("finishes"), span.end)
    return bool(label) or (mention.kind != "year" and text.startswith(_ended("finishes"), span.end))


@cache
def _aim() -> re.Pattern[str]:
    """Behind the end of a year: 2026年底装机容量达到15兆瓦."""
    return re.compile(rf"[^，。；、\d]{{0,14}}?{any_of('limits', 'aims')}")


def _stands_alone(text: str, span: Span, ahead: str) -> bool:
    """Whether a day fills a bracket, or opens what follows: 2023年5月1日，开展检查."""
    if text[span.start - 1 : span.start] in ("（", "(") and text[span.end : span.end + 1] in ("）", ")"):
        return True
    return (not ahead or ahead[-1] in "，,：:于") and text.startswith(_ended("starters"), span.end)


@cache
def _ended(key: str) -> tuple[str, ...]:
    return tuple(words("limits")[key])


def _vague(text: str, span: Span) -> Iterator[Found]:
    for match in _season().finditer(text, span.start, span.end):
        kind = LimitKind.DEADLINE if match["suffix"].endswith("前") else LimitKind.PERIOD
        yield Found(Span(*match.span()), kind)
    for match in _open_ended().finditer(text, span.start, span.end):
        yield Found(Span(*match.span("words")), LimitKind.PERIOD)


@cache
def _season() -> re.Pattern[str]:
    year = rf"(?:20\d\d年|{any_of('limits', 'season_years')})?"
    season = rf"(?:20\d\d年{any_of('limits', 'dated_seasons')}|{year}{any_of('limits', 'seasons')})"
    return re.compile(rf"{season}(?P<suffix>{any_of('limits', 'season_suffixes')})")


@cache
def _open_ended() -> re.Pattern[str]:
    """完成时限：长期坚持, and 〔甲局牵头，持续推进〕."""
    ahead = rf"(?:{limit_label().pattern}|(?<=[，,；;])\s*(?={any_of('limits', 'open_ended')}[）)〕】]))"
    return re.compile(rf"{ahead}(?P<words>{any_of('limits', 'open_ended')})")


def _worded(text: str, span: Span) -> Iterator[Found]:
    """完成时限：随改随建: what stands where the only day should, in a few words that are no time."""
    for match in limit_label().finditer(text, span.start, span.end):
        value = _FEW_WORDS.match(text, match.end(), span.end)
        if value is not None:
            yield Found(Span(*value.span()), LimitKind.DEADLINE)


def _is_explained(text: str, vague: Found, exact: Sequence[Found]) -> bool:
    """秋冬季期间（2021年10月1日至2022年3月31日）: the bracket says when."""
    return any(one.span.overlaps(vague.span) or text[vague.span.end : one.span.start] in ("（", "(") for one in exact)


def _frequencies(text: str, span: Span) -> Iterator[Found]:
    for found in find_frequencies(span.of(text)):
        place = Span(span.start + found.start, span.start + found.end)
        if _is_rate(text, place.end):
            continue
        yield Found(place, LimitKind.FREQUENCY, frequency=found.canonical)


def _is_rate(text: str, place: int) -> bool:
    """Whether a measure stands right behind 每月: 每月不低于600元 is what a month brings, and no rhythm."""
    amount = re.compile(rf"(?:{alternation(words('figures')['before'])})?\s*\d[\d.]*\s*").match(text, place)
    unit = parse_unit_at(text, amount.end()) if amount else None
    return unit is not None and not unit[0].counts and unit[0].dimension not in _TIME


def _yearly(text: str, repeated: Sequence[Found], days: Sequence[Found]) -> Iterator[Found]:
    """The rhythms, each with the day of the year that stands right behind it."""
    starts = {one.span.start: one.span for one in days}
    for each in repeated:
        day = starts.get(each.span.end)
        if day is None:
            yield each
        else:
            yield replace(each, span=Span(each.span.start, day.end), frequency=each.frequency + day.of(text))


def _named(text: str, span: Span) -> Iterator[Found]:
    """周调度、月通报: what is named by its rhythm."""
    cycles = words("limits")["cycles"]
    for match in _cycled().finditer(text, span.start, span.end):
        yield Found(Span(*match.span()), LimitKind.FREQUENCY, frequency=cycles[match["cycle"]])


@cache
def _cycled() -> re.Pattern[str]:
    cycles = alternation(words("limits")["cycles"])
    counted = "0-9一二两三四五六七八九十半每上下本当逐个"
    return re.compile(rf"(?<![{counted}])(?P<cycle>{cycles}){any_of('limits', 'cycled')}")


def _loose(text: str, span: Span) -> Iterator[Found]:
    """常态化 and 定期, said of a check or a report."""
    pattern = re.compile(rf"(?P<words>{any_of('limits', 'loose')})(?:地|进行|组织)?{any_of('limits', 'acts')}")
    for match in pattern.finditer(text, span.start, span.end):
        yield Found(Span(*match.span("words")), LimitKind.FREQUENCY, frequency=match["words"])
