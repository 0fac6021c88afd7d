"""Mentions to actors: the names of one party taken together, those of two kept apart."""

from __future__ import annotations

from dataclasses import dataclass, field

from sayso.knowledge.people import given_names, given_sound, sound
from sayso.knowledge.states import states
from sayso.model import ActorKind, Part
from sayso.reading.actors.mentions import Mention
from sayso.reading.actors.nouns import Noun, function
from sayso.reading.document import Token

_ENDINGS = frozenset(
    "inc inc. corp corp. co co. ltd ltd. plc llc llp ag corporation company group gmbh s.a. holdings".split()
)
_SMALL = frozenset(("of", "the", "for", "and", "on", "in", "to", "de", "'s", "’s", "&"))


@dataclass(slots=True)
class Draft:
    """An actor in the making."""

    kind: ActorKind
    name: str
    country: str | None = None
    office: str | None = None
    speaks: str = "no"
    gender: str = "u"
    #: names by part: start, end
    mentions: list[tuple[Part, int, int]] = field(default_factory=list)
    #: stretches by which it is found
    regions: list[tuple[Part, int, int]] = field(default_factory=list)
    #: where its head token stands, for each mention
    heads: list[Token] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    #: name of the known body, or code of the state, in whose name it speaks
    body: str | None = None
    #: the draft that it speaks for
    party: Draft | None = None
    #: key of organs: *defence ministry*
    organ: str | None = None
    #: whether the words of its office say that it is no longer held
    former: bool = False

    def add(
        self, part: Part, start: int, end: int, head: Token | None = None, region: tuple[int, int] | None = None
    ) -> None:
        self.mentions.append((part, start, end))
        self.regions.append((part, *(region or (start, end))))
        if head is not None:
            self.heads.append(head)

    @property
    def first(self) -> tuple[int, int]:
        """For the order of first mention: text before title."""
        return min(((part == "title", start) for part, start, _ in self.mentions), default=(True, 1 << 60))


def _surname(words: list[str]) -> str:
    return sound(words[-1])


def _given_agrees(one: list[str], other: list[str]) -> bool:
    """Whether two full names of one surname may be one person's: given names equal in sound, initial or short form."""
    if len(one) < 2 or len(other) < 2:
        return True
    if given_sound(one[0]) == given_sound(other[0]):
        return True
    a, b = sound(one[0]), sound(other[0])
    if a.rstrip(".") and b.rstrip(".") and (len(a.rstrip(".")) == 1 or len(b.rstrip(".")) == 1):
        return a[0] == b[0]
    return (
        (len(a) > 2 and len(b) > 2 and (a.startswith(b) or b.startswith(a)))
        or b in _SHORT.get(a, ())
        or a in _SHORT.get(b, ())
    )


_SHORT: dict[str, tuple[str, ...]] = {
    sound(full): tuple(sound(s) for s in shorts.split())
    for full, shorts in {
        "William": "Bill Billy Will", "Robert": "Bob Bobby Rob", "Richard": "Dick Rick", "James": "Jim Jimmy",
        "John": "Jack Johnny", "Joseph": "Joe", "Michael": "Mike Mick", "Edward": "Ed Ted Eddie", "Thomas": "Tom Tommy",
        "Elizabeth": "Liz Betsy Beth",
        "Katherine": "Kate Kathy", "Margaret": "Maggie Peggy", "Charles": "Chuck Charlie",
        "Anthony": "Tony", "Andrew": "Andy Drew", "Alexander": "Alex Sasha",
        "Timothy": "Tim", "Stephen": "Steve", "Steven": "Steve", "Lawrence": "Larry",
        "Ronald": "Ron", "Donald": "Don", "Kenneth": "Ken", "Benjamin": "Ben", "Bernard": "Bernie", "Mitchell": "Mitch",
        "Nathaniel": "Nate", "Patrick": "Pat", "Patricia": "Pat Patty", "Deborah": "Debbie", "Susan": "Sue",
        "Binyamin": "Benjamin Bibi", "Muhammad": "Mohammed Mohammad",
    }.items()
}  # fmt: skip


class Merger:
    """Takes mentions and noun phrases in, gives actors out. Full names first, then short ones, then nouns."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self._keys: dict[str, Draft] = {}
        self._people: dict[str, list[Draft]] = {}
        self._given: dict[str, list[Draft]] = {}

    # --- by key -------------------------------------------------------------------------------------------------

    def keyed(self, key: str, kind: ActorKind, name: str, country: str | None) -> Draft:
        """The draft of a key, made where it is new."""
        draft = self._keys.get(key)
        if draft is None:
            draft = self._keys[key] = Draft(kind, name, country)
            self.drafts.append(draft)
        return draft

    def find(self, key: str) -> Draft | None:
        return self._keys.get(key)

    def alias(self, key: str, draft: Draft) -> None:
        self._keys.setdefault(key, draft)

    def government(self, code: str) -> Draft:
        return self.keyed(f"state {code}", "government", states()[code].name, code)

    # --- organisations ------------------------------------------------------------------------------------------

    def organisation(self, mention: Mention) -> Draft:
        """The draft of a known or telling name."""
        assert mention.kind is not None
        if mention.key:
            if mention.kind == "government" and mention.key in states():
                return self.government(mention.key)
            return self.keyed(f"known {mention.key}", mention.kind, mention.key, mention.country)
        words = [w for w in mention.words if w not in ("The", "the")]
        organ = function(words)
        key = f"organ {organ}"
        if mention.kind in ("government", "armed force"):
            draft = self.organ(organ, mention.country, mention.kind, mention.name)
        else:
            draft = self.keyed(key, mention.kind, mention.name, mention.country)
        draft.words = draft.words or words
        initials = "".join(w[0] for w in words if w.lower() not in _SMALL)
        if len(initials) > 1:
            self.alias(f"acronym {initials}", draft)
        plain = [w for w in words if w.lower() not in _ENDINGS]
        if plain and len(plain) < len(words):
            self.alias(f"short {' '.join(plain)}", draft)
            self.alias(f"short {plain[0]}", draft)
        return draft

    def organ(self, organ: str, country: str | None, kind: ActorKind, name: str) -> Draft:
        """The draft of an organ of a state; one whose state is not named is the only one of that name in the report."""
        if country is None:
            same = [d for k, d in self._keys.items() if k.startswith(f"organ {organ} ")]
            if len({id(d) for d in same}) == 1:
                return same[0]
            if not same and (alone := self._keys.get(f"organ {organ}")) is not None:
                return alone
            draft = self.keyed(f"organ {organ}", kind, name, None)
        else:
            alone = self._keys.get(f"organ {organ}")
            if alone is not None and alone.country is None and alone.kind == kind:
                alone.country = country
                self.alias(f"organ {organ} {country}", alone)
            draft = self.keyed(f"organ {organ} {country}", kind, name, country)
        draft.organ = organ
        return draft

    def ending(self, word: str, kinds: tuple[str, ...] = ("medium",)) -> Draft | None:
        """The only organisation of these kinds whose name of several words ends with a word: *the Post*."""
        low = word.lower()
        found = [d for d in self.drafts if d.kind in kinds and _head_word(d.name) == low]
        return found[0] if len(found) == 1 else None

    # --- persons ------------------------------------------------------------------------------------------------

    def person(self, mention: Mention) -> Draft:
        """The draft of a full name: of one surname, with a given name that agrees and no other gender."""
        words = mention.words
        surname = _surname(words)
        for draft in self._people.get(surname, ()):
            if _given_agrees(draft.words, words) and not _differ(draft.gender, mention.gender):
                if len(words) > len(draft.words):
                    if len(draft.words) == 1:
                        draft.name, draft.words = mention.name, words
                        self._given.setdefault(sound(words[0]), []).append(draft)
                    elif len(draft.words[0].rstrip(".")) == 1:
                        draft.name, draft.words = mention.name, words
                return draft
        draft = Draft("person", mention.name, words=words)
        self.drafts.append(draft)
        self._people.setdefault(surname, []).append(draft)
        if len(words) > 1:
            self._given.setdefault(sound(words[0]), []).append(draft)
            for word in words[1:-1]:
                if len(word) > 3:
                    self._given.setdefault(sound(word), []).append(draft)
        return draft

    def by_short(self, mention: Mention) -> Draft | None:
        """The one person or organisation whose name is shortened here, or None."""
        word = mention.words[-1]
        candidates = [
            d
            for d in self._people.get(sound(word), ())
            if not _differ(d.gender, mention.gender) and _given_agrees(d.words, mention.words)
        ]
        if not candidates and len(mention.words) > 1:
            return None
        if len(candidates) > 1 and len(mention.words) == 1:
            earlier = [d for d in candidates if any(self._before(m, mention) for m in d.mentions)]
            candidates = earlier or candidates
        if len(candidates) == 1:
            if len(mention.words) > len(candidates[0].words) == 1:
                candidates[0].name, candidates[0].words = mention.name, mention.words
            return candidates[0]
        if len(candidates) > 1:
            # the first of them, if the short name was already his before the others came in
            firsts = sorted(candidates, key=lambda d: d.first)
            alone = [m for m in firsts[0].mentions if (m[0] == "title", m[1]) < firsts[1].first]
            return firsts[0] if len(alone) > 1 else None
        if len(mention.words) == 1:
            key = f"short {word}"
            found = self._keys.get(key) or self._keys.get(f"acronym {word.replace('.', '')}")
            if found is not None:
                return found
            if (same_end := self.ending(word)) is not None:
                return same_end
            same = self._given.get(sound(word), [])
            if len(same) == 1 and word not in _COMMON:
                return same[0]
        return None

    @staticmethod
    def _before(place: tuple[Part, int, int], mention: Mention) -> bool:
        return (place[0] == mention.part and place[1] < mention.start) or place[0] != mention.part

    def noun(self, noun: Noun) -> Draft | None:
        """The draft of a noun phrase."""
        if noun.key == "government" and noun.country:
            return self.government(noun.country)
        if noun.kind in ("government", "armed force", "organisation") and noun.key not in ("",):
            group = noun.last - noun.first == 1 and noun.country is None
            if not group or noun.kind == "government":
                return self.organ(noun.key, noun.country, noun.kind, noun.name)
        return self.keyed(f"group {noun.key} {noun.country}", noun.kind, noun.name, noun.country)


def _head_word(name: str) -> str:
    """The word of a name of several words that says what it names: the one before *of* or *for*, else the last."""
    words = name.lower().split()
    if len(words) < 2:
        return ""
    cut = next((i for i, w in enumerate(words) if i and w in ("of", "for", "on")), len(words))
    return words[cut - 1]


_COMMON = frozenset(("May", "Will", "Mark", "Bill", "Al", "San", "Van", "Abu", "New", "Saint"))


def _differ(one: str, other: str) -> bool:
    return one != other and "u" not in (one, other)


def gender_of(words: list[str]) -> str:
    """Of a full name: that of its given name."""
    found = given_names().get(words[0]) if len(words) > 1 else None
    return found.gender if found else "u"
