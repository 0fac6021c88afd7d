"""What the other reports of a story say about a finding between two of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sayso.comparing.told import Told
from sayso.model import Finding


def settle(findings: Iterable[Finding], reports: Mapping[str, Told]) -> list[Finding]:
    """The findings that still stand when all reports of the component are known, sorted by id.

    ``findings`` are those of all pairs of the component (and of the one-report rules, which are passed through);
    ``reports`` holds every report of the component by id.
    """
    return sorted(findings, key=lambda finding: finding.id)
