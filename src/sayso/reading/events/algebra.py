"""What comes of an operation on an event: *refuse to meet* is REJECT, *lift the ban* CONCEDE, *agree to lift it* AGREE.

The rules follow PLOVER's codebook: a will to do what is friendly is AGREE, to do what is hostile THREATEN; to end what
is friendly is SANCTION, to end what is hostile CONCEDE; not to be ready for what is friendly is REJECT. ``None`` stands
for an event of no type.
"""

from __future__ import annotations

from sayso.knowledge.events import Operation
from sayso.model import EventType

FRIENDLY: frozenset[EventType] = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "RETREAT", "COOPERATE", "AID"})
HOSTILE: frozenset[EventType] = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "THREATEN"})


def combine(operation: Operation, inner: EventType | None) -> EventType | None:
    """The type of an operation on an event of type ``inner``; None where it comes to no type of its own."""
    if operation in ("do", "announce", "begin", "continue", "manage", "receive"):
        return inner
    if operation == "refuse":
        return "REJECT"
    if operation == "threaten":
        return "THREATEN"
    if operation == "end":
        if inner in HOSTILE or inner in ("REJECT", "ACCUSE"):
            return "CONCEDE"
        return "SANCTION" if inner in FRIENDLY else None
    if operation == "cancel":
        if inner in ("CONSULT", "AGREE", "SUPPORT"):
            return "REJECT"
        return combine("end", inner)
    if operation == "accept":
        if inner in ("REQUEST", "CONCEDE", "AGREE", "SUPPORT"):
            return "CONCEDE"
        return inner
    if operation == "ask":
        return "THREATEN" if inner in ("SANCTION", "COERCE", "PROTEST") else "REQUEST"
    if operation == "promise":
        if inner == "SUPPORT":
            return "SUPPORT"
        # to offer troops is to offer help
        return "THREATEN" if inner in HOSTILE and inner != "MOBILIZE" else "AGREE"
    if operation == "plan":
        return will(inner)
    if operation == "fail":
        if inner in FRIENDLY:
            return "REJECT"
        return "CONCEDE" if inner in ("SANCTION", "COERCE") else None
    return inner if operation == "try" else None


def will(inner: EventType | None) -> EventType | None:
    """The type of what somebody will do."""
    if inner in FRIENDLY:
        return "AGREE"
    return "THREATEN" if inner in HOSTILE else inner


def will_not(inner: EventType | None) -> EventType | None:
    """The type of what somebody will not do."""
    if inner in FRIENDLY or inner == "REJECT":
        return "REJECT"
    return None if inner in HOSTILE else inner
