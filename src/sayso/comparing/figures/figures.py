"""Figures as ranges, what they count, and when two of them are about the same count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sayso.comparing.figures.tallies import (
    ANYONE,
    FATE_NOUNS,
    FATES,
    MONEY,
    any_person,
    cared_for,
    made_of,
    same_price,
    tally,
    total_of,
)
from sayso.comparing.statements.mentions import Mention
from sayso.comparing.statements.sameness import (
    COMMON,
    TOTALS,
    Likeness,
    before_and_after,
    content,
    coverage,
    match,
    timely,
)
from sayso.comparing.statements.statements import Sheet, Statement, sheet
from sayso.comparing.statements.words import AMBIGUOUS, LIGHT, classes, contrast, is_person, kinds_of
from sayso.comparing.told import Told
from sayso.knowledge.lazily import cached_property
from sayso.model import Figure

#: to one measure: unit, factor, base
_UNITS = {
    "mile": (1.609344, "kilometre"), "kilometre": (1.0, "kilometre"), "kilometer": (1.0, "kilometre"),
    "km": (1.0, "kilometre"), "metre": (0.001, "kilometre"), "meter": (0.001, "kilometre"),
    "foot": (0.0003048, "kilometre"), "yard": (0.0009144, "kilometre"), "tonne": (1.0, "tonne"), "ton": (1.0, "tonne"),
    "kilogram": (0.001, "tonne"), "kilo": (0.001, "tonne"), "kg": (0.001, "tonne"), "pound": (1.0, "pound"),
    "hectare": (1.0, "hectare"), "acre": (0.404686, "hectare"), "second": (1 / 3600, "hour"),
    "minute": (1 / 60, "hour"), "hour": (1.0, "hour"),
    "day": (24.0, "hour"), "week": (168.0, "hour"), "month": (730.0, "hour"), "year": (8766.0, "hour"),
    "litre": (1.0, "litre"), "liter": (1.0, "litre"), "barrel": (159.0, "litre"), "gallon": (3.785, "litre"),
    "per cent": (1.0, "per cent"), "percent": (1.0, "per cent"),
}  # fmt: skip
#: a unit in another measure allows 5 % either way (the specification's table)
_CONVERTED = 0.05
_RUNNING = frozenset(
    {
        "kill",
        "hurt",
        "miss",
        "displace",
        "arrest",
        "held",
        "rescue",
        "destroy",
        "damage",
        "count",
        "flood",
        "shelter",
        "without",
        "ill",
        "hospital",
        "level",
    }
)
#: what only adds up; the missing, a level, a share may go either way
_RISING = frozenset({"kill", "displace", "arrest", "destroy", "rescue", "damage", "ill"})
PARTS = frozenset({"child", "pupil", "woman", "boy", "girl", "baby", "soldier", "officer", "policeman", "civilian",
                    "foreigner",
                    "tourist", "student", "rescuer", "rebel", "militant", "insurgent", "guard",
                    "schoolchild"})  # fmt: skip
#: those who vote in parliaments and councils
MEMBERS = frozenset(
    "deputy member senator lawmaker legislator mp councillor councilor delegate representative parliamentarian peer "
    "congressman juror bishop cardinal shareholder".split()
)
_LEVELS = frozenset({"price", "level", "rate", "unemployment", "inflation", "temperature", "share", "turnout",
                     "index", "lead",
                     "debt", "deficit", "population", "magnitude"})  # fmt: skip
FINAL = frozenset({"final", "certify", "certified", "complete", "official", "definitive"})
_PARTIAL = frozenset(
    {"far", "already", "partial", "provisional", "preliminary", "early", "count", "least", "still", "now"}
)


@dataclass(frozen=True)
class Count:
    """A figure with what it counts and whose it is."""

    statement: Statement
    figure: Figure
    #: lemma of what is counted, also where another clause of the sentence names it (*the number of villagers has
    #: reached*)
    noun: str | None
    unit: str | None
    factor: float
    #: what becomes of those counted: classes of predicates
    fates: frozenset[str]

    @cached_property
    def low(self) -> float:
        return measured(self.figure)[0]

    @cached_property
    def high(self) -> float:
        return measured(self.figure)[1]

    @cached_property
    def marks(self) -> frozenset[str]:
        """What it counts, in every way in which another figure may count the same; two without one of these in common
        do not (``same_count``).
        """
        found = {f"fate {fate}" for fate in self.fates}
        if self.unit is not None:
            found.add(self.unit)
        for noun in {self.noun, self.figure.noun} - {None}:
            assert noun is not None
            found |= {f"noun {noun}", *(f"kind {kind}" for kind in kinds_of(noun))}
            if any_person(noun):
                found.add("person")
        return frozenset(found)

    @cached_property
    def owners(self) -> list[Mention]:
        """The participants that are not what is counted."""
        f = self.figure
        mentions = [m for m in (self.statement.theme, self.statement.agent, *self.statement.others) if m is not None]
        return [
            m
            for m in mentions
            if not (
                m.argument.start <= f.start < m.argument.end and (m.head == self.noun or m.argument.start == f.start)
            )
        ]


def span_of(figure: Figure) -> tuple[float, float]:
    """The range that a figure stands for, after the specification's table."""
    low, high = figure.low, figure.high
    if figure.bound == "at least":
        return low, float("inf")
    if figure.bound == "up to":
        return 0.0, high
    if figure.bound == "about":
        return low * 0.9, high * 1.1
    if figure.bound == "nearly":
        return low * 0.9, high
    if low == high and low >= 100 and low == int(low) and int(low) % 10 == 0:
        unit = 1
        while int(low) % (unit * 10) == 0:
            unit *= 10
        return low - unit / 2, high + unit / 2
    return low, high


#: lowest and highest value in the base of the measure, and the measure
Range = tuple[float, float, str | None]


def measured(figure: Figure) -> Range:
    """The range that a figure stands for in the base of its measure."""
    factor, unit = _UNITS.get(figure.noun or "", (1.0, None))
    low, high = span_of(figure)
    return low * factor, high * factor, unit


def given(sheet: Sheet) -> Mapping[Range, list[int]]:
    """The clauses of the text of a report that give a figure, or the sum that one stands beside, by the range; worked
    out once for each.
    """
    kept: dict[Range, list[int]] | None = sheet.__dict__.get("_given")
    if kept is not None:
        return kept
    kept = sheet.__dict__["_given"] = {}
    clauses, sentences = sheet.told.extract.clauses, sheet.statements.sentences
    sums = [i for i, c in enumerate(clauses) if not c.figures and any(a.head in TOTALS for a in c.arguments)]
    for index, clause in enumerate(clauses):
        for figure in clause.figures if clause.part == "text" else ():
            if figure.noun == "time" or _of_somebody(sheet.told, figure):
                continue
            beside = [i for i in sums if sentences[i] == sentences[index]] if figure.noun is None else []
            kept.setdefault(measured(figure), []).extend((index, *beside))
    return kept


def counts(statement: Statement) -> tuple[Count, ...]:
    """The figures of a statement with what they count; worked out once for each."""
    # kept with the report: a statement that held what points back at it would outlive its last use
    kept: dict[int, tuple[Count, ...]] = statement.told.__dict__.setdefault("_counts", {})
    made = kept.get(statement.index)
    if made is None:
        made = kept[statement.index] = tuple(_counts(statement))
    return made


def _counts(statement: Statement) -> Iterator[Count]:
    for figure in [*statement.figures, *_told_beside(statement)]:
        noun = figure.noun
        if noun == "time" or _of_somebody(statement.told, figure):
            continue
        factor, unit = _UNITS.get(noun or "", (1.0, None))
        clear = classes(statement.labels - AMBIGUOUS)
        fates = {c for c in (statement.classes if noun is None or any_person(noun) else clear) if c in FATES}
        nouns = set(figure.words) | ({noun} if noun else set())
        if noun in _THEY:
            noun = _who(statement, figure)
        if noun is not None:
            fates |= cared_for(statement, any_person(noun))
        if noun is None:
            noun, more = total_of(statement)
            fates |= more
            if statement.theme is not None:
                nouns |= set(statement.theme.words)
            subject = statement.subject
            if subject is not None and statement.clause.predicate.split()[0] in _REACHES:
                # *arrests have reached 118*
                nouns.add(subject.head)
            if noun is None:
                noun = made_of(statement, figure)
            if (
                noun is None
                and subject is not None
                and statement.clause.predicate == "number"
                and is_person(subject.head)
            ):
                # *the strikers numbered 900*
                noun = subject.head
        fates |= {FATE_NOUNS[w] for w in nouns if w in FATE_NOUNS}
        noun, classed = tally(statement, figure, noun, fates)
        fates |= classed
        if fates & {"arrest", "aboard"} and not _STILL_HELD.isdisjoint(statement.clause.words):
            # how many are still held may fall
            fates = (fates - {"arrest", "aboard"}) | {"held"}
        yield Count(statement, figure, noun, unit, factor, frozenset(fates))


#: verbs by which a count has come to a number
_REACHES = frozenset("reach pass top exceed hit climb rise grow swell stand number total jump come run".split())
#: words for those who were counted just before: *12 of them*
_THEY = frozenset({"them", "these", "those"})
_STILL_HELD = frozenset({"still", "remain"})


def _who(statement: Statement, figure: Figure) -> str | None:
    """The noun for those of whom a figure counts some: *52 people* before *12 of them*; as it stands where the nearest
    figure before counts no persons.
    """
    before = [
        f for s in sheet(statement.told).body for f in s.figures if f.part == figure.part and f.end <= figure.start
    ]
    last = max(before, key=lambda f: f.start, default=None)
    return last.noun if last is not None and last.noun is not None and any_person(last.noun) else figure.noun


def _of_somebody(told: Told, figure: Figure) -> bool:
    """Whether it counts persons of somebody's, whom no sum is of: *his two brothers*."""
    if figure.noun is None or not is_person(figure.noun):
        return False
    text = told.extract.text if figure.part == "text" else told.extract.title
    before = text[max(0, figure.start - 12) : figure.start].lower().split()
    return bool(before) and (
        before[-1] in ("his", "her", "their", "its", "my", "our") or before[-1].endswith(("'s", "’s"))
    )


def remainder(count: Count) -> bool:
    """Whether it counts what is left besides some: *the other three counts*, *the remaining nine*."""
    figure = count.figure
    text = count.statement.told.extract.text if figure.part == "text" else count.statement.told.extract.title
    before = text[max(0, figure.start - 12) : figure.start].lower().split()
    return bool(before) and before[-1] in ("other", "remaining")


def _told_beside(statement: Statement) -> list[Figure]:
    """Figures without a noun in other clauses of the sentence, where this statement names a sum and has none itself."""
    if statement.figures or not any(m.head in TOTALS for m in statement.participants):
        return []
    beside = sheet(statement.told).of_sentence(statement.sentence)
    return [f for s in beside if s is not statement for f in s.figures if f.noun is None]


def same_count(a: Count, b: Count, like: Likeness) -> bool:
    """Whether two figures count the same: thing, fate, scope, measure, owner."""
    f, g = a.figure, b.figure
    if f.whole != g.whole or (a.unit != b.unit) or (f.per != g.per):
        return False
    if like.saying == "opposite" or contrast(f.words, g.words) or remainder(a) or remainder(b):
        return False
    if "can" in (a.statement.clause.modal, b.statement.clause.modal) and (
        a.statement.clause.modal != b.statement.clause.modal
    ):
        # what it can hold is not what it held
        return False
    if before_and_after(a.statement, b.statement):
        return False
    if ("alone" in a.statement.clause.words) != ("alone" in b.statement.clause.words):
        return False
    if a.fates & b.fates & {"level", "load"}:
        return _same_owner(a, b) >= 0.7 and not other_scope(a.statement, b.statement)
    priced = same_price(a.statement, f, b.statement, g)
    if priced is not None:
        return priced and not elsewhen(a) and not elsewhen(b) and not other_scope(a.statement, b.statement)
    if a.statement.negative != b.statement.negative or elsewhen(a) != elsewhen(b):
        return False
    if (_in_parts(a) or _in_parts(b)) and a.noun != b.noun:
        return False
    if a.unit is not None:
        return _same_measure(a, b, like)
    if not _same_thing(a, b) or (a.noun is None and b.noun is None and not a.fates & b.fates):
        return False
    told_alike = like.saying != "other" or not (_doers(a) and _doers(b))
    if f.noun is not None and f.noun == g.noun and told_alike and len(like.shared) >= 2 and _all_but_figure(a, b):
        return not other_scope(a.statement, b.statement)
    if other_scope(a.statement, b.statement):
        return False
    if a.fates or b.fates:
        if any(f.startswith("of ") for f in a.fates & b.fates):
            return _same_owner(a, b) >= 0.7
        return bool(a.fates & b.fates) and not ("vote" in a.fates and len(like.shared) < 2)
    if not _said_alike(a, b, like):
        return False
    if _modifiers(a.figure) & _modifiers(b.figure) and a.noun == b.noun:
        return _same_owner(a, b) >= 0
    return _same_owner(a, b) > 0.5


def _doers(count: Count) -> bool:
    """Whether it counts persons who do something: *71 deputies spoke*."""
    s, m = count.statement, count.statement.subject
    if m is None or s.clause.copula or s.clause.passive or count.noun is None or not is_person(count.noun):
        return False
    return m.argument.start <= count.figure.start < m.argument.end


def _in_parts(count: Count) -> bool:
    """Whether the persons are counted kind by kind: *two women and one man*."""
    return any(
        f is not count.figure and f.noun is not None and f.noun != count.noun and is_person(f.noun) and not f.whole
        for f in count.statement.figures
        if count.noun is not None and is_person(count.noun)
    )


#: days before its publication from which on what a report counts is of an earlier time, not of what it tells
LONG_AGO = 60


def elsewhen(count: Count) -> bool:
    """Whether it is of another happening than the report's own: of long ago, or *that quake*, *an earlier raid*."""
    s = count.statement
    if s.when is not None and s.told.day is not None and (s.told.day - s.when.last).days > LONG_AGO:
        return True
    return any(m.text.lower().startswith(OTHERS) for m in s.participants)


OTHERS = ("that ", "another ", "an earlier ", "a previous ", "the previous ", "an older ", "the earlier ",
          "the last major ", "the last big ", "the last great ", "the last such ", "a similar ")  # fmt: skip


#: uncommon words that two clauses share which say the same word for word, whatever the parse makes of their verbs
WORD_FOR_WORD = 4


def _all_but_figure(a: Count, b: Count) -> bool:
    """Whether the statements say the same in the same words but for the figure."""
    common = a.statement.labels & b.statement.labels
    if common - LIGHT and coverage(a.statement, b.statement) >= 0.7:
        return True
    mine, yours = content(a.statement), content(b.statement)
    return len(mine & yours) >= WORD_FOR_WORD and len(mine & yours) >= 0.8 * max(len(mine), len(yours))


def _same_measure(a: Count, b: Count, like: Likeness) -> bool:
    if not _said_alike(a, b, like) or other_scope(a.statement, b.statement):
        return False
    if a.figure.noun == "per cent" or a.unit == "per cent":
        return _same_owner(a, b) >= 0.7
    extra = _modifiers(a.figure) & _modifiers(b.figure)
    if _modifiers(a.figure) and _modifiers(b.figure) and not extra:
        return False
    return _same_owner(a, b) >= 0.7


#: what words of many meanings say where they go with a measure or a noun of a kind
_BY_NOUN = {"seat": "possess", "vote": "possess", "mandate": "possess", "delegate": "possess", "hour": "last",
            "tonne": "load",
            "per cent": "possess", "litre": "load"}  # fmt: skip


def _said_alike(a: Count, b: Count, like: Likeness) -> bool:
    """Whether the two statements say the same of what is counted."""
    if like.saying == "same":
        return True
    if like.saying == "weak" and "have" in a.statement.labels & b.statement.labels and like.agent >= 1:
        return True
    kind = _BY_NOUN.get(a.unit or a.noun or "")
    return like.saying == "weak" and kind is not None and kind in a.statement.classes & b.statement.classes


def _modifiers(figure: Figure) -> set[str]:
    return {w for w in figure.words if w != figure.noun and w not in COMMON}


def _same_owner(a: Count, b: Count) -> float:
    for m in a.owners:
        for n in b.owners:
            if m.argument.role == n.argument.role == "subject" and m.head == n.head and _parted(m, n):
                return -1.0
    scores = [
        match(m, n) for m in a.owners for n in b.owners if not (m.argument.role in _TIMES and n.argument.role in _TIMES)
    ]
    if any(s < 0 for s in (match(a.statement.theme, b.statement.theme), match(a.statement.agent, b.statement.agent))):
        return -1.0
    return max(scores, default=0.0)


def _parted(m: Mention, n: Mention) -> bool:
    """Whether the same noun is told apart by what goes with it: *turnout in the country*, *turnout in the district*."""
    mine = {w for w in m.words if w != m.head}
    yours = {w for w in n.words if w != n.head}
    return bool(mine) and bool(yours) and not mine & yours


_TIMES = frozenset({"on", "at", "in", "by", "since", "until", "adverb", "after", "before", "during", "for"})


def _same_thing(a: Count, b: Count) -> bool:
    m, n = a.noun, b.noun
    if m is None or n is None:
        return bool(a.fates & b.fates) or (m is None and n is None)
    if a.fates & b.fates & {"gather", "strike"}:
        return not (_parts(a.figure) ^ _parts(b.figure))
    if m == n or kinds_of(m) & kinds_of(n):
        return not (_parts(a.figure) ^ _parts(b.figure))
    first, second = any_person(m), any_person(n)
    if first and second:
        if m in PARTS or n in PARTS or bool({m} & _ABOARD) != bool({n} & _ABOARD):
            # *six members of the crew*, *58 people*
            return False
        return m in ANYONE or n in ANYONE
    return False


#: those of one body of persons, who may be a part of all that are counted
_ABOARD = frozenset({"member", "passenger", "crewman", "crew"})


def _parts(figure: Figure) -> set[str]:
    return {w for w in figure.words if w in PARTS}


def apart(a: Count, b: Count) -> bool:
    """Whether the ranges do not meet; figures in different units of one measure are given 5 % either way."""
    slack = _CONVERTED if a.figure.noun != b.figure.noun and a.unit is not None else 0.0
    return a.high * (1 + slack) < b.low * (1 - slack) or b.high * (1 + slack) < a.low * (1 - slack)


def _other_company(a: Statement, b: Statement) -> bool:
    """Whether both name what goes with it, and never the same: *with the club*, *as director*."""
    mine = [m for m in a.others if m.argument.role in _COMPANY and not timely(m) and not m.head[:1].isdigit()]
    yours = [m for m in b.others if m.argument.role in _COMPANY and not timely(m) and not m.head[:1].isdigit()]
    return bool(mine) and bool(yours) and not any(match(m, n) > 0 for m in mine for n in yours)


_COMPANY = frozenset({"with", "as", "of", "for", "against", "to", "into"})
_WHERE = frozenset({"in", "at", "from", "near", "off", "within", "across", "along", "for"})


def other_scope(a: Statement, b: Statement) -> bool:
    """Whether both tell in what place, part or year they count, and not the same: *in the country*, *in the
    province*.
    """
    if _other_company(a, b):
        return True
    mine, yours = _where(a), _where(b)
    if mine and yours and not mine & yours:
        return True
    for m in a.others:
        for n in b.others:
            if m.argument.role != n.argument.role or m.argument.role not in _WHERE or timely(m) != timely(n):
                continue
            if any(x.head[:1].isdigit() or x.head in MONEY for x in (m, n)):
                continue
            if match(m, n) <= 0:
                return True
    return False


def _where(s: Statement) -> frozenset[str]:
    """The places that a clause names, but for those that do it or have it done to them, as their entries or names."""
    heads = {m.head for m in s.participants if m.argument.role in ("subject", "agent")}
    found = set()
    doer = s.agent.argument if s.agent is not None else None
    for place in s.told.places_at[s.clause.part].meeting(s.clause.start, s.clause.end):
        if doer is not None and doer.start <= place.start < doer.end:
            # *Norrtek of Sweden*, *parliament in Tallinn*
            continue
        if place.kind == "literal" and place.text.lower() not in heads:
            found.add(place.place.id if place.place is not None else place.text.lower())
    return frozenset(found)


def running(a: Count) -> bool:
    """Whether the figure is one of a count or level that goes on changing."""
    words = set(a.statement.clause.words)
    if words & FINAL:
        return False
    if a.fates & _RUNNING:
        return True
    if a.unit == "per cent":
        return True
    s = a.statement
    if s.clause.tense == "perfect" and ("now" in words or _since(s)):
        # *has now put 60 pupils to bed*
        return True
    if some_held(a):
        return True
    return any(m.head in _LEVELS for m in a.statement.participants) or bool(words & {"far", "already", "count"})


def some_held(a: Count) -> bool:
    """Whether it counts those who are still held, or who were freed where others still are: *12 had been set free and
    40 were still held*.
    """
    if "free" not in a.fates:
        return "held" in a.fates
    of, at = sheet(a.statement.told), a.statement.sentence
    near = (n for number in (at - 1, at, at + 1) for n in of.of_sentence(number))
    return any(not _STILL_HELD.isdisjoint(n.clause.words) for n in near)


def can_move(a: Count, b: Count) -> bool:
    """Whether a running count may have gone from ``a`` to ``b``."""
    fates = a.fates & b.fates
    if fates & _RISING:
        return b.high >= a.low and (b.low >= a.low or b.high > a.high)
    return True


def windows_differ(a: Count, b: Count) -> bool:
    """Whether the two speak of different stretches of time: *this week*, *since January*."""
    since_a, since_b = _since(a.statement), _since(b.statement)
    first, second = a.statement.when, b.statement.when
    if since_a != since_b and (first is not None and second is not None):
        return True
    if since_a != since_b and (_timed(a.statement) or since_a) and (_timed(b.statement) or since_b):
        return True
    if (
        first is None
        or second is None
        or (_so_far(a.statement) and _so_far(b.statement))
        or "level" in a.fates & b.fates
    ):
        return False
    if not (running(a) and running(b)) and not _by_night(a.statement, b.statement) and not first.meets(second, 0):
        return True
    if a.fates & b.fates & {"miss", "held"} or a.unit == "per cent":
        return False
    if a.statement.clause.copula or b.statement.clause.copula:
        return False
    return not first.meets(second) or abs((first.first - second.first).days) > 2


def _by_night(a: Statement, b: Statement) -> bool:
    return "night" in a.clause.words or "night" in b.clause.words


def _so_far(s: Statement) -> bool:
    """Whether it tells what had come together by a time."""
    return s.clause.tense in ("perfect", "pluperfect") and any(m.argument.role == "by" for m in s.others)


def _timed(statement: Statement) -> bool:
    """Whether the clause names a day, week or year of its own."""
    return any(timely(m) for m in statement.others)


def _since(statement: Statement) -> bool:
    return any(a.role == "since" for a in statement.clause.arguments)
