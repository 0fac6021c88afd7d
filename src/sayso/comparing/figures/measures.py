"""What figures measure, however it is worded: how long somebody goes to prison, what a thing was sold for, how strong
a quake was.

Two reports of one happening seldom put a figure into the same clause. But where each gives one prison term and no
other, and both speak of one man and one court, the two terms are of one sentence. The table of measures tells by unit
and words what a figure measures; only what a report gives one figure for is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from sayso.comparing.figures.figures import Count, counts, remainder, some_held
from sayso.comparing.figures.gauges import BARE, Measured
from sayso.comparing.figures.stated import SEEKING, before_it, not_back, stated
from sayso.comparing.figures.tallies import FATE_NOUNS
from sayso.comparing.figures.units import ANY_COUNT, THING, UNIT_OF, UNIT_WORDS, joined, thing, unit_of
from sayso.comparing.figures.written import written
from sayso.comparing.statements.cues import listed, parts, stands, wording
from sayso.comparing.statements.sameness import LONG, TOTALS, content
from sayso.comparing.statements.statements import Sheet, Statement, sheet
from sayso.comparing.statements.words import kinds_among
from sayso.comparing.told import Told
from sayso.knowledge.tables import table


class Measure(NamedTuple):
    """A row of the table of measures."""

    name: str
    units: frozenset[str]
    #: of which one must stand beside the figure; empty where the unit is enough
    cues: tuple[str, ...]
    none_of: tuple[str, ...]
    #: how it goes on: ``fixed``, ``rising``, ``moving`` (either way), ``level`` (of one time, and another at another)
    #: or ``counted`` (moving until all is counted)
    course: str
    #: whether its words tell it in any report, not only in short ones
    plain: bool
    #: words of which one, anywhere in a short report, tells what its only figure in this unit is
    topics: tuple[str, ...]


@cache
def _measures() -> tuple[Measure, ...]:
    return tuple(
        Measure(name, frozenset(listed(units)), listed(cues), listed(none_of), course, plain == "plain", listed(topics))
        for name, units, cues, none_of, course, plain, topics in table("measures")
    )


@cache
def _by_unit() -> dict[str, tuple[Measure, ...]]:
    units = {unit for m in _measures() for unit in m.units}
    return {unit: tuple(m for m in _measures() if unit in m.units) for unit in units}


@cache
def _cues(name: str) -> frozenset[str]:
    """The words that a measure is told by."""
    return frozenset(w for m in _measures() if m.name == name for w in parts(m.cues) | parts(m.topics))


def measured(told: Told) -> dict[str, Measured]:
    """By measure the one figure that a report gives for it; what it gives several for is left out."""
    kept: dict[str, Measured] | None = told.__dict__.get("_measured")
    if kept is None:
        of = sheet(told)
        short = len(told.extract.sentences) <= LONG
        found: dict[str, list[Measured]] = {}
        for one in _all(of, short):
            found.setdefault(one.measure, []).append(one)
        kept = told.__dict__["_measured"] = {
            name: these[0] for name, these in found.items() if len({(x.low, x.high) for x in these}) == 1
        }
        if short:
            kept |= _lone(of, {w for s in of.body for w in wording(s)})
    return kept


def measured_in(of: Sheet, measure: str, sentence: int) -> Measured:
    """The one figure of a report for a measure, which this sentence gives; KeyError if it gives none."""
    if len(of.told.extract.sentences) <= LONG:
        return measured(of.told)[measure]
    # of a long report no more is looked at than needs be
    for one in _in_sentence(of, sentence, set()):
        if one.measure == measure:
            return one
    raise KeyError(measure)


def _all(of: Sheet, short: bool) -> Iterator[Measured]:
    report = {w for s in of.body for w in wording(s)} if short else set[str]()
    for at in range(len(of.told.extract.sentences)):
        yield from _in_sentence(of, at, report)


def _in_sentence(of: Sheet, at: int, report: set[str]) -> Iterator[Measured]:
    statements = of.of_sentence(at)
    if not statements:
        return
    yield from written(statements)
    around: set[str] | None = None
    for s in statements:
        held = _held(s)
        if held:
            around = around if around is not None else {w for n in statements for w in wording(n)}
            yield from _of_statement(s, held, around, report)


def _held(s: Statement) -> list[Count]:
    """The figures of a clause that are of the whole of what they count."""
    return [c for c in counts(s) if _of_all(s, c)]


def _of_all(s: Statement, c: Count) -> bool:
    if remainder(c):
        return False
    text = s.told.extract.text if s.clause.part == "text" else s.told.extract.title
    if c.figure.per == "per cent" and _COUNTED_SO_FAR.match(text[c.figure.end : c.figure.end + 60]):
        # *with 62 per cent of the votes counted*
        return False
    if c.figure.per == "per cent" or not (c.figure.part_of or c.figure.whole):
        return True
    # *seventeen of those on board died*, not *three of the dead were children*
    return unit_of(c)[0] in ("person", "member", "seat") and not c.figure.whole and _PART.match(
        text[c.figure.start : c.figure.end + 40]
    ) is None  # fmt: skip


_COUNTED_SO_FAR = re.compile(
    r"(?: per cent| percent)?(?: of)?(?: \w+){0,4} (?:counted|opened|reporting|reported|tallied|declared)\b"
)
_PART = re.compile(
    r"\S+ of (?:them|these|(?:the|its|his|her|their|whom|which)?\s*(?:dead|injured|wounded|missing|victims|survivors|"
    r"killed|arrested|detained|casualties|fatalities|rescued))\b",
    re.IGNORECASE,
)


def _of_statement(s: Statement, held: list[Count], around: set[str], report: set[str]) -> Iterator[Measured]:
    bound = _bound_to(s)
    own = (wording(s) - {"have"} | bound) if bound else wording(s)
    for count, more in _joined(held):
        sort, unit = unit_of(count)
        if not sort or not stated(s, count, own):
            continue
        fits, by_report = _fits(s, count, sort, own, around, report)
        if by_report and not _thin(s, fits, report):
            continue
        for m in fits:
            if sort == "time" and m.name != "delay" and before_it(s, count) == ["by"]:
                # *put off by two hours*
                continue
            if m.name == "vote count" and before_it(s, count) == ["by"]:
                # *was lost by ten votes*
                continue
            if m.name == "votes against" and _of_the_others(s, count):
                # *118 votes, with 97 against*
                continue
            if s.negative and not (m.name in _NOT_THERE or joined(count) or (m.name == "lost" and not_back(s, sort))):
                continue
            name = f"{m.name} {unit}" if sort == THING else m.name
            if sort == THING and unit == "signature":
                # *bears 900 signatures*, *was signed by 900 people*
                name, unit = "signatories", ""
            if name == "cases case":
                # *140 cases of cholera*, *140 people have caught cholera*
                name, unit = "sick", ""
            yield Measured(
                s, name, m.course, count.low + more, count.high + more, count.figure.bound == "at least", unit,
                count.figure.text, m.plain and not by_report, frozenset(count.figure.words), count.figure.noun, count,
                frozenset(), _cues(m.name), by_report,
            )  # fmt: skip


def _of_the_others(s: Statement, count: Count) -> bool:
    """Whether another figure stands between a count of votes and what tells that they were against."""
    text = s.told.extract.text if s.clause.part == "text" else s.told.extract.title
    behind = min((f.start for f in s.figures if f.start > count.figure.end), default=None)
    if behind is None:
        return False
    return _AGAINST.search(text[s.clause.start : behind]) is None


_AGAINST = re.compile(r"\b(?:against|oppos\w+|reject\w+|noes?|nays?)\b", re.IGNORECASE)


def _fits(
    s: Statement, count: Count, sort: str, own: set[str], around: set[str], report: set[str]
) -> tuple[list[Measure], bool]:
    """The measures that a figure may be of, and whether only the report as a whole tells it."""
    fits = _fitting(sort, own, s.clause.text, report)
    if not fits and sort not in _COUNTED:
        fits = _fitting(sort, around, s.clause.text, report)
    befell = {
        _OF_FATE[f] for f in count.fates if f in _OF_FATE and FATE_NOUNS.get(count.figure.noun or "") != "displace"
    }
    summed = count.figure.noun is None and any(m.head in TOTALS for m in s.participants)
    if befell and sort in ("person", "number") and (not fits or (summed and not befell & {m.name for m in fits})):
        # *the number of people arrested has risen to 34*
        fits = [m for m in _by_unit()["person"] if m.name in befell]
    if sort == "length" and "level" in count.fates and _of_water(s):
        # *the Elbe stood at 5.40 metres*
        fits = [m for m in _by_unit()[sort] if m.name == "water level"]
    if s.negative and sort == "person" and not own.isdisjoint(SEEKING):
        fits = [m for m in _by_unit()["person"] if m.name == "missing"]
    if sort == THING and (summed or count.figure.noun == "case"):
        # *the number of cases has climbed to 163*
        fits = [m for m in _by_unit()[THING] if m.name == "cases"]
    if not fits and sort == THING and _told_by_head(s, count):
        fits = [m for m in _by_unit()[THING] if m.name == "there are"]
    if count.low == count.high == 1 and sort in _COUNTED:
        fits = [m for m in fits if m.name in _ONE]
    if fits:
        fits = _by_predicate(s, sort, fits)
    if sort == "person" and (whole := _all_aboard(s, count, around)):
        # *all 14 men of the coaster were saved*
        fits = [*fits, *(m for m in _by_unit()[sort] if m.name in whole and m not in fits)]
    if fits or not report or sort in _COUNTED - {"seat", "job"}:
        return fits, False
    low = s.clause.text.lower()
    return [
        m
        for m in _by_unit().get(sort, ())
        if m.topics and any(stands(cue, report, low) for cue in m.topics)
        and not any(stands(cue, own, low) for cue in m.none_of if "&" not in cue)
        and not any(_stands(cue, own, low, report) for cue in m.none_of if "&" in cue)
    ], True  # fmt: skip


def _of_water(s: Statement) -> bool:
    """Whether a clause is of a river or lake."""
    places = s.subject.places if s.subject is not None else ()
    return any(p.place is not None and p.place.feature == "water" for p in places)


def _all_aboard(s: Statement, count: Count, around: set[str]) -> frozenset[str]:
    """The measures of who was on a vessel or vehicle that a figure is of which counts all of them."""
    if before_it(s, count) != ["all"] or kinds_among(frozenset(around)).isdisjoint(_CRAFT):
        return frozenset()
    return _CREW_ABOARD if count.noun in _CREW else frozenset({"aboard"}) if count.noun in _ABOARD else frozenset()


_CRAFT = frozenset({"vessel", "vehicle", "train", "aircraft"})
_CREW = frozenset("man hand sailor seaman fisherman crewman mariner crew".split())
_ABOARD = frozenset("passenger people person traveller occupant tourist".split())
_CREW_ABOARD = frozenset({"crew", "aboard"})


def _by_predicate(s: Statement, sort: str, fits: list[Measure]) -> list[Measure]:
    """The measures that go with what becomes of those who are counted: of *were vaccinated against cholera* it is not
    how many are sick, of *were saved from the fire* not how many were lost.
    """
    predicate = s.clause.predicate
    if sort not in _BEFALLEN or predicate.split()[0] not in _TELLING:
        return fits
    return [m for m in fits if predicate in _verbs(m.name) or predicate.split()[0] in _verbs(m.name)]


@cache
def _verbs(name: str) -> frozenset[str]:
    """The words by which a measure is told from the clause itself."""
    own = (cue.partition("&")[0] for m in _measures() if m.name == name for cue in m.cues)
    return frozenset(w for cue in own for w in cue.replace("+", " ").split())


#: sorts of what something befalls, and the verbs that tell for themselves what does
_BEFALLEN = frozenset({"person", "house", THING})
_TELLING = frozenset(
    "save spare rescue survive escape vaccinate inoculate immunise immunize damage repair restore rebuild mend remain "
    "donate insure charge acquit question".split()
)


def _thin(s: Statement, fits: list[Measure], report: set[str]) -> bool:
    """Whether a clause says little besides its figure, so that it is of what the report is about: *got six years*."""
    if s.clause.copula and not (s.clause.predicate[:1].isdigit() or s.clause.predicate in UNIT_WORDS | _COPIED):
        return False
    known = UNIT_WORDS | sheet(s.told).capitals
    told = [w for w in content(s) - known if not any(w in _cues(m.name) for m in fits)]
    return len(told) <= 1


#: what a figure stands before as the report's main thing: *is a 340 million kroner deal*
_COPIED = frozenset("deal order contract worth sentence term swim walk long high tall deep heavy".split())


def measures_of(count: Count) -> dict[str, str]:
    """The measures of the table that the words of its clause tell a figure to be of, with how they go on."""
    kept: dict[tuple[int, int], dict[str, str]] = count.statement.told.__dict__.setdefault("_measures_of", {})
    key = (count.statement.index, count.figure.start)
    made = kept.get(key)
    if made is None:
        s = count.statement
        sort, _ = unit_of(count)
        fits = _fits(s, count, sort, wording(s), set(), set())[0] if sort else []
        # how many are still aboard is not how many were
        moving = some_held(count)
        made = kept[key] = {m.name: m.course for m in fits if not (moving and m.course in ("fixed", "counted"))}
    return made


def ruled_out(name: str, s: Statement) -> bool:
    """Whether a clause has a word that no figure of a measure stands beside: *two of them suspended*."""
    words, text = wording(s), s.told.extract.text[slice(*s.told.extract.sentences[max(s.sentence, 0)])].lower()
    cues = (cue for m in _measures() if m.name == name for cue in m.none_of if "&" not in cue)
    return any(stands(cue, words, text) or cue in text.split() for cue in cues)


#: measures that are told by what is not: *have not been found*, *there was no current for six hours*
_NOT_THERE = frozenset({"missing", "outage", "strike", "closure"})
#: what is counted, for which the words must stand in its clause
_COUNTED = frozenset({"person", "member", "job", "house", "seat", THING})


def _told_by_head(s: Statement, count: Count) -> bool:
    """*the 120-room house*, *a tower of 17 storeys*."""
    text = s.told.extract.text if s.clause.part == "text" else s.told.extract.title
    return joined(count) or text[max(0, count.figure.start - 4) : count.figure.start] == " of "


def _bound_to(s: Statement) -> set[str]:
    """What somebody had to do, or what took so long: *had to leave their homes*, *took six hours to mend the cable*."""
    if s.clause.predicate not in ("have", "force", "oblige", "compel", "take", "need", "be", "fail"):
        return set()
    below = [n for n in sheet(s.told).of_sentence(s.sentence) if n.clause.above == s.index]
    return {w for n in below if n.clause.kind == "infinitive" for w in wording(n)}


#: measures by what befell those who are counted
_OF_FATE = {"kill": "killed", "hurt": "hurt", "miss": "missing", "arrest": "arrested", "free": "freed",
            "displace": "displaced", "rescue": "rescued", "gather": "crowd", "ill": "sick"}  # fmt: skip
#: what one person is told of as a sum
_ONE = frozenset({"killed", "hurt", "missing"})


@cache
def _asked(sort: str) -> tuple[list[int], dict[str, list[tuple[int, str]]]]:
    """Of the measures of a sort (by place) those that need no words, and the wordings of the others with their place,
    by their longest word: without it they cannot stand.
    """
    free: list[int] = []
    by_word: dict[str, list[tuple[int, str]]] = {}
    for at, m in enumerate(_by_unit().get(sort, ())):
        if not m.cues:
            free.append(at)
        for cue in m.cues:
            own, _, anywhere = cue.partition("&")
            words = (own or anywhere).replace("+", " ").split()
            by_word.setdefault(max(words, key=len), []).append((at, cue))
    return free, by_word


def _fitting(sort: str, words: set[str], text: str, report: set[str]) -> list[Measure]:
    low = text.lower()
    free, by_word = _asked(sort)
    told = set(free)
    for word in {*words, *_MARKED.sub(" ", low).split(), *(by_word.keys() & report)}:
        for at, cue in by_word.get(word, ()):
            if at not in told and _stands(cue, words, low, report):
                told.add(at)
    measures = _by_unit().get(sort, ())
    fits = (measures[at] for at in sorted(told))
    return [m for m in fits if not any(_stands(cue, words, low, report) for cue in m.none_of)]


_MARKED = re.compile(r"[^\w’'-]")


def _stands(cue: str, words: set[str], text: str, report: set[str]) -> bool:
    """Whether a wording stands in a clause; what stands behind *&*, anywhere in the (short) report."""
    own, _, anywhere = cue.partition("&")
    return (not own or stands(own, words, text)) and (not anywhere or anywhere in report)


#: verbs and nouns of so many uses that they tell a measure only beside others
_ANY_USE = frozenset(
    "stand take run work post lie rise reach have need win go fall come leave lose hit hold give get bring put set "
    "time way call land need receive count head house there be".split()
)
#: units and nouns by which a figure is not known
_NEVER_BARE = frozenset({"per cent", "number", "vote", "member", "house", "job", "seat", THING})
#: words behind a length of time that tell of when, not how long
_WHEN = frozenset("later ago after before earlier".split())


def _lone(of: Sheet, report: set[str]) -> dict[str, Measured]:
    """The figures of a report that are the only one in their unit, or of their noun."""
    found: dict[str, list[tuple[Measured, bool]]] = {}
    for s in of.body:
        if not s.figures:
            continue
        own = wording(s)
        # what a word of any use tells of an only figure is not known
        firm = own - _ANY_USE
        for count, more in _joined(list(counts(s))):
            name, unit = _bare_name(count)
            if name is None:
                continue
            whole = not (count.figure.part_of or count.figure.whole or remainder(count)) and count.figure.low > 1
            behind = of.told.extract.text[count.figure.end : count.figure.end + 8].split()[:1]
            sort, _ = unit_of(count)
            fits = frozenset(m.name for m in _fits(s, count, sort, firm, set(), report)[0]) if sort else frozenset()
            one = Measured(
                s, BARE + name, "fixed", count.low + more, count.high + more, count.figure.bound == "at least", unit,
                count.figure.text,
                False, frozenset(count.figure.words), count.figure.noun, count, fits,
            )  # fmt: skip
            told = (
                whole
                and stated(s, count, own)
                and not (sort == "time" and (set(behind) & _WHEN or before_it(s, count) == ["by"]))
            )
            found.setdefault(one.measure, []).append((one, told))
    return {
        name: next(one for one, stated in these if stated)
        for name, these in found.items()
        if any(stated for _, stated in these) and len({(one.low, one.high) for one, _ in these}) == 1
    }


def _bare_name(count: Count) -> tuple[str | None, str]:
    """The unit or noun by which a figure is known, and the currency or scale; None where it says too little."""
    sort, unit = unit_of(count)
    if sort == "time":
        hours = count.figure.noun in ("minute", "hour")
        return ("hours" if hours else f"{count.figure.noun}s"), unit
    if sort and sort not in _NEVER_BARE:
        return f"{sort} {unit}".strip(), unit
    noun = count.figure.noun
    if sort == "seat" or (sort and sort != THING) or noun is None or not noun.isalpha() or len(noun) < 3:
        return None, ""
    if noun in ANY_COUNT or count.figure.low <= 2:
        return None, ""
    return f"{thing(noun)} {count.figure.per or ''}".strip(), ""


def _joined(held: list[Count]) -> Iterator[tuple[Count, float]]:
    """The figures, each with what is to be added to it: *five hours and ten minutes* is one."""
    i = 0
    while i < len(held):
        count, more = held[i], 0.0
        if i + 1 < len(held) and _are_one(count, held[i + 1]):
            i += 1
            more = held[i].figure.low * held[i].factor
        yield count, more
        i += 1


def _are_one(a: Count, b: Count) -> bool:
    times = all(UNIT_OF.get(c.figure.noun or "") == "time" for c in (a, b))
    return times and 0 <= b.figure.start - a.figure.end <= 5 and b.factor < a.factor
