"""Actors over the story: which actors of several reports are one, and why.

Persons are one by their full name, in whatever Latin spelling of it (*Menschikoff, Mentschikoff*); a bare surname goes
to the only bearer of it in the story, to nobody while there are two. Organisations, governments and forces are one by
their name, unless they belong to different countries. Actors without a name of their own (*officials*, *a spokesman*)
stay with their report.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

import msgspec

from sayso.comparing.numbers import number_of
from sayso.comparing.told import Told
from sayso.knowledge.people import given_sound, sound
from sayso.model import Actor, ActorKind, ActorRef, StoryActor

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


def notes(told: Told) -> list[tuple[str, bytes]]:
    """What is gathered of a report's actors: heading and note of each."""
    return [
        (
            heading(actor, told.id),
            msgspec.msgpack.encode(Note(told.id, actor.id, actor.name, actor.kind, actor.country, actor.represents)),
        )
        for actor in told.extract.actors
    ]


def same(a: Actor, b: Actor) -> str | None:
    """The reason why two actors of two reports are one, else None. Symmetric; sees nothing of the rest of the story."""
    if not (is_named(a) and is_named(b)) or (a.kind == "person") != (b.kind == "person"):
        return None
    if a.country and b.country and a.country != b.country:
        return None
    names = parts(a.name), parts(b.name)
    if names[0] == names[1]:
        return "same name"
    if a.kind != "person" or not names[0] or not names[1] or spelt(names[0][-1]) != spelt(names[1][-1]):
        return None
    if len(names[0]) > 1 < len(names[1]) and given_sound(names[0][0]) == given_sound(names[1][0]):
        return "same name"
    return "same surname" if 1 in (len(names[0]), len(names[1])) else None


def matched(a: Told, b: Told) -> dict[str, str]:
    """For each actor (id) of ``a`` the actor of ``b`` that it is one with, full names first."""
    made: dict[str, str] = {}
    taken: set[str] = set()
    for wanted in ("same name", "same surname"):
        for x in a.extract.actors:
            fits = [y.id for y in b.extract.actors if y.id not in taken and same(x, y) == wanted]
            if x.id not in made and len(fits) == 1:
                made[x.id] = fits[0]
                taken.add(fits[0])
    return made


def merged(found: Sequence[Note]) -> list[tuple[list[Note], list[str]]]:
    """The notes of one heading parted into actors, each with the reasons of its merges."""
    if len(found) == 1:
        return [(list(found), [])]
    if any(note.kind == "person" for note in found):
        return _persons([n for n in found if n.kind == "person"]) + [
            part for rest in [[n for n in found if n.kind != "person"]] if rest for part in _named(rest)
        ]
    return _named(found)


def _persons(found: Sequence[Note]) -> list[tuple[list[Note], list[str]]]:
    groups: dict[tuple[str, ...], list[Note]] = defaultdict(list)
    for note in found:
        name = parts(note.name)
        key: tuple[str, ...] = (given_sound(name[0]), spelt(name[-1])) if len(name) > 1 else (spelt(name[0]),)
        groups[key].append(note)
    full = sorted(key for key in groups if len(key) > 1)
    bare = [key for key in groups if len(key) == 1]
    made: list[tuple[list[Note], list[str]]] = []
    for key in full:
        why = _reason(groups[key])
        members = list(groups[key])
        if len(full) == 1:
            for name in bare:
                members += groups[name]
                why.append(
                    f"{groups[name][0].name}: {_common(groups[key])} is the only one of that name in these reports"
                )
        made.append((members, why))
    if len(full) != 1:
        for name in bare:
            by_report: dict[str, list[Note]] = defaultdict(list)
            for note in groups[name]:
                by_report[note.report if full else ""].append(note)
            made.extend((members, _reason(members)) for _, members in sorted(by_report.items()))
    return made


def _named(found: Sequence[Note]) -> list[tuple[list[Note], list[str]]]:
    countries = {note.country for note in found if note.country}
    if len(countries) < 2:
        return [(list(found), _reason(found))]
    parted: dict[str, list[Note]] = defaultdict(list)
    for note in found:
        parted[note.country or f"\0{note.report}"].append(note)
    return [(members, _reason(members)) for _, members in sorted(parted.items())]


def _reason(members: Sequence[Note]) -> list[str]:
    reports = {note.report for note in members}
    if len(reports) < 2:
        return []
    names = sorted({note.name for note in members})
    if len(names) == 1:
        return [f"the same name in {len(reports)} reports: {names[0]}"]
    return [f"one name in several spellings in {len(reports)} reports: {', '.join(names)}"]


def _common(members: Sequence[Note]) -> str:
    counts = Counter(note.name for note in members)
    return min(counts, key=lambda name: (-counts[name], -len(name), name))


def story_actors(
    heading: str, found: Sequence[Note], actor_of: Callable[[str, str], str | None]
) -> tuple[list[StoryActor], Mapping[tuple[str, str], str]]:
    """The story's actors under a heading, and for each ``(report, actor)`` the id of its story actor.

    ``actor_of`` gives the story actor of another actor of a report, for ``represents``; None while it is not known.
    """
    if not found:
        return [], {}
    records: list[StoryActor] = []
    ids: dict[tuple[str, str], str] = {}
    parted = [([note], list[str]()) for note in found] if heading.startswith("\0") else merged(found)
    for members, why in parted:
        ordered = sorted(members, key=lambda n: (n.report, n.actor))
        id = _id(heading, ordered)
        parties = Counter(
            party for n in ordered if n.represents and (party := actor_of(n.report, n.represents)) and party != id
        )
        kinds = Counter(note.kind for note in ordered)
        records.append(
            StoryActor(
                id=id,
                name=_common([n for n in ordered if len(parts(n.name)) > 1] or ordered),
                kind=min(kinds, key=lambda kind: (-kinds[kind], kind)),
                represents=min(parties, key=lambda party: (-parties[party], party)) if parties else None,
                of=[ActorRef(report=n.report, actor=n.actor) for n in ordered],
                why=why,
                named=not heading.startswith("\0"),
            )
        )
        ids.update({(n.report, n.actor): id for n in ordered})
    return sorted(records, key=lambda record: record.id), ids


def _id(heading: str, members: Sequence[Note]) -> str:
    """Drawn from the name and the country; for actors without a name from the report's."""
    if heading.startswith("\0"):
        drawn = [heading, members[0].actor]
    else:
        names = sorted({" ".join(parts(n.name)) for n in members}, key=lambda name: (-name.count(" "), name))
        drawn = [heading, names[0], *sorted({n.country for n in members if n.country})[:1]]
        if len({n.report for n in members}) == 1 and len(parts(members[0].name)) == 1 and members[0].kind == "person":
            drawn.append(members[0].report)
    return f"a{number_of(chr(0).join(drawn)):016x}"[:13]
