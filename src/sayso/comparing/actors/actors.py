"""Actors over the story: which actors of several reports are one, and why.

Persons are one by their full name, in whatever Latin spelling of it (*Menschikoff, Mentschikoff*); a bare surname goes
to the only bearer of it in the story, to nobody while there are two. Organisations, governments and forces are one by
their name, unless they belong to different countries. Actors without a name of their own (*officials*, *a spokesman*)
stay with their report.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple, TypeVar

import msgspec

from sayso.comparing.numbers import id_in, number_of
from sayso.comparing.told import Told
from sayso.knowledge.people import given_sound, sound
from sayso.model import Actor, ActorKind, StoryActor

_K = TypeVar("_K", bound=str)

_PARTS = re.compile(r"\w+")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii"})
_ARTICLES = frozenset({"the", "a", "an"})


class Note(msgspec.Struct, frozen=True, array_like=True):
    """An actor of one report as far as merging goes."""

    report: str
    actor: str
    name: str
    kind: ActorKind
    country: str | None
    represents: str | None


@lru_cache(1 << 16)
def parts(name: str) -> tuple[str, ...]:
    """The words of a name, without accents, articles and initials."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    found = _PARTS.findall(plain.replace("'s", "").replace("’s", ""))
    kept = tuple(p for p in found if p not in _ARTICLES and p not in _SUFFIXES and (len(p) > 1 or not p.isalpha()))
    return kept or tuple(found)


def is_named(actor: Actor) -> bool:
    """Whether it goes by a name of its own: *Yara Holm*, *Ministry of Transport*, not *officials*, *Police*."""
    words = [word for word in re.findall(r"[^\s-]+", actor.name) if word.casefold() not in _ARTICLES]
    capital = [word for word in words if word[:1].isupper()]
    if actor.kind in ("person", "medium", "government"):
        return bool(capital) and words[0][:1].isupper()
    return len(capital) > 1 or (len(words) == 1 and bool(capital) and actor.kind == "organisation")


#: Surnames shorter than this are one only in one spelling: of short ones those that sound alike are often two (*Smith*
#: and *Smyth*, *Lee* and *Li*).
SHORTEST_SPELT_ANEW = 6


def spelt(word: str) -> str:
    """What the spellings of a surname in Latin letters share; of a short one itself."""
    return sound(word) if len(word) >= SHORTEST_SPELT_ANEW else word


def heading(actor: Actor, report: str) -> str:
    """Actors of one heading may be one, those of different headings are not; who has no name has the report's."""
    name = parts(actor.name)
    if not name or not is_named(actor):
        return f"\0{report}"
    return f"person {spelt(name[-1])}" if actor.kind == "person" else f"name {' '.join(name)}"


class Noting(NamedTuple):
    """An actor of a report under its heading."""

    heading: str
    #: its note, as bytes
    body: bytes
    #: the report and the id of the actor there
    ref: str
    #: the story actor that it is, where no other report has a say in it: it has no name
    who: str | None


def notes(told: Told) -> list[Noting]:
    """What is gathered of a report's actors."""
    found: list[Noting] = []
    for one in told.extract.actors:
        at = heading(one, told.id)
        note = Note(told.id, one.id, one.name, one.kind, one.country, one.represents)
        who = lone_id(note) if at.startswith("\0") else None
        found.append(Noting(at, msgspec.msgpack.encode(note), f"{told.id}\0{one.id}", who))
    return found


def lone_id(note: Note) -> str:
    """The id of the story actor that an actor without a name is."""
    return _id(f"\0{note.report}", (), (), note)


def lone(note: Note, party: str | None) -> StoryActor:
    """The story actor that an actor without a name is, with the one that it represents; its ``of`` is left empty."""
    id = lone_id(note)
    represents = party if party != id else None
    return StoryActor(id=id, name=note.name, kind=note.kind, represents=represents, of=[], why=[], named=False)


class Part(msgspec.Struct, array_like=True):
    """What is noted under a heading of one full name, of bare surnames or of one country, summed up: how often each
    name, kind, country and party (a story actor that is represented) is noted, and in how many reports.
    """

    names: dict[str, int] = {}
    kinds: dict[ActorKind, int] = {}
    countries: dict[str, int] = {}
    parties: dict[str, int] = {}
    reports: int = 0

    def add(self, note: Note, party: str | None) -> None:
        """Add one note, with the party that it represents."""
        _count(self.names, note.name)
        _count(self.kinds, note.kind)
        _count(self.countries, note.country)
        _count(self.parties, party)

    def turn(self, before: str | None, now: str | None) -> None:
        """One of the notes represents another party than before."""
        _count(self.parties, before, -1)
        _count(self.parties, now)


def _count(counts: dict[_K, int], what: _K | None, more: int = 1) -> None:
    if what is not None:
        counts[what] = counts.get(what, 0) + more
        if not counts[what]:
            del counts[what]


#: keys of parts: of a person's bare surname; what those of full names and of countries begin with
_BARE, _FULL, _COUNTRY = "bare", "full ", "in "


class Gathered(msgspec.Struct, array_like=True):
    """All that is noted under a heading, part by part, and of how many reports; what actors come of it depends on
    nothing else, so that a report more costs the same however many there are.
    """

    parts: dict[str, Part] = {}
    reports: int = 0

    def add(self, noted: Iterable[tuple[Note, str | None]]) -> None:
        """Add the notes of one more report, each with the party that it represents."""
        self.reports += 1
        seen: set[str] = set()
        for note, party in noted:
            key = part_of(note)
            part = self.parts.setdefault(key, Part())
            part.reports += key not in seen
            part.add(note, party)
            seen.add(key)

    def groups(self) -> dict[str, str | None]:
        """The group that each part goes to, which is one actor; None where each report has an actor of its own."""
        full = [key for key in self.parts if key.startswith(_FULL)]
        if full or _BARE in self.parts:
            # a bare surname goes to its only bearer
            bare = full[0] if len(full) == 1 else None if full else _BARE
            return {key: bare if key == _BARE else key for key in self.parts}
        if sum(key != _COUNTRY for key in self.parts) < 2:
            return dict.fromkeys(self.parts, _COUNTRY)
        return {key: None if key == _COUNTRY else key for key in self.parts}

    def grouped(self) -> dict[str, Gathered]:
        """The groups, each with its parts alone."""
        groups = self.groups()
        made: dict[str, Gathered] = {}
        for key, group in groups.items():
            if group is not None:
                made.setdefault(group, Gathered()).parts[key] = self.parts[key]
        for found in made.values():
            whole = len(found.parts) == len(groups)
            found.reports = self.reports if whole else sum(part.reports for part in found.parts.values())
        return made

    @property
    def bare(self) -> bool:
        """Whether all that is noted is a bare surname in one report, which others may bear."""
        return self.reports == 1 and self.parts.keys() == {_BARE}


def part_of(note: Note) -> str:
    """The key of the part that a note belongs to."""
    if note.kind != "person":
        return f"{_COUNTRY}{note.country or ''}"
    name = parts(note.name)
    return f"{_FULL}{given_sound(name[0])} {spelt(name[-1])}" if len(name) > 1 else _BARE


def gathered(noted: Iterable[tuple[Note, str | None]]) -> Gathered:
    """All notes under a heading, each with the party that it represents, summed up."""
    by_report: dict[str, list[tuple[Note, str | None]]] = defaultdict(list)
    for note, party in noted:
        by_report[note.report].append((note, party))
    made = Gathered()
    for of_report in by_report.values():
        made.add(of_report)
    return made


def actor(heading: str, found: Gathered, alone: Note | None = None) -> StoryActor:
    """The story actor of a group, whose parts ``found`` holds, or of what is ``alone`` (a note of it): in one report
    and known by a name that others may bear. Its ``of`` is left empty.
    """
    whole = found.parts.values()
    names, countries = _summed(p.names for p in whole), _summed(p.countries for p in whole)
    kinds, parties = _summed(p.kinds for p in whole), _summed(p.parties for p in whole)
    id = _id(heading, names, countries, alone)
    parties.pop(id, None)
    return StoryActor(
        id=id,
        name=_common({name: n for name, n in names.items() if len(parts(name)) > 1} or names),
        kind=min(kinds, key=lambda kind: (-kinds[kind], kind)),
        represents=min(parties, key=lambda party: (-parties[party], party)) if parties else None,
        of=[],
        why=_why(found),
        named=True,
    )


def _summed(counts: Iterable[Mapping[_K, int]]) -> dict[_K, int]:
    made: dict[_K, int] = {}
    for each in counts:
        for what, n in each.items():
            made[what] = made.get(what, 0) + n
    return made


def _why(found: Gathered) -> list[str]:
    bare = found.parts.get(_BARE)
    full = next((part for key, part in found.parts.items() if key != _BARE), None)
    if bare is None or full is None:
        names = {name for part in found.parts.values() for name in part.names}
        return _reason(names, found.reports)
    only = f"{_common(bare.names)}: {_common(full.names)} is the only one of that name in these reports"
    return [*_reason(full.names, full.reports), only]


def _reason(names: Collection[str], reports: int) -> list[str]:
    if reports < 2:
        return []
    if len(names) == 1:
        return [f"the same name in {reports} reports: {min(names)}"]
    return [f"one name in several spellings in {reports} reports: {', '.join(sorted(names))}"]


def _common(counts: Mapping[str, int]) -> str:
    return min(counts, key=lambda name: (-counts[name], -len(name), name))


def _id(heading: str, names: Iterable[str], countries: Iterable[str], alone: Note | None) -> str:
    """Drawn from the name and the country; for what is alone from the report's, for actors without a name from its own
    id there.
    """
    if heading.startswith("\0"):
        return f"a{id_in(heading[1:], alone.actor if alone is not None else '')}"
    spelt_out = sorted({" ".join(parts(name)) for name in names}, key=lambda name: (-name.count(" "), name))
    drawn = [heading, spelt_out[0], *sorted(countries)[:1], *([alone.report] if alone is not None else [])]
    return f"a{number_of(chr(0).join(drawn)):016x}"[:13]
