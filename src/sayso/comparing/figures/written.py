"""Measures that are told by how they are written, not by a clause that counts: ages, scores, votes on both sides,
places in a race.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.comparing.figures.gauges import Measured
from sayso.comparing.statements.cues import wording
from sayso.comparing.statements.statements import Statement, sheet


def written(statements: list[Statement]) -> Iterator[Measured]:
    """The ages, scores, divisions and places that a sentence gives."""
    told = statements[0].told
    start, end = told.extract.sentences[max(statements[0].sentence, 0)]
    text = told.extract.text[start:end]
    yield from _ages(statements, start, text)
    yield from _scores(statements, start, text)
    yield from _divisions(statements, start, text)
    yield from _places(statements, start, text)
    yield from _margins(statements, start, text)
    yield from _majorities(statements, start, text)


_NAME = r"(?:[A-Z][\w’'-]+ )*(?!(?:He|She|It|They|We|You|Who|The|This|That)\b)([A-Z][\w’'-]+)"
_AGES = (
    re.compile(rf"\b(\d{{1,3}})-year-old {_NAME}"),
    re.compile(rf"\b{_NAME},? (?:aged |who had just turned )?(\d{{1,3}})[,.;](?!\d)"),
    re.compile(rf"\b{_NAME},? who (?:is|was) (\d{{1,3}})(?= years old|[,;](?!\d)|\.(?!\d)| and )"),
    re.compile(
        rf"\b{_NAME} (?:is|was|turned|had turned) (?:aged )?(\d{{1,3}})"
        r"(?= years (?:old|of age)|[,;](?!\d)|\.(?!\d)| and | when )"
    ),
    re.compile(rf"\b{_NAME}(?: \w+){{1,6}}? at (?:the age of |age )(\d{{1,3}})\b"),
    re.compile(rf"\b(?:[Aa]t|[Aa]ged) (\d{{2}}),? (?:the \w+ )?{_NAME}"),
    re.compile(rf"\b{_NAME}, (?:a|the)[^,.]{{0,30}}\b(?:man|woman|boy|girl|youth) of (\d{{1,2}}),"),
)
#: ages of somebody who is named in the sentence before
_HIS_AGE = (
    re.compile(
        r"\b(?:[Hh]e|[Ss]he) (?:is|was|turned|had turned) (?:aged )?(\d{1,3})"
        r"(?= years (?:old|of age)|[,;](?!\d)|\.(?!\d)| and | when )"
    ),
    re.compile(r"\b(?:[Hh]e|[Ss]he)(?: \w+){1,6}? at (?:the age of |age )(\d{1,3})\b"),
    re.compile(
        r"\b[Tt]he (\d{1,3})-year-old(?! [A-Z])(?= (?:had|was|is|has|died|fell|did|went|said|told|from|of|who)\b|,)"
    ),
    re.compile(r"\b(?:[Hh]is|[Hh]er) age (?:is|was|was given as|was put at) (\d{1,3})\b"),
)  # fmt: skip


#: what every wording of an age has
_AN_AGE = re.compile(r"\b\d{1,3}(?:-year|[,.;]| years| and | when )|\b(?:[Aa]t|[Aa]ged|age|of|is|was|turned) \d{1,3}\b")


def _ages(statements: list[Statement], start: int, text: str) -> Iterator[Measured]:
    if _AN_AGE.search(text) is None:
        return
    for pattern in _AGES:
        for found in pattern.finditer(text):
            number, name = (found[1], found[2]) if found[1].isdigit() else (found[2], found[1])
            known = {w.lower() for w in re.findall(r"[A-Z][\w’'-]+", found[0])}
            yield from _age(statements, start + found.start(), number, name.lower(), known - {"at", "aged"})
    for pattern in _HIS_AGE:
        for found in pattern.finditer(text):
            names = _person_before(statements[0])
            if names:
                yield from _age(statements, start + found.start(), found[1], names[-1], set(names))


def _age(statements: list[Statement], at: int, number: str, name: str, known: set[str]) -> Iterator[Measured]:
    s = _covering(statements, at)
    if s is not None and 1 <= int(number) <= 120:
        # a birthday may lie between two reports
        yield Measured(
            s, f"age of {name}", "fixed", int(number) - 0.5, int(number) + 0.5, False, "", number, True,
            frozenset(known - {name}),
        )  # fmt: skip


def _person_before(s: Statement) -> list[str]:
    """The names of the only person by name who is a subject of the sentence before."""
    for number in (s.sentence - 1, s.sentence - 2):
        people = [
            m
            for t in sheet(s.told).of_sentence(number)
            for m in (t.subject,)
            if m is not None and m.names and (m.person or m.head in m.names) and not m.pronoun and not m.places
        ]
        if people:
            first = people[0].text.split()
            return [w.strip(",.").lower() for w in first if w.strip(",.").lower() in people[0].names]
    return []


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
    "win beat defeat draw lose match game final score victory goal point semi-final defeat thrash end finish cup "
    "league".split()
)
#: words of playing without which *ended 3-1* may be of anything
_SURELY_PLAYED = _PLAYED - {"end", "finish", "point", "lose", "win"}


def _scores(statements: list[Statement], start: int, text: str) -> Iterator[Measured]:
    if all(wording(s).isdisjoint(_PLAYED) for s in statements):
        return
    for found in (*_SCORE.finditer(text), *_IN_WORDS.finditer(text)):
        s = _covering(statements, start + found.start())
        if s is None or wording(s).isdisjoint(_PLAYED) or not wording(s).isdisjoint({"vote", "ballot", *_NOT_LAST}):
            continue
        if s.clause.predicate in ("end", "finish") and not _of_a_game(s):
            continue
        if s.when is not None and s.when.first != s.when.last:
            # *lost on Tuesday, after Saturday's win*
            continue
        sides = (_GOALS.index(n.lower()) if n.lower() in _GOALS else int(n) for n in found.groups())
        low, high = sorted(sides)
        value = high * 1000.0 + low
        yield Measured(s, "score", "fixed", value, value, False, "", found[0])


def _of_a_game(s: Statement) -> bool:
    of = sheet(s.told)
    near = (*of.of_sentence(s.sentence - 1), *of.of_sentence(s.sentence))
    return any(not wording(n).isdisjoint(_SURELY_PLAYED) for n in near)


_VOTES = r"(?:votes?|members?|deputies|councillors|senators|MPs|lawmakers|delegates|judges|ballots?|voices)"
_FOR = r"(?:in favou?r|for|backed|supported|approved|voted for|voted in favou?r|said yes|yes|ayes)"
_AGAINST = r"(?:against|opposed|rejected|voted against|said no|no|noes|voted no)"
_SPELT = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty".split()
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_NUMBER = rf"(\d{{1,3}}|(?i:(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(_SPELT[:9])}))?|{'|'.join(reversed(_SPELT))}))"
_DIVISIONS = (
    re.compile(rf"\bby {_NUMBER}(?: {_VOTES})? (?:votes? )?(?:to|against) {_NUMBER}\b(?! per)"),
    re.compile(
        rf"\b{_NUMBER}(?: {_VOTES})? (?:to it |it |were |spoke )?{_FOR}\b[^.;\d]{{0,30}} {_NUMBER}(?: {_VOTES})? "
        rf"{_AGAINST}\b"
    ),
    re.compile(
        rf"\b(?:voted?|voting|carried|passed|adopted|approved|rejected|defeated|turned)\b[^.;\d]{{0,60}}? "
        rf"with {_NUMBER}(?: {_VOTES})? (?:to|against) {_NUMBER}\b(?! per)"
    ),
    re.compile(rf"\bvoted(?: [a-z]+){{0,4}}? (?:by )?{_NUMBER}\s?(?:[-–]|to)\s?{_NUMBER}\b(?! per)"),
    re.compile(rf"\b{_NUMBER}\s?(?:[-–]|to)\s?{_NUMBER} (?:vote|in favou?r)\b"),
    re.compile(rf"\b{_NUMBER} votes? (?:to|against) {_NUMBER}\b(?! per)"),
    re.compile(
        rf"\b{_NUMBER}(?: {_VOTES})?,? (?:with|and|but|as|while) {_NUMBER}(?: {_VOTES})? (?:were |voted |cast )?"
        r"(?:against|opposed)\b"
    ),
    re.compile(
        rf"\b(?:vote|division|count|result|outcome) (?:was|stood at|went|ended) {_NUMBER}"
        rf"(?:\s?[-–]\s?| to | against ){_NUMBER}\b(?! per)"
    ),
    re.compile(
        rf"\b(?:carried|passed|adopted|approved|rejected|defeated|confirmed|lost|ratified|elected)(?: \w+)? {_NUMBER}"
        rf"(?:\s?[-–]\s?| to ){_NUMBER}\b(?! per)"
    ),
    re.compile(
        rf"\b{_NUMBER}(?: {_VOTES})? (?:voted |said |were |spoke |cast )?(?:against|no|noes)\b[^.;\d]{{0,20}} {_NUMBER}"
        rf"(?: {_VOTES})? (?:voted |said |were )?(?:in favou?r|for|yes|ayes)\b"
    ),
    re.compile(rf"\b{_NUMBER} {_VOTES} (?:backed|supported|approved|voted (?:for|in favou?r of|against)|opposed) "
               rf"[^.;\d]{{2,40}}?\b{_NUMBER}(?: {_VOTES})? (?:opposed|against|voted against|were against|said no)"),
)  # fmt: skip


def _divisions(statements: list[Statement], start: int, text: str) -> Iterator[Measured]:
    """How many voted on either side: *by 31 votes to 24*, *34 votes in favour and 24 against*."""
    low = text.lower()
    if not any(
        w in low
        for w in (
            " vot",
            " by ",
            "favo",
            "against",
            " carried ",
            " passed ",
            " result ",
            " adopted ",
            "said no",
            "said yes",
        )
    ):
        return
    if any(w in low for w in _OF_COURTS_AND_GAMES):
        return
    told = statements[0].told
    for pattern in _DIVISIONS:
        for found in pattern.finditer(text):
            s = _covering(statements, start + found.start(1))
            if s is None or s.standing not in ("asserted", "possible") or s.certainty < 2 or s.clause.modal is not None:
                continue
            low_side, high_side = sorted(_worth(n) for n in found.groups())
            value = high_side * 1000.0 + low_side
            yield Measured(s, "division", "fixed", value, value, False, "", found[0], True)
            before = told.extract.sentences[max(s.sentence - 1, 0)][0]
            yield from _either_side(s, told.extract.text[before:start] + text, found[0], low_side, high_side)
            return
    yield from _one_side(statements, start, text)


_ONE_SIDE = re.compile(
    rf"(?<!about )(?<![Ss]ome )(?<!least )\b{_NUMBER} (?:had )?voted (for|in favou?r of|against) "
    r"(?:the|it|its|his|their|a)\b"
)


def _one_side(statements: list[Statement], start: int, text: str) -> Iterator[Measured]:
    """How many voted for or against, where nothing is said of the other side: *148 voted for the bill*."""
    for found in _ONE_SIDE.finditer(text):
        s = _covering(statements, start + found.start(1))
        if s is not None and s.standing == "asserted" and s.certainty >= 2 and s.clause.modal is None:
            votes, name = _worth(found[1]), "votes against" if found[2] == "against" else "votes for"
            yield Measured(s, name, "fixed", votes, votes, False, "", found[1], True)


_CARRIED = re.compile(r"\b(?:passed|carried|adopted|approved|ratified|confirmed|went through|won)\b", re.IGNORECASE)
_FALLEN = re.compile(
    r"\b(?:rejected|defeated|lost|thrown out|threw out|voted down|beaten|failed|fell)\b", re.IGNORECASE
)


def _either_side(s: Statement, text: str, told: str, fewer: int, more: int) -> Iterator[Measured]:
    """The votes for and against, where the sentence tells which side won by a bare majority: *was lost by 62 votes to
    40*.
    """
    carried, fallen = (pattern.search(text) is not None for pattern in (_CARRIED, _FALLEN))
    if carried == fallen:
        return
    sides = (more, fewer) if carried else (fewer, more)
    for name, votes in zip(("votes for", "votes against"), sides, strict=True):
        yield Measured(s, name, "fixed", votes, votes, False, "", told, True)


def _worth(number: str) -> int:
    if number.isdigit():
        return int(number)
    tens, _, ones = number.lower().partition("-")
    if tens in _TENS:
        return 10 * _TENS.index(tens) + 20 + (_SPELT.index(ones) + 1 if ones else 0)
    return _SPELT.index(tens) + 1


#: what else is told by two numbers: *won by 3 goals to 1*, *by 31 points to 24*, *up 31 to 24*
_OF_COURTS_AND_GAMES = ("goal", "match", "game", "point", "poll", "per cent", "percent", "score")

_ORDER = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
_PLACED = re.compile(
    r"\b(?:came|come|comes|finished|finishes|ended(?: up)?|ends|was|placed|was placed|came in|took|takes|crossed the "
    rf"line)(?: in| a| an| the)? ({'|'.join(_ORDER)}|\d{{1,3}}(?:st|nd|rd|th))(?: place| spot| position)?"
    r"(?=[,.;]| in the end| overall| of | out of | behind | ahead | among | with a| in a time)"
)
_RACING = frozenset(
    "race racer run rally regatta marathon slalom downhill contest competition tournament heat lap skier runner "
    "rower cyclist driver swimmer jockey horse boat start finish stage title championship festival singer choir".split()
)


def _places(statements: list[Statement], start: int, text: str) -> Iterator[Measured]:
    """Where somebody came in: *came third*, *took fifth place*."""
    for found in _PLACED.finditer(text):
        s = _covering(statements, start + found.start())
        if s is None or s.standing != "asserted" or s.negative or s.certainty < 2 or s.clause.modal is not None:
            continue
        of = sheet(s.told)
        around = {w for number in (s.sentence, s.sentence - 1) for n in of.of_sentence(number) for w in wording(n)}
        if around.isdisjoint(_RACING) or re.search(r"\b(?:after|half|stage|lap|round|heat)\b", s.clause.text):
            continue
        word = found[1].lower()
        value = float(_ORDER.index(word) + 1) if word in _ORDER else float(re.sub(r"\D", "", word))
        yield Measured(s, "place", "fixed", value, value, False, "", found[1])


_LONG = rf"(?:{_NUMBER[1:-1]}|half an?|an?)"
_LONG_AND = rf"(?P<more>{_LONG}) (?P<smaller>seconds?|minutes?)"
_TIMED = (
    rf"(?P<first>{_LONG}) (?P<unit>seconds?|minutes?|hours?|lengths?|metres?|meters?)"
    rf"(?:(?: and |, | ){_LONG_AND})?"
)
_SECOND = (
    r"(?:the |her |his |its |their )?(?:second|next|nearest|closest|runner-up|rest|field|pack|bunch|pursuers)"
    r"(?:[ -](?:man|woman|rider|runner|skier|swimmer|driver|boat|crew|horse|car|finisher|placed|rival|pursuer|yacht|"
    r"team))?"
)
_MARGINS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_TIMED} (?:ahead|clear|in front) of {_SECOND}\b",
        rf"\b(?:lead|margin|advantage|gap)\b(?: over {_SECOND}| between [^.;]{{3,40}}| of victory)?"
        rf"(?: at the (?:line|finish|end))?"
        rf" (?:was|came to|amounted to|of) {_TIMED}\b",
        rf"\b(?:beat|beating|defeated|outran|outpaced) {_SECOND} (?:into second place )?by {_TIMED}\b",
        rf"\b(?:won|winning|win|victory)\b[^.;]{{0,40}}? (?:by|with) {_TIMED}\b(?! (?:left|to go|played|remaining))",
        rf"\b{_SECOND}\b[^.;]{{0,30}} {_TIMED} (?:behind|later|adrift|back|down|after)\b",
        rf"\b{_TIMED} (?:passed|went by|elapsed)? ?before {_SECOND}\b",
        rf"\b{_TIMED} (?:separated|lay between|stood between)\b[^.;]{{3,40}}\b{_SECOND}\b",
        rf"\b{_SECOND} (?:lost|gave away|conceded|was beaten by) {_TIMED}\b",
    )
)
#: where a race is not over, or is made up of several
_ON_THE_WAY = re.compile(
    r"\b(?:half-?way|overall|third|fourth|leads|is leading|at the (?:top|summit|pass|turn|foot|start|interval)|so far|"
    r"after "
    r"(?:\d+|one|two|three|four|ten|twenty|the first)|first leg|first heat|first run|on aggregate|record|jersey|"
    r"standings|classification|lap|kilometre|mile)\b",
    re.IGNORECASE,
)
_SECONDS = {"second": 1.0, "minute": 60.0, "hour": 3600.0}


def _margins(statements: list[Statement], start: int, text: str) -> Iterator[Measured]:
    """By how much a race was won: *41 seconds ahead of the second man*, *by three lengths*."""
    if not any(w in text for w in ("second", "minute", "hour", "length", "met")):
        return
    for pattern in _MARGINS:
        found = pattern.search(text)
        if found is None:
            continue
        s = _covering(statements, start + found.start("first"))
        if s is None or s.standing != "asserted" or s.negative or s.certainty < 2 or s.clause.modal is not None:
            return
        of = sheet(s.told)
        around = {w for number in (s.sentence, s.sentence - 1) for n in of.of_sentence(number) for w in wording(n)}
        if (around.isdisjoint(_RACING) and "the line" not in text) or _ON_THE_WAY.search(text) is not None:
            return
        unit = found["unit"].lower().removesuffix("s")
        worth = _lasting(found["first"]) * _SECONDS.get(unit, 1.0)
        if found["more"]:
            worth += _lasting(found["more"]) * _SECONDS.get(found["smaller"].lower().removesuffix("s"), 0.0)
        sort = "time" if unit in _SECONDS else "length" if unit == "length" else "metre"
        low, high = (worth, worth) if sort == "time" else (worth - 0.3, worth + 0.3)
        name = f"winning margin {sort}"
        yield Measured(s, name, "fixed", low, high, False, "", _told(found), True)
        return


_MAJORITIES = (
    re.compile(r"\b(?:majority|lead|margin|plurality) of (?:only |just |some |about )?([\d,]*\d) votes\b"),
    re.compile(
        r"\b(?:won|wins|(?:re-)?elected|winning|beat|defeated)\b[^.;\d]{0,60} by (?:only |just |some )?([\d,]*\d)"
        r" votes\b(?! (?:to|against) \d)"
    ),
)
_NOT_COUNTED = re.compile(
    r"\b(?:so far|counted|first round|first ballot|leads|leading|is ahead|was ahead|count goes|provisional)\b"
)


def _majorities(statements: list[Statement], start: int, text: str) -> Iterator[Measured]:
    """By how many votes somebody was elected: *a majority of 1,900 votes*."""
    if " votes" not in text or _NOT_COUNTED.search(text) is not None:
        return
    for pattern in _MAJORITIES:
        found = pattern.search(text)
        s = _covering(statements, start + found.start(1)) if found is not None else None
        if found is None or s is None or s.standing != "asserted" or s.certainty < 2 or s.clause.modal is not None:
            continue
        votes = float(found[1].replace(",", ""))
        slack = 0.0 if votes < 100 or votes % 10 else 5.0 if votes % 100 else 50.0
        yield Measured(s, "majority", "fixed", votes - slack, votes + slack, False, "", f"{found[1]} votes", True)
        return


def _told(found: re.Match[str]) -> str:
    return found.string[found.start("first") : max(found.end("unit"), found.end("smaller"))]


def _lasting(number: str) -> float:
    number = number.lower()
    if number.startswith("half"):
        return 0.5
    return 1.0 if number in ("a", "an") else float(_worth(number))


def _covering(statements: list[Statement], at: int) -> Statement | None:
    """The smallest clause that an offset stands in."""
    fits = [s for s in statements if s.clause.start <= at < s.clause.end]
    return min(fits, key=lambda s: s.clause.end - s.clause.start) if fits else None
