"""Forecasts: predictions, promises, threats and demands, and what later reports say that bears on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sayso.comparing.pairs import Link
from sayso.comparing.statements import sheet
from sayso.comparing.told import Told
from sayso.comparing.when import later
from sayso.model import Claim, ClaimRef, Forecast

_AHEAD = ("prediction", "promise", "threat", "demand", "offer")


def forecasts(links: Iterable[Link], reports: Mapping[str, Told]) -> list[Forecast]:
    """One record for each claim that looks ahead, with the claims of later reports that are linked to it.

    Looking ahead are predictions, promises, threats, offers and demands, and plain statements of what is planned. Those
    without a due time are kept only where a later claim bears on them. By report and place in the text.
    """
    bearing: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for link in links:
        for a, b in ((link.a, link.b), (link.b, link.a)):
            if a.report in reports and b.report in reports and later(reports[a.report], reports[b.report]) == 1:
                bearing[a.report, a.claim].add((b.report, b.claim))
    found: list[Forecast] = []
    for id in sorted(reports):
        told = reports[id]
        planned = {
            s.claim.id for s in sheet(told).statements if s.claim is not None and s.clause.modal in ("will", "be to")
        }
        for claim in told.extract.claims:
            if claim.attitude not in _AHEAD and not (claim.attitude == "statement" and claim.id in planned):
                continue
            due = _due(told, claim)
            borne = sorted(
                bearing.get((id, claim.id), ()),
                key=lambda n: (str(reports[n[0]].report.published or "9999"), n),
            )
            if due is None and not borne:
                continue
            found.append(
                Forecast(report=id, claim=claim.id, due=due, bearing=[ClaimRef(report=r, claim=c) for r, c in borne])
            )
    return found


def _due(told: Told, claim: Claim) -> str | None:
    if claim.due is None or not 0 <= claim.due < len(told.extract.dates):
        return None
    return told.extract.dates[claim.due].value
