"""Figures: numbers in a clause with their wording, for laying side by side.

Left out are numbers that count or measure nothing: dates, clock times, ages, ordinals and numbers in names.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from sayso.model import Figure
from sayso.reading.document import Document, Token
from sayso.reading.phrases import content, phrase

Bound = Literal["exact", "about", "nearly", "at least", "up to"]

_UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALES = {"dozen": 12, "score": 20, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9,
           "bn": 10**9, "trillion": 10**12}  # fmt: skip
#: the ranges that the specification of findings gives
_VAGUE = {"several": (3, 9), "dozens": (20, 99), "scores": (40, 99), "hundreds": (100, 999),
          "thousands": (1000, 9999), "millions": (10**6, 10**7 - 1)}  # fmt: skip
#: words, besides digits, that a number may begin with
_BEGINS = frozenset({*_UNITS, *_SCALES, *_VAGUE, "a", "an"})
_MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_MONEY = {"$": "dollar", "£": "pound", "€": "euro", "us$": "dollar", "¥": "yen", "a$": "dollar"}
_BOUNDS: dict[Bound, str] = {
    "at least": "no fewer than, no less than, not less than, at least, more than, upwards of, over, above, exceeding, "
    "exceeded",
    "up to": "no more than, not more than, as many as, as much as, up to, fewer than, less than, at most, under, below",
    "about": "just over, an estimated, about, around, some, roughly, approximately, estimated, circa, perhaps",
    "nearly": "just under, close to, nearly, almost",
}
#: Wording before a number, by the bound that it sets.
_BEFORE: dict[str, Bound] = {words: bound for bound, listed in _BOUNDS.items() for words in listed.split(", ")}
#: nouns whose *of 28* is a count and no age
_TOTALS = frozenset(
    "total toll number sum count crew magnitude group crowd majority tally figure speed height length depth".split()
)
_CLOCK = frozenset({"at", "by", "after", "before", "until", "till", "from", "past", "since", "around", "about"})


def read_figures(document: Document, verb: Token, tokens: list[Token]) -> list[Figure]:
    """The figures among the tokens of one clause, in their order."""
    found: list[Figure] = []
    i = 0
    while i < len(tokens):
        low = tokens[i].lower
        if low not in _BEGINS and not low[0].isdigit() and low[0] != ",":
            i += 1
            continue
        run = _run(tokens, i)
        if not run:
            i += 1
            continue
        i += len(run)
        figure = _figure(document, verb, run)
        if figure is not None:
            found.append(figure)
    return found


def _run(tokens: list[Token], i: int) -> list[Token]:
    run: list[Token] = []
    while i + len(run) < len(tokens):
        token = tokens[i + len(run)]
        if run and token.i != run[-1].i + 1:
            break
        low = token.lower
        if run and low == "and" and [t.lower for t in tokens[i + len(run) + 1 : i + len(run) + 3]] == ["a", "half"]:
            run.extend(tokens[i + len(run) : i + len(run) + 3])
            continue
        if _value(low) is not None or low in _SCALES or (not run and low in _VAGUE):
            if run and low in _VAGUE:
                break
            run.append(token)
        elif (
            (
                low == "-"
                and run
                and (following := token.nbor()) is not None
                and (following.lower in _UNITS or following.lower in _SCALES)
            )
            or (
                low == "and"
                and run
                and run[-1].lower in _SCALES
                and (following := token.nbor()) is not None
                and (following.lower in _UNITS)
            )
            or (
                low in ("a", "an")
                and not run
                and (following := token.nbor()) is not None
                and (following.lower in _SCALES or following.lower == "half")
                and following.lower != "score"
            )
        ):
            run.append(token)
        else:
            break
    while run and run[-1].lower in ("-", "and", "a", "an"):
        run.pop()
    return [] if len(run) == 1 and run[0].lower == "score" else run


def _value(low: str) -> float | None:
    if low in _UNITS:
        return _UNITS[low]
    digits = low.replace(",", "")
    if digits and digits[0].isdigit():
        try:
            return float(digits)
        except ValueError:
            return None
    return None


def number(words: list[str]) -> tuple[float, float] | None:
    """The range that number words stand for: ``["twenty", "eight"]`` is (28, 28), ``["dozens"]`` (20, 99)."""
    if len(words) == 1 and words[0] in _VAGUE:
        low, high = _VAGUE[words[0]]
        return float(low), float(high)
    total = current = 0.0
    seen = False
    for at, word in enumerate(words):
        if word in ("-", "and"):
            continue
        if word == "half" and seen:
            # *two and a half million*
            current += 0.5
            continue
        if word in ("a", "an"):
            current = current if words[at + 1 : at + 2] == ["half"] and seen else 1
            continue
        if word in _SCALES:
            scale = _SCALES[word]
            current = (current or 1) * scale
            if scale >= 1000:
                total, current = total + current, 0
            seen = True
            continue
        value = _value(word)
        if value is None:
            return None
        if seen and current and word.isdigit():
            return None
        current += value
        seen = True
    return (total + current, total + current) if seen else None


def _figure(document: Document, verb: Token, run: list[Token]) -> Figure | None:
    words = [t.lower for t in run]
    value = number(words)
    if value is None or not _counts(run):
        return None
    last = run[-1]
    bound = _bound(run)
    start = run[0].start
    half = run[0].nbor(-1) if run[0].lower in ("a", "an") and len(run) > 1 else None
    if half is not None and half.lower == "half":
        # *half a million*
        value, start = (value[0] / 2, value[1] / 2), half.start
    noun, described, part_of, whole = _counted(run)
    if (share := _share(run)) is not None:
        # *half of the 40 cows*, *all but three of the 24 miners*
        of_it, at = share
        value, start, whole = (of_it(value[0]), of_it(value[1])), at.start, False
    if _left_out(run):
        return None
    per = None
    if noun is None and (behind := last.nbor()) is not None and behind.lower in _FATES:
        # *counted 23 injured*
        noun, described = behind.lower, [behind.lower]
    joined = _behind_dash(run)
    if joined is not None and joined.lower != "magnitude":
        noun, described, part_of, whole = _measured_by(joined)
    after = last.nbor()
    if (after is not None and after.lower in ("%", "percent")) or (
        after is not None and after.lower == "per" and (unit := after.nbor()) is not None and unit.lower == "cent"
    ):
        noun, per = "per cent", "per cent"
    if per is None:
        per = _rate(run)
    before = run[0].nbor(-1)
    if before is not None and before.lower in _MONEY:
        noun, start = _MONEY[before.lower], before.start
    elif noun is None and last.lower in _MONEY:
        noun = _MONEY[last.lower]
    end = last.end
    head = _noun_of(run)
    if head is not None and 0 < head.i - last.i <= 4:
        end = head.end
    part = last.sentence.part
    return Figure(
        start=start,
        end=end,
        text=document.words(start, end, part),
        part=part, low=value[0], high=value[1], bound=bound, noun=noun, words=described,
        part_of=part_of, whole=whole, per=per,
    )  # fmt: skip


_THE = frozenset({"the", "its", "his", "her", "their", "those", "these"})
_SHARES = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}


def _share(run: list[Token]) -> tuple[Callable[[float], float], Token] | None:
    """What of a whole is meant, and where its wording begins: *half of the 40 cows*, *all but three of the 24*."""
    tokens, at = run[0].sentence.tokens, run[0].i
    before = [t.lower for t in tokens[max(0, at - 6) : at]]
    if len(before) < 3 or before[-1] not in _THE or before[-2] != "of":
        return None
    word, article = before[-3], before[-4:-3] in (["a"], ["one"])
    if word in _SHARES and (article or word == "half" or len(before) == 3):
        parts = _SHARES[word]
        return (lambda n: n / parts), tokens[at - (4 if article else 3)]
    but = number([word])
    if before[-5:-3] == ["all", "but"] and but is not None and but[0] == but[1]:
        left = but[0]
        return (lambda n: n - left), tokens[at - 5]
    return None


def _left_out(run: list[Token]) -> bool:
    """Whether it is what is left out of a whole: *all but three of the 24*."""
    tokens, at = run[0].sentence.tokens, run[0].i
    behind = [t.lower for t in tokens[run[-1].i + 1 : run[-1].i + 3]]
    return [t.lower for t in tokens[max(0, at - 2) : at]] == ["all", "but"] and behind[:1] == ["of"]


def _rate(run: list[Token]) -> str | None:
    """*day* for *400,000 barrels a day*, *five dollars per day*."""
    head = _noun_of(run) or run[-1]
    first = head.nbor()
    unit = first.nbor() if first is not None else None
    if first is not None and first.text == "/" and unit is not None:
        # *132 km/h*
        return {"h": "hour", "hr": "hour", "hour": "hour", "s": "second", "l": "litre"}.get(unit.lower)
    if head.lower in ("km/h", "kmh", "kph", "mph"):
        return "hour"
    if first is not None and unit is not None and first.lower in ("a", "an", "per", "each", "every"):
        return unit.lemma if unit.lemma in _SPELLS else None
    return None


_SPELLS = frozenset(
    "second minute hour day night week month year head person shift tonne ton ounce barrel litre".split()
)


def _counts(run: list[Token]) -> bool:
    """Whether the number counts or measures something."""
    first, last = run[0], run[-1]
    before, after = first.nbor(-1), last.nbor()
    near = {t.lower.rstrip(".") for t in (before, after) if t is not None}
    if near & _MONTHS and len(run) == 1 and first.text.isdigit():
        return False
    if after is not None and after.lower in ("a.m.", "p.m.", "am", "pm", "o'clock", "o’clock", "th", "st", "gmt", ":"):
        return False
    if before is not None and before.lower in ("no.", "no", "number", "article", "page", "chapter", "flight", "#",
                                               "aged",
                                               "type", "route", "channel", "resolution"):  # fmt: skip
        return False
    if len(run) == 1 and first.text.isdigit() and len(first.text) == 4 and 1000 <= int(first.text) <= 2100:
        head = _noun_of(run)
        if head is None or before is None or before.lower in ("in", "since", "of", "by", "until", ",", "from", "to"):
            return False
    part = after is not None and after.lower in ("of", "per", "percent", "%")
    if before is not None and before.pos == "PROPN" and first.text[0].isdigit() and _noun_of(run) is None and not part:
        return False
    prep = first.head if first.head.dep == "prep" else (last.head if last.head.dep == "prep" else None)
    if prep is not None and _noun_of(run) is None:
        if (
            prep.lower in _CLOCK
            and not part
            and not _put_at(prep)
            and not _from_to(run)
            and (value := number([t.lower for t in run])) is not None
            and value[0] <= 24
            and _hour(run[0], value[0])
        ):
            return False
        if (
            prep.lower == "of"
            and (after is None or after.lower not in ("per", "percent", "%"))
            and prep.head.lemma.lower() not in _TOTALS
            and prep.head.lemma != "speak"
            and prep.head not in run
        ):
            return False
        if prep.lower == "in" and len(run) == 1 and first.text.isdigit() and len(first.text) == 4:
            return False
    if len(run) == 1 and first.lower == "one":
        head = _noun_of(run)
        if head is None or head.lower in ("day", "time", "thing", "point", "side", "another"):
            return False
    return not _joined(run)


#: what somebody puts *at 12*, or what stands there
_SUMS = frozenset(
    "toll number figure count total crowd cost price damage loss turnout tally attendance quake tremor".split()
)


def _put_at(prep: Token) -> bool:
    """*put the toll at 12*, *the number stands at 12*: no time of day."""
    verb = prep.head
    if prep.lower != "at" or verb.lemma not in (
        "put",
        "set",
        "estimate",
        "place",
        "reckon",
        "give",
        "stand",
        "measure",
    ):
        return False
    return any(c.lemma.lower() in _SUMS for c in verb.children) or verb.lemma in ("estimate", "measure")


def _hour(first: Token, value: float) -> bool:
    """Whether a number may be a time of day: *10*, *10.30*, not *5.4*."""
    return value == int(value) or len(first.text.partition(".")[2]) == 2


def _from_to(run: list[Token]) -> bool:
    """Whether it is one end of *from 17 to 15*."""
    tokens, first, last = run[0].sentence.tokens, run[0].i, run[-1].i
    behind = [t.lower for t in tokens[last + 1 : last + 3]]
    before = [t.lower for t in tokens[max(0, first - 3) : first]]
    up = before[-1:] == ["from"] and behind[:1] == ["to"] and behind[1:] and behind[1][0].isdigit()
    return bool(up) or (
        before[-1:] == ["to"] and before[-2:-1] != [] and before[-2][0].isdigit() and before[:1] == ["from"]
    )


def _joined(run: list[Token]) -> bool:
    """Whether it is joined by a dash or slash to another number or word: an age, a score, a span, a model."""
    tokens = run[0].sentence.tokens
    before = [t.lower for t in tokens[max(0, run[0].i - 2) : run[0].i]]
    after = [t.lower for t in tokens[run[-1].i + 1 : run[-1].i + 4]]
    if before and before[-1] in _DASHES and run[0].start == tokens[run[0].i - 1].end:
        return True
    if after and after[0] in _DASHES and run[-1].end == tokens[run[-1].i + 1].start:
        # *a 120-room hotel*, *a five-hour delay* measure; *36-year-old*, *52-3*, *a six-day-old calf* do not
        return _behind_dash(run) is None
    if after and (
        (after[0] in ("year", "years") and after[1:2] == ["old"]) or after[0].startswith(("year-", "-year-old"))
    ):
        # what is older than anybody lives is a thing
        value = number([t.lower for t in run])
        return value is None or value[1] <= _LIFE
    if (
        before
        and before[-1] == ","
        and (not after or after[0] in (",", ".", ")"))
        and len(run) == 1
        and run[0].text.isdigit()
    ):
        # *Jan Novak, 58, …*
        return len(run[0].text) < 3
    if (
        before[-1:] == [","]
        and len(after) > 2
        and after[0] == "and"
        and after[1].isdigit()
        and after[2] in (",", ".", ")")
    ):
        # *his two brothers, 17 and 22, …*
        return True
    return any(c in run[0].text[1:] for c in "-–/:")


#: what befell those whom a number counts without a noun of its own
_FATES = frozenset({"dead", "injured", "wounded", "missing"})
#: what stands between a number and a dash before a noun that it measures
_MEASURES = frozenset(
    "metre meter kilometre kilometer km mile foot inch centimetre tonne ton kilogram kilo litre gallon barrel hectare "
    "acre minute hour day week month year degree megawatt knot man member seat room bed storey story floor vehicle car "
    "strong magnitude page piece nation country state person people passenger truck lorry ship boat wagon carriage "
    "deputy dollar euro pound franc kroner crown ruble rouble yen degree million billion".split()
)


def _behind_dash(run: list[Token]) -> Token | None:
    """The unit that a dash joins to a number before a noun: *metre* of *an 82-metre ferry*; None where it is no unit,
    or more is joined to it.
    """
    tokens, at = run[0].sentence.tokens, run[-1].i
    if at + 3 >= len(tokens) or tokens[at + 1].lower not in ("-", "–") or tokens[at + 1].end != tokens[at + 2].start:
        return None
    unit, behind = tokens[at + 2], tokens[at + 3]
    if behind.lower in _DASHES and behind.start == unit.end:
        # *the 600-year-old tree* is no person
        value = number([t.lower for t in run])
        return unit if unit.lower == "year" and value is not None and value[0] > _LIFE else None
    if unit.lemma.lower() not in _MEASURES:
        return None
    before = run[0].nbor(-1)
    if before is not None and before.lower in _DASHES and before.end == run[0].start:
        return None
    return unit


#: years that nobody lives beyond
_LIFE = 125
_DASHES = ("-", "–", "/", ":", "—")


def _bound(run: list[Token]) -> Bound:
    tokens = run[0].sentence.tokens
    at = run[0].i
    while at > 0 and tokens[at - 1].lower in ("$", "£", "€", "the"):
        at -= 1
    before = [t.lower for t in tokens[max(0, at - 3) : at]]
    for length in range(len(before), 0, -1):
        bound = _BEFORE.get(" ".join(before[-length:]))
        if (
            bound is not None
            and not (before[-1:] == ["over"] and _particle(tokens[at - 1]))
            and not (bound == "up to" and before[-2:] == ["up", "to"] and _moved_up(tokens[at - 2], run))
            and not _lies(tokens[at - 1])
        ):
            return bound
    after = [t.lower for t in tokens[run[-1].i + 1 : run[-1].i + 3]]
    if after == ["or", "so"]:
        return "about"
    if after == ["or", "more"]:
        return "at least"
    return "exact"


#: verbs that *over* belongs to before a number: *handed over 65 men*, *spread over two days*
_WITH_OVER = frozenset(
    "hand turn give sign pass carry take bring make win sell lend cross fly step run spread stretch extend drag stand "
    "reach queue wind".split()
)


#: verbs of moving a figure, with *up* behind what is moved or behind the verb itself
_MOVED = frozenset("put push mark send drive take bring lift raise hike screw jack bump move shift force nudge".split())
_MOVING = frozenset("go climb creep edge inch rise move come shoot swell run jump be soar mount push crawl".split())


def _moved_up(up: Token, run: list[Token]) -> bool:
    """Whether *up to* tells where a rate, sum or level came to: *put its rate up to 12.75 per cent*, *went up to 3.20
    francs*; not *brought up to 300 people*.
    """
    behind = run[-1].nbor()
    measured = behind is not None and (
        behind.lower in ("per", "%", "percent")
        or behind.lemma.lower() in _MEASURES - {"man", "member", "people", "person"}
        or run[-1].text.count(".") == 1
        or (up.i + 2 < len(up.sentence.tokens) and up.sentence.tokens[up.i + 2].text in _MONEY)
    )
    if not measured:
        return False
    before = up.nbor(-1)
    if before is not None and before.lemma in _MOVING:
        return True
    moved = next((t for t in reversed(up.sentence.tokens[max(0, up.i - 8) : up.i]) if t.tag[:2] == "VB"), None)
    return moved is not None and moved.lemma in _MOVED and moved.i + 1 < up.i


#: verbs that tell where a thing is, behind which *under*, *over* are no bounds: *lies under 70 metres of water*
_LYING = frozenset("lie rest sit stand sleep hide bury sink hang float drift hover pass".split())


def _lies(preposition: Token) -> bool:
    """Whether it tells where a thing is: *lies under 70 metres of water*."""
    before = preposition.nbor(-1)
    return (
        preposition.lower in ("under", "over", "above", "below", "beneath")
        and preposition.dep == "prep"
        and before is not None
        and before.lemma in _LYING
    )


def _particle(over: Token) -> bool:
    """Whether *over* goes with the word before it."""
    before = over.nbor(-1)
    return over.dep == "prt" or over.tag == "RP" or (
        before is not None and (before.lower == "for" or before.lemma in _WITH_OVER)
    )  # fmt: skip


def _noun_of(run: list[Token]) -> Token | None:
    """The noun that the number stands before, as *men* in *120 men*."""
    last = run[-1]
    if (after := last.nbor()) is not None and after.lower == "and":
        third = after.nbor()
        if third is not None and third.pos == "NUM":
            return None
    for token in reversed(run):
        head = token.head
        if token.dep in ("nummod", "amod", "nmod", "compound", "quantmod", "det", "npadvmod") and head not in run:
            while head.dep in ("compound", "nmod") and head.head.pos in ("NOUN", "PROPN") and head.head.i > head.i:
                head = head.head
            if head.pos in ("NOUN", "PROPN", "ADJ") and head.i > last.i:
                return head
    after = last.nbor()
    if after is not None and _TYPE.fullmatch(after.text) and (named := after.nbor()) is not None:
        # *a total of 14 AK-47 rifles*
        return named if named.tag in ("NN", "NNS") else None
    return after if after is not None and after.pos == "NOUN" and last.pos == "NUM" and last.dep != "pobj" else None


#: the name of a type of weapon, vehicle or aircraft
_TYPE = re.compile(r"[A-Z][A-Za-z]{0,4}-\d+\w?")


def _counted(run: list[Token]) -> tuple[str | None, list[str], bool, bool]:
    """Noun, words of content of its phrase, whether a part of a named whole, whether the whole itself."""
    inside = {t.i for t in run}
    last = run[-1]
    prep = next((c for t in run for c in t.children if c.dep == "prep" and c.lower == "of" and c.i > last.i), None)
    if prep is None and (after := last.nbor()) is not None and after.lower == "of" and after.dep == "prep":
        prep = after
    if prep is not None and (inner := prep.child("pobj")) is not None:
        return inner.lemma.lower(), content([t for t in phrase(inner) if t.tag != "CD"]), _vague(run) is False, False
    head = _noun_of(run)
    if head is None:
        return None, [], False, False
    of = head.head if head.dep == "pobj" and head.head.lower == "of" else None
    before = of.nbor(-1) if of is not None else None
    whole = of is not None and (
        of.head.pos in ("NUM", "DET", "PRON", "ADJ") or (before is not None and before.pos == "NUM")
    )
    words = content([t for t in phrase(head) if t.i not in inside and t.tag != "CD"])
    return head.lemma.lower(), words, False, whole


def _measured_by(unit: Token) -> tuple[str, list[str], bool, bool]:
    """The same for a number that a dash joins to a unit: *metre*, *metre ferry* of *an 82-metre ferry*."""
    head = unit.head if unit.head.pos in ("NOUN", "PROPN") and 0 < unit.head.i - unit.i <= 3 else unit.nbor()
    words = [unit.lemma.lower()]
    if head is not None and head.pos in ("NOUN", "PROPN", "ADJ"):
        words.append(head.lemma.lower())
    noun = words[-1] if unit.lower == "strong" else words[0]
    return noun, words, False, False


def _vague(run: list[Token]) -> bool:
    return run[-1].lower in _VAGUE or run[-1].lower in _SCALES
