"""What happens once: two days for it cannot both be right."""

from __future__ import annotations

from sayso.comparing.statements.sameness import Likeness, Pair, cover, coverage, match, own_words
from sayso.comparing.statements.statements import Statement, sheet
from sayso.comparing.statements.things import named_there
from sayso.comparing.statements.when import dates_in
from sayso.comparing.statements.words import WEEKDAYS, is_person

#: share of the words of the poorer clause that the other has too; from the development stories
COVERAGE = 0.5
#: happenings that a thing goes through once, so that two dates or two places cannot both be right
_ONCE = frozenset({"sign", "resign", "convict", "acquit", "sink", "crash", "run aground", "derail", "pass", "surrender",
                   "appoint", "kill", "born", "marry", "bury", "land"})  # fmt: skip


def two_days(pair: Pair, a: Statement, b: Statement, like: Likeness) -> bool:
    """Two days for what happens once."""
    alike = like.saying == "same" or (like.saying == "weak" and bool(a.labels & b.labels) and coverage(a, b) >= 0.8)
    if not alike or like.same_time is not False or a.negative or b.negative:
        return False
    if "close" in a.classes & b.classes:
        # *was closed on Sunday*, *was closed on Tuesday*
        return False
    if "present" in (a.clause.tense, b.clause.tense) or not (_day(a) and _day(b)) or weeks_apart(a, b):
        return False
    bare = named_there(pair, a, b)
    if coverage(a, b) < COVERAGE and not bare:
        return False
    m, n = a.undergoer, b.undergoer
    if m is None or n is None or like.agent < 0 or {"second", "third", "again", "another"} & (
        set(a.clause.words) ^ set(b.clause.words)
    ):  # fmt: skip
        return False
    if max(like.theme, match(m, n)) < 1 and a.subject is not None and b.subject is not None:
        m, n = a.subject, b.subject
    if max(like.theme, match(m, n)) < 1 or not (m.definite or n.definite or m.names & n.names or like.agent >= 0.7):
        return False
    person = m.definite and n.definite and is_person(m.head)
    if a.classes & b.classes & _ONCE and (m.names & n.names or like.agent >= 0.7 or len(like.shared) >= 4 or person):
        return True
    return _founded(a, b, like, bare) or _one_time(pair, a, b, like)


def may_be_once(s: Statement) -> bool:
    """Whether it gives one day for what may happen once."""
    if s.negative or s.clause.tense == "present" or not _day(s):
        return False
    return once_for_all(s) or not s.classes.isdisjoint(_ONE_TIME)


def once_for_all(s: Statement) -> bool:
    """Whether it tells of what happens to a thing once, whatever lies between two reports of it."""
    return not (s.classes.isdisjoint(_ONCE) and s.labels.isdisjoint(_FIRST))


def weeks_apart(a: Statement, b: Statement) -> bool:
    """Whether both name one weekday and no date, so that the one may only have been printed a week later."""
    if a.when is None or b.when is None or (a.when.first - b.when.first).days % 7:
        return False
    named = [WEEKDAYS.intersection(s.clause.words) for s in (a, b)]
    dated = any(c.isdigit() for s in (a, b) for d in dates_in(s.told, s.clause) if d.type == "DATE" for c in d.text)
    return bool(named[0] & named[1]) and not dated


def _day(s: Statement) -> bool:
    return s.when is not None and s.when.first == s.when.last


#: deeds of which one known thing or person does not do two within days, told in the same words
_ONE_TIME = frozenset(
    {"land", "take off", "reach", "rob", "start", "end", "kill", "sign", "destroy", "explode", "arrive", "sink",
     "derail", "crash", "resign", "marry", "bury", "hurt", "dismiss", "appoint", "inaugurate"}
)  # fmt: skip
#: days between two reports within which they tell of one such deed
ONE_TIME_DAYS = 10


def _one_time(pair: Pair, a: Statement, b: Statement, like: Likeness) -> bool:
    """Whether two reports of the same days tell of one deed of one known thing, both days lying behind the earlier
    report, so that the later one tells of nothing newer.
    """
    m, n = a.undergoer, b.undergoer
    if match(m, n) < 1:
        m, n = a.subject, b.subject
    if not (a.classes & b.classes & _ONE_TIME and m is not None and n is not None) or a.when is None or b.when is None:
        return False
    first = min((d.toordinal() for d in (pair.a.told.day, pair.b.told.day) if d is not None), default=None)
    if not one_time(pair.days, first, max(a.when.last, b.when.last).toordinal()):
        return False
    known = bool(m.names & n.names) or (m.definite and n.definite)
    service = {m.head, n.head} & (_SERVICES | _RECURRING) and not m.names & n.names
    return (
        known
        and not service
        and cover(own_words(a) - WEEKDAYS, own_words(b) - WEEKDAYS) >= 0.75
        and len(like.shared) >= 2
    )


def one_time(days: int, first: int | None, last: int) -> bool:
    """Whether reports so many days apart may tell of one such deed: the last day that they give for it (an ordinal
    number, as ``first`` is) is not behind the earlier report.
    """
    return days <= ONE_TIME_DAYS and first is not None and last <= first


#: what comes and goes again and again
_SERVICES = frozenset("ferry train bus coach tram plane flight boat ship convoy train shuttle mail express".split())


def _founded(a: Statement, b: Statement, like: Likeness, bare: bool) -> bool:
    """Whether a named or new building, ship or line is opened, launched, laid or unveiled: that happens to it once."""
    m, n = a.theme, b.theme
    if (
        m is None
        or n is None
        or not (m.definite or m.names)
        or not (n.definite or n.names)
        or m.head != n.head
        or not (a.labels & _FIRST and b.labels & _FIRST)
    ):
        return False
    if bare and m.head not in _RECURRING:
        return like.agent >= 0
    places = {w.lower() for p in a.told.extract.places for w in p.text.split()}
    names = sheet(a.told).capitals & sheet(b.told).capitals & like.shared - places
    if m.head in _RECURRING or not (names or "new" in set(m.words) & set(n.words)):
        return False
    return like.agent >= 0 and len(like.shared) >= 3


_FIRST = frozenset({"open", "launch", "inaugurate", "unveil", "found", "christen", "consecrate", "dedicate", "lay"})
#: what is opened or launched again and again
_RECURRING = frozenset(
    "session meeting talk hearing conference festival exhibition debate door gate window shop fair season game "
    "congress summit campaign attack offensive strike inquiry investigation trial year term parliament court "
    "market valve spillway sluice lock pass road border account fire show concert ceremony".split()
)
