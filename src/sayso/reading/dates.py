"""Time expressions."""

from __future__ import annotations

from sayso.model import Date, Notice, Problem
from sayso.reading.document import Document


def read_dates(document: Document, notices: list[Notice], problems: list[Problem]) -> list[Date]:
    return []
