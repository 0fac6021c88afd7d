"""Forecasts: predictions, promises, threats and demands, and what later reports say that bears on them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sayso.comparing.pairs import Link
from sayso.comparing.told import Told
from sayso.model import Forecast


def forecasts(links: Iterable[Link], reports: Mapping[str, Told]) -> list[Forecast]:
    """One record for each claim that looks ahead, with the later claims that are linked to it."""
    return []
