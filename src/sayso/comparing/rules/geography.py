"""A report states where a place is, and reference data say otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz.fuzz import ratio

from sayso.comparing.told import Told, finding
from sayso.knowledge.places import Gazetteer, Row
from sayso.knowledge.places.disputed import Territory, territories_of
from sayso.knowledge.places.labels import described, label
from sayso.knowledge.places.lines import to_border, to_water
from sayso.knowledge.places.measure import bearing as direction
from sayso.knowledge.places.measure import distance, turn
from sayso.knowledge.places.members import members_of
from sayso.knowledge.places.names import fold
from sayso.model import Evidence, Finding, Place, Relation, Severity

#: A reading of a name that has less confidence than this is uncertain, and nothing is raised on it.
SURE = 0.65
#: A town of fewer people may have a namesake that the gazetteer of 500 and more does not know.
KNOWN = 5_000
#: A container is only wrong where no other town of it lies this near: no borders are at hand. km
ACROSS = 10.0
#: Second-level divisions are redrawn often: one is only wrong where its middle is further than this. km
REDRAWN = 60.0
#: Names of one entry that are this much alike (0 to 100) are spellings of one name, others are other names of it:
#: *Krasnoarmeysk* of *Krasnoarmeisk* (92), and not *Brünn* of *Brno* (67).
ALIKE = 75.0
#: Borders of today hold from this year on.
BORDERS_SINCE = 1992

_YEAR = re.compile(r"\b(1[0-9]{3}|20[0-9]{2})\b")
_DIVISION_WORDS = frozenset("oblast region governorate province raion district prefecture krai peninsula".split())
_COMPASS = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")


def geography(told: Told, gazetteer: Gazetteer) -> Iterator[Finding]:
    """A stated container, distance, bearing or nearness cannot be right, by any reading of the name.

    Whose a disputed territory is, is not tested; for reports and happenings before 1992 no container is.
    """
    wrong: dict[tuple[str, int, int], list[tuple[Relation, str, list[Row], Severity]]] = {}
    for relation in told.extract.relations:
        subject = told.extract.places[relation.subject]
        object_ = told.extract.places[relation.object]
        one, two = _row(subject, gazetteer), _row(object_, gazetteer)
        if one is None or two is None or subject.kind != "literal" or relation.part != "text":
            continue
        if _told_otherwise(told, relation) or not _said_of_it(told, relation, subject, object_):
            continue
        found = _tested(told, relation, subject, object_, one, two, gazetteer)
        if found is not None:
            message, severity = found
            key = (relation.relation, relation.start, relation.object)
            wrong.setdefault(key, []).append((relation, message, [one, two], severity))
    for group in wrong.values():
        evidence: dict[str, Evidence] = {}
        for relation, _, rows, _ in group:
            evidence.setdefault("span", told.evidence(relation))
            for row in rows:
                point = f"{row.lat:.2f}, {row.lon:.2f}"
                text = f"{described(row, gazetteer)} ({point})"
                evidence.setdefault(row.id, Evidence(reference=row.id.split(":")[0], id=row.id, text=text))
        message = " ".join(m for _, m, _, _ in group)
        yield finding("geography", group[0][3], message, *evidence.values())


def _row(place: Place, gazetteer: Gazetteer) -> Row | None:
    return gazetteer.get(place.place.id) if place.place is not None else None


def _tested(
    told: Told, relation: Relation, subject: Place, object_: Place, one: Row, two: Row, gazetteer: Gazetteer
) -> tuple[str, Severity] | None:
    assert subject.place is not None and object_.place is not None
    sure = min(subject.place.confidence, object_.place.confidence) >= SURE
    if relation.relation in ("in", "capital of"):
        if _before_today(told, relation):
            return None
        message = _container(subject, object_, one, two, gazetteer)
        return None if message is None else (message, "conflict")
    if not sure:
        return None
    if relation.relation == "distance":
        if relation.km is not None:
            message = _length(subject, object_, one, two, relation.km, gazetteer)
            if message is not None:
                return message, "conflict"
        message = _bearing(subject, object_, one, two, relation.bearing, gazetteer)
        return None if message is None else (message, "caution")
    if relation.relation in ("near", "on"):
        message = _near(subject, object_, one, two, relation.relation, gazetteer)
        return None if message is None else (message, "caution")
    if relation.relation == "border":
        message = _border(subject, object_, one, two, gazetteer)
        return None if message is None else (message, "caution")
    return None


#: Levels of divisions: what lies in another is of a lower one.
_LEVEL = {"country": 1, "region": 1, "adm1": 2, "adm2": 3}

# --- containers --------------------------------------------------------------------------------------------------


def _container(subject: Place, object_: Place, one: Row, two: Row, gazetteer: Gazetteer) -> str | None:
    """No entry that bears the name lies in the stated division or country, under any reading of either."""
    if two.feature not in ("region", "country") or one.feature not in ("settlement", "region"):
        return None
    if one.type in ("country", "continent", "former country") or two.type in ("continent", "former country"):
        return None
    if one.feature == "region" and _LEVEL.get(one.type, 0) <= _LEVEL.get(two.type, 3):
        return None
    assert object_.place is not None and subject.place is not None
    if one.feature == "settlement" and one.population < KNOWN:
        return None
    outer = _readings(object_, two, gazetteer)
    if not outer or subject.place.confidence < 0.3:
        return None
    if object_.place.confidence < SURE and two.type != "country":
        return None
    inner = list(_namesakes(subject, one, gazetteer))
    if two.type == "adm2" and sum(row.country == two.country and row.feature == one.feature for row in inner) > 1:
        # a name that a country has more than once may well be there once more
        return None
    for container in outer:
        if any(_within(row, container, gazetteer) for row in inner):
            return None
        if _undecided(one, container) or any(
            _undecided(row, container) for row in inner[:3] if row.feature == one.feature
        ):
            return None
        if _close(one, container, gazetteer):
            return None
    name = subject.text
    shown = name if name in (one.name, label(one)) else f"{name} ({label(one)})"
    where = _where([label(r) for r in gazetteer.containers(one) if r.type in ("adm1", "country")])
    stated = label(two) if label(two).lower().startswith(object_.text.lower()) else object_.text
    target = stated if stated.lower().startswith("the ") else _with_article(stated, two)
    return f"{shown} lies in {where}, not in {target}; no other place of that name is known there."


def _where(names: list[str]) -> str:
    """*the Donetsk Oblast of Ukraine*, *Ajaria, Georgia*."""
    if names and names[0].split()[-1].lower() in _DIVISION_WORDS:
        return f"the {' of '.join(names[:2])}"
    return ", ".join(names[:2])


def _with_article(text: str, row: Row) -> str:
    if row.type in ("adm1", "adm2", "region") and text.split()[-1].lower() in _DIVISION_WORDS:
        return f"the {text}"
    return text


def _readings(place: Place, row: Row, gazetteer: Gazetteer) -> list[Row]:
    """Every division or country that the stated container may be."""
    found = [row]
    known = {row.index}
    for name in {place.text, row.name}:
        for other in gazetteer.find(name):
            if other.type in ("adm1", "adm2", "country", "region") and other.index not in known:
                known.add(other.index)
                found.append(other)
    return found


def _namesakes(place: Place, row: Row, gazetteer: Gazetteer) -> Iterator[Row]:
    """Every entry that the subject's name may be, in any spelling or older name."""
    seen = {row.index}
    yield row
    spelled = fold(place.text)
    alike = [name for name in row.names if ratio(spelled, fold(name)) >= ALIKE]
    rows = [r for name in alike for r in gazetteer.find(name)]
    for other in [*gazetteer.find(place.text), *gazetteer.find_loose(place.text), *rows]:
        if other.index not in seen:
            seen.add(other.index)
            yield other


def _within(row: Row, container: Row, gazetteer: Gazetteer) -> bool:
    if row.index == container.index or container.index in (row.admin1_index, row.admin2_index):
        return True
    if container.type == "country":
        return row.country == container.country
    parts = members_of(container)
    if parts:
        division = row if row.type == "adm1" else row.admin1
        second = row if row.type == "adm2" else row.admin2
        numbers = {r.number for r in (division, second) if r is not None}
        return row.country in parts or any(str(n) in parts for n in numbers)
    if container.type not in ("adm1", "adm2"):
        # a region without a border: nothing can be said
        return True
    # a division named like the one around the town, whatever its level
    name = label(container).split()[0].lower()
    return any(
        around is not None and around.country == container.country and label(around).split()[0].lower() == name
        for around in (row.admin1, row.admin2)
    )


#: characters before a name in which the word before it is looked for
_BEFORE = 200


def _said_of_it(told: Told, relation: Relation, subject: Place, object_: Place) -> bool:
    """Whether the wording ties the two names, and the first is a name as a whole: not *Abu Talat*, not *a woman from
    Aberdare found dead in Cumbria*.
    """
    text = told.extract.text if relation.part == "text" else told.extract.title
    before = text[max(0, subject.start - _BEFORE) : subject.start].rstrip(" ")
    if before and text[subject.start - 1] == " ":
        word = before.split()[-1]
        first = len(before) == len(word) or before[: -len(word)].rstrip(' "“‘(')[-1:] in ".!?:\n"
        if word[0].isupper() and word.isalpha() and not first:
            return False
    between = (min(subject.end, object_.end), max(subject.start, object_.start))
    return not any(
        between[0] <= c.verb[0] and c.predicate.split()[0] not in _LYING
        for c in told.verbs_at[relation.part].meeting(*between)
    )


_LYING = frozenset({"lie", "locate", "situate", "be", "sit", "stand", "call", "name", "know", "border"})


def _undecided(row: Row, container: Row) -> bool:
    """The states and the division dispute the territory among themselves."""
    own: list[Territory] = territories_of(row)
    if any(not t.claimants for t in own):
        return True
    if container.type == "country":
        return any(container.country in t.claimants or container.country in t.countries for t in own)
    theirs = {t.name for t in territories_of(container)}
    return any(t.name in theirs for t in own)


def _close(row: Row, container: Row, gazetteer: Gazetteer) -> bool:
    """The place lies so near the stated container that borders would be needed to tell."""
    if container.type == "country":
        return gazetteer.nearest(row, country=container.country) < ACROSS
    if container.type == "adm2":
        return gazetteer.apart(row, container) < REDRAWN or gazetteer.nearest(row, division=container.index) < ACROSS
    return gazetteer.nearest(row, division=container.index) < ACROSS


# --- distances ---------------------------------------------------------------------------------------------------


def _radius(row: Row) -> float:
    """Distances are counted from somewhere in a town."""
    return 20.0 if row.population >= 1_000_000 else 5.0


def _apart(one: Row, two: Row) -> tuple[float, float] | None:
    """The least and the greatest distance that the two can have, km; None where the second has no place of its own."""
    if two.feature == "settlement" or two.feature == "site":
        d = distance(one.lat, one.lon, two.lat, two.lon)
        slack = _radius(one) + _radius(two)
        return max(0.0, d - slack), d + slack
    if two.feature == "water":
        least = to_water(two, one.lat, one.lon)
        return None if least is None else (max(0.0, least - _radius(one)), float("inf"))
    return None


def _length(subject: Place, object_: Place, one: Row, two: Row, km: float, gazetteer: Gazetteer) -> str | None:
    """The distance is less than three quarters of the straight line, or more than 1.8 times it, 15 km off besides."""
    if one.feature not in ("settlement", "site") or _several(subject, one, two, km, gazetteer):
        return None
    bounds = _apart(one, two)
    if bounds is None:
        return None
    least, most = bounds
    if not (km < 0.75 * least - 15 or km > 1.8 * most + 15):
        return None
    straight = distance(one.lat, one.lon, two.lat, two.lon) if two.feature != "water" else least
    return (
        f"{subject.text} is about {_rounded(straight)} km from {_the(object_)} in a straight line, "
        f"not {_rounded(km)} km."
    )


def _several(subject: Place, one: Row, two: Row, km: float, gazetteer: Gazetteer) -> bool:
    """Another place of the name is at the stated distance."""
    for other in gazetteer.find(subject.text):
        if other.index == one.index or other.feature != "settlement":
            continue
        bounds = _apart(other, two)
        if bounds is not None and 0.75 * bounds[0] - 15 <= km <= 1.8 * bounds[1] + 15:
            return True
    return False


def _bearing(
    subject: Place, object_: Place, one: Row, two: Row, stated: float | None, gazetteer: Gazetteer
) -> str | None:
    """The direction is more than 90 degrees off, and the two are more than 20 km apart."""
    if stated is None or two.feature not in ("settlement", "site") or one.feature not in ("settlement", "site"):
        return None
    if distance(one.lat, one.lon, two.lat, two.lon) <= 20 + _radius(one) + _radius(two):
        return None
    real = direction(two.lat, two.lon, one.lat, one.lon)
    if turn(real, stated) <= 90:
        return None
    for other in gazetteer.find(subject.text):
        if other.index != one.index and distance(other.lat, other.lon, two.lat, two.lon) < 400 and (
            turn(direction(two.lat, two.lon, other.lat, other.lon), stated) <= 90
        ):  # fmt: skip
            return None
    return f"{subject.text} lies {_point(real)} of {object_.text}, not {_point(stated)}."


def _near(subject: Place, object_: Place, one: Row, two: Row, kind: str, gazetteer: Gazetteer) -> str | None:
    """*on* a water beyond 20 km, *near* one beyond 50 km, *near* a town beyond 100 km."""
    if one.feature not in ("settlement", "site"):
        return None
    bounds = _apart(one, two)
    if bounds is None:
        return None
    limit = 100.0 if two.feature != "water" else 20.0 if kind == "on" else 50.0
    if bounds[0] <= limit:
        return None
    for other in _namesakes(subject, one, gazetteer):
        reach = _apart(other, two)
        if reach is not None and reach[0] <= limit:
            return None
    if two.feature != "water":
        for other in gazetteer.find(object_.text):
            reach = _apart(one, other)
            if reach is not None and reach[0] <= limit:
                return None
    return f"{_shown(subject, one)} is at least {_rounded(bounds[0])} km from {_the(object_)}, not {kind} it."


#: Towns of a country may lie this far from its border, where it runs through a desert, km.
EMPTY = 150.0


def _border(subject: Place, object_: Place, one: Row, two: Row, gazetteer: Gazetteer) -> str | None:
    """*on the border* beyond 50 km from any border or coast, or far from every town of the country that it is with."""
    if one.feature != "settlement":
        return None
    away = to_border(one.lat, one.lon) - _radius(one)
    if away > 50:
        return f"{_shown(subject, one)} is at least {_rounded(away)} km from any border."
    if two.type != "country" or two.country == one.country:
        return None
    within = EMPTY / 111
    namesakes = _namesakes(subject, one, gazetteer)
    if any(gazetteer.nearest(row, country=two.country, reach=within) <= EMPTY for row in namesakes):
        return None
    return f"{_shown(subject, one)} is more than {EMPTY:.0f} km from any town of {label(two)} that we know."


def _shown(place: Place, row: Row) -> str:
    return place.text if place.text == row.name else f"{place.text} ({row.name})"


def _the(place: Place) -> str:
    text = place.text
    assert place.place is not None
    if place.place.feature == "water" and not text.startswith(("Lake", "the ", "Lough")):
        return f"the {text}"
    return text


def _rounded(km: float) -> int:
    return round(km) if km < 20 else round(km / 10) * 10


def _point(degrees: float) -> str:
    return _COMPASS[round(degrees / 45) % 8]


# --- time and wording --------------------------------------------------------------------------------------------


def _before_today(told: Told, relation: Relation) -> bool:
    """The report, or the sentence, speaks of a time before the borders of today."""
    if told.day is not None and told.day.year < BORDERS_SINCE:
        return True
    text = told.extract.text
    start, end = _sentence(told, relation)
    years = [int(y) for y in _YEAR.findall(text[start:end])]
    if any(year < BORDERS_SINCE for year in years):
        return True
    if told.day is not None:
        return False
    everywhere = [int(y) for y in _YEAR.findall(text)]
    return bool(everywhere) and max(everywhere) < BORDERS_SINCE


def _sentence(told: Told, relation: Relation) -> tuple[int, int]:
    return told.sentence_at(relation.start) or (relation.start, relation.end)


def _told_otherwise(told: Told, relation: Relation) -> bool:
    """The sentence says that it is not so, asks, or supposes."""
    start, end = _sentence(told, relation)
    words = told.extract.text[start:end].lower()
    return "?" in words[-2:] or " mistakenly " in words or " wrongly " in words or " erroneously " in words
