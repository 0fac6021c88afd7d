"""Readings of place names that one report leaves open and another of the same story settles."""

from __future__ import annotations

from msgspec.structs import replace

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
    return Told(told.report, replace(told.extract, places=places))
