"""Numbers with their bounds, units and what they count."""

from __future__ import annotations

from sayso.model import Date, Quantity
from sayso.reading.document import Document


def read_quantities(document: Document, dates: list[Date]) -> list[Quantity]:
    return []
