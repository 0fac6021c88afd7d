"""The gazetteer: names, positions and containers of places."""

from __future__ import annotations

from sayso.knowledge.places.cache import open_gazetteer
from sayso.knowledge.places.format import DamagedGazetteer
from sayso.knowledge.places.gazetteer import Gazetteer, Row
from sayso.knowledge.places.measure import bearing, distance

__all__ = ["DamagedGazetteer", "Gazetteer", "Row", "bearing", "distance", "open_gazetteer"]
