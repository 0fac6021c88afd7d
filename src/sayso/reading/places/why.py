"""How a place mention was decided, in words: for ``sayso places why``."""

from __future__ import annotations

from typing import NamedTuple

from sayso.knowledge.places import Gazetteer, Row, distance
from sayso.knowledge.places.labels import described, label
from sayso.model import Notice, Part
from sayso.reading.document import Document
from sayso.reading.places import weigh
from sayso.reading.places.judge import ENOUGH
from sayso.reading.places.kinds import kind_of
from sayso.reading.places.mention import Mention
from sayso.reading.places.resolve import GUESS, Name

#: Other places of the report that are named in a reason.
NAMED = 4
#: What lies nearer than this is told as beside it, km.
BESIDE = 200.0


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
    #: each piece of that evidence: weight and what it is
    evidence: list[tuple[float, str]]
    #: what it may mean, best first: id, description, weight by itself, and with the report's other places
    readings: list[tuple[str, str, float, float]]
    #: share of the evidence that the best reading has; None where there is none
    share: float | None
    #: one line each on what spoke for the best reading
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
    name = next((n for n in weighed.names if mention in n.mentions), None)
    readings: list[tuple[str, str, float, float]] = []
    reasons: list[str] = []
    share = None
    if mention.adjective is not None:
        readings = [(mention.adjective.id, described(mention.adjective, gazetteer), 0.0, 0.0)]
    elif name is not None and name.rows:
        order = sorted(range(len(name.rows)), key=lambda i: -name.weights[i])[:most]
        readings = [
            (name.rows[i].id, described(name.rows[i], gazetteer), round(name.base[i], 2), round(name.weights[i], 2))
            for i in order
        ]
        share = round(name.share, 3)
        reasons = _reasons(document, mention, name, weighed.names, gazetteer)
    elif mention.postings:
        readings = [
            (row.id, described(row, gazetteer), round(row.prominence, 2), round(row.prominence, 2))
            for row in (gazetteer.row(i) for i, _ in mention.postings[:most])
        ]
    return Why(
        text=document.words(mention.start, mention.end, part),
        start=mention.start,
        end=mention.end,
        taken=taken,
        score=round(mention.score, 2),
        enough=ENOUGH,
        kind=kind_of(mention) if taken else None,
        evidence=[(round(weight, 2), what) for weight, what in mention.evidence],
        readings=readings,
        share=share,
        reasons=reasons,
    )


def _reasons(document: Document, mention: Mention, name: Name, names: list[Name], gazetteer: Gazetteer) -> list[str]:
    """What spoke for the best reading, and how sure it is."""
    best = name.rows[name.best]
    told = []
    if mention.loose:
        told.append("the spelling is not listed; it is one of the romanisations of a listed name")
    if mention.type and best.type in mention.type:
        told.append(f"the words beside it ask for {_either(mention.type)}")
    if mention.container is not None:
        container = document.words(mention.container.start, mention.container.end, mention.sentence.part)
        if name.inside[name.best]:
            told.append(f"the report says that it lies in {container}")
        else:
            told.append(f"the report says that it lies in {container}, and no place of the name is known there")
    others = [n.rows[n.best] for n in names if n is not name and n.rows and n.best >= 0]
    told.extend(_company(best, others, gazetteer))
    if len(name.rows) > 1:
        rivals = [r for i, r in enumerate(name.rows) if i != name.best]
        if best.prominence > max(r.prominence for r in rivals):
            told.append(f"it is the best known of {len(name.rows)} places of the name")
        else:
            known = label(max(rivals, key=lambda r: r.prominence))
            told.append(f"of {len(name.rows)} places of the name another is better known: {known}")
    else:
        told.append("the gazetteer has no other place of the name")
    if len(name.mentions) > 1:
        told.append(f"its {len(name.mentions)} mentions in the report mean the same")
    if mention.entry is None:
        sure = (
            "too little to take it" if name.share < GUESS else "not taken, since the stated container has no such place"
        )
        told.append(f"it has {name.share:.2f} of the evidence: {sure}")
    return told


def _company(best: Row, others: list[Row], gazetteer: Gazetteer) -> list[str]:
    """Which of the report's other places lie in its division and country, and beside it."""
    told = []
    country = gazetteer.country(best.country) if best.country else None
    if best.admin1 is not None:
        same = [r for r in others if r.admin1_index == best.admin1_index]
        if same:
            told.append(f"{_listed(same)} {_lie(same)} in {label(best.admin1)} too")
    if country is not None:
        same = [r for r in others if r.country == best.country and r.admin1_index not in (best.admin1_index, -1)]
        if same:
            told.append(f"{_listed(same)} {_lie(same)} in {label(country)}")
    near = sorted(
        (distance(best.lat, best.lon, r.lat, r.lon), label(r))
        for r in others
        if r.feature in ("settlement", "site") and r.index != best.index
    )
    if near and near[0][0] < BESIDE:
        told.append(f"the nearest of the report's other places is {near[0][1]}, {near[0][0]:.0f} km off")
    return told


def _lie(rows: list[Row]) -> str:
    return "lies" if len({r.index for r in rows}) == 1 else "lie"


def _listed(rows: list[Row]) -> str:
    names = list(dict.fromkeys(label(r) for r in rows))
    more = len(names) - NAMED
    if more > 0:
        return f"{', '.join(names[:NAMED])} and {more} more"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


#: Types of entries as readers call them.
_TYPES = {"adm1": "a state or province", "adm2": "a county or district", "mountains": "a mountain range"}


def _either(types: frozenset[str]) -> str:
    return " or ".join(_TYPES.get(t, f"{'an' if t[0] in 'aeiou' else 'a'} {t}") for t in sorted(types))
