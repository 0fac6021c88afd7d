"""PLOVER's own mode of an event, beside the mode of fighting and control that the contract names."""

from __future__ import annotations

from sayso.knowledge.events import plover_modes
from sayso.reading.document import Token
from sayso.reading.events.triggers import Trigger


def plover_mode(trigger: Trigger, parties: list[Token]) -> str | None:
    """The mode of an event's type by what it is, else by what it is about; None where PLOVER has none, or it is not
    plain which.
    """
    if trigger.type is None:
        return None
    below = trigger.below or (trigger.aim.type if trigger.aim is not None else None)
    known = plover_modes()
    mode = (
        known.get((trigger.type, "self", trigger.predicate))
        or known.get((trigger.type, "below", below or ""))
        or known.get((trigger.type, "fought", trigger.mode or ""))
    )
    if mode == "troops" and any(t.lower == "police" for t in parties):
        return "police"
    return mode
