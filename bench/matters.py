"""Stories made from seeds, already read: matters that many reports tell of, each with people and places of its own.

A few hundred sentences are read once. A report puts some of them together, with other names in the place of those that
were read (of the same length, so that all spans fit), and with a day of its own: names of its matter in those that tell
of it, names of its own in the others. So stories of any size are there at once, and the same for the same seed. They
are for speed alone.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any

import msgspec

from bench.corpus import _FRAMES, _SLOTS
from sayso.comparing.told import Told
from sayso.model import Extract, Report
from sayso.reading.extract import extract

#: sentences that are read
READ = 360
#: sentences in a report, at least and at most
SENTENCES = 7, 25
#: names in the sentences that are read; the first five letters of each word stay together in a matter's own name
_PEOPLE = ("Tomasz Verhalen", "Helena Osterman", "Viktor Sandholt")
_PLACES = ("Kharkiv", "Osijek")
#: what goes with the frames of ``bench.corpus``, nearly all of which count, hedge or quote, so that in all a report has
#: as many clauses of each sort as real ones: of 772 real reports one has 3.5 clauses that count something, 4.0 that are
#: hedged, 5.6 of what is to come and 4.8 that tell of a stance
_PLAIN = (
    "{nation} {force} {deed} {thing} in {place} {day} and withdrew before noon, {person} {says}.",
    "Shops in {place} were closed {day}, the trams did not run and the streets were empty.",
    "{person}, who was born in {place}, studied law there and joined the {nation} foreign service.",
    "The {nation} parliament debated {topic} {day} and adjourned without a vote.",
    "Smoke hung over {place} {day} after {force} {hedge} {deed} {thing}, a resident who saw it {says}.",
    "{person} arrived in {place} {day} with a delegation of the {nation} government that is to inspect {thing}.",
    "The {office} was not in {place} when {force} {deed} {thing}, and his deputy did not answer questions.",
    "Families slept in the school at {place} because their houses had no roofs, {person} {says}.",
    "The {nation} ministry of defence published photographs that {hedge} show {thing} near {place}.",
    "A court in {place} heard {day} that {person} had known of {topic} and had told nobody.",
    "Farmers near {place}, who had left their fields in the spring, brought in the harvest under guard of {force}.",
    "{person} and the {office} spoke by telephone {day} and agreed to meet in {place}.",
    "The river at {place} rose {day}, flooded the lower town and carried away {thing}.",
    "Electricity returned to {place} {day}, but the water was still cut, {office} {person} {says}.",
    "{office} {person} visited the wounded in {place} {day} and promised that the clinic would stay open.",
    "The {nation} flag was raised over {thing} in {place} {day}, although {force} had {deed} it before.",
    "A train from {place} was stopped at the border {day} and searched by {nation} {force}, who found nothing.",
    "{person} wrote the letter to the {nation} government about {topic} which the newspaper printed {day}.",
    "Children in {place} went back to school {day}, while {force} {deed} {thing} on the other bank.",
    "The museum at {place} lent its paintings to a {nation} collection and may never see them again.",
    "Since the winter, {place} has been without a {office}, because nobody wants the post.",
    "{nation} engineers repaired {thing} in {place} and will leave when {topic} is settled, {person} {says}.",
    "The newspaper in {place} wrote that {topic} had been agreed, but {person} {says} he knew nothing of it.",
    "Rain kept the {nation} {force} off the roads around {place} {day}, so {person} could not travel.",
    "{person}, who led the talks on {topic}, resigned {day} and is expected to return to {place}.",
    "“They took everything we had and burnt the rest,” a baker in {place} told {person} {day}.",
)
#: nouns that are others in each matter, as other matters are of other things
_NOUNS = tuple(
    "bridge station airfield village depot harbour convoy suburb ammunition crossing terminal hospital ceasefire "
    "exchange prisoner grain sanction enclave buffer railway supply border water power harbour troop militia guard "
    "artillery police soldier rescue engineer rebel humanitarian deliver peace export foreign defence prime interior "
    "president governor mayor general colonel ambassador chief spokesman deputy opposition leader special envoy "
    "ukrainian russian turkish syrian yemeni sudanese georgian french polish israeli congolese serbian".split()
)
#: … and what only a report that tells of something else has others of
_REST = tuple(
    "minister reporter envoy doctor detail kilometre vehicle northern detainee resident delivery accord village worker "
    "store ministry export price overnight morning".split()
)
_LETTERS = "bcdfghklmnprstvz", "aeiou"


@cache
def _read() -> list[dict[str, Any]]:
    """The sentences, each as the plain extract of a report of its own."""
    rng = random.Random(5)
    texts: set[str] = set()
    while len(texts) < READ:
        slots = {slot: rng.choice(words) for slot, words in _SLOTS.items()}
        slots |= {"person": rng.choice(_PEOPLE), "place": rng.choice(_PLACES)}
        filled = " ".join(rng.choice(_FRAMES + _PLAIN).format(n=rng.randint(3, 99), **slots).split())
        texts.add(filled[0].upper() + filled[1:])
    reports = [
        Report(id=f"{i}", text=text, published="2025-03-14", language="en") for i, text in enumerate(sorted(texts))
    ]
    return [msgspec.to_builtins(found) for found in extract(reports)]


def _name(rng: random.Random, like: str) -> str:
    """A made-up name of the same length."""
    made = "".join(rng.choice(_LETTERS[i % 2]) for i in range(len(like)))
    return "".join(m.upper() if c.isupper() else c if c == " " else m for m, c in zip(made, like, strict=True))


def matters(count: int, each: int, seed: int = 1) -> Iterator[tuple[str, int]]:
    """Ids and matters of ``count`` reports, ``each`` of them of one matter, in the order of their days."""
    ids = [(f"m{n // each:05}-{n % each:04}", n // each) for n in range(count)]
    yield from sorted(ids, key=lambda pair: (_day(pair[0], seed), pair[0]))


def _day(id: str, seed: int) -> date:
    rng = random.Random(f"{seed} day {id}")
    matter = int(id[1:6])
    # matters follow each other over the years; a matter lasts ten days
    return date(2020, 1, 1) + timedelta(days=matter * 7 % 2000 + rng.randint(0, 10))


#: part of the sentences of a report that tell of its matter. At this a report is laid beside 6 others, 10 links of
#: claims come of it, and of 25 couples of clauses that may be linked 2.5 are looked at by a rule; of 772 real reports
#: of 33 subjects it was 7, 9, 17 and 1
ABOUT = 0.5


@cache
def _spelt(nouns: tuple[str, ...]) -> re.Pattern[str]:
    """What is another in each matter, or in each report."""
    names = [name for full in (*_PEOPLE, *_PLACES) for name in full.split()]
    found = [*names, *nouns, *map(str.lower, names), *map(str.capitalize, nouns), r"geonames:\d{5}"]
    return re.compile("|".join(found))


class _Renamed:
    """Sentences with other names and nouns in them."""

    def __init__(self, seed: str, nouns: tuple[str, ...]) -> None:
        rng = self.rng = random.Random(seed)
        names = {name: _name(rng, name) for full in (*_PEOPLE, *_PLACES) for name in full.split()}
        self._spelt = _spelt(nouns)
        self._names = names | {noun: _name(rng, noun) for noun in nouns}
        self._place = f"geonames:{rng.randrange(10**5):05}"

    def _other(self, found: re.Match[str]) -> str:
        word = found.group()
        if ":" in word:
            return self._place
        if word in self._names:
            return self._names[word]
        names = self._names
        return names[word.capitalize()].lower() if word.capitalize() in names else names[word.lower()].capitalize()

    def __call__(self, part: dict[str, Any]) -> dict[str, Any]:
        words = msgspec.json.encode(part).decode()
        made: dict[str, Any] = msgspec.json.decode(self._spelt.sub(self._other, words))
        return made


def told(id: str, seed: int = 1, about: float = ABOUT) -> Told:
    """One report with what was read in it."""
    ours = _Renamed(f"{seed} matter {id[1:6]}", _NOUNS)
    mine = _Renamed(f"{seed} names {id}", (*_NOUNS, *_REST))
    # of a matter no more is told than a part of all sentences
    told_of = ours.rng.sample(_read(), 300)
    rng = random.Random(f"{seed} report {id}")
    parts = [(ours if rng.random() < about else mine)(part) for part in rng.sample(told_of, rng.randint(*SENTENCES))]
    outlet = f"Outlet {rng.randrange(60)}"
    published = f"{_day(id, seed)}T{rng.randrange(24):02}:{rng.randrange(60):02}:00Z"
    read = msgspec.convert(_joined(parts), type=Extract)
    read = msgspec.structs.replace(read, id=id)
    return Told(Report(id=id, text=read.text, outlet=outlet, published=published, language="en"), read)


def _joined(parts: list[dict[str, Any]]) -> dict[str, Any]:
    """One extract of several, one sentence behind the other."""
    made: dict[str, Any] = {
        "id": "", "language": "en", "title": "", "text": "", "version": "bench", "sentences": [], "claims": [],
        "events": [], "places": [], "relations": [], "remarks": [], "dates": [], "actors": [], "notices": [],
        "problems": [], "clauses": [],
    }  # fmt: skip
    actors: dict[str, dict[str, Any]] = {}
    for k, part in enumerate(parts):
        at = len(made["text"]) + (1 if made["text"] else 0)
        made["text"] = f"{made['text']} {part['text']}".strip()
        counts = {name: len(made[name]) for name in ("places", "dates", "clauses")}
        ids: dict[str, str] = {}
        for actor in part["actors"]:
            known = actors.setdefault(actor["name"], {**actor, "id": f"a{len(actors)}", "mentions": []})
            known["mentions"] += [[start + at, end + at] for start, end in actor["mentions"]]
            ids[actor["id"]] = known["id"]
        for actor in part["actors"]:
            if actor["represents"] is not None:
                actors[actor["name"]]["represents"] = ids[actor["represents"]]
        for name in ("sentences", "claims", "events", "places", "relations", "remarks", "dates", "notices", "clauses"):
            for each in part.get(name, ()):
                made[name].append(_moved(each, at, k, counts, ids))
    made["actors"] = list(actors.values())
    return made


def _moved(record: Any, at: int, k: int, counts: dict[str, int], ids: dict[str, str]) -> Any:
    if not isinstance(record, dict):
        return [record[0] + at, record[1] + at]
    made = {}
    for key, value in record.items():
        if key in ("start", "end"):
            value = value + at
        elif key in ("pieces", "mentions"):
            value = [[start + at, end + at] for start, end in value]
        elif key == "verb":
            value = [value[0] + at, value[1] + at]
        elif key == "above" and value is not None:
            value = value + counts["clauses"]
        elif key in ("date", "due") and value is not None:
            value = value + counts["dates"]
        elif key in ("subject", "object") and isinstance(value, int):
            value = value + counts["places"]
        elif key == "places" and value and isinstance(value[0], int):
            value = [index + counts["places"] for index in value]
        elif key in ("id", "inside") and isinstance(value, str) and ":" not in value:
            value = f"{k}{value}"
        elif key == "events":
            value = [f"{k}{id}" for id in value]
        elif key == "actor" and value is not None:
            value = ids.get(value)
        elif isinstance(value, dict):
            value = _moved(value, at, k, counts, ids)
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            value = [_moved(each, at, k, counts, ids) for each in value]
        made[key] = value
    return made
