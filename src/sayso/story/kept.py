"""How a record that lies between reports is kept: as JSON, in what order, with a brief for lists."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from typing import get_args

import msgspec

from sayso.model import (
    ActorRef,
    Balance,
    Cluster,
    Compared,
    Control,
    Copy,
    Finding,
    Forecast,
    Point,
    Position,
    Rule,
    Severity,
    StoryActor,
    to_json,
)

#: in the order in which records are printed
KINDS: Mapping[str, type[Compared]] = {
    "actor": StoryActor, "copy": Copy, "cluster": Cluster, "point": Point, "finding": Finding, "position": Position,
    "control": Control, "forecast": Forecast, "balance": Balance,
}  # fmt: skip

_DECODERS = {kind: msgspec.json.Decoder(type) for kind, type in KINDS.items()}


def whole(execute: Callable[..., sqlite3.Cursor], kind: str, body: bytes) -> Compared:
    """A record from its JSON; of an actor with those of reports that are one, which the notes of reports tell."""
    found: Compared = _DECODERS[kind].decode(body)
    if not isinstance(found, StoryActor):
        return found
    rows = execute("SELECT ref FROM compared_notes WHERE who = ? ORDER BY ref", (found.id,))
    refs = (ref.rpartition("\0") for (ref,) in rows)
    return msgspec.structs.replace(found, of=[ActorRef(report=report, actor=actor) for report, _, actor in refs])


def order_of(record: Compared) -> str:
    """What orders a record within its kind: findings by weight, points and actors by the reports that have them."""
    match record:
        case Finding():
            return f"{heading(record.severity, record.rule)}{record.id}"
        case Point():
            return f"{_most(len(reports_of(record)))}\0{record.id}"
        case StoryActor():
            return order_of_actor(record.id, len(reports_of(record)))
        case Copy():
            return f"{record.report}\0{record.of}"
        case Position():
            return f"{record.actor}\0{record.matter}\0{record.when or ''}\0{record.report}\0{record.claim}"
        case Control():
            return f"{record.place}\0{record.when or ''}\0{record.report}\0{record.claim}"
        case Forecast():
            return f"{record.report}\0{record.claim}"
        case Balance():
            return f"{record.point or ''}\0{record.party}"
        case _:
            return record.id


def record_row(record: Compared) -> tuple[str, str, bytes]:
    """Of what kind a record is, what orders it there, and its JSON."""
    return str(record.__struct_config__.tag), order_of(record), to_json(record)


class Brief(msgspec.Struct, frozen=True, omit_defaults=True):
    """What lists say of an actor or a point."""

    #: the actor's name; the point's summary
    name: str
    reports: int
    kind: str = ""
    represents: str | None = None
    #: claims for and against, and on each side how many origins are traced and claims not
    claims: tuple[int, int] = (0, 0)
    traced: tuple[int, int] = (0, 0)
    untraced: tuple[int, int] = (0, 0)


def brief_of(record: Compared) -> bytes | None:
    """What lists say of a record, as JSON; None for a kind whose records are short enough to be listed whole."""
    match record:
        case StoryActor():
            return brief_of_actor(record, len(reports_of(record)))
        case Point():
            against = sum(claim.side == "against" for claim in record.claims)
            found = [record.origins.get(side) for side in ("for", "against")]
            traced, untraced = ([len(o.traced) if o else 0 for o in found], [o.untraced if o else 0 for o in found])
            return to_json(
                Brief(
                    record.summary,
                    len({claim.report for claim in record.claims}),
                    claims=(len(record.claims) - against, against),
                    traced=(traced[0], traced[1]),
                    untraced=(untraced[0], untraced[1]),
                )
            )
        case _:
            return None


def heading(severity: str, rule: str = "") -> str:
    """What the places of findings of a severity begin with, or of one rule in it."""
    begin = f"{get_args(Severity).index(severity)}."
    return f"{begin}{get_args(Rule).index(rule):02}." if rule else begin


def order_of_actor(id: str, reports: int) -> str:
    """What orders an actor that is in so many reports."""
    return f"{_most(reports)}\0{id}"


def brief_of_actor(actor: StoryActor, reports: int) -> bytes:
    """What lists say of an actor that is in so many reports."""
    return to_json(Brief(actor.name, reports, actor.kind, actor.represents))


def kept_of_actor(record: StoryActor, reports: int) -> tuple[str, bytes, bytes]:
    """What orders an actor, its record and its brief; an actor of a large story is in thousands of reports: whose they
    are is told by the notes alone.
    """
    body = to_json(msgspec.structs.replace(record, of=[]))
    return order_of_actor(record.id, reports), body, brief_of_actor(record, reports)


def _most(reports: int) -> str:
    """Sorts what more reports have before what fewer have."""
    return f"{999_999_999 - reports:09}"


def reports_of(record: Compared) -> set[str]:
    """The reports that a record names."""
    match record:
        case StoryActor():
            return {ref.report for ref in record.of}
        case Copy():
            return {record.report, record.of}
        case Cluster():
            return set(record.reports)
        case Point():
            return {claim.report for claim in record.claims}
        case Finding():
            return {e.report for e in record.evidence if e.report is not None}
        case Forecast():
            return {record.report, *(ref.report for ref in record.bearing)}
        case Balance():
            return set()
        case _:
            return {record.report}
