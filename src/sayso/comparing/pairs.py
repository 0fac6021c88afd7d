"""Two reports side by side: which of their claims are about the same point, and what does not fit between them.

The engine asks ``point_keys`` of each report and lays those pairs of reports that share a key. ``lay`` is a pure function of
the two reports and symmetric: ``lay(a, b)`` and ``lay(b, a)`` give the same links and findings. What needs more than two
reports is done afterwards, from the results of all pairs of a component: ``sayso.comparing.settling.settle`` (findings that
other reports of the story rule out), ``points.assemble``, ``positions.positions``, ``control.controls``,
``forecasts.forecasts`` and ``balance.balance``.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from sayso.comparing.told import Told
from sayso.model import ClaimRef, Finding

#: how the content of ``b`` lies to that of ``a``: the same, its opposite (another figure, not so), or a newer state of it
Bearing = Literal["same", "against", "newer"]


class Link(msgspec.Struct, frozen=True):
    """Two claims of two reports (or of one) about the same point; ``a`` is the earlier, or the first by report id."""

    a: ClaimRef
    b: ClaimRef
    bearing: Bearing


class PairResult(msgspec.Struct, frozen=True):
    """What lies between two reports, in a stable order."""

    links: tuple[Link, ...] = ()
    findings: tuple[Finding, ...] = ()


def point_keys(told: Told) -> set[str]:
    """Keys that two reports must share before it is worth laying them side by side."""
    return set()


def lay(a: Told, b: Told) -> PairResult:
    """All that two reports say about the same points, and what does not fit."""
    return PairResult()
