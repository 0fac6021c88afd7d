"""Readings of place names that one report leaves open and another of the same story settles."""

from __future__ import annotations

from typing import TypeVar

import msgspec
from msgspec.structs import replace

from sayso.comparing.statements.mentions import Mention
from sayso.comparing.statements.statements import Sheet, Statement, Statements, sheet
from sayso.comparing.told import Told
from sayso.knowledge.places.names import fold
from sayso.model import Entry, Place

#: A reading of less confidence is open, one of more is settled; between the two it stands and settles nothing.
OPEN, SETTLED = 0.65, 0.9


class Readings(msgspec.Struct, frozen=True, array_like=True):
    """The place names of a report (folded): with the one entry of which all their readings surely are, and with those
    left open, None where there is no entry.
    """

    settled: dict[str, str]
    open: dict[str, list[str | None]]


def settle(a: Told, b: Told) -> tuple[Told, Told]:
    """The two reports, each with its open readings as the other has settled them; the very same where nothing is to do.

    A name is settled where all its readings in a report are sure and of one entry. Stored extracts stay as they are:
    this holds for laying the two side by side, and is the same in whatever order the reports come.
    """
    ours, theirs = settling(readings(a), readings(b)), settling(readings(b), readings(a))
    return _with(a, ours, b), _with(b, theirs, a)


def settling(own: Readings, other: Readings) -> frozenset[str]:
    """The names of which the other report settles readings that the one leaves open."""
    settled = other.settled
    return frozenset(
        name for name in own.open.keys() & settled.keys() if any(id != settled[name] for id in own.open[name])
    )


def readings(told: Told) -> Readings:
    """The readings of a report's place names; worked out once."""
    kept: Readings | None = told.__dict__.get("_readings")
    if kept is None:
        named: dict[str, list[Place]] = {}
        lands = lands_named(told)
        for place in told.extract.places:
            if place.kind != "adjective":
                named.setdefault(fold(place.text), []).append(place)
        kept = told.__dict__["_readings"] = Readings({}, {})
        for name, places in named.items():
            entries = [p.place for p in places if p.place is not None and p.place.confidence >= SETTLED]
            if len(entries) == len(places) and len({entry.id for entry in entries}) == 1:
                kept.settled[name] = entries[0].id
            left = [None if p.place is None else p.place.id for p in places if _open(p, lands)]
            if left:
                kept.open[name] = left
    return kept


def _open(place: Place, lands: frozenset[str]) -> bool:
    if place.place is None:
        return True
    return place.place.confidence < OPEN and place.place.country not in lands


def lands_named(told: Told) -> frozenset[str]:
    """The countries that a report names, also by an adjective: *the Spanish coast*."""
    return frozenset(
        p.place.country
        for p in told.extract.places
        if p.place is not None
        and p.place.country is not None
        and (p.kind == "adjective" or p.place.feature == "country")
    )


def _with(told: Told, names: frozenset[str], by: Told) -> Told:
    if not names:
        return told
    entries: dict[str, Entry] = {}
    for p in by.extract.places:
        if p.kind != "adjective" and p.place is not None:
            entries.setdefault(fold(p.text), p.place)
    lands = lands_named(told)
    places = [
        replace(p, place=entries[name])
        if p.kind != "adjective" and (name := fold(p.text)) in names and _open(p, lands)
        else p
        for p in told.extract.places
    ]
    made = Told(told.report, replace(told.extract, places=places))
    made.__dict__["_sheet"] = Sheet(made, _Carried(made, sheet(told).statements))
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


class _Carried(Statements):
    """The statements of a report for the same report with other readings of its places.

    Only what its participants say of places depends on these; a long report is settled anew beside each of its fellows.
    """

    def __init__(self, told: Told, of: Statements) -> None:
        super().__init__(told)
        self._of = of
        self._mentions: dict[int, Mention] = {}

    def _mention(self, m: Mention) -> Mention:
        made = self._mentions.get(id(m))
        if made is None:
            made = self._mentions[id(m)] = _taken(m, _MENTION, self._told)
        return made

    def _make(self, at: int) -> Statement:
        s = self._of[at]
        made = _taken(s, _STATEMENT, self._told)
        made.__dict__["theme"] = None if s.theme is None else self._mention(s.theme)
        made.__dict__["agent"] = None if s.agent is None else self._mention(s.agent)
        made.__dict__["others"] = tuple(map(self._mention, s.others))
        return made


def _taken(one: _T, names: frozenset[str], told: Told) -> _T:
    made = object.__new__(type(one))
    made.__dict__.update({name: value for name, value in one.__dict__.items() if name in names}, told=told)
    return made
