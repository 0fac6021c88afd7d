"""What a report says of where a place lies: *Izmir, 60 kilometres east of Ankara*.

Each reading is a pattern over the words between two place mentions of one sentence, held against the parse where the
words alone do not tell. What is negated, asked or supposed is left out.
"""

from __future__ import annotations

from collections.abc import Callable

from sayso.knowledge.places import Gazetteer
from sayso.model import Place, Relation, RelationKind
from sayso.reading.document import Document, Sentence, Token
from sayso.reading.measures import COMPASS, bearing_at, length_at
from sayso.reading.places.candidates import SETTLEMENT_WORDS

_LIE = frozenset("lie locate situate sit stand base find set build place nestle perch".split())
_COPULA = frozenset("be lie sit stand".split())
_FILLER_TAGS = frozenset("DT JJ JJR JJS RB RBS CD VBN NN NNS NNP POS HYPH , -LRB- -RRB- PDT".split())
_VAGUE = frozenset("about around roughly some nearly almost approximately just only over under barely another".split())
_SHORE = frozenset("shore shores bank banks coast coastline shoreline waterfront edge tip mouth".split())
_DIVISIONS = frozenset(
    "region province oblast governorate district county state raion prefecture department canton krai emirate "
    "voivodeship".split()
)
#: Countries whose adjective another country has too, or may have for the tongue or the past: *Congolese*, *Korean*.
_OF_TWO = frozenset("CD CG KP KR GN GW GQ DM DO MK CN TW SS SD GB IE RS PS IL GR".split())
_NEXT_DOOR = frozenset({"neighbouring", "neighboring"})
_NOT = frozenset("not n't never no neither nor".split())


def read_relations(document: Document, places: list[Place], gazetteer: Gazetteer) -> list[Relation]:
    """The relations of a report, in the order of their objects."""
    found: list[Relation] = []
    for sentence in document.all_sentences():
        here = [
            (index, place)
            for index, place in enumerate(places)
            if place.part == sentence.part and sentence.start <= place.start < sentence.end
        ]
        if len(here) > 1:
            reader = _Reader(document, sentence, here)
            found.extend(reader.read())
    return found


class _Reader:
    """The relations of one sentence."""

    def __init__(self, document: Document, sentence: Sentence, here: list[tuple[int, Place]]) -> None:
        self.document = document
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.places = here
        #: number in ``here`` of the mention that covers a token
        self.at: dict[int, int] = {}
        self.first: list[int] = []
        self.last: list[int] = []
        for number, (_, place) in enumerate(here):
            inside = [t.i for t in self.tokens if t.start < place.end and place.start < t.end]
            self.first.append(inside[0])
            self.last.append(inside[-1])
            for i in inside:
                self.at[i] = number

    def read(self) -> list[Relation]:
        found: list[Relation] = []
        for number, (_, place) in enumerate(self.places):
            if place.kind == "literal":
                found.extend(self._object(number))
            elif place.kind == "adjective":
                found.extend(self._border_of(number))
                if place.place is not None and place.place.country not in _OF_TWO:
                    found.extend(r for r in self._attribute(number) if r.relation == "in" or self._ends(r))
                    found.extend(self._capital_behind(number))
        seen: set[tuple[int, int, str]] = set()
        unique = []
        for relation in found:
            key = (relation.subject, relation.object, relation.relation)
            if relation.subject != relation.object and key not in seen:
                seen.add(key)
                unique.append(relation)
        return unique

    def _ends(self, relation: Relation) -> bool:
        """Whether the name of a town is the end of what is said: *the Dutch capital, M,*; not *the Dutch capital, M
        said*.
        """
        number = next(n for n, (index, _) in enumerate(self.places) if index == relation.subject)
        behind = self._after(number)
        return behind is not None and behind.text in (",", ".", ";", ")")

    # --- one object ----------------------------------------------------------------------------------------------

    def _object(self, number: int) -> list[Relation]:
        """All relations whose object is this mention."""
        found = self._attribute(number) or self._capital_behind(number)
        if found:
            return found
        at = self.first[number] - 1
        at = self._back(at, lambda t: t.lower in ("the", "a", *_NEXT_DOOR) or (t.tag == "JJ" and _small(t)))
        if at > 1 and self.tokens[at].tag == "POS" and (owner := self.at.get(at - 1)) is not None:
            # in western Afghanistan's Herat province
            at = self._back(self.first[owner] - 1, lambda t: t.lower == "the" or (t.tag == "JJ" and _small(t)))
        if at < 0:
            return []
        word = self.tokens[at]
        if word.text == "(" and self.at.get(at - 1) is not None:
            return self._bracketed(number, at)
        if word.lower == "of":
            return self._of(number, at)
        if word.lower in ("in", "inside", "within"):
            return self._located(number, at, "in")
        if word.lower in ("near", "beside", "outside"):
            return self._located(number, at, "near")
        if word.lower == "to" and at and self.tokens[at - 1].lower in ("close", "next"):
            return self._located(number, at - 1, "near")
        if word.lower == "from":
            if at >= 2 and self.tokens[at - 1].lower == "far" and self.tokens[at - 2].lower == "not":
                return self._located(number, at - 2, "near")
            return self._measured(number, at)
        if word.lower == "by" and at and self.tokens[at - 1].text == ",":
            # M, by the R
            return self._located(number, at, "on")
        if word.lower in ("on", "along", "overlooking", "facing"):
            return self._located(number, at, "on")
        if word.lower == "with" and at >= 2:
            border = self._back(at - 1, lambda t: t.lower in ("border", "frontier", "border-line"))
            if border < at - 1 and border > 1 and self.tokens[border].tag == "POS" and border - 1 in self.at:
                # on C's border with D
                border = self.first[self.at[border - 1]] - 1
            if border < at - 1 and self.tokens[self._skip_the(border)].lower in ("on", "at", "near", "along"):
                return self._located(number, self._skip_the(border), "border")
        if word.text == "," and at and at == self.first[number] - 1:
            return self._comma(number, at)
        return []

    def _border_of(self, number: int) -> list[Relation]:
        """*on the Polish border*."""
        after = self._after(number)
        if after is None or after.lower not in ("border", "frontier"):
            return []
        at = self._skip_the(self.first[number] - 1)
        if at < 0:
            return []
        before = [t.lower for t in self.tokens[max(0, at - 2) : at]]
        if self.tokens[at].lower == "to" and before[-1:] in (["close"], ["next"]):
            at -= 1
        elif self.tokens[at].lower == "from" and before == ["not", "far"]:
            at -= 2
        elif self.tokens[at].lower not in ("on", "at", "along", "near"):
            return []
        return self._subjects(at - 1, at, number, "border")

    def _of(self, number: int, at: int) -> list[Relation]:
        """*the capital of C*; *N km east of C*; *on the banks of the R*; *the port of M in the C region* is another."""
        before = self.tokens[at - 1] if at else None
        if before is None:
            return []
        if before.lower == "capital":
            start = self._back(at - 1, lambda t: t.lower in ("the", "a", "capital", "city", "former", "de", "facto")
                               or t.tag in ("JJ", "FW"))  # fmt: skip
            found = self._subjects(start, at - 1, number, "capital of")
            return found or self._following(number, "capital of")
        if bearing_at(self.tokens, at - 1) is not None:
            return self._measured(number, at)
        if before.lower in _DIVISIONS:
            # in the Austrian province of Tyrol
            start = at - 2
            while start >= 0 and (self.tokens[start].lower == "the" or self.tokens[start].tag in ("JJ", "NNP")):
                start -= 1
            if start >= 0 and self.tokens[start].lower in ("in", "within"):
                return self._located(number, start, "in")
            if start >= 1 and self.tokens[start].lower == "of" and self.tokens[start - 1].lower == "capital":
                # the capital of the province of Tyrol
                return self._of(number, start)
        if before.lower in _SHORE:
            start = self._back(at - 1, lambda t: t.lower in ("the", *_SHORE) or t.tag == "JJ" or t.lower in COMPASS)
            if start >= 0 and self.tokens[start].lower in ("on", "along", "at"):
                return self._located(number, start, "on")
        return []

    def _located(self, number: int, at: int, kind: RelationKind) -> list[Relation]:
        """*M, (situated) near C* and the like; ``at`` is the preposition."""
        after = self._after(number)
        if kind == "on":
            place = self.places[number][1]
            if place.place is None or place.place.feature != "water":
                if after is not None and after.lower in ("border", "frontier"):
                    kind = "border"
                else:
                    return []
        if kind == "in" and after is not None and after.lower in ("border", "frontier", "coast"):
            return []
        if kind in ("in", "near") and after is not None and after.lower in ("airport", "embassy", "talks", "war"):
            return []
        if kind == "in" and after is not None and after.tag == "POS":
            # in Kuwait's view
            return []
        return self._subjects(at - 1, at, number, kind)

    def _comma(self, number: int, at: int) -> list[Relation]:
        """*Pokrovsk, Kherson Oblast*: a town and its division with nothing but a comma between."""
        before = self.at.get(at - 1)
        place = self.places[number][1].place
        if before is None or place is None or place.feature not in ("region", "country"):
            return []
        inner = self.places[before][1]
        if inner.kind != "literal" or inner.place is None or inner.place.feature != "settlement":
            return []
        text = self.places[number][1].text
        typed = any(
            w in text.lower().split() for w in ("oblast", "province", "region", "governorate", "county", "district")
        )
        after = self.tokens[self.last[number] + 1] if self.last[number] + 1 < len(self.tokens) else None
        listed = after is None or after.lower in ("and", "or", ",") or after.text == ","
        if not typed and (listed or self._in_list(before)) and not self._between_commas(before, number):
            return []
        if self._in_list(before):
            return []
        return [self._relation(before, number, "in")]

    def _between_commas(self, town: int, outer: int) -> bool:
        """*Spokane, Oregon, was hit*: the town and its state or country between two commas, and no row of names."""
        place = self.places[outer][1].place
        end = self.last[outer] + 1
        if place is None or place.feature not in ("region", "country") or self._in_list(town):
            return False
        if end + 1 >= len(self.tokens) or self.tokens[end].text != ",":
            return False
        behind = self.tokens[end + 1]
        return self.at.get(end + 1) is None and behind.lower not in ("and", "or", "both", "all", "then", "but") and (
            behind.text[0].islower()
        )  # fmt: skip

    def _bracketed(self, number: int, at: int) -> list[Relation]:
        """*Batumi (Kakheti region)*."""
        subject = self.at[at - 1]
        place, inner = self.places[number][1].place, self.places[subject][1].place
        close = self.last[number] + 1
        while close < len(self.tokens) and self.tokens[close].lower in _DIVISIONS:
            close += 1
        closed = close < len(self.tokens) and self.tokens[close].text == ")"
        if not closed or place is None or inner is None or place.feature not in ("region", "country"):
            return []
        if inner.feature != "settlement" or not self._plain(subject):
            return []
        return [self._relation(subject, number, "in")]

    def _in_list(self, number: int) -> bool:
        """Another mention stands before this one with only a comma or *and* between."""
        at = self.first[number] - 1
        return at > 0 and self.tokens[at].lower in (",", "and", "or") and self.at.get(at - 1) is not None

    def _attribute(self, number: int) -> list[Relation]:
        """*the Kherson Oblast city of M*, *the Black Sea port of M*, *C's capital, M*."""
        i = self.last[number] + 1
        tokens = self.tokens
        place = self.places[number][1].place
        if place is None:
            return []
        if i < len(tokens) and tokens[i].tag == "POS":
            i += 1
        start = i
        while i < len(tokens) and i - start < 4 and (tokens[i].tag in ("JJ", "NN", "HYPH", "VBG", "VBN", "CD")):
            i += 1
        if i == start or i >= len(tokens):
            return []
        noun = tokens[i - 1]
        words = {t.lower for t in tokens[start:i]}
        if noun.lower == "capital" or "capital" in words:
            if tokens[i].text == "," or tokens[i].lower == "of":
                i += 1
            subject = self.at.get(i)
            if subject is not None and self._plain(subject) and self.first[subject] == i:
                return [self._relation(subject, number, "capital of")]
            return []
        if noun.lower in SETTLEMENT_WORDS and tokens[i].text in (",", ".", ";", ")") and place.feature == "water":
            return self._called(number)
        if noun.lower not in SETTLEMENT_WORDS or tokens[i].lower != "of":
            return []
        subject = self.at.get(i + 1)
        if subject is None or not self._plain(subject):
            return []
        kind: RelationKind | None = (
            "on" if place.feature == "water" else "in" if place.feature in ("region", "country") else None
        )
        if "border" in words or "frontier" in words or "near" in words:
            kind = None
        return [] if kind is None else [self._relation(subject, number, kind)]

    def _called(self, number: int) -> list[Relation]:
        """*M, the Black Sea port,*; *M, C's Black Sea port,*."""
        at = self._skip_the(self.first[number] - 1)
        if at > 0 and self.tokens[at].tag == "POS" and self.at.get(at - 1) is not None:
            at = self._skip_the(self.first[self.at[at - 1]] - 1)
        subject = self.at.get(at - 1) if at > 0 and self.tokens[at].text == "," else None
        if subject is None or not self._plain(subject) or self._in_list(subject):
            return []
        return [self._relation(subject, number, "on")]

    def _capital_behind(self, number: int) -> list[Relation]:
        """*M, the Dutch capital,*; *M, Holland's capital,*."""
        i = self.last[number] + 1
        if i < len(self.tokens) and self.tokens[i].tag == "POS":
            i += 1
        comma = self._skip_the(self.first[number] - 1)
        subject = self.at.get(comma - 1) if comma > 0 and self.tokens[comma].text == "," else None
        if subject is None or not self._plain(subject) or i >= len(self.tokens) or self.tokens[i].lower != "capital":
            return []
        behind = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        if behind is not None and behind.text not in (",", ".", ";", ")"):
            return []
        return [self._relation(subject, number, "capital of")]

    def _following(self, number: int, kind: RelationKind) -> list[Relation]:
        """*the capital of C, M*."""
        i = self.last[number] + 1
        if i + 1 < len(self.tokens) and self.tokens[i].text == ",":
            subject = self.at.get(i + 1)
            after = self.tokens[self.last[subject] + 1] if subject is not None and (
                self.last[subject] + 1 < len(self.tokens)) else None  # fmt: skip
            if subject is not None and self._plain(subject) and (after is None or after.lower in (",", ".", ")")):
                return [self._relation(subject, number, kind)]
        return []

    def _measured(self, number: int, at: int) -> list[Relation]:
        """*60 km (37 miles) east of C*; ``at`` is *of* or *from*."""
        i = at - 1
        bearing = None
        found = bearing_at(self.tokens, i)
        if found is not None:
            bearing, i = found
        if i >= 0 and self.tokens[i].lower in ("the",):
            i -= 1
        if i >= 0 and self.tokens[i].lower == "to":
            i -= 1
        elif i >= 1 and self.tokens[i - 1].lower in ("to",) and bearing is not None:
            i -= 2
        if i >= 0 and self.tokens[i].lower in (
            "away",
            "up",
            "down",
            "inland",
            "upstream",
            "downstream",
            "further",
            "offshore",
        ):
            i -= 1
        km, start = length_at(self.tokens, i)
        if km is None and bearing is None:
            return []
        if km is None:
            i = self._journey(i)
        if km is None:
            start = i
            relation: RelationKind = "distance"
            if self.tokens[at].lower != "of":
                return []
        relation = "distance"
        start = self._back(start, lambda t: t.lower in _VAGUE or t.lower in ("at", "a", "than", "more", "less"))
        if km is not None and start + 1 < at and any(
            t.lower in ("more", "less", "over", "under", "within", "than") for t in self.tokens[max(0, start) : at]
        ):  # fmt: skip
            return []
        return self._subjects(start, start + 1, number, relation, km, bearing)

    def _journey(self, i: int) -> int:
        """The token before *two hours' drive* that ends at a token, or that token."""
        if i < 0 or self.tokens[i].lower not in ("drive", "ride", "journey", "flight"):
            return i
        return self._back(i - 1, lambda t: t.tag in ("POS", "CD", "DT", "HYPH", "JJ") or t.lemma in ("hour", "minute"))

    # --- the subject ---------------------------------------------------------------------------------------------

    def _subjects(
        self,
        at: int,
        begin: int,
        number: int,
        kind: RelationKind,
        km: float | None = None,
        bearing: float | None = None,
    ) -> list[Relation]:
        """Walk left from ``at`` over words that say nothing but *which lies* to the place spoken of."""
        tokens = self.tokens
        i = at
        both = False
        comma = False
        noun = False
        verb = False
        while i >= 0 and begin - i < 16:
            token = tokens[i]
            mention = self.at.get(i)
            if mention is not None:
                break
            if token.lower in _NOT:
                return []
            if token.lower in ("both", "all", "each"):
                both = True
            elif token.text == ",":
                comma = True
            elif token.lemma in _LIE or token.lemma in _COPULA:
                verb = True
            elif token.lower in SETTLEMENT_WORDS:
                noun = True
            elif token.lower in ("which", "that", "(", "-", "–", "—") or token.tag in _FILLER_TAGS:
                pass
            else:
                return []
            i -= 1
        if i < 0:
            return []
        subject = self.at.get(i)
        if subject is None or not self._plain(subject):
            return []
        between = tokens[i + 1 : begin]
        if between and not self._joined(subject, between, comma, noun, verb, both):
            return []
        if not between and not self._adjacent(subject, begin, kind):
            return []
        subjects = [subject]
        plural = both or any(t.lower in ("are", "were", "lie", "sit", "stand") for t in between)
        while plural:
            j = self.first[subjects[0]] - 1
            if (
                j > 0
                and tokens[j].lower in ("and", ",")
                and (other := self.at.get(j - 1)) is not None
                and self._plain(other)
            ) or (
                j > 1
                and tokens[j].lower == "and"
                and tokens[j - 1].text == ","
                and (other := self.at.get(j - 2)) is not None
                and self._plain(other)
            ):
                subjects.insert(0, other)
            else:
                break
        if len(subjects) > 1 and kind == "capital of":
            return []
        start = self.places[subjects[0]][1].start
        return [self._relation(s, number, kind, km, bearing, start) for s in subjects]

    def _joined(self, subject: int, between: list[Token], comma: bool, noun: bool, verb: bool, both: bool) -> bool:
        """The words between say where the subject lies and tell nothing else of it."""
        first = between[0]
        if first.tag == "POS":
            return False
        nouns = [t for t in between if t.tag in ("NN", "NNS", "NNP", "NNPS", "CD")]
        strange = [t for t in between if t.tag in ("NNP", "NNPS")]
        if strange:
            return False
        if nouns and not noun and not (first.text == "," and between[1:2] and between[1].tag in ("DT", "PRP$")):
            return False
        participles = [t for t in between if t.tag in ("VBN", "VBD", "VBZ", "VBP") and t.lemma not in _LIE | _COPULA]
        if participles:
            return False
        if first.text in (",", "(", "-", "–", "—"):
            return sum(t.text == "," for t in between) <= 2
        # "M lies in C", "M is in C", "M situated in C", "M near C"
        return verb and first.lemma in _LIE | _COPULA | {"which", "that"} and (noun or not nouns)

    def _adjacent(self, subject: int, at: int, kind: RelationKind) -> bool:
        """*M in C* without a comma: the preposition hangs on M, or nothing else that it could hang on moves."""
        preposition = self.tokens[at]
        head = preposition.head
        if self.first[subject] <= head.i <= self.last[subject]:
            return True
        if kind not in ("in",):
            return False
        before = self.tokens[self.first[subject] - 1] if self.first[subject] else None
        return before is not None and before.lower in ("in", "around", "near", "outside")

    def _plain(self, number: int) -> bool:
        place = self.places[number][1]
        return place.kind == "literal" and place.place is not None

    # --- small steps ---------------------------------------------------------------------------------------------

    def _back(self, at: int, passes: Callable[[Token], bool]) -> int:
        while at >= 0 and self.at.get(at) is None and passes(self.tokens[at]):
            at -= 1
        return at

    def _skip_the(self, at: int) -> int:
        return at - 1 if at > 0 and self.tokens[at].lower in ("the", "its") else at

    def _after(self, number: int) -> Token | None:
        i = self.last[number] + 1
        return self.tokens[i] if i < len(self.tokens) else None

    def _relation(
        self,
        subject: int,
        object_: int,
        kind: RelationKind,
        km: float | None = None,
        bearing: float | None = None,
        start: int | None = None,
    ) -> Relation:
        one, two = self.places[subject], self.places[object_]
        begin = min(one[1].start, two[1].start) if start is None else min(start, two[1].start)
        end = max(one[1].end, two[1].end)
        after = self._after(object_)
        if after is not None and after.lower in _DIVISIONS and two[1].end == end:
            end = after.end
        span = self.document.span(begin, end, self.sentence.part)
        return Relation(
            start=span.start,
            end=span.end,
            text=span.text,
            part=span.part,
            subject=one[0],
            relation=kind,
            object=two[0],
            km=None if km is None else round(km, 1),
            bearing=bearing,
        )


def _small(token: Token) -> bool:
    """A word in small letters."""
    return token.text[0].islower()
