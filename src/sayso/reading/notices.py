"""What is not news text: datelines, bylines, credits, captions, furniture."""

from __future__ import annotations

from sayso.model import Notice
from sayso.reading.document import Document


def read_notices(document: Document) -> list[Notice]:
    return []
