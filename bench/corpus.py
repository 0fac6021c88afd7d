"""A corpus of made-up reports for timing: varied sentences, all distinct, the same for the same seed.

It is for speed alone. Its sentences are put together from frames and word lists of this file, so its figures say
nothing about quality.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

from sayso.model import Report

_PEOPLE = """Ana Kolar;Ivan Petrov;Maria Sanchez;Tom Hale;Leila Haddad;Chen Wei;Olena Bondar;Pierre Lacroix;Amina Yusuf;
Jan Novak;Sofia Rossi;David Cohen;Mehmet Demir;Grace Okafor;Lars Berg;Nadia Karimi;Peter Walsh;Yuki Tanaka""".split(";")
_OFFICES = """Foreign Minister;Defence Minister;Prime Minister;President;Governor;Mayor;General;Colonel;Ambassador;
Interior Minister;police chief;army spokesman;deputy minister;opposition leader;special envoy""".split(";")
_PLACES = """Kharkiv;Osijek;Marib;Goma;Aleppo;Tbilisi;Odesa;Gaza City;Khartoum;Lviv;Mosul;Belgrade;Baku;Kabul;Tripoli;
Mariupol;Sanaa;Bamako;Yerevan;Damascus;Kherson;Juba;Mogadishu;Pristina;Kyiv;Donetsk;Basra;Port Sudan""".split(";")
_NATIONS = "Ukrainian;Russian;Turkish;Syrian;Yemeni;Sudanese;Georgian;French;Polish;Israeli;Congolese;Serbian".split(
    ";"
)
_FORCES = "troops;forces;militia;border guards;artillery units;police;soldiers;rescue workers;engineers;rebels".split(
    ";"
)
_DEEDS = """captured;shelled;entered;left;surrounded;cleared;evacuated;defended;searched;reopened;blocked;retook;
reached;bombed;handed over;sealed off""".split(";")
_THINGS = """the bridge;a power station;the airfield;two villages;the railway depot;the old harbour;a supply convoy;
the northern suburbs;an ammunition store;the border crossing;the water works;a grain terminal;the hospital""".split(";")
_DAYS = (
    "on Monday;late on Tuesday;on Wednesday morning;overnight;on 12 May;last week;two days earlier;at dawn;on Friday"
)
_SAYS = "said;told reporters;insisted;warned;announced;denied;confirmed;claimed;argued;acknowledged;predicted".split(
    ";"
)
_HEDGES = "reportedly;allegedly;apparently;probably;possibly;".split(";")
_TOPICS = """a ceasefire;the exchange of prisoners;grain exports;new sanctions;a peace plan;humanitarian aid;
the status of the enclave;arms deliveries;the coming vote;a buffer zone;the price of gas""".split(";")
_FRAMES = (
    "{nation} {force} {hedge} {deed} {thing} near {place} {day}, {office} {person} {says}.",
    "“We will not give up {thing} until {topic} is settled,” {person} told {n} reporters in {place} {day}.",
    "According to {office} {person}, at least {n} people were hurt when {nation} {force} {deed} {thing} in {place}.",
    "{office} {person} {says} that {nation} {force} had {deed} {thing} and that {n} of them were held in {place}.",
    "In {place}, some {n} residents gathered {day} to demand {topic}, while {force} {deed} {thing}.",
    "The {nation} government is prepared to discuss {topic} if {force} leave {place} within {n} days, {person} {says}.",
    "{person}, the {office}, {says} {topic} would take {n} months, but {nation} officials in {place} disagreed.",
    "{n} kilometres from {place}, {nation} {force} {deed} {thing} {day}; the ministry gave no details of {topic}.",
    "Asked about {topic}, {person} {says} the {nation} side had lost {n} vehicles at {place} {day}.",
    "Nobody in {place} could say whether {nation} {force} {hedge} {deed} {thing}, a doctor who treated {n} men {says}.",
    "The {office} of {place}, {person}, is to meet {nation} envoys {day} to talk about {topic} and {n} detainees.",
    "After {n} days of fighting around {place}, {force} {deed} {thing}, and {topic} seemed far away.",
)


def _words(listed: str | list[str]) -> list[str]:
    parts = listed.split(";") if isinstance(listed, str) else listed
    return [part.strip() for part in parts]


_SLOTS = {
    "person": _words(_PEOPLE), "office": _words(_OFFICES), "place": _words(_PLACES), "nation": _words(_NATIONS),
    "force": _words(_FORCES), "deed": _words(_DEEDS), "thing": _words(_THINGS), "day": _words(_DAYS),
    "says": _words(_SAYS), "hedge": _words(_HEDGES), "topic": _words(_TOPICS),
}  # fmt: skip


def reports(count: int, seed: int = 1) -> Iterator[Report]:
    """``count`` reports of 8 to 30 sentences in paragraphs; no sentence comes twice."""
    rng = random.Random(seed)
    seen: set[str] = set()
    for number in range(count):
        paragraphs = []
        for _ in range(rng.randint(4, 10)):
            paragraph = []
            for _ in range(rng.randint(2, 3)):
                paragraph.append(_sentence(rng, seen))
            paragraphs.append(" ".join(paragraph))
        day = 1 + number % 28
        yield Report(
            id=f"bench-{number:06}",
            text="\n\n".join(paragraphs),
            title=_sentence(rng, seen).rstrip("."),
            published=f"2025-{1 + number // 28 % 12:02}-{day:02}",
            outlet=f"Outlet {number % 17}",
            language="en",
        )


def _sentence(rng: random.Random, seen: set[str]) -> str:
    while True:
        frame = rng.choice(_FRAMES)
        filled = frame.format(n=rng.randint(3, 9999), **{slot: rng.choice(words) for slot, words in _SLOTS.items()})
        sentence = " ".join(filled.split())
        sentence = sentence[0].upper() + sentence[1:]
        if sentence not in seen:
            seen.add(sentence)
            return sentence


def given_or_made(path: Path | None, count: int) -> list[Report]:
    """The reports of a JSONL file, or made-up ones."""
    if path is None:
        from bench.varied import varied

        return list(varied(count))
    fields = set(Report.__struct_fields__)
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    return [Report(**{k: v for k, v in row.items() if k in fields}) for row in rows[:count]]
