"""Which entry a name means, for all names of a report together."""

from __future__ import annotations

from collections.abc import Iterable
from math import log

import numpy as np
from numpy.typing import NDArray

from sayso.knowledge.places import Gazetteer, Row
from sayso.reading.places.mention import Mention
from sayso.reading.places.whence import Whence

Floats = NDArray[np.float64]

#: Namesakes of one name that are weighed: the most prominent ones, and those in a division that the report names.
MOST = 24

#: Evidence in the unit of ``Row.prominence`` (a tenfold of people is 1).
#: Found by coordinate search on a third of one corpus of local news and on two of world news; MAIN_NAME and COUNTRY
#: anew on all of the three.
MAIN_NAME = 2.0
#: Against the other names of American towns, which are mostly those of a settler's century: *Cheapside*, New Jersey.
VARIANT = 3.0
#: Towns that are more prominent than this are called by all their names.
FAMED = 7.0
CONTAINED = 6.0
TYPE_FITS = 3.0
TYPE_MISSES = -1.5
#: Against a division where its chief town has the same name and no type word stands by.
ITS_TOWN = 2.5
#: Against a second-level division where the first-level one around it has the same name and no type word stands by.
SAME_AS_REGION = 6.0
COUNTRY = 1.5
ANYWHERE = 0.7
DIVISION = 2.5
COUNTY = 2.5
NEAR = 2.2
#: Distance at which nearness has fallen to 1/e, km.
REACH = 150.0
#: Weight of a place in the same sentence, as against one elsewhere in the report.
SAME_SENTENCE = 2.5
#: How evenly a name speaks for all that it may mean, while the others are weighed.
SOFTNESS = 1.0
#: How sharply a lead turns into confidence.
SHARPNESS = 1.1
ROUNDS = 3
#: Weight of the reading that the name means a place of which the gazetteer knows nothing.
NONE = 4.5


class Name:
    """All mentions of a report that share a name, and the rows it may mean."""

    __slots__ = (
        "base",
        "best",
        "contained",
        "inside",
        "key",
        "mentions",
        "regions",
        "rows",
        "sentences",
        "share",
        "weights",
    )

    def __init__(self, key: str, mentions: list[Mention]) -> None:
        self.key = key
        self.mentions = mentions
        self.rows: list[Row] = []
        #: of each row its country, and the numbers of the divisions that it lies in or is
        self.regions: list[tuple[str | None, int, int]] = []
        #: evidence of each row by itself, and with that of the other names of the report
        self.base: list[float] = []
        self.weights: list[float] = []
        self.best = -1
        self.share = 0.0
        self.contained = False
        #: which rows lie in what is named as its container
        self.inside: list[bool] = []
        #: the sentences that it stands in
        self.sentences: set[int] = set()


def resolve(mentions: list[Mention], gazetteer: Gazetteer, whence: Whence) -> list[Name]:
    """Set ``entry`` and ``share`` of the mentions. The same name means the same in all of a report, unless a container
    is named beside one of its mentions."""
    for mention in mentions:
        if mention.adjective is not None:
            mention.entry, mention.share = mention.adjective, 0.95
    names = _names([m for m in mentions if m.adjective is None], gazetteer)
    divisions = {i for name in names for i, _ in _tops(name, gazetteer)}
    for name in names:
        name.sentences = {id(m.sentence) for m in name.mentions}
    for name in names:
        _weigh(name, divisions, gazetteer)
    peoples = [m.adjective for m in mentions if m.adjective is not None]
    for number in range(ROUNDS):
        _round(names, peoples, number, whence)
    for name in names:
        if name.best >= 0 and name.share >= GUESS and not _unknown(name):
            for mention in name.mentions:
                mention.entry, mention.share = name.rows[name.best], name.share
    return names


#: Below this share of the evidence a reading is a guess, and none is given: of 23 on the corpora none was right.
GUESS = 0.25

#: A name with a container beside it and no entry in it means an unknown place, unless it is this well known.
WELL_KNOWN = 5.9


def _unknown(name: Name) -> bool:
    """The report says in what the place lies, and no entry of the name does; nor is it a place that all know."""
    stated = any(m.container is not None for m in name.mentions)
    return stated and not name.contained and name.rows[name.best].prominence < WELL_KNOWN


def _names(mentions: Iterable[Mention], gazetteer: Gazetteer) -> list[Name]:
    groups: dict[tuple[str, int], Name] = {}
    held: dict[str, int] = {}
    for mention in mentions:
        container = _container_index(mention, gazetteer)
        if container >= 0:
            held.setdefault(mention.key, container)
    for mention in mentions:
        container = _container_index(mention, gazetteer)
        if container < 0:
            container = held.get(mention.key, -1)
        kinds = 1 if mention.type and not mention.type & {"town"} else 0
        group = (f"{mention.key}|{kinds}", container)
        if group not in groups:
            groups[group] = Name(mention.key, [])
        groups[group].mentions.append(mention)
    return list(groups.values())


def _container_index(mention: Mention, gazetteer: Gazetteer) -> int:
    if mention.container is None or not mention.container.postings:
        return -1
    return mention.container.postings[0][0]


def _tops(name: Name, gazetteer: Gazetteer) -> list[tuple[int, int]]:
    """Divisions and countries that this name may mean with some right."""
    found = []
    for index, quality in name.mentions[0].postings[:6]:
        row = gazetteer.row(index)
        if row.type in ("adm1", "country", "adm2"):
            found.append((index, quality))
    return found


def _inside(row: Row, containers: set[int], gazetteer: Gazetteer) -> bool:
    if row.admin1_index in containers or row.admin2_index in containers:
        return True
    country = gazetteer.country(row.country) if row.country else None
    return country is not None and country.index in containers


def _weigh(name: Name, divisions: set[int], gazetteer: Gazetteer) -> None:
    postings = name.mentions[0].postings
    chosen = list(postings[:MOST])
    for index, quality in postings[MOST:400]:
        row = gazetteer.row(index)
        if row.admin1_index in divisions or row.admin2_index in divisions:
            chosen.append((index, quality))
    containers = {i for m in name.mentions if m.container is not None for i, _ in m.container.postings[:8]}
    kinds = frozenset().union(*(m.type for m in name.mentions))
    known = {index for index, _ in chosen}
    for index, quality in chosen:
        row = gazetteer.row(index)
        weight = row.prominence
        if quality == 0:
            weight += MAIN_NAME
        elif row.country == "US" and row.type == "town" and row.prominence < FAMED:
            weight -= VARIANT
        inside = bool(containers) and row.index not in containers and _inside(row, containers, gazetteer)
        if inside:
            weight += CONTAINED
            name.contained = True
        if kinds:
            weight += TYPE_FITS if row.type in kinds else TYPE_MISSES
        name.rows.append(row)
        name.regions.append((row.country, row.admin1_index, row.admin2_index))
        if row.type == "adm2" and not kinds and row.admin1_index in known:
            # a province that is all of its region goes by the region
            weight -= SAME_AS_REGION
        name.inside.append(inside)
        name.base.append(weight)
    if not kinds:
        towns = {r.admin1_index for r in name.rows if r.feature == "settlement"} | {
            r.admin2_index for r in name.rows if r.feature == "settlement"
        }
        for i, row in enumerate(name.rows):
            if row.type in ("adm1", "adm2") and row.index in towns and row.country != "US":
                name.base[i] -= ITS_TOWN


def _round(names: list[Name], peoples: list[Row], number: int, whence: Whence) -> None:
    """Weigh every namesake in the light of what the other names mean so far."""
    countries: dict[str, float] = dict(whence.countries)
    divisions: dict[int, float] = dict(whence.divisions)
    counties: dict[int, float] = {}
    anchors: list[tuple[int, float, float, float]] = []
    for row in peoples:
        if row.country:
            countries[row.country] = countries.get(row.country, 0.0) + 0.5
        if row.type == "adm1":
            # the Yakutian town
            divisions[row.index] = divisions.get(row.index, 0.0) + 0.5
    mine: list[tuple[dict[str, float], dict[int, float], dict[int, float]]] = []
    for name in names:
        mine.append(_votes(name))
        for key, votes in mine[-1][0].items():
            countries[key] = countries.get(key, 0.0) + votes
        for place, votes in mine[-1][1].items():
            divisions[place] = divisions.get(place, 0.0) + votes
        for place, votes in mine[-1][2].items():
            counties[place] = counties.get(place, 0.0) + votes
    if number:
        for at, name in enumerate(names):
            if name.best < 0:
                continue
            row = name.rows[name.best]
            weight = name.share * (1.0 + 0.3 * log(len(name.mentions)))
            if row.type not in ("country", "continent", "region", "sea", "adm1"):
                anchors.append((at, row.lat, row.lon, weight))
    lats = np.array([a[1] for a in anchors])
    lons = np.array([a[2] for a in anchors])
    weights = np.array([a[3] for a in anchors])
    owner = np.array([a[0] for a in anchors])
    ranked = sorted(countries.items(), key=lambda kept: -kept[1])
    for at, name in enumerate(names):
        if not name.rows:
            continue
        own_countries, own_divisions, own_counties = mine[at]
        # what has no country, such as a sea or a part of the world, is not behind the towns that share its name
        anywhere = COUNTRY * log(1 + max(0.0, ANYWHERE * _most(ranked, own_countries)))
        summed: list[float] = []
        for (country, admin1, admin2), score in zip(name.regions, name.base, strict=True):
            if country:
                votes = countries.get(country, 0.0) - own_countries.get(country, 0.0)
                score += COUNTRY * log(1 + max(0.0, votes))
            else:
                score += anywhere
            if admin1 >= 0:
                votes = divisions.get(admin1, 0.0) - own_divisions.get(admin1, 0.0)
                score += DIVISION * log(1 + max(0.0, votes))
            if admin2 >= 0:
                votes = counties.get(admin2, 0.0) - own_counties.get(admin2, 0.0)
                score += COUNTY * log(1 + max(0.0, votes))
            summed.append(score)
        scores = np.array(summed)
        if len(anchors) > 1 or (anchors and anchors[0][0] != at):
            others = owner != at
            beside = np.array(
                [1.0 if name.sentences.isdisjoint(names[o].sentences) else SAME_SENTENCE for o in owner[others]]
            )
            near = _nearness(name.rows, lats[others], lons[others], weights[others] * beside)
            scores += NEAR * np.log1p(near)
        name.weights = [float(x) for x in scores]
        best = int(np.argmax(scores))
        name.best = best
        lead = scores - scores[best]
        if name.inside[best]:
            # a report is taken at its word: of 124 readings in the stated container all were right on the corpora,
            # those of a share of 0.6 too
            lead = 2.0 * lead[np.array(name.inside)]
        others_all = np.exp(np.maximum(lead, -30) * SHARPNESS).sum()
        name.share = float(1.0 / (others_all + np.exp(min(30.0, (NONE - scores[best]) * SHARPNESS))))


def _most(ranked: list[tuple[str, float]], own: dict[str, float]) -> float:
    """The most votes that any country has from others than the name whose ``own`` are given; ``ranked`` by votes."""
    most = 0.0
    first = True
    for country, votes in ranked:
        left = votes - own[country] if country in own else votes
        if first or left > most:
            most, first = left, False
        if country not in own:
            break
    return most


def _votes(name: Name) -> tuple[dict[str, float], dict[int, float], dict[int, float]]:
    """What the name speaks for, over all that it may mean: countries, first- and second-level divisions."""
    countries: dict[str, float] = {}
    divisions: dict[int, float] = {}
    counties: dict[int, float] = {}
    if not name.rows:
        return countries, divisions, counties
    scores = np.array(name.weights or name.base)
    shares = np.exp((scores - scores.max()) * SOFTNESS)
    shares *= (1.0 + 0.3 * log(len(name.mentions))) / shares.sum()
    for (country, admin1, admin2), votes in zip(name.regions, shares.tolist(), strict=True):
        if country:
            countries[country] = countries.get(country, 0.0) + votes
        if admin1 >= 0:
            divisions[admin1] = divisions.get(admin1, 0.0) + votes
        if admin2 >= 0:
            counties[admin2] = counties.get(admin2, 0.0) + votes
    return countries, divisions, counties


def _nearness(rows: list[Row], lats: Floats, lons: Floats, weights: Floats) -> Floats:
    """For each row the weights of the anchors, each less with its distance."""
    if not len(lats):
        return np.zeros(len(rows))
    a = np.radians(np.array([r.lat for r in rows]))[:, None]
    b = np.radians(np.array([r.lon for r in rows]))[:, None]
    x, y = np.radians(lats)[None, :], np.radians(lons)[None, :]
    h = np.sin((x - a) / 2) ** 2 + np.cos(a) * np.cos(x) * np.sin((y - b) / 2) ** 2
    km = 2 * 6371.0 * np.arcsin(np.minimum(1.0, np.sqrt(h)))
    near: Floats = (weights[None, :] * np.exp(-km / REACH)).sum(axis=1)
    return near
