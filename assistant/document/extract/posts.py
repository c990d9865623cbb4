"""Who holds which place in the bodies that run the campaign: 组长, 成员, 办公室, its 主任.

Invariant: a post is read only from words that give it (由…任组长, 办公室设在…, 组长：…),
its holder keeps the plan's wording, and a unit is named only where the holder is one or
its head (县林业局局长). Prevents an office that is taken for a unit of its own.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from assistant.document.context import Context, body_of, sentences
from assistant.document.extract.officials import officials, unit_of_official
from assistant.document.numbering import numbering
from assistant.document.unit_lists import closed_list, names_in
from assistant.document.words import any_of, is_organisation, place_label, words
from assistant.model.document import Clause, Post, PostKind
from assistant.model.span import Span
from assistant.records import Record, replace

LONGEST_GROUP = 24
"""Characters of the name of a group."""
_TRIM = " \t\n　，、：:由是"
_CLAUSE_SIGNS = re.compile(r"[，：:]|由")
_OFFICE = re.compile(
    r"办公室(?:地点)?(?:（[^（）]{2,24}）)?(?:，(?=挂靠|设[在于]))?(?:设立?[在于]?|挂靠[在于]?|在)(?P<after>[^，。；、（(\n]{2,30})"
    r"|办公室[在于](?P<at>[^，。；、（(\n]{2,30})"
    r"|[在于](?P<before>[^，。；、\n]{2,30}?)(?:下设|设立|设)办公室"
    r"|日常工作由(?P<daily>[^，。；\n]{2,30}?)(?:负责|承担)"
)
_OFFICE_WORD = PostKind.OFFICE.value
_DIRECTOR = re.compile(
    r"主任由(?P<by>[^，。；\n]+?)(?:同志)?(?:兼任|担任)|(?P<as>[^，。；\n由]+?)(?:同志)?(?:兼任|担任|兼|任)办公室主任"
)
_GROUPS = re.compile(
    r"下设(?P<names>[^。；：\n]+?)(?:[一二三四五六七八九十\d]+个)?(?P<noun>(?:专项)?(?:工作|专责)?小?组)，?(?:分别)?由"
    r"(?P<units>[^。；\n]+?)(?:主要负责人|主要负责同志|负责人|负责同志)?(?P<verb>牵头|负责|任组长|担任组长)"
)


class _Place(Record):
    """Where a post is read: its clause, and the body spoken of."""

    clause: str
    body: str


def posts(context: Context, forces: Collection[str] = ()) -> tuple[Post, ...]:
    """All posts of the clauses, in their order; ``forces`` are the clauses already read as a body and its members."""
    return tuple(_once(sorted(_Reader(context, forces).posts(), key=lambda post: post.span)))


def _once(found: Sequence[Post]) -> Iterator[Post]:
    """The posts without those that a list of names tells again: 张某 县长, where 县长张某 heads the body."""
    for place, post in enumerate(found):
        name, _, office = post.holder.partition(" ")
        before = (one for one in found[:place] if office and one.body == post.body and one.kind is post.kind)
        if not any(name in one.holder for one in before):
            yield post


@dataclass(slots=True)
class _Reader:
    """Reads clause by clause; a body named once is the one spoken of until the section ends."""

    context: Context
    forces: Collection[str]
    """Clauses whose units are told otherwise."""
    _body: str = ""
    _section: str = ""
    _listing: str = ""
    """The place whose names a roster is listing."""
    _bodies: dict[str, None] = field(default_factory=dict)
    """The bodies named so far."""

    def posts(self) -> Iterator[Post]:
        """The posts in the order of the text."""
        for clause in self.context.clauses:
            if clause.section != self._section:
                self._section, self._body, self._listing = clause.section, self._heading(clause), ""
            if clause.id in self.context.by_clause:
                yield from self._office_of(clause)
                yield from self._heads_of(clause)
            elif clause.id not in self.forces:
                yield from self._of_clause(clause)

    def _heading(self, clause: Clause) -> str:
        """The body that the heading above names, if it is the name of one."""
        title = next((one.title for one in self.context.sections if one.id == clause.section), "")
        title = _ROSTER.sub("", title)
        named = title.endswith(tuple(words("task_forces")["names"]))
        return self._known(_MADE.sub("", title)) if named else ""

    def _known(self, name: str) -> str:
        """The name; of the short one of a body named before, that body's."""
        called = [body for body in reversed(self._bodies) if body not in words("task_forces")["names"]]
        whole = next((body for body in called if body.endswith(name) or name.endswith(body)), name)
        self._bodies[whole] = None
        return whole

    def _heads_of(self, clause: Clause) -> Iterator[Post]:
        """Who heads the body that a duty sets up, where it is labelled: 组长：副县长张某."""
        text = self.context.text
        for match in _named_as().finditer(text, clause.span.start, clause.span.end):
            if _kind(match["kind"]) is not PostKind.MEMBER and officials(text, Span(*match.span("holder"))):
                body = _body(text[clause.span.start : match.start()], self._body)
                yield from _held(text, Span(*match.span("holder")), match["kind"], _Place(clause.id, body))

    def _office_of(self, clause: Clause) -> Iterator[Post]:
        """The office that a duty sets up; who else sits in the body its bracket may tell otherwise."""
        for sentence in sentences(self.context.text, body_of(self.context.text, clause), "。；;\n"):
            if _OFFICE_WORD in sentence.of(self.context.text):
                place = _Place(clause.id, _body(sentence.of(self.context.text), self._body))
                yield from _offices(self.context.text, sentence, place)

    def _of_clause(self, clause: Clause) -> Iterator[Post]:
        text = self.context.text
        self._body = group_name(clause.text) or self._body
        for sentence in sentences(text, body_of(text, clause), "。；;\n"):
            named = _body(sentence.of(text), self._body)
            self._body = self._known(named) if named else ""
            place = _Place(clause.id, self._body)
            rostered = list(self._roster(sentence, place))
            yield from rostered or [*_groups(text, sentence, place), *_offices(text, sentence, place)]
            if not rostered:
                yield from _appointed(text, sentence, place)

    def _roster(self, line: Span, place: _Place) -> Iterator[Post]:
        """组　长：某某　县长, and the lines below it that name more of the same."""
        text = self.context.text
        label = place_label().match(text, line.start, line.end)
        if label is not None:
            self._listing = re.sub(r"\s", "", label["kind"])
            holder = Span(label.end(), line.end)
        elif not self._listing or re.search("[。：:]", text[line.start : line.end + 1]):
            self._listing = ""
            return
        else:
            holder = line
        yield from _held(text, holder, self._listing, place)


def group_name(written: str) -> str:
    """The name over the places of a group, each on a line of its own: 抢险组, 召集人：…, 成员：… ."""
    first, _, rest = written.partition("\n")
    name = first[len(numbering(first)[1]) :].strip(" 　：:")
    ends = (*words("task_forces")["names"], *words("task_forces")["listed"])
    return name if rest and len(name) <= LONGEST_GROUP and name.endswith(ends) else ""


def _body(sentence: str, spoken_of: str) -> str:
    """The body named in a sentence; its short name stands for the one before."""
    named = list(_named().finditer(sentence))
    found = [_HEADED.sub("", match["made"] or _MADE.sub("", match["name"])) for match in named]
    made = [match["made"] is not None or not match["name"].endswith(_COUNCIL) for match in named]
    fresh = [name for name, sets_up in zip(found, made, strict=True) if name not in spoken_of and sets_up]
    return fresh[0] if fresh else spoken_of or next(iter(found), "")


_COUNCIL = "委员会"
"""Ends the names of members as well (卫生健康委员会): a body only where it is set up, or the first named."""
_ROSTER = re.compile(r"(?:组成)?(?:成员|人员)(?:单位)?(?:名单|名册)?$")
"""Behind the name of a body, over who sits in it."""
_HEADED = re.compile(r"^[^，。；]*任[^，。；]{2,6}的(?=.{2})")
"""Who heads a body, told ahead of its name: 县政府分管领导任召集人的联席会议."""
_MADE = re.compile(r"^.*?(?:成立|设立|组建)(?:了|全[省市县区])?(?=.{2})")
"""Who makes a body, and that it is made: 县安委会成立."""


@cache
def _named() -> re.Pattern[str]:
    bodies, signs = any_of("task_forces", "names"), "，。；、：（）《》“”"
    made = rf"(?:成立|设立|组建)(?:了|全[省市县区])?(?P<made>[^{signs}\s由]{{2,30}}?{bodies})"
    spoken = rf"(?:建立|调整|充实)?(?:了|全[省市县区])?(?P<name>[^{signs}\s由和与]{{0,30}}?{bodies})"
    return re.compile(f"{made}|{spoken}")


def _words(key: str) -> list[str]:
    return sorted(words("posts")[key], key=len, reverse=True)


def _kind(title: str) -> PostKind:
    """The kind of a place by its title."""
    if title in (PostKind.LEAD, PostKind.OFFICE, PostKind.DIRECTOR):
        return PostKind(title)
    if title in _words("deputies"):
        return PostKind.DEPUTY
    return PostKind.HEAD if title in _words("heads") else PostKind.MEMBER


def _groups(text: str, sentence: Span, place: _Place) -> Iterator[Post]:
    """下设甲、乙两个工作组，分别由丙局、丁局牵头: each group with its own unit."""
    for match in _each_group().finditer(text, sentence.start, sentence.end):
        title = (PostKind.HEAD if match["verb"].endswith(PostKind.HEAD) else PostKind.LEAD).value
        yield from _held(text, Span(*match.span("unit")), title, replace(place, body=match["name"]))
    for match in _GROUPS.finditer(text, sentence.start, sentence.end):
        names = [name for name in match["names"].split("、") if name]
        units = list(names_in(text, Span(*match.span("units"))))
        title = (PostKind.HEAD if match["verb"].endswith(PostKind.HEAD) else PostKind.LEAD).value
        if len(names) == len(units):
            for name, unit in zip(names, units, strict=True):
                yield from _held(text, unit, title, replace(place, body=name + match["noun"]))


@cache
def _each_group() -> re.Pattern[str]:
    """隐患治理组由丙局牵头, group by group."""
    ends = f"(?:{any_of('task_forces', 'names')}|{any_of('task_forces', 'listed')})"
    return re.compile(
        rf"(?<=[，：；。、\n])(?:其中)?(?P<name>[^，：；。、由的\n]{{2,12}}{ends})由(?P<unit>[^，：；。由\n]{{2,40}}?)"
        r"(?:主要负责人|负责人|负责同志)?(?P<verb>牵头|负责|任组长|担任组长)(?=[，；。\n]|$)"
    )


def _offices(text: str, sentence: Span, place: _Place) -> Iterator[Post]:
    for match in _OFFICE.finditer(text, sentence.start, sentence.end):
        group = next(name for name in ("after", "at", "before", "daily") if match[name])
        span = Span(*match.span(group))
        if is_organisation(span.of(text)):
            yield from _held(text, span, PostKind.OFFICE.value, place)
    for match in _DIRECTOR.finditer(text, sentence.start, sentence.end):
        yield from _held(text, Span(*match.span("by" if match["by"] else "as")), PostKind.DIRECTOR.value, place)


def _appointed(text: str, sentence: Span, place: _Place) -> Iterator[Post]:
    """由甲任组长，乙任副组长，丙、丁为成员."""
    start = sentence.start
    if any(groups.search(text, sentence.start, sentence.end) for groups in (_GROUPS, _each_group())):
        return
    for match in _appointing().finditer(text, sentence.start, sentence.end):
        signs = [sign.end() for sign in _CLAUSE_SIGNS.finditer(text, start, match.start())]
        yield from _held(text, Span(max([start, *signs]), match.start()), match["kind"], place)
        start = match.end()
    for pattern in (_COMPOSED, _LISTED, _SENT, _named_first(), _named_as()):
        for match in pattern.finditer(text, sentence.start, sentence.end):
            yield from _held(text, Span(*match.span("holder")), match["kind"], place)


@cache
def _appointing() -> re.Pattern[str]:
    kinds = "|".join(word for key in ("deputies", "heads", "members") for word in _words(key))
    return re.compile(rf"(?:同志)?(?:担任|兼任|作为|任|为)(?P<kind>{kinds})")


@cache
def _named_first() -> re.Pattern[str]:
    """组长由县长担任, the place before its holder."""
    kinds = "|".join(word for key in ("deputies", "heads", "members") for word in _words(key))
    return re.compile(rf"(?P<kind>{kinds})由(?P<holder>[^，。；\n]+?)(?:同志)?(?:担任|兼任)")


@cache
def _named_as() -> re.Pattern[str]:
    """组长为县长某某，副组长为…; and 组长：, where no line of its own opens with it."""
    kinds = "|".join(word for key in ("deputies", "heads", "members") for word in _words(key))
    return re.compile(rf"(?P<kind>{kinds})(?:为|是|[:：])(?P<holder>[^。；\n]+?)(?=，(?:{kinds})|[。；\n]|$)")


_COMPOSED = re.compile(
    r"(?P<kind>成员单位|成员)由(?P<holder>[^。；\n]+?)(?:等(?:有关)?(?:部门|单位))?(?:主要)?(?:负责人|负责同志)?组成"
)

_LISTED = re.compile(
    r"(?P<kind>成员单位|成员)(?:主要)?(?:包括|包含)[:：]?(?P<holder>[^。；\n]+?)(?:等(?:有关)?(?:部门|单位))?"
    r"(?:主要)?(?:负责人|负责同志)?(?=[。；\n]|$)"
)
_SENT = re.compile(
    r"从(?P<holder>[^。；，\n从]{3,80}?)(?:等(?:有关)?(?:部门|单位))?(?P<kind>抽调)\S{0,4}(?:人|力量|骨干)"
)


def _held(text: str, span: Span, title: str, place: _Place) -> Iterator[Post]:
    """The post once for each unit that holds it, and for each person told with an office; else once."""
    names = [(name, unit_of(name.of(text))) for name in names_in(text, span)]
    if names and all(unit for _, unit in names):
        for name, unit in names:
            yield Post(place.clause, place.body, _kind(title), title, name.of(text), unit, name)
    elif persons := officials(text, span):
        for person in persons:
            said, unit = person.of(text), unit_of_official(person.of(text))
            yield Post(place.clause, place.body, _kind(title), title, said, unit, person)
    elif said := " ".join(span.of(text).split()).strip(_TRIM):
        yield Post(place.clause, place.body, _kind(title), title, said, unit_of_official(said), span)


def unit_of(holder: str) -> str:
    """The unit that a holder is, or is the head of: 县林业局 of 县林业局局长; empty for a person."""
    match = _head_of_unit().fullmatch(holder)
    name = closed_list(match["unit"] if match else holder)
    return name if is_organisation(name) and not re.search(r"\s", name) else ""


@cache
def _head_of_unit() -> re.Pattern[str]:
    return re.compile(rf"(?P<unit>.+?)(?:的)?(?:主要|分管|有关|相关|副)*{any_of('posts', 'officers')}")
