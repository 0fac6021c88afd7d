"""Whose a figure is, as far as it tells two things apart: the length of the ferry, the length of the quay."""

from __future__ import annotations

import re

from sayso.comparing.figures.gauges import Measured
from sayso.comparing.figures.units import unit_of
from sayso.comparing.statements.mentions import Mention
from sayso.comparing.statements.sameness import COMMON, timely
from sayso.comparing.statements.statements import Sheet, Statement
from sayso.comparing.statements.words import contrast, is_person, kinds_of

#: nouns that hold a figure of whatever the report is about
HOLDERS = frozenset(
    "figure number total sum amount count result price cost contract deal order agreement sentence term fine penalty "
    "verdict haul loot take takings shipment consignment delivery cargo load freight measurement reading recorder "
    "gauge thermometer instrument sample scale record chart table list report statement commission office institute "
    "authority service agency ministry police company firm court judge jury director spokesman official estimate find "
    "value worth length height depth width weight speed distance size capacity output yield rate share level stake "
    "turnout attendance crowd vote ballot poll tally toll stoppage strike outage blackout delay wait evening day night "
    "morning damage loss debt profit income turnover grant aid loan ransom reward prize hammer bid buyer seller "
    "collector creditor kidnapper robber thief raider gang driver increase rise raise ship vessel craft boat line "
    "queue "
    "swim walk race time finish temperature heat water wind gust rain rainfall snow quake tremor stock building house "
    "tower side chamber party earning earnings storm flood fire flame accident crash collision government state city "
    "town owner insurer both taking closure tip top farmer grower airline airport turbine strength runway chain mayor "
    "festival concert area zone surface acreage expanse tract sitting stop stay run journey trip voyage crossing "
    "climb dive ride meeting session talk hearing trial search operation repair job petition army navy railway fleet "
    "flight term jail prison".split()
)
#: measures of which a report has one, whoever is named for it
_OF_ALL = frozenset({"votes for", "votes against", "turnout", "yes", "magnitude"})
_WHOSE = ("its ", "his ", "her ", "their ")
#: how a phrase begins that is of one out of several, or of any
_ONE_OF = re.compile(r"(?:each|every|one|a single|another|some|any|other|most|two|three|half)\b", re.IGNORECASE)


def unit_sort(x: Measured) -> str:
    """The sort of unit of a figure; empty for ages and scores."""
    return unit_of(x.count)[0] if x.count is not None else ""


def own_thing(x: Measured, other: Sheet) -> bool:
    """Whether what a figure is told of may be what the other report tells of: it is that report's too, or named by a
    pronoun, or only holds the figure (*the price is*, *the recorder showed*).
    """
    s = x.statement
    if x.count is None:
        return True
    if unit_of(x.count)[0] in ("person", "member") or x.measure in _OF_ALL:
        return True
    f = x.count.figure
    m = s.subject
    if m is not None and x.measure == "jobs" and m.names and m.head not in m.names and not s.clause.passive:
        # *the mill in Leoben is to lose 180 posts*
        return _known(m, other, x)
    if m is not None and (not _owning(s) or (s.clause.passive and s.clause.predicate in _GIVEN)):
        # who does it or gets it: *the yard raises their pay by six per cent*
        return m.head not in _BESIDE
    if m is None or (
        m.argument.start <= f.start < m.argument.end and (f.noun is None or m.head in (f.noun, x.count.noun))
    ):
        # *ninety cows died*, not *the 82-metre ferry*
        return True
    return _known(m, other, x)


def stranger(s: Statement, other: Sheet) -> bool:
    """Whether the subject of a clause goes by a name that the other report does not have."""
    m = s.subject
    if m is None or m.guessed or m.head not in m.names:
        return False
    return not any(n.removesuffix("s") in other.told.lower for n in m.names)


#: parts of a firm, and what is all of one
_BRANCHES = frozenset(
    "mill plant works factory foundry branch division subsidiary arm unit depot office smelter refinery shipyard yard "
    "colliery mine pit quarry brewery dairy bakery store shop site laboratory newsroom".split()
)
CONCERNS = frozenset(
    "group company firm concern corporation conglomerate bank railway airline post maker manufacturer giant combine "
    "trust chain retailer carrier utility holding".split()
)


def part_of_firm(a: Statement, b: Statement) -> bool:
    """Whether the subject of one clause is a firm as a whole, and that of the other a part of one that the first does
    not speak of: *the group will shed 640 posts*, *the mill is to lose 180*.
    """
    return any(
        x.subject is not None
        and y.subject is not None
        and x.subject.head in CONCERNS
        and y.subject.head in _BRANCHES
        and y.subject.head not in x.clause.words
        for x, y in ((a, b), (b, a))
    )


#: verbs by which their subject has a figure
_OWNING = frozenset(
    "have cost be measure weigh stand rise reach run stretch extend lie hold contain number total amount come last "
    "win get "
    "receive poll gain own possess carry fall drop grow rest span seat house register offer take earn make "
    "owe count bear serve govern rule head live work climb shrink increase decrease decline shorten lead travel "
    "go do drive".split()
)
#: others than those whom a report is about
_BESIDE = frozenset(
    "rival opponent insurer brother sister father mother son daughter wife husband predecessor successor neighbour "
    "competitor challenger expert critic".split()
)


#: verbs that have who gets it as their subject in the passive: *the mills are paid 910 million*
_GIVEN = frozenset("pay give award grant lend promise allot offer".split())


def _owning(s: Statement) -> bool:
    return s.clause.copula or s.clause.passive or s.clause.predicate.split()[0] in _OWNING


def _known(m: Mention, other: Sheet, x: Measured) -> bool:
    text = m.text.lower()
    if m.pronoun or m.guessed or timely(m):
        return True
    if text.startswith(_WHOSE):
        # *her length*, not *her rival*, *his son*, *its central span*
        if is_person(m.head):
            return False
        return unit_sort(x) != "length" or not m.marks or m.head in HOLDERS | x.cues | other.words
    if is_person(m.head) and m.head not in _BESIDE and not m.names and unit_sort(x) in ("length", "time"):
        return True
    if _ONE_OF.match(text) and not m.names and x.count is not None and m.argument.start != x.count.figure.start:
        return False
    if m.head in HOLDERS or m.head in x.cues or m.head in COMMON:
        return True
    words = {w for w in (*m.words, m.head) if w[:1].isalpha()}
    strange = unit_sort(x) == "length" and m.head not in m.names and m.head not in other.words
    inside = _WITHIN.search(m.text) if strange else None
    if inside is not None and not kinds_of(m.head) & {k for w in other.words for k in kinds_of(w)}:
        # *the restaurant in the tower*, *the dike on the Danube*
        return False
    if m.names & other.capitals or any(n in other.told.lower for n in m.names if len(n) > 3):
        return True
    if words & other.words:
        return m.head in other.words or not m.names or bool(kinds_of(m.head))
    kinds = kinds_of(m.head)
    if kinds and any(kinds & kinds_of(w) for w in other.words):
        return True
    stem = m.head[: max(5, len(m.head) - 3)]
    return len(stem) >= 5 and any(w.startswith(stem) for w in other.words)


_WITHIN = re.compile(
    r"^(?:the|an?) (?:[a-z-]+ ){0,2}?[a-z-]+ (?:in|on|at|inside|below|under|beside|behind) (?:the )?", re.IGNORECASE
)
_PART_OF = re.compile(
    r"\b(?:seriously|critically|badly|gravely|slightly|lightly|severely|"
    r"among (?:them|these|those|the)(?! on board| aboard| travelling| in it| who)|"
    r"including|per (?:head|person)|"
    r"(?:north|south|east|west)ern (?:part|half))\b",
    re.IGNORECASE,
)
#: … of which shares are told
_PART_OF_LAND = re.compile(
    r"\b(?:in|at|of) (?:the )?(?:capital|cities|towns|villages|countryside|suburbs|province|provinces)\b|\babroad\b",
    re.IGNORECASE,
)
_BOTH_KINDS = re.compile(
    r"\b(?:dead|killed|deaths?|died)[\w ,]{0,12} (?:and|or) (?:\w+ )?(?:injured|wounded|hurt|missing|injuries)\b"
    r"|\b(?:killed|injured|hurt|wounded|missing) (?:and|or) (?:\w+ )?"
    r"(?:killed|injured|hurt|wounded|dead|missing|died)\b"
    r"|\bcasualties\b",
    re.IGNORECASE,
)


def subjects_contrast(a: Statement, b: Statement) -> bool:
    """Whether the subjects are told apart by a word of which only one can hold: *the first shift*, *the second*."""
    m, n = a.subject, b.subject
    return m is not None and n is not None and contrast(m.words, n.words)


def parts_differ(a: Statement, b: Statement) -> bool:
    """Whether one is of a part only, or of two kinds together: *seriously hurt*, *dead and injured*."""
    shares = any(f.per == "per cent" for s in (a, b) for f in s.figures)
    patterns = (_PART_OF, _BOTH_KINDS, _PART_OF_LAND) if shares else (_PART_OF, _BOTH_KINDS)
    return any(_words_at(pattern, a) != _words_at(pattern, b) for pattern in patterns)


#: how far what goes on behind the end of a clause belongs to it: *44 dead and* / *injured*, in letters
_BEHIND = 24


def _words_at(pattern: re.Pattern[str], s: Statement) -> frozenset[str]:
    text = s.told.extract.text if s.clause.part == "text" else s.told.extract.title
    found = text[s.clause.start : s.clause.end + (_BEHIND if pattern is _BOTH_KINDS else 0)]
    return frozenset(m[0].lower() for m in pattern.finditer(found))


#: that not all is counted yet
_PARTIAL = re.compile(
    r"\b(?:with|after|by) [^.;]{0,40}\b(?:counted|opened|reported|in)\b|\bso far\b|\b(?:early|first|partial|"
    r"provisional|preliminary|interim) (?:results?|returns?|count|figures)\b|"
    r"\b(?:leads?|leading|is ahead|was ahead|were ahead)\b|"
    r"\b(?:at|by|until) (?:noon|midday|\d{1,2} (?:a\.m|p\.m|o'clock))|"
    r"\bcount(?:ing)? (?:goes|went|is going|was going|continues|continued)\b|\bhalf of the (?:votes|ballots)\b|\bstill "
    r"(?:to be )?count",
    re.IGNORECASE,
)


def partial(s: Statement) -> bool:
    """Whether a sentence tells how a count stands that is not over."""
    start, end = s.told.extract.sentences[max(s.sentence, 0)]
    return _PARTIAL.search(s.told.extract.text[start:end]) is not None
