"""Numbers with their bounds, units and what they count.

A figure is read as a range by its wording. A bare figure from a hundred up that ends in noughts is taken to be rounded
to its last digit that is not nought: half a unit of that digit either way. Dates, clock times, ages, ordinals and the
numbers in names count nothing and are left out.
"""

from __future__ import annotations

import re
from functools import cache

from sayso.knowledge.tables import table
from sayso.model import Date, Part, Quantity
from sayso.reading.document import Document, Sentence, Token

#: A number with more digits than this is an identifier or an accident.
MAX_DIGITS = 15
#: ``about`` and ``nearly`` are ten per cent, as the specification of number conflicts has it.
SLACK = 0.1

_DIGITS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?")
_GLUED = re.compile(r"([$£€¥]?)([0-9][0-9,]*(?:\.[0-9]+)?)(k|m|mn|bn|b|tn|km|kg|mm|cm|ft|lbs?|mw|gw|ha|%)?")
_MONEY = {"$": "USD", "us$": "USD", "a$": "AUD", "c$": "CAD", "£": "GBP", "€": "EUR", "¥": "JPY", "₴": "UAH", "₽": "RUB",
          "₹": "INR", "rs": "INR", "r$": "BRL"}  # fmt: skip
_MONEY_UNITS = frozenset(_MONEY.values()) | frozenset(
    {"USD", "EUR", "GBP", "JPY", "CNY", "RUB", "UAH", "INR", "CHF", "TRY", "peso"}
)
_DASHES = frozenset({"-", "–", "—", "to"})
_DURATIONS = frozenset({"minute", "hour", "day", "week", "month", "year"})
#: words before a number that make it a name or an address
_LABELS = frozenset(
    "no no. number article section chapter page paragraph clause rule route highway road flight channel resolution "
    "room unit boeing airbus apollo type model mark version phase stage level category grade area district ward "
    "precinct brigade division battalion regiment group g title bill form item age aged exit pier gate platform line "
    "formula covid psalm verse".split()
)
_NONE = frozenset({"no", "none", "nobody", "no-one", "neither"})
_STATUS_VERBS = {
    "kill": "killed", "die": "killed", "perish": "killed", "drown": "killed", "slay": "killed", "execute": "killed",
    "murder": "killed", "massacre": "killed", "wound": "wounded", "injure": "wounded", "hurt": "wounded",
    "miss": "missing", "displace": "displaced", "evacuate": "evacuated", "arrest": "arrested", "detain": "arrested",
    "capture": "captured", "abduct": "abducted", "kidnap": "abducted", "rescue": "rescued", "free": "freed",
    "release": "freed", "exchange": "exchanged", "hospitalize": "wounded", "hospitalise": "wounded", "flee": "displaced",
    "destroy": "destroyed", "damage": "damaged", "burn": "burnt", "flood": "flooded", "deploy": "deployed", "save": "rescued",
    "survive": "survived", "live": "survived", "infect": "infected", "deport": "deported",
}  # fmt: skip
_STATUS_WORDS = {"dead": "killed", "killed": "killed", "injured": "wounded", "wounded": "wounded", "hurt": "wounded",
                 "missing": "missing", "unaccounted": "missing", "homeless": "displaced", "displaced": "displaced",
                 "ill": "ill", "sick": "ill", "safe": "rescued", "unhurt": "unhurt", "alive": "survived"}  # fmt: skip


class Lexicon:
    """The tables of number words, hedges and units."""

    def __init__(self) -> None:
        self.units: dict[str, float] = {}
        self.scales: dict[str, float] = {}
        self.vague: dict[str, tuple[float, float]] = {}
        self.fractions: dict[str, float] = {}
        for word, kind, low, high in table("number_words"):
            if kind == "unit":
                self.units[word] = float(low)
            elif kind == "scale":
                self.scales[word] = float(low)
            elif kind == "vague":
                self.vague[word] = (float(low), float(high))
            else:
                self.fractions[word] = float(low)
        hedges: dict[str, list[tuple[tuple[str, ...], str]]] = {"before": [], "behind": []}
        for words, side, bound in table("hedged_numbers"):
            hedges[side].append((tuple(words.split()), bound))
        #: longest first
        self.before = sorted(hedges["before"], key=lambda h: (-len(h[0]), h[0]))
        self.behind = sorted(hedges["behind"], key=lambda h: (-len(h[0]), h[0]))
        self.nouns: dict[str, tuple[str, str, str | None]] = {}
        for unit, kind, of, words in table("units"):
            for word in words.split():
                self.nouns[word] = (unit, kind, None if of == "-" else of)
        #: a token that is one of these may begin a number
        self.starts = frozenset(self.units) | frozenset(self.vague) | frozenset(self.fractions) | _NONE | {"a", "an"}


@cache
def lexicon() -> Lexicon:
    return Lexicon()


def read_quantities(document: Document, dates: list[Date]) -> list[Quantity]:
    """The quantities of the headline, then of the text, in their order.

    A number inside a date is none, unless the date is a length of time (*three days*).
    """
    dated: dict[Part, list[tuple[int, int]]] = {"title": [], "text": []}
    for date in dates:
        if date.type != "DURATION":
            dated[date.part].append((date.start, date.end))
    found: list[Quantity] = []
    for sentence in document.all_sentences():
        spans = [s for s in dated[sentence.part] if s[0] < sentence.end and sentence.start < s[1]]
        found.extend(_sentence(document, sentence, spans))
    return found


def _sentence(document: Document, sentence: Sentence, dated: list[tuple[int, int]]) -> list[Quantity]:
    tokens = sentence.tokens
    known = lexicon()
    found: list[Quantity] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if (
            token.tag != "CD"
            and token.lower not in known.starts
            and not token.text[0].isdigit()
            and not (token.text[0] in "$£€¥" and len(token.text) > 1)
        ):
            i += 1
            continue
        read = _Reader(tokens, known).at(i)
        if read is None:
            i += 1
            continue
        first, last, low, high, bound, money, glued = read
        if any(a <= tokens[first].start and tokens[last].end <= b for a, b in dated) or not _counts(
            tokens, first, last
        ):
            i = last + 1
            continue
        quantity = _quantity(document, tokens, first, last, low, high, bound, money, glued)
        if quantity is not None:
            found.append(quantity)
        i = last + 1
    return found


class _Reader:
    """Reads one number, range of numbers or vague number word, at a token."""

    def __init__(self, tokens: list[Token], known: Lexicon) -> None:
        self.tokens = tokens
        self.known = known
        self.money: str | None = None
        self.glued: str | None = None

    def at(self, i: int) -> tuple[int, int, float, float, str | None, str | None, str | None] | None:
        """First and last token, low, high, bound by the number itself, unit of money, unit that is glued on."""
        tokens, known = self.tokens, self.known
        token = tokens[i]
        if token.lower in _NONE:
            return self._none(i)
        if token.lower in known.vague:
            low, high = known.vague[token.lower]
            last = i
            if i + 2 < len(tokens) and tokens[i + 1].lower == "of" and tokens[i + 2].lower in known.vague:
                # tens of thousands, hundreds of thousands
                factor = known.vague[tokens[i + 2].lower][0]
                low, high, last = low * factor, (high + 1) * factor - 1, i + 2
            elif token.lower == "several" and i + 1 < len(tokens) and tokens[i + 1].lower in known.scales:
                factor = known.scales[tokens[i + 1].lower]
                low, high, last = low * factor, high * factor, i + 1
            elif token.lower == "several" and i + 1 < len(tokens) and tokens[i + 1].lower in known.vague:
                return None
            return i, last, low, high, "vague", None, None
        if (
            token.lower == "tens"
            and i + 2 < len(tokens)
            and tokens[i + 1].lower == "of"
            and tokens[i + 2].lower in known.vague
        ):
            factor = known.vague[tokens[i + 2].lower][0]
            return i, i + 2, 10 * factor, 100 * factor - 1, "vague", None, None
        one = self._one(i)
        if one is None:
            return None
        last, value, exact = one
        first = i
        before = tokens[i - 1].lower if i else ""
        if before in _MONEY:
            self.money, first = _MONEY[before], i - 1
        # between 10 and 12, from 10 to 12, 10-12
        joint = tokens[last + 1].lower if last + 1 < len(tokens) else ""
        lead = tokens[first - 1].lower if first else ""
        if joint in _DASHES or (joint == "and" and lead == "between") or (joint == "or" and lead != "between"):
            at = last + 2
            if at < len(tokens) and tokens[at].lower in _MONEY:
                at += 1
            other = self._one(at) if at < len(tokens) else None
            if other is not None and other[1] > value and (joint != "or" or other[1] - value <= max(2, value * 0.5)):
                low = value
                if other[2] is False and exact and value < 1000 <= other[1] and value > 0:
                    # 2 to 3 million
                    scale = 10 ** (len(str(int(other[1]))) - len(str(int(value))))
                    low = value * scale if tokens[other[0]].lower in self.known.scales else value
                if lead in ("between", "from"):
                    first -= 1
                return first, other[0], low, other[1], "range", self.money, self.glued
        return first, last, value, value, None if exact else "worded", self.money, self.glued

    def _none(self, i: int) -> tuple[int, int, float, float, str | None, str | None, str | None] | None:
        tokens = self.tokens
        low = tokens[i].lower
        nxt = tokens[i + 1] if i + 1 < len(tokens) else None
        if low == "no":
            if nxt is None or nxt.lower in ("fewer", "less", "more", "longer", "matter", "doubt"):
                return None
            if nxt.lower == "one":
                return i, i + 1, 0.0, 0.0, "none", None, "person"
            head = tokens[i].head
            noun = lexicon().nouns.get(head.lemma.lower())
            if head.i > i and noun is not None and noun[1] != "measure":
                return i, i, 0.0, 0.0, "none", None, None
            return None
        if low in ("nobody", "no-one"):
            return i, i, 0.0, 0.0, "none", None, "person"
        if low == "none" and nxt is not None and nxt.lower == "of":
            return i, i, 0.0, 0.0, "none", None, None
        return None

    def _one(self, i: int) -> tuple[int, float, bool] | None:
        """Last token and value of one number, and whether it is written in full (*28,000* and not *28 thousand*)."""
        tokens, known = self.tokens, self.known
        total = current = 0.0
        seen = scaled = False
        at = i
        last = i - 1
        while at < len(tokens):
            low = tokens[at].lower
            if low in known.units:
                value = known.units[low]
                if seen and not scaled and not (current % 100 >= 20 and current % 10 == 0 and value < 10):
                    break
                current += value
            elif low[0].isdigit() or (low[0] in "$£€¥" and len(low) > 1):
                if seen:
                    break
                digits = self._digits(low)
                if digits is None:
                    return None
                current = digits
            elif low in known.scales and (
                seen or low == "dozen" or (low in ("hundred", "thousand", "million", "billion") and at > i)
            ):
                factor = known.scales[low]
                if factor == 100:
                    current = (current or 1) * 100
                elif factor == 12:
                    current = (current or 1) * 12
                else:
                    total, current = total + (current or 1) * factor, 0.0
                scaled = True
            elif low in ("a", "an") and at == i and at + 1 < len(tokens):
                follower = tokens[at + 1].lower
                if follower in known.fractions and follower != "second":
                    if follower == "half" or (at + 2 < len(tokens) and tokens[at + 2].lower == "of"):
                        return at + 1, known.fractions[follower], True
                    return None
                if follower not in known.scales or len(follower) < 3:
                    return None
                at += 1
                continue
            elif (
                low == "-"
                and seen
                and at + 1 < len(tokens)
                and tokens[at + 1].lower in known.units
                and current % 10 == 0
            ) or (
                low == "and"
                and scaled
                and at + 1 < len(tokens)
                and tokens[at + 1].lower in known.units
                and (current >= 100 or total > 0)
            ):
                at += 1
                continue
            elif low in known.fractions and not seen and low == "half":
                follower = tokens[at + 1].lower if at + 1 < len(tokens) else ""
                if follower in ("of", "the", "its", "their", "a", "his", "our", "all"):
                    if follower == "a" and at + 2 < len(tokens) and tokens[at + 2].lower in known.scales:
                        return at + 2, 0.5 * known.scales[tokens[at + 2].lower], False
                    return at, 0.5, True
                return None
            elif (
                (low in known.fractions
                and seen
                and not scaled
                and current < 10
                and low.endswith("s"))
                or (low in ("third", "fifth", "tenth", "quarter") and seen and current == 1 and not scaled)
            ):
                return at, current * known.fractions[low], True
            elif (
                low == "-"
                and seen
                and at + 1 < len(tokens)
                and tokens[at + 1].lower in known.fractions
                and current < 10
            ):
                at += 1
                continue
            else:
                break
            seen = True
            last = at
            at += 1
        if not seen:
            return None
        value = total + current
        if value != value or value > 10**MAX_DIGITS:
            return None
        return last, value, not scaled

    def _digits(self, low: str) -> float | None:
        glued = _GLUED.fullmatch(low)
        if glued is None or len(low) > MAX_DIGITS + 8:
            return None
        money, digits, suffix = glued.groups()
        if "," in digits and not _DIGITS.fullmatch(digits):
            return None
        value = float(digits.replace(",", ""))
        if money:
            self.money = _MONEY[money]
        if suffix in ("k", "m", "mn", "bn", "b", "tn"):
            value *= {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12}[suffix]
        elif suffix:
            self.glued = lexicon().nouns.get(suffix, (suffix, "", None))[0]
        return value if value <= 10**MAX_DIGITS else None


def _counts(tokens: list[Token], first: int, last: int) -> bool:
    """Whether the number counts or measures something; not so for ages, labels, clock times and parts of names."""
    before = tokens[first - 1] if first else None
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    behind = after.lower if after is not None else ""
    one = tokens[first]
    if first == last and one.lower == "one":
        # *one of them*, *one soldier*; not the pronoun
        if behind != "of" and not (one.dep in ("nummod",) and one.head.i > one.i):
            return False
        if one.head.lower in ("day", "time", "thing", "point", "side", "way"):
            return False
    if before is not None:
        if before.lower in _LABELS and one.text[0].isdigit():
            return False
        if (
            before.lower in ("-", "–", "/", ":")
            and first >= 2
            and before.start == tokens[first - 2].end
            and before.end == one.start
        ):
            return False
        if (
            before.text[:1].isupper()
            and before.pos == "PROPN"
            and first == last
            and one.text[0].isdigit()
            and (one.head is before or (one.dep in ("nummod", "appos", "npadvmod") and one.head.i < one.i))
        ):
            return False
    if behind in ("a.m.", "p.m.", "am", "pm", "o'clock", "o’clock", "gmt", ":", "st", "nd", "rd", "th"):
        return False
    if after is not None and behind in ("-", "–", "‑") and after.start == tokens[last].end and last + 2 < len(tokens):
        unit = tokens[last + 2].lower
        third = tokens[last + 3].lower if last + 3 < len(tokens) else ""
        if unit in ("year", "month", "day", "week") and third == "-":
            return False
        if unit in ("year", "month", "week") and tokens[last + 2].end == tokens[last + 2].sentence.tokens[-1].end:
            return False
    if first == last and one.text.isdigit() and len(one.text) == 4 and 1000 <= int(one.text) <= 2100:
        # a year, unless it counts the noun behind it
        if not (one.dep == "nummod" and one.head.i > one.i and one.head.tag in ("NNS", "NNPS")):
            return False
    if behind in ("year", "years") and last + 2 < len(tokens) and tokens[last + 2].lower == "old":
        return False
    if first == last and one.text.isdigit() and one.dep == "appos":
        # Mr Smith, 43,
        return False
    return not (
        one.text.isdigit()
        and one.dep == "pobj"
        and one.head.lower in ("at", "by", "until", "since")
        and behind in ("", ",", "on", ".")
    )


def _quantity(
    document: Document, tokens: list[Token], first: int, last: int, low: float, high: float, bound: str | None,
    money: str | None, glued: str | None,
) -> Quantity | None:  # fmt: skip
    known = lexicon()
    start, hedge = _hedge(tokens, first, known.before)
    low_bound: float | None = low
    high_bound: float | None = high
    if hedge is None:
        hedge = _behind(tokens, last, known.behind)
    if (bound is None and hedge is None) or (bound == "worded" and hedge is None):
        low_bound, high_bound = rounded(low)
    if hedge is not None and bound != "none":
        low_bound, high_bound = bounded(hedge, low, high)
    unit, of, end = _unit(tokens, first, last, money, glued, bound)
    if unit is None and of is None and bound == "none":
        return None
    if unit in ("%",) and hedge is None and bound is None:
        low_bound, high_bound = low, high
    if hedge == "none" or bound == "none":
        low_bound, high_bound = 0.0, 0.0
    part = tokens[first].sentence.part
    begin = tokens[start].start
    return Quantity(
        start=begin, end=end, text=document.words(begin, end, part), part=part,
        low=low_bound, high=high_bound, unit=unit, of=of,
    )  # fmt: skip


def rounded(value: float) -> tuple[float, float]:
    """The range of a bare figure: itself, or half a unit of its last digit that is not nought from 100 up.

    ``28000`` is 27500 to 28500, ``200`` 150 to 250, ``1487`` and ``30`` themselves.
    """
    if value < 100 or value != int(value):
        return value, value
    whole = int(value)
    if whole % 10:
        return value, value
    step = 1
    while whole % (step * 10) == 0:
        step *= 10
    return value - step / 2, value + step / 2


def bounded(hedge: str, low: float, high: float) -> tuple[float | None, float | None]:
    """The range that a wording makes of a figure; None is unbounded."""
    if hedge == "from":
        return low, None
    if hedge == "to":
        return 0.0, high
    if hedge == "about":
        return low * (1 - SLACK), high * (1 + SLACK)
    if hedge == "nearly":
        return low * (1 - SLACK), high
    if hedge == "over":
        return low, high * (1 + SLACK)
    return low, high


def _hedge(tokens: list[Token], first: int, wordings: list[tuple[tuple[str, ...], str]]) -> tuple[int, str | None]:
    if first == 0:
        return first, None
    if tokens[first - 1].lower in ("the", "a", "an") and first >= 2:
        at = first - 1
    else:
        at = first
    near = tokens[at - 1].lower
    for words, bound in wordings:
        n = len(words)
        if words[-1] == near and at >= n and tuple(t.lower for t in tokens[at - n : at]) == words:
            if words in (("over",), ("above",), ("under",), ("below",), ("around",), ("about",)) and not _adverbial(
                tokens[at - 1]
            ):
                return first, None
            if bound == "exact":
                return first, None
            return at - n, bound
    return first, None


def _adverbial(word: Token) -> bool:
    """*over 300 people*, but not *flew over 3 towns* or *spread over two days*."""
    if word.tag in ("RB", "JJR", "RBR") or word.dep in ("advmod", "quantmod"):
        return True
    before = word.nbor(-1)
    if before is None or before.pos == "PUNCT":
        return True
    if word.lower in ("about", "around"):
        return before.lemma not in (
            "talk",
            "speak",
            "know",
            "complain",
            "turn",
            "spin",
            "learn",
            "think",
            "worry",
            "travel",
        )
    return before.pos in ("VERB", "ADP", "CCONJ", "DET") and before.lemma not in (
        "fly",
        "spread",
        "climb",
        "jump",
        "talk",
        "fall",
        "pass",
        "last",
        "extend",
        "bridge",
        "look",
        "drive",
        "go",
        "take",
    )


def _behind(tokens: list[Token], last: int, wordings: list[tuple[tuple[str, ...], str]]) -> str | None:
    for words, bound in wordings:
        n = len(words)
        if tuple(t.lower for t in tokens[last + 1 : last + 1 + n]) == words:
            return bound
    return None


def _unit(
    tokens: list[Token], first: int, last: int, money: str | None, glued: str | None, bound: str | None
) -> tuple[str | None, str | None, int]:
    """Unit, what is counted, and where the quantity's span ends."""
    known = lexicon()
    end = tokens[last].end
    number = tokens[last]
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if glued == "person":
        return "person", _status(tokens, number, None), end
    if money is not None:
        return money, _of(tokens, last), end
    if glued is not None:
        return glued, _of(tokens, last), end
    if after is None:
        return None, _status(tokens, number, None), end
    two = f"{after.lower}-{tokens[last + 2].lower}" if last + 2 < len(tokens) else ""
    if two in known.nouns:
        return known.nouns[two][0], _of(tokens, last + 2), tokens[last + 2].end
    if after.lower in ("square", "cubic", "nautical") and last + 2 < len(tokens):
        inner = known.nouns.get(tokens[last + 2].lemma.lower())
        if inner is not None:
            unit = (
                f"{inner[0]}²"
                if after.lower == "square"
                else f"{inner[0]}³"
                if after.lower == "cubic"
                else "nautical mile"
            )
            return unit, _of(tokens, last + 2), tokens[last + 2].end
    joined = after.lower in ("-", "–") and last + 2 < len(tokens)
    direct = tokens[last + 2] if joined else after
    noun = known.nouns.get(direct.lemma.lower()) or known.nouns.get(direct.lower)
    if direct.lower in _MONEY_WORDS:
        return _MONEY_WORDS[direct.lower], _of(tokens, direct.i), direct.end
    if noun is not None and noun[1] == "measure":
        return noun[0], _of(tokens, direct.i), direct.end
    if direct.text in _MONEY:
        return _MONEY[direct.text], _of(tokens, direct.i), direct.end
    head = _head(tokens, first, last)
    if head is None:
        if direct.lower in _STATUS_WORDS:
            return "person", _STATUS_WORDS[direct.lower], direct.end
        return None, _status(tokens, number, None), end
    kind = known.nouns.get(head.lemma.lower())
    if kind is None and head.tag in ("NNS", "NN"):
        kind = _person_noun(head.lemma.lower())
    if kind is not None and kind[1] == "status":
        return kind[0], kind[2], head.end
    status = _status(tokens, number, head)
    if kind is not None and kind[1] == "person":
        named = None if head.lemma.lower() in _GENERIC else head.lemma.lower()
        return kind[0], status or named, head.end
    if kind is not None:
        return kind[0], _of(tokens, head.i), head.end
    if head.tag in ("NNP", "NNPS"):
        # 35 Ukrainians
        return ("person" if head.tag == "NNPS" else None), status or head.lemma.lower(), head.end
    if head.lower in _STATUS_WORDS:
        return "person", _STATUS_WORDS[head.lower], head.end
    return head.lemma.lower(), status or head.lemma.lower(), head.end


_MONEY_WORDS = {"dollars": "USD", "euros": "EUR", "pounds": "GBP", "dollar": "USD", "euro": "EUR", "pound": "GBP"}
_GENERIC = frozenset(
    {"person", "people", "individual", "human", "man", "woman", "other", "household", "family", "member"}
)


def _person_noun(lemma: str) -> tuple[str, str, str | None] | None:
    """*carpenter*, *negotiator*, *tourist*: nouns of doers by their endings, but for things that end alike."""
    if lemma in _THINGS or len(lemma) < 6:
        return None
    if lemma.endswith(
        ("keeper", "worker", "fighter", "maker", "goer", "dweller", "seeker", "holder", "bearer", "ist", "man", "woman")
    ):
        return ("person", "person", None)
    return None


_THINGS = frozenset(
    "shaman taliban checklist persist twist locker tanker bunker list artist-run playlist shortlist".split()
)


def _head(tokens: list[Token], first: int, last: int) -> Token | None:
    """The noun that the number counts: *men* in *120 armed men*, *prisoners* in *hundreds of prisoners*."""
    for token in (tokens[last], tokens[first]):
        of = next((c for c in token.children if c.dep == "prep" and c.lower == "of" and c.i > last), None)
        if of is not None and (inner := of.child("pobj")) is not None:
            return inner
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    for token in tokens[first : last + 1]:
        head = token.head
        if head.i > last and token.dep in (
            "nummod",
            "amod",
            "nmod",
            "compound",
            "quantmod",
            "det",
            "npadvmod",
            "advmod",
            "neg",
        ):
            while head.dep in ("compound", "nmod", "quantmod", "nummod") and head.head.i > head.i:
                head = head.head
            if head.pos in ("NOUN", "PROPN") or (head.tag in ("JJ", "VBN") and head.lower in _STATUS_WORDS):
                return head
    if after is not None and after.pos == "NOUN" and tokens[last].pos in ("NUM", "NOUN"):
        while (follower := after.nbor()) is not None and after.dep == "compound" and follower.pos == "NOUN":
            after = follower
        return after
    return None


def _of(tokens: list[Token], at: int) -> str | None:
    """What is measured: *wheat* in *28,000 tonnes of wheat*."""
    if at + 2 < len(tokens) and tokens[at + 1].lower == "of":
        of = tokens[at + 1].child("pobj")
        return of.lemma.lower() if of is not None else None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is not None and after.pos == "NOUN" and tokens[at].head is after:
        return after.lemma.lower()
    return None


def _status(tokens: list[Token], number: Token, head: Token | None) -> str | None:
    """What became of those that are counted, by the words round them: *killed*."""
    noun = head if head is not None else number
    for child in noun.children:
        if child.lower in _STATUS_WORDS and child.dep in ("amod", "acl", "relcl", "appos", "acomp", "advcl"):
            return _STATUS_WORDS[child.lower]
        if child.dep in ("acl", "relcl") and child.lemma in _STATUS_VERBS:
            return _STATUS_VERBS[child.lemma]
    top = noun
    while (
        top.dep in ("conj", "nummod", "pobj", "prep")
        and top.head is not top
        and (top.dep != "prep" or top.lower == "of")
        and (top.dep != "pobj" or top.head.lower == "of")
    ):
        top = top.head
    verb = top.head
    if top.dep in ("nsubj", "nsubjpass", "dobj", "attr") and verb is not top:
        for child in verb.children:
            if child.dep in ("acomp", "oprd", "attr") and child.lower in _STATUS_WORDS:
                return _STATUS_WORDS[child.lower]
        if verb.lemma in _STATUS_VERBS and (top.dep != "nsubj" or verb.lemma in _INTRANSITIVE or verb.tag == "VBN"):
            return _STATUS_VERBS[verb.lemma]
        if verb.lower in _STATUS_WORDS:
            return _STATUS_WORDS[verb.lower]
    if head is not None:
        after = head.nbor()
        if after is not None and after.lower in _STATUS_WORDS:
            return _STATUS_WORDS[after.lower]
    else:
        after = number.nbor()
        if after is not None and after.lower in _STATUS_WORDS:
            return _STATUS_WORDS[after.lower]
    return None


_INTRANSITIVE = frozenset({"die", "perish", "drown", "flee", "survive", "live", "miss", "evacuate"})
