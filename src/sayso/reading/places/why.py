"""How a place mention was decided, in words: for ``sayso places why``."""

from __future__ import annotations

from typing import NamedTuple

from sayso.knowledge.places import Gazetteer
from sayso.knowledge.places.labels import described
from sayso.model import Notice, Part
from sayso.reading.document import Document
from sayso.reading.places import weigh
from sayso.reading.places.judge import ENOUGH
from sayso.reading.places.kinds import kind_of


class Why(NamedTuple):
    """The decision on one name."""

    text: str
    start: int
    end: int
    #: taken for a place
    taken: bool
    #: evidence that it is a place, and how much is needed
    score: float
    enough: float
    kind: str | None
    #: what it may mean, best first: id, description, weight by itself, and with the report's other places
    readings: list[tuple[str, str, float, float]]
    #: one line each on what weighed
    reasons: list[str]


def why(
    document: Document, gazetteer: Gazetteer, notices: list[Notice], offset: int, part: Part = "text", most: int = 5
) -> Why | None:
    """The decision on the name that covers an offset, or None where no name of the gazetteer stands there."""
    weighed = weigh(document, gazetteer, notices)
    mention = next(
        (m for m in weighed.mentions if m.sentence.part == part and m.start <= offset < m.end),
        None,
    )
    if mention is None:
        return None
    taken = mention in weighed.kept
    reasons: list[str] = []
    if mention.loose:
        reasons.append("the spelling is not listed; it is one of the romanisations of a listed name")
    if mention.type:
        reasons.append(f"a word beside it asks for {' or '.join(sorted(mention.type))}")
    if mention.container is not None:
        reasons.append(f"it is said to lie in {document.words(mention.container.start, mention.container.end, part)}")
    if mention.adjective is not None:
        reasons.append("it is an adjective or the name of a people")
    readings: list[tuple[str, str, float, float]] = []
    for name in weighed.names:
        if mention in name.mentions:
            order = sorted(range(len(name.rows)), key=lambda i: -name.weights[i])[:most]
            readings = [
                (name.rows[i].id, described(name.rows[i], gazetteer), round(name.base[i], 2), round(name.weights[i], 2))
                for i in order
            ]
            reasons.append(
                f"its {len(name.mentions)} mention{'s' if len(name.mentions) > 1 else ''} in the report mean the same; "
                f"the best of {len(name.rows)} readings has a share of {name.share:.2f}"
            )
    if mention.adjective is not None:
        readings = [(mention.adjective.id, described(mention.adjective, gazetteer), 0.0, 0.0)]
    return Why(
        text=document.words(mention.start, mention.end, part),
        start=mention.start,
        end=mention.end,
        taken=taken,
        score=round(mention.score, 2),
        enough=ENOUGH,
        kind=kind_of(mention) if taken else None,
        readings=readings,
        reasons=reasons,
    )
