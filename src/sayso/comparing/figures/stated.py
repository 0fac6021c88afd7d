"""Whether a clause states a figure of what has happened, or of what is settled: not of a limit, an average or a demand,
not of what was before or may be.
"""

from __future__ import annotations

import re

from sayso.comparing.figures.figures import OTHERS, Count
from sayso.comparing.figures.units import THING, joined, unit_of
from sayso.comparing.statements.cues import wording
from sayso.comparing.statements.statements import Statement, sheet
from sayso.comparing.statements.words import is_person


def of_another_time(s: Statement) -> bool:
    """Whether a clause tells of what was before, of a limit or of a usual figure."""
    return _NOT_NOW.search(s.clause.text) is not None or not _BEYOND.isdisjoint(wording(s))


#: what a figure is told of that is not what happened
_NOT_IT = frozenset(
    "average usual usually normal normally previous previously record maximum minimum limit target quota ceiling "
    "forecast forecasting compare than estimate insure insured would could might ago earlier originally former "
    "remaining another further additional extra half-time each apiece".split()
)
#: … of those the ones that no figure of what happened stands beside
_BEYOND = frozenset("average usual normal record maximum minimum limit target quota ceiling half-time".split())
#: wordings of another time or of one out of several
_NOT_NOW = re.compile(
    r"\b(?:(?:year|month|week|day|season|night|decade|summer|winter|spring|autumn|quarter)s? (?:before|earlier|ago)|"
    r"last (?:year|month|season|winter|summer|spring|autumn|century)|"
    r"the old (?!town|city|quarter|harbour|port|woman|man)|in the past|before (?:that|then)|"
    r"(?:first|second|final) (?:half|leg|run|round|quarter|heat)|at (?:the )?half-?time|"
    r"(?:lead|majority|margin) of|on average|as many as can|a year ago|the year before|in an ordinary|in a normal)\b",
    re.IGNORECASE,
)
#: how prices of a year are told
_OVER_A_YEAR = re.compile(
    r"\b(?:higher|lower|more|less|up|down|dearer|above|below)\b[^.;]{0,20}\b(?:than|on|from) (?:a|the) (?:year|month)\b"
)
SEEKING = frozenset({"find", "trace", "locate", "recover", "account", "news"})
_TERMS = frozenset(
    "demand ask want offer propose seek request bid promise plan expect need require call hope pledge vow aim "
    "fear".split()
)


def not_back(s: Statement, sort: str) -> bool:
    """Whether things have not come home: *did not come back from the raid*."""
    return sort == THING and (s.clause.predicate == "return" or {"come", "back"} <= wording(s))


#: verbs of what somebody will do who has been sentenced
_SERVING = frozenset({"spend", "serve", "go", "hold", "last", "run"})
#: … and of what a firm has announced
_LAYING_OFF = frozenset(
    {
        "lay off",
        "dismiss",
        "cut",
        "shed",
        "sack",
        "axe",
        "slash",
        "lose",
        "go",
        "close",
        "hire",
        "take on",
        "recruit",
        "employ",
        "engage",
    }
)
#: … and of what is agreed: *the trams will cost 340 million*, *he said they would cost*
_AGREED = frozenset("cost pay receive get come amount supply deliver give lend invest build sell buy".split())
#: … and of what a firm or an office has decided: *will close 60 branches*
_ANNOUNCED = frozenset({"close", "shut", "cancel", "fell", "scrap", "open", "withdraw", "send"})
#: … and of pay and shares
_RAISED = frozenset({"rise", "raise", "get", "receive", "have", "hold", "own", "keep", "pay", "increase", "go", "earn"})
#: verbs by which a court or an office has somebody pay
_ORDERED = frozenset({"order", "sentence", "condemn", "require", "oblige", "direct", "instruct", "compel"})
#: verbs that tell from where to where a figure went
_CHANGING = frozenset(
    "cut raise lower lift bring put rise fall drop climb grow shrink increase reduce decrease slash hike trim go sink "
    "swell jump move change double halve decline dip".split()
)


def before_it(s: Statement, count: Count) -> list[str]:
    """The word before a figure, in a list; none where it begins the text."""
    text = s.told.extract.text if s.clause.part == "text" else s.told.extract.title
    return text[max(0, count.figure.start - 12) : count.figure.start].lower().split()[-1:]


def was_before(s: Statement, count: Count) -> bool:
    """Whether it is what a figure was before: *cut its rate from 10.25 per cent*."""
    if s.clause.predicate.split()[0] not in _CHANGING:
        return False
    return before_it(s, count) == ["from"]


#: how many something can hold, not how many were there
_ROOM = frozenset("seat capacity room space berth".split())


def _is_to(s: Statement) -> bool:
    """*is to lose 800 jobs*: what is settled for the time to come."""
    if s.clause.kind != "infinitive" or s.clause.above is None:
        return False
    above = sheet(s.told).statements[s.clause.above]
    return above.clause.predicate == "be" and above.clause.tense == "present" and not above.negative


def _of_persons(s: Statement, count: Count) -> set[str]:
    """The words that tell who somebody is, not what is counted: *the former treasurer*."""
    at = count.figure.start
    told = (m for m in (*s.participants, *s.others) if not m.argument.start <= at < m.argument.end)
    return {w for m in told if is_person(m.head) for w in m.words if w != m.head}


def stated(s: Statement, count: Count, own: set[str]) -> bool:
    """Whether the clause states the figure of what has happened."""
    sort, _ = unit_of(count)
    if sort == "person" and not own.isdisjoint(_ROOM):
        return False
    predicate = s.clause.predicate
    to_be = _is_to(s)
    settled = (
        to_be
        or s.clause.modal in ("will", "be to", "would")
        or (s.clause.tense == "present" and s.standing == "planned")
    ) and (
        (sort == "time" and predicate in _SERVING)
        or (sort in ("person", "job") and predicate in _LAYING_OFF)
        or (sort == THING and predicate.split()[0] in _ANNOUNCED)
        or (sort in ("money", THING) and predicate.split()[0] in _AGREED)
        or (sort == "seat" and predicate in ("have", "hold", "get", "take"))
        or (sort == "per cent" and predicate.split()[0] in _RAISED)
    )
    if joined(count) and s.finite:
        # what a thing is called by is so, whatever is told of it
        return _NOT_NOW.search(s.clause.text) is None and own.isdisjoint(_BEYOND)
    ordered = (
        sort == "money" and predicate == "pay" and s.clause.kind == "infinitive" and s.clause.above is not None
        and sheet(s.told).statements[s.clause.above].clause.predicate in _ORDERED
        and sheet(s.told).statements[s.clause.above].standing == "asserted"
    )  # fmt: skip
    if ordered:
        return True
    if s.standing != "asserted" and not (s.standing == "wanted" and s.clause.modal == "must") and not settled:
        return False
    if s.negative and not (sort == "time" or (sort == "person" and not own.isdisjoint(SEEKING)) or not_back(s, sort)):
        return False
    if s.certainty < 2 or (s.clause.kind in ("infinitive", "conditional") and not (to_be and settled)):
        return False
    if s.clause.modal not in (None, "must") and not settled:
        return False
    taken = predicate in ("need", "require") and s.clause.tense in ("past", "pluperfect", "perfect")
    foreign = (own - _of_persons(s, count)) & _NOT_IT - ({"would"} if settled else set()) - (
        {"estimate"} if predicate == "estimate" else set()
    )
    offered = predicate == "offer" and sort == THING and not s.clause.passive
    over_a_year = sort == "per cent" and _OVER_A_YEAR.search(s.clause.text) is not None
    called_back = predicate.split()[0] == "call" and "for" not in {m.argument.role for m in s.others}
    if (foreign and not over_a_year) or (predicate.split()[0] in _TERMS and not (taken or offered or called_back)):
        return False
    if _NOT_NOW.search(s.clause.text) and not over_a_year:
        return False
    if was_before(s, count):
        return False
    return not any(m.text.lower().startswith(OTHERS) for m in s.participants)
