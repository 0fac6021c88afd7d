"""Whether figures of two reports are of one happening and one scope: by what both reports speak of, however they put
it.
"""

from __future__ import annotations

import re

from sayso.comparing.figures.figures import PARTS, Count, elsewhen
from sayso.comparing.figures.gauges import Measured, day_of, going_on, near
from sayso.comparing.figures.owners import HOLDERS, own_thing, part_of_firm, parts_differ, subjects_contrast
from sayso.comparing.figures.scope import other_vote
from sayso.comparing.figures.tallies import price_of, same_price
from sayso.comparing.figures.tellings import done_to_others, in_sentence, one_sentence
from sayso.comparing.figures.twothings import part_of_whole, two_things
from sayso.comparing.statements.mentions import Mention
from sayso.comparing.statements.sameness import COMMON, Pair, before_and_after, content, match
from sayso.comparing.statements.statements import Sheet, Statement
from sayso.comparing.statements.words import WEEKDAYS, contrast, say_opposite
from sayso.comparing.told import Told
from sayso.model import Place

#: what two reports must have in common to tell of one happening: uncommon words, names counting twice, one day counting
#: for two; by the stories of the tests
KIN = 4
#: … and the sentences of two figures
NEAR = 1
#: the same for long reports, where much is alike by chance
KIN_LONG, NEAR_LONG = 12, 4
#: words that the sentences of two figures share in long reports
OWN_LONG = 2
#: names that two reports have in common of which the days are not known, and how near their heads the figures stand
NAMES_UNDATED, HEAD = 2, 3
#: days between two reports of one age
BIRTHDAY = 180
#: years by which two reporters may differ on an age; two who are further apart are two of one name
YEARS_APART = 15
#: days between two reports of the same small thing
SOON = 3
#: from this confidence on, two entries of one name are two places
SURE = 0.8


def of_one(pair: Pair, x: Measured, y: Measured) -> bool:
    """Whether two figures of one measure are of one happening."""
    if x.unit != y.unit or contrast(x.words, y.words) or (x.measure != "force" and _parts(x) != _parts(y)):
        return False
    if parts_differ(x.statement, y.statement) or subjects_contrast(x.statement, y.statement):
        return False
    if not (own_thing(x, pair.b) and own_thing(y, pair.a)):
        return False
    if x.measure == "jobs" and part_of_firm(x.statement, y.statement):
        return False
    if x.measure.startswith("age of ") and x.words and y.words and not x.words & y.words:
        # two of one family
        return False
    if x.measure.startswith("age of ") and abs(x.low - y.low) > YEARS_APART:
        return False
    if x.measure.startswith("age of ") and (pair.a.told.day is None or pair.b.told.day is None or pair.days > BIRTHDAY):
        return False
    if (_long_ago(x) or _long_ago(y)) and x.when != y.when and not _years(x) & _years(y):
        return False
    shared = x.anchors & y.anchors - COMMON
    if len(shared) < (NEAR_LONG if pair.long else NEAR) or _others(pair, x.statement, y.statement):
        return False
    if _stretches(x.statement) != _stretches(y.statement):
        return False
    if two_things(pair, x.statement, y.statement) or _two_spells(x, y):
        return False
    if x.count is not None and y.count is not None and part_of_whole(pair, x.count, y.count):
        return False
    if x.measure not in _OF_TWO_SIDES and rivals(x.statement, y.statement):
        return False
    if of_another(x.statement, y.statement) or before_and_after(x.statement, y.statement):
        return False
    if other_window(x.statement, y.statement):
        # *this week*, *since January*
        return False
    if done_to_others(x, y) or (not x.scaled and _the_other_way(x.statement, y.statement)):
        return False
    if x.course in ("fixed", "rising") and other_part_of_day(x.statement, y.statement):
        return False
    if x.count is not None and y.count is not None and _other_price(x.count, y.count):
        return False
    names = (pair.a.capitals & pair.b.capitals) - COMMON
    words = (pair.a.words & pair.b.words) - COMMON
    first, second = day_of(x.statement), day_of(y.statement)
    day = first is not None and second is not None and first.first == first.last and first.meets(second, 0)
    kin = len(words | names) + len(names) + 2 * day
    dated = pair.a.told.day is not None and pair.b.told.day is not None
    if x.bare and not one_sentence(pair, x, y, names):
        return False
    # a level is of one day and another, which is no conflict
    other_day = x.course != "level" and _other_day(x.statement, y.statement)
    if other_day or (x.measure == "division" and not _one_question(shared - names)):
        return False
    if x.measure in _SIDES and (other_vote(x.statement, y.statement) or not _one_question(shared - names)):
        return False
    if x.measure in _DECIDED and _two_affairs(pair, x, y):
        return False
    if pair.long:
        own = frozenset(w for s in in_sentence(x) for w in content(s)) & frozenset(
            w for s in in_sentence(y) for w in content(s)
        )
        if _other_month(x.statement, y.statement):
            return False
        return x.plain and len(own & shared) >= OWN_LONG and bool(shared & names) and kin >= KIN_LONG
    if not dated and not (len(names) >= NAMES_UNDATED and max(x.statement.sentence, y.statement.sentence) < HEAD):
        # two happenings of one sort in one place
        return False
    return kin >= KIN and (bool(names) or day or (dated and pair.days <= SOON))


def _parts(x: Measured) -> frozenset[str]:
    """The words for some persons only that tell whom a figure counts, also where it stands apart from them."""
    noun = x.count.noun if x.count is not None else None
    return (x.words | {noun or ""}) & PARTS


def of_another(a: Statement, b: Statement, anew: bool = True) -> bool:
    """Whether the wording tells that the figures of two clauses are not of one thing: another place or a wider one,
    another happening of the same kind, several of them; or both are one speaker's words, which are laid as quotations.
    ``anew``: whether *again* tells of another happening, not of a state that is over.
    """
    if all(s.claim is not None and s.claim.manner == "quoted" for s in (a, b)):
        return True
    first, second = _stretches(a), _stretches(b)
    return (
        (bool(first) and bool(second) and first != second)
        or _elsewhere(a, b)
        or (anew and _again(a, b))
        or bool(_BESIDE & set(a.clause.words)) != bool(_BESIDE & set(b.clause.words))
        or bool(_ALONE.search(a.clause.text)) != bool(_ALONE.search(b.clause.text))
        or several(a.told) != several(b.told)
        or (several(a.told) and in_all(a) != in_all(b))
    )


#: one of several places, days or things: *in Lyon alone*, *the drought alone has cost*
_ALONE = re.compile(
    r"\b(?:in|at|on|of|from|for|by) (?:the )?[\w’'-]+(?: [\w’'-]+)? alone\b"
    r"|\balone (?:was|were|is|are|has|have|had|cost|lost)\b"
)
#: measures that either of two sides may be named for
_OF_TWO_SIDES = frozenset(
    {
        "score",
        "match",
        "grant",
        "price",
        "agreed sum",
        "division",
        "votes for",
        "votes against",
        "winning margin time",
        "winning margin length",
        "winning margin metre",
    }
)


def other_window(a: Statement, b: Statement) -> bool:
    """Whether the one counts from a day on, and the other what befell on a day: *this week*, *since January*."""
    first, second = (frozenset(w.lower() for w in _MONTHS_FROM_TO.findall(s.clause.text)) for s in (a, b))
    if first != second and not (going_on(a) and going_on(b)):
        # *from April to June*, *June was a busy month*
        return True
    since = _since(a) != _since(b)
    if _within(a) != _within(b) and (since or any(s.when and s.when.first == s.when.last for s in (a, b))):
        return True
    if not since:
        return False
    return not (going_on(a) and going_on(b)) or any(_SINCE_YEAR.search(s.clause.text) for s in (a, b))


def _within(s: Statement) -> bool:
    """Whether a clause counts what befell within a week, month or year: *have drowned this week*, *over the last
    month*.
    """
    text = s.clause.text
    if s.when is not None and (s.when.last - s.when.first).days > DAYS_OF_A_WEEK and s.clause.tense == "past":
        # *brought 900 sacks in June*
        return True
    return _OVER.search(text) is not None or (s.clause.tense == "perfect" and _THIS.search(text) is not None)


def other_part_of_day(a: Statement, b: Statement) -> bool:
    """Whether what the two tell befell at two parts of one day: *on Friday morning*, *on Friday evening*; not how a
    count or level stood at either.
    """
    if going_on(a) or going_on(b):
        return False
    first, second = parts_of_day(a), parts_of_day(b)
    return len(first) == len(second) == 1 and frozenset(first | second) in _OTHER_PARTS


def parts_of_day(s: Statement) -> frozenset[str]:
    """The parts of a day that a clause names."""
    return _PARTS_OF_DAY.intersection(s.clause.words)


_PARTS_OF_DAY = frozenset("morning noon midday afternoon evening night".split())
#: parts of a day between which an hour or a reporter's word does not lie
_OTHER_PARTS = frozenset(
    frozenset(couple)
    for couple in (("morning", "afternoon"), ("morning", "evening"), ("noon", "evening"), ("noon", "night"),
                   ("midday", "evening"), ("midday", "night"), ("afternoon", "night"))
)  # fmt: skip
_LONG_TIME = r"(?:week|month|year|season|summer|winter|spring|autumn)\b"
_THIS = re.compile(rf"\bthis {_LONG_TIME}", re.IGNORECASE)
_OVER = re.compile(
    rf"\b(?:in|over|within|during) (?:the|a) (?:past|last|single) {_LONG_TIME}"
    r"|\b(?:in|over|during|for) the (?:\w+ )?(?:days|weeks|months|week|month|year) "
    r"(?:to|until|till|ending|before|up to)\b",
    re.IGNORECASE,
)
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_MONTHS_FROM_TO = re.compile(
    rf"\b(?:from {_MONTH} (?:to|until|till|through) |between {_MONTH} and ){_MONTH}\b"
    r"|\bin the (?:first|second) (?:half|quarter|months?) of the year\b"
)
#: days that a clause names beyond which it tells of a stretch, not of a day
DAYS_OF_A_WEEK = 7
_SINCE_YEAR = re.compile(r"\bsince (?:\w+ )?\d{4}\b")


def _other_day(a: Statement, b: Statement) -> bool:
    """Whether both name a day of their own, and not the same: *on Sunday*, *on Monday*; nights belong to two."""
    if a.when is None or b.when is None or going_on(a) or going_on(b):
        return False
    nights = any(not _NIGHT.isdisjoint(w for n in near(s) for w in n.clause.words) for s in (a, b))
    return not nights and a.when.first == a.when.last and b.when.first == b.when.last and not a.when.meets(b.when, 0)


def _two_spells(x: Measured, y: Measured) -> bool:
    """Whether what befell in two stretches of time is counted: *in May*, *in the first week of June*."""
    first, second = x.statement.when, y.statement.when
    if first is None or second is None or first.meets(second, 0):
        return False
    return (first.last - first.first).days + (second.last - second.first).days >= DAYS_OF_A_WEEK - 1


_NIGHT = frozenset("night overnight midnight dawn evening late early morning gmt".split())


def _one_question(shared: frozenset[str]) -> bool:
    """Whether two votes are on one question, by what their sentences share besides those who vote."""
    return bool(shared - _VOTERS)


_SIDES = frozenset({"division", "votes for", "votes against"})
#: measures of what is decided once
_DECIDED = _SIDES | {"winning margin time", "winning margin length", "winning margin metre", "plight"}
#: one of several races, or of several persons
_WHICH = re.compile(
    r"\b(first|second|third|fourth|fifth|last|final) (race|stage|heat|leg|run|round|match|day|test|vote|ballot)\b"
    r"|\b(?:the|of the) (first|second|third|last|oldest|youngest|other)(?= (?:had|was|has|of|to) )"
    r"|\b((?:wo)?men)['’]s\b"
    r"|\b(junior|senior|under-\d+|sprint|relay|mixed|doubles|singles)\b",
    re.IGNORECASE,
)


def _two_affairs(pair: Pair, x: Measured, y: Measured) -> bool:
    """Whether the sentences of two figures, with those before, tell of two races, votes or rescues: each by a name that
    the other report does not have, or by *the first*, *the last*, *his dog*.
    """
    mine, yours = _round(x), _round(y)
    if {m[0].lower() for m in _WHICH.finditer(mine)} != {m[0].lower() for m in _WHICH.finditer(yours)}:
        return True
    if any(_his_own(s, other) for s, other in ((x.statement, pair.b), (y.statement, pair.a))):
        return True
    if x.measure in _SIDES:
        # *Croatia's parliament*, *the government in Zagreb*
        return False
    return _strange_names(mine, pair.a, pair.b) and _strange_names(yours, pair.b, pair.a)


def _round(x: Measured) -> str:
    of, at = x.statement.told.extract, max(x.statement.sentence, 0)
    return of.text[of.sentences[max(at - 1, 0)][0] : of.sentences[at][1]]


def _strange_names(text: str, of: Sheet, other: Sheet) -> bool:
    words = {w.lower() for w in re.findall(r"[^\W\d_]{3,}", text) if w[:1].isupper()} & of.capitals
    return any(w.removesuffix("s") not in other.told.lower for w in words - WEEKDAYS)


def _his_own(s: Statement, other: Sheet) -> bool:
    """Whether the subject is somebody's, and the other report does not know it: *his dog*."""
    m = s.subject
    if m is None or not m.text.lower().startswith(("his ", "her ", "their ", "its ")):
        return False
    return m.head not in HOLDERS | _MARGIN_NOUNS and m.head not in other.told.lower


_MARGIN_NOUNS = frozenset("lead margin advantage gap victory win".split())
_VOTERS = frozenset(
    "council parliament assembly senate house chamber congress deputy member councillor senator vote majority sit "
    "session member delegate committee board pass approve adopt reject ratify carry confirm back defeat endorse debate "
    "clerk speaker secretary chairman gallery announce read result count late night evening morning monday tuesday "
    "wednesday thursday friday saturday sunday".split()
)


def _since(s: Statement) -> bool:
    # *have been missing since Monday*: all at once
    return any(a.role == "since" for a in s.clause.arguments) and {"miss", "missing"}.isdisjoint(s.clause.words)


def _years(x: Measured) -> set[str]:
    return {w for w in x.statement.clause.words if len(w) == 4 and w.isdigit()}


def _long_ago(x: Measured) -> bool:
    return x.count is not None and x.statement.clause.tense != "present" and elsewhen(x.count)


# --- scope ------------------------------------------------------------------------------------------------------------

_STRETCH = re.compile(
    r"\b(?:in|across|throughout|over|within|around)\s+(?:[\w’'-]+\s+){0,3}?"
    r"(country|nation|region|province|county|canton|district|state|world|continent|island|republic)\b"
    r"(?!\s+(?:court|attorney|office|council|government|police|hospital|school|house|television|radio|secretary))"
    r"|\b(nationwide|countrywide|worldwide|statewide)\b",
    re.IGNORECASE,
)


def _stretches(s: Statement) -> set[str]:
    """The stretch of land that a clause counts for: *in the canton*, *across the country*."""
    return {(m[1] or m[2]).lower() for m in _STRETCH.finditer(s.clause.text)}


#: verbs whose parties may bear the names of towns
_PLAY = frozenset("beat defeat win lose draw play outplay overcome checkmate".split())
_BUY = frozenset("buy pay purchase acquire sell".split())


def _places(s: Statement) -> list[Place]:
    """The towns, sites and regions that a clause names, but for those of who buys: *a museum in Lyon paid*; of who
    plays whom it names none.
    """
    if s.clause.predicate.split()[0] in _PLAY and not any(
        m.places and m.argument.role in ("in", "at") for m in s.others
    ):
        return []
    doer = s.agent.argument if s.agent is not None and s.clause.predicate.split()[0] in _BUY else None
    return [
        p
        for p in s.told.places_at[s.clause.part].meeting(s.clause.start, s.clause.end)
        if p.kind == "literal" and p.place is not None and p.place.feature in ("settlement", "site", "region")
        if doer is None or not doer.start <= p.start < doer.end
    ]


def _elsewhere(a: Statement, b: Statement) -> bool:
    """Whether the clauses name places and have none in common."""
    mine, yours = _places(a), _places(b)
    if not mine or not yours:
        return False
    return not any(_one_place(p, q) for p in mine for q in yours)


def _one_place(p: Place, q: Place) -> bool:
    assert p.place is not None and q.place is not None
    if p.place.id == q.place.id:
        return True
    if set(p.text.lower().split()).isdisjoint(q.text.lower().split()):
        return False
    sure = min(p.place.confidence, q.place.confidence) >= SURE
    return not sure or p.place.country == q.place.country


#: those who stand beside whom a report is about
_BESIDE = frozenset(
    "accomplice mate wife husband son daughter brother sister father mother widow colleague partner aide friend "
    "cousin nephew uncle assistant".split()
)


# --- another happening ------------------------------------------------------------------------------------------------

#: words that tell that another happening is spoken of than the first
_OTHER = frozenset("again second third another".split())
_HAPPENINGS = (
    r"(?:attacks?|raids?|strikes?|shellings?|crash(?:es)?|fires?|blazes?|earthquakes?|quakes?|tremors?|storms?|"
    r"explosions?|blasts?|bombs?|bombings?|incidents?|accidents?|shootings?|avalanches?|landslides?|floods?|killings?|"
    r"murders?|robber(?:y|ies)|collisions?)"
)
_SEVERAL = re.compile(
    r"\b(?:two|three|four|five|six|several|both|series of|spate of|string of|second|third|another)\s+"
    rf"(?:[\w-]+\s+){{0,2}}{_HAPPENINGS}\b"
    rf"|\b{_HAPPENINGS}\b[^.;]{{0,60}}(?:,| was| is) the (?:second|third|fourth|latest)(?: one)? "
    r"(?:in|within|this|of|since|to)\b",
    re.IGNORECASE,
)


_IN_ALL = re.compile(r"\b(?:in all|in total|a total of|altogether|the toll)\b", re.IGNORECASE)


def in_all(s: Statement) -> bool:
    """Whether a clause tells what it came to in the end, or of all happenings of a kind."""
    return _IN_ALL.search(s.clause.text) is not None


def several(told: Told) -> bool:
    """Whether a report speaks of several happenings of one kind: *two raids*, *the second in a week*."""
    kept: bool | None = told.__dict__.get("_several")
    if kept is None:
        kept = told.__dict__["_several"] = _SEVERAL.search(told.extract.text) is not None
    return kept


_MONTHS = frozenset("january february march april june july august september october november december".split())


def one_month(a: Statement, b: Statement) -> bool:
    """Whether the sentences of both name one month, and no other: *prices rose in May*."""
    first, second = ({w for n in near(s) for w in n.clause.words} & _MONTHS for s in (a, b))
    return len(first) == 1 and first == second


def _other_month(a: Statement, b: Statement) -> bool:
    """Whether one is of a month that the other does not name, where no day is known."""
    if a.when is not None and b.when is not None:
        return False
    first, second = (_MONTHS.intersection(s.clause.words) for s in (a, b))
    return first != second


def _again(a: Statement, b: Statement) -> bool:
    """Whether the one tells that it happened once more, on another day than the other has."""
    first, second = (
        _OTHER.intersection(w for n in near(s) for w in n.clause.words if n is s or n.classes.isdisjoint(_RESUMED))
        for s in (a, b)
    )
    if first == second:
        return False
    mine, yours = day_of(a), day_of(b)
    return mine is not None and yours is not None and not mine.meets(yours, 0)


#: what is as it was before, and befell nobody: *shops opened again on Monday*
_RESUMED = frozenset({"open", "start", "go on", "run", "work"})


def _others(pair: Pair, a: Statement, b: Statement) -> bool:
    """Whether each clause names somebody or something whom the other report does not know."""
    mine, yours = ({n for m in (*s.participants, *s.others) for n in m.names} for s in (a, b))
    return bool(mine) and bool(yours) and not _known(mine, pair.b) and not _known(yours, pair.a)


def _the_other_way(a: Statement, b: Statement) -> bool:
    """Whether one party did the opposite: *the museum bought 30 prints*, *the museum sold twelve*."""
    if not say_opposite(a.labels, b.labels):
        return False
    return match(a.subject, b.subject) > 0 and not (a.clause.passive or b.clause.passive)


def _other_price(x: Count, y: Count) -> bool:
    """Whether they are the prices of two things."""
    sold = price_of(x.statement, x.figure), price_of(y.statement, y.figure)
    if any(m is None or m.pronoun or m.head in HOLDERS for m in sold) or _names_shared(*sold):
        return False
    return same_price(x.statement, x.figure, y.statement, y.figure) is False


def _names_shared(m: Mention | None, n: Mention | None) -> bool:
    return m is not None and n is not None and bool(m.names & n.names)


def rivals(a: Statement, b: Statement) -> bool:
    """Whether each tells of somebody or something by name, and of another one."""
    couples = ((a.theme, b.theme), (a.agent, b.agent))
    return any(
        m is not None
        and n is not None
        and not (m.guessed or n.guessed)
        and m.head in m.names
        and n.head in n.names
        and match(m, n) <= -1
        for m, n in couples
    )


def _known(names: set[str], sheet: Sheet) -> bool:
    return any(n.removesuffix("s") in sheet.told.lower for n in names)
