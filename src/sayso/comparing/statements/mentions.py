"""Participants as one report names them: head, words, names, places, and what tells one from another."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

import msgspec

from sayso.comparing.statements.words import MONTHS, PRONOUNS, WEEKDAYS, is_person
from sayso.comparing.told import Told
from sayso.knowledge.lazily import cached_property
from sayso.knowledge.people import FEMALE_TITLES, MALE_TITLES, given_names, office_starts
from sayso.model import Argument, Part, Place

#: *of the* and the words of the noun behind it
_OF = re.compile(
    r"\b(?:of|at|near|for|on) (?:the|an?|its|his|her|their) ([a-z][\w-]*(?: [a-z][\w-]*)*?)"
    r"(?= (?:of|in|at|on|from|for|near|by|to|with|who|which|that)\b|[,.;]|$)"
)
#: a name behind a comma that says who it is: *Greece's foreign minister, Eleni Vassou, …*
_CALLED = re.compile(r", ((?:[A-Z][\w’'-]+ ){0,3}[A-Z][\w’'-]+)(?=[,.;:]|$)")
#: words that stand before any noun
_ANY_MARK = frozenset(
    "one two three four five six seven eight nine ten hundred thousand million new old whole entire main big large "
    "small great young last first recent late long short final local own same former other nearby".split()
)
_TITLES = frozenset(w.lower().strip(".") for w in FEMALE_TITLES | MALE_TITLES) | {"the"}
#: what has a capital and names no one: *Tuesday's fire*
_DAYS = WEEKDAYS | MONTHS - {"march", "may"}
#: words that tell one thing from the one spoken of: *the neighbouring county* is not *the county*
ANOTHER = frozenset({"neighbouring", "neighboring", "adjacent", "adjoining", "other", "another"})


@dataclass(frozen=True)
class Mention:
    """A participant as one report names it."""

    told: Told
    argument: Argument
    part: Part
    #: True where it is what a pronoun is taken to stand for
    guessed: bool = False

    @cached_property
    def head(self) -> str:
        return self.argument.head

    @cached_property
    def words(self) -> list[str]:
        return self.argument.words

    @cached_property
    def place_ids(self) -> frozenset[str]:
        """The entries of the literal places in it."""
        return frozenset(p.place.id for p in self.places if p.place is not None and p.kind == "literal")

    @cached_property
    def lands(self) -> frozenset[str]:
        """The entries of the places in it, also where only an adjective names them: *the Ghanaian minister*."""
        return frozenset(p.place.id for p in self.places if p.place is not None)

    @cached_property
    def place_names(self) -> Mapping[str, float]:
        """The literal places in it as they are written, in lower case, and how sure their readings are."""
        return {p.text.lower(): p.place.confidence for p in self.places if p.place is not None and p.kind == "literal"}

    @cached_property
    def marks(self) -> frozenset[str]:
        """What stands before its noun, but for numbers and words that stand before any."""
        words = self.words
        before = words[: words.index(self.head)] if self.head in words else ()
        return frozenset(w for w in before if not w[0].isdigit() and w not in _ANY_MARK)

    @cached_property
    def of(self) -> frozenset[str]:
        """The common noun behind *of the* or *at the*: *poet* of *the statue of the poet*."""
        found = _OF.search(self.text)
        if found is None:
            return frozenset()
        behind = found[1].split()
        own = [w for w in self.words if w in behind or any(b.startswith(w) and len(b) - len(w) <= 2 for b in behind)]
        return frozenset(own[-1:]) if own else frozenset()

    @cached_property
    def another(self) -> bool:
        """Whether it is told apart from the one spoken of: *the neighbouring county*, *another patient*."""
        return not ANOTHER.isdisjoint(self.words) or self.text.lower().startswith(("another ", "a second ", "a third "))

    @cached_property
    def text(self) -> str:
        source = self.told.extract.text if self.part == "text" else self.told.extract.title
        return source[self.argument.start : self.argument.end]

    @cached_property
    def names(self) -> frozenset[str]:
        """Words with a capital that is not owed to the beginning of a sentence alone, in lower case."""
        if self.text.islower():
            return self.called
        source = self.told.extract.text if self.part == "text" else self.told.extract.title
        found = set()
        at = self.argument.start
        for word in self.text.split():
            if word.islower():
                continue
            start = source.index(word, at)
            at = start + len(word)
            bare = word.strip(".,;:!?\"'“”‘’()")
            bare = bare.removesuffix("'s").removesuffix("’s")
            if (bare[:1].isupper() and not _begins(source, start)) or (
                bare[:1].isupper() and bare.lower() in self.told_names
            ):
                found.add(bare.lower())
        return frozenset(found - _DAYS) | self.called

    @cached_property
    def forenames(self) -> Mapping[str, str]:
        """The given names by the surnames behind them, in lower case; not what is before *President Besana*."""
        words = [w.strip(",.;:") for w in f"{self.text} {self._called}".split()]
        found: dict[str, str] = {}
        for at, (first, last) in enumerate(pairwise(words)):
            name = first.lower()
            if not (first[:1].isupper() and last[:1].isupper()) or len(first) < 3 or last.lower() not in self.names:
                continue
            # a name that is none of the known ones is one where nothing but the surname is beside it
            alone = at == 0 and len(words) == 2 and name not in _TITLES and name not in office_starts()
            if first in given_names() or (alone and not any(p.text.lower() == name for p in self.places)):
                found[last.lower()] = name
        return found

    @cached_property
    def called(self) -> frozenset[str]:
        """The words of the name that says who a person is: *Eleni*, *Vassou* in *the minister, Eleni Vassou,*."""
        return frozenset(w.lower() for w in self._called.split())

    @cached_property
    def _called(self) -> str:
        """The name that stands behind it with a comma and says who a person is; empty where there is none."""
        if self.head[:1].isdigit() or not self.words:
            return ""
        source = self.told.extract.text if self.part == "text" else self.told.extract.title
        found = _CALLED.match(source, self.argument.end)
        if found is None or not (is_person(self.head) or (self.definite and " " in found[1])):
            return ""
        if any(p.text == found[1] for p in self.told.places_at[self.part].meeting(*found.span(1))):
            return ""
        return found[1]

    @cached_property
    def placed(self) -> bool:
        """Whether its head is a word of a place in it: *the city of Lyon*."""
        return any(self.head in p.text.lower().split() for p in self.places)

    @cached_property
    def of_all(self) -> bool:
        """Whether it is of all there are: *both bridges*."""
        return self.text.lower().startswith(_ALL)

    @property
    def told_names(self) -> frozenset[str]:
        return capitals(self.told)

    @cached_property
    def places(self) -> list[Place]:
        a, b = self.argument.start, self.argument.end
        return [p for p in self.told.places_at[self.part].meeting(a, b) if p.place is not None]

    @cached_property
    def actor(self) -> str | None:
        """Id of the report's actor whose mention ends or covers the head of this phrase."""
        a, b = self.argument.start, self.argument.end
        for s, e, actor in self.told.actors_at[self.part].meeting(a, b):
            if a <= s and e <= b and e - s >= 0.6 * (b - a):
                return actor
        return None

    @cached_property
    def definite(self) -> bool:
        """Whether it is meant definitely: *the bridge*, *its garrison*, not *a bridge*, *bridges*."""
        return self.text.lower().startswith(
            ("the ", "its ", "his ", "her ", "their ", "this ", "that ", "both ", "each ", "all ", "every ")
        )

    @cached_property
    def person(self) -> bool:
        """Whether it may be a person: a noun for one, or a name."""
        return is_person(self.head) or self.head in self.names

    @cached_property
    def pronoun(self) -> bool:
        return self.head in PRONOUNS or not self.words


_ALL = ("both ", "all ", "each ", "every ")


class Gist(msgspec.Struct, frozen=True, array_like=True):
    """A participant as a sheet keeps it: as far as it is told from others by ``sameness.match``. See ``Mention``."""

    head: str
    words: list[str]
    names: frozenset[str]
    called: frozenset[str]
    place_ids: frozenset[str]
    lands: frozenset[str]
    place_names: dict[str, float]
    forenames: dict[str, str]
    marks: frozenset[str]
    of: frozenset[str]
    pronoun: bool
    another: bool
    placed: bool
    of_all: bool


def gist(m: Mention) -> Gist:
    """What a sheet keeps of a mention."""
    return Gist(
        m.head, m.words, m.names, m.called, m.place_ids, m.lands, dict(m.place_names), dict(m.forenames), m.marks,
        m.of, m.pronoun, m.another, m.placed, m.of_all,
    )  # fmt: skip


def _begins(text: str, at: int) -> bool:
    """Whether a sentence begins at an offset, quotation marks and brackets aside."""
    at -= 1
    while at >= 0 and text[at] in " \t\"'“‘(":
        at -= 1
    return at < 0 or text[at] in ".!?\n:"


def capitals(told: Told) -> frozenset[str]:
    """Words with a capital that occur inside a sentence somewhere in a report, in lower case; worked out once."""
    kept: frozenset[str] | None = told.__dict__.get("_capitals")
    if kept is None:
        kept = told.__dict__["_capitals"] = _capitals(told)
    return kept


def _capitals(told: Told) -> frozenset[str]:
    found = set()
    text = told.extract.text
    at = 0
    for word, low in zip(text.split(), told.lower.split(), strict=True):
        if word == low:
            continue
        # no word before it that was passed over has such a letter
        start = text.index(word, at)
        at = start + len(word)
        bare = word.strip(".,;:!?\"'“”‘’()").removesuffix("'s").removesuffix("’s")
        if bare[:1].isupper() and not _begins(text, start):
            found.add(bare.lower())
    for place in told.extract.places:
        found.update(w.lower() for w in place.text.split() if w[:1].isupper())
    for actor in told.extract.actors:
        found.update(w.lower() for w in actor.name.split() if w[:1].isupper())
    return frozenset(found)
