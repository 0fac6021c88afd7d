"""Forecasts: predictions, promises, threats and demands, and what later reports say that bears on them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from sayso.comparing.statements.statements import sheet
from sayso.comparing.told import Told
from sayso.model import Claim, ClaimRef, Forecast

if TYPE_CHECKING:
    from sayso.comparing.points.heard import Heard

_AHEAD = ("prediction", "promise", "threat", "demand", "offer")


def ahead(told: Told) -> list[tuple[str, str | None]]:
    """The claims of a report that look ahead, each with when it falls due, where it says so.

    Looking ahead are predictions, promises, threats, offers and demands, and plain statements of what is planned.
    """
    planned = {
        s.claim.id for s in sheet(told).statements if s.claim is not None and s.clause.modal in ("will", "be to")
    }
    return [
        (claim.id, _due(told, claim))
        for claim in told.extract.claims
        if claim.attitude in _AHEAD or (claim.attitude == "statement" and claim.id in planned)
    ]


def forecasts(report: Heard, later: Mapping[str, Collection[tuple[str, str, str]]]) -> list[Forecast]:
    """One record for each claim of a report that looks ahead, in the order of the text.

    ``later`` gives by claim what later reports say about the same point, as ``(day, report, claim)``. What has no due
    time is kept only where something bears on it.
    """
    return [
        Forecast(
            report=report.id,
            claim=claim,
            due=due,
            bearing=[ClaimRef(report=r, claim=c) for _, r, c in sorted(later.get(claim, ()))],
        )
        for claim, due in report.ahead
        if due is not None or later.get(claim)
    ]


def _due(told: Told, claim: Claim) -> str | None:
    if claim.due is None or not 0 <= claim.due < len(told.extract.dates):
        return None
    return told.extract.dates[claim.due].value
