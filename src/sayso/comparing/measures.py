"""What figures measure, however it is worded: how long somebody goes to prison, what a thing was sold for, how strong
a quake was.

Two reports of one happening seldom put a figure into the same clause. But where each gives one prison term and no
other, and both speak of one man and one court, the two terms are of one sentence. The table of measures tells by unit
and words what a figure measures; only what a report gives one figure for is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from sayso.comparing.cues import listed, parts, stands, wording
from sayso.comparing.figures import MEMBERS, OTHERS, Count, counts
from sayso.comparing.sameness import LONG, content
from sayso.comparing.statements import Sheet, Statement, sheet
from sayso.comparing.tallies import FATE_NOUNS, MONEY, any_person
from sayso.comparing.told import Told
from sayso.comparing.when import Days
from sayso.knowledge.tables import table


class Measure(NamedTuple):
    """A row of the table of measures."""

    name: str
    units: frozenset[str]
    #: of which one must stand beside the figure; empty where the unit is enough
    cues: tuple[str, ...]
    none_of: tuple[str, ...]
    #: how it goes on: ``fixed``, ``rising``, ``moving`` (either way) or ``level`` (of one time)
    course: str
    #: whether its words tell it in any report, not only in short ones
    plain: bool


@cache
def _measures() -> tuple[Measure, ...]:
    return tuple(
        Measure(name, frozenset(listed(units)), listed(cues), listed(none_of), course, plain == "plain")
        for name, units, cues, none_of, course, plain in table("measures")
    )


@cache
def _cues(name: str) -> frozenset[str]:
    """The words that a measure is told by."""
    return frozenset(w for m in _measures() if m.name == name for w in parts(m.cues))


@dataclass(frozen=True)
class Measured:
    """The one figure that a report gives for a measure."""

    statement: Statement
    measure: str
    course: str
    low: float
    high: float
    at_least: bool
    #: the currency or scale, which must be the same; empty where units convert
    unit: str
    #: as the report has it
    text: str
    #: whether its words tell it in any report, not only in short ones
    plain: bool = False
    #: what is counted, with the words beside it
    words: frozenset[str] = frozenset()
    #: lemma of what it is counted in, as worded
    noun: str | None = None
    #: the figure as comparing has it; None for ages and scores
    count: Count | None = None
    #: for a figure that is known by its unit alone: the measures of the table that fit it
    fits: frozenset[str] = frozenset()

    @property
    def bare(self) -> bool:
        """Whether it is known by its unit or its noun alone."""
        return self.measure.startswith(BARE)

    @property
    def scaled(self) -> bool:
        """Whether it comes in units that convert."""
        return self.count is not None and self.count.unit is not None

    @property
    def range(self) -> tuple[float, float]:
        return self.low, self.high

    @property
    def bounds(self) -> tuple[float, float, bool, int, int]:
        """As ``may_clash`` takes it."""
        days = self.when
        first, last = (days.first.toordinal(), days.last.toordinal()) if days is not None else (0, 0)
        return self.low, self.high, self.at_least, first, last

    @cached_property
    def anchors(self) -> frozenset[str]:
        """What it is told of: the words of content of its sentence and the one before, without those that measure."""
        found = {w for s in near(self.statement) for w in content(s)}
        found |= {w.removesuffix("s") for w in found & sheet(self.statement.told).capitals if len(w) > 4}
        return frozenset(found - _UNIT_WORDS - _cues(self.measure))

    @cached_property
    def when(self) -> Days | None:
        """The days of what it measures."""
        return day_of(self.statement)


def near(s: Statement) -> list[Statement]:
    """The statements of its sentence, then those of the one before."""
    of = sheet(s.told)
    return [*of.of_sentence(s.sentence), *of.of_sentence(s.sentence - 1)]


def day_of(s: Statement) -> Days | None:
    """The days of what a clause tells: its own, else those of its sentence, else of the one before."""
    if s.when is not None:
        return s.when
    told = (n for n in near(s) if n.finite and n.clause.kind != "relative" and n.clause.predicate not in _SPEECH)
    return next((n.when for n in told if n.when is not None), None)


#: a unit in another measure allows so much either way (the specification's table)
CONVERTED = 0.05


#: how the names of figures begin that are known by their unit or noun alone
BARE = "any "


def may_clash(
    a: tuple[float, float, bool, int, int], b: tuple[float, float, bool, int, int], converted: bool = False
) -> bool:
    """Whether two figures of one measure may be at odds, each given as its range, whether it is a least, and the first
    and last day of what it measures (0 where unknown).
    """
    slack = CONVERTED if converted else 0.0
    apart = a[1] * (1 + slack) < b[0] * (1 - slack) or b[1] * (1 + slack) < a[0] * (1 - slack)
    outgrown = (a[2] and b[0] > a[0]) or (b[2] and a[0] > b[0])
    return (apart or outgrown) and not (a[3] and b[3] and (a[4] + 1 < b[3] or b[4] + 1 < a[3]))


_SPEECH = frozenset({"say", "tell", "report", "announce", "state", "add", "write"})
_SIZES = {
    "length": "metre meter kilometre kilometer km mile foot centimetre cm inch m ft",
    "weight": "tonne ton kilogram kilo kg gram ounce lb",
    "volume": "litre liter barrel gallon hectolitre",
    "area": "hectare acre",
    "time": "minute hour day week month year",
    "degree": "degree celsius fahrenheit",
    "member": " ".join(MEMBERS),
    "vote": "vote ballot",
    "job": "job post",
    "house": "house home building flat dwelling",
}
_UNIT_OF = {word: unit for unit, words in _SIZES.items() for word in words.split()}
_COINS = MONEY | frozenset("kroner kronor crore lakh cent".split())
_UNIT_WORDS = frozenset(_UNIT_OF) - {"house", "building", "vote", "ballot", "job"} | _COINS | frozenset(
    "million billion thousand hundred dozen accord according".split()
)  # fmt: skip
_LENGTH_PER = frozenset({"hour", "second"})


def unit_of(count: Count) -> tuple[str, str]:
    """The sort of unit of a figure, and the unit or currency; an empty sort where it is none of the table's."""
    figure = count.figure
    words = [w for w in (figure.noun, count.noun, *figure.words) if w]
    if figure.per == "per cent":
        return "per cent", ""
    coin = next((w for w in words if w in _COINS), None)
    if coin is not None:
        return ("money", coin) if figure.per is None else ("", "")
    unit = next((w for w in words if w in _UNIT_OF), None)
    if unit in ("kilometre", "kilometer", "km", "mile", "metre", "meter", "m") and figure.per in _LENGTH_PER:
        return "speed", "kilometre"
    if "knot" in words:
        return "speed", "knot"
    if figure.per is not None:
        return "", ""
    if unit is not None:
        return _UNIT_OF[unit], "fahrenheit" if "fahrenheit" in words else ""
    if figure.noun is not None and (any_person(figure.noun) or figure.noun in FATE_NOUNS):
        return "person", ""
    if figure.noun is None and not figure.words:
        return ("person", "") if count.noun is not None and any_person(count.noun) else ("number", "")
    return "", ""


def measured(told: Told) -> dict[str, Measured]:
    """By measure the one figure that a report gives for it; what it gives several for is left out."""
    kept: dict[str, Measured] | None = told.__dict__.get("_measured")
    if kept is None:
        found: dict[str, list[Measured]] = {}
        for one in _all(sheet(told)):
            found.setdefault(one.measure, []).append(one)
        kept = told.__dict__["_measured"] = {
            name: these[0] for name, these in found.items() if len({(x.low, x.high) for x in these}) == 1
        }
        if len(told.extract.sentences) <= LONG:
            kept |= _lone(sheet(told))
    return kept


#: units and nouns by which a figure is not known
_NEVER_BARE = frozenset({"per cent", "number", "vote", "member", "house", "job"})
#: nouns that are counted again and again
_ANY_COUNT = frozenset(
    "time day case part point step way percent side half third quarter side issue reason question year-old goal seat "
    "vote thing member state country city place people person man woman".split()
)
#: words behind a length of time that tell of when, not how long
_WHEN = frozenset("later ago after before earlier".split())


def _lone(of: Sheet) -> dict[str, Measured]:
    """The figures of a report that are the only one in their unit, or of their noun."""
    found: dict[str, list[tuple[Measured, bool]]] = {}
    for s in of.body:
        if not s.figures:
            continue
        own = wording(s)
        for count, more in _joined(list(counts(s))):
            name, unit = _bare_name(count)
            if name is None:
                continue
            whole = not (count.figure.part_of or count.figure.whole) and count.figure.low > 1
            behind = of.told.extract.text[count.figure.end : count.figure.end + 8].split()[:1]
            sort, _ = unit_of(count)
            fits = frozenset(m.name for m in _fitting(sort, own, s.clause.text))
            one = Measured(
                s, BARE + name, "fixed", count.low + more, count.high + more, count.figure.bound == "at least", unit,
                count.figure.text,
                False, frozenset(count.figure.words), count.figure.noun, count, fits,
            )  # fmt: skip
            stated = whole and _stated(s, count, own) and not (sort == "time" and set(behind) & _WHEN)
            found.setdefault(one.measure, []).append((one, stated))
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
    if sort or noun is None or not noun.isalpha() or len(noun) < 4 or noun in _ANY_COUNT or count.figure.low <= 2:
        return None, ""
    return f"{noun} {count.figure.per or ''}".strip(), ""


def _all(of: Sheet) -> Iterator[Measured]:
    for at in range(len(of.told.extract.sentences)):
        statements = of.of_sentence(at)
        if not statements:
            continue
        yield from _ages(statements)
        yield from _scores(statements)
        yield from _divisions(statements)
        around = {w for s in statements for w in wording(s)}
        for s in statements:
            yield from _of_statement(s, around)


def _of_statement(s: Statement, around: set[str]) -> Iterator[Measured]:
    held = [c for c in counts(s) if c.figure.per == "per cent" or not (c.figure.part_of or c.figure.whole)]
    if not held:
        return
    own = wording(s)
    for count, more in _joined(held):
        sort, unit = unit_of(count)
        if not sort or not _stated(s, count, own):
            continue
        fits = _fitting(sort, own, s.clause.text)
        if not fits and sort not in _COUNTED:
            fits = _fitting(sort, around, s.clause.text)
        if count.low == count.high == 1 and sort in _COUNTED:
            fits = [m for m in fits if m.name in _ONE]
        for m in fits:
            yield Measured(
                s, m.name, m.course, count.low + more, count.high + more, count.figure.bound == "at least", unit,
                count.figure.text,
                m.plain, frozenset(count.figure.words), count.figure.noun, count,
            )  # fmt: skip


#: what is counted, for which the words must stand in its clause
_COUNTED = frozenset({"person", "member", "job", "house"})
#: what one person is told of as a sum
_ONE = frozenset({"killed", "hurt", "missing"})


def _fitting(sort: str, words: set[str], text: str) -> list[Measure]:
    low = text.lower()

    def any_of(cues: tuple[str, ...]) -> bool:
        return any(stands(cue, words, low) for cue in cues)

    return [m for m in _measures() if sort in m.units and (not m.cues or any_of(m.cues)) and not any_of(m.none_of)]


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
    times = all(_UNIT_OF.get(c.figure.noun or "") == "time" for c in (a, b))
    return times and 0 <= b.figure.start - a.figure.end <= 5 and b.factor < a.factor


#: what a figure is told of that is not what happened
_NOT_IT = frozenset(
    "average usual usually normal normally previous previously record maximum minimum limit target quota "
    "forecast forecasting compare than estimate insure insured would could might ago earlier originally former "
    "remaining another further additional extra".split()
)
_TERMS = frozenset(
    "demand ask want offer propose seek request bid promise plan expect need require call hope pledge vow aim "
    "fear".split()
)


#: verbs of what somebody will do who has been sentenced
_SERVING = frozenset({"spend", "serve"})
#: … and of what a firm has announced
_LAYING_OFF = frozenset({"lay off", "dismiss", "cut", "shed", "sack", "axe", "slash", "lose", "go"})
#: how many something can hold, not how many were there
_ROOM = frozenset("seat capacity room space berth".split())


def _stated(s: Statement, count: Count, own: set[str]) -> bool:
    """Whether the clause states the figure of what has happened."""
    sort, _ = unit_of(count)
    if sort == "person" and not own.isdisjoint(_ROOM):
        return False
    sentenced = s.clause.modal in ("will", "be to") and (
        (sort == "time" and s.clause.predicate in _SERVING)
        or (sort in ("person", "job") and s.clause.predicate in _LAYING_OFF)
    )
    if s.standing != "asserted" and not (s.standing == "wanted" and s.clause.modal == "must") and not sentenced:
        return False
    if s.negative or s.certainty < 2 or s.clause.kind in ("infinitive", "conditional"):
        return False
    if s.clause.modal not in (None, "must") and not sentenced:
        return False
    taken = s.clause.predicate in ("need", "require") and s.clause.tense in ("past", "pluperfect", "perfect")
    if not own.isdisjoint(_NOT_IT) or (s.clause.predicate.split()[0] in _TERMS and not taken):
        return False
    return not any(m.text.lower().startswith(OTHERS) for m in s.participants)


# --- ages and scores, which no clause counts --------------------------------------------------------------------------

_NAME = r"(?:[A-Z][\w’'-]+ )*(?!(?:He|She|It|They|We|You|Who|The|This|That)\b)([A-Z][\w’'-]+)"
_AGES = (
    re.compile(rf"\b(\d{{1,3}})-year-old {_NAME}"),
    re.compile(rf"\b{_NAME}, (?:aged )?(\d{{1,3}}),"),
    re.compile(rf"\b{_NAME},? who (?:is|was) (\d{{1,3}})(?= years old|[,;]|\.(?!\d)| and )"),
    re.compile(rf"\b{_NAME} (?:is|was|turned) (\d{{1,3}})(?= years old|[,;]|\.(?!\d)| and | when )"),
    re.compile(rf"\b(?:At|at) (\d{{2}}),? (?:the \w+ )?{_NAME}"),
    re.compile(rf"\b{_NAME}, (?:a|the)[^,.]{{0,30}}\b(?:man|woman|boy|girl|youth) of (\d{{1,2}}),"),
)


def _ages(statements: list[Statement]) -> Iterator[Measured]:
    told = statements[0].told
    start, end = told.extract.sentences[max(statements[0].sentence, 0)]
    text = told.extract.text[start:end]
    for pattern in _AGES:
        for found in pattern.finditer(text):
            number, name = (found[1], found[2]) if found[1].isdigit() else (found[2], found[1])
            known = {w.lower() for w in re.findall(r"[A-Z][\w’'-]+", found[0])}
            s = _covering(statements, start + found.start())
            if s is not None and 1 <= int(number) <= 120:
                # a birthday may lie between two reports
                yield Measured(
                    s, f"age of {name.lower()}", "fixed", int(number) - 0.5, int(number) + 0.5, False, "", number,
                    True, frozenset(known - {"at", name.lower()}),
                )  # fmt: skip


_GOALS = "nil one two three four five six seven eight nine".split()
_IN_WORDS = re.compile(
    rf"\b({'|'.join(_GOALS)}) (?:goals? |points? |runs? )?to ({'|'.join(_GOALS)})\b(?! \w+s\b)", re.IGNORECASE
)
#: words of a score that is not the last
_NOT_LAST = frozenset(
    "record improve half-time halftime half interval quarter set leg lead ahead break stage aggregate "
    "penalty inning".split()
)
_SCORE = re.compile(
    r"(?<![\w.,–-])(\d{1,3})\s?(?:[-–]|to)\s?(\d{1,3})(?![\w–-]|\.\d|,\d| per| years| months| km| degrees)"
)
_PLAYED = frozenset(
    "win beat defeat draw lose match game final score victory goal point semi-final defeat thrash".split()
)


def _scores(statements: list[Statement]) -> Iterator[Measured]:
    told = statements[0].told
    start, end = told.extract.sentences[max(statements[0].sentence, 0)]
    if all(wording(s).isdisjoint(_PLAYED) for s in statements):
        return
    text = told.extract.text[start:end]
    for found in (*_SCORE.finditer(text), *_IN_WORDS.finditer(text)):
        s = _covering(statements, start + found.start())
        if s is None or wording(s).isdisjoint(_PLAYED) or not wording(s).isdisjoint({"vote", "ballot", *_NOT_LAST}):
            continue
        if s.when is not None and s.when.first != s.when.last:
            # *lost on Tuesday, after Saturday's win*
            continue
        sides = (_GOALS.index(n.lower()) if n.lower() in _GOALS else int(n) for n in found.groups())
        low, high = sorted(sides)
        value = high * 1000.0 + low
        yield Measured(s, "score", "fixed", value, value, False, "", found[0])


_VOTES = r"(?:votes?|members?|deputies|councillors|senators|MPs|lawmakers|delegates|judges|ballots?)"
_FOR = r"(?:in favou?r|for|backed|supported|approved|voted for|voted in favou?r|said yes|yes|ayes)"
_AGAINST = r"(?:against|opposed|rejected|voted against|said no|no|noes|voted no)"
_NUMBER = r"(\d{1,3})"
_DIVISIONS = (
    re.compile(rf"\bby {_NUMBER}(?: {_VOTES})? (?:votes? )?(?:to|against) {_NUMBER}\b(?! per)"),
    re.compile(
        rf"\b{_NUMBER}(?: {_VOTES})? (?:to it |it )?{_FOR}\b[^.;\d]{{0,30}} {_NUMBER}(?: {_VOTES})? {_AGAINST}\b"
    ),
    re.compile(rf"\bvoted {_NUMBER}\s?(?:[-–]|to)\s?{_NUMBER}\b(?! per)"),
    re.compile(rf"\b{_NUMBER}\s?(?:[-–]|to)\s?{_NUMBER} (?:vote|in favou?r)\b"),
    re.compile(rf"\b{_NUMBER} votes? (?:to|against) {_NUMBER}\b(?! per)"),
    re.compile(rf"\b{_NUMBER} {_VOTES} (?:backed|supported|approved|voted (?:for|in favou?r of|against)|opposed) "
               rf"[^.;\d]{{2,40}}?\b{_NUMBER}(?: {_VOTES})? (?:opposed|against|voted against|were against|said no)"),
)  # fmt: skip


def _divisions(statements: list[Statement]) -> Iterator[Measured]:
    """How many voted on either side: *by 31 votes to 24*, *34 votes in favour and 24 against*."""
    told = statements[0].told
    start, end = told.extract.sentences[max(statements[0].sentence, 0)]
    text = told.extract.text[start:end]
    low = text.lower()
    if " vot" not in low and " by " not in low and "favo" not in low and "against" not in low:
        return
    if any(w in low for w in _OF_COURTS_AND_GAMES):
        return
    for pattern in _DIVISIONS:
        for found in pattern.finditer(text):
            s = _covering(statements, start + found.start(1))
            if s is None or s.standing not in ("asserted", "possible") or s.certainty < 2 or s.clause.modal is not None:
                continue
            low_side, high_side = sorted(int(n) for n in found.groups())
            value = high_side * 1000.0 + low_side
            yield Measured(s, "division", "fixed", value, value, False, "", found[0], True)
            return


#: what else is told by two numbers: *won by 3 goals to 1*, *by 31 points to 24*, *up 31 to 24*
_OF_COURTS_AND_GAMES = ("goal", "match", "game", "point", "poll", "per cent", "percent", "score")


def _covering(statements: list[Statement], at: int) -> Statement | None:
    """The smallest clause that an offset stands in."""
    fits = [s for s in statements if s.clause.start <= at < s.clause.end]
    return min(fits, key=lambda s: s.clause.end - s.clause.start) if fits else None
