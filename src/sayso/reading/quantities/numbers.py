"""Numbers in words and figures: where one begins and ends, what it comes to, and whether it counts anything."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from sayso.knowledge.tables import table
from sayso.reading.document import Token

#: A number with more digits than this is an identifier or an accident.
MAX_DIGITS = 15

_DIGITS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?")
_GLUED = re.compile(r"([$£€¥]?)([0-9][0-9,]*(?:\.[0-9]+)?)(k|m|mn|bn|b|tn|km|kg|mm|cm|ft|lbs?|mw|gw|ha|%)?")
MONEY = {"$": "USD", "us$": "USD", "a$": "AUD", "c$": "CAD", "£": "GBP", "€": "EUR", "¥": "JPY", "₴": "UAH", "₽": "RUB",
          "₹": "INR", "rs": "INR", "r$": "BRL"}  # fmt: skip
_DASHES = frozenset({"-", "–", "—", "to"})
#: words before a number that make it a name or an address
_LABELS = frozenset(
    "no no. number article section chapter page paragraph clause rule route highway road flight channel resolution "
    "room unit boeing airbus apollo type model mark version phase stage level category grade area district ward "
    "precinct brigade division battalion regiment group g title bill form item age aged exit pier gate platform line "
    "formula covid psalm verse".split()
)
_NONE = frozenset({"no", "none", "nobody", "no-one", "neither"})


class Number(NamedTuple):
    """A number, a range or a vague number word, by the tokens that it stands in."""

    first: int
    last: int
    low: float
    high: float
    #: ``vague``, ``range``, ``none``, ``share`` (0 to 1) or ``worded`` (*28 thousand*); None for a bare figure
    kind: str | None
    #: code of a currency whose sign stands before it
    money: str | None
    #: unit that is written on to it
    glued: str | None


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
        self.starts = (
            frozenset(self.units) | frozenset(self.vague) | frozenset(self.fractions) | _NONE | {"a", "an", "tens"}
        )


@cache
def lexicon() -> Lexicon:
    return Lexicon()


class NumberReader:
    """Reads one number, range of numbers or vague number word, at a token."""

    def __init__(self, tokens: list[Token], known: Lexicon) -> None:
        self.tokens = tokens
        self.known = known
        self.money: str | None = None
        self.glued: str | None = None
        self.share = False

    def at(self, i: int) -> Number | None:
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
            return Number(i, last, low, high, "vague", None, None)
        if (
            token.lower == "tens"
            and i + 2 < len(tokens)
            and tokens[i + 1].lower == "of"
            and tokens[i + 2].lower in known.vague
        ):
            factor = known.vague[tokens[i + 2].lower][0]
            return Number(i, i + 2, 10 * factor, 100 * factor - 1, "vague", None, None)
        one = self._one(i)
        if one is None:
            return None
        last, value, exact = one
        first = i
        before = tokens[i - 1].lower if i else ""
        if before in MONEY:
            self.money, first = MONEY[before], i - 1
        # between 10 and 12, from 10 to 12, 10-12
        joint = tokens[last + 1].lower if last + 1 < len(tokens) else ""
        lead = tokens[first - 1].lower if first else ""
        if joint in _DASHES or (joint == "and" and lead == "between") or (joint == "or" and lead != "between"):
            at = last + 2
            if at < len(tokens) and tokens[at].lower in MONEY:
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
                return Number(first, other[0], low, other[1], "range", self.money, self.glued)
        kind = "share" if self.share else None if exact else "worded"
        return Number(first, last, value, value, kind, self.money, self.glued)

    def _none(self, i: int) -> Number | None:
        tokens = self.tokens
        low = tokens[i].lower
        nxt = tokens[i + 1] if i + 1 < len(tokens) else None
        if low == "no":
            if nxt is None or nxt.lower in ("fewer", "less", "more", "longer", "matter", "doubt"):
                return None
            if nxt.lower == "one":
                return Number(i, i + 1, 0.0, 0.0, "none", None, "person")
            head = tokens[i].head
            noun = lexicon().nouns.get(head.lemma.lower())
            if head.i > i and noun is not None and noun[1] != "measure":
                return Number(i, i, 0.0, 0.0, "none", None, None)
            return None
        if low in ("nobody", "no-one"):
            return Number(i, i, 0.0, 0.0, "none", None, "person")
        if low == "none" and nxt is not None and nxt.lower == "of":
            return Number(i, i, 0.0, 0.0, "none", None, None)
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
                        return self._fraction(at + 1, known.fractions[follower])
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
                    return None if follower == "a" else self._fraction(at, 0.5)
                return None
            elif (low in known.fractions and seen and not scaled and current < 10 and low.endswith("s")) or (
                low in ("third", "fifth", "tenth", "quarter") and seen and current == 1 and not scaled
            ):
                return self._fraction(at, current * known.fractions[low])
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

    def _fraction(self, last: int, value: float) -> tuple[int, float, bool]:
        self.share = True
        return last, value, True

    def _digits(self, low: str) -> float | None:
        glued = _GLUED.fullmatch(low)
        if glued is None or len(low) > MAX_DIGITS + 8:
            return None
        money, digits, suffix = glued.groups()
        if "," in digits and not _DIGITS.fullmatch(digits):
            return None
        value = float(digits.replace(",", ""))
        if money:
            self.money = MONEY[money]
        if suffix in ("k", "m", "mn", "bn", "b", "tn"):
            value *= {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12}[suffix]
        elif suffix:
            self.glued = lexicon().nouns.get(suffix, (suffix, "", None))[0]
        return value if value <= 10**MAX_DIGITS else None


def counts(tokens: list[Token], first: int, last: int) -> bool:
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
            and behind != "of"
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
    if first == last and len(one.text) == 4 and one.text.isdecimal() and 1000 <= int(one.text) <= 2100:
        # a year, unless it counts the noun behind it
        counting = one.dep == "nummod" and one.head.i > one.i and one.head.tag in ("NNS", "NNPS")
        if not counting:
            return False
    if behind in ("year", "years") and last + 2 < len(tokens) and tokens[last + 2].lower == "old":
        return False
    if first == last and one.text.isdigit() and one.dep == "appos":
        # Mr Smith, 43,
        return False
    # at six, by 18: the clock
    return not (
        first == last
        and one.dep == "pobj"
        and one.head.lower in ("at", "by", "until", "till", "since", "after", "before")
        and (after is None or after.pos in ("PUNCT", "ADP", "CCONJ"))
        and (known := lexicon().units.get(one.lower, float(one.text[:6]) if one.text.isdecimal() else 99.0)) <= 24
        and known > 0
    )
