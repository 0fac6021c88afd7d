"""Readings of place names that one report leaves open and another of the same story settles."""

from __future__ import annotations

from typing import TypeVar

from msgspec.structs import replace

from sayso.comparing.mentions import Mention
from sayso.comparing.statements import Sheet, Statement, sheet
from sayso.comparing.told import Told
from sayso.knowledge.places.names import fold
from sayso.model import Entry, Place

#: A reading of less confidence is open, one of more is settled; between the two it stands and settles nothing.
OPEN, SETTLED = 0.65, 0.9


def settle(a: Told, b: Told) -> tuple[Told, Told]:
    """The two reports, each with its open readings as the other has settled them; the very same where nothing is to do.

    A name is settled where all its readings in a report are sure and of one entry. Stored extracts stay as they are:
    this holds for laying the two side by side, and is the same in whatever order the reports come.
    """
    ours, theirs = _settled(a), _settled(b)
    return _with(a, theirs), _with(b, ours)


def _named(told: Told) -> dict[str, list[Place]]:
    kept: dict[str, list[Place]] | None = told.__dict__.get("_places_by_name")
    if kept is None:
        kept = {}
        for place in told.extract.places:
            if place.kind != "adjective":
                kept.setdefault(fold(place.text), []).append(place)
        told.__dict__["_places_by_name"] = kept
    return kept


def _settled(told: Told) -> dict[str, Entry]:
    found = {}
    for name, places in _named(told).items():
        entries = {p.place.id: p.place for p in places if p.place is not None and p.place.confidence >= SETTLED}
        if len(entries) == 1 and all(p.place is not None and p.place.confidence >= SETTLED for p in places):
            found[name] = next(iter(entries.values()))
    return found


def _open(place: Place) -> bool:
    return place.place is None or place.place.confidence < OPEN


def _with(told: Told, settled: dict[str, Entry]) -> Told:
    changes = {
        name
        for name, places in _named(told).items()
        if name in settled and any(_open(p) and (p.place is None or p.place.id != settled[name].id) for p in places)
    }
    if not changes:
        return told
    places = [
        replace(p, place=settled[name])
        if p.kind != "adjective" and (name := fold(p.text)) in changes and _open(p)
        else p
        for p in told.extract.places
    ]
    made = Told(told.report, replace(told.extract, places=places))
    made.__dict__["_sheet"] = _carried(sheet(told), made)
    return made


_T = TypeVar("_T", Mention, Statement)

#: what is worked out of a statement and of a participant without a look at the places of the report, or at one another
_STATEMENT = frozenset(
    "index clause claim sentence standing certainty negative scope undone member labels classes when sources evidence "
    "finite words".split()
)
_MENTION = frozenset(
    "argument part guessed head words marks of another text names actor definite person pronoun".split()
)


def _carried(of: Sheet, told: Told) -> Sheet:
    """The statements of a report for the same report with other readings of its places.

    Only what its participants say of places depends on these; a long report is settled anew beside each of its fellows.
    """
    mentions: dict[int, Mention] = {}

    def mention(m: Mention) -> Mention:
        made = mentions.get(id(m))
        if made is None:
            made = mentions[id(m)] = _taken(m, _MENTION, told)
        return made

    statements = []
    for s in of.statements:
        made = _taken(s, _STATEMENT, told)
        made.__dict__["theme"] = None if s.theme is None else mention(s.theme)
        made.__dict__["agent"] = None if s.agent is None else mention(s.agent)
        made.__dict__["others"] = tuple(map(mention, s.others))
        statements.append(made)
    return Sheet(told, tuple(statements), of.capitals)


def _taken(one: _T, names: frozenset[str], told: Told) -> _T:
    made = object.__new__(type(one))
    made.__dict__.update({name: value for name, value in one.__dict__.items() if name in names}, told=told)
    return made
